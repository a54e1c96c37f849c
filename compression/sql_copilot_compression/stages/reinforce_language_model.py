"""Tunes a language model by reinforcement: answers are sampled, and what they return is their reward."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sql_copilot_compression.data import corpora as registry
from sql_copilot_compression.llama import folders, proximal, records, reinforcement
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import Method, merged, prepared
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.stages.tuning_data import leave, reads_key
from sql_copilot_compression.stages.workshop import Handed, StageError, Workshop
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.runs import run_folder


@dataclass(frozen=True)
class ReinforceLanguageModel:
    """On what, and how."""

    corpora: tuple[str, ...] = ("spider-train", "spider-others")
    limit: int = 1000
    algorithm: str = "rloo"
    """"rloo", "grpo" or "ppo"."""
    reward: str = "execution"
    """"execution": what a query returns; "model": what the reward model of a stage before says."""
    samples: int = 4
    """Answers to each question; a step's answers (`pace.batch`) are a multiple of it."""
    longest: int = 96
    """Tokens of an answer at most."""
    copies: int = 3
    """Row-mutated databases on which it must agree."""
    beta: float = 0.05
    """How closely the model is held to what it was."""
    method: Method = field(default_factory=Method)
    pace: Pace = field(default_factory=lambda: Pace(batch=8, rate=1e-6))

    def __post_init__(self) -> None:
        registry.require_training(self.corpora)
        if self.algorithm not in reinforcement.ALGORITHMS:
            known = ", ".join(reinforcement.ALGORITHMS)
            raise ValueError(f"algorithm is one of {known}, not {self.algorithm}")
        if self.reward not in reinforcement.REWARDS:
            raise ValueError(f"reward is one of {', '.join(reinforcement.REWARDS)}, not {self.reward}")
        if self.samples < 2 or self.pace.batch % self.samples:
            raise ValueError(f"pace.batch ({self.pace.batch}) is no multiple of samples ({self.samples}, at least 2)")

    def run(self, shop: Workshop, handed: Handed) -> Handed:
        """Sample, execute, train; an interrupted run goes on from its last checkpoint."""
        base = handed.speaker()
        scorer = handed.rewarder() if self.reward == "model" else None
        keys = (reads_key(shop.data, self.corpora), *(folders.folder_key(path) for path in (base, scorer) if path))
        folder = run_folder(shop.runs, "reinforce-language-model", self, *keys)
        if not folders.is_finished(folder / "model"):
            try:
                tokenizer = folders.load_tokenizer(base)
                found = records.read_records(shop.data, self.corpora, limit=self.limit, seed=self.pace.seed)
                rows: list[dict[str, Any]] = [{"prompt": record.prompt} for record in found]
                if scorer is None:
                    rows = reinforcement.rows_of(found, self.copies)
                if not rows:
                    raise LanguageModelError("no question has a database to run its answers on")
                model = self._learned(base, scorer, tokenizer, rows, folder)
            except LanguageModelError as error:
                raise StageError(f"reinforce-language-model: {error}") from error
            done = f"reinforced ({self.algorithm}, {self.reward}), {self.pace.steps:,} steps"
            leave(folder / "model", merged(model), tokenizer, base, done, self.corpora)
        return replace(handed, language_model=folder / "model")

    def _learned(
        self, base: Path, scorer: Path | None, tokenizer: Any, rows: Sequence[dict[str, Any]], folder: Path
    ) -> Any:
        model = prepared(base, self.method)
        reward: proximal.Reward = proximal.by_execution
        if scorer is not None:
            scores = folders.load_scorer(scorer).requires_grad_(False).to(parallel.device())
            reward = proximal.by_model(scores, tokenizer)
        if self.algorithm == "ppo":
            reference = folders.load_model(base).requires_grad_(False).to(parallel.device())
            model, curve = proximal.learn_proximal(
                model.to(parallel.device()), reference, tokenizer, rows, self.pace,
                reward=reward, longest=self.longest, beta=self.beta,
            )  # fmt: skip
            if not parallel.rank():
                folder.mkdir(parents=True, exist_ok=True)
                lines = (json.dumps({"step": step, "reward": value}) + "\n" for step, value in enumerate(curve, 1))
                (folder / "log.jsonl").write_text("".join(lines), encoding="utf-8")
            return model

        def scored(prompts: Sequence[str], completions: Sequence[str], **_: Any) -> list[float]:
            return list(reward(prompts, completions, ()))

        return reinforcement.reinforce(
            model, tokenizer, rows, self.pace, folder / "checkpoints",
            reward=reinforcement.reward_of if scorer is None else scored, algorithm=self.algorithm,
            samples=self.samples, longest=self.longest, beta=self.beta,
        )  # fmt: skip
