"""What a new user tripped over, row by row of the trial, at the wire: over its numbered PostgreSQL migrations.

What the model makes of its comments is in `tests/generation/test_new_user.py`, what only an editor shows in
`tests/e2e/suites/`; `tests/e2e/README.md` has every row.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.features.test_requests import applied, where

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "first_comments" / "logistics"
LOGISTICS = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.sql"))}
PRISMA = 'datasource db {\n  provider = "postgresql"\n}\n\nmodel Post {\n  id    Int    @id\n  title String\n}\n'


async def logistics(start: Any, text: str, **options: Any) -> tuple[Any, str]:
    session = await start(LOGISTICS, **options)
    await session.ready()
    return session, session.open(text)


async def faults(session: Any, uri: str) -> list[types.Diagnostic]:
    return list(await session.until(lambda: session.client.diagnostics.get(uri), "a diagnostic"))


async def test_row_6_a_rename_leaves_migrations_alone_and_asks_for_one_more(start: Any) -> None:
    query = "SELECT company FROM clients;\n"
    session, uri = await logistics(start, query, annotating=True)
    edit = await session.client.text_document_rename_async(
        types.RenameParams(new_name="firm", **where(uri, query, "company"))
    )
    new = session.uri("V5__rename_clients_company_to_firm.sql")
    own, create, written = edit.document_changes
    assert (own.text_document.uri, applied(query, list(own.edits))) == (uri, "SELECT firm FROM clients;\n")
    assert (create.kind, create.uri) == ("create", new)
    assert edit.change_annotations[create.annotation_id].needs_confirmation
    assert written.text_document.uri == new
    assert applied("", list(written.edits)) == "ALTER TABLE clients RENAME COLUMN company TO firm;\n"


async def test_row_15_a_folder_with_prisma_alone_has_tables(start: Any) -> None:
    session = await start({"schema.prisma": PRISMA, "app.ts": "export const posts = 1;\n"})
    await session.ready()
    assert await session.tables() == ["Post"]


async def test_row_16_a_string_that_is_not_closed_yet_is_completed(start: Any) -> None:
    text = 'query = """SELECT * FROM rep\n\n\ndef after():\n    return 1\n'
    session = await start(LOGISTICS)
    await session.ready()
    uri = session.open(text, "report.py", language="python")
    params = types.CompletionParams(**where(uri, text, "rep\n", 3))
    answer = await session.client.text_document_completion_async(params)
    assert "repairs" in [item.label for item in answer.items]


async def test_row_16_a_comment_above_a_string_asks(start: Any) -> None:
    text = '# how many customers are there?\nquery = """\n"""\n'
    session = await start({"schema.sql": "CREATE TABLE customers (id INT);\n"})
    await session.ready()
    uri = session.open(text, "report.py", language="python")
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "position": {"line": 0, "character": 4}})
    assert answer["suggestions"][0]["sql"].startswith("SELECT COUNT(*)")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("DELETE FROM shipments;\n", "Without WHERE this deletes every row"),
        ("UPDATE shipments SET status = 'lost';\n", "Without WHERE this changes every row"),
    ],
)
async def test_row_17_a_change_of_every_row_is_told(start: Any, text: str, said: str) -> None:
    session, uri = await logistics(start, text)
    (fault,) = await faults(session, uri)
    assert said in fault.message


@pytest.mark.parametrize(
    ("text", "said", "fix", "fixed"),
    [
        ("selct 1;", "did you mean SELECT?", "Change to select", "select 1;"),
        (
            "SELECT * FROM shipments WHERE status = 'losst';",
            "status never holds 'losst'",
            "Change to 'lost'",
            "SELECT * FROM shipments WHERE status = 'lost';",
        ),
        (
            "SELECT phone FROM drivers;",
            "phone was renamed to mobile in V3__invoices.sql",
            "Change to mobile",
            "SELECT mobile FROM drivers;",
        ),
    ],
    ids=["keyword", "value", "renamed"],
)
async def test_row_17_what_is_misspelt_or_was_renamed_has_a_fix(
    start: Any, text: str, said: str, fix: str, fixed: str
) -> None:
    session, uri = await logistics(start, text)
    (fault,) = await faults(session, uri)
    assert said in fault.message
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), fault.range, types.CodeActionContext([fault]))
    actions = await session.client.text_document_code_action_async(params)
    assert fix in [action.title for action in actions]
    (action,) = [action for action in actions if action.title == fix]
    assert applied(text, action.edit.changes[uri]) == fixed


async def test_row_20_of_a_system_column_and_one_that_is_none_only_the_latter_is_a_fault(start: Any) -> None:
    text = "SELECT s.ctid, s.nothing FROM shipments s;\n"
    session, uri = await logistics(start, text)
    (fault,) = await faults(session, uri)
    assert "nothing" in fault.message


async def test_row_20_breadcrumbs_say_a_thing_once(start: Any) -> None:
    session, uri = await logistics(start, "SELECT town, COUNT(*) FROM clients GROUP BY town;\n")
    symbols = await session.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    )
    (one,) = symbols
    assert f"{one.name} {one.detail or ''}".split().count("SELECT") == 1


async def test_row_20_explain_names_what_is_sorted_by(start: Any) -> None:
    session, uri = await logistics(start, "SELECT town, COUNT(*) FROM clients GROUP BY town ORDER BY 2 DESC;\n")
    told = await session.command("sqlCopilot.explainStatement", {"uri": uri, "position": {"line": 0, "character": 3}})
    assert "Sorted by the number of rows, highest first." in " ".join(told["sentences"])
