import pytest

from sql_copilot_ls.generation.rewriting.known_extremes import with_known_extremes
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl("""
    CREATE TABLE label (id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE singer (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, age INTEGER, fee NUMERIC NOT NULL, costs NUMERIC,
      label_id INTEGER REFERENCES label (id)
    );
""")


@pytest.mark.parametrize(
    ("sql", "shown"),
    [
        ("SELECT name FROM singer ORDER BY age DESC LIMIT 3",
         "SELECT name FROM singer WHERE age IS NOT NULL ORDER BY age DESC LIMIT 3"),
        ("SELECT name FROM singer WHERE country = 'F' ORDER BY age LIMIT 1",
         "SELECT name FROM singer WHERE country = 'F' AND age IS NOT NULL ORDER BY age LIMIT 1"),
        ("SELECT name FROM singer ORDER BY fee - costs DESC LIMIT 1",
         "SELECT name FROM singer WHERE costs IS NOT NULL ORDER BY fee - costs DESC LIMIT 1"),
        ("SELECT country, COUNT(*) FROM singer GROUP BY country ORDER BY COUNT(*) DESC LIMIT 1",
         "SELECT country, COUNT(*) FROM singer WHERE country IS NOT NULL GROUP BY country "
         "ORDER BY COUNT(*) DESC LIMIT 1"),
        ("SELECT l.name, SUM(s.fee) FROM label l JOIN singer s ON s.label_id = l.id GROUP BY l.id, l.name "
         "ORDER BY SUM(s.fee) DESC LIMIT 1",
         "SELECT l.name, SUM(s.fee) FROM label l JOIN singer s ON s.label_id = l.id WHERE l.name IS NOT NULL "
         "GROUP BY l.id, l.name ORDER BY SUM(s.fee) DESC LIMIT 1"),
        ("SELECT s.name, l.name FROM singer s LEFT JOIN label l ON l.id = s.label_id ORDER BY l.name LIMIT 1",
         "SELECT s.name, l.name FROM singer s LEFT JOIN label l ON l.id = s.label_id WHERE l.name IS NOT NULL "
         "ORDER BY l.name LIMIT 1"),
    ],
)  # fmt: skip
def test_the_first_rows_are_among_those_that_have_a_value(asking: Asking, sql: str, shown: str) -> None:
    assert with_known_extremes(parse_sql(sql, SCHEMA), asking("oldest singer", SCHEMA)) == parse_sql(shown, SCHEMA)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT name FROM singer ORDER BY fee DESC LIMIT 3",
        "SELECT name FROM singer ORDER BY age DESC",
        "SELECT name FROM singer WHERE age > 30 ORDER BY age DESC LIMIT 3",
        "SELECT name FROM singer WHERE age IS NULL ORDER BY age LIMIT 3",
        "SELECT name FROM singer ORDER BY COALESCE(age, 0) DESC LIMIT 1",
        "SELECT country, COUNT(*) FROM singer GROUP BY country ORDER BY COUNT(*) DESC",
        "SELECT name, COUNT(*) FROM singer GROUP BY name ORDER BY COUNT(*) DESC LIMIT 1",
        "SELECT country FROM singer UNION SELECT name FROM label ORDER BY country LIMIT 1",
    ],
)
def test_what_has_a_value_anyhow_is_left_as_it_is(asking: Asking, sql: str) -> None:
    query = parse_sql(sql, SCHEMA)
    assert with_known_extremes(query, asking("singers", SCHEMA)) == query
