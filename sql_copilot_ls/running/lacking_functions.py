"""Functions of other databases that SQLite lacks."""

from __future__ import annotations

import math
import re
import sqlite3
import statistics
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection what queries of other dialects call."""
    known = {row[0].casefold() for row in connection.execute("SELECT name FROM pragma_function_list")}
    for name, function in _PLAIN.items():
        if name not in known:
            connection.create_function(name, -1, function, deterministic=True)
    for name, aggregate in _AGGREGATES.items():
        if name not in known:
            connection.create_aggregate(name, -1, aggregate)


def _concat(*parts: object) -> str:
    return "".join(str(part) for part in parts if part is not None)


def _concat_ws(separator: object, *parts: object) -> str:
    return str(separator).join(str(part) for part in parts if part is not None)


def _left(text: str | None, count: int) -> str | None:
    return None if text is None else str(text)[: max(0, count)]


def _right(text: str | None, count: int) -> str | None:
    return None if text is None else str(text)[len(str(text)) - count :] if count > 0 else ""


def _days_between(later: str | None, earlier: str | None) -> int | None:
    if later is None or earlier is None:
        return None
    return (date.fromisoformat(str(later)[:10]) - date.fromisoformat(str(earlier)[:10])).days


def _moment(text: object) -> datetime:
    return datetime.fromisoformat(str(text)[:19])


def _counted(unit: str, moment: datetime) -> int:
    """How many whole units a moment is from the calendar's beginning."""
    days = moment.toordinal()
    match unit:
        case "YEAR":
            return moment.year
        case "QUARTER":
            return moment.year * 4 + (moment.month - 1) // 3
        case "MONTH":
            return moment.year * 12 + moment.month
        case "WEEK":
            return (days - 1) // 7  # weeks begin on Monday, as the calendar does
        case "DAY":
            return days
    seconds = days * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second
    return seconds // {"HOUR": 3600, "MINUTE": 60}.get(unit, 1)


def _boundaries(unit: str, later: str | None, earlier: str | None) -> int | None:
    """How many beginnings of a unit lie between two moments."""
    if later is None or earlier is None:
        return None
    return _counted(unit, _moment(later)) - _counted(unit, _moment(earlier))


def _elapsed(unit: str, later: str | None, earlier: str | None) -> int | None:
    """How many whole units pass from one moment to another."""
    if later is None or earlier is None:
        return None
    first, last = _moment(earlier), _moment(later)
    if last < first:
        return -(_elapsed(unit, earlier, later) or 0)
    if unit not in ("YEAR", "QUARTER", "MONTH"):
        seconds = int((last - first).total_seconds())
        return seconds // {"WEEK": 604_800, "DAY": 86_400, "HOUR": 3600, "MINUTE": 60}.get(unit, 1)
    months = (last.year - first.year) * 12 + last.month - first.month
    months -= (last.day, last.time()) < (first.day, first.time())
    return months // {"YEAR": 12, "QUARTER": 3}.get(unit, 1)


def _truncated(unit: str, text: str | None) -> str | None:
    """The first day of a moment's week or quarter."""
    if text is None:
        return None
    moment = _moment(text)
    if unit == "QUARTER":
        return f"{moment.year:04}-{(moment.month - 1) // 3 * 3 + 1:02}-01"
    return str((moment - timedelta(days=moment.weekday())).date())


def _part(unit: str, text: str | None) -> int | None:
    """The number of a moment's quarter, or of its week by ISO 8601."""
    if text is None:
        return None
    moment = _moment(text)
    return (moment.month + 2) // 3 if unit == "QUARTER" else moment.isocalendar()[1]


def _split_part(text: str | None, separator: str | None, number: int | None) -> str | None:
    if text is None or separator is None or number is None:
        return None
    parts = str(text).split(str(separator)) if separator else [str(text)]
    at = number - 1 if number > 0 else len(parts) + number
    return parts[at] if 0 <= at < len(parts) else ""


def _regexp(pattern: str | None, text: str | None) -> int | None:
    if pattern is None or text is None:
        return None
    return int(re.search(str(pattern)[:200], str(text)[:2000]) is not None)


_PLAIN: dict[str, Callable[..., str | int | float | None]] = {
    "concat": _concat,
    "concat_ws": _concat_ws,
    "left": _left,
    "right": _right,
    "datediff": _days_between,
    "time_boundaries": _boundaries,
    "time_elapsed": _elapsed,
    "time_truncated": _truncated,
    "time_part": _part,
    "split_part": _split_part,
    "regexp": _regexp,
    "power": lambda base, exponent: None if base is None or exponent is None else math.pow(base, exponent),
    "ceil": lambda number: None if number is None else math.ceil(number),
    "floor": lambda number: None if number is None else math.floor(number),
    "mod": lambda number, by: None if number is None or not by else number % by,
}


class _Gathered:
    """An aggregate over all its numbers."""

    def __init__(self) -> None:
        self.numbers: list[float] = []

    def step(self, number: float | None) -> None:
        """One more row."""
        if number is not None:
            self.numbers.append(float(number))


class _Deviation(_Gathered):
    def finalize(self) -> float | None:
        """The sample's standard deviation."""
        return statistics.stdev(self.numbers) if len(self.numbers) > 1 else None


class _Variance(_Gathered):
    def finalize(self) -> float | None:
        """The sample's variance."""
        return statistics.variance(self.numbers) if len(self.numbers) > 1 else None


class _Median(_Gathered):
    def finalize(self) -> float | None:
        """The middle."""
        return statistics.median(self.numbers) if self.numbers else None


class _Percentile(_Gathered):
    share = 0.5

    def step(self, number: float | None, share: float = 0.5) -> None:
        """One more row, and the share of rows below the value asked for."""
        super().step(number)
        self.share = float(share)

    def finalize(self) -> float | None:
        """Between the two nearest rows, in proportion."""
        if not self.numbers:
            return None
        rows = sorted(self.numbers)
        at = max(0.0, min(1.0, self.share)) * (len(rows) - 1)
        low = int(at)
        return rows[low] + (rows[min(low + 1, len(rows) - 1)] - rows[low]) * (at - low)


class _InOrder:
    """Texts joined in an order of their own: keys come with 1 for descending, 2 for NULLs first."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, tuple[Any, ...]]] = []
        self.separator, self.distinct = ",", False
        self.how: tuple[int, ...] = ()

    def step(self, value: object, separator: object, distinct: int, *keys: Any) -> None:
        """One more row."""
        self.separator, self.distinct, self.how = str(separator), bool(distinct), keys[1::2]
        if value is not None:
            self.rows.append((str(value), keys[::2]))

    def finalize(self) -> str | None:
        """The text; None of no row."""
        rows = self.rows
        for at, how in reversed(list(enumerate(self.how))):
            told = [row for row in rows if row[1][at] is not None]
            told.sort(key=lambda row: (isinstance(row[1][at], str), row[1][at]), reverse=bool(how & 1))
            empty = [row for row in rows if row[1][at] is None]
            rows = empty + told if how & 2 else told + empty
        texts = [text for text, _ in rows]
        return self.separator.join(dict.fromkeys(texts) if self.distinct else texts) if texts else None


_AGGREGATES: dict[str, Callable[[], Any]] = {
    "stddev": _Deviation,
    "stddev_samp": _Deviation,
    "variance": _Variance,
    "var_samp": _Variance,
    "median": _Median,
    "percentile_cont": _Percentile,
    "concat_in_order": _InOrder,
}
