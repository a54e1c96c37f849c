"""A plan as SQLite SQL."""

from __future__ import annotations

import re

from sql_copilot_compression.data.corpora.corpus import quote
from sql_copilot_compression.data.synthesis.plan import Condition, Item, Plan, Ref, Value, joined
from sql_copilot_ls.schema.model import Table

_KEYWORDS = frozenset(
    [
        "abort",
        "action",
        "add",
        "all",
        "alter",
        "and",
        "as",
        "asc",
        "begin",
        "between",
        "by",
        "case",
        "check",
        "collate",
        "column",
        "commit",
        "constraint",
        "create",
        "cross",
        "current_date",
        "current_time",
        "current_timestamp",
        "default",
        "delete",
        "desc",
        "distinct",
        "drop",
        "else",
        "end",
        "escape",
        "except",
        "exists",
        "foreign",
        "from",
        "full",
        "group",
        "having",
        "if",
        "in",
        "index",
        "inner",
        "insert",
        "intersect",
        "into",
        "is",
        "isnull",
        "join",
        "key",
        "left",
        "like",
        "limit",
        "match",
        "natural",
        "not",
        "notnull",
        "null",
        "of",
        "offset",
        "on",
        "or",
        "order",
        "outer",
        "over",
        "partition",
        "primary",
        "references",
        "release",
        "rename",
        "replace",
        "right",
        "rollback",
        "row",
        "rows",
        "select",
        "set",
        "table",
        "then",
        "to",
        "transaction",
        "trigger",
        "union",
        "unique",
        "update",
        "using",
        "values",
        "view",
        "when",
        "where",
        "with",
        "date",
        "time",
        "timestamp",
        "year",
        "month",
        "day",
        "interval",
        "user",
        "cast",
        "rank",
        "rows",
        "range",
        "window",
    ]
)


def identifier(name: str) -> str:
    """The name, quoted where SQL needs it."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) and name.lower() not in _KEYWORDS else quote(name)


def literal(value: Value) -> str:
    """The value as a SQL literal."""
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


class _Writer:
    """Names columns with their table only where more than one table is joined."""

    def __init__(self, entity: Table, plan_edges: int) -> None:
        self.entity = entity
        self.qualify = plan_edges > 0

    def ref(self, ref: Ref) -> str:
        name = identifier(ref.column.name)
        return f"{identifier(ref.table.name)}.{name}" if self.qualify else name

    def item(self, item: Item) -> str:
        inner = "*" if item.ref is None else self.ref(item.ref)
        if not item.aggregate:
            return inner
        return f"{item.aggregate.upper()}({'DISTINCT ' if item.distinct else ''}{inner})"

    def condition(self, condition: Condition) -> str:
        column = self.ref(condition.ref)
        values = [literal(v) for v in condition.values]
        operator = condition.operator
        if condition.kind in {"compare", "date"}:
            return f"{column} {operator} {values[0]}"
        if condition.kind == "between":
            return f"{column} BETWEEN {values[0]} AND {values[1]}"
        if condition.kind == "in":
            return f"{column} {operator.upper()} ({', '.join(values)})"
        if condition.kind == "like":
            word = str(condition.values[0])
            pattern = {"starts": f"{word}%", "ends": f"%{word}"}.get(operator.removeprefix("not "), f"%{word}%")
            return f"{column} {'NOT LIKE' if operator.startswith('not ') else 'LIKE'} {literal(pattern)}"
        if condition.kind == "null":
            return f"{column} {operator.upper()}"
        if condition.kind == "boolean":
            return f"{column} = {values[0]}"
        if condition.kind == "year":
            return f"CAST(STRFTIME('%Y', {column}) AS INTEGER) = {values[0]}"
        if condition.kind == "recent":
            return f"{column} >= DATE('now', '-{condition.values[0]} {condition.values[1]}s')"
        if condition.kind in {"average", "extreme"}:
            table = identifier(condition.ref.table.name)
            function = str(condition.values[0]).upper()
            return f"{column} {operator} (SELECT {function}({identifier(condition.ref.column.name)}) FROM {table})"
        return self._linked(condition)

    def _linked(self, condition: Condition) -> str:
        """IN or EXISTS over the other table of the condition's edge."""
        edge = condition.edge
        assert edge is not None
        own, other = (edge.key, edge.column) if condition.ref.table == edge.parent else (edge.column, edge.key)
        target = edge.child if condition.ref.table == edge.parent else edge.parent
        table = identifier(target.name)
        if "exists" in condition.operator:
            self.qualify = True
            inner = "".join(f" AND {self.condition(c)}" for c in condition.inner)
            left = f"{table}.{identifier(other.name)}"
            right = f"{identifier(condition.ref.table.name)}.{identifier(own.name)}"
            return f"{condition.operator.upper()} (SELECT 1 FROM {table} WHERE {left} = {right}{inner})"
        inner_writer = _Writer(target, 0)
        inner = " AND ".join(inner_writer.condition(c) for c in condition.inner)
        where = f" WHERE {inner}" if inner else ""
        column = self.ref(Ref(condition.ref.table, own))
        return f"{column} {condition.operator.upper()} (SELECT {identifier(other.name)} FROM {table}{where})"


def to_sql(plan: Plan) -> str:
    """The query of a plan."""
    writer = _Writer(plan.entity, len(plan.edges))
    source = identifier(plan.entity.name)
    for table, edge in joined(plan.edges, plan.entity):
        join = "LEFT JOIN" if plan.outer else "JOIN"
        left = f"{identifier(edge.child.name)}.{identifier(edge.column.name)}"
        right = f"{identifier(edge.parent.name)}.{identifier(edge.key.name)}"
        source += f" {join} {identifier(table.name)} ON {left} = {right}"
    if plan.set_operator:
        halves = [_select(plan, writer, source, conditions) for conditions in (plan.where, plan.other)]
        return f" {plan.set_operator} ".join(halves)
    return _select(plan, writer, source, plan.where)


def _select(plan: Plan, writer: _Writer, source: str, conditions: list[Condition]) -> str:
    where = f" {plan.connector} ".join(writer.condition(c) for c in conditions)
    parts = [f"SELECT {'DISTINCT ' if plan.distinct else ''}{_items(plan, writer)}", f"FROM {source}"]
    if where:
        parts.append(f"WHERE {where}")
    if plan.group:
        parts.append("GROUP BY " + ", ".join(_group(plan, writer)))
    if plan.having:
        parts.append(f"HAVING {writer.item(plan.having.item)} {plan.having.operator} {plan.having.value}")
    if plan.order:
        key, descending = plan.order
        parts.append(f"ORDER BY {writer.item(key)} {'DESC' if descending else 'ASC'}")
    if plan.limit is not None:
        parts.append(f"LIMIT {plan.limit}")
        if plan.offset is not None:
            parts.append(f"OFFSET {plan.offset}")
    return " ".join(parts)


def _group(plan: Plan, writer: _Writer) -> list[str]:
    return [_part(plan.group_part, writer.ref(ref)) for ref in plan.group]


def _part(part: str, column: str) -> str:
    """A column, or its year, first day of the month, or month of the year."""
    if part == "month":
        return f"STRFTIME('%Y-%m-01', {column})"
    formats = {"year": "%Y", "calendar month": "%m"}
    return f"CAST(STRFTIME('{formats[part]}', {column}) AS INTEGER)" if part else column


def _items(plan: Plan, writer: _Writer) -> str:
    if plan.group_part:
        return ", ".join(_group(plan, writer) + [writer.item(i) for i in plan.items])
    if not plan.special:
        return ", ".join(writer.item(i) for i in plan.items)
    *plain, last = plan.items
    assert last.ref is not None
    column = writer.ref(last.ref)
    values = [literal(v) for v in plan.values]
    expressions = {
        "case": lambda: f"CASE WHEN {column} >= {values[0]} THEN {values[1]} ELSE {values[2]} END",
        "coalesce": lambda: f"COALESCE({column}, {values[0]})",
        "upper": lambda: f"UPPER({column})",
        "lower": lambda: f"LOWER({column})",
        "length": lambda: f"LENGTH({column})",
        "year": lambda: _part("year", column),
        "month": lambda: _part("calendar month", column),
        "round": lambda: f"ROUND(AVG({column}), {values[0]})",
        "product": lambda: f"{writer.item(plain[-1])} * {column}",
        "sum": lambda: f"{writer.item(plain[-1])} + {column}",
        "difference": lambda: f"{writer.item(plain[-1])} - {column}",
        "range": lambda: f"MAX({column}) - MIN({column})",
    }
    if plan.special in {"product", "sum", "difference"}:
        before = [writer.item(i) for i in plain[:-1]]
    else:
        before = [writer.item(i) for i in plain]
    return ", ".join([*before, expressions[plan.special]()])
