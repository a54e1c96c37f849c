"""Names over all SQL of a folder: the files that may hold one, read off the event loop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sql_copilot_ls.analysis.scoping.name_uses import Key, Use, occurrences
from sql_copilot_ls.analysis.scoping.renaming import unresolved
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.schema.sources import MAX_FILE_BYTES, decode
from sql_copilot_ls.schema.terms import is_glossary
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer


@dataclass(frozen=True, slots=True)
class Found:
    """A document with the uses of a name in it, offsets counted in the document. `unresolved` is a place that may be
    a use, or None.
    """

    document: Document
    uses: tuple[Use, ...]
    unresolved: int | None


async def uses_across(
    server: SqlCopilotServer, uri: str, key: Key, *, look_for_unresolved: bool = False
) -> list[Found]:
    """Every use of a table or column in the open documents and SQL files of a document's folder."""
    folder = server.index.folder_of(uri)
    documents = {d.uri: d for d in server.open_documents() if server.index.folder_of(d.uri) is folder}
    opened = {d.path for d in documents.values()}
    closed = [path for path in server.index.files(uri) if path not in opened]
    read = await server.in_background(lambda: [server.text_of(path) for path in _holding(closed, key.name)])
    documents.update((document.uri, document) for document in read)
    ready: list[_Ready] = []
    for document in documents.values():
        if key.name in document.text.casefold():
            parts = [(p.base, p.script) for p in await server.parts_read(document)]
            ready.append((document, parts, server.index.schema_for(document.uri).schema))
    return await server.in_background(_search, ready, key, look_for_unresolved)


def _holding(paths: Iterable[Path], name: str) -> list[Path]:
    """The files whose text may hold a folded name."""
    found = []
    for path in paths:
        try:
            data = read_file(path, MAX_FILE_BYTES)
        except (OSError, UnreadableError):
            continue
        if name.encode() in data.lower() if data.isascii() else name in decode(data)[0].casefold():
            found.append(path)
    return found


_Ready = tuple[Document, list[tuple[int, Script]], Schema]
"""A document, its scripts with their offsets, and the schema as it sees it."""


def _elsewhere(document: Document, key: Key) -> int | None:
    """Where a file that declares tables in no SQL names the table and the column."""
    name = document.uri.rpartition("/")[2]
    if not name.casefold().endswith((".prisma", ".yml", ".yaml")) or is_glossary(name):
        return None
    places = [
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", document.text, re.IGNORECASE)
        for name in (key.table, key.name)
        if name
    ]
    last = places[-1]
    return last.start() if last is not None and all(places) else None


def _search(ready: Iterable[_Ready], key: Key, look_for_unresolved: bool) -> list[Found]:
    found = []
    for document, scripts, schema in ready:
        if look_for_unresolved and not scripts:
            place = _elsewhere(document, key)
            if place is not None:
                found.append(Found(document, (), place))
            continue
        uses: list[Use] = []
        doubt: int | None = None
        for base, script in scripts:
            uses += [replace(u, start=base + u.start, end=base + u.end) for u in occurrences(script, key, schema)]
            if look_for_unresolved and doubt is None:
                place = unresolved(script, key, schema)
                doubt = base + place if place is not None else None
        if uses or doubt is not None:
            found.append(Found(document, tuple(uses), doubt))
    return found
