"""Beam search over precomputed features by the engine, for stages that decode what they train on."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from pathlib import Path

import native_runtime
from sql_copilot_compression.examples.features import TABLE_KIND, Features, column_kinds, is_column, is_literal

Decode = Callable[[Features], list[tuple[list[int], float]]]
"""Beam search of the exported model: n-best (tokens, log-probability) of an example's features."""


def counts(features: Features) -> tuple[int, int, int, int]:
    """(Words, columns, tables, literals) of an example's nodes."""
    kinds = features.kinds
    return (
        features.words,
        int(is_column(kinds).sum()),
        int((kinds == TABLE_KIND).sum()),
        int(is_literal(kinds).sum()),
    )


def decoder_of(model: Path, beam: int = 4) -> Decode:
    """A function that decodes features with the artefact at `model`."""
    engine = native_runtime.Model(str(model))

    def decode(features: Features) -> list[tuple[list[int], float]]:
        words, columns, tables, literals = counts(features)
        found: list[tuple[list[int], float]] = engine.generate(
            array("i", features.pieces.tolist()),
            array("i", features.piece_node.tolist()),
            features.kinds.tobytes(),
            features.relations,
            column_kinds(features.kinds[words : words + columns]).tobytes(),
            (words, columns, tables, literals),
            beam=beam,
        )
        return found

    return decode
