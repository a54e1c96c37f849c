"""SQLite's dates, texts changed by modifiers and taken apart by formats, into the intermediate representation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import sqlglot
from sqlglot import exp

from .errors import InexpressibleError
from .ir import Call, Expression, Literal
from .moments import anchor_of, moment_of
from .rendering_dates import date_call

_SHIFT = re.compile(r"([+-]?)(\d+(?:\.0+)?) (minute|hour|day|month|year)s?")
_STARTS = {"start of day": "DayStart", "start of month": "MonthStart", "start of year": "YearStart"}
_MONDAY = ("-6 days", "weekday 1")
_WRITTEN: dict[type[exp.Expr], str] = {exp.Div: "Quarter", exp.Add: "Week", exp.Anonymous: "QuarterStart"}
"""Kinds of nodes that say a part or a start of a date in several steps."""


def sqlite_date(arguments: Sequence[exp.Expr], function: str, read: Callable[[exp.Expr], Expression]) -> Expression:
    """What DATE or DATETIME (`function`) of a moment and its modifiers is: `DATE('now', 'start of month')`."""
    modifiers = [str(m.name).strip().lower() if isinstance(m, exp.Literal) else "" for m in arguments[1:]]
    if isinstance(arguments[0], exp.Literal) and arguments[0].name.lower() == "now":
        found: Expression = Call("Today" if function == "DATE" else "Now")
    else:
        found = read(arguments[0])
    while modifiers:
        if tuple(modifiers[:2]) == _MONDAY:
            found, modifiers = Call("WeekStart", (found,)), modifiers[2:]
            continue
        modifier = modifiers.pop(0)
        shift = _SHIFT.fullmatch(modifier)
        if modifier in _STARTS:
            is_day = modifier == "start of day" and found == Call("Today")
            found = found if is_day else Call(_STARTS[modifier], (found,))
        elif shift is not None:
            sign = "Minus" if shift[1] == "-" else "Plus"
            found = Call(f"{sign}{shift[3].title()}s", (found, Literal(str(int(float(shift[2]))), True)))
        else:
            raise InexpressibleError("a rare date function")
    anchor = anchor_of(found)
    return found if anchor is None or anchor.moment is not None else moment_of(anchor)


def written_out(node: exp.Expr, read: Callable[[exp.Expr], Expression]) -> Expression | None:
    """A quarter, a week or the start of a quarter, which SQLite has no name for, read from how we write it."""
    action = _WRITTEN.get(type(node))
    call = next(node.find_all(exp.TimeToStr, exp.Anonymous), None) if action is not None else None
    moment = _formatted(call) if isinstance(call, exp.TimeToStr) else None
    if isinstance(call, exp.Anonymous) and len(call.expressions) > 1:
        moment = call.expressions[0 if action == "QuarterStart" else 1]
    if action is None or moment is None:
        return None
    ours = date_call(action, [moment.copy()], "sqlite").sql("sqlite")
    is_ours = sqlglot.parse_one(ours, dialect="sqlite").sql("sqlite") == node.sql("sqlite")
    return Call(action, (read(moment),)) if is_ours else None


def seconds_between(node: exp.Sub, read: Callable[[exp.Expr], Expression]) -> Expression | None:
    """The difference of two `CAST(STRFTIME('%s', …) AS INTEGER)`."""
    moments = [_unix(side.unnest()) for side in (node.this, node.expression)]
    if moments[0] is None or moments[1] is None:
        return None
    return Call("SecondsBetween", (read(moments[0]), read(moments[1])))


def _unix(node: exp.Expr) -> exp.Expr | None:
    inner = node.this if isinstance(node, exp.Cast) else None
    return _formatted(inner) if isinstance(inner, exp.TimeToStr) and inner.args["format"].name == "%s" else None


def _formatted(call: exp.TimeToStr) -> exp.Expr:
    moment: exp.Expr = call.this
    return moment.this if isinstance(moment, exp.TsOrDsToTimestamp) else moment
