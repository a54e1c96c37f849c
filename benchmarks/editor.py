"""A bare LSP client over pipes, so that benchmarks time the server and not a client library's objects."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_CLOCK_OF_A_PROCESS = 2


class Editor:
    """A server process and what it said. Answers are parsed JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.ready = asyncio.Event()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._reading = asyncio.ensure_future(self._read())

    @classmethod
    async def start(cls, folder: Path, cache: Path, checkout: Path = ROOT, program: Sequence[str] = ()) -> Editor:
        """A server over a folder, greeted; `ready` is set once it has read the folder's files. Its code is that of a
        working tree of ours, unless it is a program of its own."""
        process = await asyncio.create_subprocess_exec(
            *(program or (sys.executable, "-m", "sql_copilot_ls.cli", "--stdio")),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=1 << 24,
            cwd=checkout,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(checkout)},
        )
        editor = cls(process)
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        await editor.ask(
            "initialize", {"processId": None, "rootUri": None, "capabilities": {}, "workspaceFolders": folders}
        )
        editor.tell("initialized", {})
        return editor

    def tell(self, method: str, params: Mapping[str, Any]) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Mapping[str, Any] | None) -> asyncio.Future[Any]:
        """Send a request; its result, or None where the server reports an error."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        return answer

    async def stop(self) -> None:
        """Say goodbye and wait for the end."""
        await self.ask("shutdown", None)
        self._send({"jsonrpc": "2.0", "method": "exit"})
        await self.process.wait()
        self._reading.cancel()

    def processor_milliseconds(self) -> float:
        """Processor time of the server so far; 0 where a process cannot ask for that of another."""
        if sys.platform != "linux":
            return 0.0
        return time.clock_gettime_ns((~self.process.pid << 3) | _CLOCK_OF_A_PROCESS) / 1e6

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    async def _read(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := (await stream.readline()).strip()) or not length:
                if line.lower().startswith(b"content-length:"):
                    length = int(line[15:])
                elif stream.at_eof():
                    return
            self._take(json.loads(await stream.readexactly(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._waiting.pop(message["id"]).set_result(message.get("result"))
        elif "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        elif message["method"] == "sqlCopilot/status" and message["params"]["state"] != "indexing":
            self.ready.set()
