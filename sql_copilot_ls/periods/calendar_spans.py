"""Spans of the calendar that readers build periods from: days, weeks, months, quarters, years, and parts of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sql_copilot_ls.periods.period import Anchor, Period, PeriodError

MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Length of a grain in months, where it has one; only the first two and the year run on from now."""
_PLAUSIBLE_YEARS = range(1000, 2200)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end`. `grain` is the calendar unit it is named by; `yearless` the month and day (0: whole
    month) of a date whose year was left to the reader, so that a range can settle it otherwise; `also` further
    readings of the same words, best first; `first` a reading that goes before the span itself."""

    start: Anchor
    end: Anchor
    grain: str
    yearless: tuple[int, int] | None = None
    also: tuple[Period, ...] = ()
    first: Period | None = None

    @property
    def period(self) -> Period:
        """The span as a period; raises `PeriodError` where it is empty."""
        return Period(self.start, self.end)

    @property
    def readings(self) -> list[Period]:
        """What the words mean on their own, best first."""
        return [*([self.first] if self.first else []), self.period, *self.also]


def anchor(moment: date) -> Anchor:
    """The absolute anchor of a day's start, or of a moment."""
    return Anchor(moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day))


def day(year: int, month: int, of_month: int) -> Span | None:
    """A day, None where no calendar has it."""
    if year not in _PLAUSIBLE_YEARS:
        return None
    try:
        start = datetime(year, month, of_month)
    except ValueError:
        return None
    return Span(Anchor(start), Anchor(start).shifted(days=1), "day")


def month(year: int, of_year: int) -> Span | None:
    """A month of a year, None where there is none."""
    first = day(year, of_year, 1)
    return first and Span(first.start, first.start.shifted(months=1), "month")


def year(number: int, years: int = 1) -> Span | None:
    """A year, or as many years from it on."""
    first = day(number, 1, 1)
    grain = {10: "decade", 100: "century"}.get(years, "year")
    return first and Span(first.start, first.start.shifted(months=12 * years), grain)


def unit(grain: str, shift: int = 0) -> Span:
    """The running day, week, month, quarter or year, or the one `shift` of them later."""
    if grain in MONTHS_OF:
        size = MONTHS_OF[grain]
        start = Anchor(None, grain, months=size * shift)
        return Span(start, start.shifted(months=size), grain)
    days = 7 if grain == "week" else 1
    start = Anchor(None, "week" if grain == "week" else "today", days=days * shift)
    return Span(start, start.shifted(days=days), grain)


def running(grain: str) -> Span:
    """This day, week, month …: both ends, or from its start on, which is the same for what only the past can hold."""
    found = unit(grain)
    return replace(found, also=(Period(found.start, None),))


def part(whole: Span, grain: str, number: int) -> Span | None:
    """Month, quarter or half-year `number` (from 1) of a longer span, such as the third quarter of last year."""
    size = MONTHS_OF[grain]
    if whole.grain not in MONTHS_OF or not 1 <= number <= MONTHS_OF[whole.grain] // size:
        return None
    start = whole.start.shifted(months=size * (number - 1))
    return Span(start, start.shifted(months=size), grain)


def day_of(whole: Span, number: int, now: datetime | None) -> Span | None:
    """Day `number` of a month, None where the month is known to be shorter."""
    if whole.grain != "month" or not 1 <= number <= 31:
        return None
    start = whole.start.shifted(days=number - 1)
    known = now if whole.start.is_relative else datetime(2000, 1, 1)
    if known is not None and start.resolve(known) >= whole.end.resolve(known):
        return None
    return Span(start, start.shifted(days=1), "day")


def weekday_of(week: Span, number: int) -> Span:
    """Weekday `number` (Monday is 0) of a week; 5 for `grain` weekend has two days."""
    start = week.start.shifted(days=number)
    return Span(start, start.shifted(days=1), "day")


def weekend_of(week: Span) -> Span:
    """Saturday and Sunday of a week."""
    start = week.start.shifted(days=5)
    return Span(start, start.shifted(days=2), "weekend")


def weekday(number: int, now: datetime | None) -> Span:
    """The latest such weekday that has come; without now, that of the running week."""
    this = weekday_of(unit("week"), number)
    if now is not None and now.weekday() < number:
        return replace(weekday_of(unit("week", -1), number), also=(this.period,))
    return replace(this, also=(weekday_of(unit("week", 1), number).period,))


def yearless(month_number: int, day_number: int, now: datetime | None, of_year: int | None = None) -> Span | None:
    """A month (day 0) or a day without its year: that of the year the text names elsewhere, or else the latest that has
    begun; without now, that of the running year."""
    if of_year is not None:
        found = dated(of_year, month_number, day_number)
    elif now is None:
        whole = part(unit("year"), "month", month_number)
        found = whole and (day_of(whole, day_number, now) if day_number else whole)
    else:
        found = next((span for span in _years_back(month_number, day_number, now) if span), None)
        coming = found and dated((found.start.moment or now).year + 1, month_number, day_number)
        if found is not None and coming is not None:
            found = replace(found, also=(coming.period,))
    return found and replace(found, yearless=(month_number, day_number))


def _years_back(month_number: int, day_number: int, now: datetime) -> list[Span | None]:
    """The candidates of the eight years up to now, latest first: 29 February may be that far."""
    spans = (dated(now.year - back, month_number, day_number) for back in range(9))
    return [span for span in spans if span is not None and span.start.resolve(now) <= now]


def dated(year_number: int, month_number: int, day_number: int) -> Span | None:
    """A day, or the month where `day_number` is 0."""
    return day(year_number, month_number, day_number) if day_number else month(year_number, month_number)


def yearless_part(grain: str, number: int, now: datetime | None, of_year: int | None = None) -> Span | None:
    """A quarter or half-year without its year: that of the year the text names elsewhere, or else the latest that has
    begun; without now, that of the running year."""
    if of_year is not None:
        whole = year(of_year)
        return whole and part(whole, grain, number)
    for back in (0, -1) if now is not None else (0,):
        found = part(unit("year", back), grain, number)
        if found is None or now is None or found.start.resolve(now) <= now:
            return found
    return None


def latest_day(number: int, now: datetime | None, on: int | None = None) -> Span | None:
    """The latest day `number` of a month that has come, or else the next that is weekday `on`; without now, that of
    the running month."""
    if now is None:
        return day_of(unit("month"), number, now)
    days = [day_of(unit("month", shift), number, now) for shift in (0, -1, -2, 1, 2)]
    resolved = [(found, found.start.resolve(now)) for found in days if found is not None]
    if on is not None:
        resolved = [(found, moment) for found, moment in resolved if moment.weekday() == on]
    come = [found for found, moment in resolved if moment <= now]
    return come[0] if come else resolved[0][0] if resolved and on is not None else None


def iso_week(of_year: Span, number: int, now: datetime | None) -> Span | None:
    """ISO week `number` of a year (−1: its last), which is the week of the year's `number`-th Thursday."""
    known = _resolved(of_year, now)
    return None if known is None else _nth_week(*known, number)


def _resolved(whole: Span, now: datetime | None) -> tuple[datetime, datetime] | None:
    if whole.start.is_relative and now is None:
        return None
    known = now or datetime(2000, 1, 1)
    return whole.start.resolve(known), whole.end.resolve(known)


def _nth_week(start: datetime, end: datetime, number: int) -> Span | None:
    found = nth_weekday(start, end, 3, number)
    return week_around(found) if found is not None else None


def nth_weekday(start: datetime, end: datetime, number: int, nth: int) -> datetime | None:
    """The `nth` (−1: last) Monday (0) … Sunday (6) from `start` to before `end`."""
    if nth < 0:
        last = end - timedelta(days=1)
        found = last - timedelta(days=(last.weekday() - number) % 7)
    else:
        found = start + timedelta(days=(number - start.weekday()) % 7 + 7 * (nth - 1))
    return found if start <= found < end else None


def weekday_in(whole: Span, number: int, nth: int, now: datetime | None) -> Span | None:
    """The `nth` (−1: last) such weekday of a longer span."""
    known = _resolved(whole, now)
    found = nth_weekday(*known, number, nth) if known is not None else None
    if found is None:
        return None
    return Span(anchor(found), anchor(found).shifted(days=1), "day")


def week_around(moment: datetime) -> Span:
    """The week that a day is in."""
    monday = anchor(moment - timedelta(days=moment.weekday()))
    return Span(monday, monday.shifted(days=7), "week")


def with_time(of_day: Span, minutes: int, length: int, grain: str = "time") -> Span:
    """`length` minutes from so many minutes after the start of a day, for each of its readings."""
    starts = [of_day.start, *(period.start for period in of_day.also if period.start and period.end)]
    sides = [(start.shifted(minutes=minutes), start.shifted(minutes=minutes + length)) for start in starts if start]
    return Span(*sides[0], grain, also=tuple(Period(*side) for side in sides[1:]))


def joined(first: Span, last: Span, now: datetime | None) -> tuple[Span, Span] | None:
    """Both sides of a range with their years settled by each other; None where it runs backwards."""
    if first.yearless and not last.yearless:
        first = _nearest(first, last.start, now, backwards=True)
    elif last.yearless:
        last = _nearest(last, first.start, now, backwards=False)
    known = now or datetime(2000, 7, 1)
    parts = first.grain == last.grain in ("quarter", "half") and first.start.base == last.start.base == "year"
    if parts and first.start.months > last.start.months:
        # Q3 has come last in another year than Q1: from Q1 to Q3 is of that year.
        first = replace(first, start=first.start.shifted(months=-12), end=first.end.shifted(months=-12))
    others = [replace(last, start=p.start, end=p.end) for p in last.also if p.start is not None and p.end is not None]
    for end in [last, *others]:
        try:
            if first.start.resolve(known) < end.end.resolve(known) and first.start != end.start:
                return first, end
        except PeriodError:
            continue
    return None


def _nearest(span: Span, other: Anchor, now: datetime | None, *, backwards: bool) -> Span:
    """A yearless date moved to the last that is not after, or the first that is not before, the other side."""
    month_number, day_number = span.yearless or (1, 0)
    if other.is_relative and now is None:
        # Both lie in the running year: an end before its start is meant a year later.
        early = other.base == "year" and (span.start.months, span.start.days) < (other.months, other.days)
        later = (span.start.shifted(months=12), span.end.shifted(months=12))
        return replace(span, start=later[0], end=later[1]) if early and not backwards else span
    at = other.resolve(now or datetime(2000, 1, 1))
    for step in (0, -1) if backwards else (0, 1):
        found = dated(at.year + step, month_number, day_number)
        moment = found.start.moment if found is not None else None
        if found is not None and moment is not None and (moment <= at if backwards else moment >= at):
            return found
    return span
