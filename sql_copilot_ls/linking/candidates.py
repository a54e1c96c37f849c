"""A literal candidate, and what collects candidates: the surest win when there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.words import Quoted, Word
from sql_copilot_ls.periods import FoundPeriod, read_periods

MAX_LITERALS = 24
LATER_READING = "later period"
"""The shape of a period that is not the best reading of its words."""
TEXT, NUMBER, DATE, ALLOWED, PERIOD, LISTED = 7, 8, 9, 10, 11, 12
"""Node kinds of literals."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A candidate; words `start` … `end` − 1 are what it was taken from (none for a listed value), `members` the
    columns it is a value of.
    """

    text: str
    is_number: bool
    start: int
    end: int
    kind: int
    shape: str
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class _Found:
    priority: int
    literal: Literal


class Finder:
    """Collects candidates, the surest first when there are too many."""

    def __init__(self, question: str, words: Sequence[Word], quoted: Sequence[Quoted], matches: Matches) -> None:
        self.question = question
        self.words = words
        self.quoted = quoted
        self.matches = matches
        self.found: dict[tuple[str, bool], _Found] = {}
        self.taken = [False] * len(words)
        self.whole: list[tuple[int, int]] = []
        """Spans of words of which no part is a value, other than a listed or quoted one: AM-014."""
        self.lower = [word.text.lower() for word in words]

    @cached_property
    def spoken_periods(self) -> list[FoundPeriod]:
        """The periods of the question as they are without a now."""
        return read_periods(self.question)

    def add(
        self,
        priority: int,
        text: str,
        start: int,
        end: int,
        shape: str,
        *,
        kind: int = TEXT,
        members: tuple[int, ...] = (),
    ) -> None:
        """Keep a candidate unless a surer one with the same text is there."""
        text = text.strip()
        key = (text.casefold() if not members else text, kind == NUMBER)
        if not text or (key in self.found and self.found[key].priority <= priority):
            return
        self.found[key] = _Found(priority, Literal(text, kind == NUMBER, start, end, kind, shape, members))

    def span_text(self, start: int, end: int) -> str:
        """The question's text from word `start` to before word `end`."""
        text = self.question[self.words[start].start : self.words[end - 1].end]
        return text[:-2] if text.endswith(("'s", "’s")) else text

    def words_within(self, start: int, end: int) -> list[int]:
        """The words of which a part lies between two places of the question; none behind those that are read."""
        return [w for w, word in enumerate(self.words) if word.start < end and word.end > start]

    def take(self, start: int, end: int) -> None:
        """Mark words as accounted for, so that no weaker rule uses them."""
        for w in range(start, end):
            self.taken[w] = True

    def result(self) -> list[Literal]:
        """The candidates in the order of their spans."""
        ranked = sorted(
            self.found.values(), key=lambda f: (f.priority, f.literal.start, -f.literal.end, f.literal.text)
        )
        kept = [f.literal for f in ranked if not self._is_part(f.literal)][:MAX_LITERALS]
        return sorted(kept, key=lambda c: (c.start, -c.end, c.kind, c.text))

    def _is_part(self, literal: Literal) -> bool:
        if literal.kind == ALLOWED or literal.shape == "quoted":
            return False
        span = literal.start, literal.end
        return any(a <= span[0] < span[1] <= b and span != (a, b) for a, b in self.whole)


def split_run(start: int, end: int, keep: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of start … end − 1 between the words that are not kept."""
    found: list[tuple[int, int]] = []
    first = start
    for w in range(start, end + 1):
        if w == end or not keep[w - start]:
            if w > first:
                found.append((first, w))
            first = w + 1
    return found
