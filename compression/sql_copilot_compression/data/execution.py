"""Running queries on SQLite files and comparing what they return."""

from __future__ import annotations

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import sqlglot
from sqlglot import exp

from sql_copilot_compression.data.databases import open_read_only

MAX_ROWS = 200_000
"""A result is cut here: two queries that agree this far count as equal."""

Value = str | int | float | bytes | None


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query, or why there are none."""

    rows: tuple[tuple[Value, ...], ...] = ()
    error: str = ""

    @property
    def ok(self) -> bool:
        """Whether the query ran to its end."""
        return not self.error


def in_sqlite(sql: str, dialect: str) -> str:
    """A query of a dialect as SQLite writes it, tables without their qualifiers; as it is where it cannot be read."""
    if dialect in ("", "sqlite"):
        return sql
    try:
        tree = sqlglot.parse_one(sql, read=dialect)
    except (sqlglot.errors.SqlglotError, ValueError):
        return sql
    for table in tree.find_all(exp.Table):
        table.set("db", None)
    return tree.sql("sqlite")


def run(path: Path, sql: str, seconds: float = 5.0) -> Result:
    """Run a query on a SQLite file that is opened read-only, for at most `seconds` of wall time."""
    with closing(open_read_only(path)) as connection:
        return run_on(connection, sql, seconds)


def run_on(connection: sqlite3.Connection, sql: str, seconds: float = 5.0) -> Result:
    """Run a query on an open connection, for at most `seconds` of wall time."""
    deadline = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 20_000)
    try:
        return Result(tuple(connection.execute(sql).fetchmany(MAX_ROWS)))
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        late = time.monotonic() > deadline
        return Result(error=f"longer than {seconds:g} s" if late else str(error) or type(error).__name__)
    finally:
        connection.set_progress_handler(None, 0)


@lru_cache(maxsize=4096)
def run_cached(path: Path, sql: str, seconds: float = 5.0) -> Result:
    """`run`, remembering the last results: gold queries and frequent guesses come again."""
    return run(path, sql, seconds)


def prepare_error(connection: sqlite3.Connection, sql: str) -> str:
    """Why SQLite cannot prepare a query on this schema; empty when it can.

    A double-quoted name that no column has is an error here, although SQLite would read it as a string.
    """
    try:
        connection.execute(f"EXPLAIN {sql}")
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        return str(error) or type(error).__name__
    return ""


def is_ordered(sql: str) -> bool:
    """Whether the outermost query has an ORDER BY."""
    depth = 0
    for token in re.finditer(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|[()]|\border\s+by\b", sql, re.IGNORECASE):
        text = token.group()
        if text == "(":
            depth += 1
        elif text == ")":
            depth -= 1
        elif depth == 0 and text[0] in "oO":
            return True
    return False


def _plain(value: Value) -> Value:
    """The value up to rounding of floating point numbers."""
    if isinstance(value, float):
        rounded = float(f"{value:.9g}")
        return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
    return value


def rows_alike(result: Result) -> tuple[tuple[Value, ...], ...]:
    """The rows of a result up to rounding, in their order."""
    return tuple(tuple(map(_plain, row)) for row in result.rows)


def same(gold: Result, other: Result, *, ordered: bool) -> bool:
    """Whether two results hold the same rows: as a sequence when `ordered`, else as a multiset; columns in order."""
    if not (gold.ok and other.ok) or len(gold.rows) != len(other.rows):
        return False
    left, right = rows_alike(gold), rows_alike(other)
    return left == right if ordered else Counter(left) == Counter(right)


def agrees(path: Path, gold: str, sql: str, seconds: float = 5.0) -> bool:
    """Whether `sql` returns what `gold` returns on this database."""
    expected = run_cached(path, gold, seconds)
    return expected.ok and same(expected, run_cached(path, sql, seconds), ordered=is_ordered(gold))


def agrees_everywhere(paths: Sequence[Path], gold: str, sql: str, seconds: float = 5.0) -> bool:
    """Whether both return the same on all databases, and not nothing on all of them."""
    results = [run_cached(path, gold, seconds) for path in paths]
    if not any(result.rows for result in results):
        return False
    ordered = is_ordered(gold)
    return all(
        same(result, run_cached(path, sql, seconds), ordered=ordered)
        for path, result in zip(paths, results, strict=True)
        if result.ok
    )
