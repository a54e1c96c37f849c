"""`textDocument/selectionRange`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.structure import selections
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_SELECTION_RANGE)
    async def selection_range(ls: SqlCopilotServer, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
        found = []
        for position in params.positions:
            selection = await at_place(ls, params.text_document.uri, position, _selection)
            found.append(selection or types.SelectionRange(types.Range(position, position)))
        return found


def _selection(here: Place) -> types.SelectionRange | None:
    """The ever larger things around a place."""
    selection: types.SelectionRange | None = None
    for start, end in reversed(selections(here.script, here.offset)):
        selection = types.SelectionRange(here.range(start, end), selection)
    return selection
