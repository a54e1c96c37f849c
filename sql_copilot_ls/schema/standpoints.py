"""What a folder's tables are as seen from one of its files: at its turn among the migrations, nearest in a monorepo."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import PurePath

from .events import (
    AddColumn,
    AllowValues,
    CreateTable,
    CreateView,
    Declarations,
    DropColumn,
    DropTable,
    Event,
    Name,
    RenameColumn,
    RenameTable,
    SetType,
)
from .fold import Place, place_of
from .migrations import in_order, order_key
from .model import Became, Schema, Table
from .overlay import CHANGES, Overlay, alike, subject

_MOST = 4_000
"""Names that stand for several tables; of more, the folder's last declaration counts everywhere."""
_Parts = tuple[str, ...]


class _Group:
    """Files that declare one table between them: the migrations of a folder, or a single other file."""

    __slots__ = ("folder", "is_sequence", "name")

    def __init__(self, name: str, folder: _Parts, *, is_sequence: bool) -> None:
        self.name = name
        self.folder = folder
        self.is_sequence = is_sequence


class _Story:
    """Tables whose names belong together by renaming: all events about them, with the number of their file."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.events: list[tuple[int, Event]] = []
        self.groups: dict[str, _Group] = {}
        self.changed_in: set[int] = set()
        """Files that change a table which they do not create."""

    def nearest(self, file: str, folder: _Parts) -> frozenset[str]:
        """The groups whose tables a file means: its own, else those in the nearest folders."""
        own = self.groups.get(_group_name(file))
        if own is not None:
            return frozenset((own.name,))
        best = -1
        found: list[str] = []
        for group in self.groups.values():
            common = _common(folder, group.folder)
            if common > best:
                best, found = common, []
            if common == best:
                found.append(group.name)
        return frozenset(found)


class Standpoints:
    """The histories of a folder's tables, worked out as far as they are asked for."""

    def __init__(self, files: Sequence[Declarations], final: Schema) -> None:
        self._files = in_order(files)
        self.final = final
        self._number = {f.file: n for n, f in enumerate(self._files)}
        self._folders = [_folder(f.file) for f in self._files]
        self._last = {place_of((t.schema, t.name)): t for t in final.tables}
        self._seen: dict[object, Schema] = {}
        self._told: dict[tuple[int, frozenset[str]], dict[Place, list[tuple[int, Table | None]]]] = {}

    def seen_from(self, file: str) -> Schema:
        """The schema as a file sees it: the very same object where that makes no difference."""
        number = self._turn(file)
        turns = number is not None and (_is_numbered(file) or number in self._changing)
        key: object = (file, number) if turns or file in self._creating else _folder(file)
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._see(file, number if turns else None)
        return known

    def _turn(self, file: str) -> int | None:
        """How many files apply before one; what takes a migration back comes right behind it."""
        number = self._number.get(file)
        if number is None and _is_numbered(file):
            folder, stage, version, _ = order_key(file)
            return bisect_right(self._files, (folder, stage, version, "\U0010ffff"), key=lambda f: order_key(f.file))
        return number

    def _see(self, file: str, number: int | None) -> Schema:
        folder = _folder(file)
        own: dict[Place, Table] = {}
        homes: dict[str, frozenset[str]] = {}
        for index in range(len(self._stories)) if number is not None else self._divided:
            story = self._stories[index]
            groups = story.nearest(file, folder)
            divided = len(story.groups) > 1
            if divided:
                homes.update(dict.fromkeys(story.names, groups))
            at = number if number is not None and (_is_numbered(file) or number in story.changed_in) else None
            every = len(groups) == len(story.groups)
            if every and at is None and not (divided and _is_unsure(story)):
                continue
            for place, moments in self._history(index, groups).items():
                table = next((t for n, t in reversed(moments) if at is None or n < at), None)
                if table is None:
                    continue
                if divided and len(groups) > 1 and _is_unsure(story):
                    table = self._unsure(index, groups, place, table)
                last = self._last.get(place)
                if last is None or not alike(table, last):
                    own[place] = table
        if not own and not homes:
            return self.final
        tables = [own.pop(place, table) for place, table in self._last.items()]
        seen = replace(self.final, tables=(*tables, *own.values()), homes=homes)
        return replace(seen, ordered=True) if number is not None and _is_numbered(file) else seen

    def _unsure(self, index: int, groups: Iterable[str], place: Place, table: Table) -> Table:
        """A table that several files declare differently, none of them nearer: it may have any of their columns."""
        columns = {c.name.casefold(): c for c in table.columns}
        differs = False
        for group in groups:
            other = next((t for _, t in reversed(self._history(index, frozenset((group,))).get(place, ())) if t), None)
            for column in other.columns if other is not None else ():
                if columns.setdefault(column.name.casefold(), column) is not column:
                    continue
                differs = True
        if not differs:
            return table
        return replace(table, columns=tuple(columns.values()), complete=False)

    def _history(self, index: int, groups: frozenset[str]) -> dict[Place, list[tuple[int, Table | None]]]:
        """The tables of a story after each file that changes them, as told by the files that mean these groups."""
        told = self._told.get((index, groups))
        if told is not None:
            return told
        story = self._stories[index]
        overlay = Overlay(lambda name: None if name[1].casefold() in story.names else self._final_table(name))
        told = {}
        for number, events in groupby(story.events, key=lambda e: e[0]):
            file = self._files[number].file
            if len(groups) < len(story.groups) and groups.isdisjoint(story.nearest(file, self._folders[number])):
                continue
            touched: set[Place] = set()
            for _, event in events:
                name = subject(event)
                standing = overlay.find(name) if name is not None else None
                if standing is not None:
                    touched.add(place_of((standing.table.schema, standing.table.name)))
                overlay.apply(event)
                if name is not None:
                    touched.add(place_of(name))
                if isinstance(event, RenameTable) and standing is not None:
                    touched.add(place_of((standing.table.schema, event.new)))
            for place in touched:
                told.setdefault(place, []).append((number, overlay.table_of(place)))
        last = self._last
        for place, moments in told.items():
            final = last.get(place)
            if final is not None:
                told[place] = [(n, final if t is not None and alike(t, final) else t) for n, t in moments]
        self._told[index, groups] = told
        return told

    def _final_table(self, name: Name) -> Table | None:
        place = place_of(name)
        found = self._last.get(place)
        return found if found is not None else self.final.table(name[1])

    @cached_property
    def _all(self) -> tuple[list[_Story], set[int], set[str]]:
        """The stories that are longer than a CREATE; the files that change what they do not create, and those that
        create what others create too."""
        names = self._told_of()
        stories: dict[str, _Story] = {}
        for number, file in enumerate(self._files) if names else ():
            created: set[str] = set()
            for event in file.events:
                name = subject(event)
                folded = name[1].casefold() if name is not None else ""
                if folded not in names:
                    continue
                story = stories.get(folded)
                if story is None:
                    story = stories[folded] = _Story()
                    story.names.add(folded)
                story.events.append((number, event))
                if isinstance(event, CreateTable | CreateView):
                    group = _group_name(file.file)
                    if group not in story.groups:
                        numbered = _is_numbered(file.file)
                        story.groups[group] = _Group(group, self._folders[number], is_sequence=numbered)
                    created.add(folded)
                elif isinstance(event, (DropTable, *CHANGES)) and folded not in created:
                    story.changed_in.add(number)
                if isinstance(event, RenameTable) and event.new.casefold() != folded:
                    created.add(event.new.casefold())
                    self._join(stories, story, event.new.casefold())
        kept = list({id(s): s for s in stories.values()}.values())
        for story in kept:
            story.events.sort(key=lambda e: e[0])
        changing = {n for s in kept for n in s.changed_in}
        divided = [s for s in kept if len(s.groups) > 1]
        creating = {name for s in divided for name in s.groups} if len(divided) <= _MOST else set()
        return kept, changing, creating

    def _told_of(self) -> set[str]:
        """Folded names of tables of which there is more to tell than one CREATE."""
        seen: set[str] = set()
        more: set[str] = set()
        for file in self._files:
            for event in file.events:
                match event:
                    case CreateTable():
                        name = event.table.name.casefold()
                        (more if name in seen else seen).add(name)
                    case CreateView():
                        name = event.name[1].casefold()
                        (more if name in seen else seen).add(name)
                    case RenameTable():
                        more.update((event.table[1].casefold(), event.new.casefold()))
                    case DropTable():
                        more.add(event.name[1].casefold())
                    case AddColumn() | AllowValues() | DropColumn() | RenameColumn() | SetType():
                        more.add(event.table[1].casefold())
                    case _:
                        pass
        return more

    @staticmethod
    def _join(stories: dict[str, _Story], story: _Story, new: str) -> None:
        other = stories.get(new)
        if other is not None and other is not story:
            story.names |= other.names
            story.events += other.events
            story.groups.update(other.groups)
            story.changed_in |= other.changed_in
            for name in other.names:
                stories[name] = story
        story.names.add(new)
        stories[new] = story

    @property
    def _stories(self) -> list[_Story]:
        return self._all[0]

    @property
    def _changing(self) -> set[int]:
        return self._all[1]

    @property
    def _creating(self) -> set[str]:
        return self._all[2]

    @cached_property
    def _divided(self) -> list[int]:
        """The stories that several groups of files tell."""
        divided = [n for n, story in enumerate(self._stories) if len(story.groups) > 1]
        return divided if len(divided) <= _MOST else []


def became(files: Sequence[Declarations], final: Schema) -> dict[tuple[str, str], Became]:
    """What became of tables (table, "") and columns (table, column) that are no more, by folded names."""
    found: dict[tuple[str, str], Became] = {}
    for file in in_order(files):
        for event in file.events:
            match event:
                case RenameTable():
                    found[event.table[1].casefold(), ""] = Became(file.file, event.new)
                case DropTable():
                    found[event.name[1].casefold(), ""] = Became(file.file)
                case RenameColumn():
                    found[event.table[1].casefold(), event.old.casefold()] = Became(file.file, event.new)
                case DropColumn():
                    found[event.table[1].casefold(), event.column.casefold()] = Became(file.file)
    if not found:
        return found
    there = {t.name.casefold(): {c.name.casefold() for c in t.columns} for t in final.tables}
    return {
        (table, column): fate
        for (table, column), fate in found.items()
        if (table not in there if not column else column not in there.get(table, ()))
    }


def joined(schemas: Sequence[Schema]) -> Schema:
    """The tables of several schemas; of those in the same place the first counts."""
    tables: dict[Place, Table] = {}
    literals: dict[tuple[str, str], tuple[str, ...]] = {}
    former: dict[tuple[str, str], Became] = {}
    for schema in reversed(schemas):
        literals.update(schema.literals)
        former.update(schema.former)
    for schema in schemas:
        for table in schema.tables:
            tables.setdefault(place_of((table.schema, table.name)), table)
    there = {name for _, name in tables}
    former = {key: fate for key, fate in former.items() if key[0] not in there or key[1]}
    terms = tuple(term for schema in schemas for term in schema.terms)
    objects = tuple(one for schema in schemas for one in schema.objects)
    whole = replace(schemas[0], tables=tuple(tables.values()), literals=literals, former=former)
    return replace(whole, terms=terms, objects=objects)


def _is_unsure(story: _Story) -> bool:
    """Whether nothing says which of several declarations counts: none is part of a sequence of migrations."""
    return not any(group.is_sequence for group in story.groups.values())


def _is_numbered(file: str) -> bool:
    return order_key(file)[1] > 0


def _group_name(file: str) -> str:
    return str(PurePath(file).parent) + "/" if _is_numbered(file) else file


def _folder(file: str) -> _Parts:
    return PurePath(file).parent.parts


def _common(a: _Parts, b: _Parts) -> int:
    """How many folders two paths begin with alike."""
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return n
    return min(len(a), len(b))
