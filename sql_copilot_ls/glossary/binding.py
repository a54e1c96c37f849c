"""Binds a glossary's terms to the tables of the schema: further names of what is there, and conditions and measures as
columns that stand behind those of their table. Terms that do not bind are left out, each with what is wrong with it.

Nothing of a term is ever run or copied into SQL: its expression is read into a query over the schema, or refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sql_copilot_ls.query import QueryError
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.query.defined_columns import aggregates, meaning, written_meaning
from sql_copilot_ls.query.ir import Column as QueryColumn
from sql_copilot_ls.query.traversal import every_node
from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Source, Table, Term, Wording

MAX_PER_TABLE = 400
"""Conditions and measures of one table."""
_TARGET = re.compile(
    r"""^\s*((?:"[^"]+"|`[^`]+`|\[[^\]]+\]|[^\s.,;()'"]+)(?:\.(?:"[^"]+"|`[^`]+`|\[[^\]]+\]|[^\s.,;()'"]+))*)(?:\s|$)"""
)
_QUOTES = '"`[]'
_FORBIDDEN = re.compile(r";|--|/\*")


@dataclass(frozen=True, slots=True)
class Fault:
    """A term that does not bind, and why."""

    term: Term
    reason: str

    @property
    def source(self) -> Source | None:
        """Where the term stands."""
        return self.term.source


@dataclass(frozen=True, slots=True)
class Bound:
    """A term and what it is about: a table of the schema, and for all kinds but `table` a column of it, of conditions
    and measures the one that stands for them.
    """

    term: Term
    table: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Worded:
    """A schema with its glossary worked in, for linking and generation alone; the very same where it has none."""

    schema: Schema
    bound: tuple[Bound, ...] = ()
    faults: tuple[Fault, ...] = ()
    plain: Schema | None = None
    """The schema before, where it has a glossary."""


def worded(schema: Schema, former: Worded | None = None) -> Worded:
    """The schema with its own terms bound; what does not bind is in `faults`. Never raises.

    Expressions that `former`, the same over the same tables a moment ago, has read are not read again.
    """
    if not schema.terms:
        return Worded(schema)
    return _Binding(schema, former).result()


class _Binding:
    def __init__(self, schema: Schema, former: Worded | None) -> None:
        self.schema = schema
        self.known: dict[tuple[str, str, str], object] = {}
        """(Table, name, definition) → what was read of it."""
        plain = former.plain if former is not None else None
        if former is not None and plain is not None and _same_tables(plain, schema):
            read = catalog_of(former.schema)
            self.known = {(*key, read.column(*key).definition): found for key, found in read.meanings.items()}
        self.catalog = catalog_of(schema)
        self.faults: dict[Term, str] = {}
        self.bound: list[Bound] = []
        self.named: dict[tuple[str, str], list[Term]] = {}
        self.valued: dict[tuple[str, str], list[Term]] = {}
        self.defined: dict[str, list[tuple[Term, Column]]] = {}

    def result(self) -> Worded:
        seen: dict[tuple[str, str], Term] = {}
        for term in self.schema.terms:
            problem = self.place(term)
            other = seen.setdefault((term.name.casefold(), term.target.casefold()), term)
            if not problem and other is not term:
                problem = f"is defined twice for {term.target}"
            if problem:
                self.faults[term] = problem
        schema = self.built()
        while broken := self.broken(schema):
            self.faults.update(broken)
            schema = self.built()
        bound = tuple(b for b in self.bound if b.term not in self.faults)
        faults = tuple(Fault(term, reason) for term, reason in self.faults.items())
        return Worded(schema, bound, faults, self.schema)

    def place(self, term: Term) -> str:
        """Note what a term is about; why it is about nothing."""
        match term.kind:
            case "table":
                key = _table(term.target, self.catalog)
                if key is None:
                    return f"is for a table {term.target!r} that is not there"
                self.named.setdefault((key, ""), []).append(term)
                self.bound.append(Bound(term, key))
            case "column" | "value":
                found = _column(term.target, self.catalog)
                if isinstance(found, str):
                    return found
                (self.named if term.kind == "column" else self.valued).setdefault(found, []).append(term)
                self.bound.append(Bound(term, *found))
            case _:
                return self.define(term)
        return ""

    def define(self, term: Term) -> str:
        place = _TARGET.match(term.target)
        key = _table(place[1], self.catalog) if place else None
        if key is None:
            return f"is over a table {term.target!r} that is not there"
        if _FORBIDDEN.search(term.text) or _FORBIDDEN.search(term.target):
            return "holds a semicolon or a comment: it should be one expression"
        table, others = self.catalog.tables[key], self.defined.setdefault(key, [])
        if table.column(term.name) is not None:
            return f"is called like a column of {key}: make it a further name of that, or choose another one"
        if any(column.name.casefold() == term.name.casefold() for _, column in others):
            return f"is defined twice for {key}"
        if len(others) >= MAX_PER_TABLE:
            return f"is one more than the {MAX_PER_TABLE} conditions and measures that {key} may have"
        is_condition = term.kind == "condition"
        definition = (
            f"SELECT * FROM {term.target} WHERE ({term.text})"
            if is_condition
            else f"SELECT {term.text} FROM {term.target}"
        )
        kind = ColumnKind.BOOLEAN if is_condition else ColumnKind.NUMBER
        wording = Wording(names=term.synonyms, definition=definition)
        column = Column(
            term.name,
            "BOOLEAN" if is_condition else "NUMERIC",
            kind,
            comment="",
            source=term.source,
            quoted=True,
            wording=wording,
        )
        others.append((term, column))
        self.bound.append(Bound(term, key, term.name))
        return ""

    def built(self) -> Schema:
        """The schema with every term that has no fault."""
        key_of = {id(table): key for key, table in self.catalog.tables.items()}
        tables = tuple(self.table(key_of.get(id(table), ""), table) for table in self.schema.tables)
        return replace(self.schema, tables=tables)

    def table(self, key: str, table: Table) -> Table:
        names = self._names(self.named.get((key, ""), ()))
        words = [column for term, column in self.defined.get(key, ()) if term not in self.faults]
        columns = tuple(self.column(key, column) for column in table.columns)
        if not names and not words and columns == table.columns:
            return table
        return replace(table, names=names, columns=(*columns, *words))

    def column(self, key: str, column: Column) -> Column:
        named, valued = self.named.get((key, column.name), ()), self.valued.get((key, column.name), ())
        if not named and not valued:
            return column
        said = tuple((term.text, name) for term in valued if term not in self.faults for name in term.names)
        new = tuple(dict.fromkeys(value for value, _ in said if value not in column.values))
        is_flag = column.kind == ColumnKind.BOOLEAN
        labels = (*(column.labels or ("",) * len(column.values)), *("" for _ in new)) if new else column.labels
        return replace(
            column,
            values=column.values if is_flag else (*column.values, *new),
            labels=column.labels if is_flag else labels,
            wording=Wording(self._names(named), said, adds_values=bool(new) and not is_flag),
        )

    def _names(self, terms: Iterable[Term]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for term in terms if term not in self.faults for name in term.names))

    def broken(self, schema: Schema) -> dict[Term, str]:
        """The defined terms without a meaning over the schema."""
        catalog = catalog_of(schema)
        for key, entries in self.defined.items():
            for _, column in entries:
                found = self.known.get((key, column.name, column.definition))
                if found is not None and catalog.find_column(key, column.name) is not None:
                    catalog.meanings[key, column.name] = found
        return {
            term: problem
            for key, entries in self.defined.items()
            for term, column in entries
            if term not in self.faults and (problem := _problem(key, column, catalog))
        }


def _same_tables(one: Schema, other: Schema) -> bool:
    """Whether expressions mean the same over two schemas."""
    return one.dialect == other.dialect and one.tables == other.tables


def _problem(key: str, column: Column, catalog: Catalog) -> str:
    """Why a condition or measure means nothing."""
    try:
        written = written_meaning(key, column.name, catalog)
        found = meaning(key, column.name, catalog)
    except QueryError as error:
        return f"does not bind: {error}"
    except RecursionError:
        return "does not bind: it is nested too deeply"
    is_condition = column.kind == ColumnKind.BOOLEAN
    if is_condition and aggregates(found):
        return "is a condition on rows and cannot aggregate: make it a measure"
    names = [node for node in every_node(written) if isinstance(node, QueryColumn)]
    if not names and not aggregates(found):
        return f"speaks of no column of {key}"
    return ""


def _table(name: str, catalog: Catalog) -> str | None:
    parts = _split(name)
    if not parts or len(parts) > 3:
        return None
    return catalog.find_table(parts[-1], parts[-2] if len(parts) > 1 else "")


def _column(name: str, catalog: Catalog) -> tuple[str, str] | str:
    """The table and column of a dotted name, or what is wrong with it."""
    parts = _split(name)
    if len(parts) < 2:
        return f"is for {name!r}: name a column as table.column"
    key = catalog.find_table(parts[-2], parts[-3] if len(parts) > 2 else "")
    if key is None:
        return f"is for a column of a table {'.'.join(parts[:-1])!r} that is not there"
    column = catalog.find_column(key, parts[-1])
    return (key, column) if column is not None else f"is for a column {parts[-1]!r} that {key} does not have"


def _split(name: str) -> list[str]:
    """The parts of a dotted name, without their quotes."""
    found = re.findall(r'"[^"]+"|`[^`]+`|\[[^\]]+\]|[^.]+', name.strip())
    return [part.strip().strip(_QUOTES) for part in found]
