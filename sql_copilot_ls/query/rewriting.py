"""Changes queries from the inside out: every expression and every block once, subqueries included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from .ir import Call, Column, DerivedColumn, Expression, Query

E = TypeVar("E", Column | DerivedColumn, Expression)


def rewritten(
    query: Query,
    *,
    call: Callable[[Call], Expression] = lambda call: call,
    column: Callable[[Column], Column] = lambda column: column,
    block: Callable[[Query], Query] = lambda block: block,
) -> Query:
    """The query with every call, column and SELECT block replaced by what the functions make of it.

    What is inside a call or a block has been changed before it.
    """

    def expression(old: E) -> E:
        if isinstance(old, Query):
            return whole(old)
        if isinstance(old, Column):
            return column(old)
        return call(Call(old.action, tuple(map(expression, old.arguments)))) if isinstance(old, Call) else old

    def whole(old: Query) -> Query:
        joins = (
            replace(join, left_column=expression(join.left_column), right_column=expression(join.right_column))
            for join in old.joins
        )
        return block(
            replace(
                old,
                select=tuple(map(expression, old.select)),
                joins=tuple(joins),
                derived=old.derived and whole(old.derived),
                where=old.where and expression(old.where),
                group_by=tuple(map(expression, old.group_by)),
                having=old.having and expression(old.having),
                order_by=tuple(replace(key, expression=expression(key.expression)) for key in old.order_by),
                chained=old.chained and whole(old.chained),
            )
        )

    return whole(query)
