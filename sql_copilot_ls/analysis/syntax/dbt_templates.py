"""dbt's templates: what `{{ ref('model') }}` and `{{ source('schema', 'table') }}` name."""

from __future__ import annotations

import re

from sql_copilot_ls.sql.keywords import RESERVED
from sql_copilot_ls.sql.lexer import Kind, Token

_REFERENCE = re.compile(
    r"\{\{-?\s{0,20}(?:ref|source)\(\s{0,20}(?:['\"](?P<first>[^'\"\n]{0,200})['\"]\s{0,20},\s{0,20})?"
    r"['\"](?P<name>[^'\"\n]{1,200})['\"]\s{0,20}\)\s{0,20}-?\}\}\Z"
)
_OPEN = re.compile(
    r"\{\{-?\s{0,20}(?P<what>ref|source)\(\s{0,20}"
    r"(?:(?P<quote>['\"])(?P<first>[^'\"\n]{0,200})['\"]\s{0,20},\s{0,20})?(?P<opening>['\"])(?P<typed>[^'\"\n]{0,200})\Z"
)
_NEAR = 400


def named(token: Token) -> Token:
    """The name that a template stands for, as a word where it is written; any other token as it is."""
    if not token.text.startswith("{{"):
        return token
    found = _REFERENCE.match(token.text)
    if found is None:
        return token
    name = found["name"]
    start = token.start + found.start("name")
    plain = name.isidentifier() and name.upper() not in RESERVED
    return Token(Kind.WORD if plain else Kind.QUOTED, start, start + len(name), name, name.upper() if plain else name)


def reference_at(text: str, offset: int) -> tuple[str, str, str] | None:
    """What is being typed in a template that opens before an offset: `ref` or `source`, the schema named already, and
    the letters of the name."""
    found = _OPEN.search(text[max(0, offset - _NEAR) : offset])
    return (found["what"], found["first"] or "", found["typed"]) if found is not None else None
