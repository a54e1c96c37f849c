"""A position in a document's SQL, and answers for whole files, for handlers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from lsprotocol import types

from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Reading
from sql_copilot_ls.server.session import SqlCopilotServer

_T = TypeVar("_T")
_SOON = 12
"""Statements that are soon worked out; for more, requests at a cursor do not wait."""


async def whole(server: SqlCopilotServer, statements: int, function: Callable[..., _T], *arguments: Any) -> _T:
    """What a function works out for a file, of which it has so many statements to look at."""
    if statements > _SOON:
        return await server.in_background(function, *arguments)
    return await server.aside(function, *arguments)


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


async def at_place(
    server: SqlCopilotServer,
    uri: str,
    position: types.Position,
    work: Callable[[Place], _T],
    *,
    in_bodies: bool = False,
) -> _T | None:
    """What is worked out, off the event loop, of the SQL at a position; None where there is none. `in_bodies` when a
    routine's body counts by itself.
    """
    document = await server.document_read(uri)
    reading = await server.reading(document)

    @wraps(work)  # the log names it
    def worked() -> _T | None:
        here = _place(reading, document.offset_at(position), in_bodies=in_bodies)
        return work(here) if here is not None else None

    return await server.aside(worked)


def _place(reading: Reading, offset: int, *, in_bodies: bool) -> Place | None:
    for part in reading.parts:
        if part.base <= offset <= part.base + len(part.script.text):
            base, script = 0, part.script
            if in_bodies:
                base, script = innermost(part.script, offset - part.base)
            base += part.base
            schema = reading.schema_at(part.script)
            return Place(reading.document, script, base, offset - base, schema, part.embedded)
    return None


def markup(formats: Sequence[types.MarkupKind | str] | None, markdown: str) -> types.MarkupContent:
    """A card, as Markdown where the client says that it can show that, else as the plain text it also is."""
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in (formats or ()) else types.MarkupKind.PlainText
    return types.MarkupContent(kind, markdown)
