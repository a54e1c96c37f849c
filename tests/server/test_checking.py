"""Run, compare, explain and convert, through a real client."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from tests.server.lsp_session import CUSTOMERS

SEEDS = "INSERT INTO customers (id, name, city) VALUES (1, 'Ann', 'Bonn'), (2, 'Bob', NULL);\n"
TEXT = "-- list the names of all customers\nSELECT name FROM customers ORDER BY id;\n\nDROP TABLE customers;\n"


async def test_statements_are_checked_from_anywhere_in_them(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS, "seeds.sql": SEEDS}, settings={"dialect": "postgres"})
    await session.ready()
    uri = session.open(TEXT)
    for line, character in ((0, 4), (1, 0), (1, 20)):
        place = {"uri": uri, "position": {"line": line, "character": character}}
        found = await session.command("sqlCopilot.runStatement", place)
        assert (found["columns"], found["rows"], found["invented"]) == (["name"], [["Ann"], ["Bob"]], [])
        assert found["range"]["start"] == {"line": 1, "character": 0}
    place = {"uri": uri, "line": 1}
    refused = await session.command("sqlCopilot.runStatement", {"uri": uri, "line": 3})
    assert refused["error"]["code"] == "notRunnable"
    assert "only queries" in refused["error"]["message"]
    change = await session.command("sqlCopilot.runStatement", {**place, "sql": "DELETE FROM customers WHERE id = 2"})
    assert change["change"] == {"table": "customers", "removed": [[2, "Bob", None]], "added": []}
    other = "SELECT name FROM customers WHERE city IS NULL"
    compared = await session.command("sqlCopilot.compareStatements", {**place, "other": other})
    assert (compared["onlyLeft"], compared["onlyRight"]) == ([["Ann"]], [])
    told = await session.command("sqlCopilot.explainStatement", place)
    assert told["sentences"] == ["Shows name from customers.", "Sorted by id."]
    told = await session.command("sqlCopilot.explainStatement", {**place, "language": "zh"})
    assert told["sentences"] == ["从 customers 中显示 name。", "按 id 排序。"]
    converted = await session.command("sqlCopilot.convertText", {"uri": uri, "to": "tsql", "sql": "SELECT 1 LIMIT 2"})
    assert "TOP 2" in converted["text"]
    for command, argument in (("compareStatements", place), ("convertText", {"uri": uri, "to": "cobol"})):
        assert (await session.command(f"sqlCopilot.{command}", argument))["error"]["code"] == "badArguments"


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("en", ["-- Shows name from customers.", "-- Sorted by id."]),
        ("zh-cn", ["-- 从 customers 中显示 name。", "-- 按 id 排序。"]),
    ],
)
async def test_the_action_explains_in_the_same_words(start: Any, locale: str, lines: list[str]) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"dialect": "postgres"}, locale=locale)
    await session.ready()
    text = "SELECT 1;\n  SELECT name\n  FROM customers ORDER BY id;\nDROP TABLE customers;\n"
    uri = session.open(text)

    async def explaining(line: int) -> list[types.CodeAction]:
        place = types.Range(types.Position(line, 8), types.Position(line, 8))
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, types.CodeActionContext([]))
        found = await session.client.text_document_code_action_async(params)
        return [a for a in found or () if isinstance(a.data, dict) and a.data["action"] == "explainAsComment"]

    (action,) = await explaining(2)
    resolved = await session.client.code_action_resolve_async(action)
    edits = resolved.edit.document_changes[0].edits
    assert [(e.range.start, e.range.end, e.new_text) for e in edits] == [
        (types.Position(1, 2), types.Position(1, 2), "".join(f"{line}\n  " for line in lines))
    ]
    assert await explaining(3) == []
