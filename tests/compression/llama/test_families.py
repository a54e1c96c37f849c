"""All ten families: native ones learn by every method at a random, tiny size; remote code is refused."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from sql_copilot_compression.llama import families, folders, methods, packing, prompts, supervised
from sql_copilot_compression.llama.families import FAMILIES, LanguageModelError
from sql_copilot_compression.llama.records import Record, asked
from transformers import AutoConfig, AutoModelForCausalLM

SIZES = {
    "vocab_size": 300, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "n_layer": 2, "head_dim": 8,
    "num_attention_heads": 4, "n_head": 4, "num_key_value_heads": 2, "pad_token_id": 0, "eos_token_id": 1,
    "bos_token_id": 1, "max_position_embeddings": 512,
}  # fmt: skip
NATIVE = sorted({kind for family in FAMILIES.values() for kind in family.types})


def random_model(kind: str, folder: Path) -> Path:
    """A model of that type with random weights."""
    known = set(AutoConfig.for_model(kind).to_dict()) | {"hidden_size", "num_hidden_layers", "num_attention_heads"}
    config = AutoConfig.for_model(kind, **{name: size for name, size in SIZES.items() if name in known})
    torch.manual_seed(0)
    AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    return folder


def a_batch() -> dict[str, torch.Tensor]:
    ids = torch.randint(2, 300, (1, 12), generator=torch.Generator().manual_seed(1))
    return {"input_ids": ids, "labels": ids}


@pytest.mark.parametrize("kind", NATIVE)
def test_a_native_model_learns_whole_in_part_and_by_adapters(kind: str, tmp_path: Path) -> None:
    folder = random_model(kind, tmp_path / "model")
    family = families.family_of(folders.config_of(folder))
    assert kind in family.types
    learned = {}
    for method in (methods.Method("full"), methods.Method("partial", layers=1), methods.Method("lora", rank=4)):
        model = methods.prepared(folder, method).train()
        model(**a_batch()).loss.backward()
        learned[method.kind] = sum(p.numel() for p in model.parameters() if p.requires_grad)
        assert all(p.grad is not None for p in model.parameters() if p.requires_grad)
    assert learned["lora"] < learned["partial"] < learned["full"]
    assert type(methods.merged(model)).__name__ == type(folders.load_model(folder)).__name__


def test_adapters_are_merged_into_what_they_say(tmp_path: Path) -> None:
    folder = random_model("llama", tmp_path / "model")
    model = methods.prepared(folder, methods.Method("lora", rank=4, dropout=0.0)).eval()
    for name, parameter in model.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.1)
    ids = a_batch()["input_ids"]
    with torch.no_grad():
        adapted = model(input_ids=ids).logits
        assert torch.allclose(methods.merged(model)(input_ids=ids).logits, adapted, atol=1e-4)
        assert not torch.allclose(folders.load_model(folder)(input_ids=ids).logits, adapted, atol=1e-2)


@pytest.mark.parametrize("kind", sorted({kind for family in FAMILIES.values() for kind in family.remote}))
def test_a_model_that_needs_its_own_code_is_refused(kind: str, tmp_path: Path) -> None:
    config = {"model_type": kind, "auto_map": {"AutoModelForCausalLM": f"modeling_{kind}.Model"}}
    (tmp_path / "config.json").write_text(json.dumps(config))
    with pytest.raises(LanguageModelError, match="only with Python code from its own repository, which is never"):
        folders.load_model(tmp_path)


def test_there_are_ten_families_each_spoken_to_in_its_way(questions: Sequence[Record]) -> None:
    assert len(FAMILIES) == 10
    example = questions[0].example
    assert example is not None
    for family in FAMILIES.values():
        record = asked(example, family)
        before, after = family.template.split("{query}")
        assert record.prompt.startswith(f"{before}CREATE TABLE team")
        assert record.prompt.endswith(f"-- {example.question}{after}")


def test_chinese_questions_are_asked_in_chinese() -> None:
    assert prompts.nsql_prompt("CREATE TABLE t (a int);", "有多少").endswith(
        "下列关于上述表的问题。\n\n-- 有多少\nSELECT"
    )


def test_what_is_no_model_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match=r"no config\.json"):
        folders.load_model(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "llama"}')
    with pytest.raises(LanguageModelError, match="weights missing"):
        folders.load_model(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "mamba"}')
    with pytest.raises(LanguageModelError, match="mamba is none of the families here: bloom, falcon"):
        folders.load_model(tmp_path)


def test_too_little_memory_is_told_before_loading(llama: Path) -> None:
    with pytest.raises(LanguageModelError, match=r"needs about \d+\.\d GB of memory, \d+\.\d GB are free"):
        folders.require_memory(llama, factor=1e9)


@pytest.mark.skipif(torch.cuda.is_available(), reason="a CUDA device is here")
def test_packed_weights_without_a_device_are_refused(llama: Path) -> None:
    with pytest.raises(LanguageModelError, match="QLoRA needs a CUDA device"):
        methods.prepared(llama, methods.Method("qlora"))


def test_adapters_learn_on_packed_questions(
    llama: Path, tokenizer: Any, questions: Sequence[Record], tmp_path: Path
) -> None:
    packs = packing.packed([packing.tokens_of(record, tokenizer) for record in questions], 700)
    pace = supervised.Pace(steps=8, rate=1e-2, warmup=1, check_every=100, report_every=4, threads=1)
    model = supervised.learn(
        methods.prepared(llama, methods.Method("lora", rank=4)), packs, tokenizer.pad_token_id, pace, tmp_path
    )
    losses = [float(json.loads(line)["loss"]) for line in (tmp_path / "log.jsonl").read_text().splitlines()[:2]]
    assert losses[1] < losses[0]
    assert type(methods.merged(model)).__name__ == "LlamaForCausalLM"
