"""Where the comments of a SQL text are, runs of comment lines merged, and what they say without their markers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_HASH = frozenset({"mysql", "bigquery"})
_BACKSLASH = frozenset({"mysql", "bigquery", "spark", "hive", "clickhouse", "snowflake"})
_DECORATION = re.compile(r"^[\s\-#*=/~_+!>]+|[\s\-#*=/~_+]+$")
_SPACES = re.compile(r"\s+")
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


@lru_cache(maxsize=8)
def _pattern(hashes: bool, backslash: bool) -> re.Pattern[str]:
    # A string ends at a blank line at the latest: one left open must not swallow the comments below it.
    plain = r"[^'\\\n]|\n(?![ \t\r]*\n)"
    string = rf"'(?:\\[\s\S]|{plain}|'')*'" if backslash else rf"'(?:{plain}|\\|'')*'"
    return re.compile(
        r"(?P<line>--[^\r\n]*" + (r"|\#[^\r\n]*" if hashes else "") + ")"
        r"|(?P<block>/\*[\s\S]*?(?P<close>\*/|\Z))"
        rf"|[eE]'(?:\\[\s\S]|[^'\\]|'')*'|{string}"
        r"|\"(?:[^\"\n]|\"\")*\"|`[^`\n]*`|\$(?P<tag>(?:[^\W\d]\w*)?)\$[\s\S]*?\$(?P=tag)\$"
    )


def comments(text: str, dialect: str = "") -> list[Comment]:
    """The comments of a text in order. Line comments that follow each other on lines of their own are one comment."""
    found: list[Comment] = []
    run: list[tuple[int, int]] = []

    def flush() -> None:
        if run:
            found.append(_line_run(text, run))
            run.clear()

    for match in _pattern(dialect in _HASH, dialect in _BACKSLASH).finditer(text):
        start, end = match.span()
        if match.lastgroup == "line" or match["line"] is not None:
            marker = text[start]
            if run and not (
                _follows(text, run[-1][1], start) and _starts_line(text, run[0][0]) and text[run[-1][0]] == marker
            ):
                flush()
            run.append((start, end))
        elif match["block"] is not None:
            flush()
            found.append(_block(text, start, end, match["close"] == "*/"))
    flush()
    return found


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
    lines = tuple(_DECORATION.sub("", text[start:end]) for start, end in run)
    joined = _SPACES.sub(" ", " ".join(line for line in lines if line))
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
    lines = tuple(_DECORATION.sub("", line) for line in inner.splitlines())
    joined = _SPACES.sub(" ", " ".join(line for line in lines if line)).strip()
    alone = _starts_line(text, start) and _REST_IS_EMPTY.match(text, end) is not None
    if inner.startswith(("!", "+")):
        joined = ""
    return Comment(start, end, joined, lines, "/*", closed, alone)
