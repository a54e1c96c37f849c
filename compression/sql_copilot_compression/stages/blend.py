"""Averages what a build learned with what it began with (WiSE-FT, Wortsman et al. 2022): by the share that answers most
of the questions held back among those that forget little, both measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from sql_copilot_compression.artefact.release import Releasable, Release, known_corpora
from sql_copilot_compression.data import corpora
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.comparison import OWN, Score, compare, comparison_table
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import Weights

BEFORE = "before"


@dataclass(frozen=True)
class Blend:
    """Which shares are tried, and on what."""

    shares: tuple[float, ...] = (0.0, 0.1, 0.2, 0.4)
    """Of the weights that the build began with."""
    compare: tuple[str, ...] = ("comments-held-out",)
    """Sets on which something may be forgotten; those whose corpora are not there are left out. Other questions of them
    are asked than a release compares on, so that it judges a share that was not chosen on its questions."""
    compared: int = 150
    """Questions of each of these sets."""
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
        sets = {OWN: list(corpora.held_out(shop.data, handed.read().held_out))}
        for name in self.compare:
            try:
                sets[name] = corpora.drawn(evaluate.load_set(shop.data, name), self.compared, last=True)
            except corpora.MissingCorpusError as error:
                shop.say(f"{name} is not looked at: {error}")
        scores = compare(sets, {BEFORE: handed.began_with, **drafts})
        chosen = choice(scores, list(mixed), self.most_lost)
        shop.say(f"{comparison_table(scores)}\ntaken: {chosen}")
        for draft in drafts.values():
            draft.unlink()
        return replace(handed, weights=mixed[chosen])


def blended(learned: Weights, initial: Weights, share: float) -> Weights:
    """The weights between both, with so much of the latter."""
    return {name: torch.lerp(value, initial[name], share) for name, value in learned.items()}


def choice(scores: Sequence[Score], names: Sequence[str], most_lost: float) -> str:
    """The model that answers most of the questions held back, of equals the one that forgot less, among those that
    forgot no more than may be; where all did, the one that forgot least.
    """
    lost = {
        name: max((s.right[BEFORE] - s.right[name] for s in scores if s.name != OWN), default=0.0) for name in names
    }
    own = {name: sum(score.right[name] for score in scores if score.name == OWN) for name in names}
    bearable = [name for name in names if lost[name] <= most_lost]
    if not bearable:
        return min(names, key=lambda name: lost[name])
    return max(bearable, key=lambda name: (own[name], -lost[name]))
