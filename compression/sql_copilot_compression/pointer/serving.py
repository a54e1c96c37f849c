"""The network as it is served: one example, int8 or int4 weights, explicit caches; `torch.jit.script` turns it into the
artefact's code.

The numbers equal `network.Network`'s up to quantisation. Only ops that the native runtime knows may appear here.
Shapes as in docs/interfaces.md: N nodes, P pieces, B beams, T steps so far, L decoder layers, H heads, w head width, d
width, R relations, A actions.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sql_copilot_compression.pointer.network import GROUP, MAX_STEP_DISTANCE, DecoderLayer, EncoderLayer, Network


def quantise_rows(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Symmetric int8 per row: (i8 [O,I], scale f32 [O])."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return torch.round(weight / scale[:, None]).clamp(-127, 127).to(torch.int8), scale.float()


LARGEST = 7
"""Levels of int4 on each side of zero."""
ZERO = 8
"""How level zero is stored."""


def quantise_groups(weight: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Symmetric int4 in groups: (levels i8 [O,I] from -7 to 7, multipliers u8 [O,I/32] from 1 to 18, scale f32 [O]).

    Level times multiplier is an int8 row of that scale, exactly, so that an engine needs no other kernel for it. I must
    be a multiple of 32.
    """
    outputs, inputs = weight.shape
    groups = weight.reshape(outputs, -1, GROUP)
    largest = groups.abs().amax(2)
    scale = largest.amax(1).clamp(min=1e-8) / (127 // LARGEST * LARGEST)
    multiplier = torch.round(largest / (LARGEST * scale[:, None])).clamp(1, 127 // LARGEST)
    levels = torch.round(groups / (multiplier * scale[:, None])[:, :, None]).clamp(-LARGEST, LARGEST)
    return levels.reshape(outputs, inputs).to(torch.int8), multiplier.to(torch.uint8), scale.float()


def served_levels(weight: Tensor, bits: int) -> tuple[Tensor, Tensor]:
    """A matrix as the engine multiplies it, stored in 8 or 4 bits: (i8 [O,I], scale f32 [O])."""
    if bits == 8:
        return quantise_rows(weight)
    levels, multiplier, scale = quantise_groups(weight)
    return levels * multiplier.to(torch.int8).repeat_interleave(GROUP, 1), scale


class QuantisedLinear(nn.Module):
    """y = x Wᵀ + b with int8 rows."""

    qweight: Tensor
    scale: Tensor
    bias: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        qweight, scale = quantise_rows(linear.weight.detach().float())
        self.register_buffer("qweight", qweight)
        self.register_buffer("scale", scale)
        self.register_buffer("bias", linear.bias.detach().float())

    def forward(self, x: Tensor) -> Tensor:
        """x [...,I] to [...,O]."""
        return F.linear(x, self.qweight.to(torch.float32) * self.scale.unsqueeze(1), self.bias)


class PackedRows(nn.Module):
    """int8 rows stored as int4 levels, two a byte; they become int8 again at load."""

    packed: Tensor
    multiplier: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        levels, multiplier, scale = quantise_groups(weight.detach().float())
        pairs = (levels + ZERO).to(torch.uint8).view(*multiplier.shape, GROUP // 2, 2)
        self.register_buffer("packed", pairs[..., 0] | pairs[..., 1] << 4)  # [O,G,16]
        self.register_buffer("multiplier", multiplier)  # [O,G]
        self.register_buffer("scale", scale)

    def rows(self) -> Tensor:
        """The int8 rows [O,I] that are stored."""
        pairs = torch.stack((self.packed.bitwise_and(15), self.packed.bitwise_right_shift(4)), -1)  # [O,G,16,2]
        levels = pairs.flatten(2).to(torch.int8) - 8  # [O,G,32]
        return (levels * self.multiplier.to(torch.int8).unsqueeze(2)).flatten(1)


class PackedLinear(PackedRows):
    """y = x Wᵀ + b with int4 levels."""

    bias: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__(linear.weight)
        self.register_buffer("bias", linear.bias.detach().float())

    def forward(self, x: Tensor) -> Tensor:
        """x [...,I] to [...,O]."""
        return F.linear(x, self.rows().to(torch.float32) * self.scale.unsqueeze(1), self.bias)


class PackedEmbedding(PackedRows):
    """A table with int4 levels."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__(embedding.weight)

    def forward(self, index: Tensor) -> Tensor:
        """index i64 [K] to f32 [K,d]."""
        return self.rows()[index].to(torch.float32) * self.scale[index].unsqueeze(1)


class QuantisedEmbedding(nn.Module):
    """A table of int8 rows."""

    qweight: Tensor
    scale: Tensor

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        qweight, scale = quantise_rows(embedding.weight.detach().float())
        self.register_buffer("qweight", qweight)
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        """index i64 [K] to f32 [K,d]."""
        return self.qweight[index].to(torch.float32) * self.scale[index].unsqueeze(1)


class QuantisedTable(nn.Module):
    """A small table of int8 rows that is read whole; engines expand it at load."""

    qweight: Tensor
    scale: Tensor

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        qweight, scale = quantise_rows(table.detach().float())
        self.register_buffer("qweight", qweight)
        self.register_buffer("scale", scale)

    def forward(self) -> Tensor:
        """The table f32 [O,I]."""
        return self.qweight.to(torch.float32) * self.scale.unsqueeze(1)


class Norm(nn.Module):
    """Layer normalisation over the last dimension."""

    weight: Tensor
    bias: Tensor

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.width = int(norm.normalized_shape[0])
        self.register_buffer("weight", norm.weight.detach().float())
        self.register_buffer("bias", norm.bias.detach().float())

    def forward(self, x: Tensor) -> Tensor:
        """x [...,d] to [...,d]."""
        return F.layer_norm(x, [self.width], self.weight, self.bias, 1e-5)


def weight_of(module: QuantisedLinear | PackedRows | QuantisedEmbedding | QuantisedTable) -> Tensor:
    """The matrix or table f32 [O,I] that what is stored stands for."""
    rows = module.rows() if isinstance(module, PackedRows) else module.qweight
    return rows.float() * module.scale[:, None]


def stored(linear: nn.Linear, bits: int) -> nn.Module:
    """A layer's matrix in 8 or 4 bits a weight."""
    return PackedLinear(linear) if bits == 4 else QuantisedLinear(linear)


class ServedEncoderLayer(nn.Module):
    """`network.EncoderLayer` for one example."""

    relation_bias: Tensor

    def __init__(self, layer: EncoderLayer, bits: int) -> None:
        super().__init__()
        attention = layer.attention
        self.heads, self.head_width = attention.heads, attention.head_width
        self.norm_attention, self.norm_hidden = Norm(layer.norm_attention), Norm(layer.norm_hidden)
        self.qkv, self.out = stored(attention.qkv, bits), stored(attention.out, bits)
        self.up, self.down = stored(layer.hidden.up, bits), stored(layer.hidden.down, bits)
        self.relation_keys = QuantisedTable(attention.relation_keys)  # [R,w]
        self.relation_values = QuantisedTable(attention.relation_values)  # [R,w]
        self.register_buffer("relation_bias", attention.relation_bias.detach().float())  # [R,H]

    def forward(self, x: Tensor, relations: Tensor) -> Tensor:
        """x [N,d], relations i64 [N,N] to [N,d]."""
        n = x.size(0)
        qkv = self.qkv(self.norm_attention(x)).view(n, 3, self.heads, self.head_width).permute(1, 2, 0, 3)
        q, k, v = qkv[0], qkv[1], qkv[2]  # [H,N,w]
        index = relations.unsqueeze(0).expand(self.heads, n, n)
        per_relation = torch.matmul(q, self.relation_keys().t()) + self.relation_bias.t().unsqueeze(1)  # [H,N,R]
        scores = torch.matmul(q, k.transpose(1, 2)) + torch.gather(per_relation, 2, index)
        weights = torch.softmax(scores * (1.0 / float(self.head_width) ** 0.5), -1)
        mass = torch.zeros_like(per_relation).scatter_add(2, index, weights)  # [H,N,R]
        values = torch.matmul(weights, v) + torch.matmul(mass, self.relation_values())  # [H,N,w]
        x = x + self.out(values.transpose(0, 1).reshape(n, self.heads * self.head_width))
        return x + self.down(F.silu(self.up(self.norm_hidden(x))))  # type: ignore[no-any-return]


class ServedDecoderLayer(nn.Module):
    """`network.DecoderLayer`, one step of B hypotheses."""

    distance_bias: Tensor

    def __init__(self, layer: DecoderLayer, bits: int) -> None:
        super().__init__()
        self.heads, self.head_width = layer.heads, layer.head_width
        self.norm_self, self.norm_cross = Norm(layer.norm_self), Norm(layer.norm_cross)
        self.norm_hidden = Norm(layer.norm_hidden)
        self.qkv, self.self_out = stored(layer.qkv, bits), stored(layer.self_out, bits)
        self.cross_query, self.cross_out = stored(layer.cross_query, bits), stored(layer.cross_out, bits)
        self.cross_key_value = stored(layer.cross_key_value, bits)
        self.cross_coverage = QuantisedLinear(layer.cross_coverage)
        self.up, self.down = stored(layer.hidden.up, bits), stored(layer.hidden.down, bits)
        self.register_buffer("distance_bias", layer.distance_bias.detach().float())  # [D,H]

    def forward(
        self,
        x: Tensor,
        coverage: Tensor,
        distance: Tensor,
        cross_keys: Tensor,
        cross_values: Tensor,
        self_keys: Tensor,
        self_values: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """x [B,d], coverage i64 [B,N], distance i64 [T+1], cross_* [N,d], self_* [B,T,d] to (x [B,d], key, value
        [B,1,d]).
        """
        b, n, h, w = x.size(0), coverage.size(1), self.heads, self.head_width
        scale = 1.0 / float(w) ** 0.5
        q, k, v = self.qkv(self.norm_self(x)).unsqueeze(1).chunk(3, -1)  # [B,1,d]
        keys = torch.cat((self_keys, k), 1).view(b, -1, h, w).transpose(1, 2)  # [B,H,T+1,w]
        values = torch.cat((self_values, v), 1).view(b, -1, h, w).transpose(1, 2)
        scores = torch.matmul(q.view(b, h, 1, w), keys.transpose(2, 3)) * scale  # [B,H,1,T+1]
        scores = scores + self.distance_bias[distance].t().unsqueeze(1)
        mixed = torch.matmul(torch.softmax(scores, -1), values).view(b, h * w)
        x = x + self.self_out(mixed)

        y = self.norm_cross(x)
        queries = self.cross_query(y).view(b, h, w).transpose(0, 1)  # [H,B,w]
        spent = self.cross_coverage(y).view(b, h, -1).transpose(0, 1)  # [H,B,C]
        scores = torch.matmul(queries, cross_keys.view(n, h, w).permute(1, 2, 0)) * scale  # [H,B,N]
        scores = scores + torch.gather(spent, 2, coverage.unsqueeze(0).expand(h, b, n))
        mixed = torch.matmul(torch.softmax(scores, -1), cross_values.view(n, h, w).transpose(0, 1))  # [H,B,w]
        x = x + self.cross_out(mixed.transpose(0, 1).reshape(b, h * w))
        return x + self.down(F.silu(self.up(self.norm_hidden(x)))), k, v


class ServedNetwork(nn.Module):
    """The two entry points of the artefact: `encode` once, `step` for each token."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        c = network.config
        self.width, self.loops, self.actions = c.width, c.encoder_loops, c.actions
        self.max_distance = MAX_STEP_DISTANCE
        packed = c.piece_bits == 4
        self.piece_embedding = (PackedEmbedding if packed else QuantisedEmbedding)(network.piece_embedding)
        self.piece_projection = QuantisedLinear(network.piece_projection)
        self.kind_embedding = QuantisedEmbedding(network.kind_embedding)
        self.encoder = nn.ModuleList(ServedEncoderLayer(layer, c.layer_bits) for layer in network.encoder)  # type: ignore[arg-type]
        self.encoder_norm = Norm(network.encoder_norm)
        self.token_embedding = QuantisedEmbedding(network.token_embedding)
        self.symbol_embedding = QuantisedEmbedding(network.symbol_embedding)
        self.parent_embedding = QuantisedEmbedding(network.parent_embedding)
        self.node_projection = QuantisedLinear(network.node_projection)
        self.decoder = nn.ModuleList(ServedDecoderLayer(layer, c.layer_bits) for layer in network.decoder)  # type: ignore[arg-type]
        self.decoder_norm = Norm(network.decoder_norm)
        self.action_head = QuantisedLinear(network.action_head)
        self.pointer_head = QuantisedLinear(network.pointer_head)
        self.pointer_coverage = QuantisedLinear(network.pointer_coverage)

    def forward(
        self, pieces: Tensor, piece_node: Tensor, kinds: Tensor, relations: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """The same as `encode`; a module must have a forward."""
        return self.encode(pieces, piece_node, kinds, relations)

    @torch.jit.export
    def encode(
        self, pieces: Tensor, piece_node: Tensor, kinds: Tensor, relations: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """pieces, piece_node i64 [P], kinds i64 [N], relations i64 [N,N] to memory [N,d], cross keys and values
        [L,N,d].
        """
        n = kinds.size(0)
        rows = self.piece_embedding(pieces)  # [P,e]
        pooled = torch.zeros([n, rows.size(1)]).index_add(0, piece_node, rows)
        counts = torch.zeros([n]).index_add(0, piece_node, torch.ones([pieces.size(0)]))
        pooled = pooled / counts.clamp(1.0).unsqueeze(1)
        x = self.piece_projection(pooled) + self.kind_embedding(kinds)  # [N,d]
        for _ in range(self.loops):
            for layer in self.encoder:
                x = layer(x, relations)
        memory = self.encoder_norm(x)
        keys: list[Tensor] = []
        values: list[Tensor] = []
        for layer in self.decoder:
            k, v = layer.cross_key_value(memory).chunk(2, -1)  # type: ignore[operator]
            keys.append(k)
            values.append(v)
        return memory, torch.stack(keys), torch.stack(values)

    @torch.jit.export
    def step(
        self,
        token: Tensor,
        node: Tensor,
        symbol: Tensor,
        parent: Tensor,
        coverage: Tensor,
        memory: Tensor,
        cross_keys: Tensor,
        cross_values: Tensor,
        self_keys: Tensor,
        self_values: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """token, node, symbol, parent i64 [B], coverage i64 [B,N], memory [N,d], cross_* [L,N,d], self_* [L,B,T,d].

        Returns logits [B, A + N] and this step's keys and values [L,B,1,d].
        """
        past = self_keys.size(2)
        distance = torch.arange(past, -1, -1).clamp(0, self.max_distance)  # [T+1]
        pointed = self.node_projection(memory[node.clamp(0)]) * node.ge(0).to(torch.float32).unsqueeze(1)
        x = self.token_embedding(token) + self.symbol_embedding(symbol) + self.parent_embedding(parent) + pointed
        keys: list[Tensor] = []
        values: list[Tensor] = []
        for i, layer in enumerate(self.decoder):
            x, k, v = layer(x, coverage, distance, cross_keys[i], cross_values[i], self_keys[i], self_values[i])
            keys.append(k)
            values.append(v)
        y = self.decoder_norm(x)
        pointers = torch.matmul(self.pointer_head(y), memory.t()) * (1.0 / float(self.width) ** 0.5)  # [B,N]
        pointers = pointers + torch.gather(self.pointer_coverage(y), 1, coverage)
        return torch.cat((self.action_head(y), pointers), 1), torch.stack(keys), torch.stack(values)
