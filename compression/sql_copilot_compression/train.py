"""Trains a network on precomputed features: bf16 matrix products over fp32 weights where the machine has them, exact
resume, one JSON line a report.

Stages of a recipe call `train`; `python -m sql_copilot_compression.train` runs one stage by hand.
"""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import functional_call

from sql_copilot_compression.batches import Collator
from sql_copilot_compression.features import Features
from sql_copilot_compression.network import Batch, Network, precision
from sql_copilot_compression.objectives import Forward, Objective, cross_entropy
from sql_copilot_compression.serving import quantise_rows


@dataclass(frozen=True)
class TrainConfig:
    """How to train; every field is part of the run's identity and is stored beside its checkpoints."""

    steps: int = 10_000
    batch: int = 64
    rate: float = 1e-3
    """Peak learning rate."""
    warmup: int = 400
    decay: float = 0.3
    """Share of the steps, at the end, over which the rate falls linearly to zero."""
    weight_decay: float = 0.01
    clip: float = 1.0
    average: float = 0.999
    """Decay of the exponential moving average of the weights, which is what gets evaluated and exported."""
    quantise: bool = False
    """Train with the weights rounded as serving rounds them, gradients passing straight through."""
    seed: int = 1
    threads: int = 0
    """Cores to use; 0 means all."""
    report_every: int = 100
    check_every: int = 1000
    """Steps between checkpoints and held-out evaluations."""
    shares: Mapping[str, float] = field(default_factory=dict)
    """Source, or its part before the slash → how often each of its examples is seen in a pass (0.25: a fresh quarter
    each pass).
    """

    def share(self, source: str) -> float:
        """How often examples of a source are seen in a pass; once, unless `shares` says otherwise."""
        return self.shares.get(source, self.shares.get(source.split("/", maxsplit=1)[0], 1.0))


def epoch_order(features: Sequence[Features], config: TrainConfig, epoch: int) -> list[list[int]]:
    """Batches (lists of indices) of one pass: a function of seed and epoch alone, so that a resumed run sees
    the same.
    """
    draw = random.Random(f"{config.seed}/{epoch}")
    chosen: list[int] = []
    for index, item in enumerate(features):
        share = config.share(item.source)
        chosen += [index] * (int(share) + (draw.random() < share - int(share)))
    draw.shuffle(chosen)
    # Examples of like size share a batch, so that little is padding: a window is sorted by nodes, then slices of it
    # by tokens.
    window, slice_size = config.batch * 128, config.batch * 8
    batches: list[list[int]] = []
    for start in range(0, len(chosen), window):
        part = sorted(chosen[start : start + window], key=lambda i: features[i].nodes)
        for first in range(0, len(part), slice_size):
            alike = sorted(part[first : first + slice_size], key=lambda i: len(features[i].tokens))
            batches += [alike[i : i + config.batch] for i in range(0, len(alike), config.batch)]
    draw.shuffle(batches)
    return batches


def rate_at(config: TrainConfig, step: int) -> float:
    """Warm up, stay, fall to zero."""
    fall = max(1, int(config.steps * config.decay))
    return config.rate * min(1.0, (step + 1) / config.warmup, (config.steps - step) / fall)


class Average:
    """Exponential moving average of a network's weights, bias-corrected by a short start."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in network.named_parameters()}

    def update(self, network: nn.Module, step: int) -> None:
        """Move towards the current weights."""
        share = 1 - min(self.decay, (1 + step) / (10 + step))
        for name, value in network.named_parameters():
            self.weights[name].lerp_(value.detach(), share)


def rounded(name: str, value: Tensor) -> Tensor:
    """A weight as it will be served (int8 rows for matrices and tables), with gradients passing straight through."""
    if value.dim() != 2 or not name.endswith(".weight"):
        return value
    with torch.no_grad():
        levels, scale = quantise_rows(value)
        error = levels.float() * scale[:, None] - value
    return value + error


def casting(network: Network, quantise: bool = False) -> Forward:
    """The network's forward pass in the machine's `precision`; gradients reach the fp32 weights."""
    kind = precision(network.device)
    half = {name: (rounded(name, value) if quantise else value).to(kind) for name, value in network.named_parameters()}

    def forward(batch: Batch) -> tuple[Tensor, Tensor]:
        result: tuple[Tensor, Tensor] = functional_call(network, half, (batch,))
        return result

    return forward


def evaluate(network: Network, weights: Mapping[str, Tensor], batches: Sequence[Batch]) -> dict[str, float]:
    """Teacher-forced loss, share of steps right, and share of whole sequences right (what greedy decoding
    would get).
    """
    total = steps_right = steps = exact = count = 0.0
    network.eval()
    with torch.no_grad():
        half = {k: v.to(precision(network.device)) for k, v in weights.items()}
        for batch in batches:
            logits, _ = functional_call(network, half, (batch,))
            log_p = torch.log_softmax(logits, -1)
            known = batch.target >= 0
            picked = log_p.gather(2, batch.target.clamp(min=0).unsqueeze(2)).squeeze(2)
            right = (logits.argmax(-1) == batch.target) | ~known
            total -= float((picked * known).sum())
            steps_right += float((right & known).sum())
            steps += float(known.sum())
            exact += float(right.all(1).sum())
            count += batch.target.shape[0]
    network.train()
    return {"heldout_loss": total / count, "heldout_steps": steps_right / steps, "heldout_exact": exact / count}


class Progress:
    """Writes reports to a JSON-lines log and keeps track of time."""

    def __init__(self, log: Path, total: int, done: int) -> None:
        self.log, self.total, self.first, self.started = log, total, done, time.monotonic()

    def report(self, step: int, **values: Any) -> None:
        """Append one line with the step, seconds so far and seconds left."""
        spent = time.monotonic() - self.started
        left = spent / max(1, step - self.first) * (self.total - step)
        line = {"step": step, "time": round(spent, 1), "left": round(left, 1), **values}
        with self.log.open("a") as out:
            out.write(json.dumps(line) + "\n")


def save(path: Path, state: Mapping[str, Any]) -> None:
    """Write a checkpoint so that a kill at any moment leaves the old or the new one whole."""
    temporary = path.with_suffix(".partial")
    torch.save(dict(state), temporary)
    temporary.replace(path)


def train(
    network: Network,
    features: Sequence[Features],
    held_out: Sequence[Features],
    collator: Collator,
    config: TrainConfig,
    folder: Path,
    objective: Objective = cross_entropy,
) -> dict[str, Tensor]:
    """Train towards `objective` (or go on, if `folder` holds a checkpoint) and return the averaged weights.

    `folder` gets checkpoint.pt, log.jsonl and config.json. The same seed, data and thread count give the same weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.threads or torch.get_num_threads())
    torch.manual_seed(config.seed)
    (folder / "config.json").write_text(
        json.dumps({"train": asdict(config), "network": network.config.to_json()}, indent=1)
    )
    decayed = [p for p in network.parameters() if p.dim() > 1]
    plain = [p for p in network.parameters() if p.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": config.weight_decay}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=config.rate, betas=(0.9, 0.98), fused=True)
    average = Average(network, config.average)
    step = epoch = offset = seen = 0
    checkpoint = folder / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        average.weights = state["average"]
        torch.set_rng_state(state["random"])
        step, epoch, offset, seen = state["step"], state["epoch"], state["offset"], state["seen"]
    checks = [collator(held_out[i : i + 64], None) for i in range(0, len(held_out), 64)]
    progress = Progress(folder / "log.jsonl", config.steps, step)
    recent_loss = recent_right = 0.0
    network.train()
    while step < config.steps:
        batches = epoch_order(features, config, epoch)
        for offset in range(offset, len(batches)):  # noqa: B020 - a resumed pass starts where it stopped
            if step >= config.steps:
                break
            batch = collator([features[i] for i in batches[offset]], random.Random(f"{config.seed}/{step}"))
            for group in optimiser.param_groups:
                group["lr"] = rate_at(config, step)
            value, right = objective(casting(network, config.quantise), batch)
            optimiser.zero_grad(set_to_none=True)
            torch.autograd.backward(value)
            nn.utils.clip_grad_norm_(network.parameters(), config.clip)
            optimiser.step()
            average.update(network, step)
            step += 1
            seen += len(batches[offset])
            recent_loss += float(value.detach())
            recent_right += float(right)
            if not math.isfinite(recent_loss):
                raise FloatingPointError(f"the loss is no number at step {step}: lower `rate` and start again")
            if step % config.report_every == 0:
                n = config.report_every
                progress.report(
                    step,
                    examples=seen,
                    epoch=epoch,
                    loss=recent_loss / n,
                    right=recent_right / n,
                    lr=rate_at(config, step),
                )
                recent_loss = recent_right = 0.0
            if step % config.check_every == 0 or step == config.steps:
                if checks:
                    progress.report(step, examples=seen, **evaluate(network, average.weights, checks))
                save(
                    checkpoint,
                    {
                        "network": network.state_dict(),
                        "optimiser": optimiser.state_dict(),
                        "average": average.weights,
                        "random": torch.get_rng_state(),
                        "step": step,
                        "epoch": epoch,
                        "offset": offset + 1,
                        "seen": seen,
                    },
                )
        epoch, offset = epoch + 1, 0
    return average.weights
