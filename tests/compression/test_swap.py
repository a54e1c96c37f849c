"""Questions about other columns: words and query change together, or not at all."""

from collections.abc import Callable

import pytest
from sql_copilot_compression.corpora import Example, schema_of
from sql_copilot_compression.swap import swapped

DDL = (
    "CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, country TEXT, home_town TEXT, age INTEGER, "
    "weight INTEGER);\n"
    "CREATE TABLE song (song_id INTEGER PRIMARY KEY, title TEXT, singer_id INTEGER REFERENCES singer (singer_id));\n"
)


@pytest.fixture
def ask() -> Callable[[str, str], Example]:
    def made(question: str, sql: str, number: int = 0) -> Example:
        return Example(f"q{number}", question, sql, schema_of(DDL), None, "own", "sqlite", "music", DDL)

    return made


def test_words_and_query_change_together(ask: Callable[..., Example]) -> None:
    sql = "SELECT country FROM singer ORDER BY age"
    found = set()
    for number in range(40):
        other = swapped(ask("List the country of singers by age", sql, number))
        if other is not None:
            found.add((other.question, other.sql))
    assert ("List the home town of singers by weight", "SELECT home_town FROM singer ORDER BY weight") in found
    assert ("List the name of singers by age", "SELECT name FROM singer ORDER BY age") in found
    assert all(("weight" in words) == ("weight" in query) for words, query in found)


def test_a_plural_becomes_a_plural(ask: Callable[..., Example]) -> None:
    others = [swapped(ask("What are the names of singers?", "SELECT name FROM singer", n)) for n in range(20)]
    assert {other.question for other in others if other} == {
        "What are the countries of singers?",
        "What are the home towns of singers?",
    }


def test_what_is_named_twice_stays(ask: Callable[..., Example]) -> None:
    for number in range(20):
        assert swapped(ask("singers by age, the age last", "SELECT singer_id FROM singer ORDER BY age", number)) is None


def test_keys_and_names_that_are_not_said_stay(ask: Callable[..., Example]) -> None:
    for number in range(20):
        assert swapped(ask("ids of songs", "SELECT song_id FROM song", number)) is None
        assert swapped(ask("who sings", "SELECT name FROM singer", number)) is None


def test_the_same_draw_gives_the_same_and_another_draw_another(ask: Callable[..., Example]) -> None:
    example = ask("name and age of singers", "SELECT name, age FROM singer")
    assert swapped(example, draw=1) == swapped(example, draw=1)
    assert len({str(swapped(example, draw=draw)) for draw in range(12)}) > 2


def test_a_query_that_cannot_be_read_is_left_out(ask: Callable[..., Example]) -> None:
    assert swapped(ask("name of singers", "SELECT name FROM nowhere")) is None
