"""Documents, files and folders as they change: didOpen, didChange, didSave, didClose, watched files, workspace
folders."""

from __future__ import annotations

import logging

from lsprotocol import types

from sql_copilot_ls.schema.terms import GLOSSARIES
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.sql.program_strings import SUFFIXES
from sql_copilot_ls.workspace.gitignore import NAME as GITIGNORE
from sql_copilot_ls.workspace.indexing import LOOSE
from sql_copilot_ls.workspace.uris import file_of

_LOG = logging.getLogger(__name__)
_WATCH = "sqlCopilot.files"
_PROGRAMS = f"**/*.{{{','.join(suffix.removeprefix('.') for suffix in SUFFIXES)}}}"


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: SqlCopilotServer, params: types.DidOpenTextDocumentParams) -> None:
        _put(ls, params.text_document.uri)
        ls.document_changed(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: SqlCopilotServer, params: types.DidChangeTextDocumentParams) -> None:
        _put(ls, params.text_document.uri)
        ls.document_changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: SqlCopilotServer, params: types.DidSaveTextDocumentParams) -> None:
        if not can_watch(ls):
            ls.index.look_again(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: SqlCopilotServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.document_closed(params.text_document.uri)
        ls.index.text_closed(params.text_document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def notebook_did_open(ls: SqlCopilotServer, params: types.DidOpenNotebookDocumentParams) -> None:
        for cell in params.cell_text_documents:
            ls.document_changed(cell.uri, at_once=True)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def notebook_did_change(ls: SqlCopilotServer, params: types.DidChangeNotebookDocumentParams) -> None:
        cells = params.change.cells
        if cells is None:
            return
        for opened in (cells.structure.did_open or ()) if cells.structure else ():
            ls.document_changed(opened.uri, at_once=True)
        for closed in (cells.structure.did_close or ()) if cells.structure else ():
            _cell_closed(ls, closed.uri)
        for changed in cells.text_content or ():
            ls.document_changed(changed.document.uri)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def notebook_did_close(ls: SqlCopilotServer, params: types.DidCloseNotebookDocumentParams) -> None:
        for closed in params.cell_text_documents:
            _cell_closed(ls, closed.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(ls: SqlCopilotServer, params: types.DidChangeWatchedFilesParams) -> None:
        paths = [file_of(change.uri) for change in params.changes]
        ls.index.files_changed(path for path in paths if path is not None)


def _cell_closed(ls: SqlCopilotServer, uri: str) -> None:
    """Forget a cell of a notebook, and take back what was said of it."""
    ls.document_closed(uri)
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _put(ls: SqlCopilotServer, uri: str) -> None:
    document = ls.document(uri)
    is_loose = ls.index.folder_of(uri).uri == LOOSE
    if not is_loose or document.language_id in ("", "sql") or uri.endswith(".sql"):
        ls.index.text_changed(uri, document.text)


def put_open_documents(ls: SqlCopilotServer, folder_uri: str) -> None:
    """Let the open documents of a folder count, after it was read anew."""
    for document in ls.open_documents():
        if ls.index.folder_of(document.uri).uri == folder_uri:
            _put(ls, document.uri)


def can_watch(ls: SqlCopilotServer) -> bool:
    """Whether the client watches files for us."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    return bool(watching and watching.dynamic_registration)


async def watch_files(ls: SqlCopilotServer) -> None:
    """Have the client tell of changes of schema files, when it can and the patterns are other ones than before."""
    if not can_watch(ls):
        return
    folders = [LOOSE, *(f.uri for f in ls.index.folders)]
    wanted = {glob for uri in folders for glob in ls.settings_for(uri).schema_globs}
    if not all(ls.settings_for(uri).index_ignored_files for uri in folders):
        wanted.add(f"**/{GITIGNORE}")
    wanted.update(GLOSSARIES)
    if any(ls.settings_for(uri).embedded_sql for uri in folders):
        wanted.add(_PROGRAMS)
    patterns = tuple(sorted(wanted))
    before = ls.watched_patterns
    if patterns == before:
        return
    ls.watched_patterns = patterns
    if before:
        await ls.client_unregister_capability_async(
            types.UnregistrationParams([types.Unregistration(_WATCH, types.WORKSPACE_DID_CHANGE_WATCHED_FILES)])
        )
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(pattern) for pattern in patterns])
    await ls.client_register_capability_async(
        types.RegistrationParams([types.Registration(_WATCH, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)])
    )
