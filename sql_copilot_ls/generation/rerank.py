"""Signs by which a candidate is put behind one that the decoder liked less: words that it leaves out, tables that it
drags in.
"""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.linking import MATCH_RELATIONS, LinkedRequest
from sql_copilot_ls.linking.relations import ID
from sql_copilot_ls.query.grammar import ACTION_NAMES

SIGNS = ("unspent", "tables")
_ACTIONS = len(ACTION_NAMES)
_SPENT = frozenset(MATCH_RELATIONS)
_NAMED = frozenset(
    [ID[f"word_column_{grade}"] for grade in ("near_table", "exact", "all")]
    + [ID[f"word_table_{grade}"] for grade in ("exact", "all")]
)
"""Relations of a word with an item whose whole name the question says."""


class Signs:
    """The signs of one request's candidates."""

    def __init__(self, linked: LinkedRequest) -> None:
        self.linked = linked
        words, columns, tables, _ = linked.counts
        self.nodes, self.words = sum(linked.counts), words
        self.first_table, self.end = columns, columns + tables
        row = [linked.relations[w * self.nodes + words : w * self.nodes + words + self.end] for w in range(words)]
        self.named = {w for w in range(words) if not _NAMED.isdisjoint(row[w])}

    def __call__(self, tokens: Sequence[int]) -> dict[str, float]:
        """Of tokens over the request's items: `unspent`, how many words of names that the question says in full name
        nothing that the candidate uses; `tables`, how many tables it points to.
        """
        items = {token - _ACTIONS for token in tokens if token >= _ACTIONS}
        unspent = set(self.named)
        for item in items:
            start = (self.words + item) * self.nodes
            unspent = {w for w in unspent if self.linked.relations[start + w] not in _SPENT}
        tables = sum(self.first_table <= item < self.end for item in items)
        return {"unspent": float(len(unspent)), "tables": float(tables)}
