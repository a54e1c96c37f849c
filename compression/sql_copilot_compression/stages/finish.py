"""Trains on with rounded weights, from the same weights once a seed, and averages, which generalises better than each
(model soups, Wortsman et al. 2022).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

import torch

from sql_copilot_compression.pointer.grow import grown
from sql_copilot_compression.stages.workshop import Handed, Sizes, StageError, Workshop, no_sizes
from sql_copilot_compression.training.runs import trained
from sql_copilot_compression.training.train import TrainConfig


@dataclass(frozen=True)
class Finish(TrainConfig):
    """How it is trained on."""

    quantise: bool = True
    seeds: tuple[int, ...] = (1,)
    keep: float = 0.0
    """Share of the weights it began with in that average (WiSE-FT, Wortsman et al. 2022)."""
    network: Sizes = field(default_factory=no_sizes)
    """Sizes that the network grows to first (`grow.grown`)."""

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Grow, train each, average."""
        prepared = handed.examples()
        config, weights = handed.student()
        if self.network:
            torch.manual_seed(self.seeds[0])
            try:
                larger = replace(config, **self.network)  # type: ignore[arg-type]
                config, weights = larger, grown(config, weights, larger)
            except (TypeError, ValueError) as error:
                raise StageError(f"finish.network: {error}") from error
        settings = TrainConfig(**{f.name: getattr(self, f.name) for f in fields(TrainConfig)})
        ends = []
        for seed in self.seeds:
            end, folder = trained(
                prepared, config, replace(settings, seed=seed), shop.runs, f"finish-{seed}", weights=weights
            )
            ends.append(end)
            shop.runs_used.append(folder)
        means = {name: torch.stack([end[name] for end in ends]).mean(0) for name in weights}
        mixed = {name: torch.lerp(mean, weights[name], self.keep) for name, mean in means.items()}
        return replace(handed, config=config, weights=mixed)
