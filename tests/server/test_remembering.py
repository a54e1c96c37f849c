"""Accepted suggestions are remembered in a real server: shown, cleared, switched off; nothing beside them is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from sql_copilot_ls.workspace.memory import Memory, Remembered
from tests.server.lsp_session import CUSTOMERS, REAL, Session

pytestmark = pytest.mark.slow

SECRET = "confidential_4711"
BEFORE = f"SELECT {SECRET} FROM customers;\n\n-- {SECRET} of nobody\n\n"
COMMENT = "-- how many customers are there?\n"
SQL = "SELECT COUNT(*) FROM customers;"
AFTER = f"\n\nSELECT '{SECRET}';\n"


async def _entries(session: Session) -> list[dict[str, Any]]:
    answer = await session.command("sqlCopilot.remembered", {})
    return [entry for folder in answer["folders"] for entry in folder["entries"]]


async def _accept(session: Session) -> str:
    """Open a document, ask at its comment, and accept what is shown."""
    await session.ready()
    uri = session.open(BEFORE + COMMENT + AFTER)
    shown = await session.inline(uri, 4, len(COMMENT) - 1)
    assert SQL in str(shown[0].insert_text)
    session.change(uri, BEFORE + COMMENT + SQL + AFTER)
    return uri


async def test_what_is_accepted_is_shown_and_cleared_and_nothing_beside_it_is_kept(start: Any, tmp_path: Path) -> None:
    session = await start({"schema.sql": CUSTOMERS}, environment={"SQLCOPILOT_TEST_STANDS": "0.1"})
    await _accept(session)

    async def has_stood() -> Any:
        return [entry for entry in await _entries(session) if entry["stood"]]

    (entry,) = await session.until(has_stood, "an entry that has stood")
    assert (entry["kind"], entry["comment"], entry["sql"]) == ("accepted", COMMENT[3:].strip(), SQL)
    assert (entry["file"], entry["line"]) == ("queries.sql", 5)
    kept = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert len(kept) == 1
    for text in (SECRET, "nobody", "city TEXT"):
        assert text.encode() not in kept[0].read_bytes()
    assert await session.command("sqlCopilot.forget", {}) == {"forgotten": 1}
    assert await _entries(session) == []
    assert [path for path in (tmp_path / "data").rglob("*") if path.is_file()] == []


async def test_taken_back_it_is_not_shown_again_by_itself(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = await _accept(session)

    async def kinds() -> list[str]:
        return [entry["kind"] for entry in await _entries(session)]

    async def is_accepted() -> bool:
        return await kinds() == ["accepted"]

    async def is_dismissed() -> bool:
        return await kinds() == ["dismissed"]

    await session.until(is_accepted, "what was accepted")
    session.change(uri, BEFORE + COMMENT + AFTER)
    await session.until(is_dismissed, "what was taken back")
    assert await session.inline(uri, 4, len(COMMENT) - 1) == []
    asked = await session.inline(uri, 4, len(COMMENT) - 1, asked=True)
    assert SQL in str(asked[0].insert_text)
    await session.command("sqlCopilot.forget", {})
    assert SQL in str((await session.inline(uri, 4, len(COMMENT) - 1))[0].insert_text)


async def test_switched_off_nothing_is_written(start: Any, tmp_path: Path) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"remember": False})
    uri = await _accept(session)
    session.open("SELECT nope FROM customers;\n", "other.sql")
    await session.until(lambda: session.client.diagnostics.get(session.uri("other.sql")), "a later change seen")
    assert await _entries(session) == []
    assert not (tmp_path / "data").exists()
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))


async def test_a_damaged_memory_is_moved_aside_and_said_so(start: Any, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "folder0", root=tmp_path / "data")
    memory.note([Remembered("accepted", "x", "SELECT 1", "", 0, 1.0, True)])
    memory.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    await session.until(lambda: any(".damaged" in m.message for m in session.client.messages), "a message")
    assert await _entries(session) == []
    assert memory.path.with_name(memory.path.name + ".damaged").exists()
    assert await session.tables() == ["customers"]


@pytest.mark.parametrize("remember", [True, False])
async def test_what_stood_answers_a_comment_that_says_the_same(start: Any, tmp_path: Path, remember: bool) -> None:
    memory = Memory(tmp_path / "folder0", root=tmp_path / "data" / "sqlcopilot" / "remembered")
    said = "whales of the city 'Rome'"
    sql = "SELECT id FROM customers WHERE city = 'Rome' AND name IS NOT NULL"
    memory.note(
        [
            Remembered("edited", said, sql, "scratch.sql", 6, 1.0, True),
            Remembered("accepted", "purge of the city 'Rome'", "DROP TABLE customers", "scratch.sql", 8, 1.0, True),
        ]
    )
    session = await start({"schema.sql": CUSTOMERS}, server=REAL, settings={"remember": remember})
    await session.ready()
    uri = session.open("-- whales of the city 'Oslo'\n\n-- purge of the city 'Oslo'\n")

    async def answers() -> Any:
        answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
        return answer.get("suggestions") if remember is any("source" in s for s in answer["suggestions"]) else None

    found = await session.until(answers, "an answer of the memory, or none")
    if remember:
        assert found[0]["source"] == "scratch.sql:7"
        assert "city = 'Oslo'" in found[0]["sql"]
        assert "name IS NOT NULL" in found[0]["sql"]
    other = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 2})
    assert all("DROP" not in s["sql"] for s in other.get("suggestions", ()))
    with closing(sqlite3.connect(memory.path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM remembered").fetchone() == (2,)
