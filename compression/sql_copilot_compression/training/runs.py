"""Runs of training that are done once: each has a folder whose name holds the key of all that its result depends on."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression.examples.augment import Noise
from sql_copilot_compression.examples.features import Features, features_key
from sql_copilot_compression.examples.preparation import Prepared
from sql_copilot_compression.keys import key_of, weights_key
from sql_copilot_compression.pointer.network import Batch, Network, NetworkConfig
from sql_copilot_compression.training import parallel
from sql_copilot_compression.training.objectives import Forward, Objective, cross_entropy
from sql_copilot_compression.training.train import TrainConfig, save, train

Weights = Mapping[str, Tensor]


def network_of(config: NetworkConfig, weights: Weights | None = None, seed: int = 1) -> Network:
    """A network with these weights, or freshly initialised from the seed."""
    torch.manual_seed(seed)
    network = Network(config)
    if weights is not None:
        network.load_state_dict(dict(weights))
    return network


def frozen(network: Network) -> Forward:
    """The forward pass of a network that does not learn, in the machine's `precision` and where training runs."""
    half = copy.deepcopy(network).to(parallel.device(), parallel.precision()).eval().requires_grad_(False)

    def forward(batch: Batch) -> tuple[Tensor, Tensor]:
        result: tuple[Tensor, Tensor] = half(batch)
        return result

    return forward


def run_folder(runs: Path, name: str, *parts: Any) -> Path:
    """The folder of a run called `name` that depends on `parts`."""
    return runs / f"{name}-{key_of(*parts)}"


def finished_weights(folder: Path) -> Weights | None:
    """What a run ended with; None when it has not ended."""
    done = folder / "weights.pt"
    if not done.exists():
        return None
    weights: Weights = torch.load(done, weights_only=True)
    return weights


def keep_weights(folder: Path, weights: Weights) -> None:
    """Say that a run has ended."""
    if not parallel.rank():
        folder.mkdir(parents=True, exist_ok=True)
        save(folder / "weights.pt", dict(weights))
    parallel.wait()


def trained(
    prepared: Prepared,
    config: NetworkConfig,
    settings: TrainConfig,
    runs: Path,
    name: str,
    *,
    weights: Weights | None = None,
    data: Sequence[Features] | None = None,
    noise: Noise | None = None,
    objective: Objective = cross_entropy,
    towards: Sequence[Any] = (),
) -> tuple[Weights, Path]:
    """Train a network, or read what it became when exactly this was done before: (its weights, the run's folder).

    `towards` says what `objective` depends on, for the key: an objective itself cannot be told from another.
    """
    learned = prepared.key if data is None else key_of(prepared.key, features_key(data))
    folder = run_folder(runs, name, config.to_json(), settings, weights_key(weights), learned, noise, list(towards))
    done = finished_weights(folder)
    if done is not None:
        return done, folder
    collator = prepared.collator(noise, parallel.device())
    network = network_of(config, weights, settings.seed).to(parallel.device())
    rows = prepared.training if data is None else data
    result = train(network, rows, prepared.held_out, collator, settings, folder, objective)
    keep_weights(folder, result)
    return result, folder
