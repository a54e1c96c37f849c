"""`textDocument/inlineCompletion`: SQL as ghost text at the end of a request comment or below it."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import Request, in_word, repeats_following, typing_at
from sql_copilot_ls.analysis.ide.continuation import continued
from sql_copilot_ls.analysis.ide.snippet_stops import with_stops
from sql_copilot_ls.features.common.generating import (
    PATIENCE_SECONDS,
    indented,
    lay_out,
    newline_of,
    schema_is_read,
    seen_at,
    unavailable,
)
from sql_copilot_ls.features.common.glossaries import is_glossary_document
from sql_copilot_ls.features.common.offering import show_offered, was_dismissed
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Suggestion, TimeIsUpError


def register(server: SqlCopilotServer) -> None:
    """Add the handler."""

    @server.feature(types.TEXT_DOCUMENT_INLINE_COMPLETION, types.InlineCompletionOptions())
    async def inline_completion(
        ls: SqlCopilotServer, params: types.InlineCompletionParams
    ) -> types.InlineCompletionList | None:
        uri = params.text_document.uri
        if is_glossary_document(uri):
            return None
        asked = params.context.trigger_kind == types.InlineCompletionTriggerKind.Invoked
        document = ls.document(uri)
        offset = document.offset_at(params.position)
        number = ls.suggester.gate.arrive()
        if not asked:
            await ls.started.wait()
            if not ls.settings_for(uri).automatic_trigger:
                return None
            if not await ls.suggester.gate.settles(number, ls.settings_for(uri).debounce_ms / 1000):
                return None
        items = await suggest_at(ls, document, offset, asked=asked, selected=params.context.selected_completion_info)
        if ls.document(uri).version != document.version:
            return None
        return types.InlineCompletionList(items)


async def suggest_at(
    ls: SqlCopilotServer,
    document: Document,
    offset: int,
    *,
    asked: bool,
    selected: types.SelectedCompletionInfo | None = None,
) -> list[types.InlineCompletionItem]:
    """The items for a cursor; none where nothing should be suggested."""
    uri, text = document.uri, document.text
    seconds = PATIENCE_SECONDS if asked else ls.settings_for(uri).max_latency_ms / 1000
    if typing_at(text, offset, dialect=ls.dialect_for(uri), names=None) is None:
        return []
    await schema_is_read(ls, uri, seconds)
    settings, schema = ls.settings_for(uri), ls.index.schema_for(uri)
    request = typing_at(text, offset, dialect=ls.dialect_for(uri), names=None if asked else schema.vocabulary)
    if request is None or (not asked and offset == request.comment_end and in_word(text, offset)):
        return []
    schema = await seen_at(ls, document, request.comment_end)
    await ls.suggester.loaded()
    refusal = unavailable(ls, uri)
    if refusal is not None:
        if asked:
            ls.show_once(refusal.message)
        return []
    typed = request.prefix
    if selected is not None:
        typed = text[request.start : document.offset_at(selected.range.start)] + selected.text
    try:
        found = await ls.suggester.suggest(
            request.question,
            schema,
            file=ls.index.name_in_folder(document.uri),
            prefix=typed,
            alternatives=settings.alternatives,
            match_case=settings.match_case,
            aliases=settings.column_aliases,
            asked=asked,
            seconds=seconds,
        )
    except TimeIsUpError:
        return []
    threshold = settings.confidence_threshold
    if not asked:
        found = [s for s in found if (s.should_show if threshold is None else s.confidence >= threshold)]
        found = [s for s in found if s.change is None and not was_dismissed(ls, uri, request.question, s.sql)][:1]
    items: list[types.InlineCompletionItem] = []
    for suggestion in found:
        item = _item(ls, _Place(document, offset, request, typed), suggestion)
        if item is not None and item.insert_text not in [i.insert_text for i in items]:
            items.append(item)
    show_offered(ls, uri, request.question, [item.filter_text or "" for item in items])
    return items


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item would stand, and what is typed of it."""

    document: Document
    offset: int
    request: Request
    typed: str


def _item(ls: SqlCopilotServer, place: _Place, suggestion: Suggestion) -> types.InlineCompletionItem | None:
    """One suggestion as it would stand at the cursor; None when it adds nothing there."""
    document, offset, request, typed = place.document, place.offset, place.request, place.typed
    newline = newline_of(document)
    line = document.text[offset:].partition("\n")[0]
    if repeats_following(suggestion.sql, document.text, offset + len(line)):
        return None
    first_word = typed.split(None, 1)[0] if typed.strip() else ""
    keyword_case = "lower" if first_word.islower() else ""
    uri = document.uri
    schema = ls.index.schema_for(uri).schema
    sql = lay_out(suggestion.sql, ls.dialect_for(uri), ls.settings_for(uri), schema, keyword_case=keyword_case)
    body = indented(sql, request.indent, newline)
    on_comment_line = request.start == request.end and not document.text[request.comment_end : offset].count("\n")
    if on_comment_line:
        text = newline + request.indent + body
    else:
        whole = continued(typed, body)
        if whole is None or whole.rstrip("; \n") == typed.rstrip("; \n"):
            return None
        text = whole
    snippet = with_stops(text, ls.dialect_for(document.uri)) if _expands_snippets(ls) else None
    return types.InlineCompletionItem(
        insert_text=text if snippet is None else types.StringValue(snippet),
        filter_text=text,
        range=document.range_at(request.start, offset),
    )


def _expands_snippets(ls: SqlCopilotServer) -> bool:
    """Whether the client has snippets: it says so of completion, there is no capability of inline completion for it."""
    capabilities = ls.client_capabilities.text_document
    item = capabilities.completion.completion_item if capabilities and capabilities.completion else None
    return bool(item and item.snippet_support)
