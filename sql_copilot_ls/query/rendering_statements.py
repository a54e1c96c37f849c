"""Statements as SQL text: queries and changes, each by the module that knows how it is written."""

from __future__ import annotations

from sqlglot import exp

from sql_copilot_ls.schema.model import Schema

from .catalog import catalog_of
from .ir import Query, Statement
from .rendering import Style, chain
from .rendering_changes import change


def render_statement(
    statement: Statement, schema: Schema, dialect: str = "sqlite", *, aliases: bool = True, by_mention: bool = False
) -> str:
    """SQL text on one line; with `aliases`, computed columns are named. FROM begins with the table whose rows are
    joined to what they belong to, or `by_mention` with the one that is named first.

    Raises `UnconnectedError` or `InexpressibleError` when the statement has no form in the dialect.
    """
    style = Style(catalog_of(schema), dialect or "sqlite", by_mention)
    if isinstance(statement, Query):
        tree: exp.Expr = chain(statement, style, None, named=aliases)
    else:
        tree = change(statement, style)
    return tree.sql(dialect=style.dialect, normalize_functions=False, copy=False)
