"""`textDocument/documentSymbol`, kept per statement as JSON in which only the line numbers are left open."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lsprotocol import types

from sql_copilot_ls.analysis.ide.structure import Symbol, symbol
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.text_lines import TextLines, column_to_units
from sql_copilot_ls.features.common.places import whole
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.protocol import Json
from sql_copilot_ls.server.scripts import Part
from sql_copilot_ls.server.session import SqlCopilotServer

_KINDS = {
    "table": types.SymbolKind.Class,
    "view": types.SymbolKind.Interface,
    "column": types.SymbolKind.Field,
    "cte": types.SymbolKind.Struct,
    "query": types.SymbolKind.Function,
    "statement": types.SymbolKind.Event,
    "procedure": types.SymbolKind.Function,
    "function": types.SymbolKind.Function,
    "trigger": types.SymbolKind.Event,
    "index": types.SymbolKind.Key,
    "type": types.SymbolKind.Enum,
    "schema": types.SymbolKind.Namespace,
    "database": types.SymbolKind.Namespace,
    "package": types.SymbolKind.Package,
}


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def document_symbol(ls: SqlCopilotServer, params: types.DocumentSymbolParams) -> Json:
        document = await ls.document_read(params.text_document.uri)

        def document_symbols(parts: Sequence[Part]) -> list[str]:
            return [form for part in parts if not part.embedded for form in outline(document, part.script)]

        return Json(f"[{','.join(await whole(ls, document, 'outline', document_symbols))}]")


def outline(document: Document, script: Script) -> list[str]:
    """The document symbols of a document's script, as JSON."""
    found = []
    for (line, character), statement in zip(document.places_of(script.starts), script.statements, strict=True):
        kept = statement.analysed.get("outline")
        if not isinstance(kept, _Form) or kept.character != character or kept.encoding != document.encoding:
            kept = statement.analysed["outline"] = _Form(statement, character, document.encoding)
        if kept.form:
            found.append(kept.at(line))
    return found


class _Form:
    """The symbol of a statement that begins at a character of its line: a format for the lines of its positions, and
    these counted from the statement's first. As it was last written it is kept: most statements stay where they are.
    """

    __slots__ = ("character", "encoding", "form", "line", "lines", "written")

    def __init__(self, statement: Statement, character: int, encoding: str) -> None:
        writer = _Writer(statement, character, encoding)
        found = symbol(statement)
        self.character = character
        self.encoding = encoding
        self.form = writer.symbol(found) if found is not None else ""
        self.lines = tuple(writer.used)
        self.line = -1
        self.written = ""

    def at(self, line: int) -> str:
        """The symbol of the statement at a line."""
        if line != self.line:
            self.written, self.line = self.form % tuple([line + n for n in self.lines]), line
        return self.written


class _Writer:
    def __init__(self, statement: Statement, character: int, encoding: str) -> None:
        self.lines = TextLines(statement.text)
        self.character = character
        self.encoding = encoding
        self.used: list[int] = []

    def symbol(self, found: Symbol) -> str:
        detail = f',"detail":{_text(found.detail)}' if found.detail else ""
        return (
            f'{{"name":{_text(found.name)},"kind":{_KINDS.get(found.kind, types.SymbolKind.Object).value}{detail}'
            f',"range":{self.range(found.start, found.end)}'
            f',"selectionRange":{self.range(found.name_start, found.name_end)}'
            + (f',"children":[{",".join([self.symbol(c) for c in found.children])}]}}' if found.children else "}")
        )

    def range(self, start: int, end: int) -> str:
        return f'{{"start":{self.position(start)},"end":{self.position(end)}}}'

    def position(self, offset: int) -> str:
        line, column = self.lines.position(offset)
        character = column_to_units(self.lines.line(line), column, self.encoding)
        self.used.append(line)
        return f'{{"line":%d,"character":{character if line else self.character + character}}}'


def _text(text: str) -> str:
    return json.dumps(text).replace("%", "%%")
