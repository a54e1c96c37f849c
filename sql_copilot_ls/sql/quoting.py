"""Names and strings with and without their quotes."""

from __future__ import annotations

import re

from .dialects import dialect_of
from .reserved import reserved

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = re.compile(r"[^\W\d]\w*\Z")
_OF_A_SESSION = re.compile(r"(?:##?|@)[\w@#$]+\Z")
"""SQL Server's temporary tables and table variables."""


def unquote(text: str) -> str:
    """A name without its quotes, doubled quotes undone."""
    if len(text) >= 3 and text[:2] in ("U&", "u&"):
        text = text[2:]
    first = text[:1]
    if first not in ('"', "`", "["):
        return text
    closer = "]" if first == "[" else first
    body = text[1:-1] if len(text) > 1 and text.endswith(closer) else text[1:]
    return body.replace(closer * 2, closer)


def unquote_string(text: str) -> str:
    """A string without its prefix and quotes, doubled quotes and escaped ones undone."""
    if text.startswith("$"):
        tag = text[: text.index("$", 1) + 1]
        return text[len(tag) :].removesuffix(tag)
    mark = "'" if "'" in text and text.find("'") < (text.find('"') + 1 or len(text) + 1) else '"'
    prefix = text[: text.index(mark)]
    body = text[len(prefix) :]
    if prefix[-1:] in ("q", "Q"):
        return body[2:].removesuffix("'")[:-1]
    if len(body) > 5 and body.startswith(mark * 3):
        return body[3:].removesuffix(mark * 3)
    body = body[1:].removesuffix(mark).replace(mark * 2, mark)
    return _ESCAPED.sub(r"\1", body) if "\\" + mark in body else body


def needs_quotes(name: str, dialect: str, *, declared_in_quotes: bool = False) -> bool:
    """Whether a name must be quoted in the dialect: reserved, odd characters, or one whose case counts because it was
    `declared_in_quotes` while the dialect reads bare names in another case.
    """
    if _OF_A_SESSION.match(name) is not None and dialect_of(dialect).quote == "[":
        return False
    if _PLAIN.match(name) is None or name.upper() in reserved(dialect):
        return True
    fold = _FOLDS.get(dialect_of(dialect).folds_names)
    return declared_in_quotes and fold is not None and name != fold(name)


_FOLDS = {"lower": str.lower, "upper": str.upper}


def quote(name: str, dialect: str, declared_in_quotes: bool = False) -> str:
    """`name` as it can be written in the dialect: the one way for all that write names."""
    return in_quotes(name, dialect) if needs_quotes(name, dialect, declared_in_quotes=declared_in_quotes) else name


def in_quotes(name: str, dialect: str) -> str:
    """A name in the dialect's own quotes."""
    opening = dialect_of(dialect).quote
    closing = "]" if opening == "[" else opening
    return opening + name.replace(closing, closing * 2) + closing
