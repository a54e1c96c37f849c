"""Values that a comment writes in lower case are compared in lower case: people rarely type a name's capitals, and the
rows, which nobody here sees, may have them.

Changes candidates of 23 of 383 comments over held-out schemas of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sql_copilot_ls.linking import Literal as Candidate
from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.ir import Call, Expression, Literal
from sql_copilot_ls.schema.model import ColumnKind
from sql_copilot_ls.sql.dialects import dialect_of

from .circumstances import Circumstances

EQUALITIES = frozenset({"Eq", "Ne", "InList", "NotInList"})
"""Conditions that say which values a column has, or has not."""


def loose_values(literals: Iterable[Candidate]) -> frozenset[str]:
    """The candidates whose case means nothing: in lower case, neither quoted nor a value that the schema lists."""
    literals = list(literals)
    exact = {c.text.casefold() for c in literals if c.shape == "quoted" or c.members}
    return frozenset(c.text for c in literals if c.text.islower()) - exact


def in_any_case(query: Statement, asked: Circumstances) -> Statement:
    """The query with columns of free text compared with such values as `LOWER(column) = 'value'`."""
    if asked.match_case or dialect_of(asked.dialect).ignores_case:
        return query
    values = loose_values(asked.linked.literals)

    def is_free_text(tested: Expression) -> bool:
        """A column whose values the schema does not list; an enumeration's type, listed or declared where nobody has
        seen it, need not even have LOWER.
        """
        column = asked.declared(tested)
        if column is None or column.values or "enum" in column.type.casefold():
            return False
        return column.kind == ColumnKind.TEXT

    def changed(call: Call) -> Call:
        if call.action not in EQUALITIES or not is_free_text(call.arguments[0]):
            return call
        compared = [value for value in call.arguments[1:] if isinstance(value, Literal)]
        if len(compared) < len(call.arguments) - 1 or all(value.text.lower() not in values for value in compared):
            return call
        lower = (replace(value, text=value.text.lower()) for value in compared)
        return Call(call.action, (Call("Lower", call.arguments[:1]), *lower))

    return rewritten(query, call=changed) if values else query
