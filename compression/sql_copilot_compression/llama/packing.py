"""Packs questions into sequences: the schema once, then every question over it, none of which sees another.

A token sees what stands before it in its own block, the shared beginning or its own question; positions go on from the
end of the beginning. So a packed sequence learns the very same as its questions one by one (a test holds this), at a
fraction of the tokens: on Spider a schema is three quarters of a prompt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from sql_copilot_compression.llama.records import Record

IGNORED = -100
"""A label that is not learned."""


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A record as tokens; the answer ends in the end-of-sequence token."""

    shared: tuple[int, ...]
    own: tuple[int, ...]
    answer: tuple[int, ...]
    weight: float = 1.0
    """How much it counts."""
    whole: bool = False
    """Whether the prompt is learned as well, as in pre-training."""

    def __len__(self) -> int:
        return len(self.shared) + len(self.own) + len(self.answer)


@dataclass
class Pack:
    """One sequence."""

    tokens: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    """Which schema a token belongs to …"""
    branches: list[int] = field(default_factory=list)
    """… and which question over it, 0 for the schema itself."""

    def __len__(self) -> int:
        return len(self.tokens)


def tokens_of(
    record: Record,
    tokenizer: Any,
    *,
    weight: float = 1.0,
    whole: bool = False,
    known: dict[str, tuple[int, ...]] | None = None,
) -> TokenRow:
    """A record's three parts made tokens apart, so that it is cut alike wherever it stands.

    `known` remembers beginnings: a schema, most of a prompt, is made tokens once for all questions over it.
    """

    def cut(text: str) -> tuple[int, ...]:
        return tuple(tokenizer(text, add_special_tokens=False)["input_ids"]) if text else ()

    known = {} if known is None else known
    if record.shared not in known:
        known[record.shared] = cut(record.shared)
    answer = (*cut(record.answer), tokenizer.eos_token_id)
    return TokenRow(known[record.shared], cut(record.own), answer, weight, whole)


def packed(rows: Sequence[TokenRow], length: int, seed: int = 1, schemas: int = 2) -> list[Pack]:
    """All rows that fit in `length` tokens, packed: questions that share a beginning stand together.

    A sequence has room for `schemas` of them at least: with more a step sees more than one, with one fewer tokens go
    into schemas.
    """
    draw = random.Random(f"packing/{seed}")
    groups: dict[tuple[int, ...], list[TokenRow]] = {}
    for row in rows:
        if len(row) <= length:
            groups.setdefault(row.shared, []).append(row)
    pieces: list[list[TokenRow]] = []
    for shared, group in groups.items():
        draw.shuffle(group)
        piece: list[TokenRow] = []
        room = 0
        most = max(1, length // schemas)
        for row in group:
            need = len(row.own) + len(row.answer)
            if not piece or need > room:
                piece = []
                pieces.append(piece)
                room = max(most - len(shared), need)
            piece.append(row)
            room -= need
    draw.shuffle(pieces)
    return [_laid_out(chosen) for chosen in _filled(pieces, length)]


def _size(piece: Sequence[TokenRow]) -> int:
    return len(piece[0].shared) + sum(len(row.own) + len(row.answer) for row in piece)


def _filled(pieces: Sequence[list[TokenRow]], length: int) -> Iterator[list[list[TokenRow]]]:
    """Pieces put into sequences, each where it fits first; at most eight sequences stay open."""
    open_: list[tuple[int, list[list[TokenRow]]]] = []
    for piece in pieces:
        size = _size(piece)
        at = next((n for n, (room, _) in enumerate(open_) if size <= room), None)
        if at is None:
            if len(open_) == 8:
                yield open_.pop(0)[1]
            open_.append((length - size, [piece]))
        else:
            room, chosen = open_[at]
            open_[at] = (room - size, [*chosen, piece])
    for _, chosen in open_:
        yield chosen


def _laid_out(pieces: Sequence[Sequence[TokenRow]]) -> Pack:
    pack = Pack()
    for block, piece in enumerate(pieces):
        shared = piece[0].shared
        whole = piece[0].whole
        _add(pack, shared, range(len(shared)), block, 0, shared if whole else None, piece[0].weight)
        for branch, row in enumerate(piece, 1):
            start = len(shared)
            _add(
                pack, row.own, range(start, start + len(row.own)), block, branch, row.own if whole else None, row.weight
            )
            start += len(row.own)
            _add(pack, row.answer, range(start, start + len(row.answer)), block, branch, row.answer, row.weight)
    return pack


def _add(
    pack: Pack,
    tokens: Sequence[int],
    positions: range,
    block: int,
    branch: int,
    labels: Sequence[int] | None,
    weight: float,
) -> None:
    pack.tokens += tokens
    pack.positions += positions
    pack.labels += labels if labels is not None else [IGNORED] * len(tokens)
    pack.weights += [weight] * len(tokens)
    pack.blocks += [block] * len(tokens)
    pack.branches += [branch] * len(tokens)


def sees(blocks: Tensor, branches: Tensor) -> Tensor:
    """Whether token i (second to last axis) sees token j, bool [B,L,L]; padding has block −1 and sees itself."""
    same = blocks.unsqueeze(2) == blocks.unsqueeze(1)
    own = (branches.unsqueeze(2) == branches.unsqueeze(1)) | (branches.unsqueeze(1) == 0)
    length = blocks.shape[1]
    before = torch.ones(length, length, dtype=torch.bool).tril()
    return same & own & before


def predecessors(pack: Pack) -> list[int]:
    """For each token the place of the one that predicts it, −1 for none: the first of a question is predicted by the
    last of the shared beginning, wherever that stands.
    """
    last: dict[tuple[int, int], int] = {}
    found = []
    for at, (block, branch) in enumerate(zip(pack.blocks, pack.branches, strict=True)):
        found.append(last.get((block, branch), last.get((block, 0), -1)))
        last[block, branch] = at
    return found


def collate(packs: Sequence[Pack], pad: int) -> Mapping[str, Tensor]:
    """Packs as a batch: input_ids, position_ids, attention_mask bool [B,1,L,L], labels, weights and predecessors."""
    length = max(len(pack) for pack in packs)

    def filled(values: Sequence[Sequence[float]], fill: float, dtype: torch.dtype) -> Tensor:
        return torch.tensor([[*row, *[fill] * (length - len(row))] for row in values], dtype=dtype)

    blocks = filled([p.blocks for p in packs], -1, torch.long)
    branches = filled([p.branches for p in packs], 0, torch.long)
    return {
        "input_ids": filled([p.tokens for p in packs], pad, torch.long),
        "position_ids": filled([p.positions for p in packs], 0, torch.long),
        "attention_mask": sees(blocks, branches).unsqueeze(1),
        "labels": filled([p.labels for p in packs], IGNORED, torch.long),
        "weights": filled([p.weights for p in packs], 0.0, torch.float32),
        "predecessors": filled([predecessors(p) for p in packs], -1, torch.long),
    }
