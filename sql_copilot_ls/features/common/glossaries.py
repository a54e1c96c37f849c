"""Glossaries in the editor: their faults, and what the names in them are, mean and may be."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from lsprotocol import types

from sql_copilot_ls.analysis.ide.cards import column_card, table_card
from sql_copilot_ls.analysis.scoping.name_uses import Key
from sql_copilot_ls.glossary import Worded
from sql_copilot_ls.glossary.glossary_text import Mention, mentions, offers
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.schema.model import Column, Source, Table, Term
from sql_copilot_ls.schema.terms import is_glossary
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.workspace.folder_schema import FolderSchema

_KINDS = {
    "field": types.CompletionItemKind.Property,
    "table": types.CompletionItemKind.Class,
    "column": types.CompletionItemKind.Field,
}


def is_glossary_document(uri: str) -> bool:
    """Whether a document is a glossary by its name."""
    return is_glossary(unquote(uri).rpartition("/")[2])


def diagnostics_of(document: Document, words: Worded) -> list[types.Diagnostic]:
    """What of a glossary could not be read, and which of its terms mean nothing."""
    path = str(document.path) if document.path else document.uri
    skipped = [(Source(s.file, s.line, 0, s.line, 10_000), s.reason) for s in words.schema.skipped if s.file == path]
    faults = [
        (fault.source, f"The term {fault.term.name!r} {fault.reason}.")
        for fault in words.faults
        if fault.source is not None and fault.source.file == path
    ]
    return [
        types.Diagnostic(
            _range(document, source), message, types.DiagnosticSeverity.Warning, "term", source="SQL Copilot"
        )
        for source, message in (*skipped, *faults)
    ]


def _range(document: Document, source: Source) -> types.Range:
    end = min(source.end_column, len(document.lines.line(source.line)))
    return types.Range(
        document.position_of(source.line, min(source.column, end)), document.position_of(source.line, end)
    )


def hover_in(document: Document, folder: FolderSchema, position: types.Position) -> tuple[str, types.Range] | None:
    """The card of the table, column or term at a position of a glossary, and where it is named."""
    known = catalog_of(folder.schema)
    mention = _mention(document, position, known)
    if mention is not None:
        table, column = declared(mention, known)
        card = column_card(table, column) if column is not None else table_card(table)
        return card, document.range_at(mention.start, mention.end)
    path = str(document.path) if document.path else document.uri
    for term in folder.schema.terms:
        source = term.source
        if source is not None and source.file == path and source.line == position.line:
            return term_card(term, folder.worded), _range(document, source)
    return None


def term_card(term: Term, words: Worded) -> str:
    """What a term is, as a card."""
    about = {"table": "another name of", "column": "another name of", "value": f"the value `{term.text}` of"}
    lines = [f"**{term.name}** · {about.get(term.kind, f'a {term.kind} over')} `{term.target}`"]
    if term.kind in ("condition", "measure"):
        lines.append(f"```sql\n{term.text}\n```")
    if term.synonyms:
        lines.append("also: " + ", ".join(term.synonyms))
    lines += [term.note] if term.note else []
    lines += [f"It {fault.reason}." for fault in words.faults if fault.term == term]
    return "\n\n".join(lines)


def definition_in(document: Document, folder: FolderSchema, position: types.Position) -> Source | None:
    """Where the table or column is declared that a glossary names at a position."""
    known = catalog_of(folder.schema)
    mention = _mention(document, position, known)
    if mention is None:
        return None
    table, column = declared(mention, known)
    return column.source if column is not None else table.source


def complete_in(document: Document, folder: FolderSchema, position: types.Position) -> types.CompletionList:
    """What may be written at a position of a glossary: fields, tables, columns."""
    known = catalog_of(folder.schema)
    items = [
        types.CompletionItem(
            label=offer.label,
            kind=_KINDS[offer.kind],
            detail=known.column(offer.table, offer.label).type if offer.kind == "column" else None,
            sort_text=f"{number:04}",
            text_edit=types.TextEdit(document.range_at(offer.start, offer.end), offer.label),
        )
        for number, offer in enumerate(offers(document.text, document.offset_at(position), known))
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def renamed_in(
    server: SqlCopilotServer, folder: FolderSchema, key: Key, name: str
) -> list[tuple[Document, list[types.TextEdit]]]:
    """The edits by which the glossaries of a folder follow a table's or column's new name."""
    known = catalog_of(folder.schema)
    files = {term.source.file for term in folder.schema.terms if term.source is not None}
    changes = []
    for file in sorted(files):
        document = server.text_of(Path(file)) if Path(file).is_absolute() else server.document(file)
        edits = [
            types.TextEdit(document.range_at(m.start, m.end), name)
            for m in mentions(document.text, known)
            if _is_use(m, key, known)
        ]
        if edits:
            changes.append((document, edits))
    return changes


def declared(mention: Mention, known: Catalog) -> tuple[Table, Column | None]:
    """The table, and the column, that a mention is of."""
    table = known.tables[mention.table]
    return table, table.column(mention.column) if mention.column else None


def _is_use(mention: Mention, key: Key, known: Catalog) -> bool:
    table = known.tables[mention.table].name.casefold()
    if key.kind == "table":
        return not mention.column and table == key.name
    return key.kind == "column" and mention.column.casefold() == key.name and table == key.table


def _mention(document: Document, position: types.Position, known: Catalog) -> Mention | None:
    offset = document.offset_at(position)
    return next((m for m in mentions(document.text, known) if m.start <= offset <= m.end), None)
