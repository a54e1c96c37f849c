"""Queries as SQL text: FROM written out, aliases only where several tables meet, the rest by sqlglot's dialects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect

from sql_copilot_ls.schema.model import Schema

from .catalog import Catalog, catalog_of
from .errors import InexpressibleError
from .ir import Call, Column, DerivedColumn, Expression, OfTable, Query, block_atoms, outer_columns, walk
from .joins import DERIVED, Instance, Step, implied_from
from .naming import alias_for, identifier
from .rendering_expressions import AGGREGATES, ExpressionRenderer

_DEFAULT_SCHEMAS = {"", "public", "dbo", "main"}
_SET: dict[str, type[exp.SetOperation]] = {
    "Union": exp.Union,
    "UnionAll": exp.Union,
    "Intersect": exp.Intersect,
    "Except": exp.Except,
}
_KEY_IMPLIES_COLUMNS = ("postgres", "mysql")


@cache
def _null_ordering(dialect: str) -> str:
    return str(Dialect.get_or_raise(dialect).NULL_ORDERING)


def render_query(query: Query, schema: Schema, dialect: str = "sqlite") -> str:
    """SQL text on one line. Raises `UnconnectedError` or `InexpressibleError` when the query has no FROM clause."""
    catalog = catalog_of(schema)
    return _chain(query, _Style(catalog, dialect or "sqlite"), None).sql(dialect=dialect or "sqlite")


@dataclass(frozen=True, slots=True)
class _Style:
    """What all blocks of one rendering share."""

    catalog: Catalog
    dialect: str

    def identifier(self, name: str, *, quoted: bool = False) -> exp.Identifier:
        return identifier(name, self.dialect, quoted)


def _chain(query: Query, style: _Style, around: Block | None, names_outputs: bool = False) -> exp.Query:
    """A query with all that set operators chain to it; ORDER BY and LIMIT of the last block go around the whole."""
    block: Query | None = query
    tree: exp.Query | None = None
    operator = ""
    while block is not None:
        renderer = Block(block, style, around)
        select = renderer.select(names_outputs and tree is None)
        chained = operator != ""
        tree = _SET[operator](this=tree, expression=select, distinct=operator != "UnionAll") if chained else select
        if block.chained is None:
            renderer.finish(tree, query if chained else None)
        operator, block = block.operator, block.chained
    assert tree is not None
    return tree


class Block:
    """Renders one SELECT block."""

    def __init__(self, query: Query, style: _Style, around: Block | None) -> None:
        self.query = query
        self.style = style
        self.catalog = style.catalog
        self.around = around
        self.from_ = implied_from(query, style.catalog)
        self.taken: set[str] = set(around.taken) if around else set()
        instances = self.from_.instances
        reaches_in = any(isinstance(atom, Query) and any(outer_columns(atom)) for atom in block_atoms(query))
        reaches_out = any(isinstance(atom, Column) and atom.outer for atom in block_atoms(query))
        self.qualified = len(instances) > 1 or reaches_in or reaches_out
        self.aliases: dict[Instance, str] = {}
        for instance in instances:
            if instance == DERIVED:
                self.aliases[instance] = alias_for("sub", self.taken) if "sub" in self.taken else "sub"
                self.taken.add(self.aliases[instance])
            elif self.qualified:
                self.aliases[instance] = alias_for(style.catalog.tables[instance[0]].name, self.taken)
        self.outputs = output_names(query.derived, style.catalog) if query.derived is not None else []
        self.expressions = ExpressionRenderer(self, style.catalog, style.dialect)

    def column(self, column: Column) -> exp.Expr:
        """A column, qualified where the block has several tables."""
        block = self
        if column.outer:
            if self.around is None:
                raise InexpressibleError("a reference to an enclosing block that is not there")
            block = self.around
        declared = self.catalog.column(column.table, column.name)
        alias = block.aliases.get((column.table, column.instance)) if block.qualified else None
        if block.qualified and alias is None:
            raise InexpressibleError("a column of a table that is not in FROM", column.table)
        table = exp.Identifier(this=alias, quoted=False) if alias else None
        return exp.Column(this=self.style.identifier(declared.name, quoted=declared.quoted), table=table)

    def derived_column(self, column: DerivedColumn) -> exp.Expr:
        """A column of the derived table by its output name."""
        if not 0 < column.position <= len(self.outputs):
            raise InexpressibleError("a column that the derived table does not have")
        table = exp.Identifier(this=self.aliases[DERIVED], quoted=False) if self.qualified else None
        return exp.Column(this=self._output(column.position), table=table)

    def _output(self, position: int) -> exp.Identifier:
        name, quoted = self.outputs[position - 1]
        return self.style.identifier(name, quoted=quoted)

    def subquery(self, query: Query) -> exp.Query:
        """A query inside this block, which may reach out for its columns."""
        return _chain(query, self.style, self)

    def star(self, table: str) -> exp.Expr:
        """All columns of a table."""
        if not self.qualified:
            return exp.Star()
        return exp.Column(this=exp.Star(), table=exp.Identifier(this=self.aliases[(table, 1)], quoted=False))

    def select(self, names_outputs: bool) -> exp.Select:
        """The block without ORDER BY and LIMIT."""
        query = self.query
        items: list[exp.Expr] = [self.expressions.render(item) for item in query.select]
        if names_outputs:
            names = iter(output_names(query, self.catalog))
            for index, item in enumerate(query.select):
                if isinstance(item, OfTable) and item.action == "AllColumns":
                    for _ in self.catalog.tables[item.table].columns:
                        next(names)
                    continue
                name, _ = next(names)
                if not (isinstance(item, Column) and item.name == name):
                    items[index] = exp.Alias(this=items[index], alias=self.style.identifier(name))
        tables = [
            self.join(step) if place else self.table(step.instance) for place, step in enumerate(self.from_.steps)
        ]
        tree = exp.Select(
            expressions=items,
            from_=exp.From(this=tables[0]) if tables else None,
            joins=tables[1:] or None,
            distinct=exp.Distinct() if query.distinct else None,
        )
        if query.where is not None:
            tree.set("where", exp.Where(this=self.expressions.render(query.where)))
        if query.group_by:
            keys = [self.expressions.render(key) for key in (*query.group_by, *self.missing_keys())]
            tree.set("group", exp.Group(expressions=keys))
        if query.having is not None:
            tree.set("having", exp.Having(this=self.expressions.render(query.having)))
        return tree

    def finish(self, tree: exp.Query, first: Query | None) -> None:
        """Add ORDER BY and LIMIT; in a chain, select items are named as its `first` block names them."""
        query = self.query
        ordering = _null_ordering(self.style.dialect)
        keys = []
        for order in query.order_by:
            key = self.output(order.expression, first) if first is not None else None
            if key is None:
                key = self.expressions.render(order.expression)
            default = {"nulls_are_small": not order.descending, "nulls_are_large": order.descending}
            keys.append(exp.Ordered(this=key, desc=order.descending or None, nulls_first=default.get(ordering, False)))
        if keys:
            tree.set("order", exp.Order(expressions=keys))
        if query.limit is not None:
            tree.set("limit", exp.Limit(expression=self.expressions.amount(query.limit)))
        if query.offset is not None:
            tree.set("offset", exp.Offset(expression=self.expressions.amount(query.offset)))

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
        if instance == DERIVED:
            assert self.query.derived is not None
            return exp.Subquery(this=_chain(self.query.derived, self.style, None, names_outputs=True), alias=named)
        declared = self.catalog.tables[instance[0]]
        database = None if declared.schema.casefold() in _DEFAULT_SCHEMAS else self.style.identifier(declared.schema)
        return exp.Table(this=self.style.identifier(declared.name, quoted=declared.quoted), db=database, alias=named)

    def join(self, step: Step) -> exp.Join:
        """One join with its ON clause."""
        table = self.table(step.instance)
        if not step.conditions:
            return exp.Join(this=table, kind="CROSS")
        on: exp.Expr | None = None
        for (left, left_name), (right, right_name) in step.conditions:
            equal = exp.EQ(this=self.side(left, left_name), expression=self.side(right, right_name))
            on = equal if on is None else exp.And(this=on, expression=equal)
        return exp.Join(this=table, side="LEFT" if step.kind == "left" else None, on=on)

    def side(self, instance: Instance, name: str) -> exp.Expr:
        """One side of a join condition."""
        if instance == DERIVED:
            return self.derived_column(DerivedColumn(int(name)))
        return self.column(Column(instance[0], name, instance[1]))

    def missing_keys(self) -> list[Expression]:
        """Columns outside aggregates, which all dialects but SQLite want in GROUP BY."""
        if self.style.dialect == "sqlite":
            return []
        keys = self.query.group_by
        found: dict[Expression, None] = {}
        parts = [*self.query.select, *(order.expression for order in self.query.order_by)]
        if self.query.having is not None:
            parts.append(self.query.having)
        for part in parts:
            for column in _outside_aggregates(part, keys):
                if not column.outer and not self._key_implies(column):
                    found[column] = None
        return list(found)

    def _key_implies(self, column: Column) -> bool:
        primary = self.catalog.tables[column.table].primary_key
        return (
            self.style.dialect in _KEY_IMPLIES_COLUMNS
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
    return []


def output_names(query: Query, catalog: Catalog) -> list[tuple[str, bool]]:
    """A name for every output column of a derived table, and whether it was declared in quotes.

    It is the column's own name, else one made from the expression.
    """
    names: list[tuple[str, bool]] = []
    for item in query.select:
        if isinstance(item, OfTable) and item.action == "AllColumns":
            names += [(column.name, column.quoted) for column in catalog.tables[item.table].columns]
            continue
        name = item.name if isinstance(item, Column) else _describe(item)
        base, number = name, 2
        while name.casefold() in {other.casefold() for other, _ in names}:
            name, number = f"{base}_{number}", number + 1
        quoted = isinstance(item, Column) and item.name == name and catalog.column(item.table, name).quoted
        names.append((name, quoted))
    return names


def _describe(expression: Expression) -> str:
    if isinstance(expression, OfTable) or expression == Call("CountAll"):
        return "row_count"
    inner = next((atom for atom in walk(expression) if isinstance(atom, Column)), None)
    if isinstance(expression, Call) and expression.action in AGGREGATES and inner is not None:
        return f"{expression.action.removesuffix('Distinct').lower()}_{inner.name}"
    return inner.name if inner is not None else "value"
