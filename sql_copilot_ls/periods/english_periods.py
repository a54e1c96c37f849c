"""English phrases of periods: since, before, from … to, older than 90 days, in the last week, year to date."""

from __future__ import annotations

import re
from dataclasses import replace

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_clock import SpanAt, clock_at
from sql_copilot_ls.periods.english_date_words import (
    MONTHS,
    WEEKDAYS,
    Duration,
    count_at,
    day_number,
    duration_at,
    year_number,
)
from sql_copilot_ls.periods.period import Anchor, Period

Phrase = tuple[list[Period], int, bool]
"""The readings, best first, the token after, and whether the words can mean nothing but a period."""

_SINCE, _AFTER, _BEFORE, _UNTIL, _FROM, _BETWEEN = "since", "after", "before", "until", "from", "between"
_WORDINGS = {
    _SINCE: "since|starting from|starting on|beginning on|as of|as from|no earlier than|not before|"
    "on or after|on or later than|later than or in|later than or on|after or on|> =|≥",
    _AFTER: "after|later than|newer than|more recent than|past|>",
    _BEFORE: "before|pre|pre -|earlier than|prior to|older than|ahead of|<",
    _UNTIL: "until|till|til|up to|up until|through|thru|by|no later than|not later than|on or before|before or on|"
    "on or earlier than|not after|ending with|ending on|up to and including|by the end of|until the end of|< =|≤",
    _FROM: "from",
    _BETWEEN: "between|betw|btw",
}
_MODIFIERS: dict[str, list[tuple[list[str], str]]] = {}
for _kind, _wordings in _WORDINGS.items():
    for _wording in _wordings.split("|"):
        _MODIFIERS.setdefault(_wording.split()[0], []).append((_wording.split(), _kind))
for _listed in _MODIFIERS.values():
    _listed.sort(key=lambda entry: -len(entry[0]))
_OVER = "more than|over|longer than|older than|greater than|at least|exceeding|beyond|> =|>|≥|after|not within"
_UNDER = (
    "less than|under|fewer than|at most|younger than|newer than|no more than|not more than|up to|< =|<|≤|within|in"
    "|inside"
)
_CODE = re.compile(r"\d{1,4}[DHWY]")
_LIMITS: dict[str, list[tuple[list[str], bool]]] = {}
for _over, _wordings in ((True, _OVER), (False, _UNDER)):
    for _wording in _wordings.split("|"):
        _LIMITS.setdefault(_wording.split()[0], []).append((_wording.split(), _over))
_TO = ("to", "until", "till", "through", "thru", "-", "~", "..", "...", "…", "到", "至")
_LONG_TO = [wording.split() for wording in ("up to and including", "to and including", "up to", "through to", "- - >")]
_TO_DATE = {"ytd": "year", "mtd": "month", "qtd": "quarter", "wtd": "week"}
# States that say on which side of today, or of now, a date lies: each offers that moment.
_IMPLIED: dict[str, list[list[str]]] = {}
for _wording in [
    "overdue",
    "expired",
    "lapsed",
    "past due",
    "past their",
    "past its",
    "past the",
    "ran out",
    "run out",
    "runs out",
    "is over",
    "are over",
    "was over",
    "has passed",
    "have passed",
    "passed",
    "gone by",
    "went by",
    "gone",
    "elapsed",
    "by now",
    "too late",
    "not yet",
    "still",
    "currently",
    "current",
    "at the moment",
    "at this moment",
    "right now",
    "at present",
    "upcoming",
    "coming up",
    "to come",
    "in the future",
    "future",
    "no longer",
    "active",
    "valid",
    "in force",
    "is past",
    "in the past",
    "lie in",
    "lies in",
    "missed",
    "late",
    "outdated",
    "out of date",
    "ahead",
    "ongoing",
    "running",
    "nowadays",
]:
    _IMPLIED.setdefault(_wording.split()[0], []).append(_wording.split())
_AGES = ("aged", "age", "older", "younger", "turned", "under", "over")
STARTS = frozenset(
    (*_MODIFIERS, *_LIMITS, *_TO_DATE, *_IMPLIED, *_AGES, "for", "now", "half", "a", "an", "few", "several")
)
"""Words that begin a phrase and no span."""


def english_phrase(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """The period that words from `at` on speak of."""
    return (
        _to_date(tokens, at)
        or _modified(tokens, at, span_at)
        or _limited(tokens, at, span_at)
        or _counted(tokens, at, span_at)
        or _age(tokens, at)
        or _ranged(tokens, at, span_at)
        or _implied(tokens, at)
    )


def _matches(tokens: Tokens, at: int, wording: list[str]) -> bool:
    return tokens.words[at : at + len(wording)] == wording


def _to_date(tokens: Tokens, at: int) -> Phrase | None:
    grain = _TO_DATE.get(tokens.word(at))
    end = at + 1
    if grain is None and tokens.word(at) in ("year", "month", "quarter", "week"):
        after = [tokens.word(n) for n in range(at + 1, at + 5)]
        end = at + 3 if after[:2] == ["to", "date"] else at + 5 if after == ["-", "to", "-", "date"] else 0
        grain = tokens.word(at) if end else None
    return ([Period(calendar.unit(grain).start, None)], end, True) if grain is not None else None


def _modified(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    for wording, kind in _MODIFIERS.get(tokens.word(at), ()):
        if not _matches(tokens, at, wording):
            continue
        start = at + len(wording)
        if kind in (_FROM, _BETWEEN):
            stretch = span_at(tokens, at)
            if stretch is not None:
                return stretch[0].readings, stretch[1], True
            ranged = _range(tokens, start, span_at, joiners=("and", *_TO) if kind == _BETWEEN else _TO)
            if ranged is not None:
                return ranged
            if kind == _BETWEEN:
                return None
        span = span_at(tokens, start)
        if span is None and kind in (_SINCE, _BEFORE) and (found := _since_so_long_ago(tokens, start, kind, span_at)):
            return found
        if span is None:
            continue
        side = _SINCE if kind == _FROM else kind
        if side == _SINCE and tokens.word(span[1]) in ("on", "onwards", "onward", "forward"):
            return bounded(span[0], side), span[1] + 1, True
        if kind == _FROM and span[0].grain not in ("time", "now"):
            return [*span[0].readings[:1], *bounded(span[0], side)], span[1], True  # orders from 2024, from last week
        return bounded(span[0], side), span[1], True
    return None


def _since_so_long_ago(tokens: Tokens, at: int, kind: str, span_at: SpanAt) -> Phrase | None:
    """`since two weeks ago`."""
    found = duration_at(tokens, at)
    if found is None:
        return None
    side, base, end = _direction(tokens, found[1], span_at)
    if side != "back" or base is not None:
        return None
    moment = found[0].back()
    return [Period(moment, None) if kind == _SINCE else Period(None, moment)], end, True


def bounded(span: Span, kind: str) -> list[Period]:
    """One side of a span, for each of its readings."""
    sides = [(span.start, span.end), *((p.start, p.end) for p in span.also if p.start and p.end)]
    point = span.grain in ("time", "now")
    found: list[Period] = []
    if span.grain == "now":
        sides.append((Anchor(None, "today"), Anchor(None, "today")))
    for start, end in sides:
        if kind == _SINCE:
            found.append(Period(start, None))
        elif kind == _BEFORE:
            found.append(Period(None, start))
        elif kind == _AFTER:
            found += [Period(start, None)] if point else [Period(end, None), Period(start, None)]
        else:
            found += [Period(None, start)] if point else [Period(None, end), Period(None, start)]
    return found


def _range(tokens: Tokens, at: int, span_at: SpanAt, joiners: tuple[str, ...]) -> Phrase | None:
    """From one span to another, with what the second says of the first: `3 to 12 May`, `May 3 to 12, 2024`."""
    short = _days_of_month(tokens, at, joiners)
    if short is not None:
        return short
    first = span_at(tokens, at)
    day = day_number(tokens, at)
    named = tokens.glued(day[1]) and tokens.word(day[1] + 1) in MONTHS if day is not None else False  # 3-May-23
    if day is not None and not named and tokens.word(day[1]) in (*joiners, "and", "&"):
        last = span_at(tokens, day[1] + 1)
        last_day = day_number(tokens, day[1] + 1)
        if last is not None and last[0].grain == "day":
            of_month = last_day[0] if last_day is not None else _day_in(last[0])
            if of_month is not None and of_month > day[0]:
                start = replace(last[0], start=last[0].start.shifted(days=day[0] - of_month))
                return spanned(start, last[0]), last[1], True
    start_of_last = _joined(tokens, first[1], joiners) if first is not None else None
    if first is None or start_of_last is None:
        return None
    last = span_at(tokens, start_of_last)
    if last is None:
        return None
    sides = calendar.joined(first[0], last[0], tokens.now)
    return (spanned(*sides), last[1], True) if sides is not None else None


def _joined(tokens: Tokens, at: int, joiners: tuple[str, ...]) -> int | None:
    """The token after what joins the sides of a range: `to`, `-`, `up to and including`."""
    for wording in _LONG_TO:
        if _matches(tokens, at, wording):
            return at + len(wording)
    return at + 1 if tokens.word(at) in joiners else None


def _day_in(span: Span) -> int | None:
    if span.start.moment is not None:
        return span.start.moment.day
    return span.yearless[1] if span.yearless else None


def _days_of_month(tokens: Tokens, at: int, joiners: tuple[str, ...]) -> Phrase | None:
    """`May 3 to 12`, `June 7 and 8, 2025`."""
    number = MONTHS.get(tokens.word(at))
    start = at + 2 if tokens.word(at + 1) == "." else at + 1
    first = day_number(tokens, start) if number is not None else None
    if number is None or first is None or tokens.word(first[1]) not in (*joiners, "and", "&", "or"):
        return None
    last = day_number(tokens, first[1] + 1)
    if last is None or last[0] <= first[0] or tokens.word(last[1]) in MONTHS:
        return None
    end = last[1] + 1 if tokens.word(last[1]) in (",", "of") else last[1]
    year = year_number(tokens, end)
    sides = [
        calendar.day(year[0], number, day[0]) if year else calendar.yearless(number, day[0], tokens.now, tokens.year)
        for day in (first, last)
    ]
    if sides[0] is None or sides[1] is None or (joined := calendar.joined(sides[0], sides[1], tokens.now)) is None:
        return None
    return spanned(*joined), year[1] if year else last[1], True


def spanned(first: Span, last: Span) -> list[Period]:
    """The periods of a range, whose last day, month or year is meant to be in it, or else is not."""
    start, end = first.start, last.end
    if first.grain == "now" and last.grain != "time":
        start = Anchor(None, "today")
    if last.grain == "now":
        return [Period(start, None), Period(start, last.start)]
    if last.grain == "time":
        return [Period(start, last.start)]
    found = [Period(start, end)]
    if start != last.start:
        found.append(Period(start, last.start))
    return found


def _ranged(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """A span, or two of them joined, and what may follow: `2024 to 2025`, `July or August`, `2023 or later`."""
    ranged = _range(tokens, at, span_at, _TO)
    if ranged is not None:
        return ranged
    found = span_at(tokens, at)
    if found is None:
        return None
    span, end = found
    if span.grain == "now":
        return [Period(None, span.start), Period(None, Anchor(None, "today"))], end, False
    listed = _list(tokens, span, end, span_at)
    if listed is not None:
        return listed
    after = tokens.word(end), tokens.word(end + 1)
    if after[0] in ("or", "and") and after[1] in (
        "later",
        "after",
        "newer",
        "onwards",
        "up",
        "beyond",
        "younger",
        "above",
    ):
        return bounded(span, _SINCE), end + 2, True
    if after[0] in ("or", "and") and after[1] in ("earlier", "before", "older"):
        return [Period(None, span.end)], end + 2, True
    if after[0] in ("onwards", "onward", "forward"):
        return bounded(span, _SINCE), end + 1, True
    if after in (("so", "far"), ("to", "date")):
        return bounded(span, _SINCE), end + 2, True
    if span.grain == "day" and (bound := _bound_of_day(tokens, span, end)) is not None:
        return bound
    within = _weekdays_of(tokens, span, end)
    return within or (span.readings, end, True)


def _list(tokens: Tokens, first: Span, at: int, span_at: SpanAt) -> Phrase | None:
    """Neighbouring days, months or years named one by one: `July and August 2023`, `2022, 2023 and 2024`."""
    spans, end = [first], at
    while tokens.word(end) in ("and", "or", "&", ",", "/", "、", "和", "与", "及", "跟"):
        after = end + 2 if tokens.word(end) == "," and tokens.word(end + 1) in ("and", "or") else end + 1
        last = span_at(tokens, after)
        sides = calendar.joined(spans[-1], last[0], tokens.now) if last is not None else None
        if last is None or sides is None or sides[0].grain != sides[1].grain or sides[0].end != sides[1].start:
            break
        spans[-1:], end = list(sides), last[1]
    if len(spans) == 1:
        return None
    return [Period(spans[0].start, spans[-1].end), *(span.period for span in spans)], end, True


def _bound_of_day(tokens: Tokens, day: Span, at: int) -> Phrase | None:
    """`next Wednesday later than 10 in the morning`, `2024-05-03 until 17:00`."""
    for wording, kind in _MODIFIERS.get(tokens.word(at), ()):
        clock = clock_at(tokens, at + len(wording)) if _matches(tokens, at, wording) else None
        if clock is not None and clock.certain and kind not in (_FROM, _BETWEEN):
            return bounded(calendar.with_time(day, clock.minutes, clock.length), kind), clock.end, True
    return None


def _weekdays_of(tokens: Tokens, week: Span, at: int) -> Phrase | None:
    """`next week between Wednesday and Friday`."""
    if week.grain != "week" or tokens.word(at) not in ("from", "between"):
        return None
    first = WEEKDAYS.get(tokens.word(at + 1))
    last = WEEKDAYS.get(tokens.word(at + 3))
    if first is None or last is None or tokens.word(at + 2) not in ("and", *_TO):
        return None
    sides = calendar.weekday_of(week, first), calendar.weekday_of(week, last)
    return spanned(*sides), at + 4, True


def _limited(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """A duration with a limit: `more than 30 days ago`, `older than 90 days`, `within 7 days`, `less than a year`."""
    for wording, over in _LIMITS.get(tokens.word(at), ()):
        if not _matches(tokens, at, wording):
            continue
        found = duration_at(tokens, at + len(wording))
        if found is None:
            continue
        length, end = found
        side, base, end = _direction(tokens, end, span_at)
        if (
            side is None
            and length.minutes
            and tokens.word(at - 1) != "for"
            and wording[0] not in ("older", "newer", "within", "in", "younger")
        ):
            continue
        if base is not None:
            return _from_base(length, base, side, over), end, True
        back, ahead = length.back(), length.ahead()
        days = [] if length.minutes else [Period(ahead, ahead.shifted(days=1))]
        if side == "ahead":
            return [Period(ahead, None)] if over else [Period(length.present, ahead), *days], end, True
        if over:
            return [Period(None, back)], end, True
        if side == "back":
            return [Period(back, None)], end, True
        past, future = Period(back, None), Period(length.present, ahead)
        if wording[0] in ("within", "in", "inside", "up"):
            return [future, past, *(days if wording[0] == "in" else [])], end, True
        return [past, future], end, False
    return None


def _from_base(length: Duration, base: Span, side: str | None, over: bool) -> list[Period]:
    """So long before or after a day: `more than 2 weeks before today`, `less than 2 weeks from tomorrow`."""
    if side == "back":
        moment = length.back(base.start)
        return [Period(None, moment) if over else Period(moment, base.start)]
    moment = length.ahead(base.start)
    return [Period(moment, None) if over else Period(base.start, moment)]


def _direction(tokens: Tokens, end: int, span_at: SpanAt) -> tuple[str | None, Span | None, int]:
    """Which way a duration points, from which day if one is named, and the token after."""
    word, following = tokens.word(end), tokens.word(end + 1)
    if word in ("ago", "old", "back", "earlier", "prior", "overdue"):
        return "back", None, end + 1
    if word == "of" and following == "age":
        return "back", None, end + 2
    if word in ("later", "hence", "ahead", "out", "away"):
        return "ahead", None, end + 1
    if (word == "from" and following in ("now", "today")) or (word == "of" and following in ("now", "today")):
        return "ahead", None, end + 2
    if tokens.words[end : end + 3] == ["in", "the", "future"]:
        return "ahead", None, end + 3
    if word == "," and following in ("from", "starting"):
        end, word = end + 1, following
    if word in ("from", "after", "before", "since", "starting", "following"):
        base = span_at(tokens, end + 1)
        if base is not None and base[0].grain in ("day", "time"):
            return "back" if word == "before" else "ahead", base[0], base[1]
        if word == "before" and base is None:
            return "back", None, end + 1
    return None, None, end


_DENYING = frozenset(("not", "t", "inactive", "idle"))


def _counted(tokens: Tokens, at: int, span_at: SpanAt) -> Phrase | None:
    """A duration on its own or with a direction: `3 days ago`, `two weeks from now`, `90+ days`, `for 30 days`."""
    start = at + 1 if tokens.word(at) == "for" else at
    found = duration_at(tokens, start)
    if found is None or tokens.word(start) == "one" or (tokens.word(at - 1) in ("per", "every", "each")):
        return None
    length, end = found
    side, base, after = _direction(tokens, end, span_at)
    plus = "+" in tokens.words[start:end] or tokens.words[end : end + 2] in (
        ["or", "more"],
        ["and", "more"],
        ["or", "longer"],
    )
    if base is not None:
        moment = length.back(base.start) if side == "back" else length.ahead(base.start)
        if start > at:
            return [Period(base.start, moment)], after, True
        return [Period(moment, moment.shifted(days=1))], after, True
    if side == "back":
        moment = length.back()
        if tokens.word(end) in ("old", "of", "overdue") or plus:
            return [Period(None, moment)], after, True
        day = [] if length.minutes else [Period(moment, moment.shifted(days=1))]
        return [*day, Period(None, moment), *([] if day else [Period(moment, None)])], after, True
    if side == "ahead":
        moment = length.ahead()
        day = [] if length.minutes else [Period(moment, moment.shifted(days=1))]
        until = [Period(length.present, moment)]
        return [*until, *day] if start > at else [*day, *until], after, True
    is_code = _CODE.fullmatch(tokens.text[tokens.starts[start] : tokens.ends[end - 1]])  # an 8D report lasts no 8 days
    if (length.minutes or is_code) and start == at:
        return None
    if plus:
        return [Period(None, length.back())], end, False
    sides = [Period(length.back(), None), Period(None, length.back())]
    return (sides[::-1] if _is_denied(tokens, at) else sides), end, False


def _is_denied(tokens: Tokens, at: int) -> bool:
    """Whether what is said to last a time is said not to be: not logged in for 90 days."""
    return not _DENYING.isdisjoint(tokens.words[max(0, at - 5) : at])


def _age(tokens: Tokens, at: int) -> Phrase | None:
    """An age in years without the word: `aged 65`, `18 or older`, `older than 65`."""
    word = tokens.word(at)
    start = at + 2 if tuple(tokens.words[at : at + 2]) in (("older", "than"), ("younger", "than")) else at
    start = at + 1 if word in ("aged", "age", "turned", "under", "over") else start
    count = count_at(tokens, start)
    if count is None or not 0 < count[0] < 150 or tokens.word(count[1]) in ("%", "."):
        return None
    after = tuple(tokens.words[count[1] : count[1] + 2])
    suffixed = after in (("or", "older"), ("or", "younger"), ("and", "older"), ("and", "younger"))
    if not suffixed and word not in ("aged", "older", "younger", "turned"):
        return None
    moment = Anchor(None, "today", months=-12 * count[0])
    young = word == "younger" or (suffixed and after[1] == "younger")
    found = [Period(moment, None), Period(None, moment)]
    return (found if young else found[::-1]), count[1] + (2 if suffixed else 0), False


def _implied(tokens: Tokens, at: int) -> Phrase | None:
    """A state that says that a date is past: overdue, expired."""
    for wording in _IMPLIED.get(tokens.word(at), ()):
        if _matches(tokens, at, wording):
            return [Period(None, Anchor(None, "today")), Period(None, Anchor(None, "now"))], at + len(wording), False
    return None
