"""Averages what a build learned with what it began with (WiSE-FT, Wortsman et al. 2022): by the share that answers most
of the questions held back among those that forget little, both measured.

How much was forgotten is a small difference of two shares of right answers, so it is measured on many questions, and
not for every blend: for the one first that answers most of what was held back, then the next, until one forgot little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import torch

from sql_copilot_compression.artefact.release import Releasable, Release, known_corpora
from sql_copilot_compression.data import corpora
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.comparison import OWN, compare, comparison_table
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import Weights

BEFORE = "before"


@dataclass(frozen=True)
class Blend:
    """Which shares are tried, and on what."""

    shares: tuple[float, ...] = (0.0, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)
    """Of the weights that the build began with."""
    compare: tuple[str, ...] = ("comments-held-out", "spider-dev")
    """Sets on which something may be forgotten; those whose corpora are not there are left out. Other questions of them
    are asked than a release compares on, as far as there are others, so that it judges a share that was not chosen on
    its questions."""
    compared: int = 600
    """Questions of each of these sets: of 150, chance alone moves the difference of two models by 3 points."""
    most_lost: float = 1.5
    """Points that may be forgotten on any of them."""

    def __post_init__(self) -> None:
        if not self.shares or not all(0 <= share < 1 for share in self.shares):
            raise ValueError("shares are numbers from 0 up to 1, which would be the model that the build began with")
        if unknown := sorted(set(self.compare) - set(evaluate.SETS)):
            raise ValueError(f"no set is called {unknown[0]}; known: {', '.join(evaluate.SETS)}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Write a draft of each, ask all of them, take one."""
        prepared, (config, weights) = handed.examples(), handed.student()
        if handed.began_with is None or handed.initial is None:
            raise StageError("blend: the build begins with no artefact: put a stage of kind 'initial' first")
        if {name: value.shape for name, value in handed.initial.items()} != {n: v.shape for n, v in weights.items()}:
            raise StageError("blend: the network has grown since, and weights of two sizes have no average")
        mixed = {f"{share:.0%} kept": blended(weights, handed.initial, share) for share in self.shares}
        names = known_corpora(dict.fromkeys(name for data in handed.learned_from for name in data.corpora))
        release = Release(shop.name, names, calibration=handed.calibration)
        drafts = {name: shop.work / f"blend_{number}.pt" for number, name in enumerate(mixed)}
        for name, draft in drafts.items():
            Releasable(config, mixed[name], prepared.vocabulary).write(release, draft)
        own = {OWN: list(corpora.held_out(shop.data, handed.read().held_out))}
        sets = {}
        for name in self.compare:
            try:
                sets[name] = corpora.drawn(evaluate.load_set(shop.data, name), self.compared, last=True)
            except corpora.MissingCorpusError as error:
                shop.say(f"{name} is not looked at: {error}")
        held_back = compare(own, drafts)
        shop.say(comparison_table(held_back))
        right = {name: value for score in held_back for name, value in score.right.items()}
        before = {score.name: score.right[BEFORE] for score in compare(sets, {BEFORE: handed.began_with})}

        def lost(name: str) -> float:
            most = 0.0
            for other, examples in sets.items():
                for score in compare({other: examples}, {name: drafts[name]}):
                    points = before[other] - score.right[name]
                    shop.say(f"{name}: {points:.1f} points lost on {other}")
                    most = max(most, points)
                if round(most, 2) > self.most_lost:
                    break  # the others cannot save it
            return most

        chosen = choice(in_order(list(mixed), right), lost, self.most_lost)
        shop.say(f"taken: {chosen}")
        for draft in drafts.values():
            draft.unlink()
        return replace(handed, weights=mixed[chosen])


def blended(learned: Weights, initial: Weights, share: float) -> Weights:
    """The weights between both, with so much of the latter."""
    return {name: torch.lerp(value, initial[name], share) for name, value in learned.items()}


def in_order(names: Sequence[str], right: Mapping[str, float]) -> list[str]:
    """The blends that answer most of what was held back first; of equals, those that keep more of what was known."""
    return sorted(names, key=lambda name: (-right.get(name, 0.0), -names.index(name)))


def choice(names: Sequence[str], lost: Callable[[str], float], most_lost: float) -> str:
    """The first that forgot no more than may be; where all did, the one that forgot least. Asks `lost` of no more than
    it must.
    """
    points: dict[str, float] = {}
    for name in names:
        points[name] = round(lost(name), 2)
        if points[name] <= most_lost:
            return name
    return min(points, key=lambda name: points[name])
