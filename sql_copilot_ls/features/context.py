"""The SQL of a document for handlers: its scripts, kept from version to version, and offsets mapped through embedded
SQL.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lsprotocol import types

from sql_copilot_ls.analysis.embedded import LANGUAGES, Region, regions
from sql_copilot_ls.analysis.script import Script
from sql_copilot_ls.documents import Document
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server import SqlCopilotServer

_T = TypeVar("_T")
_SUFFIXES = {
    ".py": "python",
    ".js": "javascript",
    ".mjs": "javascript",
    ".jsx": "javascriptreact",
    ".ts": "typescript",
    ".tsx": "typescriptreact",
    ".go": "go",
    ".sql": "sql",
    ".ddl": "sql",
}
_AT_ONCE = 12
"""Statements that are worked out on the event loop; where more are new, all go to another thread."""
_KEPT = 64
_LONG = 10_000
"""Characters of a text that takes some 10 ms to read."""


@dataclass(frozen=True, slots=True)
class Part:
    """SQL of a document: `script` begins at the document's offset `base`. `embedded` when it stands in another
    language's string.
    """

    base: int
    script: Script
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class _Scripts:
    text: str
    dialect: str
    embedded_sql: bool
    parts: tuple[Part, ...]


_scripts: WeakKeyDictionary[SqlCopilotServer, dict[str, _Scripts]] = WeakKeyDictionary()
_reading: WeakKeyDictionary[SqlCopilotServer, dict[str, asyncio.Future[None]]] = WeakKeyDictionary()


def language_of(document: Document) -> str:
    """`sql`, a language whose strings may hold SQL, or empty."""
    language = document.language_id.casefold()
    if language in LANGUAGES:
        return language
    if "sql" in language or language in ("ddl", "hql"):
        return "sql"
    if language and language != "plaintext":
        return ""
    return _SUFFIXES.get(PurePosixPath(document.uri.split("?", 1)[0]).suffix.casefold(), "")


def parts(server: SqlCopilotServer, document: Document) -> tuple[Part, ...]:
    """The SQL of a document; only what changed since the last call for it is read again."""
    kept = _scripts.setdefault(server, {})
    uri = document.uri
    dialect = server.dialect_for(uri)
    embedded_sql = server.settings_for(uri).embedded_sql
    known = kept.pop(uri, None)
    if (
        known is None
        or (known.text is not document.text and known.text != document.text)
        or known.dialect != dialect
        or known.embedded_sql != embedded_sql
    ):
        known = _Scripts(document.text, dialect, embedded_sql, tuple(_read(document, dialect, embedded_sql, known)))
    kept[uri] = known
    while len(kept) > _KEPT:
        kept.pop(next(iter(kept)))
    return known.parts


async def parts_read(server: SqlCopilotServer, document: Document) -> tuple[Part, ...]:
    """As `parts`; a long text that nothing is known of yet is read in another thread, once for all who ask."""
    kept = _scripts.setdefault(server, {})
    if document.uri in kept or len(document.text) < _LONG:
        return parts(server, document)
    pending = _reading.setdefault(server, {})
    reading = pending.get(document.uri)
    if reading is None:
        dialect, embedded_sql = server.dialect_for(document.uri), server.settings_for(document.uri).embedded_sql

        async def read() -> None:
            found = await server.in_background(lambda: tuple(_read(document, dialect, embedded_sql, None)))
            kept[document.uri] = _Scripts(document.text, dialect, embedded_sql, found)

        reading = pending[document.uri] = asyncio.ensure_future(read())
        reading.add_done_callback(lambda _: pending.pop(document.uri, None))
    await asyncio.shield(reading)  # one who asked may be cancelled, the others wait on
    return parts(server, document)


async def whole(server: SqlCopilotServer, fresh: int, function: Callable[..., _T], *arguments: Any) -> _T:
    """What a function works out for a whole file: elsewhere when many of its statements are `fresh`."""
    if fresh > _AT_ONCE:
        return await server.in_background(function, *arguments)
    return function(*arguments)


def _read(document: Document, dialect: str, embedded_sql: bool, known: _Scripts | None) -> Iterator[Part]:
    language = language_of(document)
    if language == "sql" and not document.text.lstrip().startswith("%%"):
        previous = known.parts[0].script if known is not None and known.parts and not known.parts[0].embedded else None
        yield Part(0, Script(document.text, dialect, previous))
        return
    if language and (embedded_sql or language == "sql"):
        old = {p.script.text: p.script for p in known.parts if p.script.dialect == dialect} if known is not None else {}
        for region in regions(document.text, "python" if language == "sql" else language):
            yield Part(region.start, old.get(region.text) or _script(region, dialect), embedded=True)


def _script(region: Region, dialect: str) -> Script:
    return Script(region.text, dialect)


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


def place(server: SqlCopilotServer, uri: str, position: types.Position) -> Place | None:
    """The SQL at a position, or None where there is none."""
    document = server.document(uri)
    offset = document.offset_at(position)
    for part in parts(server, document):
        if part.base <= offset <= part.base + len(part.script.text):
            return Place(
                document, part.script, part.base, offset - part.base, server.index.schema_for(uri).schema, part.embedded
            )
    return None


def markup(formats: Sequence[types.MarkupKind | str] | None, markdown: str) -> types.MarkupContent:
    """A card, as Markdown where the client says that it can show that, else as the plain text it also is."""
    kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in (formats or ()) else types.MarkupKind.PlainText
    return types.MarkupContent(kind, markdown)
