"""Statements of a file: split at semicolons, GO, slashes and DELIMITERs; no client commands, data or procedures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .tokens import Statement, bracket_pattern, comment_pattern, dollar_pattern, string_pattern

_CLIENT = r"\\(?!\.)[^\n]*|(?:GO|go|Go)(?:[ \t]+\d{1,6})?[ \t]*;?[ \t]*(?=\r?\n|\r?\Z)|/[ \t]*(?=\r?\n|\r?\Z)"
_DELIMITER = r"(?:DELIMITER|delimiter|Delimiter)[ \t]+(?P<delimiter>\S{1,16})[^\n]*"
_FIRST_LINE = re.compile(rf"[ \t]*(?:{_DELIMITER}|{_CLIENT})")
_COPY = re.compile(r"\s*COPY\b[^;]{0,4000}?\bFROM\s+STDIN\b", re.IGNORECASE)
_COPY_END = re.compile(r"^\\\.", re.MULTILINE)
_ROUTINE = re.compile(
    r"\s*(?:CREATE|ALTER)\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:(?:NON)?EDITIONABLE\s+)?(?:PROC(?:EDURE)?|FUNCTION|TRIGGER|PACKAGE|TYPE\s+BODY)\b",
    re.IGNORECASE,
)
_BATCH_END = {
    "tsql": re.compile(r"^[ \t]*GO[ \t]*;?[ \t]*\r?$", re.IGNORECASE | re.MULTILINE),
    "oracle": re.compile(r"^[ \t]*/[ \t]*\r?$", re.MULTILINE),
}
_NOISE = re.compile(r"\s+|--[^\n]*|/\*(?!!)[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)|\#(?=[\s\#!-])[^\n]*")


@lru_cache(maxsize=64)
def _skimmer(dialect: str, delimiter: str) -> re.Pattern[str]:
    dollar = r"\$(?!)" if "$" in delimiter else dollar_pattern(dialect)
    return re.compile(
        rf"""(?P<end>{re.escape(delimiter)})|{string_pattern(dialect)}|"[^"]*(?:"|\Z)|`[^`]*(?:`|\Z)"""
        rf"""|(?:{comment_pattern(dialect)})|{bracket_pattern(dialect)}|{dollar}"""
        rf"""|\n[ \t]*(?:{_DELIMITER}|(?P<client>{_CLIENT}))"""
    )


def without_noise(text: str) -> int:
    """Offset of the first character that is neither white space nor comment."""
    position = 0
    while found := _NOISE.match(text, position):
        position = found.end()
    return position


def statements(text: str, dialect: str) -> Iterator[Statement]:
    """Split a file; empty statements are left out. Time is linear in the text."""
    delimiter = ";"
    start = 0
    first = _FIRST_LINE.match(text)
    if first is not None:
        start = first.end()
        delimiter = first.group("delimiter") or delimiter
    position = start
    batch_end = _BATCH_END.get(dialect)
    fresh = True
    while True:
        if fresh and batch_end is not None:
            fresh = False
            noise = without_noise(text[start : start + 4000])
            if _ROUTINE.match(text, start + noise):
                end = batch_end.search(text, start)
                if end is None:
                    batch_end = None
                else:
                    start = position = end.end()
                    fresh = True
                    continue
        found = _skimmer(dialect, delimiter).search(text, position)
        if found is None:
            break
        position = found.end()
        kind = found.lastgroup
        if kind in ("end", "client", "delimiter"):
            if start < found.start():
                yield Statement(text[start : found.start()], start)
            if kind == "end" and _COPY.match(text, start, position):
                data_end = _COPY_END.search(text, position)
                position = data_end.end() if data_end else len(text)
            elif kind == "delimiter":
                delimiter = found.group("delimiter")
            start = position
            fresh = True
    if start < len(text):
        yield Statement(text[start:], start)
