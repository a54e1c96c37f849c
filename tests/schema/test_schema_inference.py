"""Foreign keys that nobody declared."""

from __future__ import annotations

import pytest
from schema_text import keys

from sql_copilot_ls.schema import parse_ddl


@pytest.mark.parametrize(
    ("ddl", "table", "expected"),
    [
        (
            "CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE o (customer_id int)",
            "o",
            ["customer_id -> customers.id?"],
        ),
        (
            "CREATE TABLE Category (CategoryId int PRIMARY KEY); CREATE TABLE p (CategoryID int)",
            "p",
            ["CategoryID -> Category.CategoryId?"],
        ),
        (
            "CREATE TABLE t_companies (id int, n text); CREATE TABLE p (company_id int)",
            "p",
            ["company_id -> t_companies.id?"],
        ),
        ("CREATE TABLE a (stu_no text PRIMARY KEY); CREATE TABLE b (stu_no text, x int)", "b", ["stu_no -> a.stu_no?"]),
        (
            "CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE p (owner_user_id int)",
            "p",
            ["owner_user_id -> users.id?"],
        ),
    ],
)
def test_names_that_make_a_key_plain(ddl: str, table: str, expected: list[str]) -> None:
    assert keys(parse_ddl(ddl), table) == expected


@pytest.mark.parametrize(
    ("ddl", "table"),
    [
        ("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY)", "b"),
        ("CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE b (user_id text)", "b"),
        ("CREATE TABLE a (name text PRIMARY KEY); CREATE TABLE b (name text)", "b"),
        (
            "CREATE TABLE a (code_x text PRIMARY KEY); CREATE TABLE c (code_x text PRIMARY KEY);"
            "CREATE TABLE b (code_x text)",
            "b",
        ),
        ("CREATE TABLE users (id int PRIMARY KEY); CREATE VIEW v AS SELECT id AS user_id FROM users", "v"),
    ],
)
def test_names_that_do_not(ddl: str, table: str) -> None:
    assert keys(parse_ddl(ddl), table) == []


def test_declared_keys_are_not_inferred_again() -> None:
    schema = parse_ddl("CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE b (user_id int REFERENCES users)")
    assert keys(schema, "b") == ["user_id -> users.id"]
