import pytest

from sql_copilot_ls.generation.plausible import implausible
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT name, name FROM singer",
        "SELECT name FROM singer WHERE age > 30 AND age > 30",
        "SELECT name FROM singer WHERE age = age",
        "SELECT name FROM singer WHERE country = 'France' AND country = 'Spain'",
        "SELECT name, COUNT(*) FROM singer",
        "SELECT name FROM singer ORDER BY COUNT(*)",
        "SELECT id FROM singer WHERE id IN (SELECT id FROM singer WHERE age = age)",
        "SELECT id FROM singer EXCEPT SELECT MAX(age) + id FROM singer",
    ],
)
def test_what_nobody_means_is_found(sql):
    assert implausible(parse_sql(sql, SCHEMA))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT name, age FROM singer WHERE age > 30 AND age < 40",
        "SELECT name FROM singer WHERE country = 'France' OR country = 'Spain'",
        "SELECT COUNT(*), AVG(age) FROM singer",
        "SELECT country, COUNT(*) FROM singer GROUP BY country ORDER BY COUNT(*)",
        "SELECT COUNT(*) FROM singer ORDER BY COUNT(*)",
        "SELECT name FROM singer WHERE age = (SELECT MAX(age) FROM singer)",
    ],
)
def test_what_somebody_may_mean_passes(sql):
    assert implausible(parse_sql(sql, SCHEMA)) == ""
