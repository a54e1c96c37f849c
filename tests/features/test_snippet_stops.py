"""Values that a new row lacks are stops of a snippet, in every dialect."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from lsprotocol import types

from sql_copilot_ls.analysis.ide.snippet_stops import filled, with_stops
from sql_copilot_ls.features.common.generating import as_first_shown, workspace_edit
from sql_copilot_ls.query import parse_sql, render
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.sql.dialects import DIALECTS

SCHEMA = parse_ddl(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, note TEXT NOT NULL, paid INT);"
)


@pytest.mark.parametrize("dialect", [dialect.name for dialect in DIALECTS if dialect.name not in ("", "db2")])
def test_a_required_column_is_written_alike_in_every_dialect_and_is_a_stop(dialect: str) -> None:
    sql = render(parse_sql("INSERT INTO orders (paid) VALUES (7)", SCHEMA), SCHEMA, dialect)
    assert sql.endswith("VALUES (7, :customer, :note)")
    snippet = with_stops(sql, dialect)
    assert snippet is not None
    assert snippet.endswith("VALUES (7, ${1:customer}, ${2:note})")


@pytest.mark.parametrize(
    ("sql", "snippet"),
    [
        ("SELECT 1", None),
        ("SELECT ':no' FROM t", None),
        ("SELECT a::text FROM t", None),
        ("UPDATE t SET a = :a WHERE b = :b OR c = :a", "UPDATE t SET a = ${1:a} WHERE b = ${2:b} OR c = ${1:a}"),
        ("UPDATE t SET a = '$1}\\' WHERE b = :b", "UPDATE t SET a = '\\$1\\}\\\\' WHERE b = ${1:b}"),
    ],
)
def test_only_parameters_are_stops(sql: str, snippet: str | None) -> None:
    assert with_stops(sql, "postgres") == snippet


def client(**edits: Any) -> Any:
    """A session whose client says this of workspace edits."""
    workspace = types.WorkspaceClientCapabilities(workspace_edit=types.WorkspaceEditClientCapabilities(**edits))
    return SimpleNamespace(
        client_capabilities=types.ClientCapabilities(workspace=workspace), dialect_for=lambda _uri: "sqlite"
    )


INSERT = "\nINSERT INTO orders (paid, customer) VALUES (7, :customer);"


def test_what_is_applied_has_stops_where_the_client_takes_snippets() -> None:
    document = Document("file:///q.sql", "-- add an order", 3, "sql", "utf-16")
    able = client(document_changes=True, snippet_edit_support=True)
    (change,) = workspace_edit(able, document, 15, 15, INSERT).document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.SnippetTextEdit)
    assert edit.snippet.value == "\nINSERT INTO orders (paid, customer) VALUES (7, ${1:customer});"
    assert as_first_shown(able, document, INSERT) == "\nINSERT INTO orders (paid, customer) VALUES (7, customer);"
    (change,) = workspace_edit(able, document, 15, 15, "\nSELECT 1;").document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == "\nSELECT 1;"


@pytest.mark.parametrize("edits", [{}, {"document_changes": True}, {"snippet_edit_support": True}])
def test_other_clients_get_parameters(edits: dict[str, bool]) -> None:
    document = Document("file:///q.sql", "-- add an order", 3, "sql", "utf-16")
    edit = workspace_edit(client(**edits), document, 15, 15, INSERT)
    edits_made: list[object] = [e for several in (edit.changes or {}).values() for e in several]
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        edits_made += change.edits
    assert [e.new_text for e in edits_made if isinstance(e, types.TextEdit)] == [INSERT]
    assert len(edits_made) == 1
    assert as_first_shown(client(**edits), document, INSERT) == INSERT


def test_a_snippet_is_shown_with_its_names_and_without_escapes() -> None:
    assert filled("UPDATE t SET a = '\\$1\\}\\\\' WHERE b = ${1:b}") == "UPDATE t SET a = '$1}\\' WHERE b = b"
