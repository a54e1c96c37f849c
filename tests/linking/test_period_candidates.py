"""Periods as literal candidates: canonical text, the words they were said in, never more than a few."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.linking.candidates import PERIOD
from sql_copilot_ls.linking.literals import MAX_PERIODS, find_literals
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.words import quoted_spans, split_words
from sql_copilot_ls.schema import parse_ddl

INDEX = SchemaIndex(parse_ddl("CREATE TABLE orders (id INT, city VARCHAR(20), ordered_at TIMESTAMP);"))


def period_candidates(comment: str) -> list[tuple[str, str]]:
    words = split_words(comment)
    found = find_literals(comment, words, quoted_spans(comment), Matches(comment, words, INDEX))
    return [
        (literal.text, comment[words[literal.start].start : words[literal.end - 1].end])
        for literal in found
        if literal.kind == PERIOD
    ]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("orders in April 2024 by city", [("2024-04-01/2024-05-01", "April 2024")]),
        ("orders since 2022", [("2022-01-01/", "since 2022")]),
        ("orders this month", [("month/", "this month"), ("month/month+1mo", "this month")]),
        ("2024年3月的订单", [("2024-03-01/2024-04-01", "2024年3月")]),
        ("orders above 500", []),
    ],
)
def test_periods_are_candidates(comment: str, expected: list[tuple[str, str]]) -> None:
    assert period_candidates(comment) == expected


def test_a_comment_full_of_periods_gives_a_few() -> None:
    comment = ", ".join(f"orders of the last {days} days" for days in range(1, 12))
    found = period_candidates(comment)
    assert len(found) == MAX_PERIODS
    assert [text for text, _ in found] == [f"today-{days}d/" for days in range(1, MAX_PERIODS + 1)]
