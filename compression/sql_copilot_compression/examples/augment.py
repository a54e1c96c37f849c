"""What training hides from the network so that it does not lean on single clues: spellings, matches, and the words
themselves.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import torch

from sql_copilot_compression.examples.features import TABLE_KIND, Features
from sql_copilot_ls import linking
from sql_copilot_ls.linking import Vocabulary, lexicon
from sql_copilot_ls.linking.vocabulary import BUCKETS

_WHOLE = ("near_table", "exact", "inside", "all")
"""Grades of a match with a whole name, by its own words."""
_PART = ("head", "part")


@dataclass(frozen=True)
class Noise:
    """Chances, each drawn anew whenever an example is seen."""

    piece: float = 0.08
    """That a known piece is replaced by its hashed 3-grams, as an unknown word's would be."""
    relation: float = 0.06
    """That all match relations between one word and one item are forgotten."""
    synonym: float = 0.2
    """That a word which names an item is replaced by a synonym, as Spider-Syn (Gan et al. 2021) does by hand."""
    unknown: float = 0.3
    """Share of those synonyms that linking does not know either, so that only the embeddings can tell."""
    schema: float = 0.85
    """That the schema is seen without some of the tables, columns and candidate values that the query does not need."""


EXACT = Noise(0.0, 0.0, 0.0, schema=0.0)
"""No noise at all."""


def _regrade(change: Callable[[str], str | None]) -> np.ndarray:
    """Relation id → relation id, u8 [256], where `change` maps the grades of words with items (None: as it was)."""
    numbers = {name: number for number, name in enumerate(linking.RELATIONS)}
    table = np.arange(256, dtype=np.uint8)
    for sides in ("word_column", "column_word", "word_table", "table_word"):
        for name, number in numbers.items():
            if name.startswith(f"{sides}_"):
                grade = change(name.removeprefix(f"{sides}_"))
                if grade is not None:
                    table[number] = numbers[f"{sides}_{grade}" if grade else "none"]
    return table


_TO_LEXICON = _regrade(lambda grade: "lexicon" if grade in _WHOLE else "lexicon_part" if grade in _PART else None)
_TO_NONE = _regrade(lambda _: "")
_WHOLE_TO_LEXICON = _regrade(lambda grade: "lexicon" if grade in _WHOLE else None)
_WHOLE_TO_PART = _regrade(lambda grade: "part" if grade in _WHOLE else None)
_IS_WHOLE = np.array([_WHOLE_TO_PART[r] != r for r in range(256)])
_NAMES = np.array([_TO_LEXICON[r] != r for r in range(256)])
"""Whether a relation says that a word is a name or a part of one."""
_SPAN = linking.RELATIONS.index("word_literal_span")
_OWNED = [linking.RELATIONS.index(name) for name in ("in_table", "key_of", "link_of")]
"""Column → table relations of a column with its own table."""
_FEWEST_COLUMNS, _FEWEST_NODES = 0.4, 35
"""Of a schema that is thinned out, at least the smaller of this share and this many nodes stay, in the mean."""
_MOST_NODES = 90
"""And at most this many: what a step costs grows with their square."""
_LOST_TABLES = 0.25


def synonyms(vocabulary: Vocabulary) -> list[tuple[tuple[int, ...], ...]]:
    """For each id of a known piece the ids of its synonyms in the lexicon, the same each time; for buckets nothing."""
    return [
        () if number < BUCKETS else tuple(vocabulary.ids(other) for other in sorted(lexicon.synonyms().get(line, ())))
        for number, line in enumerate(vocabulary.lines)
    ]


def spellings(vocabulary: Vocabulary) -> list[tuple[int, ...]]:
    """For each id of a known piece the buckets it would have if it were unknown; for buckets nothing."""
    bare = Vocabulary(vocabulary.lines[:BUCKETS])
    return [() if i < BUCKETS else bare.ids(line) for i, line in enumerate(vocabulary.lines)]


class Augmenter:
    """Adds noise to the parts of a batch; P pieces and N nodes of one example, W of them words."""

    def __init__(self, vocabulary: Vocabulary, noise: Noise, match_relations: Iterable[int]) -> None:
        self.noise = noise
        self.spellings = [np.asarray(ids, dtype=np.int64) for ids in spellings(vocabulary)]
        self.synonyms = synonyms(vocabulary)
        self.is_match = torch.zeros(256, dtype=torch.bool)
        self.is_match[list(match_relations)] = True

    def thin(self, example: Features, actions: int, draw: random.Random) -> Features:
        """The example without some of the nodes that its query, which begins pointers at `actions`, does not need."""
        if draw.random() >= self.noise.schema:
            return example
        words, kinds, n = example.words, example.kinds, example.nodes
        relations = np.frombuffer(example.relations, np.uint8).reshape(n, n)
        points = example.tokens >= actions
        pointed = example.tokens[points] - actions + words
        tables = np.flatnonzero(kinds == TABLE_KIND)
        owned = np.isin(relations[:, tables], _OWNED)  # [N, tables]
        chance = np.random.default_rng(draw.getrandbits(63))
        kept = chance.random(n) < chance.uniform(min(_FEWEST_COLUMNS, _FEWEST_NODES / n), min(1, _MOST_NODES / n))
        kept[tables] = chance.random(len(tables)) >= _LOST_TABLES
        kept[tables[owned[pointed].any(0)]] = True
        kept &= ~owned[:, ~kept[tables]].any(1)
        kept[:words] = kept[pointed] = True
        if not kept[tables].any():
            return example
        place = np.cumsum(kept) - 1
        tokens = example.tokens.copy()
        tokens[points] = place[pointed] + actions - words
        with_node = kept[example.piece_node]
        return replace(
            example,
            pieces=example.pieces[with_node],
            piece_node=place[example.piece_node[with_node]].astype(np.int16),
            kinds=kinds[kept],
            relations=relations[np.ix_(kept, kept)].tobytes(),
            tokens=tokens,
        )

    def respell(self, ids: np.ndarray, at: np.ndarray, draw: random.Random) -> tuple[np.ndarray, np.ndarray]:
        """Pieces ids [P] of nodes at [P], some of them spelled in hashed 3-grams."""
        chosen = [k for k in range(len(ids)) if draw.random() < self.noise.piece and len(self.spellings[ids[k]])]
        if not chosen:
            return ids, at
        extra = [self.spellings[ids[k]] for k in chosen]
        keep = np.ones(len(ids), bool)
        keep[chosen] = False
        extra_at = np.repeat(at[chosen], [len(x) for x in extra])
        return np.concatenate((ids[keep], *extra)), np.concatenate((at[keep], extra_at))

    def reword(
        self,
        ids: np.ndarray,
        at: np.ndarray,
        relations: np.ndarray,
        words: int,
        literals: np.ndarray,
        draw: random.Random,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Pieces ids [P] of nodes at [P] with some naming words replaced by synonyms, but none of the values (nodes
        `literals`) that the query needs; `relations` u8 [N,N] is changed in place to what linking would have found.
        """
        if self.noise.synonym <= 0:
            return ids, at
        spans = relations[:words] == _SPAN
        names = _NAMES[relations[:words]].any(1) & ~spans[:, literals].any(1)
        for word in np.flatnonzero(names).tolist():
            if draw.random() >= self.noise.synonym:
                continue
            own = np.flatnonzero(at == word)
            known = self.synonyms[ids[own[0]]] if len(own) == 1 else ()
            if not known:
                continue
            # A candidate value that holds the word is spelled anew as well, or it would give the old word away.
            old = np.flatnonzero((ids == ids[own[0]]) & np.isin(at, [word, *np.flatnonzero(spans[word])]))
            other = np.asarray(known[draw.randrange(len(known))], dtype=np.int64)
            ids = np.concatenate((np.delete(ids, old), np.tile(other, len(old))))
            at = np.concatenate((np.delete(at, old), np.repeat(at[old], len(other))))
            self._demote(relations, words, word, is_known=draw.random() >= self.noise.unknown)
        return ids, at

    @staticmethod
    def _demote(relations: np.ndarray, words: int, word: int, *, is_known: bool) -> None:
        """Grades of one word, and of the words that form a whole name with it."""
        items = np.flatnonzero(_IS_WHOLE[relations[word]])
        own, others = (_TO_LEXICON, _WHOLE_TO_LEXICON) if is_known else (_TO_NONE, _WHOLE_TO_PART)
        relations[word], relations[:, word] = own[relations[word]], own[relations[:, word]]
        if len(items):
            relations[:words, items] = others[relations[:words, items]]
            relations[items, :words] = others[relations[items, :words]]

    def forget(self, relations: torch.Tensor, draw: random.Random) -> torch.Tensor:
        """Relations u8 [B,N,N] with some matches gone, both directions of a pair together."""
        if self.noise.relation <= 0:
            return relations
        generator = torch.Generator().manual_seed(draw.getrandbits(63))
        chance = torch.rand(relations.shape, generator=generator)
        chance = torch.minimum(chance, chance.transpose(1, 2))
        matched = self.is_match[relations.long()]
        lost = (matched | matched.transpose(1, 2)) & (chance < self.noise.relation / 2)
        return relations.masked_fill(lost, 0)
