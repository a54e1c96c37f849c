"""Joins are offered at a cost in proportion to the relations that are there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.syntax.blocks import Relation
from sql_copilot_ls.analysis.syntax.script import Script
from tests.shop import shop


def test_a_block_of_many_relations_reads_each_ones_name_a_fixed_number_of_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    schema = shop()
    read = 0
    path: Callable[[Relation], list[str]] = vars(Relation)["path"].fget

    def counted(relation: Relation) -> list[str]:
        nonlocal read
        read += 1
        return path(relation)

    monkeypatch.setattr(Relation, "path", property(counted))
    counts = []
    for times in (20, 40, 80):
        read = 0
        text = "SELECT * FROM " + "orders o JOIN " * times
        assert [c for c in complete(Script(text, ""), len(text), schema) if c.kind == "join"]
        counts.append(read)
    assert counts[2] - counts[1] < 2.5 * (counts[1] - counts[0])


@pytest.mark.parametrize("typed", ["SELECT * FROM orders o JOIN ", "SELECT * FROM orders JOIN "])
def test_tables_that_are_there_already_come_after_the_others(typed: str) -> None:
    offered = [c.label.split()[0] for c in complete(Script(typed, ""), len(typed), shop()) if c.kind == "join"]
    assert offered
    assert "orders" not in offered[:1]
