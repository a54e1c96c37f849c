"""Models side by side on the same questions: what a build reports, and whether its result may take another's place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.judging.evaluate import evaluate, generate
from sql_copilot_compression.judging.judge import Judge
from sql_copilot_compression.judging.summaries import summarise

OWN = "held-out"
"""The set of what was held back of the data that was learned from; on any other, something may be forgotten."""

COPIES = 3
"""Of each database, with other rows: few rows let a wrong query pass."""


@dataclass(frozen=True)
class Score:
    """How much of a set each model answers rightly, in per cent: on every copy of its databases."""

    name: str
    questions: int
    right: Mapping[str, float]


def compare(sets: Mapping[str, Sequence[Example]], models: Mapping[str, Path]) -> list[Score]:
    """Every model on every set that has questions."""
    scores = []
    for name, examples in sets.items():
        if examples:
            verdicts = {
                model: summarise(evaluate(examples, generate(examples, model=path), Judge(copies=COPIES)))
                for model, path in models.items()
            }
            count = next(iter(verdicts.values()))["questions"]
            scores.append(Score(name, count, {model: found["robust"] for model, found in verdicts.items()}))
    return scores


def refusal(scores: Sequence[Score], *, new: str, start: str, most_lost: float) -> str:
    """Why the new model should not take the place of any of the others, or empty: it is worse than one of them on what
    was held back of its own data, or has forgotten more of another set than may be lost against where it started.
    """
    for score in scores:
        for model, right in score.right.items():
            lost = round(right - score.right[new], 2)
            if score.name == OWN and model != new and lost > 0:
                return f"it answers {lost:.1f} points fewer of the questions held back than {model}"
            if score.name != OWN and model == start and lost > most_lost:
                return f"it lost {lost:.1f} points on {score.name}, more than {most_lost:.1f}, against {model}"
    return ""


def comparison_table(scores: Sequence[Score]) -> str:
    """The scores for a person."""
    models = list(scores[0].right) if scores else []
    lines = [f"{'right, per cent':<24}{'questions':>10}" + "".join(f"{model:>16}" for model in models)]
    for score in scores:
        lines.append(f"{score.name:<24}{score.questions:>10}" + "".join(f"{v:>16.1f}" for v in score.right.values()))
    return "\n".join(lines)


def comparison_record(scores: Sequence[Score], *, new: str, start: str, refused: str) -> dict[str, Any]:
    """The scores as they are kept beside a model, for the editor that offers it."""
    sets = [{"name": s.name, "questions": s.questions, "before": s.right[start], "after": s.right[new]} for s in scores]
    return {"sets": sets, "refused": refused}
