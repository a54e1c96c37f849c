"""What the statements of a text declared, kept for the text after an edit: there most of them stand unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .events import AddColumn, CreateTable, CreateView, Event
from .model import Column, SchemaObject, Skipped, Source


@dataclass(frozen=True, slots=True)
class Read:
    """What reading one statement gave, and where its text begins; `qualifier` is the one that holds after it."""

    line: int
    column: int
    events: Sequence[Event]
    skipped: Sequence[Skipped]
    qualifier: str
    objects: Sequence[SchemaObject] = ()

    def at(self, line: int, column: int) -> Read:
        """The same for the same statement in another place."""
        if (line, column) == (self.line, self.column):
            return self
        move = _Move(self.line, line - self.line, column - self.column)
        return Read(
            line,
            column,
            [move.event(e) for e in self.events],
            [replace(s, line=s.line + move.lines) for s in self.skipped],
            self.qualifier,
            [replace(o, source=move.source(o.source)) for o in self.objects],
        )


class Kept:
    """Statements by their text and all else that reading them depends on. Holds those of the last text only."""

    def __init__(self) -> None:
        self._former: dict[object, Read] = {}
        self._present: dict[object, Read] = {}

    def begin(self) -> None:
        """A new text is about to be read."""
        self._former, self._present = self._present, {}

    def find(self, key: object, line: int, column: int) -> Read | None:
        """What a statement gave before, as it is in this place."""
        found = self._former.get(key)
        return None if found is None else self.put(key, found.at(line, column))

    def put(self, key: object, read: Read) -> Read:
        """Remember what a statement gave."""
        self._present[key] = read
        return read


@dataclass(frozen=True, slots=True)
class _Move:
    """So many lines down; what stands on the statement's first line also moves to the right."""

    first: int
    lines: int
    columns: int

    def source(self, source: Source | None) -> Source | None:
        if source is None:
            return None
        return Source(
            source.file,
            source.line + self.lines,
            source.column + (self.columns if source.line == self.first else 0),
            source.end_line + self.lines,
            source.end_column + (self.columns if source.end_line == self.first else 0),
        )

    def column(self, c: Column) -> Column:
        # Not `replace`, which is six times as slow: a line break near the top moves every column of a file.
        source = self.source(c.source)
        known = c.name, c.type, c.kind, c.nullable, c.default, c.comment, c.unique, c.values
        return Column(*known, source, c.quoted, c.labels)

    def event(self, event: Event) -> Event:
        match event:
            case CreateTable(table=table):
                columns = tuple(self.column(c) for c in table.columns)
                return replace(event, table=replace(table, columns=columns, source=self.source(table.source)))
            case CreateView(source=Source() as source):
                return replace(event, source=self.source(source) or source)
            case AddColumn(column=column):
                return replace(event, column=self.column(column))
        return event
