"""Literal candidates: what a query may compare with, found in the question or among the schema's known values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.candidates import ALLOWED, DATE, LATER_READING, NUMBER, PERIOD, Finder, Literal
from sql_copilot_ls.linking.chinese_names import chinese_names
from sql_copilot_ls.linking.chinese_spans import chinese_spans
from sql_copilot_ls.linking.code_spans import codes
from sql_copilot_ls.linking.english_spans import capitalised, lower_case
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS
from sql_copilot_ls.linking.quantities import dates, numbers
from sql_copilot_ls.linking.word_forms import stem
from sql_copilot_ls.linking.words import Quoted, Word
from sql_copilot_ls.periods import read_periods

__all__ = ["ALLOWED", "DATE", "NUMBER", "Literal", "find_literals"]

MAX_PERIODS = 6


def find_literals(
    question: str, words: Sequence[Word], quoted: Sequence[Quoted], matches: Matches, now: date | None = None
) -> list[Literal]:
    """The candidates of a question, at most `MAX_LITERALS`, in the order of their spans.

    `now` settles dates that name no year; without it they lie in the running one.
    """
    finder = Finder(question, words, quoted, matches)
    periods(finder, now)
    allowed_values(finder)
    quoted_spans(finder)
    dates(finder)
    numbers(finder)
    codes(finder)
    lexicon_values(finder)
    capitalised(finder)
    chinese_spans(finder)
    chinese_names(finder)
    lower_case(finder)
    return finder.result()


def periods(finder: Finder, now: date | None) -> None:
    """The periods that are spoken of: of every phrase the best reading before any phrase's second."""
    found = finder.spoken_periods if now is None else read_periods(finder.question, now)
    ranked = sorted(found, key=lambda reading: (not reading.sure, reading.rank, reading.start))
    for reading in ranked[:MAX_PERIODS]:
        inside = finder.words_within(reading.start, reading.end)
        if inside:
            priority = 1 + reading.rank if reading.sure else 4 + reading.rank
            shape = "period" if reading.rank == 0 else LATER_READING
            finder.add(priority, str(reading.period), inside[0], inside[-1] + 1, shape, kind=PERIOD)


def allowed_values(finder: Finder) -> None:
    values = finder.matches.index.values
    if not values:
        return
    words, lower, count, longest = finder.words, finder.lower, len(finder.words), finder.matches.index.longest_value
    for start in range(count):
        for end in range(min(count, start + 5), start, -1):
            single = end == start + 1
            found = None
            if single or words[end - 1].end - words[start].start <= longest:
                text = finder.span_text(start, end).casefold()
                found = values.get(text)
                if found is None and " " in text:
                    found = values.get(text.replace(" ", "_")) or values.get(text.replace(" ", "-"))
            if found is None and single and words[start].kind == "word":
                found = next((values[key] for key in _value_keys(lower[start]) if key in values), None)
            if found is not None and (not single or lower[start] not in FUNCTION_WORDS):
                by_text: dict[str, list[int]] = {}
                for value, item in found:
                    by_text.setdefault(value, []).append(item)
                for value, items in by_text.items():
                    finder.add(0, value, start, end, "allowed", kind=ALLOWED, members=tuple(items))
                break


@lru_cache(maxsize=1 << 13)
def _value_keys(word: str) -> tuple[str, ...]:
    """As what a value a word may stand there."""
    root = stem(word)
    return root, *(value.casefold() for value in lexicon.values().get(word, ())), word + "s", root + "ed", root + "d"


def quoted_spans(finder: Finder) -> None:
    for span in finder.quoted:
        inside = finder.words_within(span.start, span.end)
        text = finder.question[span.start : span.end].strip().strip("%")
        if not inside or not text:
            continue
        number = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
        finder.add(1, text.rstrip(".,?!"), inside[0], inside[-1] + 1, "quoted")
        if text[-1] in ".?!":
            finder.add(3, text, inside[0], inside[-1] + 1, "quoted")
        if number:
            finder.add(1, text, inside[0], inside[-1] + 1, "quoted", kind=NUMBER)
        else:
            for w in inside if 1 < len(inside) <= 4 else ():
                if finder.lower[w] not in FUNCTION_WORDS:
                    finder.add(5, finder.words[w].text, w, w + 1, "quoted_word")
            finder.take(inside[0], inside[-1] + 1)


def lexicon_values(finder: Finder) -> None:
    table = lexicon.values()
    for w, word in enumerate(finder.words):
        for end in (w + 2, w + 1):
            if end > len(finder.words):
                continue
            text = word.text.lower() if end == w + 1 else " ".join(finder.lower[w:end])
            if text == "us" and word.text != "US":
                continue
            for value in table.get(text, ()) or table.get(stem(text), ()):
                finder.add(3, value, w, end, "lexicon")
