"""Literal candidates that are Chinese text: runs of hanzi that neither ask nor name something in the schema."""

from __future__ import annotations

from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.candidates import Finder, split_run
from sql_copilot_ls.linking.words import Word

_CHINESE_PARTICLES = frozenset(
    "的了是有在吗呢吧啊哪几我你他她它和与或及都也很被把从到请这那谁将让使吗其该此并且但而除每各不没过着得地"
)


def chinese_spans(finder: Finder) -> None:
    """From runs of words that do not ask: what in them names nothing in the schema, alone and with neighbours."""
    words = finder.words
    w = 0
    while w < len(words):
        end = w
        while (
            end < len(words)
            and _is_chinese_content(finder, end)
            and (end == w or words[end].start == words[end - 1].end)
        ):
            end += 1
        if end > w:
            _chinese_run(finder, w, end)
        w = max(end, w + 1)
    for v, word in enumerate(words):
        beside = has_hanzi(finder.question[max(0, word.start - 1) : word.end + 1])
        if word.kind == "word" and beside and not finder.taken[v] and not finder.matches.names_something(v):
            finder.add(4, word.text, v, v + 1, "latin")


def _is_chinese_content(finder: Finder, w: int) -> bool:
    """Whether a word may be part of a value: it does not ask, or is one hanzi touching an unknown one (海上钢琴师)."""
    word = finder.words[w]
    hanzi = word.kind == "hanzi" or (word.kind == "number" and len(word.text) == 1 and has_hanzi(word.text))
    if not hanzi or finder.taken[w] or word.text in _CHINESE_PARTICLES:
        return False
    if word.text not in lexicon.query_words():
        return True
    return len(word.text) == 1 and any(
        0 <= v < len(finder.words)
        and _is_unknown_hanzi(finder.words[v])
        and finder.words[min(v, w)].end == finder.words[max(v, w)].start
        for v in (w - 1, w + 1)
    )


def _is_unknown_hanzi(word: Word) -> bool:
    return word.kind == "hanzi" and word.text not in lexicon.chinese() and word.text not in _CHINESE_PARTICLES


def _chinese_run(finder: Finder, start: int, end: int) -> None:
    words = finder.words
    unnamed = [not finder.matches.names_something(w) for w in range(start, end)]
    for a, b in split_run(start, end, unnamed):
        finder.add(3, finder.span_text(a, b), a, b, "hanzi")
        for last in range(b + 1, min(end, b + 2) + 1):
            finder.add(5, finder.span_text(a, last), a, last, "hanzi")
        if a > start:
            finder.add(6, finder.span_text(start, b), start, b, "hanzi")
            if b < end:
                finder.add(6, finder.span_text(start, end), start, end, "hanzi")
        known = [words[w].text in lexicon.chinese() for w in range(a, b)]
        for c, d in split_run(a, b, [not k for k in known]):
            if d - c < b - a:
                finder.add(4, finder.span_text(c, d), c, d, "hanzi")
        for w in range(a, b) if b - a > 1 else ():
            if known[w - a] and len(words[w].text) > 1:
                finder.add(5, words[w].text, w, w + 1, "hanzi")
        if not known[0]:
            for last in range(a + 1, min(end, a + 4) + 1):
                if 1 < words[last - 1].end - words[a].start <= 4:
                    finder.add(7, finder.span_text(a, last), a, last, "hanzi")
    weak = lexicon.query_words()
    first = next((w for w in range(start, end) if words[w].text not in weak), start)
    last = next((w + 1 for w in range(end - 1, start, -1) if words[w].text not in weak), end)
    if (first, last) != (start, end) and last > first and any(unnamed[first - start : last - start]):
        finder.add(4, finder.span_text(first, last), first, last, "hanzi")
    for w in range(start, end):
        if not unnamed[w - start] and len(words[w].text) > 1:
            finder.add(9, words[w].text, w, w + 1, "hanzi")
