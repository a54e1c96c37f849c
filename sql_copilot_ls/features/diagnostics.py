"""`textDocument/publishDiagnostics`, sent after edits and when the schema changes."""

from __future__ import annotations

from urllib.parse import unquote

from lsprotocol import types

from sql_copilot_ls.analysis.ide.fault import Fault
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.features.common.glossaries import diagnostics_of, is_glossary_document
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Part, Reading
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.spoken import spoken

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "hint": types.DiagnosticSeverity.Hint,
}


def register(server: SqlCopilotServer) -> None:
    """Follow documents and schemas."""

    def check(uri: str) -> None:
        notebook = server.workspace.get_notebook_document(cell_uri=uri)
        for cell in notebook.cells if notebook is not None else ():  # what one makes, the others may use
            if cell.document != uri and cell.document in server.workspace.text_documents:
                server.start(publish(server, cell.document))
        server.start(publish(server, uri))

    def check_folder(_folder_uri: str) -> None:
        for document in server.open_documents():
            check(document.uri)

    def forget(uri: str) -> None:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    server.on_document_change(check)
    server.on_document_close(forget)
    server.on_schema_change(check_folder)


async def publish(server: SqlCopilotServer, uri: str) -> None:
    """Work out a document's faults off the event loop and send them, unless the document changed meanwhile."""
    document = server.document(uri)
    found: list[types.Diagnostic] = []
    if server.settings_for(uri).diagnostics and not server.index.is_indexing:
        if is_glossary_document(uri):
            folder = server.index.schema_for(uri)
            found = diagnostics_of(document, await server.in_background(lambda: folder.worded))
        found += await server.in_background(_faults, await server.reading(document), server.locale)
    opened = server.workspace.text_documents.get(unquote(uri)) or server.workspace.text_documents.get(uri)
    if opened is not None and opened.version == document.version:
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, document.version))


def _faults(reading: Reading, locale: str) -> list[types.Diagnostic]:
    """A document's faults in the client's terms and language."""
    return [
        diagnostic(reading.document, part, fault, locale)
        for part in reading.parts
        for fault in diagnose(part.script, reading.schema_at(part.script))
    ]


def diagnostic(document: Document, part: Part, fault: Fault, locale: str) -> types.Diagnostic:
    """A fault in the client's terms and language."""
    return types.Diagnostic(
        document.range_at(part.base + fault.start, part.base + fault.end),
        spoken(fault.message, locale),
        _SEVERITIES[fault.severity],
        fault.code,
        source="SQL Copilot",
    )
