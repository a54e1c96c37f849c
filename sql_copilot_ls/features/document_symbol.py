"""`textDocument/documentSymbol`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.structure import Symbol, symbols
from sql_copilot_ls.documents import Document
from sql_copilot_ls.features.context import parts
from sql_copilot_ls.server import SqlCopilotServer

_KINDS = {
    "table": types.SymbolKind.Class,
    "view": types.SymbolKind.Interface,
    "column": types.SymbolKind.Field,
    "cte": types.SymbolKind.Struct,
    "query": types.SymbolKind.Function,
    "statement": types.SymbolKind.Event,
}


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def document_symbol(ls: SqlCopilotServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = ls.document(params.text_document.uri)
        return [
            _symbol(document, part.base, s)
            for part in parts(ls, document)
            if not part.embedded
            for s in symbols(part.script)
        ]


def _symbol(document: Document, base: int, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        kind=_KINDS[symbol.kind],
        range=document.range_at(base + symbol.start, base + symbol.end),
        selection_range=document.range_at(base + symbol.name_start, base + symbol.name_end),
        detail=symbol.detail or None,
        children=[_symbol(document, base, child) for child in symbol.children],
    )
