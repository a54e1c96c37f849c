"""Progress of long work, for the person who waits for it."""

from __future__ import annotations

import sys
import time


class Meter:
    """A progress line on stderr with the time left, when stderr is a terminal; else a line every so often."""

    def __init__(self, name: str, first: int = 0) -> None:
        """`first` was done before: a resumed run's time left is that of what it does itself."""
        self.name, self.first, self.started, self.last = name, first, time.monotonic(), 0.0

    def __call__(self, done: int, total: int) -> None:
        """Report `done` of `total`."""
        now = time.monotonic()
        terminal = sys.stderr.isatty()
        if done < total and now - self.last < (0.2 if terminal else 20):
            return
        self.last = now
        left = (now - self.started) / max(done - self.first, 1) * (total - done)
        end = "\r" if terminal and done < total else "\n"
        sys.stderr.write(f"{self.name}: {done}/{total}, {left:.0f} s left   {end}")
        sys.stderr.flush()
