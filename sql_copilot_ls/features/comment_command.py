"""`sqlCopilot.comment`: the state of the comment at the cursor, for a status bar that explains silence."""

from __future__ import annotations

from typing import Any

from sql_copilot_ls.features.common.arguments import BadArgumentsError, place_of, refused
from sql_copilot_ls.features.common.comment_state import state_at
from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.features.common.wire import plain
from sql_copilot_ls.server.session import SqlCopilotServer

COMMAND = "sqlCopilot.comment"


def register(server: SqlCopilotServer) -> None:
    """Add the command."""

    @server.command(COMMAND)
    async def comment(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        try:
            uri, offset, _ = place_of(ls, arguments)
        except BadArgumentsError as error:
            return refused(Refusal("badArguments", str(error)))
        state = await state_at(ls, uri, offset)
        request, document = state.request, state.document
        unused = state.found[0].unused if state.found else ()
        return {
            "state": state.kind,
            "why": state.why,
            "percent": state.percent,
            "count": len(state.found),
            "answered": bool(request and request.statement),
            "unused": [
                plain(document.range_at(*span))
                for span in _spans(document.text, request.comment_start, request.comment_end, [w.text for w in unused])
            ]
            if document is not None and request is not None
            else [],
        }


def _spans(text: str, start: int, end: int, words: list[str]) -> list[tuple[int, int]]:
    """Where words of a comment stand in the text, in their order."""
    found = []
    for word in words:
        at = text.find(word, start, end)
        if at >= 0:
            found.append((at, at + len(word)))
            start = at + len(word)
    return found
