"""Editing leaves nothing behind: the objects of ours, and of the protocol's, are as many after fifty edits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from lsprotocol import types

from tests.server.lsp_session import CUSTOMERS, Session

WARM, EDITS = 20, 50
MOST_MORE = 10
"""Far fewer than one an edit: what happens to be under way."""
VARIANTS = 5
"""Few, so that what is remembered of words and names is known before anything is counted."""


async def edit_and_ask(session: Session, schema: str, query: str, number: int) -> None:
    """A column changes, and everything that hangs on it is asked for."""
    edits = await worked_in(session)
    session.change(schema, CUSTOMERS.replace("city TEXT", f"city TEXT, column_{number % VARIANTS} TEXT"))
    await session.until(lambda: _is_more(session, edits), "an edit worked in")
    session.change(query, f"-- how many customers are there?\nSELECT city FROM customers c -- {number % VARIANTS}\n")
    document, place = types.TextDocumentIdentifier(query), types.Position(1, 8)
    client = session.client
    await session.inline(query, 1, 0, asked=True)
    await client.text_document_hover_async(types.HoverParams(document, place))
    await client.text_document_completion_async(types.CompletionParams(document, place))
    await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    await client.text_document_folding_range_async(types.FoldingRangeParams(document))
    await session.command("sqlCopilot.alternatives", {"uri": query, "position": {"line": 0, "character": 3}})


async def worked_in(session: Session) -> int:
    status = await session.command("sqlCopilot.status")
    return int(status["timings"]["edits"])


async def _is_more(session: Session, edits: int) -> bool:
    return await worked_in(session) > edits


async def test_fifty_edits_leave_no_object_behind(start: Callable[..., Awaitable[Session]]) -> None:
    session = await start({"schema.sql": CUSTOMERS, "queries.sql": ""})
    await session.ready()
    schema, query = session.open(CUSTOMERS, "schema.sql"), session.open("SELECT 1;\n")
    for number in range(WARM):
        await edit_and_ask(session, schema, query, number)
    before: dict[str, int] = await session.command("double.objects")
    for number in range(EDITS):
        await edit_and_ask(session, schema, query, number)
    after: dict[str, int] = await session.command("double.objects")
    grown = {name: (before.get(name, 0), n) for name, n in after.items() if n > before.get(name, 0) + MOST_MORE}
    assert grown == {}
