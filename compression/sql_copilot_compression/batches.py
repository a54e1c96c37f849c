"""Puts precomputed features together into padded batches, with the grammar's masks and the coverage of every step."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from sql_copilot_compression.features import Features, GrammarTables
from sql_copilot_compression.network import Batch


@dataclass(frozen=True)
class Noise:
    """What training hides from the network so that it does not lean on single clues."""

    piece: float = 0.04
    """Chance that a known piece is replaced by its hashed 3-grams, as an unknown word's would be."""
    relation: float = 0.04
    """Chance that all match relations between one word and one item are forgotten."""


class Collator:
    """Features to `Batch`. With a random source, noise is added; without, the batch is exact."""

    def __init__(
        self,
        tables: GrammarTables,
        match_relations: Sequence[int],
        spellings: Sequence[Sequence[int]],
        noise: Noise,
        device: str = "cpu",
    ) -> None:
        """`spellings[piece]` are the hashed 3-gram ids of a vocabulary piece (empty for those that have none)."""
        self.tables = tables
        self.is_match = torch.zeros(256, dtype=torch.bool)
        self.is_match[list(match_relations)] = True
        self.spellings = [np.asarray(ids, dtype=np.int64) for ids in spellings]
        self.noise = noise
        self.device = device

    def __call__(self, examples: Sequence[Features], draw: random.Random | None) -> Batch:
        """A batch of B = len(examples)."""
        actions = self.tables.actions
        b = len(examples)
        n = max(e.nodes for e in examples)
        t = max(len(e.tokens) for e in examples)
        kinds = np.zeros((b, n), np.int64)
        mask = np.zeros((b, n), bool)
        relations = np.zeros((b, n, n), np.uint8)
        target = np.full((b, t), -1, np.int64)
        token = np.full((b, t), actions + 1, np.int64)
        node = np.full((b, t), -1, np.int64)
        symbol = np.zeros((b, t), np.int64)
        parent = np.full((b, t), actions, np.int64)
        pieces: list[np.ndarray] = []
        piece_node: list[np.ndarray] = []
        for i, e in enumerate(examples):
            own, length = e.nodes, len(e.tokens)
            kinds[i, :own], mask[i, :own] = e.kinds, True
            relations[i, :own, :own] = np.frombuffer(e.relations, np.uint8).reshape(own, own)
            is_action = e.tokens < actions
            nodes = e.tokens.astype(np.int64) - actions + e.words
            target[i, :length] = np.where(is_action, e.tokens, actions + nodes)
            token[i, 1:length] = np.where(is_action, e.tokens, actions)[:-1]
            node[i, 1:length] = np.where(is_action, -1, nodes)[:-1]
            symbol[i, :length], parent[i, :length] = e.symbols, e.parents
            ids, at = e.pieces.astype(np.int64), e.piece_node.astype(np.int64)
            if draw is not None and self.noise.piece > 0:
                ids, at = self._respell(ids, at, draw)
            pieces.append(ids)
            piece_node.append(at + i * n)
        related = torch.from_numpy(relations)
        if draw is not None and self.noise.relation > 0:
            related = self._forget(related, draw)
        batch = Batch(
            pieces=torch.from_numpy(np.concatenate(pieces)),
            piece_node=torch.from_numpy(np.concatenate(piece_node)),
            kinds=torch.from_numpy(kinds),
            node_mask=torch.from_numpy(mask),
            relations=related.long(),
            token=torch.from_numpy(token),
            node=torch.from_numpy(node),
            symbol=torch.from_numpy(symbol),
            parent=torch.from_numpy(parent),
            coverage=torch.zeros(0),
            allowed=torch.zeros(0),
            target=torch.from_numpy(target),
            weight=torch.tensor([e.weight for e in examples]),
        )
        batch.coverage = self._coverage(related, batch.node)
        batch.allowed = self.allowed(batch)
        if self.device != "cpu":
            batch = Batch(**{k: v.to(self.device, non_blocking=True) for k, v in vars(batch).items()})
        return batch

    def allowed(self, batch: Batch) -> torch.Tensor:
        """What the grammar allows at each step: bool [B, T, A + N]."""
        nodes = self.tables.kind_allowed[batch.symbol]  # [B,T,K]
        nodes = nodes.gather(2, batch.kinds[:, None, :].expand(-1, batch.symbol.shape[1], -1))  # [B,T,N]
        return torch.cat((self.tables.action_allowed[batch.symbol], nodes & batch.node_mask[:, None, :]), dim=2)

    def _respell(self, ids: np.ndarray, at: np.ndarray, draw: random.Random) -> tuple[np.ndarray, np.ndarray]:
        chosen = [k for k in range(len(ids)) if draw.random() < self.noise.piece and len(self.spellings[ids[k]])]
        if not chosen:
            return ids, at
        extra = [self.spellings[ids[k]] for k in chosen]
        keep = np.ones(len(ids), bool)
        keep[chosen] = False
        extra_at = np.repeat(at[chosen], [len(x) for x in extra])
        return np.concatenate((ids[keep], *extra)), np.concatenate((at[keep], extra_at))

    def _forget(self, relations: torch.Tensor, draw: random.Random) -> torch.Tensor:
        """Both directions of a pair are forgotten together."""
        generator = torch.Generator().manual_seed(draw.getrandbits(63))
        b, n, _ = relations.shape
        chance = torch.rand(b, n, n, generator=generator)
        chance = torch.minimum(chance, chance.transpose(1, 2))
        matched = self.is_match[relations.long()]
        forget = (matched | matched.transpose(1, 2)) & (chance < self.noise.relation / 2)
        return relations.masked_fill(forget, 0)

    def _coverage(self, relations: torch.Tensor, node: torch.Tensor) -> torch.Tensor:
        """How often each node was touched before each step, capped at 2: i64 [B,T,N].

        `node` [B,T] is the node the previous step pointed to. Choosing an item touches it and every word it matches.
        """
        b = node.shape[0]
        n = relations.shape[1]
        rows = relations[torch.arange(b)[:, None], node.clamp(min=0)]  # [B,T,N]
        touched = self.is_match[rows.long()] | (torch.arange(n) == node[:, :, None])
        touched &= (node >= 0)[:, :, None]
        return touched.long().cumsum(1).clamp(max=2)
