"""Names and strings with and without their quotes."""

from __future__ import annotations

import re

from .dialects import dialect_of
from .keywords import RESERVED

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PLAIN = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*\Z")
_PLAIN_LOWER = re.compile(r"[a-z_][a-z0-9_]*\Z")


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


def quote(name: str, dialect: str, *, force: bool = False) -> str:
    """`name` as it can be written in the dialect: quoted when it must be (reserved, odd characters, or a case the
    dialect would fold).
    """
    known = dialect_of(dialect)
    plain = _PLAIN_LOWER if known.folds_names == "lower" else _PLAIN
    if not force and plain.match(name) and name.upper() not in RESERVED:
        return name
    closing = "]" if known.quote == "[" else known.quote
    return known.quote + name.replace(closing, closing * 2) + closing
