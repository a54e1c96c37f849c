"""`sqlCopilot.proposeTerm`: what a selection would be in a glossary, and the edit that writes it there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import to_fs_path

from sql_copilot_ls.features.common.arguments import refused
from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.features.common.wire import plain
from sql_copilot_ls.glossary.proposing import Entry, entry_of
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.schema.terms import MAX_NAME, is_glossary
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.workspace.indexing import LOOSE

NEW_FILE = "words.glossary.toml"
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
        root = to_fs_path(folder.uri) if folder.uri != LOOSE else None
        schema = ls.index.schema_for(document.uri).schema
        if root is None or not schema.tables:
            return refused(Refusal("noSchema", say("refused.no folder", ls.locale)))
        statement = _statement(ls, document, span[0])
        entry = await ls.in_background(entry_of, document.text[slice(*span)], statement, schema)
        answer: dict[str, Any] = {"kind": entry.kind, "name": entry.name, "fields": dict(entry.fields)}
        if name.strip():
            answer |= _edit(ls, Path(root), schema, entry, name.strip())
        return answer


def _span(document: Document, found: Any) -> tuple[int, int] | None:
    try:
        start, end = (types.Position(found[key]["line"], found[key]["character"]) for key in ("start", "end"))
        return document.offset_at(start), document.offset_at(end)
    except (KeyError, TypeError, ValueError):
        return None


def _statement(ls: SqlCopilotServer, document: Document, offset: int) -> str:
    for part in ls.parts(document):
        if part.base <= offset <= part.base + len(part.script.text):
            return part.script.at(offset - part.base)[1].text
    return ""


def _edit(ls: SqlCopilotServer, root: Path, schema: Schema, entry: Entry, name: str) -> dict[str, Any]:
    """Where the entry goes, the end of the folder's first glossary or a new one, and its text."""
    files = sorted(
        {
            term.source.file
            for term in schema.terms
            if term.source is not None and is_glossary(Path(term.source.file).name)
        }
    )
    file = next((Path(f) for f in files if Path(f).is_absolute() and f.endswith(".glossary.toml")), root / NEW_FILE)
    document = ls.text_of(file)
    end = len(document.text)
    before = "" if not document.text else "\n" if document.text.endswith("\n") else "\n\n"
    return {
        "file": document.uri,
        "isNew": not document.text,
        "edit": {"range": plain(document.range_at(end, end)), "newText": before + entry.text(name)},
    }
