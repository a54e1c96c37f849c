"""Candidates that leave words out or drag tables in lose places, as much as the artefact says."""

from dataclasses import replace

import pytest

from sql_copilot_ls.generation import Copilot, ModelError
from sql_copilot_ls.generation.confidence import Calibration
from sql_copilot_ls.generation.numbering import request_tokens
from sql_copilot_ls.generation.rerank import Signs
from sql_copilot_ls.linking import SchemaIndex, link
from sql_copilot_ls.query import encode, parse_sql

QUESTION = "name and country of singers"


def signs_of(copilot: Copilot, index: SchemaIndex, sql: str) -> dict[str, float]:
    linked = link(QUESTION, index, copilot.artefact.vocabulary)
    tokens = encode(parse_sql(sql, index.schema, "sqlite"), index.schema, linked.literals)
    return Signs(linked)(request_tokens(tokens, linked, index))


@pytest.mark.parametrize(
    ("sql", "unspent", "tables"),
    [
        ("SELECT name, country FROM singer", 1, 0),  # no column says "singers"
        ("SELECT name FROM singer", 2, 0),
        ("SELECT age FROM singer", 3, 0),
        ("SELECT COUNT(*) FROM singer", 2, 1),
        ("SELECT s.name, s.country FROM singer AS s JOIN concert AS c ON s.singer_id = c.singer_id", 1, 1),
    ],
)
def test_signs(copilot: Copilot, singers: SchemaIndex, sql: str, unspent: int, tables: int) -> None:
    assert signs_of(copilot, singers, sql) == {"unspent": unspent, "tables": tables}


def with_penalties(penalties: dict[str, float]) -> Copilot:
    copilot = Copilot()
    copilot.artefact = replace(copilot.artefact, calibration=Calibration(penalties=penalties))
    return copilot


def test_penalties_change_the_order_and_nothing_else(singers: SchemaIndex) -> None:
    plain = with_penalties({}).suggest(QUESTION, singers)
    harsh = with_penalties({"unspent": 5.0}).suggest(QUESTION, singers)
    assert {s.sql for s in plain} == {s.sql for s in harsh}
    unspent = [s.features["unspent"] for s in harsh]
    assert unspent == sorted(unspent)
    assert [s.features["score"] for s in harsh] == sorted((s.features["score"] for s in harsh), reverse=True)
    before = {s.sql: s for s in plain}
    # Of readings that are added up another may come first now, with signs of its own.
    alike = [s for s in harsh if s.features["unspent"] == before[s.sql].features["unspent"]]
    assert len(alike) > 1
    for suggestion in alike:
        same = before[suggestion.sql]
        assert suggestion.features["score"] == pytest.approx(
            same.features["score"] - 5 * suggestion.features["unspent"],
            abs=0.1,  # equal readings, which are added up, may leave other words out
        )


def test_an_unknown_sign_is_refused() -> None:
    with pytest.raises(ModelError, match="surprise"):
        Calibration.from_metadata({"calibration": {"weights": {}, "penalties": {"surprise": 1.0}}})
