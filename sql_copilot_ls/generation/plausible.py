"""Queries that run but that nobody means: conditions that cannot hold or say nothing, groups that are missing."""

from __future__ import annotations

from collections.abc import Iterator

from sql_copilot_ls.query import Statement
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, OfTable, Query, View, block_atoms
from sql_copilot_ls.query.kinds import AGGREGATES

_COMPARISONS = frozenset({"Eq", "Ne", "Lt", "Le", "Gt", "Ge"})


def implausible(statement: Statement) -> str:
    """Why nobody would write this query, or a view of it; empty when somebody might."""
    query = statement.query if isinstance(statement, View) else statement
    block = query if isinstance(query, Query) else None
    while block is not None:
        reason = _of_block(block)
        inner = [atom for atom in block_atoms(block) if isinstance(atom, Query)]
        inner += [derived for derived in (block.derived, block.second) if derived is not None]
        for subquery in inner:
            reason = reason or implausible(subquery)
        if reason:
            return reason
        block = block.chained
    return ""


def _of_block(block: Query) -> str:
    if len(set(block.select)) < len(block.select):
        return "an item selected twice"
    parts = list(_conjuncts(block.where)) if block.where is not None else []
    if len(set(parts)) < len(parts):
        return "a condition said twice"
    equal: dict[Expression, Expression] = {}
    for part in parts:
        if isinstance(part, Call) and part.action in _COMPARISONS:
            tested, value = part.arguments
            if tested == value:
                return "a column compared with itself"
            if part.action == "Eq" and isinstance(value, Literal) and equal.setdefault(tested, value) != value:
                return "one column equal to two values"
    if not block.group_by:
        if any(_aggregates(order.expression) for order in block.order_by) and not any(map(_aggregates, block.select)):
            return "an order by an aggregate without groups"
        if any(map(_aggregates, block.select)) and any(_has_bare_column(item) for item in block.select):
            return "columns beside aggregates without groups"
    return ""


def _conjuncts(condition: Expression) -> Iterator[Expression]:
    if isinstance(condition, Call) and condition.action == "And":
        for argument in condition.arguments:
            yield from _conjuncts(argument)
    else:
        yield condition


def _aggregates(expression: Expression) -> bool:
    if isinstance(expression, OfTable):
        return expression.action == "CountRows"
    if isinstance(expression, Call):
        return expression.action in AGGREGATES or any(map(_aggregates, expression.arguments))
    return False


def _has_bare_column(expression: Expression) -> bool:
    """Whether a column stands outside all aggregates."""
    if isinstance(expression, Call):
        return expression.action not in AGGREGATES and any(map(_has_bare_column, expression.arguments))
    if isinstance(expression, OfTable):
        return expression.action == "AllColumns"
    return isinstance(expression, Column) and not expression.outer
