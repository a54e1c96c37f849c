"""Reads the weights of an artefact back, so that training can go on from a model whose checkpoints are gone."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import torch
from torch import Tensor

from sql_copilot_compression.network import Network, NetworkConfig
from sql_copilot_compression.serving import ServedNetwork
from sql_copilot_ls.linking import Vocabulary


def restored(path: Path) -> tuple[NetworkConfig, dict[str, Tensor], Vocabulary]:
    """Sizes, weights by the names of `Network`'s parameters, and vocabulary; int8 rows become the numbers they stand
    for. Raises OSError or RuntimeError when the file is no artefact.
    """
    files = {"metadata.json": "", "vocabulary.txt": ""}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch deprecates scripted archives; the pin keeps them
        buffers = dict(torch.jit.load(str(path), _extra_files=files, map_location="cpu").named_buffers())
    config = NetworkConfig(**json.loads(files["metadata.json"])["network"])
    network = Network(config)
    own = dict(ServedNetwork(network).named_buffers())
    if own.keys() != buffers.keys():
        raise RuntimeError(f"{path}: made by another version of the network; build a new model instead")
    weights = {
        name: _value(_served_name(name), buffers).reshape(parameter.shape).clone()
        for name, parameter in network.named_parameters()
    }
    return config, weights, Vocabulary.from_lines(_text(files["vocabulary.txt"]).splitlines())


def _text(content: str | bytes) -> str:
    return content.decode() if isinstance(content, bytes) else content


def _served_name(name: str) -> str:
    """`encoder.0.attention.qkv.weight` is `encoder.0.qkv.weight` in `ServedNetwork`."""
    return name.replace(".attention.", ".").replace(".hidden.", ".")


def _value(name: str, buffers: dict[str, Tensor]) -> Tensor:
    rows = buffers.get(name.removesuffix("weight") + "qweight")
    if rows is None:
        return buffers[name]
    return rows.float() * buffers[name.removesuffix("weight") + "scale"][:, None]
