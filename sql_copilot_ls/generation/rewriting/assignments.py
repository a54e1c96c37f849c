"""New values of columns are treated as what the columns are compared with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sql_copilot_ls.query import Statement
from sql_copilot_ls.query.ir import Call, Column, Expression, Insert, Update


def with_assignments(statement: Statement, changed: Callable[[Call], Expression]) -> Statement:
    """A change with each `column = value` that it sets as `changed` makes it of the same equality; other statements and
    equalities that become something else stay.
    """
    if not isinstance(statement, Insert | Update):
        return statement
    values: list[tuple[str, Expression]] = []
    for name, value in statement.values:
        column = Column(statement.table, name)
        new = changed(Call("Eq", (column, value)))
        is_same = isinstance(new, Call) and new.action == "Eq" and new.arguments[0] == column
        values.append((name, new.arguments[1] if isinstance(new, Call) and is_same else value))
    return replace(statement, values=tuple(values))
