"""A server in this process, spoken to by its messages, of which every step can be told apart."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
import pytest_asyncio

from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Engine
from sql_copilot_ls.server.wiring import create_server
from sql_copilot_ls.workspace.indexing import WorkspaceIndex
from tests.server.double import open_table
from tests.server.wire_client import PATIENCE, request

SCHEMA = (
    "CREATE TABLE customers (id INT, name TEXT);\n-- list the names of all customers\nSELECT name FROM customers;\n"
)
GLOSSARY = '[table.buyer]\ntable = "customers"\n'


def notification(method: str, params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def opened(uri: str, text: str = SCHEMA) -> dict[str, Any]:
    item = {"uri": uri, "languageId": "sql", "version": 1, "text": text}
    return notification("textDocument/didOpen", {"textDocument": item})


def folders(added: list[str], removed: list[str]) -> dict[str, Any]:
    return {
        "added": [{"uri": uri, "name": "x"} for uri in added],
        "removed": [{"uri": uri, "name": "x"} for uri in removed],
    }


class Stepped(Coroutine[Any, Any, Any]):
    """A coroutine before whose every step but the first something is called."""

    def __init__(self, inner: Coroutine[Any, Any, Any], before: Callable[[], None]) -> None:
        self._inner, self._before, self._began = inner, before, False

    def send(self, value: Any) -> Any:
        if self._began:
            self._before()
        self._began = True
        return self._inner.send(value)

    def throw(self, *error: Any) -> Any:
        return self._inner.throw(*error)

    def close(self) -> None:
        self._inner.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._inner.__await__()


@dataclass
class Inside:
    """A server in this process, spoken to by its messages."""

    server: SqlCopilotServer
    root: Path
    sent: list[dict[str, Any]] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    at_step: Callable[[], None] | None = None
    """What is done, once, before a step of any task."""
    left: int = 0
    """Steps until then."""

    def write(self, data: bytes) -> None:
        message = json.loads(data.partition(b"\r\n\r\n")[2])
        if "id" in message and "method" in message:
            result = {"applied": True} if message["method"] == "workspace/applyEdit" else None
            answer = {"jsonrpc": "2.0", "id": message["id"], "result": result}
            asyncio.get_running_loop().call_soon(self.tell, answer)
        self.sent.append(message)
        self.arrived.set()

    def close(self) -> None:
        """There is no stream."""

    def tell(self, *messages: dict[str, Any]) -> None:
        protocol = self.server.protocol
        for message in messages:
            protocol.handle_message(protocol.structure_message(message))

    async def ask(self, message: dict[str, Any]) -> dict[str, Any]:
        self.tell(message)
        while True:
            for answer in self.sent:
                if answer.get("id") == message["id"] and "method" not in answer:
                    self.sent.clear()
                    return answer
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), PATIENCE)

    def task(self, loop: asyncio.AbstractEventLoop, work: Any, **others: Any) -> asyncio.Task[Any]:
        return asyncio.Task(Stepped(work, self.step), loop=loop, **others)

    def step(self) -> None:
        if self.at_step is None:
            return
        self.left -= 1
        if self.left < 0:
            happens, self.at_step = self.at_step, None
            happens()

    @property
    def uri(self) -> str:
        return f"{self.root.as_uri()}/queries.sql"

    def begin(self) -> None:
        """The folder and the document are open."""
        if not self.server.workspace.folders:
            self.tell(notification("workspace/didChangeWorkspaceFolders", {"event": folders([self.root.as_uri()], [])}))
        self.tell(opened(self.uri))


@pytest_asyncio.fixture
async def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Inside]:
    root = tmp_path / "folder"
    root.mkdir()
    (root / "schema.sql").write_text(SCHEMA)
    (root / "more.sql").write_text("SELECT name FROM customers;\n")
    (root / "sqlcopilot.toml").write_text(GLOSSARY)
    engine = Engine(open_table, threading.Event)
    server = create_server(engine=engine, cache_root=tmp_path / "cache", data_root=tmp_path / "data")
    found = Inside(server, root)
    server.protocol.set_writer(cast(Any, found))
    loop = asyncio.get_running_loop()
    loop.set_task_factory(cast(Any, found.task))
    mine = threading.get_ident()
    folder_of = WorkspaceIndex.folder_of

    def asked_here(index: WorkspaceIndex, uri: str) -> Any:
        assert threading.get_ident() == mine, "the index is asked on the event loop: it changes there"
        return folder_of(index, uri)

    monkeypatch.setattr(WorkspaceIndex, "folder_of", asked_here)
    params: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}, "workspaceFolders": []}
    assert "result" in await found.ask(request(0, "initialize", params))
    found.tell(notification("initialized", {}))
    yield found
    loop.set_task_factory(None)
    server.close()
