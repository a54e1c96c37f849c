"""Changes are safe: what they touch is named, all rows only where the comment says all, and never shown unasked."""

import pytest

from sql_copilot_ls.generation.changes import Change, change_of
from sql_copilot_ls.generation.checks import Passed, passed
from sql_copilot_ls.generation.confidence import Calibration
from sql_copilot_ls.generation.coverage import Coverage
from sql_copilot_ls.generation.proving import Proving
from sql_copilot_ls.generation.ranking import Candidate, Checked, suggestions
from sql_copilot_ls.generation.readings import reading
from sql_copilot_ls.query import parse_sql
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, placed DATE,"
    " status TEXT CHECK (status IN ('open', 'paid', 'cancelled')), is_urgent BOOLEAN);"
)


def outcome(asking: Asking, comment: str, sql: str, dialect: str = "postgres") -> Passed | str:
    return passed(parse_sql(sql, SCHEMA), asking(comment, SCHEMA, dialect), Proving(SCHEMA), "")


@pytest.mark.parametrize(
    ("comment", "sql", "is_said"),
    [
        ("delete cancelled orders", "DELETE FROM orders WHERE status = 'cancelled'", True),
        ("delete orders", "DELETE FROM orders", False),
        ("delete all orders", "DELETE FROM orders", True),
        ("清空订单", "DELETE FROM orders", True),
        ("把订单改成已付", "UPDATE orders SET status = 'paid'", False),
        ("把所有订单改成已付", "UPDATE orders SET status = 'paid'", True),
        ("mark orders as paid", "UPDATE orders SET status = 'paid'", False),
        ("mark every order as paid", "UPDATE orders SET status = 'paid'", True),
        ("mark allowed orders as paid", "UPDATE orders SET status = 'paid'", False),
    ],
)
def test_all_rows_change_only_where_the_comment_says_all(asking: Asking, comment: str, sql: str, is_said: bool) -> None:
    found = outcome(asking, comment, sql)
    assert isinstance(found, Passed) if is_said else "all rows" in str(found)


@pytest.mark.parametrize(
    ("sql", "change"),
    [
        (
            "DELETE FROM orders WHERE id > 7",
            Change("DELETE", "orders", "id > 7", "SELECT COUNT(*) FROM orders WHERE id > 7"),
        ),
        (
            "UPDATE orders SET status = 'paid' WHERE id = 7",
            Change("UPDATE", "orders", "id = 7", "SELECT COUNT(*) FROM orders WHERE id = 7"),
        ),
        ("DELETE FROM orders", Change("DELETE", "orders", "", "SELECT COUNT(*) FROM orders")),
        ("INSERT INTO orders (customer) VALUES ('Ann')", Change("INSERT", "orders")),
        ("CREATE VIEW urgent AS SELECT id FROM orders", Change("CREATE VIEW", "urgent")),
        ("SELECT id FROM orders", None),
    ],
)
def test_a_preview_knows_the_table_the_condition_and_how_to_count(
    asking: Asking, sql: str, change: Change | None
) -> None:
    assert change_of(parse_sql(sql, SCHEMA), asking("orders", SCHEMA)) == change


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE orders SET status = 'lost' WHERE id = 1", "no value 'lost'"),
        ("INSERT INTO orders (customer, status) VALUES ('Ann', 'lost')", "no value 'lost'"),
        ("UPDATE orders SET placed = 'soon' WHERE id = 1", "a date compared"),
        ("CREATE VIEW v AS SELECT id, id FROM orders", "selected twice"),
    ],
)
def test_new_values_are_checked_like_compared_ones(asking: Asking, sql: str, reason: str) -> None:
    assert reason in str(outcome(asking, "change that", sql))


def test_new_values_are_rewritten_like_compared_ones(asking: Asking) -> None:
    found = outcome(
        asking, "set order 3 urgent and paid", "UPDATE orders SET is_urgent = 1, status = 'Paid' WHERE id = 3"
    )
    assert isinstance(found, Passed)
    assert "is_urgent = TRUE" in found.sql
    assert "status = 'paid'" in found.sql


def test_a_required_column_without_a_value_is_a_placeholder_that_prepares(asking: Asking) -> None:
    found = outcome(asking, "insert an open order", "INSERT INTO orders (status) VALUES ('open')", "sqlite")
    assert isinstance(found, Passed)
    assert ":customer" in found.sql


@pytest.mark.parametrize(("change", "is_shown"), [(None, True), (Change("DELETE", "orders"), False)])
def test_no_change_is_shown_unasked(change: Change | None, is_shown: bool) -> None:
    candidate = Candidate("x", -0.001, 3, 0, 1, {}, change)
    (found,) = suggestions(Checked((candidate,)), Calibration(), 0.6)
    assert found.confidence > 0.9
    assert (found.should_show, found.is_change) == (is_shown, not is_shown)


def test_a_change_asked_for_and_a_query_given_is_a_sign(asking: Asking) -> None:
    comment, catalog = "delete orders that are cancelled", catalog_of(SCHEMA)
    signs = Coverage(comment, asking(comment, SCHEMA).linked, catalog)
    query, change = (
        parse_sql(f"{verb} FROM orders WHERE status = 'cancelled'", SCHEMA) for verb in ("SELECT *", "DELETE")
    )
    assert (signs(query).signs["loose_cues"], signs(change).signs["loose_cues"]) == (1, 0)
    assert reading(query, catalog) != reading(change, catalog)
