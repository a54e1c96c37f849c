"""`textDocument/codeAction` and its resolution: "Generate SQL from comment", beside what other features offer."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import request_near
from sql_copilot_ls.features import explain_action
from sql_copilot_ls.features.common.arguments import carried
from sql_copilot_ls.features.common.generating import Refusal, answer, edit_for, resolves_edits, workspace_edit
from sql_copilot_ls.features.common.glossaries import is_glossary_document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer

COMMAND = "sqlCopilot.generateFromComment"
_DATA = "generateFromComment"


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""
    server.add_code_actions(offer)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=[
                types.CodeActionKind.QuickFix,
                types.CodeActionKind.Refactor,
                types.CodeActionKind.RefactorRewrite,
            ],
            resolve_provider=True,
        ),
    )
    async def code_action(ls: SqlCopilotServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        return await ls.code_actions(params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def code_action_resolve(ls: SqlCopilotServer, action: types.CodeAction) -> types.CodeAction:
        kind = action.data.get("action") if isinstance(action.data, dict) else None
        if kind in (_DATA, explain_action.EXPLAIN):
            data = carried(action.data, uri=str, offset=int)
            resolve = _resolve if kind == _DATA else explain_action.resolve
            await resolve(ls, action, data["uri"], data["offset"])
        return action


def offer(ls: SqlCopilotServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The action, when the selection is on a comment that asks or right below it. Nothing is generated yet."""
    only = params.context.only
    kind = types.CodeActionKind.RefactorRewrite
    if only and not any(kind.value == o or kind.value.startswith(f"{getattr(o, 'value', o)}.") for o in only):
        return []
    uri = params.text_document.uri
    if is_glossary_document(uri):
        return []
    document = ls.document(uri)
    offset = document.offset_at(params.range.start)
    names = ls.index.schema_for(uri).vocabulary
    request = request_near(document.text, offset, dialect=ls.dialect_for(uri), names=names)
    if request is None:
        return []
    title = say("action.generate", ls.locale)
    if not resolves_edits(ls):
        arguments: list[Any] = [{"uri": uri, "line": document.lines.position(request.comment_end)[0]}]
        command = types.Command(title, COMMAND, arguments=arguments)
        return [types.CodeAction(title, kind=kind, command=command)]
    data = {"action": _DATA, "uri": uri, "offset": request.comment_end}
    return [types.CodeAction(title, kind=kind, data=data)]


async def _resolve(ls: SqlCopilotServer, action: types.CodeAction, uri: str, offset: int) -> None:
    """Fill in the edit; when there is none to give, say why."""
    answered = await answer(ls, uri, offset)
    if isinstance(answered, Refusal):
        ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, answered.message))
        return
    start, end, text, _ = edit_for(answered.document, answered.request, answered.proposals[0].sql)
    action.edit = workspace_edit(ls, answered.document, start, end, text)
