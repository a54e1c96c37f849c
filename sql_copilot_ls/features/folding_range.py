"""`textDocument/foldingRange`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.structure import Fold, folds
from sql_copilot_ls.features.common.places import whole
from sql_copilot_ls.server.protocol import Json
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding_range(ls: SqlCopilotServer, params: types.FoldingRangeParams) -> Json:
        document = await ls.document_read(params.text_document.uri)
        found: list[Fold] = []
        for part in await ls.parts_read(document):
            if not part.embedded:
                fresh = sum("folds" not in statement.analysed for statement in part.script.statements)
                found += await whole(ls, fresh, folds, part.script, document.lines)
        return Json(
            "["
            + ",".join(
                f'{{"startLine":{f.start},"endLine":{f.end}' + (f',"kind":"{f.kind}"}}' if f.kind else "}")
                for f in found
            )
            + "]"
        )
