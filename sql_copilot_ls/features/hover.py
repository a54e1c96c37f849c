"""`textDocument/hover`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.cards import hover as card_at
from sql_copilot_ls.features.common.glossaries import hover_in, is_glossary_document
from sql_copilot_ls.features.common.places import markup, place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: SqlCopilotServer, params: types.HoverParams) -> types.Hover | None:
        client = ls.client_capabilities.text_document
        formats = client.hover.content_format if client and client.hover else None
        if is_glossary_document(params.text_document.uri):
            said = hover_in(ls, params.text_document.uri, params.position)
            return types.Hover(markup(formats, said[0]), said[1]) if said is not None else None
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        found = card_at(here.script, here.offset, here.schema) if here is not None else None
        if here is None or found is None:
            return None
        return types.Hover(markup(formats, found.markdown), here.range(found.start, found.end))
