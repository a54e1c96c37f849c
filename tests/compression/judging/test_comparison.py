"""A model takes no better one's place."""

from __future__ import annotations

import pytest
from sql_copilot_compression.judging.comparison import Score, comparison_record, comparison_table, refusal


def own(before: float, after: float, **others: float) -> Score:
    return Score("held-out", 40, {"before": before, **others, "after": after})


def shipped(before: float, after: float) -> Score:
    return Score("comments-held-out", 300, {"before": before, "after": after})


def why(*scores: Score) -> str:
    return refusal(scores, new="after", start="before", most_lost=1.5)


@pytest.mark.parametrize(
    "scores",
    [
        (own(10, 70), shipped(52, 52)),
        (own(10, 10), shipped(52, 50.5)),
        (own(10, 70, target=69),),
        (),
    ],
)
def test_what_is_as_good_may(scores: tuple[Score, ...]) -> None:
    assert why(*scores) == ""


def test_what_is_worse_on_its_own_questions_may_not() -> None:
    assert "5.0 points fewer of the questions held back than before" in why(own(40, 35), shipped(52, 60))


def test_a_better_model_that_stands_there_stays() -> None:
    assert "than at the target" in why(Score("held-out", 40, {"before": 10, "at the target": 75, "after": 70}))


def test_what_has_forgotten_may_not() -> None:
    assert "lost 1.6 points on comments-held-out, more than 1.5" in why(own(10, 70), shipped(52.1, 50.5))


def test_scores_are_told_and_kept() -> None:
    scores = [own(10, 70), shipped(52, 51)]
    assert "held-out" in comparison_table(scores)
    assert comparison_record(scores, new="after", start="before", refused="")["sets"][0] == {
        "name": "held-out",
        "questions": 40,
        "before": 10,
        "after": 70,
    }
