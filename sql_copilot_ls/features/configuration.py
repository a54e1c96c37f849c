"""Starting and settings: `initialize`, `initialized`, `workspace/didChangeConfiguration`."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from lsprotocol import types

from sql_copilot_ls.features.code_lens import ask_again
from sql_copilot_ls.features.remembering import recall
from sql_copilot_ls.features.synchronization import put_open_documents, watch_files
from sql_copilot_ls.server.ending import PATIENCE_SECONDS
from sql_copilot_ls.server.logs import set_log_level
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.settings import SECTION, Settings, parse
from sql_copilot_ls.workspace.indexing import LOOSE, OverBudgetError

_LOG = logging.getLogger(__name__)
_ANSWER_SECONDS = 5.0


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""
    initial: dict[str, Any] = {}

    @server.feature(types.INITIALIZE)
    def initialize(ls: SqlCopilotServer, params: types.InitializeParams) -> None:
        ls.adopt_documents()
        options = params.initialization_options
        ls.locale = params.locale or ""
        if isinstance(options, dict):
            initial["settings"] = options.get("settings")
            commands = options.get("commands")
            if isinstance(commands, list):
                ls.client_commands = frozenset(c for c in commands if isinstance(c, str))
        # The model is read while the client takes in our answer and looks up its settings, which seldom name another.
        ls.suggester.use(parse(initial.get("settings"))[0].model_path)

    @server.feature(types.INITIALIZED)
    async def initialized(ls: SqlCopilotServer, _params: types.InitializedParams) -> None:
        await read_settings(ls, initial.get("settings"))
        await watch_files(ls)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(ls: SqlCopilotServer, params: types.DidChangeConfigurationParams) -> None:
        pushed = params.settings
        if isinstance(pushed, dict) and isinstance(pushed.get(SECTION), dict):
            pushed = pushed[SECTION]
        if isinstance(pushed, dict) and pushed:
            initial["settings"] = pushed
        await read_settings(ls, initial.get("settings"))
        ask_again(ls)  # whether there are lenses is a setting
        await watch_files(ls)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def did_change_workspace_folders(ls: SqlCopilotServer, params: types.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            ls.index.remove_folder(folder.uri)
        await read_settings(ls, initial.get("settings"))
        await watch_files(ls)

    @server.feature(types.SHUTDOWN)
    def shutdown(ls: SqlCopilotServer, *_params: Any) -> None:
        ls.close()
        ls.index.finish(PATIENCE_SECONDS)

    @server.feature(types.EXIT)
    def on_exit(ls: SqlCopilotServer, *_params: Any) -> None:
        if ls.protocol.was_shut_down:
            ls.ending.end(0)
        ls.ending.begin()


async def read_settings(ls: SqlCopilotServer, pushed: Any = None) -> None:
    """Read every folder's settings and let them take effect.

    `pushed` is what the client sent by itself: it counts where the client cannot be asked.
    """
    folders = _folders(ls)
    answers: list[Any] = [pushed] * len(folders)
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.configuration:
        items = [types.ConfigurationItem(scope_uri=uri or None, section=SECTION) for uri in folders]
        try:
            asked = await asyncio.wait_for(
                ls.workspace_configuration_async(types.ConfigurationParams(items)), _ANSWER_SECONDS
            )
            answers = [a if a is not None else pushed for a in asked] + answers[len(asked) :]
        except Exception as error:
            _LOG.warning("the client did not answer for its settings (%s); the defaults are used", type(error).__name__)
    complaints: list[str] = []
    read: dict[str, Settings] = {}
    still = _folders(ls)  # one that was closed while the client answered stays closed
    for uri, answer in zip(folders, answers, strict=False):  # a client may answer more than it was asked
        if uri not in still:
            continue
        read[uri], messages = parse(answer)
        ls.set_settings(uri, read[uri])
        complaints += [m for m in messages if m not in complaints]
    if complaints:
        ls.show_once("\n".join(complaints))
    set_log_level(ls.settings.log_level)
    ls.suggester.use(ls.settings.model_path)
    ls.started.set()
    for uri, settings in read.items():
        reading = ls.index.set_folder(uri, settings.index_options)
        ls.start(_follow(ls, uri, reading))
    ls.publish_status()


def _folders(ls: SqlCopilotServer) -> list[str]:
    """The folders that are open, that of loose documents first."""
    opened = [folder.uri for folder in ls.workspace.folders.values() if folder.uri != LOOSE]
    if not opened and ls.workspace.root_uri:
        opened = [ls.workspace.root_uri]
    return [LOOSE, *opened]


async def _follow(ls: SqlCopilotServer, uri: str, reading: asyncio.Task[None] | None) -> None:
    """Once a folder is read with its settings, tell those who depend on them."""
    put_open_documents(ls, uri)
    await recall(ls, uri)
    if reading is not None:
        with suppress(OverBudgetError):  # which the index has told of
            await reading
    ls.publish_status()
    for document in ls.open_documents():
        if ls.index.folder_of(document.uri).uri == uri:
            ls.document_changed(document.uri)
    if uri and ls.index.schema_for(uri).schema.tables:
        await ls.suggester.prepare(ls.index.schema_for(uri))
