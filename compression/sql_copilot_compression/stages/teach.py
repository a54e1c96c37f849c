"""Trains teachers: the same network from several seeds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sql_copilot_compression.stages.workshop import Handed, Sizes, Workshop, no_sizes
from sql_copilot_compression.training.runs import network_of, trained
from sql_copilot_compression.training.train import TrainConfig


@dataclass(frozen=True)
class Teach:
    """Which teachers, and how they are trained."""

    seeds: tuple[int, ...] = (1,)
    network: Sizes = field(default_factory=no_sizes)
    """Sizes that differ from the defaults of `NetworkConfig`."""
    train: TrainConfig = field(default_factory=TrainConfig)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Train each."""
        prepared = handed.examples()
        config = prepared.network(**self.network)
        teachers = []
        for seed in self.seeds:
            weights, folder = trained(prepared, config, replace(self.train, seed=seed), shop.runs, f"teacher-{seed}")
            shop.runs_used.append(folder)
            teachers.append(network_of(config, weights))
        return replace(handed, teachers=teachers)
