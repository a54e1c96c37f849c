"""Queries that run but that nobody means: conditions that cannot hold or say nothing, groups that are missing or hold
one row each.
"""

from __future__ import annotations

from sql_copilot_ls.query import QueryError, Statement
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Call, Column, Expression, Instance, Literal, OfTable, Query, View, block_atoms
from sql_copilot_ls.query.joins import Side, conjuncts_of, implied_from
from sql_copilot_ls.query.kinds import AGGREGATES, SHIFTS

from .rewriting.idle_tests import tests_never_null
from .rewriting.second_keys import twice_joined

_COMPARISONS = frozenset({"Eq", "Ne", "Lt", "Le", "Gt", "Ge"})


def implausible(statement: Statement, catalog: Catalog, *, is_inner: bool = False) -> str:
    """Why nobody would write this query, or a view of it; empty when somebody might."""
    query = statement.query if isinstance(statement, View) else statement
    block = query if isinstance(query, Query) else None
    while block is not None:
        reason = _of_block(block) or _over_schema(block, catalog, is_inner=is_inner)
        inner = [atom for atom in block_atoms(block) if isinstance(atom, Query)]
        inner += [derived for derived in (block.derived, block.second) if derived is not None]
        for subquery in inner:
            reason = reason or implausible(subquery, catalog, is_inner=True)
        if reason:
            return reason
        block = block.chained
    return ""


def _of_block(block: Query) -> str:
    if len(set(block.select)) < len(block.select):
        return "an item selected twice"
    parts = conjuncts_of(block.where)
    if len(set(parts)) < len(parts):
        return "a condition said twice"
    equal: dict[Expression, Expression] = {}
    for part in parts:
        if isinstance(part, Call) and part.action in _COMPARISONS:
            tested, value = part.arguments
            if tested == value or (isinstance(value, Call) and value.action in SHIFTS and tested in value.arguments):
                return "a column compared with itself"
            if part.action == "Eq" and isinstance(value, Literal) and equal.setdefault(tested, value) != value:
                return "one column equal to two values"
    if not block.group_by:
        if any(_aggregates(order.expression) for order in block.order_by) and not any(map(_aggregates, block.select)):
            return "an order by an aggregate without groups"
        if any(map(_aggregates, block.select)) and any(_has_bare_column(item) for item in block.select):
            return "columns beside aggregates without groups"
    return ""


def _over_schema(block: Query, catalog: Catalog, *, is_inner: bool) -> str:
    """What the DDL alone speaks against. A test that says nothing is no harm where the join says which rows."""
    idle = {"IsNull"} if is_inner else {"IsNull", "IsNotNull"}
    if any(tests_never_null(part, idle, block, catalog) for part in conjuncts_of(block.where)):
        return "a test for NULL of what never is"
    for atom in block_atoms(block):
        if isinstance(atom, Call) and atom.action in {"Sum", "Avg"} and _is_key(atom.arguments[0], catalog):
            return "a sum of keys"
    if table := twice_joined(block, catalog):
        return f"one row of {table} joined twice"
    return "groups of one row each" if block.group_by and _groups_are_rows(block, catalog) else ""


def _is_key(expression: Expression, catalog: Catalog) -> bool:
    """Whether it is a column that names a row, of its own table or of another."""
    if not isinstance(expression, Column):
        return False
    table = catalog.tables[expression.table]
    return table.primary_key == (expression.name,) or any(expression.name in key.columns for key in table.foreign_keys)


def _groups_are_rows(block: Query, catalog: Catalog) -> bool:
    """Whether one row makes up each group: its keys hold a table's key, and no join gives a row of that several."""
    columns = [key for key in block.group_by if isinstance(key, Column) and not key.outer]
    if not columns or block.derived or block.second:
        return False
    try:
        steps = implied_from(block, catalog).steps
    except QueryError:
        return False
    names = {(column.table, column.instance): set[str]() for column in columns}
    for column in columns:
        names[column.table, column.instance].add(column.name)
    single = {instance for instance, found in names.items() if _has_key(instance, found, catalog)}
    waiting = [step for step in steps if step.instance not in single]
    joins = [pair for step in steps for pair in step.conditions]
    while single and waiting:
        reached = [step for step in waiting if _has_key(step.instance, _given(step.instance, joins, single), catalog)]
        if not reached:
            return False
        single.update(step.instance for step in reached)
        waiting = [step for step in waiting if step not in reached]
    return not waiting


def _has_key(instance: Instance, names: set[str], catalog: Catalog) -> bool:
    """Whether these columns name one row of a table."""
    table = catalog.tables.get(instance[0])
    return table is not None and bool(table.primary_key) and names.issuperset(table.primary_key)


def _given(instance: Instance, joins: list[tuple[Side, Side]], single: set[Instance]) -> set[str]:
    """The columns of a table that joins set equal to those of single rows."""
    turned = [pair for left, right in joins for pair in ((left, right), (right, left))]
    return {own[1] for own, other in turned if own[0] == instance and other[0] in single}


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
