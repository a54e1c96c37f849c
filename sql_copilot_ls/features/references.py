"""`textDocument/references`, over all SQL of the folder."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.scoping.name_uses import Use, name_at, occurrences
from sql_copilot_ls.features.common.across import uses_across
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(ls: SqlCopilotServer, params: types.ReferenceParams) -> list[types.Location]:
        declarations = params.context.include_declaration

        def near(here: Place) -> Use | list[types.Location] | None:
            use = name_at(here.script, here.offset, here.schema)
            if use is None or not (use.key.is_local or use.key.own):
                return use
            return [
                types.Location(here.document.uri, here.range(u.start, u.end))
                for u in occurrences(here.script, use.key, here.schema, near=here.offset)
                if declarations or not u.declares
            ]

        use = await at_place(ls, params.text_document.uri, params.position, near, in_bodies=True)
        if not isinstance(use, Use):
            return use or []
        return [
            types.Location(found.document.uri, found.document.range_at(u.start, u.end))
            for found in await uses_across(ls, params.text_document.uri, use.key)
            for u in found.uses
            if declarations or not u.declares
        ]
