"""What relations and queries give: columns in order, found by name; what one adds to another's is not copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import overload

from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Table
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

_MOST_LINKED = 400
"""Columns of a relation among which those of foreign keys are looked for."""


@dataclass(frozen=True, slots=True)
class ScopeColumn:
    """A column a relation offers. `table` and `column` say where it comes from; `span` is where a derived one is
    written in the statement.
    """

    name: str
    table: Table | None = None
    column: Column | None = None
    span: tuple[int, int] | None = None
    aggregate: bool = False
    in_quotes: bool | None = None
    """Whether a derived one is named in quotes; None where it has the name of its column."""

    @property
    def quoted(self) -> bool:
        """Whether its case counts where names fold."""
        return self.in_quotes if self.in_quotes is not None else self.column is not None and self.column.quoted

    @property
    def kind(self) -> ColumnKind:
        """What it holds, as far as known."""
        return self.column.kind if self.column else ColumnKind.OTHER

    @property
    def type(self) -> str:
        """Its declared type, or empty."""
        return self.column.type if self.column else ""


class _Row:
    """Columns that one query after the other adds to."""

    __slots__ = ("_looked_at", "_places", "columns")

    def __init__(self, columns: Iterable[ScopeColumn]) -> None:
        self.columns = list(columns)
        self._places: dict[str, int] = {}
        self._looked_at = 0

    def place(self, name: str) -> int:
        """Where a folded name is first; behind all where it is not."""
        for i in range(self._looked_at, len(self.columns)):
            self._places.setdefault(self.columns[i].name.casefold(), i)
        self._looked_at = len(self.columns)
        return self._places.get(name, self._looked_at)


class Columns(Sequence[ScopeColumn]):
    """Columns in order. A query that gives another's and some more adds these to the same row, of which each sees what
    is its own: a chain of queries costs what each of them adds."""

    __slots__ = ("_row", "_size")

    def __init__(self, columns: Iterable[ScopeColumn] = ()) -> None:
        self._row = _Row(columns)
        self._size = len(self._row.columns)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[ScopeColumn]:
        return islice(self._row.columns, self._size)

    @overload
    def __getitem__(self, at: int) -> ScopeColumn: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[ScopeColumn, ...]: ...

    def __getitem__(self, at: int | slice) -> ScopeColumn | tuple[ScopeColumn, ...]:
        found, columns = range(self._size)[at], self._row.columns
        return columns[found] if isinstance(found, int) else tuple(map(columns.__getitem__, found))

    def find(self, name: str) -> ScopeColumn | None:
        """The first of a folded name."""
        place = self._row.place(name)
        return self._row.columns[place] if place < self._size else None

    def first(self, size: int) -> Columns:
        """So many of them."""
        if size >= self._size:
            return self
        found = Columns.__new__(Columns)
        found._row, found._size = self._row, size
        return found

    def followed_by(self, more: Sequence[ScopeColumn]) -> Columns:
        """These and others behind them."""
        if not more or not self._size:
            return self if not more else more if isinstance(more, Columns) else Columns(more)
        row = self._row if len(self._row.columns) == self._size else _Row(self)
        row.columns += more
        found = Columns.__new__(Columns)
        found._row, found._size = row, self._size + len(more)
        return found


@dataclass(frozen=True, slots=True)
class Offered:
    """The columns of a relation; `known` is False when there may be others."""

    columns: Columns
    known: bool

    def find(self, name: str) -> ScopeColumn | None:
        """The column of that name, case-insensitively."""
        return self.columns.find(name.casefold())


NOTHING_KNOWN = Offered(Columns(), False)
"""What nothing is known of offers."""


def columns_of(table: Table) -> Columns:
    """The columns of a table of the schema."""
    return Columns(ScopeColumn(c.name, table, c) for c in table.columns)


def column_named(token: Token) -> ScopeColumn:
    """The column that a token gives a name."""
    return ScopeColumn(unquote(token.text), span=(token.start, token.end), in_quotes=token.kind == Kind.QUOTED)


def renamed(offered: Offered, names: Sequence[Token]) -> Offered:
    """Columns under other names; those behind the last name keep theirs."""
    if not names:
        return offered
    columns = offered.columns
    found = []
    for base, name in zip_longest(islice(columns, len(names)), map(column_named, names), fillvalue=ScopeColumn("")):
        found.append(replace(base, name=name.name, span=name.span, in_quotes=name.in_quotes))
    return Offered(Columns(found).followed_by(columns[len(names) :] if offered.known else ()), True)


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key between two relations as pairs of column names (left's, right's). `inferred` when nobody declared
    it.
    """

    pairs: tuple[tuple[str, str], ...]
    inferred: bool
    quoted: frozenset[str] = frozenset()
    """Those of the names that are declared in quotes."""


def links(left: Offered, right: Offered) -> list[Link]:
    """The foreign keys that join two relations, declared ones first, by the tables their columns come from."""
    found: list[Link] = []
    left_columns, right_columns = left.columns[:_MOST_LINKED], right.columns[:_MOST_LINKED]
    for source, target, flipped in ((left_columns, right_columns, False), (right_columns, left_columns, True)):
        for table in {id(c.table): c.table for c in source if c.table is not None}.values():
            for key in table.foreign_keys:
                pairs = _pairs(source, table, target, key)
                if pairs:
                    named = {n for pair in pairs for n in pair}
                    quoted = frozenset(c.name for c in (*left_columns, *right_columns) if c.quoted and c.name in named)
                    link = Link(tuple((b, a) for a, b in pairs) if flipped else pairs, key.inferred, quoted)
                    if link.pairs not in [f.pairs for f in found]:
                        found.append(link)
    return sorted(found, key=lambda link: link.inferred)


def _pairs(
    source: Sequence[ScopeColumn], table: Table, target: Sequence[ScopeColumn], key: ForeignKey
) -> tuple[tuple[str, str], ...]:
    wanted = key.table.casefold().rpartition(".")[2]
    pairs = []
    references = key.references
    for i, name in enumerate(key.columns):
        own = next(
            (
                c
                for c in source
                if c.table is table and c.column is not None and c.column.name.casefold() == name.casefold()
            ),
            None,
        )
        other = None
        for c in target:
            if c.table is None or c.column is None or c.table.name.casefold() != wanted:
                continue
            names = references or c.table.primary_key
            if i < len(names) and c.column.name.casefold() == names[i].casefold():
                other = c
                break
        if own is None or other is None or own.aggregate or other.aggregate:
            return ()
        pairs.append((own.name, other.name))
    return tuple(pairs)
