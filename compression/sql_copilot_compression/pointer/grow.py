"""Growth that changes nothing at first: layers and feed-forward channels are added whose outputs begin at zero, so that
training goes on from a smaller network (Net2Net, Chen et al. 2016; depth by copies, Du et al. 2024).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from torch import Tensor

from sql_copilot_compression.pointer.network import Network, NetworkConfig

_COUNTS = ("hidden", "encoder_layers", "decoder_layers")


def grown(config: NetworkConfig, weights: Mapping[str, Tensor], larger: NetworkConfig) -> dict[str, Tensor]:
    """The weights of a network of `larger` sizes that computes what the smaller one does.

    A new layer is a copy of the old one that it follows. How weights are stored (`layer_bits`, `piece_bits`) may change
    too. Raises ValueError for any other change.
    """
    free = {name: getattr(config, name) for name in (*_COUNTS, "dropout", "layer_bits", "piece_bits")}
    if replace(larger, **free) != config or any(getattr(larger, name) < getattr(config, name) for name in _COUNTS):
        raise ValueError(f"a network can grow in {', '.join(_COUNTS)} and in nothing else")
    result = {name: value.clone() for name, value in Network(larger).state_dict().items()}
    for name, value in weights.items():
        if not name.startswith(("encoder.", "decoder.")):
            result[name] = value.clone()
    for stack in ("encoder", "decoder"):
        old, new = getattr(config, f"{stack}_layers"), getattr(larger, f"{stack}_layers")
        for target, (source, is_copy) in enumerate(_places(old, new)):
            for name, value in weights.items():
                if name.startswith(f"{stack}.{source}."):
                    inner = name.removeprefix(f"{stack}.{source}")
                    _place(result[f"{stack}.{target}{inner}"], value, inner, is_copy)
    return result


def _places(old: int, new: int) -> Iterator[tuple[int, bool]]:
    """For each new layer, bottom up: (the old one that it is taken from, whether it is an added copy)."""
    added = new - old
    for source in range(old):
        yield source, False
        copies = added * (source + 1) // old - added * source // old
        yield from [(source, True)] * copies


def _place(target: Tensor, value: Tensor, name: str, is_copy: bool) -> None:
    """Write an old layer's tensor into a new one's, which may have more feed-forward channels."""
    if name.startswith((".hidden.down", ".attention.out", ".self_out", ".cross_out")):
        target.zero_()
        if is_copy:
            return
    target[tuple(slice(size) for size in value.shape)] = value
