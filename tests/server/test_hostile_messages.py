"""No request, command or notification is answered with an internal error, whatever URI or ill-typed data it carries."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from sql_copilot_ls.server.wiring import create_server
from tests.server.inside import SCHEMA, folders, notification, opened
from tests.server.wire_client import Wire, frame, request

pytestmark = pytest.mark.slow

INTERNAL = -32603
POSITION = {"line": 2, "character": 8}
RANGE = {"start": {"line": 1, "character": 0}, "end": POSITION}
AT = {"textDocument": {"uri": "URI"}, "position": POSITION}
OVER = {"textDocument": {"uri": "URI"}, "range": RANGE}
OF = {"textDocument": {"uri": "URI"}}
OPTIONS = {"tabSize": 2, "insertSpaces": True}
COMMAND = {"uri": "URI", "line": 1, "position": POSITION}
REQUESTS: dict[str, dict[str, Any]] = {
    "codeAction/resolve": {"title": "x", "data": {"action": "generateFromComment", "uri": "URI", "offset": 60}},
    "codeLens/resolve": {"range": RANGE, "data": {"uri": "URI", "line": 1, "lens": "generate"}},
    "completionItem/resolve": {
        "label": "x",
        "data": {"uri": "URI", "table": "customers", "schema": "", "column": "name"},
    },
    "textDocument/codeAction": {**OVER, "context": {"diagnostics": [], "only": ["refactor"]}},
    "textDocument/codeLens": OF,
    "textDocument/completion": {**AT, "context": {"triggerKind": 2, "triggerCharacter": "."}},
    "textDocument/definition": AT,
    "textDocument/documentHighlight": AT,
    "textDocument/documentSymbol": OF,
    "textDocument/foldingRange": OF,
    "textDocument/formatting": {**OF, "options": OPTIONS},
    "textDocument/hover": AT,
    "textDocument/inlineCompletion": {**AT, "context": {"triggerKind": 1}},
    "textDocument/prepareRename": AT,
    "textDocument/rangeFormatting": {**OVER, "options": OPTIONS},
    "textDocument/references": {**AT, "context": {"includeDeclaration": True}},
    "textDocument/rename": {**AT, "newName": "first_name"},
    "textDocument/selectionRange": {**OF, "positions": [POSITION]},
    "textDocument/semanticTokens/full": OF,
    "textDocument/semanticTokens/full/delta": {**OF, "previousResultId": "1"},
    "textDocument/semanticTokens/range": OVER,
    "textDocument/signatureHelp": {**AT, "context": {"triggerKind": 1, "isRetrigger": False}},
    "workspace/symbol": {"query": "customers"},
}
COMMANDS: dict[str, dict[str, Any]] = {
    "sqlCopilot.alternatives": {**COMMAND, "count": 2},
    "sqlCopilot.comment": COMMAND,
    "sqlCopilot.compareStatements": {**COMMAND, "other": "SELECT 1", "sql": "SELECT 2"},
    "sqlCopilot.convertText": {"uri": "URI", "to": "mysql", "sql": "SELECT 1"},
    "sqlCopilot.explainStatement": {**COMMAND, "language": "zh", "sql": "SELECT 1"},
    "sqlCopilot.forget": {"uri": "URI"},
    "sqlCopilot.generateFromComment": {**COMMAND, "sql": "SELECT 1"},
    "sqlCopilot.proposeTerm": {"uri": "URI", "range": RANGE, "name": "buyer"},
    "sqlCopilot.reindex": {"uri": "URI"},
    "sqlCopilot.remembered": {"uri": "URI"},
    "sqlCopilot.runStatement": {**COMMAND, "sql": "SELECT 1"},
    "sqlCopilot.schema": {"uri": "URI"},
    "sqlCopilot.status": {"uri": "URI"},
}
LIFE = {"initialize", "shutdown"}
URIS = [
    "",
    "x",
    "a.sql",
    "../../etc/passwd",
    "/etc/passwd",
    "file:",
    "file://",
    "file:///",
    "file:///a%00b.sql",
    "file:///%00",
    "file:///a\x00b.sql",
    "untitled:%00",
    "file:///" + "a" * 5000 + ".sql",
    "file:///" + "a/" * 5000 + "a.sql",
    "file://host/share/a.sql",
    "file:////host/share/a.sql",
    "file://./pipe/a.sql",
    "file:///%5C%5Chost%5Cshare%5Ca.sql",
    "file:///c:/a.sql",
    "file:///C%3A/a.sql",
    "file:///c:",
    "file:///%ff%fe.sql",
    "file:///%",
    "file:///%zz%c3%28.sql",
    "file:///\ud800.sql",
    "file:///\udcff.sql",
    "\ud800",
    "file:///%ed%a0%80.sql",
    "file://[/a.sql",
    "file://[::1]:99999/a.sql",
    "file://]x[/a.sql",
    "file://h:port/a.sql",
    "//[x/a.sql",
    "file:///a\nb.sql",
    "file:///dev/zero",
    "file:///proc/self/mem",
    "file:///dev/stdin",
    "vscode-notebook-cell:/a%00.ipynb#x",
    "sqlcopilot.toml",
    "file:///%00/.sqlcopilot.toml",
    "file:///a.sql?%00#%00",
    "\u0000",
    "file:///\U0001f600\u202e.sql",
]
ILL: list[Any] = [None, True, -1, 0, 3.7, 2**31, 2**70, 1e308, float("inf"), float("nan"), "", "x", "\ud800", [], {}]
ILL += [[None], [[]], {"uri": 3}, {"x": {}}, "a" * 10_000]


def put(value: Any, uri: str) -> Any:
    """The value with a URI where one stands."""
    if isinstance(value, dict):
        return {key: put(v, uri) for key, v in value.items()}
    if isinstance(value, list):
        return [put(v, uri) for v in value]
    return uri if value == "URI" else value


def broken(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The value with each of its parts, however deep, left out or of another kind."""
    for key, part in value.items():
        yield {k: v for k, v in value.items() if k != key}
        for ill in ILL:
            yield {**value, key: ill}
        if isinstance(part, dict):
            for inner in broken(part):
                yield {**value, key: inner}


def command(name: str, *arguments: Any) -> dict[str, Any]:
    return {"command": name, "arguments": list(arguments)}


async def none_fails(server: Wire, asked: list[tuple[str, Any]]) -> None:
    """Each is answered, in its own right; and the next request after them all."""
    for begin in range(0, len(asked), 50):
        some = asked[begin : begin + 50]
        await server.send(*(request(n, method, params) for n, (method, params) in enumerate(some)))
        for _ in some:
            answer = await server.next_answer()
            method, params = some[answer["id"]]
            code = answer.get("error", {}).get("code")
            assert code in (None, -32602), (method, json.dumps(params)[:300], answer)
    assert "result" in await server.ask("last", "workspace/executeCommand", command("sqlCopilot.status"))


async def begun(wire: Any, root: Path, stderr: int | None = None) -> Wire:
    """A server over a folder with a schema."""
    (root / "schema.sql").write_text(SCHEMA)
    server: Wire = await wire(stderr)
    folder = {"uri": root.as_uri(), "name": "a"}
    params: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}, "workspaceFolders": [folder]}
    assert "result" in await server.ask(0, "initialize", params)
    await server.send(notification("initialized", {}))
    return server


def test_no_request_and_no_command_is_left_out() -> None:
    manager = create_server().protocol.fm
    notifications = {m for m in manager.features if m in types.METHOD_TO_TYPES and types.METHOD_TO_TYPES[m][1] is None}
    assert set(REQUESTS) == set(manager.features) - notifications - LIFE
    assert set(COMMANDS) == set(manager.commands)


async def test_no_uri_fails_a_request_or_command(wire: Any, tmp_path: Path) -> None:
    server = await begun(wire, tmp_path)
    names = ["a%00.sql", "%ff.sql", "\ud800.sql", "a" * 300 + ".sql"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.sql")
        (tmp_path / "zero.sql").symlink_to("/dev/zero")
        names += ["pipe.sql", "zero.sql"]
    inside = [f"{tmp_path.as_uri()}/{name}" for name in names]
    for uri in [*URIS, *inside]:
        asked = [(method, put(params, uri)) for method, params in REQUESTS.items()]
        asked += [("workspace/executeCommand", command(n, put(a, uri))) for n, a in COMMANDS.items()]
        await none_fails(server, asked)
        await server.send(opened(uri))
        await none_fails(server, asked)


async def test_no_ill_typed_part_fails_a_request_or_command(wire: Any, tmp_path: Path) -> None:
    server = await begun(wire, tmp_path)
    uri = (tmp_path / "schema.sql").as_uri()
    await server.send(opened(uri))
    for method, params in REQUESTS.items():
        await none_fails(server, [(method, asked) for asked in [*ILL, *broken(put(params, uri))]])
    for name, argument in COMMANDS.items():
        good = put(argument, uri)
        given = [command(name), command(name, good, good), *(command(name, a) for a in [*ILL, *broken(good)])]
        await none_fails(server, [("workspace/executeCommand", params) for params in given])


async def test_no_uri_fails_a_notification(wire: Any, tmp_path: Path) -> None:
    server = await begun(wire, tmp_path, asyncio.subprocess.PIPE)
    for uri in URIS:
        identifier = {"uri": uri, "version": 2}
        change = {"range": RANGE, "text": "x"}
        await server.send(
            opened(uri),
            notification("textDocument/didChange", {"textDocument": identifier, "contentChanges": [change]}),
            notification("textDocument/didSave", {"textDocument": {"uri": uri}}),
            notification("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 1}]}),
            notification("workspace/didChangeWorkspaceFolders", {"event": folders([uri], [])}),
            notification("workspace/didChangeWorkspaceFolders", {"event": folders([], [uri])}),
            notification("textDocument/didClose", {"textDocument": {"uri": uri}}),
        )
        await none_fails(server, [("textDocument/hover", put(AT, uri))])
    await server.send(frame(notification("exit", None)))
    assert server.process.stderr is not None
    told = (await asyncio.wait_for(server.process.stderr.read(), 30)).decode(errors="replace")
    assert "failed" not in told, told


@pytest.mark.parametrize(
    ("key", "uri"),
    [
        ("rootUri", "file:///%00"),
        ("rootUri", "file://[/a"),
        ("rootPath", "\x00"),
        ("workspaceFolders", "file:///%00"),
        ("workspaceFolders", "file://[/a"),
        ("workspaceFolders", "file:///" + "a" * 5000),
    ],
)
async def test_no_uri_fails_the_beginning(wire: Any, key: str, uri: str) -> None:
    server = await wire()
    params: dict[str, Any] = {"processId": None, "rootUri": None, "capabilities": {}}
    value: Any = [{"uri": uri, "name": "x"}] if key == "workspaceFolders" else uri
    answer = await server.ask(0, "initialize", {**params, key: value})
    if answer.get("error", {}).get("code") == -32602:
        answer = await server.ask(0, "initialize", params)
    assert "capabilities" in answer.get("result", {})
    await server.send(notification("initialized", {}))
    await none_fails(server, [("textDocument/hover", put(AT, uri))])
