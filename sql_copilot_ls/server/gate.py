"""Which request for a suggestion is worked on: the newest, once typing pauses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

BURST_SECONDS = 0.15
"""Requests closer together than this come from typing: each waits a little for the next."""


class CancelFlag(Protocol):
    """What a running generation looks at."""

    def set(self) -> None: ...  # noqa: D102


class Gate:
    """One for the session, on its event loop. What the user asked for by name passes at once and gives way to nothing;
    what typing asks for gives way to every later request.
    """

    def __init__(self) -> None:
        self._newest = 0
        self._last = 0.0
        self._running: dict[int, tuple[CancelFlag, bool]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether a generation is running."""
        return bool(self._running)

    def arrive(self) -> int:
        """A request has come; its number."""
        self._newest += 1
        return self._newest

    async def settles(self, number: int, pause_seconds: float) -> bool:
        """Whether an unasked request is still the newest after a pause; one that comes alone need not wait."""
        now = time.monotonic()
        in_burst = now - self._last < max(BURST_SECONDS, pause_seconds)
        self._last = now
        if in_burst:
            await asyncio.sleep(pause_seconds)
        return number == self._newest

    def stop_unasked(self) -> None:
        """Let what runs for typing give way."""
        for flag, asked in self._running.values():
            if not asked:
                flag.set()

    def stop_all(self) -> None:
        """Stop everything."""
        for flag, _ in self._running.values():
            flag.set()

    @contextmanager
    def running(self, flag: CancelFlag, *, asked: bool) -> Iterator[None]:
        """While a generation is worked out."""
        key = id(flag)
        self._running[key] = flag, asked
        try:
            yield
        finally:
            flag.set()
            del self._running[key]
