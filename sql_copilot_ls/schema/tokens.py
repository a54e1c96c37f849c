"""Tokens of DDL statements: fast, and tolerant of every dialect's quoting."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

BACKSLASH_DIALECTS = frozenset({"mysql", "mariadb", "bigquery", "hive", "spark", "clickhouse", "impala"})
"""Dialects in which a backslash escapes a quote inside a string."""
_HASH_COMMENTS = frozenset({"", "mysql", "mariadb", "bigquery", "clickhouse"})
_NO_DOLLAR_QUOTES = BACKSLASH_DIALECTS | {"tsql", "oracle", "sqlite", "db2"}

COMMENT = r"--[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)"
"""Comments of every dialect. Patterns here match in one way and never fail half-way, so that time is linear."""


def string_pattern(dialect: str) -> str:
    """A quoted string, closed or running to the end."""
    if dialect in BACKSLASH_DIALECTS:
        return r"'[^'\\]*(?:(?:''|\\(?:[\s\S]|\Z))[^'\\]*)*(?:'|\Z)"
    return r"'[^']*(?:''[^']*)*(?:'|\Z)"


def bracket_pattern(dialect: str) -> str:
    """A name in brackets; outside SQL Server's dialect no array subscript."""
    return r"\[[^\]\n]{1,128}\]" if dialect == "tsql" else r"\[(?!\d*\])[^\[\]\n'\"]{1,128}\]"


def dollar_pattern(dialect: str) -> str:
    """A dollar-quoted string, where the dialect may have them; else a pattern that nothing matches."""
    if dialect in _NO_DOLLAR_QUOTES:
        return r"\$(?!)"
    return r"\$(?<![\w$]\$)(?P<tag>(?:[A-Za-z_]\w{0,63})?)\$(?s:.*?)(?:\$(?P=tag)\$|\Z)"


def comment_pattern(dialect: str) -> str:
    """The comments of a dialect."""
    hash_comment = r"|\#(?=[\s\#!-])[^\n]*"
    return COMMENT + (hash_comment if dialect in _HASH_COMMENTS else hash_comment.replace(r"(?=", r"(?<=\n\#)(?="))


@lru_cache(maxsize=32)
def _pattern(dialect: str) -> re.Pattern[str]:
    string = string_pattern(dialect)
    return re.compile(
        rf"""
        (?P<space>\s+|/\*!\d*|\*/)
        |(?P<comment>{comment_pattern(dialect)})
        |(?P<string>[NnEeBbXxUu]?{string}|{dollar_pattern(dialect)})
        |(?P<quoted>"[^"]*(?:""[^"]*)*(?:"|\Z)|`[^`]*(?:``[^`]*)*(?:`|\Z)|{bracket_pattern(dialect)})
        |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w$]))
        |(?P<word>[\w@\#$]+)
        |(?P<mark>::|.)
        """,
        re.VERBOSE | re.DOTALL,
    )


class Token(NamedTuple):
    """A piece of a statement; `kind` is string, quoted, number, word or mark. Offsets count code points of the file."""

    kind: str
    text: str
    start: int
    upper: str = ""
    """The keyword or mark this would be, or the empty string for anything that cannot be one."""

    @property
    def end(self) -> int:
        """Offset after the token."""
        return self.start + len(self.text)

    @property
    def value(self) -> str:
        """The text without its quotes."""
        text = self.text
        if self.kind == "quoted":
            close = "]" if text[0] == "[" else text[0]
            inner = text[1:-1] if text.endswith(close) and len(text) > 1 else text[1:]
            return inner.replace(close * 2, close) if close != "]" else inner
        if self.kind == "string":
            if text[0] == "$":
                tag = text[: text.index("$", 1) + 1]
                return text[len(tag) :].removesuffix(tag)
            body = text[text.index("'") + 1 :].removesuffix("'")
            return re.sub(r"\\(.)", r"\1", body.replace("''", "'")) if "\\'" in body else body.replace("''", "'")
        return text


class Comment(NamedTuple):
    """A comment's text without its markers, and where it starts."""

    text: str
    start: int


class Statement(NamedTuple):
    """One statement's text and its offset in the file."""

    text: str
    start: int


class Lines:
    """Offsets to lines and columns of one text, counting from 0."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> tuple[int, int]:
        """(Line, column) of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]


_MARKERS = re.compile(r"^(?:--+|#+|/\*+)|\*+/$")


def tokenise(statement: Statement, dialect: str) -> tuple[list[Token], list[Comment]]:
    """Tokens of a statement, and its comments apart."""
    tokens: list[Token] = []
    comments: list[Comment] = []
    offset = statement.start
    for match in _pattern(dialect).finditer(statement.text):
        kind = match.lastgroup
        if kind == "space":
            continue
        text = match.group()
        if kind == "word":
            tokens.append(Token("word", text, offset + match.start(), text.upper()))
        elif kind == "mark":
            tokens.append(Token("mark", text, offset + match.start(), text))
        elif kind == "comment":
            comments.append(Comment(_MARKERS.sub("", text).strip(), offset + match.start()))
        else:
            tokens.append(Token(kind or "", text, offset + match.start()))
    return tokens, comments
