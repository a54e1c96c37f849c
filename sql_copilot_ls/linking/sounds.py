"""How hanzi are pronounced: the readings, in pinyin without tones, of the characters that people type.

`lexicon/sounds.bin`, deflated: the syllables, separated by spaces, a line feed, and three lists of numbers, each as all
low bytes and then all high bytes: for every character of GB 2312, in its order, the number of its first syllable; how
many characters after the one before stand those with a further syllable; and these syllables. The data are pypinyin's
(https://github.com/mozillazg/python-pinyin, MIT licence, © 2016 mozillazg, 闲耘), packed by
`sql_copilot_compression.pronunciations`.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from importlib import resources

from sql_copilot_ls.linking import lexicon


def characters() -> list[str]:
    """The 6,763 hanzi of GB 2312 in its order."""
    found = []
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:  # five cells at the end of the first level are empty
                continue
    return found


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Character → its readings, the most usual first; `v` stands for ü."""
    data = zlib.decompress(resources.files(lexicon.__name__).joinpath(lexicon.SOUNDS).read_bytes())
    end = data.index(b"\n")
    syllables = data[:end].decode().split(" ")
    numbers = data[end + 1 :]
    hanzi = characters()
    count = len(hanzi)
    further = (len(numbers) - 2 * count) // 4
    table: dict[str, tuple[str, ...]] = {}
    for character, n in zip(hanzi, _plane(numbers, 0, count), strict=True):
        table[character] = (syllables[n],)
    place = 0
    gaps = _plane(numbers, 2 * count, further)
    for gap, n in zip(gaps, _plane(numbers, 2 * count + 2 * further, further), strict=True):
        place += gap
        table[hanzi[place]] = (*table[hanzi[place]], syllables[n])
    return table


def _plane(numbers: bytes, at: int, count: int) -> list[int]:
    low, high = numbers[at : at + count], numbers[at + count : at + 2 * count]
    return [a | b << 8 for a, b in zip(low, high, strict=True)]


@lru_cache(maxsize=1 << 13)
def spellings(character: str) -> tuple[str, ...]:
    """How a character's syllables may stand in a name: n and ng at the end are not told apart, ü is v, u or yu."""
    found: list[str] = []
    for syllable in readings().get(character, ()):
        forms = [syllable] if "v" not in syllable else [syllable.replace("v", u) for u in ("v", "u", "yu")]
        for form in forms:
            found.append(form)
            if form.endswith("ng"):
                found.append(form[:-1])
            elif form.endswith("n"):
                found.append(form + "g")
    return tuple(dict.fromkeys(found))


@cache
def syllables() -> frozenset[str]:
    """All syllables, as they stand in names."""
    return frozenset(form for character in readings() for form in spellings(character))


@lru_cache(maxsize=1 << 14)
def is_pinyin(text: str) -> bool:
    """Whether lower-case letters are two syllables or more."""
    known = syllables()
    reach = {0: 0}
    for end in range(1, len(text) + 1):
        counts = [
            reach[start] + 1 for start in range(max(0, end - 6), end) if start in reach and text[start:end] in known
        ]
        if counts:
            reach[end] = max(counts)
    return reach.get(len(text), 0) >= 2
