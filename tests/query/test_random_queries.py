"""Whatever the grammar allows decodes, and what decodes and connects renders to SQL that prepares."""

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
import sqlglot

from sql_copilot_ls.query import (
    InexpressibleError,
    Literal,
    UnconnectedError,
    decode,
    encode,
    literals_of,
    parse_sql,
    render,
)
from sql_copilot_ls.query.grammar import ACTION_NAMES, FIRST_LITERAL_KIND, GRAMMAR
from tests.query.query_shop import SHOP

pytestmark = pytest.mark.slow

A = len(ACTION_NAMES)
LITERALS = [
    Literal("5", True),
    Literal("it's"),
    Literal("2024-05-01"),
    Literal("-3.50", True),
    Literal("2024-05-01/2024-06-01", is_period=True),
    Literal("month-1mo/month", is_period=True),
    Literal("/now-24h", is_period=True),
]
COLUMNS = sum(len(table.columns) for table in SHOP.tables)
FIRST_TABLE = A + COLUMNS
FIRST_LITERAL = FIRST_TABLE + len(SHOP.tables)


def pointers(symbol: Any) -> list[int]:
    found: list[int] = []
    if symbol["columns"]:
        found += range(A, FIRST_TABLE)
    if symbol["tables"]:
        found += range(FIRST_TABLE, FIRST_LITERAL)
    for place, literal in enumerate(LITERALS):
        if symbol["literals"] >> (literal.kind - FIRST_LITERAL_KIND) & 1:
            found.append(FIRST_LITERAL + place)
    return found


def shortest_ways() -> tuple[list[int], list[int]]:
    """For every symbol the fewest tokens that finish it, and for every action the same of its children."""
    symbols = [1 if pointers(symbol) else 99 for symbol in GRAMMAR["symbols"]]
    for _ in symbols:
        actions = [sum(symbols[child] for child in action["children"]) for action in GRAMMAR["actions"]]
        symbols = [
            min([symbols[i], *(1 + actions[a] for a in symbol["actions"])])
            for i, symbol in enumerate(GRAMMAR["symbols"])
        ]
    return symbols, actions


SHORTEST_SYMBOL, SHORTEST_ACTION = shortest_ways()


def sample(rng: random.Random) -> list[int]:
    """A random token sequence that follows the grammar; past 30 tokens the shortest way out is taken."""
    tokens: list[int] = []
    stack = [GRAMMAR["start"]]
    while stack:
        number = stack.pop()
        symbol = GRAMMAR["symbols"][number]
        targets, actions = pointers(symbol), symbol["actions"]
        if targets and (not actions or len(tokens) > 30 or rng.random() < 0.6):
            tokens.append(rng.choice(targets))
            continue
        if len(tokens) > 30:
            actions = [action for action in actions if 1 + SHORTEST_ACTION[action] == SHORTEST_SYMBOL[number]]
        action = rng.choice(actions)
        tokens.append(action)
        stack += reversed(GRAMMAR["actions"][action]["children"])
    return tokens


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    for table in SHOP.tables:
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    yield connection
    connection.close()


def test_random_queries_render_to_sql_that_parses_and_prepares(database: sqlite3.Connection) -> None:
    rng = random.Random(7)
    rendered = 0
    problems = []
    for _ in range(1200):
        tokens = sample(rng)
        try:
            query = decode(tokens, SHOP, LITERALS)
            sql = render(query, SHOP)
        except (InexpressibleError, UnconnectedError):
            continue
        rendered += 1
        for dialect in ("sqlite", "postgres", "mysql", "tsql"):
            with contextlib.suppress(InexpressibleError):
                sqlglot.parse_one(render(query, SHOP, dialect), dialect=dialect)
        try:
            database.execute(f"EXPLAIN {sql}")
        except sqlite3.OperationalError as error:
            problems.append(str(error))
    allowed = (
        "aggregate",
        "number of result columns",
        "misuse",
        "ORDER BY term",
        "sub-select returns",
        "row value",
        "no such function",
    )
    unexpected = [problem for problem in problems if not any(word in problem for word in allowed)]
    assert rendered > 200
    assert unexpected == []


def test_random_queries_are_stable_once_written_and_read() -> None:
    rng = random.Random(11)
    for _ in range(400):
        try:
            query = decode(sample(rng), SHOP, LITERALS)
            sql = render(query, SHOP)
            read = parse_sql(sql, SHOP)
            candidates = literals_of(read)
            again = decode(encode(read, SHOP, candidates), SHOP, candidates)
        except (InexpressibleError, UnconnectedError):
            continue
        assert again == read
