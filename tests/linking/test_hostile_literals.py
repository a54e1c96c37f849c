"""Comments that no person writes: their candidates are found all the same, few and without an error."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.linking.candidates import MAX_LITERALS
from sql_copilot_ls.linking.literals import find_literals
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.words import quoted_spans, split_words
from sql_copilot_ls.schema import parse_ddl

INDEX = SchemaIndex(parse_ddl("CREATE TABLE orders (id INT, city VARCHAR(20), ordered_at TIMESTAMP);"))


@pytest.mark.parametrize(
    "comment",
    [
        "9" * 8000,
        "9" * 500 + "k rows",
        "9" * 500 + "%",
        "9" * 500 + "万",
        "一" + "亿" * 300,
        "百分之" + "百" * 500,
        "one " + "hundred " * 50,
        "1e999 rows, ²³ ① and ٣",
        "甲," * 3000,
        "浙A12 " * 3000,
        "5% " * 3000,
        "{{a" * 3000,
        "names containing a " * 3000,
    ],
)
def test_candidates_stay_few(comment: str) -> None:
    words = split_words(comment)
    found = find_literals(comment, words, quoted_spans(comment), Matches(comment, words, INDEX))
    assert len(found) <= MAX_LITERALS
    assert all(0 <= literal.start < literal.end <= len(words) for literal in found)
