"""How often each family of queries is sampled: the shares that real questions have, and some of what they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlglot import exp

from sql_copilot_compression.judging.exact_match import parse

DEFAULT_WEIGHTS: dict[str, float] = {
    "list": 6.5, "filter": 12, "count": 7, "count_distinct": 2.5, "aggregate": 5, "order": 5, "superlative": 7,
    "offset": 0.6, "group_count": 4.5, "group_aggregate": 2.5, "group_superlative": 4, "having": 2.5,
    "compare_average": 2, "extreme": 1, "null": 2.5, "between": 1.5, "in_list": 1.2, "like": 2, "boolean": 2.5,
    "date_part": 2.5, "expression": 1.5, "set_operation": 5, "join_filter": 15, "join_list": 4.5,
    "join_superlative": 2.5, "join_aggregate": 2, "join_group": 4.5, "join_group_superlative": 5,
    "join_having": 2.5, "left_join": 1.5, "unlinked": 3.5, "linked": 1.5,
}  # fmt: skip


def family_of(sql: str) -> str | None:
    """The family that a query would be sampled from; None when it is of none."""
    tree = parse(sql)
    if isinstance(tree, exp.SetOperation):
        return "set_operation"
    if not isinstance(tree, exp.Select):
        return None
    joins, where = bool(tree.args.get("joins")), tree.args.get("where")
    group, having, order, limit = (tree.args.get(key) for key in ("group", "having", "order", "limit"))
    if tree.args.get("offset"):
        return "offset"
    if group:
        if having:
            return "join_having" if joins else "having"
        if limit:
            return "join_group_superlative" if joins else "group_superlative"
        if joins:
            return "join_group"
        counts = any(item.find(exp.Count) for item in tree.expressions)
        return "group_count" if counts else "group_aggregate"
    if where is not None and where.find(exp.Query):
        if where.find(exp.AggFunc):
            return "compare_average"
        return "unlinked" if where.find(exp.Not) else "linked"
    if limit and order:
        return "join_superlative" if joins else "superlative"
    aggregates = [item.find(exp.AggFunc) for item in tree.expressions]
    if joins:
        counts_rows = aggregates and isinstance(aggregates[0], exp.Count)
        return "join_aggregate" if any(aggregates) and not counts_rows else "join_filter" if where else "join_list"
    if any(aggregates):
        if tree.find(exp.Distinct) and isinstance(aggregates[0], exp.Count):
            return "count_distinct"
        return "count" if isinstance(aggregates[0], exp.Count) else "aggregate"
    if where is not None:
        for kind, family in ((exp.Between, "between"), (exp.Like, "like"), (exp.In, "in_list"), (exp.Is, "null")):
            if where.find(kind):
                return family
        return "filter"
    return "order" if order else "list"


def estimate_weights(queries: Iterable[str], floor: float = 0.01) -> dict[str, float]:
    """Weights with the shares of the families among `queries`, and at least `floor` of the whole for each family."""
    counts = Counter(family for family in map(family_of, queries) if family)
    total = sum(counts.values()) or 1
    return {family: max(floor, counts[family] / total) for family in DEFAULT_WEIGHTS}
