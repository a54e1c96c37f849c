"""Puts the declarations of files together, in order, into the schema as it stands at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .events import (
    AddColumn, AddKey, AllowValues, CreateTable, CreateType, CreateView, Declarations, DropColumn, DropTable, Event, Name,
    RenameColumn, RenameTable, SampleRows, SetComment, SetType,
)  # fmt: skip
from .inference import infer_foreign_keys
from .kinds import kind_of
from .migrations import in_order
from .model import Column, ForeignKey, Schema, Table

SAMPLE_VALUES = 20


class _Folder:
    """The tables so far, by folded (qualifier, name)."""

    def __init__(self) -> None:
        self.tables: dict[tuple[str, str], Table] = {}
        self.by_name: dict[str, list[tuple[str, str]]] = {}
        self.types: dict[str, CreateType] = {}
        self.literals: dict[tuple[str, str], dict[str, None]] = {}

    def find(self, name: Name) -> tuple[str, str] | None:
        key = (name[0].casefold(), name[1].casefold())
        if key in self.tables:
            return key
        if not key[0] or (("", key[1]) in self.tables):
            return next(iter(self.by_name.get(key[1], [])), None)
        return None

    def put(self, table: Table) -> None:
        key = (table.schema.casefold(), table.name.casefold())
        if key not in self.tables:
            self.by_name.setdefault(key[1], []).append(key)
        self.tables[key] = table

    def remove(self, key: tuple[str, str]) -> Table:
        self.by_name[key[1]].remove(key)
        return self.tables.pop(key)

    def apply(self, event: Event) -> None:
        match event:
            case CreateTable():
                self.create(event)
            case CreateView():
                self.put(self.view(event))
            case CreateType():
                self.types[event.name.casefold()] = event
            case _:
                self.change(event)

    def create(self, event: CreateTable) -> None:
        table = event.table
        existing = self.find((table.schema, table.name))
        if event.partition or (event.keep_existing and existing is not None):
            return
        inherited: list[Column] = []
        for name in event.like:
            source = self.find(name)
            if source is not None:
                inherited += self.tables[source].columns
        own = {c.name.casefold() for c in table.columns}
        columns = [c for c in inherited if c.name.casefold() not in own] + [self.resolved(c) for c in table.columns]
        if columns:
            self.put(replace(table, columns=tuple(columns)))

    def resolved(self, column: Column) -> Column:
        """The column with the values or the base of a type that was created."""
        words = column.type.replace('"', "").split("(")[0].split(".")
        created = self.types.get(words[-1].strip().casefold()) if words else None
        if created is None:
            return column
        values = column.values or created.values
        kind = kind_of("enum" if created.base == "enum" else created.base)
        return replace(column, values=values, kind=kind)

    def view(self, event: CreateView) -> Table:
        columns: list[Column] = []
        for star in event.stars:
            source = self.find(("", star))
            columns += self.tables[source].columns if source else ()
        for name, table, column in event.outputs:
            source = self.find(("", table)) if table else None
            origin = self.tables[source].column(column) if source else None
            found = origin or Column(column)
            columns.append(replace(found, name=name, nullable=True, default=None, unique=False, source=event.source))
        return Table(
            name=event.name[1], columns=tuple(columns), schema=event.name[0], comment=event.comment,
            is_view=event.is_view, source=event.source,
        )  # fmt: skip

    def change(self, event: Event) -> None:
        name = event.name if isinstance(event, DropTable) else event.table if not isinstance(event, CreateTable | CreateView | CreateType) else None
        key = self.find(name) if name is not None else None
        if key is None:
            return
        table = self.tables[key]
        match event:
            case DropTable():
                self.remove(key)
                return
            case RenameTable():
                self.remove(key)
                self.put(replace(table, name=event.new))
                self.repoint(table.name, event.new)
                return
            case SampleRows():
                self.sample(table, event)
                return
        self.tables[key] = self.changed(table, event)

    def changed(self, table: Table, event: Event) -> Table:
        match event:
            case AddColumn():
                added = self.resolved(event.column)
                old = event.replaces or event.column.name
                if table.column(old) is not None:
                    columns = tuple(added if c.name.casefold() == old.casefold() else c for c in table.columns)
                else:
                    columns = (*table.columns, added)
                return replace(table, columns=columns)
            case DropColumn():
                gone = event.column.casefold()
                return replace(
                    table,
                    columns=tuple(c for c in table.columns if c.name.casefold() != gone),
                    primary_key=tuple(c for c in table.primary_key if c.casefold() != gone),
                    foreign_keys=tuple(k for k in table.foreign_keys if gone not in {c.casefold() for c in k.columns}),
                    unique=tuple(u for u in table.unique if gone not in {c.casefold() for c in u}),
                )
            case RenameColumn():
                return _renamed(table, event.old, event.new)
            case AddKey():
                if event.foreign_key is not None:
                    return replace(table, foreign_keys=(*table.foreign_keys, event.foreign_key))
                if event.unique:
                    return replace(table, unique=(*table.unique, event.unique))
                return replace(table, primary_key=event.primary_key)
            case AllowValues():
                return _with_column(table, event.column, lambda c: replace(c, values=event.values))
            case SetType():
                return _with_column(table, event.column, lambda c: self.retyped(c, event))
            case SetComment():
                if not event.column:
                    return replace(table, comment=event.text)
                return _with_column(table, event.column, lambda c: replace(c, comment=event.text))
        return table

    def retyped(self, column: Column, event: SetType) -> Column:
        if event.type is not None:
            column = self.resolved(replace(column, type=event.type, kind=kind_of(event.type), values=()))
        return column if event.nullable is None else replace(column, nullable=event.nullable)

    def repoint(self, old: str, new: str) -> None:
        for key, table in self.tables.items():
            if any(k.table.casefold() == old.casefold() for k in table.foreign_keys):
                keys = tuple(replace(k, table=new) if k.table.casefold() == old.casefold() else k for k in table.foreign_keys)
                self.tables[key] = replace(table, foreign_keys=keys)

    def sample(self, table: Table, event: SampleRows) -> None:
        for column, values in event.values:
            if isinstance(column, int):
                if column >= len(table.columns):
                    continue
                name = table.columns[column].name
            else:
                found = table.column(column)
                if found is None:
                    continue
                name = found.name
            kept = self.literals.setdefault((table.name, name), {})
            for value in values:
                if len(kept) < SAMPLE_VALUES:
                    kept[value] = None

    def linked(self, table: Table) -> Table:
        """Foreign keys with the spelling of what they point to; without columns they mean its primary key."""
        keys: dict[tuple[tuple[str, ...], str], ForeignKey] = {}
        for key in table.foreign_keys:
            found = self.find(("", key.table))
            if found is None:
                continue
            target = self.tables[found]
            references = key.references or target.primary_key
            spelled = tuple(c.name for r in references if (c := target.column(r)) is not None)
            own = tuple(c.name for r in key.columns if (c := table.column(r)) is not None)
            if spelled and len(spelled) == len(own) == len(key.columns):
                keys[(own, target.name)] = ForeignKey(own, target.name, spelled)
        primary = tuple(c.name for r in table.primary_key if (c := table.column(r)) is not None)
        return replace(table, foreign_keys=tuple(keys.values()), primary_key=primary)


def _with_column(table: Table, name: str, change: object) -> Table:
    assert callable(change)
    return replace(
        table, columns=tuple(change(c) if c.name.casefold() == name.casefold() else c for c in table.columns)
    )


def _renamed(table: Table, old: str, new: str) -> Table:
    def spelled(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if n.casefold() == old.casefold() else n for n in names)

    renamed = _with_column(table, old, lambda c: replace(c, name=new))
    return replace(
        renamed,
        primary_key=spelled(table.primary_key),
        unique=tuple(spelled(u) for u in table.unique),
        foreign_keys=tuple(replace(k, columns=spelled(k.columns)) for k in table.foreign_keys),
    )


def fold(files: Sequence[Declarations], *, dialect: str = "") -> Schema:
    """The schema of several files; migrations are put in order first. A table created twice is what its last CREATE says,

    unless that says IF NOT EXISTS.
    """
    folder = _Folder()
    ordered = in_order(files)
    for file in ordered:
        for event in file.events:
            folder.apply(event)
    tables = infer_foreign_keys([folder.linked(t) for t in folder.tables.values()])
    spoken = Counter(f.dialect for f in files if f.dialect)
    return Schema(
        tables=tables,
        skipped=tuple(s for f in files for s in f.skipped),
        dialect=dialect or (spoken.most_common(1)[0][0] if spoken else ""),
        literals={name: tuple(values) for name, values in folder.literals.items()},
    )
