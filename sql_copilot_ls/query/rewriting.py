"""Changes queries from the inside out: every call and every block once, subqueries included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .ir import Call, Expression, Query


def rewritten(
    query: Query,
    *,
    call: Callable[[Call], Expression] = lambda call: call,
    block: Callable[[Query], Query] = lambda block: block,
) -> Query:
    """The query with every call and every SELECT block replaced by what the functions make of it.

    What is inside a call or a block has been changed before it.
    """

    def expression(old: Expression) -> Expression:
        if isinstance(old, Query):
            return whole(old)
        return call(Call(old.action, tuple(map(expression, old.arguments)))) if isinstance(old, Call) else old

    def whole(old: Query) -> Query:
        return block(
            replace(
                old,
                select=tuple(map(expression, old.select)),
                derived=old.derived and whole(old.derived),
                where=old.where and expression(old.where),
                group_by=tuple(map(expression, old.group_by)),
                having=old.having and expression(old.having),
                order_by=tuple(replace(key, expression=expression(key.expression)) for key in old.order_by),
                chained=old.chained and whole(old.chained),
            )
        )

    return whole(query)
