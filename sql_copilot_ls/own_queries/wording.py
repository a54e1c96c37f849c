"""What a comment says, its values and periods aside: two comments are near when this is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.word_forms import stem, word_set
from sql_copilot_ls.linking.words import quoted_spans, split_words
from sql_copilot_ls.periods import read_periods

TEXT, NUMBER, PERIOD = "text", "number", "period"
_SILENT = word_set(
    "a an the of to in on at for from with is are be was were s t it its as that this these those there their our my "
    "all me us please show list find get give display return select fetch retrieve print see query what which who "
    "whose whom where do does did have has had i we you want need can could will would"
) | word_set(
    "的 了 在 是 有 请 把 将 给 我 我们 查询 查 查找 查看 查出 列出 显示 展示 找出 找到 获取 返回 求 求出 看 看看 "
    "一下 所有 全部 出 为 于 中 里 那些 哪些 什么 谁"
)
"""Words that only ask. What compares, counts, negates or orders is none of them."""
_EACH = word_set("per each every by 每 每个 每位 每名 每种 每家 各 各个 按 按照")
_NUMBER = re.compile(r"(?<![A-Za-z_\d.,])\d[\d,]*(?:\.\d+)?")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a comment at characters `start` … `end`: `text` as SQL would hold it."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word that says something: `key` is what equal words share, `text` itself."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A comment's words and values, in order."""

    comment: str
    words: tuple[Spoken, ...]
    values: tuple[Value, ...]


@lru_cache(maxsize=1 << 13)
def wording(comment: str) -> Wording:
    """What a comment says."""
    values = [Value(TEXT, comment[q.start : q.end], q.start - 1, q.end + 1) for q in quoted_spans(comment)]

    def is_free(start: int, end: int) -> bool:
        return all(end <= value.start or value.end <= start for value in values)

    for found in read_periods(comment):
        if found.rank == 0 and found.sure and is_free(found.start, found.end):
            values.append(Value(PERIOD, str(found.period), found.start, found.end))
    for match in _DATE.finditer(comment):
        if is_free(*match.span()):
            values.append(Value(PERIOD, match[0], *match.span()))
    for match in _NUMBER.finditer(comment):
        if is_free(*match.span()):
            values.append(Value(NUMBER, match[0].replace(",", ""), *match.span()))
    words = []
    for word in split_words(comment):
        text = word.text.lower().strip("'’")
        if not any(c.isalnum() for c in text) or not is_free(word.start, word.end):
            continue
        key = key_of(text)
        if key:
            words.append(Spoken(key, word.text, word.start, word.end))
    return Wording(comment, tuple(words), tuple(sorted(values, key=lambda value: value.start)))


def key_of(word: str) -> str:
    """What equal words share; empty for words that say nothing."""
    if word in _EACH:
        return "per"
    word = word.removesuffix("'s").removesuffix("’s")
    return "" if word in _SILENT else stem(word) if word.isascii() else word


def are_alike(one: str, other: str) -> bool:
    """Whether two keys are the same word, or words for the same thing."""
    return one == other or (len(one) > 2 and len(other) > 2 and (other in _meant(one) or one in _meant(other)))


@lru_cache(maxsize=1 << 12)
def _meant(key: str) -> frozenset[str]:
    return lexicon.synonyms().get(key, frozenset())
