"""What nobody knows is no extreme: the highest, the latest and the first ten are among the rows that have a value, and
a top list names nothing that has no name. PostgreSQL and Oracle put NULL first where an order falls, others where it
rises.

Changes first suggestions of 52 of 4,463 comments over held-out schemas of the corpus: 6 became right, none wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Call, Column, Expression, OfTable, Query, walk
from sql_copilot_ls.query.joins import conjunction, conjuncts_of
from sql_copilot_ls.query.traversal import every_node

from .circumstances import Circumstances
from .idle_tests import tests_never_null

_KNOWS_NULL = frozenset({"Case", "Coalesce"})
"""Calls whose value of NULL somebody chose."""


def with_known_extremes(query: Statement, asked: Circumstances) -> Statement:
    """The query with `IS NOT NULL` for what its first rows are chosen by, where nothing else is asked of it: the
    columns that rows are put in order by, or that groups are named by. Chains of queries stay as they are.
    """

    if any(isinstance(node, Query) and node.chained for node in every_node(query)):
        return query  # the order is of all blocks, the condition would be of one

    def block(block: Query) -> Query:
        if block.limit is None or not block.order_by:
            return block
        asked_of = {atom for condition in conjuncts_of(block.where) for atom in walk(condition)}
        known = [
            Call("IsNotNull", (column,))
            for column in dict.fromkeys(_deciding(block))
            if column not in asked_of and _can_be_null(column, block, asked.catalog)
        ]
        return replace(block, where=conjunction([*conjuncts_of(block.where), *known])) if known else block

    return rewritten(query, block=block)


def _deciding(block: Query) -> Iterator[Column]:
    """The columns of the first key of the order; of groups in an order of what is counted, those that name them."""
    key = block.order_by[0].expression
    if block.group_by:
        yield from (item for item in block.group_by if isinstance(item, Column) and item in block.select)
    elif not any(map(_decides_itself, walk(key))):
        yield from (atom for atom in walk(key) if isinstance(atom, Column) and not atom.outer)


def _decides_itself(part: Expression) -> bool:
    """Whether a part of a key is no column's own value."""
    return isinstance(part, OfTable | Query) or (isinstance(part, Call) and part.action in _KNOWS_NULL)


def _can_be_null(column: Column, block: Query, catalog: Catalog) -> bool:
    return not tests_never_null(Call("IsNotNull", (column,)), {"IsNotNull"}, block, catalog)
