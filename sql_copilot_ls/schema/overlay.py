"""Statements applied on top of a schema that stays as it is: only the tables that they make or change are kept."""

from __future__ import annotations

from collections.abc import Callable

from .events import (
    AddColumn,
    AllowValues,
    CreateTable,
    CreateType,
    CreateView,
    DropColumn,
    DropTable,
    Event,
    Name,
    RenameColumn,
    RenameTable,
    SetType,
)
from .fold import Folder, Place, place_of
from .model import Table
from .standing import StandingTable

CHANGES = (AddColumn, AllowValues, DropColumn, RenameColumn, RenameTable, SetType)
"""What makes another table of one; keys, comments, defaults and rows do not."""
SHAPES = (AddColumn, DropColumn, RenameColumn, RenameTable)
"""Of these, what changes which names there are."""


def subject(event: Event) -> Name | None:
    """The table that an event is about; None for a type."""
    match event:
        case CreateTable():
            return event.table.schema, event.table.name
        case CreateView() | DropTable():
            return event.name
        case CreateType():
            return None
        case _:
            return event.table


class Overlay(Folder):
    """What events make of the tables `below`."""

    def __init__(self, below: Callable[[Name], Table | None]) -> None:
        super().__init__()
        self.below = below
        self.renamed: set[Place] = set()
        """Places of tables below that have another name now."""

    def find(self, name: Name) -> StandingTable | None:
        """A table as it stands, those below included; of these what is changed is a copy."""
        own = super().find(name)
        if own is not None:
            return own
        table = None if place_of(name) in self.renamed else self.below(name)
        return StandingTable(table) if table is not None else None

    def holds(self, standing: StandingTable) -> bool:
        """Whether a table is kept here."""
        return self.tables.get(place_of((standing.table.schema, standing.table.name))) is standing

    def apply(self, event: Event) -> None:
        """As `Folder.apply`; a table below is taken up when an event changes its columns or its name."""
        match event:
            case CreateTable() | CreateView():
                super().apply(event)
                name = subject(event)
                if name is not None:
                    self.renamed.discard(place_of(name))
            case CreateType():
                super().apply(event)
            case DropTable():
                standing = self.find(event.name)
                if standing is not None and self.holds(standing):
                    self.literals.pop(self.remove(standing), None)
            case _:
                found = self.find(event.table)
                if found is None:
                    return
                if not self.holds(found):
                    if not isinstance(event, CHANGES):
                        return
                    self.put(found)
                old = place_of((found.table.schema, found.table.name))
                self.change(found, event)
                if isinstance(event, RenameTable):
                    self.renamed.add(old)

    def table_of(self, place: Place) -> Table | None:
        """The table that stands in a place of its own, finished."""
        standing = self.tables.get(place)
        return standing.finished(self.find_name) if standing is not None else None


def alike(a: Table, b: Table) -> bool:
    """Whether two tables have the same name and columns."""
    return a is b or (
        len(a.columns) == len(b.columns)
        and a.name == b.name
        and all(x is y or (x.name, x.type) == (y.name, y.type) for x, y in zip(a.columns, b.columns, strict=True))
        and a.complete == b.complete
    )
