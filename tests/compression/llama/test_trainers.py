"""Trainers on a tiny Llama: rewards and preferences are learned, and answers are reinforced."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from sql_copilot_compression.llama import folders, preferences, proximal, reinforcement, supervised
from sql_copilot_compression.llama.records import Record


def pace(**settings: Any) -> supervised.Pace:
    return supervised.Pace(**{"warmup": 0, "check_every": 100, "report_every": 1, "threads": 1, **settings})


def test_a_reward_model_learns_to_prefer_right_queries(
    llama: Path, tokenizer: Any, questions: Sequence[Record], tmp_path: Path
) -> None:
    from transformers import AutoModelForSequenceClassification

    torch.manual_seed(1)
    model = AutoModelForSequenceClassification.from_pretrained(str(llama), num_labels=1)
    pairs = list(preferences.corrupted_pairs(questions))
    preferences.learn_reward(model, tokenizer, pairs, pace(steps=4, batch=4, rate=1e-2), tmp_path)
    losses = [float(json.loads(line)["loss"]) for line in (tmp_path / "log.jsonl").read_text().splitlines()[:4]]
    assert losses[-1] < losses[0]
    scores = proximal.by_model(model.eval(), tokenizer)([pairs[0]["prompt"]] * 2, [" 1", " 1"], [{}, {}])
    assert scores[0] == pytest.approx(scores[1], abs=1e-4)


def test_a_checkpoint_that_was_being_written_is_passed_over(tmp_path: Path) -> None:
    assert supervised.last_checkpoint(tmp_path) is None
    for name in ("checkpoint-2", "checkpoint-10", "checkpoint-12"):
        (tmp_path / name).mkdir()
    for name in ("checkpoint-2", "checkpoint-10"):
        (tmp_path / name / "trainer_state.json").write_text("{}")
    assert supervised.last_checkpoint(tmp_path) == str(tmp_path / "checkpoint-10")


@pytest.mark.parametrize("algorithm", ["rloo", "grpo"])
def test_answers_are_reinforced_by_what_they_return(
    algorithm: str, llama: Path, tokenizer: Any, questions: Sequence[Record], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    rows = reinforcement.rows_of(questions[:2], 1)
    model = reinforcement.reinforce(
        folders.load_model(llama, training=True), tokenizer, rows, pace(steps=1, batch=2, rate=1e-3), tmp_path / "run",
        algorithm=algorithm, samples=2, longest=6, beta=0.05,
    )  # fmt: skip
    log = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert float(log[0]["reward"]) == 0.0  # of random weights nothing runs
    assert type(model).__name__ == "LlamaForCausalLM"


def test_ppo_makes_more_likely_what_is_rewarded(model: Any, llama: Path, tokenizer: Any) -> None:
    wanted = [piece for piece in range(len(tokenizer)) if "a" in tokenizer.decode([piece])]

    def reward(prompts: Sequence[str], said: Sequence[str], rows: Any) -> Sequence[float]:
        return [float("a" in text) for text in said]

    def chance() -> float:
        ids = tokenizer("SELECT", return_tensors="pt", add_special_tokens=False)["input_ids"]
        with torch.no_grad():
            return float(torch.softmax(model(input_ids=ids).logits[0, -1], -1)[wanted].sum())

    before = chance()
    _, curve = proximal.learn_proximal(
        model, folders.load_model(llama), tokenizer, [{"prompt": "SELECT"}], pace(steps=12, batch=16, rate=5e-3),
        reward=reward, longest=3, beta=0.0,
    )  # fmt: skip
    assert chance() > 1.3 * before
    assert sum(curve[-4:]) > sum(curve[:4])


def test_advantages_are_rewards_to_come_less_what_was_expected() -> None:
    rewards, known = torch.tensor([[0.0, 0.0, 1.0, 9.0]]), torch.tensor([[1.0, 1.0, 1.0, 0.0]])
    values = torch.tensor([[0.25, 0.5, 0.75, 9.0]]) * known
    gained, returns = proximal.advantages(rewards, values, known, 1.0)
    assert gained.tolist() == [[0.75, 0.5, 0.25, 0.0]]
    assert returns.tolist() == [[1.0, 1.0, 1.0, 0.0]]
