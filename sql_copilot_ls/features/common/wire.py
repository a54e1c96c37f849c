"""Ranges and locations as commands send them."""

from __future__ import annotations

from typing import Any

from lsprotocol import types


def plain(value: types.Range | types.Location) -> Any:
    """A range or location as it goes over the wire."""
    if isinstance(value, types.Location):
        return {"uri": value.uri, "range": plain(value.range)}
    return {
        "start": {"line": value.start.line, "character": value.start.character},
        "end": {"line": value.end.line, "character": value.end.character},
    }
