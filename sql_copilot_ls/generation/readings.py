"""Equal readings: queries that give the same rows by their form alone, up to the order of columns, count as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from sql_copilot_ls.query import QueryError, Statement, parse_sql, rewritten
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.query.ir import Call, Column, Expression, Join, Literal, OfTable, Query
from sql_copilot_ls.query.joins import Side, implied_from
from sql_copilot_ls.schema.model import ColumnKind, Schema

_NEGATED = {
    "IsNull": "IsNotNull", "Eq": "Ne", "Lt": "Ge", "Gt": "Le", "Like": "NotLike", "InList": "NotInList", "In": "NotIn",
    "Exists": "NotExists",
}  # fmt: skip
_NEGATION = _NEGATED | {negated: plain for plain, negated in _NEGATED.items()}
_SWAPPABLE = frozenset({"And", "Or", "Add", "Multiply"})
_TRUE, _FALSE = frozenset({"1", "true", "t", "yes", "y"}), frozenset({"0", "false", "f", "no", "n"})


def reading(statement: Statement, catalog: Catalog) -> Hashable:
    """The same for two statements when their forms say that they give the same rows: the order of columns, keys of
    groups and conditions does not count, nor how one condition or count is spelled.
    """
    canonical = rewritten(statement, call=lambda call: _call(call, catalog), block=lambda block: _block(block, catalog))
    if isinstance(canonical, Query) and not (canonical.chained or canonical.derived or canonical.second):
        return replace(canonical, select=_sorted(canonical.select))
    return canonical


def meaning(sql: str, schema: Schema, dialect: str = "") -> Hashable:
    """The reading of a statement's text; of one that our queries cannot express its words, without regard to case and
    white space.
    """
    try:
        return reading(parse_sql(sql.rstrip().rstrip(";"), schema, dialect), catalog_of(schema))
    except QueryError:
        return " ".join(sql.split()).rstrip("; ").casefold()


def _sorted(items: Iterable[Expression]) -> tuple[Expression, ...]:
    return tuple(sorted(items, key=repr))


def _block(block: Query, catalog: Catalog) -> Query:
    """One block with its FROM as it is implied, whatever spelled it out, and without the order of what has none."""
    try:
        steps = implied_from(block, catalog).steps
    except QueryError:
        return block
    counted = block
    if all(step.kind in {"inner", "cross"} for step in steps):
        counted = replace(
            block,
            select=tuple(_rows(item, catalog) for item in block.select),
            having=block.having and _counts(block.having, catalog),
            order_by=tuple(replace(key, expression=_rows(key.expression, catalog)) for key in block.order_by),
        )
    joins = {_edge(left, right, step.kind) for step in steps for left, right in step.conditions}
    groups = _determining(block.group_by, catalog)
    return replace(
        counted,
        also=tuple(sorted(f"{step.instance[0]} {step.instance[1]}" for step in steps)),
        optional=(),
        full=(),
        cross=(),
        joins=tuple(sorted(joins, key=repr)),
        group_by=_sorted(groups),
        distinct=block.distinct and not (block.group_by and set(block.group_by) <= set(block.select)),
    )


def _determining(groups: Iterable[Expression], catalog: Catalog) -> list[Expression]:
    """The keys of groups without those that a primary key among them determines."""
    keys = list(groups)
    columns = [key for key in keys if isinstance(key, Column)]
    whole: dict[tuple[str, int], frozenset[str]] = {}
    for column in columns:
        instance = column.table, column.instance
        key = catalog.tables[column.table].primary_key
        names = {c.name for c in columns if (c.table, c.instance) == instance}
        if key and names.issuperset(key):
            whole[instance] = frozenset(key)
    return [
        key
        for key in keys
        if not isinstance(key, Column) or key.name in whole.get((key.table, key.instance), (key.name,))
    ]


def _edge(left: Side, right: Side, kind: str) -> Join:
    """Two sides that a join sets equal, in one order where it does not matter."""
    first, second = (left, right) if kind == "left" else sorted((left, right))
    columns = [Column(instance[0], name, instance[1]) for instance, name in (first, second)]
    return Join(columns[0], columns[1], kind == "left", kind == "full")


def _rows(item: Expression, catalog: Catalog) -> Expression:
    """A count of rows in whatever way it is spelled, as `CountAll`."""
    if isinstance(item, OfTable) and item.action == "CountRows":
        return Call("CountAll")
    if isinstance(item, Call) and item.action == "Count" and isinstance(column := item.arguments[0], Column):
        table = catalog.tables[column.table]
        if column.name in table.primary_key or not catalog.column(column.table, column.name).nullable:
            return Call("CountAll")
    return item


def _counts(condition: Expression, catalog: Catalog) -> Expression:
    return (
        _rows(condition, catalog)
        if not isinstance(condition, Call) or condition.action == "Count"
        else Call(condition.action, tuple(_counts(argument, catalog) for argument in condition.arguments))
    )


def _call(call: Call, catalog: Catalog) -> Call:
    """One spelling of every condition."""
    action, arguments = call.action, call.arguments
    match action:
        case "Not" if isinstance(inner := arguments[0], Call) and inner.action in _NEGATION:
            return _call(Call(_NEGATION[inner.action], inner.arguments), catalog)
        case "Between":
            return _call(Call("And", (Call("Ge", arguments[:2]), Call("Le", (arguments[0], arguments[2])))), catalog)
        case "InList" | "NotInList":
            values = tuple(dict.fromkeys(_sorted(arguments[1:])))
            if len(values) == 1:
                return _call(Call("Eq" if action == "InList" else "Ne", (arguments[0], *values)), catalog)
            return Call(action, (arguments[0], *values))
        case "Eq" | "Ne" | "Holds":
            return _truth(call, catalog)
        case "And" | "Or":
            parts = [
                p for a in arguments for p in (a.arguments if isinstance(a, Call) and a.action == action else (a,))
            ]
            parts = _alternatives(parts) if action == "Or" else parts
            unique = tuple(dict.fromkeys(_sorted(parts)))
            first = unique[0]
            return first if len(unique) == 1 and isinstance(first, Call) else Call(action, unique)
    return Call(action, _sorted(arguments)) if action in _SWAPPABLE else call


def _truth(call: Call, catalog: Catalog) -> Call:
    """A test of a boolean column as `Eq` with `True` or `False`."""
    tested, *values = call.arguments
    if not isinstance(tested, Column) or catalog.kind(tested.table, tested.name) != ColumnKind.BOOLEAN:
        return call
    if not values:
        return Call("Eq", (tested, Call("True")))
    value = values[0]
    word = value.text.casefold() if isinstance(value, Literal) else ""
    if isinstance(value, Call) and value.action in {"True", "False"}:
        word = value.action.casefold()
    if word not in _TRUE | _FALSE:
        return call
    is_true = (word in _TRUE) == (call.action == "Eq")
    return Call("Eq", (tested, Call("True" if is_true else "False")))


def _alternatives(parts: list[Expression]) -> list[Expression]:
    """Equalities of one column among alternatives, as one list of values."""
    values: dict[Expression, list[Expression]] = {}
    others: list[Expression] = []
    for part in parts:
        if isinstance(part, Call) and part.action in {"Eq", "InList"}:
            values.setdefault(part.arguments[0], []).extend(part.arguments[1:])
        else:
            others.append(part)
    lists: list[Expression] = [
        Call("InList" if len(set(given)) > 1 else "Eq", (tested, *dict.fromkeys(_sorted(given))))
        for tested, given in values.items()
    ]
    return [*lists, *others]
