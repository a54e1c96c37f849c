"""What the decoder writes is checked once, however often a wider beam writes it again."""

from __future__ import annotations

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.assessment import Assessment
from sql_copilot_ls.generation.checks import passed
from sql_copilot_ls.generation.proving import Proving
from sql_copilot_ls.linking import SchemaIndex
from tests.generation.asking import Asking


def test_a_wider_beam_checks_what_is_new_alone(
    copilot: Copilot, singers: SchemaIndex, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asking("names of the singers", singers.schema)
    linked, model = asked.linked, copilot.artefact.model
    relations = copilot.artefact.relations_known(linked.relations)
    written = [
        model.generate(
            linked.pieces, linked.piece_node, linked.kinds, relations, linked.column_kinds, linked.counts, beam=beam
        )
        for beam in (4, 16)
    ]
    checked: list[object] = []

    def counted(query: object, *others: object) -> object:
        checked.append(query)
        return passed(query, *others)  # type: ignore[arg-type]

    monkeypatch.setattr("sql_copilot_ls.generation.assessment.passed", counted)
    judge = Assessment(asked, Proving(asked.index.schema), "")
    narrow, wide = (judge.of(some, lambda: None) for some in written)

    assert len(checked) == len({tuple(tokens) for some in written for tokens, _ in some})
    assert len(narrow.candidates) + len(narrow.failures) == len(written[0])
    assert {one.sql for one in wide.candidates} > {one.sql for one in narrow.candidates}
    scores = {one.place: one.score for one in wide.candidates} | {one.place: one.score for one in wide.failures}
    assert scores == {i: score for i, (_, score) in enumerate(written[1])}
