"""A statement of any dialect as SQLite says it: names without qualifiers, dates by SQLite's functions."""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from sql_copilot_ls.running.reshaping import aggregated, reshape
from sql_copilot_ls.running.time_forms import TimeForms, UnknownIntervalError
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.statements import TOO_DEEP, require_few_steps

_CHANGES = (exp.Insert, exp.Update, exp.Delete)


class NotRunnableError(Exception):
    """Why a statement cannot be run here."""


def readable(dialect: str) -> str | None:
    """The dialect under sqlglot's name, or None for its own."""
    return dialect if dialect and sqlglot.Dialect.get(dialect) is not None else None


def read(sql: str, dialect: str) -> exp.Expr:
    """The one query or change that a text holds. Raises `NotRunnableError`."""
    try:
        require_few_steps(sql)
        trees = [tree for tree in sqlglot.parse(sql, dialect=readable(dialect)) if tree is not None]
    except sqlglot.errors.SqlglotError as error:
        raise NotRunnableError(f"it cannot be read: {_first_line(error)}") from error
    except RecursionError as error:
        raise NotRunnableError(TOO_DEEP) from error
    if len(trees) != 1:
        raise NotRunnableError(f"one statement at a time: this holds {len(trees)}")
    (tree,) = trees
    if not isinstance(tree, exp.Query | exp.Insert | exp.Update | exp.Delete):
        raise NotRunnableError("only queries, INSERT, UPDATE and DELETE are run")
    return tree


def is_change(tree: exp.Expr) -> bool:
    """Whether a statement changes rows."""
    return isinstance(tree, _CHANGES)


def for_sqlite(tree: exp.Expr, schema: Schema, dialect: str) -> exp.Expr:
    """The statement as SQLite can run it. Raises `NotRunnableError`."""
    tree = tree.copy()
    names = {table.name.casefold(): table.name for table in schema.tables}
    for table in tree.find_all(exp.Table):
        if table.name.casefold() in names:
            table.set("db", None)
            table.set("catalog", None)
    try:
        reshape(tree, schema)
        text = _said(tree, TimeForms(tree, schema)).sql(dialect="sqlite", unsupported_level=sqlglot.ErrorLevel.IGNORE)
        return sqlglot.parse_one(text, dialect="sqlite")
    except UnknownIntervalError as error:
        raise NotRunnableError(str(error)) from error
    except sqlglot.errors.SqlglotError as error:
        name = dialect_of(dialect).name or "this dialect"
        raise NotRunnableError(f"SQLite has no words for it ({name}): {_first_line(error)}") from error


def _said(tree: exp.Expr, forms: TimeForms) -> exp.Expr:
    """Every part in SQLite's words, the innermost first."""
    for node in reversed(list(tree.walk(bfs=True))):
        said = aggregated(forms.said(node))
        if said is node:
            continue
        if node is tree:
            return said
        node.replace(said)
    return tree


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
