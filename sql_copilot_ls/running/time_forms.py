"""Arithmetic with dates, their parts and differences, in SQLite's functions and ours."""

from __future__ import annotations

import re
from typing import Literal

from sqlglot import exp

from sql_copilot_ls.schema.model import ColumnKind, Schema

_UNITS = {"DAY": "days", "MONTH": "months", "YEAR": "years", "HOUR": "hours", "MINUTE": "minutes", "SECOND": "seconds"}
_SECONDS = {"SECOND": 1, "MINUTE": 60, "HOUR": 3600, "DAY": 86_400, "WEEK": 604_800}
_TRUNCATED = {
    "YEAR": "%Y-01-01", "MONTH": "%Y-%m-01", "DAY": "%Y-%m-%d", "HOUR": "%Y-%m-%d %H:00:00",
    "MINUTE": "%Y-%m-%d %H:%M:00",
}  # fmt: skip
_PARTS = {
    "YEAR": "%Y", "MONTH": "%m", "DAY": "%d", "HOUR": "%H", "MINUTE": "%M", "SECOND": "%S", "DOW": "%w", "DOY": "%j",
    "EPOCH": "%s",
}  # fmt: skip
_WORKED_OUT = ("QUARTER", "WEEK")
"""Parts and truncations that a function of ours knows."""
_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)
_DATE = re.compile(r"date\b(?!\s*time)", re.I)
Moment = Literal["", "date", "time"]


class UnknownIntervalError(Exception):
    """An interval that is not worked out here."""


class TimeForms:
    """Says expressions over the columns of a statement."""

    def __init__(self, tree: exp.Expr, schema: Schema) -> None:
        self._kinds: dict[str, Moment] = {}
        for table in tree.find_all(exp.Table):
            known = schema.table(table.name)
            for column in known.columns if known is not None else ():
                if column.kind == ColumnKind.TIME:
                    kind: Moment = "date" if _DATE.match(column.type) else "time"
                    self._kinds[f"{table.alias_or_name}.{column.name}".casefold()] = kind
                    self._kinds.setdefault(f".{column.name}".casefold(), kind)

    def moment(self, node: exp.Expr) -> Moment:
        """Whether an expression is a date, a time of a day, or neither."""
        match node:
            case exp.Paren() | exp.Max() | exp.Min():
                return self.moment(node.this)
            case exp.Column():
                return self._kinds.get(f"{node.table}.{node.name}".casefold(), "")
            case exp.Cast():
                return "date" if node.is_type("date") else "time" if node.is_type("timestamp", "datetime") else ""
            case exp.CurrentDate() | exp.TsOrDsToDate():
                return "date"
            case exp.CurrentTimestamp():
                return "time"
            case exp.Anonymous():
                return {"date": "date", "datetime": "time"}.get(node.name.casefold(), "")  # type: ignore[return-value]
        return ""

    def said(self, node: exp.Expr) -> exp.Expr:
        """A node whose parts have been said, as SQLite works it out. Raises `UnknownIntervalError`."""
        match node:
            case exp.Add() | exp.Sub() if isinstance(node.expression, exp.Interval):
                return self._shifted(node.this, node.expression, "-" if isinstance(node, exp.Sub) else "+")
            case exp.Sub():
                return self._difference(node)
            case exp.DateAdd() | exp.TsOrDsAdd() | exp.DatetimeAdd() | exp.TimestampAdd():
                return self._shifted(node.this, _interval(node), "+")
            case exp.DateSub() | exp.DatetimeSub() | exp.TimestampSub():
                return self._shifted(node.this, _interval(node), "-")
            case exp.DateTrunc() | exp.TimestampTrunc():
                unit = _unit(node.args.get("unit"))
                if unit in _WORKED_OUT:
                    return _called("time_truncated", _text(unit), node.this)
                return _strftime(_TRUNCATED[unit], node.this) if unit in _TRUNCATED else node
            case exp.Extract():
                return self._part(node.name.upper(), node.expression) or node
            case exp.Year() | exp.Month() | exp.Day() | exp.Quarter() | exp.Week():
                return self._part(type(node).__name__.upper(), node.this) or node
            case exp.DateDiff() | exp.TsOrDsDiff():
                return _called(
                    "time_boundaries", _text(_unit(node.args.get("unit")) or "DAY"), node.this, node.expression
                )
            case exp.TimestampDiff() | exp.DatetimeDiff():
                return _called("time_elapsed", _text(_unit(node.args.get("unit")) or "DAY"), node.this, node.expression)
            case exp.TsOrDsToDate():
                return exp.func("date", node.this)
        return node

    def _part(self, part: str, moment: exp.Expr) -> exp.Expr | None:
        if part == "EPOCH" and isinstance(moment.unnest(), exp.Anonymous) and moment.unnest().name == "time_elapsed":
            return moment
        if part in _WORKED_OUT:
            return _called("time_part", _text(part), moment)
        pattern = _PARTS.get(part)
        return exp.cast(_strftime(pattern, moment), "INTEGER") if pattern else None

    def _difference(self, node: exp.Sub) -> exp.Expr:
        """Days between dates; seconds between times where those are asked for or compared with an interval."""
        kinds = self.moment(node.this), self.moment(node.expression)
        if not all(kinds):
            return node
        if kinds == ("date", "date"):
            return _called("time_boundaries", _text("DAY"), node.this, node.expression)
        asks = node.parent
        while isinstance(asks, exp.Paren):
            asks = asks.parent
        seconds = _called("time_elapsed", _text("SECOND"), node.this, node.expression)
        if isinstance(asks, exp.Extract) and asks.name.upper() == "EPOCH":
            return seconds
        other = asks.expression if isinstance(asks, _COMPARISONS) else None
        if isinstance(other, exp.Interval):
            amount, unit = _amount(other)
            if unit in _SECONDS:
                factor = exp.Literal.number(_SECONDS[unit])
                other.replace(exp.Mul(this=exp.cast(amount.copy(), "REAL"), expression=factor))
                return seconds
        raise UnknownIntervalError("the time between two moments is an interval, which SQLite has none of")

    def _shifted(self, moment: exp.Expr, interval: exp.Interval, sign: str) -> exp.Expr:
        """A moment moved by an interval: a date stays one where the step is of days or more."""
        amount, unit = _amount(interval)
        step, factor = ("DAY", 7) if unit == "WEEK" else ("MONTH", 3) if unit == "QUARTER" else (unit, 1)
        if step not in _UNITS:
            raise UnknownIntervalError(f"intervals of {unit.lower() or 'no unit'} are not worked out here")
        whole = exp.Mul(this=exp.cast(amount.copy(), "INTEGER"), expression=exp.Literal.number(factor))
        modifier = exp.DPipe(
            this=exp.DPipe(this=_text(sign), expression=exp.Paren(this=whole)), expression=_text(f" {_UNITS[step]}")
        )
        is_day = step in ("DAY", "MONTH", "YEAR") and self.moment(moment) != "time"
        return _called("date" if is_day else "datetime", moment, modifier)


def _interval(node: exp.Expr) -> exp.Interval:
    amount = node.expression
    return amount if isinstance(amount, exp.Interval) else exp.Interval(this=amount, unit=node.args.get("unit"))


def _amount(interval: exp.Interval) -> tuple[exp.Expr, str]:
    """How many of which unit."""
    amount: exp.Expr = interval.this
    if isinstance(amount, exp.Literal) and amount.is_string and " " in amount.name:
        number, _, word = amount.name.partition(" ")
        return exp.Literal.number(number), word.upper().rstrip("S")
    return amount, _unit(interval.args.get("unit"))


def _called(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def _text(text: str) -> exp.Literal:
    return exp.Literal.string(text)


def _strftime(pattern: str, moment: exp.Expr) -> exp.Expr:
    return _called("strftime", _text(pattern), moment)


def _unit(unit: exp.Expr | None) -> str:
    return "" if unit is None else (unit.name or str(unit)).upper().partition("(")[0].removesuffix("S")
