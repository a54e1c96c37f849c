"""What kind of value an expression has: decides whether a value beside it is quoted."""

from __future__ import annotations

import re

from sql_copilot_ls.schema.model import ColumnKind

from .catalog import Catalog
from .errors import UnknownNameError
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query, Window

AGGREGATES = frozenset(
    [
        "CountAll",
        "Count",
        "CountDistinct",
        "Sum",
        "SumDistinct",
        "Avg",
        "AvgDistinct",
        "Min",
        "Max",
        "JoinText",
        "JoinTextDistinct",
        "Median",
        "StdDev",
        "CountIf",
        "SumIf",
        "ShareIf",
        "PercentIf",
    ]
)
"""Besides `CountRows`, which is of a table."""
_TEXT = frozenset({"Lower", "Upper", "Trim", "Substring", "Concat", "CastText", "JoinText", "JoinTextDistinct"})
SHIFTS = {
    f"{way}{unit.title()}s": unit for way in ("Plus", "Minus") for unit in ("MINUTE", "HOUR", "DAY", "MONTH", "YEAR")
}
"""A time moved by some number of units, which is named as in SQL."""
_SAME = SHIFTS.keys() | frozenset(
    [
        "Min",
        "Max",
        "Coalesce",
        "NullIf",
        "Lag",
        "Lead",
        "LagBy",
        "FirstValue",
        "LastValue",
        "WindowMin",
        "WindowMax",
        "Median",
        "RunningSum",
    ]
)
_TIME = frozenset(
    [
        "HourStart",
        "DayStart",
        "WeekStart",
        "MonthStart",
        "QuarterStart",
        "YearStart",
        "Today",
        "Now",
        "DaysAgo",
        "MonthsAgo",
        "YearsAgo",
    ]
)
_NUMBER_TEXT = re.compile(r"[+-]?\d+(\.\d+)?")


def outputs_of(query: Query, catalog: Catalog) -> list[Expression]:
    """The expression of every output column, those of AllColumns one by one."""
    found: list[Expression] = []
    for item in query.select:
        if isinstance(item, OfTable) and item.action == "AllColumns":
            if item.table:
                found += [Column(item.table, column.name) for column in catalog.tables[item.table].stored]
            elif query.derived is not None:
                found += [DerivedColumn(place) for place, _ in enumerate(outputs_of(query.derived, catalog), 1)]
        else:
            found.append(item)
    return found


def kind_of(expression: Expression, catalog: Catalog, block: Query | None = None) -> ColumnKind:
    """The kind of an expression's value; `block` is the query that it stands in."""
    match expression:
        case Column():
            return catalog.kind(expression.table, expression.name)
        case DerivedColumn(position, instance):
            derived = None if block is None else block.derived if instance == 1 else block.second
            outputs = outputs_of(derived, catalog) if derived is not None else []
            return (
                kind_of(outputs[position - 1], catalog, derived) if 0 < position <= len(outputs) else ColumnKind.OTHER
            )
        case OfTable():
            return ColumnKind.NUMBER if expression.action == "CountRows" else ColumnKind.OTHER
        case Literal() | Window():
            return ColumnKind.OTHER
        case Query():
            return kind_of(expression.select[0], catalog, expression)
        case Call(action, arguments):
            if action in _TEXT:
                return ColumnKind.TEXT
            if action in _TIME:
                return ColumnKind.TIME
            if action in _SAME:
                return kind_of(arguments[0], catalog, block)
            return ColumnKind.OTHER if action in ("Case", "Ask") else ColumnKind.NUMBER
    raise UnknownNameError("unknown expression")


def stands_bare(literal: Literal, beside: ColumnKind) -> bool:
    """Whether a value is written without quotes next to an expression of that kind."""
    if _NUMBER_TEXT.fullmatch(literal.text) is None or beside == ColumnKind.TEXT:
        return False
    return literal.is_number or beside == ColumnKind.NUMBER
