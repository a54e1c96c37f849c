import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sql_copilot_compression.data.corpora import schema_of
from sql_copilot_compression.data.execution import run
from sql_copilot_compression.data.mutate import invented_databases, literals_of, mutated_copies

DDL = """
CREATE TABLE country (code TEXT PRIMARY KEY, name TEXT);
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, population INTEGER, country TEXT REFERENCES country (code));
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "world.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(DDL)
        connection.executemany("INSERT INTO country VALUES (?, ?)", [("FR", "France"), ("JP", "Japan"), ("PE", "Peru")])
        connection.executemany(
            "INSERT INTO city VALUES (?, ?, ?, ?)",
            [(i, f"city {i}", i * 1000, ["FR", "JP", "PE"][i % 3]) for i in range(30)],
        )
        connection.commit()
    return path


def test_copies_differ_from_the_source_and_from_each_other(database: Path) -> None:
    dumps = [dump(path) for path in [database, *mutated_copies(database, 3)]]
    assert len({tuple(d) for d in dumps}) == 4


def test_the_same_seed_gives_the_same_rows(database: Path) -> None:
    paths = mutated_copies(database, 2, seed=7)
    before = [dump(path) for path in paths]
    for path in paths:
        path.unlink()
    assert [dump(path) for path in mutated_copies(database, 2, seed=7)] == before


def test_a_lucky_query_is_found_out(database: Path) -> None:
    lucky, right = "SELECT count(*) FROM city WHERE id >= 0", "SELECT 30"
    copies = mutated_copies(database, 5)
    assert any(run(path, lucky).rows != run(path, right).rows for path in copies)


def test_literals_of_queries_are_found_by_column() -> None:
    literals = literals_of(["SELECT a FROM t WHERE T1.name = 'Ann' AND age > 30 OR title LIKE '%sea%'"])
    assert literals == {"name": ["Ann"], "age": [30], "title": ["sea"]}


def test_invented_rows_answer_joins_and_literals() -> None:
    query = "SELECT count(*) FROM city JOIN country ON city.country = country.code WHERE country.name = 'Peru'"
    paths = invented_databases(schema_of(DDL), 3, literals=literals_of([query]))
    assert any(run(path, query).rows[0][0] for path in paths)
