"""Whether a suggestion answers like the canonical query: the same statement, the same rows or the same changes."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import sqlglot
from sqlglot import exp

MOST_ROWS = 20_000
MOST_COLUMN_ORDERS = 2000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What became of one suggestion."""

    right: bool
    lenient: bool
    """Right, or shows other columns of the very rows where the canonical query says `*`."""
    why: str = ""
    """Why it is not right."""
    same_text: bool = False
    """The same statement but for aliases."""
    fails: bool = False
    """It cannot be read or does not run."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as DuckDB runs it."""

    sql: str
    target: str | None
    """The table that it changes."""
    ordered: bool
    tree: exp.Expr


def prepared(sql: str, dialect: str) -> Statement:
    """A statement of a dialect made ready for DuckDB: a view's query alone, placeholders NULL, qualifiers gone."""
    tree = sqlglot.parse_one(sql, read=dialect)
    if isinstance(tree, exp.Create):
        tree = tree.expression
    for placeholder in list(tree.find_all(exp.Placeholder, exp.Parameter)):
        placeholder.replace(exp.Null())
    for table in tree.find_all(exp.Table):
        table.set("db", None)
    for key in tree.find_all(exp.Ordered):
        key.set("nulls_first", False)  # where NULLs stand is the dialect's habit, not the question
    target = None
    if isinstance(tree, (exp.Update, exp.Delete, exp.Insert)):
        target = (tree.this.this if isinstance(tree.this, exp.Schema) else tree.this).name
        if isinstance(tree, exp.Insert):
            tree.set("returning", None)
    ordered = isinstance(tree, exp.Query) and bool(tree.args.get("order"))
    return Statement(tree.sql("duckdb"), target, ordered, tree)


def _plain(value: Any) -> Any:
    """The value up to its type, rounding and midnight."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (float, Decimal)):
        number = round(float(value), 4)
        return int(number) if number.is_integer() else number
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.replace(tzinfo=None)
    return value


def same_rows(gold: Sequence[Row], other: Sequence[Row], *, ordered: bool) -> bool:
    """Whether both hold the same rows, columns in any order."""
    if len(gold) != len(other):
        return False
    if not gold:
        return True
    if len(gold[0]) != len(other[0]):
        return False
    left = [tuple(map(_plain, row)) for row in gold]
    right = [tuple(map(_plain, row)) for row in other]
    own = [Counter(map(repr, column)) for column in zip(*left, strict=True)]
    theirs = [Counter(map(repr, column)) for column in zip(*right, strict=True)]
    places = [[at for at, values in enumerate(theirs) if values == wanted] for wanted in own]
    for order in itertools.islice(itertools.product(*places), MOST_COLUMN_ORDERS):
        if len(set(order)) < len(order):
            continue
        moved = [tuple(row[at] for at in order) for row in right]
        if left == moved if ordered else Counter(map(repr, left)) == Counter(map(repr, moved)):
            return True
    return False


def _result(database: duckdb.DuckDBPyConnection, statement: Statement) -> list[Row]:
    """The rows of a query, or of the table that a change leaves behind; the database stays as it was."""
    database.execute("BEGIN")
    try:
        got = database.execute(statement.sql)
        if statement.target:
            got = database.execute(f'SELECT * FROM "{statement.target}"')
        return got.fetchmany(MOST_ROWS)
    finally:
        database.execute("ROLLBACK")


def _shape(tree: exp.Expr) -> str:
    """The statement with its aliases numbered and its names in lower case, for telling equal ones."""
    copy = tree.copy()
    numbers: dict[str, str] = {}
    aliases = {table.alias.lower() for table in tree.find_all(exp.Table) if table.alias}
    for table in copy.find_all(exp.Table):
        numbers.setdefault(table.alias_or_name.lower(), f"_{len(numbers)}")
    for table in copy.find_all(exp.Table):
        if table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(numbers[table.alias.lower()])))
    for column in copy.find_all(exp.Column):
        if column.table.lower() in aliases & numbers.keys():
            column.set("table", exp.to_identifier(numbers[column.table.lower()]))
    for identifier in copy.find_all(exp.Identifier):
        identifier.set("this", identifier.name.lower())
        identifier.set("quoted", False)
    return copy.sql("duckdb", normalize=True)


def _widened(gold: exp.Expr, tree: exp.Expr) -> Statement | None:
    """The suggestion with the canonical query's `*` in place of its own columns; None where that says nothing."""
    if not (isinstance(gold, exp.Select) and len(gold.expressions) == 1 and gold.expressions[0].is_star):
        return None
    if not isinstance(tree, exp.Select) or tree.args.get("group") or any(e.find(exp.AggFunc) for e in tree.expressions):
        return None
    star, source = gold.expressions[0], tree.args.get("from_")
    if source is None or (isinstance(star, exp.Star) and gold.args.get("joins")):
        return None
    tables = {table.alias_or_name.lower(): table.name.lower() for table in gold.find_all(exp.Table)}
    first = gold.args["from_"].find(exp.Table)
    wanted = tables.get(star.table.lower()) if isinstance(star, exp.Column) else first.name.lower()
    sources = [source.this, *(join.this for join in tree.args.get("joins") or [])]
    here = [table for table in sources if isinstance(table, exp.Table) and table.name.lower() == wanted]
    if not here:
        return None
    wide = tree.copy()
    wide.set("expressions", [exp.Column(this=exp.Star(), table=exp.to_identifier(here[0].alias_or_name))])
    return Statement(wide.sql("duckdb"), None, False, wide)


def verdict(databases: Sequence[duckdb.DuckDBPyConnection], gold: str, sql: str, dialect: str) -> RowVerdict:
    """Compare a suggestion of a dialect with a canonical query on all databases.

    Raises sqlglot's errors when the canonical query cannot be read.
    """
    canonical = prepared(gold, "postgres")
    try:
        suggestion = prepared(sql, dialect)
    except (sqlglot.errors.SqlglotError, AttributeError) as error:
        return RowVerdict(False, False, f"not parsed: {str(error).splitlines()[0]}", fails=True)
    if _shape(canonical.tree) == _shape(suggestion.tree):
        return RowVerdict(True, True, same_text=True)
    if (canonical.target or "").lower() != (suggestion.target or "").lower():
        return RowVerdict(False, False, "another kind of statement")
    wide = _widened(canonical.tree, suggestion.tree)
    some, equal, loose = False, True, True
    for database in databases:
        try:
            wanted = _result(database, canonical)
        except duckdb.Error as error:
            return RowVerdict(False, False, f"gold fails: {str(error).splitlines()[0]}")
        try:
            got = _result(database, suggestion)
        except duckdb.Error as error:
            return RowVerdict(False, False, f"fails: {str(error).splitlines()[0]}", fails=True)
        target = canonical.target
        before = database.execute(f'SELECT * FROM "{target}"').fetchall() if target else []
        some |= wanted != before if target else bool(wanted)
        equal = equal and same_rows(wanted, got, ordered=canonical.ordered)
        if not equal and loose:
            try:
                loose = wide is not None and same_rows(wanted, _result(database, wide), ordered=canonical.ordered)
            except duckdb.Error:
                loose = False
        if not (equal or loose):
            break
    if not some:
        return RowVerdict(False, False, "undecided: nothing in any database")
    return RowVerdict(equal, equal or loose, "" if equal else "other columns" if loose else "other rows or columns")
