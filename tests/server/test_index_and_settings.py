"""The index follows files, edits and folders; settings take effect at once; bad input gives a message and no more."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.uris import from_fs_path

from tests.server.lsp_session import CUSTOMERS

pytestmark = pytest.mark.slow

COUNT = "-- how many customers are there?\n"
ORDERS = "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id));\n"


async def test_unsaved_edits_of_ddl_count_and_closing_takes_them_back(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    uri = session.open(CUSTOMERS, "schema.sql")
    session.change(uri, CUSTOMERS + ORDERS)
    await session.until(lambda: _has(session, ["customers", "orders"]), "the new table")
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await session.until(lambda: _has(session, ["customers"]), "the table on disk alone")


async def test_half_written_ddl_keeps_what_can_be_read(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    uri = session.open(CUSTOMERS, "schema.sql")
    session.change(uri, CUSTOMERS + "\nCREATE TABLE orders (id INTEGER,\n")
    await asyncio.sleep(0.5)
    assert "customers" in await session.tables()


async def test_watched_files_are_read_again(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    await session.until(lambda: session.registrations, "a registration for file watching")
    patterns = [w["globPattern"] if isinstance(w, dict) else w.glob_pattern for w in _watchers(session)]
    assert "**/*.sql" in patterns
    added = session.folders[0] / "orders.sql"
    added.write_text(ORDERS)
    _tell(session, added, types.FileChangeType.Created)
    await session.until(lambda: _has(session, ["customers", "orders"]), "the created file's table")
    added.unlink()
    _tell(session, added, types.FileChangeType.Deleted)
    await session.until(lambda: _has(session, ["customers"]), "the deleted file's table to go")


async def test_without_file_watching_saving_looks_again(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, watching=False)
    await session.ready()
    assert session.registrations == []
    uri = session.open(COUNT)
    (session.folders[0] / "orders.sql").write_text(ORDERS)
    session.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await session.until(lambda: _has(session, ["customers", "orders"]), "the new file's table")


async def test_each_folder_has_its_own_schema_and_dialect(start: Any) -> None:
    mysql = "CREATE TABLE `payments` (`id` INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;\n"
    session = await start(
        {"schema.sql": CUSTOMERS}, {"schema.sql": mysql}, folder_settings=[{"dialect": "postgres"}, {}]
    )
    await session.ready()
    await session.until(lambda: _has(session, ["payments"], folder=1), "the second folder")
    assert await session.tables(0) == ["customers"]
    status = await session.command("sqlCopilot.status", {})
    assert [(f["name"], f["dialect"], f["tables"]) for f in status["folders"]] == [
        ("folder0", "postgres", 1),
        ("folder1", "mysql", 1),
    ]


async def test_folders_come_and_go(start: Any, tmp_path: Path) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    other = tmp_path / "other"
    other.mkdir()
    (other / "orders.sql").write_text(ORDERS)
    folder = types.WorkspaceFolder(from_fs_path(str(other)) or "", "other")
    client = session.client
    event = types.WorkspaceFoldersChangeEvent([folder], [])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))

    async def names() -> list[str]:
        return [f["name"] for f in (await session.command("sqlCopilot.schema"))["folders"] if f["tables"]]

    await session.until(lambda: _equals(names(), ["folder0", "other"]), "the added folder")
    event = types.WorkspaceFoldersChangeEvent([], [folder])
    client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    await session.until(lambda: _equals(names(), ["folder0"]), "the removed folder to go")


async def test_document_outside_every_folder_uses_what_it_declares_itself(start: Any) -> None:
    session = await start({"notes.txt": "no SQL"})
    await session.ready()
    uri = "untitled:Untitled-1"
    text = CUSTOMERS + "\n" + COUNT
    session.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "sql", 1, text)))
    assert len(await session.inline(uri, text.count("\n"), 0)) == 1


async def test_globs_choose_the_files_and_change_at_once(start: Any) -> None:
    files = {"schema.sql": CUSTOMERS, "old/orders.sql": ORDERS, "node_modules/x/y.sql": "CREATE TABLE hidden (a INT);"}
    session = await start(files)
    await session.ready()
    assert await session.tables() == ["orders", "customers"] or await session.tables() == ["customers", "orders"]
    session.configure(excludeGlobs=["old/**", "**/node_modules/**"])
    await session.until(lambda: _has(session, ["customers"]), "the excluded file to go")
    session.configure(schemaGlobs=["old/*.sql"], excludeGlobs=[])
    await session.until(lambda: _has(session, ["orders"]), "only the chosen file")
    patterns = [w["globPattern"] if isinstance(w, dict) else w.glob_pattern for w in _watchers(session)]
    programs = "**/*.{py,js,mjs,jsx,ts,tsx,go,java,kt,kts,cs,rs}"
    assert patterns == ["**/*.glossary.toml", programs, "**/.gitignore", "**/.sqlcopilot.toml", "old/*.sql"]


async def test_settings_of_suggestions_change_at_once(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the names of all customers\n\n\n-- list the doubtful customers\n")
    assert len(await session.inline(uri, 1, 0)) == 1
    session.configure(automaticTrigger=False, alternatives=2)
    await session.until(lambda: session.statuses[-1].state == "off", "the state off")
    assert "automaticTrigger" in session.statuses[-1].detail
    assert await session.inline(uri, 1, 0) == []
    assert len(await session.inline(uri, 1, 0, asked=True)) == 2
    session.configure(confidenceThreshold=0.1)
    await session.until(lambda: session.statuses[-1].state == "ready", "the state ready")
    assert len(await session.inline(uri, 4, 0)) == 1
    session.configure(confidenceThreshold=0.95)
    await _unless(lambda: session.inline(uri, 1, 0))


async def test_case_of_values_is_matched_when_the_setting_says_so(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the customers called ann\n")
    (item,) = await session.inline(uri, 1, 0)
    assert "LOWER(name) = 'ann'" in item.insert_text
    session.configure(matchCase=True)
    await session.until(lambda: _length(session.inline(uri, 1, 0, asked=True), 1), "the exact comparison alone")
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    (only,) = answer["suggestions"]
    assert "WHERE name = 'ann'" in " ".join(only["sql"].split())


async def test_computed_columns_are_named_unless_the_setting_says_no(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- how many orders has each customer?\n")
    (item,) = await session.inline(uri, 1, 0)
    assert "COUNT(*) AS orders" in item.insert_text
    session.configure(columnAliases=False)
    await session.until(lambda: _unnamed(session, uri), "the count without a name")


async def _unnamed(session: Any, uri: str) -> bool:
    (item,) = await session.inline(uri, 1, 0, asked=True)
    return "COUNT(*)" in item.insert_text and " AS " not in item.insert_text


async def test_time_limit_of_unasked_suggestions(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"maxLatencyMs": 200})
    await session.ready()
    uri = session.open("-- slowly list all customers\n")
    assert await session.inline(uri, 1, 0) == []
    assert len(await session.inline(uri, 1, 0, asked=True)) == 1


async def test_dialect_setting_and_keyword_case_shape_the_sql(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"dialect": "tsql", "formatKeywordCase": "lower"})
    uri = session.open("-- list the names of all customers\n")
    (item,) = await session.inline(uri, 1, 0)
    assert item.insert_text == "select name from customers;"
    assert (await session.command("sqlCopilot.status"))["folders"][0]["dialect"] == "tsql"


async def test_bad_settings_give_one_message_and_the_defaults(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"alternatives": "many", "dialect": "klingon"})
    await session.ready()
    uri = session.open("-- list the names of all customers\n")
    assert len(await session.inline(uri, 1, 0, asked=True)) == 3
    assert len(session.client.messages) == 1
    assert "alternatives" in session.client.messages[0].message
    assert "klingon" in session.client.messages[0].message


async def test_settings_pushed_by_clients_that_cannot_be_asked(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, pushed={"alternatives": 2}, configuration=False)
    uri = session.open("-- list the names of all customers\n")
    assert len(await session.inline(uri, 1, 0, asked=True)) == 2
    session.client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"sqlCopilot": {"alternatives": 1}})
    )
    await session.until(lambda: _length(session.inline(uri, 1, 0, asked=True), 1), "the pushed setting")


async def test_model_path_that_leads_nowhere_is_told_and_corrected(start: Any, tmp_path: Path) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"modelPath": str(tmp_path / "none.pt")})
    await session.until(lambda: session.statuses and session.statuses[-1].state == "error", "the state error")
    assert "none.pt" in session.statuses[-1].detail
    uri = session.open(COUNT)
    answer = await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    assert answer["error"]["code"] == "noModel"
    session.configure()
    await session.until(lambda: session.statuses[-1].state == "ready", "the state ready")
    assert len(await session.inline(uri, 1, 0)) == 1


async def test_no_schema_gives_a_hint(start: Any) -> None:
    session = await start({"readme.md": "nothing here"})
    await session.until(lambda: session.statuses and session.statuses[-1].state == "off", "the state off")
    assert "CREATE TABLE" in session.statuses[-1].detail
    uri = session.open(COUNT)
    assert await session.inline(uri, 1, 0) == []
    answer = await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    assert answer["error"]["code"] == "noSchema"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.sql", b"", ""),
        ("latin.sql", "CREATE TABLE caf\u00e9 (id INT); -- \u00e9t\u00e9\u00e8\xa0".encode("latin-1"), "UTF-8"),
        ("broken.sql", b"CREATE TABLE (((((;\nCREATE TABLE kept (a INT);", ""),
        ("binary.sql", bytes(range(256)) * 40, ""),
    ],
)
async def test_bad_schema_files_leave_the_others_standing(start: Any, name: str, content: bytes, reason: str) -> None:
    session = await start({"schema.sql": CUSTOMERS, name: content})
    await session.ready()
    assert "customers" in await session.tables()
    skipped = (await session.command("sqlCopilot.schema"))["folders"][0]["skipped"]
    assert any(reason in s["reason"] and s["file"].endswith(name) for s in skipped) or not reason
    uri = session.open(COUNT)
    assert len(await session.inline(uri, 1, 0)) == 1


async def test_unreadable_schema_file_is_named(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    (session.folders[0] / "gone.sql").symlink_to(session.folders[0] / "nowhere")
    (session.folders[0] / "folder.sql").mkdir()
    await session.command("sqlCopilot.reindex", {})
    assert await session.tables() == ["customers"]


async def test_large_dump_and_wide_table(start: Any) -> None:
    wide = "CREATE TABLE wide (" + ", ".join(f"column_{i} INTEGER" for i in range(2000)) + ");\n"
    row = "INSERT INTO customers VALUES " + ", ".join(f"({i}, 'name {i}', 'city')" for i in range(1000)) + ";\n"
    dump = CUSTOMERS + row * (10_000_000 // len(row))
    session = await start({"dump.sql": dump, "wide.sql": wide})
    await session.until(lambda: _has(session, ["customers", "wide"]), "both files", 120)
    uri = session.open(COUNT)
    assert len(await session.inline(uri, 1, 0)) == 1


async def test_reindex_reads_everything_again(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    answer = await session.command("sqlCopilot.reindex", {})
    assert (answer["files"], answer["tables"]) == (1, 1)


async def test_schema_for_a_tree_view_has_places(start: Any, encoding: str) -> None:
    session = await start({"schema.sql": "/* 客户 😀 */ " + CUSTOMERS}, encoding=encoding)
    await session.ready()
    schema = await session.command("sqlCopilot.schema", {})
    (table,) = schema["folders"][0]["tables"]
    assert [c["name"] for c in table["columns"]] == ["id", "name", "city"]
    assert table["columns"][1]["nullable"] is False
    place = table["columns"][1]["location"]
    assert place["uri"].endswith("schema.sql")
    assert place["range"]["start"]["line"] == 2


async def test_second_start_reads_from_the_cache_and_a_damaged_cache_does_no_harm(start: Any, tmp_path: Path) -> None:
    first = await start({"schema.sql": CUSTOMERS})
    await first.ready()
    (kept,) = (tmp_path / "cache").glob("*.json")
    second = await start({"schema.sql": CUSTOMERS})
    await second.until(lambda: _has(second, ["customers"]), "the table")
    kept.write_bytes(kept.read_bytes()[:-10] + b"0123456789")
    third = await start({"schema.sql": CUSTOMERS})
    await third.until(lambda: _has(third, ["customers"]), "the table in spite of the cache")


async def test_nothing_of_a_document_is_logged_at_the_default_level(start: Any, capfd: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    secret = "-- list the fault of customers zanzibar\n\n\n" + COUNT
    uri = session.open(secret)
    assert await session.inline(uri, 1, 0) == []
    await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    identifier = types.VersionedTextDocumentIdentifier(99, session.uri("never-opened.sql"))
    change = types.TextDocumentContentChangeWholeDocument("zanzibar")
    session.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
    assert len(await session.inline(uri, 4, 0)) == 1
    await asyncio.sleep(0.2)
    logged = capfd.readouterr().err
    assert "RuntimeError" in logged
    assert "zanzibar" not in logged


async def _has(session: Any, tables: list[str], folder: int = 0) -> bool:
    return sorted(await session.tables(folder)) == sorted(tables)


async def _equals(value: Any, wanted: Any) -> bool:
    return bool(sorted(await value) == sorted(wanted))


async def _length(value: Any, wanted: int) -> bool:
    return len(await value) == wanted


async def _unless(ask: Any) -> None:
    """Wait until the answer is empty."""
    for _ in range(200):
        if not await ask():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("still suggested")


def _watchers(session: Any) -> list[Any]:
    options = session.registrations[-1].register_options
    return list(options["watchers"] if isinstance(options, dict) else options.watchers)


def _tell(session: Any, path: Path, kind: types.FileChangeType) -> None:
    event = types.FileEvent(from_fs_path(str(path)) or "", kind)
    session.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
