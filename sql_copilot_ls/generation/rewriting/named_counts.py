"""Where the comment says a measure of the glossary that counts ("number of buyers"), it is that which is counted, and
not the rows of its table.
"""

from __future__ import annotations

from typing import Any

from sql_copilot_ls.query import Statement
from sql_copilot_ls.query.defined_columns import meaning
from sql_copilot_ls.query.ir import Call, Column, OfTable
from sql_copilot_ls.query.traversal import every_node, with_parts
from sql_copilot_ls.schema.model import ColumnKind

from .circumstances import NAMING_WHOLLY, Circumstances

_COUNTS = frozenset({"CountDistinct", "CountIf", "Count"})


def with_named_counts(query: Statement, asked: Circumstances) -> Statement:
    """The query with counts of a table's rows replaced by the one counting measure of that table that the comment says
    in full and that the query does not use.
    """
    if not asked.catalog.defines:
        return query
    used = {(node.table, node.name) for node in every_node(query) if isinstance(node, Column)}
    counts: dict[str, list[Column]] = {}
    for item in asked.index.defined.intersection(asked.linked.columns):
        table, name = asked.catalog.columns[item]
        is_measure = asked.catalog.kind(table, name) == ColumnKind.NUMBER
        if is_measure and (table, name) not in used and asked.words_for(table, name, NAMING_WHOLLY):
            found = meaning(table, name, asked.catalog)
            if isinstance(found, Call) and found.action in _COUNTS:
                counts.setdefault(table, []).append(Column(table, name))
    only = {table: measures[0] for table, measures in counts.items() if len(measures) == 1}
    if not only:
        return query

    def counted(node: Any) -> Any:
        if isinstance(node, OfTable) and node.action == "CountRows":
            return only.get(node.table, node)
        if isinstance(node, Call) and node.action in _COUNTS and isinstance(of := node.arguments[0], Column):
            return node if of.outer or of.instance > 1 else only.get(of.table, node)
        return with_parts(node, counted)

    result: Statement = counted(query)
    return result
