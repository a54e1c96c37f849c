"""The periods of a comment, English, Chinese or mixed, with where they are said and every reading of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sql_copilot_ls.periods import chinese_dates, chinese_periods, english_dates, english_periods
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.chinese_periods import chinese_phrase
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_clock import timed
from sql_copilot_ls.periods.english_date_words import MONTHS, WEEKDAYS
from sql_copilot_ls.periods.english_periods import english_phrase
from sql_copilot_ls.periods.english_years import ARTICLES
from sql_copilot_ls.periods.number_words import CARDINALS, ORDINALS
from sql_copilot_ls.periods.period import Anchor, Period, PeriodError

MAX_READINGS = 4
"""Readings kept of one phrase."""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period that the characters `start` … `end` − 1 speak of. `rank` counts the readings of the same words, the best
    is 0; not `sure` are words that may mean something else (`90 days` a rental lasts, `overdue`)."""

    start: int
    end: int
    period: Period
    rank: int = 0
    sure: bool = True


def read_periods(text: str, now: date | None = None) -> list[FoundPeriod]:
    """Every period of a text, in order, the readings of one phrase best first.

    `now` settles dates without a year or a month; without it they lie in the running one.
    """
    moment = now if isinstance(now, datetime) or now is None else datetime(now.year, now.month, now.day)
    reader = _Reader(Tokens(text, moment))
    tokens = reader.tokens
    found: list[FoundPeriod] = []
    at = 0
    while at < len(tokens):
        phrase = reader.phrase(at)
        if phrase is None:
            at += 1
            continue
        periods, end, sure = phrase
        distinct = [period for period in dict.fromkeys(periods) if _is_possible(period, tokens.now)][:MAX_READINGS]
        start = tokens.starts[at]
        if not sure:
            seen = {reading.period for reading in found}
            distinct = [period for period in distinct if period not in seen]
        found += [FoundPeriod(start, tokens.ends[end - 1], period, n, sure) for n, period in enumerate(distinct)]
        at = max(end, at + 1)
    return found


def _is_possible(period: Period, now: datetime | None) -> bool:
    """Whether the calendar holds both sides, in order: 9999 years ago is no period."""
    try:
        start, end = period.resolve(now or datetime(2000, 1, 1))
    except PeriodError:
        return False
    return start is None or end is None or start < end


_ENGLISH_STARTS = frozenset(
    (
        *english_periods.STARTS,
        *english_dates.RULES,
        *MONTHS,
        *WEEKDAYS,
        *ORDINALS,
        *CARDINALS,
        "'",
        "’",
        "‘",
        ">",
        "<",
        "≥",
        "≤",
    )
)
_CHINESE_STARTS = chinese_periods.FIRST | frozenset(chinese_dates.READERS)


class _Reader:
    """Reads phrases of one text; each span is read once, however many phrases it could be part of."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._spans: dict[int, tuple[Span, int] | None] = {}
        self._dates: dict[int, tuple[Span, int] | None] = {}

    def phrase(self, at: int) -> english_periods.Phrase | None:
        """The longer of what both languages read from a token on."""
        readings = []
        is_english, is_chinese = self._is_english(at), self._is_chinese(at)
        for read in (*((english_phrase,) if is_english else ()), *((chinese_phrase,) if is_chinese else ())):
            try:
                phrase = read(self.tokens, at, self.span)
            except PeriodError:
                phrase = None  # The words run backwards (from May to March) or off the calendar: no period.
            if phrase is not None:
                readings.append(phrase)
        return max(readings, key=lambda phrase: phrase[1]) if readings else None

    def span(self, tokens: Tokens, at: int) -> tuple[Span, int] | None:
        """The longest span from a token on: a day with its time, or a day, month, year …"""
        if at not in self._spans:
            if tokens.word(at) == "now" or tokens.words[at : at + 2] == ["现", "在"]:
                end = at + 1 if tokens.word(at) == "now" else at + 2
                self._spans[at] = Span(Anchor(None, "now"), Anchor(None, "now"), "now"), end
            else:
                self._spans[at] = timed(tokens, at, self._date) or self._date(tokens, at)
        return self._spans[at]

    def _date(self, tokens: Tokens, at: int) -> tuple[Span, int] | None:
        if at not in self._dates:
            self._dates[at] = self._read_date(at) if at < len(tokens) else None
        return self._dates[at]

    def _read_date(self, at: int) -> tuple[Span, int] | None:
        english = english_dates.english_span(self.tokens, at) if self._is_english(at) else None
        chinese = chinese_dates.chinese_span(self.tokens, self.tokens.starts[at]) if self._is_chinese(at) else None
        end = self.tokens.after(chinese[1]) if chinese is not None else None
        if chinese is None or end is None or (english is not None and english[1] >= end):
            return english
        return chinese[0], end

    def _is_english(self, at: int) -> bool:
        word = self.tokens.word(at)
        if word in ARTICLES:
            word = self.tokens.word(at + 1)
        return word.isdecimal() or word in _ENGLISH_STARTS

    def _is_chinese(self, at: int) -> bool:
        return self.tokens.word(at)[:1] in _CHINESE_STARTS
