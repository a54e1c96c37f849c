"""Tries SQL on an empty SQLite database that has the schema's tables: what does not prepare is not suggested."""

from __future__ import annotations

import re
import sqlite3
import threading
from functools import cached_property

import sqlglot
from sqlglot import exp

from sql_copilot_ls.query import Statement, render
from sql_copilot_ls.query.ir import View
from sql_copilot_ls.schema.model import Schema, Table

MAX_COLUMNS = 2000
"""What SQLite's default limit allows a table."""
MAX_RETRIES = 64
"""Tables that one statement may still lack; one with more is not ours."""
_NO_TABLE = re.compile(r"no such table: (?:main\.)?(.+)", re.DOTALL)
_NO_FUNCTION = re.compile(r"no such function: (\w+)")


class Proving:
    """One schema's empty database; tables come into being when a statement first asks for them. Safe to use from
    several threads.
    """

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)

    def text(self, query: Statement, sql: str = "") -> str:
        """The SQL that is prepared for a query: it, as SQLite says it (`sql` where that is known), under names that one
        database can hold. Raises `QueryError`.
        """
        sql = sql or render(query, self.schema, "sqlite", aliases=False)
        if not self._renamed:
            return sql
        tree = sqlglot.parse_one(sql, dialect="sqlite")
        for table in tree.find_all(exp.Table):
            name = self._renamed.get((table.db, table.name))
            if name is not None:
                table.set("db", None)
                table.set("this", exp.to_identifier(name, quoted=True))
        return tree.sql(dialect="sqlite")

    def problem(self, query: Statement, sql: str = "") -> str:
        """Why SQLite cannot prepare a query; empty when it can. Raises `QueryError` for one that has no text.

        With `sql` the query is for SQLite itself; others have functions that it lacks (STDDEV, those of space).
        """
        if isinstance(query, View):  # SQLite looks at a view's query when it is asked, not when it is made
            return self.problem(query.query, self.text(query.query) if sql else "")
        is_for_sqlite = bool(sql)
        sql = self.text(query, sql)
        with self._lock:
            for _ in range(MAX_RETRIES):
                try:
                    self._connection.execute(f"EXPLAIN {sql}", _Nulls()).close()
                except (sqlite3.Error, sqlite3.Warning) as error:
                    reason = str(error) or type(error).__name__
                    if not self._supplied(reason, is_for_sqlite=is_for_sqlite):
                        return reason
                else:
                    return ""
        return "too many tables"

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    def _supplied(self, reason: str, *, is_for_sqlite: bool) -> bool:
        """Whether what a statement lacked is there now: a table of the schema, or a function of other databases."""
        lacking = _NO_FUNCTION.match(reason)
        if lacking is not None and not is_for_sqlite:
            self._connection.create_function(lacking[1], -1, lambda *_: None)
            return True
        lacked = _NO_TABLE.match(reason)
        table = self._tables.pop(lacked[1].casefold(), None) if lacked else None
        if lacked is None or table is None:
            return False
        names = {column.name.casefold(): column.name.replace("\0", "") for column in table.stored[:MAX_COLUMNS]}
        columns = ", ".join(map(_quoted, names.values())) or '"_"'
        self._connection.execute(f"CREATE TABLE {_quoted(lacked[1])} ({columns})")
        return True

    @cached_property
    def _tables(self) -> dict[str, Table]:
        """Name in SQLite, case folded → table; those that do not exist yet."""
        names = ((self._renamed.get((table.schema, table.name), table.name), table) for table in self.schema.tables)
        return {name.casefold(): table for name, table in names}

    @cached_property
    def _renamed(self) -> dict[tuple[str, str], str]:
        """(Qualifier, name) → a name that is unique and free in SQLite; for every table where any needs one."""
        tables = self.schema.tables
        folded = {table.name.casefold() for table in tables}
        if len(folded) == len(tables) and not any(t.schema or t.name.casefold().startswith("sqlite_") for t in tables):
            return {}
        names: dict[tuple[str, str], str] = {}
        taken: dict[str, int] = {}
        for table in tables:
            name = _unique(table.name, taken)
            names.setdefault((table.schema, table.name), name)
            names.setdefault(("", table.name), name)
        return names


class _Nulls(dict[str, None]):
    """A value for every placeholder."""

    def __missing__(self, name: str) -> None:
        return None


def _unique(name: str, taken: dict[str, int]) -> str:
    """The name, changed where SQLite would refuse it or already has it. `taken` says, of each name that is, up to which
    number it is too.
    """
    base = f"_{name}" if not name or name.casefold().startswith("sqlite_") else name
    folded = base.casefold()
    candidate, number = base, taken.get(folded, 0)
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{base}_{number + 1}"
    taken[folded] = number
    taken.setdefault(candidate.casefold(), 0)
    return candidate


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
