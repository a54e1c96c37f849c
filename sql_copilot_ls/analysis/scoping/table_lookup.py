"""Look-ups in a schema: tables by name, and the foreign keys between two tables in both directions."""

from __future__ import annotations

import weakref
from collections.abc import Collection, KeysView, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cached_property
from threading import Lock

from sql_copilot_ls.schema.model import ForeignKey, Schema, SchemaObject, Table

_DEFAULT_SCHEMAS = frozenset({"", "public", "dbo", "main"})
"""Qualifiers that nobody needs to write: a bare name means their tables before those of others."""
_NONE: KeysView[str] = {}.keys()


class Catalog:
    """What names mean at some place: a schema with its indexes. Get that of a whole schema with `catalog(schema)`,
    which keeps it as long as that schema, and that of a place in a script with `layers.catalog_at`."""

    def __init__(self, schema: Schema) -> None:
        self._by_name: dict[str, list[Table]] = {}
        self._columns: dict[int, tuple[str, ...]] = {}
        self._mine: Collection[int] = ()
        self.schemas: dict[str, str] = {}
        self._made_of = weakref.ref(schema)  # one that held its schema would keep every version there was
        self._like_it = replace(schema)
        for table in schema.tables:
            self._by_name.setdefault(table.name.casefold(), []).append(table)
            if table.schema:
                self.schemas[table.schema.casefold()] = table.schema

    @property
    def schema(self) -> Schema:
        """All tables that there are."""
        return self._whole

    @property
    def whole(self) -> Schema:
        """The schema below what a script makes for itself."""
        return self._whole

    @property
    def below(self) -> Catalog:
        """The catalog of that schema."""
        return self

    @property
    def overlaid(self) -> KeysView[str]:
        """The folded names of the tables for which there is more than that schema."""
        return _NONE

    @property
    def has_tables(self) -> bool:
        """Whether there is any table."""
        return bool(self._like_it.tables)

    @property
    def _whole(self) -> Schema:
        return self._made_of() or self._like_it

    def named(self, name: str) -> Sequence[Table]:
        """The tables of that name, one for each qualifier it stands under."""
        return self._by_name.get(name.casefold(), ())

    def columns_of(self, table: Table) -> tuple[str, ...]:
        """The names of the columns of a table of the schema, as they are written."""
        names = self._columns.get(id(table))
        if names is None:
            names = self._columns[id(table)] = tuple(c.name for c in table.columns)
        return names

    def is_own(self, table: Table) -> bool:
        """Whether a table is one that the script made for itself, which no other file sees."""
        return id(table) in self._mine

    def homes(self, name: str) -> frozenset[str]:
        """Of a folded table name that several files declare, the files or folders whose table is meant."""
        return self.whole.homes.get(name, frozenset())

    @property
    def objects(self) -> dict[str, list[SchemaObject]]:
        """Functions, procedures, types and sequences by folded names."""
        return self._objects

    @cached_property
    def _objects(self) -> dict[str, list[SchemaObject]]:
        found: dict[str, list[SchemaObject]] = {}
        for one in self._whole.objects:
            found.setdefault(one.name.casefold(), []).append(one)
        return found

    @cached_property
    def referring(self) -> dict[str, list[tuple[Table, ForeignKey]]]:
        """The foreign keys that point to a table, with their tables."""
        found: dict[str, list[tuple[Table, ForeignKey]]] = {}
        for table in self.schema.tables:
            for key in table.foreign_keys:
                found.setdefault(key.table.casefold().rpartition(".")[2], []).append((table, key))
        return found

    @cached_property
    def by_column(self) -> dict[str, list[Table]]:
        """The tables that have a column of a name."""
        found: dict[str, list[Table]] = {}
        for table in self.schema.tables:
            for column in table.columns:
                found.setdefault(column.name.casefold(), []).append(table)
        return found

    def table(self, name: str, schema: str = "") -> Table | None:
        """The table of that name; a qualifier means the table that stands under it, or one that is declared without
        any.
        """
        found = self.named(name)
        if not found or (len(found) == 1 and not schema):
            return found[0] if found else None
        folded = schema.casefold()
        wanted = _DEFAULT_SCHEMAS if folded in _DEFAULT_SCHEMAS else (folded,)
        there = next((t for t in found if t.schema.casefold() in wanted), None)
        return there or next((t for t in found if not t.schema or not schema), None)

    def nearest(self, name: str, names: list[str], limit: int = 3) -> list[str]:
        """The names most like `name`, best first; none when nothing is like it."""
        folded = name.casefold()
        scored = []
        for other in names:
            matcher = SequenceMatcher(None, folded, other.casefold(), autojunk=False)
            if matcher.real_quick_ratio() >= 0.66 and matcher.quick_ratio() >= 0.66:
                ratio = matcher.ratio()
                if ratio >= 0.66:
                    scored.append((-ratio, other))
        return [other for _, other in sorted(scored)[:limit]]


class Asked:
    """A catalog that remembers which tables it was asked for, so that what was worked out with it can be used again
    in later schemas that give the same answers."""

    def __init__(self, known: Catalog) -> None:
        self._known = known
        self._answers: dict[tuple[str, str], Table | None] = {}
        self._names: set[str] = set()

    def table(self, name: str, schema: str = "") -> Table | None:
        """As `Catalog.table`."""
        answer = self._answers[name, schema] = self._known.table(name, schema)
        self._names.add(name.casefold())
        return answer

    def is_own(self, table: Table) -> bool:
        """As `Catalog.is_own`."""
        return self._known.is_own(table)

    def homes(self, name: str) -> frozenset[str]:
        """As `Catalog.homes`."""
        return self._known.homes(name)

    @property
    def objects(self) -> dict[str, list[SchemaObject]]:
        """As `Catalog.objects`."""
        return self._known.objects

    def holds_in(self, known: Catalog) -> bool:
        """Whether another catalog gives the same answers, apart from where tables are declared."""
        if known is not self._known and not self._is_beside(known):
            former, present = self._known.whole, known.whole
            if present is not former and present.objects != former.objects:
                return False
            for asked, answer in self._answers.items():
                now = known.table(*asked)
                if now is not answer and not _alike(answer, now):
                    return False
                if answer is not None and now is not None:
                    if self._known.is_own(answer) != known.is_own(now):
                        return False
                    name = asked[0].casefold()
                    if present is not former and self._known.homes(name) != known.homes(name):
                        return False
        self._known = known
        return True

    def _is_beside(self, known: Catalog) -> bool:
        """Whether a catalog of the same schema has nothing else about the names that were asked for: another version of
        a script, in most of its statements."""
        former = self._known
        return (
            known.below is former.below
            and known.overlaid.isdisjoint(self._names)
            and former.overlaid.isdisjoint(self._names)
        )


def _alike(a: Table | None, b: Table | None) -> bool:
    if a is b or a is None or b is None:
        return a is b
    return _meaning(a) == _meaning(b)


def _meaning(table: Table) -> tuple[object, ...]:
    columns = [(c.name, c.type, c.kind) for c in table.columns]
    return table.name, table.schema, table.is_view, table.complete, table.primary_key, table.foreign_keys, columns


_KEPT: dict[int, Catalog] = {}
_LOCK = Lock()


def catalog(schema: Schema) -> Catalog:
    """The indexes of a schema, built once and kept as long as the schema itself."""
    with _LOCK:
        known = _KEPT.get(id(schema))
        if known is None:
            known = _KEPT[id(schema)] = Catalog(schema)
            weakref.finalize(schema, _KEPT.pop, id(schema), None)
    return known
