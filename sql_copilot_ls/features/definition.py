"""`textDocument/definition`: into the DDL, or to where an alias, common table expression or derived column is named."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences, source_of
from sql_copilot_ls.features.common.glossaries import definition_in, is_glossary_document
from sql_copilot_ls.features.common.places import place
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: SqlCopilotServer, params: types.DefinitionParams) -> list[types.Location]:
        if is_glossary_document(params.text_document.uri):
            return definition_in(ls, params.text_document.uri, params.position)
        here = place(ls, params.text_document.uri, params.position, in_bodies=True)
        if here is None:
            return []
        use = name_at(here.script, here.offset, here.schema)
        if use is None:
            return []
        if use.key.is_local:
            near = occurrences(here.script, use.key, here.schema, near=here.offset)
            return [types.Location(here.document.uri, here.range(u.start, u.end)) for u in near if u.declares]
        source = source_of(use, here.script, here.schema)
        if source is not None and not source.file:
            lines = here.script.lines
            start, end = lines.offset(source.line, source.column), lines.offset(source.end_line, source.end_column)
            return [types.Location(here.document.uri, here.range(start, end))]
        return [ls.location(source)] if source is not None else []
