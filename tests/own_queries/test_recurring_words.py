"""Words that recur with one column are offered for the glossary; others are not."""

from __future__ import annotations

from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.own_queries.recurring_words import recurring_words
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.schema.model import Example, Schema

DDL = """
CREATE TABLE users (id INTEGER PRIMARY KEY, nickname TEXT, city TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), total NUMERIC, placed_on DATE);
"""
OTHERS = [
    Example("nicknames of people in Rome", "SELECT nickname FROM users WHERE city = 'Rome'"),
    Example("people per city", "SELECT city, COUNT(*) FROM users GROUP BY city"),
    Example("orders placed since 2024", "SELECT id FROM orders WHERE placed_on >= '2024-01-01'"),
    Example("newest order", "SELECT id FROM orders ORDER BY placed_on DESC LIMIT 1"),
    Example("how many orders", "SELECT COUNT(*) FROM orders"),
    Example("people called Ann", "SELECT id FROM users WHERE nickname = 'Ann'"),
]
REVENUE = [
    Example("revenue", "SELECT SUM(total) FROM orders"),
    Example(
        "revenue per city", "SELECT u.city, SUM(o.total) FROM orders o JOIN users u ON u.id = o.user_id GROUP BY u.city"
    ),
    Example("revenue since 2024", "SELECT SUM(total) FROM orders WHERE placed_on >= '2024-01-01'"),
    Example("orders with revenue over 50", "SELECT id FROM orders WHERE total > 50"),
]


def schema(glossary: str = "") -> Schema:
    return fold([declarations(DDL), declarations(glossary, file="words.glossary.toml")])


def found(examples: list[Example], glossary: str = "") -> list[tuple[str, str, str, int]]:
    words = recurring_words(OwnQueries(examples, schema(glossary), "sqlite"))
    return [(one.word, one.table, one.column, one.count) for one in words]


def test_a_word_that_goes_with_one_column_is_found() -> None:
    assert found(OTHERS + REVENUE) == [("revenue", "orders", "total", 4)]


def test_three_queries_are_too_few() -> None:
    assert found(OTHERS + REVENUE[:3]) == []


def test_a_word_that_the_glossary_has_is_not_offered_again() -> None:
    assert found(OTHERS + REVENUE, '[terms.revenue]\ncolumn = "orders.total"\n') == []


def test_a_column_that_other_words_use_as_often_has_no_word() -> None:
    others = [Example(f"orders beyond {n}", f"SELECT id FROM orders WHERE total > {n}") for n in range(9)]
    assert found(OTHERS + REVENUE + others) == []


def test_names_of_the_schema_and_queries_that_do_not_bind_say_nothing() -> None:
    named = [Example(f"total {n}", f"SELECT id FROM orders WHERE total = {n}") for n in range(6)]
    broken = [Example(f"margin {n}", f"SELECT gone FROM orders WHERE total = {n}") for n in range(6)]
    assert found(OTHERS + named) == []
    assert found(OTHERS + broken) == []
