"""A lossless tokenizer for SQL as people type it: every character belongs to a token, nothing is an error, quoting
follows the dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    SPACE = 0
    COMMENT = 1
    WORD = 2
    QUOTED = 3
    STRING = 4
    NUMBER = 5
    PARAMETER = 6
    OPERATOR = 7
    PUNCTUATION = 8


class Token(NamedTuple):
    """A piece of text at an offset. `upper` is the text in upper case for words, else the text itself; `closed` is
    False for a quote left open.
    """

    kind: Kind
    start: int
    end: int
    text: str
    upper: str
    closed: bool = True


BACKSLASH = frozenset({"mysql", "bigquery", "spark", "hive", "clickhouse", "snowflake", "databricks"})
"""Dialects whose strings escape with a backslash."""
DOUBLE_QUOTED_STRINGS = frozenset({"mysql", "bigquery", "spark", "hive", "databricks"})
"""Dialects whose double quotes are strings."""
BRACKETS = frozenset({"", "tsql", "sqlite"})
"""Dialects whose brackets quote names; in the unknown one only where no subscript is possible."""
_HASH_COMMENTS = frozenset({"mysql", "bigquery"})
_SLASH_COMMENTS = frozenset({"snowflake"})
_NESTED_COMMENTS = frozenset({"", "postgres", "duckdb", "tsql", "clickhouse", "redshift"})


@lru_cache(maxsize=32)
def _pattern(dialect: str) -> re.Pattern[str]:
    backslash, doubled = dialect in BACKSLASH, dialect in DOUBLE_QUOTED_STRINGS
    single = r"'(?:\\[\s\S]|[^'\\]|'')*'" if backslash else "'(?:[^']|'')*'"
    double = r'"(?:\\[\s\S]|[^"\\]|"")*"' if doubled else '"(?:[^"]|"")*"'
    line = r"--[^\n]*"
    if dialect in _HASH_COMMENTS:
        line += r"|\#[^\n]*"
    if dialect in _SLASH_COMMENTS:
        line += r"|//[^\n]*"
    strings = [r"[eE]'(?:\\[\s\S]|[^'\\]|'')*'"]
    if dialect == "bigquery":
        body = r"(?:\\[\s\S]|[^\\])*?"
        strings = [
            rf"(?:[rR][bB]?|[bB][rR]?)?(?:'''{body}'''|\"\"\"{body}\"\"\")",
            r"(?:[rR][bB]?|[bB][rR]?)(?:'(?:\\[\s\S]|[^'\\])*'|\"(?:\\[\s\S]|[^\"\\])*\")",
        ]
    if dialect in ("", "oracle"):
        strings.append(
            r"[nN]?[qQ]'(?:\[[\s\S]*?\]'|\([\s\S]*?\)'|\{[\s\S]*?\}'|<[\s\S]*?>'|(?P<mark>[^\s\[({<])[\s\S]*?(?P=mark)')"
        )
    if dialect not in ("mysql", "oracle", "tsql", "sqlite", "bigquery", "spark", "hive"):
        strings.append(r"\$(?P<tag>(?:[^\W\d]\w*)?)\$[\s\S]*?\$(?P=tag)\$")
    strings.append(rf"(?:[uU]&|[nNbBxXrR]|_\w+\s?(?=')){single}" if dialect != "bigquery" else single)
    strings.append(single)
    quoted = [r"`(?:[^`]|``)*`"]
    if doubled:
        strings.append(double)
    else:
        quoted += [double, r"[uU]&" + double]
    word_extra = "" if dialect in ("bigquery", "spark", "hive") else "$"
    hash_words = (
        r"\#{1,2}[^\W\d][\w$\#@]*|"
        if dialect not in _HASH_COMMENTS and dialect not in ("postgres", "duckdb", "redshift")
        else ""
    )
    word_tail = rf"[\w{word_extra}{chr(92) + '#' if hash_words else ''}]"
    parts = [
        r"(?P<space>\s+)",
        rf"(?P<comment>{line}|/\*)",
        r"(?P<template>\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{\#[\s\S]*?\#\})",
        "(?P<string>" + "|".join(strings) + ")",
        "(?P<quoted>" + "|".join(quoted) + ")",
        r"(?P<number>0[xX][0-9a-fA-F]+|(?:\d[\d_]*(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)",
        r"(?P<parameter>@{1,2}[^\W\d][\w$\#@]*|(?<![:\w]):[^\W\d]\w*|\$\d+|\$\{\w+\}|%\(\w+\)s|%s\b|\$[^\W\d]\w*|\?(?![|&?]))",
        rf"(?P<word>{hash_words}[^\W\d]{word_tail}*)",
        r"(?P<operator>::|:=|<=>|<=|>=|<>|!=|!~\*|!~|~\*|\|\||->>|->|=>|==|\^=|<<|>>|\#>>|\#>|@>|<@|&&|\?\||\?&|\*\*|[-+*/%=<>!~^&|@\#?:\\])",
        r"(?P<punctuation>[(),;.\[\]{}])",
        r"(?P<other>[\s\S])",
    ]
    return re.compile("|".join(parts))


_NUMBER_OF = {
    "space": Kind.SPACE,
    "comment": Kind.COMMENT,
    "template": Kind.PARAMETER,
    "string": Kind.STRING,
    "mark": Kind.STRING,
    "tag": Kind.STRING,
    "quoted": Kind.QUOTED,
    "number": Kind.NUMBER,
    "parameter": Kind.PARAMETER,
    "word": Kind.WORD,
    "operator": Kind.OPERATOR,
    "punctuation": Kind.PUNCTUATION,
    "other": Kind.OPERATOR,
}
_BRACKET_NAME = re.compile(r"\[(?:[^\]\n]|\]\])*\]")
_LOOSE_BRACKET_NAME = re.compile(r"\[[^\W\d][^\]\n'\",]*\]")
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_SUBSCRIPTABLE = frozenset({")", "]", "}"})


def _block_comment_end(text: str, start: int, nested: bool) -> tuple[int, bool]:
    if not nested:
        end = text.find("*/", start + 2)
        return (end + 2, True) if end >= 0 else (len(text), False)
    depth = 1
    for edge in _COMMENT_EDGE.finditer(text, start + 2):
        depth += 1 if edge.group() == "/*" else -1
        if depth == 0:
            return edge.end(), True
    # Nothing closes the outer one: most likely a stray opener inside a comment that does not nest.
    end = text.find("*/", start + 2)
    return (end + 2, True) if end >= 0 else (len(text), False)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def tokenize(text: str, dialect: str = "", start: int = 0) -> Iterator[Token]:
    """The tokens of `text` from `start` on; joined, their texts are the text.

    A quote that nothing closes ends with its line and has `closed=False`, so that half-written text does not swallow
    what follows.
    """
    match = _pattern(dialect).match
    strict_brackets = dialect in ("tsql", "sqlite")
    brackets = dialect in BRACKETS
    nested = dialect in _NESTED_COMMENTS
    double_strings = dialect in DOUBLE_QUOTED_STRINGS
    position, size = start, len(text)
    before: Token | None = None
    word, space = Kind.WORD, Kind.SPACE
    while position < size:
        found = match(text, position)
        assert found is not None
        group = found.lastgroup
        end = found.end()
        if group == "word":
            piece = found.group()
            token = Token(word, position, end, piece, piece.upper())
        elif group == "space":
            piece = found.group()
            token = Token(space, position, end, piece, piece)
            yield token
            position = end
            continue
        else:
            assert group is not None
            kind, closed = _NUMBER_OF[group], True
            first = text[position]
            if group == "comment" and first == "/" and text.startswith("/*", position):
                end, closed = _block_comment_end(text, position, nested)
            elif first == "[" and brackets:
                pattern = _BRACKET_NAME if strict_brackets else _LOOSE_BRACKET_NAME
                subscript = (
                    before is not None
                    and before.end == position
                    and (before.kind in (Kind.WORD, Kind.QUOTED, Kind.PARAMETER) or before.text in _SUBSCRIPTABLE)
                )
                name = None if subscript and not strict_brackets else pattern.match(text, position)
                if name:
                    kind, end = Kind.QUOTED, name.end()
                elif strict_brackets and not subscript:
                    kind, closed, end = Kind.QUOTED, False, _open_name_end(text, position)
            elif group == "other" and first in "'\"`":
                closed, end = False, _line_end(text, position)
                if first == "'" or (first == '"' and double_strings):
                    kind = Kind.STRING
                else:
                    kind, end = Kind.QUOTED, _open_name_end(text, position)
            piece = text[position:end]
            token = Token(kind, position, end, piece, piece, closed)
        yield token
        before = token
        position = end


_OPEN_NAME = re.compile(r".[\w$]*")


def _open_name_end(text: str, start: int) -> int:
    found = _OPEN_NAME.match(text, start)
    return found.end() if found else start + 1


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


_PLAIN = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*\Z")
_PLAIN_LOWER = re.compile(r"[a-z_][a-z0-9_]*\Z")


def quote(name: str, dialect: str, *, force: bool = False) -> str:
    """`name` as it can be written in the dialect: quoted when it must be (reserved, odd characters, or a case the
    dialect would fold).
    """
    from sql_copilot_ls.analysis.keywords import RESERVED

    plain = _PLAIN_LOWER if dialect in ("postgres", "redshift") else _PLAIN
    if not force and plain.match(name) and name.upper() not in RESERVED:
        return name
    if dialect == "tsql":
        return "[" + name.replace("]", "]]") + "]"
    if dialect in ("mysql", "bigquery", "spark", "hive", "clickhouse", "databricks"):
        return "`" + name.replace("`", "``") + "`"
    return '"' + name.replace('"', '""') + '"'
