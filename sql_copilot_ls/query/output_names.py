"""Names of output columns: a column's own, and for what is computed the one that a person would choose."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sql_copilot_ls.schema.model import ColumnKind
from sql_copilot_ls.sql.reserved import is_reserved_anywhere

from .catalog import Catalog
from .ir import Call, Column, DerivedColumn, Expression, Literal, OfTable, Query, Window, walk
from .kinds import kind_of
from .naming import words_of

_AGGREGATES = {
    "Count": "{}_count",
    "Sum": "total_{}",
    "SumDistinct": "total_{}",
    "SumIf": "total_{}",
    "WindowSum": "total_{}",
    "Avg": "avg_{}",
    "AvgDistinct": "avg_{}",
    "WindowAvg": "avg_{}",
    "Min": "min_{}",
    "WindowMin": "min_{}",
    "Max": "max_{}",
    "WindowMax": "max_{}",
    "Median": "median_{}",
    "StdDev": "stddev_{}",
    "JoinText": "{}_list",
    "JoinTextDistinct": "{}_list",
    "RunningSum": "running_{}",
    "RunningAvg": "running_avg_{}",
    "MovingSum": "moving_{}",
    "MovingAvg": "moving_avg_{}",
    "Lag": "previous_{}",
    "LagBy": "previous_{}",
    "Lead": "next_{}",
    "FirstValue": "first_{}",
    "LastValue": "last_{}",
    "ChangeFromPrevious": "{}_change",
    "PercentChange": "{}_change_percent",
    "ShareOfTotal": "{}_share",
    "PercentOfTotal": "{}_percent",
}
_FIXED = {
    "RowNumber": "rn",
    "Rank": "ranking",
    "DenseRank": "ranking",
    "Ntile": "bucket",
    "RunningCount": "running_count",
    "WindowCount": "row_count",
    "CountAll": "row_count",
    "Year": "year",
    "YearStart": "year",
    "Quarter": "quarter",
    "QuarterStart": "quarter",
    "Month": "month",
    "MonthStart": "month",
    "Week": "week",
    "WeekStart": "week",
    "Day": "day",
    "DayStart": "day",
    "Weekday": "weekday",
    "Hour": "hour",
    "HourStart": "hour",
    "DaysBetween": "days",
    "DaysSince": "days",
    "ElapsedDays": "days",
    "HoursBetween": "hours",
    "MinutesBetween": "minutes",
    "SecondsBetween": "seconds",
    "MonthsBetween": "months",
    "YearsBetween": "years",
    "YearsSince": "years",
    "Distance": "distance",
    "Area": "area",
    "GeoLength": "length",
    "Point": "point",
    "Multiply": "amount",
    "Add": "total",
    "Subtract": "difference",
    "Divide": "ratio",
    "SafeDivide": "ratio",
    "Modulo": "remainder",
    "Percent": "percentage",
    "Case": "bucket",
    "Random": "random_value",
    "Today": "today",
    "Now": "now",
}
_TIME_BOUNDS = {"Min": "first_{}", "WindowMin": "first_{}", "Max": "last_{}", "WindowMax": "last_{}"}
_CONDITION_NAMES = {"CountIf": "{}_count", "ShareIf": "{}_share", "PercentIf": "{}_percent"}
_PREFIXES = frozenset({"t", "tb", "tbl", "dim", "fct", "fact", "sys"})
_KEY_ENDINGS = frozenset({"id", "no", "code", "key", "uuid", "nr"})
_ARTICLES = frozenset({"total", "sum", "avg", "min", "max", "count"})
_SLUG = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{1,23}")


def output_names(query: Query, catalog: Catalog) -> list[tuple[str, bool]]:
    """A name for every output column, all different, and whether it was declared in quotes."""
    names: list[tuple[str, bool]] = []
    taken: set[str] = set()
    declared = _declared(query, catalog)
    for item in query.select:
        if isinstance(item, OfTable) and item.action == "AllColumns":
            if item.table:
                shown = [(column.name, column.quoted) for column in catalog.tables[item.table].stored]
            else:  # all of a derived table
                shown = output_names(query.derived, catalog) if query.derived is not None else []
            names += shown
            taken.update(column.casefold() for column, _ in shown)
            continue
        name, quoted = _own_name(item, query, catalog)
        base, number = name, 2
        while name.casefold() in taken or (not isinstance(item, Column) and name.casefold() in declared):
            name, number, quoted = f"{base}_{number}", number + 1, False
        names.append((name, quoted))
        taken.add(name.casefold())
    return names


def _declared(query: Query, catalog: Catalog) -> set[str]:
    """Names of columns in the block's tables, which an alias would hide."""
    tables: dict[str, None] = {}
    parts: Iterable[Expression] = (*query.select, *query.group_by, *([query.where] if query.where else []))
    for part in parts:
        for atom in walk(part):
            if isinstance(atom, Column | OfTable) and atom.table in catalog.tables:
                tables[atom.table] = None
    return {column.name.casefold() for table in tables for column in catalog.tables[table].columns}


def _own_name(item: Expression, query: Query, catalog: Catalog) -> tuple[str, bool]:
    if isinstance(item, Column):
        return item.name, catalog.column(item.table, item.name).quoted
    if isinstance(item, DerivedColumn):
        inner = query.derived if item.instance == 1 else query.second
        names = output_names(inner, catalog) if inner is not None else []
        return names[item.position - 1] if 0 < item.position <= len(names) else ("value", False)
    return _described(item, query, catalog), False


def _described(expression: Expression, query: Query, catalog: Catalog) -> str:
    match expression:
        case OfTable("CountRows", table):
            return _plural(words_of(catalog.tables[table].name)) if table in catalog.tables else "row_count"
        case Column(_, name):
            return name
        case DerivedColumn():
            return _own_name(expression, query, catalog)[0]
        case Query():
            return _described(expression.select[0], expression, catalog)
        case Literal():
            return "value"
        case Call("CountDistinct", (inner,)):
            return _plural(words_of(_described(inner, query, catalog)))
        case Call(action, arguments):
            return _called(action, arguments, query, catalog)
    return "value"


def _called(action: str, arguments: tuple[Expression, ...], query: Query, catalog: Catalog) -> str:
    if action in _CONDITION_NAMES:
        return _CONDITION_NAMES[action].format(_state(arguments[0]))
    if action in _AGGREGATES:
        inner = arguments[1] if action == "SumIf" else arguments[0]
        pattern = _AGGREGATES[action]
        if action in _TIME_BOUNDS and kind_of(inner, catalog, query) == ColumnKind.TIME:
            pattern = _TIME_BOUNDS[action]
        return _styled(pattern, _described(inner, query, catalog))
    if action in _FIXED:
        return _FIXED[action]
    if action == "Concat":
        names = {
            words_of(atom.name)[-1] for argument in arguments for atom in walk(argument) if isinstance(atom, Column)
        }
        return "full_name" if names == {"name"} else "label"
    first = next((a for a in arguments if not isinstance(a, Literal | Window)), None)
    return "value" if first is None else _described(first, query, catalog)


def _styled(pattern: str, name: str) -> str:
    """The pattern filled in the manner of the name: total_paid, TOTAL_PAID, totalPaid, TotalPaid."""
    words = words_of(name)
    if not words or not name.isascii():
        return pattern.format(name)
    before, after = pattern.split("{}")
    if words[0] in _ARTICLES and before == f"{words[0]}_":
        return name
    if "_" in name or name.islower() or name.isupper():
        return f"{before}{name}{after}" if not name.isupper() else f"{before.upper()}{name}{after.upper()}"
    parts = [*before.strip("_").split("_"), *words, *after.strip("_").split("_")]
    joined = "".join(part[:1].upper() + part[1:] for part in parts if part)
    return joined if name[0].isupper() else joined[0].lower() + joined[1:]


def _plural(words: list[str]) -> str:
    """What rows are called when they are counted: orders, customers."""
    while len(words) > 1 and words[0] in _PREFIXES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _KEY_ENDINGS:
        words = words[:-1]
    name = "_".join(words) if words else "row"
    if name.endswith("s") or not name.isascii():
        plural = name if name.isascii() else f"{name}_count"
    else:
        plural = name[:-1] + "ies" if re.search("[^aeiou]y$", name) else f"{name}s"
    return plural if len(plural) > 2 and not is_reserved_anywhere(plural) else f"{name}_count"


def _state(condition: Expression) -> str:
    """A condition by its value, else by its column."""
    if isinstance(condition, Call) and condition.action == "Eq":
        value = condition.arguments[1]
        if isinstance(value, Literal) and _SLUG.fullmatch(value.text):
            return re.sub(r"[ -]+", "_", value.text.strip().lower())
    column = next((atom for atom in walk(condition) if isinstance(atom, Column)), None)
    return "_".join(words_of(column.name)) if column is not None else "matching"
