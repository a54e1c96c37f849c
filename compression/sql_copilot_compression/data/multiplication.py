"""Our own comments multiplied: the same requests over schemas that other teams would have written, or other values.

A multiplication turns all training examples into further ones. Examples over one schema share the schema that they get,
so that it is indexed once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from sql_copilot_compression.data.corpora.corpus import Example, schema_ddl, schema_of
from sql_copilot_compression.data.ddl_writer import DIALECTS, Hand, written_ddl
from sql_copilot_compression.data.swapping import Pools, swapped
from sql_copilot_compression.data.synthesis.plan import Source
from sql_copilot_compression.data.synthesis.restyle import restyled
from sql_copilot_compression.data.templates import move
from sql_copilot_ls.query import QueryError, decode, encode, literals_of, parse_sql, render
from sql_copilot_ls.schema.inference import infer_foreign_keys
from sql_copilot_ls.schema.model import Column, Schema, Table

Multiplication = Callable[[Sequence[Example]], Iterator[Example]]
MOST_TABLES = 16
"""Tables of a schema with distractors."""


def by_schema(examples: Sequence[Example]) -> Iterator[tuple[Schema, list[Example]]]:
    """Examples over the same schema."""
    groups: dict[int, list[Example]] = {}
    for example in examples:
        groups.setdefault(id(example.schema), []).append(example)
    for group in groups.values():
        yield group[0].schema, group


def _over(example: Example, schema: Schema) -> Example:
    """The example over a schema with the same names."""
    return replace(example, schema=schema, ddl=schema_ddl(schema), database=None)


def restyle(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """Over the schema under another team's names; the query's names follow, by its tokens: items keep their order."""
    for schema, group in by_schema(examples):
        source = Source(schema, group[0].ddl, group[0].database_id)
        other = restyled(source, seed).schema
        for example in group:
            try:
                query = parse_sql(example.sql, schema, example.dialect)
                values = literals_of(query)
                sql = render(decode(encode(query, schema, values), other, values), other, example.dialect)
            except (QueryError, ValueError):
                continue  # outside the grammar: it would be left out of training anyway
            yield _over(replace(example, sql=sql), other)


def uncomment(examples: Sequence[Example]) -> Iterator[Example]:
    """Over the schema without a COMMENT, where it has any; what only a COMMENT explains is then not known."""
    for schema, group in by_schema(examples):
        tables = tuple(replace(t, comment="", columns=tuple(map(_bare, t.columns))) for t in schema.tables)
        if tables != schema.tables:
            other = replace(schema, tables=tables)
            yield from (_over(example, other) for example in group)


def _bare(column: Column) -> Column:
    """The column without its COMMENT, and without the values that stand in it."""
    if not column.comment:
        return column
    explained = bool(column.values) and all(value in column.comment for value in column.values)
    return replace(
        column,
        comment="",
        values=() if explained else column.values,
        labels=() if explained else column.labels,
    )


def undeclare(examples: Sequence[Example]) -> Iterator[Example]:
    """Over the schema without its declared foreign keys, where it has any: those that names betray are inferred."""
    for schema, group in by_schema(examples):
        if any(not key.inferred for table in schema.tables for key in table.foreign_keys):
            tables = infer_foreign_keys([replace(table, foreign_keys=()) for table in schema.tables])
            other = replace(schema, tables=tables)
            yield from (_over(example, other) for example in group)


def distract(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """Over the schema with tables of another one among its own, as a workspace holds more than one concern."""
    schemas = [schema for schema, _ in by_schema(examples)]
    for schema, group in by_schema(examples):
        rng = random.Random(f"distract {seed} {group[0].database_id}")
        other = with_distractors(schema, rng.choice(schemas), rng)
        if other is not None:
            yield from (_over(example, other) for example in group)


def with_distractors(schema: Schema, donor: Schema, rng: random.Random) -> Schema | None:
    """The schema with two to five tables of another in between, no name twice; None when there is no room."""
    taken = {table.name.casefold() for table in schema.tables}
    free = [t for t in donor.tables if not t.is_view and t.name.casefold() not in taken]
    count = min(rng.randint(2, 5), MOST_TABLES - len(schema.tables), len(free))
    if donor is schema or count < 1:
        return None
    first = rng.randrange(len(free) - count + 1)
    lent = {table.name.casefold(): table for table in free[first : first + count]}
    tables = list(schema.tables)
    for table in lent.values():
        keys = tuple(key for key in table.foreign_keys if key.table.casefold() in lent)
        tables.insert(rng.randint(0, len(tables)), replace(table, foreign_keys=keys))
    return replace(schema, tables=tuple(tables), literals={**donor.literals, **schema.literals})


def translate(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """Over the schema written in another dialect by another hand, and read again; queries stay as they are."""
    for schema, group in by_schema(examples):
        rng = random.Random(f"translate {seed} {group[0].database_id}")
        others = [dialect for dialect in DIALECTS if dialect != schema.dialect]
        hand = Hand(rng.choice(others), keys_apart=rng.random() < 0.4, quoted=rng.random() < 0.3)
        ddl = written_ddl(schema, hand)
        other = schema_of(ddl, hand.dialect)
        if alike(schema, other):
            yield from (replace(example, schema=other, ddl=ddl, database=None) for example in group)


def alike(schema: Schema, other: Schema) -> bool:
    """Whether both have the same tables and columns, of the same kinds, in the same order."""

    def shape(tables: Sequence[Table]) -> list[tuple[str, list[tuple[str, int]]]]:
        return [(t.name, [(c.name, int(c.kind)) for c in t.columns]) for t in tables if not t.is_view]

    return shape(schema.tables) == shape(other.tables)


def swap(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """With another number, name or period in comment and query alike, where the comment spells it as the query does."""
    pools = Pools.of(examples)
    for example in examples:
        other = swapped(example, pools, random.Random(f"swap {seed} {example.id}"))
        if other is not None:
            yield other


MULTIPLICATIONS: dict[str, Multiplication] = {
    "restyled": partial(restyle, seed=1),
    "restyled-2": partial(restyle, seed=2),
    "restyled-3": partial(restyle, seed=3),
    "uncommented": uncomment,
    "keys-undeclared": undeclare,
    "distracted": partial(distract, seed=1),
    "translated": partial(translate, seed=1),
    "swapped": partial(swap, seed=1),
    "swapped-2": partial(swap, seed=2),
    "moved": partial(move, seed=1),
}
"""By the name that recipes call them, as variants of the corpus `comments`."""
