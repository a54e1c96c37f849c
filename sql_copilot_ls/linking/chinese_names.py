"""Literal candidates that are Chinese names: what stands between the places where a value may begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sql_copilot_ls.hanzi import HANZI, has_hanzi
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.candidates import Finder
from sql_copilot_ls.linking.word_forms import word_set

MAX_NAMES = 10
"""Names taken from one question."""
_LONGEST = 12
_LIKELY = 2.4
_RUN = re.compile(f"[{HANZI}A-Za-z0-9·]+")
_PARTICLES = frozenset("的了和与或及在是从由被把给将让叫为含带有写到过着且并按")
_EDGES = frozenset("和与或及并且而但也都还")
_NEVER_INSIDE = re.compile("[的了吗呢？]|哪些|多少|什么")
_CUES = tuple(
    word_set(
        "叫 叫做 名为 名叫 称为 姓 是 为 含 包含 含有 带 带有 有 提到 写 写了 里写 说 因 由 来自 从 在 给 把 向 成 "
        "改为 改成 换成 设为 标为 等于 属于 以 打了 讲 搜 查 拉 招 学生 老师 教练 医生 员工 客户 会员 导游 员 主播 "
        "保安 班长 经理 司机 机构 单位 公司 品牌 站名 关 不是 非"
    )
)
_AFTER = re.compile(
    "的|开头|打头|开始|结尾|字样|[一二两三四]个?字|同学|老师|医生|先生|女士|经理|牌|有|在|和|或|、|今|昨|去|本|上"
)
# What names of places, firms and groups end in.
_SUFFIXES = frozenset(
    "店站班科社区部组局厂馆园杯奖系路街镇县市省村校院库线桥港寺楼所队场吧司行会处室中心街道小学医院公司"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付"
    "方邹熊白孟秦邱侯江尹薛闫雷段史陶毛顾龚邵万钱严赖覃洪武莫孔汤尚牛"
)
_LEADING_VERBS = frozenset("查找搜拉招列取删加新看把给将让按")
_AFTER_VERBS = frozenset("过了")
_FAMILIAR = frozenset("老小阿")


def chinese_names(finder: Finder) -> None:
    """The likeliest names of every run of hanzi: both ends at places where a value may begin or end."""
    end = finder.words[-1].end if finder.words else 0
    if not has_hanzi(finder.question[:end]):
        return
    places = _Places(finder, finder.question[:end])
    found: dict[tuple[int, int], float] = {}
    for run in _RUN.finditer(finder.question, 0, end):
        if has_hanzi(run.group()):
            for start, end, score in places.names(run.start(), run.end()):
                found[start, end] = score
    ranked = sorted(found, key=lambda span: (-found[span], span))
    for rank, (start, end) in enumerate(ranked[:MAX_NAMES]):
        inside = finder.words_within(start, end)
        if inside:
            finder.add(3 + rank // 4, finder.question[start:end], inside[0], inside[-1] + 1, "hanzi")


class _Places:
    """How surely a value begins or ends at each place of a question: 2 sure, 1 perhaps."""

    def __init__(self, finder: Finder, text: str) -> None:
        self.text = text
        self.strength: dict[int, float] = {}
        self.named: set[int] = set()
        """Places where a name of the schema ends."""
        self.inside_names: set[int] = set()
        """Characters of names of the schema."""
        query_words = lexicon.query_words()
        for w, word in enumerate(finder.words):
            if finder.matches.names_something(w) and (len(word.text) > 1 or self._named_beside(finder, w)):
                self._mark(word.start, word.end, 2)
                self.named.add(word.end)
                self.inside_names.update(range(word.start, word.end))
            elif word.text in query_words and (len(word.text) > 1 or word.text in _PARTICLES):
                self._mark(word.start, word.end, 2)
            else:
                known = len(word.text) > 1 or not has_hanzi(word.text)
                self._mark(word.start, word.end, 1 if known else 0.6)
        for place, character in enumerate(self.text):
            if character in _PARTICLES:
                self._mark(place, place + 1, 1.5)
            if character in _SUFFIXES:
                self._mark(place + 1, place + 1, 1)
            if character in _AFTER_VERBS and place:
                self._mark(place - 1, place - 1, 1.2)
        for found in finder.spoken_periods:
            self._mark(found.start, found.end, 2)
        for place in sorted(self.strength):
            if self._surname_at(place):
                self._mark(place + 2, place + 3, 1)

    def _named_beside(self, finder: Finder, w: int) -> bool:
        """Whether a neighbour names something too, so that a single character is part of a name."""
        beside = (v for v in (w - 1, w + 1) if 0 <= v < len(finder.words))
        return any(
            finder.matches.names_something(v)
            and finder.words[min(v, w)].end == finder.words[max(v, w)].start
            and bool(finder.matches.cells[v].keys() & finder.matches.cells[w].keys())
            for v in beside
        )

    def _mark(self, start: int, end: int, strength: float) -> None:
        for place in (start, end):
            self.strength[place] = max(strength, self.strength.get(place, 0))

    def _surname_at(self, place: int) -> bool:
        character = self.text[place : place + 1]
        following = self.text[place + 1 : place + 2]
        return character in _SURNAMES or (character in _FAMILIAR and following in _SURNAMES) or character == "阿"

    def names(self, start: int, end: int) -> Iterator[tuple[int, int, float]]:
        """The spans of a run that may be values, with how likely they are."""
        self._mark(start, end, 2)
        if self.text[start] in _LEADING_VERBS and self.text[start : start + 2] not in lexicon.query_words():
            self._mark(start + 1, start + 1, 1.5)
        places = sorted(place for place in self.strength if start <= place <= end)
        for a, first in enumerate(places):
            inner = 0.0
            for last in places[a + 1 :]:
                length = last - first
                if length > _LONGEST:
                    break
                if (
                    length > 1
                    and has_hanzi(self.text[first:last])
                    and (score := self._score(first, last) - inner) > _LIKELY
                ):
                    yield first, last, score
                inner += 0.2 if self.strength[last] < 1.5 else 0.8

    def _score(self, first: int, last: int) -> float:
        text = self.text[first:last]
        query_words = lexicon.query_words()
        if text[0] in _EDGES or text[-1] in _EDGES or _NEVER_INSIDE.search(text) or text in query_words:
            return 0
        score = self.strength[first] + self.strength[last]
        if text[:2] in query_words or text[-2:] in query_words:
            score -= 1
        if all(place in self.inside_names for place in range(first, last)):
            score -= 1.5
        if self.text.endswith(_CUES, 0, first):
            score += 1.2
        if first in self.named:
            score += 0.8
        if _AFTER.match(self.text, last):
            score += 0.6
        if text[-1] in _SUFFIXES and len(text) > 2:
            score += 1
        if len(text) in (2, 3) and self._surname_at(first):
            score += 1.2
        if first in self.inside_names and last - 1 not in self.inside_names:
            score -= 0.5
        return score - (0.3 if len(text) > 6 else 0)
