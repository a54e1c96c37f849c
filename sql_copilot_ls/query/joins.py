"""The FROM clause that a query implies: tables of its columns, joined along the shortest chains of foreign keys."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .catalog import LIKELY_COST, Catalog, Link
from .errors import InexpressibleError, UnconnectedError
from .ir import Call, Column, DerivedColumn, Expression, Instance, OfTable, Query, block_atoms, outer_columns, walk
from .rooted_joins import Reference, rooted

MAX_PATH = 6
"""Foreign keys in a chain; a longer one is hardly what anybody meant."""
SIBLING_COST = 1.1
"""What it costs a chain to go up to a table and down again: rows that only share a parent (students and courses of one
faculty) are joined so where what refers to both is more than one key further. Of 7,006 queries of the corpus with
several joins or a subquery, 36 need their joins spelled out no more, and none needs it anew.
"""
MAX_FROMS = 64
"""Kept with a catalog: more than the blocks that the candidates of one comment have."""

Side: TypeAlias = tuple[Instance, str]
"""(instance, column name); of the derived table the position as text."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Columns of two instances that a join sets equal, or the condition that joins them."""

    left: Instance
    right: Instance
    pairs: tuple[tuple[str, str], ...]
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One more table in FROM: its join kind (`cross`, `inner`, `left`, `full`), the columns set equal, and what else of
    WHERE joins it.
    """

    instance: Instance
    kind: str = "cross"
    conditions: tuple[tuple[Side, Side], ...] = ()
    others: tuple[Expression, ...] = ()


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
        return ("", column.instance), str(column.position)
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
                if not column.outer:
                    late[(column.table, column.instance)] = None
    for table in (*query.also, *query.optional, *(rows.table for rows in query.optional_rows), *query.full):
        found[(table, 1)] = None
    return list({**found, **late})


def conjuncts_of(condition: Expression | None) -> list[Expression]:
    """The parts of a conjunction."""
    if condition is None:
        return []
    if isinstance(condition, Call) and condition.action == "And":
        return [part for argument in condition.arguments for part in conjuncts_of(argument)]
    return [condition]


def conjunction(parts: list[Expression]) -> Expression | None:
    """The parts joined by AND, from the left."""
    found: Expression | None = None
    for part in parts:
        found = part if found is None else Call("And", (found, part))
    return found


def _joining_conditions(query: Query) -> list[Edge]:
    """What of WHERE compares columns of two occurrences: joins them where nothing else does."""
    edges = []
    for part in conjuncts_of(query.where):
        atoms = list(walk(part))
        sides = {side_of(atom)[0] for atom in atoms if isinstance(atom, Column | DerivedColumn) and not _is_outer(atom)}
        if len(sides) == 2 and not any(isinstance(atom, Query) for atom in atoms):
            left, right = sorted(sides)
            edges.append(Edge(left, right, (), part))
    return edges


def _is_outer(column: Column | DerivedColumn) -> bool:
    return isinstance(column, Column) and column.outer > 0


class _Components:
    """Union-find over instances."""

    def __init__(self, parent: dict[Instance, Instance] | None = None) -> None:
        self.parent = parent if parent is not None else {}

    def find(self, item: Instance) -> Instance:
        parent = self.parent.setdefault(item, item)
        while parent != item:
            item, parent = parent, self.parent.setdefault(parent, parent)
        return item

    def join(self, a: Instance, b: Instance) -> None:
        self.parent[self.find(b)] = self.find(a)


def implied_from(query: Query, catalog: Catalog, *, by_mention: bool = False) -> From:
    """The FROM clause of one block, beginning with the table whose rows are joined to what they belong to, or
    `by_mention` with the one that is named first. Raises `UnconnectedError` when no foreign keys join its tables.

    The catalog keeps the latest: rewrites, rendering and readings ask for the same block's.
    """
    block, kept = (query, by_mention), catalog.froms
    known = kept.get(block)
    if not isinstance(known, From):
        known = _implied_from(query, catalog, by_mention)
        if len(kept) >= MAX_FROMS:
            kept.clear()
        kept[block] = known
    return known


def _implied_from(query: Query, catalog: Catalog, by_mention: bool) -> From:
    """What `implied_from` keeps."""
    instances = used_instances(query)
    crossed = [(table, 1) for table in query.cross]
    edges: list[Edge] = []
    kinds: dict[Instance, str] = {
        **{(table, 1): "left" for table in (*query.optional, *(rows.table for rows in query.optional_rows))},
        **{(table, 1): "full" for table in query.full},
    }
    for join in query.joins:
        (left, left_name), (right, right_name) = side_of(join.left_column), side_of(join.right_column)
        if left == right:
            raise InexpressibleError("a join of a table with itself")
        edges.append(Edge(left, right, ((left_name, right_name),)))
        if join.left or join.full:
            kinds[right] = "left" if join.left else "full"
    components = _Components()
    for edge in edges:
        components.join(edge.left, edge.right)
    apart = {components.find(instance) for instance in crossed}
    required = [i for i in instances if components.find(i) not in apart or i not in crossed]
    firm = [i for i in required if i not in kinds]
    if not firm and required:
        firm = [required[0]]
        kinds.pop(firm[0])
    connector = Connector(catalog, components, edges, set(instances), _joining_conditions(query))
    connector.connect([i for i in firm if i not in crossed], None)
    connector.connect([i for i in required if i not in crossed], kinds)
    everything = list(dict.fromkeys([*firm, *required]))
    everything += [i for edge in edges for i in (edge.left, edge.right) if i not in everything]
    everything += [i for i in crossed if i not in everything]
    for number, derived in enumerate((query.derived, query.second), 1):
        if derived is not None and ("", number) not in everything:
            everything.append(("", number))
        if derived is None and ("", number) in everything:
            raise InexpressibleError("a column of a derived table without one")
    if not everything:
        if any(isinstance(atom, Query) for atom in block_atoms(query)):
            return From(())
        raise InexpressibleError("no table")
    return From(_order(list(dict.fromkeys(everything)), edges, kinds, None if by_mention else catalog))


@dataclass(frozen=True, slots=True)
class Existence:
    """The FROM clause of EXISTS, and which of its columns equal which of the block around."""

    from_: From
    pairs: tuple[tuple[Side, Side], ...]


def implied_existence(inner: Query, around: Sequence[Instance], catalog: Catalog) -> Existence:
    """How the table whose rows `inner` selects is joined to the occurrences of the block around it.

    Raises `UnconnectedError` when no foreign keys do and its condition does not reach out either.
    """
    assert isinstance(inner.select[0], OfTable)
    root: Instance = (inner.select[0].table, 1)
    first = implied_from(inner, catalog)
    components = _Components()
    edges: list[Edge] = []
    connector = Connector(catalog, components, edges, set(first.instances), [])
    path = connector.out(root, around, likely=False)
    if path is None and any(not column.outer for column in outer_columns(inner)):
        return Existence(first, ())
    path = path or connector.out(root, around, likely=True)
    if path is None:
        raise UnconnectedError("no foreign keys join the tables", f"{root[0]}, {', '.join(t for t, _ in around)}")
    *inside, last = path
    also = [edge.right[0] for edge in inside if edge.right[1] == 1]
    from_ = implied_from(replace(inner, also=tuple(dict.fromkeys((*inner.also, *also)))), catalog)
    return Existence(from_, tuple(((last.left, a), (last.right, b)) for a, b in last.pairs))


@dataclass(slots=True)
class Connector:
    """Joins table occurrences along foreign keys, adding to `edges`, `components` and `known` occurrences."""

    catalog: Catalog
    components: _Components
    edges: list[Edge]
    known: set[Instance]
    conditions: list[Edge]

    def connect(self, targets: list[Instance], kinds: dict[Instance, str] | None) -> None:
        """Join all targets, by references from one of them up to the others unless chains of keys between them cost
        less; with `kinds`, new edges are left or full joins.
        """
        targets = [instance for instance in targets if instance[0]]
        if len({self.components.find(instance) for instance in targets}) < 2:
            return
        joined = _references(self.edges, self.catalog)
        roots = [instance for instance in targets if kinds is None or instance not in kinds]
        chains = self._chains(targets)
        tree = rooted(roots, targets, joined, self.catalog, _cost(chains, self.catalog))
        new = chains if tree is None else [*map(_edge, tree.references)]
        for edge in new:
            if kinds is not None and edge.condition is None:
                kinds.setdefault(edge.right, "left")
            self.edges.append(edge)
            self.known.update((edge.left, edge.right))
            self.components.join(edge.left, edge.right)

    def _chains(self, targets: Sequence[Instance]) -> list[Edge]:
        """What joins all targets by repeated shortest paths."""
        components, known = _Components(dict(self.components.parent)), set(self.known)
        find = components.find
        chains: list[Edge] = []
        while True:
            root = find(targets[0])
            goals = [instance for instance in targets if find(instance) != root]
            if not goals:
                return chains
            others = sorted(known - set(targets))
            sources = [i for i in (*targets, *others) if find(i) == root and i[0]]
            reachable = {i for i in (*goals, *others) if find(i) != root}
            path = (
                self._shortest(sources, reachable, known)
                or _by_condition(self.conditions, root, find)
                or self._shortest(sources, reachable, known, likely=True)
            )
            if path is None:
                raise UnconnectedError("no foreign keys join the tables", f"{targets[0][0]}, {goals[0][0]}")
            for edge in path:
                chains.append(edge)
                known.update((edge.left, edge.right))
                components.join(edge.left, edge.right)

    def out(self, root: Instance, around: Sequence[Instance], *, likely: bool) -> list[Edge] | None:
        """The cheapest chain of foreign keys from an occurrence inside EXISTS to any of the block around."""
        outside: dict[str, list[Instance]] = {}
        for instance in around:
            outside.setdefault(instance[0], []).append(instance)
        queue: list[tuple[float, int, int, Instance, bool, list[Edge], bool]] = [(0.0, 0, 0, root, False, [], False)]
        number = 1
        done: set[tuple[Instance, bool]] = set()
        while queue:
            cost, _, _, here, climbed, path, is_out = heapq.heappop(queue)
            if is_out:
                return path
            if (here, climbed) in done or len(path) >= MAX_PATH:
                continue
            done.add((here, climbed))
            for link in self._links(here[0], likely):
                price, up = cost + _price(link, climbed), link.to_parent
                pairs = link.pairs
                for place, there in enumerate(outside.get(link.other, ())):
                    heapq.heappush(queue, (price, place, number, there, up, [*path, Edge(here, there, pairs)], True))
                    number += 1
                for there in self._occurrences(link, here, self.known):
                    if (there, up) not in done:
                        step = (price, len(around), number, there, up, [*path, Edge(here, there, pairs)], False)
                        heapq.heappush(queue, step)
                        number += 1
        return None

    def _links(self, table: str, likely: bool) -> list[Link]:
        links = self.catalog.links.get(table, [])
        return [*links, *self.catalog.likely_links.get(table, [])] if likely else links

    def _shortest(
        self, sources: list[Instance], goals: set[Instance], known: set[Instance], *, likely: bool = False
    ) -> list[Edge] | None:
        """The cheapest chain of foreign keys from any source to any goal; earlier declared keys win ties.

        With `likely`, columns that are merely called alike count as keys too.
        """
        queue: list[tuple[float, int, Instance, bool, list[Edge]]] = [
            (0.0, n, s, False, []) for n, s in enumerate(sources)
        ]
        number = len(queue)
        done: set[tuple[Instance, bool]] = set()
        while queue:
            cost, _, here, climbed, path = heapq.heappop(queue)
            if (here, climbed) in done:
                continue
            done.add((here, climbed))
            if here in goals:
                return path
            if len(path) >= MAX_PATH:
                continue
            for link in self._links(here[0], likely):
                price, up = cost + _price(link, climbed), link.to_parent
                for there in self._occurrences(link, here, known):
                    if (there, up) not in done:
                        edge = Edge(here, there, link.pairs)
                        heapq.heappush(queue, (price, number, there, up, [*path, edge]))
                        number += 1
        return None

    def _occurrences(self, link: Link, here: Instance, known: set[Instance]) -> list[Instance]:
        found = sorted({(link.other, 1), *(i for i in known if i[0] == link.other)})
        return [instance for instance in found if instance != here]


def _by_condition(
    conditions: Sequence[Edge], root: Instance, find: Callable[[Instance], Instance]
) -> list[Edge] | None:
    """A condition that compares columns of what is joined to the root with columns of a table not joined yet."""
    for edge in conditions:
        here, there = find(edge.left) == root, find(edge.right) == root
        if here != there:
            return [edge if here else _turned(edge)]
    return None


def _turned(edge: Edge) -> Edge:
    """The edge seen from its other side."""
    return Edge(edge.right, edge.left, tuple((b, a) for a, b in edge.pairs), edge.condition)


def _edge(reference: Reference) -> Edge:
    """A reference as an edge, from the child to its parent."""
    return Edge(reference.child, reference.parent, reference.link.pairs)


def _references(edges: Iterable[Edge], catalog: Catalog) -> list[Reference]:
    """Those edges that are foreign keys."""
    found = []
    for edge in edges:
        for way in (edge, _turned(edge)):
            link = _link(way, catalog)
            if link is not None and link.to_parent:
                found.append(Reference(way.left, link, way.right))
                break
    return found


def _cost(edges: Iterable[Edge], catalog: Catalog) -> float:
    """What edges cost together; one that is no declared or inferred key as much as one that is merely likely."""
    links = [_link(edge, catalog) for edge in edges]
    return sum(LIKELY_COST if link is None else link.cost for link in links)


def _link(edge: Edge, catalog: Catalog) -> Link | None:
    """The foreign key that an edge follows, from either side."""
    for link in catalog.links.get(edge.left[0], ()):
        if link.other == edge.right[0] and edge.pairs == link.pairs:
            return link
    return None


def _price(link: Link, climbed: bool) -> float:
    """What one more foreign key costs a chain, whose last one may have led up to a table that it refers to."""
    return link.cost + (SIBLING_COST if climbed and not link.to_parent else 0.0)


def _points_up(edge: Edge, catalog: Catalog) -> bool:
    """Whether the left side holds the foreign key."""
    link = _link(edge, catalog)
    return link is not None and link.to_parent


def _root(instances: list[Instance], edges: list[Edge], catalog: Catalog) -> Instance:
    """The table whose rows are joined to what they belong to: the first that no other of them points to."""
    parents = set()
    for edge in edges:
        if edge.left in instances and edge.right in instances and edge.pairs:
            if _points_up(edge, catalog):
                parents.add(edge.right)
            elif _points_up(_turned(edge), catalog):
                parents.add(edge.left)
    return next((instance for instance in instances if instance not in parents), instances[0])


def _order(
    instances: list[Instance], edges: list[Edge], kinds: dict[Instance, str], catalog: Catalog | None
) -> tuple[Step, ...]:
    """Joining order: inner joins first, each next to a table already there; then outer joins; then unjoined tables."""
    firm = [i for i in instances if i not in kinds]
    root = next(iter(firm), instances[0]) if catalog is None or not firm else _root(firm, edges, catalog)
    placed = [root]
    steps = [Step(root)]
    waiting = [i for i in instances if i != root]

    def joined_to(instance: Instance) -> list[Edge]:
        found = []
        for edge in edges:
            if edge.right == instance and edge.left in placed:
                found.append(edge)
            elif edge.left == instance and edge.right in placed:
                turned = tuple((b, a) for a, b in edge.pairs)
                found.append(Edge(edge.right, edge.left, turned, edge.condition))
        return found

    while waiting:
        for optional in (False, True):
            ready = next((i for i in waiting if (i in kinds) == optional and joined_to(i)), None)
            if ready is not None:
                joining = joined_to(ready)
                if any(edge.left in kinds for edge in joining):
                    kinds.setdefault(ready, "left")
                conditions = [((edge.left, a), (ready, b)) for edge in joining for a, b in edge.pairs]
                others = tuple(edge.condition for edge in joining if edge.condition is not None)
                steps.append(Step(ready, kinds.get(ready, "inner"), tuple(dict.fromkeys(conditions)), others))
                break
        else:
            ready = waiting[0]
            steps.append(Step(ready))
        placed.append(ready)
        waiting.remove(ready)
    return tuple(steps)
