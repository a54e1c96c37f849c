"""`textDocument/documentHighlight`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def document_highlight(
        ls: SqlCopilotServer, params: types.DocumentHighlightParams
    ) -> list[types.DocumentHighlight]:
        return await at_place(ls, params.text_document.uri, params.position, _highlights, in_bodies=True) or []


def _highlights(here: Place) -> list[types.DocumentHighlight]:
    """The uses of the name at a place."""
    use = name_at(here.script, here.offset, here.schema)
    if use is None:
        return []
    write, read = types.DocumentHighlightKind.Write, types.DocumentHighlightKind.Read
    return [
        types.DocumentHighlight(here.range(u.start, u.end), write if u.declares or u.writes else read)
        for u in occurrences(here.script, use.key, here.schema, near=here.offset)
    ]
