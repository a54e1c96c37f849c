"""DuckDB databases with invented rows for a schema, among them rows that its canonical queries let through."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp

from sql_copilot_ls.schema import Column, ColumnKind, Schema, Table

NOT_NULL = object()
"""Stands for any value that is not NULL."""
ROWS = 90
"""Rows of a table before those that queries ask for are added."""
SEEDS = (1, 2, 3)
WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbor", "iris", "juniper")

Value = Any
"""A Python value that DuckDB stores."""
Wanted = Callable[[random.Random], Value]
"""Gives a value that a condition lets through."""
Asked = dict[str, dict[str, Wanted]]
"""Table → column → values that one query wants there; names in lower case."""

_SORTS = {
    "BIGINT": "number", "DOUBLE": "number", "BOOLEAN": "flag", "DATE": "date", "TIMESTAMP": "moment", "TIME": "time",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def duckdb_type(column: Column) -> str:
    """The DuckDB type that stands for a column of any dialect."""
    declared = column.type.lower()
    if column.kind is ColumnKind.NUMBER:
        return "DOUBLE" if re.search(r"dec|num.*,|real|float|double|money", declared) else "BIGINT"
    if column.kind is ColumnKind.BOOLEAN:
        return "BOOLEAN" if declared.startswith("bool") else "BIGINT"
    if column.kind is ColumnKind.TIME:
        if re.match(r"time\b(?!stamp)", declared):
            return "TIME"
        return "DATE" if re.match(r"date\b(?!time)", declared) else "TIMESTAMP"
    return "VARCHAR"


def trees_of(queries: Sequence[str]) -> Iterator[exp.Expr]:
    """The canonical queries that sqlglot reads."""
    for sql in queries:
        try:
            yield sqlglot.parse_one(sql, read="postgres")
        except sqlglot.errors.SqlglotError:
            continue


def values_mentioned(queries: Sequence[str]) -> Mapping[str, set[str]]:
    """Column (lower case) → values that queries compare it with."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in trees_of(queries):
        for node in tree.find_all(exp.Binary, exp.In, exp.Between):
            column = node.this.find(exp.Column) if isinstance(node.this, exp.Expr) else None
            if column is not None:
                found[column.name.lower()].update(literal.this for literal in node.find_all(exp.Literal))
    return found


def moment(text: str) -> datetime.datetime | None:
    """The date or time that a text writes in ISO's way."""
    try:
        return datetime.datetime.fromisoformat(text[:19])
    except ValueError:
        return None


def _asked(queries: Sequence[str], schema: Schema) -> list[Asked]:
    """For each query, values that its WHERE lets through."""
    columns = {t.name.lower(): {c.name.lower() for c in t.columns} for t in schema.tables}
    found = []
    for tree in trees_of(queries):
        aliases = {t.alias_or_name.lower(): t.name.lower() for t in tree.find_all(exp.Table)}
        rows: Asked = {table: {} for table in aliases.values() if table in columns}
        for where in tree.find_all(exp.Where):
            for part in where.this.flatten() if isinstance(where.this, exp.And) else [where.this]:
                condition = part.unnest()
                negated = isinstance(condition, exp.Not)
                if negated:
                    condition = condition.this.unnest()
                if isinstance(condition, exp.Or):
                    condition = condition.left.unnest()
                simple = isinstance(condition, (exp.Binary, exp.In, exp.Between))
                column = condition.this if simple and isinstance(condition.this, exp.Column) else None
                if column is None:
                    continue
                name = column.name.lower()
                table = (
                    aliases.get(column.table.lower())
                    if column.table
                    else next((t for t in rows if name in columns[t]), None)
                )
                if table not in rows:
                    continue
                value = _let_through(condition, negated=negated, again=name in rows[table])
                if value is not None:
                    rows[table].setdefault(name, value)
        found.append(rows)
    return found


def _let_through(condition: exp.Expr, *, negated: bool, again: bool) -> Wanted | None:
    """Values for which a condition holds; `again` when its column has others already."""
    negated ^= bool(condition.args.get("negate"))  # how sqlglot holds IS NOT and NOT LIKE of some dialects
    if isinstance(condition, exp.Is):
        return lambda _: NOT_NULL if negated else None
    if negated:
        return None
    if isinstance(condition, exp.EQ) and isinstance(condition.expression, (exp.Literal, exp.Boolean)):
        value = condition.expression.this
        return lambda _: value
    if isinstance(condition, exp.In) and condition.expressions:
        values = [e.this for e in condition.expressions if isinstance(e, exp.Literal)]
        return (lambda rng: rng.choice(values)) if values else None
    if isinstance(condition, exp.Like) and isinstance(condition.expression, exp.Literal):
        pattern = condition.expression.this
        return lambda rng: pattern.replace("%", rng.choice(WORDS))
    if isinstance(condition, (exp.GT, exp.GTE, exp.LT, exp.LTE)) and isinstance(condition.expression, exp.Literal):
        bound, sign = condition.expression.this, 1 if isinstance(condition, (exp.GT, exp.GTE)) else -1
        if _NUMBER.fullmatch(bound):
            number = float(bound)
            return lambda rng: str(round(number + sign * max(1, abs(number) * rng.random() * 0.4), 2))
        start = moment(bound)
        if start is not None and not again:
            return lambda rng: (start + datetime.timedelta(days=sign * rng.randint(1, 25))).isoformat()
    return None


def _stored(value: Value, kind: str) -> Value:
    """A value of a query as a column of that DuckDB type holds it; None when it cannot."""
    if value is None:
        return None
    try:
        if kind == "BIGINT":
            return int(float(value))
        if kind == "DOUBLE":
            return float(value)
    except ValueError:
        return None
    if kind == "BOOLEAN":
        return value if isinstance(value, bool) else value in ("1", "t", "true", "Y")
    if kind in ("DATE", "TIMESTAMP"):
        found = moment(str(value))
        return found.date() if found is not None and kind == "DATE" else found
    return str(value)


class InventedRows:
    """Rows of one database; the same for the same schema, queries, seed and day."""

    def __init__(self, schema: Schema, queries: Sequence[str], seed: int) -> None:
        self.schema = schema
        self.rng = random.Random(seed)
        self.mentioned = values_mentioned(queries)
        self.asked = _asked(queries, schema)
        self.keys: dict[tuple[str, str], list[Value]] = {}
        """(table, column) → values that a foreign key may refer to."""
        self.chosen: dict[tuple[int, str], dict[str, Value]] = {}
        """(query, table) → the row that was added for it."""
        self.midnight = datetime.datetime.combine(datetime.date.today(), datetime.time())

    def database(self) -> duckdb.DuckDBPyConnection:
        """A new database in memory."""
        connection = duckdb.connect(":memory:")
        connection.execute("SET threads=1")
        for table in self._in_order():
            rows = self.rows(table)
            typed = ", ".join(f'"{c.name}" {duckdb_type(c)}' for c in table.columns)
            connection.execute(f'CREATE TABLE "{table.name}" ({typed})')
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
            for at, column in enumerate(table.columns):
                values = [row[at] for row in rows if row[at] is not None]
                if values:
                    self.keys[table.name.lower(), column.name.lower()] = values
        return connection

    def _in_order(self) -> list[Table]:
        """Tables after those that they refer to, as far as that goes."""
        done: set[str] = set()
        order: list[Table] = []
        left = [table for table in self.schema.tables if not table.is_view]
        while left:
            ready = [t for t in left if all(k.table.lower() in done | {t.name.lower()} for k in t.foreign_keys)]
            for table in ready or left[:1]:
                order.append(table)
                done.add(table.name.lower())
                left.remove(table)
        return order

    def rows(self, table: Table) -> list[list[Value]]:
        """`ROWS` rows, and two for each query that asks for this table."""
        refers = self._references(table)
        key = table.primary_key[0].lower() if len(table.primary_key) == 1 else None
        rows = [[self._value(c, refers, key, number) for c in table.columns] for number in range(1, ROWS + 1)]
        for number, query in enumerate(self.asked):
            wanted = query.get(table.name.lower())
            if wanted is not None:
                for _ in range(2):
                    rows.append(self._row_for(number, wanted, table, refers, key, rows))
                self.chosen[number, table.name.lower()] = {
                    column.name.lower(): rows[-1][at] for at, column in enumerate(table.columns)
                }
        return rows

    def _references(self, table: Table) -> dict[str, tuple[str, str]]:
        """Column → (table, column) that it refers to, in lower case, where both hold values of the same sort."""
        found = {}
        for key in table.foreign_keys:
            target = self.schema.table(key.table)
            for own, other in zip(key.columns, key.references, strict=False):
                ends = table.column(own), target.column(other) if target else None
                sorts = {_SORTS.get(duckdb_type(column), "text") for column in ends if column is not None}
                if len(sorts) == 1:
                    found[own.lower()] = key.table.lower(), other.lower()
        return found

    def _row_for(
        self,
        number: int,
        wanted: dict[str, Wanted],
        table: Table,
        refers: Mapping[str, tuple[str, str]],
        key: str | None,
        rows: list[list[Value]],
    ) -> list[Value]:
        """A row that query `number` lets through, which refers to those that were added for it in other tables."""
        row = list(self.rng.choice(rows[:ROWS]))
        serial = len(rows) + 1
        for at, column in enumerate(table.columns):
            kind, name = duckdb_type(column), column.name.lower()
            if name == key and kind in ("BIGINT", "DOUBLE", "VARCHAR"):
                row[at] = f"K{serial}" if kind == "VARCHAR" else serial
            if name in refers and (number, refers[name][0]) in self.chosen:
                value = self.chosen[number, refers[name][0]].get(refers[name][1])
                row[at] = row[at] if value is None else value
            if name in wanted:
                value = wanted[name](self.rng)
                if value is not NOT_NULL:
                    row[at] = _stored(value, kind)
                elif row[at] is None:
                    row[at] = next((r[at] for r in rows if r[at] is not None), None)
        return row

    def _value(self, column: Column, refers: Mapping[str, tuple[str, str]], key: str | None, number: int) -> Value:
        """The value of a column in row `number` of those that no query asks for."""
        kind, name = duckdb_type(column), column.name.lower()
        if name in refers and refers[name] in self.keys:
            values = self.keys[refers[name]]
            if column.nullable and self.rng.random() < 0.15:
                return None
            return values[min(int(self.rng.random() ** 2 * len(values)), len(values) - 1)]
        known = sorted(self.mentioned.get(name, ()))
        if name == key and kind in ("BIGINT", "DOUBLE"):
            return number
        if name == key and kind == "VARCHAR":
            return known[number - 1] if number <= len(known) else f"K{number}"
        return self._invented(column, kind, known)

    def _invented(self, column: Column, kind: str, known: list[str]) -> Value:
        rng = self.rng
        if column.nullable and rng.random() < 0.2:
            return None
        if column.values:
            return _stored(rng.choice(column.values), kind)
        if kind == "BOOLEAN":
            return rng.random() < 0.5
        if kind in ("BIGINT", "DOUBLE"):
            return self._number(column, kind, known)
        if kind == "TIME":
            return datetime.time(rng.randint(0, 23), rng.choice([0, 15, 30, 45]))
        if kind in ("DATE", "TIMESTAMP"):
            return self._time(kind, known)
        if known and rng.random() < 0.6:
            text = rng.choice(known)
            if "%" not in text:
                return text
            before = rng.choice(WORDS) if text.startswith("%") and rng.random() < 0.7 else ""
            after = rng.choice(WORDS) if text.endswith("%") and rng.random() < 0.7 else ""
            return " ".join(filter(None, [before, text.strip("%").replace("%", " "), after]))
        return f"{rng.choice(WORDS)} {rng.randint(1, ROWS)}"

    def _number(self, column: Column, kind: str, known: list[str]) -> Value:
        rng = self.rng
        if column.kind is ColumnKind.BOOLEAN:
            return rng.randint(0, 1)
        numbers = [float(text) for text in known if _NUMBER.fullmatch(text)]
        if numbers and rng.random() < 0.6:
            value = rng.choice(numbers) * rng.choice([1, 1, 1, 0.5, 0.9, 1.1, 2]) + rng.choice([0, 0, 0, 1, -1])
        else:
            value = rng.uniform(0, 5000)
        return int(value) if kind == "BIGINT" else round(value, 2)

    def _time(self, kind: str, known: list[str]) -> Value:
        rng = self.rng
        dates = [found for found in map(moment, known) if found]
        if dates and rng.random() < 0.1:
            value = rng.choice(dates)
        elif dates and rng.random() < 0.6:
            value = rng.choice(dates)
            value += datetime.timedelta(days=rng.randint(-40, 40), seconds=rng.randint(0, 86399))
        else:
            back = datetime.timedelta(days=int(abs(rng.gauss(0, 120))) - 5)
            value = self.midnight - back - datetime.timedelta(seconds=rng.randint(0, 86399))
        return value.date() if kind == "DATE" else value


def databases(schema: Schema, queries: Sequence[str]) -> list[duckdb.DuckDBPyConnection]:
    """A database for each of `SEEDS`; close them when done."""
    return [InventedRows(schema, queries, seed).database() for seed in SEEDS]
