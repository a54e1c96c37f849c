"""Folding again after an edit: only the tables that the edit can have changed are worked out anew."""

from __future__ import annotations

from collections.abc import Sequence

from .events import (
    CreateTable,
    CreateType,
    CreateView,
    Declarations,
    DropTable,
    RenameColumn,
    RenameTable,
)
from .fold import Folder, Place, place_of, schema_of
from .inference import MAX_TABLES, Inference
from .migrations import in_order, is_undo
from .model import Schema, Table
from .standing import StandingTable

_Edits = list[CreateTable]


class Refolding:
    """Gives what `fold` gives, and remembers it for the next time.

    Where CREATE TABLE statements of tables that nothing else changes or copies are all that differ, and no table comes,
    goes or is renamed, the other tables are kept; any other difference folds everything.
    """

    def __init__(self) -> None:
        self._files: list[Declarations] = []
        self._folded: _Folded | None = None

    def fold(self, files: Sequence[Declarations], *, dialect: str = "") -> Schema:
        """The schema of several files, as `fold` gives it."""
        edits = self._edits(files)
        folded, self._folded = self._folded, None
        if folded is None or edits is None or not folded.redo(edits):
            folded = _Folded(files)
        self._files, self._folded = list(files), folded
        return schema_of(files, tuple(folded.tables.values()), folded.literals, dialect=dialect)

    def _edits(self, files: Sequence[Declarations]) -> _Edits | None:
        """The statements that differ; None when more differs than the text of CREATE TABLE statements."""
        if len(files) != len(self._files):
            return None
        edits: _Edits = []
        for old, new in zip(self._files, files, strict=True):
            if old is new:
                continue
            if old.file != new.file or len(old.events) != len(new.events) or is_undo(new.file):
                return None
            for before, after in zip(old.events, new.events, strict=True):
                if before == after:
                    continue
                if not isinstance(before, CreateTable) or not isinstance(after, CreateTable):
                    return None
                if not (_is_plain(before) and _is_plain(after)) or _name(before) != _name(after):
                    return None
                edits.append(after)
        return edits


class _Folded:
    """Everything folded once; single tables can be redone."""

    def __init__(self, files: Sequence[Declarations]) -> None:
        self.folder = Folder()
        self.shared: set[str] = set()
        """Folded names of tables that come from more than one CREATE TABLE or go into another table."""
        self.renames = False
        created: set[str] = set()
        for file in in_order(files):
            for event in file.events:
                self.folder.apply(event)
                match event:
                    case CreateTable():
                        name = event.table.name.casefold()
                        if name in created:
                            self.shared.add(name)
                        created.add(name)
                        self.shared.update(n.casefold() for _, n in event.like)
                    case CreateView():
                        self.shared.add(event.name[1].casefold())
                        self.shared.update(
                            n.casefold() for n in (*event.stars, *(table for _, table, _ in event.outputs))
                        )
                    case DropTable():
                        self.shared.add(event.name[1].casefold())
                    case RenameTable() | RenameColumn():
                        self.renames = True
                    case CreateType():
                        pass
                    case _:
                        self.shared.add(event.table[1].casefold())
        self.linked = {p: t.finished(self.folder.find_name) for p, t in self.folder.tables.items()}
        self.literals = self.folder.spelled_literals()
        self.tables: dict[Place, Table] = {}
        self.inference: Inference | None = None
        self._infer()

    def _infer(self) -> None:
        linked = list(self.linked.values())
        self.inference = Inference(linked) if len(linked) <= MAX_TABLES else None
        self.tables = dict(zip(self.linked, self.inference.result() if self.inference else linked, strict=True))

    def redo(self, edits: _Edits) -> bool:
        """Take over edited tables, if that is all there is to do; else change nothing."""
        folder = self.folder
        if edits and self.renames:
            return False
        for event in edits:
            if event.table.name.casefold() in self.shared or any(folder.created_type(kind) for _, kind in event.types):
                return False
        changed: dict[Place, None] = {}
        for event in edits:
            standing = StandingTable(event.table)
            standing.named = {name.casefold(): key for name, key in event.named}
            place = place_of(_name(event))
            folder.put(standing)
            changed[place] = None
            changed.update((p, None) for p in folder.referring.get(place[1], {}) if p in folder.tables)
        relinked = {p: folder.tables[p].finished(folder.find_name) for p in changed}
        relinked = {p: table for p, table in relinked.items() if table is not self.linked[p]}
        former = {p: self.linked[p] for p in relinked}
        self.linked.update(relinked)
        inference = self.inference
        if inference is None:
            self.tables.update(relinked)
        elif all(inference.exchange(former[p], table) for p, table in relinked.items()):
            self.tables.update((p, t if t.is_view else inference.with_inferred(t)) for p, t in relinked.items())
        else:
            self._infer()
        return True


def _name(event: CreateTable) -> tuple[str, str]:
    return event.table.schema, event.table.name


def _is_plain(event: CreateTable) -> bool:
    """Whether the table is just what the statement says, if no other creates it."""
    return bool(event.table.columns) and not (event.like or event.partition) and not event.table.name.startswith("#")
