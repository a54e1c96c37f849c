"""A team's own queries in a real server: those of the files answer the comments that say the same."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from tests.server.lsp_session import REAL

pytestmark = pytest.mark.slow

DDL = "CREATE TABLE bills (id INTEGER PRIMARY KEY, amount NUMERIC, paid_on DATE);\n"
REPORT = "-- write-offs under 50\nSELECT id\nFROM bills\nWHERE paid_on IS NULL AND amount < 50;\n"


async def test_a_saved_query_answers_the_next_comment(start: Any) -> None:
    session = await start({"schema.sql": DDL, "reports/old.sql": REPORT}, server=REAL)
    await session.ready()
    uri = session.open("-- list write-offs under 80\n\n-- zero bills\n")
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    first = answer["suggestions"][0]
    assert first["source"] == "reports/old.sql:2"
    assert "amount < 80" in first["sql"]
    assert "paid_on IS NULL" in first["sql"]
    assert all("source" not in other for other in answer["suggestions"][1:])
    shown = await session.inline(uri, 1, 0)
    assert [item.insert_text for item in shown] == [first["sql"]]

    new = session.folders[0] / "reports" / "new.sql"
    new.write_text("-- zero bills\nSELECT id FROM bills WHERE amount = 0;\n")
    session.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            [types.FileEvent(session.uri("reports/new.sql"), types.FileChangeType.Created)]
        )
    )

    async def follows() -> bool:
        found = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 2})
        return bool(found["suggestions"][0].get("source") == "reports/new.sql:2")

    await session.until(follows, "the new example")


async def test_a_query_in_a_program_answers_a_comment_and_follows_its_file(start: Any) -> None:
    query = "SELECT id FROM bills WHERE amount < 50"
    program = f'def old(db):\n    """Write-offs under 50."""\n    return db.execute("{query}")\n'
    session = await start({"schema.sql": DDL, "app/store.py": program}, server=REAL)
    await session.ready()
    uri = session.open("-- list write-offs under 80\n")

    async def answered(source: str, sql: str) -> bool:
        found = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
        first = found["suggestions"][0]
        return first.get("source") == source and sql in " ".join(first["sql"].split())

    await session.until(lambda: answered("app/store.py:3", "WHERE amount < 80"), "the program's query")
    path = session.folders[0] / "app" / "store.py"
    path.write_text("\n" + program.replace("amount <", "paid_on IS NULL AND amount <"))
    session.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams([types.FileEvent(session.uri("app/store.py"), types.FileChangeType.Changed)])
    )
    await session.until(lambda: answered("app/store.py:4", "paid_on IS NULL AND amount < 80"), "the query as it is now")


async def test_programs_are_left_alone_where_sql_in_strings_is(start: Any) -> None:
    program = '# write-offs under 50\nrows = db.execute("SELECT id FROM bills WHERE amount < 50")\n'
    session = await start({"schema.sql": DDL, "store.py": program}, server=REAL, settings={"embeddedSql": False})
    await session.ready()
    uri = session.open("-- list write-offs under 80\n")
    found = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    assert all("source" not in one for one in found["suggestions"])
