import pytest

from sql_copilot_ls.generation.plausible import implausible
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl("""
CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, age INTEGER);
CREATE TABLE concert (
    singer_id INTEGER REFERENCES singer (id), held_on DATE NOT NULL, fee INTEGER, PRIMARY KEY (singer_id, held_on)
);
CREATE TABLE choir (id INTEGER PRIMARY KEY, name TEXT, leader_id INTEGER REFERENCES singer (id));
CREATE TABLE voice (
    id INTEGER PRIMARY KEY, choir_id INTEGER REFERENCES choir (id), singer_id INTEGER REFERENCES singer (id)
);
""")
CATALOG = catalog_of(SCHEMA)


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
        "SELECT id FROM singer WHERE name IS NULL",
        "SELECT id FROM singer WHERE age > 30 AND id IS NULL",
        "SELECT id FROM singer WHERE name IS NOT NULL",
        "SELECT name FROM singer WHERE id IN (SELECT singer_id FROM concert WHERE held_on IS NULL)",
        "SELECT SUM(id) FROM singer",
        "SELECT name, AVG(singer_id) FROM concert JOIN singer ON id = singer_id GROUP BY name",
        "SELECT id, COUNT(*) FROM singer GROUP BY id",
        "SELECT singer_id, held_on FROM concert GROUP BY singer_id, held_on HAVING COUNT(*) > 8",
        "SELECT c.name, COUNT(*) FROM choir c JOIN singer s ON s.id = c.leader_id GROUP BY c.id, c.name",
        "SELECT v.id, c.name, COUNT(*) FROM voice v JOIN choir c ON c.id = v.choir_id JOIN singer s"
        " ON s.id = c.leader_id GROUP BY v.id, c.name",
    ],
)
def test_what_nobody_means_is_found(sql: str) -> None:
    assert implausible(parse_sql(sql, SCHEMA), CATALOG)


def test_no_time_is_compared_with_itself_some_days_on() -> None:
    shifted = "SELECT singer_id FROM concert WHERE held_on > held_on + INTERVAL '30 days'"
    assert implausible(parse_sql(shifted, SCHEMA, "postgres"), CATALOG) == "a column compared with itself"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT name, age FROM singer WHERE age > 30 AND age < 40",
        "SELECT name FROM singer WHERE country = 'France' OR country = 'Spain'",
        "SELECT COUNT(*), AVG(age) FROM singer",
        "SELECT country, COUNT(*) FROM singer GROUP BY country ORDER BY COUNT(*)",
        "SELECT COUNT(*) FROM singer ORDER BY COUNT(*)",
        "SELECT name FROM singer WHERE age = (SELECT MAX(age) FROM singer)",
        "SELECT id FROM singer WHERE country IS NULL",
        "SELECT s.id FROM singer s LEFT JOIN concert c ON c.singer_id = s.id WHERE c.held_on IS NULL",
        "SELECT SUM(fee), MAX(singer_id) FROM concert",
        "SELECT s.id, s.name, COUNT(*) FROM singer s JOIN concert c ON c.singer_id = s.id GROUP BY s.id, s.name",
        "SELECT singer_id, COUNT(*) FROM concert GROUP BY singer_id",
        "SELECT s.name, COUNT(*) FROM choir c JOIN singer s ON s.id = c.leader_id GROUP BY s.id, s.name",
        "SELECT c.name, COUNT(*) FROM choir c JOIN voice v ON v.choir_id = c.id GROUP BY c.id, c.name",
        "SELECT c.name, COUNT(*) FROM choir c JOIN singer s ON s.id = c.leader_id JOIN voice v ON v.choir_id = c.id"
        " GROUP BY c.id, c.name",
        "SELECT c.name, COUNT(*) FROM choir c LEFT JOIN singer s ON s.id = c.leader_id GROUP BY c.name",
    ],
)
def test_what_somebody_may_mean_passes(sql: str) -> None:
    assert implausible(parse_sql(sql, SCHEMA), CATALOG) == ""
