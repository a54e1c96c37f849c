"""A table that a row points to twice is joined once over each key: home and away club, opener and resolver. Two of it
over one key would be the same row twice.

Changes first suggestions of 10 of 2,416 comments over held-out schemas of the corpus.
"""

from __future__ import annotations

from dataclasses import replace

from sql_copilot_ls.query import QueryError, Statement, rewritten
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Column, Join, Query
from sql_copilot_ls.query.joins import Side, implied_from, used_instances

from .circumstances import Circumstances
from .key_roles import parallel_keys


def with_keys_of_their_own(query: Statement, asked: Circumstances) -> Statement:
    """The query with a second occurrence of a table over the key that is left, or the one left that the comment names;
    where there is none, or several, it stays (`twice_joined` tells).
    """

    def block(block: Query) -> Query:
        spelled = {side for join in block.joins for side in (join.left_column, join.right_column)}
        joins = []
        for key, parent, is_left in _twice(block, asked.catalog):
            free = _free_keys(key, parent, block, asked.catalog)
            named = [name for name in free if asked.words_for(key.table, name)]
            chosen = free if len(free) == 1 else named
            if len(chosen) == 1 and parent not in spelled:
                joins.append(Join(replace(key, name=chosen[0]), parent, is_left))
        return replace(block, joins=(*block.joins, *joins)) if joins else block

    return rewritten(query, block=block)


def twice_joined(block: Query, catalog: Catalog) -> str:
    """The table of which a block joins one row twice; empty when there is none."""
    return next((parent.table for _, parent, _ in _twice(block, catalog)), "")


def _twice(block: Query, catalog: Catalog) -> list[tuple[Column, Column, bool]]:
    """(Key, primary key of the later occurrence, whether that is optional) of tables joined twice over one key."""
    if all(number == 1 for _, number in used_instances(block)):
        return []  # most blocks, without working out their joins
    try:
        steps = implied_from(block, catalog).steps
    except QueryError:
        return []
    first: set[tuple[Side, str]] = set()
    found = []
    for step in steps:
        for pair in step.conditions if len(step.conditions) == 1 else ():
            for key, (instance, name) in (pair, pair[::-1]):
                table = catalog.tables.get(instance[0])
                if table is None or table.primary_key != (name,) or key[0][0] not in catalog.tables:
                    continue
                if instance[1] > 1 and (key, instance[0]) in first:
                    child, parent = Column(key[0][0], key[1], key[0][1]), Column(instance[0], name, instance[1])
                    found.append((child, parent, step.kind == "left"))
                first.add((key, instance[0]))
    return found


def _free_keys(key: Column, parent: Column, block: Query, catalog: Catalog) -> list[str]:
    """The keys of the same row to the same table that nothing is joined over."""
    used = {side for step in implied_from(block, catalog).steps for pair in step.conditions for side in pair}
    parallel = dict.fromkeys(parallel_keys(key.table, parent, catalog))
    return [name for name in parallel if ((key.table, key.instance), name) not in used]
