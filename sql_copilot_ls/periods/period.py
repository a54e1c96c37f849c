"""A period of time, absolute or relative to now, and the one text that stands for it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

BASES = ("now", "today", "week", "month", "quarter", "year", "hour")
_MONTHS = {"mo": 1, "q": 3, "y": 12}
_DAYS = {"d": 1, "w": 7}
_MINUTES = {"min": 1, "h": 60}
_RELATIVE = re.compile(r"([a-z]+)((?:[+-]\d{1,6}[a-z]{1,3}){0,6})")
_SHIFT = re.compile(r"([+-]\d{1,6})([a-z]{1,3})")
_ABSOLUTE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?")


class PeriodError(ValueError):
    """A text that is no period, or a period that no calendar holds."""


@dataclass(frozen=True)
class Anchor:
    """A point in time: a moment, or a base (`today` is the start of the day, `week` of Monday) and how far from it.

    Shifts are kept as whole months, days and minutes, applied in this order, so that `week-7d` and `week-1w` are equal.
    """

    moment: datetime | None = None
    base: str = ""
    months: int = 0
    days: int = 0
    minutes: int = 0

    def __post_init__(self) -> None:
        if (self.moment is None) == (self.base not in BASES):
            raise PeriodError(f"an anchor is a moment or one of {', '.join(BASES)}, not {self.base!r}")

    @property
    def is_relative(self) -> bool:
        """Whether the anchor moves with now."""
        return self.moment is None

    def shifted(self, months: int = 0, days: int = 0, minutes: int = 0) -> Anchor:
        """The anchor so much later (negative: earlier); a moment moves on the calendar."""
        if self.moment is not None:
            return Anchor(_later(self.moment, months, days, minutes))
        return Anchor(None, self.base, self.months + months, self.days + days, self.minutes + minutes)

    def resolve(self, now: datetime) -> datetime:
        """The moment meant at `now` (local time); a month's end is clamped (31 March - 1 month is 28 February)."""
        if self.moment is not None:
            return self.moment
        return _later(_start_of(self.base, now.replace(tzinfo=None)), self.months, self.days, self.minutes)

    def __str__(self) -> str:
        if self.moment is not None:
            # Four digits of the year by hand: strftime("%Y") pads them on some systems only.
            day = f"{self.moment.year:04d}-{self.moment.month:02d}-{self.moment.day:02d}"
            return day if _is_midnight(self.moment) else f"{day}T{self.moment:%H:%M:%S}"
        month_units = {"month": ("mo",), "quarter": ("q", "mo")}.get(self.base, ("y", "mo"))
        day_units = ("w", "d") if self.base == "week" else ("d",)
        return (
            self.base
            + _shift(self.months, month_units, _MONTHS)
            + _shift(self.days, day_units, _DAYS)
            + _shift(self.minutes, ("h", "min"), _MINUTES)
        )

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """The anchor that a side of a period's text names; raises `PeriodError`."""
        if _ABSOLUTE.fullmatch(text):
            try:
                return cls(datetime.fromisoformat(text))
            except ValueError as error:
                raise PeriodError(f"{text!r} is on no calendar: {error}") from error
        match = _RELATIVE.fullmatch(text)
        if match is None or match.group(1) not in BASES:
            raise PeriodError(f"{text!r} is neither an ISO date nor one of {', '.join(BASES)} with shifts such as -30d")
        months = days = minutes = 0
        for amount, unit in _SHIFT.findall(match.group(2)):
            months += int(amount) * _MONTHS.get(unit, 0)
            days += int(amount) * _DAYS.get(unit, 0)
            minutes += int(amount) * _MINUTES.get(unit, 0)
            if unit not in _MONTHS and unit not in _DAYS and unit not in _MINUTES:
                raise PeriodError(f"{unit!r} in {text!r} is no unit: use y, q, mo, w, d, h or min")
        return cls(None, match.group(1), months, days, minutes)


@dataclass(frozen=True)
class Period:
    """A span of time, half open: from `start` on and before `end`; None leaves that side open."""

    start: Anchor | None
    end: Anchor | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise PeriodError("a period has a start, an end or both")
        if self.start is not None and self.end is not None:
            a, b = self.start.moment, self.end.moment
            if self.start == self.end or (a is not None and b is not None and a > b):
                raise PeriodError(f"{self.start}/{self.end} is empty: the end must come after the start")

    def resolve(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Both sides as moments at `now`."""
        start = None if self.start is None else self.start.resolve(now)
        return start, None if self.end is None else self.end.resolve(now)

    def __str__(self) -> str:
        return f"{self.start or ''}/{self.end or ''}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of a text such as `2024-04-01/2024-05-01`, `today-30d/` or `/month`; raises `PeriodError`."""
        start, slash, end = text.partition("/")
        if not slash:
            raise PeriodError(f"{text!r} is no period: write START/END, either side may be empty")
        return cls(Anchor.parse(start) if start else None, Anchor.parse(end) if end else None)


def _shift(amount: int, units: tuple[str, ...], sizes: dict[str, int]) -> str:
    unit = next(unit for unit in units if amount % sizes[unit] == 0)
    return f"{amount // sizes[unit]:+d}{unit}" if amount else ""


def _is_midnight(moment: datetime) -> bool:
    return not (moment.hour or moment.minute or moment.second)


def _start_of(base: str, now: datetime) -> datetime:
    if base == "now":
        return now
    if base == "hour":
        return now.replace(minute=0, second=0, microsecond=0)
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if base == "week":
        return day - timedelta(days=day.weekday())
    if base == "month":
        return day.replace(day=1)
    if base == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if base == "year" else day


def _later(moment: datetime, months: int, days: int, minutes: int) -> datetime:
    try:
        if months:
            year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
            moment = moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
        return moment + timedelta(days=days, minutes=minutes)
    except (ValueError, OverflowError) as error:
        raise PeriodError(
            f"{months} months, {days} days and {minutes} minutes from {moment} is on no calendar"
        ) from error
