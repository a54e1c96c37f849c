"""A request that does not come back is given up, and those after it are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.server.lsp_session import CUSTOMERS, Session

FAILED = types.LSPErrorCodes.RequestFailed.value


def hover(session: Session, uri: str) -> Awaitable[types.Hover | None]:
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 16))
    return session.client.text_document_hover_async(params)


async def test_a_hover_that_never_ends_fails_and_others_are_answered(start: Callable[..., Awaitable[Session]]) -> None:
    session = await start({"schema.sql": CUSTOMERS}, environment={"SQLCOPILOT_TEST_BUDGET": "2"})
    await session.ready()
    stuck = session.open("SELECT id FROM customers -- for ever\n", "stuck.sql")
    other = session.open("SELECT id FROM customers\n", "other.sql")
    failing = [asyncio.ensure_future(hover(session, stuck)) for _ in range(2)]
    answers = [await hover(session, other) for _ in range(3)]
    assert all(answer is not None and "customers" in str(answer.contents) for answer in answers)
    for one in failing:
        with pytest.raises(JsonRpcException) as error:
            await one
        assert error.value.code == FAILED
    session.change(stuck, "SELECT id FROM customers\n")
    assert await hover(session, stuck) is not None


async def test_typing_is_followed_while_a_request_is_stuck(start: Callable[..., Awaitable[Session]]) -> None:
    session = await start({"schema.sql": CUSTOMERS}, environment={"SQLCOPILOT_TEST_BUDGET": "2"})
    await session.ready()
    uri = session.open("SELECT city FROM customers -- for ever\n")
    stuck = asyncio.ensure_future(hover(session, uri))
    await asyncio.sleep(0)  # it is sent before the change
    session.change(uri, "SELECT id FROM customers\n")
    place = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(0, 7))
    found = await session.client.text_document_completion_async(place)
    items = found.items if isinstance(found, types.CompletionList) else found
    assert "name" in {item.label for item in items or ()}
    with pytest.raises(JsonRpcException):
        await stuck
