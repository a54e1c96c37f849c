"""Numbers in words: English cardinals, ordinals and years, and Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence


def _numbered(words: str, start: int = 0) -> dict[str, int]:
    return {word: value for value, word in enumerate(words.split(), start)}


_LONGEST = 12
"""Words of the longest number that is read."""
_ROUND_TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2)
POWERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
CARDINALS = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
) | {word: 10 * tens for word, tens in _ROUND_TENS.items()}
ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30}

_CHINESE_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The cardinal that lower-case words from `at` on spell, and where it ends: `two thousand and fourteen`.

    Words joined by a hyphen may be one word's neighbours with the hyphen as a word of its own (`twenty - one`).
    """
    if at >= len(words) or words[at] not in CARDINALS:
        return None
    total = section = 0
    end, last = at, 0
    while end < min(len(words), at + _LONGEST):
        word = words[end]
        if word in CARDINALS:
            value = CARDINALS[word]
            # `twenty one` adds up, `twenty thirty` and `one two` are two numbers.
            if last and not (value < 10 and last in (20, 30, 40, 50, 60, 70, 80, 90) and value) and last < 100:
                break
            section, last = section + value, value or 1
        elif word in POWERS and end > at:
            if POWERS[word] == 100:
                section = (section or 1) * 100
            else:
                total, section = total + (section or 1) * POWERS[word], 0
            last = POWERS[word]
        elif end > at and _joins(words, end, last):
            end += 1
            continue
        else:
            break
        end += 1
    return (total + section, end) if last else None


def _joins(words: Sequence[str], at: int, last: int) -> bool:
    """`and` after a hundred or more, a hyphen after a round ten, before a further cardinal."""
    following = words[at + 1] if at + 1 < len(words) else ""
    if following not in CARDINALS:
        return False
    return (words[at] == "and" and last >= 100) or (words[at] == "-" and 20 <= last < 100 and CARDINALS[following] < 10)


def year_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A year in words, and where it ends: `nineteen seventy eight`, `twenty twenty-four`, `two thousand and ten`."""
    century = CARDINALS.get(words[at] if at < len(words) else "", 0)
    if 10 <= century <= 20:
        rest = number_at(words, at + 1)
        if rest is not None and 10 <= rest[0] < 100:
            return century * 100 + rest[0], rest[1]
    found = number_at(words, at)
    return found if found is not None and 1000 <= found[0] < 2200 else None


def ordinal_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The ordinal that lower-case words from `at` on spell, and where it ends: `third`, `twenty-first`."""
    word = words[at] if at < len(words) else ""
    if word in ORDINALS:
        return ORDINALS[word], at + 1
    if word in _ROUND_TENS:
        after = at + 2 if at + 1 < len(words) and words[at + 1] == "-" else at + 1
        unit = ORDINALS.get(words[after] if after < len(words) else "", 10)
        if unit < 10:
            return 10 * _ROUND_TENS[word] + unit, after + 1
    return None


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral (`三千五百`, `二〇二四`), or None."""
    if not _CHINESE_NUMBER.fullmatch(text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif _CHINESE_POWERS[c] >= 10_000:
            total = (total + section + digit or 1) * _CHINESE_POWERS[c]
            section = digit = 0
        else:
            section += (digit or 1) * _CHINESE_POWERS[c]
            digit = 0
    return total + section + digit
