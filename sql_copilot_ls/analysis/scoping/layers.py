"""What names mean at a place of a script: what its statements made so far, then the schema as its file sees it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import KeysView, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from sql_copilot_ls.analysis.scoping.table_lookup import Catalog, catalog
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema.declarations import statement_events
from sql_copilot_ls.schema.events import (
    AddColumn,
    AddKey,
    CreateTable,
    CreateType,
    CreateView,
    DropColumn,
    DropKey,
    Event,
    RenameColumn,
    RenameTable,
    SampleRows,
    SetComment,
    SetDefault,
)
from sql_copilot_ls.schema.fold import Place, place_of
from sql_copilot_ls.schema.kept import Read
from sql_copilot_ls.schema.model import Schema, SchemaObject, Source, Table
from sql_copilot_ls.schema.overlay import SHAPES, Overlay, alike, subject
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_SESSION_SCHEMAS = frozenset({"temp", "pg_temp", "tempdb"})
_HEADS = frozenset(
    {"CREATE", "ALTER", "DROP", "RENAME", "EXEC", "EXECUTE", "DECLARE", "IF", "BEGIN", "DO", "WHILE", "CACHE"}
)
"""What a statement begins with that may make or change a table; of queries, those with INTO do."""
_CHANGES = frozenset({"ALTER", "DROP", "RENAME", "EXEC", "EXECUTE", "DECLARE", "IF", "BEGIN", "DO", "WHILE"})
_NEAR = 60
"""Tokens of such a statement among which the table's name stands."""
_OF_NO_CONCERN = (SampleRows, SetComment, AddKey, DropKey, SetDefault, CreateType)
"""Events that make no other columns."""
_MOST_STATES = 100
"""Of one table in one script; of more, the last counts from there on, and may have other columns too."""
Made = tuple[tuple[str, ...], tuple[str, ...], str]
"""The parts of a created table's name, its columns, and the name as it is folded."""
Held = tuple[Table | None, bool]
"""What stands in a place before the schema's table: a table, or none; and whether the place is empty without one."""


class _Timeline:
    """What stands in one place, from which offset of the script on."""

    __slots__ = ("held", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.held: list[Held] = []

    def note(self, start: int, held: Held) -> None:
        """From an offset on another table stands there."""
        if self.starts and self.starts[-1] == start:
            self.held[-1] = held
        elif (self.held[-1] if self.held else (None, False)) != held:
            self.starts.append(start)
            self.held.append(held)

    def at(self, start: int) -> Held:
        """What stands there in the statement at an offset."""
        index = bisect_right(self.starts, start) - 1
        return self.held[index] if index >= 0 else (None, False)

    @property
    def first(self) -> Table | None:
        """The table as the script first has it: what stands above its CREATE may well mean it."""
        return next((table for table, _ in self.held if table is not None), None)


class LayeredCatalog(Catalog):
    """A catalog in which tables of a script stand before those of the schema."""

    def __init__(self, base: Catalog, replay: _Replay, start: int) -> None:
        self._base = base
        self._replay = replay
        self._start = start
        self._mine = replay.mine
        self.schemas = base.schemas

    @cached_property
    def _all(self) -> Schema:
        own: list[Table] = []
        hidden: set[Place] = set()
        for place, timeline in self._replay.timelines.items():
            table, is_empty = self._held(place, timeline)
            if table is not None:
                own.append(table)
            if table is not None or is_empty:
                hidden.add(place)
        kept = [t for t in self._base.schema.tables if place_of((t.schema, t.name)) not in hidden]
        return replace(self._base.schema, tables=(*own, *kept))

    def _held(self, place: Place, timeline: _Timeline) -> Held:
        held = timeline.at(self._start)
        if held == (None, False) and exactly(self._base, place) is None:
            return timeline.first, False
        return held

    @property
    def schema(self) -> Schema:
        """All tables that there are."""
        return self._all

    @property
    def whole(self) -> Schema:
        """The schema below what the script makes for itself."""
        return self._base.whole

    @property
    def below(self) -> Catalog:
        """The catalog of that schema."""
        return self._base

    @property
    def overlaid(self) -> KeysView[str]:
        """The folded names of the tables that the script makes or changes."""
        return self._replay.places.keys()

    @property
    def objects(self) -> dict[str, list[SchemaObject]]:
        """As below: what a script makes beside tables is the folder's too."""
        return self._base.objects

    @property
    def has_tables(self) -> bool:
        """Whether there is any table."""
        return True

    def named(self, name: str) -> Sequence[Table]:
        """The tables of that name, the script's first."""
        below = self._base.named(name)
        places = self._replay.places.get(name.casefold())
        if not places:
            return below
        own: list[Table] = []
        hidden: set[Place] = set()
        for place in places:
            table, is_empty = self._held(place, self._replay.timelines[place])
            if table is not None:
                own.append(table)
            if table is not None or is_empty:
                hidden.add(place)
        return [*own, *(t for t in below if place_of((t.schema, t.name)) not in hidden)] if hidden else below

    def table(self, name: str, schema: str = "") -> Table | None:
        """As for every catalog; a table that the script made for itself comes first where nothing is said."""
        if name.casefold() not in self._replay.places:
            return self._base.table(name, schema)
        found = self.named(name)
        mine = next((t for t in found if id(t) in self._mine), None)
        if mine is not None and (not schema or schema.casefold() in _SESSION_SCHEMAS):
            return mine
        table = super().table(name, schema)
        return self._base.table(name, schema) or table if table is mine else table


class Layers:
    """The catalogs of a script's statements."""

    def __init__(self, script: Script, schema: Schema) -> None:
        self.base = catalog(schema)
        self._starts: list[int] = []
        self._states: dict[int, Catalog] = {}
        spoken = _spoken_of(script)
        created = [_created(statement) for statement in script.statements] if script.file else []
        times = Counter(made[2] for made in created if made)
        found = [
            (start, events)
            for n, (start, statement) in enumerate(zip(script.starts, script.statements, strict=True))
            if not (created and (made := created[n]) and self._declares(script, start, statement, made, spoken, times))
            and (events := events_of(statement, script.file))
            and not self._stands(statement, events)
        ]
        self._replay = _Replay(script.file, script.lines, self.base)
        if found:
            self._replay.run(found)
            self._starts = sorted({s for t in self._replay.timelines.values() for s in t.starts})

    def at(self, start: int) -> Catalog:
        """The catalog that holds for the statement at a start: one that makes a table sees it, for its own sake."""
        if not self._starts:
            return self.base
        index = bisect_right(self._starts, start)
        known = self._states.get(index)
        if known is None:
            place = self._starts[index - 1] if index else -1
            known = self._states[index] = LayeredCatalog(self.base, self._replay, place)
        return known

    @property
    def makes(self) -> bool:
        """Whether the script makes or changes any table."""
        return bool(self._starts)

    @property
    def last(self) -> Catalog:
        """What there is at the end."""
        return self.at(self._starts[-1]) if self._starts else self.base

    def _declares(
        self, script: Script, start: int, statement: Statement, made: Made, spoken: set[str], times: Counter[str]
    ) -> bool:
        """Whether a statement is the very one that the schema has a table from, columns and all: it need not be read
        again. `spoken` are words of statements that may change tables. Of a table that the script creates once, the
        statement may have moved since the schema was read, as it does with every line that is typed above it.
        """
        kept = statement.analysed.get("declared")
        if not isinstance(kept, tuple) or kept[0] is not self.base:
            kept = statement.analysed["declared"] = self.base, self._source_of(made)
        source: Source | None = kept[1]
        if source is None or source.file != script.file or made[2] in spoken:
            return False
        return times[made[2]] == 1 or (source.line, source.column) == script.lines.position(start + statement.first)

    def _source_of(self, made: Made) -> Source | None:
        """Where the schema has a table of that name and these columns from."""
        path, columns, _ = made
        table = exactly(self.base, place_of((path[-2] if len(path) > 1 else "", path[-1])))
        return table.source if table is not None and columns == self.base.columns_of(table) else None

    def _stands(self, statement: Statement, events: Sequence[Event]) -> bool:
        """Whether all that a statement does is to create a table just as the schema has it."""
        event = events[0]
        if len(events) > 1 or not isinstance(event, CreateTable) or event.temporary or event.like:
            return False
        table = exactly(self.base, place_of((event.table.schema, event.table.name)))
        if table is None or event.partition:
            return event.partition
        kept = statement.analysed.get("stands")
        if not isinstance(kept, tuple) or kept[0] is not table:
            kept = statement.analysed["stands"] = table, alike(event.table, table)
        return bool(kept[1])


def _created(statement: Statement) -> Made | None:
    """The path and the columns of the one table that a statement creates with columns, worked out once."""
    if "created" not in statement.analysed:
        made = []
        if statement.significant and statement.significant[0].upper == "CREATE":
            made = [d for d in parse(statement).declarations if d.creates]
        statement.analysed["created"] = (
            (
                tuple(unquote(t.text) for t in made[0].parts),
                tuple(unquote(t.text) for t in made[0].columns),
                unquote(made[0].parts[-1].text).casefold(),
            )
            if len(made) == 1 and made[0].columns
            else None
        )
    return cast("Made | None", statement.analysed["created"])


def _spoken_of(script: Script) -> set[str]:
    """The words, folded, near the heads of a script's statements that change what others created."""
    return {
        unquote(t.text).casefold()
        for statement in script.statements
        if statement.significant and statement.significant[0].upper in _CHANGES
        for t in statement.significant[1:_NEAR]
        if t.kind in (Kind.WORD, Kind.QUOTED, Kind.STRING)
    }


class _Replay:
    """A script's statements, one after the other, over the schema as its file sees it. It is kept with the script, and
    so holds no reference to that."""

    def __init__(self, file: str, lines: TextLines, base: Catalog) -> None:
        self.file = file
        self.lines = lines
        self.base = base
        self.overlay = Overlay(lambda name: base.table(name[1], name[0]))
        self.timelines: dict[Place, _Timeline] = {}
        self.places: dict[str, list[Place]] = {}
        """The places by folded names."""
        self.mine: set[int] = set()
        """The tables, by identity, that the script made for itself alone."""
        self.alone: set[Place] = set()
        self.spoken: dict[Place, set[str]] = {}
        """Columns that statements of the script add, drop or rename, by their table."""

    def run(self, found: Sequence[tuple[int, Sequence[Event]]]) -> None:
        """Work out what stands where."""
        for _, events in found:
            for event in events:
                if isinstance(event, SHAPES) and not isinstance(event, RenameTable):
                    self.spoken.setdefault(place_of(event.table), set()).update(_columns_of(event))
        late: dict[Place, int] = {}
        for start, events in found:
            created: set[Place] = set()
            touched: dict[Place, None] = {}
            for event in Read(0, 0, events, (), "").at(*self.lines.position(start)).events:
                for place in self.apply(event):
                    touched[place] = None
                    if place == self.made_by(event):
                        created.add(place)
                    if place in created and place not in late and self.overlay.tables.get(place) is not None:
                        self.note(start, place)
            for place in touched:
                if place in late or len(self.timelines[place].starts if place in self.timelines else ()) > _MOST_STATES:
                    late.setdefault(place, start + 1)
                else:
                    self.note(start + 1, place)
        for place, start in late.items():
            self.note(start, place, complete=False)

    @staticmethod
    def made_by(event: Event) -> Place | None:
        """The place of the table that an event creates."""
        name = subject(event) if isinstance(event, CreateTable | CreateView) else None
        return place_of(name) if name is not None else None

    def apply(self, event: Event) -> Sequence[Place]:
        """Do what a statement does; gives the places that may hold another table then."""
        name = subject(event)
        if name is None or (isinstance(event, CreateTable) and self.finds_it(event)):
            return ()
        place = place_of(name)
        if isinstance(event, CreateTable | CreateView):
            below = exactly(self.base, place)
            elsewhere = below is not None and below.source is not None and below.source.file != self.file
            if event.temporary or (elsewhere and not self.base.whole.ordered):
                self.alone.add(place)
            else:
                self.alone.discard(place)
        standing = self.overlay.find(name)
        if standing is not None and not isinstance(event, CreateTable | CreateView):
            place = place_of((standing.table.schema, standing.table.name))
        self.overlay.apply(event)
        if isinstance(event, RenameTable):
            return place, place_of((place[0], event.new))
        return (place,)

    def note(self, start: int, place: Place, *, complete: bool = True) -> None:
        """Remember what stands in a place from an offset on."""
        table = self.settled(place)
        if table is not None and not complete:
            table = replace(table, complete=False)
        timeline = self.timelines.get(place)
        if timeline is None:
            timeline = self.timelines[place] = _Timeline()
            self.places.setdefault(place[1], []).append(place)
        timeline.note(start, (table, table is None and place in self.overlay.renamed))
        if table is not None and place in self.alone and timeline.held[-1][0] is table:
            self.mine.add(id(table))

    def finds_it(self, event: CreateTable) -> bool:
        """Whether IF NOT EXISTS finds a table of earlier migrations."""
        if not event.keep_existing or event.temporary or not self.base.whole.ordered:
            return False
        return exactly(self.base, place_of((event.table.schema, event.table.name))) is not None

    def settled(self, place: Place) -> Table | None:
        """The table that stands before the schema's, unless it is the same."""
        table = self.overlay.table_of(place)
        below = exactly(self.base, place)
        if table is not None and below is not None and place not in self.alone:
            table = self.with_others(table, below, place)
            if alike(table, below):
                return None
        return table

    def with_others(self, table: Table, below: Table, place: Place) -> Table:
        """A table with what the schema knows of its columns; where no order holds, also with what other files add."""
        known = {c.name.casefold(): c for c in below.columns}
        columns = [
            other if (other := known.get(c.name.casefold())) is not None and other.type == c.type else c
            for c in table.columns
        ]
        if not self.base.whole.ordered:
            there = {c.name.casefold() for c in columns} | self.spoken.get(place, set())
            columns += [c for folded, c in known.items() if folded not in there]
        return replace(table, columns=tuple(columns), complete=table.complete and below.complete)


def _columns_of(event: AddColumn | DropColumn | RenameColumn) -> set[str]:
    match event:
        case AddColumn():
            return {event.column.name.casefold(), event.replaces.casefold()}
        case DropColumn():
            return {event.column.casefold()}
        case RenameColumn():
            return {event.old.casefold(), event.new.casefold()}


def exactly(known: Catalog, place: Place) -> Table | None:
    """The table in a place, not one that merely has its name."""
    return next((t for t in known.named(place[1]) if place_of((t.schema, t.name)) == place), None)


def events_of(statement: Statement, file: str) -> tuple[Event, ...]:
    """What a statement makes and changes, worked out once; its places count from its start."""
    kept = statement.analysed.get("events")
    if isinstance(kept, tuple):
        return kept
    events: tuple[Event, ...] = ()
    head = statement.significant[0].upper if statement.significant else ""
    makes = ("INTO", "CREATE") if head == "WITH" else ("INTO",)
    if head in _HEADS or (head in ("SELECT", "WITH", "(") and any(t.upper in makes for t in statement.significant)):
        found = statement_events(statement.text, dialect=statement.dialect, file=file)
        events = tuple(e for e in found if not isinstance(e, _OF_NO_CONCERN))
        if head == "CREATE":
            events += _opaque(statement, found, file)
    statement.analysed["events"] = events
    return events


def _opaque(statement: Statement, events: Sequence[Event], file: str) -> tuple[Event, ...]:
    """Tables that a statement creates but whose columns cannot be told."""
    told = {name[1].casefold() for event in events if (name := subject(event)) is not None}
    names = [unquote(d.parts[-1].text) for d in parse(statement).declarations if d.creates]
    source = Source(file, 0)
    return tuple(CreateTable(Table(n, (), complete=False, source=source)) for n in names if n.casefold() not in told)


def layers(script: Script, schema: Schema) -> Layers:
    """The catalogs of a script over a schema, worked out once."""
    kept = script.analysed.get("layers")
    if isinstance(kept, Layers) and kept.base.schema is schema:
        return kept
    found = script.analysed["layers"] = Layers(script, schema)
    return found


def catalog_at(script: Script, start: int, schema: Schema) -> Catalog:
    """What names mean in the statement at a start."""
    return layers(script, schema).at(start)


def catalog_around(script: Script, offset: int, schema: Schema) -> Catalog:
    """What names mean in the statement that an offset of a name lies in."""
    index = bisect_right(script.starts, offset) - 1
    return catalog_at(script, script.starts[index] if index >= 0 else offset, schema)
