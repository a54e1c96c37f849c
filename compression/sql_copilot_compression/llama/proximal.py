"""PPO (Schulman et al. 2017) with execution, or a reward model, as reward: trl has it no longer, so it is here, small.

The reward comes with the end of an answer; each token costs beta times how far it strays from the model as it was. A
value head on the last hidden state makes advantages (GAE) of both.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from sql_copilot_compression.llama import reverse_distillation
from sql_copilot_compression.llama.answering import query_in
from sql_copilot_compression.llama.reinforcement import reward_of
from sql_copilot_compression.llama.supervised import Pace
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.objectives import picked

Reward = Callable[[Sequence[str], Sequence[str], Sequence[Mapping[str, Any]]], Sequence[float]]
"""(Prompts, answers, their rows) to rewards."""


@dataclass(frozen=True)
class ProximalConfig:
    """The constants of PPO."""

    epochs: int = 2
    """Times that each batch of answers is learned from."""
    clip: float = 0.2
    decay: float = 0.95
    """λ of generalised advantages; nothing is discounted."""
    value: float = 0.1
    """Weight of the value head's loss."""


def by_execution(prompts: Sequence[str], said: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Sequence[float]:
    """Reward by what queries return."""
    return reward_of(prompts, said, **{name: [row[name] for row in rows] for name in ("gold", "databases")})


def by_model(model: Any, tokenizer: Any) -> Reward:
    """Reward by a model that learned to prefer."""

    @torch.no_grad()
    def reward(prompts: Sequence[str], said: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Sequence[float]:
        del rows
        texts = [
            f"{prompt}{query_in(text)[6:]}{tokenizer.eos_token}" for prompt, text in zip(prompts, said, strict=True)
        ]
        batch = tokenizer(texts, return_tensors="pt", padding=True, add_special_tokens=False).to(model.device)
        out = model(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"])
        scores: list[float] = out.logits[:, 0].tolist()
        return scores

    return reward


def advantages(rewards: Tensor, values: Tensor, known: Tensor, decay: float) -> tuple[Tensor, Tensor]:
    """(Generalised advantages, returns), both [B,T], of rewards and values per token; 0 where nothing was said."""
    after = torch.zeros_like(values[:, 0])
    found = []
    following = torch.zeros_like(after)
    for at in range(values.shape[1] - 1, -1, -1):
        here = known[:, at]
        delta = rewards[:, at] + following - values[:, at]
        after = here * (delta + decay * after)
        following = here * values[:, at]
        found.append(after)
    gained = torch.stack(found[::-1], 1)
    return gained, (gained + values) * known


def learn_proximal(
    model: Any,
    reference: Any,
    tokenizer: Any,
    rows: Sequence[Mapping[str, Any]],
    pace: Pace,
    *,
    reward: Reward = by_execution,
    longest: int = 96,
    beta: float = 0.05,
    config: ProximalConfig | None = None,
) -> tuple[Any, list[float]]:
    """Train; returns the model and the mean reward of each step. `reference` is the model as it was, and stays."""
    config = config or ProximalConfig()
    torch.manual_seed(pace.seed)
    device = next(model.parameters()).device
    head = nn.Linear(model.config.hidden_size, 1).to(device)
    nn.init.zeros_(head.weight)
    learns = [*(p for p in model.parameters() if p.requires_grad), *head.parameters()]
    optimiser = torch.optim.AdamW(learns, lr=pace.rate, weight_decay=pace.decay)
    curve = []
    for step in range(pace.steps):
        draw = random.Random(f"ppo/{pace.seed}/{step}/{parallel.rank()}")
        chosen = [rows[draw.randrange(len(rows))] for _ in range(pace.batch)]
        prompts = [row["prompt"] for row in chosen]
        ids, mask = reverse_distillation.prompts_of(tokenizer, prompts)
        model.eval()
        drawn = reverse_distillation.sample(
            model, reference, ids.to(device), mask.to(device), tokenizer.eos_token_id, 0.0, longest
        )
        known = (drawn.answers >= 0).float()
        said = [tokenizer.decode(row[row >= 0], skip_special_tokens=True) for row in drawn.answers]
        with torch.no_grad():
            old_values = _said(model, head, drawn)[1] * known
            stray = drawn.student_log_q - picked(_said(reference, None, drawn)[0], drawn.answers)
        earned = torch.tensor(reward(prompts, said, chosen), device=device)
        rewards = -beta * stray * known
        last = known.sum(1).long() - 1
        rewards[torch.arange(len(chosen), device=device), last] += earned
        gained, returns = advantages(rewards, old_values, known, config.decay)
        mean = (gained * known).sum() / known.sum()
        spread = (((gained - mean).square() * known).sum() / known.sum()).sqrt()
        gained = (gained - mean) / (spread + 1e-6)
        for _ in range(config.epochs):
            log_q, values = _said(model, head, drawn)
            ratio = (picked(log_q, drawn.answers) - drawn.student_log_q).exp()
            clipped = ratio.clamp(1 - config.clip, 1 + config.clip)
            policy = -torch.minimum(ratio * gained, clipped * gained)
            loss = ((policy + config.value * (values - returns).square()) * known).sum() / known.sum()
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(loss)
            parallel.average_gradients(learns)
            torch.nn.utils.clip_grad_norm_(learns, 1.0)
            optimiser.step()
        curve.append(float(earned.mean()))
    return model, curve


def _said(model: Any, head: nn.Linear | None, drawn: reverse_distillation.Sampled) -> tuple[Tensor, Tensor]:
    """(Log-probabilities [B,T,V], values [B,T]) of the answers' tokens."""
    out = model(
        input_ids=drawn.input_ids,
        attention_mask=drawn.attention_mask,
        position_ids=reverse_distillation.positions(drawn.attention_mask),
        use_cache=False,
        output_hidden_states=head is not None,
    )
    length = drawn.answers.shape[1]
    log_p = torch.log_softmax(out.logits[:, -length - 1 : -1].float(), -1)
    values = head(out.hidden_states[-1][:, -length - 1 : -1].float()).squeeze(-1) if head is not None else log_p[..., 0]
    return log_p, values
