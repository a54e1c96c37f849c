"""What signs cost a candidate is learned from which candidates were right."""

import numpy as np
import pytest
from sql_copilot_compression.judging.reranking import Choice, fitted

from sql_copilot_ls.generation.confidence import PENALISED

LOOSE = PENALISED.index("loose_words")


def choice(score_gap: float, loose: float, *, right_first: bool) -> Choice:
    """Two candidates: the first scores better by the gap and leaves `loose` more words unsaid."""
    features = np.zeros((2, 1 + len(PENALISED)))
    features[0, 0] = score_gap
    features[0, 1 + LOOSE] = loose
    return Choice(features, np.array([1.0, 0.0] if right_first else [0.0, 1.0]))


def test_a_sign_of_wrong_candidates_costs_what_turns_them_over() -> None:
    world = [choice(0.2, 1, right_first=False) for _ in range(80)] + [
        choice(0.2, 0, right_first=True) for _ in range(80)
    ]
    costs = fitted({"english": world})
    assert set(costs) == {"loose_words"}
    assert costs["loose_words"] > 0.2


def test_a_sign_of_right_candidates_is_worth_something() -> None:
    world = [choice(-0.2, 1, right_first=True) for _ in range(80)] + [
        choice(0.3, 0, right_first=True) for _ in range(80)
    ]
    assert fitted({"english": world})["loose_words"] < -0.2


def test_worlds_count_alike_however_large_they_are() -> None:
    scores = [choice(0.2, 0, right_first=True) for _ in range(50)]
    small = scores + [choice(0.1, 1, right_first=False) for _ in range(50)]
    large = [choice(0.1, 1, right_first=True) for _ in range(1000)]
    alone, together = fitted({"a": small}), fitted({"a": small, "b": large})
    drowned = fitted({"all": small + large})
    assert alone["loose_words"] > together.get("loose_words", 0.0) > drowned["loose_words"]


@pytest.mark.parametrize("world", [[], [choice(0.2, 1, right_first=False) for _ in range(10)]])
def test_too_few_questions_teach_nothing(world: list[Choice]) -> None:
    assert fitted({"english": world}) == {}


def test_scores_that_say_nothing_are_not_divided_by() -> None:
    assert fitted({"english": [choice(0.5, 1, right_first=False) for _ in range(100)]}) == {}
