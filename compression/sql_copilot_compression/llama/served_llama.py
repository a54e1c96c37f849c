"""A Llama as the engine runs it: int8 or int4 rows, caches as arguments; scripting turns it into an archive's code.

The numbers equal those of transformers' model up to quantisation. Only operators that the native runtime knows may
appear here. Shapes: T new tokens, P tokens before them, L layers, H heads, G key-value heads, w head width, d width, V
pieces.
"""

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.structured_pruning import layers_of
from sql_copilot_compression.pointer.network import GROUP
from sql_copilot_compression.pointer.serving import PackedLinear, QuantisedEmbedding, QuantisedLinear

KNOWN = ("llama", "qwen2")
"""`model_type`s whose layers compute what is written here."""
STEADY_POSITIONS = ("default", "linear", "llama3")
"""Kinds of rotary positions whose frequencies do not change with the text's length."""


def require_servable(config: Any) -> None:
    """Raises `LanguageModelError` for a model that computes something else than is written here."""
    wrong = ""
    if config.model_type not in KNOWN:
        wrong = f"model_type {config.model_type} (known: {', '.join(KNOWN)})"
    elif config.hidden_act != "silu":
        wrong = f"activation {config.hidden_act}"
    elif getattr(config, "use_sliding_window", False):
        wrong = "a sliding window of attention"
    else:
        kind = (getattr(config, "rope_parameters", None) or {}).get("rope_type", "default")
        if kind not in STEADY_POSITIONS:
            wrong = f"rotary positions of kind {kind}"
    if wrong:
        raise LanguageModelError(f"the engine does not run {wrong}; use the folder itself with torch")


def stored(linear: nn.Linear, bits: int) -> nn.Module:
    """A layer's matrix in 8 or 4 bits a weight; 8 where its inputs make no whole groups."""
    with_bias = nn.Linear(linear.in_features, linear.out_features, device="meta").to_empty(device="cpu")
    with_bias.weight = linear.weight
    bias = torch.zeros(linear.out_features) if linear.bias is None else linear.bias.detach().float()
    with_bias.bias = nn.Parameter(bias, requires_grad=False)
    return PackedLinear(with_bias) if bits == 4 and linear.in_features % GROUP == 0 else QuantisedLinear(with_bias)


class RootNorm(nn.Module):
    """Root mean square normalisation over the last dimension (Zhang and Sennrich 2019)."""

    weight: Tensor

    def __init__(self, norm: Any) -> None:
        super().__init__()
        self.width = int(norm.weight.shape[0])
        self.epsilon = float(norm.variance_epsilon)
        self.register_buffer("weight", norm.weight.detach().float())

    def forward(self, x: Tensor) -> Tensor:
        """x [...,d] to [...,d]."""
        return F.rms_norm(x, [self.width], self.weight, self.epsilon)


class TiedHead(nn.Module):
    """Scores of pieces by the embedding's own rows."""

    def forward(self, x: Tensor, rows: Tensor, scale: Tensor) -> Tensor:
        """x [T,d], int8 rows [V,d] and their scale [V] to [T,V]."""
        return F.linear(x, rows.to(torch.float32) * scale.unsqueeze(1))


class OwnHead(nn.Module):
    """Scores of pieces by rows of their own."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = stored(linear, 8)

    def forward(self, x: Tensor, rows: Tensor, scale: Tensor) -> Tensor:  # noqa: ARG002 - called like TiedHead
        """x [T,d] to [T,V]; the embedding's rows are not looked at."""
        return self.linear(x)  # type: ignore[no-any-return]


def rotated(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    """x [T,h,w] turned by the angles of its positions, [T,1,w]."""
    half = x.size(2) // 2
    left, right = x.narrow(2, 0, half), x.narrow(2, half, half)
    return x * cosine + torch.cat((torch.neg(right), left), 2) * sine


class ServedLayer(nn.Module):
    """Grouped-query attention over the tokens so far, then SwiGLU."""

    def __init__(self, layer: Any, config: Any, bits: int) -> None:
        super().__init__()
        attention, hidden = layer.self_attn, layer.mlp
        self.width = int(attention.head_dim)
        self.groups = int(config.num_key_value_heads)
        self.each = int(config.num_attention_heads) // self.groups
        self.norm_attention, self.norm_hidden = (
            RootNorm(layer.input_layernorm),
            RootNorm(layer.post_attention_layernorm),
        )
        self.query, self.key = stored(attention.q_proj, bits), stored(attention.k_proj, bits)
        self.value, self.out = stored(attention.v_proj, bits), stored(attention.o_proj, bits)
        self.gate, self.up, self.down = (stored(m, bits) for m in (hidden.gate_proj, hidden.up_proj, hidden.down_proj))

    def forward(
        self, x: Tensor, cosine: Tensor, sine: Tensor, later: Tensor, past_keys: Tensor, past_values: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """x [T,d], angles [T,1,w], later bool [T,P+T], past_* [P,G*w] to (x [T,d], key, value [T,G*w])."""
        n, g, r, w = x.size(0), self.groups, self.each, self.width
        y = self.norm_attention(x)
        q = rotated(self.query(y).view(n, g * r, w), cosine, sine)
        k = rotated(self.key(y).view(n, g, w), cosine, sine).reshape(n, g * w)
        v = self.value(y)
        keys = torch.cat((past_keys, k), 0).view(-1, g, w).permute(1, 2, 0)  # [G,w,P+T]
        values = torch.cat((past_values, v), 0).view(-1, g, w).transpose(0, 1)  # [G,P+T,w]
        q = q.view(n, g, r, w).permute(1, 2, 0, 3).reshape(g, r * n, w)
        scores = torch.matmul(q, keys) * (1.0 / float(w) ** 0.5)
        scores = scores.view(g, r, n, -1).masked_fill(later, float("-inf"))  # [G,r,T,P+T]
        mixed = torch.matmul(torch.softmax(scores, -1).view(g, r * n, -1), values)  # [G,r*T,w]
        x = x + self.out(mixed.view(g, r, n, w).permute(2, 0, 1, 3).reshape(n, g * r * w))
        y = self.norm_hidden(x)
        return x + self.down(F.silu(self.gate(y)) * self.up(y)), k, v


class ServedLlama(nn.Module):
    """The one entry point of the archive: `step`, for a prompt's tokens as for each one after it."""

    frequencies: Tensor

    def __init__(self, model: Any, bits: int) -> None:
        super().__init__()
        require_servable(model.config)
        inner = model.model
        self.width = int(layers_of(model)[0].self_attn.head_dim)
        self.strength = float(inner.rotary_emb.attention_scaling)
        self.embedding = QuantisedEmbedding(inner.embed_tokens)
        self.register_buffer("frequencies", inner.rotary_emb.inv_freq.detach().float())  # [w/2]
        self.layers = nn.ModuleList(ServedLayer(layer, model.config, bits) for layer in layers_of(model))
        self.norm = RootNorm(inner.norm)
        tied = model.lm_head.weight is inner.embed_tokens.weight
        self.head = TiedHead() if tied else OwnHead(model.lm_head)

    def forward(self, tokens: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The same as `step`; a module must have a forward."""
        return self.step(tokens, keys, values)

    @torch.jit.export
    def step(self, tokens: Tensor, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tokens i64 [T], keys and values [L,P,G*w] to (scores [1,V] of what follows the last token, keys and values of
        the new tokens [L,T,G*w]).
        """
        n, past = tokens.size(0), keys.size(1)
        places = torch.arange(past, past + n)
        angles = places.to(torch.float32).unsqueeze(1) * self.frequencies  # [T,w/2]
        angles = torch.cat((angles, angles), 1).unsqueeze(1)
        cosine, sine = angles.cos() * self.strength, angles.sin() * self.strength
        later = torch.arange(past + n).unsqueeze(0).gt(places.unsqueeze(1))
        x = self.embedding(tokens)
        new_keys: list[Tensor] = []
        new_values: list[Tensor] = []
        for at, layer in enumerate(self.layers):
            x, key, value = layer(x, cosine, sine, later, keys.select(0, at), values.select(0, at))
            new_keys.append(key)
            new_values.append(value)
        last = self.norm(x.narrow(0, n - 1, 1))
        scores = self.head(last, self.embedding.qweight, self.embedding.scale)
        return scores, torch.stack(new_keys), torch.stack(new_values)
