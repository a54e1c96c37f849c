"""Trainers on a tiny Llama: rewards and preferences are learned, and answers are reinforced."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from sql_copilot_compression.llama import folders, preferences, proximal, reinforcement, supervised
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.methods import Method, prepared
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.stages import Handed, StageError, Workshop
from sql_copilot_compression.stages.prefer_language_model import PreferLanguageModel
from sql_copilot_compression.stages.reinforce_language_model import ReinforceLanguageModel


def pace(**settings: Any) -> supervised.Pace:
    return supervised.Pace(**{"warmup": 0, "check_every": 100, "report_every": 1, "threads": 1, **settings})


def shop(data: Path, work: Path) -> Workshop:
    return Workshop("trainers", data, work, work / "model.pt", lambda _: None)


@pytest.mark.parametrize("kind", ["full", "partial", "lora"])
def test_a_reward_model_learns_to_prefer_right_queries_and_its_scores_are_a_stages_reward(
    kind: str, llama: Path, data: Path, tokenizer: Any, questions: Sequence[Record], tmp_path: Path
) -> None:
    learn = PreferLanguageModel(
        ("spider-train",), learns="reward", method=Method(kind), pace=pace(steps=12, batch=4, rate=1e-2)
    )
    handed = learn.run(shop(data, tmp_path), Handed(language_model=llama))
    assert handed.language_model == llama
    scores = folders.load_scorer(handed.rewarder())
    assert folders.lineage_of(handed.rewarder())["stages"] == ["random", "a reward (corrupted), 12 steps"]

    pairs = list(preferences.corrupted_pairs(questions))
    rated = {
        side: proximal.by_model(scores, tokenizer)([p["prompt"] for p in pairs], [p[side] for p in pairs], ())
        for side in ("chosen", "rejected")
    }
    assert sum(rated["chosen"]) > sum(rated["rejected"])

    again = ReinforceLanguageModel(
        ("spider-train",), algorithm="ppo" if kind == "full" else "grpo", reward="model", samples=2, longest=4,
        pace=pace(steps=1, batch=2, rate=1e-3),
    )  # fmt: skip
    learned = again.run(shop(data, tmp_path), handed).speaker()
    assert folders.lineage_of(learned)["stages"][-1] == f"reinforced ({again.algorithm}, model), 1 steps"
    log = next(tmp_path.rglob("reinforce-*/**/log.jsonl")).read_text().splitlines()
    assert float(json.loads(log[0])["reward"]) != 0.0  # by execution it would be: of random weights nothing runs


def test_what_scores_answers_is_refused_where_it_cannot_be(llama: Path, data: Path, tmp_path: Path) -> None:
    with pytest.raises(StageError, match="no reward model yet"):
        ReinforceLanguageModel(reward="model").run(shop(data, tmp_path), Handed(language_model=llama))
    with pytest.raises(ValueError, match="execution, model, not taste"):
        ReinforceLanguageModel(reward="taste")
    with pytest.raises(ValueError, match="answers, reward, not both"):
        PreferLanguageModel(learns="both")
    with pytest.raises(LanguageModelError, match="take LoRA"):
        prepared(llama, Method("qlora"), scores=True)


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
