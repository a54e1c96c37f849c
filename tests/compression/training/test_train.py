"""What a pass over the examples holds."""

from collections import Counter

import numpy as np
import pytest
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.training.train import TrainConfig, epoch_order

from sql_copilot_ls.query.grammar import ACTION_NAMES

EMPTY = np.zeros(0, np.int32)


def example(source: str, *actions: str) -> Features:
    """An example whose query has these actions, then a pointer."""
    tokens = np.array([*(ACTION_NAMES.index(action) for action in actions), len(ACTION_NAMES) + 2], np.int32)
    return Features(source, "d", 1, EMPTY, EMPTY, np.zeros(3, np.uint8), b"", tokens, EMPTY, EMPTY)


def seen(examples: list[Features], config: TrainConfig) -> Counter[int]:
    return Counter(index for batch in epoch_order(examples, config, 0) for index in batch)


def test_shares_go_by_the_nearest_name_of_a_source() -> None:
    examples = [example("comments"), example("comments/en1/restyled"), example("squall/x")]
    shares = {"comments": 2.0, "comments/restyled": 0.0}
    assert seen(examples, TrainConfig(shares=shares)) == {0: 2, 2: 1}


def test_seldom_constructs_are_seen_more_often() -> None:
    examples = [
        example("comments", "Select"),
        example("comments", "Select", "Case", "CaseWhen"),
        example("comments", "CreateView", "Case"),
    ]
    assert seen(examples, TrainConfig(constructs={"Case": 2.0, "CreateView": 3.0})) == {0: 1, 1: 2, 2: 3}
    assert seen(examples, TrainConfig(constructs={"Select": 0.0})) == {2: 1}


def test_a_construct_that_the_grammar_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="Pivot"):
        TrainConfig(constructs={"Pivot": 2.0})
