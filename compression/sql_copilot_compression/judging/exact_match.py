"""Exact set match, and hardness by the rules of the Spider benchmark (Yu et al. 2018), on sqlglot's syntax trees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp

from sql_copilot_ls.schema.model import Schema

HARDNESS = ("easy", "medium", "hard", "extra")


@lru_cache(maxsize=4096)
def parse(sql: str) -> exp.Expr | None:
    """The syntax tree of one SQLite query; None when it cannot be read. Not to be changed by the caller."""
    try:
        trees = sqlglot.parse(sql, read="sqlite")
    except (sqlglot.errors.SqlglotError, RecursionError):
        return None
    tree = trees[0] if len(trees) == 1 else None
    return tree if isinstance(tree, exp.Query) else None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is compared of one SELECT: everything but values, aliases, the order of conditions and join conditions."""

    select: Counter[str]
    distinct: bool
    tables: Counter[str]
    where: Counter[str]
    connectors: Counter[str]
    group: Counter[str]
    having: Counter[str]
    order: tuple[str, ...]
    limit: bool


def exact_match(gold: str, sql: str, schema: Schema) -> bool:
    """Whether both queries have the same components, values ignored; False when either cannot be read."""
    left, right = parse(gold), parse(sql)
    if left is None or right is None:
        return False
    names = _Names(schema)
    return names.signature(left) == names.signature(right)


class _Names:
    """Components of queries over one schema: aliases resolved, foreign keys identified with what they refer to."""

    def __init__(self, schema: Schema) -> None:
        self.columns = {t.name.casefold(): [c.name.casefold() for c in t.columns] for t in schema.tables}
        self.same: dict[str, str] = {}
        for table in schema.tables:
            for key in table.foreign_keys:
                for own, other in zip(key.columns, key.references, strict=False):
                    left, right = f"{table.name}.{own}".casefold(), f"{key.table}.{other}".casefold()
                    if not key.inferred and self._find(left) != self._find(right):
                        first, second = sorted((self._find(left), self._find(right)))
                        self.same[second] = first

    def _find(self, name: str) -> str:
        while name in self.same:
            name = self.same[name]
        return name

    def signature(self, tree: exp.Expr, outer: dict[str, str] | None = None) -> object:
        """A value that is equal for queries with equal components."""
        tree = tree.unnest() if isinstance(tree, exp.Subquery) else tree
        if isinstance(tree, exp.SetOperation):
            kind = type(tree).__name__ + ("" if tree.args.get("distinct") is not False else " ALL")
            return kind, self.signature(tree.left, outer), self.signature(tree.right, outer)
        return self._shape(tree, outer or {}) if isinstance(tree, exp.Select) else tree.sql()

    def _shape(self, tree: exp.Select, outer: dict[str, str]) -> _Shape:
        scope = dict(outer)
        tables: Counter[str] = Counter()
        for source in _sources(tree):
            if isinstance(source, exp.Table):
                name = source.name.casefold()
                scope[(source.alias or name).casefold()] = name
                scope.setdefault(name, name)
                tables[name] += 1
            else:
                tables[repr(self.signature(source, outer))] += 1
        local = list(dict.fromkeys(n for s in _sources(tree) if isinstance(s, exp.Table) for n in (s.name.casefold(),)))

        def text(node: exp.Expr) -> str:
            return self._text(node, scope, local)

        where, connectors = _conditions(tree.args.get("where"), text)
        having, more = _conditions(tree.args.get("having"), text)
        group, order = tree.args.get("group"), tree.args.get("order")
        return _Shape(
            select=Counter(text(item.unalias()) for item in tree.expressions),
            distinct=bool(tree.args.get("distinct")),
            tables=tables,
            where=where,
            connectors=connectors + more,
            group=Counter(text(item) for item in group.expressions) if group else Counter(),
            having=having,
            order=tuple(text(item.this) + (" DESC" if item.args.get("desc") else "") for item in order.expressions)
            if order
            else (),
            limit=tree.args.get("limit") is not None,
        )

    def _text(self, node: exp.Expr, scope: dict[str, str], local: list[str]) -> str:
        """One component as text: resolved columns, `?` for values, subqueries by their own components."""
        if isinstance(node, exp.Column):
            return self._column(node, scope, local)
        if isinstance(node, (exp.Literal, exp.Boolean)):
            return "?"
        if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal):
            return "?"
        if isinstance(node, exp.Query):
            return repr(self.signature(node, scope))
        if isinstance(node, exp.Paren):
            return self._text(node.this, scope, local)
        parts = []
        for key, value in node.args.items():
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, exp.Expr):
                    parts.append(self._text(child, scope, local))
                elif child:
                    parts.append(f"{key}={child}")
        if isinstance(node, exp.In) and all(p == "?" for p in parts[1:]):
            parts = [*parts[:1], "?"]
        return f"{type(node).__name__}({', '.join(parts)})"

    def _column(self, node: exp.Column, scope: dict[str, str], local: list[str]) -> str:
        name = node.name.casefold()
        if isinstance(node.this, exp.Star):
            return "*"
        if node.table:
            table = scope.get(node.table.casefold(), node.table.casefold())
            return self._find(f"{table}.{name}")
        for table in [*local, *scope.values()]:
            if name in self.columns.get(table, ()):
                return self._find(f"{table}.{name}")
        quoted = isinstance(node.this, exp.Identifier) and node.this.quoted
        return "?" if quoted else name


def _sources(tree: exp.Select) -> list[exp.Expr]:
    """Tables and subqueries of a FROM clause."""
    start = tree.args.get("from_") or tree.args.get("from")
    first = [start.this] if start is not None else []
    return [*first, *(join.this for join in tree.args.get("joins") or [])]


def _flat(node: exp.Expr, connectors: Counter[str]) -> list[exp.Expr]:
    node = node.unnest() if isinstance(node, exp.Paren) else node
    if isinstance(node, (exp.And, exp.Or)):
        connectors[type(node).__name__] += 1
        return _flat(node.left, connectors) + _flat(node.right, connectors)
    return [node]


def _conditions(clause: exp.Expr | None, text: Callable[[exp.Expr], str]) -> tuple[Counter[str], Counter[str]]:
    """(conditions, connectors) of a WHERE or HAVING clause."""
    connectors: Counter[str] = Counter()
    if clause is None:
        return Counter(), connectors
    return Counter(text(item) for item in _flat(clause.this, connectors)), connectors


def hardness(sql: str) -> str:
    """easy, medium, hard or extra; a query that cannot be read is extra."""
    tree = parse(sql)
    if tree is None:
        return "extra"
    nested = int(isinstance(tree, exp.SetOperation))
    while isinstance(tree, exp.SetOperation):
        tree = tree.left
    tree = tree.unnest() if isinstance(tree, exp.Subquery) else tree
    if not isinstance(tree, exp.Select):
        return "extra"
    connectors: Counter[str] = Counter()
    where_clause, having_clause = tree.args.get("where"), tree.args.get("having")
    where = _flat(where_clause.this, connectors) if where_clause else []
    having = _flat(having_clause.this, connectors) if having_clause else []
    conditions = where + having
    group = tree.args["group"].expressions if tree.args.get("group") else []
    order = tree.args["order"].expressions if tree.args.get("order") else []
    first = (
        sum(
            (bool(where), bool(group), bool(order), tree.args.get("limit") is not None, max(0, len(_sources(tree)) - 1))
        )
        + connectors["Or"]
        + sum(isinstance(c.unnest() if isinstance(c, exp.Not) else c, exp.Like) or _is_not_like(c) for c in conditions)
    )
    nested += sum(sum(1 for _ in c.find_all(exp.Query)) > 0 for c in conditions)
    aggregates = (
        sum(_has_aggregate(e) for e in tree.expressions)
        + sum(isinstance(c, exp.Not) for c in where)
        + sum(_has_aggregate(e) for e in group)
        + sum(len(list(e.find_all(exp.AggFunc))) for e in order)
    )
    others = (aggregates > 1) + (len(tree.expressions) > 1) + (len(where) > 1) + (len(group) > 1)
    return _level(first, nested, others)


def _has_aggregate(node: exp.Expr) -> bool:
    return node.find(exp.AggFunc) is not None


def _is_not_like(node: exp.Expr) -> bool:
    return isinstance(node, exp.Not) and isinstance(node.this, exp.Like)


def _level(first: int, nested: int, others: int) -> str:
    if first <= 1 and others == 0 and nested == 0:
        return "easy"
    if nested == 0 and ((others <= 2 and first <= 1) or (first <= 2 and others < 2)):
        return "medium"
    if (nested == 0 and ((others > 2 and first <= 2) or (2 < first <= 3 and others <= 2))) or (
        first <= 1 and others == 0 and nested <= 1
    ):
        return "hard"
    return "extra"
