"""Comments as templates: the same wording and the same query, filled from other schemas by what linking aligned.

Only comments that speak of every column of their query, and of its table, can be moved: "paid orders over 50, newest
first" cannot, since nothing in it is called like a date.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import sqlglot
from sqlglot import exp

from sql_copilot_compression.data.corpora.corpus import Example, schema_ddl
from sql_copilot_compression.data.synthesis.english_words import plural, singular
from sql_copilot_compression.data.synthesis.names_in_words import split_name
from sql_copilot_ls import linking
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.linking import LinkedRequest, SchemaIndex
from sql_copilot_ls.query import Literal, QueryError, decode, encode, literals_of, parse_sql, render
from sql_copilot_ls.query.grammar import GRAMMAR
from sql_copilot_ls.schema.model import Column, Schema, Table

TARGETS = 2
"""Schemas that a comment is moved to at most …"""
TRIES = 24
"""… of so many that are tried."""
ATTEMPTS = 3
"""Times that tables and columns of one schema are drawn."""
LONGEST_NAME = 4
"""Words of a name that people would say."""

_ACTIONS = len(GRAMMAR["actions"])
_GRADES = ("near_table", "exact", "inside", "all", "comment_full", "head", "lexicon")
_NAMES = {
    side: {number for number, name in enumerate(linking.RELATIONS) if name in {f"word_{side}_{g}" for g in _GRADES}}
    for side in ("column", "table")
}
"""Relations of a word with an item that it names."""


class _Pieces(linking.PieceIds):
    """Stands in for a vocabulary: linking is asked for what belongs together only."""

    def ids(self, piece: str) -> tuple[int, ...]:  # noqa: ARG002 (any piece is as good)
        return (0,)


@dataclass(frozen=True)
class Template:
    """A comment with places for names, and the tokens of its query."""

    example: Example
    tokens: tuple[int, ...]
    values: tuple[Literal, ...]
    columns: tuple[tuple[int, Column], ...]
    """(Its table's place in `tables`, what it was), by `Template.column_numbers`."""
    column_numbers: tuple[int, ...]
    tables: tuple[int, ...]
    """One table, or two that one foreign key joins, the child first."""
    spans: tuple[tuple[int, int, str, int], ...]
    """(Start, end in the comment, "column" or "table", place among them), in order."""


def flat(schema: Schema) -> list[tuple[int, Column]]:
    """Every column with its table's number, as tokens count them."""
    return [(number, column) for number, table in enumerate(schema.tables) for column in table.columns]


def single_link(a: Table, b: Table) -> tuple[Table, Table] | None:
    """(Child, parent) when exactly one foreign key joins two tables."""
    keys = [(a, b)] * sum(k.table.casefold() == b.name.casefold() for k in a.foreign_keys)
    keys += [(b, a)] * sum(k.table.casefold() == a.name.casefold() for k in b.foreign_keys)
    return keys[0] if len(keys) == 1 and a is not b else None


def template_of(example: Example, index: SchemaIndex) -> Template | None:
    """The template of an example; None when its comment does not name all that its query needs."""
    schema = example.schema
    try:
        query = parse_sql(example.sql, schema, example.dialect)
        values = tuple(dict.fromkeys(literals_of(query)))
        tokens = encode(query, schema, values)
    except (QueryError, ValueError):
        return None
    columns, count = flat(schema), len(schema.tables)
    pointed = [token - _ACTIONS for token in tokens if token >= _ACTIONS]
    numbers = tuple(sorted({n for n in pointed if n < len(columns)}))
    named = {n - len(columns) for n in pointed if len(columns) <= n < len(columns) + count}
    used = sorted(named | {columns[n][0] for n in numbers})
    if not 1 <= len(used) <= 2 or any(schema.tables[t].is_view for t in used):
        return None
    if len(list(sqlglot.parse_one(example.sql, read=example.dialect).find_all(exp.Table))) != len(used):
        return None  # a table twice, or one that nothing names between two
    if len(used) == 2:
        link = single_link(schema.tables[used[0]], schema.tables[used[1]])
        if link is None:
            return None
        used.sort(key=lambda t: schema.tables[t] is not link[0])
    listed = {value for t in used for column in schema.tables[t].columns for value in column.values}
    if any(value.text in listed for value in values):
        return None  # states are said in words of their own
    spans = _spans(linking.link(example.question, index, _Pieces()), numbers, used)
    if spans is None:
        return None
    held = tuple((used.index(columns[n][0]), columns[n][1]) for n in numbers)
    return Template(example, tuple(tokens), values, held, numbers, tuple(used), spans)


def _spans(
    linked: LinkedRequest, columns: Sequence[int], tables: Sequence[int]
) -> tuple[tuple[int, int, str, int], ...] | None:
    """Where the comment names each column, and the tables; None when a column is not named or two share a word."""
    found: list[tuple[int, int, str, int]] = []
    nodes = len(linked.kinds)
    for side, wanted, first, known in (
        ("column", columns, linked.counts.words, linked.columns),
        ("table", tables, linked.counts.words + linked.counts.columns, linked.tables),
    ):
        for place, number in enumerate(wanted):
            if number not in known:
                return None
            node = first + known.index(number)
            words = [w for w in range(linked.counts.words) if linked.relations[w * nodes + node] in _NAMES[side]]
            runs = [[w for _, w in run] for _, run in groupby(enumerate(words), key=lambda pair: pair[1] - pair[0])]
            if len(runs) == 1:
                found.append((linked.words[runs[0][0]].start, linked.words[runs[0][-1]].end, side, place))
            elif side == "column" or runs or len(tables) == 1:
                return None
    found.sort()
    apart = all(a[1] <= b[0] for a, b in pairwise(found))
    return tuple(found) if apart and found else None


def spoken(name: str, comment: str, *, chinese: bool) -> str | None:
    """What people call an item, in the language of the comment; None when nothing tells."""
    if chinese:
        for text in (name, comment):
            head = text.split("(")[0].split("（")[0].split("，")[0].split(",")[0].strip()
            if head and has_hanzi(head) and head.isalpha() and len(head) <= 2 * LONGEST_NAME:
                return head
        return None
    words = split_name(name)
    if not words or len(words) > LONGEST_NAME or not all(w.isascii() and w.isalpha() and len(w) > 2 for w in words):
        return None
    return " ".join(words)


def filled(template: Template, schema: Schema, rng: random.Random) -> Example | None:
    """The template over another schema; None when that has nothing alike."""
    chinese = template.example.language == "zh"
    tables = _tables_like(template, schema, rng)
    if tables is None:
        return None
    columns = _columns_like(template, tables, rng, chinese=chinese)
    if columns is None:
        return None
    numbers = [schema.tables.index(table) for table in tables]
    starts = [sum(len(t.columns) for t in schema.tables[:n]) for n in numbers]
    places = [starts[at] + tables[at].columns.index(column) for at, column in columns]
    question = template.example.question
    for start, end, side, place in reversed(template.spans):
        item = tables[place] if side == "table" else columns[place][1]
        said = spoken(item.name, item.comment, chinese=chinese)
        if said is None:
            return None
        question = question[:start] + _like(said, question[start:end], chinese=chinese) + question[end:]
    old = template.example.schema
    old_columns, new_columns = len(flat(old)), len(flat(schema))
    values_from = _ACTIONS + old_columns + len(old.tables)
    tokens = []
    for token in template.tokens:
        if token < _ACTIONS:
            tokens.append(token)
        elif token < _ACTIONS + old_columns:
            tokens.append(_ACTIONS + places[template.column_numbers.index(token - _ACTIONS)])
        elif token < values_from:
            at = template.tables.index(token - _ACTIONS - old_columns)
            tokens.append(_ACTIONS + new_columns + numbers[at])
        else:
            tokens.append(token - values_from + _ACTIONS + new_columns + len(schema.tables))
    try:
        sql = render(decode(tokens, schema, template.values), schema, template.example.dialect)
    except (QueryError, ValueError):
        return None
    return replace(template.example, question=question, sql=sql, schema=schema, ddl="", database=None)


def _tables_like(template: Template, schema: Schema, rng: random.Random) -> list[Table] | None:
    """One table at random, or a child and its parent."""
    tables = [table for table in schema.tables if not table.is_view]
    if len(template.tables) == 1:
        return [rng.choice(tables)] if tables else None
    pairs = [pair for a in tables for b in tables if a.name < b.name and (pair := single_link(a, b)) is not None]
    return list(rng.choice(pairs)) if pairs else None


def _columns_like(
    template: Template, tables: Sequence[Table], rng: random.Random, *, chinese: bool
) -> list[tuple[int, Column]] | None:
    """Other columns of the same kinds, keys for keys, that can be named and list no values."""
    chosen: list[tuple[int, Column]] = []
    for at, old in template.columns:
        was_key = _is_key(template.example.schema.tables[template.tables[at]], old)
        fitting = [
            column
            for column in tables[at].columns
            if column.kind is old.kind
            and _is_key(tables[at], column) == was_key
            and not column.values
            and (at, column) not in chosen
            and spoken(column.name, column.comment, chinese=chinese)
        ]
        if not fitting:
            return None
        chosen.append((at, rng.choice(fitting)))
    return chosen


def _is_key(table: Table, column: Column) -> bool:
    own = [table.primary_key, *(key.columns for key in table.foreign_keys)]
    return any(column.name.casefold() in map(str.casefold, names) for names in own)


def _like(said: str, before: str, *, chinese: bool) -> str:
    """A name in the number and case of the words that it replaces."""
    if not chinese:
        many = singular(before.lower()) != before.lower()
        said = plural(singular(said)) if many else said
    return said.upper() if before.isupper() and len(before) > 3 else said.capitalize() if before[:1].isupper() else said


def move(examples: Sequence[Example], *, seed: int) -> Iterator[Example]:
    """Every comment that can be moved, over up to `TARGETS` other schemas."""
    schemas = list({id(example.schema): example.schema for example in examples}.values())
    ddl = {id(schema): schema_ddl(schema) for schema in schemas}
    names = {id(example.schema): example.database_id for example in examples}
    for schema, group in groupby(examples, key=lambda example: example.schema):
        index = SchemaIndex(schema)
        for example in group:
            template = template_of(example, index)
            if template is None:
                continue
            rng = random.Random(f"move {seed} {example.id}")
            made = 0
            for target in rng.sample(schemas, min(TRIES, len(schemas))):
                tries = (filled(template, target, rng) for _ in range(ATTEMPTS)) if target is not schema else ()
                other = next((found for found in tries if found is not None), None)
                if other is not None:
                    made += 1
                    yield replace(other, ddl=ddl[id(target)], database_id=names[id(target)])
                if made == TARGETS:
                    break
