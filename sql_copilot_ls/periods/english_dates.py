"""English names of calendar spans: days, weeks, months, years, and the rest of them from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_date_words import (
    AMBIGUOUS,
    MONTHS,
    WEEKDAYS,
    day_number,
    unit_of,
    word_set,
    year_number,
)
from sql_copilot_ls.periods.english_deixis import RELATIVE_DAYS, deictic, relative_day
from sql_copilot_ls.periods.english_parts import FUZZY, fuzzy, nth, ordinal_first, part_first, part_name
from sql_copilot_ls.periods.english_years import (
    ARTICLES,
    DATE_WORDS,
    DECADES,
    SHIFTS,
    Found,
    decade,
    is_year,
    known,
    named_decade,
    short_year,
    year_after,
)
from sql_copilot_ls.periods.number_words import CARDINALS, ORDINALS
from sql_copilot_ls.periods.numeric_dates import full_year, numeric_date

_DEEPEST = 4
_PREPOSITIONS = word_set("on by since until before after till from for to through in")


def english_span(tokens: Tokens, at: int) -> Found:
    """The span that words from `at` on name; spans of spans of spans are read a few deep."""
    if tokens.depth >= _DEEPEST:
        return None
    tokens.depth += 1
    try:
        return _span(tokens, at)
    finally:
        tokens.depth -= 1


def _span(tokens: Tokens, at: int) -> Found:
    word = tokens.word(at)
    if word in ARTICLES:
        at += 1
        word = tokens.word(at)
    elif word in ("year", "month") and (following := _of_year(tokens, at)):
        return following
    for rule in _rules(word):
        found = rule(tokens, at)
        if found is not None:
            return found
    return None


Rule = Callable[[Tokens, int], Found]


def _rules(word: str) -> tuple[Rule, ...]:
    if word in RULES:
        return RULES[word]
    if word.isdecimal():
        return (_number_first,)
    if word in MONTHS:
        return (_month_first,)
    if word in WEEKDAYS:
        return (_weekday_first,)
    if word in ORDINALS or word in CARDINALS:
        return (_ORDINAL, _number_first)
    return ()


def _of_year(tokens: Tokens, at: int) -> Found:
    """`year 2008`, `month of September`."""
    end = at + 2 if tokens.word(at + 1) == "of" else at + 1
    if tokens.word(at) == "year":
        number = year_number(tokens, end)
        span = number and calendar.year(number[0])
        return (span, number[1]) if number and span else None
    return _month_first(tokens, end, sure=True) if end == at + 2 and tokens.word(end) in MONTHS else None


def _unit_first(tokens: Tokens, at: int) -> Found:
    """`week 31`, `week of May 3`, `the week after next`, `the week`, `the weekend`."""
    unit, following = unit_of(tokens.word(at)) or tokens.word(at), tokens.word(at + 1)
    if unit == "weekend":
        shown = tokens.word(at - 1) in ARTICLES or tokens.word(at - 1) in DATE_WORDS
        return (calendar.weekend_of(calendar.unit("week")), at + 1) if shown else None
    if following == "after" and tokens.word(at + 2) == "next":
        return calendar.unit(unit, 2), at + 3
    if following == "before" and tokens.word(at + 2) == "last":
        return calendar.unit(unit, -2), at + 3
    if unit == "week":
        found = _week_first(tokens, at)
        if found is not None:
            return found
    began = following in ("began", "started", "begins", "starts")
    if (
        tokens.word(at - 1) in ARTICLES
        and unit != "day"
        and tokens.word(at - 2) in ("in", "of", "for", "during", "within", "since")
    ):
        return calendar.running(unit), at + 2 if began else at + 1
    return None


def _week_first(tokens: Tokens, at: int) -> Found:
    following = tokens.word(at + 1)
    if following in ("of", "starting", "beginning", "from"):
        start = at + 3 if tokens.word(at + 2) == "on" else at + 2
        day = english_span(tokens, start)
        if day is not None and day[0].grain == "day":
            moment = day[0].start.moment
            if following != "of":
                return replace(day[0], end=day[0].start.shifted(days=7), grain="week", yearless=None), day[1]
            if moment is None and tokens.now is not None:
                moment = day[0].start.resolve(tokens.now)
            return (calendar.week_around(moment), day[1]) if moment is not None else None
    if tokens.is_number(at + 1) and 1 <= int(following) <= 53:
        end, whole = at + 2, calendar.unit("year")
        skip = end + 1 if tokens.word(end) in ("of", ",", "/") else end
        if (number := year_number(tokens, skip)) and (named := calendar.year(number[0])):
            end, whole = number[1], named
        span = calendar.iso_week(whole, int(following), tokens.now)
        return (span, end) if span is not None else None
    return None


def _month_first(tokens: Tokens, at: int, *, sure: bool = False) -> Found:
    """`May 3`, `May 3rd, 2024`, `May 2024`, `Sept the twenty-first`, `April last year`, `April`."""
    word = tokens.word(at)
    number = MONTHS[word]
    end = at + 2 if tokens.word(at + 1) == "." and tokens.glued(at + 1) else at + 1
    start = end + 1 if tokens.word(end) in ("-", "/", ",", "the", ".") else end
    if (year := year_after(tokens, end)) is not None:
        return known(calendar.part(year[0], "month", number), year[1])
    day = day_number(tokens, start)
    if day is not None and not _is_count(tokens, day[1]):
        if (year := year_after(tokens, day[1])) is not None and (month := calendar.part(year[0], "month", number)):
            return known(calendar.day_of(month, day[0], tokens.now), year[1])
        return known(calendar.yearless(number, day[0], tokens.now, tokens.year), day[1])
    if not sure and (_is_name(tokens, at) or (word in AMBIGUOUS and not _in_context(tokens, at))):
        return None
    return known(calendar.yearless(number, 0, tokens.now, tokens.year), end)


def _is_name(tokens: Tokens, at: int) -> bool:
    """Whether a month or weekday is part of a name: `Black Friday`, `Sunday Lunch`, `customers named April`."""
    if tokens.word(at - 1) in ("named", "called", "name", "names"):
        return True
    return tokens.is_capital(at) and any(
        tokens.is_capital(n)
        and tokens.word(n).isalpha()
        and n > 0
        and _is_plain(tokens.word(n))
        and tokens.word(n).isascii()
        for n in (at - 1, at + 1)
    )


def _is_plain(word: str) -> bool:
    return (
        len(word) > 2 and word not in DATE_WORDS and word not in MONTHS and word not in WEEKDAYS and word not in SHIFTS
    )


def _in_context(tokens: Tokens, at: int) -> bool:
    """Whether what stands before or after makes a date of a word that may be another (may, march, sat, sun)."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    near_dates = (
        before in DATE_WORDS or before in MONTHS or before in WEEKDAYS or after in ("-", "to", "through", "and")
    )
    return near_dates and not (before in ("and", "or", "to", "of") and not tokens.is_capital(at))


def _is_count(tokens: Tokens, end: int) -> bool:
    """Whether the number before counts something (`May 3 orders` does not happen, `March 5 days` does)."""
    return unit_of(tokens.word(end)) is not None and not tokens.glued(end)


def _weekday_first(tokens: Tokens, at: int) -> Found:
    """`Friday`, `Monday, January 12th`, `Friday the 11th`, `Friday next week`."""
    word = tokens.word(at)
    start = at + 2 if tokens.word(at + 1) in (",", ".") else at + 1
    if tokens.word(start) in MONTHS and (found := _month_first(tokens, start, sure=True)) and found[0].grain == "day":
        return found
    article_at = start + 1 if tokens.word(start) == "the" else start
    day = day_number(tokens, article_at)
    if day is not None and (day[2] or article_at > start) and tokens.word(day[1]) not in (*MONTHS, "of"):
        return known(calendar.latest_day(day[0], tokens.now, WEEKDAYS[word]), day[1])
    if (found := _number_first(tokens, article_at)) and found[0].grain == "day":
        return found
    week_at = start + 1 if tokens.word(start) in ("of", "in") else start
    if tokens.word(week_at) in SHIFTS and tokens.word(week_at + 1) == "week":
        week = calendar.unit("week", SHIFTS[tokens.word(week_at)])
        return calendar.weekday_of(week, WEEKDAYS[word]), week_at + 2
    if _is_name(tokens, at) or (word in AMBIGUOUS and not _in_context(tokens, at)):
        return None
    if tokens.word(at - 1) in ("per", "each", "every") or (tokens.word(at + 1) == "s" and tokens.glued(at + 1)):
        return None
    return calendar.weekday(WEEKDAYS[word], tokens.now), at + 1


def _number_first(tokens: Tokens, at: int) -> Found:
    """`2024-05-03`, `15 June 2016`, `the 20th of next month`, `2024 Q1`, `the 1970s`, `2024`."""
    if tokens.word(at).isdecimal():
        dated = numeric_date(tokens.text, tokens.starts[at], tokens.now, tokens.year)
        if dated is not None and (end := tokens.after(dated.end)):
            if not dated.needs_context or _is_dated(tokens, at, end):
                return dated.span, end
            return None
    if (found := decade(tokens, at)) is not None:
        return found
    if len(tokens.word(at)) == 2 and tokens.glued(at + 1) and (part := part_name(tokens, at + 1)) is not None:
        whole = calendar.year(full_year(int(tokens.word(at)))) if tokens.is_number(at) else None  # 25Q3
        return known(calendar.part(whole, part[0], part[1]), part[2]) if whole is not None else None
    day = day_number(tokens, at)
    if day is not None and (found := _day_first(tokens, at, day)):
        return found
    year = year_number(tokens, at)
    return _year_first(tokens, at, year) if year is not None else None


def _is_dated(tokens: Tokens, at: int, end: int) -> bool:
    """Whether 3/5 or 4-22 is a date: after a preposition and before no noun (`2-5 pages`), or last with a slash."""
    if end == len(tokens) and tokens.word(at + 1) == "/":
        return True
    noun = tokens.word(end).isalpha() and tokens.word(end) not in DATE_WORDS and tokens.word(end).isascii()
    unclear = {"of", "or", "and", "each"} if tokens.word(at + 1) == "/" else {"of", "or", "and", "each", "to"}
    return tokens.word(at - 1) in DATE_WORDS - unclear and not noun


def _day_first(tokens: Tokens, at: int, day: tuple[int, int, bool]) -> Found:
    number, end, ordinal = day
    start = end + 1 if tokens.word(end) in ("of", "-", "/", ".") else end
    if tokens.word(end) == "in" and tokens.word(end + 1) in SHIFTS:
        start = end + 1
    shifted = tokens.word(end) in SHIFTS and tokens.word(end + 1) == "month" and tokens.word(at).isdecimal()
    month = tokens.word(start)
    if month in MONTHS and (month != "may" or not _is_verb(tokens, start)):
        after = start + 2 if tokens.word(start + 1) == "." and tokens.glued(start + 1) else start + 1
        year = year_after(tokens, after) or short_year(tokens, start + 1)
        if year is not None and (whole := calendar.part(year[0], "month", MONTHS[month])):
            return known(calendar.day_of(whole, number, tokens.now), year[1])
        return known(calendar.yearless(MONTHS[month], number, tokens.now, tokens.year), after)
    if start > end or shifted:
        whole_month = english_span(tokens, start)
        if whole_month is not None and whole_month[0].grain == "month":
            return known(calendar.day_of(whole_month[0], number, tokens.now), whole_month[1])
    article = tokens.word(at - 1) in ARTICLES
    if ordinal or article:
        found = nth(tokens, end, number, english_span) if ordinal else None
        if found is not None:
            return found
        lone = not tokens.word(end).isalpha() or tokens.word(end) in _PREPOSITIONS - {"before", "after"}
        written = ordinal or tokens.word(at).isdecimal()
        if lone and written and tokens.word(at - 2 if article else at - 1) in _PREPOSITIONS:
            return known(calendar.latest_day(number, tokens.now), end)
    elif tokens.word(at - 1) == "on" and end == len(tokens):
        return known(calendar.latest_day(number, tokens.now), end)
    return None


def _is_verb(tokens: Tokens, at: int) -> bool:
    return tokens.word(at) == "may" and not tokens.is_capital(at) and tokens.word(at + 1) in ("be", "have", "not")


def _year_first(tokens: Tokens, at: int, year: tuple[int, int]) -> Found:
    number, end = year
    whole = calendar.year(number)
    if whole is None:
        return None
    start = end + 1 if tokens.word(end) in (",", "-", "/", ".", "the", "'") else end
    if tokens.word(start) in MONTHS and (found := _month_and_day(tokens, start, whole)):
        return found
    if tokens.word(start) == "w" and tokens.glued(start + 1) and tokens.is_number(start + 1):
        return known(calendar.iso_week(whole, int(tokens.word(start + 1)), tokens.now), start + 2)  # 2024-W45
    part = part_name(tokens, start + 1 if tokens.word(start) == "the" else start)
    if part is not None:
        return known(calendar.part(whole, part[0], part[1]), part[2])
    return (whole, end) if is_year(tokens, at, end, number) else None


def _month_and_day(tokens: Tokens, at: int, whole: Span) -> Found:
    """`2016, nov`, `2015 June 3`, `2019/sep/01`."""
    month = calendar.part(whole, "month", MONTHS[tokens.word(at)])
    if month is None:
        return None
    start = at + 2 if tokens.word(at + 1) in ("-", "/", ",") else at + 1
    day = day_number(tokens, start)
    if day is not None and not _is_count(tokens, day[1]) and tokens.word(day[1]) not in MONTHS:
        found = calendar.day_of(month, day[0], tokens.now)
        if found is not None:
            return found, day[1]
    return month, at + 1


def _with_spans(rule: Callable[[Tokens, int, Callable[[Tokens, int], Found]], Found]) -> Rule:
    """A rule for part of a span, which is read from here."""
    return lambda tokens, at: rule(tokens, at, english_span)


_ORDINAL = _with_spans(ordinal_first)
RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(RELATIVE_DAYS, (relative_day,)),
    "day": (relative_day, _unit_first),
    **dict.fromkeys(("week", "wk", "month", "quarter", "year", "weekend"), (_unit_first,)),
    **dict.fromkeys(SHIFTS, (_with_spans(deictic),)),
    **dict.fromkeys(("q", "h"), (_with_spans(part_first),)),
    **dict.fromkeys(DECADES, (named_decade,)),
    **dict.fromkeys(FUZZY, (_with_spans(fuzzy),)),
}
