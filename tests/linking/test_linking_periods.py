"""A period fits the columns that hold times, best one that is named beside it; its pieces say which sides are open."""

from __future__ import annotations

import pytest

from sql_copilot_ls.linking import RELATIONS, SchemaIndex
from sql_copilot_ls.linking.candidates import PERIOD, Literal
from sql_copilot_ls.linking.linked_request import literal_pieces_of
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.relation_matrix import relation_matrix
from sql_copilot_ls.linking.words import split_words
from tests.linking.linking_schemas import MUSIC


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("since 2022", {"birthdate": "period_fits"}),
        ("birthdate since 2022", {"birthdate": "period_near"}),
        ("name since 2022", {"birthdate": "period_fits"}),
    ],
)
def test_periods_fit_columns_of_times(question: str, columns: dict[str, str]) -> None:
    index = SchemaIndex(MUSIC)
    words = split_words(question)
    part = index.part((0, 1, 2))
    period = Literal("2022-01-01/", False, len(words) - 2, len(words), PERIOD, "period")
    matrix = relation_matrix(words, part, [period], Matches(question, words, index), [])
    size = len(words) + len(part.items) + 1
    row = [RELATIONS[relation] for relation in matrix[-size:]][len(words) : len(words) + len(part.columns)]
    found = {column.name: name for column, name in zip(index.columns, row, strict=True) if name != "none"}
    assert found == {column: f"literal_column_{grade}" for column, grade in columns.items()}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("today-30d/", ("<period>", "<since>", "today", "<number>", "d")),
        ("month-1mo/month", ("<period>", "<within>", "month", "1", "mo")),
        ("/today-90d", ("<period>", "<until>", "today", "<number>", "d")),
        ("2024-04-01/2024-05-01", ("<period>", "<within>", "<year>", "4", "1")),
    ],
)
def test_pieces_of_periods(text: str, pieces: tuple[str, ...]) -> None:
    assert literal_pieces_of(Literal(text, False, 0, 1, PERIOD, "period")) == pieces
