"""Values that a comment writes in lower case are compared in lower case: people rarely type a name's capitals, and the
rows, which nobody here sees, may have them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sql_copilot_ls.linking import Literal as Candidate
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, Query
from sql_copilot_ls.schema.model import ColumnKind, Schema

IGNORING_CASE = frozenset({"mysql", "tsql"})
"""Dialects that compare text without regard to case unless told otherwise."""
_COMPARISONS = frozenset({"Eq", "Ne", "InList", "NotInList"})


def loose_values(literals: Iterable[Candidate]) -> frozenset[str]:
    """The candidates whose case means nothing: in lower case, neither quoted nor a value that the schema lists."""
    exact = {c.text.casefold() for c in literals if c.shape == "quoted" or c.members}
    return frozenset(c.text for c in literals if c.text.islower()) - exact


def in_any_case(query: Query, schema: Schema, values: frozenset[str]) -> Query:
    """The query with text columns compared with these values as `LOWER(column) = 'value'`."""
    return _Changer(catalog_of(schema), values).query(query) if values else query


class _Changer:
    def __init__(self, catalog: Catalog, values: frozenset[str]) -> None:
        self.catalog = catalog
        self.values = values

    def query(self, query: Query) -> Query:
        """One block, and what it holds and is chained to."""
        return replace(
            query,
            select=tuple(map(self.expression, query.select)),
            derived=query.derived and self.query(query.derived),
            where=query.where and self.expression(query.where),
            having=query.having and self.expression(query.having),
            order_by=tuple(replace(key, expression=self.expression(key.expression)) for key in query.order_by),
            chained=query.chained and self.query(query.chained),
        )

    def expression(self, expression: Expression) -> Expression:
        """The expression with its comparisons changed."""
        if isinstance(expression, Query):
            return self.query(expression)
        if not isinstance(expression, Call):
            return expression
        arguments = tuple(map(self.expression, expression.arguments))
        if expression.action in _COMPARISONS and self._is_text(arguments[0]):
            values = [value for value in arguments[1:] if isinstance(value, Literal)]
            if len(values) == len(arguments) - 1 and any(value.text.lower() in self.values for value in values):
                lower = (replace(value, text=value.text.lower()) for value in values)
                return Call(expression.action, (Call("Lower", arguments[:1]), *lower))
        return Call(expression.action, arguments)

    def _is_text(self, tested: Expression) -> bool:
        return isinstance(tested, Column) and self.catalog.kind(tested.table, tested.name) == ColumnKind.TEXT
