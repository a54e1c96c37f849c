"""`textDocument/formatting` and `textDocument/rangeFormatting`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.format import Style, format_script
from sql_copilot_ls.documents import Document
from sql_copilot_ls.features.context import language_of
from sql_copilot_ls.server import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(ls: SqlCopilotServer, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        document = ls.document(params.text_document.uri)
        return await _format(ls, document, 0, len(document.text))

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def range_formatting(
        ls: SqlCopilotServer, params: types.DocumentRangeFormattingParams
    ) -> list[types.TextEdit]:
        document = ls.document(params.text_document.uri)
        return await _format(ls, document, document.offset_at(params.range.start), document.offset_at(params.range.end))


async def _format(ls: SqlCopilotServer, document: Document, start: int, end: int) -> list[types.TextEdit]:
    if language_of(document) != "sql" or document.text.lstrip().startswith("%%"):
        return []
    settings = ls.settings_for(document.uri)
    style = Style(settings.format_keyword_case, settings.format_indent)
    dialect = ls.dialect_for(document.uri)
    text = document.text
    formatted = await ls.in_background(lambda: format_script(text, dialect, style, start=start, end=end))
    if formatted == text:
        return []
    prefix = _common(text, formatted)
    suffix = min(_common(text[::-1], formatted[::-1]), min(len(text), len(formatted)) - prefix)
    # An edit must not begin or end between the two characters of a line break.
    while prefix and text[prefix - 1] == "\r":
        prefix -= 1
    while suffix and text[len(text) - suffix] == "\n" and text[len(text) - suffix - 1] == "\r":
        suffix -= 1
    return [types.TextEdit(document.range_at(prefix, len(text) - suffix), formatted[prefix : len(formatted) - suffix])]


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
