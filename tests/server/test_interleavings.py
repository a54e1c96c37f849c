"""Whatever happens between two steps of a request, it is answered: a document closed or edited, a folder closed, and a
schema become another one, at each place where a handler waits. The order is forced, step by step.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, cast

import pytest
from lsprotocol import types
from pygls.workspace import PositionCodec

from sql_copilot_ls.schema import standpoints
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server import documents
from sql_copilot_ls.server.documents import Document, OpenDocument
from sql_copilot_ls.workspace import folder as workspace_folder
from sql_copilot_ls.workspace.indexing import LOOSE
from tests.analysis.folder import Folder
from tests.server.inside import Inside, folders, notification, opened
from tests.server.test_hostile_messages import COMMANDS, REQUESTS, command, put
from tests.server.wire_client import request

MIGRATIONS = {
    "migrations/1_create.sql": "CREATE TABLE a (id INT, b INT);\nCREATE TABLE c (id INT);\n",
    "migrations/2_drop.sql": "ALTER TABLE a DROP COLUMN b;\nALTER TABLE c ADD COLUMN d INT;\n",
    "migrations/3_more.sql": "ALTER TABLE a ADD COLUMN e INT;\nALTER TABLE c RENAME TO f;\n",
    "migrations/4_last.sql": "ALTER TABLE a ADD COLUMN g INT;\n",
}
MOST_STEPS = 40
"""More than any request takes."""


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


async def test_a_folder_that_is_closed_while_the_client_answers_stays_closed(
    inside: Inside, caplog: pytest.LogCaptureFixture
) -> None:
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
    assert [r.getMessage() for r in caplog.records if r.levelname == "ERROR"] == []  # the second answer is too long


async def test_a_folder_that_the_index_does_not_come_back_from_is_told_of_once(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    released = threading.Event()
    scan = workspace_folder.Folder.scan

    def never(folder: workspace_folder.Folder, **others: Any) -> Any:
        released.wait()
        return scan(folder, **others)

    monkeypatch.setattr(workspace_folder.Folder, "scan", never)
    inside.server.index._budget = 0.05
    inside.begin()
    await inside.server.index.settled()
    released.set()
    await asyncio.gather(*inside.server._tasks)
    told = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    assert [message.partition(":")[0] for message in told] == ["given up after 0.05 s"]
    assert "result" in await inside.ask(request(1, "workspace/executeCommand", command("sqlCopilot.status")))


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
