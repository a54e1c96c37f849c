"""Packs how hanzi are pronounced into the lexicon's `sounds.bin`, from the data of pypinyin (MIT licence).

`python -m sql_copilot_compression.pronunciations FILE` writes it anew; needed only when pypinyin's data change.
"""

from __future__ import annotations

import argparse
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

from sql_copilot_ls.linking.sounds import characters

LEAST_USES = 2
"""A further reading counts when at least so many words of pypinyin's list have it …"""
LEAST_SHARE = 0.03
"""… and this share of the words with that character."""


def toneless(syllable: str) -> str:
    """A syllable in the letters that names are typed with: no tones, v for ü."""
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", bare).replace("ü", "v")


def readings() -> dict[str, list[str]]:
    """Character → its readings, the most usual first."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    uses: Counter[tuple[str, str]] = Counter()
    for phrase, syllables in PHRASES_DICT.items():
        uses.update((c, toneless(syllable[0])) for c, syllable in zip(phrase, syllables, strict=False))
    found: dict[str, list[str]] = {}
    for character in characters():
        first, *others = dict.fromkeys(toneless(syllable) for syllable in PINYIN_DICT[ord(character)].split(","))
        least = max(LEAST_USES, LEAST_SHARE * sum(uses[character, syllable] for syllable in (first, *others)))
        found[character] = [first, *(other for other in others if uses[character, other] >= least)]
    return found


def packed(table: dict[str, list[str]]) -> bytes:
    """The table in the form that `sql_copilot_ls.linking.sounds` reads."""
    syllables = sorted({syllable for found in table.values() for syllable in found})
    number = {syllable: i for i, syllable in enumerate(syllables)}
    first = [number[found[0]] for found in table.values()]
    further: list[tuple[int, int]] = []
    last = 0
    for place, found in enumerate(table.values()):
        for syllable in found[1:]:
            further.append((place - last, number[syllable]))
            last = place
    planes = (first, [gap for gap, _ in further], [syllable for _, syllable in further])
    numbers = b"".join(bytes(n & 255 for n in plane) + bytes(n >> 8 for n in plane) for plane in planes)
    return zlib.compress(" ".join(syllables).encode() + b"\n" + numbers, 9)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("file", type=Path, help="sql_copilot_ls/linking/lexicon/sounds.bin")
    options = parser.parse_args()
    data = packed(readings())
    options.file.write_bytes(data)
    print(f"{options.file}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
