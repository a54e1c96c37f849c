"""A schema made ready for linking: its names as units in an inverted index, and the relations among its items."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking.name_reading import MAX_PIECES, Unit, read_name, strip_noise
from sql_copilot_ls.linking.relations import ID
from sql_copilot_ls.linking.spoken_names import SpokenNames
from sql_copilot_ls.linking.value_forms import ListedValues
from sql_copilot_ls.linking.vocabulary import PieceIds
from sql_copilot_ls.linking.word_forms import name_parts, trigrams
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table

_CLAUSE = re.compile(r"[,;:.(|\n，；：。（、\[【]")
_GEOMETRY_UNITS: tuple[Unit, ...] = (frozenset(("geom",)),)
"""Columns of geometries answer to this beside their name, so that words of space hint at them."""
MAX_COMMENT_UNITS = 6
MAX_FULL_COMMENT = 4
"""A comment of more units than this describes: it can match in part only."""
MAX_COMMENT_PIECES = 4
MAX_VALUES_PER_COLUMN = 50
TABLE_KIND = 6
GEOMETRY_KIND = 13
MAX_PARTS = 8
"""Parts of a schema kept: each may be some hundred kilobytes."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way an item is called: by its name, or by its comment."""

    item: int
    units: tuple[Unit, ...]
    is_comment: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A choice of tables with what the request needs about them; items are numbered within the part."""

    tables: tuple[int, ...]
    columns: tuple[int, ...]
    items: tuple[int, ...]
    """Part item → item of the whole schema (columns, then tables)."""
    local: dict[int, int]
    kinds: bytes
    column_kinds: bytes
    table_item: tuple[int, ...]
    """For each column of the part, its table's item of the whole schema."""
    pieces: tuple[tuple[str, ...], ...]
    """What the network reads of each item."""
    static: tuple[bytes, ...]
    """One row of relations per item."""
    piece_ids: list[tuple[PieceIds, array[int], array[int]]] = field(default_factory=list, compare=False)
    """The vocabulary last used, with the items' piece ids and the item each belongs to."""


class SchemaIndex:
    """Built once per schema; items are numbered columns first (table by table), then tables."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.tables: tuple[Table, ...] = schema.tables
        self.columns: list[Column] = [column for table in schema.tables for column in table.columns]
        self.column_table: list[int] = [t for t, table in enumerate(schema.tables) for _ in table.columns]
        self.first_column: list[int] = []
        position = 0
        for table in schema.tables:
            self.first_column.append(position)
            position += len(table.columns)
        self.forms: list[Form] = []
        self.pieces: list[tuple[str, ...]] = []
        self.postings: dict[str, list[tuple[int, int]]] = {}
        self.hanzi_names: list[tuple[str, int]] = []
        self.acronyms: dict[str, list[int]] = {}
        self.values: dict[str, list[tuple[str, int]]] = {}
        self._read_names()
        self._read_values()
        self.longest_value = 2 + max(map(len, self.values), default=0)
        """Characters that may be a value, with an owner's 's."""
        self.grams: dict[str, list[str]] = {}
        for word in self.postings:
            if len(word) >= 4 and word.isalpha() and word.isascii():
                for gram in trigrams(word):
                    self.grams.setdefault(gram, []).append(word)
        self._edges = self._foreign_key_edges()
        self._parts: dict[tuple[tuple[int, ...], frozenset[int]], Part] = {}
        self.defined = frozenset(item for item, column in enumerate(self.columns) if column.definition)
        """Columns that are words of a glossary: they take part in the requests that speak of them."""
        self.glossary = frozenset(name.casefold() for name in self._glossary_names())
        """Everything that a glossary calls anything."""
        self.listed = ListedValues(self.columns)

    @cached_property
    def spoken(self) -> SpokenNames:
        """Names that may be pinyin; only questions with hanzi need them."""
        tables = [table.name for table in self.tables]
        columns = [(column.name, tables[of]) for column, of in zip(self.columns, self.column_table, strict=True)]
        named = enumerate((*columns, *zip(tables, tables, strict=True)))
        return SpokenNames((item, name, table) for item, (name, table) in named)

    def _read_names(self) -> None:
        shared = Counter(parts[0] for table in self.tables if len(parts := name_parts(table.name)) > 1)
        common, count = shared.most_common(1)[0] if shared else ("", 0)
        if count < 4 or count < 0.6 * len(self.tables):
            common = ""
        entries: list[Column | Table] = [*self.columns, *self.tables]
        for item, entry in enumerate(entries):
            original = tuple(name_parts(entry.name))
            stripped = original
            if isinstance(entry, Table) or not entry.definition:
                stripped = strip_noise(original, common if isinstance(entry, Table) else "")
            name = read_name(entry.name if len(stripped) == len(original) else "_".join(stripped))
            self._add_form(Form(item, name.units, False))
            if isinstance(entry, Column) and entry.kind == ColumnKind.GEOMETRY:
                self._add_form(Form(item, _GEOMETRY_UNITS, False))
            if has_hanzi(entry.name) and len(entry.name) > 1:
                self.hanzi_names.append((entry.name.lower(), item))
            if len(original) >= 3:
                self.acronyms.setdefault("".join(part[0] for part in original), []).append(item)
            pieces = name.pieces
            for other in map(read_name, entry.names):
                self._add_form(Form(item, other.units, False))
                pieces = (*pieces, *other.pieces)
            pieces = tuple(dict.fromkeys(pieces))[:MAX_PIECES] if entry.names else pieces
            self.hanzi_names += ((other.lower(), item) for other in entry.names if has_hanzi(other) and len(other) > 1)
            clause = next((c for c in _CLAUSE.split(entry.comment) if c.strip()), "") if entry.comment else ""
            if clause:
                comment = read_name(clause.strip())
                units = comment.units[:MAX_COMMENT_UNITS]
                if units != name.units:
                    self._add_form(Form(item, units, True))
                if has_hanzi(clause) and 1 < len(clause.strip()) <= 8:
                    self.hanzi_names.append((clause.strip().lower(), item))
                pieces = tuple(dict.fromkeys((*pieces, *comment.pieces[:MAX_COMMENT_PIECES])))
            self.pieces.append(pieces or ("<other>",))

    def _glossary_names(self) -> Iterable[str]:
        for table in self.tables:
            yield from table.names
        for column in self.columns:
            if column.wording is not None:
                yield from column.names
                yield from (name for _, name in column.wording.value_names)
                yield from (column.name,) if column.definition else ()

    def _add_form(self, form: Form) -> None:
        number = len(self.forms)
        self.forms.append(form)
        for position, unit in enumerate(form.units):
            for word in unit:
                self.postings.setdefault(word, []).append((number, position))

    def _read_values(self) -> None:
        inserted = {(t.casefold(), c.casefold()): values for (t, c), values in self.schema.literals.items()}
        for item, column in enumerate(self.columns):
            table = self.tables[self.column_table[item]].name.casefold()
            seen = inserted.get((table, column.name.casefold()), ())
            for value in dict.fromkeys((*column.values, *seen[:MAX_VALUES_PER_COLUMN])):
                if value and not value.replace(".", "").isdecimal():
                    self.values.setdefault(value.casefold(), []).append((value, item))

    def _foreign_key_edges(self) -> list[tuple[int, int, int, int]]:
        """(table, column item, other table, other column item) of every single column of every foreign key."""
        table_number = {table.name.casefold(): t for t, table in enumerate(self.tables)}
        names = [{column.name.casefold(): i for i, column in enumerate(table.columns)} for table in self.tables]
        edges = []
        for t, table in enumerate(self.tables):
            for key in table.foreign_keys:
                other = table_number.get(key.table.casefold())
                if other is None:
                    continue
                references = key.references or self.tables[other].primary_key
                for mine, theirs in zip(key.columns, references, strict=False):
                    a, b = names[t].get(mine.casefold()), names[other].get(theirs.casefold())
                    if a is not None and b is not None:
                        edges.append((t, self.first_column[t] + a, other, self.first_column[other] + b))
        return edges

    def neighbours(self, tables: Iterable[int]) -> set[int]:
        """Tables that a foreign key links with one of these."""
        chosen = set(tables)
        found = {b for a, _, b, _ in self._edges if a in chosen} | {a for a, _, b, _ in self._edges if b in chosen}
        return found - chosen

    def part(self, tables: Sequence[int], words: frozenset[int] = frozenset()) -> Part:
        """The part of the schema made of these tables (in schema order), cached; of the words of a glossary it has
        `words`.
        """
        key = tuple(tables), words
        if key not in self._parts:
            if len(self._parts) >= MAX_PARTS:
                self._parts.clear()
            self._parts[key] = self._build_part(*key)
        return self._parts[key]

    def items_of(self, table: int, words: frozenset[int]) -> Sequence[int]:
        """The columns of a table, those that are words of a glossary only where they are among `words`."""
        every = range(self.first_column[table], self.first_column[table] + len(self.tables[table].columns))
        return [c for c in every if c not in self.defined or c in words] if self.defined else every

    def _build_part(self, tables: tuple[int, ...], words: frozenset[int]) -> Part:
        columns_of = {t: self.items_of(t, words) for t in tables}
        columns = tuple(c for t in tables for c in columns_of[t])
        items = (*columns, *(len(self.columns) + t for t in tables))
        local = {item: number for number, item in enumerate(items)}
        # The model in use was trained before geometries had a kind of their own.
        column_kinds = bytes(self.columns[c].kind for c in columns)
        kinds = bytes(1 + k if k != ColumnKind.GEOMETRY else GEOMETRY_KIND for k in column_kinds)
        kinds += bytes([TABLE_KIND]) * len(tables)
        owners = tuple(len(self.columns) + self.column_table[c] for c in columns)
        return Part(
            tables=tables,
            columns=columns,
            items=items,
            local=local,
            kinds=kinds,
            column_kinds=column_kinds,
            table_item=owners,
            pieces=tuple(self.pieces[item] for item in items),
            static=self._static(columns_of, columns, local),
        )

    def _static(
        self, columns_of: dict[int, Sequence[int]], columns: tuple[int, ...], local: dict[int, int]
    ) -> tuple[bytes, ...]:
        tables = tuple(columns_of)
        size = len(columns) + len(tables)
        offset = len(self.columns)
        rows = [bytearray(size) for _ in range(size)]
        by_name: dict[str, list[int]] = {}
        for c in columns:
            by_name.setdefault(self.columns[c].name.casefold(), []).append(local[c])
        for same in by_name.values():
            for a in same:
                for b in same:
                    rows[a][b] = ID["same_name"]
        for t in tables:
            table, at = self.tables[t], local[offset + t]
            first, width = local.get(self.first_column[t], 0), len(columns_of[t])
            keys = {name.casefold() for name in table.primary_key}
            block = bytes([ID["same_table"]]) * width
            for number, item in enumerate(columns_of[t], first):
                column = self.columns[item]
                rows[number][first : first + width] = block
                relation = "key_of" if column.name.casefold() in keys else "in_table"
                is_required = relation != "key_of" and not column.nullable
                rows[number][number] = ID["column_required" if is_required else "column_self"]
                rows[number][at], rows[at][number] = ID[relation], ID[f"has_{relation}"]
            rows[at][at] = ID["table_self"]
        self._static_keys(rows, local, tables)
        return tuple(bytes(row) for row in rows)

    def _static_keys(self, rows: list[bytearray], local: dict[int, int], tables: tuple[int, ...]) -> None:
        chosen, offset = set(tables), len(self.columns)
        links: dict[int, set[int]] = {}
        for t, mine, other, theirs in self._edges:
            if t not in chosen or other not in chosen:
                continue
            a, b, ta, tb = local[mine], local[theirs], local[offset + t], local[offset + other]
            if a != b:
                rows[a][b], rows[b][a] = ID["references"], ID["referenced_by"]
            if rows[a][ta] == ID["in_table"]:
                rows[a][ta], rows[ta][a] = ID["link_of"], ID["has_link_of"]
            if t != other:
                rows[a][tb], rows[tb][a] = ID["points_to"], ID["has_points_to"]
                links.setdefault(ta, set()).add(tb)
        for a, others in links.items():
            for b in others:
                both = a in links.get(b, ())
                rows[a][b] = ID["table_both" if both else "table_references"]
                rows[b][a] = ID["table_both" if both else "table_referenced_by"]
        for others in links.values():
            for a in others:
                for b in others:
                    if not rows[a][b]:
                        rows[a][b] = ID["table_junction"]

    def piece_ids(self, part: Part, vocabulary: PieceIds) -> tuple[array[int], array[int]]:
        """Piece ids of a part's items, and the part item each belongs to; kept for the vocabulary last used."""
        if part.piece_ids and part.piece_ids[0][0] is vocabulary:
            return part.piece_ids[0][1:]
        ids, nodes = array("i"), array("i")
        for number, item in enumerate(part.items):
            for piece in self.pieces[item]:
                for piece_id in vocabulary.ids(piece):
                    ids.append(piece_id)
                    nodes.append(number)
        part.piece_ids[:] = [(vocabulary, ids, nodes)]
        return ids, nodes
