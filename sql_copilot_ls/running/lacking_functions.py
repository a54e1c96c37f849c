"""Functions of other databases that SQLite lacks."""

from __future__ import annotations

import math
import re
import sqlite3
import statistics
from collections.abc import Callable
from datetime import date
from typing import Any


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection what queries of other dialects call."""
    known = {row[0].casefold() for row in connection.execute("SELECT name FROM pragma_function_list")}
    for name, function in _PLAIN.items():
        if name not in known:
            connection.create_function(name, -1, function, deterministic=True)
    for name, aggregate in _AGGREGATES.items():
        if name not in known:
            connection.create_aggregate(name, 1, aggregate)


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


_AGGREGATES: dict[str, Callable[[], Any]] = {
    "stddev": _Deviation,
    "stddev_samp": _Deviation,
    "variance": _Variance,
    "var_samp": _Variance,
    "median": _Median,
}
