"""Words of a schema that a question's word is nearly: a typo, or a shared beginning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.name_reading import is_known
from sql_copilot_ls.linking.word_forms import edit_distance_within, trigrams

_MOST = 8


def similar_words(root: str, grams: Mapping[str, Sequence[str]]) -> list[str]:
    """Words, by the 3-grams that they have, which a stem of four letters or more is nearly; at most eight."""
    if len(root) < 4 or not root.isascii() or root in lexicon.query_words():
        return []
    counts: dict[str, int] = {}
    for gram in trigrams(root):
        for other in grams.get(gram, ()):
            counts[other] = counts.get(other, 0) + 1
    known = is_known(root)
    found = []
    for other, count in counts.items():
        shorter, longer = sorted((root, other), key=len)
        if longer.startswith(shorter) and len(shorter) >= 4 and 2 * len(shorter) >= len(longer):
            found.append(other)
        elif known:
            if count >= 4 and _shared_beginning(root, other) >= max(5, 0.6 * len(longer)):
                found.append(other)
        elif count >= 2 and edit_distance_within(root, other, 1 if len(root) < 8 else 2):
            found.append(other)
    return found[:_MOST]


def _shared_beginning(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
