"""Date functions, which every dialect spells differently."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

DATE_ACTIONS = frozenset(
    {"Year", "Month", "Day", "MonthStart", "Today", "Now", "DaysAgo", "MonthsAgo", "YearsAgo", "DaysBetween"}
)
_UNITS = {"DaysAgo": "DAY", "MonthsAgo": "MONTH", "YearsAgo": "YEAR"}
_SQLITE_PARTS = {"Year": "%Y", "Month": "%m", "Day": "%d"}


def _call(name: str, *arguments: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _text(text: str) -> exp.Expr:
    return exp.Literal.string(text)


def _today(dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            return _call("DATE", _text("now"))
        case "tsql":
            return exp.Cast(this=_call("GETDATE"), to=exp.DataType.build("date"))
        case "oracle":
            return _call("TRUNC", exp.Column(this=exp.Identifier(this="SYSDATE", quoted=False)))
    return exp.CurrentDate()


def _ago(unit: str, amount: exp.Expr, dialect: str) -> exp.Expr:
    plain = amount.name if isinstance(amount, exp.Literal) else amount.sql()
    match dialect:
        case "sqlite":
            return _call("DATE", _text("now"), _text(f"-{plain} {unit.lower()}s"))
        case "tsql":
            return _call("DATEADD", exp.Var(this=unit), exp.Neg(this=amount), _today(dialect))
        case "oracle":
            if unit == "DAY":
                return exp.Sub(this=_today(dialect), expression=amount)
            months = amount if unit == "MONTH" else exp.Mul(this=amount, expression=exp.Literal.number(12))
            return _call("ADD_MONTHS", _today(dialect), exp.Neg(this=months))
        case "mysql":
            interval = exp.Interval(this=amount, unit=exp.Var(this=unit))
            return exp.Sub(this=_today(dialect), expression=interval)
    return exp.Sub(this=_today(dialect), expression=exp.Interval(this=_text(plain), unit=exp.Var(this=unit)))


def _part(action: str, value: exp.Expr, dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            text = _call("STRFTIME", _text(_SQLITE_PARTS[action]), value)
            return exp.Cast(this=text, to=exp.DataType.build("integer"))
        case "mysql" | "tsql":
            return _call(action.upper(), value)
    return exp.Extract(this=exp.Var(this=action.upper()), expression=value)


def _month_start(value: exp.Expr, dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            return _call("STRFTIME", _text("%Y-%m-01"), value)
        case "mysql":
            return _call("DATE_FORMAT", value, _text("%Y-%m-01"))
        case "tsql":
            return _call("DATEFROMPARTS", _call("YEAR", value), _call("MONTH", value.copy()), exp.Literal.number(1))
        case "oracle":
            return _call("TRUNC", value, _text("MM"))
    return _call("DATE_TRUNC", _text("month"), value)


def _days_between(later: exp.Expr, earlier: exp.Expr, dialect: str) -> exp.Expr:
    match dialect:
        case "sqlite":
            days = exp.Sub(this=_call("JULIANDAY", later), expression=_call("JULIANDAY", earlier))
            return exp.Cast(this=days, to=exp.DataType.build("integer"))
        case "mysql":
            return _call("DATEDIFF", later, earlier)
        case "tsql":
            return _call("DATEDIFF", exp.Var(this="DAY"), earlier, later)
        case "oracle":
            return exp.Sub(this=_call("TRUNC", later), expression=_call("TRUNC", earlier))
        case "duckdb":
            return _call("DATE_DIFF", _text("day"), earlier, later)
    date = exp.DataType.build("date")
    return exp.Sub(this=exp.Cast(this=later, to=date), expression=exp.Cast(this=earlier, to=date.copy()))


def date_call(action: str, arguments: Sequence[exp.Expr], dialect: str) -> exp.Expr:
    """The expression of one date action in a dialect."""
    match action:
        case "Today":
            return _today(dialect)
        case "Now":
            return _call("DATETIME", _text("now")) if dialect == "sqlite" else exp.CurrentTimestamp()
        case "MonthStart":
            return _month_start(arguments[0], dialect)
        case "DaysBetween":
            return _days_between(arguments[0], arguments[1], dialect)
        case "DaysAgo" | "MonthsAgo" | "YearsAgo":
            return _ago(_UNITS[action], arguments[0], dialect)
    return _part(action, arguments[0], dialect)
