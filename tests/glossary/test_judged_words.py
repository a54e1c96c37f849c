"""The packaged model over a team's own words: what the workspaces of `benchmarks/words` ask."""

from __future__ import annotations

import pytest

from benchmarks.words.judging import FOLDER, asked, databases, faults, is_right
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.glossary import worded
from sql_copilot_ls.linking import SchemaIndex, link
from sql_copilot_ls.schema import read_schema
from sql_copilot_ls.schema.model import Schema

GLOSSARY = FOLDER / "glossary"


@pytest.fixture(scope="module")
def copilot() -> Copilot:
    return Copilot()


@pytest.mark.parametrize(
    ("workspace", "file"),
    [("glossary", "comments.sql"), ("examples", "resembling.sql"), ("examples", "others.sql")],
)
def test_invented_rows_tell_right_from_wrong(workspace: str, file: str) -> None:
    assert list(faults(workspace, file)) == []
    filled = databases(workspace)
    for one in asked(FOLDER / workspace / file):
        assert not is_right(None, one.sql, filled)
        assert not is_right("SELECT 1 WHERE 0", one.sql, filled)


def right(copilot: Copilot, schema: Schema) -> int:
    index, filled = SchemaIndex(schema), databases("glossary")
    answers = [(copilot.suggest(one.comment, index), one.sql) for one in asked(GLOSSARY / "comments.sql")]
    return sum(is_right(found[0].sql if found else None, sql, filled) for found, sql in answers)


def test_words_of_a_glossary_are_not_called_unused(copilot: Copilot) -> None:
    index, filled = SchemaIndex(worded(read_schema(GLOSSARY)).schema), databases("glossary")
    answers = [(one, copilot.suggest(one.comment, index)[0]) for one in asked(GLOSSARY / "comments.sql")]
    right_ones = [(one.comment, found) for one, found in answers if is_right(found.sql, one.sql, filled)]
    assert len(right_ones) >= 36
    assert {comment: found.unused for comment, found in right_ones if found.unused} == {}


def test_forty_comments_in_the_words_of_a_glossary(copilot: Copilot) -> None:
    words = worded(read_schema(GLOSSARY))
    assert words.faults == ()
    assert right(copilot, words.schema) >= 36
    assert right(copilot, read_schema(GLOSSARY / "schema.sql")) < 10


def test_words_that_a_comment_does_not_say_are_no_part_of_its_request(copilot: Copilot) -> None:
    words = worded(read_schema(GLOSSARY))
    plain, told = SchemaIndex(read_schema(GLOSSARY / "schema.sql")), SchemaIndex(words.schema)
    question, vocabulary = "average price of items per order", copilot.artefact.vocabulary
    assert link(question, told, vocabulary).counts.columns == link(question, plain, vocabulary).counts.columns
    said = link("GMV of settled orders", told, vocabulary)
    assert said.counts.columns == link("GMV of settled orders", plain, vocabulary).counts.columns + 2


def test_no_word_is_ever_shown_as_a_name(copilot: Copilot) -> None:
    index = SchemaIndex(worded(read_schema(GLOSSARY)).schema)
    for comment in ("GMV", "all GMV of active customers by VIP", "销量 毛利 活跃", "set active to true for customer 3"):
        for suggestion in copilot.suggest(comment, index):
            assert not any(word in suggestion.sql.split() for word in ("GMV", "active", "VIP", "销量", "活跃"))
