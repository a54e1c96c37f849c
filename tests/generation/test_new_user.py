"""What a new user tripped over with default settings stays right, or is not shown: rows of a trial, by number.

The workspaces are those of `benchmarks.first_comments`: numbered PostgreSQL migrations, a MySQL dump in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.ide.request_gate import refusal
from sql_copilot_ls.generation import Copilot, Suggestion
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.sql.comments import comments

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "first_comments"
SCHEMAS = {name: SchemaIndex(read_schema(FOLDER / name)) for name in ("logistics", "clinic")}


def suggested(copilot: Copilot, workspace: str, comment: str) -> Sequence[Suggestion]:
    return copilot.suggest(comment, SCHEMAS[workspace], aliases=True)


def flat(sql: str) -> str:
    return " ".join(sql.split())


@pytest.mark.parametrize(
    ("workspace", "comment", "sql"),
    [
        pytest.param("logistics", "clints with no shipmets", r"NOT EXISTS\(SELECT 1 FROM shipments", id="row 2"),
        pytest.param("logistics", "number of shipments per status", r"^SELECT status, COUNT", id="row 3"),
        pytest.param("logistics", "all unpaid invoices", "WHERE paid_on IS NULL", id="row 10, unpaid"),
        pytest.param("logistics", "invoices due in March 2024", "due_on >= '2024-03-01'", id="row 10, March"),
        pytest.param("clinic", "女病人", "WHERE gender = '女'", id="row 10, enum"),
        pytest.param("logistics", "shipments in transit", r"^SELECT \* FROM shipments WHERE status =", id="row 11"),
    ],
)
def test_what_was_hidden_or_wrong_is_right_and_shown(copilot: Copilot, workspace: str, comment: str, sql: str) -> None:
    best = suggested(copilot, workspace, comment)[0]
    assert best.should_show, best
    assert re.search(sql, flat(best.sql)), best.sql


@pytest.mark.parametrize("comment", ["customers with more than 5 trucks", "which trucks are in Hamburg"])
def test_what_was_confident_and_wrong_is_not_shown(copilot: Copilot, comment: str) -> None:
    assert not any(one.should_show for one in suggested(copilot, "logistics", comment))


def test_two_ways_to_write_the_same_are_one_alternative(copilot: Copilot) -> None:
    found = [flat(one.sql) for one in suggested(copilot, "logistics", "number of shipments per status")]
    same = [
        sql for sql in found if re.fullmatch(r"SELECT [^()]*COUNT\(\*\)[^()]* FROM shipments GROUP BY status;?", sql)
    ]
    assert len(same) == 1, found


@pytest.mark.parametrize("comment", ["trucks in Hamburg", "which trucks are in Hamburg"])
def test_a_value_that_an_enumeration_has_not_is_no_guess(copilot: Copilot, comment: str) -> None:
    found = suggested(copilot, "logistics", comment)
    assert found
    assert not [one.sql for one in found if re.search(r"state\W+(=|LIKE|IN)\W+'?%?Hamburg", one.sql, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("create a table for pallets", "definition"),
        ("companies in Berlin", ""),
        ("clints with no shipmets", ""),
    ],
)
def test_the_gate(comment: str, reason: str) -> None:
    (found,) = comments(f"-- {comment}\n")
    tables = SCHEMAS["logistics"].schema.tables
    names = {table.name for table in tables} | {column.name for table in tables for column in table.columns}
    assert refusal(found, names) == reason
