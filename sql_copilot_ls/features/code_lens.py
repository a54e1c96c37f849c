"""`textDocument/codeLens` and its resolution: over comments that ask "Generate SQL" with how sure that is, over those
that have their statement what can be done with it."""

from __future__ import annotations

from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from sql_copilot_ls.analysis.ide.comment_request import Request, request_near, requests
from sql_copilot_ls.features.code_action_generate import COMMAND
from sql_copilot_ls.features.common.arguments import carried
from sql_copilot_ls.features.common.comment_state import state_of
from sql_copilot_ls.features.common.glossaries import is_glossary_document
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer

ALTERNATIVES = "sqlCopilot.regenerate"
_LATER = {"generate": COMMAND, "alternatives": ALTERNATIVES}
"""Lenses that are resolved, with what they do."""
OFTEN_SHOWN = {"explain": "sqlCopilot.explain", "run": "sqlCopilot.run"}
"""Over an answered comment: lens → the client's command, where the client has it."""


def register(server: SqlCopilotServer) -> None:
    """Add the handlers; lenses are asked for again when the schema changes."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=True))
    async def code_lens(ls: SqlCopilotServer, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        if not ls.settings_for(uri).code_lens or is_glossary_document(uri):
            return []
        document = ls.document(uri)
        dialect, schema = ls.dialect_for(uri), ls.index.schema_for(uri)
        found = await ls.in_background(lambda: requests(document.text, dialect=dialect, names=schema.vocabulary))
        return [lens for request in found for lens in _lenses(ls, document, request)]

    @server.feature(types.CODE_LENS_RESOLVE)
    async def code_lens_resolve(ls: SqlCopilotServer, lens: types.CodeLens) -> types.CodeLens:
        data = carried(lens.data, uri=str, line=int, lens=str)
        if data["lens"] not in _LATER:
            raise JsonRpcInvalidParams("there is no such lens")
        document = ls.document(data["uri"])
        offset = document.offset_at(lens.range.start)
        names = ls.index.schema_for(document.uri).vocabulary
        request = request_near(document.text, offset, dialect=ls.dialect_for(document.uri), names=names)
        arguments = [{"uri": document.uri, "line": data["line"]}]
        command = _LATER[data["lens"]]
        title = await _title(ls, document, request, data["lens"])
        lens.command = types.Command(title, command, arguments=arguments)
        return lens

    server.on_schema_change(lambda _folder_uri: ask_again(server))


def ask_again(ls: SqlCopilotServer) -> None:
    """Have the client ask for lenses anew, when it can."""
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
        ls.start(ls.workspace_code_lens_refresh_async(None))


def _lenses(ls: SqlCopilotServer, document: Document, request: Request) -> list[types.CodeLens]:
    """The lenses of one request; those whose title says what the model makes of it are resolved later."""
    if request.answered and request.statement is None:
        return []
    place = document.range_at(request.comment_start, request.comment_start)
    line = document.lines.position(request.comment_end)[0]
    later = ["generate"] if not request.answered else []
    later += ["alternatives"] if ALTERNATIVES in ls.client_commands else []
    lenses = [types.CodeLens(place, data={"uri": document.uri, "line": line, "lens": lens}) for lens in later]
    if request.statement is not None:
        arguments: list[Any] = [{"uri": document.uri, "line": line}]
        for lens, command in OFTEN_SHOWN.items():
            if command in ls.client_commands:
                title = say(f"lens.{lens}", ls.locale)
                lenses.append(types.CodeLens(place, types.Command(title, command, arguments=arguments)))
    return lenses


async def _title(ls: SqlCopilotServer, document: Document, request: Request | None, lens: str) -> str:
    plain = say(f"lens.{lens}", ls.locale)
    if request is None:  # the text changed meanwhile, and lenses are asked for again
        return plain
    state = await state_of(ls, document, request)
    if lens == "alternatives":
        count = len(state.found) - (1 if request.answered else 0)
        return say("lens.alternatives.counted", ls.locale, count=count) if count > 0 else plain
    if state.kind == "unsure":
        title = say("lens.generate.unsure", ls.locale, percent=state.percent)
        return f"{title} · {state.why.rpartition('; ')[0]}" if "; " in state.why else title
    return f"{plain} · {state.why}" if state.kind in ("empty", "shown") and state.why else plain
