"""The ten families of language models: how each is spoken to, what LoRA adapts, and which only remote code can run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ALPACA = "### Instruction:\n{query}\n\n### Response:\n"
CHATML = "<|im_start|>user\n{query}<|im_end|>\n<|im_start|>assistant\n"
SEPARATE = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")
"""Linear layers as LLaMA and those after it call them."""
FUSED = ("query_key_value", "dense", "dense_h_to_4h", "dense_4h_to_h")
"""The same as BLOOM and Falcon call them."""


class LanguageModelError(Exception):
    """A language model cannot be had or trained as asked; the message says what to do."""


@dataclass(frozen=True)
class Family:
    """One family."""

    name: str
    types: tuple[str, ...]
    """`model_type`s that transformers runs natively; the first is the one that tests make at random."""
    template: str
    """What an instruction stands in; the answer follows it."""
    targets: tuple[str, ...] = SEPARATE
    """Modules that LoRA adapts."""
    remote: tuple[str, ...] = ()
    """`model_type`s that only code from the model's own repository can run."""


FAMILIES: Mapping[str, Family] = {
    family.name: family
    for family in (
        Family("llama", ("llama",), ALPACA),
        Family("llama2", ("llama",), "[INST] {query} [/INST]"),
        Family(
            "llama3",
            ("llama",),
            "<|start_header_id|>user<|end_header_id|>\n\n{query}<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n",
        ),
        Family("bloom", ("bloom",), ALPACA, FUSED),
        Family("falcon", ("falcon",), "User: {query}\nFalcon:", FUSED),
        Family("baichuan", (), "<reserved_102>{query}<reserved_103>", ("W_pack",), ("baichuan",)),
        Family("internlm", ("internlm3",), CHATML, SEPARATE, ("internlm", "internlm2")),
        Family("qwen", ("qwen2", "qwen3"), CHATML, SEPARATE, ("qwen",)),
        Family("xverse", (), "Human: {query}\n\nAssistant: ", SEPARATE, ("xverse",)),
        Family(
            "glm",
            ("glm", "glm4"),
            "[gMASK]<sop><|user|>\n{query}<|assistant|>\n",
            ("q_proj", "k_proj", "v_proj", "o_proj", "gate_up_proj", "down_proj"),
            ("chatglm",),
        ),
    )
}


def family_called(name: str) -> Family:
    """The family of that name. Raises `LanguageModelError` naming those there are."""
    if name not in FAMILIES:
        raise LanguageModelError(f"no family is called {name}; known: {', '.join(FAMILIES)}")
    return FAMILIES[name]


def family_of(config: Mapping[str, Any]) -> Family:
    """The family of a model by its `config.json`. Raises `LanguageModelError` where it needs remote code."""
    kind = str(config.get("model_type", ""))
    for family in FAMILIES.values():
        if kind in family.remote or (
            kind not in family.types and "auto_map" in config and kind.startswith(family.name)
        ):
            raise LanguageModelError(
                f"this {family.name} model (model_type {kind}) runs only with Python code from its own repository, "
                "which is never executed here; take one that transformers knows by itself"
                + (f" (model_type {' or '.join(family.types)})" if family.types else ", such as a llama or qwen2")
            )
    for family in FAMILIES.values():
        if kind in family.types:
            return family
    known = sorted({kind for family in FAMILIES.values() for kind in family.types})
    raise LanguageModelError(f"model_type {kind or 'missing'} is none of the families here: {', '.join(known)}")
