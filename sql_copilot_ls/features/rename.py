"""`textDocument/prepareRename` and `textDocument/rename`: refused, with the reason, where it would break something."""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from sql_copilot_ls.analysis.scoping.name_uses import (
    RenameRefusedError,
    Use,
    check_rename,
    name_at,
    occurrences,
    renamed,
)
from sql_copilot_ls.analysis.scoping.table_lookup import catalog
from sql_copilot_ls.features.common.across import uses_across
from sql_copilot_ls.features.common.glossaries import renamed_in
from sql_copilot_ls.features.common.places import Place, place
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: SqlCopilotServer, params: types.PrepareRenameParams) -> types.Range | None:
        here = place(ls, params.text_document.uri, params.position)
        use = name_at(here.script, here.offset, catalog(here.schema)) if here is not None else None
        return here.range(use.start, use.end) if here is not None and use is not None else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(ls: SqlCopilotServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
        here = place(ls, params.text_document.uri, params.position)
        if here is None:
            return None
        use = name_at(here.script, here.offset, catalog(here.schema))
        try:
            return await _edit(ls, here, use, params.new_name)
        except RenameRefusedError as refusal:
            raise JsonRpcInvalidParams(str(refusal)) from refusal


async def _edit(ls: SqlCopilotServer, here: Place, use: Use | None, new_name: str) -> types.WorkspaceEdit:
    known = catalog(here.schema)
    name = check_rename(use, new_name, known, here.script)
    assert use is not None
    if use.key.is_local:
        near = occurrences(here.script, use.key, known, near=here.offset)
        edits = [
            types.TextEdit(here.range(u.start, u.end), renamed(here.script.text, u, name, here.script.dialect))
            for u in near
        ]
        return _workspace_edit(ls, [(here.document, edits)])
    changes = []
    for found in await uses_across(ls, here.document.uri, use.key, look_for_unresolved=True):
        if found.unresolved is not None:
            line = found.document.lines.position(found.unresolved)[0] + 1
            raise RenameRefusedError(
                f"{found.document.uri.rsplit('/', 1)[-1]}, line {line}: {use.key.name} stands in a procedure or "
                "dynamic statement that cannot be checked. Rename it there by hand first."
            )
        dialect = here.script.dialect
        edits = [
            types.TextEdit(found.document.range_at(u.start, u.end), renamed(found.document.text, u, name, dialect))
            for u in found.uses
        ]
        changes.append((found.document, edits))
    changes += renamed_in(ls, here.document.uri, use.key, name)
    return _workspace_edit(ls, changes)


def _workspace_edit(ls: SqlCopilotServer, changes: list[tuple[Document, list[types.TextEdit]]]) -> types.WorkspaceEdit:
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
        documents = [
            types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(d.uri, d.version), list(edits))
            for d, edits in changes
            if edits
        ]
        return types.WorkspaceEdit(document_changes=list(documents))
    return types.WorkspaceEdit(changes={d.uri: edits for d, edits in changes if edits})
