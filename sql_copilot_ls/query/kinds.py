"""What kind of value an expression has: decides whether a value beside it is quoted."""

from __future__ import annotations

import re

from sql_copilot_ls.schema.model import ColumnKind

from .catalog import Catalog
from .errors import UnknownNameError
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query

_TEXT = frozenset({"Lower", "Upper", "Trim", "Substring", "Concat", "CastText", "JoinText"})
_SAME = frozenset({"Min", "Max", "Coalesce", "NullIf"})
_TIME = frozenset({"MonthStart", "Today", "Now", "DaysAgo", "MonthsAgo", "YearsAgo"})
_NUMBER_TEXT = re.compile(r"[+-]?\d+(\.\d+)?")


def kind_of(expression: Expression, catalog: Catalog, derived: Query | None = None) -> ColumnKind:
    """The kind of an expression's value; `derived` is the block's derived table."""
    match expression:
        case Column():
            return catalog.kind(expression.table, expression.name)
        case DerivedColumn():
            if derived is None or not 0 < expression.position <= len(derived.select):
                return ColumnKind.OTHER
            return kind_of(derived.select[expression.position - 1], catalog, derived.derived)
        case OfTable():
            return ColumnKind.NUMBER if expression.action == "CountRows" else ColumnKind.OTHER
        case Literal():
            return ColumnKind.OTHER
        case Query():
            return kind_of(expression.select[0], catalog, expression.derived)
        case Call(action, arguments):
            if action in _TEXT:
                return ColumnKind.TEXT
            if action in _TIME:
                return ColumnKind.TIME
            if action in _SAME:
                return kind_of(arguments[0], catalog, derived)
            return ColumnKind.OTHER if action == "Case" else ColumnKind.NUMBER
    raise UnknownNameError("unknown expression")


def stands_bare(literal: Literal, beside: ColumnKind) -> bool:
    """Whether a value is written without quotes next to an expression of that kind."""
    if _NUMBER_TEXT.fullmatch(literal.text) is None or beside == ColumnKind.TEXT:
        return False
    return literal.is_number or beside == ColumnKind.NUMBER
