"""Values in lower case are compared in lower case, where their case is not known."""

import pytest

from sql_copilot_ls.generation.rewriting.casing import in_any_case, loose_values
from sql_copilot_ls.linking import Literal
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE shop (id INTEGER PRIMARY KEY, city TEXT, opened DATE);"
    "CREATE TABLE sale (id INTEGER PRIMARY KEY, shop_id INTEGER REFERENCES shop (id), kind TEXT, amount REAL,"
    " state TEXT CHECK (state IN ('Open', 'Closed')), channel channel_enum);"
)


def candidate(text: str, shape: str = "lower", members: tuple[int, ...] = ()) -> Literal:
    return Literal(text, False, 0, 1, 7, shape, members)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("SELECT id FROM shop WHERE city = 'paris'", "SELECT id FROM shop WHERE LOWER(city) = 'paris'"),
        ("SELECT id FROM shop WHERE city <> 'Paris'", "SELECT id FROM shop WHERE LOWER(city) <> 'paris'"),
        (
            "SELECT id FROM shop WHERE city IN ('paris', 'Rome') AND id > 3",
            "SELECT id FROM shop WHERE LOWER(city) IN ('paris', 'rome') AND id > 3",
        ),
        (
            "SELECT city FROM shop WHERE id IN (SELECT shop_id FROM sale WHERE kind = 'paris')",
            "SELECT city FROM shop WHERE id IN (SELECT shop_id FROM sale WHERE LOWER(kind) = 'paris')",
        ),
        ("SELECT id FROM shop WHERE city = 'Rome'", "SELECT id FROM shop WHERE city = 'Rome'"),
        ("SELECT id FROM shop WHERE city LIKE '%paris%'", "SELECT id FROM shop WHERE city LIKE '%paris%'"),
        ("SELECT id FROM sale WHERE state = 'paris'", "SELECT id FROM sale WHERE state = 'paris'"),
        ("SELECT id FROM sale WHERE channel = 'paris'", "SELECT id FROM sale WHERE channel = 'paris'"),
        ("SELECT id FROM shop WHERE opened = 'paris'", "SELECT id FROM shop WHERE opened = 'paris'"),
        (
            "SELECT city FROM shop UNION SELECT kind FROM sale WHERE kind = 'paris'",
            "SELECT city FROM shop UNION SELECT kind FROM sale WHERE LOWER(kind) = 'paris'",
        ),
    ],
)
def test_only_text_compared_with_a_value_in_lower_case_changes(asking: Asking, written: str, expected: str) -> None:
    changed = in_any_case(parse_sql(written, SCHEMA, "sqlite"), asking("shops in paris", SCHEMA))
    assert render(changed, SCHEMA, "sqlite") == render(parse_sql(expected, SCHEMA, "sqlite"), SCHEMA, "sqlite")


def test_quotes_capitals_and_values_that_the_schema_lists_say_how_they_are_spelled() -> None:
    found = [
        candidate("paris"),
        candidate("Rome", "capital"),
        candidate("oslo", "quoted"),
        candidate("open", "allowed", (3,)),
        candidate("巴黎", "hanzi"),
        candidate("2020", "date"),
    ]
    assert loose_values(found) == {"paris"}


@pytest.mark.parametrize(("question", "dialect"), [("shops in Rome", "sqlite"), ("shops in rome", "mysql")])
def test_a_query_without_such_values_stays_the_same_object(asking: Asking, question: str, dialect: str) -> None:
    query = parse_sql("SELECT id FROM shop WHERE city = 'Rome'", SCHEMA, "sqlite")
    assert in_any_case(query, asking(question, SCHEMA, dialect)) is query
