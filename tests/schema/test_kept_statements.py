"""Reading a text after an edit with what its statements gave before gives what reading it anew gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sql_copilot_ls.schema import Kept, declarations

STATEMENTS = (
    "CREATE TABLE users (\n  id INT PRIMARY KEY, -- the key\n  name TEXT\n);",
    "CREATE TABLE orders (id INT, user_id INT REFERENCES users); ",
    "ALTER TABLE users ADD COLUMN born DATE, ADD CONSTRAINT u UNIQUE (name);",
    "CREATE VIEW busy AS\nSELECT u.id, o.* FROM users u JOIN orders o ON o.user_id = u.id;",
    "SET search_path TO sales;",
    "SET search_path TO public;",
    "USE one;",
    "USE two;",
    "INSERT INTO users (name) VALUES ('Ann');",
    "COMMENT ON COLUMN users.name IS 'who';",
    "CREATE TABLE;",
    "CREATE TYPE mood AS ENUM ('good', 'bad');",
    "DELIMITER //",
    "GO",
    "-- migrate:down",
    "ENGINE=InnoDB AUTO_INCREMENT;",
    "/* ; */",
    "CREATE TABLE a (x INT) CREATE TABLE b (y INT)",
)
EDIT = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(["", "\n", " ", ";", "x", "'", "-- ", "/*"]))


@given(
    st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=10),
    st.sampled_from(["\n", " ", ""]),
    st.lists(st.one_of(EDIT, st.tuples(st.floats(0, 1), st.just(0), st.sampled_from(STATEMENTS))), max_size=6),
    st.sampled_from(["", "postgres", "mysql", "tsql"]),
)
@example(
    ["/* ; */-- migrate:down", STATEMENTS[1]], "\n", [(0.0, 0, STATEMENTS[0])], ""
)  # the comment becomes the other statement's
@settings(max_examples=300, deadline=None)
def test_any_edits(parts: list[str], between: str, edits: list[tuple[float, int, str]], dialect: str) -> None:
    text, kept = between.join(parts), Kept()
    for part, removed, put in [(0.0, 0, ""), *edits]:
        at = round(len(text) * part)
        text = text[:at] + put + text[at + removed :]
        anew = declarations(text, dialect=dialect, file="a.sql")
        # What is being written is no example yet.
        assert declarations(text, dialect=dialect, file="a.sql", kept=kept) == replace(anew, examples=())


@pytest.mark.parametrize(("put", "same"), [("x", True), ("\n", False)])
def test_statements_that_stand_where_they_stood_are_the_same_objects(put: str, same: bool) -> None:
    text, kept = "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n", Kept()
    before = declarations(text, file="a.sql", kept=kept)
    after = declarations(text.replace("a (", f"a{put} ("), file="a.sql", kept=kept)
    assert (before.events[1] is after.events[1]) == same
