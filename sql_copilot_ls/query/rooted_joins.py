"""Joins that lead from one table up to all that its rows belong to: what people mean by several tables where one of
them is such a table. None of its rows comes twice, and where it refers twice to another table both are had.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .catalog import Catalog, Link
from .ir import Instance

MAX_VISITS = 4
"""Ways to one table that are gone on from; nobody means more."""
MAX_STEPS = 2_000
"""References that are looked at from one root, however many keys a schema has."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An occurrence of a table that refers to one of another, or of itself, by a foreign key."""

    child: Instance
    link: Link
    parent: Instance


@dataclass(frozen=True, slots=True)
class Tree:
    """The references that are still to be joined, what they cost together, and how many there are between the root and
    each target, added up.
    """

    references: tuple[Reference, ...]
    cost: float
    depth: int


def rooted(
    roots: Sequence[Instance],
    targets: Sequence[Instance],
    joined: Sequence[Reference],
    catalog: Catalog,
    limit: float,
) -> Tree | None:
    """The cheapest, of these the shallowest, tree from one of the roots up to all targets, along what is `joined` where
    it can; None when there is none that costs at most `limit`. Of several occurrences of a table the first is what the
    nearest, or of these the first declared key refers to.
    """
    best: Tree | None = None
    for root in roots:
        tree = _from(root, targets, joined, catalog, limit)
        if tree is not None and (best is None or (tree.cost, tree.depth) < (best.cost, best.depth)):
            best = tree
    return best


def _from(
    root: Instance, targets: Sequence[Instance], joined: Sequence[Reference], catalog: Catalog, limit: float
) -> Tree | None:
    """The tree from one root."""
    known = {(reference.child, reference.link.columns): reference for reference in joined}
    waiting: dict[str, list[Instance]] = {}
    for target in sorted(set(targets) - {root}, key=lambda instance: instance[1]):
        waiting.setdefault(target[0], []).append(target)
    queue: list[tuple[float, int, Instance, tuple[Reference, ...]]] = [(0.0, 0, root, ())]
    reached: dict[Instance, Reference] = {reference.parent: reference for reference in joined}
    visits: Counter[str] = Counter()
    number = depth = 0
    while queue and waiting:
        cost, _, here, path = heapq.heappop(queue)
        wanted = waiting.get(here[0], [])
        if path and wanted:
            if path[-1] not in joined:
                here = wanted[0]
                path = (*path[:-1], replace(path[-1], parent=here))
            if here in wanted:
                if any(reached.setdefault(step.parent, step) != step for step in path):
                    return None
                depth += len(path)
                wanted.remove(here)
                if not wanted:
                    del waiting[here[0]]
        visits[here[0]] += 1
        if visits[here[0]] > MAX_VISITS or number > MAX_STEPS:
            continue
        for link in catalog.links.get(here[0], ()):
            if link.to_parent and (link.other in waiting or link.other not in {root[0], *(s.child[0] for s in path)}):
                step = known.get((here, link.columns)) or Reference(here, link, (link.other, 1))
                price = cost + (0.0 if step in joined else link.cost)
                if price <= limit:
                    number += 1
                    heapq.heappush(queue, (price, number, step.parent, (*path, step)))
    if waiting:
        return None
    new = tuple(step for step in reached.values() if step not in joined)
    tree = Tree(new, sum(step.link.cost for step in new), depth)
    return tree if tree.cost <= limit else None
