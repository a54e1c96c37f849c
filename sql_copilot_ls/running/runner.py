"""A statement run in SQLite in memory, bounded in time, rows and rights."""

from __future__ import annotations

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp

from sql_copilot_ls.running.inventing import invented_rows
from sql_copilot_ls.running.lacking_functions import add_functions
from sql_copilot_ls.running.memory_database import memory_database
from sql_copilot_ls.running.transpiling import NotRunnableError, for_sqlite, is_change, read, readable
from sql_copilot_ls.running.wanted import Value, wanted_of
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table
from sql_copilot_ls.sql.statements import TOO_DEEP, statements

MOST_ROWS = 200
SECONDS = 2.0
_MOST_GIVEN = 5000
"""Statements of the workspace that are looked at for rows."""
_PAGES = 16_384
"""64 MiB."""
_FRACTIONS = re.compile(r"real|float|double|money|(?:dec|decimal|numeric|number)\s*(?:\(\s*\d+\s*,\s*[1-9]|$)", re.I)
_AFFINITY = {ColumnKind.NUMBER: "NUMERIC", ColumnKind.BOOLEAN: "INTEGER"}
_ALLOWED = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE,
    sqlite3.SQLITE_DELETE, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT,
})  # fmt: skip
_FORBIDDEN = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a statement would do to a table: rows as they were and as they would be."""

    table: str
    removed: tuple[tuple[Value, ...], ...] = ()
    added: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Columns and rows; `invented` are the tables whose rows are, `sql` is what SQLite ran. A change has no rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_cut: bool
    invented: tuple[str, ...]
    sql: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two results over the same rows, and the rows that only one of them has."""

    left: Result
    right: Result
    only_left: tuple[tuple[Value, ...], ...]
    only_right: tuple[tuple[Value, ...], ...]


@dataclass(slots=True)
class _Database:
    connection: sqlite3.Connection
    schema: Schema
    invented: list[str] = field(default_factory=list)


def run(sql: str, schema: Schema, dialect: str = "", texts: Iterable[str] = ()) -> Result:
    """What a statement gives, or would change, over the rows that `texts` insert; tables that get none have invented
    ones. Raises `NotRunnableError`.
    """
    with _in_depth():
        tree = for_sqlite(read(sql, dialect), schema, dialect)
        with closing(memory_database()) as connection:
            database = _filled(connection, [tree], schema, dialect, texts)
            return _result(database, tree)


def compare(left: str, right: str, schema: Schema, dialect: str = "", texts: Iterable[str] = ()) -> Difference:
    """Where two queries differ, over the same rows. Raises `NotRunnableError`."""
    with _in_depth():
        trees = [for_sqlite(read(sql, dialect), schema, dialect) for sql in (left, right)]
        if any(map(is_change, trees)):
            raise NotRunnableError("only queries can be compared")
        with closing(memory_database()) as connection:
            database = _filled(connection, trees, schema, dialect, texts)
            one, other = (_result(database, tree) for tree in trees)
    counts = Counter(one.rows), Counter(other.rows)
    return Difference(one, other, tuple((counts[0] - counts[1]).elements()), tuple((counts[1] - counts[0]).elements()))


@contextmanager
def _in_depth() -> Iterator[None]:
    """What is nested deeper than Python goes cannot be run."""
    try:
        yield
    except RecursionError as error:
        raise NotRunnableError(TOO_DEEP) from error


def _filled(
    connection: sqlite3.Connection, trees: Sequence[exp.Expr], schema: Schema, dialect: str, texts: Iterable[str]
) -> _Database:
    """A database with the tables of statements and their parents, and rows in each."""
    connection.execute(f"PRAGMA max_page_count = {_PAGES}")
    add_functions(connection)
    database = _Database(connection, schema)
    tables = list(_with_parents(trees, schema))
    for table in tables:
        columns = ", ".join(f"{_quoted(c.name)} {_affinity(c)}".strip() for c in table.columns)
        connection.execute(f"CREATE TABLE {_quoted(table.name)} ({columns})")
    given = {table.name.casefold() for table in tables}
    with _bounded(connection):
        for insert in _inserts(texts, given, dialect):
            try:
                connection.execute(insert)
            except sqlite3.Error:  # a row that needs what SQLite lacks is left out, as if nobody had written it
                continue
    wanted = wanted_of(trees[0], schema)
    for tree in trees[1:]:
        other = wanted_of(tree, schema)
        wanted.group = max(wanted.group, other.group)
        for place, values in other.values.items():
            for value in values:
                wanted.add(place, value)
    for table in tables:
        (count,) = connection.execute(f"SELECT COUNT(*) FROM {_quoted(table.name)}").fetchone()
        if count or not table.columns:
            continue
        parents = {
            ",".join(k.columns): list(_keys(connection, k.table, k.references, table)) for k in table.foreign_keys
        }
        rows = invented_rows(table, wanted, parents)
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)
        database.invented.append(table.name)
    connection.commit()
    return database


def _keys(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], child: Table
) -> Iterator[tuple[Value, ...]]:
    """The key values that a parent has; none of a table that is its own parent or comes later."""
    if table.casefold() == child.name.casefold() or not columns:
        return
    listed = ", ".join(map(_quoted, columns))
    try:
        yield from connection.execute(f"SELECT {listed} FROM {_quoted(table)} LIMIT 100")
    except sqlite3.Error:  # a circle of keys: that parent comes later
        return


def _result(database: _Database, tree: exp.Expr) -> Result:
    sql = tree.sql(dialect="sqlite")
    connection = database.connection
    try:
        with _bounded(connection):
            if is_change(tree):
                return _changed(database, tree, sql)
            cursor = connection.execute(sql)
            rows = cursor.fetchmany(MOST_ROWS + 1)
            columns = tuple(str(column[0]) for column in cursor.description)
    except sqlite3.Error as error:
        raise NotRunnableError(_why(error)) from error
    shown = tuple(tuple(map(_shown, row)) for row in rows[:MOST_ROWS])
    return Result(columns, shown, len(rows) > MOST_ROWS, tuple(database.invented), sql)


def _changed(database: _Database, tree: exp.Expr, sql: str) -> Result:
    target = tree.find(exp.Table)
    table = database.schema.table(target.name) if target is not None else None
    if table is None:
        raise NotRunnableError("its table is not in the schema")
    every = f"SELECT * FROM {_quoted(table.name)}"
    before = Counter(tuple(map(_shown, row)) for row in database.connection.execute(every))
    database.connection.execute(sql)
    after = Counter(tuple(map(_shown, row)) for row in database.connection.execute(every))
    database.connection.rollback()
    removed, added = tuple((before - after).elements()), tuple((after - before).elements())
    is_cut = max(len(removed), len(added)) > MOST_ROWS
    change = Change(table.name, removed[:MOST_ROWS], added[:MOST_ROWS])
    return Result(tuple(c.name for c in table.columns), (), is_cut, tuple(database.invented), sql, change)


def _with_parents(trees: Sequence[exp.Expr], schema: Schema) -> Iterator[Table]:
    """The tables of statements, each behind the tables that its keys point to."""
    seen: set[str] = set()

    def visit(name: str) -> Iterator[Table]:
        table = schema.table(name)
        if table is None or table.name.casefold() in seen:
            return
        seen.add(table.name.casefold())
        for key in table.foreign_keys:
            yield from visit(key.table)
        yield table

    for tree in trees:
        ctes = {cte.alias.casefold() for cte in tree.find_all(exp.CTE)}
        for used in list(tree.find_all(exp.Table)):
            if used.name.casefold() not in ctes:
                yield from visit(used.name)


def _inserts(texts: Iterable[str], tables: set[str], dialect: str) -> Iterator[str]:
    """The INSERT statements of texts into some tables, as SQLite says them; those it cannot say are left out."""
    looked_at = 0
    for text in texts:
        folded = text.casefold()
        if "insert" not in folded or not any(name in folded for name in tables):
            continue
        for statement in _pieces(text, dialect):
            looked_at += 1
            if looked_at > _MOST_GIVEN:
                return
            try:
                written = _insert(statement, tables, dialect)
            except (sqlglot.errors.SqlglotError, RecursionError):
                continue
            if written:
                yield written


def _insert(statement: str, tables: set[str], dialect: str) -> str:
    tree = sqlglot.parse_one(statement, dialect=readable(dialect))
    target = tree.find(exp.Table) if isinstance(tree, exp.Insert) else None
    if target is None or target.name.casefold() not in tables:
        return ""
    target.set("db", None)
    target.set("catalog", None)
    tree.set("conflict", None)
    tree.set("returning", None)
    return tree.sql(dialect="sqlite")


def _pieces(text: str, dialect: str) -> Iterator[str]:
    for piece in statements(text, dialect):
        statement = piece.text[max(0, piece.head - piece.start) :].strip()
        if statement[:6].casefold() == "insert":
            yield statement


class _bounded:  # noqa: N801 - a context manager reads as a word
    """Limits what runs on a connection: time, and nothing but reading and changing its own rows."""

    def __init__(self, connection: sqlite3.Connection, seconds: float = SECONDS) -> None:
        self.connection, self.seconds = connection, seconds

    def __enter__(self) -> None:
        end = time.monotonic() + self.seconds
        self.connection.set_progress_handler(lambda: int(time.monotonic() > end), 1000)
        self.connection.set_authorizer(_may)

    def __exit__(self, *_: object) -> None:
        self.connection.set_progress_handler(None, 0)
        self.connection.set_authorizer(None)


def _may(action: int, _first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _why(error: sqlite3.Error) -> str:
    text = str(error)
    if text == "interrupted":
        return f"it took longer than {SECONDS:g} seconds"
    return f"SQLite, which it is run in, says: {text}"


def _shown(value: object) -> Value:
    return value if value is None or isinstance(value, str | int | float) else f"{type(value).__name__} value"


def _affinity(column: Column) -> str:
    if column.kind == ColumnKind.NUMBER and _FRACTIONS.search(column.type):
        return "REAL"  # of NUMERIC, SQLite keeps 5200.00 as an integer, and divides it as one
    return _AFFINITY.get(column.kind, "TEXT" if column.kind in (ColumnKind.TEXT, ColumnKind.TIME) else "")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""').replace("\0", "") + '"'
