"""Columns that list their values are compared with values of the list."""

from dataclasses import replace

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.rewriting.listed_values import unlisted, with_listed_values
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

SCHEMA = parse_ddl(
    "CREATE TABLE patient (id INT PRIMARY KEY, name VARCHAR(40), gender ENUM('男','女'), sex ENUM('F','M'),"
    " state ENUM('IN_CARE','discharged','cancelled'), level INT CHECK (level IN (1, 2, 3)));",
    dialect="mysql",
)


@pytest.mark.parametrize(
    ("question", "condition", "expected"),
    [
        ("女病人", "gender = 'F'", "gender = '女'"),
        ("female patients", "gender = 'Female'", "gender = '女'"),
        ("男病人", "sex = '男'", "sex = 'M'"),
        ("patients in care", "state = 'in care'", "state = 'IN_CARE'"),
        ("patients in care or discharged", "state IN ('In-Care', 'Discharged')", "state IN ('IN_CARE', 'discharged')"),
        ("who to discharge", "state = 'discharge'", "state = 'discharged'"),
        ("level 2", "level = '2'", "level = '2'"),
        ("patients called F", "name = 'F'", "name = 'F'"),
    ],
)
def test_a_value_is_the_listed_one_that_means_it(asking: Asking, question: str, condition: str, expected: str) -> None:
    asked = asking(question, SCHEMA)
    changed = with_listed_values(parse_sql(f"SELECT * FROM patient WHERE {condition}", SCHEMA, "sqlite"), asked)
    wanted = parse_sql(f"SELECT * FROM patient WHERE {expected}", SCHEMA, "sqlite")
    assert render(changed, SCHEMA, "sqlite") == render(wanted, SCHEMA, "sqlite")
    assert unlisted(changed, asked) == ""


@pytest.mark.parametrize("condition", ["state = 'Hamburg'", "level = 7", "state <> 'gone'", "gender IN ('男', 'x')"])
def test_a_value_that_no_listed_one_means_is_named(asking: Asking, condition: str) -> None:
    asked = asking("patients in Hamburg", SCHEMA)
    query = parse_sql(f"SELECT * FROM patient WHERE {condition}", SCHEMA, "sqlite")
    assert with_listed_values(query, asked) is query
    assert "has no value" in unlisted(query, asked)


@pytest.mark.parametrize(
    ("question", "written", "expected"),
    [
        ("已退款的订单", "已退款", "2"),
        ("refunded orders", "Refunded", "2"),
        ("paid orders", "paid", "1"),
        ("3", "3", "3"),
    ],
)
def test_a_label_means_the_value_that_is_stored(asking: Asking, question: str, written: str, expected: str) -> None:
    schema = parse_ddl("CREATE TABLE orders (id INT PRIMARY KEY, state INT);")
    (table,) = schema.tables
    refunded = "已退款" if "退" in question else "refunded"
    state = replace(table.columns[1], values=("0", "1", "2", "3"), labels=("unpaid", "paid", refunded, ""))
    schema = replace(schema, tables=(replace(table, columns=(table.columns[0], state)),))
    query = parse_sql(f"SELECT * FROM orders WHERE state = '{written}'", schema, "sqlite")
    changed = with_listed_values(query, asking(question, schema))
    wanted = parse_sql(f"SELECT * FROM orders WHERE state = {expected}", schema, "sqlite")
    assert render(changed, schema, "sqlite") == render(wanted, schema, "sqlite")


def test_no_suggestion_holds_a_value_that_its_column_does_not_list(copilot: Copilot, asking: Asking) -> None:
    found = copilot.suggest("女病人", asking("", SCHEMA).index, dialect="mysql")
    assert found
    assert all("'F'" not in s.sql or "sex = 'F'" in s.sql for s in found)
