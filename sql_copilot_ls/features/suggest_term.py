"""A code action on comments: a word that recurs with one column of the team's queries becomes a glossary's term."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import request_near
from sql_copilot_ls.features.common.glossaries import is_glossary_document
from sql_copilot_ls.features.common.new_terms import new_term
from sql_copilot_ls.glossary.proposing import Entry
from sql_copilot_ls.own_queries import OwnQueries
from sql_copilot_ls.own_queries.recurring_words import RecurringWord, recurring_words
from sql_copilot_ls.own_queries.wording import wording
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.workspace.indexing import LOOSE
from sql_copilot_ls.workspace.uris import file_of


def register(server: SqlCopilotServer) -> None:
    """Add the provider."""
    known: WeakKeyDictionary[OwnQueries, tuple[RecurringWord, ...]] = WeakKeyDictionary()

    async def offer(ls: SqlCopilotServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        kind = types.CodeActionKind.RefactorRewrite
        if only and not any(kind.value == o or kind.value.startswith(f"{getattr(o, 'value', o)}.") for o in only):
            return []
        folder = ls.index.folder_of(uri)
        root = file_of(folder.uri) if folder.uri != LOOSE else None
        seen = ls.index.schema_for(uri)
        if root is None or not seen.examples or is_glossary_document(uri) or not _writes_documents(ls):
            return []
        document = ls.document(uri)
        offset = document.offset_at(params.range.start)
        request = request_near(document.text, offset, dialect=ls.dialect_for(uri), names=seen.vocabulary)
        if request is None:
            return []
        own = seen.own_queries
        if own not in known:
            known[own] = await ls.in_background(recurring_words, own)
        said = {word.key for word in wording(request.question).words}
        return [_action(ls, root, uri, word, kind) for word in known[own] if word.key in said]

    server.add_code_actions(offer)


def _action(
    ls: SqlCopilotServer, root: Path, uri: str, word: RecurringWord, kind: types.CodeActionKind
) -> types.CodeAction:
    place = f"{word.table}.{word.column}"
    entry = Entry("column", (("column", place),))
    written = new_term(ls, root, ls.index.schema_for(uri).schema, entry, word.word)
    title = say("action.term", ls.locale, word=word.word, place=place, count=word.count)
    version = ls.document(written.uri).version
    identifier = types.OptionalVersionedTextDocumentIdentifier(written.uri, version)
    changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
    if written.is_new:
        changes.append(types.CreateFile(written.uri, options=types.CreateFileOptions(ignore_if_exists=True)))
    changes.append(types.TextDocumentEdit(identifier, [written.edit]))
    return types.CodeAction(title, kind=kind, edit=types.WorkspaceEdit(document_changes=changes))


def _writes_documents(ls: SqlCopilotServer) -> bool:
    """Whether the client makes files in an edit."""
    workspace = ls.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    return bool(
        edits and edits.document_changes and types.ResourceOperationKind.Create in (edits.resource_operations or ())
    )
