"""What goes over the wire, byte by byte: every request is answered, and the process ends when its client is gone."""

from __future__ import annotations

import asyncio
import io
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sql_copilot_ls.server.framing import BAD_FRAME, FramedInput, FramedReader
from tests.server.lsp_session import ROOT
from tests.server.wire_client import HOVER, at, frame, request

pytestmark = pytest.mark.slow

ILL_TYPED: list[tuple[str, Any]] = [
    (HOVER, at(-1, 0)),
    (HOVER, at(0, 2**31)),
    (HOVER, at(None, 0)),
    (HOVER, at(1e308, 0)),
    (HOVER, at("1", [])),
    (HOVER, None),
    (HOVER, []),
    (HOVER, {"jsonrpc": "2.0"}),
    (HOVER, {"textDocument": {"uri": "untitled:a.sql"}}),
    ("textDocument/inlineCompletion", {**at(0, 0), "context": {"triggerKind": 0}}),
    ("textDocument/signatureHelp", {**at(0, 0), "context": {"triggerKind": 1}}),
    ("textDocument/completion", {}),
    ("textDocument/formatting", {"textDocument": {"uri": "untitled:a.sql"}, "options": {"tabSize": -5}}),
    ("textDocument/rename", {**at(0, 0), "newName": 3}),
    ("textDocument/codeAction", {"textDocument": {"uri": "untitled:a.sql"}, "range": 3, "context": {}}),
    ("workspace/executeCommand", {"command": 3}),
    ("workspace/executeCommand", {"command": "no.such.command"}),
]


async def test_ill_typed_parameters_are_answered(wire: Any) -> None:
    server = await wire()
    await server.initialize()
    for number, (method, params) in enumerate(ILL_TYPED, 1):
        answer = await server.ask(number, method, params)
        assert (method, params, answer["id"], answer["error"]["code"]) == (method, params, number, -32602)


@pytest.mark.parametrize(
    ("message", "identifier", "code"),
    [
        (b"{", None, -32700),
        (b"\xff", None, -32700),
        pytest.param(b"[" * 100_000, None, -32700, id="deep"),
        (b"3", None, -32600),
        (b"[]", None, -32600),
        ({"id": 1, "method": HOVER}, None, -32600),
        ({"jsonrpc": "1.0", "id": 1, "method": HOVER, "params": at(0, 0)}, 1, -32600),
        ({"jsonrpc": "2.0", "id": {}, "method": HOVER}, None, -32600),
        ({"jsonrpc": "2.0", "id": 1, "method": 3}, 1, -32600),
        (request("a", "no/suchMethod"), "a", -32601),
        (request(1, "initialize", {"processId": None, "rootUri": None, "capabilities": {}}), 1, -32600),
    ],
)
async def test_what_is_no_request_gets_the_specifications_code(
    wire: Any, message: Any, identifier: Any, code: int
) -> None:
    server = await wire()
    await server.initialize()
    await server.send(frame(message))
    answer = await server.next_answer()
    assert (answer["id"], answer["error"]["code"]) == (identifier, code)
    assert (await server.ask(7, HOVER, at(0, 0)))["result"] is None


async def test_before_initialize_and_after_shutdown(wire: Any) -> None:
    server = await wire()
    assert (await server.ask(1, HOVER, at(0, 0)))["error"]["code"] == -32002
    await server.initialize()
    assert (await server.ask(2, "shutdown"))["result"] is None
    assert (await server.ask(3, HOVER, at(0, 0)))["error"]["code"] == -32600
    await server.send({"jsonrpc": "2.0", "method": "exit"})
    assert await server.code() == 0


async def test_a_shutdown_cancels_what_runs(wire: Any) -> None:
    server = await wire()
    await server.initialize()
    text = "CREATE TABLE customers (id INT);\n-- slowly list all customers\n"
    item = {"uri": "untitled:a.sql", "languageId": "sql", "version": 1, "text": text}
    command = {"command": "sqlCopilot.alternatives", "arguments": [{"uri": "untitled:a.sql", "line": 1}]}
    await server.send(
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}},
        request(1, "workspace/executeCommand", command),
        request(2, "shutdown"),
    )
    answers = {answer["id"]: answer for answer in [await server.next_answer(), await server.next_answer()]}
    assert answers[1]["error"]["code"] == -32800
    assert answers[2]["result"] is None


@pytest.mark.parametrize("last", ["0.9", "0.000001"])
async def test_the_status_does_not_depend_on_who_is_first_to_end_the_process(
    wire: Any, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    monkeypatch.setenv("SQLCOPILOT_TEST_LAST", last)
    polite, rude, gone = await wire(), await wire(), await wire()
    for server in (polite, rude, gone):
        await server.initialize()
    await polite.send(request(1, "shutdown"), {"jsonrpc": "2.0", "method": "exit"})
    assert (await polite.next_answer())["result"] is None
    assert await polite.code() == 0
    await rude.send({"jsonrpc": "2.0", "method": "exit"})
    assert await rude.code() == 1
    gone.stdin.close()
    assert await gone.code() == 1


@pytest.mark.parametrize("length", [b"-5", b"abc", b"1000000000000000", b"", b"9" * 5000])
async def test_a_bad_length_loses_one_message_not_the_stream(wire: Any, length: bytes) -> None:
    server = await wire()
    await server.initialize()
    await server.send(b"Content-Length: " + length + b"\r\n\r\n" + json.dumps(request(1, HOVER, at(0, 0))).encode())
    assert (await server.next_answer())["error"]["code"] == -32700
    assert (await server.ask(2, HOVER, at(0, 0)))["id"] == 2


async def test_an_internal_error_tells_nothing_of_the_machine(wire: Any) -> None:
    server = await wire()
    await server.initialize()
    answer = await server.ask(1, "workspace/executeCommand", {"command": "double.fault"})
    assert answer["error"]["code"] == -32603
    assert "data" not in answer["error"]
    assert "Traceback" not in answer["error"]["message"]
    assert str(ROOT) not in json.dumps(answer)


async def test_a_client_that_does_not_read_the_log_holds_nothing_up(wire: Any) -> None:
    reading, writing = os.pipe()
    try:
        server = await wire(writing)
        await server.initialize()
        unopened = {"textDocument": {"uri": "untitled:b.sql", "version": 1}, "contentChanges": [{"text": ""}]}
        failing = frame({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": unopened})
        for number in range(1, 31):
            await server.send(failing * 100)
            assert (await server.ask(number, HOVER, at(0, 0)))["id"] == number
        told = os.read(reading, 65_536)
        assert b"update_text_document" in told, "which handler failed"
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize("ends", ["stdin closes", "exit"])
async def test_the_process_ends_whatever_runs(wire: Any, ends: str, tmp_path: Path) -> None:
    server = await wire()
    await server.initialize()
    text = "CREATE TABLE customers (id INT);\n-- list all customers for ever\n"
    item = {"uri": "untitled:a.sql", "languageId": "sql", "version": 1, "text": text}
    await server.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": item}})
    argument = {"uri": "untitled:a.sql", "line": 1}
    await server.send(
        request(1, "workspace/executeCommand", {"command": "sqlCopilot.alternatives", "arguments": [argument]})
    )
    status = request(2, "workspace/executeCommand", {"command": "sqlCopilot.status"})
    for _ in range(200):
        await server.send(status)
        if (await server.next_answer())["result"]["state"] == "suggesting":
            break
        await asyncio.sleep(0.05)
    else:
        raise AssertionError("the model was never asked")
    if ends == "exit":
        await server.send({"jsonrpc": "2.0", "method": "exit"})
    else:
        server.stdin.close()
    assert await server.code() == 1


def read_all(data: bytes) -> list[bytes]:
    """The bodies that pygls reads."""

    async def read() -> list[bytes]:
        bodies = []
        with ThreadPoolExecutor(1) as executor:
            stream = FramedReader(FramedInput(io.BytesIO(data)), executor)
            while line := await stream.readline():
                assert await stream.readline() == b"\r\n"
                bodies.append(await stream.readexactly(int(line.partition(b":")[2])))
        return bodies

    return asyncio.run(read())


LOST = json.dumps({"jsonrpc": "2.0", "method": BAD_FRAME, "params": None}).encode()


@pytest.mark.parametrize(
    ("data", "bodies"),
    [
        (frame(b"{}") + frame(b"[1]"), [b"{}", b"[1]"]),
        (b"content-length:2\r\nContent-Type: x\r\n\r\n{}", [b"{}"]),
        (b"Content-Type: x\r\nContent-Length: 2\r\n\r\n{}", [b"{}"]),
        (b"Content-Length: 2\n\n{}", [b"{}"]),
        (b"Content-Length: x\r\n\r\n{}" + frame(b"[1]") + frame(b"[2]"), [LOST, b"[1]", b"[2]"]),
        (b"\r\n\r\n" + frame(b"[1]"), [LOST, b"[1]"]),
        (b"some words\n" + frame(b"[1]"), [LOST, b"[1]"]),
        (b"Content-Length: 99\r\n\r\n{}", []),
        (frame(rb'"\ud83d\ude00"'), [rb'"\ud83d\ude00"']),
        (frame(rb'"\\ud83d"'), [rb'"\\ud83d"']),
        (frame(rb'"\ud83d \ude00 \ud83d\ude00"'), ['"\ufffd \ufffd \U0001f600"'.encode()]),
        (frame(b'"\xed\xa0\x80"') + frame(rb'{"\ud800'), [b'"\xef\xbf\xbd"', rb'{"\ud800']),
        (b"Content-Length: 0\r\n\r\n" + frame(b"[1]"), [LOST, b"[1]"]),
        pytest.param(b"x" * 200_000 + frame(b"[1]"), [LOST, b"[1]"], id="long"),
    ],
)
def test_frames(data: bytes, bodies: list[bytes]) -> None:
    assert read_all(data) == bodies


async def test_a_message_is_read_in_one_visit_to_the_reading_thread() -> None:
    visits: list[str] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Any:
            visits.append(work.__name__)
            return super().submit(work, *arguments, **named)

    with Counting(1) as executor:
        reader = FramedReader(FramedInput(io.BytesIO(frame(b"{}") * 5)), executor)
        for _ in range(5):
            assert [await reader.readline(), await reader.readline()] == [b"Content-Length: 2\r\n", b"\r\n"]
            assert await reader.readexactly(2) == b"{}"
    assert visits == ["message"] * 5


def test_the_end_is_told_once_it_is_seen() -> None:
    ended: list[bool] = []
    stream = FramedInput(io.BytesIO(frame(b"{}")), lambda: ended.append(True))
    assert stream.message() == b"{}"
    assert not ended
    assert stream.message() is None
    assert ended
