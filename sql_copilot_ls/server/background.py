"""Work off the event loop, given up when it takes too long."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from lsprotocol.types import LSPErrorCodes
from pygls.exceptions import JsonRpcException

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
BUDGET_SECONDS = 10.0
"""For one piece of work; the longest that is known takes a tenth of it."""
PATIENCE_SECONDS = 0.3
"""Work that takes longer goes on beside what waits behind it."""
_MOST_ASIDE = 6
"""Threads that go on so; of more, what waits behind them waits for the budget."""


class OverBudgetError(JsonRpcException):
    """Work was given up. The client is answered with the specification's RequestFailed."""

    CODE = LSPErrorCodes.RequestFailed.value
    MESSAGE = "This took too long and was given up; the server's log names it."


class _GivenUp(BaseException):
    """Raised in a thread whose work was given up, wherever that is; no `Exception`, which that work might handle."""


class _Job:
    """A piece of work, and what is known of it on the event loop."""

    def __init__(self, work: Callable[[], Any], name: str, future: asyncio.Future[Any]) -> None:
        self.work = work
        self.name = name
        self.future = future
        self.is_aside = False
        self.timers: list[asyncio.TimerHandle] = []


class _Thread:
    """A thread that does jobs one after the other, until it is given None. Made on the event loop."""

    def __init__(self, done: Callable[[_Thread, _Job, Any, BaseException | None], None]) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._done = done
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)
        self._thread.start()

    def do(self, job: _Job | None) -> None:
        """The next job, or the end."""
        self._jobs.put(job)

    def give_up(self) -> None:
        """Stop what it does, at its next step of Python, and with that the thread."""
        import ctypes  # seldom needed, and not by the start

        self.do(None)
        if self._thread.ident is not None:
            raised = ctypes.pythonapi.PyThreadState_SetAsyncExc
            raised(ctypes.c_ulong(self._thread.ident), ctypes.py_object(_GivenUp))

    def _run(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                found, error = None, None
                try:
                    found = job.work()
                except Exception as caught:
                    error = caught
                self._loop.call_soon_threadsafe(self._done, self, job, found, error)
                del job, found, error  # nothing is kept for the sake of a thread that waits
        except (_GivenUp, RuntimeError):  # the loop is closed: nobody waits
            return


class Background:
    """Some threads that work things out in the order in which they are asked for. Used on the event loop.

    What takes longer than the patience goes on beside the others, in one of a few more threads; what takes longer than
    the budget is given up.
    """

    def __init__(
        self,
        threads: int = 2,
        budget_seconds: float = BUDGET_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._free = threads
        self._budget = budget_seconds
        self._patience = patience_seconds
        self._aside = 0
        self._waiting: deque[_Job] = deque()
        self._idle: list[_Thread] = []
        self._running: dict[_Job, _Thread] = {}

    async def run(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """The function's result, worked out in another thread. Raises `OverBudgetError`."""
        qualified = getattr(function, "__qualname__", type(function).__name__)
        name = f"{getattr(function, '__module__', '')}.{qualified}"
        job = _Job(lambda: function(*arguments), name, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._start()
        return cast(_T, await job.future)

    def close(self) -> None:
        """No more work; what runs is not waited for."""
        self._waiting.clear()
        for thread in self._idle:
            thread.do(None)
        self._idle.clear()

    def _start(self) -> None:
        """Begin what there is a thread for; what its asker no longer waits for is not begun."""
        loop = asyncio.get_running_loop()
        while self._waiting and self._free:
            job = self._waiting.popleft()
            if job.future.done():
                continue
            self._free -= 1
            thread = self._running[job] = self._idle.pop() if self._idle else _Thread(self._done)
            job.timers = [
                loop.call_later(self._patience, self._step_aside, job),
                loop.call_later(self._budget, self._give_up, job),
            ]
            thread.do(job)

    def _step_aside(self, job: _Job) -> None:
        if self._aside < _MOST_ASIDE:
            self._aside += 1
            job.is_aside = True
            self._free += 1
            self._start()

    def _end(self, job: _Job) -> _Thread | None:
        """A job counts no more; its thread, or None when it had been given up."""
        thread = self._running.pop(job, None)
        if thread is not None:
            for timer in job.timers:
                timer.cancel()
            if job.is_aside:
                self._aside -= 1
            else:
                self._free += 1
        return thread

    def _done(self, thread: _Thread, job: _Job, found: Any, error: BaseException | None) -> None:
        if self._end(job) is None:
            return
        if len(self._idle) < self._free:
            self._idle.append(thread)
        else:
            thread.do(None)
        if not job.future.done():
            if error is not None:
                job.future.set_exception(error)
            else:
                job.future.set_result(found)
        self._start()

    def _give_up(self, job: _Job) -> None:
        thread = self._end(job)
        if thread is None:
            return
        _LOG.error("given up after %g s: %s", self._budget, job.name)
        thread.give_up()
        if not job.future.done():
            job.future.set_exception(OverBudgetError())
        self._start()
