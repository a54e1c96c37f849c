"""A table while statements change it: cheap to change often, and the very object declared when nothing does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from .events import Key
from .model import Column, ForeignKey, Table

MAX_COLUMNS = 10_000
"""Columns of one table; further ones are dropped, so that LIKE of LIKE cannot grow without end."""


class StandingTable:
    """One table as it stands; columns are found by their name without regard to case."""

    __slots__ = ("_changed", "_columns", "comment", "foreign_keys", "named", "primary_key", "table", "unique")

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns: dict[str, Column] | None = None
        self.primary_key = table.primary_key
        self.foreign_keys: Sequence[ForeignKey] = table.foreign_keys
        self.unique: Sequence[tuple[str, ...]] = table.unique
        self.comment = table.comment
        self.named: dict[str, Key] | None = None
        """Keys by their folded name; there is no table of them where none has one, as in most tables."""
        self._changed = False

    @property
    def columns(self) -> dict[str, Column]:
        """By folded name, in order; names that differ in case alone are kept apart."""
        if self._columns is None:
            self._columns = {}
            for column in self.table.columns[:MAX_COLUMNS]:
                key = column.name.casefold()
                if key in self._columns:
                    key += f"\0{len(self._columns)}"
                self._columns[key] = column
        return self._columns

    def changing(self) -> StandingTable:
        """The table, marked as another than it was declared."""
        self._changed = True
        return self

    def add_foreign_key(self, key: ForeignKey) -> None:
        """One more foreign key."""
        if isinstance(self.foreign_keys, tuple):
            self.foreign_keys = list(self.foreign_keys)
        assert isinstance(self.foreign_keys, list)
        self.foreign_keys.append(key)

    def add_unique(self, columns: tuple[str, ...]) -> None:
        """More columns that are unique together."""
        if isinstance(self.unique, tuple):
            self.unique = list(self.unique)
        assert isinstance(self.unique, list)
        self.unique.append(columns)

    def name_key(self, name: str, key: Key) -> None:
        """A key gets a name."""
        if self.named is None:
            self.named = {}
        self.named[name.casefold()] = key

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return self.columns.get(name.casefold())

    def put(self, column: Column, replaces: str = "") -> None:
        """Add a column, or set it in the place of an old one."""
        old = (replaces or column.name).casefold()
        if old in self.columns and old != column.name.casefold():
            self._columns = {(column.name.casefold() if k == old else k): c for k, c in self.columns.items()}
        if len(self.columns) < MAX_COLUMNS:
            self.columns[column.name.casefold()] = column

    def change(self, name: str, change: Callable[[Column], Column]) -> None:
        """Replace a column by what `change` makes of it; nothing happens when there is none."""
        column = self.column(name)
        if column is not None:
            self.changing().columns[name.casefold()] = change(column)

    def drop(self, name: str) -> None:
        """Take a column out, and the keys it was part of."""
        gone = name.casefold()
        self.changing().columns.pop(gone, None)
        self.primary_key = tuple(c for c in self.primary_key if c.casefold() != gone)
        self.foreign_keys = [k for k in self.foreign_keys if gone not in _folded(k.columns)]
        self.unique = [u for u in self.unique if gone not in _folded(u)]

    def drop_key(self, name: str) -> None:
        """Take out the key of that name; the primary key has the name ""."""
        key = self.named.pop(name.casefold(), None) if self.named is not None else None
        if key is None:
            if not name or name.casefold() == f"{self.table.name.casefold()}_pkey":  # the name that PostgreSQL gives
                self.primary_key = ()
        elif isinstance(key, ForeignKey):
            self.foreign_keys = [k for k in self.foreign_keys if k != key]
        elif key == self.primary_key:
            self.primary_key = ()
        else:
            self.unique = [u for u in self.unique if u != key]

    def rename(self, old: str, new: str) -> None:
        """Give a column another name, in the keys too."""
        column = self.column(old)
        if column is None:
            return

        def spelled(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(new if n.casefold() == old.casefold() else n for n in names)

        self.changing().put(replace(column, name=new), old)
        self.primary_key = spelled(self.primary_key)
        self.unique = [spelled(u) for u in self.unique]
        self.foreign_keys = [replace(k, columns=spelled(k.columns)) for k in self.foreign_keys]
        for name, key in (self.named or {}).items():
            named = replace(key, columns=spelled(key.columns)) if isinstance(key, ForeignKey) else spelled(key)
            self.name_key(name, named)

    def retarget(self, old: str, new: str, column: str = "", renamed: str = "") -> None:
        """Foreign keys follow when the table they point to, or a column of it, gets another name."""

        def spelled(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(renamed if column and n.casefold() == column.casefold() else n for n in names)

        def retargeted(key: ForeignKey) -> ForeignKey:
            if key.table.casefold() != old.casefold():
                return key
            return ForeignKey(key.columns, new, spelled(key.references))

        self.changing().foreign_keys = [retargeted(k) for k in self.foreign_keys]
        for name, key in (self.named or {}).items():
            self.name_key(name, retargeted(key) if isinstance(key, ForeignKey) else key)

    def finished(self, find: Callable[[str], StandingTable | None]) -> Table:
        """The table, its keys spelled as what they point to; a foreign key without columns means the primary key."""
        keys: dict[tuple[tuple[str, ...], str], ForeignKey] = {}
        for key in self.foreign_keys:
            target = find(key.table)
            if target is None:
                continue
            references = target.spelled(key.references or target.primary_key)
            own = self.spelled(key.columns)
            if references and len(references) == len(own) == len(key.columns):
                keys[(own, target.table.name)] = ForeignKey(own, target.table.name, references)
        primary = self.spelled(self.primary_key) if self.primary_key else ()
        foreign = tuple(keys.values())
        if not self._changed and primary == self.table.primary_key and foreign == self.table.foreign_keys:
            return self.table
        return replace(
            self.table,
            columns=tuple(self.columns.values()),
            primary_key=primary,
            foreign_keys=foreign,
            unique=tuple(self.unique),
            comment=self.comment,
        )

    def spelled(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The columns of these names as they are declared; those that are not there are left out."""
        standing = self.table.columns if self._columns is None else self._columns.values()
        if {c.name for c in standing}.issuperset(names):
            return names  # as they are, nearly always
        return tuple(c.name for n in names if (c := self.columns.get(n.casefold())) is not None)


def _folded(names: Iterable[str]) -> set[str]:
    return {n.casefold() for n in names}
