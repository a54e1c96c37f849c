"""The tiny recipe of the Llama line: from random weights to a pruned, distilled archive, each stage done once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from sql_copilot_compression.llama import folders
from sql_copilot_compression.pipeline import build
from sql_copilot_compression.recipe import load_recipe
from sql_copilot_compression.stages import Workshop

import native_runtime

RECIPE = Path(__file__).parents[3] / "compression" / "recipes" / "llama-tiny.toml"


@pytest.mark.timeout(900)
def test_the_tiny_line_ends_in_a_pruned_llama_and_goes_on_where_it_was(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    said: list[str] = []
    shop = Workshop("tiny", data, tmp_path / "work", tmp_path / "out" / "model.pt", said.append)
    torch.set_num_threads(1)
    handed = build(load_recipe(RECIPE), shop)
    assert handed.language_model is not None
    assert handed.language_teacher is not None

    curve = [json.loads(line) for line in next(shop.runs.glob("tune-*/checkpoints/log.jsonl")).read_text().splitlines()]
    losses = [entry["loss"] for entry in curve if "loss" in entry]
    assert float(losses[-1]) < 0.8 * float(losses[0])

    facts, before = folders.lineage_of(handed.language_model), folders.lineage_of(handed.language_teacher)
    assert facts["parameters"] <= 0.2 * before["parameters"]
    assert [stage.split()[0].strip(",") for stage in facts["stages"]] == [
        "random", "tuned", "preferences", "pruned", "recovered", "pruned", "recovered", "distilled", "reverse",
    ]  # fmt: skip
    assert facts["learned_under"] == ["Spider, train: CC BY-SA 4.0"]
    delivered = shop.target.parent / "language-model"
    assert {path.name for path in delivered.iterdir()} >= {"config.json", "model.safetensors", "tokenizer.json"}

    engine = native_runtime.LanguageModel(str(shop.target.parent / "language-model.pt"))
    judged = json.loads(next(shop.runs.glob("export-*/engine.json")).read_text())
    assert engine.pieces == 320
    assert judged["sets"]["held-out"]["masked"]["prepares"] == 100.0
    assert judged["sets"]["held-out"]["free"]["questions"] == 3
    assert len(next(shop.runs.glob("export-*/held-out-masked.jsonl")).read_text().splitlines()) == 3

    stamps = {path: path.stat().st_mtime_ns for path in shop.runs.rglob("*.safetensors")}
    last = handed.language_model
    (last / "lineage.json").unlink()  # as if it had been killed while it was saved
    again = build(load_recipe(RECIPE), shop)
    assert again.language_model == last
    assert folders.lineage_of(last)["stages"] == facts["stages"]
    assert {p for p, stamp in stamps.items() if p.stat().st_mtime_ns != stamp} == {last / "model.safetensors"}
