"""The FROM clause that a query implies: tables of its columns, joined along the shortest chains of foreign keys."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TypeAlias

from .catalog import Catalog, Link
from .errors import InexpressibleError, UnconnectedError
from .ir import Column, DerivedColumn, OfTable, Query, block_atoms, outer_columns

Instance: TypeAlias = tuple[str, int]
"""(table key, occurrence counted from 1); the derived table is `DERIVED`."""
DERIVED: Instance = ("", 0)
MAX_PATH = 6
"""Foreign keys in a chain; a longer one is hardly what anybody meant."""

Side: TypeAlias = tuple[Instance, str]
"""(instance, column name); of the derived table the position as text."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Columns of two instances that a join sets equal; with `left`, `right` is the optional side."""

    left: Instance
    right: Instance
    pairs: tuple[tuple[str, str], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One more table in FROM: its join kind (`cross`, `inner`, `left`) and the columns set equal."""

    instance: Instance
    kind: str = "cross"
    conditions: tuple[tuple[Side, Side], ...] = ()


@dataclass(frozen=True, slots=True)
class From:
    """The tables in order of joining."""

    steps: tuple[Step, ...]

    @property
    def instances(self) -> tuple[Instance, ...]:
        """All table occurrences, the derived table included."""
        return tuple(step.instance for step in self.steps)


def side_of(column: Column | DerivedColumn) -> Side:
    """The instance and name that a column reference means."""
    if isinstance(column, DerivedColumn):
        return DERIVED, str(column.position)
    return (column.table, column.instance), column.name


def used_instances(query: Query) -> list[Instance]:
    """Table occurrences that one block mentions, in token order; those that its subqueries reach out for come last."""
    found: dict[Instance, None] = {}
    late: dict[Instance, None] = {}
    for atom in block_atoms(query):
        if isinstance(atom, Column) and not atom.outer:
            found[(atom.table, atom.instance)] = None
        elif isinstance(atom, OfTable):
            found[(atom.table, 1)] = None
        elif isinstance(atom, Query):
            for column in outer_columns(atom):
                late[(column.table, column.instance)] = None
    for table in (*query.also, *query.optional):
        found[(table, 1)] = None
    return list({**found, **late})


class _Components:
    """Union-find over instances."""

    def __init__(self) -> None:
        self.parent: dict[Instance, Instance] = {}

    def find(self, item: Instance) -> Instance:
        parent = self.parent.setdefault(item, item)
        while parent != item:
            item, parent = parent, self.parent.setdefault(parent, parent)
        return item

    def join(self, a: Instance, b: Instance) -> None:
        self.parent[self.find(b)] = self.find(a)


def implied_from(query: Query, catalog: Catalog) -> From:
    """The FROM clause of one block. Raises `UnconnectedError` when no chain of foreign keys joins its tables."""
    instances = used_instances(query)
    crossed = [(table, 1) for table in query.cross]
    edges: list[Edge] = []
    optional: set[Instance] = {(table, 1) for table in query.optional}
    for join in query.joins:
        (left, left_name), (right, right_name) = side_of(join.left_column), side_of(join.right_column)
        if left == right:
            raise InexpressibleError("a join of a table with itself")
        edges.append(Edge(left, right, ((left_name, right_name),), join.left))
        if join.left:
            optional.add(right)
    components = _Components()
    for edge in edges:
        components.join(edge.left, edge.right)
    apart = {components.find(instance) for instance in crossed}
    required = [i for i in instances if components.find(i) not in apart or i not in crossed]
    firm = [i for i in required if i not in optional]
    if not firm and required:
        firm = [required[0]]
        optional.discard(firm[0])
    connector = _Connector(catalog, components, edges, set(instances))
    connector.connect([i for i in firm if i not in crossed], None)
    connector.connect([i for i in required if i not in crossed], optional)
    everything = list(dict.fromkeys([*firm, *required]))
    everything += [i for edge in edges for i in (edge.left, edge.right) if i not in everything]
    everything += [i for i in crossed if i not in everything]
    if query.derived is not None and DERIVED not in everything:
        everything.append(DERIVED)
    if query.derived is None and DERIVED in everything:
        raise InexpressibleError("a column of a derived table without one")
    if not everything:
        if any(isinstance(atom, Query) for atom in block_atoms(query)):
            return From(())
        raise InexpressibleError("no table")
    return From(_order(list(dict.fromkeys(everything)), edges, optional))


@dataclass(slots=True)
class _Connector:
    """Joins table occurrences along foreign keys, adding to `edges`, `components` and `known` occurrences."""

    catalog: Catalog
    components: _Components
    edges: list[Edge]
    known: set[Instance]

    def connect(self, targets: list[Instance], optional: set[Instance] | None) -> None:
        """Join all targets by repeated shortest paths; with `optional`, new edges are left joins."""
        targets = [instance for instance in targets if instance != DERIVED]
        find = self.components.find
        while targets:
            root = find(targets[0])
            goals = [instance for instance in targets if find(instance) != root]
            if not goals:
                return
            known = sorted(self.known - set(targets))
            sources = [i for i in (*targets, *known) if find(i) == root and i != DERIVED]
            reachable = {i for i in (*goals, *known) if find(i) != root}
            path = self._shortest(sources, reachable) or self._shortest(sources, reachable, likely=True)
            if path is None:
                raise UnconnectedError("no foreign keys join the tables", f"{targets[0][0]}, {goals[0][0]}")
            for edge in path:
                self.edges.append(Edge(edge.left, edge.right, edge.pairs, optional is not None))
                if optional is not None:
                    optional.add(edge.right)
                self.known.update((edge.left, edge.right))
                self.components.join(edge.left, edge.right)

    def _shortest(self, sources: list[Instance], goals: set[Instance], *, likely: bool = False) -> list[Edge] | None:
        """The cheapest chain of foreign keys from any source to any goal; earlier declared keys win ties.

        With `likely`, columns that are merely called alike count as keys too.
        """
        queue: list[tuple[float, int, Instance, list[Edge]]] = [(0.0, n, s, []) for n, s in enumerate(sources)]
        number = len(queue)
        done: set[Instance] = set()
        while queue:
            cost, _, here, path = heapq.heappop(queue)
            if here in done:
                continue
            done.add(here)
            if here in goals:
                return path
            if len(path) >= MAX_PATH:
                continue
            links = self.catalog.links.get(here[0], [])
            for link in [*links, *self.catalog.likely_links.get(here[0], [])] if likely else links:
                for there in self._occurrences(link, here):
                    if there not in done:
                        edge = Edge(here, there, tuple(zip(link.columns, link.other_columns, strict=True)))
                        heapq.heappush(queue, (cost + link.cost, number, there, [*path, edge]))
                        number += 1
        return None

    def _occurrences(self, link: Link, here: Instance) -> list[Instance]:
        found = sorted({(link.other, 1), *(i for i in self.known if i[0] == link.other)})
        return [instance for instance in found if instance != here]


def _order(instances: list[Instance], edges: list[Edge], optional: set[Instance]) -> tuple[Step, ...]:
    """Joining order: inner joins first, each next to a table already there; then left joins; then unjoined tables."""
    root = next((i for i in instances if i not in optional), instances[0])
    placed = [root]
    steps = [Step(root)]
    waiting = [i for i in instances if i != root]

    def conditions(instance: Instance) -> tuple[tuple[Side, Side], ...]:
        found = []
        for edge in edges:
            if edge.right == instance and edge.left in placed:
                found += [((edge.left, a), (instance, b)) for a, b in edge.pairs]
            elif edge.left == instance and edge.right in placed:
                found += [((edge.right, b), (instance, a)) for a, b in edge.pairs]
        return tuple(dict.fromkeys(found))

    while waiting:
        for kind, candidates in (
            ("inner", [i for i in waiting if i not in optional]),
            ("left", [i for i in waiting if i in optional]),
        ):
            ready = next((i for i in candidates if conditions(i)), None)
            if ready is not None:
                reaches_optional = any(side[0] in optional for side, _ in conditions(ready))
                steps.append(Step(ready, "left" if kind == "left" or reaches_optional else "inner", conditions(ready)))
                if reaches_optional:
                    optional.add(ready)
                break
        else:
            ready = waiting[0]
            steps.append(Step(ready))
        placed.append(ready)
        waiting.remove(ready)
    return tuple(steps)
