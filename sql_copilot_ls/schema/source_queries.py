"""Queries in the strings of programs, with what a comment before the string, or the docstring of the function that
runs it, says of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from sql_copilot_ls.sql.embedded import Region, regions
from sql_copilot_ls.sql.lexer import Kind, tokenize
from sql_copilot_ls.sql.program_strings import SUFFIXES
from sql_copilot_ls.sql.statements import statements

from .events import Declarations
from .kept import Kept
from .model import Example
from .queries import MAX_COMMENT, MAX_PER_FILE, MAX_QUERY, QUERIES, example_of

MAX_SOURCE = 1024 * 1024
"""Characters; longer ones are generated."""
_ASKS = re.compile(r"\bselect\s", re.IGNORECASE)
_WORD = re.compile(r"\s*([A-Za-z]+)")
_MARKS = {"python": ("#",)}
_OTHER_MARKS = ("//", "/*", "*")
_DIRECTIVES = ("noqa", "type:", "pylint:", "fmt:", "nosec", "eslint", "nolint", "@ts-", "prettier-", "go:", "region")
"""How comments begin that speak to tools."""
_TAG = re.compile(r"@[a-z]+\b|<(?:param|returns|remarks|example|exception)\b|# [A-Z]")
"""How lines of a doc comment begin that speak of parameters and results."""
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,80}>|\{@(?:code|link)\s|(?<=\w)\}")
_OPEN = ("(", "[", "=", "\\", ",")
"""How a line ends that a string on the next one goes on."""
_BLOCKS = frozenset({"if", "else", "for", "while", "switch", "try", "catch", "do", "select", "finally", "}"})
"""How lines begin that open a block of a function."""
_ATTRIBUTES = ("@", "[", "#[")
"""How lines begin between a function and its doc comment."""
_HEAD_LINES = 12
"""How far a docstring may be from its function's name, and a query from the docstring."""
_LONGEST = 1000
"""Characters of a line that are looked at: longer ones were written by no one."""
_CONTINUED = 3
"""Lines of the statement that a string stands in, above its first."""


def is_program(name: str) -> bool:
    """Whether a file is a program whose strings are looked through, by its name."""
    return PurePath(name.casefold()).suffix in SUFFIXES


def source_declarations(text: str, *, dialect: str = "", file: str = "", kept: Kept | None = None) -> Declarations:
    """The examples of one program: it declares nothing. Without them where `kept` says that it is being written."""
    found: list[Example] = []
    if kept is None and len(text) <= MAX_SOURCE and _ASKS.search(text):
        language = SUFFIXES[PurePath(file.casefold()).suffix]
        found = list(_examples(text, language, dialect, file))[:MAX_PER_FILE]
    return Declarations(file, dialect, examples=tuple(found))


def _examples(text: str, language: str, dialect: str, file: str) -> Iterator[Example]:
    program: _Program | None = None
    found = regions(text, language)
    for number, region in enumerate(found):
        own = [s for s in statements(region.text, dialect) if s.text.strip()]
        if len(own) != 1 or len(region.text) > MAX_QUERY:
            continue
        at = own[0].head - own[0].start
        before, query = own[0].text[:at], own[0].text[at:].strip().rstrip(";").rstrip()
        word = _WORD.match(query)
        if word is None or word[1].upper() not in QUERIES or _has_holes(query, dialect):
            continue
        program = program or _Program(text, language, found)
        line = program.line_at(region.start + own[0].head)
        if before.strip():
            example = example_of(before, query, dialect, file, line)
        else:
            comment = program.comment_of(number)
            said = 2 <= len(comment) <= MAX_COMMENT and any(c.isalpha() for c in comment)
            example = Example(comment, query, file, line) if said else None
        if example is not None:
            yield example


def _has_holes(query: str, dialect: str) -> bool:
    """Whether a query waits for values: it answers no comment as it is."""
    return any(token.kind == Kind.PARAMETER for token in tokenize(query, dialect))


class _Program:
    """The lines of a program, and where its queries stand."""

    def __init__(self, text: str, language: str, found: Sequence[Region]) -> None:
        self.is_python = language == "python"
        self.is_go = language == "go"
        self.marks = _MARKS.get(language, _OTHER_MARKS)
        self.lines: list[str] = []
        self._starts = [0]
        for line in text.split("\n"):
            self.lines.append(line[:_LONGEST])
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.spans = [(self.line_at(max(r.start - 1, 0)), self.line_at(r.end)) for r in found]
        """First and last line of each query's string."""

    def line_at(self, offset: int) -> int:
        """The line that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def comment_of(self, number: int) -> str:
        """What is said of a query: right above its statement, else of the function that runs it alone."""
        first = self.spans[number][0]
        at = first
        for _ in range(_CONTINUED + 1):
            above = self.lines[at - 1].strip() if at else ""
            if self._is_comment(above):
                return self._block_above(at)
            if not above.endswith(_OPEN):
                break
            at -= 1
        return self._said_of_function(at, number)

    def _is_comment(self, line: str) -> bool:
        return line.startswith(self.marks) or (not self.is_python and line.endswith("*/"))

    def _block_above(self, at: int) -> str:
        """The comment that ends right above a line, as one line."""
        begin = at
        while begin and at - begin < _HEAD_LINES and self._is_comment(self.lines[begin - 1].strip()):
            begin -= 1
            if self.lines[begin].lstrip().startswith("/*"):
                break
        lines = (line.strip().strip("#/*").strip() for line in self.lines[begin:at])
        said = takewhile(lambda line: not _TAG.match(line), lines)
        return _joined(_MARKUP.sub("", line).strip() for line in said)

    def _said_of_function(self, at: int, number: int) -> str:
        """What the docstring says of the function around a line, if it has no other query."""
        indent = _indent(self.lines[at])
        for above in range(at - 1, max(at - 2 * _HEAD_LINES, -1), -1):
            line = self.lines[above].strip()
            if not line:
                continue
            if number and above <= self.spans[number - 1][1]:
                return ""  # of another query
            if self.is_python:
                said = self._docstring_that_ends(above)
                if said is not None:
                    return said if _indent(self.lines[above]) <= indent and self._is_alone(above, number) else ""
                if line.startswith(("def ", "async def ", "class ")):
                    return ""
            elif line == "{" and _indent(self.lines[above]) < indent:
                indent = _indent(self.lines[above]) + 1  # the head stands above its brace
            elif (line.endswith("{") or _stands_over_brace(self.lines, above)) and _indent(self.lines[above]) < indent:
                if line.replace("(", " ").split()[0] in _BLOCKS:
                    indent = _indent(self.lines[above])
                    continue
                return self._doc_comment(above) if self._is_alone(above, number) else ""
        return ""

    def _is_alone(self, head: int, number: int) -> bool:
        """Whether of a function whose head or docstring stands there no other query is a part."""
        mine = _indent(self.lines[head]) + (not self.is_python)
        following = self.spans[number + 1][0] if number + 1 < len(self.spans) else len(self.lines)
        rest = self.lines[self.spans[number][1] + 1 : following + 1]
        return following == len(self.lines) or any(line.strip() and _indent(line) < mine for line in rest)

    def _docstring_that_ends(self, at: int) -> str | None:
        """The first paragraph of the docstring whose last line this is; None where there is none."""
        quotes = self.lines[at].strip()[-3:]
        if quotes not in ('"""', "'''"):
            return None
        begin = at
        while not self.lines[begin].strip().lstrip("rRuU").startswith(quotes) or (
            begin == at and len(self.lines[at].strip().lstrip("rRuU")) < 6
        ):
            begin -= 1
            if begin < 0 or at - begin > 2 * _HEAD_LINES:
                return None
        heads = (self.lines[line].strip() for line in range(begin - 1, max(begin - 1 - _HEAD_LINES, -1), -1))
        if not self.lines[begin - 1].rstrip().endswith(":") or not any(
            head.startswith(("def ", "async def ")) for head in heads
        ):
            return None
        text = "\n".join(self.lines[begin : at + 1]).strip().lstrip("rRuU")[3:-3].strip()
        return _joined(takewhile(bool, (line.strip() for line in text.split("\n"))))

    def _doc_comment(self, head: int) -> str:
        """The comment above the head of a function, without the function's name, with which Go begins it."""
        at = head
        while at and self.lines[at - 1].strip().startswith(_ATTRIBUTES):
            at -= 1
        if not at or not self._is_comment(self.lines[at - 1].strip()):
            return ""
        said = self._block_above(at)
        if not self.is_go:
            return said
        name, _, rest = said.partition(" ")
        return rest if rest and f"{name}(" in self.lines[head].replace(" ", "") else said


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line for line in lines if line and not line.startswith(_DIRECTIVES))


def _stands_over_brace(lines: Sequence[str], at: int) -> bool:
    """Whether a line heads the block that opens alone on the next."""
    return lines[at + 1].strip() == "{" and _indent(lines[at + 1]) == _indent(lines[at])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
