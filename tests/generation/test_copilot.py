import sqlite3
from typing import Any

import pytest
import sqlglot

import native_runtime
from sql_copilot_ls.generation import Copilot, NoQuestionError, NoSchemaError
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import parse_ddl

QUESTIONS = [
    "How many singers are there?",
    "names of singers older than 30",
    "average age per country, oldest first",
    "titles of all concerts with the name of the singer",
    "which singers have no concert",
    "每个国家有多少歌手",
    "xyzzy",
    "!?",
    "select " * 200,
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("dialect", ["sqlite", "postgres", "mysql", "tsql"])
def test_every_suggestion_parses_and_the_sqlite_ones_prepare(
    copilot: Copilot, singers: SchemaIndex, question: str, dialect: str
) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE singer (singer_id, name, country, age);"
        'CREATE TABLE concert (concert_id, title, "year held", singer_id)'
    )
    try:
        found = copilot.suggest(question, singers, dialect=dialect)
    except NoQuestionError:
        return
    for suggestion in found:
        sqlglot.parse_one(suggestion.sql, dialect=dialect)
        assert 0 <= suggestion.confidence <= 1
        if dialect == "sqlite":
            connection.execute(f"EXPLAIN {suggestion.sql}")
    assert len({suggestion.sql for suggestion in found}) == len(found) <= 4


def test_a_plain_question_gets_its_query(copilot: Copilot, singers: SchemaIndex) -> None:
    assert copilot.suggest("How many singers are there?", singers)[0].sql == "SELECT COUNT(*) FROM singer"


def test_as_many_alternatives_as_asked_at_most(copilot: Copilot, singers: SchemaIndex) -> None:
    assert len(copilot.suggest("names of all singers", singers, alternatives=1)) == 1
    assert 1 < len(copilot.suggest("names of all singers", singers, alternatives=6)) <= 6


LOWER_CASE = "names of singers from france"


@pytest.mark.parametrize(
    ("dialect", "options", "condition"),
    [
        ("sqlite", {}, "LOWER(country) = 'france'"),
        ("postgres", {}, "LOWER(country) = 'france'"),
        ("mysql", {}, "WHERE country = 'france'"),
        ("sqlite", {"match_case": True}, "WHERE country = 'france'"),
        ("sqlite", {"prefix": "SELECT name FROM singer WHERE country = "}, "WHERE country = 'france'"),
    ],
)
def test_a_value_in_lower_case_is_found_in_any_case(
    copilot: Copilot, singers: SchemaIndex, dialect: str, options: dict[str, Any], condition: str
) -> None:
    sql = copilot.suggest(LOWER_CASE, singers, dialect=dialect, **options)[0].sql
    assert condition.casefold() in sql.casefold()  # where case is exact, the model may write the name's capital


def test_a_value_with_capitals_or_quotes_stays_as_it_is(copilot: Copilot, singers: SchemaIndex) -> None:
    for value in ("France", "'france'"):
        sql = copilot.suggest(f"names of singers whose country is {value}", singers)[0].sql
        assert f"country = '{value.strip(chr(39))}'" in sql


@pytest.mark.parametrize("prefix", ["SELECT", "sel", "select  distinct", "SELECT name FROM singer WHERE ", "SELECT na"])
def test_suggestions_go_on_from_what_is_typed(copilot: Copilot, singers: SchemaIndex, prefix: str) -> None:
    found = copilot.suggest("names of singers older than 30", singers, prefix=prefix)
    assert found
    for suggestion in found:
        assert suggestion.sql.lower().startswith(" ".join(prefix.lower().split()))


def test_a_prefix_that_nothing_continues_gives_nothing(copilot: Copilot, singers: SchemaIndex) -> None:
    assert copilot.suggest("names of singers", singers, prefix="DELETE FROM") == []


def test_an_empty_schema_is_a_typed_error(copilot: Copilot) -> None:
    with pytest.raises(NoSchemaError, match="CREATE TABLE"):
        copilot.suggest("anything", SchemaIndex(parse_ddl("")))


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_is_a_typed_error(copilot: Copilot, singers: SchemaIndex, question: str) -> None:
    with pytest.raises(NoQuestionError):
        copilot.suggest(question, singers)


def test_a_cancelled_request_stops(copilot: Copilot, singers: SchemaIndex) -> None:
    flag = native_runtime.CancelFlag()
    flag.set()
    with pytest.raises(native_runtime.Cancelled):
        copilot.suggest("names of singers", singers, cancel=flag)


def test_large_schemas_point_to_the_right_tables(copilot: Copilot) -> None:
    filler = "".join(
        f"CREATE TABLE filler_{i} (code_{i} INTEGER, {', '.join(f'field_{i}_{j} TEXT' for j in range(20))});\n"
        for i in range(95)
    )
    ddl = filler + "CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, age INTEGER);"
    index = SchemaIndex(parse_ddl(ddl))
    assert len(index.columns) > 1_995
    assert copilot.suggest("How many singers are there?", index)[0].sql == "SELECT COUNT(*) FROM singer"


def test_names_that_sqlite_would_refuse_do_not_stop_checks(copilot: Copilot) -> None:
    ddl = (
        "CREATE TABLE app.users (id INT PRIMARY KEY, name TEXT);\n"
        "CREATE TABLE audit.users (id INT PRIMARY KEY, name TEXT);\n"
        "CREATE TABLE sqlite_things (id INT PRIMARY KEY, label TEXT);\n"
    )
    found = copilot.suggest("How many things are there?", SchemaIndex(parse_ddl(ddl, dialect="postgres")))
    assert found
