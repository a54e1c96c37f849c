"""Fits how sure the model may be: a logistic function of the decoder's and the comment's signs, on several worlds at
once, each held out of training: classroom questions, people's comments by language, the same over other schemas than
theirs, and comments that ask for nothing.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from sql_copilot_compression.data.corpora import Example, drawn
from sql_copilot_compression.data.corpora.written import is_written
from sql_copilot_compression.examples.features import index_of
from sql_copilot_compression.judging import reranking
from sql_copilot_compression.judging.judge import Judge, asked_in
from sql_copilot_ls.generation import Copilot, GenerationError
from sql_copilot_ls.generation.confidence import FEATURES, Calibration
from sql_copilot_ls.generation.ranking import suggestions
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.query.catalog import catalog_of

Array = np.ndarray[Any, np.dtype[np.float64]]
PRECISION = 0.85
"""Share of unasked suggestions that must be right in each world."""
SILENT = 0.98
"""Share of comments that ask for nothing for which nothing may be shown."""
SILENT_ELSEWHERE = 0.96
"""The same of comments that ask about another schema: some of them happen to make sense."""
WORLD_SIZE = 1000
"""Questions of a world that are asked: the same ones each time."""
CLASSROOM = "classroom"
ABROAD = "abroad"
"""Chinese over a schema that has none."""
OFF_TOPIC = "off_topic.txt"
"""File of the corpus with comments that ask for nothing, one a line."""
MARGIN = 0.03
"""How much more is asked for where the threshold is chosen, since other schemas are harder than those it is chosen on.
"""
FEWEST = 8
"""With fewer answered questions nothing is fitted."""
FEWEST_OF_A_MANNER = 40
"""With fewer questions, or fewer of what is put otherwise, a world has one threshold for both."""
_QUESTION = FEATURES.index("question")


@dataclass(frozen=True)
class Answered:
    """Signals of the first suggestions and whether each was right; Q questions, F features."""

    features: Array  # f64 [Q, F]
    right: Array  # f64 [Q], 0 or 1
    questions: int
    """Including those without any suggestion."""


def world_of(example: Example) -> str:
    """Where a question comes from: the classroom, or an editor and its language; Chinese over a schema that has none is
    a world of its own.
    """
    if not is_written(example):
        return CLASSROOM
    if not has_hanzi(example.question):
        return "english"
    return "chinese" if catalog_of(example.schema).is_chinese else ABROAD


def worlds_of(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """The questions of each world, a bounded sample told by their ids."""
    worlds: dict[str, list[Example]] = {}
    for example in examples:
        worlds.setdefault(world_of(example), []).append(example)
    return {name: drawn(world, WORLD_SIZE) for name, world in worlds.items()}


def off_topic(examples: Sequence[Example], folder: Path) -> list[tuple[str, Example]]:
    """Comments that ask for nothing, each over the schema of some held-out question."""
    lines = [
        line for line in (folder / OFF_TOPIC).read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    schemas = list({id(e.schema): e for e in examples}.values())
    return [(line, schemas[zlib.crc32(line.encode()) % len(schemas)]) for line in lines]


def elsewhere(worlds: Mapping[str, Sequence[Example]]) -> list[tuple[str, Example]]:
    """People's comments, each over another schema than the one that it asks about."""
    written = drawn((example for name, world in worlds.items() if name != CLASSROOM for example in world), WORLD_SIZE)
    others = list({example.database_id: example for example in written}.values())
    asked = []
    for example in written:
        other = others[zlib.crc32(example.question.encode()) % len(others)]
        if other.database_id != example.database_id:
            asked.append((example.question, other))
    return asked


def judge_of(examples: Sequence[Example]) -> Judge:
    """Checks answers on the examples' databases; those without one are checked on one with invented rows."""
    judge = Judge(copies=1)
    judge.prepare_databases(examples)
    return judge


def answered(asked: Sequence[reranking.Asked], calibration: Calibration, length_penalty: float) -> Answered:
    """The first suggestions, in the order that the penalties give; changes are left out, since they are never shown
    unasked.
    """
    rows: list[list[float]] = []
    right: list[float] = []
    for one in asked:
        ranked = suggestions(one.checked, calibration, length_penalty)
        verdict = one.verdicts[ranked[0].sql] if ranked and not ranked[0].is_change else None
        if verdict is not None and verdict.gold_runs and verdict.decided:
            rows.append([ranked[0].features[name] for name in FEATURES])
            right.append(float(verdict.execution))
    return Answered(np.array(rows).reshape(-1, len(FEATURES)), np.array(right), len(asked))


def unanswerable(copilot: Copilot, asked: Sequence[tuple[str, Example]]) -> Answered:
    """Ask what has no right answer."""
    rows = []
    for comment, example in asked:
        with contextlib.suppress(GenerationError):
            found = copilot.suggest(comment, index_of(example.schema), dialect=asked_in(example))
            rows += [[first.features[name] for name in FEATURES] for first in found[:1] if not first.is_change]
    return Answered(np.array(rows).reshape(-1, len(FEATURES)), np.zeros(len(rows)), len(asked))


def fit_logistic(
    x: Array, y: Array, ridge: float = 1.0, rounds: int = 50, counts: Array | None = None
) -> tuple[Array, float]:
    """(Weights [F], bias) of ridge logistic regression by Newton's method; x [Q,F], y [Q] of 0 and 1, counts [Q] how
    much each question counts (all alike).
    """
    design = np.hstack([x, np.ones((len(x), 1))])
    counts = np.ones(len(x)) if counts is None else counts
    penalty = ridge * np.eye(design.shape[1])
    penalty[-1, -1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (counts * (p - y)) + penalty @ weights
        hessian = (design * (counts * p * (1 - p))[:, None]).T @ design + penalty
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


def silent_threshold(confidence: Array, asked: int, silent: float) -> float:
    """The lowest threshold under which at least this share of `asked` comments has no suggestion."""
    allowed = int((1 - silent) * asked + 1e-9)
    ranked = np.sort(confidence)[::-1]
    return float(np.nextafter(ranked[allowed], 1)) if len(ranked) > allowed else 0.0


def calibrate(model: Path, examples: Sequence[Example], corpus: Path | None = None) -> dict[str, Any] | None:
    """The `calibration` entry of the metadata; None when too few questions tell anything. `corpus` is the folder of our
    own comments, where there are comments that ask for nothing.

    Every world counts as much as every other. The thresholds, of questions and of what is put otherwise, must hold in
    each.
    """
    copilot = Copilot(model)
    worlds = worlds_of(examples)
    asked = [example for world in worlds.values() for example in world]
    judge, length_penalty = judge_of(asked), copilot.artefact.length_penalty
    written = {name: [reranking.ask(copilot, example, judge) for example in world] for name, world in worlds.items()}
    penalties = reranking.fitted({name: reranking.choices(world, length_penalty) for name, world in written.items()})
    ordered = Calibration(penalties=penalties)
    copilot.artefact = replace(copilot.artefact, calibration=ordered)
    seen = {name: answered(world, ordered, length_penalty) for name, world in written.items()}
    seen = {name: world for name, world in seen.items() if len(world.right) >= FEWEST}
    if not any(0 < world.right.mean() < 1 for world in seen.values()):
        return None
    silent = {"elsewhere": (unanswerable(copilot, elsewhere(worlds)), SILENT_ELSEWHERE)}
    if corpus:
        silent["off-topic"] = (unanswerable(copilot, off_topic(asked, corpus)), SILENT)
    silent = {name: world for name, world in silent.items() if len(world[0].right)}
    everything = [*seen.values(), *(world for world, _ in silent.values())]
    size = sum(len(world.right) for world in everything) / len(everything)
    counts = np.concatenate([np.full(len(world.right), size / len(world.right)) for world in everything])
    weights, bias = fit_logistic(
        np.concatenate([world.features for world in everything]),
        np.concatenate([world.right for world in everything]),
        counts=counts,
    )

    def confidence(world: Answered) -> Array:
        sure: Array = 1 / (1 + np.exp(-(world.features @ weights + bias)))
        return sure

    quiet = {
        name: silent_threshold(confidence(world), world.questions, share) for name, (world, share) in silent.items()
    }

    def thresholds(*, asks: bool) -> dict[str, float]:
        """For questions, or for what is put otherwise; of all alike in a world that has too few of them."""
        found = {}
        for name, world in seen.items():
            part = world.features[:, _QUESTION] == asks
            part |= part.sum() < FEWEST_OF_A_MANNER
            precision = min(1.0, PRECISION + MARGIN)
            found[name] = threshold_for(confidence(world)[part], world.right[part], precision)
        return found | quiet

    notes, questions = thresholds(asks=False), thresholds(asks=True)
    home = [name for name in notes if name != ABROAD] or [ABROAD]
    abroad = [ABROAD, *quiet] if ABROAD in seen else home
    chosen = Calibration(
        threshold=max(notes[name] for name in home),
        question_threshold=max(questions[name] for name in home),
        abroad_threshold=max(limit[name] for limit in (notes, questions) for name in abroad),
    )

    def report(name: str, world: Answered) -> dict[str, float]:
        limits = [chosen.limit(dict(zip(FEATURES, row, strict=True))) for row in world.features.tolist()]
        shown = confidence(world) >= np.array(limits)
        return {
            "questions": world.questions,
            "coverage": round(float(shown.sum() / max(world.questions, 1)), 4),
            "precision": round(float(world.right[shown].mean()), 4) if shown.any() else 0.0,
            "threshold": round(notes[name], 4),
            "question_threshold": round(questions[name], 4),
        }

    return {
        "weights": dict(zip(FEATURES, weights.round(6).tolist(), strict=True)),
        "bias": round(bias, 6),
        "threshold": round(chosen.threshold, 6),
        "question_threshold": round(chosen.limit({"question": 1}), 6),
        "abroad_threshold": round(chosen.limit({"abroad": 1}), 6),
        "penalties": penalties,
        "worlds": {name: report(name, world) for name, world in seen.items()}
        | {name: report(name, world) for name, (world, _) in silent.items()},
    }
