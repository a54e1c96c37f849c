"""The SQL of documents, read once per version and kept: whole files, notebook cells and strings of other languages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from sql_copilot_ls.analysis.scoping.layers import events_of
from sql_copilot_ls.analysis.scoping.sessions import seen_by
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.sql.embedded import regions
from sql_copilot_ls.sql.program_strings import LANGUAGES, SUFFIXES

_SUFFIXES = {**SUFFIXES, ".sql": "sql", ".ddl": "sql"}
_KEPT = 64
"""Documents whose scripts are kept, those asked for last."""
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
class ReadAs:
    """How a document is read: its dialect, and whether SQL in another language's strings counts."""

    dialect: str
    embedded_sql: bool


@dataclass(frozen=True, slots=True)
class _Scripts:
    text: str
    read_as: ReadAs
    parts: tuple[Part, ...]

    def are_of(self, document: Document, read_as: ReadAs) -> bool:
        """Whether nothing need be read again."""
        return self.read_as == read_as and self.text == document.text


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


class Scripts:
    """The scripts of one session's documents: long texts are read `in_background`, others `aside`."""

    def __init__(
        self, in_background: Callable[..., Awaitable[Any]], aside: Callable[..., Awaitable[tuple[Part, ...]]]
    ) -> None:
        self._in_background = in_background
        self._aside = aside
        self._kept: dict[str, _Scripts] = {}
        self._lock = threading.Lock()
        self._reading: dict[str, asyncio.Future[None]] = {}

    def parts(self, document: Document, read_as: ReadAs) -> tuple[Part, ...]:
        """The SQL of a document, in any thread; only what changed since the last call for it is read again."""
        with self._lock:
            known = self._kept.get(document.uri)
        if known is None or not known.are_of(document, read_as):
            known = _Scripts(document.text, read_as, tuple(_read(document, read_as, known)))
        self._keep(document.uri, known)
        return known.parts

    async def parts_read(self, document: Document, read_as: ReadAs) -> tuple[Part, ...]:
        """As `parts`, on the event loop."""
        known = self._kept.get(document.uri)
        if known is not None and known.are_of(document, read_as):
            return known.parts
        await self.long_read(document, read_as)
        return await self._aside(self.parts, document, read_as)

    async def long_read(self, document: Document, read_as: ReadAs) -> None:
        """Read a long text that nothing is known of yet, once for all who ask, before anything is asked of it."""
        uri = document.uri
        if uri in self._kept or len(document.text) < _LONG:
            return
        reading = self._reading.get(uri)
        if reading is None:

            async def read() -> None:
                found = await self._in_background(_read_all, document, read_as)
                self._keep(uri, _Scripts(document.text, read_as, found))

            reading = self._reading[uri] = asyncio.ensure_future(read())
            reading.add_done_callback(lambda _: self._reading.pop(uri, None))
        await asyncio.shield(reading)  # one who asked may be cancelled, the others wait on

    def _keep(self, uri: str, known: _Scripts) -> None:
        with self._lock:
            self._kept.pop(uri, None)
            self._kept[uri] = known
            while len(self._kept) > _KEPT:
                self._kept.pop(next(iter(self._kept)))


class Reading:
    """One version of a document to be looked at in any thread: its SQL, and the schema as that sees it."""

    def __init__(
        self, scripts: Scripts, document: Document, schema: Schema, session: Sequence[tuple[Document, ReadAs]]
    ) -> None:
        self.document = document
        self.schema = schema
        """What the document's folder declares."""
        self._scripts = scripts
        self._session = session

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The document's SQL."""
        return self._of.get(self.document.uri, ())

    def schema_at(self, script: Script) -> Schema:
        """The schema as one of the parts sees it: with what the other strings of the file, or the other cells of the
        notebook, make.
        """
        return seen_by(script, [p.script for parts in self._of.values() for p in parts], self.schema)

    @cached_property
    def _of(self) -> dict[str, tuple[Part, ...]]:
        return {document.uri: self._scripts.parts(document, read_as) for document, read_as in self._session}


def _read_all(document: Document, read_as: ReadAs) -> tuple[Part, ...]:
    """The SQL of a document, with what its statements make, so that nobody waits for that either. Those that create are
    only looked at: most are what the schema has already.
    """
    found = tuple(_read(document, read_as, None))
    for part in found:
        for statement in part.script.statements:
            if statement.significant and statement.significant[0].upper == "CREATE":
                parse(statement)
            else:
                events_of(statement, part.script.file)
    return found


def _read(document: Document, read_as: ReadAs, known: _Scripts | None) -> Iterator[Part]:
    language, dialect = language_of(document), read_as.dialect
    if language == "sql" and not document.text.lstrip().startswith("%%"):
        previous = known.parts[0].script if known is not None and known.parts and not known.parts[0].embedded else None
        file = str(document.path or document.uri)
        yield Part(0, Script(document.text, dialect, previous, file, document.lines))
        return
    if language and (read_as.embedded_sql or language == "sql"):
        old = {p.script.text: p.script for p in known.parts if p.script.dialect == dialect} if known is not None else {}
        for region in regions(document.text, "python" if language == "sql" else language):
            yield Part(region.start, old.get(region.text) or Script(region.text, dialect), embedded=True)
