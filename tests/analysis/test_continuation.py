"""What goes on from what is typed."""

import pytest

from sql_copilot_ls.analysis.ide.continuation import continued


@pytest.mark.parametrize(
    ("typed", "sql", "expected"),
    [
        ("", "SELECT name FROM t", "SELECT name FROM t"),
        ("SELECT ", "SELECT name FROM t", "SELECT name FROM t"),
        ("select  na", "SELECT name FROM t", "select  name FROM t"),
        ("sel", "SELECT name FROM t", "select name FROM t"),
        ("SELECT COUNT( *", "SELECT COUNT(*) FROM t", "SELECT COUNT( *) FROM t"),
        ("SELECT COUNT(*)FROM", "SELECT COUNT(*) FROM t", "SELECT COUNT(*)FROM t"),
        ("SELECT\n    name", "SELECT name FROM t", "SELECT\n    name FROM t"),
        ("SELECT nameFROM", "SELECT name FROM t", None),
        ("SELECT na me", "SELECT name FROM t", None),
        ("SELECT id", "SELECT name FROM t", None),
        ("SELECT name FROM t WHERE", "SELECT name FROM t", None),
    ],
)
def test_continued(typed: str, sql: str, expected: str | None) -> None:
    assert continued(typed, sql) == expected
