"""`textDocument/foldingRange`."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from sql_copilot_ls.analysis.ide.structure import Fold, folds
from sql_copilot_ls.features.common.places import whole
from sql_copilot_ls.server.protocol import Json
from sql_copilot_ls.server.scripts import Part
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def folding_range(ls: SqlCopilotServer, params: types.FoldingRangeParams) -> Json:
        document = await ls.document_read(params.text_document.uri)

        def folding_ranges(parts: Sequence[Part]) -> list[Fold]:
            return [fold for part in parts if not part.embedded for fold in folds(part.script, document.lines)]

        found = await whole(ls, document, "folds", folding_ranges)
        return Json(
            "["
            + ",".join(
                f'{{"startLine":{f.start},"endLine":{f.end}' + (f',"kind":"{f.kind}"}}' if f.kind else "}")
                for f in found
            )
            + "]"
        )
