"""What SQLite says of dates is read: the queries that we write for it, and what people type."""

from __future__ import annotations

import pytest

from sql_copilot_ls.generation.prefix import forced_tokens
from sql_copilot_ls.query import InexpressibleError, literals_of, parse_sql, render
from tests.query.engines.constructs import CHANGES, CONSTRUCTS, Changed, Construct
from tests.query.engines.shop_rows import SCHEMA


@pytest.mark.parametrize("construct", [*CONSTRUCTS, *CHANGES], ids=lambda c: c.comment)
def test_what_is_written_for_sqlite_means_the_same_when_it_is_read(construct: Construct | Changed) -> None:
    statement = parse_sql(construct.sql, SCHEMA, "postgres")
    assert parse_sql(render(statement, SCHEMA, "sqlite"), SCHEMA, "sqlite") == statement


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("placed_at >= DATE('now', '-7 day')", "placed_at >= CURRENT_DATE - INTERVAL '7 DAYS'"),
        ("placed_at >= DATETIME('now', '-90 minutes')", "placed_at >= CURRENT_TIMESTAMP - INTERVAL '90 MINUTES'"),
        ("placed_at >= date('now', 'start of day')", "placed_at >= CURRENT_DATE"),
        ("placed_at < DATE('now', 'start of year')", "placed_at < DATE_TRUNC('year', CURRENT_DATE)"),
        ("placed_at < DATE('now', '-6 days', 'weekday 1')", "placed_at < DATE_TRUNC('week', CURRENT_DATE)"),
        ("due <= DATE('now', '+1 month')", "due <= CURRENT_DATE + INTERVAL '1 MONTH'"),
        ("STRFTIME('%H', placed_at) = '09'", "EXTRACT(HOUR FROM placed_at) = 9"),
        ("due = DATE(placed_at)", "due = CAST(placed_at AS DATE)"),
    ],
)
def test_what_people_type_is_read(condition: str, expected: str) -> None:
    query = parse_sql(f"SELECT id FROM orders WHERE {condition}", SCHEMA, "sqlite")
    assert render(query, SCHEMA, "postgres") == f"SELECT id FROM orders WHERE {expected}"


@pytest.mark.parametrize("modifier", ["localtime", "weekday 3", "unixepoch", "-1.5 days"])
def test_modifiers_that_the_grammar_cannot_say_are_refused(modifier: str) -> None:
    with pytest.raises(InexpressibleError):
        parse_sql(f"SELECT id FROM orders WHERE placed_at >= DATE('now', '{modifier}')", SCHEMA, "sqlite")


@pytest.mark.parametrize(
    "prefix",
    [
        "SELECT id FROM orders WHERE placed_at >= DATE('now', 'start of month') GROUP BY ",
        "SELECT id FROM orders WHERE placed_at >= DATE('now') AND placed_at < DATE('now', '+1 days') ORDER BY ",
    ],
)
def test_a_prefix_with_dates_forces_all_of_it(prefix: str) -> None:
    body = prefix.rsplit(None, 2)[0]
    literals = literals_of(parse_sql(body, SCHEMA, "sqlite"))
    assert len(forced_tokens(prefix, SCHEMA, literals, "sqlite")) >= 6
