"""The variables that a script declares before a place: SQL Server's, MySQL's of the session, and those without an @."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_ROUTINES = words("PROCEDURE PROC FUNCTION")
_ENDS_DECLARING = words("SELECT SET INSERT UPDATE DELETE MERGE EXEC EXECUTE IF WHILE BEGIN RETURN PRINT ;")


def variables(script: Script, offset: int) -> dict[str, str]:
    """Name and declared type of each, those of the batch that the offset is in."""
    last = max(bisect_right(script.starts, offset) - 1, 0)
    first = last
    while first and not _ends_batch(script.statements[first - 1]):
        first -= 1
    found: dict[str, str] = {}
    for index in range(first, min(last + 1, len(script.statements))):
        start, statement = script.starts[index], script.statements[index]
        for at, name, declared in _declared(statement):
            if start + at < offset:
                found.setdefault(name, declared)
    return found


def bare_variables(script: Script) -> frozenset[str]:
    """Folded names that a script's DECLARE statements and loops give to variables, in dialects without an @."""
    if not dialect_of(script.dialect).has_bare_variables:
        return frozenset()
    found: set[str] = set()
    for statement in script.statements:
        tokens = statement.significant
        if not tokens or tokens[0].upper not in ("DECLARE", "FOR"):
            continue
        for i in range(1, len(tokens), 2):
            if tokens[i].kind != Kind.WORD:
                break
            found.add(tokens[i].text.casefold())
            if i + 1 >= len(tokens) or tokens[i + 1].text != ",":
                break
    return frozenset(found)


def _ends_batch(statement: Statement) -> bool:
    return bool(statement.significant) and statement.significant[-1].upper.split(maxsplit=1)[0] == "GO"


def _declared(statement: Statement) -> Iterator[tuple[int, str, str]]:
    """Where a variable's declaration ends, its name and its type."""
    tokens = statement.significant
    declaring = False
    header = bool(tokens) and tokens[0].upper in ("CREATE", "ALTER") and any(t.upper in _ROUTINES for t in tokens[:5])
    for i, token in enumerate(tokens):
        if token.upper == "DECLARE":
            declaring = True
        elif token.upper in _ENDS_DECLARING:
            declaring = False
            session = statement.dialect == "mysql" and token.upper == "SET"
            if session and i + 2 < len(tokens) and tokens[i + 1].kind == Kind.PARAMETER:
                yield tokens[i + 1].end, tokens[i + 1].text, ""
        elif header and token.upper == "AS" and i + 1 < len(tokens) and not _is_type(tokens[i + 1]):
            header = False
        if token.kind == Kind.PARAMETER and token.text[:1] == "@" and token.text[:2] != "@@" and (declaring or header):
            behind = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].upper == "AS")
            if behind < len(tokens) and _is_type(tokens[behind]):
                yield token.end, token.text, _type(statement, tokens, behind)


def _is_type(token: Token) -> bool:
    return token.kind == Kind.QUOTED or (
        token.kind == Kind.WORD and (token.upper not in RESERVED or token.upper in ("TABLE", "CURSOR"))
    )


def _type(statement: Statement, tokens: list[Token], at: int) -> str:
    end = tokens[at].end
    if at + 1 < len(tokens) and tokens[at + 1].text == "(" and tokens[at].upper != "TABLE":
        close = next((t.end for t in tokens[at + 1 : at + 8] if t.text == ")"), end)
        end = close
    return statement.text[tokens[at].start : end]
