"""Tries candidates on an empty SQLite database with the schema's tables: what does not prepare is not suggested."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace

from sql_copilot_ls.query import Candidate, QueryError, decode, render
from sql_copilot_ls.schema.model import Column, Schema, Table

from .plausible import implausible

MAX_COLUMNS = 2000
"""What SQLite's default limit allows a table."""


def shadow_of(schema: Schema) -> Schema:
    """The schema as SQLite can hold it in one database: same order, unique names without qualifiers."""
    tables: list[Table] = []
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for table in schema.tables:
        name = _unique(table.name, taken)
        for known in (table.name, f"{table.schema}.{table.name}"):
            renamed.setdefault(known.casefold(), name)
        columns: list[Column] = []
        column_names: set[str] = set()
        for column in table.columns:
            columns.append(replace(column, name=_unique(column.name, column_names)))
        tables.append(replace(table, name=name, schema="", columns=tuple(columns)))
    return replace(
        schema,
        tables=tuple(
            replace(
                table,
                foreign_keys=tuple(
                    replace(key, table=renamed.get(key.table.casefold(), key.table)) for key in table.foreign_keys
                ),
            )
            for table in tables
        ),
        dialect="sqlite",
    )


def _unique(name: str, taken: set[str]) -> str:
    """The name, changed where SQLite would refuse it or already has it."""
    base = f"_{name}" if not name or name.casefold().startswith("sqlite_") else name.replace("\0", "")
    candidate, number = base, 2
    while candidate.casefold() in taken:
        candidate, number = f"{base}_{number}", number + 1
    taken.add(candidate.casefold())
    return candidate


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class Proving:
    """One schema's empty database; safe to use from several threads."""

    def __init__(self, schema: Schema) -> None:
        self.schema = shadow_of(schema)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        for table in self.schema.tables:
            columns = ", ".join(_quoted(column.name) for column in table.columns[:MAX_COLUMNS]) or '"_"'
            self._connection.execute(f"CREATE TABLE {_quoted(table.name)} ({columns})")

    def problem(self, tokens: Sequence[int], literals: Sequence[Candidate]) -> str:
        """Why a candidate is no valid query; empty when it is."""
        try:
            query = decode(tokens, self.schema, literals)
            sql = render(query, self.schema, "sqlite")
        except QueryError as error:
            return str(error)
        return implausible(query) or self.prepare_problem(sql)

    def prepare_problem(self, sql: str) -> str:
        """Why SQLite cannot prepare this text; empty when it can."""
        try:
            with self._lock:
                self._connection.execute(f"EXPLAIN {sql}")
        except (sqlite3.Error, sqlite3.Warning) as error:
            return str(error) or type(error).__name__
        return ""

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()
