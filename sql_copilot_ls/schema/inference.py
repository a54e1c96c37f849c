"""Foreign keys that nobody declared, told by names, types, uniqueness and descriptions; careful, for joins use them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from .key_names import KEY_ENDS, PERSON, PLAIN, folded, forms, hint_words, hinted, meant, short_forms
from .model import Column, ColumnKind, ForeignKey, Table

MAX_CANDIDATES = 32
"""Tables of one name; where there are more, none is meant."""
MAX_TABLES = 8000
"""Beyond this inference is left out: no workspace of that size is one schema."""


def _alike(a: Column, b: Column) -> bool:
    return a.kind == b.kind or ColumnKind.OTHER in (a.kind, b.kind)


def _same_values(a: Column, b: Column) -> bool:
    """Whether two columns are declared alike: of one kind, and texts of one length."""
    return a.kind == b.kind and (a.kind != ColumnKind.TEXT or _same_type(a.type, b.type))


def _same_type(a: str, b: str) -> bool:
    return "".join(a.split()).casefold() == "".join(b.split()).casefold()


def infer_foreign_keys(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with the foreign keys that names make plain added to those declared (`inferred=True`).

    A column points to another table's one-column key when its description says so, when it is called like a key of that
    table (`customer_id` for `customers`, `pickup_branch_id` for `branches`, `site_id` for the only `…_sites`), or when
    it has the very name of a key that is no plain `id` and only one table has as its key.
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
        self.by_short: dict[str, list[Table]] = {}
        self.by_comment: dict[str, list[Table]] = {}
        for table in tables:
            for _, candidates in self._candidates(table):
                candidates.append(table)

    def _candidates(self, table: Table) -> Iterator[tuple[str, list[Table]]]:
        """The words that may mean a table, with the lists of tables that each may mean."""
        key = self.keys[id(table)]
        if key is None or table.is_view:
            return
        for form in forms(table.name):
            yield form, self.by_form.setdefault(form, [])
        for form in short_forms(table.name):
            yield form, self.by_short.setdefault(form, [])
        name = folded(key.name)
        if name not in PLAIN:
            yield name, self.by_key.setdefault(name, [])
        comment = folded(table.comment[:40])
        if comment:
            for said in {comment, comment.removesuffix("表")}:
                yield said, self.by_comment.setdefault(said, [])

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
            target = self.target(column, table)
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
        return table.name, table.schema, table.is_view, file, table.comment, (key.name, key.kind) if key else None

    def target(self, column: Column, table: Table) -> Table | None:
        """The table that a column's description or name means."""
        for word in hint_words(hinted(column.comment)) if column.comment else ():
            for tables in (self.by_form, self.by_comment):
                found = _nearest(tables.get(word, ()), table)
                if found is not None:
                    return found
        said = meant(column.name)
        for what, has_role in said.whole:
            found = _nearest(self.by_form.get(what, ()), table)
            if found is not None and (found is not table or has_role):
                return found
            if what == "parent" and self.keys[id(table)] is not None:
                return table
        owner = _nearest(self.by_key.get(folded(column.name), ()), table)
        if owner is not None:
            return owner if owner is not table else None
        return self._for_short(column, table)

    def _for_short(self, column: Column, table: Table) -> Table | None:
        """The table that part of the name means, or whose name holds it: both have values of one sort."""
        said = meant(column.name)
        found = None
        for tail in said.tails:
            found = found or _nearest(self.by_form.get(tail, ()), table)
        for ending in said.names:
            found = found or _nearest(self.by_key.get(ending, ()), table)
        for what in (*(w for w, _ in said.whole), *said.plain_tails):
            other = _nearest(self.by_short.get(what, ()), table)
            found = found or (other if other is not table else None)
        if found is None and said.person:
            found = _nearest(self.by_short.get(PERSON, ()), table)
        key = self.keys[id(found)] if found is not None else None
        return found if key is not None and _same_values(column, key) else None


Question = tuple[str, str]
"""All that a column asks by: its name and what its description points to."""


def question(column: Column) -> Question:
    """What a column asks by."""
    return column.name, hinted(column.comment) if column.comment else ""


@lru_cache(maxsize=65_536)
def asked_by(asked: Question) -> frozenset[str]:
    """The words that may mean the table that is asked for."""
    name, hint = asked
    said = meant(name)
    whole = [what for what, _ in said.whole]
    people = (PERSON,) if said.person else ()
    return frozenset((folded(name), *whole, *people, *said.tails, *said.names, *hint_words(hint)))


def _single_key(table: Table) -> Column | None:
    if len(table.primary_key) == 1:
        return next((c for c in table.columns if c.name == table.primary_key[0]), None)
    if not table.primary_key and table.columns:
        first = table.columns[0]  # many schemas without keys still lead with one
        name = folded(first.name)
        if name == "id" or any(
            name.startswith(form) and name[len(form) :] in KEY_ENDS
            for form in (*forms(table.name), *short_forms(table.name))
        ):
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
