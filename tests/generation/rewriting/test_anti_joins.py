import sqlite3

import pytest

from sql_copilot_ls.generation.rewriting.anti_joins import with_anti_joins
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from tests.generation.asking import Asking

DDL = """
CREATE TABLE staff (id INTEGER PRIMARY KEY, name TEXT NOT NULL, boss INTEGER, desk TEXT);
CREATE TABLE ban (phone TEXT, code TEXT NOT NULL, since TEXT);
CREATE TABLE person (phone TEXT, code TEXT, town TEXT);
"""
ROWS = """
INSERT INTO staff VALUES (1, 'Ann', NULL, 'A'), (2, 'Bo', 1, 'B'), (3, 'Cy', 1, NULL);
INSERT INTO ban VALUES ('11', 'x', '2024'), (NULL, 'y', '2023');
INSERT INTO person VALUES ('11', 'x', 'Leeds'), ('22', 'y', 'Bath'), ('33', 'z', 'Bath');
"""
SCHEMA = parse_ddl(DDL)


@pytest.mark.parametrize(
    ("sql", "shown", "rows"),
    [
        ("SELECT town FROM person WHERE phone NOT IN (SELECT phone FROM ban)",
         "SELECT p.town FROM person AS p WHERE NOT EXISTS(SELECT 1 FROM ban AS b WHERE b.phone = p.phone)",
         [("Bath",), ("Bath",)]),
        ("SELECT town FROM person WHERE phone NOT IN (SELECT phone FROM ban WHERE since = '2023')",
         "SELECT p.town FROM person AS p WHERE NOT EXISTS(SELECT 1 FROM ban AS b WHERE b.since = '2023' "
         "AND b.phone = p.phone)",
         [("Leeds",), ("Bath",), ("Bath",)]),
        ("SELECT name FROM staff WHERE id NOT IN (SELECT DISTINCT boss FROM staff)", None, [("Bo",), ("Cy",)]),
        ("UPDATE person SET town = 'Hull' WHERE phone NOT IN (SELECT phone FROM ban)", None, None),
    ],
)  # fmt: skip
def test_rows_without_a_partner_are_found_though_a_partner_is_null(
    asking: Asking, sql: str, shown: str | None, rows: list[tuple[str]] | None
) -> None:
    said = render(with_anti_joins(parse_sql(sql, SCHEMA), asking("rows without", SCHEMA)), SCHEMA, "sqlite")
    assert "NOT EXISTS" in said
    assert "NOT IN" not in said
    assert shown is None or said == shown
    database = sqlite3.connect(":memory:")
    database.executescript(DDL + ROWS)
    found = database.execute(said).fetchall()
    assert rows is None or found == rows
    database.close()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT town FROM person WHERE code NOT IN (SELECT code FROM ban)",
        "SELECT town FROM person WHERE phone NOT IN (SELECT phone FROM ban WHERE phone IS NOT NULL)",
        "SELECT town FROM person WHERE town NOT IN (SELECT town FROM person GROUP BY town HAVING COUNT(*) > 1)",
        "SELECT town FROM person WHERE phone NOT IN (SELECT phone FROM ban ORDER BY since LIMIT 1)",
        "SELECT town FROM person WHERE phone IN (SELECT phone FROM ban)",
    ],
)
def test_lists_without_null_stay_lists(asking: Asking, sql: str) -> None:
    query = parse_sql(sql, SCHEMA)
    assert with_anti_joins(query, asking("rows without", SCHEMA)) == query
