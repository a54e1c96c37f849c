"""What was learned is averaged with what was known, by a share that was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from sql_copilot_compression.data.corpora import Example, drawn
from sql_copilot_compression.judging.comparison import Score
from sql_copilot_compression.recipe import RecipeError, load_recipe
from sql_copilot_compression.stages.blend import Blend, blended, choice

from sql_copilot_ls.schema.model import Schema

NAMES = ["0% kept", "25% kept", "50% kept"]


def scores(own: list[float], *others: list[float]) -> list[Score]:
    """Of the model before, then of each blend."""
    columns = ["before", *NAMES]
    return [
        Score("held-out", 40, dict(zip(columns, own, strict=True))),
        *(Score(f"other {n}", 150, dict(zip(columns, right, strict=True))) for n, right in enumerate(others)),
    ]


@pytest.mark.parametrize(
    ("own", "others", "taken"),
    [
        ([10, 90, 80, 40], [[55, 35, 54, 55]], "25% kept"),  # the first forgot too much
        ([10, 90, 80, 40], [[55, 55, 55, 55]], "0% kept"),
        ([10, 90, 90, 40], [[55, 54, 55, 55]], "25% kept"),  # as good, and forgot less
        ([10, 90, 80, 40], [[55, 55, 55, 55], [60, 55, 58, 60]], "50% kept"),  # any set counts
        ([10, 90, 80, 40], [[55, 30, 40, 50]], "50% kept"),  # all forgot: the least; a release refuses it
        ([10, 90, 80, 40], [], "0% kept"),  # nothing to compare on
    ],
)
def test_the_best_of_what_forgot_little_is_taken(own: list[float], others: list[list[float]], taken: str) -> None:
    assert choice(scores(own, *others), NAMES, 1.5) == taken


def test_a_blend_lies_between() -> None:
    found = blended({"w": torch.tensor([0.0, 4.0])}, {"w": torch.tensor([4.0, 4.0])}, 0.25)
    assert found["w"].tolist() == [1.0, 4.0]


def test_both_draws_of_a_set_have_nothing_in_common() -> None:
    examples = [Example(f"q{n}", "", "", Schema(), None, "set", database_id=str(n % 3)) for n in range(100)]
    first, last = drawn(examples, 40), drawn(reversed(examples), 40, last=True)
    assert len({e.id for e in first} | {e.id for e in last}) == 80
    assert first == drawn(reversed(examples), 40)
    assert [e.database_id for e in first] == sorted(e.database_id for e in first)


def test_its_recipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[stage]]\nkind = "blend"\nshares = [0, 0.5]\ncompared = 20\n')
    assert load_recipe(path).stages == [("blend", Blend(shares=(0, 0.5), compared=20))]
    path.write_text('[[stage]]\nkind = "blend"\nshares = [1.0]\n')
    with pytest.raises(RecipeError, match="from 0 up to 1"):
        load_recipe(path)


def test_the_team_recipe_rehearses_and_keeps_its_calibration() -> None:
    stages = dict(load_recipe(Path(__file__).parents[3] / "compression" / "recipes" / "own-pairs.toml").stages)
    assert stages["data"].most == {"comments": 4000}  # type: ignore[attr-defined]
    assert stages["data"].held_out == ("jsonl:pairs.jsonl",)  # type: ignore[attr-defined]
    assert stages["release"].calibration == "kept"  # type: ignore[attr-defined]
    assert "blend" in stages
