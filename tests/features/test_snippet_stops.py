"""Values that a new row lacks are stops of a snippet, in every dialect."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.snippet_stops import with_stops
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.dialects import DIALECTS

SCHEMA = parse_ddl(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, note TEXT NOT NULL, paid INT);"
)


@pytest.mark.parametrize("dialect", [dialect.name for dialect in DIALECTS if dialect.name not in ("", "db2")])
def test_a_required_column_is_written_alike_in_every_dialect_and_is_a_stop(dialect):
    sql = render(parse_sql("INSERT INTO orders (paid) VALUES (7)", SCHEMA), SCHEMA, dialect)
    assert sql.endswith("VALUES (7, :customer, :note)")
    snippet = with_stops(sql, dialect)
    assert snippet is not None
    assert snippet.endswith("VALUES (7, ${1:customer}, ${2:note})")


@pytest.mark.parametrize(
    ("sql", "snippet"),
    [
        ("SELECT 1", None),
        ("SELECT ':no' FROM t", None),
        ("SELECT a::text FROM t", None),
        ("UPDATE t SET a = :a WHERE b = :b OR c = :a", "UPDATE t SET a = ${1:a} WHERE b = ${2:b} OR c = ${1:a}"),
        ("UPDATE t SET a = '$1}\\' WHERE b = :b", "UPDATE t SET a = '\\$1\\}\\\\' WHERE b = ${1:b}"),
    ],
)
def test_only_parameters_are_stops(sql, snippet):
    assert with_stops(sql, "postgres") == snippet
