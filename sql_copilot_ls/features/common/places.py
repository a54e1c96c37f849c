"""A position in a document's SQL, and answers for whole files, for handlers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar

from lsprotocol import types

from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Part, Reading
from sql_copilot_ls.server.session import SqlCopilotServer

_T = TypeVar("_T")
Span = tuple[int, int] | None
"""Of a document, from an offset to another; None for all of it."""
_SOON = 12
"""Statements that are soon worked out; for more, requests at a cursor do not wait."""


async def whole(
    server: SqlCopilotServer, document: Document, keeps: str, work: Callable[[Sequence[Part]], _T], span: Span = None
) -> _T:
    """What is worked out of a document's SQL, or of a span of it, off the event loop. `keeps` is what the work keeps
    with each statement: those that have it already cost little.
    """
    read = await server.parts_reader(document)

    @wraps(work)  # the log names it
    def soon() -> tuple[_T] | None:
        parts = read()
        new = sum(keeps not in s.analysed for p in parts for _, s in within(p, span))
        return (work(parts),) if new <= _SOON else None

    found = await server.aside(soon)
    return found[0] if found is not None else await server.in_background(wraps(work)(lambda: work(read())))


def within(part: Part, span: Span) -> list[tuple[int, Statement]]:
    """A part's statements that touch a span of the document, or all, with their starts in the part."""
    start, end = span or (0, part.base + len(part.script.text))
    if part.base > end or part.base + len(part.script.text) < start:
        return []
    return part.script.within(max(start - part.base, 0), end - part.base)


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
