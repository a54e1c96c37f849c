"""The network: a relation-aware encoder over words and schema items, and a decoder over grammar actions and pointers.

Shapes: B examples, N nodes, T decoder steps, H heads, R relations, d width, A actions. Relation vectors on attention
keys and values follow RAT-SQL (Wang et al. 2020); schema items carry no positions, so the network is invariant to
their order.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

COVERAGE_STATES = 3
"""Untouched, touched once, touched more than once."""
GROUP = 32
"""Weights that share a multiplier in int4."""
MAX_STEP_DISTANCE = 24
"""Decoder steps further apart than this share one bias."""


@dataclass(frozen=True)
class NetworkConfig:
    """Sizes of everything; the first five come from linking and the grammar, the rest are choices."""

    pieces: int
    kinds: int
    relations: int
    actions: int
    symbols: int
    width: int = 192
    heads: int = 6
    hidden: int = 512
    encoder_layers: int = 3
    encoder_loops: int = 2
    """How often the stack of encoder layers is applied: depth without bytes."""
    decoder_layers: int = 2
    piece_width: int = 96
    dropout: float = 0.1
    layer_bits: int = 8
    """How the matrices of the layers are stored: 8, a scale a row, or 4, a multiple of it for each 32 weights."""
    piece_bits: int = 8
    """The same of the table of pieces."""

    def __post_init__(self) -> None:
        """Raises ValueError for sizes that do not fit together."""
        for name in ("layer_bits", "piece_bits"):
            if getattr(self, name) not in (4, 8):
                raise ValueError(f"{name} is {getattr(self, name)}: 4 or 8 are possible")
        if self.layer_bits == 4 and (self.width % GROUP or self.hidden % GROUP):
            raise ValueError(f"layer_bits = 4 needs a width and a hidden that are multiples of {GROUP}")
        if self.piece_bits == 4 and self.piece_width % GROUP:
            raise ValueError(f"piece_bits = 4 needs a piece_width that is a multiple of {GROUP}")

    def to_json(self) -> dict[str, Any]:
        """The plain dictionary stored in checkpoints and metadata."""
        return asdict(self)


@dataclass
class Batch:
    """Padded tensors of B examples; nodes are padded with kind -1 turned into `node_mask` False."""

    pieces: Tensor  # i64 [P], all examples' pieces in one row
    piece_node: Tensor  # i64 [P], index into the flattened B*N nodes
    kinds: Tensor  # i64 [B, N]
    node_mask: Tensor  # bool [B, N]
    relations: Tensor  # i64 [B, N, N]
    token: Tensor  # i64 [B, T], previous action (A: a pointer, A + 1: the start)
    node: Tensor  # i64 [B, T], node the previous step pointed to, -1 for none
    symbol: Tensor  # i64 [B, T]
    parent: Tensor  # i64 [B, T]
    coverage: Tensor  # i64 [B, T, N]
    allowed: Tensor  # bool [B, T, A + N]
    target: Tensor  # i64 [B, T], index into A + N, -1 beyond the end
    weight: Tensor  # f32 [B], weight of each example in the loss


class SharedDropout(nn.Module):
    """Dropout of whole features, the same for every position of an example: as strong as the usual one and far cheaper
    to draw.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """x [B,L,d] to [B,L,d]."""
        if not self.training or self.rate == 0:
            return x
        keep = (torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.rate).to(x.dtype)
        return x * (keep / (1 - self.rate))


class RelationAttention(nn.Module):
    """Self-attention whose scores and values know the relation of every pair of nodes."""

    def __init__(self, width: int, heads: int, relations: int) -> None:
        super().__init__()
        self.heads, self.head_width = heads, width // heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.relation_keys = nn.Parameter(torch.randn(relations, self.head_width) * 0.02)
        self.relation_values = nn.Parameter(torch.randn(relations, self.head_width) * 0.02)
        self.relation_bias = nn.Parameter(torch.zeros(relations, heads))

    def forward(self, x: Tensor, related: Tensor, mask: Tensor) -> Tensor:
        """x [B,N,d]; related i64 [B,H,N,N]: the relation of every pair; mask [B,1,1,N] additive. Returns [B,N,d]."""
        b, n, _ = x.shape
        h, w = self.heads, self.head_width
        q, k, v = self.qkv(x).view(b, n, 3, h, w).permute(2, 0, 3, 1, 4)  # each [B,H,N,w]
        per_relation = q @ self.relation_keys.t() + self.relation_bias.t()[:, None, :]  # [B,H,N,R]
        scores = (q @ k.transpose(2, 3) + per_relation.gather(3, related)) * w**-0.5 + mask
        weights = torch.softmax(scores, dim=-1).to(v.dtype)
        mass = torch.zeros_like(per_relation).scatter_add(3, related, weights)  # [B,H,N,R]
        values = weights @ v + mass @ self.relation_values
        mixed: Tensor = self.out(values.transpose(1, 2).reshape(b, n, h * w))
        return mixed


class FeedForward(nn.Module):
    """Two linear layers with a SiLU between."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)

    def forward(self, x: Tensor) -> Tensor:
        """[..., d] to [..., d]."""
        y: Tensor = self.down(F.silu(self.up(x)))
        return y


class EncoderLayer(nn.Module):
    """Pre-norm relation attention and feed-forward."""

    def __init__(self, c: NetworkConfig) -> None:
        super().__init__()
        self.norm_attention, self.norm_hidden = nn.LayerNorm(c.width), nn.LayerNorm(c.width)
        self.attention = RelationAttention(c.width, c.heads, c.relations)
        self.hidden = FeedForward(c.width, c.hidden)
        self.dropout = SharedDropout(c.dropout)

    def forward(self, x: Tensor, related: Tensor, mask: Tensor) -> Tensor:
        """x [B,N,d] to [B,N,d]."""
        x = x + self.dropout(self.attention(self.norm_attention(x), related, mask))
        y: Tensor = x + self.dropout(self.hidden(self.norm_hidden(x)))
        return y


class DecoderLayer(nn.Module):
    """Pre-norm causal self-attention, coverage-aware cross-attention and feed-forward."""

    def __init__(self, c: NetworkConfig) -> None:
        super().__init__()
        self.heads, self.head_width = c.heads, c.width // c.heads
        self.norm_self, self.norm_cross, self.norm_hidden = (nn.LayerNorm(c.width) for _ in range(3))
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.self_out = nn.Linear(c.width, c.width)
        self.distance_bias = nn.Parameter(torch.zeros(MAX_STEP_DISTANCE + 1, c.heads))
        self.cross_query = nn.Linear(c.width, c.width)
        self.cross_key_value = nn.Linear(c.width, 2 * c.width)
        self.cross_out = nn.Linear(c.width, c.width)
        self.cross_coverage = nn.Linear(c.width, c.heads * COVERAGE_STATES)
        self.hidden = FeedForward(c.width, c.hidden)
        self.dropout = SharedDropout(c.dropout)

    def split(self, x: Tensor) -> Tensor:
        """[B,L,d] to [B,H,L,w]."""
        return x.view(x.shape[0], x.shape[1], self.heads, self.head_width).transpose(1, 2)

    def forward(
        self, x: Tensor, memory: Tensor, node_mask: Tensor, causal: Tensor, distance: Tensor, covered: Tensor
    ) -> Tensor:
        """x [B,T,d]; memory [B,N,d]; masks additive; distance i64 [T,T]; covered one-hot [C,B,1,T,N]. Returns
        [B,T,d].
        """
        b, t, d = x.shape
        scale = self.head_width**-0.5
        y = self.norm_self(x)
        q, k, v = (self.split(part) for part in self.qkv(y).chunk(3, -1))
        bias = self.distance_bias[distance].permute(2, 0, 1)  # [H,T,T]
        weights = torch.softmax(q @ k.transpose(2, 3) * scale + bias + causal, dim=-1).to(v.dtype)
        x = x + self.dropout(self.self_out((weights @ v).transpose(1, 2).reshape(b, t, d)))

        y = self.norm_cross(x)
        q = self.split(self.cross_query(y))
        k, v = (self.split(part) for part in self.cross_key_value(memory).chunk(2, -1))
        spent = self.cross_coverage(y).view(b, t, self.heads, COVERAGE_STATES).transpose(1, 2)  # [B,H,T,C]
        scores = q @ k.transpose(2, 3) * scale + by_coverage(spent, covered)
        weights = torch.softmax(scores + node_mask, dim=-1).to(v.dtype)
        x = x + self.dropout(self.cross_out((weights @ v).transpose(1, 2).reshape(b, t, d)))
        result: Tensor = x + self.dropout(self.hidden(self.norm_hidden(x)))
        return result


class Network(nn.Module):
    """Question and schema in, a distribution over the next grammar action or pointer out."""

    def __init__(self, c: NetworkConfig) -> None:
        super().__init__()
        self.config = c
        self.piece_embedding = nn.Embedding(c.pieces, c.piece_width)
        self.piece_projection = nn.Linear(c.piece_width, c.width)
        self.kind_embedding = nn.Embedding(c.kinds, c.width)
        self.encoder = nn.ModuleList(EncoderLayer(c) for _ in range(c.encoder_layers))
        self.encoder_norm = nn.LayerNorm(c.width)
        self.token_embedding = nn.Embedding(c.actions + 2, c.width)
        self.symbol_embedding = nn.Embedding(c.symbols, c.width)
        self.parent_embedding = nn.Embedding(c.actions + 1, c.width)
        self.node_projection = nn.Linear(c.width, c.width)
        self.decoder = nn.ModuleList(DecoderLayer(c) for _ in range(c.decoder_layers))
        self.decoder_norm = nn.LayerNorm(c.width)
        self.action_head = nn.Linear(c.width, c.actions)
        self.pointer_head = nn.Linear(c.width, c.width)
        self.pointer_coverage = nn.Linear(c.width, COVERAGE_STATES)
        self.dropout = SharedDropout(c.dropout)
        for name, parameter in self.named_parameters():
            if "embedding" in name:
                nn.init.normal_(parameter, std=0.05 if "piece" in name else 0.02)

    @property
    def device(self) -> str:
        """Where the weights are."""
        return str(self.kind_embedding.weight.device)

    def encode(self, batch: Batch) -> Tensor:
        """Memory [B,N,d]."""
        c = self.config
        b, n = batch.kinds.shape
        rows = self.piece_embedding(batch.pieces)  # [P,e]
        pooled = rows.new_zeros(b * n, c.piece_width).index_add(0, batch.piece_node, rows)
        counts = rows.new_zeros(b * n).index_add(0, batch.piece_node, rows.new_ones(rows.shape[0]))
        pooled = pooled / counts.clamp(min=1.0).unsqueeze(1)
        x = self.piece_projection(pooled).view(b, n, c.width) + self.kind_embedding(batch.kinds)
        x = self.dropout(x)
        related = batch.relations[:, None].expand(-1, c.heads, -1, -1)
        mask = additive(batch.node_mask, x.dtype)[:, None, None, :]
        for _ in range(c.encoder_loops):
            for layer in self.encoder:
                x = layer(x, related, mask)
        memory: Tensor = self.encoder_norm(x)
        return memory

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """(Logits f32 [B, T, A + N], −1e4 where the grammar forbids; memory [B, N, d])."""
        memory = self.encode(batch)
        return self.decode(batch, memory), memory

    def decode(self, batch: Batch, memory: Tensor) -> Tensor:
        """Logits f32 [B, T, A + N] of every step, given the memory [B, N, d]."""
        c = self.config
        b, t = batch.token.shape
        rows = torch.arange(b, device=memory.device)[:, None]
        pointed = self.node_projection(memory[rows, batch.node.clamp(min=0)]) * (batch.node >= 0).unsqueeze(-1)
        x = (
            self.token_embedding(batch.token)
            + self.symbol_embedding(batch.symbol)
            + self.parent_embedding(batch.parent)
        )
        x = self.dropout(x + pointed)
        steps = torch.arange(t, device=memory.device)
        distance = (steps[:, None] - steps[None, :]).clamp(0, MAX_STEP_DISTANCE)
        causal = additive(steps[None, :] <= steps[:, None], x.dtype)
        node_mask = additive(batch.node_mask, x.dtype)[:, None, None, :]
        covered = torch.stack(
            [(batch.coverage == state).to(memory.dtype) for state in range(COVERAGE_STATES)]
        )  # [C,B,T,N]
        for layer in self.decoder:
            x = layer(x, memory, node_mask, causal, distance, covered.unsqueeze(2))
        y = self.decoder_norm(x)
        pointers = self.pointer_head(y) @ memory.transpose(1, 2) * c.width**-0.5  # [B,T,N]
        pointers = pointers + by_coverage(self.pointer_coverage(y), covered)
        logits = torch.cat((self.action_head(y).float(), pointers.float()), dim=-1)
        return logits.masked_fill(~batch.allowed, -1e4)


def by_coverage(per_state: Tensor, covered: Tensor) -> Tensor:
    """Pick per_state [...,T,C] by each node's state, one-hot covered [C,...,T,N]; returns [...,T,N]."""
    first, second, third = (per_state[..., state, None] for state in range(COVERAGE_STATES))
    return covered[0] * first + covered[1] * second + covered[2] * third


def stored_bits(config: NetworkConfig, name: str) -> int:
    """How many bits each weight of a matrix or table has in the artefact."""
    if name == "piece_embedding.weight":
        return config.piece_bits
    return config.layer_bits if in_layer(name) else 8


def in_layer(name: str) -> bool:
    """Whether a parameter is one of the matrices that `layer_bits` speaks of."""
    return name.startswith(("encoder.", "decoder.")) and name.endswith(".weight") and "cross_coverage" not in name


def additive(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """A boolean mask as numbers to add to scores: 0 where True, a large negative elsewhere."""
    return torch.zeros(mask.shape, device=mask.device, dtype=dtype).masked_fill(~mask, -1e4)
