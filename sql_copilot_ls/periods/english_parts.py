"""Parts of English calendar spans: Q4 2016, the first half of March, late last year, rest of the month."""

from __future__ import annotations

from dataclasses import replace

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_clock import SpanAt
from sql_copilot_ls.periods.english_date_words import AMBIGUOUS, MONTHS, WEEKDAYS, day_number, duration_at
from sql_copilot_ls.periods.english_years import ARTICLES, DATE_WORDS, Found, known, short_year, year_after
from sql_copilot_ls.periods.number_words import ordinal_at
from sql_copilot_ls.periods.numeric_dates import full_year
from sql_copilot_ls.periods.period import Anchor

FUZZY = ("early", "late", "mid", "begin", "beginning", "start", "middle", "end", "rest", "later", "earlier")


def part_name(tokens: Tokens, at: int) -> tuple[str, int, int] | None:
    """`Q1`, `H2`, `first quarter`, `2nd half`: the grain, its number, and the token after."""
    word = tokens.word(at)
    limit = {"q": ("quarter", 4), "h": ("half", 2)}.get(word)
    if limit is not None and tokens.word(at + 1).isdecimal() and (tokens.glued(at + 1) or word == "q"):
        number = int(tokens.word(at + 1))
        return (limit[0], number, at + 2) if 1 <= number <= limit[1] else None
    if word in ("1", "2", "3", "4") and tokens.glued(at + 1) and tokens.word(at + 1) in ("q", "h"):
        return {"q": "quarter", "h": "half"}[tokens.word(at + 1)], int(word), at + 2
    digits = day_number(tokens, at)
    nth: tuple[int, int] | None
    nth = (-1, at + 1) if word == "last" else (digits[0], digits[1]) if digits and digits[2] else None
    if nth is not None and tokens.word(nth[1]) in ("quarter", "half", "qtr"):
        grain = "half" if tokens.word(nth[1]) == "half" else "quarter"
        return grain, nth[0] if nth[0] > 0 else {"quarter": 4, "half": 2}[grain], nth[1] + 1
    return None


def part_first(tokens: Tokens, at: int, span_at: SpanAt) -> Found:
    """`Q4 2016`, `H2 of last year`, `Q2`."""
    part = part_name(tokens, at)
    found = part_of(tokens, part, span_at) if part is not None else None
    # Halls, rooms and machines are called H2 as well.
    bare = part is not None and found is not None and found[1] == part[2] and tokens.word(at) == "h"
    return None if bare and tokens.word(at - 1) not in DATE_WORDS else found


def part_of(tokens: Tokens, part: tuple[str, int, int], span_at: SpanAt) -> Found:
    """A quarter or half of the year or month that follows, else of the latest year that has it."""
    grain, number, end = part
    year = year_after(tokens, end) or short_year(tokens, end)
    if year is None and len(tokens.word(end)) == 2 and tokens.is_number(end) and tokens.glued(end):
        year = known(calendar.year(full_year(int(tokens.word(end)))), end + 1)
    if year is None and tokens.glued(end) and tokens.word(end) == "fy":
        year = year_after(tokens, end + 1)
    if year is not None:
        return known(calendar.part(year[0], grain, number), year[1])
    if tokens.word(end) == "of" and (whole := span_at(tokens, end + 1)) is not None:
        if grain == "half" and whole[0].grain == "month":
            middle = whole[0].start.shifted(days=15)
            sides = (whole[0].start, middle) if number == 1 else (middle, whole[0].end)
            return Span(*sides, "days"), whole[1]
        return None if whole[0].grain != "year" else known(calendar.part(whole[0], grain, number), whole[1])
    if tokens.word(end) == "of" and tokens.word(end + 1) == "the" and tokens.word(end + 2) == "year":
        return known(calendar.part(calendar.unit("year"), grain, number), end + 3)
    return known(calendar.yearless_part(grain, number, tokens.now, tokens.year), end)


def ordinal_first(tokens: Tokens, at: int, span_at: SpanAt) -> Found:
    """`third quarter of 2016`, `second week of 2015`, `first Sunday`, `15th century`."""
    found = ordinal_at(tokens.words, at)
    if tokens.word(at) == "first" and (counted := count_of(tokens, at + 1, 1, span_at)) is not None:
        return counted
    return nth(tokens, found[1], found[0], span_at) if found is not None else None


def count_of(tokens: Tokens, at: int, side: int, span_at: SpanAt) -> Found:
    """So many units at the beginning (`side` 1) or the end (−1) of a span: `the first 5 days of 2019`."""
    length = duration_at(tokens, at)
    if length is None or tokens.word(length[1]) not in ("of", "in") or length[0].minutes:
        return None
    whole = span_at(tokens, length[1] + 1)
    if whole is None:
        return None
    span = whole[0]
    if side > 0:
        return Span(span.start, length[0].ahead(span.start), "span"), whole[1]
    return Span(length[0].back(span.end), span.end, "span"), whole[1]


def nth(tokens: Tokens, at: int, number: int, span_at: SpanAt) -> Found:
    """What an ordinal (−1: last) and the word after it name: a quarter, half, week, weekday, day or century."""
    word = tokens.word(at)
    if word in ("quarter", "half", "qtr") and (number > 0 or tokens.word(at + 1) == "of"):
        grain = "half" if word == "half" else "quarter"
        size = 2 if grain == "half" else 4
        return part_of(tokens, (grain, number if number > 0 else size, at + 1), span_at) if number <= size else None
    if word == "century" and number > 0:
        return known(calendar.year((number - 1) * 100, 100), at + 1)
    named = word in WEEKDAYS or word in ("week", "day", "month")
    if not named:
        return None
    linked = tokens.word(at + 1) in ("of", "in") or tokens.word(at + 1) in MONTHS
    whole = span_at(tokens, at + 2 if tokens.word(at + 1) in ("of", "in") else at + 1) if linked else None
    if whole is None and linked and tokens.word(at + 2) == "the" and tokens.word(at + 3) in ("month", "year"):
        whole = calendar.unit(tokens.word(at + 3)), at + 4
    if whole is None:
        if word not in WEEKDAYS or number < 0:
            return None
        whole = calendar.unit("month"), at + 1
    span, end = whole
    if word in WEEKDAYS:
        return known(calendar.weekday_in(span, WEEKDAYS[word], number, tokens.now), end)
    if word == "week" and span.grain in ("month", "year"):
        return known(calendar.iso_week(span, number, tokens.now), end)
    if word == "month":
        size = calendar.MONTHS_OF.get(span.grain, 0)
        return known(calendar.part(span, "month", number if number > 0 else size), end) if size > 1 else None
    if word == "day" and span.grain in calendar.MONTHS_OF:
        start = span.start.shifted(days=number - 1) if number > 0 else span.end.shifted(days=-1)
        return Span(start, start.shifted(days=1), "day"), end
    return None


def fuzzy(tokens: Tokens, at: int, span_at: SpanAt) -> Found:
    """`early next year`, `late last week`, `end of March`, `rest of the month`, `later this month`, `mid 2024`."""
    word = tokens.word(at)
    start = at + 2 if tokens.word(at + 1) in ("of", "in", "-") else at + 1
    if word == "rest" and tokens.word(start) in ARTICLES:
        start += 1
    if word == "rest" and "day" in (tokens.word(start), tokens.word(start + 1)):
        end = start + 1 if tokens.word(start) == "day" else start + 2
        return Span(Anchor(None, "now"), calendar.unit("day", 1).start, "stretch"), end
    if tokens.word(start) in ARTICLES and tokens.word(start + 1) in calendar.MONTHS_OF | {"week": 0}:
        whole: Found = calendar.unit(tokens.word(start + 1)), start + 2
    elif word in ("rest", "start", "begin", "beginning") and tokens.word(start) in ("week", "month", "year", "quarter"):
        whole = calendar.unit(tokens.word(start)), start + 1
    else:
        whole = span_at(tokens, start)
    if whole is None or (start == at + 1 and tokens.word(start) in AMBIGUOUS and not tokens.is_capital(start)):
        return None
    span, end = whole
    today = Anchor(None, "today")
    if word in ("rest", "later"):
        return replace(span, start=today, also=(), yearless=None), end
    if word == "earlier":
        return replace(span, end=today, also=(), yearless=None), end
    bounds = _shares(word, span.grain, by_thirds=tokens.word(at + 1) == "of")
    if bounds is None:
        return None
    (months, days), (to_months, to_days) = bounds
    sides = span.start.shifted(months=months, days=days), span.start.shifted(months=to_months, days=to_days)
    if sides[1] == span.start:
        sides = sides[0], span.end
    return Span(sides[0], sides[1], "part", also=(span.period,)), end


Share = tuple[tuple[int, int], tuple[int, int]]


def _shares(word: str, grain: str, *, by_thirds: bool) -> Share | None:
    """Where the early, middle or late part of a span begins and ends, in months and days from its start; (0, 0) as an
    end is the span's own."""
    which = {"early": 0, "begin": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[word]
    if grain in ("year", "decade") and (by_thirds or which == 1):
        size = calendar.MONTHS_OF[grain] // 3
        return (size * which, 0), (size * (which + 1) % (3 * size), 0)
    if grain in ("year", "quarter", "half", "decade"):
        size = calendar.MONTHS_OF[grain]
        middle = (size // 2, 0) if size % 2 == 0 else (1, 15)
        return [((0, 0), middle), ((size // 3, 0), (size * 2 // 3, 0)), (middle, (0, 0))][which]
    days = {"month": (15, 10, 20), "week": (3, 2, 5)}.get(grain)
    if days is None:
        return None
    half, first, second = days
    return [((0, 0), (0, half)), ((0, first), (0, second)), ((0, half), (0, 0))][which]
