"""Candidates that passed become ranked suggestions: equal readings are added up, and each gets its confidence."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from .changes import Change
from .confidence import Calibration, decoding_features
from .coverage import UnusedWord
from .rerank import SIGNS

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
    """A candidate that passed the checks; `score` and `place` are the decoder's, `length` in tokens, `reading` the same
    for candidates that mean the same.
    """

    sql: str
    score: float
    length: int
    place: int
    reading: Hashable
    signs: Mapping[str, float]
    change: Change | None = None
    unused: tuple[UnusedWord, ...] = ()
    strays: bool = False
    """Whether it holds a construct for which the comment has no word: it comes behind all others, never unasked."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A candidate that did not pass. `is_refused`: for what it is, not for what is typed."""

    score: float
    place: int
    signs: Mapping[str, float]
    is_refused: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What the decoder wrote for one comment, after the checks."""

    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...] = ()


def suggestions(checked: Checked, calibration: Calibration, length_penalty: float) -> list[Suggestion]:
    """One suggestion a reading, in the words of its best candidate, best first."""

    def by_tokens(written: Candidate | Failure) -> float:
        """The score less what the signs of the tokens alone cost: there are no others of what did not pass."""
        signs = {name: written.signs[name] for name in SIGNS if name in written.signs}
        return written.score - calibration.penalty(signs)

    def order(written: Candidate | Failure) -> tuple[int, int]:
        return -round(by_tokens(written) * STEPS), written.place  # ties stay as they were

    scored = [(candidate, candidate.score - calibration.penalty(candidate.signs)) for candidate in checked.candidates]
    scored.sort(key=lambda one: (-round(one[1] * STEPS), order(one[0])))
    groups: dict[Hashable, list[tuple[Candidate, float]]] = {}
    for candidate, score in scored:
        groups.setdefault(candidate.reading, []).append((candidate, score))
    readings = [(group[0][0], _together(group, length_penalty)) for group in groups.values()]
    readings.sort(key=lambda reading: (reading[0].strays, -round(reading[1] * STEPS)))
    failed = [by_tokens(failure) for failure in checked.failures]
    refused = [order(failure) for failure in checked.failures if failure.is_refused]
    found: list[Suggestion] = []
    for place, (best, score) in enumerate(readings):
        others = [*failed, *(other for number, (_, other) in enumerate(readings) if number != place)]
        own = order(best)
        dropped = sum(other < own for other in refused)
        decoding = decoding_features(score, others, best.length, dropped, length_penalty)
        values = {**decoding, **best.signs}
        confidence = calibration.confidence(values)
        limit = calibration.limit(values)
        is_sure = best.change is None and not best.strays and confidence >= limit
        found.append(Suggestion(best.sql, confidence, is_sure, values, best.change, best.unused, limit=limit))
    return found


def _together(group: Sequence[tuple[Candidate, float]], length_penalty: float) -> float:
    """The score of one candidate as likely as all of a group together: probabilities are added, lengths are not."""
    logs = [score * math.pow(candidate.length, length_penalty) for candidate, score in group]
    most = max(logs)
    total = most + math.log(sum(math.exp(log - most) for log in logs))
    return total / math.pow(group[0][0].length, length_penalty)
