"""The schema as every other room sees it: tables, columns, keys, allowed values and where each was declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum


class ColumnKind(IntEnum):
    """What sort of value a column holds; the order is part of the model's input and must not change."""

    OTHER = 0
    NUMBER = 1
    TEXT = 2
    TIME = 3
    BOOLEAN = 4
    GEOMETRY = 5


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was declared. Lines and columns count from 0, columns in code points."""

    file: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What a team's glossary adds to a column."""

    names: tuple[str, ...] = ()
    """What else people call it."""
    value_names: tuple[tuple[str, str], ...] = ()
    """(Stored value, what people call it)."""
    adds_values: bool = False
    """Whether `values` hold some for the glossary's sake alone, so that others may be stored as well."""
    definition: str = ""
    """Set where it is no stored column but a word for a condition (`SELECT * FROM t WHERE …`) or a measure (`SELECT …
    FROM t`) over its table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `type` is the declared text (empty when none), `values` the stored values that the DDL lists."""

    name: str
    type: str = ""
    kind: ColumnKind = ColumnKind.OTHER
    nullable: bool = True
    default: str | None = None
    comment: str = ""
    unique: bool = False
    values: tuple[str, ...] = ()
    source: Source | None = None
    quoted: bool = False
    """Written in quotes where declared: in dialects that fold names, its case counts."""
    labels: tuple[str, ...] = ()
    """What each of `values` means, "" where nothing says so; empty when no meaning is known."""
    wording: Wording | None = None
    """What a glossary says of it."""

    @property
    def names(self) -> tuple[str, ...]:
        """What else people call it, says a glossary."""
        return self.wording.names if self.wording is not None else ()

    @property
    def definition(self) -> str:
        """The query that it stands for, where it is a word of a glossary; empty for stored columns."""
        return self.wording.definition if self.wording is not None else ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of this table point to `references` of `table`; `inferred` when no DDL declares it."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table or view; `schema` is the qualifier it was created under ("" when none)."""

    name: str
    columns: tuple[Column, ...]
    schema: str = ""
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    comment: str = ""
    is_view: bool = False
    source: Source | None = None
    quoted: bool = False
    """As for columns."""
    complete: bool = True
    """False when it may have columns that no declaration names: those of some views and of virtual tables."""
    names: tuple[str, ...] = ()
    """What else people call it, says a glossary."""

    @property
    def stored(self) -> tuple[Column, ...]:
        """The columns without the words of a glossary, which stand behind them."""
        end = len(self.columns)
        while end and self.columns[end - 1].definition:
            end -= 1
        return self.columns[:end] if end < len(self.columns) else self.columns

    def column(self, name: str) -> Column | None:
        """The column of that name, case-insensitively, or None."""
        folded = name.casefold()
        return next((c for c in self.columns if c.name.casefold() == folded), None)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A statement that could not be read: the rest of its file still counts. `line` counts from 0."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a glossary. `kind`: table, column, measure, condition or value; `target` is the table or column that
    it is about (of measures and conditions the FROM clause), `text` the expression or the stored value.
    """

    name: str
    kind: str
    target: str
    text: str = ""
    synonyms: tuple[str, ...] = ()
    note: str = ""
    source: Source | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its synonyms."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Example:
    """A query and the comment that asks for it; `line` is the query's first, from 0. `was_accepted`: a suggestion that
    was left as it is, not what a file says."""

    comment: str
    sql: str
    file: str = ""
    line: int = 0
    was_accepted: bool = False


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """What a schema holds beside tables. `kind` is function, procedure, type or sequence; `returns` a function's
    result, or what a type is made of; `values` those of an enumeration.
    """

    kind: str
    name: str
    schema: str = ""
    parameters: tuple[str, ...] = ()
    returns: str = ""
    values: tuple[str, ...] = ()
    source: Source | None = None
    is_dropped: bool = False
    """Whether it is taken away instead."""

    @property
    def signature(self) -> str:
        """As one reads it: the call of a routine, the name of anything else."""
        call = f"({', '.join(self.parameters)})" if self.kind in ("function", "procedure") else ""
        return f"{self.schema}.{self.name}{call}" if self.schema else f"{self.name}{call}"


@dataclass(frozen=True, slots=True)
class Became:
    """What a file did to a table or column that is no more: `now` is its new name, "" where it was dropped."""

    file: str
    now: str = ""


@dataclass(frozen=True)  # no slots: what is worked out of a schema goes when the schema goes, by a weak reference
class Schema:
    """All tables of a workspace folder (or file), in declaration order."""

    tables: tuple[Table, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    dialect: str = ""
    literals: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, hash=False)
    """(table, column) → a bounded sample of values seen in INSERT rows."""
    terms: tuple[Term, ...] = ()
    """The words of the folder's glossaries, bound to nothing yet."""
    former: dict[tuple[str, str], Became] = field(default_factory=dict, hash=False)
    """What became of tables (table, "") and columns that are no more, by folded names."""
    homes: dict[str, frozenset[str]] = field(default_factory=dict, hash=False)
    """Of table names that several files declare, by folded name: the files or folders whose table is meant here."""
    objects: tuple[SchemaObject, ...] = ()
    """Functions, procedures, types and sequences."""
    ordered: bool = False
    """Whether this is the state in which a migration finds the schema."""

    def table(self, name: str) -> Table | None:
        """The table of that name, case-insensitively, or None."""
        folded = name.casefold()
        return next((t for t in self.tables if t.name.casefold() == folded), None)
