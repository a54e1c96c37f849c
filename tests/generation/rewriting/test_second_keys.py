import pytest

from sql_copilot_ls.generation.plausible import implausible
from sql_copilot_ls.generation.rewriting.second_keys import with_keys_of_their_own
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl("""
CREATE TABLE club (code TEXT PRIMARY KEY, name TEXT);
CREATE TABLE match (
    id INTEGER PRIMARY KEY, held_on DATE, home TEXT REFERENCES club (code), away TEXT REFERENCES club (code)
);
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE incident (
    id INTEGER PRIMARY KEY, opened_by INTEGER REFERENCES person (id), resolved_by INTEGER REFERENCES person (id),
    checked_by INTEGER REFERENCES person (id)
);
CREATE TABLE lease (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id));
""")
FIXTURES = "SELECT m.held_on, c.name, d.name FROM match m JOIN club c ON c.code = m.home JOIN club d ON d.code = m."
INCIDENTS = "SELECT p.name, q.name FROM incident i JOIN person p ON p.id = i.opened_by JOIN person q ON q.id = i."
LEASES = "SELECT p.name, q.name FROM lease l JOIN person p ON p.id = l.person_id JOIN person q ON q.id = l.person_id"


@pytest.mark.parametrize(
    ("comment", "sql", "expected"),
    [
        ("fixtures: date, home club, away club", FIXTURES + "home", FIXTURES + "home"),  # as spelled out
        ("fixtures: date, home club, away club", FIXTURES + "away", FIXTURES + "away"),
        ("who opened and who resolved an incident", INCIDENTS + "opened_by", INCIDENTS + "resolved_by"),
        ("incidents, two people each", INCIDENTS + "opened_by", INCIDENTS + "opened_by"),
        ("people and people", LEASES, LEASES),
    ],
)
def test_a_second_occurrence_takes_the_key_that_is_left(asking: Asking, comment: str, sql: str, expected: str) -> None:
    changed = with_keys_of_their_own(parse_sql(sql, SCHEMA), asking(comment, SCHEMA))
    assert render(changed, SCHEMA, "sqlite") == render(parse_sql(expected, SCHEMA), SCHEMA, "sqlite")


@pytest.mark.parametrize(("sql", "is_found"), [(LEASES, True), (FIXTURES + "home", True), (FIXTURES + "away", False)])
def test_the_same_row_twice_is_implausible(sql: str, is_found: bool) -> None:
    assert bool(implausible(parse_sql(sql, SCHEMA), catalog_of(SCHEMA))) == is_found
