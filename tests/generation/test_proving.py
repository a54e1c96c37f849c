"""Statements are tried on an empty database that holds no more tables than they need, and dies with its schema."""

import gc
import math
import sqlite3
import time
import weakref
from typing import Any

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.proving import Proving
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema import parse_ddl

MANY = "".join(f"CREATE TABLE t{i} (id INTEGER PRIMARY KEY, a{i} TEXT);\n" for i in range(300))
ODD = (
    "CREATE TABLE app.users (id INT PRIMARY KEY, name TEXT);"
    "CREATE TABLE audit.users (id INT PRIMARY KEY, stamp TEXT);"
    'CREATE TABLE sqlite_things (id INT PRIMARY KEY, label TEXT, "Label" TEXT);'
)
LONG_WAYS = ("s{}.t", "s{}.t_{}", "sqlite_{}")
"""Names that no database of one file can hold as they are."""


def tables_of(proving: Proving) -> list[str]:
    return [name for (name,) in proving._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def test_only_the_tables_that_are_asked_for_are_there() -> None:
    schema = parse_ddl(MANY)
    proving = Proving(schema)
    sql = "SELECT a7 FROM t7 WHERE id IN (SELECT id FROM t250)"
    assert proving.problem(parse_sql(sql, schema)) == ""
    assert sorted(tables_of(proving)) == ["t250", "t7"]
    assert proving.problem(parse_sql("SELECT a7 FROM t7", schema)) == ""
    assert len(tables_of(proving)) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT stamp FROM audit.users",
        "SELECT name FROM app.users",
        "SELECT label FROM sqlite_things",
        "SELECT COUNT(*) FROM audit.users WHERE id IN (SELECT id FROM app.users)",
    ],
)
def test_names_that_one_database_cannot_hold_are_replaced(sql: str) -> None:
    schema = parse_ddl(ODD, dialect="postgres")
    assert Proving(schema).problem(parse_sql(sql, schema)) == ""


def test_what_does_not_prepare_has_a_reason() -> None:
    schema = parse_ddl("CREATE TABLE a (id INT PRIMARY KEY, x INT); CREATE TABLE b (id INT PRIMARY KEY);")
    assert "columns" in Proving(schema).problem(parse_sql("SELECT x FROM a WHERE id IN (SELECT id, x FROM a)", schema))


def test_what_is_worked_out_of_a_schema_goes_with_it(copilot: Copilot) -> None:
    index = SchemaIndex(parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT);"))
    assert copilot.suggest("names of singers", index)
    kept: list[weakref.ref[Any]] = [
        weakref.ref(index),
        weakref.ref(copilot._provings[index]),
        weakref.ref(catalog_of(index.schema)),
    ]
    del index
    gc.collect()
    assert [reference() for reference in kept] == [None, None, None]


def test_a_closed_one_can_prove_nothing() -> None:
    proving = Proving(parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT);"))
    proving.close()
    with pytest.raises(sqlite3.ProgrammingError):
        proving._connection.execute("SELECT 1")


def test_a_function_of_other_databases_only_is_no_problem_but_for_sqlite() -> None:
    schema = parse_ddl("CREATE TABLE sale (id INT PRIMARY KEY, amount NUMERIC);", dialect="postgres")
    query = parse_sql("SELECT STDDEV(amount) FROM sale", schema, "postgres")
    assert Proving(schema).problem(query) == ""
    proving = Proving(schema)
    assert "STDDEV" in proving.problem(query, proving.text(query))


@pytest.mark.parametrize("name", ["t{}", *(pytest.param(name, marks=pytest.mark.slow) for name in LONG_WAYS)])
def test_what_proving_costs_grows_no_faster_than_the_schema(name: str) -> None:
    def cost(tables: int) -> float:
        columns = "(id INTEGER PRIMARY KEY, a TEXT, b INT)"
        schema = parse_ddl(
            "".join(f"CREATE TABLE {name.format(i, i)} {columns};\n" for i in range(tables)), dialect="postgres"
        )
        assert len(schema.tables) == tables
        used = name.format(7, 7)
        query = parse_sql(f"SELECT a, COUNT(*) FROM {used} WHERE b > 1 GROUP BY a", schema, "postgres")
        least = math.inf
        for _ in range(5):
            proving = Proving(schema)
            began = time.thread_time()
            assert proving.problem(query) == ""
            least = min(least, time.thread_time() - began)
        return least

    cost(10)
    assert cost(8000) < 40 * cost(500)  # sixteen times the tables; quadratic would be 256
