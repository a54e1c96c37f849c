"""The SQL of a document for handlers: its scripts, kept from version to version, and offsets mapped through embedded
SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from weakref import WeakKeyDictionary

from lsprotocol import types

from sql_copilot_ls.analysis.embedded import LANGUAGES, Region, regions
from sql_copilot_ls.analysis.script import Script
from sql_copilot_ls.documents import Document
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server import SqlCopilotServer

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
_KEPT = 64


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
