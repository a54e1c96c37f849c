"""Prunes the student: rounds of removing the least important feed-forward channels, with training after each."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from sql_copilot_compression.examples.augment import EXACT
from sql_copilot_compression.pointer.prune import channel_importance, pruned
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import network_of, trained
from sql_copilot_compression.training.train import TrainConfig

SAMPLE = 512
"""Examples that importance is measured on."""


@dataclass(frozen=True)
class PruneChannels:
    """How far."""

    hidden: int
    """Channels left in each feed-forward layer after the last round."""
    rounds: int = 1
    train: TrainConfig = field(default_factory=TrainConfig)

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Remove in equal rounds."""
        prepared = handed.examples()
        config, weights = handed.student()
        if self.hidden >= config.hidden:
            raise StageError(f"prune.hidden: the network has {config.hidden} channels, {self.hidden} are to be left")
        collator = prepared.collator(EXACT)
        for number in range(self.rounds):
            left = self.rounds - number
            hidden = config.hidden - (config.hidden - self.hidden) // left
            draw = random.Random(f"prune/{number}")
            sample = draw.sample(range(len(prepared.training)), min(SAMPLE, len(prepared.training)))
            batches = collator.exact([prepared.training[i] for i in sample], 32)
            network = network_of(config, weights)
            smaller = pruned(network, channel_importance(network, batches), hidden)
            config = smaller.config
            weights, folder = trained(
                prepared, config, self.train, shop.runs, f"prune-{number}", weights=smaller.state_dict()
            )
            shop.runs_used.append(folder)
        return replace(handed, config=config, weights=weights)
