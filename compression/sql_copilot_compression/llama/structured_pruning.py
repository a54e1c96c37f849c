"""Prunes a Llama by whole structures, so that a smaller dense Llama is left: layers, key-value groups with their query
heads, and feed-forward channels (LLM-Pruner, Ma et al. 2023, for what is coupled with what).

Importance of a structure is first-order Taylor, |Σ g·w| over all of its weights, or the chance that a hard-concrete
gate on it stays open while a Lagrangian holds the expected size to its target (Louizos et al. 2018; Wang et al. 2020).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.packing import Pack, collate
from sql_copilot_compression.llama.supervised import cross_entropy_of_answers

STEP = 8
"""Feed-forward channels are kept in multiples of this."""
BETA, LOW, HIGH = 2 / 3, -0.1, 1.1
"""Temperature and stretch of the hard-concrete distribution."""


@dataclass(frozen=True)
class Importance:
    """How much each structure matters."""

    groups: Tensor
    """[layers, key-value groups]"""
    channels: Tensor
    """[layers, feed-forward channels]"""


@dataclass(frozen=True)
class Shape:
    """What stays of each kind; every layer keeps as much."""

    layers: int
    groups: int
    channels: int


def layers_of(model: Any) -> Sequence[Any]:
    """The layers of a model that is built like Llama. Raises `LanguageModelError` for any other."""
    found = list(getattr(getattr(model, "model", None), "layers", ()))
    if not found or not all(hasattr(layer.self_attn, "q_proj") and hasattr(layer.mlp, "gate_proj") for layer in found):
        raise LanguageModelError(
            f"{type(model).__name__} is not built like Llama, so its structures are not known here"
        )
    return found


def shape_of(model: Any) -> Shape:
    """What a model has."""
    config = model.config
    return Shape(config.num_hidden_layers, config.num_key_value_heads, config.intermediate_size)


def parameters_of(model: Any, shape: Shape) -> int:
    """Parameters of the model once it has this shape."""
    now, layer = shape_of(model), layers_of(model)[0]
    group = sum(p.numel() for p in layer.self_attn.parameters()) / now.groups
    channel = sum(p.numel() for p in layer.mlp.parameters()) / now.channels
    layers = [sum(p.numel() for p in one.parameters()) for one in layers_of(model)]
    others = sum(p.numel() for p in model.parameters()) - sum(layers)
    norms = layers[0] - group * now.groups - channel * now.channels
    return int(others + shape.layers * (norms + group * shape.groups + channel * shape.channels) + 0.5)


def taylor(model: Any, packs: Sequence[Pack], pad: int) -> Importance:
    """First-order importance over packed sequences."""
    shape = shape_of(model)
    groups = torch.zeros(shape.layers, shape.groups)
    channels = torch.zeros(shape.layers, shape.channels)
    for pack in packs:
        model.zero_grad(set_to_none=True)
        total, weight = cross_entropy_of_answers(model, collate([pack], pad))
        torch.autograd.backward(total / weight.clamp(min=1e-6))
        with torch.no_grad():
            for at, layer in enumerate(layers_of(model)):
                heads = [_product(w, axis).reshape(shape.groups, -1).sum(1) for w, axis in _heads(layer)]
                groups[at] += torch.stack(heads).sum(0).abs()
                channels[at] += torch.stack([_product(w, axis) for w, axis in _channels(layer)]).sum(0).abs()
    model.zero_grad(set_to_none=True)
    return Importance(groups, channels)


def _product(weight: nn.Parameter, axis: int) -> Tensor:
    """Σ g·w of each row (axis 0) or column (axis 1)."""
    assert weight.grad is not None
    product = weight.detach() * weight.grad
    return product.sum(1 - axis) if product.dim() == 2 else product


def _heads(layer: Any) -> Iterator[tuple[nn.Parameter, int]]:
    """Weights of attention, and which of their axes runs over heads."""
    for part in (layer.self_attn.q_proj, layer.self_attn.k_proj, layer.self_attn.v_proj):
        yield part.weight, 0
        if part.bias is not None:
            yield part.bias, 0
    yield layer.self_attn.o_proj.weight, 1


def _channels(layer: Any) -> Iterator[tuple[nn.Parameter, int]]:
    """The same of the feed-forward network and its channels."""
    for part in (layer.mlp.gate_proj, layer.mlp.up_proj):
        yield part.weight, 0
        if part.bias is not None:
            yield part.bias, 0
    yield layer.mlp.down_proj.weight, 1


def best_shape(model: Any, importance: Importance, parameters: int) -> Shape:
    """Of all shapes with at most so many parameters, the one that keeps most importance.

    Raises `LanguageModelError` where even the smallest is larger.
    """
    now = shape_of(model)
    order = layer_order(importance)
    groups = importance.groups.sort(1, descending=True).values.cumsum(1)
    channels = importance.channels.sort(1, descending=True).values.cumsum(1)
    best: tuple[float, Shape] | None = None
    for layers in range(1, now.layers + 1):
        kept = order[:layers]
        for count in range(1, now.groups + 1):
            small, step = (parameters_of(model, Shape(layers, count, c)) for c in (0, 1))
            room = int((parameters - small) / (step - small))
            room = min(room if room >= now.channels else room // STEP * STEP, now.channels)
            if room < 1:
                continue
            value = float(groups[kept, count - 1].sum() + channels[kept, room - 1].sum())
            if best is None or value > best[0]:
                best = value, Shape(layers, count, room)
    if best is None:
        smallest = parameters_of(model, Shape(1, 1, STEP))
        raise LanguageModelError(
            f"{parameters:,} parameters cannot be reached: one layer of one head has {smallest:,}; trim the vocabulary"
        )
    return best[1]


def layer_order(importance: Importance) -> list[int]:
    """Layers, the most important first."""
    value = importance.groups.sum(1) + importance.channels.sum(1)
    order: list[int] = value.argsort(descending=True).tolist()
    return order


def pruned(model: Any, importance: Importance, shape: Shape) -> Any:
    """A new model of that shape with the weights of the structures that matter most."""
    now = shape_of(model)
    kept = sorted(layer_order(importance)[: shape.layers])
    config = _config(model.config, now, shape, kept)
    smaller = type(model)(config).to(next(model.parameters()).dtype)
    layers = layers_of(model)
    wanted = dict(model.state_dict())
    prefix = "model.layers."
    result = {name: value for name, value in wanted.items() if not name.startswith(prefix)}
    width = model.config.head_dim
    for new, old in enumerate(kept):
        groups = importance.groups[old].topk(shape.groups).indices.sort().values
        channels = importance.channels[old].topk(shape.channels).indices.sort().values
        rows = {"k_proj": _rows(groups, width), "v_proj": _rows(groups, width)}
        rows["q_proj"] = rows["o_proj"] = _rows(groups, width * (model.config.num_attention_heads // now.groups))
        rows |= {"gate_proj": channels, "up_proj": channels, "down_proj": channels}
        for name, value in layers[old].state_dict().items():
            part = name.split(".")[-2]
            if part not in rows:
                kept_part = value
            elif part in ("o_proj", "down_proj"):
                kept_part = value[:, rows[part]] if value.dim() == 2 else value
            else:
                kept_part = value[rows[part]]
            result[f"{prefix}{new}.{name}"] = kept_part.clone()
    smaller.load_state_dict(result)
    smaller.tie_weights()
    return smaller


def _rows(groups: Tensor, width: int) -> Tensor:
    return (groups.unsqueeze(1) * width + torch.arange(width)).reshape(-1)


def _config(config: Any, now: Shape, shape: Shape, kept: Sequence[int]) -> Any:
    values: dict[str, Any] = config.to_dict()
    each = config.num_attention_heads // now.groups
    values |= {
        "num_hidden_layers": shape.layers,
        "num_key_value_heads": shape.groups,
        "num_attention_heads": each * shape.groups,
        "intermediate_size": shape.channels,
        "head_dim": config.head_dim,
    }
    if values.get("layer_types"):
        values["layer_types"] = [values["layer_types"][at] for at in kept]
    return type(config)(**values)


class Gates(nn.Module):
    """Hard-concrete gates on groups and channels, and the Lagrange multipliers that hold the size."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.groups = nn.Parameter(torch.full((shape.layers, shape.groups), 2.0))
        self.channels = nn.Parameter(torch.full((shape.layers, shape.channels), 2.0))
        self.multipliers = nn.Parameter(torch.zeros(2))

    @staticmethod
    def drawn(log_alpha: Tensor) -> Tensor:
        """A sample of gates between 0 and 1, many of them exactly one of both."""
        noise = torch.rand_like(log_alpha).clamp(1e-6, 1 - 1e-6)
        soft = torch.sigmoid((noise.log() - (1 - noise).log() + log_alpha) / BETA)
        return (soft * (HIGH - LOW) + LOW).clamp(0, 1)

    @staticmethod
    def chance(log_alpha: Tensor) -> Tensor:
        """The chance that a gate is not shut."""
        return torch.sigmoid(log_alpha - BETA * torch.log(torch.tensor(-LOW / HIGH)))

    def importance(self) -> Importance:
        """The chances, for choosing what stays."""
        return Importance(self.chance(self.groups).detach(), self.chance(self.channels).detach())


def hard_concrete(
    model: Any, packs: Sequence[Pack], pad: int, parameters: int, *, steps: int, rate: float = 0.1, seed: int = 1
) -> Importance:
    """Learn gates under which the frozen model answers well at the target size; the model is left as it was."""
    torch.manual_seed(seed)
    now = shape_of(model)
    gates = Gates(now)
    each = (
        parameters_of(model, now) - parameters_of(model, Shape(now.layers, now.groups - 1, now.channels))
    ) / now.layers
    one = (
        parameters_of(model, now) - parameters_of(model, Shape(now.layers, now.groups, now.channels - 1))
    ) / now.layers
    prunable = each * gates.groups.numel() + one * gates.channels.numel()
    target = max(0.0, parameters - (parameters_of(model, now) - prunable)) / prunable
    learns = [gates.groups, gates.channels]
    down = torch.optim.Adam(learns, lr=rate)
    up = torch.optim.Adam([gates.multipliers], lr=rate, maximize=True)
    held: dict[str, Tensor] = {}
    frozen = [(p, p.requires_grad) for p in model.parameters()]
    model.requires_grad_(False)
    hooks = [hook for at, layer in enumerate(layers_of(model)) for hook in _hooked(layer, at, held)]
    try:
        for step in range(steps):
            held |= {"groups": gates.drawn(gates.groups), "channels": gates.drawn(gates.channels)}
            total, weight = cross_entropy_of_answers(model, collate([packs[step % len(packs)]], pad))
            open_ = each * gates.chance(gates.groups).sum() + one * gates.chance(gates.channels).sum()
            over = open_ / prunable - target
            value = total / weight.clamp(min=1e-6) + gates.multipliers[0] * over + gates.multipliers[1] * over.square()
            for optimiser in (down, up):
                optimiser.zero_grad()
            torch.autograd.backward(value)
            down.step()
            up.step()
    finally:
        for hook in hooks:
            hook.remove()
        for parameter, learned in frozen:
            parameter.requires_grad_(learned)
    return gates.importance()


def _hooked(layer: Any, at: int, held: Mapping[str, Tensor]) -> list[Any]:
    """Hooks that multiply what heads and channels hand on by their gates."""

    def gate(name: str) -> Any:
        def before(_: nn.Module, inputs: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
            gates = held[name][at]
            return (inputs[0] * gates.repeat_interleave(inputs[0].shape[-1] // gates.shape[0]).to(inputs[0].dtype),)

        return before

    return [
        layer.self_attn.o_proj.register_forward_pre_hook(gate("groups")),
        layer.mlp.down_proj.register_forward_pre_hook(gate("channels")),
    ]


def sizes_of_rounds(start: int, target: int, rounds: int) -> list[int]:
    """Parameters after each round, by equal factors."""
    return [round(start * (target / start) ** (done / rounds)) for done in range(1, rounds + 1)]
