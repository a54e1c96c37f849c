"""A position in a document's SQL, and answers for whole files, for handlers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from lsprotocol import types

from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer

_T = TypeVar("_T")
_AT_ONCE = 12
"""Statements that are worked out on the event loop; where more are new, all go to another thread."""


async def whole(server: SqlCopilotServer, fresh: int, function: Callable[..., _T], *arguments: Any) -> _T:
    """What a function works out for a whole file: elsewhere when many of its statements are `fresh`."""
    if fresh > _AT_ONCE:
        return await server.in_background(function, *arguments)
    return function(*arguments)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a document's SQL: `offset` counts in `script`, `base` is where that begins in the document."""

    document: Document
    script: Script
    base: int
    offset: int
    schema: Schema
    embedded: bool

    def range(self, start: int, end: int) -> types.Range:
        """Two offsets of the script as a range of the document."""
        return self.document.range_at(self.base + start, self.base + end)


def place(server: SqlCopilotServer, uri: str, position: types.Position, *, in_bodies: bool = False) -> Place | None:
    """The SQL at a position, or None where there is none; `in_bodies` when a routine's body counts by itself."""
    document = server.document(uri)
    offset = document.offset_at(position)
    for part in server.parts(document):
        if part.base <= offset <= part.base + len(part.script.text):
            base, script = 0, part.script
            if in_bodies:
                base, script = innermost(part.script, offset - part.base)
            base += part.base
            return Place(document, script, base, offset - base, server.schema_at(document, part.script), part.embedded)
    return None


def markup(formats: Sequence[types.MarkupKind | str] | None, markdown: str) -> types.MarkupContent:
    """A card, as Markdown where the client says that it can show that, else as the plain text it also is."""
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in (formats or ()) else types.MarkupKind.PlainText
    return types.MarkupContent(kind, markdown)
