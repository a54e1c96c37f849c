"""Invented rows: such that a statement's conditions hold for some of them and not for others, and keys fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sql_copilot_ls.running.wanted import MOST_ROWS, Value, Wanted
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Table

_ROWS = 12
_NAMES = ("Ann", "Bob", "Chen", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jin", "Kim", "Lea")
_CITIES = ("Berlin", "Paris", "Rome", "Oslo", "Lima", "Kyoto")
_WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"e?mail|邮箱", re.I), tuple(f"{name.lower()}@example.org" for name in _NAMES)),
    (re.compile(r"city|town|城市", re.I), _CITIES),
    (re.compile(r"country|nation|国家", re.I), ("Germany", "France", "Italy", "Norway", "Peru", "Japan")),
    (re.compile(r"name|姓名|名称", re.I), _NAMES),
)


def invented_rows(table: Table, wanted: Wanted, parents: Mapping[str, Sequence[Sequence[Value]]]) -> list[list[Value]]:
    """Rows of a table, values in the order of its columns. `parents`: names of the columns of a foreign key, joined by
    commas → the values that its parent has.

    The even rows have what the statement wants; of parents the last third has no child, the first has most.
    """
    count = min(MOST_ROWS, max(_ROWS, 3 * wanted.group))
    return [[_value(table, column, row, wanted, parents) for column in table.columns] for row in range(count)]


def _value(
    table: Table, column: Column, row: int, wanted: Wanted, parents: Mapping[str, Sequence[Sequence[Value]]]
) -> Value:
    key = next((k for k in table.foreign_keys if column.name in k.columns), None)
    if key is not None and (known := parents.get(",".join(key.columns))):
        return _of_parent(key, column, row, known, wanted)
    values = wanted.values.get((table.name.casefold(), column.name.casefold()), [])
    is_key = column.unique or table.primary_key == (column.name,)
    if values and row % 2 == 0 and (not is_key or row // 2 < len(values)):
        return values[row // 2 % len(values)]
    if is_key:
        return _key(column, row, values)
    if column.nullable and column.name not in table.primary_key and row % 8 == 7:
        return None
    return _ordinary(column, row)


def _of_parent(key: ForeignKey, column: Column, row: int, known: Sequence[Sequence[Value]], wanted: Wanted) -> Value:
    with_children = max(1, len(known) * 2 // 3)
    parent = 0 if row < wanted.group * 2 and row % 2 == 0 else row % with_children
    return known[parent % len(known)][key.columns.index(column.name)]


def _key(column: Column, row: int, taken: Sequence[Value]) -> Value:
    if column.kind == ColumnKind.TEXT:
        words = _words_of(column)
        return words[row] if row < len(words) else f"{column.name.upper()}{row + 1:03}"
    numbers = [value for value in taken if isinstance(value, int)]
    return row + 1 if not numbers else max(numbers) + row + 1


def _ordinary(column: Column, row: int) -> Value:
    """A value that such a column may well have."""
    if column.values:
        text = column.values[row % len(column.values)]
        return int(text) if column.kind == ColumnKind.NUMBER and text.lstrip("-").isdigit() else text
    match column.kind:
        case ColumnKind.NUMBER:
            return 10 * (row % 7 + 1) + row
        case ColumnKind.BOOLEAN:
            return row // 2 % 2
        case ColumnKind.TIME:
            return (date.today() - timedelta(days=9 * row)).isoformat()
        case ColumnKind.GEOMETRY:
            return None
    words = _words_of(column)
    return words[row % len(words)] if words else f"{column.name} {row % 5 + 1}"


def _words_of(column: Column) -> tuple[str, ...]:
    """What a column of such a name or comment usually holds."""
    return next((words for pattern, words in _WORDS if pattern.search(f"{column.name} {column.comment}")), ())
