"""Puts precomputed features together into padded batches, with the grammar's masks and the coverage of every step."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch

from sql_copilot_compression.examples.augment import Augmenter
from sql_copilot_compression.examples.features import Features, GrammarTables, is_literal
from sql_copilot_compression.pointer.network import Batch


class Collator:
    """Features to `Batch`. With a random source, noise is added; without, the batch is exact."""

    def __init__(
        self,
        tables: GrammarTables,
        augmenter: Augmenter,
        device: str = "cpu",
    ) -> None:
        self.tables = tables
        self.augmenter = augmenter
        self.device = device

    def __call__(self, examples: Sequence[Features], draw: random.Random | None) -> Batch:
        """A batch of B = len(examples)."""
        actions = self.tables.actions
        if draw is not None:
            examples = [self.augmenter.thin(e, actions, draw) for e in examples]
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
            own_relations = np.frombuffer(e.relations, np.uint8).reshape(own, own)
            is_action = e.tokens < actions
            nodes = e.tokens.astype(np.int64) - actions + e.words
            target[i, :length] = np.where(is_action, e.tokens, actions + nodes)
            token[i, 1:length] = np.where(is_action, e.tokens, actions)[:-1]
            node[i, 1:length] = np.where(is_action, -1, nodes)[:-1]
            symbol[i, :length], parent[i, :length] = e.symbols, e.parents
            ids, at = e.pieces.astype(np.int64), e.piece_node.astype(np.int64)
            if draw is not None:
                own_relations = own_relations.copy()
                pointed = nodes[~is_action]
                literals = pointed[is_literal(e.kinds[pointed])]
                ids, at = self.augmenter.reword(ids, at, own_relations, e.words, literals, draw)
                ids, at = self.augmenter.respell(ids, at, draw)
            relations[i, :own, :own] = own_relations
            pieces.append(ids)
            piece_node.append(at + i * n)
        related = torch.from_numpy(relations)
        if draw is not None:
            related = self.augmenter.forget(related, draw)
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

    def exact(self, examples: Sequence[Features], size: int = 64) -> list[Batch]:
        """All examples in batches of `size`, without noise."""
        return [self(examples[first : first + size], None) for first in range(0, len(examples), size)]

    def allowed(self, batch: Batch) -> torch.Tensor:
        """What the grammar allows at each step: bool [B, T, A + N]."""
        nodes = self.tables.kind_allowed[batch.symbol]  # [B,T,K]
        nodes = nodes.gather(2, batch.kinds[:, None, :].expand(-1, batch.symbol.shape[1], -1))  # [B,T,N]
        return torch.cat((self.tables.action_allowed[batch.symbol], nodes & batch.node_mask[:, None, :]), dim=2)

    def _coverage(self, relations: torch.Tensor, node: torch.Tensor) -> torch.Tensor:
        """How often each node was touched before each step, capped at 2: i64 [B,T,N].

        `node` [B,T] is the node the previous step pointed to. Choosing an item touches it and every word it matches.
        """
        b = node.shape[0]
        n = relations.shape[1]
        rows = relations[torch.arange(b)[:, None], node.clamp(min=0)]  # [B,T,N]
        touched = self.augmenter.is_match[rows.long()] | (torch.arange(n) == node[:, :, None])
        touched &= (node >= 0)[:, :, None]
        return touched.long().cumsum(1).clamp(max=2)
