"""SQL with `:name` parameters as a snippet of the LSP: a stop for each that a user fills in."""

from __future__ import annotations

import re

from sql_copilot_ls.sql.lexer import Kind, tokenize

_PARAMETER = re.compile(r":(\w+)")
_STOP = re.compile(r"(?<!\\)\$(?:\{(\d+):([^${}]*)\}|(\d+))")
_ESCAPED = re.compile(r"\\([\\$}])")
_SPECIAL = re.compile(r"[\\$}]")


def with_stops(sql: str, dialect: str) -> str | None:
    """The snippet, in which equal names are one stop; None when there is nothing to fill in."""
    stops: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    for token in tokenize(sql, dialect):
        found = _PARAMETER.fullmatch(token.text) if token.kind == Kind.PARAMETER else None
        if found is None:
            continue
        number = stops.setdefault(found[1], len(stops) + 1)
        parts += [_escaped(sql[at : token.start]), f"${{{number}:{found[1]}}}"]
        at = token.end
    return "".join(parts) + _escaped(sql[at:]) if stops else None


def filled(snippet: str) -> str:
    """What an editor shows of a snippet at first: the names of its stops.

    >>> filled("VALUES (7, ${1:customer}) -- $1")
    'VALUES (7, customer) -- customer'
    """
    names = {stop[1]: stop[2] for stop in _STOP.finditer(snippet) if stop[1]}
    return _ESCAPED.sub(r"\1", _STOP.sub(lambda stop: names.get(stop[1] or stop[3], ""), snippet))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
