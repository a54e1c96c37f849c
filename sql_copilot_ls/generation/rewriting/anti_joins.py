"""`NOT IN` a column that may be NULL is `NOT EXISTS`: one NULL among the values, and no row would be left."""

from __future__ import annotations

from dataclasses import replace

from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.ir import Call, Column, Expression, OfTable, Query
from sql_copilot_ls.query.joins import conjunction, conjuncts_of

from .circumstances import Circumstances
from .idle_tests import tests_never_null


def with_anti_joins(query: Statement, asked: Circumstances) -> Statement:
    """The statement with every such `NOT IN` of a column said by `NOT EXISTS`."""

    def call(call: Call) -> Expression:
        if call.action != "NotIn":
            return call
        tested, rows = call.arguments
        if not isinstance(tested, Column) or not isinstance(rows, Query) or not _lists_rows(rows):
            return call
        shown = rows.select[0]
        if not isinstance(shown, Column) or shown.outer:
            return call
        is_not_null = Call("IsNotNull", (shown,))
        parts = conjuncts_of(rows.where)
        if is_not_null in parts or tests_never_null(is_not_null, {"IsNotNull"}, rows, asked.catalog):
            return call
        every = OfTable("AllColumns", shown.table)
        same = Call("Eq", (shown, replace(tested, outer=tested.outer + 1)))
        return Call("NotExists", (replace(rows, select=(every,), distinct=False, where=conjunction([*parts, same])),))

    return rewritten(query, call=call)


def _lists_rows(rows: Query) -> bool:
    """Whether a query gives one value of each of its rows: nothing is grouped, cut off or put together."""
    rest = (rows.group_by, rows.having, rows.qualify, rows.limit, rows.chained, rows.derived, rows.second)
    return len(rows.select) == 1 and not any(rest)
