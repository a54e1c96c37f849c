"""Folding again after an edit: only the tables that the edit can have changed are worked out anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
from .inference import MAX_TABLES, Inference, Question, asked_by, question
from .migrations import in_order, is_undo
from .model import Schema, Table
from .standing import StandingTable


@dataclass(frozen=True, slots=True)
class _Change:
    """What differs in one file's events from number `at` on: these CREATE TABLE statements stand there instead."""

    file: str
    at: int
    old: tuple[CreateTable, ...]
    new: tuple[CreateTable, ...]


class Refolding:
    """Gives what `fold` gives, and remembers it for the next time.

    Where CREATE TABLE statements are all that differ, and no other statement speaks of their tables, the tables that
    neither point to these nor could be inferred to are kept; any other difference folds everything.
    """

    def __init__(self) -> None:
        self._files: dict[str, Declarations] = {}
        self._folded: _Folded | None = None

    def fold(self, files: Sequence[Declarations], *, dialect: str = "") -> Schema:
        """The schema of several files, as `fold` gives it."""
        changes = self._changes(files)
        folded, self._folded = self._folded, None
        if folded is None or changes is None or not folded.redo(changes, files):
            folded = _Folded(files)
        self._files, self._folded = {f.file: f for f in files}, folded
        return schema_of(files, tuple(folded.tables.values()), folded.literals, dialect=dialect)

    def _changes(self, files: Sequence[Declarations]) -> list[_Change] | None:
        """What differs; None when that is more than CREATE TABLE statements."""
        now = {f.file: f for f in files}
        if len(now) < len(files):
            return None
        changes = []
        for file in now.keys() | self._files.keys():
            before, after = self._files.get(file), now.get(file)
            if before is after or is_undo(file):
                continue
            change = _change(file, before.events if before else (), after.events if after else ())
            if change is None:
                return None
            changes.append(change)
        return changes


def _change(file: str, before: Sequence[object], after: Sequence[object]) -> _Change | None:
    """The events that differ between equal beginnings and ends; None when not all of them create plain tables."""
    shorter = min(len(before), len(after))
    at = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    behind = next((i for i in range(shorter - at) if before[-1 - i] != after[-1 - i]), shorter - at)
    old, new = _plain(before[at : len(before) - behind]), _plain(after[at : len(after) - behind])
    return None if old is None or new is None else _Change(file, at, old, new)


def _plain(events: Iterable[object]) -> tuple[CreateTable, ...] | None:
    """The events, if the table of each is just what it says, should no other create it."""
    found = []
    for event in events:
        if not isinstance(event, CreateTable) or not event.table.columns:
            return None
        if event.like or event.partition:
            return None
        found.append(event)
    return tuple(found)


class _Folded:
    """Everything folded once; single tables can be added, taken out and redone."""

    def __init__(self, files: Sequence[Declarations]) -> None:
        self.folder = Folder()
        self.created: set[str] = set()
        """Folded names of all tables that a CREATE TABLE names."""
        self.shared: set[str] = set()
        """Folded names of tables that come from more than one CREATE TABLE or that another statement speaks of."""
        self.renames = False
        for file in in_order(files):
            for number, event in enumerate(file.events):
                self.folder.statement = file.file, number
                self.folder.apply(event)
                match event:
                    case CreateTable():
                        name = event.table.name.casefold()
                        if name in self.created:
                            self.shared.add(name)
                        self.created.add(name)
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
        self._known_asking: dict[Question, set[Place]] | None = None
        self._infer()

    def _infer(self) -> None:
        linked = list(self.linked.values())
        self.inference = Inference(linked) if len(linked) <= MAX_TABLES else None
        self.tables = dict(zip(self.linked, self.inference.result() if self.inference else linked, strict=True))
        self._known_asking = None

    @property
    def asking(self) -> dict[Question, set[Place]]:
        """Tables by the names and descriptions of their columns; a folder that nobody edits never needs them."""
        if self._known_asking is None:
            self._known_asking = {}
            for place, table in self.linked.items():
                for column in table.columns:
                    self._known_asking.setdefault(question(column), set()).add(place)
        return self._known_asking

    def redo(self, changes: Sequence[_Change], files: Sequence[Declarations]) -> bool:
        """Work changes in, if that is all there is to do; else leave everything as it is and return False."""
        if not changes:
            return True
        gone = [e for c in changes for e in c.old]
        come = [e for c in changes for e in c.new]
        if not self._stand_alone(gone, come):
            return False
        asking = self.asking  # worked out, if at all, before the change
        touched = self._put(gone, come)
        self._follow(changes)
        words: set[str] = set()
        for place in touched:
            words |= self._link(place)
        if (self.inference is None) != (len(self.linked) > MAX_TABLES):
            self._infer()
        else:
            for asked in [a for a in asking if not words.isdisjoint(asked_by(a))] if words else ():
                touched.update(dict.fromkeys(asking[asked]))
            self.tables.update((p, self._inferred(self.linked[p])) for p in touched if p in self.linked)
        if [_name(e) for e in gone] != [_name(e) for e in come]:
            self._sort(files)
        return True

    def _stand_alone(self, gone: Sequence[CreateTable], come: Sequence[CreateTable]) -> bool:
        """Whether tables can be exchanged without a look at any other statement."""
        before = {e.table.name.casefold() for e in gone}
        after = {e.table.name.casefold() for e in come}
        return (
            not self.renames
            and len(before) == len(gone)
            and len(after) == len(come)
            and self.shared.isdisjoint(before | after)
            and self.created.isdisjoint(after - before)
            and not any(self.folder.created_type(kind) for kind in {c.type for e in come for c in e.table.columns})
        )

    def _put(self, gone: Sequence[CreateTable], come: Sequence[CreateTable]) -> dict[Place, None]:
        """Exchange tables; gives their places and those of tables that point to them."""
        folder = self.folder
        touched: dict[Place, None] = {}
        stay = {place_of(_name(e)) for e in come}
        for event in gone:
            self.created.discard(event.table.name.casefold())
            if place_of(_name(event)) not in stay:
                touched[folder.remove(folder.tables[place_of(_name(event))])] = None
        for event in come:
            self.created.add(event.table.name.casefold())
            standing = StandingTable(event.table)
            for name, named in event.named:
                standing.name_key(name, named)
            folder.put(standing)
            touched[place_of(_name(event))] = None
        for event in (*gone, *come):
            touched.update(dict.fromkeys(folder.referring.get(event.table.name.casefold(), ())))
        return touched

    def _follow(self, changes: Sequence[_Change]) -> None:
        """Number the statements of changed files anew."""
        since = self.folder.since
        for change in changes:
            behind, shift = change.at + len(change.old), len(change.new) - len(change.old)
            for place, (file, number) in since.items() if shift else ():
                if file == change.file and number >= behind:
                    since[place] = file, number + shift
            for number, event in enumerate(change.new, change.at):
                since[place_of(_name(event))] = change.file, number

    def _link(self, place: Place) -> set[str]:
        """Finish a table anew; gives the words that may be inferred to mean another table now."""
        standing = self.folder.tables.get(place)
        old = self.linked.get(place)
        new = standing.finished(self.folder.find_name) if standing is not None else None
        if new is old:
            return set()
        if new is None:
            del self.linked[place], self.tables[place]
        else:
            self.linked[place] = new
        for column in old.columns if old is not None else ():
            self.asking[question(column)].discard(place)
        for column in new.columns if new is not None else ():
            self.asking.setdefault(question(column), set()).add(place)
        return self.inference.exchange(old, new) if self.inference is not None else set()

    def _inferred(self, table: Table) -> Table:
        return table if self.inference is None or table.is_view else self.inference.with_inferred(table)

    def _sort(self, files: Sequence[Declarations]) -> None:
        """Put the tables into the order of the statements that made them."""
        rank = {f.file: i for i, f in enumerate(in_order(files))}
        since = self.folder.since
        order = sorted(self.linked, key=lambda p: (rank[since[p][0]], since[p][1]))
        self.linked = {p: self.linked[p] for p in order}
        self.tables = {p: self.tables[p] for p in order}
        self.folder.tables = {p: self.folder.tables[p] for p in order}


def _name(event: CreateTable) -> tuple[str, str]:
    return event.table.schema, event.table.name
