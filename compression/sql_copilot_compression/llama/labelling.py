"""A language model as teacher of the small network: it answers questions that have no query, and words queries anew.

An answer is kept where samples agree on what they return, on databases with invented rows, and it parses, binds and is
not empty; a wording where the teacher's own answer to it returns what the query does.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import sqlglot

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.execution import (
    agrees_everywhere,
    in_sqlite,
    is_ordered,
    prepare_error,
    rows_alike,
    run_cached,
)
from sql_copilot_compression.data.mutate import invented_databases, literals_of, plain_ddl
from sql_copilot_compression.llama.answering import Answerer
from sql_copilot_compression.llama.records import Record, asked, worded


@dataclass(frozen=True)
class Agreement:
    """What a label must pass."""

    samples: int = 5
    share: float = 0.6
    """Of the samples, so many return the same …"""
    copies: int = 3
    """… on each of so many invented databases."""


def labelled(questions: Sequence[Example], answers: Answerer, wanted: Agreement) -> Iterator[Example]:
    """The questions on whose answer the teacher agrees with itself, with that answer; their own query is not read."""
    records = [replace(asked(example), example=example) for example in questions]
    for example, said in zip(questions, answers(records, wanted.samples), strict=True):
        sql = agreed(example, said, wanted)
        if sql is not None:
            yield replace(example, sql=sql, also=())


def agreed(example: Example, said: Sequence[str], wanted: Agreement) -> str | None:
    """The shortest of the samples that most agree on; None where too few do, or where they return nothing."""
    usable = [sql for sql in said if binds(example, sql)]
    if len(usable) < wanted.share * len(said):
        return None
    databases = databases_for(example, usable, wanted.copies)
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for sql in usable:
        meaning = returned(databases, in_sqlite(sql, example.dialect))
        if meaning is not None:
            groups[meaning].append(sql)
    best = max(groups.values(), key=len, default=[])
    return min(best, key=lambda sql: (len(sql), sql)) if best and len(best) >= wanted.share * len(said) else None


def binds(example: Example, sql: str) -> bool:
    """Whether a query parses in the example's dialect and every name in it is one of the schema."""
    try:
        if not isinstance(sqlglot.parse_one(sql, read=example.dialect), sqlglot.exp.Query):
            return False
    except (sqlglot.errors.SqlglotError, ValueError):
        return False
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(plain_ddl(example.schema))
        return not prepare_error(connection, in_sqlite(sql, example.dialect))


def databases_for(example: Example, queries: Iterable[str], copies: int) -> list[Path]:
    """Databases with invented rows among which are the values that the queries look for."""
    plain = [in_sqlite(sql, example.dialect) for sql in queries]
    return invented_databases(example.schema, copies, literals=literals_of(sorted(set(plain))))


def returned(databases: Sequence[Path], sql: str) -> Hashable | None:
    """What a query returns on all databases; None where it fails on one or returns nothing on all."""
    results = [run_cached(path, sql) for path in databases]
    if not all(result.ok for result in results) or not any(result.rows for result in results):
        return None
    if is_ordered(sql):
        return tuple(rows_alike(result) for result in results)
    return tuple(frozenset(Counter(rows_alike(result)).items()) for result in results)


def reworded(
    examples: Sequence[Example], wordings: Answerer, answers: Answerer, wanted: Agreement
) -> Iterator[Example]:
    """The examples in words of the teacher's own, where its answer to them returns what the query does."""
    tried: list[tuple[Example, Record]] = []
    records = [worded(example) for example in examples]
    for example, said in zip(examples, wordings(records, wanted.samples), strict=True):
        for text in dict.fromkeys(" ".join(text.split()) for text in said):
            if text and text.casefold() != example.question.casefold():
                other = replace(example, question=text)
                tried.append((other, asked(other)))
    kept: Counter[str] = Counter()
    for (other, _), said in zip(tried, answers([record for _, record in tried], 1), strict=True):
        if not binds(other, said[0]):
            continue
        databases = databases_for(other, [other.sql, said[0]], wanted.copies)
        if agrees_everywhere(databases, in_sqlite(other.sql, other.dialect), in_sqlite(said[0], other.dialect)):
            kept[other.id] += 1
            yield replace(other, id=f"{other.id}/worded-{kept[other.id]}")


def pair_of(example: Example) -> dict[str, str]:
    """An example as a line of a team's own pairs."""
    return {
        "context": example.ddl,
        "question": example.question,
        "answer": example.sql,
        "dialect": example.dialect,
        "db_id": example.database_id,
    }
