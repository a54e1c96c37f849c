"""One form of several that mean the same: periods for comparisons of dates, With for correlated EXISTS, QUALIFY for
rows chosen by their rank outside a derived table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sql_copilot_ls.periods import Anchor, Period
from sql_copilot_ls.schema.model import ColumnKind

from .catalog import Catalog
from .errors import QueryError
from .ir import (
    Call,
    Column,
    DerivedColumn,
    Expression,
    Instance,
    Literal,
    OfTable,
    Order,
    Query,
    Window,
    block_atoms,
    walk,
)
from .joins import Side, conjunction, conjuncts_of, implied_existence, implied_from, side_of
from .kinds import AGGREGATES, kind_of, outputs_of
from .moments import anchor_of, period_of
from .parse_from import meaning_of
from .ranked_rows import windows_in
from .traversal import rewritten_block

_BOUNDS = {"Ge", "Lt", "Gt", "Le", "Eq", "Between"}
_ONE_DAY = {"date"}


class Periods:
    """Comparisons of dates as periods: `d >= a AND d < b` is `During`."""

    def __init__(self, catalog: Catalog, block: Query | None) -> None:
        self.catalog = catalog
        self.block = block

    def call(self, call: Call) -> Expression:
        """What a call becomes whose arguments have been read."""
        if call.action == "And":
            return self._merged(conjuncts_of(call))
        if call.action not in _BOUNDS:
            return call
        tested, *sides = call.arguments
        anchors = [anchor_of(side) for side in sides]
        if any(anchor is None for anchor in anchors) or isinstance(tested, Literal) or anchor_of(tested) is not None:
            return call
        first, last = anchors[0], anchors[-1]
        assert first is not None
        assert last is not None
        if not (first.is_relative and last.is_relative) and self._kind(tested) != ColumnKind.TIME:
            return call
        whole_days = self._is_date(tested) and _is_day(first) and _is_day(last)
        if isinstance(tested, Call) and tested.action == "DayStart" and call.action in ("Eq", "Between", "Le", "Gt"):
            tested, whole_days = tested.arguments[0], _is_day(first) and _is_day(last)
        start, end = self._sides(call.action, first, last, whole_days)
        found = period_of(start, end) if start is not None or end is not None else None
        return call if found is None else Call("During", (tested, found))

    def _sides(self, action: str, first: Anchor, last: Anchor, whole_days: bool) -> tuple[Anchor | None, Anchor | None]:
        match action:
            case "Ge":
                return first, None
            case "Lt":
                return None, first
        if not whole_days or (action in ("Gt", "Le") and first.is_relative):
            return None, None
        match action:
            case "Gt":
                return first.shifted(days=1), None
            case "Le":
                return None, first.shifted(days=1)
        return first, last.shifted(days=1)

    def _kind(self, expression: Expression) -> ColumnKind:
        return kind_of(expression, self.catalog, self.block)

    def _is_date(self, expression: Expression) -> bool:
        """Whether the values are days, without a time."""
        if isinstance(expression, Call):
            return expression.action == "DayStart"
        if not isinstance(expression, Column):
            return False
        return self.catalog.column(expression.table, expression.name).type.casefold() in _ONE_DAY

    def _merged(self, parts: list[Expression]) -> Expression:
        """The conjunction with a lower and an upper bound of the same value as one period."""
        kept: list[Expression] = []
        for part in parts:
            for place, other in enumerate(kept):
                together = _both(other, part)
                if together is not None:
                    kept[place] = together
                    break
            else:
                kept.append(part)
        found = conjunction(kept)
        assert found is not None
        return found


def _is_day(anchor: Anchor) -> bool:
    if anchor.moment is not None:
        return not (anchor.moment.hour or anchor.moment.minute or anchor.moment.second)
    return anchor.base not in ("now", "hour") and not anchor.minutes


def _both(one: Expression, other: Expression) -> Expression | None:
    """Two half open periods of the same value as one; None when they are not."""
    match one, other:
        case Call("During", (a, Literal(x))), Call("During", (b, Literal(y))) if a == b:
            first, second = Period.parse(x), Period.parse(y)
            if first.start is None and second.end is None:
                first, second = second, first
            if first.end is None and second.start is None:
                found = period_of(first.start, second.end)
                return None if found is None else Call("During", (a, found))
    return None


def flattened(query: Query, catalog: Catalog) -> Query:
    """A block over a derived table alone as one block, where both can be said at once."""
    inner = query.derived
    if inner is None or not _stands_alone(query) or not _can_be_entered(inner):
        return query
    outputs = outputs_of(inner, catalog)
    if any(atom.position > len(outputs) for atom in block_atoms(query) if isinstance(atom, DerivedColumn)):
        return query

    def put(expression: Expression) -> Expression:
        match expression:
            case DerivedColumn(position):
                return outputs[position - 1]
            case Call(action, arguments):
                return Call(action, tuple(map(put, arguments)))
            case Window(partition, order):
                return Window(tuple(map(put, partition)), tuple(Order(put(o.expression), o.descending) for o in order))
        return expression

    all_shown = query.select == tuple(DerivedColumn(place + 1) for place in range(len(outputs)))
    select = inner.select if all_shown else tuple(map(put, query.select))
    where = put(query.where) if query.where is not None else None
    inner_windows = any(windows_in(output) for output in outputs)
    outer_windows = any(windows_in(item) for item in (*query.select, *(o.expression for o in query.order_by)))
    if inner_windows and outer_windows:
        return query
    result = replace(
        query,
        select=select,
        distinct=query.distinct or inner.distinct,
        also=inner.also,
        optional=inner.optional,
        cross=inner.cross,
        joins=inner.joins,
        derived=inner.derived,
        second=inner.second,
        optional_rows=inner.optional_rows,
        full=inner.full,
        where=inner.where,
        group_by=inner.group_by,
        having=inner.having,
        qualify=inner.qualify,
        order_by=tuple(Order(put(order.expression), order.descending) for order in query.order_by) or inner.order_by,
    )
    if where is not None:
        if inner_windows or inner.qualify is not None:
            result = replace(result, qualify=conjunction([*conjuncts_of(inner.qualify), where]))
            ranks = windows_in(where)
            if all_shown and all(item in ranks for item in select[1:]) and isinstance(select[0], OfTable):
                result = replace(result, select=select[:1])  # the rank is shown anyway
        elif inner.group_by or _aggregates(inner):
            result = replace(result, having=conjunction([*conjuncts_of(inner.having), where]))
        else:
            result = replace(result, where=conjunction([*conjuncts_of(inner.where), where]))
    return result if _same_tables(inner, result, catalog) else query


def _same_tables(inner: Query, result: Query, catalog: Catalog) -> bool:
    try:
        return meaning_of(implied_from(inner, catalog)) == meaning_of(implied_from(result, catalog))
    except QueryError:
        return False


def _stands_alone(query: Query) -> bool:
    """Whether the block only chooses, orders and shows what its derived table has."""
    atoms = list(block_atoms(query))
    return (
        query.second is None
        and not (query.group_by or query.having or query.qualify or query.joins or query.cross or query.chained)
        and not any(isinstance(atom, Column | OfTable | Query) for atom in atoms)
        and not any(isinstance(atom, Call) and atom.action in AGGREGATES for atom in atoms)
    )


def _can_be_entered(inner: Query) -> bool:
    return not (inner.distinct or inner.limit or inner.chained)


def _aggregates(query: Query) -> bool:
    return any(
        (isinstance(atom, OfTable) and atom.action == "CountRows")
        or (isinstance(atom, Call) and atom.action in AGGREGATES)
        for item in query.select
        for atom in walk(item)
    )


class Existences:
    """EXISTS whose tables are joined to the block around as foreign keys imply: `With` and `Without`."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def block(self, query: Query) -> Query:
        """The block with every EXISTS and NOT IN of its own folded that can be."""
        try:
            wanted = meaning_of(implied_from(query, self.catalog))
        except QueryError:
            return query
        for old in dict.fromkeys(self._candidates(query)):
            for new in self._forms(old, query):
                changed = _replaced(query, old, new)
                if self._keeps(changed, wanted):
                    query = changed
                    break
        return query

    def _keeps(self, query: Query, wanted: object) -> bool:
        try:
            return meaning_of(implied_from(query, self.catalog)) == wanted
        except QueryError:
            return False

    def _candidates(self, query: Query) -> Iterator[Call]:
        for atom in block_atoms(query):
            if isinstance(atom, Call) and atom.action in ("Exists", "NotExists", "NotIn"):
                yield atom

    def _forms(self, old: Call, around: Query) -> Iterator[Call]:
        inner = old.arguments[-1]
        if not isinstance(inner, Query) or not _is_simple(inner):
            return
        pairs: set[tuple[Side, Side]] = set()
        rest: list[Expression] = []
        for part in conjuncts_of(inner.where):
            pair = _correlation(part)
            if pair is None:
                rest.append(part)
            else:
                pairs.add(pair)
        if old.action == "NotIn":
            tested, shown = old.arguments[0], inner.select[0]
            if not isinstance(tested, Column) or not isinstance(shown, Column) or tested.outer or shown.outer:
                return
            pairs.add((side_of(shown), side_of(tested)))
        try:
            written = implied_from(inner, self.catalog)
            outside = implied_from(around, self.catalog).instances
        except QueryError:
            return
        name = "With" if old.action == "Exists" else "Without"
        for table, instance in written.instances:
            if instance != 1 or not table:
                continue
            rows = Query((OfTable("AllColumns", table),), where=conjunction(rest))
            if self._is_joined_so(rows, outside, meaning_of(written), pairs):
                yield Call(name, (rows,))

    def _is_joined_so(
        self, rows: Query, outside: tuple[Instance, ...], written: object, pairs: set[tuple[Side, Side]]
    ) -> bool:
        try:
            found = implied_existence(rows, outside, self.catalog)
        except QueryError:
            return False
        return set(found.pairs) == pairs and meaning_of(found.from_) == written


def _is_simple(query: Query) -> bool:
    return not (
        query.group_by
        or query.having
        or query.qualify
        or query.limit
        or query.chained
        or query.derived
        or query.optional
        or query.optional_rows
        or query.full
        or query.cross
    )


def _correlation(part: Expression) -> tuple[Side, Side] | None:
    """(inner column, outer column) of an equality that reaches out of EXISTS."""
    match part:
        case Call("Eq", (Column() as a, Column() as b)) if {a.outer, b.outer} == {0, 1}:
            inner, outer = (b, a) if a.outer else (a, b)
            return side_of(inner), side_of(outer)
    return None


def _replaced(query: Query, old: Expression, new: Expression) -> Query:
    return rewritten_block(query, lambda call: new if call == old else call)
