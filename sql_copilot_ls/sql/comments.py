"""Where the comments of a SQL text are, runs of comment lines merged, and what they say without their markers."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache

from .dialects import dialect_of
from .lexer import DOLLAR, ESCAPED_STRING, Lexer, line_comments

_DECORATION = "-#*=/~_+" + string.whitespace + "\x85\xa0\u2028\u2029\u3000"
_REST_IS_EMPTY = re.compile(r"[ \t]*(?:[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, or a run of comment lines: `start` at its first marker, `end` after its last character (line break
    not included).

    `text` is what it says on one line; `lines` what each line says; `closed` is False for a block that is never
    closed; `alone` says that
    no code stands before it on its first line or after it on its last.
    """

    start: int
    end: int
    text: str
    lines: tuple[str, ...]
    style: str
    closed: bool = True
    alone: bool = True


@lru_cache(maxsize=64)
def _pattern(name: str) -> re.Pattern[str]:
    """Comments, and what may hide their marks."""
    dialect = dialect_of(name)
    marks = [mark for mark in line_comments(dialect) if dialect.hash_comments != "line" or not mark.startswith(r"\#")]
    line = "|".join(marks).replace(r"[^\n]*", r"[^\r\n]*")
    escaped = "" if dialect.triple_quotes else rf"(?<!\w){ESCAPED_STRING}|"
    dollar = r"(?<![\w$])" + DOLLAR + r"(?P<begun>)|" if dialect.dollar_quotes else ""
    return re.compile(
        rf"(?P<line>{line})|(?P<block>/\*)|{escaped}{dollar}'(?P<quote>)|\"(?:[^\"\n]|\"\")*\"|`[^`\n]*`",
    )


_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# A string ends at a blank line at the latest: one left open must not swallow the comments below it.
_STRING = re.compile(r"(?:[^'\n]|\n(?![ \t\r]*\n)|'')*'")
_STRING_WITH_ESCAPES = re.compile(r"(?:\\[\s\S]|[^'\\\n]|\n(?![ \t\r]*\n)|'')*'")


def comments(text: str, dialect: str = "") -> list[Comment]:
    """The comments of a text in order. Line comments that follow each other on lines of their own are one comment."""
    lexer = Lexer(text, dialect)
    pattern = _pattern(lexer.dialect.name)
    body = _STRING_WITH_ESCAPES if lexer.dialect.backslash else _STRING
    found: list[Comment] = []
    run: list[tuple[int, int]] = []

    def flush() -> None:
        if run:
            found.append(_line_run(text, run))
            run.clear()

    position = open_until = 0
    while match := pattern.search(text, position):
        start, position = match.span()
        kind = match.lastgroup
        if kind == "quote" and start >= open_until:
            closed = body.match(text, position)
            if closed is None:  # then nothing closes the next one either, up to the blank line
                open_until = lexer.search(_BLANK_LINE, position, len(text))
            else:
                position = closed.end()
        elif kind == "begun":
            position = next(lexer.tokens(start)).end
        elif kind == "line":
            marker = text[start]
            if run and not (
                _follows(text, run[-1][1], start) and _starts_line(text, run[0][0]) and text[run[-1][0]] == marker
            ):
                flush()
            run.append((start, position))
        elif kind == "block":
            flush()
            end = text.find("*/", position)
            position = end + 2 if end >= 0 else len(text)
            found.append(_block(text, start, position, end >= 0))
    flush()
    return found


def _bare(line: str) -> str:
    """What a line says without its marks and ornaments."""
    return line.lstrip(_DECORATION + "!>").rstrip(_DECORATION)


def _starts_line(text: str, offset: int) -> bool:
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return not offset or text[offset - 1] in "\r\n"


def _follows(text: str, end: int, start: int) -> bool:
    """Whether only one line break and indentation lie between."""
    between = text[end:start]
    return (
        not between.strip() and between.replace("\r\n", "\n").count("\n") + between.replace("\r\n", "").count("\r") == 1
    )


def _line_run(text: str, run: list[tuple[int, int]]) -> Comment:
    lines = tuple(_bare(text[start:end]) for start, end in run)
    joined = " ".join(" ".join(lines).split())
    first, last = run[0][0], run[-1][1]
    return Comment(
        first,
        last,
        joined,
        lines,
        text[first : first + (1 if text[first] == "#" else 2)],
        True,
        _starts_line(text, first),
    )


def _block(text: str, start: int, end: int, closed: bool) -> Comment:
    inner = text[start + 2 : end - 2 if closed else end]
    lines = tuple(_bare(line) for line in inner.splitlines())
    joined = " ".join(" ".join(lines).split())
    alone = _starts_line(text, start) and _REST_IS_EMPTY.match(text, end) is not None
    if inner.startswith(("!", "+")):
        joined = ""
    return Comment(start, end, joined, lines, "/*", closed, alone)
