"""`textDocument/semanticTokens/full`, `/full/delta` and `/range`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lsprotocol import types

from sql_copilot_ls.analysis.ide.highlights import (
    TOKEN_MODIFIERS,
    TOKEN_TYPES,
    Encoded,
    Run,
    change,
    encoded,
    runs,
)
from sql_copilot_ls.analysis.scoping.layers import layers
from sql_copilot_ls.features.common.places import Span, whole, within
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.protocol import Json
from sql_copilot_ls.server.scripts import Part
from sql_copilot_ls.server.session import SqlCopilotServer

_KEPT = 64
"""Documents whose last answer is remembered, so that the next can be the difference."""


def register(server: SqlCopilotServer) -> None:
    """Add the handlers; tokens are asked for again when the schema changes."""
    legend = types.SemanticTokensLegend(list(TOKEN_TYPES), list(TOKEN_MODIFIERS))
    answers: dict[str, tuple[str, list[Run]]] = {}
    numbers = count(1)

    def remember(uri: str, found: list[Run]) -> str:
        answers.pop(uri, None)
        identifier = str(next(numbers))
        answers[uri] = identifier, found
        while len(answers) > _KEPT:
            answers.pop(next(iter(answers)))
        return identifier

    def answer(uri: str, found: list[Run]) -> Json:
        return Json(f'{{"resultId":"{remember(uri, found)}","data":[{_joined(found)}]}}')

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, legend)
    async def semantic_tokens_full(ls: SqlCopilotServer, params: types.SemanticTokensParams) -> Json:
        document = await ls.document_read(params.text_document.uri)
        return answer(document.uri, await _runs(ls, document))

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, legend)
    async def semantic_tokens_full_delta(ls: SqlCopilotServer, params: types.SemanticTokensDeltaParams) -> Json:
        document = await ls.document_read(params.text_document.uri)
        found = await _runs(ls, document)
        identifier, former = answers.get(document.uri, ("", []))
        if identifier != params.previous_result_id:
            return answer(document.uri, found)
        changed = change(former, found)
        edits = ""
        if changed is not None:
            edits = f'{{"start":{changed.start},"deleteCount":{changed.removed},"data":[{changed.numbers}]}}'
        return Json(f'{{"resultId":"{remember(document.uri, found)}","edits":[{edits}]}}')

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, legend)
    async def semantic_tokens_range(ls: SqlCopilotServer, params: types.SemanticTokensRangeParams) -> Json:
        document = await ls.document_read(params.text_document.uri)
        span = document.offset_at(params.range.start), document.offset_at(params.range.end)
        return Json(f'{{"data":[{_joined(await _runs(ls, document, span))}]}}')

    def refresh(_folder_uri: str) -> None:
        workspace = server.client_capabilities.workspace
        if workspace and workspace.semantic_tokens and workspace.semantic_tokens.refresh_support:
            server.start(server.workspace_semantic_tokens_refresh_async(None))

    server.on_schema_change(refresh)


def _joined(found: Sequence[Run]) -> str:
    return ",".join([run.numbers for run in found])


async def _runs(ls: SqlCopilotServer, document: Document, span: Span = None) -> list[Run]:
    """The tokens of the statements that touch a span of the document."""
    schema = ls.index.schema_for(document.uri).schema

    def semantic_tokens(found: Sequence[Part]) -> list[Run]:
        return tokens_of(document, found, schema, span)

    return await whole(ls, document, "encoded", semantic_tokens, span)


def tokens_of(document: Document, found: Sequence[Part], schema: Schema, span: Span = None) -> list[Run]:
    """The semantic tokens of the statements of some parts of a document that touch a span."""
    placed: list[tuple[int, int, Encoded]] = []
    for part in found:
        touched = within(part, span)
        catalogs = layers(part.script, schema)
        places = document.places_of([part.base + at for at, _ in touched])
        for (line, character), (at, statement) in zip(places, touched, strict=True):
            begin = part.base + at
            source = document.text[begin : begin + len(statement.text)] if part.embedded else statement.text
            placed.append((line, character, encoded(statement, source, document.encoding, catalogs.at(at))))
    return runs(placed)
