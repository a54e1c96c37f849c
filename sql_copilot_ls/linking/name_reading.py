"""Names and words to units (what matching compares) and pieces (what the network reads)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.word_forms import name_parts, stem, word_set

Unit = frozenset[str]
"""One position of a name: the stems any of which is that position's word."""

FUNCTION_WORDS = word_set(
    "a an the of to in on at by for from and or with is are be was were s t it its as that this"
) | word_set("的 地 得 之 了 是 和 与 及 或 在")
_SHORT_SEGMENTS = word_set("id no of to in by is at on ip tv hr pk fk dt cd nm cr ln oh pt")
_LETTERED = re.compile("[a-z](?:id|no|num|name|code|date)")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|2100")
_NOISE_PREFIXES = word_set("t tb tbl tab table fld col v vw view dim fact pk fk f c sys app biz fn usp")
MAX_PIECES = 8
_VOWEL = re.compile("[aeiou]")
_MOST_SPLIT = 4.9
"""What a split may cost: three abbreviations. Short words with vowels must be read in fewer."""


class Name(NamedTuple):
    """A name or word in its two forms."""

    units: tuple[Unit, ...]
    pieces: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def read_name(text: str) -> Name:
    """Split a name (snake, camel, digits, hanzi, concatenated), expand abbreviations and glosses."""
    units: list[Unit] = []
    pieces: list[str] = []
    for part in name_parts(text):
        if has_hanzi(part):
            for word in segment_chinese(part):
                found = _chinese_word(word)
                units += found.units
                pieces += found.pieces
        elif part.isdecimal():
            units.append(frozenset((part,)))
            pieces.append(number_piece(part))
        else:
            for word in split_concatenated(part):
                found = _english_word(word)
                units += found.units
                pieces += found.pieces
    if not pieces:
        return Name((frozenset((text.lower(),)),), ("<other>",))
    content = tuple(unit for unit in units if not unit & FUNCTION_WORDS)
    return Name(content or tuple(units), tuple(dict.fromkeys(pieces))[:MAX_PIECES])


def strip_noise(parts: tuple[str, ...], common: str = "") -> tuple[str, ...]:
    """Name parts without a prefix that says only what sort of thing it is, or that most names of the schema share."""
    if len(parts) > 1 and (parts[0] in _NOISE_PREFIXES or parts[0] == common):
        return parts[1:]
    return parts


def _english_word(word: str) -> Name:
    expansions = lexicon.abbreviations().get(word, ())
    root = stem(word)
    if not expansions and word not in lexicon.known_words() and (chinese := lexicon.pinyin().get(word)):
        found = _chinese_word(chinese)
        return Name((found.units[0] | {root}, *found.units[1:]), (root, *found.pieces))
    alternatives = {root}
    pieces = [root]
    for expansion in expansions:
        pieces += (stem(w) for w in expansion if w not in FUNCTION_WORDS)
        if len(expansion) == 1:
            alternatives.add(stem(expansion[0]))
    if expansions and len(expansions[0]) > 1:
        long = [frozenset((stem(w),)) for w in expansions[0] if w not in FUNCTION_WORDS]
        return Name((*long[:-1], long[-1] | alternatives), tuple(pieces))
    return Name((frozenset(alternatives),), tuple(pieces))


def _chinese_word(word: str) -> Name:
    """A lexicon word by its glosses (the pivot between the languages), any other by its hanzi."""
    glosses = lexicon.chinese().get(word, ())
    if not glosses:
        return Name((frozenset((word,)),), tuple(word))
    main = [stem(w) for w in glosses[0] if w not in FUNCTION_WORDS or len(glosses[0]) == 1]
    others = {stem(gloss[0]) for gloss in glosses[1:] if len(gloss) == 1}
    units = (*(frozenset((w,)) for w in main[:-1]), frozenset((main[-1], word)) | others)
    return Name(units, tuple(main))


@lru_cache(maxsize=1 << 14)
def segment_chinese(text: str) -> tuple[str, ...]:
    """The words of a run of hanzi: longest lexicon words, chosen to leave as few single hanzi as possible."""
    words, longest = lexicon.chinese(), lexicon.longest_chinese()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - longest), end):
            length = end - start
            if length == 1:
                cost = 1.2 if text[start:end] in words else 1.7
            elif text[start:end] in words:
                cost = 1.0
            else:
                continue
            options.append((best[start][0] + cost, start))
        best.append(min(options))
    found: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        found.append(text[start:end])
        end = start
    return tuple(reversed(found))


@lru_cache(maxsize=1 << 15)
def split_concatenated(word: str) -> tuple[str, ...]:
    """`birthdate` as (birth, date): the fewest known words that make up all of an unknown one, else itself."""
    known = lexicon.known_words()
    if _LETTERED.fullmatch(word) and word not in known and word not in lexicon.abbreviations():
        return (word[0], word[1:])
    if len(word) < 5 or not word.isascii() or word in known or stem(word) in _known_stems() or word in lexicon.pinyin():
        return (word,)
    short = lexicon.abbreviations()
    best: list[tuple[float, int] | None] = [(0.0, 0)]
    for end in range(1, len(word) + 1):
        options = []
        for start in range(max(0, end - 16), end):
            before = best[start]
            part = word[start:end]
            if before is None:
                continue
            if len(part) >= 3 and part in known:
                options.append((before[0] + (1.0 if len(part) > 3 else 1.3), start))
            elif part in _SHORT_SEGMENTS or (len(part) >= 3 and part in short):
                options.append((before[0] + 1.6, start))
            elif len(part) >= 5 and stem(part) in _known_stems():
                options.append((before[0] + 1.1, start))
        best.append(min(options) if options else None)
    last = best[-1]
    if last is None or last[0] > (3.6 if len(word) < 10 and _VOWEL.search(word) else _MOST_SPLIT):
        return (word,)
    found: list[str] = []
    end = len(word)
    while end:
        step = best[end]
        if step is None:
            return (word,)
        found.append(word[step[1] : end])
        end = step[1]
    return tuple(reversed(found))


@lru_cache(maxsize=1)
def _known_stems() -> frozenset[str]:
    return frozenset(map(stem, lexicon.known_words()))


def is_known(word: str) -> bool:
    """Whether a stem belongs to a word of the lexicon."""
    return word in _known_stems()


def number_piece(digits: str) -> str:
    """What the network reads for a number: itself when small, else its class."""
    if _YEAR.fullmatch(digits):
        return "<year>"
    if digits.isdecimal() and len(digits) < 9 and int(digits) <= 12:
        return str(int(digits))
    return "<number>" if digits.isdecimal() else "<decimal>"
