"""Every construct of the grammar, rendered for and run on real databases: the rows are equal where they must be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot

from sql_copilot_ls.query import InexpressibleError, decode, encode, literals_of, parse_sql, render
from sql_copilot_ls.query.ir import Query, Statement
from tests.query.engines.constructs import CHANGES, CONSTRUCTS, Changed, Construct
from tests.query.engines.databases import Database, comparable, databases, statements_of
from tests.query.engines.shop_rows import DDL, ROWS, SCHEMA

pytestmark = pytest.mark.slow

pytest.importorskip("duckdb")

PARSED_ONLY = ["tsql", "oracle", "snowflake", "bigquery", "databricks", "clickhouse"]


def _through_tokens(sql: str) -> Statement:
    """What a construct's SQL means, after the way through the grammar's tokens."""
    statement = parse_sql(sql, SCHEMA, "postgres")
    candidates = literals_of(statement)
    again = decode(encode(statement, SCHEMA, candidates), SCHEMA, candidates)
    assert again == statement
    return again


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Database]]:
    # Not pytest's folder: the servers' users must be able to enter it, and sockets want short paths.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        found = {database.name: database for database in databases(folder)}
        try:
            for dialect, database in found.items():
                database.run(*statements_of(DDL, ROWS, dialect))
            yield found
        finally:
            for database in found.values():
                database.close()


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda c: f"{c.room}: {c.comment}")
def test_every_database_gives_the_same_rows(construct: Construct, engines: dict[str, Database]) -> None:
    statement = _through_tokens(construct.sql)
    assert isinstance(statement, Query)
    ordered = bool(statement.order_by)
    results = {}
    for name in construct.where & set(engines):
        sql = render(statement, SCHEMA, name)
        results[name] = comparable(engines[name].run(sql), ordered=ordered)
    if construct.agrees:
        first = results["duckdb"]
        assert first, "no rows: nothing is proved"
        for name, rows in results.items():
            assert rows == first, f"{name}: {render(statement, SCHEMA, name)}"


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.comment)
def test_every_database_changes_the_same_rows(change: Changed, engines: dict[str, Database]) -> None:
    statement = _through_tokens(change.sql)
    shown = parse_sql(change.shown, SCHEMA, "postgres") if "v_open" not in change.shown else None
    results = {}
    for name, database in engines.items():
        query = render(shown, SCHEMA, name) if shown is not None else change.shown
        rows = database.run("BEGIN", render(statement, SCHEMA, name), query)
        results[name] = comparable(rows, ordered=False)
        if name in ("sqlite", "duckdb"):  # a server forgets with the session, MariaDB all but views
            database.run("ROLLBACK")
    assert all(rows == results["duckdb"] for rows in results.values()), results


@pytest.mark.parametrize("dialect", PARSED_ONLY)
@pytest.mark.parametrize("construct", [*CONSTRUCTS, *CHANGES], ids=lambda c: c.comment)
def test_other_dialects_can_be_read_back(construct: Construct | Changed, dialect: str) -> None:
    try:
        sql = render(_through_tokens(construct.sql), SCHEMA, dialect)
    except InexpressibleError:
        assert "MEDIAN" in construct.sql or "DISTINCT sku" in construct.sql
        return
    tree = sqlglot.parse_one(sql, dialect=dialect)
    assert "EPOCH" not in sql
    assert tree is not None
