"""Pieces to ids: a piece in the list has its own id, any other falls into hashed 3-gram buckets."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sql_copilot_ls.linking.word_forms import trigrams

BUCKETS = 1024
"""Ids below this are buckets, written `#0` … `#1023` in the vocabulary file."""
MAX_TRIGRAMS = 6
MAX_NODES_KNOWN = 1 << 14
"""Nodes whose ids a vocabulary keeps."""


class VocabularyError(ValueError):
    """The vocabulary file does not begin with the buckets, or has a piece twice: rebuild the model."""


class PieceIds:
    """What gives pieces their ids."""

    def ids(self, piece: str) -> tuple[int, ...]:
        """The ids of a piece."""
        raise NotImplementedError

    def ids_of(self, pieces: tuple[str, ...]) -> tuple[int, ...]:
        """The ids of a node's pieces together."""
        return tuple(i for piece in pieces for i in self.ids(piece))


class Vocabulary(PieceIds):
    """The pieces a model knows, by id."""

    def __init__(self, lines: Sequence[str]) -> None:
        if len(lines) < BUCKETS or lines[0] != "#0" or lines[BUCKETS - 1] != f"#{BUCKETS - 1}":
            raise VocabularyError(
                f"a vocabulary begins with the {BUCKETS} lines #0 … #{BUCKETS - 1}; rebuild the model"
            )
        if len(set(lines)) < len(lines):
            twice, _ = Counter(lines).most_common(1)[0]
            raise VocabularyError(f"{twice!r} stands twice in the vocabulary; rebuild the model")
        self.lines = tuple(lines)
        self._ids: dict[str, tuple[int, ...]] = {line: (number,) for number, line in enumerate(lines)}
        self._ids_of: dict[tuple[str, ...], tuple[int, ...]] = {}

    @staticmethod
    def from_lines(lines: Iterable[str]) -> Vocabulary:
        """From the lines of `vocabulary.txt`, with or without their line ends; raises VocabularyError."""
        return Vocabulary([line.rstrip("\r\n") for line in lines])

    @staticmethod
    def build(counts: Mapping[str, int], size: int) -> Vocabulary:
        """The buckets and the most frequent pieces, `size` lines together; ties in alphabetical order."""
        ranked = sorted(counts, key=lambda piece: (-counts[piece], piece))
        return Vocabulary([*(f"#{i}" for i in range(BUCKETS)), *ranked[: size - BUCKETS]])

    def __len__(self) -> int:
        return len(self.lines)

    def ids(self, piece: str) -> tuple[int, ...]:
        """The id of a piece, or the buckets of its 3-grams (one bucket for a short or hanzi piece)."""
        found = self._ids.get(piece)
        if found is None:
            grams = trigrams(piece)[:MAX_TRIGRAMS] if len(piece) > 2 and piece[0] != "<" else [piece]
            found = tuple(dict.fromkeys(zlib.crc32(gram.encode()) % BUCKETS for gram in grams))
            if len(self._ids) < len(self.lines) + (1 << 16):
                self._ids[piece] = found
        return found

    def ids_of(self, pieces: tuple[str, ...]) -> tuple[int, ...]:
        """The ids of a node's pieces together."""
        found = self._ids_of.get(pieces)
        if found is None:
            found = super().ids_of(pieces)
            if len(self._ids_of) < MAX_NODES_KNOWN:
                self._ids_of[pieces] = found
        return found
