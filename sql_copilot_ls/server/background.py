"""Work off the event loop, given up when it takes too long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol.types import LSPErrorCodes
from pygls.exceptions import JsonRpcException

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
BUDGET_SECONDS = 10.0
"""For one piece of work; the longest that is known takes a tenth of it."""


class OverBudgetError(JsonRpcException):
    """Work was given up. The client is answered with the specification's RequestFailed."""

    CODE = LSPErrorCodes.RequestFailed.value
    MESSAGE = "This took too long and was given up; the server's log names it."


class Background:
    """Some threads. Those that do not come back are left to themselves, and new ones take over."""

    def __init__(self, threads: int = 2, budget_seconds: float = BUDGET_SECONDS) -> None:
        self._threads = threads
        self._budget = budget_seconds
        self._pool = self._new_pool()

    def _new_pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="work")

    async def run(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """The function's result, worked out in another thread. Raises `OverBudgetError`."""
        pool = self._pool
        future = asyncio.get_running_loop().run_in_executor(pool, function, *arguments)
        try:
            return await asyncio.wait_for(future, self._budget)
        except asyncio.TimeoutError:
            name = getattr(function, "__qualname__", type(function).__name__)
            _LOG.error("given up after %g s: %s.%s", self._budget, getattr(function, "__module__", ""), name)
            if pool is self._pool:
                self._pool = self._new_pool()
                pool.shutdown(wait=False)
            raise OverBudgetError from None

    def close(self) -> None:
        """No more work; what runs is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)
