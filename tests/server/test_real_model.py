"""The server as users run it: the command, the shipped model, our engine."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.uris import to_fs_path

from tests.server.lsp_session import REAL, ROOT, units

pytestmark = pytest.mark.slow

SHOP = {p.name: p.read_text() for p in sorted((ROOT / "examples" / "shop").glob("*.sql"))}
SHOP_ZH = {p.name: p.read_text() for p in sorted((ROOT / "examples" / "shop-zh").glob("*.sql"))}
TABLES = {"countries", "customers", "categories", "products", "orders", "order_items", "employees"}


async def test_comment_to_sql_over_the_example_workspace(start: Any, encoding: str) -> None:
    session = await start(SHOP, encoding=encoding, server=REAL)
    line = "-- 😀 客户: how many customers are there?"
    uri = session.open("/* 😀 客户 */ SELECT 1;\n-- how many customers are there?\n\n" + line + "\n")
    items = await session.inline(uri, 2, 0, asked=True)
    assert items
    for item in items:
        assert item.insert_text.upper().startswith(("SELECT", "WITH"))
        assert item.insert_text.endswith(";")
        assert item.range == types.Range(types.Position(2, 0), types.Position(2, 0))
    assert any("customers" in item.insert_text for item in items)
    ghost = await session.inline(uri, 3, units(line, encoding), asked=True)
    assert ghost[0].range.start == types.Position(3, units(line, encoding))


async def test_every_request_of_the_examples_gets_sql_over_real_tables(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open(SHOP["queries.sql"])
    lines = [n for n, text in enumerate(SHOP["queries.sql"].splitlines()) if text.startswith("--") and n > 0]
    for line in lines:
        answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": line})
        assert answer.get("suggestions"), answer
        for suggestion in answer["suggestions"]:
            assert 0 <= suggestion["confidence"] <= 1
            named = set(re.findall(r"(?:FROM|JOIN)\s+(\w+)", suggestion["sql"]))
            assert named <= TABLES, suggestion["sql"]


async def test_chinese_workspace(start: Any, encoding: str) -> None:
    session = await start(SHOP_ZH, encoding=encoding, server=REAL)
    uri = session.open("-- 每个城市有多少客户\n\n")
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    assert answer.get("suggestions"), answer
    assert answer["commentRange"]["end"] == {"line": 0, "character": units("-- 每个城市有多少客户", encoding)}


async def test_command_applies_the_edit_and_the_typed_opening_is_kept(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open("-- names of all customers\nSELECT ")
    answer = await session.command(
        "sqlCopilot.generateFromComment", {"uri": uri, "position": {"line": 1, "character": 7}}
    )
    assert answer.get("applied"), answer
    (edit,) = session.edits[0].edit.document_changes[0].edits
    assert edit.range.start == types.Position(1, 0)
    for item in await session.inline(uri, 1, 7, asked=True):
        assert item.insert_text.startswith("SELECT ")


async def test_code_action_is_resolved_to_an_edit(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open("-- how many customers are there?\n")
    await session.ready()
    cursor = types.Range(types.Position(0, 3), types.Position(0, 3))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), cursor, types.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params)
    action = next(a for a in actions if a.title == "Generate SQL from comment")
    resolved = await session.client.code_action_resolve_async(action)
    assert "SELECT" in resolved.edit.document_changes[0].edits[0].new_text


async def test_server_process_holds_no_torch_transformers_or_numpy(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open("-- how many customers are there?\n")
    assert await session.inline(uri, 1, 0, asked=True)
    pid = session.client._server.pid
    mapped = Path(f"/proc/{pid}/maps").read_text()
    assert "native_runtime" in mapped
    assert not re.search(r"torch|transformers|numpy", mapped.replace(str(ROOT), ""))


async def test_status_names_versions(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open("-- how many customers are there?\n")
    assert await session.inline(uri, 1, 0, asked=True)
    status = await session.command("sqlCopilot.status", {})
    assert all(status["versions"].values()), status["versions"]
    assert status["model"]["loaded"]
    assert status["timings"]["suggestions"] == 1


@pytest.mark.parametrize("damage", ["cut short", "one byte changed", "no archive"])
async def test_damaged_model_is_told_and_everything_else_lives(start: Any, tmp_path: Path, damage: str) -> None:
    model = ROOT / "sql_copilot_ls" / "model" / "sqlcopilot.pt"
    content = bytearray(model.read_bytes())
    if damage == "cut short":
        content = content[: len(content) // 2]
    elif damage == "one byte changed":
        content[len(content) // 2] ^= 0xFF
    else:
        content = bytearray(b"SELECT 1;")
    path = tmp_path / "damaged.pt"
    path.write_bytes(content)
    session = await start(SHOP, server=REAL, settings={"modelPath": str(path)})
    await session.until(lambda: session.statuses and session.statuses[-1].state == "error", "the state error")
    assert str(path) in session.statuses[-1].detail
    uri = session.open("-- how many customers are there?\nSELECT * FROM customers;\n")
    answer = await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    assert answer["error"]["code"] == "noModel"
    hover = await session.client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(1, 16))
    )
    assert hover is not None
    session.configure(modelPath="")
    await session.until(lambda: session.statuses[-1].state == "ready", "the state ready")
    other = session.open("-- how many customers are there?\n\n", "other.sql")
    (item, *_) = await session.inline(other, 1, 0, asked=True)
    assert item.insert_text.upper().startswith("SELECT COUNT(")


async def test_definition_leads_to_the_example_ddl(start: Any) -> None:
    session = await start(SHOP, server=REAL)
    uri = session.open("SELECT * FROM customers;\n")
    await session.ready()
    await asyncio.sleep(0)
    found = await session.client.text_document_definition_async(
        types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(0, 16))
    )
    assert found
    assert Path(to_fs_path(found[0].uri) or "").name == "schema.sql"
