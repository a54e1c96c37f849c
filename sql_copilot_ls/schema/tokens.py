"""Tokens and statements of DDL text: fast, tolerant of every dialect's quoting, and never surprised by dump noise."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

BACKSLASH_DIALECTS = frozenset({"mysql", "mariadb", "bigquery", "hive", "spark", "clickhouse", "impala"})
"""Dialects in which a backslash escapes a quote inside a string."""

_STRING = r"'(?:[^']|'')*(?:'|\Z)"
_ESCAPED_STRING = r"'(?:[^'\\]|''|\\.)*(?:'|\Z)"


def _pattern(string: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<space>\s+|/\*!\d*|\*/)
        |(?P<comment>--[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|\#(?=[\s\#!-])[^\n]*)
        |(?P<string>[NnEeBbXxUu]?{string}|(?P<dollar>\$\w*\$)(?s:.*?)(?:(?P=dollar)|\Z))
        |(?P<quoted>"(?:[^"]|"")*(?:"|\Z)|`(?:[^`]|``)*(?:`|\Z)|\[(?!\d*\])[^\]\n]*\])
        |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w$]))
        |(?P<word>[\w@\#$]+)
        |(?P<mark>::|.)
        """,
        re.VERBOSE | re.DOTALL,
    )


_PLAIN, _ESCAPED = _pattern(_STRING), _pattern(_ESCAPED_STRING)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a statement; `kind` is string, quoted, number, word or mark. Offsets count code points of the file."""

    kind: str
    text: str
    start: int

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

    @property
    def upper(self) -> str:
        """The keyword this would be, or the empty string for anything that cannot be one."""
        return self.text.upper() if self.kind in ("word", "mark") else ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's text without its markers, and where it starts."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement's text and its offset in the file."""

    text: str
    start: int


class Lines:
    """Offsets to lines and columns of one text, counting from 0."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """(Line, column) of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return line, offset - self._starts[line]


def tokenise(statement: Statement, dialect: str) -> tuple[list[Token], list[Comment]]:
    """Tokens of a statement, and its comments apart."""
    tokens: list[Token] = []
    comments: list[Comment] = []
    for match in (_ESCAPED if dialect in BACKSLASH_DIALECTS else _PLAIN).finditer(statement.text):
        kind = match.lastgroup or ""
        if kind == "dollar":
            kind = "string"
        if kind == "comment":
            text = re.sub(r"^(--+|#+|/\*+)|\*+/$", "", match.group()).strip()
            comments.append(Comment(text, statement.start + match.start()))
        elif kind != "space":
            tokens.append(Token(kind, match.group(), statement.start + match.start()))
    return tokens, comments


_CLIENT = re.compile(r"[ \t]*(?:\\(?!\.)[^\n]*|GO(?:[ \t]+\d+)?[ \t]*;?[ \t]*(?=\r?\n|\Z)|/[ \t]*(?=\r?\n|\Z))", re.IGNORECASE)
_DELIMITER = re.compile(r"[ \t]*DELIMITER[ \t]+(\S+)[^\n]*", re.IGNORECASE)
_COPY = re.compile(r"\s*COPY\b[^;]*\bFROM\s+STDIN\b", re.IGNORECASE)


def _skimmer(string: str) -> re.Pattern[str]:
    return re.compile(
        rf"""{string}|"[^"]*(?:"|\Z)|`[^`]*(?:`|\Z)|--[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|\#(?=[\s\#!-])[^\n]*"""
        r"""|(?P<dollar>\$\w*\$)(?s:.*?)(?:(?P=dollar)|\Z)|(?P<line>\n)|(?P<end>;|\$\$|//)""",
        re.DOTALL,
    )


_SKIM_PLAIN, _SKIM_ESCAPED = _skimmer(_STRING), _skimmer(_ESCAPED_STRING)


def statements(text: str, dialect: str) -> Iterator[Statement]:
    """Split a file at semicolons, GO, lone slashes and DELIMITERs; client commands and COPY data are left out."""
    skim = _SKIM_ESCAPED if dialect in BACKSLASH_DIALECTS else _SKIM_PLAIN
    delimiter = ";"
    start = position = 0
    at_line_start = True
    size = len(text)
    while position < size:
        if at_line_start:
            at_line_start = False
            command = _DELIMITER.match(text, position)
            if command is not None:
                delimiter = command.group(1)
            else:
                command = _CLIENT.match(text, position)
            if command is not None and command.end() > position:
                if text[start:position].strip():
                    yield Statement(text[start:position], start)
                start = position = command.end()
                continue
        found = skim.search(text, position)
        if delimiter != ";":
            stop = text.find(delimiter, position, found.start() if found else size)
            if stop >= 0:
                yield Statement(text[start:stop], start)
                start = position = stop + len(delimiter)
                continue
        if found is None:
            break
        position = found.end()
        if found.lastgroup == "line":
            at_line_start = True
        elif found.lastgroup == "end" and found.group() == delimiter:
            yield Statement(text[start : found.start()], start)
            if _COPY.match(text, start):
                data_end = re.compile(r"^\\\.", re.MULTILINE).search(text, position)
                position = data_end.end() if data_end else size
            start = position
    if text[start:].strip():
        yield Statement(text[start:], start)
