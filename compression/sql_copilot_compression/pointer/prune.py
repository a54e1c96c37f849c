"""Structured pruning: removes the feed-forward channels that matter least to the loss, physically."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from sql_copilot_compression.pointer.network import Batch, FeedForward, Network
from sql_copilot_compression.training.objectives import cross_entropy
from sql_copilot_compression.training.train import casting


def feed_forwards(network: Network) -> list[FeedForward]:
    """Every feed-forward block, encoder first."""
    return [m for m in network.modules() if isinstance(m, FeedForward)]


def channel_importance(network: Network, batches: Sequence[Batch]) -> list[Tensor]:
    """First-order Taylor importance |Σ g·w| of each channel of each block, f32 [hidden], summed over batches.

    A channel's group is its row of the first matrix and bias, and its column of the second (Molchanov et al. 2019).
    """
    blocks = feed_forwards(network)
    totals = [torch.zeros(b.up.out_features) for b in blocks]
    for batch in batches:
        network.zero_grad(set_to_none=True)
        value, _ = cross_entropy(casting(network), batch)
        torch.autograd.backward(value)
        for total, block in zip(totals, blocks, strict=True):
            assert block.up.weight.grad is not None
            assert block.up.bias.grad is not None
            assert block.down.weight.grad is not None
            group = (block.up.weight.grad * block.up.weight).sum(1) + block.up.bias.grad * block.up.bias
            total.add_((group + (block.down.weight.grad * block.down.weight).sum(0)).detach().abs())
    network.zero_grad(set_to_none=True)
    return totals


def pruned(network: Network, importance: Sequence[Tensor], hidden: int) -> Network:
    """A new network with only the `hidden` most important channels of each block, in their old order."""
    smaller = Network(replace(network.config, hidden=hidden))
    state = network.state_dict()
    prefixes = [name for name, module in network.named_modules() if isinstance(module, FeedForward)]
    for prefix, scores in zip(prefixes, importance, strict=True):
        keep = scores.topk(hidden).indices.sort().values
        state[f"{prefix}.up.weight"] = state[f"{prefix}.up.weight"][keep]
        state[f"{prefix}.up.bias"] = state[f"{prefix}.up.bias"][keep]
        state[f"{prefix}.down.weight"] = state[f"{prefix}.down.weight"][:, keep]
    smaller.load_state_dict(state)
    return smaller
