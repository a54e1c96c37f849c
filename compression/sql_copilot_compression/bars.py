"""Progress of long work, for the person who waits for it."""

from __future__ import annotations

import sys
from typing import Any

from tqdm import tqdm


def bar(what: str, total: int, *, done: int = 0, shown: bool = True) -> tqdm[Any]:
    """A bar on stderr, the time left told; in a log a line now and then. What was `done` before counts as such."""
    pause = 0.2 if sys.stderr.isatty() else 20.0
    progress: tqdm[Any] = tqdm(
        desc=what, total=total, initial=done, mininterval=pause, disable=not shown, dynamic_ncols=True
    )
    return progress
