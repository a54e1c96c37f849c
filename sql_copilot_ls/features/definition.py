"""`textDocument/definition`: into the DDL, or to where an alias, common table expression or derived column is named."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences, source_of
from sql_copilot_ls.features.common.glossaries import definition_in, is_glossary_document
from sql_copilot_ls.features.common.places import Place, at_place
from sql_copilot_ls.schema.model import Source
from sql_copilot_ls.server.session import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(ls: SqlCopilotServer, params: types.DefinitionParams) -> list[types.Location]:
        uri = params.text_document.uri
        found: Source | list[types.Location] | None
        if is_glossary_document(uri):
            found = await ls.aside(definition_in, ls.document(uri), ls.index.schema_for(uri), params.position)
        else:
            found = await at_place(ls, uri, params.position, _defined, in_bodies=True)
        if isinstance(found, Source):
            return [await ls.aside(ls.location, found)]
        return found or []


def _defined(here: Place) -> Source | list[types.Location] | None:
    """Where the name at a place is declared: places in the document itself, else what the schema knows of it."""
    use = name_at(here.script, here.offset, here.schema)
    if use is None:
        return None
    if use.key.is_local:
        near = occurrences(here.script, use.key, here.schema, near=here.offset)
        return [types.Location(here.document.uri, here.range(u.start, u.end)) for u in near if u.declares]
    source = source_of(use, here.script, here.schema)
    if source is not None and not source.file:
        lines = here.script.lines
        start, end = lines.offset(source.line, source.column), lines.offset(source.end_line, source.end_column)
        return [types.Location(here.document.uri, here.range(start, end))]
    return source
