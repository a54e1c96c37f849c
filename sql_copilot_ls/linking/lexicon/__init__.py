"""The built-in lexicon: synonyms, hints, abbreviations, Chinese glosses, values; read once, when first needed.

| file | a line |
|---|---|
| english.txt | a group of synonyms |
| hints.txt | `oldest: age birth`: a question word or phrase (joined by `_`) and the attributes that it hints at |
| abbreviations.txt | `qty quantity`: an abbreviation and its expansions, each joined by `_` |
| query.txt, chinese_query.txt | words that ask (the Chinese ones with glosses): no values, and no typos of names |
| chinese.txt | `客户 customer client`: a word and its English glosses, the best first; `-` for none |
| pinyin.txt | `yonghu 用户`: pinyin as it stands in names, and the word |
| values.txt | `french: France`: a question word and the values it may stand for |
| contraries.txt | `enabled disabled`: a word and what says the contrary of it |
| sets.txt | words whose first letters may be the values of a column |
| states.txt | a group of words that mean alike as values |
| words.txt | further English words, known to the splitter of concatenated names |

Beside them `sounds.bin`, how hanzi are pronounced (see `linking.sounds`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from sql_copilot_ls.linking.word_forms import stem

_FILES = (
    "abbreviations.txt", "chinese.txt", "chinese_query.txt", "contraries.txt", "english.txt", "hints.txt",
    "pinyin.txt", "query.txt", "sets.txt", "states.txt", "values.txt", "words.txt",
)  # fmt: skip
SOUNDS = "sounds.bin"


@cache
def fingerprint() -> str:
    """Changes whenever a lexicon file does: part of the key of anything cached that linking made."""
    check = 0
    for file in (*_FILES, SOUNDS):
        check = zlib.crc32(resources.files(__name__).joinpath(file).read_bytes(), check)
    return f"{check:08x}"


def _lines(file: str) -> Iterator[str]:
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Stem → stems of its synonyms."""
    return _groups("english.txt")


def _groups(file: str) -> dict[str, frozenset[str]]:
    mates: dict[str, set[str]] = {}
    for line in _lines(file):
        group = {stem(word) for word in line.split()}
        for word in group:
            mates.setdefault(word, set()).update(group)
    return {word: frozenset(group - {word}) for word, group in mates.items()}


@cache
def states() -> dict[str, frozenset[str]]:
    """Stem → stems that mean alike as values."""
    return _groups("states.txt")


@cache
def sets() -> tuple[tuple[str, ...], ...]:
    """Words that go together as the values of one column, which may be stored as their first letters."""
    return tuple(tuple(line.split()) for line in _lines("sets.txt"))


@cache
def contraries() -> dict[str, frozenset[str]]:
    """Stem → stems that say the contrary."""
    found: dict[str, set[str]] = {}
    for line in _lines("contraries.txt"):
        word, *others = map(stem, line.split())
        for other in others:
            found.setdefault(word, set()).add(other)
            found.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def hints() -> dict[tuple[str, ...], frozenset[str]]:
    """Stems of a question word or phrase → stems of attributes it hints at."""
    found: dict[tuple[str, ...], set[str]] = {}
    for line in _lines("hints.txt"):
        phrases, targets = line.split(":")
        for phrase in phrases.split():
            key = tuple(stem(word) for word in phrase.split("_"))
            found.setdefault(key, set()).update(stem(word) for word in targets.split())
    return {key: frozenset(value) for key, value in found.items()}


@cache
def hint_heads() -> dict[str, int]:
    """First stem of a hinting phrase → length of the longest phrase that begins so."""
    heads: dict[str, int] = {}
    for phrase in hints():
        heads[phrase[0]] = max(heads.get(phrase[0], 0), len(phrase))
    return heads


@lru_cache(maxsize=1 << 14)
def related(word: str) -> frozenset[str]:
    """Stems that a question word of this stem may stand for: its synonyms, and what it hints at."""
    return synonyms().get(word, frozenset()) | hints().get((word,), frozenset())


@cache
def abbreviations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Lower-case abbreviation → its expansions, each as words."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in _lines("abbreviations.txt"):
        short, *long = line.split()
        table[short] = table.get(short, ()) + tuple(tuple(words.split("_")) for words in long)
    return table


@cache
def chinese() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Chinese word → its glosses, each as English words, the best first."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in (*_lines("chinese_query.txt"), *_lines("chinese.txt")):
        word, *glosses = line.split()
        table.setdefault(word, tuple(tuple(gloss.split("_")) for gloss in glosses if gloss != "-"))
    return table


@cache
def query_words() -> frozenset[str]:
    """Words that say how to ask rather than what about: stems of English ones, and Chinese ones."""
    english = (stem(word) for line in _lines("query.txt") for word in line.split())
    return frozenset((*english, *(line.split()[0] for line in _lines("chinese_query.txt"))))


@cache
def longest_chinese() -> int:
    """Characters of the longest Chinese word."""
    return max(map(len, chinese()))


@cache
def pinyin() -> dict[str, str]:
    """Pinyin without tones or spaces → Chinese word."""
    return dict(line.split(maxsplit=1) for line in _lines("pinyin.txt"))


@cache
def values() -> dict[str, tuple[str, ...]]:
    """Lower-case question word → values it may stand for (`_` is a space)."""
    table: dict[str, tuple[str, ...]] = {}
    for line in _lines("values.txt"):
        words, targets = line.split(":")
        for word in words.split():
            key = word.replace("_", " ")
            table[key] = table.get(key, ()) + tuple(target.replace("_", " ") for target in targets.split())
    return table


@cache
def known_words() -> frozenset[str]:
    """English words the lexicon knows, lower case; what a concatenated name is split into."""
    words = {word for file in ("english.txt", "words.txt") for line in _lines(file) for word in line.split()}
    for line in _lines("hints.txt"):
        words.update(line.split(":")[1].split())
    for glosses in chinese().values():
        words.update(word for gloss in glosses for word in gloss)
    for expansions in abbreviations().values():
        words.update(word for expansion in expansions for word in expansion)
    return frozenset(word.lower() for word in words if word.isalpha())
