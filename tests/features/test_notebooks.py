"""Cells of a notebook are checked as files are: when they open, when they change, and no more once they close."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

DDL = "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);\n"


async def test_cells_get_diagnostics(start: Any) -> None:
    session = await start({"schema.sql": DDL})
    await session.ready()
    folder = session.uri("report.ipynb")
    cells = {
        f"{folder}#1": "%%sql\nSELECT nmae FROM customers\n",
        f"{folder}#2": "run('SELECT nmae FROM customers')\n",
        f"{folder}#3": "x = 1\n",
    }
    session.client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            types.NotebookDocument(
                folder, "jupyter-notebook", 1, [types.NotebookCell(types.NotebookCellKind.Code, uri) for uri in cells]
            ),
            [types.TextDocumentItem(uri, "python", 1, text) for uri, text in cells.items()],
        )
    )
    published = session.client.diagnostics
    for uri in list(cells)[:2]:
        (fault,) = await session.until(lambda uri=uri: published.get(uri), "a diagnostic of a cell")
        assert fault.message == "customers has no column nmae; did you mean name?"
    changed = f"{folder}#1"
    session.client.notebook_document_did_change(
        types.DidChangeNotebookDocumentParams(
            types.VersionedNotebookDocumentIdentifier(2, folder),
            types.NotebookDocumentChangeEvent(
                cells=types.NotebookDocumentCellChanges(
                    text_content=[
                        types.NotebookDocumentCellContentChanges(
                            types.VersionedTextDocumentIdentifier(2, changed),
                            [types.TextDocumentContentChangeWholeDocument("%%sql\nSELECT name FROM customers\n")],
                        )
                    ]
                )
            ),
        )
    )
    await session.until(lambda: not published.get(changed), "the mended cell")
    closed = types.DidCloseNotebookDocumentParams(
        types.NotebookDocumentIdentifier(folder), [types.TextDocumentIdentifier(uri) for uri in cells]
    )
    session.client.notebook_document_did_close(closed)
    await session.until(lambda: not published.get(f"{folder}#2"), "nothing said of a closed cell")


async def test_cells_are_one_session(start: Any) -> None:
    session = await start({"schema.sql": DDL})
    await session.ready()
    notebook = session.uri("report.ipynb")
    texts = {
        f"{notebook}#1": "%%sql\nCREATE TEMP TABLE picks AS SELECT id AS chosen FROM customers;\n",
        f"{notebook}#2": "%%sql\nSELECT chosen, other FROM picks\n",
        f"{notebook}#3": "run('SELECT p.chosen FROM picks p')\n",
    }
    session.client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            types.NotebookDocument(
                notebook, "jupyter-notebook", 1, [types.NotebookCell(types.NotebookCellKind.Code, uri) for uri in texts]
            ),
            [types.TextDocumentItem(uri, "python", 1, text) for uri, text in texts.items()],
        )
    )
    published = session.client.diagnostics
    uri = f"{notebook}#2"
    (fault,) = await session.until(lambda: published.get(uri), "what is wrong in the second cell")
    assert fault.message == "picks has no column other"
    await session.until(lambda: f"{notebook}#3" in published, "the third cell")
    assert not published[f"{notebook}#3"]
    place = types.Position(1, len("SELECT "))
    offered = await session.client.text_document_completion_async(
        types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    )
    assert [item.label for item in offered.items][:1] == ["chosen"]
