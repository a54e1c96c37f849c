"""Types that do not go together: nobody compares a date with a price, and strict databases refuse more than that."""

from __future__ import annotations

import re

from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Call, Expression, Literal
from sql_copilot_ls.query.kinds import SHIFTS, kind_of
from sql_copilot_ls.schema.model import ColumnKind
from sql_copilot_ls.sql.dialects import dialect_of

from .rewriting.assignments import with_assignments

_COMPARISONS = frozenset({"Eq", "Ne", "Lt", "Le", "Gt", "Ge", "Between", "InList", "NotInList", "In", "NotIn"})
_CONSTANTS = frozenset({"True", "False", "Null", "Case"})
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_MOMENT = re.compile(
    r"\d{4}[-/]\d{1,2}|\d{4}\.\d{1,2}\.\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{1,2}:\d{2}|[A-Za-z]{3}.{0,40}\d{4}|年|月"
)
"""How dates and times begin to be written."""
_STRICT_MOMENT = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{1,2}:\d{2}")
"""The same where the database reads them."""
_YEAR = re.compile(r"(1[5-9]|2[01])\d\d")
"""What a lenient database may hold for a date; MySQL has a type for it."""


def type_clash(query: Statement, catalog: Catalog, dialect: str) -> str:
    """The first comparison of values with a column of another type, and all that a strict database would refuse; empty
    when there is none.
    """
    clashes: list[str] = []
    is_strict = not dialect_of(dialect).converts

    def look(call: Call) -> Call:
        clash = _clash(call, catalog, is_strict=is_strict)
        if clash:
            clashes.append(clash)
        return call

    with_assignments(rewritten(query, call=look), look)
    return clashes[0] if clashes else ""


def _clash(call: Call, catalog: Catalog, *, is_strict: bool) -> str:
    tested, *values = call.arguments or (None,)
    if tested is None or call.action in _CONSTANTS:
        return ""
    if call.action == "During":
        return "a number compared with a time" if kind_of(tested, catalog) == ColumnKind.NUMBER else ""
    if call.action in _COMPARISONS:
        return next((c for c in (_beside(tested, v, catalog, is_strict=is_strict) for v in values) if c), "")
    if not is_strict:
        return ""
    kind = kind_of(tested, catalog)
    if call.action in {"Like", "NotLike"} and kind not in {ColumnKind.TEXT, ColumnKind.OTHER}:
        return "a pattern for what is no text"
    if call.action in {"Sum", "Avg"} and kind not in {ColumnKind.NUMBER, ColumnKind.OTHER}:
        return "a sum of what is no number"
    return ""


def _beside(tested: Expression, value: Expression, catalog: Catalog, *, is_strict: bool) -> str:
    """Why a value does not go with what it is compared with."""
    kind = kind_of(tested, catalog)
    if isinstance(value, Literal):
        return _literal(value.text.strip(), kind, is_strict=is_strict)
    if isinstance(value, Call) and value.action in SHIFTS and isinstance(moved := value.arguments[0], Literal):
        return _literal(moved.text.strip(), kind, is_strict=is_strict)
    if not is_strict or (isinstance(value, Call) and value.action in _CONSTANTS):
        return ""
    other = kind_of(value, catalog)
    return "two types compared" if kind != other and ColumnKind.OTHER not in {kind, other} else ""


def _literal(text: str, kind: ColumnKind, *, is_strict: bool) -> str:
    if kind == ColumnKind.BOOLEAN and is_strict and text not in {"0", "1"}:
        return "a boolean compared with a value"
    if kind == ColumnKind.NUMBER and not _NUMBER.fullmatch(text):
        return "a number compared with text"
    if kind == ColumnKind.TIME and not (_STRICT_MOMENT.match(text) if is_strict else _is_moment(text)):
        return "a date compared with what is none"
    return ""


def _is_moment(text: str) -> bool:
    return _MOMENT.search(text) is not None or _YEAR.fullmatch(text) is not None
