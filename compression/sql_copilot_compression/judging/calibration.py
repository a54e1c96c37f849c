"""Fits how sure the model may be: a logistic function of the decoder's signals, on databases held out of training."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.examples.features import index_of
from sql_copilot_compression.judging.judge import Judge, Prediction, asked_in
from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.generation.confidence import FEATURES, Calibration
from sql_copilot_ls.generation.rerank import SIGNS

Array = np.ndarray[Any, np.dtype[np.float64]]
PRECISION = 0.80
"""Share of unasked suggestions that must be right on held-out databases."""
MARGIN = 0.03
"""How much more is asked for where the threshold is chosen, since other schemas are harder than those it is chosen on.
"""
PENALTIES = (0.0, 0.1, 0.2, 0.3, 0.4)
"""What one of a sign may cost a candidate's score."""
FEWEST = 8
"""With fewer answered questions nothing is fitted."""


@dataclass(frozen=True)
class Answered:
    """Signals of the first suggestions and whether each was right; Q questions, F features."""

    features: Array  # f64 [Q, F]
    right: Array  # f64 [Q], 0 or 1
    questions: int
    """Including those without any suggestion."""


def judge_of(examples: Sequence[Example]) -> Judge:
    """Checks answers on the examples' databases; those without one are checked on one with invented rows."""
    judge = Judge(copies=1)
    judge.prepare_databases(examples)
    return judge


def chosen_penalties(copilot: Copilot, examples: Sequence[Example], judge: Judge) -> dict[str, float]:
    """What each sign should cost: of a grid, the penalties with the most right first suggestions, small ones first.

    The copilot must not have any yet.
    """
    asked: list[tuple[Array, Array, Array]] = []
    for example in examples:
        suggestions = copilot.suggest(example.question, index_of(example.schema), dialect=asked_in(example))
        verdicts = [judge.judge(example, Prediction(s.sql)) for s in suggestions]
        if verdicts and verdicts[0].gold_runs and any(v.decided for v in verdicts):
            scores = np.array([s.features["score"] for s in suggestions])
            signs = np.array([[s.features[name] for name in SIGNS] for s in suggestions])
            asked.append((scores, signs, np.array([float(v.execution) for v in verdicts])))

    def right(penalties: tuple[float, ...]) -> float:
        return sum(float(ok[np.argmax(scores - signs @ penalties)]) for scores, signs, ok in asked)

    grid = sorted(itertools.product(PENALTIES, repeat=len(SIGNS)), key=sum)
    best = max(grid, key=right)
    return {name: penalty for name, penalty in zip(SIGNS, best, strict=True) if penalty}


def answered(copilot: Copilot, examples: Sequence[Example], judge: Judge) -> Answered:
    """Ask the model all questions."""
    rows: list[list[float]] = []
    right: list[float] = []
    for example in examples:
        suggestions = copilot.suggest(example.question, index_of(example.schema), dialect=asked_in(example))
        if suggestions:
            first = suggestions[0]
            verdict = judge.judge(example, Prediction(first.sql))
            if verdict.gold_runs and verdict.decided:
                rows.append([first.features[name] for name in FEATURES])
                right.append(float(verdict.execution))
    return Answered(np.array(rows).reshape(-1, len(FEATURES)), np.array(right), len(examples))


def fit_logistic(x: Array, y: Array, ridge: float = 1.0, rounds: int = 50) -> tuple[Array, float]:
    """(Weights [F], bias) of ridge logistic regression by Newton's method; x [Q,F], y [Q] of 0 and 1."""
    design = np.hstack([x, np.ones((len(x), 1))])
    penalty = ridge * np.eye(design.shape[1])
    penalty[-1, -1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (p - y) + penalty @ weights
        hessian = (design * (p * (1 - p))[:, None]).T @ design + penalty
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights[:-1], float(weights[-1])


def threshold_for(confidence: Array, right: Array, precision: float) -> float:
    """The lowest threshold above which at least `precision` of the suggestions are right (1 when there is none)."""
    order = np.argsort(-confidence)
    precise = np.cumsum(right[order]) / np.arange(1, len(order) + 1) >= precision
    if not precise.any():
        return 1.0
    return float(confidence[order][np.flatnonzero(precise)[-1]])


def calibrate(model: Path, examples: Sequence[Example]) -> dict[str, Any] | None:
    """The `calibration` entry of the metadata; None when too few questions tell anything."""
    copilot, judge = Copilot(model), judge_of(examples)
    copilot.artefact = replace(copilot.artefact, calibration=Calibration())
    penalties = chosen_penalties(copilot, examples, judge)
    copilot.artefact = replace(copilot.artefact, calibration=Calibration(penalties=penalties))
    seen = answered(copilot, examples, judge)
    if len(seen.right) < FEWEST or seen.right.min() == seen.right.max():
        return None
    weights, bias = fit_logistic(seen.features, seen.right)
    confidence = 1 / (1 + np.exp(-(seen.features @ weights + bias)))
    threshold = threshold_for(confidence, seen.right, min(1.0, PRECISION + MARGIN))
    shown = confidence >= threshold
    return {
        "weights": dict(zip(FEATURES, weights.round(6).tolist(), strict=True)),
        "bias": round(bias, 6),
        "threshold": round(threshold, 6),
        "penalties": penalties,
        "held_out": {
            "questions": seen.questions,
            "coverage": round(float(shown.sum() / max(seen.questions, 1)), 4),
            "precision": round(float(seen.right[shown].mean()), 4) if shown.any() else 0.0,
        },
    }
