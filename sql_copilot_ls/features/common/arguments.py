"""What commands are given: a document and a place in it; and how they refuse."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.server.session import SqlCopilotServer


class BadArgumentsError(ValueError):
    """What the arguments should have been."""


def place_of(ls: SqlCopilotServer, arguments: tuple[Any, ...]) -> tuple[str, int, dict[str, Any]]:
    """Document, offset and options of a command's one object."""
    expected = 'The argument should be {"uri", "position": {"line", "character"}} or {"uri", "line"}.'
    options = arguments[0] if len(arguments) == 1 else None
    if not isinstance(options, dict) or not isinstance(options.get("uri"), str):
        raise BadArgumentsError(expected)
    document = ls.document(options["uri"])
    position, line = options.get("position"), options.get("line")
    if isinstance(position, dict) and all(isinstance(position.get(k), int) for k in ("line", "character")):
        return document.uri, document.offset_at(types.Position(position["line"], position["character"])), options
    if isinstance(line, int) and not isinstance(line, bool):
        return document.uri, document.lines.offset(line, len(document.lines.line(line))), options
    raise BadArgumentsError(expected)


def refused(refusal: Refusal) -> dict[str, Any]:
    """The answer of a command that does not do its work."""
    return {"error": {"code": refusal.code, "message": refusal.message}}
