"""Silence explains itself: the state of a comment, and the lenses over it."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from tests.server.lsp_session import CUSTOMERS

OWN = ["sqlCopilot.regenerate", "sqlCopilot.explain", "sqlCopilot.run"]


async def state(session: Any, text: str, line: int = 0, character: int = 4) -> Any:
    uri = session.open(text)
    return await session.command("sqlCopilot.comment", {"uri": uri, "position": {"line": line, "character": character}})


async def lenses(session: Any, uri: str) -> list[tuple[int, str, str]]:
    """The line, title and command of each lens, resolved."""
    found = await session.client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
    whole = [lens if lens.command else await session.client.code_lens_resolve_async(lens) for lens in found or ()]
    return [(lens.range.start.line, lens.command.title, lens.command.command) for lens in whole]


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("-- how many customers are there?\n", "shown", ""),
        (
            "-- list the doubtful customers\n",
            "unsure",
            "nothing here is called “doubtful”; 20 %, shown from 50 %",
        ),
        ("-- delete order 7\n", "change", "changes data, so only when asked for"),
        ("-- list something else\n", "empty", "no query over the indexed tables answers this"),
        ("-- Copyright 2024 the customers\n", "refused", "a licence"),
        (
            "-- create a table for customers\n",
            "refused",
            "SQL Copilot writes queries and changes of rows, not definitions",
        ),
        ("-- the weather\n", "refused", "it asks nothing and names no table or column"),
        ("-- people of Paris\n", "shown", ""),
        ("-- people here\n", "unsure", "30 %, shown from 50 %"),
        ("SELECT 1;\n", "none", ""),
    ],
)
async def test_the_state_of_a_comment(start: Any, text: str, kind: str, why: str) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    found = await state(session, text)
    assert (found["state"], found["why"]) == (kind, why)


async def test_the_state_is_said_in_the_language_of_the_client(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, locale="zh-cn")
    await session.ready()
    assert (await state(session, "-- Copyright 2024 the customers\n"))["why"] == "许可证声明"


async def test_the_threshold_is_the_setting_where_there_is_one(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"confidenceThreshold": 0.95})
    await session.ready()
    found = await state(session, "-- how many customers are there?\n")
    assert (found["state"], found["why"], found["percent"]) == ("unsure", "90 %, shown from 95 %", 90)


async def test_unused_words_are_found_where_they_stand(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    found = await state(session, "-- list the doubtful\n-- customers\n", 1)
    assert found["unused"] == [{"start": {"line": 0, "character": 12}, "end": {"line": 0, "character": 20}}]


async def test_the_state_holds_from_within_the_statement(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    found = await state(session, "-- how many customers are there?\nSELECT COUNT(*)\nFROM customers;\n", 2)
    assert (found["state"], found["answered"], found["count"]) == ("shown", True, 2)


async def test_lenses_say_how_sure_an_answer_is(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    uri = session.open(
        "-- list all customers\nSELECT 1;\n\n-- how many customers are there?\n\n"
        "-- list the doubtful customers\n\n-- ------\n"
    )
    command = "sqlCopilot.generateFromComment"
    assert await lenses(session, uri) == [
        (3, "Generate SQL", command),
        (5, "Generate SQL (20 %) · nothing here is called “doubtful”", command),
    ]


async def test_a_client_with_commands_of_its_own_gets_more_lenses(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, commands=OWN)
    await session.ready()
    uri = session.open(
        "-- how many customers are there?\nSELECT COUNT(*) FROM customers;\n\n-- list the names of all customers\n"
    )
    assert await lenses(session, uri) == [
        (0, "Alternatives (1)", "sqlCopilot.regenerate"),
        (0, "Explain", "sqlCopilot.explain"),
        (0, "Run", "sqlCopilot.run"),
        (3, "Generate SQL", "sqlCopilot.generateFromComment"),
        (3, "Alternatives (3)", "sqlCopilot.regenerate"),
    ]


async def test_no_lens_over_a_definition(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, commands=OWN)
    await session.ready()
    uri = session.open("-- all customers of the shop\nCREATE TABLE shop_customers (id INT);\n")
    assert await lenses(session, uri) == []


async def test_lenses_can_be_switched_off(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS}, settings={"codeLens": False})
    await session.ready()
    assert await lenses(session, session.open("-- how many customers are there?\n")) == []


async def test_alternatives_mark_what_stands_there_by_its_meaning(start: Any) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    text = "-- list the names of all customers\nselect distinct  name\nfrom customers\n"
    uri = session.open(text)
    answer = await session.command("sqlCopilot.alternatives", {"uri": uri, "position": {"line": 2, "character": 3}})
    assert [s["current"] for s in answer["suggestions"]] == [False, True, False]
    assert answer["range"] == {"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 14}}


@pytest.mark.parametrize("position", [(0, 3), (1, 0), (1, 30)], ids=["comment", "begin", "end"])
async def test_generating_again_replaces_the_answer_from_anywhere(start: Any, position: tuple[int, int]) -> None:
    session = await start({"schema.sql": CUSTOMERS})
    await session.ready()
    uri = session.open("-- how many customers are there?\nSELECT COUNT(id) FROM customers;\n")
    place = {"line": position[0], "character": position[1]}
    assert (await session.command("sqlCopilot.generateFromComment", {"uri": uri, "position": place}))["applied"]
    (edit,) = session.edits[0].edit.document_changes[0].edits
    assert edit.range == types.Range(types.Position(1, 0), types.Position(1, 32))
    assert edit.new_text == "SELECT COUNT(*) FROM customers;"
