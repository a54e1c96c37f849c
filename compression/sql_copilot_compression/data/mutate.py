"""Databases with other rows under the same schema, on which a query that was right by luck is found out."""

from __future__ import annotations

import datetime
import random
import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sql_copilot_compression.data.corpora.corpus import create_table, quote, schema_of
from sql_copilot_compression.data.databases import cached_databases, digest, open_read_only, read_ddl
from sql_copilot_compression.data.execution import Value
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table

VERSION = 1
"""Raised whenever the same seed would give other rows."""

MAX_TABLE_ROWS = 300
Literals = Mapping[str, Sequence[Value]]
"""Lower-cased column name ("" when not known) → values that queries look for."""

Row = list[Value]

_LITERAL = re.compile(
    r"""(?:(?P<column>[\w"`\[\]]+)\s*(?:=|!=|<>|<=|>=|<|>|\blike\b|\bin\s*\(|\bbetween\b)\s*)?"""
    r"""(?P<value>'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.]))""",
    re.IGNORECASE,
)
_TYPES = {ColumnKind.NUMBER: "NUMERIC", ColumnKind.BOOLEAN: "INTEGER", ColumnKind.OTHER: "", ColumnKind.GEOMETRY: ""}


def literals_of(queries: Sequence[str]) -> dict[str, list[Value]]:
    """The values that queries compare columns with, by column name; "" holds those whose column is not told."""
    found: dict[str, list[Value]] = {}
    for sql in queries:
        for match in _LITERAL.finditer(sql):
            text = match["value"]
            value: Value
            if text[0] in "'\"":
                value = text[1:-1].replace(text[0] * 2, text[0]).strip("%")
            else:
                value = float(text) if "." in text else int(text)
            known = found.setdefault((match["column"] or "").strip('"`[]').lower(), [])
            if value not in known and value != "":
                known.append(value)
    return found


def mutated_copies(path: Path, count: int = 5, *, seed: int = 0, literals: Literals | None = None) -> list[Path]:
    """`count` databases with the schema of `path` and other rows: the same for the same arguments, from a cache."""
    stat = path.stat()
    wanted = literals or {}
    key = digest(VERSION, path.resolve(), stat.st_size, stat.st_mtime_ns, seed, sorted(wanted.items()))
    return cached_databases(
        "mutated",
        f"{path.stem}-{key}",
        count,
        lambda out, index: _mutate(path, out, random.Random(f"{key} {index}"), wanted),
    )


def invented_databases(
    schema: Schema, count: int = 5, *, seed: int = 0, literals: Literals | None = None
) -> list[Path]:
    """`count` databases with invented rows for a schema of which only the DDL is known, cached likewise."""
    wanted = literals or {}
    tables = [(t.name, t.columns, t.primary_key, t.foreign_keys) for t in schema.tables if not t.is_view]
    key = digest(VERSION, tables, seed, sorted(wanted.items()))
    return cached_databases(
        "mutated",
        f"ddl-{key}",
        count,
        lambda out, index: _invent(schema, out, random.Random(f"{key} {index}"), wanted),
    )


def plain_ddl(schema: Schema) -> str:
    """Tables for SQLite with types by the kinds of columns: what another dialect's DDL declares says it nothing."""
    tables = {table.name.casefold(): table for table in schema.tables if not table.is_view}
    return "".join(
        create_table(table.name, [(c.name, _TYPES.get(c.kind, "TEXT")) for c in table.columns], table.primary_key)
        for table in tables.values()
    )


def _mutate(path: Path, out: sqlite3.Connection, rng: random.Random, literals: Literals) -> None:
    """Copy part of the rows of `path`, with some values exchanged and some rows added."""
    ddl = read_ddl(path)
    out.executescript(ddl)
    schema = schema_of(ddl)
    invented = _InventedRows(schema, rng, literals)
    with closing(open_read_only(path)) as source:
        for (name,) in out.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall():
            rows = [list(row) for row in source.execute(f"SELECT * FROM {quote(name)} LIMIT 20000")]
            table = schema.table(name)
            if rows:
                rows = _exchange(rows, _fixed_columns(source, name), rng, _wanted(source, name, literals))
            elif table is not None:
                rows = invented.rows(table)
            _insert(out, name, rows)


def _fixed_columns(source: sqlite3.Connection, table: str) -> set[int]:
    """Positions of the columns of a table's primary key."""
    return {row[0] for row in source.execute(f"PRAGMA table_info({quote(table)})") if row[5]}


def _wanted(source: sqlite3.Connection, table: str, literals: Literals) -> dict[int, Sequence[Value]]:
    """Literals of queries by column position."""
    columns = source.execute(f"PRAGMA table_info({quote(table)})").fetchall()
    return {row[0]: literals[row[1].lower()] for row in columns if literals.get(row[1].lower())}


def _exchange(rows: list[Row], keys: set[int], rng: random.Random, wanted: Mapping[int, Sequence[Value]]) -> list[Row]:
    """60 to 100 % of the rows, a third of their values outside the key from other rows, some numbers moved."""
    kept = rng.sample(rows, min(MAX_TABLE_ROWS, max(1, round(len(rows) * rng.uniform(0.6, 1.0)))))
    result = [list(row) for row in kept]
    for at in range(len(rows[0])):
        if at in keys:
            continue
        values = [row[at] for row in rows]
        numeric = len(set(values)) > 2 and all(isinstance(value, (int, float)) for value in values)
        for row in result:
            draw, value = rng.random(), row[at]
            if draw < 0.3:
                row[at] = rng.choice(values)
            elif draw < 0.4 and at in wanted:
                row[at] = _as_stored(rng.choice(wanted[at]), values[0])
            elif draw < 0.4 and numeric and isinstance(value, int) and abs(value) > 20:
                row[at] = value + rng.choice((-1, 1))
    added = rng.randint(0, max(1, len(result) // 4))
    for _ in range(added):
        row = [rng.choice(rows)[at] for at in range(len(rows[0]))]
        for at in keys:
            row[at] = _fresh(rows, at, rng)
        result.append(row)
    return result


def _as_stored(literal: Value, example: Value) -> Value:
    """A literal as the column holds it: a text in a column of numbers stays what the column had."""
    return example if isinstance(example, (int, float)) and isinstance(literal, str) else literal


def _fresh(rows: list[Row], at: int, rng: random.Random) -> Value:
    """A key value: new when the key is a number, else one from another row."""
    value = rng.choice(rows)[at]
    return value + rng.randint(1, 10_000) if isinstance(value, int) else value


def _insert(out: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        out.executemany(f"INSERT OR IGNORE INTO {quote(table)} VALUES ({marks})", rows)


def _invent(schema: Schema, out: sqlite3.Connection, rng: random.Random, literals: Literals) -> None:
    """Create the schema's tables and fill them."""
    invented = _InventedRows(schema, rng, literals)
    out.executescript(plain_ddl(schema))
    for table in schema.tables:
        if not table.is_view:
            _insert(out, table.name, invented.rows(table))


class _InventedRows:
    """Rows by type, in which keys refer to rows that exist and the literals of queries occur."""

    def __init__(self, schema: Schema, rng: random.Random, literals: Literals) -> None:
        self.schema = schema
        self.rng = rng
        self.literals = literals
        self.pools: dict[tuple[str, str], list[Value]] = {}

    def rows(self, table: Table) -> list[Row]:
        """8 to 40 rows of a table."""
        count = self.rng.randint(8, 40)
        pools = [self.pool(table, column) for column in table.columns]
        single = table.primary_key[0].casefold() if len(table.primary_key) == 1 else None
        return [
            [
                pool[row % len(pool)] if column.name.casefold() == single else self.rng.choice(pool)
                for column, pool in zip(table.columns, pools, strict=True)
            ]
            for row in range(count)
        ]

    def pool(self, table: Table, column: Column, depth: int = 0) -> list[Value]:
        """Values that a column draws from; a foreign key draws from what it refers to."""
        place = (table.name.casefold(), column.name.casefold())
        if place not in self.pools:
            target = self._target(table, column) if depth < 5 else None
            self.pools[place] = self.pool(*target, depth + 1) if target else self._values(table, column)
        return self.pools[place]

    def _target(self, table: Table, column: Column) -> tuple[Table, Column] | None:
        for key in table.foreign_keys:
            for own, other in zip(key.columns, key.references, strict=False):
                if own.casefold() == column.name.casefold():
                    target = self.schema.table(key.table)
                    found = target.column(other) if target else None
                    if target is not None and found is not None and (target, found) != (table, column):
                        return target, found
        return None

    def _values(self, table: Table, column: Column) -> list[Value]:
        rng = self.rng
        wanted: list[Value] = list(self.literals.get(column.name.casefold(), ()))
        if column.kind is ColumnKind.NUMBER:
            if column.name in table.primary_key:
                return [*range(1, 41), *(v for v in wanted if isinstance(v, (int, float)))]
            near = [v + step for v in wanted if isinstance(v, (int, float)) for step in (-1, 0, 0, 1)]
            return [
                *near,
                *(rng.randint(0, 100) for _ in range(12)),
                *(round(rng.uniform(0, 5000), 1) for _ in range(4)),
            ]
        if column.kind is ColumnKind.BOOLEAN:
            return [*wanted, 0, 1]
        if column.kind is ColumnKind.TIME:
            start = datetime.date(2015, 1, 1)
            days = [(start + datetime.timedelta(days=rng.randrange(3650))).isoformat() for _ in range(12)]
            return [*wanted, *wanted, *days]
        if column.values:
            return list(column.values)
        loose = [v for v in self.literals.get("", ()) if isinstance(v, str)]
        some = rng.sample(loose, min(3, len(loose)))
        return [
            *wanted,
            *wanted,
            *some,
            *(f"{column.name} {rng.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for _ in range(10)),
        ]
