"""The same questions as others would put them, over schemas as others would write them: to judge robustness."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from sql_copilot_compression.data.corpora.bilingual import Renaming
from sql_copilot_compression.data.corpora.corpus import Example, quote, schema_ddl, schema_of
from sql_copilot_compression.data.databases import cached_databases, digest, open_read_only
from sql_copilot_compression.data.synthesis.noise import misspelt
from sql_copilot_compression.data.synthesis.plan import Source
from sql_copilot_compression.data.synthesis.restyle import restyled, restyled_names

_LITERAL = re.compile(r"'((?:[^']|'')+)'|\"([^\"]+)\"")


def _literals(sql: str) -> set[str]:
    """Words of the values that a query compares with."""
    return {word for match in _LITERAL.finditer(sql) for word in (match[1] or match[2]).casefold().split()}


def lower(example: Example) -> Example:
    """Everything in lower case, without a mark at the end."""
    return replace(example, question=example.question.lower().rstrip("?.。？ "))


def typo(example: Example) -> Example:
    """One word with a slip of the fingers, but none that the query looks for."""
    kept = _literals(example.sql)
    words = example.question.split(" ")
    marked = [f"\ue000{word}" if word.strip("?.,'\"").casefold() in kept else word for word in words]
    question = misspelt(" ".join(marked), random.Random(f"typo {example.id}")).replace("\ue000", "")
    return replace(example, question=question)


def terse(example: Example) -> Example:
    """Without the words that ask politely: "names of singers" for "What are the names of the singers?"."""
    asks = (
        r"^(what (is|are|was|were)|show( me)?|list( out)?|find( out)?|give( me)?|return|tell me|display|please list)\s+"
    )
    text = re.sub(asks, "", example.question.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\b(the|all|please)\s+", "", text, flags=re.IGNORECASE)
    return replace(example, question=text.rstrip("?. "))


def undeclared(example: Example) -> Example:
    """Over the schema without its foreign keys."""
    tables = tuple(replace(table, foreign_keys=()) for table in example.schema.tables)
    ddl = schema_ddl(replace(example.schema, tables=tables))
    return replace(example, ddl=ddl, schema=schema_of(ddl, example.dialect))


def renamed(example: Example, *, seed: int = 0) -> Example | None:
    """Over the schema under another team's names, rows copied; None when the gold query cannot be renamed."""
    source = Source(example.schema, example.ddl, example.database_id, example.database)
    names = restyled_names(source, seed)
    tables = {table.casefold(): new for (table, column), new in names.items() if table and not column}
    columns: dict[str, dict[str, str]] = {table: {} for table in tables}
    for (table, column), new in names.items():
        if table and column:
            columns[table.casefold()][column.casefold()] = new
    sql = Renaming(tables, columns).translate(example.sql)
    if sql is None:
        return None
    ddl = restyled(source, seed).ddl
    database = example.database
    if database is not None:
        fill = partial(
            _copy_rows, database, ddl, {table.name: names[table.name, ""] for table in example.schema.tables}
        )
        name = f"{database.stem}-{digest(database, database.stat().st_mtime_ns, ddl)}"
        (database,) = cached_databases("renamed", name, 1, fill)
    return replace(example, sql=sql, ddl=ddl, schema=schema_of(ddl, example.dialect), database=database)


def _copy_rows(source: Path, ddl: str, tables: dict[str, str], out: sqlite3.Connection, _index: int) -> None:
    out.executescript(ddl)
    with closing(open_read_only(source)) as connection:
        for old, new in tables.items():
            rows = connection.execute(f"SELECT * FROM {quote(old)}").fetchall()
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                out.executemany(f"INSERT OR IGNORE INTO {quote(new)} VALUES ({marks})", rows)


PERTURBATIONS: dict[str, Callable[[Example], Example | None]] = {
    "lower": lower,
    "typo": typo,
    "terse": terse,
    "undeclared": undeclared,
    "renamed": renamed,
}


def perturbed(examples: Iterable[Example], name: str) -> Iterator[Example]:
    """The examples after one of `PERTURBATIONS`; those that it cannot be done to are left out."""
    change = PERTURBATIONS[name]
    return (other for other in map(change, examples) if other is not None)
