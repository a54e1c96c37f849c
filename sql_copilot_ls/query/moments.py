"""Sides of periods as expressions and back: `month-1mo` is a month before the start of the running one."""

from __future__ import annotations

import re
from datetime import datetime

from sql_copilot_ls.periods import Anchor, Period, PeriodError

from .ir import Call, Expression, Literal

_BASES: dict[str, Expression] = {
    "now": Call("Now"),
    "today": Call("Today"),
    "hour": Call("HourStart", (Call("Now"),)),
    **{base: Call(f"{base.title()}Start", (Call("Today"),)) for base in ("week", "month", "quarter", "year")},
}
_ANCHOR_OF = {expression: Anchor(None, base) for base, expression in _BASES.items()}
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?")
_AGO = {"DaysAgo": ("days", 1), "MonthsAgo": ("months", 1), "YearsAgo": ("months", 12)}
_SHIFTS = {
    "Minutes": ("minutes", 1),
    "Hours": ("minutes", 60),
    "Days": ("days", 1),
    "Months": ("months", 1),
    "Years": ("months", 12),
}
_HOUR = 60
_YEAR = 12


def period_of(start: Anchor | None, end: Anchor | None) -> Literal | None:
    """The literal of the period between two anchors; None when there is no such period."""
    try:
        return Literal(str(Period(start, end)), is_period=True)
    except PeriodError:
        return None


def anchor_of(expression: Expression) -> Anchor | None:
    """The point in time that a date, or a call relative to now, means; None for anything else."""
    if isinstance(expression, Literal):
        if expression.is_period or _ISO.fullmatch(expression.text) is None:
            return None
        try:
            return Anchor(datetime.fromisoformat(expression.text.replace(" ", "T")))
        except ValueError:
            return None
    if (found := _ANCHOR_OF.get(expression)) is not None:
        return found
    if not isinstance(expression, Call):
        return None
    if expression.action in _AGO:
        unit, size = _AGO[expression.action]
        amount = _whole(expression.arguments[0])
        return None if amount is None else Anchor(None, "today").shifted(**{unit: -size * amount})
    for prefix, sign in (("Plus", 1), ("Minus", -1)):
        if expression.action.startswith(prefix) and (shift := _SHIFTS.get(expression.action.removeprefix(prefix))):
            anchor, amount = anchor_of(expression.arguments[0]), _whole(expression.arguments[1])
            if anchor is None or amount is None or not anchor.is_relative:
                return None
            return anchor.shifted(**{shift[0]: sign * shift[1] * amount})
    return None


def _whole(expression: Expression) -> int | None:
    text = expression.text if isinstance(expression, Literal) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def moment_of(anchor: Anchor) -> Expression:
    """The expression of an anchor: a date as text, or a call relative to now."""
    if anchor.moment is not None:
        text = str(anchor)
        return Literal(text.replace("T", " "))
    moment = _BASES[anchor.base]
    months, days, minutes = anchor.months, anchor.days, anchor.minutes
    shifts = [
        (months // _YEAR, "Years") if months % _YEAR == 0 else (months, "Months"),
        (days, "Days"),
        (minutes // _HOUR, "Hours") if minutes % _HOUR == 0 else (minutes, "Minutes"),
    ]
    for amount, unit in shifts:
        if not amount:
            continue
        count = Literal(str(abs(amount)), True)
        if moment == _BASES["today"] and amount < 0 and f"{unit}Ago" in _AGO:
            moment = Call(f"{unit}Ago", (count,))
        else:
            moment = Call(f"{'Plus' if amount > 0 else 'Minus'}{unit}", (moment, count))
    return moment
