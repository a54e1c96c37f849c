"""Real server processes, spoken to byte by byte."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.server.lsp_session import DOUBLE, ROOT

PATIENCE = 120.0
"""Seconds until a test gives a server up for dead; nothing is measured by it."""
HOVER = "textDocument/hover"


def frame(message: Any) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def request(number: Any, method: str, params: Any = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


class Wire:
    """A server process, and the messages it sent."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.process, self.stdin, self.stdout = process, process.stdin, process.stdout

    async def send(self, *messages: Any) -> None:
        self.stdin.write(b"".join(m if isinstance(m, bytes) else frame(m) for m in messages))
        await self.stdin.drain()

    async def next_answer(self) -> dict[str, Any]:
        """The next message that has an id and no method; what the server asks meanwhile is agreed to."""

        async def read() -> dict[str, Any]:
            while True:
                length = 0
                while (line := await self.stdout.readline()) not in (b"\r\n", b""):
                    name, _, value = line.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                message: dict[str, Any] = json.loads(await self.stdout.readexactly(length))
                if "id" in message and "method" not in message:
                    return message
                if "id" in message:
                    result = {"applied": True} if message["method"] == "workspace/applyEdit" else None
                    await self.send({"jsonrpc": "2.0", "id": message["id"], "result": result})

        return await asyncio.wait_for(read(), PATIENCE)

    async def ask(self, number: Any, method: str, params: Any = None) -> dict[str, Any]:
        await self.send(request(number, method, params))
        return await self.next_answer()

    async def initialize(self) -> None:
        answer = await self.ask(0, "initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        assert "capabilities" in answer["result"]
        await self.send({"jsonrpc": "2.0", "method": "initialized", "params": {}})

    async def code(self) -> int:
        """The exit status."""
        return await asyncio.wait_for(self.process.wait(), PATIENCE)


@pytest_asyncio.fixture
async def wire(tmp_path: Path) -> AsyncIterator[Callable[..., Awaitable[Wire]]]:
    started: list[Wire] = []

    async def start(stderr: int | None = None) -> Wire:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "SQLCOPILOT_TEST_CACHE": str(tmp_path)}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*DOUBLE, stdin=pipe, stdout=pipe, stderr=stderr, env=environment)
        started.append(Wire(process))
        return started[-1]

    yield start
    for one in started:
        if one.process.returncode is None:
            one.process.kill()
            await one.process.wait()


def at(line: Any, character: Any) -> dict[str, Any]:
    return {"textDocument": {"uri": "untitled:a.sql"}, "position": {"line": line, "character": character}}
