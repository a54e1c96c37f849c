"""What the statements of one file do to the schema; picklable, so that a file is read once."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Column, Example, ForeignKey, SchemaObject, Skipped, Source, Table, Term

Name = tuple[str, str]
"""(qualifier or "", name) as written."""
Key = ForeignKey | tuple[str, ...]
"""A foreign key, or the columns of a unique key."""


@dataclass(frozen=True, slots=True)
class CreateTable:
    """CREATE TABLE, with what its columns partly come from."""

    table: Table
    keep_existing: bool = False
    like: tuple[Name, ...] = ()
    """Tables whose columns it takes over: LIKE, CLONE, INHERITS, PARTITION OF."""
    partition: bool = False
    """A partition is no table of its own to ask about."""
    named: tuple[tuple[str, Key], ...] = ()
    """Keys that have a name, by which they can be dropped."""
    temporary: bool = False
    """Only for the script or session that makes it: no table of a folder."""


@dataclass(frozen=True, slots=True)
class CreateView:
    """CREATE VIEW or CREATE TABLE … AS: output columns as (name, source table or "", source column or "")."""

    name: Name
    outputs: tuple[tuple[str, str, str], ...]
    stars: tuple[str, ...]
    """Tables whose columns a * stands for."""
    comment: str
    source: Source
    is_view: bool = True
    quoted: tuple[str, ...] = ()
    """Those of the outputs' names that stand in quotes."""
    complete: bool = True
    """False when it may give columns that its text does not name."""
    temporary: bool = False
    """As for tables."""


@dataclass(frozen=True, slots=True)
class CreateType:
    """CREATE TYPE … AS ENUM or CREATE DOMAIN."""

    name: str
    base: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DropTable:
    """DROP TABLE or DROP VIEW."""

    name: Name


@dataclass(frozen=True, slots=True)
class AddColumn:
    """ALTER TABLE … ADD, MODIFY or CHANGE; `replaces` is the old name of a changed column."""

    table: Name
    column: Column
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class DropColumn:
    """ALTER TABLE … DROP COLUMN."""

    table: Name
    column: str


@dataclass(frozen=True, slots=True)
class RenameColumn:
    """ALTER TABLE … RENAME COLUMN."""

    table: Name
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RenameTable:
    """ALTER TABLE … RENAME TO."""

    table: Name
    new: str


@dataclass(frozen=True, slots=True)
class AddKey:
    """A key added later: exactly one of the three is set."""

    table: Name
    primary_key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    foreign_key: ForeignKey | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class DropKey:
    """ALTER TABLE … DROP CONSTRAINT, PRIMARY KEY, FOREIGN KEY, INDEX or KEY; `name` is "" for the primary key."""

    table: Name
    name: str


@dataclass(frozen=True, slots=True)
class AllowValues:
    """A CHECK … IN added later."""

    table: Name
    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetType:
    """ALTER COLUMN … TYPE or … SET NOT NULL; None leaves a part as it is."""

    table: Name
    column: str
    type: str | None = None
    nullable: bool | None = None


@dataclass(frozen=True, slots=True)
class SetDefault:
    """A default given later."""

    table: Name
    column: str
    default: str


@dataclass(frozen=True, slots=True)
class SetComment:
    """COMMENT ON and its kin; `column` is "" for the table's own comment."""

    table: Name
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class SampleRows:
    """Text values seen in INSERT rows: (column name, or position as a number) → values."""

    table: Name
    values: tuple[tuple[str | int, tuple[str, ...]], ...]


Event = (
    CreateTable
    | CreateView
    | CreateType
    | DropTable
    | AddColumn
    | DropColumn
    | DropKey
    | RenameColumn
    | RenameTable
    | AddKey
    | AllowValues
    | SetType
    | SetComment
    | SetDefault
    | SampleRows
)


@dataclass(frozen=True, slots=True)
class Declarations:
    """Everything one file declares."""

    file: str
    dialect: str
    events: tuple[Event, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    terms: tuple[Term, ...] = ()
    examples: tuple[Example, ...] = ()
    objects: tuple[SchemaObject, ...] = ()
    """What is created and dropped beside tables, in order."""
