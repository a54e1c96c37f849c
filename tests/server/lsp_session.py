"""Real server processes and a real client for them."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.uris import from_fs_path
from pytest_lsp import LanguageClient
from pytest_lsp.client import make_test_lsp_client

ROOT = Path(__file__).resolve().parents[2]
DOUBLE = [sys.executable, str(Path(__file__).with_name("double.py"))]
REAL = [sys.executable, "-m", "sql_copilot_ls.cli", "--stdio"]

CUSTOMERS = """\
CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    city TEXT
);
"""


@dataclass
class Session:
    """A client with its server, and shorthands for what tests do."""

    client: LanguageClient
    folders: list[Path]
    statuses: list[Any] = field(default_factory=list)
    edits: list[types.ApplyWorkspaceEditParams] = field(default_factory=list)
    registrations: list[types.Registration] = field(default_factory=list)
    result: types.InitializeResult | None = None
    texts: dict[str, str] = field(default_factory=dict)
    version: int = 0

    def uri(self, name: str = "queries.sql", folder: int = 0) -> str:
        return from_fs_path(str(self.folders[folder] / name)) or ""

    def open(self, text: str, name: str = "queries.sql", folder: int = 0, language: str = "sql") -> str:
        uri = self.uri(name, folder)
        self.texts[uri] = text
        self.version += 1
        item = types.TextDocumentItem(uri, language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        """Replace the whole text."""
        self.texts[uri] = text
        self.version += 1
        identifier = types.VersionedTextDocumentIdentifier(self.version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))

    async def command(self, name: str, argument: Any = None) -> Any:
        arguments = [] if argument is None else [argument]
        return await self.client.workspace_execute_command_async(types.ExecuteCommandParams(name, arguments=arguments))

    async def inline(
        self,
        uri: str,
        line: int,
        character: int,
        *,
        asked: bool = False,
        selected: types.SelectedCompletionInfo | None = None,
    ) -> list[types.InlineCompletionItem]:
        kind = types.InlineCompletionTriggerKind.Invoked if asked else types.InlineCompletionTriggerKind.Automatic
        answer = await self.client.text_document_inline_completion_async(
            types.InlineCompletionParams(
                types.InlineCompletionContext(kind, selected),
                types.TextDocumentIdentifier(uri),
                types.Position(line, character),
            )
        )
        return list(answer.items if isinstance(answer, types.InlineCompletionList) else answer or ())

    async def tables(self, folder: int = 0) -> list[str]:
        schema = await self.command("sqlCopilot.schema", {"uri": self.uri("x.sql", folder)})
        return [t["name"] for t in schema["folders"][0]["tables"]]

    async def until(self, holds: Callable[[], Any], what: str, seconds: float = 20.0) -> Any:
        """Wait until something holds; it may be a coroutine function."""
        for _ in range(int(seconds / 0.02)):
            value = holds()
            if asyncio.iscoroutine(value):
                value = await value
            if value:
                return value
            await asyncio.sleep(0.02)
        raise AssertionError(f"never: {what}; statuses {self.statuses[-3:]}; messages {self.client.messages}")

    async def ready(self) -> None:
        """Wait until the folders have been read."""
        await self.until(lambda: self.statuses and self.statuses[-1].state != "indexing", "an end of indexing")

    def configure(self, **settings: Any) -> None:
        """Change settings as a user would while the server runs."""
        self.client.set_configuration({"sqlCopilot": settings})
        self.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))


def capabilities(encoding: str, **without: bool) -> types.ClientCapabilities:
    """A modern client's, with one position encoding; `watching=False` and the like take something away."""
    resolving = types.ClientCodeActionResolveOptions(["edit"]) if without.get("resolving", True) else None
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=without.get("watching", True))
    annotating = types.ChangeAnnotationsSupportOptions() if without.get("annotating", False) else None
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)]),
        workspace=types.WorkspaceClientCapabilities(
            apply_edit=True,
            configuration=without.get("configuration", True),
            workspace_folders=True,
            did_change_watched_files=watching,
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True,
                resource_operations=[types.ResourceOperationKind.Create],
                change_annotation_support=annotating,
            ),
        ),
        text_document=types.TextDocumentClientCapabilities(
            inline_completion=types.InlineCompletionClientCapabilities(),
            completion=types.CompletionClientCapabilities(
                completion_item=types.ClientCompletionItemOptions(
                    documentation_format=[types.MarkupKind.Markdown], snippet_support=without.get("snippets", False)
                )
            ),
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            code_action=types.CodeActionClientCapabilities(resolve_support=resolving, data_support=True),
        ),
        window=types.WindowClientCapabilities(work_done_progress=True),
    )


@pytest_asyncio.fixture
async def start(tmp_path: Path) -> AsyncIterator[Any]:
    """A function that starts a server over files: `await start({"schema.sql": text}, encoding=…, settings=…)`."""
    async with AsyncExitStack() as stack:

        async def begin(
            *folders: dict[str, str | bytes],
            encoding: str = "utf-16",
            settings: dict[str, Any] | None = None,
            folder_settings: list[dict[str, Any]] | None = None,
            server: list[str] = DOUBLE,
            pushed: dict[str, Any] | None = None,
            environment: dict[str, str] | None = None,
            commands: list[str] | None = None,
            locale: str | None = None,
            **capable: bool,
        ) -> Session:
            roots = []
            for number, files in enumerate(folders):
                root = tmp_path / f"folder{number}"
                roots.append(root)
                root.mkdir(exist_ok=True)
                for name, content in files.items():
                    path = root / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content if isinstance(content, bytes) else content.encode())
            client = make_test_lsp_client()
            session = Session(client, roots)

            def status(params: Any) -> None:
                session.statuses.append(params)

            def apply_edit(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
                session.edits.append(params)
                return types.ApplyWorkspaceEditResult(applied=True)

            def register_capability(params: types.RegistrationParams) -> None:
                session.registrations += params.registrations

            def unregister_capability(params: types.UnregistrationParams) -> None:
                gone = {r.id for r in params.unregisterations}
                session.registrations = [r for r in session.registrations if r.id not in gone]

            for name, handler in (
                ("sqlCopilot/status", status),
                (types.WORKSPACE_APPLY_EDIT, apply_edit),
                (types.CLIENT_REGISTER_CAPABILITY, register_capability),
                (types.CLIENT_UNREGISTER_CAPABILITY, unregister_capability),
            ):
                client.feature(name)(handler)
            client.set_configuration({"sqlCopilot": settings or {}})
            for root, own in zip(roots, folder_settings or [], strict=False):
                client.set_configuration({"sqlCopilot": own}, scope_uri=from_fs_path(str(root)))
            env = {
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "XDG_CACHE_HOME": str(tmp_path / "cache"),
                "XDG_DATA_HOME": str(tmp_path / "data"),
                "SQLCOPILOT_TEST_CACHE": str(tmp_path / "cache"),
                **(environment or {}),
            }
            await client.start_io(*server, env=env)
            session.result = await client.initialize_session(
                types.InitializeParams(
                    capabilities=capabilities(encoding, **capable),
                    workspace_folders=[types.WorkspaceFolder(from_fs_path(str(r)) or "", r.name) for r in roots],
                    initialization_options={"settings": pushed, "commands": commands} if pushed or commands else None,
                    locale=locale,
                )
            )

            async def end() -> None:
                await asyncio.wait_for(client.shutdown_session(), 20)
                await client.stop()  # type: ignore[no-untyped-call]

            stack.push_async_callback(end)
            return session

        yield begin


_RARE = [pytest.param(encoding, marks=pytest.mark.slow) for encoding in ("utf-8", "utf-32")]
"""Every client may speak UTF-16; a process for each of the others is left to the whole run."""


@pytest.fixture(params=["utf-16", *_RARE])
def encoding(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def units(text: str, encoding: str) -> int:
    """The length of a text in an encoding's units."""
    return {"utf-8": len(text.encode()), "utf-16": len(text.encode("utf-16-le")) // 2, "utf-32": len(text)}[encoding]
