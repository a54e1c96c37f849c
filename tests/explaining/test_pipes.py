"""A pipe of thousands of steps is read into no tree, whoever asks: sqlglot would take minutes over some kilobytes."""

from collections.abc import Callable

import pytest
import sqlglot

from sql_copilot_ls.explaining.converting import convert
from sql_copilot_ls.explaining.sentences import NotExplainedError, explained
from sql_copilot_ls.query import UnparsableError, parse_sql
from sql_copilot_ls.running.transpiling import NotRunnableError, read
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.statements import MOST_PIPE_STEPS, TOO_DEEP

SCHEMA = parse_ddl("CREATE TABLE t (a INTEGER, b INTEGER);")


def pipe(steps: int) -> str:
    return "FROM t" + " |> WHERE a > 1" * steps


@pytest.mark.parametrize(
    ("read_tree", "error"),
    [
        (lambda sql: explained(sql, SCHEMA, "bigquery"), NotExplainedError),
        (lambda sql: read(sql, "bigquery"), NotRunnableError),
        (lambda sql: parse_sql(sql, SCHEMA, "bigquery"), UnparsableError),
    ],
)
def test_more_steps_than_anybody_writes_are_refused_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch, read_tree: Callable[[str], object], error: type[Exception]
) -> None:
    for name in ("parse", "parse_one"):
        monkeypatch.setattr(sqlglot, name, lambda *_, **__: pytest.fail("it was read"))
    with pytest.raises(error, match=f"{TOO_DEEP}|not readable"):
        read_tree(pipe(MOST_PIPE_STEPS + 1))


def test_a_file_with_such_a_pipe_is_converted_around_it() -> None:
    found = convert(f"{pipe(MOST_PIPE_STEPS + 1)};\nSELECT a FROM t LIMIT 3;\n", "bigquery", "tsql")
    assert found.text.endswith("TOP 3\n  a\nFROM t;\n")
    assert [reason for reason in found.lost if TOO_DEEP in str(reason)]


def test_a_long_pipe_is_explained() -> None:
    assert explained(pipe(12), SCHEMA, "bigquery")
