"""A comment in a document to the SQL below it: what the command, the code action and inline completion share."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import Request, request_near
from sql_copilot_ls.analysis.ide.dbt_sql import with_references
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.printer import Style
from sql_copilot_ls.analysis.ide.snippet_stops import filled, with_stops
from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.features.common.offering import show_offered
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.settings import Settings
from sql_copilot_ls.server.suggesting import Change, Suggestion, TimeIsUpError, UnusedWord
from sql_copilot_ls.workspace.folder_schema import FolderSchema

PATIENCE_SECONDS = 20.0
"""How long a request by name waits for indexing to end."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no SQL: a code of docs/protocol.md, and what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """SQL as it would be inserted, laid out, how sure the model is, what it would change, which words of the comment
    it leaves out, and whether it is what stands there already.
    """

    sql: str
    confidence: float
    change: Change | None = None
    unused: tuple[UnusedWord, ...] = ()
    is_current: bool = False
    source: str = ""
    """The query of the workspace that it was made of, as file:line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, in which version of the document, and the proposals, best first."""

    document: Document
    request: Request
    proposals: tuple[Proposal, ...]
    milliseconds: float


def lay_out(sql: str, dialect: str, settings: Settings, schema: Schema, *, keyword_case: str = "") -> str:
    """A suggestion as this user formats SQL, ended with a semicolon; in a dbt project, as its models are written."""
    indent = Style().indent if settings.format_indent is None else settings.format_indent
    style = Style(keyword_case or settings.format_keyword_case, indent, commas=settings.format_commas)
    return with_references(_laid_out(sql, dialect, style), dialect, schema)


@lru_cache(maxsize=512)
def _laid_out(sql: str, dialect: str, style: Style) -> str:
    return format_script(sql.rstrip().rstrip(";"), dialect, style).strip() + ";"


def newline_of(document: Document) -> str:
    """The line break the document uses."""
    return "\r\n" if "\r\n" in document.text else "\n"


def indented(sql: str, indent: str, newline: str) -> str:
    """SQL with every line but the first indented."""
    return (newline + indent).join(sql.split("\n"))


def edit_for(document: Document, request: Request, sql: str) -> tuple[int, int, str, int]:
    """The edit that puts SQL below a comment: start, end, new text, and where in it the SQL begins.

    The comment's own query or change, or an opening keyword, is replaced; any other statement stays below.
    """
    newline = newline_of(document)
    body = indented(sql, request.indent, newline)
    if request.statement is not None:
        return *request.statement, body, 0
    if request.prefix:
        return request.start, request.end, body, 0
    before = newline + request.indent
    after = newline if request.answered else ""
    return request.comment_end, request.comment_end, before + body + after, len(before)


def workspace_edit(ls: SqlCopilotServer, document: Document, start: int, end: int, text: str) -> types.WorkspaceEdit:
    """One edit of one version of a document; values that it lacks are stops where the client can fill them in."""
    span = document.range_at(start, end)
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
        snippet = _snippet(ls, document, text)
        edit = (
            types.TextEdit(span, text) if snippet is None else types.SnippetTextEdit(span, types.StringValue(snippet))
        )
        identifier = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, [edit])])
    return types.WorkspaceEdit(changes={document.uri: [types.TextEdit(span, text)]})


def as_first_shown(ls: SqlCopilotServer, document: Document, text: str) -> str:
    """What stands in the document right after `workspace_edit`: of stops, their names."""
    snippet = _snippet(ls, document, text)
    return text if snippet is None else filled(snippet)


def _snippet(ls: SqlCopilotServer, document: Document, text: str) -> str | None:
    """The text with stops, when it has any and the client takes snippets as edits."""
    workspace = ls.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    takes_snippets = edits is not None and edits.document_changes and edits.snippet_edit_support
    return with_stops(text, ls.dialect_for(document.uri)) if takes_snippets else None


def resolves_edits(ls: SqlCopilotServer) -> bool:
    """Whether the client asks for an action's edit when it is chosen."""
    text_document = ls.client_capabilities.text_document
    action = text_document.code_action if text_document else None
    support = action.resolve_support if action else None
    return bool(support and "edit" in support.properties)


async def schema_is_read(ls: SqlCopilotServer, uri: str, seconds: float) -> None:
    """Wait, not longer than this, until settings are known and the document's folder has been read once."""

    async def wait() -> None:
        await ls.started.wait()
        while ls.index.is_indexing and not ls.index.schema_for(uri).schema.tables:
            await asyncio.sleep(0.01)
        if not ls.index.schema_for(uri).schema.tables:
            await ls.index.settled()

    try:
        await asyncio.wait_for(wait(), seconds)
    except asyncio.TimeoutError:
        return


async def seen_at(ls: SqlCopilotServer, document: Document, offset: int) -> FolderSchema:
    """What a document sees at a place: its folder's schema, with what its own statements made above it."""
    seen, reading = ls.index.schema_for(document.uri), await ls.reading(document)

    def schema_at() -> FolderSchema:
        for part in reading.parts:
            if part.base <= offset <= part.base + len(part.script.text):
                start, _ = part.script.at(offset - part.base)
                return seen.as_schema(catalog_at(part.script, start, seen.schema).schema)
        return seen

    return await ls.aside(schema_at)


def unavailable(ls: SqlCopilotServer, uri: str) -> Refusal | None:
    """Why nothing can be suggested in a document at all, or None."""
    if ls.suggester.problem:
        return Refusal("noModel", ls.suggester.problem)
    if not ls.index.schema_for(uri).schema.tables:
        return Refusal("noSchema", ls.status.no_schema_hint())
    return None


async def answer(ls: SqlCopilotServer, uri: str, offset: int, *, count: int | None = None) -> Answer | Refusal:
    """Suggestions for the comment at or above an offset, asked for by name: no delay, no threshold."""
    started = time.perf_counter()
    await schema_is_read(ls, uri, PATIENCE_SECONDS)
    document, settings = ls.document(uri), ls.settings_for(uri)
    request = request_near(document.text, offset, dialect=ls.dialect_for(uri), names=None)
    if request is None:
        return Refusal(
            "noRequest",
            say("refused.no request", ls.locale),
        )
    await ls.suggester.loaded()
    refusal = unavailable(ls, uri)
    if refusal is not None:
        return refusal
    try:
        found = await ls.suggester.suggest(
            request.question,
            await seen_at(ls, document, request.comment_end),
            file=ls.index.name_in_folder(document.uri),
            alternatives=count or settings.alternatives,
            match_case=settings.match_case,
            aliases=settings.column_aliases,
            asked=True,
            seconds=PATIENCE_SECONDS,
        )
    except TimeIsUpError:
        return Refusal(
            "timedOut",
            say("refused.timed out", ls.locale, seconds=f"{PATIENCE_SECONDS:g}"),
        )
    if not found:
        return Refusal(
            "noSuggestion",
            say("refused.no suggestion", ls.locale),
        )
    dialect, schema = ls.dialect_for(uri), ls.index.schema_for(uri).schema
    proposals = await ls.in_background(_proposals, document, request, found, dialect, ls.settings_for(uri), schema)
    show_offered(ls, uri, request.question, [p.sql for p in proposals if not p.is_current])
    return Answer(document, request, proposals, (time.perf_counter() - started) * 1000)


def _proposals(
    document: Document,
    request: Request,
    found: Sequence[Suggestion],
    dialect: str,
    settings: Settings,
    schema: Schema,
) -> tuple[Proposal, ...]:
    """Suggestions as they would be inserted; of those that mean what stands below the comment, the first is marked."""
    texts = [lay_out(s.sql, dialect, settings, schema) for s in found]
    current = -1
    if request.statement is not None:
        present = document.text[slice(*request.statement)]
        current = _same(present, texts, schema, dialect)
    return tuple(
        Proposal(text, s.confidence, s.change, tuple(s.unused), number == current, s.source)
        for number, (text, s) in enumerate(zip(texts, found, strict=True))
    )


def _same(present: str, texts: list[str], schema: Schema, dialect: str) -> int:
    """The number of the text that means what stands there; -1 when none does."""
    words = present.split()
    for number, text in enumerate(texts):
        if text.split() == words:
            return number
    from sql_copilot_ls.generation.readings import meaning  # loaded with the model, not with the server

    standing = meaning(present, schema, dialect)
    return next((number for number, text in enumerate(texts) if meaning(text, schema, dialect) == standing), -1)
