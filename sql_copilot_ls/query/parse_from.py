"""Reads a FROM clause and finds the fewest explicit additions under which the implied FROM is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from sqlglot import exp

from .catalog import Catalog
from .errors import InexpressibleError, QueryError, UnknownNameError
from .ir import Column, DerivedColumn, Instance, Join, Query
from .joins import From, Side, implied_from, side_of
from .scope import Scope, Source

ReadWithOutputs = Callable[[exp.Expr, Scope], tuple[Query, tuple[str, ...]]]
"""Reads a derived table: its query, and the names of its output columns."""
Equality = tuple[Column | DerivedColumn, Column | DerivedColumn]


@dataclass(slots=True)
class ReadFrom:
    """A FROM clause as written: equalities of its inner joins, left joins, and what else its ON clauses demand."""

    equalities: list[Equality] = field(default_factory=list)
    optional: list[tuple[Instance, list[Equality]]] = field(default_factory=list)
    full: list[tuple[Instance, list[Equality]]] = field(default_factory=list)
    optional_rows: list[tuple[Instance, list[exp.Expr]]] = field(default_factory=list)
    extra: list[exp.Expr] = field(default_factory=list)
    derived: list[Query] = field(default_factory=list)


def conjuncts(node: exp.Expr | None) -> list[exp.Expr]:
    """The parts of a conjunction."""
    if node is None:
        return []
    node = node.unnest()
    if isinstance(node, exp.And):
        return [*conjuncts(node.this), *conjuncts(node.expression)]
    return [node]


def equality(node: exp.Expr, scope: Scope) -> Equality | None:
    """Two columns of different occurrences in this block that the condition sets equal; None when it is another."""
    if not isinstance(node, exp.EQ):
        return None
    sides: list[Column | DerivedColumn] = []
    for side in (node.this.unnest(), node.expression.unnest()):
        if not isinstance(side, exp.Column):
            return None
        try:
            found = scope.qualified(side.table, side.name) if side.table else scope.bare(side.name)
        except UnknownNameError:
            return None
        if found is None or (isinstance(found, Column) and found.outer):
            return None
        sides.append(found)
    if side_of(sides[0])[0] == side_of(sides[1])[0]:
        return None
    return sides[0], sides[1]


def read_from(select: exp.Select, scope: Scope, read_query: ReadWithOutputs) -> ReadFrom:
    """Enter the tables of FROM into the scope and read its joins."""
    result = ReadFrom()
    clause = select.args.get("from_")
    if clause is None:
        if select.find(exp.Subquery) is None:
            raise InexpressibleError("no FROM")
        return result

    def enter(node: exp.Expr) -> Source:
        if isinstance(node, exp.Table) and (cte := scope.ctes.get(node.name.casefold())) is not None and not node.db:
            return enter_derived(cte, node.alias or node.name)
        if isinstance(node, exp.Table):
            if node.args.get("joins"):
                raise InexpressibleError("a join in parentheses")
            key = scope.catalog.find_table(node.name, node.db)
            if key is None:
                raise UnknownNameError("unknown table", node.name)
            return scope.add_table(key, node.alias or node.name)
        if isinstance(node, exp.Subquery):
            if isinstance(node.this, exp.Table):
                raise InexpressibleError("a join in parentheses")
            return enter_derived(node.this, node.alias)
        raise InexpressibleError(f"{type(node).__name__} in FROM")

    def enter_derived(node: exp.Expr, alias: str) -> Source:
        if len(result.derived) == 2:
            raise InexpressibleError("three derived tables")
        outside = Scope(scope.catalog, ctes=scope.ctes, dialect=scope.dialect)
        query, outputs = read_query(node, outside)
        result.derived.append(query)
        source = Source(alias, instance=len(result.derived), outputs=outputs)
        scope.sources.append(source)
        return source

    enter(clause.this)
    for join in select.args.get("joins") or []:
        before = len(scope.sources)
        source = enter(join.this)
        side, method = (join.side or "").upper(), (join.method or "").upper()
        if side == "RIGHT" and before > 1:
            raise InexpressibleError("a RIGHT JOIN of several tables")
        names = [identifier.name for identifier in join.args.get("using") or []]
        if method == "NATURAL":
            names = _shared(scope, source, before)
        equalities = [_using(scope, source, name, before) for name in names]
        rest: list[exp.Expr] = []
        for part in conjuncts(join.args.get("on")):
            if isinstance(part, exp.Boolean) and part.this:
                continue
            found = equality(part, scope)
            if found is None:
                rest.append(part)
            else:
                equalities.append(found)
        if side:
            instance = scope.sources[0].occurrence if side == "RIGHT" else source.occurrence
            if not equalities or (rest and (side == "FULL" or not instance[0] or instance[1] > 1)):
                raise InexpressibleError(f"a {side} JOIN on other than equal columns")
            (result.full if side == "FULL" else result.optional).append((instance, equalities))
            if rest:
                result.optional_rows.append((instance, rest))
        else:
            result.equalities += equalities
            result.extra += rest
    return result


def _shared(scope: Scope, source: Source, before: int) -> list[str]:
    if not source.table:
        raise InexpressibleError("NATURAL JOIN of a derived table")
    names = [column.name for column in scope.catalog.tables[source.table].stored]
    return [name for name in names if any(scope.in_source(other, name) for other in scope.sources[:before])]


def _using(scope: Scope, source: Source, name: str, before: int) -> Equality:
    here = scope.in_source(source, name)
    there = next((found for other in scope.sources[:before] if (found := scope.in_source(other, name))), None)
    if here is None or there is None:
        raise UnknownNameError("unknown column", name)
    return there, here


class _Classes:
    """Which columns a set of equalities makes equal."""

    def __init__(self) -> None:
        self.parent: dict[Side, Side] = {}

    def find(self, side: Side) -> Side:
        parent = self.parent.setdefault(side, side)
        while parent != side:
            side, parent = parent, self.parent[parent]
        return side

    def join(self, a: Side, b: Side) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self.parent[second] = first

    def partition(self) -> frozenset[frozenset[Side]]:
        groups: dict[Side, set[Side]] = {}
        for side in list(self.parent):
            groups.setdefault(self.find(side), set()).add(side)
        return frozenset(frozenset(group) for group in groups.values() if len(group) > 1)


Meaning = tuple[
    frozenset[Instance], frozenset[frozenset[Side]], frozenset[tuple[str, Instance, frozenset[frozenset[Side]]]]
]


def meaning_of(clause: From) -> Meaning:
    """What makes two FROM clauses the same: their tables, inner equalities and left joins."""
    classes = _Classes()
    optional = set()
    for step in clause.steps:
        if step.kind in ("left", "full"):
            optional.add((step.kind, step.instance, frozenset(frozenset(pair) for pair in step.conditions)))
        else:
            for a, b in step.conditions:
                classes.join(a, b)
    return frozenset(clause.instances), classes.partition(), frozenset(optional)


def written_meaning(read: ReadFrom, scope: Scope) -> Meaning:
    """The same of a FROM clause as written."""
    classes = _Classes()
    for a, b in read.equalities:
        classes.join(side_of(a), side_of(b))
    instances = frozenset(source.occurrence for source in scope.sources)
    optional = frozenset(
        (kind, instance, frozenset(frozenset((side_of(a), side_of(b))) for a, b in pairs))
        for kind, joined in (("left", read.optional), ("full", read.full))
        for instance, pairs in joined
    )
    return instances, classes.partition(), optional


def connected(read: ReadFrom) -> Callable[[Equality], bool]:
    """Tells whether an equality joins occurrences that nothing joined before (and takes it as joined from then on)."""
    parent: dict[Instance, Instance] = {}

    def find(instance: Instance) -> Instance:
        while parent.setdefault(instance, instance) != instance:
            instance = parent[instance]
        return instance

    def merge(pair: Equality) -> bool:
        a, b = find(side_of(pair[0])[0]), find(side_of(pair[1])[0])
        parent[b] = a
        return a != b

    for pair in read.equalities:
        merge(pair)
    return merge


def minimise(query: Query, read: ReadFrom, scope: Scope, catalog: Catalog) -> Query:
    """The query with as few FROM additions as imply what was written. Raises `InexpressibleError` when none does."""
    wanted = written_meaning(read, scope)
    derived, second = [*read.derived, None, None][:2]
    query = replace(query, derived=derived, second=second)

    def fits(candidate: Query) -> bool:
        try:
            return meaning_of(implied_from(candidate, catalog)) == wanted
        except QueryError:
            return False

    if fits(query):
        return query
    tables = [source.table for source in scope.sources if source.table and source.instance == 1]
    with_rows = {rows.table for rows in query.optional_rows}
    left = [table for (table, number), _ in read.optional if number == 1 and table and table not in with_rows]
    full = [table for (table, number), _ in read.full if number == 1 and table]
    firm = [table for table in tables if table not in (*left, *full, *with_rows)]
    outer = replace(query, optional=tuple(left), full=tuple(full))
    for candidate in (outer, replace(outer, also=tuple(firm))):
        if fits(candidate):
            return _drop_tables(candidate, fits)
    joins = [Join(a, b) if _rank(a, catalog) <= _rank(b, catalog) else Join(b, a) for a, b in read.equalities]
    for instance, pairs in read.optional:
        joins += [Join(*_pointing_to(instance, pair), True) for pair in pairs]
    for instance, pairs in read.full:
        joins += [Join(*_pointing_to(instance, pair), full=True) for pair in pairs]
    touched = {side_of(side)[0] for join in joins for side in (join.left_column, join.right_column)}
    cross = tuple(table for table in tables if (table, 1) not in touched) if len(scope.sources) > 1 else ()
    for candidate in (replace(query, joins=tuple(joins), cross=cross), replace(query, joins=tuple(joins))):
        if fits(candidate):
            return _drop_tables(_drop_joins(candidate, fits), fits)
    raise InexpressibleError("a FROM clause that cannot be implied")


def _rank(side: Column | DerivedColumn, catalog: Catalog) -> tuple[int, int]:
    """Inner join edges name the column that the schema declares first."""
    if isinstance(side, DerivedColumn):
        return len(catalog.columns), side.position
    return catalog.column_number[(side.table, side.name)], side.instance


def _pointing_to(instance: Instance, pair: Equality) -> Equality:
    return pair if side_of(pair[1])[0] == instance else (pair[1], pair[0])


def _drop_joins(query: Query, fits: Callable[[Query], bool]) -> Query:
    for join in query.joins:
        shorter = replace(query, joins=tuple(other for other in query.joins if other is not join))
        tables = [
            side.table
            for side in (join.left_column, join.right_column)
            if isinstance(side, Column) and side.instance == 1
        ]
        for candidate in (shorter, replace(shorter, also=tuple(dict.fromkeys((*shorter.also, *tables))))):
            if fits(candidate):
                query = candidate
                break
    return query


def _with_tables(query: Query, name: str, tables: tuple[str, ...]) -> Query:
    match name:
        case "also":
            return replace(query, also=tables)
        case "cross":
            return replace(query, cross=tables)
    return replace(query, optional=tables)


def _drop_tables(query: Query, fits: Callable[[Query], bool]) -> Query:
    for name in ("also", "cross", "optional"):
        tables: Iterable[str] = getattr(query, name)
        for table in tables:
            rest = tuple(other for other in getattr(query, name) if other != table)
            candidate = _with_tables(query, name, rest)
            if fits(candidate):
                query = candidate
    return query
