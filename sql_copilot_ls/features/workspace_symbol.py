"""`workspace/symbol`: the tables, views and columns of all folders."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.schema.model import Source
from sql_copilot_ls.server import SqlCopilotServer

_MOST = 200


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.WORKSPACE_SYMBOL)
    def workspace_symbol(ls: SqlCopilotServer, params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
        wanted = params.query.casefold()
        found: list[tuple[int, str, types.SymbolKind, str, Source]] = []
        for folder in ls.index.folders:
            for table in folder.schema.tables:
                kind = types.SymbolKind.Interface if table.is_view else types.SymbolKind.Class
                rank = _rank(wanted, table.name)
                if rank is not None and table.source is not None:
                    found.append((rank, table.name, kind, table.schema, table.source))
                for column in table.columns if wanted else ():
                    source = column.source or table.source
                    rank = _rank(wanted, column.name)
                    if rank is not None and source is not None:
                        found.append((rank + 1, column.name, types.SymbolKind.Field, table.name, source))
        found.sort(key=lambda f: (f[0], f[1].casefold()))
        return [
            types.SymbolInformation(ls.location(source), name, kind, container_name=container)
            for _, name, kind, container, source in found[:_MOST]
        ]


def _rank(wanted: str, name: str) -> int | None:
    folded = name.casefold()
    if folded.startswith(wanted):
        return 0
    if wanted in folded:
        return 2
    letters = iter(folded)
    return 4 if all(c in letters for c in wanted) else None
