"""Whatever happens between two steps of a request, it is answered: a document closed or edited, a folder closed, and a
schema become another one, at each place where a handler waits. The order is forced, step by step.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, cast

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.workspace import PositionCodec

from sql_copilot_ls.schema import standpoints
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server import documents
from sql_copilot_ls.server.documents import Document, OpenDocument
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Engine
from sql_copilot_ls.server.wiring import create_server
from sql_copilot_ls.workspace.indexing import LOOSE, WorkspaceIndex
from tests.analysis.folder import Folder
from tests.server.double import open_table
from tests.server.test_hostile_messages import COMMANDS, REQUESTS, TEXT, command, folders, notification, opened, put
from tests.server.wire_client import PATIENCE, request

MIGRATIONS = {
    "migrations/1_create.sql": "CREATE TABLE a (id INT, b INT);\nCREATE TABLE c (id INT);\n",
    "migrations/2_drop.sql": "ALTER TABLE a DROP COLUMN b;\nALTER TABLE c ADD COLUMN d INT;\n",
    "migrations/3_more.sql": "ALTER TABLE a ADD COLUMN e INT;\nALTER TABLE c RENAME TO f;\n",
    "migrations/4_last.sql": "ALTER TABLE a ADD COLUMN g INT;\n",
}
GLOSSARY = '[table.buyer]\ntable = "customers"\n'
MOST_STEPS = 40
"""More than any request takes."""


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
    (root / "schema.sql").write_text(TEXT)
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


def closes(it: Inside) -> None:
    it.tell(notification("textDocument/didClose", {"textDocument": {"uri": it.uri}}))


def shrinks(it: Inside) -> None:
    change = {"textDocument": {"uri": it.uri, "version": 7}, "contentChanges": [{"text": ""}]}
    it.tell(notification("textDocument/didChange", change))


def loses_its_folder(it: Inside) -> None:
    for uri in [*it.server.workspace.folders, LOOSE]:
        it.tell(notification("workspace/didChangeWorkspaceFolders", {"event": folders([], [uri])}))


def loses_its_tables(it: Inside) -> None:
    name = f"{it.root.as_uri()}/schema.sql"
    it.tell(opened(name))
    change = {"textDocument": {"uri": name, "version": 7}, "contentChanges": [{"text": "CREATE TABLE a (b INT);"}]}
    it.tell(notification("textDocument/didChange", change))
    it.server.index._flush()


ASKED = [(method, params) for method, params in REQUESTS.items()]
ASKED += [("workspace/executeCommand", command(name, argument)) for name, argument in COMMANDS.items()]


@pytest.mark.slow
@pytest.mark.parametrize("happens", [closes, shrinks, loses_its_folder, loses_its_tables])
async def test_what_happens_between_two_steps_fails_no_request(
    inside: Inside, happens: Callable[[Inside], None], caplog: pytest.LogCaptureFixture
) -> None:
    for method, params in ASKED:
        for steps in range(MOST_STEPS):
            inside.begin()
            await inside.server.index.settled()
            inside.left, inside.at_step = steps, lambda: happens(inside)
            answer = await inside.ask(request(f"{method} {steps}", method, put(params, inside.uri)))
            assert answer.get("error", {}).get("code") in (None, -32602, -32803), (method, params, steps, answer)
            if inside.at_step is not None:  # it was over before that
                inside.at_step = None
                break
        else:
            raise AssertionError(f"{method} never ends")
    told = [r.getMessage() for r in caplog.records if r.levelname == "ERROR" and r.name.startswith("sql_copilot_ls")]
    assert [message for message in told if not message.endswith("JsonRpcInvalidParams")] == []


async def test_the_folder_of_loose_documents_cannot_be_closed(inside: Inside) -> None:
    await inside.server.index.settled()
    inside.tell(notification("workspace/didChangeWorkspaceFolders", {"event": folders([], [LOOSE])}))
    at = {"textDocument": {"uri": ""}, "position": {"line": 0, "character": 0}}
    assert "result" in await inside.ask(request(1, "textDocument/hover", at))


async def test_a_folder_that_is_closed_while_the_client_answers_stays_closed(inside: Inside) -> None:
    uri = inside.root.as_uri()
    asked: asyncio.Future[list[Any]] = asyncio.get_running_loop().create_future()
    workspace = types.WorkspaceClientCapabilities(configuration=True)
    cast(Any, inside.server.client_capabilities).workspace = workspace
    cast(Any, inside.server).workspace_configuration_async = lambda _params: asyncio.shield(asked)
    inside.tell(notification("workspace/didChangeWorkspaceFolders", {"event": folders([uri], [])}))
    await asyncio.sleep(0)
    inside.tell(notification("workspace/didChangeWorkspaceFolders", {"event": folders([], [uri])}))
    asked.set_result([None, None])
    for task in asyncio.all_tasks() - {cast(Any, asyncio.current_task())}:
        await asyncio.wait([task])
    await inside.server.index.settled()
    assert [folder.uri for folder in inside.server.index.folders if folder.uri != LOOSE] == []


def between_lines(file: str, work: Callable[[], Any], meanwhile: Callable[[], None], number: int) -> bool:
    """Do some work, and before its line of that number in a file something else. Whether it has so many lines."""
    left, inside = number, False

    def line(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal left, inside
        if event == "line" and not inside:
            left -= 1
            if left == -1:
                inside = True
                meanwhile()
                inside = False
        return line

    def call(frame: FrameType, _event: str, _argument: Any) -> Any:
        return line if frame.f_code.co_filename == file and not inside else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return left < 0


def test_an_edit_is_kept_whoever_looks_at_the_document_meanwhile() -> None:
    """Other threads ask for the view, to say where something is declared; one that began before ends at any time."""
    place = types.Range(types.Position(0, 7), types.Position(0, 8))
    change = types.TextDocumentContentChangePartial(place, "two,\nthree")
    for number in range(1000):
        document = OpenDocument("a.sql", source="SELECT 1", version=1, position_codec=PositionCodec())
        old = document.view

        def looked(document: OpenDocument = document, old: Document = old) -> None:
            document._view, document._lines = old, old.lines

        was_there = between_lines(documents.__file__, partial(document.apply_change, change), looked, number)
        assert document.source == "SELECT two,\nthree", number
        assert document.view.lines.line(1) == "three"
        if not was_there:
            break
    assert 2 < number < 1000


def test_what_a_file_sees_is_the_same_whoever_asks_meanwhile() -> None:
    """A table's history is not to be seen before it is told to its end."""
    folder = Folder(MIGRATIONS)
    whole = {name: folder.seen_from(name) for name in MIGRATIONS}
    assert len({schema.tables for schema in whole.values()}) > 2
    for number in range(10_000):
        again = Folder(MIGRATIONS)
        meanwhile: list[Schema] = []

        def asked(again: Folder = again, meanwhile: list[Schema] = meanwhile) -> None:
            meanwhile.append(again.seen_from("migrations/3_more.sql"))

        ask = partial(again.seen_from, "migrations/2_drop.sql")
        assert again.standpoints is not None  # made before anything is asked
        was_there = between_lines(standpoints.__file__, ask, asked, number)
        assert ask() == whole["migrations/2_drop.sql"]
        assert meanwhile in ([], [whole["migrations/3_more.sql"]]), number
        if not was_there:
            break
    assert 20 < number < 10_000
