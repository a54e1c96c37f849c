"""What was learned is averaged with what was known, by a share that was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from sql_copilot_compression.data.corpora import Example, drawn
from sql_copilot_compression.recipe import RecipeError, load_recipe
from sql_copilot_compression.stages.blend import Blend, blended, choice, in_order

from sql_copilot_ls.schema.model import Schema

NAMES = ["0% kept", "25% kept", "50% kept"]


@pytest.mark.parametrize(
    ("right", "lost", "taken", "asked"),
    [
        ([90, 80, 40], [20, 1, 0], "25% kept", 2),  # the first forgot too much
        ([90, 80, 40], [0, 0, 0], "0% kept", 1),  # of the others nobody need be asked
        ([90, 80, 40], [1.5, 0, 0], "0% kept", 1),  # so much may be lost
        ([90, 90, 40], [0, 0, 0], "25% kept", 1),  # as good, and closer to what was known
        ([40, 80, 90], [0, 0, -1], "50% kept", 1),  # by what is right, not by what is kept
        ([90, 80, 40], [25, 15, 5], "50% kept", 3),  # all forgot: the least; a release refuses it
        ([], [0, 0, 0], "50% kept", 1),  # nothing was held back
    ],
)
def test_the_best_of_what_forgot_little_is_taken(right: list[float], lost: list[float], taken: str, asked: int) -> None:
    were_asked: list[str] = []

    def points(name: str) -> float:
        were_asked.append(name)
        return lost[NAMES.index(name)]

    assert choice(in_order(NAMES, dict(zip(NAMES, right, strict=False))), points, 1.5) == taken
    assert len(were_asked) == asked


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
