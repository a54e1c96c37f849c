"""What every stage is given: where to work, and what the stages before it handed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NewType, Protocol

from sql_copilot_compression.examples.preparation import DataConfig, Prepared
from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.training.runs import Weights
from sql_copilot_ls.linking import Vocabulary

Sizes = NewType("Sizes", Mapping[str, int | float])
"""Sizes by the names of `NetworkConfig`'s fields."""


def no_sizes() -> Sizes:
    """None that differ."""
    return Sizes({})


class StageError(Exception):
    """A stage cannot run on what it was handed: the recipe's order or sizes are wrong."""


class WorseModelError(StageError):
    """What a build made is worse than what it should take the place of: nothing was replaced."""


@dataclass
class Workshop:
    """Where a build reads, works and says what it does."""

    name: str
    data: Path
    work: Path
    target: Path
    say: Callable[[str], None]
    runs_used: list[Path] = field(default_factory=list)
    """Folders of the runs that this build's result depends on, in order."""

    @property
    def runs(self) -> Path:
        """Where the folders of runs are."""
        return self.work / "runs"


@dataclass(frozen=True)
class Handed:
    """What a stage hands on to the next."""

    learned_from: Sequence[DataConfig] = ()
    """All data so far, the latest last."""
    prepared: Prepared | None = None
    config: NetworkConfig | None = None
    """The network, once it is known …"""
    weights: Weights | None = None
    """… and what it has learned so far; None before a student was trained or read."""
    teachers: Sequence[Network] = ()
    vocabulary: Vocabulary | None = None
    """The vocabulary of an artefact that the build goes on from."""
    calibration: Mapping[str, Any] | None = None
    """That of the artefact: used where too few questions are held out to fit another."""
    began_with: Path | None = None
    """That artefact's file …"""
    initial: Weights | None = None
    """… and its weights, as the build began with them."""
    seed: int = 1
    """Of the student."""
    language_model: Path | None = None
    """The folder of a language model …"""
    language_teacher: Path | None = None
    """… and that of the larger one that it was made from."""
    reward_model: Path | None = None
    """The folder of a model that scores answers."""
    labelled: Path | None = None
    """Pairs that a language model labelled, a JSON line each."""

    def examples(self) -> Prepared:
        """The data. Raises `StageError` before a stage `data`."""
        if self.prepared is None:
            raise StageError("there is no data yet: put a stage of kind 'data' before this one")
        return self.prepared

    def read(self) -> DataConfig:
        """What the data are. Raises `StageError` before a stage `data`."""
        self.examples()
        return self.learned_from[-1]

    def student(self) -> tuple[NetworkConfig, Weights]:
        """The network and what it knows. Raises `StageError` before there is one."""
        if self.config is None or self.weights is None:
            raise StageError("there is no trained network yet: put a stage 'student' or 'initial' before this one")
        return self.config, self.weights

    def speaker(self) -> Path:
        """The language model. Raises `StageError` before there is one."""
        if self.language_model is None:
            raise StageError("there is no language model yet: put a stage of kind 'language-model' before this one")
        return self.language_model

    def rewarder(self) -> Path:
        """The model that scores answers. Raises `StageError` before there is one."""
        if self.reward_model is None:
            raise StageError(
                "there is no reward model yet: put a stage 'prefer-language-model' with learns = \"reward\" before "
                "this one"
            )
        return self.reward_model

    def labels(self) -> Path:
        """The pairs that a language model labelled. Raises `StageError` before there are any."""
        if self.labelled is None:
            raise StageError("nothing is labelled yet: put a stage of kind 'labelled' before this one")
        return self.labelled

    def speaking_teacher(self) -> Path:
        """The language model that the present one was pruned from. Raises `StageError` before there is one."""
        if self.language_teacher is None:
            raise StageError(
                "there is no larger language model to learn from: put a stage 'prune-language-model', or "
                "'language-model' with as_teacher, before this one"
            )
        return self.language_teacher


class Stage(Protocol):
    """A stage's configuration, which runs."""

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Do it, unless it was done; returns what is handed on."""
