"""`workspace/symbol`: the tables, views and columns of all folders, their functions, procedures, types, sequences."""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest

from lsprotocol import types

from sql_copilot_ls.schema.model import Schema, Source
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer

_MOST = 100
_KINDS = {
    "function": types.SymbolKind.Function,
    "procedure": types.SymbolKind.Function,
    "type": types.SymbolKind.Enum,
    "sequence": types.SymbolKind.Number,
}


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.WORKSPACE_SYMBOL)
    async def workspace_symbol(
        ls: SqlCopilotServer, params: types.WorkspaceSymbolParams
    ) -> list[types.SymbolInformation]:
        return await ls.in_background(_symbols, ls, [f.schema for f in ls.index.folders], params.query.casefold())


def _symbols(ls: SqlCopilotServer, schemas: list[Schema], wanted: str) -> list[types.SymbolInformation]:
    """What is called as wanted, best first; looked for and placed in another thread."""
    rank = lru_cache(maxsize=None)(lambda name: _rank(wanted, name))  # few columns have a name of their own
    found: list[tuple[int, str, types.SymbolKind, str, Source]] = []
    for schema in schemas:
        for table in schema.tables:
            kind = types.SymbolKind.Interface if table.is_view else types.SymbolKind.Class
            score = rank(table.name)
            if score is not None and table.source is not None:
                found.append((score, table.name, kind, table.schema, table.source))
            for column in table.columns if wanted else ():
                score = rank(column.name)
                source = column.source or table.source
                if score is not None and source is not None:
                    found.append((score + 1, column.name, types.SymbolKind.Field, table.name, source))
        for one in schema.objects:
            score = rank(one.name)
            if score is not None and one.source is not None:
                found.append((score, one.name, _KINDS[one.kind], one.schema, one.source))
    found = nsmallest(_MOST, found, key=lambda f: (f[0], f[1].casefold()))
    documents: dict[str, Document] = {}
    symbols = []
    for _, name, kind, container, source in found:
        document = documents.get(source.file)
        if document is None:
            document = documents[source.file] = ls.document(ls.location(source).uri)
        start = document.position_of(source.line, source.column)
        span = types.Range(start, document.position_of(source.end_line, source.end_column))
        symbols.append(
            types.SymbolInformation(types.Location(document.uri, span), name, kind, container_name=container)
        )
    return symbols


def _rank(wanted: str, name: str) -> int | None:
    folded = name.casefold()
    if folded.startswith(wanted):
        return 0
    if wanted in folded:
        return 2
    letters = iter(folded)
    return 4 if all(c in letters for c in wanted) else None
