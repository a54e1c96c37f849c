"""What commands are given: a document and a place in it; what an item carries for its resolution; and how either is
refused. Both went through the client, which may send anything.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.server.session import SqlCopilotServer

_MOST = 2**31 - 1
"""The specification's largest number."""


class BadArgumentsError(ValueError):
    """What the arguments should have been."""


def place_of(ls: SqlCopilotServer, arguments: tuple[Any, ...]) -> tuple[str, int, dict[str, Any]]:
    """Document, offset and options of a command's one object."""
    expected = 'The argument should be {"uri", "position": {"line", "character"}} or {"uri", "line"}.'
    options = arguments[0] if len(arguments) == 1 else None
    if not isinstance(options, dict) or not isinstance(options.get("uri"), str):
        raise BadArgumentsError(expected)
    document = ls.document(options["uri"])
    position, line = position_of(options.get("position")), options.get("line")
    if position is not None:
        return document.uri, document.offset_at(position), options
    if _is_number(line):
        return document.uri, document.lines.offset(line, len(document.lines.line(line))), options
    raise BadArgumentsError(expected)


def position_of(found: Any) -> types.Position | None:
    """A position as JSON has it; None for anything else."""
    if isinstance(found, dict) and _is_number(found.get("line")) and _is_number(found.get("character")):
        return types.Position(found["line"], found["character"])
    return None


def carried(data: Any, **kinds: type) -> dict[str, Any]:
    """What an item carries for its resolution, each field of its kind; else `JsonRpcInvalidParams` is raised."""
    for name, kind in kinds.items():
        value = data.get(name) if isinstance(data, dict) else None
        if not (_is_number(value) if kind is int else isinstance(value, kind)):
            raise JsonRpcInvalidParams("the data of what is to be resolved is not what the server gave")
    found: dict[str, Any] = data
    return found


def _is_number(found: Any) -> TypeGuard[int]:
    """Whether this counts lines or characters."""
    return isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= _MOST


def refused(refusal: Refusal) -> dict[str, Any]:
    """The answer of a command that does not do its work."""
    return {"error": {"code": refusal.code, "message": refusal.message}}
