"""Reads the weights of an artefact back, so that training can go on from a model whose checkpoints are gone."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression.pointer.network import Network, NetworkConfig
from sql_copilot_compression.pointer.serving import (
    PackedRows,
    QuantisedEmbedding,
    QuantisedLinear,
    QuantisedTable,
    ServedNetwork,
    quantise_rows,
    weight_of,
)
from sql_copilot_ls.linking import Vocabulary


class ArtefactError(Exception):
    """A file is no artefact that training can go on from."""


@dataclass(frozen=True)
class Restored:
    """What an artefact holds of the network it was made from."""

    config: NetworkConfig
    weights: dict[str, Tensor]
    """By the names of `Network`'s parameters; int8 rows have become the numbers they stand for."""
    vocabulary: Vocabulary
    calibration: Mapping[str, Any] | None
    metadata: Mapping[str, Any] = field(default_factory=dict)


def restored(path: Path) -> Restored:
    """Read an artefact. Raises ArtefactError."""
    files = {"metadata.json": "", "vocabulary.txt": ""}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch deprecates scripted archives; the pin keeps them
            archive = torch.jit.load(str(path), _extra_files=files, map_location="cpu")
        metadata = json.loads(files["metadata.json"])
        config = NetworkConfig(**metadata["network"])
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise ArtefactError(f"{path}: cannot be read as a model ({str(error).splitlines()[0]})") from error
    network = Network(config)
    served = ServedNetwork(network)
    try:
        served.load_state_dict(_quantised_tables(archive.state_dict()))
    except RuntimeError as error:
        raise ArtefactError(f"{path}: made by another version of the network; build a new model instead") from error
    weights = {
        name: _value(served, _served_name(name)).reshape(parameter.shape).clone()
        for name, parameter in network.named_parameters()
    }
    vocabulary = Vocabulary.from_lines(_text(files["vocabulary.txt"]).splitlines())
    return Restored(config, weights, vocabulary, metadata.get("calibration"), metadata)


def _text(content: str | bytes) -> str:
    return content.decode() if isinstance(content, bytes) else content


def _quantised_tables(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state with int8 rows in place of relation vectors, which artefacts before grammar 2 hold in full."""
    result = dict(state)
    for name in [name for name in state if name.endswith((".relation_keys", ".relation_values"))]:
        result[f"{name}.qweight"], result[f"{name}.scale"] = quantise_rows(result.pop(name))
    return result


def _served_name(name: str) -> str:
    """`encoder.0.attention.qkv.weight` is `encoder.0.qkv.weight` in `ServedNetwork`."""
    return name.replace(".attention.", ".").replace(".hidden.", ".")


def _value(served: ServedNetwork, name: str) -> Tensor:
    owner, _, leaf = name.rpartition(".")
    module = served.get_submodule(owner)
    if isinstance(table := getattr(module, leaf, None), QuantisedTable):
        return weight_of(table)
    if leaf == "weight" and isinstance(module, QuantisedLinear | PackedRows | QuantisedEmbedding):
        return weight_of(module)
    return served.get_buffer(name)
