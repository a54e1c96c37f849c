"""How much of a language model learns: all of it, its last layers, or low-rank adapters, on packed weights or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from sql_copilot_compression.llama.families import LanguageModelError, family_of
from sql_copilot_compression.llama.folders import config_of, load_model, load_scorer

KINDS = ("full", "partial", "lora", "qlora")


@dataclass(frozen=True)
class Method:
    """One of `KINDS`, and its sizes."""

    kind: str = "full"
    layers: int = 2
    """Of partial: so many layers at the end learn, with the last norm and the head."""
    rank: int = 16
    alpha: int = 32
    dropout: float = 0.05
    targets: tuple[str, ...] = ()
    """Modules that adapters sit on; those of the family where empty."""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no method is called {self.kind}; known: {', '.join(KINDS)}")


def decoder_layers(model: nn.Module) -> nn.ModuleList:
    """The list of a model's layers: the longest list of modules in it."""
    lists = [module for module in model.modules() if isinstance(module, nn.ModuleList)]
    if not lists:
        raise LanguageModelError(f"{type(model).__name__} has no list of layers")
    return max(lists, key=len)


def prepared(folder: Path, method: Method, *, scores: bool = False) -> Any:
    """The model of a folder, such that only what the method says learns; one that scores whole texts, if asked."""
    if method.kind == "qlora":
        if scores:
            raise LanguageModelError("a reward model is not learned on packed weights; take LoRA")
        return _adapted(_packed(folder), folder, method)
    model = load_scorer(folder, training=True) if scores else load_model(folder, training=True)
    if method.kind == "lora":
        return _adapted(model, folder, method, "SEQ_CLS" if scores else "CAUSAL_LM")
    if method.kind == "partial":
        model.requires_grad_(False)
        for layer in list(decoder_layers(model))[-method.layers :]:
            layer.requires_grad_(True)
        head = model.get_output_embeddings()
        if head is not None and head.weight is not model.get_input_embeddings().weight:
            head.requires_grad_(True)
        for name, module in model.named_modules():
            is_last_norm = name.endswith((".norm", ".ln_f", ".final_layernorm")) and ".layers." not in name
            if is_last_norm or name in ("score", "classifier"):
                module.requires_grad_(True)
    return model


def _adapted(model: Any, folder: Path, method: Method, task: str = "CAUSAL_LM") -> Any:
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(
        r=method.rank,
        lora_alpha=method.alpha,
        lora_dropout=method.dropout,
        target_modules=list(method.targets or family_of(config_of(folder)).targets),
        task_type=task,
    )
    return get_peft_model(model, config)


def _packed(folder: Path) -> Any:
    """The model in four bits (NF4), which bitsandbytes does on CUDA."""
    if not torch.cuda.is_available():
        raise LanguageModelError(
            "QLoRA needs a CUDA device (bitsandbytes packs weights there); here LoRA does the same"
        )
    try:
        from peft import prepare_model_for_kbit_training
        from transformers import AutoModelForCausalLM, BitsAndBytesConfig

        four = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16)
        model = AutoModelForCausalLM.from_pretrained(
            str(folder), quantization_config=four, use_safetensors=True, trust_remote_code=False, local_files_only=True
        )
    except ImportError as error:
        raise LanguageModelError(f"QLoRA needs bitsandbytes: pip install bitsandbytes ({error})") from error
    return prepare_model_for_kbit_training(model)


def merged(model: Any) -> Any:
    """The model with its adapters in its weights, as a plain one of its class."""
    return model.merge_and_unload() if hasattr(model, "merge_and_unload") else model
