"""`textDocument/semanticTokens/full` and `/range`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.structure import TOKEN_MODIFIERS, TOKEN_TYPES, semantic_tokens
from sql_copilot_ls.analysis.text import column_to_units
from sql_copilot_ls.documents import Document
from sql_copilot_ls.features.context import parts
from sql_copilot_ls.server import SqlCopilotServer


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""
    legend = types.SemanticTokensLegend(list(TOKEN_TYPES), list(TOKEN_MODIFIERS))

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    def semantic_tokens_full(ls: SqlCopilotServer, params: types.SemanticTokensParams) -> types.SemanticTokens:
        document = ls.document(params.text_document.uri)
        return _tokens(ls, document, 0, len(document.text))

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, legend)
    def semantic_tokens_range(ls: SqlCopilotServer, params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
        document = ls.document(params.text_document.uri)
        return _tokens(ls, document, document.offset_at(params.range.start), document.offset_at(params.range.end))


def _tokens(ls: SqlCopilotServer, document: Document, start: int, end: int) -> types.SemanticTokens:
    """Relative positions and lengths in the client's units; a token over several lines is sent line by line."""
    schema = ls.index.schema_for(document.uri).schema
    data: list[int] = []
    last_line = last_character = 0
    lines, encoding = document.lines, document.encoding
    for part in parts(ls, document):
        if part.base > end or part.base + len(part.script.text) < start:
            continue
        for token in semantic_tokens(part.script, schema, max(start - part.base, 0), end - part.base):
            at, stop = part.base + token.start, part.base + token.end
            while at < stop:
                line, column = lines.position(at)
                line_stop = min(stop, lines.line_end(line))
                if line_stop > at:
                    text = lines.line(line)
                    character = column_to_units(text, column, encoding)
                    length = column_to_units(text, column + line_stop - at, encoding) - character
                    data += [
                        line - last_line,
                        character - last_character if line == last_line else character,
                        length,
                        token.type,
                        token.modifiers,
                    ]
                    last_line, last_character = line, character
                if line + 1 >= lines.count:
                    break
                at = lines.starts[line + 1] if line_stop < stop else stop
    return types.SemanticTokens(data)
