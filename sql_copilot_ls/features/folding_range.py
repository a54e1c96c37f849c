"""`textDocument/foldingRange`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.structure import folds
from sql_copilot_ls.features.context import parts
from sql_copilot_ls.server import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folding_range(ls: SqlCopilotServer, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        document = ls.document(params.text_document.uri)
        found: dict[tuple[int, int], types.FoldingRange] = {}
        for part in parts(ls, document):
            if part.embedded:
                continue
            for fold in folds(part.script):
                start, end = (
                    document.lines.position(part.base + fold.start)[0],
                    document.lines.position(part.base + fold.end)[0],
                )
                if end > start:
                    kind = types.FoldingRangeKind.Comment if fold.kind == "comment" else None
                    found.setdefault((start, end), types.FoldingRange(start, end, kind=kind))
        return list(found.values())
