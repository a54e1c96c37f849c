"""Values go with the types of the columns they are compared with: no candidate compares a date with a price, and where
the database is strict about types, booleans are TRUE and FALSE and nothing else is mixed either.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sql_copilot_ls.query import QueryError, rewritten
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, Query
from sql_copilot_ls.query.kinds import kind_of
from sql_copilot_ls.schema.model import ColumnKind, Schema

LENIENT = frozenset({"sqlite", "mysql", "spark", "hive"})
"""Dialects that convert values of other types."""
_WITHOUT_BOOLEANS = frozenset({"sqlite", "mysql", "tsql", "oracle"})
_COMPARISONS = frozenset({"Eq", "Ne", "Lt", "Le", "Gt", "Ge", "Between", "InList", "NotInList", "In", "NotIn"})
_CONSTANTS = frozenset({"True", "False", "Null", "Case"})
_TRUE, _FALSE = frozenset({"1", "true", "t", "yes", "y"}), frozenset({"0", "false", "f", "no", "n"})
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_MOMENT = re.compile(
    r"\d{4}[-/]\d{1,2}|\d{4}\.\d{1,2}\.\d|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{1,2}:\d{2}|[A-Za-z]{3}.*\d{4}|年|月"
)
"""How dates and times begin to be written."""
_YEAR = re.compile(r"(1[5-9]|2[01])\d\d")
"""What a lenient database may hold for a date; MySQL has a type for it."""


class TypeClashError(QueryError):
    """A comparison of types that do not go together."""


def typed(query: Query, schema: Schema, dialect: str) -> Query:
    """The query as the dialect's types ask. Raises `TypeClashError` for values that are not of their column's type, and
    for all that a strict database would refuse.
    """
    typing = _Typing(catalog_of(schema), dialect)
    return rewritten(query, call=typing.call)


class _Typing:
    def __init__(self, catalog: Catalog, dialect: str) -> None:
        self.catalog = catalog
        self.is_strict = dialect not in LENIENT
        self.has_booleans = dialect not in _WITHOUT_BOOLEANS

    def call(self, call: Call) -> Call:
        """One operator or function with its arguments as its types ask."""
        tested, *values = call.arguments or (None,)
        if tested is None or call.action in _CONSTANTS:
            return call
        if call.action in _COMPARISONS:
            return replace(call, arguments=(tested, *(self.beside(tested, value) for value in values)))
        if not self.is_strict:
            return call
        kind = kind_of(tested, self.catalog)
        if call.action in {"Like", "NotLike"} and kind not in {ColumnKind.TEXT, ColumnKind.OTHER}:
            raise TypeClashError("a pattern for what is no text")
        if call.action in {"Sum", "Avg"} and kind not in {ColumnKind.NUMBER, ColumnKind.OTHER}:
            raise TypeClashError("a sum of what is no number")
        return call

    def beside(self, tested: Expression, value: Expression) -> Expression:
        """A value as the type of what it is compared with asks."""
        kind = kind_of(tested, self.catalog)
        if isinstance(value, Literal):
            return self.literal(tested, value, kind)
        if not self.is_strict or (isinstance(value, Call) and value.action in _CONSTANTS):
            return value
        other = kind_of(value, self.catalog)
        if kind != other and ColumnKind.OTHER not in {kind, other}:
            raise TypeClashError("two types compared")
        return value

    def literal(self, tested: Expression, value: Literal, kind: ColumnKind) -> Expression:
        """The same of a value in the query."""
        text = value.text.strip()
        if kind == ColumnKind.BOOLEAN and self.is_strict:
            word = text.casefold()
            if word not in _TRUE | _FALSE:
                raise TypeClashError("a boolean compared with a value")
            if self.has_booleans and self.is_boolean(tested):
                return Call("True" if word in _TRUE else "False")
            return Literal("1" if word in _TRUE else "0", True)
        if kind == ColumnKind.NUMBER and not _NUMBER.fullmatch(text):
            raise TypeClashError("a number compared with text")
        if kind == ColumnKind.TIME and not _MOMENT.search(text) and (self.is_strict or not _YEAR.fullmatch(text)):
            raise TypeClashError("a date compared with what is none")
        return value

    def is_boolean(self, tested: Expression) -> bool:
        """Whether a column is declared as a boolean, and not as one bit."""
        column = self.catalog.column(tested.table, tested.name) if isinstance(tested, Column) else None
        return column is not None and column.type.casefold().startswith("bool")
