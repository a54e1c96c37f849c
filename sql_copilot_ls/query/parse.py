"""SQL text into the intermediate representation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import sqlglot
from sqlglot import exp

from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.statements import require_few_steps

from .canonical_forms import Existences, Periods, flattened
from .catalog import Catalog, catalog_of
from .errors import InexpressibleError, UnknownNameError, UnparsableError
from .ir import Call, Column, DerivedColumn, Expression, Instance, OfTable, OptionalRows, Order, Query, Statement
from .joins import conjunction
from .parse_changes import read_change
from .parse_expressions import ExpressionReader
from .parse_from import ReadFrom, conjuncts, connected, equality, minimise, read_from
from .scope import Scope
from .traversal import rewritten_block

_OPERATORS: dict[type[exp.Expr], str] = {exp.Union: "Union", exp.Intersect: "Intersect", exp.Except: "Except"}


def parse_sql(sql: str, schema: Schema, dialect: str = "sqlite") -> Statement:
    """The statement that SQL text means over a schema.

    Raises `UnparsableError`, `UnknownNameError`, or `InexpressibleError` for what the representation does not cover.
    """
    return parse_over(sql, catalog_of(schema), dialect)


def parse_over(sql: str, catalog: Catalog, dialect: str) -> Statement:
    """As `parse_sql`, over a schema's catalog."""
    try:
        require_few_steps(sql)
        tree = sqlglot.parse_one(sql, dialect=dialect)
    except (sqlglot.errors.SqlglotError, RecursionError) as error:
        raise UnparsableError("not readable as SQL", str(error).splitlines()[0]) from error
    scope = Scope(catalog, dialect=dialect)
    if isinstance(tree, exp.Insert | exp.Update | exp.Delete | exp.Create):
        return read_change(tree, scope, _read_query)
    return _read_query(tree, scope)


def _read_query(node: exp.Expr, scope: Scope) -> Query:
    """A query in parentheses or not; `scope` is that of the block around it (without sources at the top)."""
    return _read_with_outputs(node, scope)[0]


def _read_with_outputs(node: exp.Expr, around: Scope) -> tuple[Query, tuple[str, ...]]:
    node = _bare(node)
    if (with_ := node.args.get("with_")) is not None:
        if with_.args.get("recursive"):
            raise InexpressibleError("a recursive common table expression")
        ctes = {**around.ctes, **{cte.alias.casefold(): cte.this for cte in with_.expressions}}
        around = replace(around, ctes=ctes)
    if isinstance(node, exp.Select):
        return _Block(node, around).read()
    if type(node) in _OPERATORS:
        return _read_chain(node, around)
    raise UnparsableError("not a SELECT statement", type(node).__name__)


def _bare(node: exp.Expr) -> exp.Expr:
    while isinstance(node, exp.Subquery | exp.Paren):
        if any(node.args.get(part) for part in ("limit", "order", "offset")):
            raise InexpressibleError("a query in parentheses with its own ORDER BY or LIMIT")
        node = node.this
    return node


def _read_chain(node: exp.Expr, around: Scope) -> tuple[Query, tuple[str, ...]]:
    """Set operators as SQL text chains them: left to right; ORDER BY and LIMIT belong to the whole."""
    top = node
    parts: list[tuple[str, exp.Expr]] = []
    while type(node) in _OPERATORS:
        operator = _OPERATORS[type(node)]
        if not node.args.get("distinct", True):
            if operator != "Union":
                raise InexpressibleError(f"{operator.upper()} ALL")
            operator = "UnionAll"
        right = _bare(node.args["expression"])
        if not isinstance(right, exp.Select):
            raise InexpressibleError("set operators that nest to the right")
        if any(right.args.get(part) for part in ("limit", "order")):
            raise InexpressibleError("a query in parentheses with its own ORDER BY or LIMIT")
        if node is not top and any(node.args.get(part) for part in ("limit", "order", "offset")):
            raise InexpressibleError("a query in parentheses with its own ORDER BY or LIMIT")
        parts.append((operator, right))
        node = _bare(node.args["this"])
    if any(node.args.get(part) for part in ("limit", "order")):
        raise InexpressibleError("a query in parentheses with its own ORDER BY or LIMIT")
    first, outputs = _read_with_outputs(node, around)
    parts.reverse()
    blocks = [first]
    for index, (_, right) in enumerate(parts):
        tail = top if index == len(parts) - 1 else None
        blocks.append(_Block(right, around, tail=tail, first_outputs=outputs).read()[0])
    result = blocks[-1]
    for (operator, _), block in zip(reversed(parts), reversed(blocks[:-1]), strict=True):
        result = replace(block, operator=operator, chained=result)
    return result, outputs


def _starred_tables(node: exp.Select) -> dict[str, str]:
    """Table name → alias of the occurrence that `alias.*` shows."""
    shown = {
        item.table.casefold()
        for item in node.expressions
        if isinstance(item, exp.Column) and isinstance(item.this, exp.Star)
    }
    clause = node.args.get("from_")
    entries = [clause.this] if clause is not None else []
    entries += [join.this for join in node.args.get("joins") or []]
    return {
        entry.name.casefold(): entry.alias.casefold()
        for entry in entries
        if isinstance(entry, exp.Table) and entry.alias and entry.alias.casefold() in shown
    }


class _Block:
    """Reads one SELECT block; `tail` is the set operation whose ORDER BY and LIMIT it takes over."""

    def __init__(
        self, node: exp.Expr, around: Scope, tail: exp.Expr | None = None, first_outputs: tuple[str, ...] = ()
    ) -> None:
        assert isinstance(node, exp.Select)
        self.node = node
        self.tail = tail if tail is not None else node
        self.first_outputs = first_outputs if tail is not None else ()
        self.catalog: Catalog = around.catalog
        parent = around if around.sources else None
        self.scope = Scope(
            around.catalog, parent, ctes=around.ctes, dialect=around.dialect, starred=_starred_tables(node)
        )
        self.reader = ExpressionReader(self.scope, _read_query, self.rows_of)
        self.from_: ReadFrom = ReadFrom()

    def read(self) -> tuple[Query, tuple[str, ...]]:
        node = self.node
        for part in ("windows", "laterals", "pivots", "connect", "sample", "locks", "into"):
            if node.args.get(part):
                raise InexpressibleError(part.upper())
        distinct = node.args.get("distinct")
        if distinct is not None and distinct.args.get("on") is not None:
            raise InexpressibleError("DISTINCT ON")
        self.from_ = read_from(node, self.scope, _read_with_outputs)
        for item in node.expressions:
            if isinstance(item, exp.Alias):
                self.scope.aliases[item.alias.casefold()] = item.this
        where = self.where()
        select, outputs = self.select()
        group = node.args.get("group")
        if group is not None and any(group.args.get(part) for part in ("rollup", "cube", "grouping_sets", "all")):
            raise InexpressibleError("ROLLUP or CUBE")
        having, qualify = node.args.get("having"), node.args.get("qualify")
        limit, offset = self.tail.args.get("limit"), self.tail.args.get("offset")
        query = Query(
            tuple(select),
            distinct is not None,
            where=where,
            group_by=tuple(self.by_position(e, select) for e in group.expressions) if group is not None else (),
            having=self.reader.condition(having.this) if having is not None else None,
            qualify=self.reader.condition(qualify.this) if qualify is not None else None,
            optional_rows=tuple(self.optional_rows()),
            order_by=tuple(self.order(select)),
            limit=self.amount(limit),
            offset=self.amount(offset),
        )
        if query.offset is not None and query.limit is None:
            raise InexpressibleError("OFFSET without LIMIT")
        query = minimise(query, self.from_, self.scope, self.catalog)
        query = rewritten_block(query, Periods(self.catalog, query).call)
        return flattened(Existences(self.catalog).block(query), self.catalog), tuple(outputs)

    def optional_rows(self) -> Iterator[OptionalRows]:
        """The conditions in ON beside the keys of left joins."""
        for (table, _), parts in self.from_.optional_rows:
            condition = conjunction([self.reader.condition(part) for part in parts])
            assert condition is not None
            yield OptionalRows(table, condition)

    def amount(self, node: exp.Expr | None) -> Expression | None:
        if node is None:
            return None
        inner = node.args.get("count") if isinstance(node, exp.Fetch) else node.expression
        if inner is None:
            raise InexpressibleError("LIMIT without a number")
        if isinstance(inner, exp.Tuple):
            raise InexpressibleError("LIMIT with two numbers")
        return self.reader.read(inner)

    def select(self) -> tuple[list[Expression], list[str]]:
        items: list[Expression] = []
        outputs: list[str] = []
        for item in self.node.expressions:
            inner = (item.this if isinstance(item, exp.Alias) else item).unnest()
            if isinstance(inner, exp.Star) or (isinstance(inner, exp.Column) and isinstance(inner.this, exp.Star)):
                qualifier = inner.table if isinstance(inner, exp.Column) else ""
                for expression, names in self.star(qualifier):
                    items.append(expression)
                    outputs += names
                continue
            constant = isinstance(inner, exp.Literal | exp.Boolean | exp.Null)
            if constant and isinstance(self.node.parent, exp.Exists) and self.scope.sources[0].table:
                return [OfTable("AllColumns", self.scope.sources[0].table)], []
            items.append(self.reader.read(inner))
            outputs.append(item.alias or (inner.name if isinstance(inner, exp.Column) else ""))
        return items, outputs

    def star(self, qualifier: str) -> list[tuple[Expression, list[str]]]:
        sources = self.scope.sources
        if qualifier:
            source = self.scope.by_alias(qualifier)
            if source is None:
                raise UnknownNameError("unknown table", qualifier)
            sources = [source]
        if any(source.table and source.instance > 1 for source in sources):
            raise InexpressibleError("* over a repeated table")
        if any(join.args.get("using") or join.method for join in self.node.args.get("joins") or []):
            raise InexpressibleError("* over USING")
        found: list[tuple[Expression, list[str]]] = []
        for source in sources:
            if source.table:
                names = [column.name for column in self.catalog.tables[source.table].stored]
                found.append((OfTable("AllColumns", source.table), names))
            else:
                found += [
                    (DerivedColumn(place, source.instance), [name]) for place, name in enumerate(source.outputs, 1)
                ]
        return found

    def where(self) -> Expression | None:
        """WHERE, with inner ON conditions added and with equalities that join unjoined tables taken out."""
        clause = self.node.args.get("where")
        parts = conjuncts(clause.this) if clause is not None else []
        if len(self.scope.sources) > 1 and not self.from_.optional:
            joins = connected(self.from_)
            kept = []
            for part in parts:
                pair = equality(part, self.scope)
                if pair is not None and joins(pair):
                    self.from_.equalities.append(pair)
                else:
                    kept.append(part)
            parts = kept
        parts = [*self.from_.extra, *parts]
        if not parts:
            return None
        found = self.reader.condition(parts[0])
        for part in parts[1:]:
            found = Call("And", (found, self.reader.condition(part)))
        return found

    def by_position(self, node: exp.Expr, select: list[Expression]) -> Expression:
        """A key of GROUP BY or ORDER BY, which may be the number of a select item."""
        node = node.unnest()
        if isinstance(node, exp.Literal) and not node.is_string:
            position = int(node.this) if node.this.isdigit() else 0
            if 1 <= position <= len(select):
                return select[position - 1]
            raise InexpressibleError("a key that is a constant")
        return self.reader.read(node)

    def order(self, select: list[Expression]) -> list[Order]:
        clause = self.tail.args.get("order")
        if clause is None:
            return []
        orders = []
        names = [name.casefold() for name in self.first_outputs]
        aliases = self.scope.aliases
        for key in clause.expressions:
            inner = key.this.unnest()
            name = inner.name.casefold() if isinstance(inner, exp.Column) else ""
            if name and name in names and names.index(name) < len(select):
                expression = select[names.index(name)]
            elif name and not inner.table and name in aliases:
                expression = self.reader.read(aliases[name])
            else:
                expression = self.by_position(inner, select)
            if isinstance(expression, OfTable) and expression.action == "AllColumns":
                raise InexpressibleError("ORDER BY the number of a *")
            orders.append(Order(expression, bool(key.args.get("desc"))))
        return orders

    def rows_of(self) -> str:
        """The table that COUNT(*) stands for: one that nothing else mentions, else the many side, else the last."""
        tables = [source for source in self.scope.sources if source.table and source.instance == 1]
        if len(tables) <= 1:
            return tables[0].table if tables else ""
        mentioned = self.mentioned()
        free = [source.table for source in tables if (source.table, 1) not in mentioned]
        pool = free or [source.table for source in tables]
        present = {source.table for source in tables}
        many = [
            table
            for table in pool
            if any(link.to_parent and link.other in present for link in self.catalog.links[table])
        ]
        return (many or pool)[-1]

    def mentioned(self) -> set[Instance]:
        """Occurrences that columns outside the join conditions name."""
        found: set[Instance] = set()
        parts = [*self.node.expressions, self.tail.args.get("order")]
        parts += [self.node.args.get(part) for part in ("where", "group", "having")]
        for part in parts:
            if part is None:
                continue
            for column in part.find_all(exp.Column):
                if column.find_ancestor(exp.Select) is not self.node and part is not self.tail.args.get("order"):
                    continue
                if (
                    isinstance(part, exp.Where)
                    and isinstance(column.parent, exp.EQ)
                    and equality(column.parent, self.scope)
                ):
                    continue
                try:
                    meant = (
                        self.scope.qualified(column.table, column.name)
                        if column.table
                        else self.scope.bare(column.name)
                    )
                except (UnknownNameError, InexpressibleError):
                    continue
                if isinstance(meant, Column) and not meant.outer:
                    found.add((meant.table, meant.instance))
        return found
