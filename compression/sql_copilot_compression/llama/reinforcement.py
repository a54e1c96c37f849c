"""Reinforcement with execution, or a reward model, as reward, by trl: RLOO or GRPO (PPO is in `proximal`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.execution import agrees_everywhere, run_cached
from sql_copilot_compression.data.mutate import mutated_copies
from sql_copilot_compression.llama.answering import query_in
from sql_copilot_compression.llama.folders import libraries
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.llama.supervised import Pace, arguments, keeps_curve, last_checkpoint

ALGORITHMS = ("rloo", "grpo", "ppo")
REWARDS = ("execution", "model")
RUNS = 0.1
"""What a query earns that runs but returns something else: the first step away from none that runs."""


def execution_reward(databases: Sequence[Path], gold: str, sql: str) -> float:
    """1 where both queries return the same on all databases, not nothing on all; `RUNS` where it only runs; else 0."""
    if agrees_everywhere(databases, gold, sql):
        return 1.0
    return RUNS if run_cached(databases[0], sql).ok else 0.0


def rows_of(records: Sequence[Record], copies: int) -> list[dict[str, Any]]:
    """What a trainer hands to the reward with each prompt: the gold query and the databases to run both on."""
    rows = []
    for record in records:
        if record.example is not None and record.example.database is not None:
            databases = [record.example.database, *mutated_copies(record.example.database, copies)]
            rows.append({
                "prompt": record.prompt,
                "gold": record.example.sql,
                "databases": json.dumps([str(path) for path in databases]),
            })  # fmt: skip
    return rows


def reward_of(prompts: Sequence[str], completions: Sequence[str], **columns: Any) -> list[float]:
    """Rewards of a batch, as trl asks for them."""
    del prompts
    rows = zip(completions, columns["gold"], columns["databases"], strict=True)
    return [execution_reward([Path(p) for p in json.loads(paths)], gold, query_in(said)) for said, gold, paths in rows]


def reinforce(
    model: Any,
    tokenizer: Any,
    rows: Sequence[dict[str, Any]],
    pace: Pace,
    folder: Path,
    *,
    algorithm: str,
    samples: int,
    longest: int,
    beta: float,
    reward: Callable[..., list[float]] = reward_of,
) -> Any:
    """Train by policy gradient on sampled answers; `pace.batch` counts answers and is a multiple of `samples`."""
    libraries()
    from datasets import Dataset
    from transformers import PrinterCallback
    from trl import GRPOConfig, GRPOTrainer, RLOOConfig, RLOOTrainer

    config, trainer_of = {"rloo": (RLOOConfig, RLOOTrainer), "grpo": (GRPOConfig, GRPOTrainer)}[algorithm]
    settings = config(
        **arguments(
            pace, folder, num_generations=samples, max_completion_length=longest, beta=beta,
            activation_checkpointing=False,
        )
    )  # fmt: skip
    trainer = trainer_of(
        model=model,
        reward_funcs=reward,
        args=settings,
        train_dataset=Dataset.from_list(list(rows)),
        processing_class=tokenizer,
    )
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(keeps_curve(folder))
    trainer.train(resume_from_checkpoint=last_checkpoint(folder))
    return trainer.accelerator.unwrap_model(trainer.model)
