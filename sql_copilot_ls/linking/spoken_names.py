"""Names written in pinyin, whole (`guanling`) or by first letters (`gl`), and the hanzi of a question that say them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS, is_known, split_concatenated, strip_noise
from sql_copilot_ls.linking.sounds import is_pinyin, spellings
from sql_copilot_ls.linking.word_forms import name_parts, stem
from sql_copilot_ls.linking.words import Word

LONGEST = 10
"""Hanzi of a name, at most."""
_BEGINNING = 3
"""First letters that make a beginning of a name; fewer say nothing."""
_FEWEST_SPOKEN = 2
"""Unknown names that make a schema one where short ones, and abbreviations, may be first letters too, as they may in a
table whose own name is unknown."""


class SpokenName(NamedTuple):
    """Letters of a name that are no English: those of `item` from one part of the name on."""

    letters: str
    item: int
    is_start: bool
    """Whether the letters before are none, or only a prefix that says what sort of thing it is."""
    is_whole: bool
    """Whether no other parts follow."""
    parts: frozenset[int]
    """Where parts of the name end, in letters."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words start … end − 1 say an item's name: `grade` is that of `linking.relations`."""

    item: int
    start: int
    end: int
    grade: str


class SpokenNames:
    """The names of a schema that may be pinyin, by their first letter."""

    def __init__(self, names: Iterable[tuple[int, str, str]]) -> None:
        """Of items, names and those of their tables."""
        self.by_letter: dict[str, list[SpokenName]] = {}
        read = [(item, parts, table) for item, name, table in names if (parts := _parts(name))]
        unknown = sum(any(_is_unknown(part) for part in parts) for _, parts, _ in read)
        spoken = {table for _, _, table in read if any(_is_unknown(part) for part in _parts(table))}
        for item, parts, table in read:
            for name in _runs(item, parts, lenient=unknown >= _FEWEST_SPOKEN or table in spoken):
                self.by_letter.setdefault(name.letters[0], []).append(name)

    def said(self, words: Sequence[Word]) -> Iterator[Spoken]:
        """What the hanzi of a question say."""
        if not self.by_letter:
            return
        for first, end in _stretches(words):
            starts = {word.start: w for w, word in enumerate(words[first:end], first)}
            ends = {word.end: w + 1 for w, word in enumerate(words[first:end], first)}
            base = words[first].start
            text = "".join(word.text for word in words[first:end])
            for at in range(len(text)):
                letters = {form[0] for form in spellings(text[at])}
                for name in (name for letter in letters for name in self.by_letter.get(letter, ())):
                    found = _longest(text, at, name, starts.keys(), ends.keys(), base)
                    if found is not None:
                        length, grade = found
                        start = max(w for place, w in starts.items() if place <= base + at)
                        stop = min(w for place, w in ends.items() if place >= base + at + length)
                        yield Spoken(name.item, start, stop, grade)


def _parts(name: str) -> tuple[str, ...]:
    parts = tuple(name_parts(name))
    return parts if any(part.isascii() and part.isalpha() for part in parts) else ()


def _is_unknown(part: str) -> bool:
    """Whether letters are no word, no abbreviation and not made of words, so that they may be pinyin."""
    if len(part) < 2 or not part.isascii() or not part.isalpha():
        return False
    if part in lexicon.pinyin():
        return True
    if part in lexicon.known_words() or part in lexicon.abbreviations() or is_known(stem(part)):
        return False
    return len(split_concatenated(part)) == 1 or is_pinyin(part)


def _runs(item: int, parts: tuple[str, ...], *, lenient: bool) -> Iterator[SpokenName]:
    """From each part that may be pinyin on, the letters up to one that is not."""
    bare = strip_noise(parts)
    may_be = [
        _is_unknown(part) or (lenient and 2 <= len(part) <= 4 and part in lexicon.abbreviations()) for part in bare
    ]
    for start in range(len(bare)):
        if not may_be[start]:
            continue
        end = start
        while end < len(bare) and may_be[end]:
            end += 1
        ends, letters = [], ""
        for other in bare[start:end]:
            letters += other
            ends.append(len(letters))
        yield SpokenName(letters, item, start == 0, end == len(bare), frozenset(ends))


def _stretches(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of adjacent hanzi words, without those that only ask."""
    first = 0
    for w in range(len(words) + 1):
        ends = w == len(words) or words[w].kind != "hanzi" or _asks(words[w].text)
        if ends or (w > first and words[w].start != words[w - 1].end):
            if w > first:
                yield first, w
            first = w + 1 if ends else w


def _asks(word: str) -> bool:
    return word in FUNCTION_WORDS or word in lexicon.query_words()


def _longest(
    text: str, at: int, name: SpokenName, starts: Iterable[int], ends: Iterable[int], base: int
) -> tuple[int, str] | None:
    """How many hanzi from `at` on say the name or a part of it, and how well; the whole name before the most."""
    best: tuple[bool, int, str] | None = None
    reach = {0: 0}  # letters said → syllables that stand in full, at most
    aligned = base + at in starts
    for count, hanzi in enumerate(text[at : at + LONGEST], 1):
        following: dict[int, int] = {}
        for done, full in reach.items():
            for form in spellings(hanzi):
                if name.letters.startswith(form, done):
                    after, whole = done + len(form), full + (len(form) > 1)
                    following[after] = max(following.get(after, 0), whole)
                if name.letters.startswith(form[0], done):
                    following[done + 1] = max(following.get(done + 1, 0), full)
        reach = following
        if not reach:
            break
        ends_well = aligned and base + at + count in ends
        for done, full in reach.items():
            grade = _grade(name, done, full, count, aligned=ends_well)
            if grade and (best is None or (grade != "sound_part", count) >= best[:2]):
                best = grade != "sound_part", count, grade
    return best[1:] if best else None


def _grade(name: SpokenName, done: int, full: int, count: int, *, aligned: bool) -> str:
    """The grade of `count` hanzi, `full` of them by whole syllables, that are the first `done` letters."""
    if full == count:  # by whole syllables
        complete = done == len(name.letters) and name.is_start and name.is_whole
        if complete and count >= 2:
            return "sound"
        if count >= 2 or (aligned and done >= 3 and done in name.parts):
            return "sound_part"
        return ""
    if not aligned or count < 2:
        return ""
    if done == len(name.letters) and name.is_start and name.is_whole:
        return "initials"
    return "sound_part" if done in name.parts or count >= _BEGINNING else ""
