"""Names of people are shown whole."""

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.rewriting.full_names import with_full_names, with_names_in_parts
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE member (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, age INTEGER);"
    "CREATE TABLE client (id INTEGER PRIMARY KEY, clientFirstName TEXT, surName TEXT);"
    "CREATE TABLE guest (id INTEGER PRIMARY KEY, last_name TEXT, member_id INTEGER REFERENCES member (id));"
)


@pytest.mark.parametrize(
    ("question", "sql", "expected"),
    [
        ("names of members", "SELECT last_name FROM member", "SELECT first_name, last_name FROM member"),
        (
            "names and ages of members",
            "SELECT first_name, age FROM member",
            "SELECT first_name, last_name, age FROM member",
        ),
        ("last names of members", "SELECT last_name FROM member", "SELECT last_name FROM member"),
        ("the first name of each member", "SELECT first_name FROM member", "SELECT first_name FROM member"),
        ("names of the first 5 members", "SELECT last_name FROM member", "SELECT first_name, last_name FROM member"),
        ("member names, last in first out", "SELECT last_name FROM member", "SELECT first_name, last_name FROM member"),
        ("members from lastville", "SELECT first_name FROM member", "SELECT first_name, last_name FROM member"),
        ("first and last names", "SELECT first_name FROM member", "SELECT first_name, last_name FROM member"),
        ("surnames of members", "SELECT last_name FROM member", "SELECT last_name FROM member"),
        ("names of clients", "SELECT surName FROM client", "SELECT clientFirstName, surName FROM client"),
        ("names of guests", "SELECT last_name FROM guest", "SELECT last_name FROM guest"),
        (
            "number of members by name",
            "SELECT last_name, COUNT(*) FROM member GROUP BY last_name",
            "SELECT first_name, last_name, COUNT(*) FROM member GROUP BY first_name, last_name",
        ),
        (
            "names of members and guests",
            "SELECT last_name FROM member UNION SELECT last_name FROM guest",
            "SELECT last_name FROM member UNION SELECT last_name FROM guest",
        ),
        (
            "members called Ann",
            "SELECT id FROM member WHERE first_name = 'Ann'",
            "SELECT id FROM member WHERE first_name = 'Ann'",
        ),
    ],
)
def test_both_parts_are_shown_unless_one_is_asked_for(asking: Asking, question: str, sql: str, expected: str) -> None:
    changed = with_full_names(parse_sql(sql, SCHEMA, "sqlite"), asking(question, SCHEMA))
    assert render(changed, SCHEMA, "sqlite") == render(parse_sql(expected, SCHEMA, "sqlite"), SCHEMA, "sqlite")


def test_what_is_typed_is_gone_on_from(copilot: Copilot) -> None:
    typed = "SELECT last_name FROM member WHERE "
    found = copilot.suggest("names of members older than 30", SchemaIndex(SCHEMA), prefix=typed)
    assert found
    assert all(suggestion.sql.startswith(typed) for suggestion in found)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT * FROM member WHERE first_name = 'Ingrid Maes'",
         "SELECT * FROM member WHERE first_name = 'Ingrid' AND last_name = 'Maes'"),
        ("SELECT * FROM client WHERE surName = 'Ingrid Maes' AND id > 3",
         "SELECT * FROM client WHERE clientFirstName = 'Ingrid' AND surName = 'Maes' AND id > 3"),
        ("SELECT * FROM member WHERE first_name = 'Ingrid'", None),
        ("SELECT * FROM member WHERE first_name = 'Anna Maria Maes'", None),
        ("SELECT * FROM guest WHERE last_name = 'van Maes'", None),
        ("SELECT * FROM member WHERE age = 30", None),
    ],
)  # fmt: skip
def test_a_whole_name_is_compared_part_by_part(asking: Asking, sql: str, expected: str | None) -> None:
    query = parse_sql(sql, SCHEMA)
    assert with_names_in_parts(query, asking("who", SCHEMA)) == (
        query if expected is None else parse_sql(expected, SCHEMA)
    )
