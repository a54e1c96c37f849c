"""Dates in digits: 2024-05-03, 5/3/2024, 3.5.2024, 20240503, 2024-05, 05/2024, 3/5."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sql_copilot_ls.periods.calendar_spans import Span, day, month, year, yearless

_END = r"(?!\d)(?![-/.]\d{1,3}(?!\d))"
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{4}) (\d\d) (\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2|(?<=\d),)(\d{4}|\d\d)(?!\d)(?!\2\d{1,3}(?!\d))")
_SHORT_YEAR_FIRST = re.compile(r"(\d\d)-(\d{1,2})-(\d{1,2})" + _END)
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/] ?(\d{1,2})" + _END)
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/] ?(\d{4})" + _END)
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_NO_YEAR = re.compile(r"(\d{1,2})([-/])(\d{1,2})" + _END)


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in digits, where it ends, and whether it needs words around it to be a date at all (3/5, 4-22)."""

    span: Span
    end: int
    needs_context: bool = False


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 24 is 2024, 71 is 1971."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def numeric_date(text: str, at: int, now: datetime | None, of_year: int | None = None) -> NumericDate | None:
    """The longest date in digits that begins at `at`."""
    before = text[max(0, at - 2) : at]
    if before[-1:].isdecimal():
        return None
    # After a digit and a sign it is the middle of something, unless a whole date follows a hyphen (a range of them).
    inside = len(before) == 2 and before[1] in "-/." and before[0].isdecimal()
    readers = _READERS if not inside else (_whole, _year_last) if before[1] == "-" else ()
    found = next((date for read in readers if (date := read(text, at)) is not None), None)
    return found if found is not None or inside else _no_year(text, at, now, of_year)


def _whole(text: str, at: int) -> NumericDate | None:
    match = _YEAR_FIRST.match(text, at)
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part and part.isdecimal()]
    return _found(match, day(parts[0], parts[1], parts[2]))


def _year_last(text: str, at: int) -> NumericDate | None:
    match = _YEAR_LAST.match(text, at)
    short = _SHORT_YEAR_FIRST.match(text, at)
    early = short and day(full_year(int(short.group(1))), int(short.group(2)), int(short.group(3)))
    if match is None:
        return _found(short, early) if short is not None else None
    first, second, digits = int(match.group(1)), int(match.group(3)), match.group(4)
    number = int(digits) if len(digits) == 4 else full_year(int(digits))
    # Americans write the month first, but not with dots.
    orders = [(first, second), (second, first)]
    if match.group(2) == ".":
        orders.reverse()
    readings = [found for a, b in orders if (found := day(number, a, b)) is not None]
    readings += [early] if early is not None else []
    return _found(match, _best(readings))


def _year_and_month(text: str, at: int) -> NumericDate | None:
    match = _YEAR_AND_MONTH.match(text, at)
    if match is None:
        return None
    number, rest = int(match.group(1)), int(match.group(2))
    found = month(number, rest)
    if found is None and len(match.group(2)) == 2 and rest == (number + 1) % 100:
        found = year(number, 2)  # 2023/24, a season or a fiscal year
    return _found(match, found)


def _month_and_year(text: str, at: int) -> NumericDate | None:
    match = _MONTH_AND_YEAR.match(text, at)
    return _found(match, month(int(match.group(2)), int(match.group(1)))) if match is not None else None


def _compact(text: str, at: int) -> NumericDate | None:
    match = _COMPACT.match(text, at)
    return _found(match, day(*(int(part) for part in match.groups()))) if match is not None else None


def _no_year(text: str, at: int, now: datetime | None, of_year: int | None) -> NumericDate | None:
    match = _NO_YEAR.match(text, at)
    if match is None:
        return None
    first, second = int(match.group(1)), int(match.group(3))
    readings = [found for a, b in ((first, second), (second, first)) if b and (found := yearless(a, b, now, of_year))]
    return _found(match, _best(readings), needs_context=True)


_READERS: tuple[Callable[[str, int], NumericDate | None], ...] = (
    _whole,
    _year_last,
    _year_and_month,
    _month_and_year,
    _compact,
)


def _best(readings: list[Span]) -> Span | None:
    distinct = [span for n, span in enumerate(readings) if span.start not in [other.start for other in readings[:n]]]
    return replace(distinct[0], also=tuple(span.period for span in distinct[1:])) if distinct else None


def _found(match: re.Match[str], span: Span | None, *, needs_context: bool = False) -> NumericDate | None:
    return NumericDate(span, match.end(), needs_context) if span is not None else None
