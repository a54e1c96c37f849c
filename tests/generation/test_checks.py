"""What is checked is what is shown; what does not pass in its best form may pass in a plainer one."""

import pytest
import sqlglot

from sql_copilot_ls.generation import checks
from sql_copilot_ls.generation.checks import Passed, passed
from sql_copilot_ls.generation.proving import Proving
from sql_copilot_ls.generation.readings import reading
from sql_copilot_ls.query import Statement, parse_sql
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE member (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, email TEXT, joined DATE,"
    " state TEXT CHECK (state IN ('new', 'old')));"
    "CREATE TABLE payment (id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES member (id), amount DECIMAL(10, 2));"
)


@pytest.mark.parametrize("dialect", ["sqlite", "postgres", "mysql", "tsql", "duckdb"])
@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("names of members called ann", "SELECT last_name FROM member WHERE first_name = 'ann'"),
        ("ids for ann@example.com", "SELECT id FROM member WHERE last_name = 'ann@example.com'"),
        ("paid by members that are new", "SELECT p.amount FROM payment p JOIN member m ON p.member_id = m.id"
         " WHERE m.state = 'New'"),
    ],
)  # fmt: skip
def test_the_sql_that_is_prepared_is_the_one_shown(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, dialect: str, question: str, sql: str
) -> None:
    proving = Proving(SCHEMA)
    prepared = []

    def problem(query: Statement, sql: str) -> str:
        prepared.append(proving.text(query, sql))
        return ""

    monkeypatch.setattr(proving, "problem", problem)
    found = passed(parse_sql(sql, SCHEMA, "sqlite"), asking(question, SCHEMA, dialect), proving, "")
    assert isinstance(found, Passed)
    assert found.sql != sql
    (text,) = prepared
    (shown,) = sqlglot.transpile(found.sql, read=dialect, write="sqlite")
    assert text == shown


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT id, id FROM member", "selected twice"),
        ("SELECT id FROM member WHERE state = 'lost'", "no value 'lost'"),
        ("SELECT id FROM member WHERE joined > 1000", "a date compared"),
        ("SELECT id FROM member WHERE id IN (SELECT id, amount FROM payment)", "2 columns"),
    ],
)
def test_what_does_not_pass_says_why(asking: Asking, sql: str, reason: str) -> None:
    found = passed(parse_sql(sql, SCHEMA, "sqlite"), asking("members", SCHEMA), Proving(SCHEMA), "")
    assert isinstance(found, str)
    assert reason in found


def test_a_form_that_does_not_pass_gives_way_to_a_plainer_one(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "implausible", lambda query, _: "too long" if len(query.select) > 1 else "")
    asked = asking("names of members", SCHEMA)
    found = passed(parse_sql("SELECT last_name FROM member", SCHEMA, "sqlite"), asked, Proving(SCHEMA), "")
    assert isinstance(found, Passed)
    assert found.sql == "SELECT last_name FROM member"


def test_only_what_is_typed_may_stand_in_the_way_without_a_reason(asking: Asking) -> None:
    asked = asking("names of members", SCHEMA)
    query = parse_sql("SELECT last_name FROM member", SCHEMA, "sqlite")
    assert passed(query, asked, Proving(SCHEMA), "DELETE") == ""


COUNTED = "SELECT state, COUNT(*) FROM member GROUP BY state ORDER BY COUNT(*) DESC"


@pytest.mark.parametrize(
    ("aliases", "prefix", "shown"),
    [
        (False, "", COUNTED),
        (True, "", "SELECT state, COUNT(*) AS members FROM member GROUP BY state ORDER BY members DESC"),
        (
            True,
            "select state, count(*) as",
            "SELECT state, COUNT(*) AS members FROM member GROUP BY state ORDER BY members DESC",
        ),
        (True, "SELECT state, COUNT(*) FROM", COUNTED),
        (False, "SELECT state, COUNT(*) AS", None),
    ],
)
def test_computed_columns_are_named_where_asked_and_the_typed_text_allows(
    asking: Asking, aliases: bool, prefix: str, shown: str | None
) -> None:
    asked = asking("members by state", SCHEMA, aliases=aliases)
    found = passed(parse_sql(COUNTED, SCHEMA, "sqlite"), asked, Proving(SCHEMA), prefix)
    assert (found.sql if isinstance(found, Passed) else None) == shown


@pytest.mark.parametrize("dialect", ["sqlite", "postgres", "mysql", "tsql", "duckdb", "oracle"])
@pytest.mark.parametrize("aliases", [False, True])
def test_names_change_nothing_of_what_is_meant(asking: Asking, dialect: str, aliases: bool) -> None:
    asked = asking("sum of payments of each member", SCHEMA, dialect, aliases=aliases)
    sql = "SELECT member_id, SUM(amount) FROM payment GROUP BY member_id HAVING SUM(amount) > 3 ORDER BY SUM(amount)"
    query = parse_sql(sql, SCHEMA, "sqlite")
    found = passed(query, asked, Proving(SCHEMA), "")
    assert isinstance(found, Passed)
    assert ("total_amount" in found.sql) == aliases
    assert reading(parse_sql(found.sql, SCHEMA, dialect), asked.catalog) == reading(query, asked.catalog)
