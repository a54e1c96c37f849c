"""Trains the student, from scratch or from what was handed on; distilled where there are teachers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

import torch

from sql_copilot_compression.keys import weights_key
from sql_copilot_compression.stages.workshop import Handed, Sizes, StageError, Workshop, no_sizes
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.objectives import DistilConfig, Objective, cross_entropy, distillation
from sql_copilot_compression.training.runs import frozen, trained
from sql_copilot_compression.training.train import TrainConfig


@dataclass(frozen=True)
class Learn:
    """How the student is trained."""

    network: Sizes = field(default_factory=no_sizes)
    """Sizes that differ from what a search chose, or from the defaults of `NetworkConfig`; from scratch only."""
    train: TrainConfig = field(default_factory=TrainConfig)
    distil: DistilConfig = field(default_factory=DistilConfig)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Train it."""
        prepared = handed.examples()
        config = handed.config
        if self.network and (handed.weights is not None or config is not None):
            raise StageError("student.network: the network has its sizes already; a stage 'finish' makes it grow")
        if config is None:
            config = prepared.network(**self.network)
        objective: Objective = cross_entropy
        towards: list[object] = []
        if handed.teachers:
            torch.manual_seed(self.train.seed)
            wide = handed.teachers[0].config.width
            projection = torch.nn.Identity() if wide == config.width else torch.nn.Linear(config.width, wide)
            teachers = [frozen(teacher) for teacher in handed.teachers]
            objective = distillation(teachers, projection.to(parallel.device()), self.distil)
            towards = [asdict(self.distil), *(weights_key(t.state_dict()) for t in handed.teachers)]
        weights, folder = trained(
            prepared, config, self.train, shop.runs, "student",
            weights=handed.weights, objective=objective, towards=towards,
        )  # fmt: skip
        shop.runs_used.append(folder)
        return replace(handed, config=config, weights=weights, seed=self.train.seed)
