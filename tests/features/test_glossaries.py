"""Glossaries in a real server: read like DDL, and helped with like SQL."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from tests.server.lsp_session import REAL, Session

DDL = """\
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    status INTEGER
);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    user_id INTEGER REFERENCES users (id),
    total NUMERIC
);
"""
ACTIVE = """\
[terms.active]
over = "users"
condition = "status = 3"
synonyms = ["活跃"]
"""
WORDS = f"""{ACTIVE}
[terms.GMV]
over = "orders o"
measure = "SUM(o.total)"

[terms.login]
column = "users.name"

[terms.broken]
over = "users"
condition = "state = 3"
"""


def position(text: str, needle: str, plus: int = 0) -> types.Position:
    before = text[: text.index(needle) + plus]
    return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)


def at(uri: str, text: str, needle: str, plus: int = 0) -> dict[str, Any]:
    return {"text_document": types.TextDocumentIdentifier(uri), "position": position(text, needle, plus)}


async def begin(start: Any, words: str = WORDS, **options: Any) -> tuple[Session, str]:
    session = await start({"schema.sql": DDL, "docs/team.glossary.toml": words}, **options)
    await session.ready()
    return session, session.open(words, "docs/team.glossary.toml", language="toml")


async def test_a_word_changes_the_next_suggestion_without_a_restart(start: Any) -> None:
    session, glossary = await begin(start, ACTIVE, server=REAL)
    comments = session.open("-- number of active users\n\n-- number of frozen users\n")

    async def first(line: int) -> str:
        items = await session.inline(comments, line, 0, asked=True)
        return str(items[0].insert_text) if items else ""

    assert "status = 3" in await first(1)
    assert "status = 9" not in await first(3)
    session.change(glossary, ACTIVE + '\n[terms.frozen]\nover = "users"\ncondition = "status = 9"\n')

    async def knows_frozen() -> bool:
        return "status = 9" in await first(3)

    await session.until(knows_frozen, "the new word")
    (session.folders[0] / "docs" / "team.glossary.toml").unlink()
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(glossary)))
    session.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams([types.FileEvent(glossary, types.FileChangeType.Deleted)])
    )

    async def forgot() -> bool:
        return "status = 3" not in await first(1)

    await session.until(forgot, "the words gone with their file")


async def test_glossaries_are_watched(start: Any) -> None:
    session, _ = await begin(start)
    await session.until(lambda: session.registrations, "a registration")
    options = session.registrations[-1].register_options
    assert {"**/*.glossary.toml", "**/.sqlcopilot.toml"} <= {w["globPattern"] for w in _plain(options)["watchers"]}


def _plain(options: Any) -> Any:
    if isinstance(options, dict):
        return options
    return {
        "watchers": [
            {"globPattern": w.glob_pattern if hasattr(w, "glob_pattern") else w.globPattern} for w in options.watchers
        ]
    }


async def test_terms_that_do_not_bind_are_marked(start: Any) -> None:
    session, uri = await begin(start)
    await session.until(lambda: session.client.diagnostics.get(uri), "diagnostics")
    found = session.client.diagnostics[uri]
    assert [d.range.start.line for d in found] == [WORDS[: WORDS.index("[terms.broken]")].count("\n")]
    assert "unknown column" in found[0].message
    session.change(uri, WORDS + "\n[terms.\n")
    await session.until(lambda: "not TOML" in str(session.client.diagnostics[uri]), "the syntax error")


async def test_names_in_a_glossary_have_cards_and_declarations(start: Any) -> None:
    session, uri = await begin(start)
    card = await session.client.text_document_hover_async(types.HoverParams(**at(uri, WORDS, "status", 2)))
    assert card is not None
    assert "status" in str(card.contents)
    term = await session.client.text_document_hover_async(types.HoverParams(**at(uri, WORDS, "terms.GMV", 7)))
    assert term is not None
    assert "SUM(o.total)" in str(term.contents)
    places = await session.client.text_document_definition_async(types.DefinitionParams(**at(uri, WORDS, "total", 1)))
    assert [(p.uri, p.range.start.line) for p in places] == [(session.uri("schema.sql"), 8)]  # type: ignore[union-attr]


async def test_completion_in_a_glossary(start: Any) -> None:
    session, uri = await begin(start)
    texts = {
        '[terms.x]\nover = "': ["users", "orders"],
        '[terms.x]\ncolumn = "users.': ["id", "name", "status"],
        '[terms.x]\nover = "orders o"\nmeasure = "SUM(o.': ["id", "user_id", "total"],
        '[terms.x]\ntable = "users"\nsyn': [
            "column",
            "value",
            "of",
            "condition",
            "measure",
            "over",
            "synonyms",
            "note",
        ],
    }
    for text, expected in texts.items():
        session.change(uri, text)
        last = text.rsplit("\n", 1)
        where = types.Position(text.count("\n"), len(last[-1]))
        found = await session.client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(uri), where)
        )
        assert [item.label for item in found.items] == expected  # type: ignore[union-attr]


async def test_renaming_a_column_renames_it_in_glossaries(start: Any) -> None:
    session, uri = await begin(start)
    ddl = session.open(DDL, "schema.sql")
    edit = await session.client.text_document_rename_async(
        types.RenameParams(**at(ddl, DDL, "status", 1), new_name="state_code")
    )
    assert edit is not None
    changes = {
        c.text_document.uri: c.edits for c in edit.document_changes or () if isinstance(c, types.TextDocumentEdit)
    }
    assert [(e.range.start, e.new_text) for e in changes[uri] if isinstance(e, types.TextEdit)] == [
        (position(WORDS, "status"), "state_code")
    ]
    table = await session.client.text_document_rename_async(
        types.RenameParams(**at(ddl, DDL, "users", 1), new_name="people")
    )
    changes = {c.text_document.uri: c.edits for c in table.document_changes}  # type: ignore[union-attr]
    assert len(changes[uri]) == 3


async def test_a_selection_becomes_a_term(start: Any) -> None:
    session = await start({"schema.sql": DDL})
    await session.ready()
    text = "SELECT name FROM users WHERE status = 3 AND name IS NOT NULL;\n"
    uri = session.open(text)
    begin = text.index("status")
    request = {
        "uri": uri,
        "range": {"start": {"line": 0, "character": begin}, "end": {"line": 0, "character": text.index(";")}},
    }
    proposed = await session.command("sqlCopilot.proposeTerm", request)
    assert (proposed["kind"], proposed["fields"]["over"]) == ("condition", "users")
    assert "edit" not in proposed
    written = await session.command("sqlCopilot.proposeTerm", {**request, "name": "活跃"})
    assert written["file"] == session.uri("words.glossary.toml")
    assert written["isNew"]
    glossary = session.open(written["edit"]["newText"], "words.glossary.toml", language="toml")
    more = await session.command("sqlCopilot.proposeTerm", {**request, "name": "active"})

    async def is_known() -> bool:
        nonlocal more
        more = await session.command("sqlCopilot.proposeTerm", {**request, "name": "active"})
        return more["file"] == glossary and not more["isNew"]

    await session.until(is_known, "the glossary")
    assert more["edit"]["newText"].startswith("\n[terms.active]\n")
    assert more["edit"]["range"]["start"]["line"] == 3
    for bad in ({}, {"uri": uri}, {"uri": uri, "range": 3}, {**request, "name": "x" * 100}):
        assert (await session.command("sqlCopilot.proposeTerm", bad))["error"]["code"] == "badArguments"


async def test_a_glossary_has_no_ghost_text_and_no_lenses(start: Any) -> None:
    session = await start({"schema.sql": DDL}, settings={"dialect": "mysql"})
    await session.ready()
    text = "# list the nicknames of all users\n"
    glossary = session.open(text, "words.glossary.toml", language="plaintext")
    assert await session.inline(glossary, 0, len(text) - 1) == []
    params = types.CodeLensParams(types.TextDocumentIdentifier(glossary))
    assert not await session.client.text_document_code_lens_async(params)


async def test_a_word_that_recurs_with_a_column_is_offered(start: Any) -> None:
    reports = "\n".join(
        f"-- {comment}\n{sql};\n"
        for comment, sql in (
            ("turnover", "SELECT SUM(total) FROM orders"),
            ("turnover of user 3", "SELECT SUM(total) FROM orders WHERE user_id = 3"),
            ("orders with turnover over 5", "SELECT id FROM orders WHERE total > 5"),
            ("highest turnover", "SELECT MAX(total) FROM orders"),
            ("names of users", "SELECT name FROM users"),
            ("how many users", "SELECT COUNT(*) FROM users"),
            ("how many orders", "SELECT COUNT(*) FROM orders"),
            ("users of status 3", "SELECT id FROM users WHERE status = 3"),
        )
    )
    session = await start({"schema.sql": DDL, "reports/all.sql": reports})
    await session.ready()
    uri = session.open("-- list users by turnover\n")
    line = types.Range(types.Position(0, 5), types.Position(0, 5))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), line, types.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params) or []
    (action,) = [a for a in actions if "glossary" in a.title]
    assert action.title == "“turnover” ↔ orders.total, 4 queries: add to the glossary"
    created, written = action.edit.document_changes
    assert created.uri == session.uri("words.glossary.toml")
    assert written.edits[0].new_text == '[terms.turnover]\ncolumn = "orders.total"\n'
