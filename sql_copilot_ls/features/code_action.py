"""Code actions beside generation: quick fixes for diagnostics, expand `*`, qualify columns, join, explain."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.refactorings import Action, actions
from sql_copilot_ls.features import explain_action
from sql_copilot_ls.features.common.generating import resolves_edits
from sql_copilot_ls.features.diagnostics import diagnostic
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Part
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.spoken import spoken

_KINDS = {"quickfix": types.CodeActionKind.QuickFix, "refactor": types.CodeActionKind.RefactorRewrite}


def register(server: SqlCopilotServer) -> None:
    """Add the provider."""
    server.add_code_actions(offer)


async def offer(ls: SqlCopilotServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The actions for the selection."""
    document = await ls.document_read(params.text_document.uri)
    start, end = document.offset_at(params.range.start), document.offset_at(params.range.end)
    reading, locale = await ls.reading(document), ls.locale

    def offered() -> list[types.CodeAction]:
        found = []
        for part in reading.parts:
            if part.base <= start <= part.base + len(part.script.text):
                schema = reading.schema_at(part.script)
                faults = diagnose(part.script, schema)
                for action in actions(part.script, start - part.base, end - part.base, schema, faults):
                    kind = _KINDS[action.kind]
                    if _wanted(kind, params.context.only):
                        found.append(_action(document, locale, part, action, kind))
        return found

    found = await ls.aside(offered)
    if resolves_edits(ls) and _wanted(types.CodeActionKind.RefactorRewrite, params.context.only):
        explanation = await explain_action.offered(ls, document, start)
        found += [explanation] if explanation is not None else []
    return found


def _wanted(kind: types.CodeActionKind, only: object) -> bool:
    if not isinstance(only, list | tuple) or not only:
        return True
    names = [str(getattr(o, "value", o)) for o in only]
    return any(kind.value == n or kind.value.startswith(f"{n}.") for n in names)


def _action(
    document: Document, locale: str, part: Part, action: Action, kind: types.CodeActionKind
) -> types.CodeAction:
    edits = [types.TextEdit(document.range_at(part.base + e.start, part.base + e.end), e.text) for e in action.edits]
    mends = [diagnostic(document, part, action.fault, locale)] if action.fault is not None else None
    return types.CodeAction(
        spoken(action.title, locale),
        kind=kind,
        diagnostics=mends,
        edit=types.WorkspaceEdit(changes={document.uri: edits}),
    )
