import pytest

from sql_copilot_ls.generation.rewriting.idle_tests import without_idle_tests
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, age INTEGER);")


@pytest.mark.parametrize(
    ("sql", "shown"),
    [
        ("SELECT id FROM singer WHERE age > 30 AND name IS NOT NULL", "SELECT id FROM singer WHERE age > 30"),
        ("SELECT name, COUNT(*) FROM singer WHERE name IS NOT NULL GROUP BY name",
         "SELECT name, COUNT(*) FROM singer GROUP BY name"),
        ("SELECT id FROM singer WHERE name IS NOT NULL", None),
        ("SELECT id FROM singer WHERE age > 30 AND country IS NOT NULL", None),
    ],
)  # fmt: skip
def test_a_test_that_every_row_passes_is_left_out_where_something_is_left(
    asking: Asking, sql: str, shown: str | None
) -> None:
    query = parse_sql(sql, SCHEMA)
    expected = query if shown is None else parse_sql(shown, SCHEMA)
    assert without_idle_tests(query, asking("singers", SCHEMA)) == expected
