"""Words of a team's comments that go with one column of their queries: terms that a glossary could hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sql_copilot_ls.linking.word_forms import stem
from sql_copilot_ls.linking.words import split_words
from sql_copilot_ls.query.ir import Column as QueryColumn
from sql_copilot_ls.query.traversal import every_node
from sql_copilot_ls.schema.model import Schema

from .own_index import OwnQueries
from .wording import are_alike, wording

MOST_READ = 1_000
"""Examples that are looked at."""
FEWEST = 4
"""Queries that hold word and column."""
_ALWAYS, _SELDOM = 0.9, 0.25
"""Share of a word's queries that hold the column at least, and of all others that hold it at most."""
_SHORTEST = 3
"""Letters of a word that says something."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RecurringWord:
    """A word as it was said last, its key, and the column that goes with it in `count` queries."""

    word: str
    key: str
    table: str
    column: str
    count: int


def recurring_words(own: OwnQueries) -> tuple[RecurringWord, ...]:
    """The words that go with one column alone and are not called like it, those of most queries first."""
    silent = _keys(own.schema)
    said: dict[str, set[int]] = defaultdict(set)
    spelled: dict[str, str] = {}
    held: dict[Place, set[int]] = defaultdict(set)
    total = 0
    for example, query in own.bound(MOST_READ):
        for word in wording(example.comment).words:
            if len(word.key) >= _SHORTEST or not word.key.isascii():
                said[word.key].add(total)
                spelled[word.key] = word.text
        for node in every_node(query):
            if isinstance(node, QueryColumn) and (node.table.casefold(), node.name.casefold()) not in silent:
                held[node.table, node.name].add(total)
        total += 1
    called = {place: _called(own.schema, place) for place in held}
    found = []
    for key, queries in said.items():
        places = [
            place
            for place, holding in held.items()
            if len(queries & holding) >= FEWEST
            and len(queries & holding) >= _ALWAYS * len(queries)
            and len(holding - queries) <= _SELDOM * (total - len(queries))
        ]
        if len(places) == 1 and not any(are_alike(key, other) for other in called[places[0]]):
            table, column = places[0]
            found.append(RecurringWord(spelled[key], key, table, column, len(queries & held[places[0]])))
    columns = Counter((one.table, one.column) for one in found)
    alone = [one for one in found if columns[one.table, one.column] == 1]  # else none of them is its name
    return tuple(sorted(alone, key=lambda one: (-one.count, one.key)))


def _keys(schema: Schema) -> frozenset[Place]:
    """Columns that join tables or tell rows apart: they go with every word."""
    keys = set()
    for table in schema.tables:
        for column in (*table.primary_key, *(name for key in table.foreign_keys for name in key.columns)):
            keys.add((table.name.casefold(), column.casefold()))
    return frozenset(keys)


def _called(schema: Schema, place: Place) -> frozenset[str]:
    """What a column and its table are called, says the schema or a glossary."""
    table = schema.table(place[0])
    column = table.column(place[1]) if table is not None else None
    texts = [*place]
    if table is not None:
        texts += [table.comment, *table.names]
    if column is not None:
        texts += [column.comment, *column.names]
    texts += [name for term in schema.terms for name in term.names]
    return frozenset(stem(word.text.lower()) for text in texts for word in split_words(text.replace("_", " ")))
