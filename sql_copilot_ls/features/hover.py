"""`textDocument/hover`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.cards import hover as card_at
from sql_copilot_ls.features.common.glossaries import hover_in, is_glossary_document
from sql_copilot_ls.features.common.places import Place, at_place, markup
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: SqlCopilotServer, params: types.HoverParams) -> types.Hover | None:
        client = ls.client_capabilities.text_document
        formats = client.hover.content_format if client and client.hover else None
        uri = params.text_document.uri
        if is_glossary_document(uri):
            said = await ls.aside(hover_in, ls.document(uri), ls.index.schema_for(uri), params.position)
            return types.Hover(markup(formats, said[0]), said[1]) if said is not None else None

        def hover_at(here: Place) -> types.Hover | None:
            found = card_at(here.script, here.offset, here.schema)
            if found is None:
                return None
            return types.Hover(markup(formats, found.markdown), here.range(found.start, found.end))

        return await at_place(ls, uri, params.position, hover_at, in_bodies=True)
