"""Queries: their representation, grammar and tokens, from SQL text and back to it in any dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import (
    BadTokensError,
    InexpressibleError,
    LiteralNotFoundError,
    QueryError,
    UnconnectedError,
    UnknownNameError,
    UnparsableError,
)
from .ir import Literal, Query, Statement, literals_of
from .query_decoder import decode
from .query_encoder import Candidate, encode
from .traversal import rewritten

if TYPE_CHECKING:
    from sql_copilot_ls.schema.model import Schema

__all__ = [
    "BadTokensError",
    "Candidate",
    "InexpressibleError",
    "Literal",
    "LiteralNotFoundError",
    "Query",
    "QueryError",
    "Statement",
    "UnconnectedError",
    "UnknownNameError",
    "UnparsableError",
    "decode",
    "encode",
    "literals_of",
    "parse_sql",
    "render",
    "rewritten",
]


def parse_sql(sql: str, schema: Schema, dialect: str = "sqlite") -> Statement:
    """The statement that SQL text means over a schema; see `parse.parse_sql`. Loads sqlglot on first use."""
    from .parse import parse_sql as implementation

    return implementation(sql, schema, dialect)


def render(
    statement: Statement, schema: Schema, dialect: str = "sqlite", *, aliases: bool = True, by_mention: bool = False
) -> str:
    """The statement as SQL text of a dialect; see `rendering_statements`. Loads sqlglot on first use."""
    from .rendering_statements import render_statement

    return render_statement(statement, schema, dialect, aliases=aliases, by_mention=by_mention)
