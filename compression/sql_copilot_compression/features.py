"""Turns examples into what training reads: linked nodes and relations, gold tokens with their grammar symbols; precomputed once, in parallel."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import pickle
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch

from sql_copilot_compression.corpora import Example
from sql_copilot_ls import linking, query
from sql_copilot_ls.linking import SchemaIndex, Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR
from sql_copilot_ls.schema.model import Schema

NODE_KINDS = 11
FIRST_COLUMN_KIND = 1
TABLE_KIND = 6
FIRST_LITERAL_KIND = 7
MAX_NODES = 220
"""Training examples with more nodes are left out: they cost as much as dozens of others."""
MAX_TOKENS = 64


@dataclass(frozen=True, slots=True)
class Features:
    """One example, ready for batching; N nodes, P pieces, T tokens."""

    source: str
    database: str
    words: int
    pieces: np.ndarray  # i32 [P]
    piece_node: np.ndarray  # i16 [P]
    kinds: np.ndarray  # u8 [N]
    relations: bytes  # u8 [N * N]
    tokens: np.ndarray  # i32 [T]
    symbols: np.ndarray  # u8 [T]
    parents: np.ndarray  # u8 [T], A at the root
    weight: float = 1.0

    @property
    def nodes(self) -> int:
        """N."""
        return len(self.kinds)


@dataclass(frozen=True)
class GrammarTables:
    """The grammar's masks as tensors: S symbols, A actions, K node kinds."""

    actions: int
    start: int
    action_allowed: torch.Tensor  # bool [S, A]
    kind_allowed: torch.Tensor  # bool [S, K]

    @staticmethod
    def of(grammar: Mapping[str, Any]) -> GrammarTables:
        """From the grammar's JSON form."""
        actions, symbols = grammar["actions"], grammar["symbols"]
        action_allowed = torch.zeros(len(symbols), len(actions), dtype=torch.bool)
        kind_allowed = torch.zeros(len(symbols), NODE_KINDS, dtype=torch.bool)
        for i, symbol in enumerate(symbols):
            action_allowed[i, symbol["actions"]] = True
            for kind in range(TABLE_KIND - FIRST_COLUMN_KIND):
                kind_allowed[i, FIRST_COLUMN_KIND + kind] = bool(symbol["columns"] >> kind & 1)
            kind_allowed[i, TABLE_KIND] = bool(symbol["tables"])
            kind_allowed[i, FIRST_LITERAL_KIND:] = bool(symbol["literals"])
        return GrammarTables(len(actions), grammar["start"], action_allowed, kind_allowed)


def trace(grammar: Mapping[str, Any], tokens: Sequence[int]) -> tuple[list[int], list[int]]:
    """The symbol expanded by each token and the action that pushed it (A at the root)."""
    actions = grammar["actions"]
    stack = [(grammar["start"], len(actions))]
    symbols: list[int] = []
    parents: list[int] = []
    for token in tokens:
        symbol, parent = stack.pop()
        symbols.append(symbol)
        parents.append(parent)
        if token < len(actions):
            stack += [(child, token) for child in reversed(actions[token]["children"])]
    return symbols, parents
