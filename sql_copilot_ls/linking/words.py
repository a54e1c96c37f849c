"""The question as words with their spans, units and pieces; quoted spans are found first and kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sql_copilot_ls.hanzi import HANZI
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS, Name, Unit, number_piece, read_name, segment_chinese
from sql_copilot_ls.linking.word_forms import stem
from sql_copilot_ls.periods.number_words import chinese_number

MAX_WORDS = 64

_TOKEN = re.compile(
    r"(?P<address>[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    rf"|(?:https?://|www\.)[^\s,;，。{HANZI}]+)"
    r"|(?P<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<number>(?:(?<![\w.])-)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[kKmM%](?![A-Za-z]))?(?![A-Za-z_\d]))"
    f"|(?P<hanzi>[{HANZI}]+)"
    f"|(?P<word>(?:(?![{HANZI}])\\w)+(?:['’](?:(?![{HANZI}\\d])\\w)+)?)"
    r"|(?P<symbol><=|>=|!=|<>|[<>=≥≤%])"
)
_QUOTED = re.compile(
    r"(?<![A-Za-z0-9])'([^'\n]+(?:'[a-z][^'\n]*){0,8}?)'(?![A-Za-z0-9])"
    r'|"([^"\n]+)"|`([^`\n]+)`|“([^“”\n]+)”|‘([^‘’\n]+)’|「([^「」\n]+)」|『([^『』\n]+)』|《([^《》\n]+)》'
)
_CHINESE_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word node: `start` and `end` in code points of the question; `kind` is the token's sort."""

    text: str
    start: int
    end: int
    kind: str
    units: tuple[Unit, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quoted span: the code points between the quotes."""

    start: int
    end: int


def quoted_spans(question: str) -> list[Quoted]:
    """The quoted spans, in order."""
    return [Quoted(*match.span(match.lastindex or 0)) for match in _QUOTED.finditer(question)]


def split_words(question: str) -> list[Word]:
    """The first `MAX_WORDS` words of the question."""
    words: list[Word] = []
    for match in _TOKEN.finditer(question):
        kind = match.lastgroup or "word"
        if kind == "hanzi":
            position = match.start()
            for text in _chinese_words(match.group()):
                chinese = "number" if chinese_number(text) is not None else "hanzi"
                words.append(_word(text, position, chinese))
                position += len(text)
        else:
            words.append(_word(match.group(), match.start(), kind))
        if len(words) >= MAX_WORDS:
            break
    return words[:MAX_WORDS]


def _chinese_words(text: str) -> list[str]:
    found: list[str] = []
    position = 0
    for match in _CHINESE_NUMBER.finditer(text):
        if len(match.group()) < 2 and match.group() in "一千万亿":
            continue
        if _words_around(text, match.start(), match.end()):
            continue
        found += segment_chinese(text[position : match.start()]) if position < match.start() else ()
        found.append(match.group())
        position = match.end()
    return [*found, *(segment_chinese(text[position:]) if position < len(text) else ())]


def _words_around(text: str, start: int, end: int) -> list[str]:
    """Lexicon words that take in text[start:end] and more, so that it is no number (一共, 第二)."""
    words = lexicon.chinese()
    around = []
    for first in range(max(0, start - 2), start + 1):
        for last in range(end, min(len(text), end + 2) + 1):
            if last - first > end - start and text[first:last] in words:
                around.append(text[first:last])
    return around


def _word(text: str, start: int, kind: str) -> Word:
    name = _read_word(text, kind)
    return Word(text, start, start + len(text), kind, name.units, name.pieces)


@lru_cache(maxsize=1 << 14)
def _read_word(text: str, kind: str) -> Name:
    if kind == "number":
        value = chinese_number(text)
        digits = str(value) if value is not None else text.replace(",", "").strip("-kKmM%")
        return Name((frozenset((digits,)),), (number_piece(digits),))
    if kind == "date":
        return Name((frozenset((text,)),), ("<date>" if len(text) > 5 else "<time>",))
    if kind == "address":
        return Name((frozenset((text.lower(),)),), ("<address>",))
    if kind == "symbol":
        return Name((frozenset((text,)),), (text,))
    if kind == "word" and text.lower() in FUNCTION_WORDS:
        return Name((frozenset((stem(text),)),), (stem(text),))
    return read_name(text[:-2] if text.endswith(("'s", "’s")) else text)
