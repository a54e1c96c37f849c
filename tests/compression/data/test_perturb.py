import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sql_copilot_compression.data.corpora import Example, schema_of
from sql_copilot_compression.data.execution import run
from sql_copilot_compression.data.perturb import PERTURBATIONS, lower, perturbed, renamed, terse, typo, undeclared

DDL = (
    "CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, age INTEGER);\n"
    "CREATE TABLE song (song_id INTEGER PRIMARY KEY, title TEXT, singer_id INTEGER, "
    "FOREIGN KEY (singer_id) REFERENCES singer (singer_id));\n"
)
SQL = "SELECT T2.title FROM singer AS T1 JOIN song AS T2 ON T1.singer_id = T2.singer_id WHERE T1.name = 'Ann Lee'"


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Example:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "music.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(DDL)
    connection.executescript("INSERT INTO singer VALUES (1, 'Ann Lee', 30); INSERT INTO song VALUES (1, 'Sea', 1);")
    connection.close()
    question = "What are the titles of all songs by Ann Lee?"
    return Example("q1", question, SQL, schema_of(DDL), path, "own", "sqlite", "music", DDL)


def test_lower_case_and_terse(example: Example) -> None:
    assert lower(example).question == "what are the titles of all songs by ann lee"
    assert terse(example).question == "titles of songs by Ann Lee"


def test_a_typo_is_never_in_what_the_query_looks_for(example: Example) -> None:
    for number in range(50):
        question = typo(replace(example, id=f"q{number}")).question
        assert question.endswith("by Ann Lee?")
        assert question != example.question


def test_foreign_keys_can_be_undeclared(example: Example) -> None:
    assert "FOREIGN KEY" not in undeclared(example).ddl


def test_a_renamed_schema_keeps_the_answer(example: Example) -> None:
    styles = set()
    for seed in range(12):
        other = renamed(example, seed=seed)
        assert other is not None
        assert other.database is not None
        assert run(other.database, other.sql).rows == (("Sea",),)
        styles.add(other.ddl)
    assert len(styles) > 5


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_every_perturbation_keeps_ids(example: Example, name: str) -> None:
    assert [other.id for other in perturbed([example], name)] == ["q1"]


def test_a_query_that_cannot_be_renamed_is_left_out(example: Example) -> None:
    assert list(perturbed([replace(example, sql="SELECT nothing FROM nowhere")], "renamed")) == []
