"""`textDocument/completion` and `completionItem/resolve`."""

from __future__ import annotations

from lsprotocol import types

from sql_copilot_ls.analysis.ide.cards import column_card, table_card
from sql_copilot_ls.analysis.ide.completing import LIMIT, Completion
from sql_copilot_ls.analysis.ide.popup import TRIGGERS, popup
from sql_copilot_ls.analysis.scoping.layers import layers
from sql_copilot_ls.analysis.scoping.table_lookup import catalog
from sql_copilot_ls.features.common.arguments import carried
from sql_copilot_ls.features.common.glossaries import complete_in, is_glossary_document
from sql_copilot_ls.features.common.places import Place, at_place, markup
from sql_copilot_ls.schema.model import Table
from sql_copilot_ls.server.session import SqlCopilotServer

_KINDS = {
    "table": types.CompletionItemKind.Class,
    "column": types.CompletionItemKind.Field,
    "alias": types.CompletionItemKind.Variable,
    "cte": types.CompletionItemKind.Struct,
    "join": types.CompletionItemKind.Snippet,
    "condition": types.CompletionItemKind.Snippet,
    "function": types.CompletionItemKind.Function,
    "keyword": types.CompletionItemKind.Keyword,
    "value": types.CompletionItemKind.EnumMember,
    "type": types.CompletionItemKind.TypeParameter,
    "snippet": types.CompletionItemKind.Snippet,
    "list": types.CompletionItemKind.Snippet,
    "schema": types.CompletionItemKind.Module,
    "variable": types.CompletionItemKind.Variable,
}


def register(server: SqlCopilotServer) -> None:
    """Add the handlers."""

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=list(TRIGGERS), resolve_provider=True),
    )
    async def completion(ls: SqlCopilotServer, params: types.CompletionParams) -> types.CompletionList | None:
        uri = params.text_document.uri
        if is_glossary_document(uri):
            return await ls.aside(complete_in, ls.document(uri), ls.index.schema_for(uri), params.position)
        trigger = params.context.trigger_character if params.context else None
        capable = _item_capabilities(ls)
        snippets = bool(capable and capable.snippet_support)
        labels = bool(capable and capable.label_details_support)

        def completed(here: Place) -> types.CompletionList:
            found = popup(here.script, here.offset, here.schema, trigger or "")
            items = [_item(here, uri, i, c, snippets=snippets, labels=labels) for i, c in enumerate(found)]
            return types.CompletionList(is_incomplete=len(found) >= LIMIT, items=items)

        return await at_place(ls, uri, params.position, completed, in_bodies=True)

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    async def completion_item_resolve(ls: SqlCopilotServer, item: types.CompletionItem) -> types.CompletionItem:
        if item.data is not None:
            data = carried(item.data, uri=str, table=str, schema=str, column=str)
            table = await _table(ls, data["uri"], data["table"], data["schema"])
            if table is not None:
                column = table.column(data["column"])
                card = column_card(table, column) if column is not None else table_card(table)
                capable = _item_capabilities(ls)
                item.documentation = markup(capable.documentation_format if capable else None, card)
        return item


def _item(
    here: Place, uri: str, index: int, found: Completion, *, snippets: bool, labels: bool
) -> types.CompletionItem:
    snippet = found.snippet if snippets else ""
    return types.CompletionItem(
        label=found.label,
        kind=_KINDS[found.kind],
        label_details=types.CompletionItemLabelDetails(f"  {found.meaning}") if labels and found.meaning else None,
        detail=" · ".join(part for part in (found.meaning, found.detail) if part) or None,
        sort_text=f"{index:04}",
        filter_text=found.filter,
        insert_text_format=types.InsertTextFormat.Snippet if snippet else types.InsertTextFormat.PlainText,
        text_edit=types.TextEdit(here.range(found.start, found.end), snippet or found.insert),
        data=_data(uri, found) if found.table is not None else None,
        preselect=(index == 0 and found.start < here.offset) or None,
    )


def _data(uri: str, found: Completion) -> dict[str, str]:
    assert found.table is not None
    return {"uri": uri, "table": found.table.name, "schema": found.table.schema, "column": found.column}


async def _table(ls: SqlCopilotServer, uri: str, name: str, qualifier: str) -> Table | None:
    """A table that was offered: one of the document's own scripts, else one of its schema."""
    reading = await ls.reading(await ls.document_read(uri))

    def table_of() -> Table | None:
        for part in reading.parts:
            found = layers(part.script, reading.schema_at(part.script)).last.table(name, qualifier)
            if found is not None:
                return found
        return catalog(reading.schema).table(name, qualifier)

    return await ls.aside(table_of)


def _item_capabilities(ls: SqlCopilotServer) -> types.ClientCompletionItemOptions | None:
    capabilities = ls.client_capabilities.text_document
    return capabilities.completion.completion_item if capabilities and capabilities.completion else None
