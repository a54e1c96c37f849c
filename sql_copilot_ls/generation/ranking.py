"""Candidates that passed become ranked suggestions: equal readings are added up, and each gets its confidence."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from .changes import Change
from .confidence import Calibration, decoding_features
from .coverage import UnusedWord

STEPS = 1024
"""Scores nearer than this part of one are equal, as in the engine: rounding noise must not choose."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One query. `should_show`: sure enough to be shown unasked."""

    sql: str
    confidence: float
    should_show: bool = False
    features: Mapping[str, float] = field(default_factory=dict, compare=False)
    """What place and confidence were worked out from: `confidence.FEATURES` and `rerank.SIGNS`."""
    change: Change | None = None
    """What it would change; nothing that changes anything is ever shown unasked."""
    unused: tuple[UnusedWord, ...] = field(default=(), compare=False)
    """The content words of the comment that it leaves out."""
    source: str = ""
    """Where the query stands that it was made of, as file:line; empty for the model's own."""
    limit: float = field(default=1.0, compare=False)
    """The confidence from which it is shown unasked."""

    @property
    def is_change(self) -> bool:
        """Whether it changes rows or makes something, rather than asking."""
        return self.change is not None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate that passed the checks; `score` is less its penalties, `length` in tokens, `dropped` how many better
    ones did not pass, `reading` the same for candidates that mean the same.
    """

    sql: str
    score: float
    length: int
    dropped: int
    reading: Hashable
    signs: Mapping[str, float]
    change: Change | None = None
    unused: tuple[UnusedWord, ...] = ()


def suggestions(
    candidates: Sequence[Candidate], failed: Sequence[float], calibration: Calibration, length_penalty: float
) -> list[Suggestion]:
    """One suggestion a reading, in the words of its best candidate, best first; `failed` are the scores of candidates
    that did not pass. Candidates come best first.
    """
    groups: dict[Hashable, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(candidate.reading, []).append(candidate)
    readings = [(group[0], _together(group, length_penalty)) for group in groups.values()]
    readings.sort(key=lambda reading: -round(reading[1] * STEPS))
    found: list[Suggestion] = []
    for place, (best, score) in enumerate(readings):
        others = [*failed, *(other for number, (_, other) in enumerate(readings) if number != place)]
        decoding = decoding_features(score, others, best.length, best.dropped, length_penalty)
        values = {**decoding, **best.signs}
        confidence = calibration.confidence(values)
        limit = calibration.limit(values)
        is_sure = best.change is None and confidence >= limit
        found.append(Suggestion(best.sql, confidence, is_sure, values, best.change, best.unused, limit=limit))
    return found


def _together(group: Sequence[Candidate], length_penalty: float) -> float:
    """The score of one candidate as likely as all of a group together: probabilities are added, lengths are not."""
    logs = [candidate.score * math.pow(candidate.length, length_penalty) for candidate in group]
    most = max(logs)
    total = most + math.log(sum(math.exp(log - most) for log in logs))
    return total / math.pow(group[0].length, length_penalty)
