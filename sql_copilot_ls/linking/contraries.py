"""Words that say the contrary of others: by a prefix (inactive), or as the lexicon has it (closed and open)."""

from __future__ import annotations

from functools import lru_cache

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.name_reading import Unit, is_known
from sql_copilot_ls.linking.word_forms import stem, word_set

_PREFIXES = ("un", "in", "non", "dis", "im", "ir")
_NO_CONTRARIES = frozenset(
    map(
        stem,
        word_set(
            "discount display dispatch discharge discover discuss dispose disposal invoice income inform install"
            " intake import impact improve input inside insight index invite intern instance inspire incident inch"
            " infant interest united unit union under disease district distance"
        ),
    )
)
"""They only begin so."""


@lru_cache(maxsize=1 << 13)
def said_by(text: str, units: tuple[Unit, ...], kind: str) -> frozenset[str]:
    """The stems that a word says, one that denies by its prefix being a stem of its own and not what it denies."""
    root = stem(text) if kind == "word" else ""
    return frozenset((root,)) if denied_root(root) else frozenset().union(*units)


@lru_cache(maxsize=1 << 12)
def contraries(word: str) -> frozenset[str]:
    """Stems of which a stem says the contrary: by its prefix (inactive and active), or as the lexicon has it."""
    root = denied_root(word)
    return lexicon.contraries().get(word, frozenset()) | ({root} if root else set())


@lru_cache(maxsize=1 << 13)
def denied_root(word: str) -> str:
    """The stem that a stem denies by its prefix (inactiv: activ, unpaid: pay); empty when it denies none."""
    for prefix in _PREFIXES if word not in _NO_CONTRARIES else ():
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) >= 3 and is_known(stem(rest)):
            return stem(rest)
    return ""


@lru_cache(maxsize=1 << 13)
def contraries_of(keys: frozenset[str]) -> frozenset[str]:
    """Stems of which any of these says the contrary."""
    return frozenset[str]().union(*map(contraries, keys))
