"""Puts the declarations of files together, in order, into the schema as it stands at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .code_lists import with_listed, with_values
from .events import (
    AddColumn,
    AddKey,
    AllowValues,
    CreateTable,
    CreateType,
    CreateView,
    Declarations,
    DropColumn,
    DropKey,
    DropTable,
    Event,
    Key,
    Name,
    RenameColumn,
    RenameTable,
    SampleRows,
    SetComment,
    SetDefault,
    SetType,
)
from .inference import infer_foreign_keys
from .kinds import kind_of
from .migrations import in_order
from .model import Column, ForeignKey, Schema, Table
from .objects import remaining
from .rows import SAMPLE_VALUES
from .standing import StandingTable

_DEFAULT_QUALIFIERS = frozenset({"public", "dbo", "main"})
"""A table under one of these and one without a qualifier are the same table."""

Place = tuple[str, str]
"""Folded qualifier and name of a table."""


def place_of(name: Name) -> Place:
    """Where a table of that name stands."""
    qualifier = name[0].casefold()
    return ("" if qualifier in _DEFAULT_QUALIFIERS else qualifier, name[1].casefold())


class Folder:
    """The tables so far, by folded (qualifier, name)."""

    def __init__(self) -> None:
        self.tables: dict[Place, StandingTable] = {}
        self.by_name: dict[str, dict[Place, None]] = {}
        self.referring: dict[str, dict[Place, None]] = {}
        """Tables that have a foreign key to a table of that name."""
        self.types: dict[str, CreateType] = {}
        self.literals: dict[Place, dict[str, dict[str, None]]] = {}
        self.statement = "", 0
        """The statement being applied: its file and number."""
        self.since: dict[Place, tuple[str, int]] = {}
        """The statement that put a table where it stands, which says where it comes among all."""

    def find(self, name: Name) -> StandingTable | None:
        """The table of that name; without a qualifier, or without a match for it, any of that bare name that fits."""
        key = place_of(name)
        found = self.tables.get(key)
        if found is None and key[0]:
            found = self.tables.get(("", key[1]))
        elif found is None:
            found = self.tables.get(next(iter(self.by_name.get(key[1], {})), key))
        return found

    def find_name(self, name: str) -> StandingTable | None:
        """The table of that name under no or any qualifier."""
        return self.find(("", name))

    def put(self, standing: StandingTable) -> None:
        """Let a table stand in its place."""
        key = place_of((standing.table.schema, standing.table.name))
        self.by_name.setdefault(key[1], {})[key] = None
        if key not in self.tables:
            self.since[key] = self.statement
        self.tables[key] = standing
        self.refer(key, standing.foreign_keys)

    def refer(self, key: Place, keys: Iterable[ForeignKey]) -> None:
        """Remember where foreign keys of a table point."""
        for foreign in keys:
            self.referring.setdefault(foreign.table.casefold(), {})[key] = None

    def remove(self, standing: StandingTable) -> Place:
        """Take a table out; the place where it stood."""
        key = place_of((standing.table.schema, standing.table.name))
        self.by_name[key[1]].pop(key, None)
        del self.tables[key]
        return key

    def apply(self, event: Event) -> None:
        """Do what a statement does."""
        match event:
            case CreateTable():
                self.create(event)
            case CreateView():
                existing = self.find(event.name)
                if existing is None or existing.table.is_view or not event.is_view:
                    self.put(StandingTable(self.view(event)))
            case CreateType():
                self.types[event.name.casefold()] = event
            case DropTable():
                standing = self.find(event.name)
                if standing is not None:
                    self.literals.pop(self.remove(standing), None)
            case _:
                found = self.find(event.table)
                if found is not None:
                    self.change(found, event)

    def create(self, event: CreateTable) -> None:
        """Put in a table as its CREATE TABLE says."""
        table = event.table
        existing = self.tables.get(place_of((table.schema, table.name)))
        if event.partition or (event.keep_existing and existing is not None):
            return
        if self.types and any(self.created_type(c.type) for c in table.columns):
            table = replace(table, columns=tuple(self.resolved(c) for c in table.columns))
        standing = StandingTable(table)
        inherited = [c for name in event.like if (source := self.find(name)) for c in source.columns.values()]
        if inherited:
            own = {c.name.casefold() for c in table.columns}
            columns = {c.name.casefold(): c for c in inherited if c.name.casefold() not in own}
            standing = StandingTable(replace(table, columns=(*columns.values(), *table.columns)))
        for name, named in event.named:
            standing.name_key(name, named)
        if standing.table.columns or not table.complete:
            self.put(standing)

    def created_type(self, declared: str) -> CreateType | None:
        """The type that was created under the name of a declared type."""
        return self.types.get(declared.replace('"', "").split("(")[0].split("[")[0].split(".")[-1].strip().casefold())

    def resolved(self, column: Column) -> Column:
        """The column with the values or the base of a type that was created."""
        created = self.created_type(column.type)
        if created is None or "[" in column.type:
            return column
        kind = kind_of("enum" if created.base == "enum" else created.base)
        column = replace(column, kind=kind)
        return with_values(column, created.values) if created.values else with_listed(column)

    def view(self, event: CreateView) -> Table:
        """What a view, or CREATE TABLE … AS, gives."""
        columns: list[Column] = []
        complete = event.complete
        for star in event.stars:
            standing = self.find_name(star)
            columns += standing.columns.values() if standing else ()
            complete = complete and standing is not None and standing.table.complete
        for name, table, origin in event.outputs:
            source = self.find_name(table) if table else None
            found = (source.column(origin) if source else None) or Column(name)
            quoted = name in event.quoted or (found.quoted and found.name == name)
            found = replace(found, name=name, nullable=True, default=None, unique=False, quoted=quoted)
            columns.append(replace(found, source=event.source))
        distinct: dict[str, Column] = {}
        for column in columns:  # a * over a join names some twice
            distinct.setdefault(column.name.casefold(), column)
        return Table(
            name=event.name[1],
            columns=tuple(distinct.values()),
            schema=event.name[0],
            comment=event.comment,
            is_view=event.is_view,
            source=event.source,
            complete=complete,
        )

    def change(self, standing: StandingTable, event: Event) -> None:
        """Do what a statement does to a table that stands."""
        match event:
            case AddColumn():
                standing.changing().put(with_listed(self.resolved(event.column)), event.replaces)
            case DropColumn():
                standing.drop(event.column)
            case RenameColumn():
                standing.rename(event.old, event.new)
                name = standing.table.name
                for key in self.referring.get(name.casefold(), {}):
                    if key in self.tables:
                        self.tables[key].retarget(name, name, event.old, event.new)
            case RenameTable():
                self.rename(standing, event.new)
            case AddKey():
                self.add_key(standing.changing(), event)
            case DropKey():
                standing.changing().drop_key(event.name)
            case AllowValues():
                standing.change(event.column, lambda c: with_values(c, event.values))
            case SetType():
                standing.change(event.column, lambda c: self.retyped(c, event))
            case SetDefault():
                standing.change(event.column, lambda c: with_listed(replace(c, default=event.default)))
            case SetComment():
                if event.column:
                    standing.change(event.column, lambda c: with_listed(replace(c, comment=event.text)))
                else:
                    standing.changing().comment = event.text
            case SampleRows():
                self.sample(standing, event)

    def rename(self, standing: StandingTable, new: str) -> None:
        """Give a table another name, in the foreign keys of others too."""
        old = standing.table.name
        values = self.literals.pop(self.remove(standing), None)
        standing.changing().table = replace(standing.table, name=new)
        self.put(standing)
        if values is not None:
            self.literals[place_of((standing.table.schema, new))] = values
        for key in self.referring.pop(old.casefold(), {}):
            if key in self.tables:
                self.tables[key].retarget(old, new)
                self.referring.setdefault(new.casefold(), {})[key] = None

    def add_key(self, standing: StandingTable, event: AddKey) -> None:
        """Add a key to a table."""
        if event.foreign_key is not None:
            standing.add_foreign_key(event.foreign_key)
            self.refer(place_of((standing.table.schema, standing.table.name)), (event.foreign_key,))
            key: Key = event.foreign_key
        elif event.unique:
            standing.add_unique(event.unique)
            key = event.unique
        else:
            key = standing.primary_key = event.primary_key
        if event.name:
            standing.name_key(event.name, key)

    def retyped(self, column: Column, event: SetType) -> Column:
        """The column with another type or nullability."""
        if event.type is not None:
            column = self.resolved(replace(column, type=event.type, kind=kind_of(event.type), values=(), labels=()))
        return column if event.nullable is None else replace(column, nullable=event.nullable)

    def sample(self, standing: StandingTable, event: SampleRows) -> None:
        """Keep values by folded column name; a position counts from the columns as they stand now."""
        kept = self.literals.setdefault(place_of((standing.table.schema, standing.table.name)), {})
        names = list(standing.columns) if isinstance(event.values[0][0], int) else []
        for column, values in event.values:
            if isinstance(column, int) and column >= len(names):
                continue
            name = names[column] if isinstance(column, int) else column.casefold()
            found = kept.setdefault(name, {})
            for value in values:
                if len(found) < SAMPLE_VALUES:
                    found[value] = None

    def spelled_literals(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The values kept, by table and column as declared."""
        spelled = {}
        for key, columns in self.literals.items():
            standing = self.tables.get(key)
            for name, values in columns.items():
                column = standing.column(name) if standing else None
                if standing is not None and column is not None:
                    spelled[(standing.table.name, column.name)] = tuple(values)
        return spelled


def fold(files: Sequence[Declarations], *, dialect: str = "") -> Schema:
    """The schema of several files; migrations are put in order first.

    Of a table created twice the last CREATE counts, unless that says IF NOT EXISTS; another dialect's variant of a
    script thus replaces a table and never doubles it. A default qualifier (public, dbo, main) makes no difference.
    """
    folder = Folder()
    for file in in_order(files):
        for event in file.events:
            folder.apply(event)
    tables = infer_foreign_keys([t.finished(folder.find_name) for t in folder.tables.values()])
    return schema_of(files, tables, folder.spelled_literals(), dialect=dialect)


def schema_of(
    files: Sequence[Declarations],
    tables: tuple[Table, ...],
    literals: dict[tuple[str, str], tuple[str, ...]],
    *,
    dialect: str,
) -> Schema:
    """The schema of finished tables: what could not be read and the dialect most files speak come from the files."""
    spoken = Counter(f.dialect for f in files if f.dialect and f.events)
    return Schema(
        tables=tables,
        skipped=tuple(s for f in files for s in f.skipped),
        dialect=dialect or (spoken.most_common(1)[0][0] if spoken else ""),
        literals=literals,
        terms=tuple(t for f in files for t in f.terms),
        objects=remaining(o for f in in_order(files) for o in f.objects),
    )
