"""Distils a language model into a smaller one with the same vocabulary: soft answers, and one layer's hidden states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.supervised import Loss, distinct, kept, learned_places


@dataclass(frozen=True)
class LayerDistilConfig:
    """a·KL·T² + b·MSE(W h, H) + c·cross-entropy, over the tokens of answers."""

    temperature: float = 2.0
    answers: float = 1.0
    layer: float = 0.1
    gold: float = 0.5
    student_layer: int = -1
    """Whose output is compared (−1 is the last) …"""
    teacher_layer: int = -1
    """… with that of which of the teacher's."""


def require_same_vocabulary(teacher: Any, student: Any) -> None:
    """Raises `LanguageModelError` where the two do not share tokens."""
    if teacher.config.vocab_size != student.config.vocab_size:
        raise LanguageModelError(
            f"teacher and student have other vocabularies ({teacher.config.vocab_size:,} and "
            f"{student.config.vocab_size:,} pieces): distil within one family, trimmed alike, or use a stage 'labelled'"
        )


def projection(teacher: Any, student: Any) -> nn.Linear:
    """W of [teacher's width, student's width]; it begins as the identity where both are as wide."""
    layer = nn.Linear(student.config.hidden_size, teacher.config.hidden_size, bias=False)
    if layer.in_features == layer.out_features:
        nn.init.eye_(layer.weight)
    return layer


def layer_distillation(teacher: Any, settings: LayerDistilConfig) -> Loss:
    """The objective; the student holds its projection as `to_teacher`, so that it is trained and saved along."""

    def loss(model: nn.Module, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
        row, at = learned_places(batch)
        before, weight = batch["predecessors"][row, at], batch["weights"][row, at]
        places, place = distinct(before)
        asked = {name: batch[name] for name in ("input_ids", "position_ids", "attention_mask")}
        more = {"use_cache": False, "output_hidden_states": True, "logits_to_keep": places}
        with torch.no_grad():
            wanted = teacher(**asked, **more)
        said = model(**asked, **more)
        own, soft = (kept(out.logits, places)[row, place].float() for out in (said, wanted))
        heat = settings.temperature
        apart = F.kl_div(torch.log_softmax(own / heat, -1), torch.log_softmax(soft / heat, -1), reduction="none",
                         log_target=True).sum(-1)  # fmt: skip
        value = settings.answers * heat**2 * apart
        value = value + settings.gold * F.cross_entropy(own, batch["labels"][row, at], reduction="none")
        if settings.layer:
            inner: Any = getattr(model, "module", model)
            state = inner.to_teacher(said.hidden_states[settings.student_layer][row, before])
            goal = wanted.hidden_states[settings.teacher_layer][row, before]
            value = value + settings.layer * (state.float() - goal.float()).square().mean(-1)
        return (value * weight).sum(), weight.sum()

    return loss
