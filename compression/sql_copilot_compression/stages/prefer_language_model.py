"""Tunes a language model on preferences (DPO): gold queries against wrong ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import answering, folders, preferences, records
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import Method, merged, prepared
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training.runs import run_folder

REJECTED = ("corrupted", "sampled")


@dataclass(frozen=True)
class PreferLanguageModel:
    """On what, and how strongly."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    limit: int = 1000
    rejected: str = "corrupted"
    """Where wrong queries come from: gold ones with a mistake made in them, or the model's own that return others."""
    samples: int = 4
    """Answers of the model's own that are tried …"""
    copies: int = 3
    """… on so many mutated databases."""
    beta: float = 0.1
    """How closely the model is held to what it was."""
    method: Method = field(default_factory=Method)
    pace: Pace = field(default_factory=lambda: Pace(rate=1e-6))

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.rejected not in REJECTED:
            raise ValueError(f"rejected is one of {', '.join(REJECTED)}, not {self.rejected}")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Pair, train, save; an interrupted run goes on from its last checkpoint."""
        base = handed.speaker()
        keys = (reads_key(shop.data, self.corpora), folders.folder_key(base))
        folder = run_folder(shop.runs, "prefer-language-model", self, *keys)
        if not folders.is_finished(folder / "model"):
            try:
                tokenizer = folders.load_tokenizer(base)
                pairs = self._pairs(shop.data, base, tokenizer)
                if not pairs:
                    raise LanguageModelError("no question has a wrong answer to learn from")
                shop.say(f"{len(pairs):,} pairs of a right and a wrong query")
                model = preferences.learn_preferences(
                    prepared(base, self.method), tokenizer, pairs, self.pace, folder / "checkpoints", self.beta
                )
            except LanguageModelError as error:
                raise StageError(f"prefer-language-model: {error}") from error
            done = f"preferences ({self.rejected}), {self.pace.steps:,} steps"
            leave(folder / "model", merged(model), tokenizer, base, done, self.corpora)
        return replace(handed, language_model=folder / "model")

    def _pairs(self, data: Path, base: Path, tokenizer: Any) -> list[preferences.Pair]:
        found = records.read_records(data, self.corpora, limit=self.limit, seed=self.pace.seed)
        if self.rejected == "corrupted":
            return list(preferences.corrupted_pairs(found))
        answers = answering.answerer(folders.load_model(base), tokenizer)
        return list(preferences.sampled_pairs(found, answers, self.samples, self.copies))
