"""Open documents as immutable views, with offsets in code points and positions in the client's units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.workspace import PositionCodec, TextDocument, Workspace

from sql_copilot_ls.analysis.syntax.text_lines import TextLines, column_to_units, units_to_column
from sql_copilot_ls.workspace.uris import file_of


class Document:
    """One version of a text. Safe to hand to another thread; offsets count code points.

    >>> document = Document("file:///a.sql", "SELECT 1", 0, "sql", "utf-16")
    >>> document.position_at(7)
    0:7
    """

    def __init__(
        self,
        uri: str,
        text: str,
        version: int | None,
        language_id: str,
        encoding: str,
        *,
        lines: TextLines | None = None,
    ) -> None:
        self.uri = uri
        self.text = text
        self.version = version
        self.language_id = language_id
        self.encoding = encoding
        self.lines = lines or TextLines(text)

    @property
    def path(self) -> Path | None:
        """The file behind the document, or None for an unsaved or remote one."""
        return file_of(self.uri)

    def offset_at(self, position: types.Position) -> int:
        """A client's position as an offset; positions beyond a line or the text are clamped."""
        column = units_to_column(self.lines.line(position.line), position.character, self.encoding)
        return self.lines.offset(position.line, column)

    def position_at(self, offset: int) -> types.Position:
        """An offset as a client's position."""
        return types.Position(*self.place_of(offset))

    def place_of(self, offset: int) -> tuple[int, int]:
        """An offset as line and character, in the client's units."""
        line, column = self.lines.position(offset)
        return line, column_to_units(self.lines.line(line), column, self.encoding) if column else 0

    def places_of(self, offsets: Sequence[int]) -> list[tuple[int, int]]:
        """Ascending offsets as `place_of` has each; what lies between two on a line is measured once."""
        text, starts = self.text, self.lines.starts
        plain = self.encoding == "utf-32" or text.isascii()
        found: list[tuple[int, int]] = []
        line = end = measured = units = 0
        for number, offset in enumerate(offsets):
            here = bisect_right(starts, offset, line) - 1
            if here != line or not number:
                line, end, measured, units = here, self.lines.line_end(here), starts[here], 0
            stop = min(offset, end)
            if stop > measured:
                width = stop - measured
                units += width if plain else column_to_units(text[measured:stop], width, self.encoding)
                measured = stop
            found.append((line, units))
        return found

    def position_of(self, line: int, column: int) -> types.Position:
        """A line and a column in code points as a client's position."""
        return types.Position(line, column_to_units(self.lines.line(line), column, self.encoding))

    def range_at(self, start: int, end: int) -> types.Range:
        """Two offsets as a client's range."""
        return types.Range(self.position_at(start), self.position_at(end))


def encoding_name(encoding: types.PositionEncodingKind | str | None) -> str:
    """A position encoding as LSP spells it."""
    return encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding or "utf-16"


class OpenDocument(TextDocument):
    """A document the client owns. pygls counts form feeds and the like as line breaks, LSP does not: edits are
    applied by LSP's lines."""

    _view: Document | None = None
    _lines: TextLines | None = None

    def __init__(self, uri: str, **others: Any) -> None:
        # pygls reads a path out of it, which cannot be done for every text, and which we do not use.
        super().__init__("", **others)
        self.uri = uri

    @property
    def view(self) -> Document:
        """The present version."""
        view = self._view
        text = self._source if self._source is not None else ""
        if view is None or view.text is not text or view.version != self.version:
            encoding = encoding_name(self.position_codec.encoding)
            lines = self._lines if self._lines is not None and self._lines.text is text else None
            view = Document(self.uri, text, self.version, self.language_id or "", encoding, lines=lines)
            self._view, self._lines = view, view.lines
        return view

    def _apply_incremental_change(self, change: types.TextDocumentContentChangePartial) -> None:
        view = self.view
        start, end = view.offset_at(change.range.start), view.offset_at(change.range.end)
        lines = view.lines.edited(start, max(start, end), change.text)
        self._lines, self._source = lines, lines.text  # not read back: other threads ask for the view meanwhile


class Documents(Workspace):
    """pygls's store of documents, making ours."""

    def _create_text_document(
        self, doc_uri: str, source: str | None = None, version: int | None = None, language_id: str | None = None
    ) -> OpenDocument:
        return OpenDocument(
            doc_uri,
            source=source,
            version=version,
            language_id=language_id,
            sync_kind=types.TextDocumentSyncKind.Incremental,
            position_codec=PositionCodec(encoding=self.position_encoding),
        )
