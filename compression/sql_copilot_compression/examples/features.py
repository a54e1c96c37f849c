"""Turns examples into what training reads: linked nodes and relations, gold tokens with their grammar symbols;
precomputed once, in parallel.
"""

from __future__ import annotations

import hashlib
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

from sql_copilot_compression.bars import bar
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.keys import LENGTH, key_of, sources_key
from sql_copilot_ls import linking, query
from sql_copilot_ls.linking import SchemaIndex, Vocabulary
from sql_copilot_ls.query.grammar import GRAMMAR
from sql_copilot_ls.schema.model import ColumnKind, Schema

NODE_KINDS = 14
FIRST_COLUMN_KIND = 1
TABLE_KIND = 6
FIRST_LITERAL_KIND, LAST_LITERAL_KIND = 7, 12
GEOMETRY_KIND = 13
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
            kind_allowed[i, GEOMETRY_KIND] = bool(symbol["columns"] >> ColumnKind.GEOMETRY & 1)
            kind_allowed[i, TABLE_KIND] = bool(symbol["tables"])
            mask = -symbol["literals"] if grammar["version"] < 2 else symbol["literals"]
            for kind in range(FIRST_LITERAL_KIND, LAST_LITERAL_KIND + 1):
                kind_allowed[i, kind] = bool(mask >> (kind - FIRST_LITERAL_KIND) & 1)
        return GrammarTables(len(actions), grammar["start"], action_allowed, kind_allowed)


def is_column(kinds: np.ndarray) -> np.ndarray:
    """Of node kinds, bool [N]: which are columns'."""
    found: np.ndarray = ((kinds >= FIRST_COLUMN_KIND) & (kinds < TABLE_KIND)) | (kinds == GEOMETRY_KIND)
    return found


def is_literal(kinds: np.ndarray) -> np.ndarray:
    """Of node kinds, bool [N]: which are literals'."""
    found: np.ndarray = (kinds >= FIRST_LITERAL_KIND) & (kinds <= LAST_LITERAL_KIND)
    return found


def column_kinds(kinds: np.ndarray) -> np.ndarray:
    """Node kinds of columns as `ColumnKind`s, u8."""
    return np.where(kinds == GEOMETRY_KIND, np.uint8(ColumnKind.GEOMETRY), kinds - FIRST_COLUMN_KIND).astype(np.uint8)


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


class Recorder(linking.PieceIds):
    """Stands in for a vocabulary before there is one: gives every piece an id of its own and remembers the pieces."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def ids(self, piece: str) -> tuple[int, ...]:
        """The piece's own id."""
        return (self.numbers.setdefault(piece, len(self.numbers)),)


@lru_cache(maxsize=512)
def _index(schema_id: int) -> SchemaIndex:
    return SchemaIndex(_schemas[schema_id])


_schemas: dict[int, Schema] = {}
"""Schemas by identity, kept alive so that identities stay unique."""


def index_of(schema: Schema) -> SchemaIndex:
    """The linking index of a schema; examples over one database share it."""
    _schemas.setdefault(id(schema), schema)
    return _index(id(schema))


def featurise(example: Example, recorder: Recorder) -> Features:
    """The features of one example, with the recorder's piece ids.

    Raises query.QueryError and its kin when the gold SQL is outside the grammar, or a value is no candidate of the
    question.
    """
    index = index_of(example.schema)
    linked = linking.link(example.question, index, recorder)
    gold = query.parse_sql(example.sql, example.schema, example.dialect)
    tokens = query.encode(gold, example.schema, linked.literals)
    symbols, parents = trace(GRAMMAR, tokens)
    return Features(
        source=example.origin,
        database=example.database_id,
        words=linked.counts[0],
        pieces=np.asarray(linked.pieces, dtype=np.int32),
        piece_node=np.asarray(linked.piece_node, dtype=np.int16),
        kinds=np.frombuffer(bytes(linked.kinds), dtype=np.uint8),
        relations=bytes(linked.relations),
        tokens=np.asarray(tokens, dtype=np.int32),
        symbols=np.asarray(symbols, dtype=np.uint8),
        parents=np.asarray(parents, dtype=np.uint8),
    )


@dataclass
class Shard:
    """Features of one corpus, with the pieces that their ids stand for and a count of what was left out, by reason."""

    pieces: list[str]
    features: list[Features]
    rejected: Counter[str] = field(default_factory=Counter)


def _featurise_part(examples: Sequence[Example]) -> Shard:
    recorder = Recorder()
    shard = Shard([], [])
    for example in examples:
        try:
            features = featurise(example, recorder)
        except (query.QueryError, ValueError, RecursionError) as error:
            shard.rejected[f"{type(error).__name__}: {str(error).split(':')[0][:60]}"] += 1
            continue
        if features.nodes > MAX_NODES or len(features.tokens) > MAX_TOKENS:
            shard.rejected["too large"] += 1
        else:
            shard.features.append(features)
    shard.pieces = list(recorder.numbers)
    return shard


def _by_database(examples: Iterable[Example], size: int) -> list[list[Example]]:
    """Parts of about `size` examples, each of few databases, so that schema indexes are built once."""
    ordered = sorted(examples, key=lambda e: (e.database_id, e.origin))
    return [ordered[i : i + size] for i in range(0, len(ordered), size)]


def build_shard(name: str, examples: Iterable[Example], processes: int) -> Shard:
    """Featurise in parallel."""
    parts = _by_database(examples, 400)
    numbers: dict[str, int] = {}
    whole = Shard([], [])
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        progress = bar(f"features of {name}", len(parts))
        for shard in pool.imap(_featurise_part, parts):
            mapping = np.array([numbers.setdefault(p, len(numbers)) for p in shard.pieces], dtype=np.int32)
            whole.features += [_renumber(f, mapping) for f in shard.features]
            whole.rejected.update(shard.rejected)
            progress.update()
        progress.close()
    whole.pieces = list(numbers)
    return whole


def _renumber(features: Features, mapping: np.ndarray) -> Features:
    return Features(**{**_fields(features), "pieces": mapping[features.pieces]})


def _fields(features: Features) -> dict[str, Any]:
    return {name: getattr(features, name) for name in Features.__dataclass_fields__}


SOURCES = (
    "sql_copilot_ls.sql",
    "sql_copilot_ls.schema",
    "sql_copilot_ls.periods",
    "sql_copilot_ls.query",
    "sql_copilot_ls.linking",
    "sql_copilot_compression.data",
    "sql_copilot_compression.comments.written_items",
    __name__,
)
"""What turns files into features: when its code changes, features are made anew."""


def cached_shard(
    folder: Path,
    name: str,
    reads: str,
    examples: Callable[[], Iterable[Example]],
    processes: int,
) -> Shard:
    """The shard of that name, read from `folder` when made from the same by the same code, else built and kept.

    `reads` is a key for the contents that `examples` are read from.
    """
    frozen = [GRAMMAR, list(linking.RELATIONS), list(linking.MATCH_RELATIONS), linking.fingerprint()]
    key = key_of(name, reads, frozen, sources_key(SOURCES))
    path = folder / f"{name.replace(':', '_').replace('/', '_')}-{key}.pickle"
    if path.exists():
        with path.open("rb") as file:
            shard: Shard = pickle.load(file)
        return shard
    shard = build_shard(name, examples(), processes)
    folder.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".partial{time.monotonic_ns()}")
    with temporary.open("wb") as file:
        pickle.dump(shard, file, protocol=pickle.HIGHEST_PROTOCOL)
    temporary.replace(path)
    return shard


def features_key(rows: Iterable[Features]) -> str:
    """A key for everything that training sees of some features."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{row.source}\n{row.words} {row.weight!r} {len(row.kinds)} {len(row.tokens)}\n".encode())
        for part in (row.pieces, row.piece_node, row.kinds, row.tokens, row.symbols, row.parents):
            digest.update(np.ascontiguousarray(part).tobytes())
        digest.update(row.relations)
    return digest.hexdigest()[:LENGTH]


def piece_counts(shards: Iterable[Shard]) -> Counter[str]:
    """How often each piece occurs."""
    counts: Counter[str] = Counter()
    for shard in shards:
        numbers = np.zeros(len(shard.pieces), dtype=np.int64)
        for features in shard.features:
            np.add.at(numbers, features.pieces, 1)
        counts.update(dict(zip(shard.pieces, numbers.tolist(), strict=True)))
    return counts


def with_vocabulary(shard: Shard, vocabulary: Vocabulary) -> list[Features]:
    """The features with a vocabulary's ids; pieces it lacks become several buckets."""
    ids = [np.array(vocabulary.ids(p), dtype=np.int32) for p in shard.pieces]
    lengths = np.array([len(x) for x in ids])
    converted = []
    for features in shard.features:
        pieces = np.concatenate([ids[p] for p in features.pieces]) if len(features.pieces) else features.pieces
        nodes = np.repeat(features.piece_node, lengths[features.pieces])
        converted.append(Features(**{**_fields(features), "pieces": pieces, "piece_node": nodes}))
    return converted
