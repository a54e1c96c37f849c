"""Answers to our own comments are judged in the dialect that they are written in."""

from __future__ import annotations

import pytest
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.written import ORIGIN
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.judge import Judge, Prediction, Verdict

from sql_copilot_ls.schema import parse_ddl

DDL = "CREATE TABLE parcel (parcel_id integer PRIMARY KEY, sent date, town text, weight numeric);"
EXAMPLE = Example(
    "parcels-01#0", "parcels by year", "SELECT EXTRACT(YEAR FROM sent), COUNT(*) FROM parcel GROUP BY 1",
    parse_ddl(DDL, dialect="postgres"), None, f"{ORIGIN}/group", "postgres", "parcels", DDL, "group", "en", (),
)  # fmt: skip


def judged(sql: str, dialect: str) -> Verdict:
    (verdict,) = evaluate.evaluate([EXAMPLE], {EXAMPLE.id: Prediction(sql, 1.0, dialect=dialect)}, Judge())
    return verdict


@pytest.mark.parametrize("dialect", ["sqlite", "postgres", "duckdb", ""])
def test_a_right_answer_is_right_in_each_dialect(dialect: str) -> None:
    verdict = judged(EXAMPLE.sql, dialect) if dialect != "sqlite" else judged(
        "SELECT CAST(STRFTIME('%Y', sent) AS INTEGER), COUNT(*) FROM parcel GROUP BY 1", "sqlite"
    )  # fmt: skip
    assert verdict.execution
    assert verdict.prepares
    assert verdict.runs


def test_what_sqlite_alone_takes_binds_and_does_not_run_elsewhere() -> None:
    sql = "SELECT town, SUM(town) FROM parcel"
    assert (judged(sql, "sqlite").prepares, judged(sql, "sqlite").runs) == (True, False)
    assert not judged(sql, "").prepares
    assert not judged("SELECT village FROM parcel", "sqlite").prepares
