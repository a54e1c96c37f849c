"""`textDocument/formatting` and `textDocument/rangeFormatting`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.formatter import format_range, format_script
from sql_copilot_ls.analysis.ide.printer import Style
from sql_copilot_ls.analysis.syntax.script import Script, common_prefix, common_suffix
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatting(ls: SqlCopilotServer, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        document = await ls.document_read(params.text_document.uri)
        script, style = await _sql(ls, document), _style(ls, document, params.options)
        if script is None:
            return []

        def formatted() -> list[types.TextEdit]:
            text = document.text
            return _edits(document, 0, len(text), format_script(text, script.dialect, style, script))

        return await ls.in_background(formatted)

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def range_formatting(
        ls: SqlCopilotServer, params: types.DocumentRangeFormattingParams
    ) -> list[types.TextEdit]:
        document = await ls.document_read(params.text_document.uri)
        script, style = await _sql(ls, document), _style(ls, document, params.options)
        if script is None:
            return []
        start, end = document.offset_at(params.range.start), document.offset_at(params.range.end)

        def range_formatted() -> list[types.TextEdit]:
            found = format_range(script, start, end, style)
            return _edits(document, *found) if found is not None else []

        return await ls.in_background(range_formatted)


async def _sql(ls: SqlCopilotServer, document: Document) -> Script | None:
    """The document's SQL when it is nothing else."""
    found = await ls.parts_read(document)
    return found[0].script if len(found) == 1 and not found[0].embedded else None


def _style(ls: SqlCopilotServer, document: Document, options: types.FormattingOptions) -> Style:
    settings = ls.settings_for(document.uri)
    indent = options.tab_size if settings.format_indent is None else settings.format_indent
    return Style(settings.format_keyword_case, indent, not options.insert_spaces, settings.format_commas)


def _edits(document: Document, start: int, end: int, formatted: str) -> list[types.TextEdit]:
    """One edit for what differs, or none."""
    text = document.text[start:end]
    if formatted == text:
        return []
    prefix = common_prefix(text, formatted)
    suffix = common_suffix(text, formatted, prefix)
    # An edit must not begin or end between the two characters of a line break.
    while prefix and text[prefix - 1] == "\r":
        prefix -= 1
    while suffix and text[len(text) - suffix] == "\n" and text[len(text) - suffix - 1] == "\r":
        suffix -= 1
    span = document.range_at(start + prefix, start + len(text) - suffix)
    return [types.TextEdit(span, formatted[prefix : len(formatted) - suffix])]
