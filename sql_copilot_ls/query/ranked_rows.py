"""QUALIFY for dialects without it: the block becomes a derived table, whose rows are chosen outside."""

from __future__ import annotations

from dataclasses import replace

from .catalog import Catalog
from .ir import Call, Column, DerivedColumn, Expression, OfTable, Order, Query
from .kinds import AGGREGATES, outputs_of
from .rendering_windows import WINDOWS


def shows_all(query: Query) -> bool:
    """Whether the block shows whole rows: then the rank is shown too, as `SELECT *` over a derived table does."""
    return all(isinstance(item, OfTable) and item.action == "AllColumns" for item in query.select)


def windows_in(expression: Expression) -> list[Expression]:
    """The window functions of a condition, without repetition."""
    if isinstance(expression, Call):
        if expression.action in WINDOWS:
            return [expression]
        return list(dict.fromkeys(found for a in expression.arguments for found in windows_in(a)))
    return []


def chosen_outside(query: Query, catalog: Catalog) -> Query:
    """The same rows and columns without QUALIFY; ORDER BY and LIMIT stand outside too."""
    assert query.qualify is not None
    items = list(query.select)
    outputs = outputs_of(query, catalog)
    shown = len(outputs)

    def output(expression: Expression) -> DerivedColumn:
        if expression not in outputs:
            outputs.append(expression)
            items.append(expression)
        return DerivedColumn(outputs.index(expression) + 1)

    def outside(expression: Expression) -> Expression:
        if isinstance(expression, Column | DerivedColumn | OfTable) or expression in outputs:
            return output(expression)
        if isinstance(expression, Call):
            if expression.action in WINDOWS or expression.action in AGGREGATES:
                return output(expression)
            return Call(expression.action, tuple(map(outside, expression.arguments)))
        return expression

    where = outside(query.qualify)
    order_by = tuple(Order(outside(order.expression), order.descending) for order in query.order_by)
    select: tuple[Expression, ...] = tuple(DerivedColumn(place + 1) for place in range(shown))
    if shows_all(query) and not order_by:
        select = (OfTable("AllColumns", ""),)
    inner = replace(
        query,
        select=tuple(items),
        qualify=None,
        order_by=(),
        limit=None,
        offset=None,
        operator="",
        chained=None,
        distinct=False,
    )
    return Query(
        select,
        query.distinct,
        derived=inner,
        where=where,
        order_by=order_by,
        limit=query.limit,
        offset=query.offset,
        operator=query.operator,
        chained=query.chained,
    )


def with_rank_shown(query: Query) -> Query:
    """Whole rows with the rank that chose them."""
    assert query.qualify is not None
    return replace(query, select=(*query.select, *windows_in(query.qualify)))
