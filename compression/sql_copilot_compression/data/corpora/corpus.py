"""What a corpus is: examples, where they come from, under which licence, and whether one may train on them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Protocol

from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.model import Schema


class CorpusError(Exception):
    """A corpus could not be read or used as asked."""


class MissingCorpusError(CorpusError):
    """A file of the corpus is not where it should be."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(
            f"corpus '{name}' needs {path}, which is missing: put the corpus there or leave it out of the config"
        )


class UnknownCorpusError(CorpusError):
    """A name that no corpus has."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no corpus is called '{name}'; known: {', '.join(known)}, or jsonl:FILE for your own pairs")


class JudgingSetError(CorpusError):
    """A judging set was asked for as training data (or the other way round)."""


class Use(Enum):
    """What a corpus may be used for."""

    TRAIN = "train"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Example:
    """One question over one schema with its gold SQL; examples over the same database share their `schema` object."""

    id: str
    question: str
    sql: str
    schema: Schema
    database: Path | None
    """A SQLite file with rows, where there is one."""
    origin: str
    """The corpus (or the family of synthesis) that it comes from."""
    dialect: str = "sqlite"
    database_id: str = ""
    ddl: str = ""
    """CREATE TABLE statements that `schema` was read from."""
    kind: str = ""
    """What sort of request it is, where a corpus says so."""
    language: str = ""
    """en, zh or mixed, where a corpus says so."""
    also: tuple[str, ...] = ()
    """Further right queries, where a corpus has them: for judging, not for training."""


@dataclass
class Rejects:
    """Rows that a loader left out: how often for which reason, and the first ids of each."""

    counts: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, row: str) -> None:
        """Count a row that was left out."""
        self.counts[reason] += 1
        self.samples.setdefault(reason, [])
        if len(self.samples[reason]) < 5:
            self.samples[reason].append(row)


class Reader(Protocol):
    """Reads a corpus below a data folder, one example at a time."""

    def __call__(self, root: Path, rejects: Rejects) -> Iterator[Example]:
        """Examples below the folder `root`; broken rows go to `rejects`."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus: how to read it, its licence and what it may be used for."""

    name: str
    title: str
    licence: str
    use: Use
    read: Reader
    reads: tuple[str, ...] = ()
    """Files and folders below the data folder that it reads; its examples depend on nothing else …"""
    elsewhere: Callable[[Path], Path] | None = None
    """… but on what this finds for a data folder."""


def drawn(examples: Iterable[Example], count: int, *, last: bool = False) -> list[Example]:
    """At most so many of them, the same ones each time, by database; `last` draws from the other end of a fixed
    shuffle, so that both draws of a set have nothing in common where it is large enough.
    """
    shuffled = sorted(examples, key=lambda example: zlib.crc32(example.id.encode()), reverse=last)
    return sorted(shuffled[:count], key=lambda example: example.database_id)


@cache
def schema_of(ddl: str, dialect: str = "sqlite") -> Schema:
    """The schema of a DDL text; the same text gives the same object, so that caches by identity work."""
    return parse_ddl(ddl, dialect=dialect)


def quote(name: str) -> str:
    """The name as a double-quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def create_table(
    name: str,
    columns: list[tuple[str, str]],
    primary_key: tuple[str, ...] = (),
    foreign_keys: list[tuple[str, str, str]] | None = None,
) -> str:
    """DDL of a table; `columns` are (name, type), `foreign_keys` (column, table, column)."""
    lines = [f"  {quote(column)} {kind}".rstrip() for column, kind in columns]
    if primary_key:
        lines.append(f"  PRIMARY KEY ({', '.join(map(quote, primary_key))})")
    lines += [f"  FOREIGN KEY ({quote(a)}) REFERENCES {quote(t)} ({quote(b)})" for a, t, b in foreign_keys or []]
    return f"CREATE TABLE {quote(name)} (\n" + ",\n".join(lines) + "\n);\n"


def schema_ddl(schema: Schema) -> str:
    """CREATE TABLE statements of a schema, with its declared keys."""
    return "".join(
        create_table(
            table.name,
            [(column.name, column.type) for column in table.columns],
            table.primary_key,
            [
                (own, key.table, other)
                for key in table.foreign_keys
                if not key.inferred
                for own, other in zip(key.columns, key.references, strict=False)
            ],
        )
        for table in schema.tables
        if not table.is_view
    )
