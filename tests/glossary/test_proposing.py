"""What a selection would be in a glossary."""

from __future__ import annotations

import pytest

from sql_copilot_ls.glossary import worded
from sql_copilot_ls.glossary.proposing import Entry, entry_of
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.schema.terms import glossary_declarations

DDL = """
CREATE TABLE users (id INTEGER PRIMARY KEY, nickname TEXT, status INTEGER, deleted_at TIMESTAMP, phone_no TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), total NUMERIC, status INTEGER);
"""
STATEMENT = (
    "SELECT u.nickname, SUM(o.total) FROM orders AS o JOIN users u ON u.id = o.user_id "
    "WHERE u.status = 3 AND u.deleted_at IS NULL GROUP BY u.id, u.nickname"
)


def schema(glossary: str = "") -> Schema:
    return fold([declarations(DDL), glossary_declarations(glossary, file="words.glossary.toml")])


@pytest.mark.parametrize(
    ("selection", "kind", "fields"),
    [
        ("users", "table", {"table": "users"}),
        ("u.phone_no", "column", {"column": "users.phone_no"}),
        ("total", "column", {"column": "orders.total"}),
        ("users . nickname", "column", {"column": "users.nickname"}),
        (
            "u.status = 3\n  AND u.deleted_at IS NULL",
            "condition",
            {"condition": "u.status = 3 AND u.deleted_at IS NULL", "over": "users u"},
        ),
        ("SUM(o.total)", "measure", {"measure": "SUM(o.total)", "over": "orders o"}),
        ("deleted_at IS NULL;", "condition", {"condition": "deleted_at IS NULL", "over": "users u"}),
    ],
)
def test_what_binds_is_taken_and_binds_once_written(selection: str, kind: str, fields: dict[str, str]) -> None:
    entry = entry_of(selection, STATEMENT, schema())
    assert (entry.kind, dict(entry.fields)) == (kind, fields)
    for name in ("active", "活跃 用户", 'say "now"', "a.b", "back\\slash"):
        found = worded(schema(entry.text(name)))
        assert [bound.term.name for bound in found.bound] == [name]
        assert found.faults == ()


@pytest.mark.parametrize(
    "selection",
    ["gross margin", "DROP TABLE users", "1; DELETE FROM users", "status = 3 -- x", "no_such", "x.y.z", "a" * 2001, ""],
)
def test_anything_else_is_a_word_alone(selection: str) -> None:
    entry = entry_of(selection, STATEMENT, schema())
    assert entry.kind == ""
    assert entry.fields == ()


def test_a_word_alone_is_written_with_what_is_still_to_be_said() -> None:
    text = Entry("", name="GMV").text("GMV")
    assert text == '[terms.GMV]\ntable = ""\n'
    assert glossary_declarations(text).skipped


def test_without_a_statement_every_table_is_tried() -> None:
    assert dict(entry_of("total > 100", "", schema()).fields)["over"] == "orders"
