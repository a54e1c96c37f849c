"""Work-done progress of indexing, begun only when it takes long enough to be worth showing."""

from __future__ import annotations

import time
import uuid

from lsprotocol import types

from sql_copilot_ls.server.session import SqlCopilotServer

_PATIENCE_SECONDS = 0.4


def register(server: SqlCopilotServer) -> None:
    """Follow the index."""
    shown = _Shown(server)
    server.on_index_progress(shown.report)


class _Shown:
    """The progress of one scan at a time."""

    def __init__(self, server: SqlCopilotServer) -> None:
        self._server = server
        self._since = 0.0
        self._token: str | None = None
        self._begun = False
        self._last = (0, 0)

    def report(self, done: int, total: int) -> None:
        """Files read, of how many; zero begins a scan and all ends it."""
        self._last = done, total
        now = time.monotonic()
        if done == 0 and total:
            self._since = now
            return
        if done >= total:
            self._end()
        elif self._begun and self._token:
            self._server.work_done_progress.report(
                self._token, types.WorkDoneProgressReport(message=f"{done}/{total}", percentage=100 * done // total)
            )
        elif self._token is None and now - self._since > _PATIENCE_SECONDS:
            window = self._server.client_capabilities.window
            if window and window.work_done_progress:
                self._token = str(uuid.uuid4())
                self._server.start(self._begin(self._token))

    async def _begin(self, token: str) -> None:
        await self._server.work_done_progress.create_async(token)
        done, total = self._last
        if self._token != token or done >= total:
            self._token = None
            return
        self._begun = True
        self._server.work_done_progress.begin(
            token,
            types.WorkDoneProgressBegin(
                title="SQL Copilot: reading schema files", message=f"{done}/{total}", percentage=100 * done // total
            ),
        )

    def _end(self) -> None:
        if self._begun and self._token:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._begun, self._token = False, None
