"""Literal candidates that are English text: capitalised runs, and lower-case words that are no query words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.candidates import Finder, split_run
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS
from sql_copilot_ls.linking.quantities import NUMBER_WORDS
from sql_copilot_ls.linking.word_forms import IRREGULAR, stem, word_set

_JOINERS = word_set("of the and with de la le van von der du for in on at to s & a an no")
_NEVER_VALUES = word_set(
    "show list find get giv select retriev return tell what which who whos whom wher when how why many much all each "
    "every per and or not no nor non the number count sum total averag avg mean most least than mor less few fewer "
    "with name dat tim typ id day week month year amount abov below over under between record tabl column field "
    "item valu without for from have has does do did hav than then also please pleas into out of by in on at to their "
    "them they"
)
_CUES = word_set("titled called named labelled labeled reads reading says saying like about dedicated reason subject")
_CUE_STEMS = ("contain", "includ", "mention", "prefix", "suffix")
_EDGE_STEMS = ("start", "begin", "end")
_AFTER_CUES = word_set("by the word words text phrase string letters a an of is as = : say says mentions mention")
_BEFORE_TEXT = word_set(
    "letter letters character characters string substring word words prefix suffix phrase text code codes pattern "
    "named called titled initial"
)


def _is_capital(finder: Finder, w: int) -> bool:
    word = finder.words[w]
    if not word.text[0].isupper() or word.kind != "word":
        return False
    before = finder.question[: word.start].rstrip("\"'“‘( ")
    if before and (before[-1] not in ".?!:" or re.search(r"\b[A-Z][a-z]{0,4}\.$", before)):
        return True
    return stem(finder.lower[w]) not in lexicon.query_words() and finder.lower[w] not in FUNCTION_WORDS


def capitalised(finder: Finder) -> None:
    """Capitalised runs, with the parts they are made of."""
    words = finder.words
    capital = [not finder.taken[w] and _is_capital(finder, w) for w in range(len(words))]
    w = 0
    while w < len(words):
        if not capital[w]:
            w += 1
            continue
        end = w + 1
        while end < len(words) and _joined(finder, end, capital):
            end += 1
        while end > w and not capital[end - 1] and words[end - 1].kind != "number":
            end -= 1
        _capital_run(finder, w, end, capital)
        w = end


def _joined(finder: Finder, at: int, capital: Sequence[bool]) -> bool:
    """Whether the capitalised run goes on at this word: a capital, a joiner before a capital, or a number."""
    words = finder.words
    gap = finder.question[words[at - 1].end : words[at].start]
    if any(c in gap for c in '?!;:"“”,') or ("." in gap and len(words[at - 1].text) > 5):
        return False
    if capital[at] or words[at].kind == "number":
        return True
    if finder.lower[at] not in _JOINERS:
        return False
    ahead = at + 1 if at + 1 < len(words) and (capital[at + 1] or finder.lower[at + 1] not in _JOINERS) else at + 2
    return ahead < len(words) and capital[ahead]


def _capital_run(finder: Finder, start: int, end: int, capital: Sequence[bool]) -> None:
    _extended_run(finder, start, end)
    if finder.question[finder.words[end - 1].end :].startswith(".") and len(finder.words[end - 1].text) <= 4:
        finder.add(4, finder.span_text(start, end) + ".", start, end, "capital")
    single = end == start + 1
    if (
        single
        and finder.matches.cells[start]
        and finder.matches.names_something(start)
        and len(finder.words[start].text) > 1
    ):
        finder.add(6, finder.span_text(start, end), start, end, "capital")
        return
    finder.add(2, finder.span_text(start, end), start, end, "capital")
    finder.take(start, end)
    run = finder.span_text(start, end)  # without an owner's 's, which is no plural
    is_plural = run.endswith("s") and not run.endswith(("ss", "us", "is"))
    if is_plural and len(finder.words[end - 1].text) > 3 and (start, end) == (0, 1):  # a capital for its place alone
        finder.add(4, run[:-1], start, end, "capital")
    lists = split_run(
        start, end, [finder.lower[w] not in ("and", "to", "for", "in", "at", "on") for w in range(start, end)]
    )
    for a, b in lists:
        finder.add(3, finder.span_text(a, b), a, b, "capital")
        if b < end:
            _extended_run(finder, a, b)
    pieces = split_run(start, end, capital[start:end])
    for a, b in pieces:
        finder.add(3 if len(pieces) < 3 else 4, finder.span_text(a, b), a, b, "capital")
    if (
        start
        and finder.words[start - 1].kind == "number"
        and finder.words[start].start == finder.words[start - 1].end + 1
    ):
        finder.add(3, finder.span_text(start - 1, end), start - 1, end, "capital")
    if (
        end + 1 < len(finder.words)
        and finder.question[finder.words[end - 1].end : finder.words[end].start].strip() == ","
    ):
        after = next((w for w in range(end, len(capital)) if not capital[w]), len(capital))
        if after > end:
            finder.add(5, finder.span_text(start, after), start, after, "capital")
    if end - start <= 5:
        for a, b in pieces:
            if b - a > 1:
                for w in range(a, b):
                    finder.add(5, finder.span_text(w, w + 1), w, w + 1, "capital_word")
            if b - a > 2:
                finder.add(5, finder.span_text(a + 1, b), a + 1, b, "capital")
                finder.add(5, finder.span_text(a, b - 1), a, b - 1, "capital")


def _extended_run(finder: Finder, start: int, end: int) -> None:
    """`Oil and gas`, `Armed schooner`: a capitalised run and the lower-case words that may belong to it."""
    last = end
    for w in range(end, min(len(finder.words), end + 4)):
        gap = finder.question[finder.words[w - 1].end : finder.words[w].start]
        word = finder.words[w]
        if gap.strip(" -") or word.kind not in ("word", "number"):
            break
        if finder.lower[w] in FUNCTION_WORDS or finder.lower[w] in _JOINERS:
            if w + 1 < len(finder.words) and finder.lower[w] in ("of", "and", "to", "the") and w - last < 1:
                continue
            break
        if stem(finder.lower[w]) in lexicon.query_words():
            break
        last = w + 1
        finder.add(
            4 if not finder.matches.names_something(w) else 5, finder.span_text(start, last), start, last, "extended"
        )


def lower_case(finder: Finder) -> None:
    """Content words and short runs of them: people type values in lower case."""
    words, lower = finder.words, finder.lower
    content = [
        word.kind == "word"
        and not finder.taken[w]
        and len(word.text) > 1
        and lower[w] not in FUNCTION_WORDS
        and lower[w] not in NUMBER_WORDS
        and stem(lower[w]) not in lexicon.query_words()
        for w, word in enumerate(words)
    ]
    named = [finder.matches.names_something(w) for w in range(len(words))]
    for w, word in enumerate(words):
        if w and lower[w - 1] in _BEFORE_TEXT and word.kind == "word" and (len(word.text) == 1 or content[w]):
            finder.add(3, word.text, w, w + 1, "lower")
        if not content[w]:
            continue
        priority = 9 if named[w] else 6
        singular = _singular(lower[w])
        if singular != lower[w]:
            finder.add(priority, singular, w, w + 1, "lower")
        finder.add(priority + (singular != lower[w]), finder.span_text(w, w + 1), w, w + 1, "lower")
        _lower_runs(finder, w, content, named)
    _query_words_beside_names(finder, named)
    _quoted_by_cues(finder)


def _query_words_beside_names(finder: Finder, named: Sequence[bool]) -> None:
    """Words that ask elsewhere but stand at a name, as its value may: region us, latest tags, direct buyers."""
    for w, word in enumerate(finder.words):
        root = stem(finder.lower[w])
        if word.kind != "word" or len(word.text) < 2 or root not in lexicon.query_words() or not w:
            continue
        if root in _NEVER_VALUES or finder.lower[w] in FUNCTION_WORDS or finder.taken[w]:
            continue
        if named[w - 1] or (w + 1 < len(named) and named[w + 1]):
            finder.add(9, finder.span_text(w, w + 1), w, w + 1, "lower")


def _quoted_by_cues(finder: Finder) -> None:
    """What follows `contains`, `starts with`, `mentions`, `titled`, as it stands, up to the end of its clause."""
    words, lower = finder.words, finder.lower
    for w in range(len(words)):
        beginning = lower[w].startswith(_EDGE_STEMS) and lower[w + 1 : w + 2] in (["with"], ["in"], ["by"])
        if lower[w] not in _CUES and not lower[w].startswith(_CUE_STEMS) and not beginning:
            continue
        start = w + 2 if beginning else w + 1
        while start < len(words) and lower[start] in _AFTER_CUES:
            start += 1
        end = start
        while end < min(len(words), start + 4) and (
            end == start or not finder.question[words[end - 1].end : words[end].start].strip()
        ):
            end += 1
        for last in range(start + 1, end + 1):
            if words[start].kind != "hanzi" and not all(finder.taken[start:last]):
                finder.add(5 if last in (start + 1, end) else 6, finder.span_text(start, last), start, last, "cued")
                singular = _singular(lower[last - 1])
                if last > start + 1 and singular != lower[last - 1]:
                    text = finder.question[words[start].start : words[last - 1].start] + singular
                    finder.add(6, text, start, last, "cued")


def _lower_runs(finder: Finder, w: int, content: Sequence[bool], named: Sequence[bool]) -> None:
    words = finder.words
    unnamed = not named[w]
    for end in range(w + 2, min(len(words), w + 4) + 1):
        gap = finder.question[words[end - 2].end : words[end - 1].start]
        number = words[end - 1].kind == "number" and end == w + 2
        joiner = finder.lower[end - 1] in ("of", "and", "the") and end < min(len(words), w + 4) and content[end]
        if gap.strip() not in ("", "-", "/", "&") or not (content[end - 1] or number or joiner):
            return
        if joiner:
            continue
        unnamed = unnamed or (not named[end - 1] and not number)
        if unnamed or number:
            finder.add(7 if end == w + 2 else 8, finder.span_text(w, end), w, end, "lower")
            singular = _singular(finder.lower[end - 1])
            if singular != finder.lower[end - 1]:
                text = finder.question[words[w].start : words[end - 1].start] + singular
                finder.add(8, text, w, end, "lower")
        if number:
            return


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word] if word in _IRREGULAR_PLURALS else word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_IRREGULAR_PLURALS = word_set("people children men women feet teeth mice geese wives knives wolves")
