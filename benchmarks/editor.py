"""A bare LSP client over pipes, so that benchmarks time the server and not a client library's objects."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SERVE = "from sql_copilot_ls.server.wiring import serve; serve()"


class Editor:
    """A server process and what it said. Answers are parsed JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.ready = asyncio.Event()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._reading = asyncio.ensure_future(self._read())

    @classmethod
    async def start(cls, folder: Path, cache: Path) -> Editor:
        """A server over a folder, greeted; `ready` is set once it has read the folder's files."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            SERVE,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=1 << 24,
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
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
        """Processor time of the server so far; 0 where there is no /proc."""
        path = Path(f"/proc/{self.process.pid}/stat")
        if not path.exists():
            return 0.0
        fields = path.read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

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
