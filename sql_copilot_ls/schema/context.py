"""What the readers of one file's statements share: its text, dialect, qualifier and events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from sql_copilot_ls.sql.lexer import Kind, Lexer, Token

from .events import Event, Name
from .model import SchemaObject, Skipped, Source
from .reader import Reader

_NO_QUALIFIER = frozenset({"", "public", "$user", "pg_catalog", "default"})


class Note(NamedTuple):
    """A comment's text without its markers, and where it starts."""

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


_RUN_COMMENT = re.compile(r"/\*!\d*")
"""MySQL runs what stands in such a comment."""


class FileContext:
    """One file while it is read. `qualifier` is what an unqualified name means here: SET search_path or USE said so."""

    def __init__(self, text: str, dialect: str, file: str) -> None:
        self.text, self.dialect, self.file = text, dialect, file
        self.lines = Lines(text)
        self.lexer = Lexer(text, dialect)
        self.events: list[Event] = []
        self.skipped: list[Skipped] = []
        self.objects: list[SchemaObject] = []
        self.qualifier = ""
        self.sampled: dict[str, int] = {}
        """INSERT statements read so far, by table."""

    def tokens(self, start: int, end: int) -> tuple[list[Token], list[Note]]:
        """The tokens of a part of the file, and its comments apart."""
        tokens: list[Token] = []
        notes: list[Note] = []
        for token in self.lexer.tokens(start, end, spaces=False):
            if token.kind > Kind.COMMENT:
                tokens.append(token)
            elif token.kind == Kind.COMMENT:
                run = _RUN_COMMENT.match(token.text)
                if run is None:
                    notes.append(Note(token.text.lstrip("-#/*").rstrip("*/").strip(), token.start))
                else:
                    inner = self.tokens(token.start + run.end(), token.end - 2 * token.closed)
                    tokens += inner[0]
                    notes += inner[1]
        return tokens, notes

    def begins_line(self, offset: int) -> bool:
        """Whether only white space stands before an offset on its line."""
        return not self.text[self.text.rfind("\n", 0, offset) + 1 : offset].strip()

    def skip(self, offset: int, reason: str) -> None:
        """Note a statement that is left out."""
        self.skipped.append(Skipped(self.file, self.lines.line(offset), reason))

    def source(self, start: int, end: int) -> Source:
        """The span of an offset range."""
        return Source(self.file, *self.lines.at(start), *self.lines.at(end))

    def name(self, reader: Reader) -> Name:
        """A table's name, with the current qualifier when it has none of its own."""
        qualifier, name = reader.qualified()
        return (qualifier or self.qualifier, name)

    def search_path(self, reader: Reader) -> None:
        """SET search_path and USE: the first name counts, unless it stands for the default."""
        word = reader.next().upper
        if word == "SET":
            reader.accept_any("LOCAL", "SESSION")
            if reader.next().upper not in ("SEARCH_PATH", "SCHEMA"):
                return
            reader.accept_any("=", "TO")
        elif reader.accept_any("DATABASE", "SCHEMA", "CATALOG"):
            pass
        if reader.is_name():
            name = reader.name()
            self.qualifier = "" if name.casefold() in _NO_QUALIFIER else name


_CUTS: dict[str, frozenset[str]] = {
    "CREATE": frozenset(
        {
            "TABLE",
            "VIEW",
            "UNIQUE",
            "TYPE",
            "DOMAIN",
            "OR",
            "TEMPORARY",
            "TEMP",
            "EXTERNAL",
            "COLUMN",
            "GLOBAL",
            "INDEX",
            "SCHEMA",
        }
    ),
    "ALTER": frozenset({"TABLE"}),
    "DROP": frozenset({"TABLE", "VIEW"}),
    "COMMENT": frozenset({"ON"}),
    "INSERT": frozenset({"INTO"}),
    "EXEC": frozenset(),
    "EXECUTE": frozenset(),
}
_ROUTINES = frozenset({"FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE"})


def segments(tokens: Sequence[Token], text: str) -> list[Sequence[Token]]:
    """The statements in what one semicolon or GO ends: T-SQL needs no semicolons, and people forget them.

    A new one starts where a line outside parentheses opens with one of the words that declare things; after IF it need
    not open its line.
    """
    loose = bool(tokens) and tokens[0].upper in ("IF", "BEGIN")
    starts = [0]
    depth = 0
    for i, token in enumerate(tokens):
        if token.kind >= Kind.OPERATOR:
            depth += (token.text == "(") - (token.text == ")")
        elif i and depth <= 0 and token.upper in _CUTS:
            following = tokens[i + 1].upper if i + 1 < len(tokens) else ""
            wanted = _CUTS[token.upper]
            before = tokens[i - 1]
            if (
                before.upper != "AS"
                and (following in wanted or (not wanted and following not in ("AS", "")))
                and (loose or "\n" in text[before.end : token.start])
            ):
                starts.append(i)
    if len(starts) > 1 and any(t.upper in _ROUTINES for t in tokens[1:5]):
        return [tokens]
    return [tokens[a:b] for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True) if a < b]


FORGOTTEN = re.compile(
    r"^[ \t]*(?:CREATE|ALTER)\s+TABLE\b|\bBEGIN\s+CREATE\s+TABLE\b|\)\s*CREATE\s+TABLE\b", re.IGNORECASE | re.MULTILINE
)
"""A declaration inside a statement that is of no interest by its first word."""
