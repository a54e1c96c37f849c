"""`textDocument/codeLens`: "Generate SQL" over comments that ask and have no statement yet."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import requests
from sql_copilot_ls.features.code_action_generate import COMMAND
from sql_copilot_ls.server.session import SqlCopilotServer

TITLE = "Generate SQL"


def register(server: SqlCopilotServer) -> None:
    """Add the handler; lenses are asked for again when the schema changes."""

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions())
    async def code_lens(ls: SqlCopilotServer, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        document = ls.document(uri)
        names = ls.index.schema_for(uri).vocabulary
        found = await ls.in_background(lambda: requests(document.text, dialect=ls.dialect_for(uri), names=names))
        lenses = []
        for request in found:
            if not request.answered:
                arguments: list[Any] = [{"uri": uri, "line": document.lines.position(request.comment_end)[0]}]
                place = document.range_at(request.comment_start, request.comment_start)
                lenses.append(types.CodeLens(place, types.Command(TITLE, COMMAND, arguments=arguments)))
        return lenses

    def refresh(_folder_uri: str) -> None:
        workspace = server.client_capabilities.workspace
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            server.start(server.workspace_code_lens_refresh_async(None))

    server.on_schema_change(refresh)
