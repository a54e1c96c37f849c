"""Glob patterns as editors and Git write them, matched against relative paths segment by segment.

pathspec keeps the rules of a list of patterns (which line counts, what a later one takes back); how one pattern
matches is ours, because pathspec's regular expressions backtrack: a workspace chooses its patterns, and nine `**/`
must not hold up the server. Here the time is at most the length of the pattern times that of the path.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pathspec import PathSpec
from pathspec.pattern import Pattern

_LOG = logging.getLogger(__name__)
MOST_ALTERNATIVES = 256
"""Patterns that the braces of one may stand for."""
LONGEST = 1024
"""Characters of a pattern."""
MOST_CHARACTERS = 8192
"""Of all patterns of a list, braces written out: each of them is tried on each path."""


@dataclass(frozen=True, slots=True)
class _OneOf:
    """A bracket expression: one character of some, or none of them."""

    negated: bool
    spans: tuple[tuple[str, str], ...]

    def holds(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.spans) is not self.negated


class _Wild:
    """`*`, which stands for any characters of a segment, and `**`, which stands for any segments."""


_ANY_SEGMENTS = _Wild()
_ANY_CHARACTERS = _Wild()
_ANY_CHARACTER = _OneOf(True, ())
_Unit = str | _OneOf | _Wild


def _units(segment: str) -> list[_Unit]:
    """A segment's characters and wildcards."""
    units: list[_Unit] = []
    i = 0
    while i < len(segment):
        c = segment[i]
        if c == "\\" and i + 1 < len(segment):
            i += 1
            units.append(segment[i])
        elif c == "*":
            if not units or units[-1] is not _ANY_CHARACTERS:
                units.append(_ANY_CHARACTERS)
        elif c == "?":
            units.append(_ANY_CHARACTER)
        elif c == "[" and (end := segment.find("]", i + 2 + (segment[i + 1 : i + 2] in ("!", "^")))) > 0:
            units.append(_bracket(segment[i + 1 : end]))
            i = end
        else:
            units.append(c)
        i += 1
    return units


def _bracket(body: str) -> _OneOf:
    negated = body[0] in "!^"
    characters = body[negated:]
    spans = []
    i = 0
    while i < len(characters):
        ranged = characters[i + 1 : i + 2] == "-" and i + 2 < len(characters)
        spans.append((characters[i], characters[i + 2] if ranged else characters[i]))
        i += 3 if ranged else 1
    return _OneOf(negated, tuple(spans))


class _Segment:
    """One segment of a glob. What has no wildcard but `*` is found piece by piece, the rest character by character."""

    __slots__ = ("_pieces", "_units")

    def __init__(self, text: str) -> None:
        self._units = _units(text)
        self._pieces: list[str] | None = None
        if not any(isinstance(unit, _OneOf) for unit in self._units):
            self._pieces = [""]
            for unit in self._units:
                if isinstance(unit, str):
                    self._pieces[-1] += unit
                else:
                    self._pieces.append("")

    @property
    def literal(self) -> str | None:
        """The one name that matches, where there are no wildcards."""
        return self._pieces[0] if self._pieces is not None and len(self._pieces) == 1 else None

    def matches(self, text: str) -> bool:
        """Whether the segment matches a name."""
        pieces = self._pieces
        if pieces is None:
            return _units_match(self._units, text)
        if len(pieces) == 1:
            return text == pieces[0]
        first, last = pieces[0], pieces[-1]
        if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
            return False
        at, end = len(first), len(text) - len(last)
        for piece in pieces[1:-1]:
            at = text.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True


def _units_match(units: list[_Unit], text: str) -> bool:
    i = j = 0
    star, resume = -1, 0
    while j < len(text):
        unit = units[i] if i < len(units) else None
        if unit is _ANY_CHARACTERS:
            star, resume = i, j
            i += 1
        elif unit == text[j] or (isinstance(unit, _OneOf) and unit.holds(text[j])):
            i += 1
            j += 1
        elif star >= 0:  # only the last star need ever give way
            resume += 1
            i, j = star + 1, resume
        else:
            return False
    return all(unit is _ANY_CHARACTERS for unit in units[i:])


class SegmentPattern(Pattern):
    """One glob for pathspec."""

    __slots__ = ("_folder", "_last", "_segments")

    def __init__(self, glob: str, *, include: bool = True) -> None:
        super().__init__(include)
        self._segments: list[_Segment | _Wild] = []
        for segment in glob.split("/"):
            if segment != "**":
                self._segments.append(_Segment(segment))
            elif not self._segments or self._segments[-1] is not _ANY_SEGMENTS:
                self._segments.append(_ANY_SEGMENTS)
        self._last: _Segment | None = None
        """What a path's last segment must be, where that is all: `**/name`."""
        self._folder = ""
        """What a path must hold with its slashes, where that is all: `**/folder/**`."""
        match self._segments:
            case [_Wild(), _Segment() as last]:
                self._last = last
            case [_Wild(), _Segment(literal=str() as name), _Wild()]:
                self._folder = f"/{name}/"

    def match_file(self, file: str) -> str | None:
        """The path when all of it matches."""
        if self._last is not None:
            return file if self._last.matches(file[file.rfind("/") + 1 :]) else None
        if self._folder:
            return file if self._folder in f"/{file}" else None
        return file if self._matches(file.split("/")) else None

    def _matches(self, parts: list[str]) -> bool:
        segments = self._segments
        i = j = 0
        star, resume = -1, 0
        while j < len(parts):
            segment = segments[i] if i < len(segments) else None
            if isinstance(segment, _Wild):
                if i + 1 == len(segments):
                    return True
                star, resume = i, j
                i += 1
            elif segment is not None and segment.matches(parts[j]):
                i += 1
                j += 1
            elif star >= 0:
                resume += 1
                i, j = star + 1, resume
            else:
                return False
        return i == len(segments)


def alternatives(pattern: str) -> list[str]:
    """A pattern for each choice that its braces leave. A brace that is not closed stands for itself.

    Raises `ValueError` when there are more than `MOST_ALTERNATIVES`.

    >>> alternatives("db/*.{sql,ddl}")
    ['db/*.sql', 'db/*.ddl']
    """
    done: list[str] = []
    pending = [pattern]
    while pending:
        text = pending.pop()
        group = _first_group(text)
        if group is None:
            done.append(text)
        else:
            start, end, choices = group
            pending.extend(text[:start] + choice + text[end:] for choice in reversed(choices))
        if len(done) + len(pending) > MOST_ALTERNATIVES:
            raise ValueError(f"its braces stand for more than {MOST_ALTERNATIVES} patterns")
    return done


def _first_group(text: str) -> tuple[int, int, list[str]] | None:
    """Start, end and choices of the first `{…}` that is closed."""
    opened: list[int] = []
    commas: list[tuple[int, int]] = []
    closed: tuple[int, int] | None = None
    for i, c in enumerate(text):
        if c == "{":
            opened.append(i)
        elif c == "," and opened:
            commas.append((opened[-1], i))
        elif c == "}" and opened:
            start = opened.pop()
            if closed is None or start < closed[0]:
                closed = start, i
    if closed is None:
        return None
    start, end = closed
    cuts = [start, *(at for group, at in commas if group == start and at < end), end]
    return start, end + 1, [text[a + 1 : b] for a, b in pairwise(cuts)]


def _editor_patterns(patterns: Iterable[str]) -> Iterator[SegmentPattern]:
    left, has_warned = MOST_CHARACTERS, False
    for pattern in patterns:
        glob = pattern.replace("\\", "/").removeprefix("./").lstrip("/")
        try:
            if len(glob) > LONGEST:
                raise ValueError(f"it is longer than {LONGEST} characters")
            choices = alternatives(glob)
            if sum(map(len, choices)) > left:
                raise ValueError(f"it and those before it are longer than {MOST_CHARACTERS} characters")
        except ValueError as error:
            if not has_warned:
                _LOG.warning("a glob pattern is left out: %s", error)
            has_warned = True
            continue
        left -= sum(map(len, choices))
        yield from map(SegmentPattern, choices)


class Globs:
    """Several patterns of an editor's setting as one test."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._spec = PathSpec(list(_editor_patterns(patterns)), backend="simple")

    def match(self, relative: str) -> bool:
        """Whether any pattern matches the whole path, written with forward slashes; the case of the file's ending does
        not matter.
        """
        if self._spec.match_file(relative):
            return True
        stem, dot, ending = relative.rpartition(".")
        lower = ending.lower()
        return lower != ending and "/" not in ending and bool(self._spec.match_file(stem + dot + lower))
