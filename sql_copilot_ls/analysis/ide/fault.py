"""What is wrong somewhere, and how a list of likely names is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong between `start` and `end` of the script. `severity` is error, warning or hint; `fixes` are
    replacements of the span,
    `insert` a text to put behind it."""

    start: int
    end: int
    code: str
    message: str
    severity: str = "warning"
    fixes: tuple[str, ...] = ()
    insert: str = ""


def like(names: Sequence[str]) -> str:
    """The question whether one of these was meant; empty for none."""
    return f"; did you mean {listed(names, 'or')}?" if names else ""


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names in a row."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
