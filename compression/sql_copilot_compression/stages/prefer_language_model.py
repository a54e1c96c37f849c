"""Learns from gold queries against wrong ones: a better language model (DPO), or one that scores answers."""

from __future__ import annotations

from collections.abc import Sequence
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

SUBJECTS = ("answers", "reward")
REJECTED = ("corrupted", "sampled")


@dataclass(frozen=True)
class PreferLanguageModel:
    """On what, and how strongly."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    learns: str = "answers"
    """"answers": the language model itself (DPO); "reward": a copy of it scores whole answers, for a later stage
    `reinforce-language-model`, and the language model stays as it is."""
    limit: int = 1000
    rejected: str = "corrupted"
    """Where wrong queries come from: gold ones with a mistake made in them, or the model's own that return others."""
    samples: int = 4
    """Answers of the model's own that are tried …"""
    copies: int = 3
    """… on so many mutated databases."""
    beta: float = 0.1
    """How closely DPO holds the model to what it was."""
    method: Method = field(default_factory=Method)
    pace: Pace = field(default_factory=lambda: Pace(rate=1e-6))

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.learns not in SUBJECTS:
            raise ValueError(f"learns is one of {', '.join(SUBJECTS)}, not {self.learns}")
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
                model = self._learned(base, tokenizer, pairs, folder / "checkpoints")
            except LanguageModelError as error:
                raise StageError(f"prefer-language-model: {error}") from error
            subject = "a reward" if self.learns == "reward" else "preferences"
            done = f"{subject} ({self.rejected}), {self.pace.steps:,} steps"
            leave(folder / "model", merged(model), tokenizer, base, done, self.corpora)
        if self.learns == "reward":
            return replace(handed, reward_model=folder / "model")
        return replace(handed, language_model=folder / "model")

    def _learned(self, base: Path, tokenizer: Any, pairs: Sequence[preferences.Pair], checkpoints: Path) -> Any:
        model = prepared(base, self.method, scores=self.learns == "reward")
        if self.learns == "reward":
            return preferences.learn_reward(model, tokenizer, pairs, self.pace, checkpoints)
        return preferences.learn_preferences(model, tokenizer, pairs, self.pace, checkpoints, self.beta)

    def _pairs(self, data: Path, base: Path, tokenizer: Any) -> list[preferences.Pair]:
        found = records.read_records(data, self.corpora, limit=self.limit, seed=self.pace.seed)
        if self.rejected == "corrupted":
            return list(preferences.corrupted_pairs(found))
        answers = answering.answerer(folders.load_model(base), tokenizer)
        return list(preferences.sampled_pairs(found, answers, self.samples, self.copies))
