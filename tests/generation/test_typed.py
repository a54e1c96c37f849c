"""Values go with the types of the columns that they are compared with."""

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.rewriting.booleans import with_booleans
from sql_copilot_ls.generation.typed import type_clash
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.query.ir import Call, Column, Literal, OfTable, Query
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT, email TEXT, is_admin BOOLEAN, flags BIT, joined DATE);"
    "CREATE TABLE payment (id INTEGER PRIMARY KEY, member_id INTEGER REFERENCES member (id), amount DECIMAL(10, 2),"
    " paid_at TIMESTAMP, note TEXT);"
)


@pytest.mark.parametrize(
    ("dialect", "condition", "expected"),
    [
        ("postgres", "is_admin = 1", "is_admin = TRUE"),
        ("postgres", "is_admin <> 'yes'", "is_admin <> TRUE"),
        ("bigquery", "is_admin IN (0, 1)", "is_admin IN (FALSE, TRUE)"),
        ("tsql", "flags = 'T'", "flags = 1"),
        ("sqlite", "is_admin = 'Y'", "is_admin = 'Y'"),
        ("postgres", "joined > '2020-01-31'", "joined > '2020-01-31'"),
        ("mysql", "joined = 2020", "joined = 2020"),
        ("postgres", "is_admin IS NULL", "is_admin IS NULL"),
        ("postgres", "joined = (SELECT MAX(joined) FROM member)", "joined = (SELECT MAX(joined) FROM member)"),
    ],
)
def test_values_are_written_as_their_columns_type_asks(
    asking: Asking, dialect: str, condition: str, expected: str
) -> None:
    written = parse_sql(f"SELECT name FROM member WHERE {condition}", SCHEMA, "sqlite")
    query = with_booleans(written, asking("members", SCHEMA, dialect))
    wanted = parse_sql(f"SELECT name FROM member WHERE {expected}", SCHEMA, "sqlite")
    assert render(query, SCHEMA, dialect) == render(wanted, SCHEMA, dialect)
    assert type_clash(query, catalog_of(SCHEMA), dialect) == ""


@pytest.mark.parametrize(
    ("dialect", "sql"),
    [
        ("sqlite", "SELECT name FROM member WHERE joined > 1000"),
        ("sqlite", "SELECT id FROM payment WHERE amount = 'Regular'"),
        ("postgres", "SELECT name FROM member WHERE joined = 2020"),
        ("postgres", "SELECT name FROM member WHERE is_admin = 'Ann'"),
        ("postgres", "SELECT name FROM member WHERE joined = 'May 2025'"),
        ("postgres", "SELECT name FROM member WHERE joined = '2025-05'"),
        ("postgres", "SELECT name FROM member WHERE joined LIKE '2020%'"),
        ("postgres", "SELECT AVG(name) FROM member"),
        ("oracle", "SELECT name FROM member WHERE joined = (SELECT AVG(amount) FROM payment)"),
        ("postgres", "SELECT name FROM member WHERE id IN (SELECT note FROM payment)"),
    ],
)
def test_types_that_do_not_go_together_are_refused(dialect: str, sql: str) -> None:
    assert type_clash(parse_sql(sql, SCHEMA, "sqlite"), catalog_of(SCHEMA), dialect)


def test_a_period_is_no_number() -> None:
    during = Call("During", (Column("payment", "amount"), Literal("2025-05-03/2025-06-01", is_period=True)))
    query = Query((OfTable("AllColumns", "payment"),), where=during)
    assert type_clash(query, catalog_of(SCHEMA), "sqlite") == "a number compared with a time"


@pytest.mark.parametrize(("moved", "is_refused"), [("1000", True), ("2025-05-03", False)])
def test_what_is_no_date_is_not_moved_by_days(moved: str, *, is_refused: bool) -> None:
    later = Call("PlusDays", (Literal(moved), Literal("1", is_number=True)))
    query = Query((OfTable("AllColumns", "payment"),), where=Call("Gt", (Column("payment", "paid_at"), later)))
    assert bool(type_clash(query, catalog_of(SCHEMA), "sqlite")) is is_refused


def test_no_suggestion_compares_a_date_with_a_price(copilot: Copilot) -> None:
    for dialect in ("sqlite", "postgres"):
        for suggestion in copilot.suggest("payments over 1000", SchemaIndex(SCHEMA), dialect=dialect):
            assert "paid_at >" not in suggestion.sql
