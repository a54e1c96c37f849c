"""What training minimises: cross-entropy, distillation, reverse KL (MiniLLM) and execution-guided weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import torch
import torch.nn.functional as F
from torch import Tensor

from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.pointer.network import Batch

Forward = Callable[[Batch], tuple[Tensor, Tensor]]
"""A batch to (logits [B,T,V], memory [B,N,d])."""
Objective = Callable[[Forward, Batch], tuple[Tensor, Tensor]]
"""(Loss to minimise, share of steps right)."""


def picked(log_p: Tensor, target: Tensor) -> Tensor:
    """Log-probabilities [B,T] of the targets, 0 beyond the end of a sequence."""
    return log_p.gather(2, target.clamp(min=0).unsqueeze(2)).squeeze(2) * (target >= 0)


def weighted(per_example: Tensor, batch: Batch) -> Tensor:
    """Mean over examples by their weights."""
    return (per_example * batch.weight).sum() / batch.weight.sum().clamp(min=1e-6)


def steps_right(logits: Tensor, batch: Batch) -> Tensor:
    """Share of steps whose best token is the gold one."""
    known = batch.target >= 0
    return ((logits.argmax(-1) == batch.target) & known).sum() / known.sum()


def cross_entropy(forward: Forward, batch: Batch) -> tuple[Tensor, Tensor]:
    """−log p of whole gold sequences, averaged over examples."""
    logits, _ = forward(batch)
    value = weighted(-picked(torch.log_softmax(logits, -1), batch.target).sum(1), batch)
    return value, steps_right(logits.detach(), batch)


@dataclass(frozen=True)
class DistilConfig:
    """Weights of the distillation objective: a·KL·T² + b·MSE of the memories + c·cross-entropy."""

    temperature: float = 2.0
    actions: float = 1.0
    layers: float = 0.1
    gold: float = 0.5


def distillation(teachers: Sequence[Forward], projection: torch.nn.Module | None, config: DistilConfig) -> Objective:
    """Action-level distillation from the mean of teachers, and layer-level from the first one's memory.

    `projection` maps the student's memory to the teacher's width ([B,N,d] to [B,N,D]); without it the layer term is
    left out.
    """

    def objective(forward: Forward, batch: Batch) -> tuple[Tensor, Tensor]:
        with torch.no_grad():
            answers = [teacher(batch) for teacher in teachers]
            soft = torch.stack([torch.softmax(logits / config.temperature, -1) for logits, _ in answers]).mean(0)
        logits, memory = forward(batch)
        known = (batch.target >= 0).float()
        divergence = F.kl_div(torch.log_softmax(logits / config.temperature, -1), soft, reduction="none").sum(-1)
        per_example = config.actions * config.temperature**2 * (divergence * known).sum(1)
        per_example = per_example - config.gold * picked(torch.log_softmax(logits, -1), batch.target).sum(1)
        value = weighted(per_example, batch)
        if projection is not None:
            apart = (projection(memory.float()) - answers[0][1].float()).pow(2).mean(-1)  # [B,N]
            value = value + config.layers * (apart * batch.node_mask).sum() / batch.node_mask.sum()
        return value, steps_right(logits.detach(), batch)

    return objective


@dataclass(frozen=True)
class ReverseKLConfig:
    """MiniLLM's settings (arXiv 2306.08543)."""

    teacher_share: float = 0.2
    """α of the mixture p̃ = αp + (1 − α)q that sequences are sampled from."""
    clip: float = 0.2
    reward_scale: float = 0.5
    reward_limit: float = 100.0


def mixture(teacher_log_p: Tensor, student_log_q: Tensor, teacher_share: float) -> Tensor:
    """log(αp + (1 − α)q), elementwise."""
    shares = torch.tensor([teacher_share, 1 - teacher_share]).log()
    return torch.logaddexp(teacher_log_p + shares[0], student_log_q + shares[1])


def reverse_kl(
    log_q: Tensor, log_p: Tensor, tokens: Tensor, old_log_q: Tensor, sampled_log_p: Tensor, config: ReverseKLConfig
) -> Tensor:
    """MiniLLM's loss on sampled sequences: exact per-step KL(q‖p) plus a clipped policy gradient for what comes after.

    log_q (student, with gradient) and log_p (teacher) are [B,T,V]; tokens i64 [B,T], −1 beyond the end; old_log_q and
    sampled_log_p [B,T] are the log-probabilities of the tokens under the student and under the mixture when they were
    sampled.
    """
    known = (tokens >= 0).float()
    reward = (picked(log_p, tokens) - old_log_q * known).detach() / config.reward_scale
    reward = reward.clamp(-config.reward_limit, config.reward_limit) * known
    after = reward.flip(1).cumsum(1).flip(1) - reward  # sum over later steps
    count = (known.flip(1).cumsum(1).flip(1) - known).clamp(min=1)
    future = after / count  # length-normalised
    mean = (future * known).sum() / known.sum()
    deviation = (((future - mean).pow(2) * known).sum() / known.sum()).sqrt()
    advantage = (future - mean) / (deviation + 1e-6)
    importance = (old_log_q - sampled_log_p).exp().detach()
    ratio = (picked(log_q, tokens) - old_log_q.detach()).exp()
    clipped = ratio.clamp(1 - config.clip, 1 + config.clip)
    long_term = -torch.minimum(ratio * advantage, clipped * advantage)
    single_step = (log_q.exp() * (log_q - log_p)).sum(-1)
    return ((long_term + single_step) * importance * known).sum() / known.sum()


@dataclass(frozen=True)
class ExecutionConfig:
    """L = (1 − r)(λ + (1 − λ)d)·CE(gold) + r·μ·CE(own answer)."""

    floor: float = 0.3
    """λ: what a wrong answer costs at least, however near the gold it is."""
    keep: float = 0.1
    """μ: how strongly right answers are kept."""


def edit_distance(a: Sequence[int], b: Sequence[int]) -> int:
    """Levenshtein distance of two token sequences."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def execution_guided(gold: Features, own: Features, agrees: bool, config: ExecutionConfig) -> Features:
    """What to train on after decoding `own` for an example: it, if it gave gold's result on every mutated database,
    else gold.
    """
    if agrees:
        return replace(own, weight=config.keep)
    a, b = own.tokens.tolist(), gold.tokens.tolist()
    distance = edit_distance(a, b) / max(len(a), len(b), 1)
    return replace(gold, weight=config.floor + (1 - config.floor) * distance)
