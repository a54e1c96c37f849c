"""Sampling of plans over a schema: one function per family of queries."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from sql_copilot_compression.data.synthesis.names_in_words import Names, Role, invented_value
from sql_copilot_compression.data.synthesis.plan import Condition, Edge, Having, Item, Plan, Ref, Value
from sql_copilot_ls.schema.model import ColumnKind, Table

T = TypeVar("T")

_SHOWN = (Role.NAME, Role.CLASS, Role.MEASURE, Role.TIME, Role.YEAR, Role.TEXT)
_CLASSES = (Role.CLASS, Role.YEAR)
STATES = 0.1
"""Share of conditions that are states such as "paid" or "active"."""
BRIEF = 0.35
"""Share of questions about states that ask for no columns: the rows' names are meant, or all of them without names."""
_NUMBERS = (Role.MEASURE, Role.YEAR)
_EXPRESSIONS = (
    "case", "coalesce", "upper", "lower", "length", "year", "month", "product", "sum", "difference", "range", "round",
    "round",
)  # fmt: skip
_CASES = (("high", "low"), ("big", "small"), ("yes", "no"), ("expensive", "cheap"), ("pass", "fail"), ("old", "new"))
_AGGREGATES = ("avg", "avg", "max", "min", "sum", "sum")


class Impossible(Exception):  # noqa: N818 (not an error: the family needs something that this schema lacks)
    """This schema has nothing that the family could be about."""


def choose(values: Sequence[T], rng: random.Random) -> T:
    """One of the values; `Impossible` when there is none."""
    if not values:
        raise Impossible
    return rng.choice(values)


class Sampler:
    """Plans over one source."""

    def __init__(self, names: Names) -> None:
        self.names = names
        linked = {id(edge.child) for edge in names.edges}
        # A table of little more than keys is no thing that people ask about by itself.
        self.entities = [
            table
            for table in names.tables
            if len(names.refs(table, *_SHOWN)) >= (2 if id(table) in linked else 1) and len(table.columns) >= 2
        ]

    def plan(self, family: str, rng: random.Random) -> Plan:
        """A plan of the family; raises `Impossible`."""
        return FAMILIES[family](self, rng)

    # What every family is made of

    def entity(self, rng: random.Random) -> Table:
        """A table to ask about."""
        return choose(self.entities, rng)

    def shown(self, table: Table, rng: random.Random, most: int = 3) -> list[Item]:
        """One to `most` columns to show, the name first."""
        refs = self.names.refs(table, *_SHOWN)
        count = min(len(refs), rng.choice((1, 1, 1, 1, 2, 2, 3)[: most * 2 + 1]))
        name = self.names.name_of(table)
        chosen = rng.sample(refs, count) if refs else []
        if name and rng.random() < 0.6:
            chosen = [name, *(r for r in chosen if r != name)][:count]
        if not chosen:
            raise Impossible
        last = next((r for r in refs if self.names.base(table, r.column) == "last name"), None)
        if last and chosen[0] == name and last not in chosen and name != last and rng.random() < 0.5:
            chosen = [chosen[0], last, *chosen[1:]][:most]
        keys = self.names.refs(table, Role.KEY)
        if keys and rng.random() < 0.2:
            chosen = [keys[0], *chosen][: rng.choice((1, most))]
        return [Item(ref) for ref in chosen]

    def condition(self, table: Table, rng: random.Random, *, unlike: Sequence[Ref] = ()) -> Condition:
        """A simple comparison on a column of the table, or a state that its rows may be in."""
        states = self.states(table, rng, unlike) if rng.random() < STATES else []
        if states:
            return rng.choice(states)
        refs = [
            r
            for r in self.names.refs(table, Role.NAME, Role.CLASS, Role.MEASURE, Role.TIME, Role.YEAR)
            if r not in unlike
        ]
        measures = [r for r in refs if self.names.role(r) is Role.MEASURE]
        return self.compare(choose(measures if measures and rng.random() < 0.35 else refs, rng), rng)

    def compare(self, ref: Ref, rng: random.Random) -> Condition:
        """A comparison that fits the column's role."""
        role = self.names.role(ref)
        if role in {Role.MEASURE, Role.YEAR}:
            rare = "!=" if rng.random() < 0.2 else ">"
            operator = rng.choice((">", ">", ">", "<", "<", ">=", "<=", "=", "=" if role is Role.YEAR else ">", rare))
            return Condition("compare", ref, operator, (self.number(ref, rng),))
        if role is Role.TIME:
            operator = rng.choice((">", "<", ">=", "<=", "=")) if self.names.compares(ref) else "="
            return Condition("date", ref, operator, (self.value(ref, rng),))
        operator = "!=" if rng.random() < 0.08 else "="
        return Condition("compare", ref, operator, (self.text(ref, rng),))

    def states(self, table: Table, rng: random.Random, unlike: Sequence[Ref] = ()) -> list[Condition]:
        """What can be said of rows in a word or two: that a flag is set, that something has (not) happened, or when."""
        found = [self.flag(ref, rng) for ref in self.names.refs(table, Role.FLAG) if ref not in unlike]
        for ref in self._dates(table):
            if ref not in unlike:
                found.append(Condition("null", ref, rng.choice(("is null", "is null", "is not null"))))
                found.append(Condition("year", ref, "=", (rng.randint(2000, 2025),)))
        return found

    def flag(self, ref: Ref, rng: random.Random) -> Condition:
        """That a flag is set, or that it is not."""
        stored = {str(v) for v in self.names.values(ref, rng)}
        yes: Value
        no: Value
        yes, no = next(
            ((a, b) for a, b in (("T", "F"), ("Y", "N"), ("Yes", "No"), ("true", "false")) if stored & {a, b}), (1, 0)
        )
        positive = rng.random() < 0.65
        return Condition("boolean", ref, "=" if positive else "not", (yes if positive else no,))

    def value(self, ref: Ref, rng: random.Random) -> Value:
        """A value of the column."""
        return rng.choice(self.names.values(ref, rng))

    def _sortable(self, table: Table) -> list[Ref]:
        """Columns of which there is a most and a least."""
        return [r for r in self.names.refs(table, Role.MEASURE, Role.TIME, Role.YEAR) if self.names.compares(r)]

    def number(self, ref: Ref, rng: random.Random) -> int | float:
        """A number that splits the column's values."""
        value = self.value(ref, rng)
        if isinstance(value, str):
            invented = invented_value(self.names.base(ref.table, ref.column), self.names.role(ref), rng)
            value = invented if not isinstance(invented, str) else 10
        if isinstance(value, int) and abs(value) > 100 and self.names.role(ref) is Role.MEASURE and rng.random() < 0.6:
            value = int(f"{value:.1g}".split("e")[0].split(".")[0]) * 10 ** (len(str(abs(value))) - 1)
        return value

    def text(self, ref: Ref, rng: random.Random) -> Value:
        """A text value as it stands."""
        return self.value(ref, rng)

    def edge(self, rng: random.Random) -> Edge:
        """A foreign key whose parent is something people ask about."""
        return choose([e for e in self.names.edges if self.names.refs(e.parent, *_SHOWN)], rng)

    def path(self, rng: random.Random) -> tuple[Table, list[Edge], Table]:
        """(first table, joins, last table): parent–child, child–parent or two parents over a linking table."""
        if rng.random() < 0.5:
            links = [
                (a, b) for a in self.names.edges for b in self.names.edges
                if a.child == b.child and a.parent != b.parent and a.column != b.column
                and a.parent in self.entities and b.parent in self.entities
            ]  # fmt: skip
            if links:
                first, second = rng.choice(links)
                return first.parent, [first, second], second.parent
        edge = self.edge(rng)
        return (edge.child, [edge], edge.parent) if rng.random() < 0.6 else (edge.parent, [edge], edge.child)

    # Families over one table

    def _list_columns(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        plan = Plan("list", table, self.shown(table, rng))
        plan.distinct = len(plan.items) == 1 and rng.random() < 0.35
        if rng.random() < 0.08:
            plan.items, plan.distinct = [Item(None)], False
        return plan

    def _filter(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        first = self.condition(table, rng)
        where = [first]
        connector = "AND"
        if rng.random() < 0.3:
            same = self.names.role(first.ref) in _CLASSES and rng.random() < 0.5
            second = self.compare(first.ref, rng) if same else self.condition(table, rng, unlike=[first.ref])
            if second != first:
                where.append(second)
                connector = "OR" if same or rng.random() < 0.2 else "AND"
        plan = Plan("filter", table, self.shown(table, rng), where=where, connector=connector)
        if rng.random() < 0.1:
            plan.items = [Item(None)]
        plan.distinct = plan.items[0].ref is not None and len(plan.items) == 1 and rng.random() < 0.08
        return plan

    def _count(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        plan = Plan("count", table, [Item(None, "count")])
        if rng.random() < 0.65:
            plan.where = [self.condition(table, rng)]
            if rng.random() < 0.2:
                plan.where.append(self.condition(table, rng, unlike=[plan.where[0].ref]))
        return plan

    def _count_distinct(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.CLASS, Role.NAME, Role.KEY), rng)
        plan = Plan("count_distinct", table, [Item(ref, "count", distinct=True)])
        if rng.random() < 0.3:
            plan.where = [self.condition(table, rng, unlike=[ref])]
        return plan

    def _aggregate(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        refs = self.names.refs(table, Role.MEASURE)
        ref = choose(refs, rng)
        functions = rng.sample(("avg", "max", "min", "sum"), rng.choice((1, 1, 1, 1, 2, 3)))
        items = [Item(ref, function) for function in functions]
        if len(items) == 1 and len(refs) > 1 and rng.random() < 0.15:
            items.append(Item(rng.choice([r for r in refs if r != ref]), rng.choice(_AGGREGATES)))
        plan = Plan("aggregate", table, items)
        if rng.random() < 0.55:
            plan.where = [self.condition(table, rng, unlike=[ref])]
        return plan

    def _order(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        key = choose(self.names.refs(table, Role.MEASURE, Role.TIME, Role.YEAR, Role.NAME), rng)
        plan = Plan("order", table, self.shown(table, rng), order=(Item(key), rng.random() < 0.5))
        if rng.random() < 0.3:
            plan.where = [self.condition(table, rng, unlike=[key])]
        return plan

    def _superlative(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        key = choose(self._sortable(table), rng)
        limit = 1 if rng.random() < 0.6 else rng.choice((2, 3, 3, 5, 5, 10, 10, 20, 100))
        plan = Plan("superlative", table, self.shown(table, rng), order=(Item(key), rng.random() < 0.65), limit=limit)
        if rng.random() < 0.25:
            plan.where = [self.condition(table, rng, unlike=[key])]
        return plan

    def _offset(self, rng: random.Random) -> Plan:
        plan = self._superlative(rng)
        plan.family = "offset"
        if rng.random() < 0.5:
            plan.limit, plan.offset = 1, rng.choice((1, 1, 2))
        else:
            plan.limit = rng.choice((5, 10, 20))
            plan.offset = plan.limit * rng.choice((1, 1, 2, 3))
        return plan

    def _group_count(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        group = choose(self.names.refs(table, *_CLASSES), rng)
        plan = Plan("group_count", table, [Item(group), Item(None, "count")], group=[group])
        if rng.random() < 0.15:
            plan.items.reverse()
        if rng.random() < 0.2:
            plan.where = [self.condition(table, rng, unlike=[group])]
        if rng.random() < 0.15:
            plan.order = (Item(None, "count"), rng.random() < 0.8)
        return plan

    def _group_aggregate(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        group = choose(self.names.refs(table, *_CLASSES), rng)
        measure = choose(self.names.refs(table, Role.MEASURE), rng)
        item = Item(measure, rng.choice(_AGGREGATES))
        plan = Plan("group_aggregate", table, [Item(group), item], group=[group])
        if rng.random() < 0.15:
            plan.items.reverse()
        if rng.random() < 0.15:
            plan.where = [self.condition(table, rng, unlike=[group, measure])]
        if rng.random() < 0.2:
            plan.order = (item, rng.random() < 0.8)
            if rng.random() < 0.5:
                plan.limit = rng.choice((3, 5, 10))
        return plan

    def _group_superlative(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        group = choose(self.names.refs(table, Role.CLASS, Role.YEAR), rng)
        measures = self.names.refs(table, Role.MEASURE)
        key = (
            Item(rng.choice(measures), rng.choice(("avg", "sum")))
            if measures and rng.random() < 0.2
            else Item(None, "count")
        )
        plan = Plan("group_superlative", table, [Item(group)], group=[group], order=(key, rng.random() < 0.85), limit=1)
        if rng.random() < 0.15:
            plan.items.append(key)
        if rng.random() < 0.12:
            plan.limit = rng.choice((2, 3, 5))
        return plan

    def _having(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        group = choose(self.names.refs(table, Role.CLASS, Role.YEAR), rng)
        measures = self.names.refs(table, Role.MEASURE)
        item, value = Item(None, "count"), rng.randint(1, 10)
        if measures and rng.random() < 0.3:
            ref = rng.choice(measures)
            item, value = Item(ref, rng.choice(("avg", "sum", "max", "min"))), int(self.number(ref, rng))
        having = Having(item, rng.choice((">", ">", ">", ">=", ">=", "<", "<=", "=")), value)
        plan = Plan("having", table, [Item(group)], group=[group], having=having)
        if rng.random() < 0.25:
            plan.items.append(item)
        return plan

    def _compare_average(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.MEASURE), rng)
        condition = Condition("average", ref, rng.choice((">", ">", "<")), ("avg",))
        plan = Plan("compare_average", table, self.shown(table, rng), where=[condition])
        if rng.random() < 0.25:
            plan.items = [Item(None, "count")]
        return plan

    def _extreme(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.MEASURE, Role.YEAR), rng)
        condition = Condition("extreme", ref, "=", (rng.choice(("max", "min")),))
        return Plan("extreme", table, self.shown(table, rng), where=[condition])

    def _null(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        key_refs = [r for r in self.names.refs(table, Role.KEY) if r.column.name not in table.primary_key]
        dates = self._dates(table)
        ref = choose(dates if dates and rng.random() < 0.5 else self.names.refs(table, *_SHOWN) + key_refs, rng)
        condition = Condition("null", ref, rng.choice(("is null", "is null", "is not null")))
        items = [Item(None, "count")] if rng.random() < 0.3 else [i for i in self.shown(table, rng) if i.ref != ref]
        if rng.random() < BRIEF:
            items = [Item(self.names.name_of(table))]
        return Plan("null", table, items or [Item(None)], where=[condition])

    def _between(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        refs = self.names.refs(table, Role.MEASURE, Role.YEAR, Role.TIME)
        ref = choose([r for r in refs if self.names.compares(r)], rng)
        if self.names.role(ref) is Role.TIME:
            low, high = sorted((str(self.value(ref, rng)), str(self.value(ref, rng))))
            values: tuple[Value, ...] = (low, high)
        else:
            values = tuple(sorted((self.number(ref, rng), self.number(ref, rng))))
        if values[0] == values[1]:
            raise Impossible
        items = [Item(None, "count")] if rng.random() < 0.25 else self.shown(table, rng)
        return Plan("between", table, items, where=[Condition("between", ref, "between", values)])

    def _in_list(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.CLASS, Role.NAME, Role.YEAR), rng)
        pool = {self.value(ref, rng) for _ in range(rng.choice((3, 4, 5, 6)))}
        values = tuple(sorted(pool, key=str))
        if len(values) < 2:
            raise Impossible
        operator = "not in" if rng.random() < 0.2 else "in"
        items = [Item(None, "count")] if rng.random() < 0.25 else self.shown(table, rng)
        return Plan("in_list", table, items, where=[Condition("in", ref, operator, values)])

    def _like(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.NAME, Role.TEXT, Role.CLASS), rng)
        value = str(self.text(ref, rng))
        words = [word for word in value.split() if word.isalnum()]
        operator = rng.choice(("contains", "contains", "contains", "starts", "ends"))
        word = choose(words, rng)
        if rng.random() < 0.4:
            size = rng.randint(1, 3)
            word = word[:size] if operator != "ends" else word[-size:]
        if rng.random() < 0.1:
            operator = f"not {operator}"
        items = [Item(None, "count")] if rng.random() < 0.2 else self.shown(table, rng)
        return Plan("like", table, items, where=[Condition("like", ref, operator, (word,))])

    def _boolean(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self.names.refs(table, Role.FLAG), rng)
        plan = Plan("boolean", table, self.shown(table, rng), where=[self.flag(ref, rng)])
        if rng.random() < BRIEF:
            plan.items = [Item(self.names.name_of(table))]
        elif rng.random() < 0.4:
            plan.items = [Item(None, "count")]
        if rng.random() < 0.2:
            plan.where.append(self.condition(table, rng, unlike=[ref]))
        return plan

    def _dates(self, table: Table) -> list[Ref]:
        """Columns of a date type."""
        return [r for r in self.names.refs(table, Role.TIME) if r.column.kind is ColumnKind.TIME]

    def _date_part(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        ref = choose(self._dates(table), rng)
        draw = rng.random()
        if draw < 0.5:
            items = [Item(None, "count")] if rng.random() < 0.5 else self.shown(table, rng)
            if rng.random() < BRIEF:
                items = [Item(self.names.name_of(table))]
            condition = Condition("year", ref, "=", (rng.randint(2000, 2025),))
            if draw < 0.25:
                unit, most = rng.choice((("day", 90), ("month", 12), ("year", 5)))
                amount = rng.choice((7, 30, 60, 90)) if unit == "day" and rng.random() < 0.7 else rng.randint(2, most)
                condition = Condition("recent", ref, ">=", (amount, unit))
            return Plan("date_part", table, items, where=[condition])
        measures = self.names.refs(table, Role.MEASURE)
        item = Item(None, "count")
        if measures and rng.random() < 0.4:
            item = Item(rng.choice(measures), rng.choice(("sum", "avg")))
        part = rng.choice(("year", "month", "month", "calendar month"))
        return Plan("date_part", table, [item], group=[ref], group_part=part)

    def _expression(self, rng: random.Random) -> Plan:
        table = self.entity(rng)
        special = rng.choice(_EXPRESSIONS)
        name = self.names.name_of(table)
        first = [Item(name)] if name and rng.random() < 0.7 else []
        if special in {"case", "range", "round", "product", "sum", "difference"}:
            plan = self._arithmetic(special, table, first, rng)
        elif special in {"year", "month"}:
            plan = Plan("expression", table, [*first, Item(choose(self._dates(table), rng))], special=special)
        else:
            roles = _SHOWN if special == "coalesce" else (Role.NAME, Role.CLASS, Role.TEXT)
            ref = choose([r for r in self.names.refs(table, *roles) if r != name or special != "coalesce"], rng)
            plan = Plan("expression", table, [*(i for i in first if i.ref != ref), Item(ref)], special=special)
            if special == "coalesce":
                number = ref.column.kind is ColumnKind.NUMBER
                plan.values = (0,) if number else (rng.choice(("unknown", "n/a", "none", "missing")),)
        if rng.random() < 0.25:
            plan.where = [self.condition(table, rng)]
        return plan

    def _arithmetic(self, special: str, table: Table, first: list[Item], rng: random.Random) -> Plan:
        """An expression over one or two measures."""
        refs = [r for r in self.names.refs(table, Role.MEASURE) if Item(r) not in first]
        ref = choose(refs, rng)
        plan = Plan("expression", table, [Item(ref)], special=special)
        if special == "round":
            plan.values = (rng.choice((0, 1, 1, 2, 2, 3)),)
        elif special == "case":
            plan.items = [*first, Item(ref)]
            plan.values = (self.number(ref, rng), *rng.choice(_CASES))
        elif special != "range":
            other = choose([r for r in refs if r != ref], rng)
            plan.items = [*first, Item(other), Item(ref)]
        return plan

    def _set_operation(self, rng: random.Random) -> Plan:
        operator = rng.choice(("INTERSECT", "INTERSECT", "INTERSECT", "EXCEPT", "EXCEPT", "UNION"))
        if self.names.edges and rng.random() < 0.5:
            first, edges, last = self.path(rng)
            shown = choose(self.names.refs(first, Role.NAME) or self.names.refs(first, Role.CLASS), rng)
            ref = choose(self.names.refs(last, Role.NAME, Role.CLASS), rng)
            one, two = self.compare(ref, rng), self.compare(ref, rng)
        else:
            first, edges = self.entity(rng), []
            shown = choose(self.names.refs(first, Role.CLASS, Role.NAME), rng)
            one = self.condition(first, rng, unlike=[shown])
            two = self.compare(one.ref, rng) if rng.random() < 0.7 else self.condition(first, rng, unlike=[shown])
        if one == two:
            raise Impossible
        return Plan("set_operation", first, [Item(shown)], edges=edges, where=[one], set_operator=operator, other=[two])

    # Families over several tables

    def _join_filter(self, rng: random.Random) -> Plan:
        first, edges, last = self.path(rng)
        condition = self.condition(last, rng)
        plan = Plan("join_filter", first, self.shown(first, rng), edges=edges, where=[condition])
        if rng.random() < 0.25:
            plan.items = [Item(None, "count")]
        elif rng.random() < 0.15:
            plan.where.append(self.condition(first, rng))
        if rng.random() < 0.15 and plan.items[0].ref:
            plan.distinct = True
        return plan

    def _join_list(self, rng: random.Random) -> Plan:
        first, edges, last = self.path(rng)
        items = self.shown(first, rng, 2) + self.shown(last, rng, 1)
        plan = Plan("join_list", first, items, edges=edges)
        if rng.random() < 0.35:
            plan.where = [self.condition(rng.choice((first, last)), rng)]
        if rng.random() < 0.2:
            key = choose(self.names.refs(first, Role.MEASURE, Role.TIME, Role.YEAR), rng)
            plan.order = (Item(key), rng.random() < 0.6)
        return plan

    def _join_superlative(self, rng: random.Random) -> Plan:
        first, edges, last = self.path(rng)
        key = choose(self._sortable(last), rng)
        return Plan(
            "join_superlative",
            first,
            self.shown(first, rng, 2),
            edges=edges,
            order=(Item(key), rng.random() < 0.65),
            limit=1,
        )

    def _join_aggregate(self, rng: random.Random) -> Plan:
        first, edges, last = self.path(rng)
        ref = choose(self.names.refs(first, Role.MEASURE), rng)
        return Plan(
            "join_aggregate",
            first,
            [Item(ref, rng.choice(_AGGREGATES))],
            edges=edges,
            where=[self.condition(last, rng)],
        )

    def _per_parent(self, family: str, rng: random.Random) -> tuple[Plan, Edge]:
        """Rows of the child counted for each parent; the parent is what is asked about."""
        edge = choose([e for e in self.names.edges if self.names.refs(e.parent, Role.NAME, Role.CLASS)], rng)
        group = choose(self.names.refs(edge.parent, Role.NAME) or self.names.refs(edge.parent, Role.CLASS), rng)
        return Plan(family, edge.parent, [Item(group)], edges=[edge], group=[self._group_key(edge, group, rng)]), edge

    def _group_key(self, edge: Edge, shown: Ref, rng: random.Random) -> Ref:
        named = self.names.role(shown) is Role.NAME
        return Ref(edge.parent, edge.key) if named and rng.random() < 0.85 else shown

    def _join_group(self, rng: random.Random) -> Plan:
        plan, edge = self._per_parent("join_group", rng)
        measures = self.names.refs(edge.child, Role.MEASURE)
        item = (
            Item(rng.choice(measures), rng.choice(_AGGREGATES))
            if measures and rng.random() < 0.35
            else Item(None, "count")
        )
        plan.items.append(item)
        if rng.random() < 0.2:
            plan.order = (item, rng.random() < 0.8)
        return plan

    def _join_group_superlative(self, rng: random.Random) -> Plan:
        plan, edge = self._per_parent("join_group_superlative", rng)
        measures = self.names.refs(edge.child, Role.MEASURE)
        key = (
            Item(rng.choice(measures), rng.choice(("sum", "avg")))
            if measures and rng.random() < 0.2
            else Item(None, "count")
        )
        plan.order, plan.limit = (key, rng.random() < 0.85), 1 if rng.random() < 0.8 else rng.choice((3, 5))
        if rng.random() < 0.25:
            plan.items.append(key)
        return plan

    def _join_having(self, rng: random.Random) -> Plan:
        plan, edge = self._per_parent("join_having", rng)
        measures = self.names.refs(edge.child, Role.MEASURE)
        item, value = Item(None, "count"), rng.randint(1, 10)
        if measures and rng.random() < 0.35:
            ref = rng.choice(measures)
            item, value = Item(ref, rng.choice(("sum", "sum", "avg", "max", "min"))), int(self.number(ref, rng))
        plan.having = Having(item, rng.choice((">", ">", ">=", ">=", "<", "=")), value)
        if rng.random() < 0.2:
            plan.items.append(item)
        return plan

    def _left_join(self, rng: random.Random) -> Plan:
        plan, edge = self._per_parent("left_join", rng)
        plan.outer = True
        key = next((c for c in edge.child.columns if c.name in edge.child.primary_key), edge.column)
        plan.items.append(Item(Ref(edge.child, key), "count"))
        plan.group = (
            [Ref(edge.parent, edge.key)] if rng.random() < 0.5 else [plan.items[0].ref] if plan.items[0].ref else []
        )
        return plan

    def _unlinked(self, rng: random.Random) -> Plan:
        return self._related("unlinked", ("not in", "not in", "not in", "not exists"), rng)

    def _with_rows(self, rng: random.Random) -> Plan:
        return self._related("linked", ("in", "in", "in", "exists"), rng)

    def _related(self, family: str, operators: tuple[str, ...], rng: random.Random) -> Plan:
        edge = self.edge(rng)
        inner: tuple[Condition, ...] = ()
        if edge.child in self.entities and rng.random() < 0.4:
            inner = (self.condition(edge.child, rng),)
        condition = Condition("linked", Ref(edge.parent, edge.key), rng.choice(operators), (), edge, inner)
        items = [Item(None, "count")] if rng.random() < 0.25 else self.shown(edge.parent, rng, 2)
        return Plan(family, edge.parent, items, where=[condition])


FAMILIES: dict[str, Callable[[Sampler, random.Random], Plan]] = {
    "list": Sampler._list_columns,
    "filter": Sampler._filter,
    "count": Sampler._count,
    "count_distinct": Sampler._count_distinct,
    "aggregate": Sampler._aggregate,
    "order": Sampler._order,
    "superlative": Sampler._superlative,
    "offset": Sampler._offset,
    "group_count": Sampler._group_count,
    "group_aggregate": Sampler._group_aggregate,
    "group_superlative": Sampler._group_superlative,
    "having": Sampler._having,
    "compare_average": Sampler._compare_average,
    "extreme": Sampler._extreme,
    "null": Sampler._null,
    "between": Sampler._between,
    "in_list": Sampler._in_list,
    "like": Sampler._like,
    "boolean": Sampler._boolean,
    "date_part": Sampler._date_part,
    "expression": Sampler._expression,
    "set_operation": Sampler._set_operation,
    "join_filter": Sampler._join_filter,
    "join_list": Sampler._join_list,
    "join_superlative": Sampler._join_superlative,
    "join_aggregate": Sampler._join_aggregate,
    "join_group": Sampler._join_group,
    "join_group_superlative": Sampler._join_group_superlative,
    "join_having": Sampler._join_having,
    "left_join": Sampler._left_join,
    "unlinked": Sampler._unlinked,
    "linked": Sampler._with_rows,
}
"""Every family by name: what an ablation can leave out."""
