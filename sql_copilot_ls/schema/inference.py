"""Foreign keys that nobody declared, told by names, types and uniqueness; conservative: joins are built on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from .model import Column, ColumnKind, ForeignKey, Table

_KEY_NAME = re.compile(r"^(?P<what>.+?)[_ ]?(?P<end>id|code|no|nr|num|number|key|uuid|guid|编号|代码)$", re.IGNORECASE)
_PLAIN = frozenset(
    {"id", "code", "no", "key", "name", "uuid", "guid", "number", "type", "rowid", "oid", "pk", "编号", "名称"}
)
_ROLE = re.compile(
    r"^(?:parent|manager|created_by|updated_by|owner|from|to|home|away|source|destination|src|dst|billing|shipping|root|first|last)_",
    re.IGNORECASE,
)
MAX_CANDIDATES = 32
"""Tables of one name; where there are more, none is meant."""
MAX_TABLES = 8000
"""Beyond this inference is left out: no workspace of that size is one schema."""


_NOT_WORD = re.compile(r"[^0-9a-z\u0080-\uffff]")
_PREFIX = re.compile(r"^(?:t|tb|tbl|tab|sys|app|dim|fact|stg)_", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    return _NOT_WORD.sub("", name.casefold())


@lru_cache(maxsize=16_384)
def _forms(table: str) -> tuple[str, ...]:
    """Ways to say a table's name in one of its rows: folded, without a common prefix, in the singular."""
    forms = []
    for name in (_folded(table), _folded(_PREFIX.sub("", table))):
        forms.append(name)
        if name.endswith("ies"):
            forms.append(name[:-3] + "y")
        if name.endswith(("ses", "xes", "zes", "ches", "shes")):
            forms.append(name[:-2])
        if name.endswith("s") and not name.endswith("ss"):
            forms.append(name[:-1])
    return tuple(dict.fromkeys(f for f in forms if f))


@lru_cache(maxsize=65_536)
def _meant(column: str) -> tuple[tuple[str, bool], ...]:
    """What a column's name says it is the key of, and whether a role was taken off its front."""
    match = _KEY_NAME.match(column[:200])
    if match is None:
        return ()
    what = match.group("what")
    bare = _ROLE.sub("", what)
    return ((_folded(what), False),) if bare == what else ((_folded(what), False), (_folded(bare), True))


def _alike(a: Column, b: Column) -> bool:
    return a.kind == b.kind or ColumnKind.OTHER in (a.kind, b.kind)


def infer_foreign_keys(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with the foreign keys that names make plain added to those declared (`inferred=True`).

    A column points to another table's one-column key when it is called like a key of that table (`customer_id` for
    `customers`), or when it has the very name of a key that is no plain `id` and only one table has as its key.
    """
    if len(tables) > MAX_TABLES:
        return tuple(tables)
    return Inference(tables).result()


class Inference:
    """Single-column keys by what they are called, looked up for each column that no declared key uses."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables
        self.keys = {id(table): _single_key(table) for table in tables}
        self.by_form: dict[str, list[Table]] = {}
        self.by_key: dict[str, list[Table]] = {}
        for table in tables:
            for _, candidates in self._candidates(table):
                candidates.append(table)

    def _candidates(self, table: Table) -> Iterator[tuple[str, list[Table]]]:
        """The words that may mean a table, with the lists of tables that each may mean."""
        key = self.keys[id(table)]
        if key is None or table.is_view:
            return
        for form in _forms(table.name):
            yield form, self.by_form.setdefault(form, [])
        folded = _folded(key.name)
        if folded not in _PLAIN:
            yield folded, self.by_key.setdefault(folded, [])

    def result(self) -> tuple[Table, ...]:
        """All tables with what is inferred."""
        return tuple(table if table.is_view else self.with_inferred(table) for table in self.tables)

    def with_inferred(self, table: Table) -> Table:
        """One of the tables with the foreign keys inferred for it."""
        linked = {name for key in table.foreign_keys if key.references for name in key.columns}
        own = self.keys[id(table)]
        found = []
        for column in table.columns:
            name = column.name
            if name in linked or (own is not None and name == own.name and len(table.primary_key) < 2):
                continue
            target = self.target(name, table)
            key = self.keys[id(target)] if target is not None else None
            if target is not None and key is not None and _alike(column, key):
                found.append(ForeignKey((name,), target.name, (key.name,), inferred=True))
        return replace(table, foreign_keys=(*table.foreign_keys, *found)) if found else table

    def exchange(self, old: Table | None, new: Table | None) -> set[str]:
        """Let a table stand in another's place, or come or go; gives the words that columns of other tables may mean
        something else by now (see `asked_by`)."""
        before = self._told_by(old)
        leaving = list(self._candidates(old)) if old is not None else []
        if old is not None:
            del self.keys[id(old)]
        if new is not None:
            self.keys[id(new)] = _single_key(new)
        if new is not None and self._told_by(new) == before:
            for _, candidates in leaving:
                candidates[:] = [new if t is old else t for t in candidates]
            return set()
        for _, candidates in leaving:
            candidates[:] = [t for t in candidates if t is not old]
        words = {word for word, _ in leaving}
        if new is not None:
            for word, candidates in self._candidates(new):
                candidates.append(new)
                words.add(word)
        return words

    def _told_by(self, table: Table | None) -> tuple[object, ...] | None:
        """All that inference asks of a table that others may point to."""
        if table is None:
            return None
        key = self.keys[id(table)]
        file = table.source.file if table.source else None
        return table.name, table.schema, table.is_view, file, (key.name, key.kind) if key else None

    def target(self, column: str, table: Table) -> Table | None:
        """The table that a column's name means."""
        for what, has_role in _meant(column):
            found = _nearest(self.by_form.get(what, ()), table)
            if found is not None and (found is not table or has_role):
                return found
            if what == "parent" and self.keys[id(table)] is not None:
                return table
        owner = _nearest(self.by_key.get(_folded(column), ()), table)
        return owner if owner is not table else None


def asked_by(column: str) -> set[str]:
    """The words that a column's name may mean a table by."""
    return {_folded(column), *(what for what, _ in _meant(column))}


def _single_key(table: Table) -> Column | None:
    if len(table.primary_key) == 1:
        return next((c for c in table.columns if c.name == table.primary_key[0]), None)
    if not table.primary_key and table.columns:
        first = table.columns[0]  # many schemas without keys still lead with one
        if _folded(first.name) in {"id", *(form + "id" for form in _forms(table.name))}:
            return first
    return None


def _nearest(candidates: Sequence[Table], table: Table) -> Table | None:
    """The only candidate, or the only one under the same qualifier, or the only one in the same file."""
    if not candidates or len(candidates) > MAX_CANDIDATES:
        return None
    if len(candidates) > 1:
        candidates = [t for t in candidates if t.schema == table.schema] or candidates
    if len(candidates) > 1 and table.source is not None:
        candidates = [t for t in candidates if t.source is not None and t.source.file == table.source.file]
    return candidates[0] if len(candidates) == 1 else None
