"""Untrusted text: nothing raises, and time grows with the text and not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sql_copilot_ls.schema import parse_ddl

PIECES = [
    "CREATE", "TABLE", "VIEW", "TYPE", "AS", "ENUM", "IF NOT EXISTS", "t", "u", "a", "b", "\"q", "\"q\"", "`r`",
    "[s]", "'", "''", "'x'", "$$", "$x$", "(", ")", ",", ";", ".", "int", "varchar(3)", "NOT NULL", "PRIMARY KEY",
    "REFERENCES", "FOREIGN KEY", "UNIQUE", "CHECK", "IN", "DEFAULT", "COMMENT", "LIKE", "INHERITS", "PARTITION OF",
    "SELECT", "FROM", "*", "WITH", "INSERT INTO", "VALUES", "ALTER TABLE", "ADD", "DROP", "RENAME", "TO", "COLUMN",
    "MODIFY", "CHANGE", "COMMENT ON", "IS", "DROP TABLE", "EXEC sp_rename", "SET search_path =", "USE", "\n",
    "\nGO\n", "\n/\n", "--", "/*", "*/", "# ", "\\.", "\\c", "DELIMITER //\n", "//", "-- +goose Down\n", "<", ">",
    "::", "=", "\0", "表", "\U0001f600", "model", "{", "}", "- name:", ":", "columns:",
]  # fmt: skip
TEXT = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
FILES = st.sampled_from(["", "a.sql", "V1__x.sql", "schema.prisma", "schema.yml"])
DIALECTS = st.sampled_from(
    ["", "postgres", "mysql", "tsql", "oracle", "sqlite", "bigquery", "hive", "snowflake", "no such dialect"]
)


@given(TEXT, DIALECTS, FILES)
@settings(max_examples=400, deadline=None)
def test_no_text_raises(text: str, dialect: str, file: str) -> None:
    schema = parse_ddl(text, dialect=dialect, file=file)
    lines = text.count("\n") + 1
    assert all(0 <= skipped.line < lines for skipped in schema.skipped)
    for table in schema.tables:
        for key in table.foreign_keys:
            target = schema.table(key.table)
            assert target is not None
            assert all(table.column(c) is not None for c in key.columns)
            assert len(key.columns) == len(key.references)


HOSTILE: dict[str, Callable[[int], str]] = {
    "nested parentheses": lambda n: "CREATE TABLE t (a int CHECK (" + "(" * n + ")" * n + "), b int);",
    "open parentheses": lambda n: "CREATE TABLE t " + "(" * n,
    "open brackets": lambda n: "CREATE TABLE t (" + "[" * n,
    "doubled quotes": lambda n: "CREATE TABLE t (a int DEFAULT '" + "''" * n,
    "quotes": lambda n: "'" * (2 * n + 1),
    "backslashes": lambda n: "INSERT INTO t VALUES ('" + "\\" * n,
    "open comments": lambda n: "/* " * n,
    "hashes": lambda n: "# " * n,
    "blank lines": lambda n: "\n" * n * 4,
    "dollar tags": lambda n: "".join(f"$t{i}$ " for i in range(n // 4)),
    "selects": lambda n: "CREATE VIEW v AS " + "(SELECT " * (n // 8),
    "up and down": lambda n: "-- +goose Down\n-- +goose Up\n" * (n // 40),
    "copies": lambda n: "COPY t FROM STDIN;\n" * (n // 20),
    "alters of one table": lambda n: (
        "CREATE TABLE t (a int);" + "".join(f"ALTER TABLE t ADD c{i} int;" for i in range(n // 40))
    ),
    "renames": lambda n: "".join(
        f"CREATE TABLE t{i} (a int); ALTER TABLE t{i} RENAME TO u{i};" for i in range(n // 60)
    ),
    "LIKE of LIKE": lambda n: (
        "CREATE TABLE t0 (a int);"
        + "".join(f"CREATE TABLE t{i + 1} (LIKE t{i}, LIKE t{i}, c{i} int);" for i in range(n // 100))
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    def seconds(n: int) -> float:
        text = HOSTILE[name](n)
        best = 9e9
        for _ in range(3):
            began = time.process_time()
            parse_ddl(text)
            best = min(best, time.process_time() - began)
        return best

    small, large = seconds(4_000), seconds(32_000)
    assert large < 24 * small + 0.05  # eight times the text; a square would be sixty-four times


@pytest.mark.slow
def test_a_dump_of_ten_megabytes_gives_its_tables_and_a_bounded_sample() -> None:
    row = "INSERT INTO people VALUES (1, 'Ada; Lovelace', 'it''s', NULL, 12.5);\n"
    many = "INSERT INTO people VALUES " + "(2, 'Grace', 'x', NULL, 1.5)," * 100_000 + "(3, 'Alan', 'y', NULL, 2);\n"
    text = (
        "CREATE TABLE people (id int, name text, note text, gone text, score real);\n"
        + row * 100_000
        + many
        + "CREATE TABLE after (id int);"
    )
    assert len(text) > 9_000_000
    schema = parse_ddl(text)
    assert [t.name for t in schema.tables] == ["people", "after"]
    assert schema.literals[("people", "name")] == ("Ada; Lovelace",)
    assert all(len(values) <= 20 for values in schema.literals.values())


@pytest.mark.slow
def test_two_thousand_columns_are_read() -> None:
    schema = parse_ddl(
        "CREATE TABLE wide (" + ", ".join(f"c{i} int NOT NULL -- the {i}th\n" for i in range(2_000)) + ");"
    )
    assert len(schema.tables[0].columns) == 2_000
