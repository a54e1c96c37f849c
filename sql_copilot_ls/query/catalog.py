"""A schema prepared for queries: item numbers, names, and the graph of foreign keys."""

from __future__ import annotations

import re
import weakref
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.schema.model import Column as SchemaColumn
from sql_copilot_ls.schema.model import ColumnKind, Schema, Table

from .errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key seen from one of its two tables: `columns` here equal `other_columns` of `other`."""

    table: str
    columns: tuple[str, ...]
    other: str
    other_columns: tuple[str, ...]
    to_parent: bool
    cost: float

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The columns that are equal: each of this table with that of the other."""
        return tuple(zip(self.columns, self.other_columns, strict=True))


LIKELY_COST = 10.0
"""More than any chain of real keys: columns that are only called alike join what nothing else does."""
_KEY_LIKE = re.compile(r".(id|code|no|nr|num|number|key|uuid|guid|编号|代码)$", re.IGNORECASE)
_NOT_WORD = re.compile(r"[^0-9a-z\u0080-\uffff]")
_MAX_ALIKE = 12
"""A name that more tables share says nothing."""
INFERRED_COST = 1.25
"""A path over declared keys wins against an equally long one over inferred keys."""


def _folded(name: str) -> str:
    return _NOT_WORD.sub("", name.casefold())


class Catalog:
    """Names and numbers of one schema. A table's key is its name, or schema.name where the name alone is ambiguous."""

    def __init__(self, schema: Schema) -> None:
        counts = Counter(table.name.casefold() for table in schema.tables)
        self.dialect = schema.dialect or "sqlite"
        self.tables: dict[str, Table] = {}
        for table in schema.tables:
            key = table.name
            if counts[key.casefold()] > 1 and table.schema:
                key = f"{table.schema}.{table.name}"
            self.tables.setdefault(key, table)
        self.defines = any(table.columns and table.columns[-1].definition for table in schema.tables)
        """Whether any column is a word of a glossary."""
        self.meanings: dict[tuple[str, str], object] = {}
        """What `defined_columns` has worked out of those."""
        self.froms: dict[object, object] = {}
        """What `joins` has worked out for the latest blocks."""
        self._key_by_folded: dict[str, str] = {}
        for key, table in self.tables.items():
            for name in (key, f"{table.schema}.{table.name}", table.name):
                self._key_by_folded.setdefault(name.casefold(), key)
        self.columns: list[tuple[str, str]] = []
        self.column_number: dict[tuple[str, str], int] = {}
        self._columns_by_folded: dict[tuple[str, str], SchemaColumn] = {}
        table_keys: list[str] = []
        key_of = {id(table): key for key, table in self.tables.items()}
        for table in schema.tables:
            key = key_of.get(id(table), table.name)
            table_keys.append(key)
            for column in table.columns:
                self.column_number.setdefault((key, column.name), len(self.columns))
                self.columns.append((key, column.name))
                self._columns_by_folded.setdefault((key, column.name.casefold()), column)
        self.table_keys = table_keys
        self.table_number = {key: i for i, key in reversed(list(enumerate(table_keys)))}
        self.links: dict[str, list[Link]] = {key: [] for key in self.tables}
        for key, table in self.tables.items():
            self._add_links(key, table)

    def _add_links(self, key: str, table: Table) -> None:
        for foreign in table.foreign_keys:
            other = self._key_by_folded.get(foreign.table.casefold())
            if other is None:
                continue
            here = tuple(self.find_column(key, name) for name in foreign.columns)
            references = foreign.references or self.tables[other].primary_key
            there = tuple(self.find_column(other, name) for name in references)
            if len(here) != len(there) or not here or None in here or None in there:
                continue
            columns = tuple(name for name in here if name is not None)
            other_columns = tuple(name for name in there if name is not None)
            if key == other and columns == other_columns:
                continue
            cost = INFERRED_COST if foreign.inferred else 1.0
            self.links[key].append(Link(key, columns, other, other_columns, True, cost))
            self.links[other].append(Link(other, other_columns, key, columns, False, cost))

    @cached_property
    def is_chinese(self) -> bool:
        """Whether any table or column is called or explained in hanzi."""

        def texts(item: Table | SchemaColumn) -> tuple[str, ...]:
            return (item.name, item.comment, *item.names)

        return any(
            has_hanzi(text)
            for table in self.tables.values()
            for text in (*texts(table), *(text for column in table.columns for text in texts(column)))
        )

    @cached_property
    def likely_links(self) -> dict[str, list[Link]]:
        """Pairs of columns that may be meant as keys, being called alike, or one of them like the other's table; for
        tables that no foreign key joins.
        """
        by_name: dict[str, list[tuple[str, str]]] = {}
        for key, name in self.column_number:
            folded = _folded(name)
            by_name.setdefault(folded, []).append((key, name))
        keys: dict[str, list[tuple[str, str]]] = {}
        called: dict[str, list[tuple[str, str]]] = {}
        for key, table in self.tables.items():
            primary_name = self.find_column(key, table.primary_key[0]) if len(table.primary_key) == 1 else None
            if primary_name is not None:
                for form in {_folded(table.name), _folded(table.name).removesuffix("s")}:
                    keys.setdefault(form + _folded(primary_name), []).append((key, primary_name))
                    called.setdefault(form, []).append((key, primary_name))
        pairs: dict[tuple[tuple[str, str], tuple[str, str]], None] = {}
        for key, name in self.column_number:
            for target in called.get(_folded(name), ()):
                if target[0] != key and self._kinds_agree((key, name), target):
                    pairs.setdefault(((key, name), target))
            primary = self.tables[key].primary_key
            if not (_KEY_LIKE.search(name) or (len(primary) == 1 and primary[0] == name and _folded(name) != "id")):
                continue
            words = name.split("_")
            targets = [t for start in range(1, len(words)) for t in keys.get(_folded("_".join(words[start:])), ())]
            alike = by_name[_folded(name)]
            targets += alike if len(alike) <= _MAX_ALIKE else ()
            for target in targets:
                if target[0] != key and self._kinds_agree((key, name), target):
                    pairs.setdefault(((key, name), target))
        links: dict[str, list[Link]] = {key: [] for key in self.tables}
        for (key, name), (other, other_name) in pairs:
            links[key].append(Link(key, (name,), other, (other_name,), True, LIKELY_COST))
            links[other].append(Link(other, (other_name,), key, (name,), False, LIKELY_COST))
        return links

    def _kinds_agree(self, a: tuple[str, str], b: tuple[str, str]) -> bool:
        kinds = {self.kind(*a), self.kind(*b)}
        return len(kinds) == 1 or ColumnKind.OTHER in kinds

    def find_table(self, name: str, qualifier: str = "") -> str | None:
        """The key of a table by its name in any case, preferably of the schema `qualifier`; None when there is none."""
        if qualifier and (key := self._key_by_folded.get(f"{qualifier}.{name}".casefold())):
            return key
        return self._key_by_folded.get(name.casefold())

    def find_column(self, table: str, name: str) -> str | None:
        """A column's declared spelling from its name in any case; None when the table has no such column."""
        column = self._columns_by_folded.get((table, name.casefold()))
        return column.name if column else None

    def column(self, table: str, name: str) -> SchemaColumn:
        """A column's declaration, or `UnknownNameError`."""
        column = self._columns_by_folded.get((table, name.casefold()))
        if column is None:
            raise UnknownNameError("unknown column", f"{table}.{name}")
        return column

    def kind(self, table: str, name: str) -> ColumnKind:
        """A column's kind, or `UnknownNameError`."""
        return self.column(table, name).kind


_CATALOGS: dict[int, Catalog] = {}


def catalog_of(schema: Schema) -> Catalog:
    """The catalog of a schema, which is kept as long as the schema itself."""
    catalog = _CATALOGS.get(id(schema))
    if catalog is None:
        catalog = _CATALOGS[id(schema)] = Catalog(schema)
        weakref.finalize(schema, _CATALOGS.pop, id(schema), None)
    return catalog
