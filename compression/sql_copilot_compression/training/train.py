"""Trains a network on precomputed features: bf16 matrix products over fp32 weights where the machine has them, exact
resume, one JSON line a report.

Stages of a recipe call `train`; `python -m sql_copilot_compression.training.train` runs one stage by hand.
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

import numpy as np
import torch
from torch import Tensor, nn
from torch.func import functional_call

from sql_copilot_compression.bars import bar
from sql_copilot_compression.examples.batches import Collator
from sql_copilot_compression.examples.features import Features
from sql_copilot_compression.pointer.network import Batch, Network, NetworkConfig, stored_bits
from sql_copilot_compression.pointer.serving import served_levels
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.objectives import Forward, Objective, cross_entropy
from sql_copilot_ls.query.grammar import ACTION_NAMES


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
    """Source, its first and last part ("comments/restyled"), or its first part ("comments") → how often each of its
    examples is seen in a pass (0.25: a fresh quarter each pass).
    """

    constructs: Mapping[str, float] = field(default_factory=dict)
    """Action → how many times as often examples are seen whose query holds it (the largest of several counts), for what
    people ask seldom and the network must see often.
    """

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.constructs) - set(ACTION_NAMES)):
            raise ValueError(f"the grammar has no action {unknown[0]!r}")

    def share(self, source: str) -> float:
        """How often examples of a source are seen in a pass; once, unless `shares` says otherwise."""
        first, _, rest = source.partition("/")
        names = (source, f"{first}/{rest.rpartition('/')[2]}", first)
        return next((self.shares[name] for name in names if name in self.shares), 1.0)


def epoch_order(features: Sequence[Features], config: TrainConfig, epoch: int) -> list[list[int]]:
    """Batches (lists of indices) of one pass: a function of seed and epoch alone, so that a resumed run sees
    the same.
    """
    draw = random.Random(f"{config.seed}/{epoch}")
    chosen: list[int] = []
    times = np.ones(len(ACTION_NAMES))
    for action, often in config.constructs.items():
        times[ACTION_NAMES.index(action)] = often
    for index, item in enumerate(features):
        share = config.share(item.source)
        if config.constructs:
            share *= _times(times, item.tokens)
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


def _times(times: np.ndarray, tokens: np.ndarray) -> float:
    """The largest of the times of a query's actions that are not 1, or 1."""
    own = times[tokens[tokens < len(times)]]
    told = own[own != 1]
    return float(told.max()) if len(told) else 1.0


def rate_at(config: TrainConfig, step: int) -> float:
    """Warm up, stay, fall to zero."""
    fall = max(1, int(config.steps * config.decay))
    return config.rate * min(1.0, (step + 1) / max(1, config.warmup), (config.steps - step) / fall)


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


def rounded(name: str, value: Tensor, config: NetworkConfig) -> Tensor:
    """A weight as it will be served (matrices and tables rounded), with gradients passing straight through."""
    if value.dim() != 2 or not name.endswith((".weight", ".relation_keys", ".relation_values")):
        return value
    with torch.no_grad():
        levels, scale = served_levels(value, stored_bits(config, name))
        error = levels.float() * scale[:, None] - value
    return value + error


def casting(network: Network, quantise: bool = False) -> Forward:
    """The network's forward pass in the machine's `precision`; gradients reach the fp32 weights."""
    kind = parallel.precision()
    half = {
        name: (rounded(name, value, network.config) if quantise else value).to(kind)
        for name, value in network.named_parameters()
    }

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
        half = {k: v.to(parallel.precision()) for k, v in weights.items()}
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


def random_state() -> dict[str, Tensor]:
    """This process's random generators."""
    states = {"cpu": torch.get_rng_state()}
    if torch.cuda.is_available():
        states["cuda"] = torch.cuda.get_rng_state()
    return states


def restore_random_state(states: Mapping[str, Tensor]) -> None:
    """Put `random_state` back."""
    torch.set_rng_state(states["cpu"])
    if "cuda" in states and torch.cuda.is_available():
        torch.cuda.set_rng_state(states["cuda"])


@dataclass
class Position:
    """How far a run is."""

    step: int = 0
    epoch: int = 0
    offset: int = 0
    """Batches of this pass that are done."""
    seen: int = 0
    """Examples, all processes together."""


class Run:
    """One training, in one process or in several; the first one writes checkpoints and log."""

    def __init__(self, network: Network, config: TrainConfig, folder: Path) -> None:
        """Takes up the run that `folder` holds a checkpoint of, or begins one."""
        self.network, self.config, self.folder = network, config, folder
        decayed = [p for p in network.parameters() if p.dim() > 1]
        plain = [p for p in network.parameters() if p.dim() <= 1]
        groups = [{"params": decayed, "weight_decay": config.weight_decay}, {"params": plain, "weight_decay": 0.0}]
        self.optimiser = torch.optim.AdamW(groups, lr=config.rate, betas=(0.9, 0.98), fused=True)
        self.average = Average(network, config.average)
        self.at = Position()
        torch.manual_seed(config.seed + 1000 * parallel.rank())
        if (folder / "checkpoint.pt").exists():
            self._load(torch.load(folder / "checkpoint.pt", weights_only=True))

    def _load(self, state: Mapping[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        for name, value in state["average"].items():
            self.average.weights[name].copy_(value)
        self.at = Position(**state["at"])
        if len(state["random"]) == parallel.size():
            restore_random_state(state["random"][parallel.rank()])

    def checkpoint(self) -> None:
        """Keep all that is needed to go on exactly here."""
        states = parallel.gathered(random_state())
        if not parallel.rank():
            save(
                self.folder / "checkpoint.pt",
                {
                    "network": self.network.state_dict(),
                    "optimiser": self.optimiser.state_dict(),
                    "average": self.average.weights,
                    "random": states,
                    "at": asdict(self.at),
                },
            )

    def learn(self, examples: Sequence[Features], collator: Collator, objective: Objective) -> tuple[float, float]:
        """One step on a batch, of which this process takes its share; returns (its loss, share of steps right)."""
        own = examples[parallel.rank() :: parallel.size()]
        weight = sum(e.weight for e in own) / max(sum(e.weight for e in examples), 1e-6)
        if not own:  # a last batch with fewer examples than processes: take part, but count for nothing
            own = examples[:1]
        batch = collator(own, random.Random(f"{self.config.seed}/{self.at.step}/{parallel.rank()}"))
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.config, self.at.step)
        value, right = objective(casting(self.network, self.config.quantise), batch)
        self.optimiser.zero_grad(set_to_none=True)
        torch.autograd.backward(value * weight * parallel.size())
        parallel.average_gradients(self.network.parameters())
        nn.utils.clip_grad_norm_(self.network.parameters(), self.config.clip)
        self.optimiser.step()
        self.average.update(self.network, self.at.step)
        self.at.step += 1
        self.at.seen += len(examples)
        return float(value.detach()), float(right)


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

    `folder` gets checkpoint.pt, log.jsonl and config.json. The same seed, data, thread and process count give the same
    weights. `network` stays where it is; the collator must put batches there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config.threads or torch.get_num_threads())
    run = Run(network, config, folder)
    is_first = not parallel.rank()
    if is_first:
        text = json.dumps({"train": asdict(config), "network": network.config.to_json()}, indent=1)
        (folder / "config.json").write_text(text)
    checks = collator.exact(held_out) if is_first else []
    progress = Progress(folder / "log.jsonl", config.steps, run.at.step)
    meter = bar(f"training {folder.name}", config.steps, done=run.at.step, shown=is_first)
    recent_loss = recent_right = 0.0
    network.train()
    while run.at.step < config.steps:
        batches = epoch_order(features, config, run.at.epoch)
        for indices in batches[run.at.offset :]:
            if run.at.step >= config.steps:
                break
            value, right = run.learn([features[i] for i in indices], collator, objective)
            run.at.offset += 1
            recent_loss += value
            recent_right += right
            step = run.at.step
            meter.update()
            if not math.isfinite(recent_loss):
                raise FloatingPointError(f"the loss is no number at step {step}: lower `rate` and start again")
            if step % config.report_every == 0:
                means = {"loss": recent_loss / config.report_every, "right": recent_right / config.report_every}
                if is_first:
                    progress.report(step, examples=run.at.seen, epoch=run.at.epoch, **means, lr=rate_at(config, step))
                recent_loss = recent_right = 0.0
            if step % config.check_every == 0 or step == config.steps:
                if checks:
                    progress.report(step, examples=run.at.seen, **evaluate(network, run.average.weights, checks))
                run.checkpoint()
        else:
            run.at.epoch, run.at.offset = run.at.epoch + 1, 0
    meter.close()
    return {name: value.cpu() for name, value in run.average.weights.items()}
