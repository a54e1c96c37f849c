"""What a statement asks of its columns: values that make its conditions true, and how many rows make a group."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlglot import exp

from sql_copilot_ls.running.memory_database import memory_database
from sql_copilot_ls.schema.model import Schema

Value = str | int | float | None
_COMPARED = (exp.EQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NEQ, exp.Like, exp.ILike)
_SWAPPED: dict[type[exp.Expr], type[exp.Expr]] = {exp.GT: exp.LT, exp.LT: exp.GT, exp.GTE: exp.LTE, exp.LTE: exp.GTE}
_STEPS: dict[type[exp.Expr], int] = {exp.GT: 1, exp.LT: -1, exp.NEQ: 1}
"""How far beside a number another lies for which a comparison holds."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_ROWS = 60


@dataclass(slots=True)
class Wanted:
    """(table, column), folded → values that conditions want; `group`: rows of one parent that make its group count."""

    values: dict[tuple[str, str], list[Value]] = field(default_factory=dict)
    group: int = 3

    def add(self, column: tuple[str, str], value: Value) -> None:
        """Remember a value, each once."""
        known = self.values.setdefault(column, [])
        if value not in known:
            known.append(value)


def wanted_of(tree: exp.Expr, schema: Schema) -> Wanted:
    """What the conditions of a statement, as SQLite says it, want."""
    found = Wanted()
    constants = memory_database()
    try:
        for condition in tree.find_all(*_COMPARED, exp.In, exp.Between, exp.Is):
            _want(condition, tree, schema, found, constants)
    finally:
        constants.close()
    return found


def _want(node: exp.Expr, tree: exp.Expr, schema: Schema, found: Wanted, constants: sqlite3.Connection) -> None:
    if isinstance(node.parent, exp.Update) and node.arg_key == "expressions":
        return  # an assignment is no condition
    negated = isinstance(node.parent, exp.Not) != bool(node.args.get("negate"))
    tested: exp.Expr = node.this
    kind: type[exp.Expr] = type(node)
    values = [node.expression] if isinstance(node, exp.Binary) else []
    if isinstance(node, exp.Binary) and not node.this.find(exp.Column, exp.AggFunc) and kind is not exp.Is:
        tested, values, kind = node.expression, [node.this], _SWAPPED.get(kind, kind)
    if isinstance(node, exp.Between):
        values, kind = [node.args["low"]], exp.GTE
    elif isinstance(node, exp.In):
        values, kind = list(node.expressions), exp.EQ
    known = [(kind, value) for value in values for value in _constant(value, constants)]
    if tested.find(exp.AggFunc):
        numbers = [v for _, v in known if isinstance(v, int | float) and not isinstance(v, bool)]
        if isinstance(tested, exp.Count) and kind in (exp.GT, exp.GTE, exp.EQ):
            found.group = max([found.group, *(min(MOST_ROWS // 2, int(n) + 1) for n in numbers)])
        columns = list(tested.find_all(exp.Column)) if not isinstance(tested, exp.Count) else []
        for column in columns:
            for place in _places(column, tree, schema):
                for number in numbers:
                    found.add(place, _satisfying(kind, number))
        return
    named = tested if isinstance(tested, exp.Column) else tested.find(exp.Column)
    if named is None or tested.find(exp.Query):
        return
    for place in _places(named, tree, schema):
        if kind is exp.Is:
            if not negated:
                found.add(place, None)
        elif not negated:
            for _, value in known:
                found.add(place, _satisfying(kind, value))


def _constant(node: exp.Expr, constants: sqlite3.Connection) -> Iterator[Value]:
    """The value of an expression that needs no table."""
    if isinstance(node, exp.Null):
        yield None
    elif not node.find(exp.Column, exp.Query, exp.Placeholder, exp.Parameter):
        try:
            (value,) = constants.execute(f"SELECT {node.sql(dialect='sqlite')}").fetchone()
        except sqlite3.Error:
            return
        if value is None or isinstance(value, str | int | float):
            yield value


def _satisfying(kind: type[exp.Expr], value: Value) -> Value:
    """A value for which a comparison holds."""
    if isinstance(value, str):
        if kind in (exp.Like, exp.ILike):
            return value.replace("%", "").replace("_", "x") or "any"
        if kind is exp.NEQ:
            return f"not {value}"
        if kind in (exp.GT, exp.LT) and _DAY.match(value):
            try:
                return (date.fromisoformat(value[:10]) + timedelta(1 if kind is exp.GT else -1)).isoformat()
            except (ValueError, OverflowError):
                return value
        return value
    if isinstance(value, int | float):
        return value + _STEPS.get(kind, 0)
    return value


def _places(column: exp.Column, tree: exp.Expr, schema: Schema) -> Iterator[tuple[str, str]]:
    """The tables' columns that a name may mean: by its alias, else every table of the statement that has it."""
    name = column.name.casefold()
    for table in tree.find_all(exp.Table):
        if not column.table or column.table.casefold() in (table.alias.casefold(), table.name.casefold()):
            known = schema.table(table.name)
            if known is not None and known.column(name) is not None:
                yield known.name.casefold(), name
