"""MiniLLM for language models (Gu et al. 2024): reverse KL on answers sampled from a mixture of teacher and student.

What other implementations get wrong is held by tests: padding never enters the loss, the advantage has no gradient,
the teacher is mixed into sampling and importance weights make up for it, and rewards are normalised by length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression.training.objectives import ReverseKLConfig, mixture, reverse_kl


@dataclass(frozen=True)
class Sampled:
    """Answers sampled for a batch of prompts."""

    input_ids: Tensor
    """i64 [B,P+T], prompts padded on the left."""
    attention_mask: Tensor
    """[B,P+T], 0 on padding."""
    answers: Tensor
    """i64 [B,T], −1 after the end-of-sequence token."""
    student_log_q: Tensor
    """[B,T], when they were sampled."""
    sampled_log_p: Tensor
    """[B,T], under the mixture."""


def positions(mask: Tensor) -> Tensor:
    """Positions of tokens that are padded on the left: the first that is none has 0."""
    return (mask.long().cumsum(1) - 1).clamp(min=0)


@torch.no_grad()
def sample(student: Any, teacher: Any, prompts: Tensor, mask: Tensor, end: int, share: float, longest: int) -> Sampled:
    """Sample answers token by token from p̃ = share·teacher + (1 − share)·student."""
    ids, mask = prompts, mask.long()
    running = torch.ones(ids.shape[0], dtype=torch.bool, device=ids.device)
    tokens: list[Tensor] = []
    own: list[Tensor] = []
    mixed: list[Tensor] = []
    step = {"input_ids": ids, "position_ids": positions(mask)}
    caches: list[Any] = [None, None]
    for _ in range(longest):
        logs = []
        for number, model in enumerate((student, teacher)):
            out = model(**step, attention_mask=mask, cache=caches[number], use_cache=True)
            caches[number] = out.past_key_values
            logs.append(torch.log_softmax(out.logits[:, -1].float(), -1))
        both = mixture(logs[1], logs[0], share)
        drawn = torch.multinomial(both.exp(), 1)
        own.append(logs[0].gather(1, drawn).squeeze(1) * running)
        mixed.append(both.gather(1, drawn).squeeze(1) * running)
        tokens.append(torch.where(running, drawn.squeeze(1), -1))
        mask = torch.cat([mask, running.long().unsqueeze(1)], 1)
        ids = torch.cat([ids, torch.where(running, drawn.squeeze(1), end).unsqueeze(1)], 1)
        running = running & (drawn.squeeze(1) != end)
        if not running.any():
            break
        step = {"input_ids": ids[:, -1:], "position_ids": positions(mask)[:, -1:]}
    return Sampled(ids, mask, torch.stack(tokens, 1), torch.stack(own, 1), torch.stack(mixed, 1))


def reverse_kl_loss(student: Any, teacher: Any, sampled: Sampled, config: ReverseKLConfig) -> Tensor:
    """The loss of MiniLLM on sampled answers; only their own tokens count."""
    length = sampled.answers.shape[1]
    asked = {
        "input_ids": sampled.input_ids,
        "attention_mask": sampled.attention_mask,
        "position_ids": positions(sampled.attention_mask),
        "use_cache": False,
    }
    with torch.no_grad():
        log_p = _log_softmax(teacher(**asked).logits, length)
    log_q = _log_softmax(student(**asked).logits, length)
    return reverse_kl(log_q, log_p, sampled.answers, sampled.student_log_q, sampled.sampled_log_p, config)


def _log_softmax(logits: Tensor, length: int) -> Tensor:
    """Of the tokens of answers: each is predicted by the one before it."""
    return torch.log_softmax(logits[:, -length - 1 : -1].float(), -1)


def prompts_of(tokenizer: Any, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """(Ids, mask) of prompts, padded on the left."""
    batch = tokenizer(list(texts), return_tensors="pt", padding=True, add_special_tokens=False)
    return batch["input_ids"], batch["attention_mask"]
