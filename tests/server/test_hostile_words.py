"""Glossaries, queries and memories that mean harm, all in one folder: said so, nothing lost, nothing run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from lsprotocol import types

from sql_copilot_ls.workspace.memory import Memory
from tests.server.lsp_session import CUSTOMERS, REAL

WORDS = """\
[terms.locals]
over = "customers"
condition = "city = 'Rome'"

[terms.wiped]
over = "customers"
condition = "id = 1); DROP TABLE customers; --"

[terms.egg]
over = "customers"
condition = "hen AND id > 1"

[terms.hen]
over = "customers"
condition = "egg OR id > 2"
"""
REPORTS = """\
-- purge of everyone
DELETE FROM customers;
DROP TABLE gone;

-- stray customers
WITH gone AS (DELETE FROM customers RETURNING id) SELECT id FROM gone;

-- names of our regulars
SELECT name FROM customers WHERE id > 7;
"""
ROWS = f"{CUSTOMERS} INSERT INTO customers VALUES (1, 'Ann', 'Rome');"


PATIENCE = 120


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_folder_full_of_harm_is_told_of_and_works_on(start: Any, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "folder0", root=tmp_path / "data" / "sqlcopilot" / "remembered")
    memory.path.parent.mkdir(parents=True)
    damaged = b"SQLite format 3\0" + b"DROP TABLE customers;" * 500
    memory.path.write_bytes(damaged)
    (tmp_path / "folder0").mkdir()
    with closing(sqlite3.connect(tmp_path / "folder0" / "shop.sqlite")) as connection:
        connection.executescript(ROWS)
    session = await start(
        {
            "schema.sql": CUSTOMERS,
            "team.glossary.toml": WORDS,
            "vast.glossary.toml": '[terms.vast]\ntable = "customers"\n' + "# more\n" * 1_500_000,
            "reports/usual.sql": REPORTS,
            "reports/vast.sql": "-- wipe the customers\nDROP TABLE gone;\n" * 30_000,
        },
        server=REAL,
    )
    before = contents(session.folders[0])
    await session.until(lambda: session.statuses and session.statuses[-1].state == "ready", "all read", PATIENCE)
    await session.until(lambda: any(".damaged" in m.message for m in session.client.messages), "a message", PATIENCE)
    aside = memory.path.with_name(memory.path.name + ".damaged")
    assert aside.read_bytes() == damaged

    answer = await session.command("sqlCopilot.schema", {"uri": session.uri()})
    (folder,) = answer["folders"]
    assert [table["name"] for table in folder["tables"]] == ["customers"]
    assert "the glossary is larger than 1 MB: split it" in [skipped["reason"] for skipped in folder["skipped"]]

    glossary = session.open(WORDS, "team.glossary.toml", language="toml")
    await session.until(lambda: len(session.client.diagnostics.get(glossary, ())) >= 3, "three terms marked", PATIENCE)
    told = " ".join(diagnostic.message for diagnostic in session.client.diagnostics[glossary])
    assert "one expression" in told
    assert "stand for each other" in told

    asked = ("names of locals", "names of our regulars", "purge of everyone", "stray customers", "wiped customers")
    uri = session.open("\n".join(f"-- {comment}\n" for comment in asked))

    async def suggested(line: int) -> list[str]:
        items = await session.inline(uri, line, 0, asked=True)
        return [item.insert_text if isinstance(item.insert_text, str) else item.insert_text.value for item in items]

    assert "city = 'Rome'" in (await suggested(1))[0]
    assert "id > 7" in (await suggested(3))[0]
    for line in (5, 7, 9):
        assert not [sql for sql in await suggested(line) if "DROP" in sql.upper() or "RETURNING" in sql.upper()]
    assert contents(session.folders[0]) == before
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
