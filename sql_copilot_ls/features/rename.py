"""`textDocument/prepareRename` and `textDocument/rename`: refused, with the reason, where it would break something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from sql_copilot_ls.analysis.scoping.name_uses import Use, name_at, occurrences
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError, check_rename, rename_statement, renamed
from sql_copilot_ls.features.common.across import Found, uses_across
from sql_copilot_ls.features.common.glossaries import renamed_in
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.schema.migrations import is_applied, next_name, order_key
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.spoken import spoken
from sql_copilot_ls.sql.quoting import quote
from sql_copilot_ls.workspace.uris import uri_of_file


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare_rename(ls: SqlCopilotServer, params: types.PrepareRenameParams) -> types.Range | None:
        def named(here: Place) -> types.Range | None:
            use = name_at(here.script, here.offset, here.schema)
            return here.range(use.start, use.end) if use is not None else None

        return await at_place(ls, params.text_document.uri, params.position, named, in_bodies=True)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(ls: SqlCopilotServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
        def named(here: Place) -> _Renaming:
            use = name_at(here.script, here.offset, here.schema)
            name = check_rename(use, params.new_name, here.schema, here.script)
            assert use is not None
            edits: list[types.TextEdit] | None = None
            if use.key.is_local or use.key.own:
                near = occurrences(here.script, use.key, here.schema, near=here.offset)
                edits = [types.TextEdit(here.range(u.start, u.end), _renamed(here, u, name)) for u in near]
            return _Renaming(here, use, name, edits)

        try:
            renaming = await at_place(ls, params.text_document.uri, params.position, named, in_bodies=True)
            return await _edit(ls, renaming) if renaming is not None else None
        except RenameRefusedError as refusal:
            raise JsonRpcInvalidParams(spoken(str(refusal), ls.locale)) from refusal


@dataclass(frozen=True, slots=True)
class _Renaming:
    """What is renamed to what. `edits` is all there is to do where the name means something in its document alone."""

    here: Place
    use: Use
    name: str
    edits: list[types.TextEdit] | None


def _renamed(here: Place, use: Use, name: str) -> str:
    return renamed(here.script.text, use, name, here.script.dialect)


async def _edit(ls: SqlCopilotServer, renaming: _Renaming) -> types.WorkspaceEdit:
    here, use, name = renaming.here, renaming.use, renaming.name
    if renaming.edits is not None:
        return _workspace_edit(ls, [(here.document, renaming.edits)])
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
    folder = ls.index.schema_for(here.document.uri)
    changes += await ls.in_background(renamed_in, ls, folder, use.key, name)
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
    column = quote(key.name, dialect) if key.kind == "column" else ""
    kind = key.kind if key.is_object else "table"
    sql = rename_statement(table, column, quote(name, dialect), dialect, kind)
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
    uri = uri_of_file(last.parent / file)
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
