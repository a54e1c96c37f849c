"""`textDocument/selectionRange`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.structure import selections
from sql_copilot_ls.features.common.places import place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_SELECTION_RANGE)
    def selection_range(ls: SqlCopilotServer, params: types.SelectionRangeParams) -> list[types.SelectionRange]:
        found = []
        for position in params.positions:
            here = place(ls, params.text_document.uri, position)
            selection: types.SelectionRange | None = None
            if here is not None:
                for start, end in reversed(selections(here.script, here.offset)):
                    selection = types.SelectionRange(here.range(start, end), selection)
            found.append(selection or types.SelectionRange(types.Range(position, position)))
        return found
