"""Queries as SQL text: FROM written out, aliases only where several tables meet, the rest by sqlglot's dialects."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlglot import exp

from sql_copilot_ls.sql.dialects import dialect_of

from .catalog import Catalog
from .errors import InexpressibleError
from .ir import (
    Call,
    Column,
    DerivedColumn,
    Expression,
    Instance,
    OfTable,
    Query,
    Window,
    block_atoms,
    outer_columns,
)
from .joins import Existence, Step, conjuncts_of, implied_existence, implied_from
from .kinds import AGGREGATES, outputs_of
from .naming import alias_for, identifier
from .output_names import output_names
from .ranked_rows import chosen_outside, shows_all, with_rank_shown
from .rendering_expressions import ExpressionRenderer
from .rendering_windows import ordered

_DEFAULT_SCHEMAS = {"", "public", "dbo", "main"}
_SET: dict[str, type[exp.SetOperation]] = {
    "Union": exp.Union,
    "UnionAll": exp.Union,
    "Intersect": exp.Intersect,
    "Except": exp.Except,
}


@dataclass(frozen=True, slots=True)
class Style:
    """What all blocks of one rendering share."""

    catalog: Catalog
    dialect: str
    by_mention: bool = False

    def identifier(self, name: str, *, quoted: bool = False) -> exp.Identifier:
        """A name as this dialect wants it."""
        return identifier(name, self.dialect, quoted)


def chain(
    query: Query, style: Style, around: Block | None, *, named: bool = False, complete: bool = False
) -> exp.Query:
    """A query with all that set operators chain to it; ORDER BY and LIMIT of the last block go around the whole."""
    block: Query | None = query
    tree: exp.Query | None = None
    operator = ""
    while block is not None:
        next_operator, following = block.operator, block.chained
        block = _qualified(block, style)
        renderer = Block(block, style, around)
        select = renderer.select(named and tree is None, complete=complete)
        chained = operator != ""
        tree = _SET[operator](this=tree, expression=select, distinct=operator != "UnionAll") if chained else select
        if following is None:
            renderer.finish(tree, query if chained else None)
        operator, block = next_operator, following
    assert tree is not None
    return tree


def _qualified(block: Query, style: Style) -> Query:
    """The block in the form that the dialect has for choosing rows by their rank."""
    if block.qualify is None:
        return block
    known = dialect_of(style.dialect)
    if not (known.name and known.has_qualify):
        return chosen_outside(block, style.catalog)
    return with_rank_shown(block) if shows_all(block) else block


class Block:
    """Renders one SELECT block; inside EXISTS, `existence` says how it is joined to the block around."""

    def __init__(
        self, query: Query, style: Style, around: Block | None, existence: Existence | None = None, table: str = ""
    ) -> None:
        self.query = query
        self.style = style
        self.catalog = style.catalog
        self.around = around
        self.pairs = existence.pairs if existence is not None else ()
        self.from_ = (
            existence.from_
            if existence is not None
            else implied_from(query, style.catalog, by_mention=style.by_mention)
        )
        self.taken: set[str] = set(around.taken) if around else set()
        self.names: list[tuple[str, bool]] = []
        instances = self.from_.instances
        atoms = list(block_atoms(query))
        reaches_in = any(
            (isinstance(atom, Query) and any(outer_columns(atom)))
            or (isinstance(atom, Call) and atom.action in ("With", "Without"))
            for atom in atoms
        )
        reaches_out = bool(self.pairs) or any(isinstance(atom, Column) and atom.outer for atom in atoms)
        self.qualified = len(instances) > 1 or reaches_in or reaches_out
        self.aliases: dict[Instance, str] = {}
        self.outputs: dict[int, list[tuple[str, bool]]] = {}
        for instance in instances:
            if not instance[0]:
                name = "sub" if "sub" not in self.taken else alias_for("sub", self.taken)
                self.aliases[instance] = name
                self.taken.add(name)
                self.outputs[instance[1]] = output_names(self.derived(instance), style.catalog)
            elif self.qualified:
                self.aliases[instance] = table or alias_for(style.catalog.tables[instance[0]].name, self.taken)
        self.expressions = ExpressionRenderer(self, style.catalog, style.dialect)

    def derived(self, instance: Instance) -> Query:
        """The first or the second derived table."""
        found = self.query.derived if instance[1] == 1 else self.query.second
        assert found is not None
        return found

    def column(self, column: Column) -> exp.Expr:
        """A column, qualified where the block has several tables."""
        block = self
        for _ in range(column.outer):
            if block.around is None:
                raise InexpressibleError("a reference to an enclosing block that is not there")
            block = block.around
        declared = self.catalog.column(column.table, column.name)
        alias = block.aliases.get((column.table, column.instance)) if block.qualified else None
        if block.qualified and alias is None:
            raise InexpressibleError("a column of a table that is not in FROM", column.table)
        table = exp.Identifier(this=alias, quoted=False) if alias else None
        return exp.Column(this=self.style.identifier(declared.name, quoted=declared.quoted), table=table)

    def derived_column(self, column: DerivedColumn) -> exp.Expr:
        """A column of a derived table by its output name."""
        outputs = self.outputs.get(column.instance, [])
        if not 0 < column.position <= len(outputs):
            raise InexpressibleError("a column that the derived table does not have")
        alias = self.aliases[("", column.instance)]
        table = exp.Identifier(this=alias, quoted=False) if self.qualified else None
        name, quoted = outputs[column.position - 1]
        return exp.Column(this=self.style.identifier(name, quoted=quoted), table=table)

    def subquery(self, query: Query) -> exp.Query:
        """A query inside this block, which may reach out for its columns."""
        return chain(query, self.style, self)

    def existence(self, query: Query) -> exp.Query:
        """The query inside EXISTS, joined to this block along foreign keys."""
        found = implied_existence(query, self.from_.instances, self.catalog)
        tree = Block(query, self.style, self, found).select(False)
        tree.set("expressions", [exp.Literal.number(1)])
        return tree

    def star(self, table: str) -> exp.Expr:
        """All columns of a table."""
        if not self.qualified:
            return exp.Star()
        return exp.Column(this=exp.Star(), table=exp.Identifier(this=self.aliases[(table, 1)], quoted=False))

    def select(self, named: bool, *, complete: bool = False) -> exp.Select:
        """The block without ORDER BY and LIMIT; `named` gives what is computed a name, `complete` all its own one."""
        query = self.query
        items: list[exp.Expr] = [self.expressions.render(item) for item in query.select]
        if named:
            self.names = output_names(query, self.catalog)
            place = 0
            for index, item in enumerate(query.select):
                if isinstance(item, OfTable) and item.action == "AllColumns":
                    place += len(outputs_of(replace(query, select=(item,)), self.catalog))
                    continue
                name, quoted = self.names[place]
                place += 1
                tree = items[index]
                if tree.name != name if isinstance(tree, exp.Column) and complete else not isinstance(tree, exp.Column):
                    items[index] = exp.Alias(this=items[index], alias=self.style.identifier(name, quoted=quoted))
        tables = [
            self.join(step) if place else self.table(step.instance) for place, step in enumerate(self.from_.steps)
        ]
        tree = exp.Select(
            expressions=items,
            from_=exp.From(this=tables[0]) if tables else None,
            joins=tables[1:] or None,
            distinct=exp.Distinct() if query.distinct else None,
        )
        where = self.where()
        if where is not None:
            tree.set("where", exp.Where(this=where))
        if query.group_by:
            keys = [self.expressions.render(key) for key in (*query.group_by, *self.missing_keys())]
            tree.set("group", exp.Group(expressions=keys))
        if query.having is not None:
            tree.set("having", exp.Having(this=self.expressions.render(query.having)))
        if query.qualify is not None:
            tree.set("qualify", exp.Qualify(this=self.expressions.render(query.qualify)))
        return tree

    def where(self) -> exp.Expr | None:
        """What joins EXISTS to the block around, and the condition without the parts that stand in ON."""
        parts: list[exp.Expr] = [exp.EQ(this=self.side(*a), expression=self.outer_side(*b)) for a, b in self.pairs]
        in_on = [other for step in self.from_.steps for other in step.others]
        condition = self.query.where
        if in_on:
            for part in (rest := [part for part in conjuncts_of(condition) if part not in in_on])[1:]:
                rest[0] = Call("And", (rest[0], part))
            condition = rest[0] if rest else None
        if condition is not None:
            tree = self.expressions.render(condition)
            parts.append(exp.Paren(this=tree) if parts and isinstance(tree, exp.Or) else tree)
        found: exp.Expr | None = None
        for part_tree in parts:
            found = part_tree if found is None else exp.And(this=found, expression=part_tree)
        return found

    def finish(self, tree: exp.Query, first: Query | None) -> None:
        """Add ORDER BY and LIMIT; in a chain, select items are named as its `first` block names them."""
        query = self.query
        keys = []
        for order in query.order_by:
            key = self.output(order.expression, first) if first is not None else self.alias(order.expression)
            if key is None:
                key = self.expressions.render(order.expression)
            keys.append(ordered(key, order.descending, self.style.dialect))
        if keys:
            tree.set("order", exp.Order(expressions=keys))
        if query.limit is not None:
            tree.set("limit", exp.Limit(expression=self.expressions.amount(query.limit)))
        if query.offset is not None:
            tree.set("offset", exp.Offset(expression=self.expressions.amount(query.offset)))

    def alias(self, expression: Expression) -> exp.Expr | None:
        """The name of a computed select item."""
        if not self.names or isinstance(expression, Column | DerivedColumn) or expression not in self.query.select:
            return None
        if any(isinstance(item, OfTable) and item.action == "AllColumns" for item in self.query.select):
            return None
        name, quoted = self.names[self.query.select.index(expression)]
        return exp.Column(this=self.style.identifier(name, quoted=quoted))

    def output(self, expression: Expression, first: Query) -> exp.Expr | None:
        """A select item of a chain by its output name or position; None when it is no select item."""
        if expression not in self.query.select:
            return None
        position = self.query.select.index(expression)
        named = first.select[position] if position < len(first.select) else None
        if isinstance(named, Column) and sum(isinstance(i, Column) and i.name == named.name for i in first.select) == 1:
            return exp.Column(
                this=self.style.identifier(named.name, quoted=self.catalog.column(named.table, named.name).quoted)
            )
        return exp.Literal.number(position + 1)

    def table(self, instance: Instance) -> exp.Expr:
        """One entry of FROM with its alias."""
        alias = self.aliases.get(instance)
        named = exp.TableAlias(this=exp.Identifier(this=alias, quoted=False)) if alias else None
        if not instance[0]:
            return exp.Subquery(
                this=chain(self.derived(instance), self.style, None, named=True, complete=True), alias=named
            )
        return self.declared_table(instance[0], named)

    def declared_table(self, key: str, named: exp.TableAlias | None = None) -> exp.Table:
        """A table by its declared name."""
        declared = self.catalog.tables[key]
        database = None if declared.schema.casefold() in _DEFAULT_SCHEMAS else self.style.identifier(declared.schema)
        return exp.Table(this=self.style.identifier(declared.name, quoted=declared.quoted), db=database, alias=named)

    def join(self, step: Step) -> exp.Join:
        """One join with its ON clause."""
        table = self.table(step.instance)
        parts: list[exp.Expr] = []
        for there, here in step.conditions:
            first, second = (there, here) if self.style.by_mention else (here, there)
            parts.append(exp.EQ(this=self.side(*first), expression=self.side(*second)))
        conditions = [rows.condition for rows in self.query.optional_rows if (rows.table, 1) == step.instance]
        for condition in (*step.others, *conditions):
            part = self.expressions.render(condition)
            parts.append(exp.Paren(this=part) if isinstance(part, exp.Or) else part)
        if not parts:
            return exp.Join(this=table, kind="CROSS")
        on = parts[0]
        for part in parts[1:]:
            on = exp.And(this=on, expression=part)
        return exp.Join(this=table, side=step.kind.upper() if step.kind in ("left", "full") else None, on=on)

    def side(self, instance: Instance, name: str) -> exp.Expr:
        """One side of a join condition."""
        if not instance[0]:
            return self.derived_column(DerivedColumn(int(name), instance[1]))
        return self.column(Column(instance[0], name, instance[1]))

    def outer_side(self, instance: Instance, name: str) -> exp.Expr:
        """A column of the block around."""
        assert self.around is not None
        return self.around.side(instance, name)

    def missing_keys(self) -> list[Expression]:
        """Columns outside aggregates, which all dialects but SQLite want in GROUP BY."""
        if self.style.dialect == "sqlite":
            return []
        keys = self.query.group_by
        found: dict[Expression, None] = {}
        parts = [*self.query.select, *(order.expression for order in self.query.order_by)]
        parts += [condition for condition in (self.query.having, self.query.qualify) if condition is not None]
        for part in parts:
            for column in _outside_aggregates(part, keys):
                if not column.outer and not self._key_implies(column):
                    found[column] = None
        return list(found)

    def _key_implies(self, column: Column) -> bool:
        primary = self.catalog.tables[column.table].primary_key
        return (
            dialect_of(self.style.dialect).key_implies_columns
            and bool(primary)
            and all(Column(column.table, name, column.instance) in self.query.group_by for name in primary)
        )


def _outside_aggregates(expression: Expression, keys: tuple[Expression, ...]) -> list[Column]:
    """The columns that stand neither inside an aggregate nor inside a key."""
    if expression in keys:
        return []
    if isinstance(expression, Column):
        return [expression]
    if isinstance(expression, Call) and expression.action not in AGGREGATES:
        return [column for argument in expression.arguments for column in _outside_aggregates(argument, keys)]
    if isinstance(expression, Window):
        inside = (*expression.partition, *(order.expression for order in expression.order))
        return [column for argument in inside for column in _outside_aggregates(argument, keys)]
    return []
