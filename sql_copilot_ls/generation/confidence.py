"""How sure a suggestion is: a logistic function of what the decoder and the comment's coverage say, fitted on held-out
databases.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .coverage import COVERAGE
from .errors import ModelError
from .rerank import SIGNS

DECODING = ("score", "log_probability", "margin", "tokens", "dropped")
FEATURES = (*DECODING, *SIGNS, *COVERAGE)
"""All that a calibration may weigh; one that was fitted before a feature came gives it no weight."""
PENALISED = (*SIGNS, *COVERAGE)
"""Signs that may cost a candidate's score: those of its tokens, before it is checked, and those of its query, after."""
MAX_MARGIN = 3.0
DEFAULT_THRESHOLD = 0.5


def decoding_features(
    score: float, others: Sequence[float], tokens: int, dropped: int, length_penalty: float
) -> dict[str, float]:
    """What the decoder says of one reading.

    `score` is its length-normalised log-probability, that of equal candidates added, less its penalties; `others` are
    those of all other readings, `tokens` its length, and `dropped` how many better ones did not pass the checks. The
    features: `score` itself; `log_probability`, the score without normalisation; `margin`, how far it is above the best
    other reading (below: negative); `tokens`, its length in tens; `dropped`.
    """
    margin = score - max(others) if others else MAX_MARGIN
    return {
        "score": score,
        "log_probability": score * tokens**length_penalty,
        "margin": max(-MAX_MARGIN, min(MAX_MARGIN, margin)),
        "tokens": tokens / 10,
        "dropped": float(dropped),
    }


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the features, and the confidence from which a suggestion is shown unasked.

    Without weights the confidence is the probability that the decoder gives the whole sequence.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    bias: float = 0.0
    threshold: float = DEFAULT_THRESHOLD
    penalties: Mapping[str, float] = field(default_factory=dict)
    """Sign of `PENALISED` → what one of it costs a candidate's score (negative: what it is worth)."""

    question_threshold: float | None = None
    """The same for comments that are questions, where it is another."""

    abroad_threshold: float | None = None
    """At least this for Chinese comments over a schema that has no Chinese."""

    @staticmethod
    def from_metadata(metadata: Mapping[str, Any]) -> Calibration:
        """The artefact's `calibration` entry, as in docs/interfaces.md. Raises `ModelError` naming what is wrong."""
        entry = metadata.get("calibration")
        if entry is None:
            return Calibration()
        if not isinstance(entry, Mapping):
            raise ModelError(f"the model's calibration is {type(entry).__name__}, not an object: {_REMEDY}")
        weights, penalties = _numbers(entry, "weights", FEATURES), _numbers(entry, "penalties", PENALISED)
        bias = _number(entry.get("bias", 0.0), "bias")
        threshold = _threshold(entry, "threshold", DEFAULT_THRESHOLD)
        return Calibration(
            weights,
            bias,
            threshold,
            penalties,
            question_threshold=_threshold(entry, "question_threshold", threshold),
            abroad_threshold=_threshold(entry, "abroad_threshold", threshold),
        )

    def limit(self, values: Mapping[str, float]) -> float:
        """The confidence from which a suggestion with these features is shown unasked."""
        limit = self.threshold
        if values.get("question") and self.question_threshold is not None:
            limit = self.question_threshold
        if values.get("abroad") and self.abroad_threshold is not None:
            limit = max(limit, self.abroad_threshold)
        return limit

    def penalty(self, signs: Mapping[str, float]) -> float:
        """What these of a candidate's signs cost its score."""
        return sum(cost * signs[name] for name, cost in self.penalties.items() if name in signs)

    def confidence(self, values: Mapping[str, float]) -> float:
        """The probability, 0 to 1, that the suggestion is right."""
        if not self.weights:
            return math.exp(min(0.0, values["log_probability"]))
        total = self.bias + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


_REMEDY = "update the package or use the model that came with it"


def _numbers(entry: Mapping[str, Any], what: str, known: Sequence[str]) -> dict[str, float]:
    """The finite numbers of one table of the calibration, by known names."""
    table = entry.get(what, {})
    if not isinstance(table, Mapping):
        raise ModelError(f"the model's calibration has {what} that are {type(table).__name__}, no object: {_REMEDY}")
    unknown = sorted(map(str, set(table) - set(known)))
    if unknown:
        raise ModelError(
            f"the model's calibration uses {', '.join(unknown)}, which this version does not know: {_REMEDY}"
        )
    return {name: _number(value, f"{what}.{name}") for name, value in table.items()}


def _threshold(entry: Mapping[str, Any], name: str, otherwise: float) -> float:
    threshold = _number(entry.get(name, otherwise), name)
    if not 0 <= threshold <= 1:
        raise ModelError(f"the model's calibration has the {name} {threshold}, not one from 0 to 1: {_REMEDY}")
    return threshold


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ModelError(f"the model's calibration has {value!r} as {where}, not a finite number: {_REMEDY}")
    return float(value)
