"""A sampled query before it becomes SQL and words: what is asked about, shown, required, grouped and ordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sql_copilot_ls.schema.model import Column, Schema, Table

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Source:
    """A schema to synthesise over; `phrases` are human names of tables and columns, where a corpus gives them."""

    schema: Schema
    ddl: str
    id: str
    database: Path | None = None
    dialect: str = "sqlite"
    phrases: dict[tuple[str, str], str] = field(default_factory=dict, hash=False)
    """(table, column) → name in words, (table, "") → name of the table; lower case."""
    chinese: dict[tuple[str, str], str] = field(default_factory=dict, hash=False)
    """The same in Chinese, where a corpus gives it."""
    origins: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict, hash=False)
    """(table, column) → the same in `database`, where names differ."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A column of a table."""

    table: Table
    column: Column


@dataclass(frozen=True, slots=True)
class Edge:
    """A foreign key used as a join: `child.column` refers to `parent.key`."""

    child: Table
    column: Column
    parent: Table
    key: Column


@dataclass(frozen=True, slots=True)
class Item:
    """A select item or sort key: a column, an aggregate of one, or count(*) (no column)."""

    ref: Ref | None
    aggregate: str = ""
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition, of a `kind` that says how `operator` and `values` are meant.

    compare, date, between, in, like, null, boolean, year, recent, average, extreme or linked.
    """

    kind: str
    ref: Ref
    operator: str = "="
    values: tuple[Value, ...] = ()
    edge: Edge | None = None
    """For `linked`: rows that have (operator "in") or lack ("not in") rows of the other side."""
    inner: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Having:
    """A condition on an aggregate of a group."""

    item: Item
    operator: str
    value: int


@dataclass(slots=True)
class Plan:
    """All that a question asks for; `edges` are the joins beyond `entity`, in order."""

    family: str
    entity: Table
    items: list[Item]
    edges: list[Edge] = field(default_factory=list)
    outer: bool = False
    """LEFT JOIN, so that rows of the entity without a partner stay."""
    where: list[Condition] = field(default_factory=list)
    connector: str = "AND"
    group: list[Ref] = field(default_factory=list)
    having: Having | None = None
    order: tuple[Item, bool] | None = None
    """(key, descending)."""
    limit: int | None = None
    offset: int | None = None
    distinct: bool = False
    set_operator: str = ""
    other: list[Condition] = field(default_factory=list)
    """Conditions of the second half of a set operation."""
    group_part: str = ""
    """Group by "year", "month" (of a year) or "calendar month" of the group column instead of the column."""
    special: str = ""
    """Which expression a family of expressions uses: case, coalesce, upper, length, arithmetic …"""
    values: tuple[Value, ...] = ()
    """Values of that expression."""


def joined(edges: Sequence[Edge], entity: Table) -> list[tuple[Table, Edge]]:
    """The tables that the edges add to `entity`, in join order."""
    seen = [entity]
    result = []
    for edge in edges:
        new = edge.parent if edge.child in seen else edge.child
        seen.append(new)
        result.append((new, edge))
    return result
