"""`textDocument/prepareRename` and `textDocument/rename`: refused, with the reason, where it would break something."""

from __future__ import annotations

import re

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.uris import from_fs_path

from sql_copilot_ls.analysis.scoping.name_uses import Use, name_at, occurrences
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError, check_rename, rename_statement, renamed
from sql_copilot_ls.features.common.across import Found, uses_across
from sql_copilot_ls.features.common.glossaries import renamed_in
from sql_copilot_ls.features.common.places import Place, place
from sql_copilot_ls.schema.migrations import is_applied, next_name, order_key
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.spoken import spoken
from sql_copilot_ls.sql.quoting import quote


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare_rename(ls: SqlCopilotServer, params: types.PrepareRenameParams) -> types.Range | None:
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        use = name_at(here.script, here.offset, here.schema) if here is not None else None
        return here.range(use.start, use.end) if here is not None and use is not None else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(ls: SqlCopilotServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        if here is None:
            return None
        use = name_at(here.script, here.offset, here.schema)
        try:
            return await _edit(ls, here, use, params.new_name)
        except RenameRefusedError as refusal:
            raise JsonRpcInvalidParams(spoken(str(refusal), ls.locale)) from refusal


async def _edit(ls: SqlCopilotServer, here: Place, use: Use | None, new_name: str) -> types.WorkspaceEdit:
    name = check_rename(use, new_name, here.schema, here.script)
    assert use is not None
    if use.key.is_local or use.key.own:
        near = occurrences(here.script, use.key, here.schema, near=here.offset)
        edits = [
            types.TextEdit(here.range(u.start, u.end), renamed(here.script.text, u, name, here.script.dialect))
            for u in near
        ]
        return _workspace_edit(ls, [(here.document, edits)])
    changes = []
    history: list[Document] = []
    for found in await uses_across(ls, here.document.uri, use.key, look_for_unresolved=True):
        if found.document.path is not None and is_applied(str(found.document.path)):
            history += [found.document] if found.uses else []
            continue
        doubt = found.unresolved if found.unresolved is not None else _ambiguous(use, found)
        if doubt is not None:
            line = found.document.lines.position(doubt)[0] + 1
            raise RenameRefusedError(
                f"{_file(found.document)}, line {line}: what is written there may mean {use.key.name}, and cannot "
                "follow by itself (a routine's body, a string, a column that joins by its name, or a * that passes "
                "it on). Change it there by hand first."
            )
        dialect = here.script.dialect
        edits = [
            types.TextEdit(found.document.range_at(u.start, u.end), renamed(found.document.text, u, name, dialect))
            for u in found.uses
        ]
        changes.append((found.document, edits))
    changes += renamed_in(ls, here.document.uri, use.key, name)
    if history:
        return _with_migration(ls, here, use, name, changes, history)
    return _workspace_edit(ls, changes)


def _ambiguous(use: Use, found: Found) -> int | None:
    """A use that may as well mean the table that another part of the folder declares."""
    homes = use.key.homes
    return next((u.start for u in found.uses if homes and u.key.homes and not u.key.homes <= homes), None)


def _file(document: Document) -> str:
    return document.uri.rsplit("/", 1)[-1]


def _with_migration(
    ls: SqlCopilotServer,
    here: Place,
    use: Use,
    name: str,
    changes: list[tuple[Document, list[types.TextEdit]]],
    history: list[Document],
) -> types.WorkspaceEdit:
    """Migrations that may have run stay as they are: the client asks whether a new one should rename."""
    dialect, key = here.script.dialect, use.key
    table = quote(key.table or key.name, dialect)
    sql = rename_statement(
        table, quote(key.name, dialect) if key.kind == "column" else "", quote(name, dialect), dialect
    )
    last = max((d.path for d in history if d.path is not None), key=lambda p: order_key(str(p)))
    names = [p.name for p in ls.index.files(here.document.uri) if p.parent == last.parent]
    slug = "_".join(re.findall(r"\w+", f"rename {key.table} {key.name} to {name}".casefold()))
    file = next_name(names, slug)
    workspace = ls.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    creates = edit is not None and types.ResourceOperationKind.Create in (edit.resource_operations or ())
    if edit is None or not file or not creates or not edit.document_changes or not edit.change_annotation_support:
        files = ", ".join(sorted(_file(d) for d in history))
        raise RenameRefusedError(
            f"{files} may have run already: migrations are history. Write a new one that says {sql} "
            "and rename again in what is left."
        )
    uri = from_fs_path(str(last.parent / file)) or ""
    label = f"A new migration renames {key.name}; those before it stay as they are"
    annotation = types.ChangeAnnotation(label, needs_confirmation=True, description=sql)
    insert = types.AnnotatedTextEdit(_ASKED, types.Range(_START, _START), sql + "\n")
    whole = _workspace_edit(ls, changes)
    whole.document_changes = [
        *(whole.document_changes or ()),
        types.CreateFile(uri, annotation_id=_ASKED),
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri), [insert]),
    ]
    whole.change_annotations = {_ASKED: annotation}
    return whole


_ASKED = "newMigration"
_START = types.Position(0, 0)


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
