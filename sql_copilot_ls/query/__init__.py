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
from .ir import Literal, Query, literals_of
from .tokens import Candidate, decode, encode
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


def parse_sql(sql: str, schema: Schema, dialect: str = "sqlite") -> Query:
    """The query that a SELECT statement means over a schema; see `parse.parse_sql`. Loads sqlglot on first use."""
    from .parse import parse_sql as implementation

    return implementation(sql, schema, dialect)


def render(query: Query, schema: Schema, dialect: str = "sqlite") -> str:
    """The query as SQL text of a dialect; see `render.render_query`. Loads sqlglot on first use."""
    from .rendering import render_query

    return render_query(query, schema, dialect)
