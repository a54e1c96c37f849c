import pytest
from sql_copilot_compression.data.corpora import schema_of
from sql_copilot_compression.judging.exact_match import exact_match, hardness

SCHEMA = schema_of(
    "CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);"
    "CREATE TABLE concert (id INTEGER PRIMARY KEY, singer_id INTEGER, year INTEGER,"
    " FOREIGN KEY (singer_id) REFERENCES singer (id));"
)


@pytest.mark.parametrize(
    ("gold", "other"),
    [
        ("SELECT name, age FROM singer", "select age, singer.name from singer"),
        (
            "SELECT name FROM singer WHERE age > 20 AND name = 'A'",
            "SELECT name FROM singer WHERE name = 'B' AND age > 99",
        ),
        (
            "SELECT T1.name FROM singer AS T1 JOIN concert AS T2 ON T1.id = T2.singer_id WHERE T2.year = 2014",
            "SELECT s.name FROM concert c JOIN singer s ON s.id = c.singer_id WHERE c.year = 1",
        ),
        (
            "SELECT singer_id, count(*) FROM singer AS S JOIN concert AS C ON S.id = C.singer_id GROUP BY singer_id",
            "SELECT T1.id, count(*) FROM singer AS T1 JOIN concert AS T2 ON T1.id = T2.singer_id GROUP BY T1.id",
        ),
        ('SELECT name FROM singer WHERE name = "Ann"', "SELECT name FROM singer WHERE name = 'Bob'"),
        (
            "SELECT name FROM singer WHERE id NOT IN (SELECT singer_id FROM concert)",
            "SELECT name FROM singer WHERE id NOT IN (SELECT concert.singer_id FROM concert)",
        ),
    ],
)
def test_the_same_components_match(gold: str, other: str) -> None:
    assert exact_match(gold, other, SCHEMA)


@pytest.mark.parametrize(
    ("gold", "other"),
    [
        ("SELECT name FROM singer", "SELECT DISTINCT name FROM singer"),
        ("SELECT max(age) FROM singer", "SELECT min(age) FROM singer"),
        ("SELECT name FROM singer WHERE age > 20", "SELECT name FROM singer WHERE age >= 20"),
        ("SELECT name FROM singer WHERE age > 1 OR age < 2", "SELECT name FROM singer WHERE age > 1 AND age < 2"),
        ("SELECT name FROM singer ORDER BY age", "SELECT name FROM singer ORDER BY age DESC"),
        ("SELECT name FROM singer ORDER BY age LIMIT 1", "SELECT name FROM singer ORDER BY age"),
        ("SELECT id FROM singer", "SELECT id FROM concert"),
        (
            "SELECT name FROM singer UNION SELECT name FROM singer",
            "SELECT name FROM singer EXCEPT SELECT name FROM singer",
        ),
        ("SELECT name FROM singer WHERE name = 'Ann'", "SELECT name FROM singer WHERE LOWER(name) = 'ann'"),
        ("SELECT name FROM singer", "SELECT FROM"),
    ],
)
def test_other_components_do_not(gold: str, other: str) -> None:
    assert not exact_match(gold, other, SCHEMA)


@pytest.mark.parametrize(
    ("sql", "level"),
    [
        ("SELECT count(*) FROM singer", "easy"),
        ("SELECT name FROM singer WHERE age > 20", "easy"),
        ("SELECT name, age FROM singer WHERE age > 20", "medium"),
        ("SELECT name FROM singer ORDER BY age DESC LIMIT 1", "medium"),
        ("SELECT name FROM singer WHERE id NOT IN (SELECT singer_id FROM concert)", "hard"),
        ("SELECT name FROM singer EXCEPT SELECT name FROM singer", "hard"),
        (
            "SELECT name, age FROM singer WHERE age > 3 AND id IN (SELECT singer_id FROM concert WHERE year > 1)",
            "extra",
        ),
    ],
)
def test_hardness_follows_spiders_rules(sql: str, level: str) -> None:
    assert hardness(sql) == level
