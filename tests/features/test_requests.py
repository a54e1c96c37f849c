"""Every language request, through a real server over files."""

from __future__ import annotations

import os
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

DDL = """\
CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    city TEXT
);
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER REFERENCES customers (id),
    total NUMERIC
);
"""
REPORT = "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer_id = c.id;\n"


async def begin(start: Any, text: str, name: str = "q.sql", language: str = "sql", **options: Any) -> tuple[Any, str]:
    session = await start({"schema.sql": DDL, "report.sql": REPORT}, **options)
    await session.ready()
    return session, session.open(text, name, language=language)


def at(text: str, needle: str, plus: int = 0) -> types.Position:
    before = text[: text.index(needle) + plus]
    return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)


def where(uri: str, text: str, needle: str, plus: int = 0) -> dict[str, Any]:
    return {"text_document": types.TextDocumentIdentifier(uri), "position": at(text, needle, plus)}


def applied(text: str, edits: list[types.TextEdit]) -> str:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
        a = starts[edit.range.start.line] + edit.range.start.character
        b = starts[edit.range.end.line] + edit.range.end.character
        text = text[:a] + edit.new_text + text[b:]
    return text


async def test_completion_joins_by_foreign_key_and_documents_the_table(start: Any) -> None:
    text = "SELECT * FROM customers c JOIN "
    session, uri = await begin(start, text)
    answer = await session.client.text_document_completion_async(types.CompletionParams(**where(uri, text, "JOIN ", 5)))
    first = answer.items[0]
    assert first.label == "orders o ON o.customer_id = c.id"
    assert first.text_edit.range.start == types.Position(0, 31)
    resolved = await session.client.completion_item_resolve_async(first)
    assert "**orders** · table" in resolved.documentation.value


async def test_completion_says_nothing_after_as(start: Any) -> None:
    text = "SELECT id AS "
    session, uri = await begin(start, text)
    answer = await session.client.text_document_completion_async(types.CompletionParams(**where(uri, text, "AS ", 3)))
    assert answer is None or not answer.items


async def test_hover_shows_the_table_behind_an_alias(start: Any) -> None:
    session, uri = await begin(start, REPORT)
    answer = await session.client.text_document_hover_async(types.HoverParams(**where(uri, REPORT, "o.total")))
    assert "| customer_id | INTEGER | → customers.id |" in answer.contents.value


async def test_signature_help_names_the_parameter_being_written(start: Any) -> None:
    text = "SELECT COALESCE(city, "
    session, uri = await begin(start, text)
    params = types.SignatureHelpParams(**where(uri, text, ", ", 2))
    answer = await session.client.text_document_signature_help_async(params)
    assert answer.signatures[0].label == "COALESCE(value, …)"
    assert answer.active_parameter == 1


async def test_definition_leads_into_the_ddl(start: Any) -> None:
    session, uri = await begin(start, REPORT)
    (found,) = await session.client.text_document_definition_async(
        types.DefinitionParams(**where(uri, REPORT, "total"))
    )
    assert found.uri.endswith("schema.sql")
    assert found.range.start.line == 8


async def test_references_are_found_in_all_files(start: Any) -> None:
    text = "SELECT total FROM orders;"
    session, uri = await begin(start, text)
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(context=context, **where(uri, text, "total"))
    found = await session.client.text_document_references_async(params)
    assert sorted(f.uri.rsplit("/", 1)[-1] for f in found) == ["q.sql", "report.sql", "schema.sql"]


async def test_rename_changes_ddl_and_queries(start: Any) -> None:
    text = "SELECT total FROM orders;"
    session, uri = await begin(start, text)
    params = types.RenameParams(new_name="amount", **where(uri, text, "total"))
    edit = await session.client.text_document_rename_async(params)
    changed = {c.text_document.uri.rsplit("/", 1)[-1]: list(c.edits) for c in edit.document_changes}
    assert applied(DDL, changed["schema.sql"]) == DDL.replace("total", "amount")
    assert applied(REPORT, changed["report.sql"]) == REPORT.replace("total", "amount")
    assert applied(text, changed["q.sql"]) == "SELECT amount FROM orders;"


async def test_rename_is_refused_with_the_reason(start: Any) -> None:
    text = "SELECT total FROM orders;"
    session, uri = await begin(start, text)
    with pytest.raises(JsonRpcException, match="orders has a column id already"):
        await session.client.text_document_rename_async(types.RenameParams(new_name="id", **where(uri, text, "total")))


async def test_rename_of_an_alias_stays_in_its_statement(start: Any) -> None:
    text = REPORT + REPORT
    session, uri = await begin(start, text)
    params = types.RenameParams(new_name="x", **where(uri, text, "orders o", 7))
    edit = await session.client.text_document_rename_async(params)
    (change,) = edit.document_changes
    wanted = REPORT.replace("o.", "x.").replace("orders o", "orders x") + REPORT
    assert applied(text, list(change.edits)) == wanted


async def test_highlight_tells_writes_from_reads(start: Any) -> None:
    text = "UPDATE orders SET total = total + 1"
    session, uri = await begin(start, text)
    params = types.DocumentHighlightParams(**where(uri, text, "total"))
    found = await session.client.text_document_document_highlight_async(params)
    assert [f.kind for f in found] == [types.DocumentHighlightKind.Write, types.DocumentHighlightKind.Read]


async def test_symbols_of_document_and_workspace(start: Any) -> None:
    session, uri = await begin(start, DDL, "more.sql")
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found = await session.client.text_document_document_symbol_async(params)
    assert [(s.name, [c.name for c in s.children]) for s in found] == [
        ("customers", ["id", "name", "city"]),
        ("orders", ["id", "customer_id", "total"]),
    ]
    everywhere = await session.client.workspace_symbol_async(types.WorkspaceSymbolParams("custom"))
    assert everywhere[0].name == "customers"


async def test_folding_and_selection(start: Any) -> None:
    text = "SELECT (\n  SELECT 1\n) AS one\nFROM orders;\n"
    session, uri = await begin(start, text)
    identifier = types.TextDocumentIdentifier(uri)
    folds = await session.client.text_document_folding_range_async(types.FoldingRangeParams(identifier))
    assert {(f.start_line, f.end_line) for f in folds} == {(0, 3), (0, 2)}
    params = types.SelectionRangeParams(identifier, [at(text, "1")])
    (selection,) = await session.client.text_document_selection_range_async(params)
    assert selection.range == types.Range(types.Position(1, 9), types.Position(1, 10))
    assert selection.parent is not None


async def test_semantic_tokens_count_in_the_clients_units(start: Any, encoding: str) -> None:
    text = "SELECT '𝒜', total FROM orders"
    session, uri = await begin(start, text, encoding=encoding)
    identifier = types.TextDocumentIdentifier(uri)
    answer = await session.client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(identifier))
    lengths = answer.data[2::5]
    assert list(lengths[:3]) == [6, {"utf-8": 6, "utf-16": 4, "utf-32": 3}[encoding], 5]


async def test_formatting_keeps_comments_and_obeys_settings(start: Any) -> None:
    text = "SELECT id, -- the key\n total FROM orders where id=1;\n"
    session, uri = await begin(start, text, settings={"formatKeywordCase": "lower", "formatIndent": 2})
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    edits = await session.client.text_document_formatting_async(params)
    assert applied(text, edits) == "select\n  id, -- the key\n  total\nfrom orders\nwhere id = 1;\n"


async def test_formatting_indents_as_the_editor_does(start: Any) -> None:
    text = "create table t (a int, b int);\n"
    session, uri = await begin(start, text)
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), options)
    edits = await session.client.text_document_formatting_async(params)
    assert applied(text, edits) == "CREATE TABLE t (\n  a int,\n  b int\n);\n"


async def test_range_formatting_leaves_other_statements(start: Any) -> None:
    text = "select  1;\nselect  2;\nselect  3;\n"
    session, uri = await begin(start, text)
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    span = types.Range(types.Position(1, 2), types.Position(1, 3))
    params = types.DocumentRangeFormattingParams(types.TextDocumentIdentifier(uri), span, options)
    edits = await session.client.text_document_range_formatting_async(params)
    assert applied(text, edits) == "select  1;\nSELECT 2;\nselect  3;\n"


async def test_diagnostics_with_a_quick_fix(start: Any) -> None:
    text = "SELECT nmae FROM customers;"
    session, uri = await begin(start, text)
    (fault,) = await session.until(lambda: session.client.diagnostics.get(uri), "a diagnostic")
    assert fault.message == "customers has no column nmae; did you mean name?"
    context = types.CodeActionContext([fault])
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), fault.range, context)
    actions = await session.client.text_document_code_action_async(params)
    fix = next(a for a in actions if a.title == "Change to name")
    assert applied(text, fix.edit.changes[uri]) == "SELECT name FROM customers;"


async def test_diagnostics_can_be_switched_off(start: Any) -> None:
    session, uri = await begin(start, "SELECT nmae FROM customers;", settings={"diagnostics": False})
    await session.until(lambda: uri in session.client.diagnostics, "an empty list")
    assert not session.client.diagnostics[uri]


async def test_code_action_expands_the_star(start: Any) -> None:
    text = "SELECT * FROM customers;"
    session, uri = await begin(start, text)
    span = types.Range(at(text, "*"), at(text, "*"))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), span, types.CodeActionContext([]))
    actions = await session.client.text_document_code_action_async(params)
    star = next(a for a in actions if a.title == "Expand * to its columns")
    assert applied(text, star.edit.changes[uri]) == "SELECT id, name, city FROM customers;"


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("python", "a.py", 'rows = run("""\n  SELECT o.| FROM orders o\n""")\n'),
        ("typescript", "a.ts", "const rows = sql`SELECT o.| FROM orders o WHERE id = ${id}`;\n"),
        ("javascript", "a.js", "run('SELECT o.| FROM orders o');\n"),
        ("go", "a.go", "rows := db.Query(`SELECT o.| FROM orders o`)\n"),
        ("python", "cell.py", "%%sql\nSELECT o.| FROM orders o\n"),
    ],
)
async def test_sql_in_other_languages(start: Any, language: str, name: str, text: str) -> None:
    plain = text.replace("|", "")
    session, uri = await begin(start, plain, name, language)
    params = types.CompletionParams(**where(uri, text, "|"))
    answer = await session.client.text_document_completion_async(params)
    assert [i.label for i in answer.items] == ["id", "customer_id", "total"]


async def test_sql_in_other_languages_can_be_switched_off(start: Any) -> None:
    text = 'run("SELECT o. FROM orders o")'
    session, uri = await begin(start, text, "a.py", "python", settings={"embeddedSql": False})
    answer = await session.client.text_document_completion_async(types.CompletionParams(**where(uri, text, "o.", 2)))
    assert answer is None


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
async def test_a_file_whose_name_is_no_unicode_does_not_end_references(start: Any) -> None:
    text = "SELECT name FROM customers;\n"
    session, uri = await begin(start, text)
    odd = os.fsencode(session.folders[0]) + b"/\xff.sql"
    with open(odd, "w") as file:  # noqa: PTH123 - the name is bytes
        file.write(text)
    await session.command("sqlCopilot.reindex", {})
    found = await session.client.text_document_references_async(
        types.ReferenceParams(**where(uri, text, "customers"), context=types.ReferenceContext(True))
    )
    assert uri in {location.uri for location in found}
    assert (await session.command("sqlCopilot.schema", {}))["folders"]
