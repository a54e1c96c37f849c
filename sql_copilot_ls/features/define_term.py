"""`sqlCopilot.proposeTerm`: what a selection would be in a glossary, and the edit that writes it there."""

from __future__ import annotations

from typing import Any

from sql_copilot_ls.features.common.arguments import position_of, refused
from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.features.common.new_terms import new_term
from sql_copilot_ls.features.common.wire import plain
from sql_copilot_ls.glossary.proposing import entry_of
from sql_copilot_ls.schema.terms import MAX_NAME
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.workspace.indexing import LOOSE
from sql_copilot_ls.workspace.uris import file_of

_EXPECTED = 'The argument should be {"uri", "range"}, and "name" once it is known.'


def register(server: SqlCopilotServer) -> None:
    """Add the command."""

    @server.command("sqlCopilot.proposeTerm")
    async def define_term(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        options = arguments[0] if len(arguments) == 1 else None
        name = options.get("name", "") if isinstance(options, dict) else None
        if not isinstance(options, dict) or not isinstance(options.get("uri"), str) or not isinstance(name, str):
            return refused(Refusal("badArguments", _EXPECTED))
        document = ls.document(options["uri"])
        span = _span(document, options.get("range"))
        if span is None or len(name) > MAX_NAME:
            return refused(Refusal("badArguments", _EXPECTED))
        folder = ls.index.folder_of(document.uri)
        root = file_of(folder.uri) if folder.uri != LOOSE else None
        schema = ls.index.schema_for(document.uri).schema
        if root is None or not schema.tables:
            return refused(Refusal("noSchema", say("refused.no folder", ls.locale)))
        statement = await _statement(ls, document, span[0])
        entry = await ls.in_background(entry_of, document.text[slice(*span)], statement, schema)
        answer: dict[str, Any] = {"kind": entry.kind, "name": entry.name, "fields": dict(entry.fields)}
        if name.strip():
            written = new_term(ls, root, schema, entry, name.strip())
            edit = {"range": plain(written.edit.range), "newText": written.edit.new_text}
            answer |= {"file": written.uri, "isNew": written.is_new, "edit": edit}
        return answer


def _span(document: Document, found: Any) -> tuple[int, int] | None:
    start, end = (position_of(found.get(key)) if isinstance(found, dict) else None for key in ("start", "end"))
    return (document.offset_at(start), document.offset_at(end)) if start is not None and end is not None else None


async def _statement(ls: SqlCopilotServer, document: Document, offset: int) -> str:
    for part in await ls.parts_read(document):
        if part.base <= offset <= part.base + len(part.script.text):
            return part.script.at(offset - part.base)[1].text
    return ""
