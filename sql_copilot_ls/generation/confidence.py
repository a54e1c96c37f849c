"""How sure a suggestion is: a logistic function of what the decoder knows, fitted on held-out databases."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .errors import ModelError
from .rerank import SIGNS

FEATURES = ("score", "log_probability", "margin", "tokens", "dropped")
MAX_MARGIN = 3.0
DEFAULT_THRESHOLD = 0.5


def features(scores: Sequence[float], rank: int, tokens: int, dropped: int, length_penalty: float) -> dict[str, float]:
    """What the confidence of one candidate is worked out from.

    `scores` are the length-normalised log-probabilities of all candidates, less their penalties, `rank` is this
    candidate's place among them, `tokens` its length, and `dropped` how many better ones did not pass the checks. The
    features: `score` itself; `log_probability`, the score without normalisation; `margin`, how far it is above the best
    other candidate (below: negative); `tokens`, its length in tens; `dropped`.
    """
    others = [score for place, score in enumerate(scores) if place != rank]
    margin = scores[rank] - max(others) if others else MAX_MARGIN
    return {
        "score": scores[rank],
        "log_probability": scores[rank] * tokens**length_penalty,
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
    """Sign of `rerank.SIGNS` → what one of it costs a candidate's score."""

    @staticmethod
    def from_metadata(metadata: Mapping[str, Any]) -> Calibration:
        """The artefact's `calibration` entry, as in docs/interfaces.md."""
        entry = metadata.get("calibration")
        if not entry:
            return Calibration()
        weights = {str(name): float(weight) for name, weight in entry["weights"].items()}
        penalties = {str(name): float(penalty) for name, penalty in entry.get("penalties", {}).items()}
        unknown = sorted((set(weights) - set(FEATURES)) | (set(penalties) - set(SIGNS)))
        if unknown:
            raise ModelError(
                f"the model's calibration uses {', '.join(unknown)}, which this version does not know: "
                "update the package or use the model that came with it"
            )
        bias, threshold = float(entry.get("bias", 0.0)), float(entry.get("threshold", DEFAULT_THRESHOLD))
        return Calibration(weights, bias, threshold, penalties)

    def penalty(self, signs: Mapping[str, float]) -> float:
        """What a candidate's signs cost its score."""
        return sum(penalty * signs[name] for name, penalty in self.penalties.items())

    def confidence(self, values: Mapping[str, float]) -> float:
        """The probability, 0 to 1, that the suggestion is right."""
        if not self.weights:
            return math.exp(min(0.0, values["log_probability"]))
        total = self.bias + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
