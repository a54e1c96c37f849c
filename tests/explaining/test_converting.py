"""SQL in another dialect, with what could not be carried over."""

from __future__ import annotations

import pytest

from sql_copilot_ls.explaining import convert


@pytest.mark.parametrize(
    ("sql", "source", "target", "parts"),
    [
        ("SELECT TOP 5 [a b] FROM dbo.t", "tsql", "postgres", ['"a b"', "LIMIT 5"]),
        ("SELECT a::int FROM t WHERE b ILIKE 'x%'", "postgres", "mysql", ["CAST(a AS SIGNED)", "LOWER(b) LIKE"]),
        ("SELECT IFNULL(a, 0) FROM `t`", "mysql", "postgres", ["COALESCE(a, 0)", '"t"']),
    ],
)
def test_statements_are_carried_over(sql: str, source: str, target: str, parts: list[str]) -> None:
    found = convert(sql, source, target)
    assert [part for part in parts if part not in found.text] == []
    assert found.lost == ()


def test_what_stands_between_statements_stays() -> None:
    text = "-- first\nSELECT a::int FROM t; -- why\n\n\n-- last\n"
    found = convert(text, "postgres", "sqlite")
    assert found.text.startswith("-- first\nSELECT\n")
    assert found.text.endswith("; -- why\n\n\n-- last\n")


def test_what_is_lost_is_named_by_its_line() -> None:
    found = convert("SELECT 1;\n\nEXEC do_it;\n", "tsql", "postgres")
    assert "EXEC do_it;" in found.text
    assert {line for line, _ in found.lost} == {2}


def test_a_statement_that_cannot_be_read_stays_as_it_is() -> None:
    found = convert("SELECT FROM (;\nSELECT 2;\n", "postgres", "mysql")
    assert found.text.startswith("SELECT FROM (")
    assert found.lost[0][0] == 0


def test_a_statement_nested_too_deep_stays_and_the_others_are_carried_over() -> None:
    deep = f"SELECT {'(' * 3000}1{')' * 3000}"
    found = convert(f"SELECT TOP 3 a FROM t;\n\n{deep};\nSELECT TOP 4 a FROM t;\n", "tsql", "postgres")
    assert [line for line, _ in found.lost] == [2]
    assert "too deep" in found.lost[0][1]
    assert deep in found.text
    assert found.text.count("LIMIT") == 2
