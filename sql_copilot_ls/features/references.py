"""`textDocument/references`, over all SQL of the folder."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.features.common.across import uses_across
from sql_copilot_ls.features.common.places import place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def references(ls: SqlCopilotServer, params: types.ReferenceParams) -> list[types.Location]:
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        if here is None:
            return []
        use = name_at(here.script, here.offset, here.schema)
        if use is None:
            return []
        declarations = params.context.include_declaration
        if use.key.is_local or use.key.own:
            near = occurrences(here.script, use.key, here.schema, near=here.offset)
            return [
                types.Location(here.document.uri, here.range(u.start, u.end))
                for u in near
                if declarations or not u.declares
            ]
        return [
            types.Location(found.document.uri, found.document.range_at(u.start, u.end))
            for found in await uses_across(ls, params.text_document.uri, use.key)
            for u in found.uses
            if declarations or not u.declares
        ]
