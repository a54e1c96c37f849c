"""Chooses the student's sizes: trains candidates, predicts accuracy from them, and searches under a byte limit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from sql_copilot_compression.stages.workshop import Handed, Sizes, StageError, Workshop, no_sizes
from sql_copilot_compression.training import search
from sql_copilot_compression.training.runs import trained
from sql_copilot_compression.training.train import TrainConfig


@dataclass(frozen=True)
class ChooseNetwork:
    """The search."""

    candidates: tuple[Sizes, ...] = ()
    """Networks really trained to fit the accuracy predictor; at least three."""
    network: Sizes = field(default_factory=no_sizes)
    """Sizes of the candidates that they do not say themselves."""
    train: TrainConfig = field(default_factory=TrainConfig)
    byte_limit: int = 2_950_000
    megaflop_price: float = 1e-5
    generations: int = 300

    def __post_init__(self) -> None:
        if len(self.candidates) < 3:
            raise ValueError("candidates: the predictor needs at least three trained networks")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Train the candidates and take the best network that fits."""
        if handed.weights is not None:
            raise StageError("a network that is trained already has its sizes: take the stage 'search' out")
        prepared = handed.examples()
        base = prepared.network(**self.network)
        folders = []
        for number, sizes in enumerate(self.candidates):
            config = replace(base, **sizes)  # type: ignore[arg-type]
            folders.append(trained(prepared, config, self.train, shop.runs, f"candidate-{number}")[1])
        shop.runs_used += folders
        measured = search.measured_candidates(folders)
        found = search.search(
            base,
            search.Predictor(measured),
            self.byte_limit,
            self.megaflop_price,
            search.GeneticConfig(generations=self.generations),
        )
        # The vocabulary is fixed by now: only networks over it can be trained.
        chosen = next((c for _, c in found if c.pieces == base.pieces), base)
        facts = [
            {"name": f"{c.width}x{c.hidden}", "bytes": search.artefact_bytes(c), "accuracy": a, "kept": c == chosen}
            for c, a in measured
        ]
        (shop.work / "candidates.json").write_text(json.dumps(facts), encoding="utf-8")
        return replace(handed, config=chosen)
