"""English spans relative to now: today, this month, last Friday, next June, the past 3 weeks, same month last year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_clock import SpanAt
from sql_copilot_ls.periods.english_date_words import MONTHS, WEEKDAYS, Duration, duration_at, unit_of, word_set
from sql_copilot_ls.periods.english_parts import count_of, nth
from sql_copilot_ls.periods.english_years import ARTICLES, SHIFTS, Found
from sql_copilot_ls.periods.period import Anchor, Period

RELATIVE_DAYS = {
    **{"yesterday": -1, "yest": -1, "today": 0, "tonight": 0},
    **dict.fromkeys(("tomorrow", "tmrw", "tmr", "tomorow", "tommorow"), 1),
}
_CALENDAR = word_set("calendar full whole complete fiscal business entire completed")


def relative_day(tokens: Tokens, at: int) -> Found:
    """`yesterday`, `the day after tomorrow`."""
    word = tokens.word(at)
    if word in RELATIVE_DAYS:
        span = calendar.running("day") if RELATIVE_DAYS[word] == 0 else calendar.unit("day", RELATIVE_DAYS[word])
        return span, at + 1
    if word == "day" and tokens.word(at + 1) in ("after", "before"):
        day = {("after", "tomorrow"): 2, ("before", "yesterday"): -2}.get((tokens.word(at + 1), tokens.word(at + 2)))
        return (calendar.unit("day", day), at + 3) if day is not None else None
    return None


def deictic(tokens: Tokens, at: int, span_at: SpanAt) -> Found:
    """`this month`, `last Friday`, `next June`, `past 3 weeks`, `last week of July`, `this week Friday`."""
    word = tokens.word(at)
    shift = SHIFTS[word]
    if word == "last" and (found := nth(tokens, at + 1, -1, span_at) or count_of(tokens, at + 1, -1, span_at)):
        return found
    end = at + 1
    while tokens.word(end) in _CALENDAR or (tokens.word(end) in ("current", "coming") and end == at + 1):
        end += 1
    target = unit_of(tokens.word(end)) if tokens.word(end) in ("yr", "wk", "mo", "mth", "qtr", "hr") else None
    target = target or tokens.word(end)
    if word == "same" and (found := _same_before(tokens, target, end)):
        return found
    if target == "day" and word in ("that", "same"):
        return None
    if target in MONTHS:
        return _deictic_month(MONTHS[target], shift, end + 1)
    if target in WEEKDAYS:
        return calendar.weekday_of(calendar.unit("week", shift), WEEKDAYS[target]), end + 1
    if target == "weekend":
        return calendar.weekend_of(calendar.unit("week", shift)), end + 1
    if shift == 0:
        return _running(tokens, target, end)
    if target in ("day", "week", "month", "quarter", "year"):
        return _neighbour(tokens, target, shift, end, rolling=_is_rolling(tokens, at))
    counted = duration_at(tokens, at + 1, bare=target in ("hour", "minute"))
    return _counted(tokens.now, *counted, shift) if counted is not None else None


def _same_before(tokens: Tokens, grain: str, at: int) -> Found:
    """`same month last year`."""
    if grain not in ("day", "week", "month", "quarter", "year") or tokens.word(at + 1) not in ("last", "previous"):
        return None
    months = {"year": 12, "month": 1}.get(tokens.word(at + 2))
    this = calendar.unit(grain)
    shifted = months and (this.start.shifted(months=-months), this.end.shifted(months=-months))
    return (Span(*shifted, grain), at + 3) if shifted else None


def _deictic_month(number: int, shift: int, end: int) -> Found:
    this = calendar.part(calendar.unit("year"), "month", number)
    other = calendar.part(calendar.unit("year", shift), "month", number)
    if this is None or other is None:
        return None
    if shift == 0:
        return this, end
    # `next June` in May is next month or in a year: the year named first, as `last` and `next` do for weekdays.
    return replace(other, also=(this.period,)), end


def _is_rolling(tokens: Tokens, at: int) -> bool:
    """Whether `the past week`, `in the last month` are so long up to now rather than the calendar's."""
    word = tokens.word(at)
    return word == "past" or (
        word == "last"
        and tokens.word(at - 1) in ARTICLES
        and tokens.word(at - 2) in ("in", "over", "within", "during", "for")
    )


def _running(tokens: Tokens, target: str, end: int) -> Found:
    if target in ("day", "week", "month", "quarter", "year"):
        if target == "week" and (day := _weekday_after(tokens, end + 1)):
            return calendar.weekday_of(calendar.unit("week"), day[0]), day[1]
        return calendar.running(target), end + 1
    if target == "hour":
        start = Anchor(None, "hour")
        return Span(start, start.shifted(minutes=60), "time", also=(Period(start, None),)), end + 1
    if target in ("decade", "century") and tokens.now is not None:
        years = 10 if target == "decade" else 100
        span = calendar.year(tokens.now.year // years * years, years)
        return (span, end + 1) if span is not None else None
    return None


def _weekday_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    at = at + 1 if tokens.word(at) == "on" else at + 2 if tokens.words[at : at + 2] in (["'", "s"], ["’", "s"]) else at
    return (WEEKDAYS[tokens.word(at)], at + 1) if tokens.word(at) in WEEKDAYS else None


def _neighbour(tokens: Tokens, grain: str, shift: int, end: int, *, rolling: bool) -> Found:
    """Last or next week, month …: the calendar's, or (`the past week`) so long up to now."""
    if grain == "week" and (day := _weekday_after(tokens, end + 1)):
        return calendar.weekday_of(calendar.unit("week", shift), day[0]), day[1]
    if grain == "month" and tokens.word(end + 1) == "on":
        return calendar.unit(grain, shift), end + 1
    span = calendar.unit(grain, shift)
    if grain == "day":
        return span, end + 1
    counted = duration_at(tokens, end, bare=True)
    if counted is None:
        return None
    length = counted[0]
    around = Period(length.back(), None) if shift < 0 else Period(length.present, length.ahead())
    if rolling:
        return replace(span, first=around), end + 1
    return replace(span, also=(around,)), end + 1


def _counted(now: datetime | None, length: Duration, end: int, shift: int) -> Found:
    """So many units up to now, or from now on; `full` ones, and decades, are the calendar's."""
    grain, count = length.unit, length.count * (1 if shift > 0 else -1)
    if grain == "decade" and now is not None:
        decade = now.year // 10 * 10
        first = decade + 10 if shift > 0 else decade + 10 * count
        span = calendar.year(first, 10)
        return (replace(span, end=span.start.shifted(months=abs(120 * count))), end) if span is not None else None
    if length.full and grain in ("day", "week", "month", "quarter", "year"):
        sides = calendar.unit(grain, min(count, 1)).start, calendar.unit(grain, max(count + 1, 0)).start
        return Span(*sides, "span"), end
    present, day = length.present, 0 if length.minutes else 1
    if shift < 0:
        start = length.back()
        open_today = (Period(start, present.shifted(days=1)),) if day else ()
        return Span(start, present, "span", first=Period(start, None), also=open_today), end
    later = (Period(present.shifted(days=1), length.ahead().shifted(days=1)),) if day else ()
    return Span(present, length.ahead(), "span", also=later), end
