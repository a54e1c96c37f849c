"""Runs of the curve differ in the schemas they see, and in nothing else."""

import random
from dataclasses import replace

import numpy as np
import pytest
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.training.corpus_curve import balanced, by_world, first_schemas, variant_of
from sql_copilot_compression.training.train import TrainConfig, epoch_order


def example(source: str, database: str, number: int = 0) -> Features:
    tokens = np.array([number, number + 1], np.int32)
    none = np.zeros(2, np.uint8)
    return Features(source, database, 1, tokens, none.astype(np.int16), none, b"\0" * 4, tokens, none, none)


OURS = [example("comments/filter", f"schema{n % 50}", n) for n in range(200)]
CLASSROOM = [example("spider-train", f"db{n % 9}", 1000 + n) for n in range(300)]


def test_a_larger_choice_of_schemas_holds_every_smaller_one() -> None:
    choices = [first_schemas([*OURS, *CLASSROOM], size) for size in (5, 20, 50, 80)]
    assert [len(choice) for choice in choices] == [5, 20, 50, 50]
    assert choices[0] < choices[1] < choices[2] == choices[3]
    assert first_schemas(OURS[::-1], 20) == choices[1]


@pytest.mark.parametrize("size", [5, 20, 50])
def test_comments_are_as_much_of_a_pass_however_few_they_are(size: int) -> None:
    chosen = first_schemas(OURS, size)
    rows = [*(f for f in OURS if f.database in chosen), *CLASSROOM]
    order = epoch_order(rows, TrainConfig(batch=4, shares=balanced(rows, 0.5)), 0)
    seen = [rows[i].source for batch in order for i in batch]
    assert seen.count("spider-train") == len(CLASSROOM)
    assert seen.count("comments/filter") == pytest.approx(len(CLASSROOM), abs=20)


def test_each_world_is_judged_on_the_same_examples_whatever_their_order() -> None:
    rows = [*OURS, *CLASSROOM, replace(OURS[0], source="comments/filter/restyled")]
    shuffled = random.Random(1).sample(rows, len(rows))
    one, other = by_world(rows, 40), by_world(shuffled, 40)
    assert {world: len(found) for world, found in one.items()} == {"comments": 40, "classroom": 40}
    for world in one:
        assert [f.tokens.tobytes() for f in one[world]] == [f.tokens.tobytes() for f in other[world]]


def test_a_multiplied_comment_is_told_from_one_as_it_is_written() -> None:
    assert [variant_of(example(f"comments/{rest}", "one")) for rest in ("join", "join/restyled-2")] == [
        "",
        "restyled-2",
    ]
