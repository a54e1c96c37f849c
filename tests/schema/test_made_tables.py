"""Tables that statements make in passing: which query an INTO belongs to, in steps that grow with the text."""

from __future__ import annotations

from typing import Any

import pytest

from sql_copilot_ls.schema.context import FileContext
from sql_copilot_ls.schema.events import CreateView
from sql_copilot_ls.schema.made_tables import made


class Counted(list[Any]):
    """A list that counts what is taken from it."""

    taken = 0

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        self.taken += len(found) if isinstance(index, slice) else 1
        return found


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("SELECT SUM(total", ") INTO t FR "),
        ("SELECT a ", "INTO t WHERE "),
        ("", "SELECT a INTO t UNION "),
        ("", "SELECT a INTO t FROM x UNION ALL "),
        ("", "SELECT (SELECT a INTO t FROM b) "),
        ("SELECT 1 ", "CREATE TABLE t AS SELECT a UNION "),
    ],
)
def test_each_token_is_taken_a_few_times(head: str, unit: str) -> None:
    def taken(times: int) -> int:
        text = head + unit * times
        context = FileContext(text, "postgres", "a.sql")
        tokens = Counted(context.tokens(0, len(text))[0])
        made(context, tokens)
        return tokens.taken

    assert taken(400) <= 5 * taken(100)


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT a INTO t FROM x", {"t"}),
        ("WITH c AS (SELECT 1 AS a) SELECT a INTO t FROM c", {"t"}),
        ("SELECT a, (SELECT 1; SELECT 2) INTO t FROM x", set()),
        ("SELECT a FROM x INTO t", set()),
        ("SELECT a INTO t FROM x UNION SELECT a INTO u FROM y", {"t"}),
    ],
)
def test_the_query_of_an_into(sql: str, names: set[str]) -> None:
    context = FileContext(sql, "postgres", "a.sql")
    made(context, context.tokens(0, len(sql))[0])
    assert {event.name[1] for event in context.events if isinstance(event, CreateView)} == names
