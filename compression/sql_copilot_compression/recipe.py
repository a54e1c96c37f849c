"""A build's recipe: which stages run, and how; read from a TOML file whose every key is checked."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from sql_copilot_compression.objectives import DistilConfig, ExecutionConfig, ReverseKLConfig
from sql_copilot_compression.preparation import DataConfig
from sql_copilot_compression.train import TrainConfig

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class RecipeError(Exception):
    """A recipe cannot be read or asks for something that does not exist."""


@dataclass(frozen=True)
class StageConfig:
    """A network and how to train it."""

    network: Mapping[str, float] = field(default_factory=dict)
    """Sizes that differ from the defaults of `network.NetworkConfig`."""
    train: TrainConfig = field(default_factory=TrainConfig)


@dataclass(frozen=True)
class StudentConfig(StageConfig):
    """The network that ships."""

    initial: str = ""
    """An artefact to go on from, `shipped` being the one inside the package: its sizes, vocabulary and weights are
    taken, and `network` must be empty. Empty: from scratch.
    """


@dataclass(frozen=True)
class TeacherConfig(StageConfig):
    """Teachers: the same network from several seeds."""

    seeds: tuple[int, ...] = ()


@dataclass(frozen=True)
class SearchConfig:
    """The architecture search; off unless candidates are given."""

    candidates: tuple[Mapping[str, float], ...] = ()
    """Networks really trained to fit the accuracy predictor; at least three."""
    train: TrainConfig = field(default_factory=TrainConfig)
    byte_limit: int = 2_950_000
    megaflop_price: float = 1e-5
    generations: int = 300


@dataclass(frozen=True)
class GuidedConfig:
    """Execution-guided epochs."""

    epochs: int = 0
    examples: int = 2000
    """Training examples decoded an epoch."""
    copies: int = 5
    """Row-mutated databases that must agree."""
    objective: ExecutionConfig = field(default_factory=ExecutionConfig)
    train: TrainConfig = field(default_factory=TrainConfig)


@dataclass(frozen=True)
class ReverseConfig:
    """Reverse-KL distillation from the first teacher."""

    steps: int = 0
    batch: int = 16
    rate: float = 5e-6
    objective: ReverseKLConfig = field(default_factory=ReverseKLConfig)


@dataclass(frozen=True)
class PruneConfig:
    """Structured pruning of the student: rounds of removing the least important feed-forward channels."""

    rounds: int = 0
    hidden: int = 0
    """Channels left in each feed-forward layer after the last round."""
    train: TrainConfig = field(default_factory=TrainConfig)


@dataclass(frozen=True)
class FinishConfig(TrainConfig):
    """Quantisation-aware training at the end, from the same weights once a seed; the results are averaged, which
    generalises better than each (model soups, Wortsman et al. 2022).
    """

    quantise: bool = True
    seeds: tuple[int, ...] = (1,)
    keep: float = 0.0
    """Share of the weights it began with in that average (WiSE-FT, Wortsman et al. 2022)."""
    network: Mapping[str, float] = field(default_factory=dict)
    """Sizes that the network grows to first (`grow.grown`)."""


@dataclass(frozen=True)
class Recipe:
    """Everything a build does, in order: data, teachers, search, student, pruning, execution-guided, reverse KL,
    quantisation.
    """

    name: str
    data: DataConfig = field(default_factory=DataConfig)
    teacher: TeacherConfig = field(default_factory=TeacherConfig)
    search: SearchConfig = field(default_factory=SearchConfig)
    student: StudentConfig = field(default_factory=StudentConfig)
    distil: DistilConfig = field(default_factory=DistilConfig)
    prune: PruneConfig = field(default_factory=PruneConfig)
    guided: GuidedConfig = field(default_factory=GuidedConfig)
    reverse: ReverseConfig = field(default_factory=ReverseConfig)
    finish: tuple[FinishConfig, ...] = ()
    """One after the other."""
    judge: tuple[str, ...] = ()
    """Judging sets that the report covers."""


T = TypeVar("T")


def load_recipe(path: Path) -> Recipe:
    """Read a recipe. Raises RecipeError naming the file and the key that is wrong."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RecipeError(f"{path}: there is no such recipe") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"{path}: not valid TOML: {error}") from error
    try:
        recipe: Recipe = _build(Recipe, {"name": path.stem, **values}, "")
        if recipe.student.initial and (recipe.student.network or recipe.search.candidates):
            raise ValueError("student.initial has sizes of its own: take out student.network and search")
        return recipe
    except (TypeError, ValueError) as error:
        raise RecipeError(f"{path}: {error}") from error


def _build(kind: type[T], values: Mapping[str, Any], where: str) -> T:
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(values) - known)
    if unknown:
        raise ValueError(f"unknown key {where}{unknown[0]}; known here: {', '.join(sorted(known))}")
    hints = get_type_hints(kind)
    arguments: dict[str, Any] = {}
    for name, value in values.items():
        kinds = (hints[name], *getattr(hints[name], "__args__", ()))  # a field may hold several
        inner = next((k for k in kinds if isinstance(k, type) and is_dataclass(k)), None)
        if inner is not None and isinstance(value, Mapping):
            arguments[name] = _build(inner, value, f"{where}{name}.")
        elif inner is not None:
            arguments[name] = tuple(_build(inner, part, f"{where}{name}.") for part in value)
        else:
            arguments[name] = tuple(value) if isinstance(value, list) else value
    return kind(**arguments)
