"""Fits what each sign costs a candidate: a conditional logit (McFadden 1974) over the candidates of held-out questions,
of which some are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.features import index_of
from sql_copilot_compression.judging.judge import Judge, Prediction, Verdict, asked_in
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.confidence import PENALISED, Calibration
from sql_copilot_ls.generation.ranking import Checked, suggestions

Array = np.ndarray[Any, np.dtype[np.float64]]
FEWEST = 40
"""With fewer questions that have both right and wrong candidates nothing is fitted."""


@dataclass(frozen=True)
class Asked:
    """What the model wrote for one question, and what is right of it."""

    checked: Checked
    verdicts: Mapping[str, Verdict]
    """By SQL."""


def ask(copilot: Copilot, example: Example, judge: Judge) -> Asked:
    """Ask one question, and judge every candidate."""
    checked = copilot.candidates(example.question, index_of(example.schema), dialect=asked_in(example))
    return Asked(checked, {c.sql: judge.judge(example, Prediction(c.sql)) for c in checked.candidates})


@dataclass(frozen=True)
class Choice:
    """One question's candidates; C of them, F = 1 + signs."""

    features: Array  # f64 [C, F], the score first
    right: Array  # f64 [C], 0 or 1


def choices(asked: Sequence[Asked], length_penalty: float) -> list[Choice]:
    """Those questions that have both right and wrong candidates."""
    found = []
    for one in asked:
        ranked = suggestions(one.checked, Calibration(), length_penalty)
        verdicts = [one.verdicts[s.sql] for s in ranked]
        right = np.array([float(v.execution) for v in verdicts])
        if verdicts and verdicts[0].gold_runs and 0 < right.mean() < 1:
            rows = [[s.features["score"], *(s.features[name] for name in PENALISED)] for s in ranked]
            found.append(Choice(np.array(rows), right))
    return found


def fitted(worlds: Mapping[str, Sequence[Choice]], ridge: float = 1.0, rounds: int = 30) -> dict[str, float]:
    """Sign → cost in units of the score, every world counting alike; none when there are too few questions or the score
    itself says nothing.

    Each round takes the right candidates by how likely they are now as what was chosen, and makes one Newton step.
    """
    questions = [(choice, 1 / len(world)) for world in worlds.values() for choice in world]
    if len(questions) < FEWEST:
        return {}
    everything = np.concatenate([choice.features for choice, _ in questions])
    spread = everything.std(0)
    seen = spread > 0
    scale = np.where(seen, spread, 1.0)
    counts = np.array([count for _, count in questions])
    counts *= len(questions) / counts.sum()
    weights = np.zeros(everything.shape[1])
    for _ in range(rounds):
        gradient, hessian = -ridge * weights, ridge * np.eye(len(weights))
        for (choice, _), count in zip(questions, counts, strict=True):
            x = choice.features / scale
            chances = _softmax(x @ weights)
            taken = chances * choice.right
            mean = chances @ x
            gradient += count * (taken @ x / max(taken.sum(), 1e-12) - mean)
            centred = x - mean
            hessian += count * (centred * chances[:, None]).T @ centred
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    per_unit = np.where(seen, weights / scale, 0.0)
    if per_unit[0] <= 0:
        return {}
    costs = -per_unit[1:] / per_unit[0]
    return {name: round(float(cost), 4) for name, cost in zip(PENALISED, costs, strict=True) if abs(cost) >= 5e-5}


def _softmax(x: Array) -> Array:
    powers: Array = np.exp(x - x.max())
    chances: Array = powers / powers.sum()
    return chances
