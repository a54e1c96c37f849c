"""Comments over schemas that other teams would have written, and with other values: both sides stay together."""

import random

import pytest
import sqlglot
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.ddl_writer import DIALECTS, Hand, written_ddl
from sql_copilot_compression.data.multiplication import MULTIPLICATIONS, alike, with_distractors
from sql_copilot_compression.data.swapping import Pools, compared_texts, shape, swapped
from sqlglot import exp

from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import Schema, parse_ddl

SHOP = """
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  full_name VARCHAR(80) NOT NULL,
  city VARCHAR(40),
  vip BOOLEAN NOT NULL DEFAULT FALSE
);
COMMENT ON TABLE customer IS 'people who buy';
COMMENT ON COLUMN customer.city IS 'where they''re at';
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  state VARCHAR(10) NOT NULL CHECK (state IN ('open', 'paid')),
  total DECIMAL(10, 2) NOT NULL,
  placed_at TIMESTAMP NOT NULL
);
"""
GARDEN = """
CREATE TABLE bed (id INTEGER PRIMARY KEY, area INTEGER);
CREATE TABLE plant (id INTEGER PRIMARY KEY, bed_id INTEGER REFERENCES bed (id), name TEXT);
CREATE TABLE customer (id INTEGER PRIMARY KEY);
"""
SCHEMA, OTHER = parse_ddl(SHOP, dialect="postgres"), parse_ddl(GARDEN, dialect="postgres")


def example(question: str, sql: str, schema: Schema = SCHEMA, database_id: str = "shop") -> Example:
    return Example(f"{database_id}-1#0", question, sql, schema, None, "comments/filter", "postgres", database_id, "")


JOIN = example(
    "open orders of customers in Oslo",
    "SELECT o.* FROM orders o JOIN customer c ON c.id = o.customer_id WHERE c.city = 'Oslo' AND o.state = 'open'",
)
PLANTS = example("all plants", "SELECT * FROM plant", OTHER, "garden")


@pytest.mark.parametrize("name", ["restyled", "restyled-2", "restyled-3"])
def test_restyled_queries_are_over_the_restyled_schema(name: str) -> None:
    (other,) = MULTIPLICATIONS[name]([JOIN])
    assert other.question == JOIN.question
    assert other.schema != JOIN.schema
    assert len(other.schema.tables) == 2
    assert parse_sql(other.sql, other.schema, "postgres")
    assert "Oslo" in other.sql
    assert {c.values for t in other.schema.tables for c in t.columns} == {(), ("open", "paid")}


def test_without_comments_and_without_keys() -> None:
    (bare,) = MULTIPLICATIONS["uncommented"]([JOIN])
    assert not any(t.comment or c.comment for t in bare.schema.tables for c in t.columns)
    assert bare.schema.tables[1].columns[2].values == ("open", "paid")  # a CHECK is no comment
    assert list(MULTIPLICATIONS["uncommented"]([PLANTS])) == []
    (loose,) = MULTIPLICATIONS["keys-undeclared"]([JOIN])
    assert [(k.table, k.inferred) for k in loose.schema.tables[1].foreign_keys] == [("customer", True)]


def test_values_that_only_a_comment_explains_go_with_it() -> None:
    schema = parse_ddl("CREATE TABLE pay (id INT PRIMARY KEY, st INT COMMENT '0未付 1已付');", dialect="mysql")
    (bare,) = MULTIPLICATIONS["uncommented"]([example("已付", "SELECT * FROM pay WHERE st = 1", schema)])
    assert bare.schema.tables[0].columns[1].values == ()


def test_distractors_stand_among_the_tables_and_never_take_a_name() -> None:
    found = list(MULTIPLICATIONS["distracted"]([JOIN, PLANTS]))
    for other in found:
        names = [table.name for table in other.schema.tables]
        assert len(names) == len(set(names))
        assert parse_sql(other.sql, other.schema, "postgres")
    both = with_distractors(SCHEMA, OTHER, random.Random(3))
    assert both is not None
    assert {t.name for t in both.tables} == {"customer", "orders", "bed", "plant"}
    assert len(both.table("customer").columns) == 4  # type: ignore[union-attr]
    assert with_distractors(SCHEMA, SCHEMA, random.Random(3)) is None


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("apart", "quoted"), [(False, False), (True, True)])
def test_a_schema_written_in_any_dialect_is_read_as_it_was(dialect: str, apart: bool, quoted: bool) -> None:
    ddl = written_ddl(SCHEMA, Hand(dialect, keys_apart=apart, quoted=quoted))
    other = parse_ddl(ddl, dialect=dialect)
    assert not other.skipped
    assert alike(SCHEMA, other), ddl
    assert [t.primary_key for t in other.tables] == [("id",), ("id",)]
    assert [(k.columns, k.table, k.inferred) for k in other.tables[1].foreign_keys] == [
        (("customer_id",), "customer", False)
    ]
    assert other.tables[1].columns[2].values == ("open", "paid")
    if dialect in ("postgres", "mysql", "oracle"):
        assert other.tables[0].columns[2].comment == "where they're at"


def test_translated_examples_keep_question_and_query() -> None:
    (other,) = MULTIPLICATIONS["translated"]([JOIN])
    assert (other.question, other.sql) == (JOIN.question, JOIN.sql)
    assert other.schema.dialect != "postgres"


POOL = [
    example("", f"SELECT * FROM customer WHERE city = '{city}'") for city in ("Oslo", "Rome", "Paris", "Lyon", "Bonn")
] + [example("", f"SELECT * FROM customer WHERE full_name LIKE '%{word}%'") for word in ("son", "berg", "man", "er")]


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("customers in Oslo", "SELECT * FROM customer WHERE city = 'Oslo'"),
        ("customers in oslo or rome", "SELECT * FROM customer WHERE city IN ('Oslo', 'Rome')"),
        ("names with berg in them", "SELECT * FROM customer WHERE full_name LIKE '%berg%'"),
        ("orders over 250", "SELECT * FROM orders WHERE total > 250"),
        ("top 5 orders", "SELECT * FROM orders ORDER BY total DESC LIMIT 5"),
        ("近7天的订单", "SELECT * FROM orders WHERE placed_at >= CURRENT_DATE - INTERVAL '7 days'"),
        ("orders of 2023", "SELECT * FROM orders WHERE placed_at >= '2023-01-01' AND placed_at < '2024-01-01'"),
        ("orders in April", "SELECT * FROM orders WHERE placed_at >= '2024-04-01' AND placed_at < '2024-05-01'"),
        ("4月的订单", "SELECT * FROM orders WHERE placed_at >= '2024-04-01' AND placed_at < '2024-05-01'"),
    ],
)
def test_a_value_changes_in_comment_and_query_alike(question: str, sql: str) -> None:
    pools = Pools.of(POOL)
    for seed in range(5):
        other = swapped(example(question, sql), pools, random.Random(seed))
        assert other is not None
        assert other.question != question
        assert other.sql != sql
        assert sqlglot.parse_one(other.sql, read="postgres").find(exp.Where, exp.Limit)


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("open orders", "SELECT * FROM orders WHERE state = 'open'"),  # a state of the schema
        (
            "of 2023 and 2024",
            "SELECT * FROM orders WHERE placed_at >= '2023-01-01' AND placed_at < '2025-01-01'",
        ),
        ("orders this month", "SELECT * FROM orders WHERE placed_at >= DATE_TRUNC('month', CURRENT_DATE)"),
        ("the cheapest order", "SELECT * FROM orders ORDER BY total LIMIT 1"),
        ("Oslo, Oslo!", "SELECT * FROM customer WHERE city = 'Oslo'"),  # which one?
        ("orders over 2500", "SELECT * FROM orders WHERE total > 250"),
    ],
)
def test_what_the_comment_does_not_spell_once_stays(question: str, sql: str) -> None:
    assert swapped(example(question, sql), Pools.of(POOL), random.Random(1)) is None


def test_a_moved_year_moves_both_ends() -> None:
    sql = "SELECT * FROM orders WHERE placed_at >= '2023-01-01' AND placed_at < '2024-01-01'"
    other = swapped(example("orders of 2023", sql), Pools(), random.Random(4))
    assert other is not None
    year = int(other.question.removeprefix("orders of "))
    assert f"'{year}-01-01' AND placed_at < '{year + 1}-01-01'" in other.sql


def test_texts_that_are_compared_are_told_from_arguments() -> None:
    sql = (
        "SELECT DATE_TRUNC('month', a) FROM t WHERE b = 'x' AND c IN ('y', 'z') AND d LIKE 'w%' "
        "AND e > NOW() - INTERVAL '3 days'"
    )
    assert [token.text for token in compared_texts(sql)] == ["x", "y", "z", "w%"]
    assert shape("New York") == "title 2"
    assert shape("AB-17") == "AA-00"
    assert shape("杭州") == "hanzi 2"
