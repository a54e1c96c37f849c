"""What every table has is known."""

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("CREATE TABLE customers (id INTEGER PRIMARY KEY, city TEXT);")


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("postgres", "SELECT s.ctid, s.xmin, s.tableoid FROM customers s;"),
        ("postgres", "DELETE FROM customers a USING customers b WHERE a.ctid < b.ctid;"),
        ("sqlite", "SELECT c.rowid FROM customers c;"),
        ("oracle", "SELECT c.ROWID FROM customers c;"),
    ],
)
def test_columns_that_every_table_has_are_known(dialect: str, sql: str) -> None:
    assert [f for f in diagnose(Script(sql, dialect), SCHEMA) if f.code == "unknown-column"] == []
