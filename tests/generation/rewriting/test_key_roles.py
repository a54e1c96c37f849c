"""Of several keys between two tables, the one that the question speaks for joins them."""

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.rewriting.key_roles import root, with_keys_by_role
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE station (id INTEGER PRIMARY KEY, name TEXT);"
    "CREATE TABLE trip (id INTEGER PRIMARY KEY, duration INTEGER, start_station_id INTEGER REFERENCES station (id),"
    " end_station_id INTEGER REFERENCES station (id));"
)
STARTS = "SELECT s.name, MIN(t.duration) FROM station AS s JOIN trip AS t ON s.id = t.start_station_id GROUP BY s.id"
ENDS = STARTS.replace("start_station_id", "end_station_id")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("shortest trip that ended at each station", ENDS),
        ("shortest trip that started at each station", STARTS),
        ("shortest trip at each station", STARTS),
        ("shortest trip from the start to the end at each station", STARTS),
        ("各站结束的最短行程, end station", ENDS),
    ],
)
def test_the_join_follows_the_words(asking: Asking, question: str, expected: str) -> None:
    asked = asking(question, SCHEMA)
    found = with_keys_by_role(parse_sql(STARTS, SCHEMA, "sqlite"), asked)
    assert render(found, SCHEMA, "sqlite") == render(parse_sql(expected, SCHEMA, "sqlite"), SCHEMA, "sqlite")


def test_a_join_that_the_query_spells_out_stays(asking: Asking) -> None:
    asked = asking("trips that started at each station", SCHEMA)
    spelled = parse_sql(ENDS, SCHEMA, "sqlite")
    assert with_keys_by_role(spelled, asked) == spelled


def test_what_is_typed_is_gone_on_from_whatever_the_words_say(copilot: Copilot) -> None:
    typed = "SELECT s.name FROM station AS s JOIN trip AS t ON s.id = t.start_station_id WHERE "
    found = copilot.suggest("stations where trips longer than 10 ended", SchemaIndex(SCHEMA), prefix=typed)
    assert found
    assert all(suggestion.sql.startswith(typed) for suggestion in found)


def test_blocks_inside_are_looked_at_too(asking: Asking) -> None:
    sql = "SELECT name FROM station WHERE id NOT IN (SELECT s.id FROM station AS s JOIN trip AS t ON s.id = {})"
    asked = asking("stations where no trip has ended", SCHEMA)
    found = with_keys_by_role(parse_sql(sql.format("t.start_station_id"), SCHEMA, "sqlite"), asked)
    wanted = parse_sql(sql.format("t.end_station_id"), SCHEMA, "sqlite")
    assert render(found, SCHEMA, "sqlite") == render(wanted, SCHEMA, "sqlite")


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("stations where no trip has ended", "end_station_id"),
        ("stations where no trip has started", "start_station_id"),
        ("stations without any trip", "start_station_id"),
    ],
)
def test_a_subquery_gives_the_key_that_is_named(asking: Asking, question: str, key: str) -> None:
    sql = "SELECT name FROM station WHERE id NOT IN (SELECT {} FROM trip)"
    asked = asking(question, SCHEMA)
    found = with_keys_by_role(parse_sql(sql.format("start_station_id"), SCHEMA, "sqlite"), asked)
    existing = f"NOT EXISTS(SELECT 1 FROM trip AS t WHERE t.{key} = s.id)"
    assert render(found, SCHEMA, "sqlite") == f"SELECT s.name FROM station AS s WHERE {existing}"


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("tickets assigned to Ann", "assignee_id"),
        ("tickets Ann has to approve", "approver_id"),
        ("tickets created by Ann", "creator"),
        ("tickets of Ann", "opened_by"),
    ],
)
def test_a_word_of_the_same_root_speaks_for_a_key(asking: Asking, question: str, key: str) -> None:
    schema = parse_ddl(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE TABLE ticket (id INTEGER PRIMARY KEY, opened_by INTEGER REFERENCES person (id),"
        " assignee_id INTEGER REFERENCES person (id), approver_id INTEGER REFERENCES person (id),"
        " creator INTEGER REFERENCES person (id));"
    )
    sql = "SELECT t.id FROM ticket AS t JOIN person AS p ON t.{} = p.id WHERE p.name = 'Ann'"
    found = with_keys_by_role(parse_sql(sql.format("opened_by"), schema, "sqlite"), asking(question, schema))
    wanted = parse_sql(sql.format(key), schema, "sqlite")
    assert render(found, schema, "sqlite") == render(wanted, schema, "sqlite")


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("assigned", "assignee"), ("created", "creator"), ("managed", "manager"), ("paid", "payer"), ("sold", "seller")],
)
def test_a_verb_and_its_noun_have_one_root(verb: str, noun: str) -> None:
    assert root(verb) == root(noun)


@pytest.mark.parametrize(("one", "other"), [("ordered", "ordinary"), ("numbers", "numbness"), ("user", "used")])
def test_other_words_have_other_roots(one: str, other: str) -> None:
    assert root(one) != root(other)
