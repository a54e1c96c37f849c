"""From a comment to SQL through a real client: inline completion, code action, command, code lens."""

from __future__ import annotations

import ast
import asyncio
from typing import Any

import pytest
from lsprotocol import types

from tests.server.lsp_session import CUSTOMERS, units


async def test_a_change_comes_only_when_asked_for_and_says_what_it_changes(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- delete order 7\n")
    assert await session.inline(uri, 1, 0) == []
    assert len(await session.inline(uri, 1, 0, asked=True)) == 1
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    assert answer["suggestions"][0]["change"] == {
        "action": "DELETE",
        "table": "orders",
        "condition": "id = 7",
        "count": "SELECT COUNT(*) FROM orders WHERE id = 7",
    }


@pytest.mark.parametrize("snippets", [False, True])
async def test_what_a_new_row_lacks_is_a_snippet_stop_where_the_client_has_them(start: Any, snippets: bool) -> None:
    session = await start({"schema.sql": CUSTOMERS}, snippets=snippets)
    uri = session.open("-- add the customer Ann\n")
    (item,) = await session.inline(uri, 1, 0, asked=True)
    text = item.insert_text if isinstance(item.insert_text, str) else item.insert_text.value
    assert text.rstrip().endswith("${1:city});" if snippets else ":city);")
    assert ":city)" in item.filter_text


async def test_capabilities_name_what_the_server_does(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    offered = session.result.capabilities
    assert offered.inline_completion_provider is not None
    assert offered.code_action_provider.resolve_provider
    assert offered.code_lens_provider is not None
    assert "sqlCopilot.generateFromComment" in offered.execute_command_provider.commands


async def test_ghost_text_below_a_comment(start: Any, encoding: str) -> None:
    session = await start({"schema.sql": CUSTOMERS}, encoding=encoding)
    assert session.result.capabilities.position_encoding == encoding
    uri = session.open("-- how many customers are there?\n\n")
    (item,) = await session.inline(uri, 1, 0)
    assert item.insert_text == "SELECT COUNT(*) FROM customers;"
    assert item.range == types.Range(types.Position(1, 0), types.Position(1, 0))


async def test_ghost_text_at_the_end_of_the_comment_line_in_every_encoding(start: Any, encoding: str) -> None:
    line = "-- list the names of customers 😀 客户 "
    session = await start({"schema.sql": CUSTOMERS}, encoding=encoding)
    uri = session.open(line + "\n")
    end = units(line, encoding)
    (item,) = await session.inline(uri, 0, end)
    assert item.insert_text.startswith("\nSELECT name")
    assert item.range == types.Range(types.Position(0, end), types.Position(0, end))


async def test_edits_in_units_of_every_encoding_keep_the_text_in_step(start: Any, encoding: str) -> None:
    session = await start({"schema.sql": CUSTOMERS}, encoding=encoding)
    uri = session.open("-- 😀 客户\f\n-- X how many customers are there?\n")
    identifier = types.VersionedTextDocumentIdentifier(9, uri)
    drop_first = types.TextDocumentContentChangePartial(
        types.Range(types.Position(0, 0), types.Position(1, units("-- X ", encoding))), "-- "
    )
    at_end = types.TextDocumentContentChangePartial(types.Range(types.Position(1, 0), types.Position(1, 0)), "  ")
    session.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [drop_first, at_end]))
    (item,) = await session.inline(uri, 1, 2)
    assert item.insert_text.startswith("SELECT COUNT(*)")


async def test_typed_opening_is_kept_and_ranges_over_one_line(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the names of all customers\n  select  na")
    (item,) = await session.inline(uri, 1, 12)
    assert item.insert_text.startswith("select  name")
    assert item.filter_text == item.insert_text
    assert item.range == types.Range(types.Position(1, 2), types.Position(1, 12))


async def test_typing_through_a_suggestion_keeps_it_without_asking_the_model(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the names of all customers\n")
    assert await session.inline(uri, 1, 0)
    for typed in ("S", "SELECT", "SELECT n", "SELECT name FR"):
        session.change(uri, "-- list the names of all customers\n" + typed)
        (item,) = await session.inline(uri, 1, len(typed))
        assert item.insert_text.startswith(typed)
    assert (await session.command("sqlCopilot.status"))["timings"]["suggestions"] == 1


async def test_asking_gives_alternatives_and_skips_the_threshold(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the names of all customers\n\n\n-- list the doubtful customers\n")
    assert len(await session.inline(uri, 1, 0)) == 1
    assert len(await session.inline(uri, 1, 0, asked=True)) == 3
    assert await session.inline(uri, 4, 0) == []
    assert len(await session.inline(uri, 4, 0, asked=True)) == 1


async def test_silence(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    for why, text, line, character in (
        ("inside a word", "-- how many customers", 0, 21),
        ("after a statement", "-- how many customers are there?\nSELECT 1;\n", 1, 9),
        ("a licence", "-- Copyright 2024 the customers\n", 1, 0),
        ("no comment", "SELECT 1;\n", 1, 0),
        ("repeats what follows", "-- how many customers are there?\n\nselect count(*) from customers;\n", 1, 0),
    ):
        uri = session.open(text, f"{why}.sql")
        assert await session.inline(uri, line, character) == [], why


async def test_selected_completion_is_extended(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the names of all customers\nSELECT na")
    place = types.Range(types.Position(1, 7), types.Position(1, 9))
    (item,) = await session.inline(uri, 1, 9, selected=types.SelectedCompletionInfo(place, "name"))
    assert item.insert_text.startswith("SELECT name")
    assert await session.inline(uri, 1, 9, selected=types.SelectedCompletionInfo(place, "nation")) == []


async def test_newest_request_wins(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    slow = session.open("-- slowly list all customers\n", "slow.sql")
    quick = session.open("-- how many customers are there?\n")
    first = asyncio.ensure_future(session.inline(slow, 1, 0))
    await session.until(lambda: session.statuses[-1].state == "suggesting", "a running suggestion")
    second = await session.inline(quick, 1, 0)
    assert second
    assert await first == []


async def test_half_written_file(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open(
        "SELECT * FROM (SELECT 'open\n;\n\nINSERT INTO\n\n-- how many customers are there?\n\nSELECT FROM\n"
    )
    assert len(await session.inline(uri, 6, 0)) == 1
    uri = session.open(
        "SELECT * FROM (SELECT 1\n\n-- how many customers are there?\n\nSELECT FROM WHERE\n", "other.sql"
    )
    assert len(await session.inline(uri, 3, 0)) == 1


async def test_windows_line_ends_and_indentation(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    line = "    -- list the customers of paris and london by name"
    uri = session.open(f"{line}\r\n    \r\n")
    sql = [
        "SELECT id, name, city",
        "    FROM customers",
        "    WHERE city = 'Paris' OR city = 'London'",
        "    ORDER BY name;",
    ]
    (item,) = await session.inline(uri, 1, 4, asked=True)
    assert item.insert_text.split("\r\n") == sql
    (item,) = await session.inline(uri, 0, len(line), asked=True)
    assert item.insert_text.split("\r\n") == ["", "    " + sql[0], *sql[1:]]


async def test_code_action_is_listed_at_once_and_its_edit_resolved(start: Any, encoding: str) -> None:
    session = await start({"schema.sql": CUSTOMERS}, encoding=encoding)
    line = "-- list the names of customers 😀 客户"
    uri = session.open(line + "\n\nSELECT 1;\n")
    await session.ready()
    cursor = types.Range(types.Position(0, 5), types.Position(0, 5))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), cursor, types.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params)
    action = next(a for a in actions if a.title == "Generate SQL from comment")
    assert (action.edit, action.command) == (None, None)
    resolved = await session.client.code_action_resolve_async(action)
    (edit,) = resolved.edit.document_changes[0].edits
    end = units(line, encoding)
    assert edit.range == types.Range(types.Position(0, end), types.Position(0, end))
    assert edit.new_text.startswith("\nSELECT name")


async def test_client_that_resolves_no_edits_gets_a_command(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, resolving=False)
    uri = session.open("-- how many customers are there?\n")
    await session.ready()
    cursor = types.Range(types.Position(1, 0), types.Position(1, 0))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), cursor, types.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params)
    action = next(a for a in actions if a.title == "Generate SQL from comment")
    # The client library reads every answer with a command as a bare Command, and so gives the real one as text.
    command = ast.literal_eval(action.command)
    answer = await session.command(command["command"], command["arguments"][0])
    assert answer["applied"]


async def test_command_inserts_below_the_comment(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- how many customers are there?\nCREATE TABLE x (id INT);\n")
    answer = await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    (edit,) = session.edits[0].edit.document_changes[0].edits
    assert edit.range.start == types.Position(0, 32)
    assert edit.new_text.startswith("\nSELECT COUNT(*)")
    assert edit.new_text.endswith(";\n")
    assert answer["question"] == "how many customers are there?"
    assert answer["range"]["start"] == {"line": 1, "character": 0}
    assert [s["confidence"] for s in answer["suggestions"]] == [0.9, 0.4]


async def test_command_replaces_the_statement_or_the_opening_below(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- how many customers are there?\nSELECT\n  1;\n")
    await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0})
    (edit,) = session.edits[0].edit.document_changes[0].edits
    assert edit.range == types.Range(types.Position(1, 0), types.Position(2, 4))
    uri = session.open("-- how many customers are there?\nSELECT\n", "opening.sql")
    await session.command("sqlCopilot.generateFromComment", {"uri": uri, "position": {"line": 1, "character": 6}})
    (edit,) = session.edits[1].edit.document_changes[0].edits
    assert edit.range == types.Range(types.Position(1, 0), types.Position(1, 6))


async def test_chosen_alternative_is_inserted_as_it_is(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- how many customers are there?\n")
    offered = await session.command("sqlCopilot.alternatives", {"uri": uri, "line": 0})
    assert session.edits == []
    chosen = offered["suggestions"][1]["sql"]
    await session.command("sqlCopilot.generateFromComment", {"uri": uri, "line": 0, "sql": chosen})
    (edit,) = session.edits[0].edit.document_changes[0].edits
    assert edit.new_text == "\n" + chosen


async def test_refusals_say_what_to_do(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- how many customers?\nSELECT 1;\nSELECT 2;\n\n-- list something else\n")
    for argument, code in (
        (None, "badArguments"),
        ({"uri": 3}, "badArguments"),
        ({"uri": uri, "line": "one"}, "badArguments"),
        ({"uri": uri, "line": 2}, "noRequest"),
        ({"uri": uri, "line": 4}, "noSuggestion"),
    ):
        answer = await session.command("sqlCopilot.generateFromComment", argument)
        assert answer["error"]["code"] == code, argument
        assert len(answer["error"]["message"]) > 20


async def test_fault_of_the_model_leaves_the_server_alive(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    uri = session.open("-- list the fault of customers\n\n\n-- how many customers are there?\n")
    assert await session.inline(uri, 1, 0) == []
    assert len(await session.inline(uri, 4, 0)) == 1
