"""Routines whose body is a string: what stands between `$$` and `$$` is SQL of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token

_LANGUAGES = words("SQL PLPGSQL PLSQL PLPGSQL_TEST") | {""}
_ROUTINES = words("FUNCTION PROCEDURE")
_DEEPEST = 4
_LEADS_ON = re.compile(
    r"\b(?:THEN|ELSE|LOOP)\b(?=\s{1,200}(?:SELECT|INSERT|UPDATE|DELETE|PERFORM|RETURN|WITH|CREATE|IF|FOR)\b)", re.I
)
_QUERIES = re.compile(r"\b(?:PERFORM|RETURN(?!\s{1,20}(?:QUERY|NEXT)\b))\b", re.I)


def innermost(script: Script, offset: int) -> tuple[int, Script]:
    """The script that an offset is in, and where it begins: a routine's body, else the script itself."""
    base = 0
    for _ in range(_DEEPEST):
        start, statement = script.at(offset)
        here = offset - start
        found = next(((s, b) for s, b in bodies(statement) if s <= here <= s + len(b.text)), None)
        if found is None:
            break
        base += start + found[0]
        offset, script = here - found[0], found[1]
    return base, script


def bodies(statement: Statement) -> tuple[tuple[int, Script], ...]:
    """The bodies in a statement, each with its offset there."""
    kept = statement.analysed.get("bodies")
    if not isinstance(kept, tuple):
        kept = statement.analysed["bodies"] = tuple(_read(statement))
    return kept


def _read(statement: Statement) -> list[tuple[int, Script]]:
    tokens = statement.significant
    if not tokens or tokens[0].upper not in ("CREATE", "DO") or "$" not in statement.text:
        return []
    if tokens[0].upper == "CREATE" and not any(t.upper in _ROUTINES for t in tokens[1:6]):
        return []
    language = next((b.value.upper() for a, b in pairwise(tokens) if a.upper == "LANGUAGE"), "")
    if language not in _LANGUAGES:
        return []
    return [(t.start + _opening(t), Script(_as_queries(t.value), statement.dialect)) for t in tokens if _is_body(t)]


def _as_queries(text: str) -> str:
    """PL/pgSQL's PERFORM and RETURN of an expression, which may have a FROM, as the queries that they are, and the
    statements that a condition or a loop leads to by themselves.
    """
    if "merge" not in text.casefold():
        text = _LEADS_ON.sub(lambda found: ";".ljust(len(found.group())), text)
    return _QUERIES.sub(lambda found: "SELECT".ljust(len(found.group())), text)


def _is_body(token: Token) -> bool:
    return token.kind == Kind.STRING and token.text.startswith("$") and token.closed


def _opening(token: Token) -> int:
    """The length of `$tag$`."""
    return token.text.index("$", 1) + 1
