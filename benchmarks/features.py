"""How long each language request takes over a long file and a big schema, each after a keystroke.

A real server process is asked over LSP, so times are what an editor sees. Prints a table of milliseconds; on Linux also
the processor time the server took per answer, its background work included, which a busy machine does not blur.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SERVE = "from sql_copilot_ls.server import serve; serve()"


def processor_milliseconds(pid: int) -> float:
    """Processor time of a process so far; 0 where there is no /proc."""
    path = Path(f"/proc/{pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ddl(tables: int) -> str:
    """Tables in a tree of foreign keys."""
    parts = []
    for n in range(tables):
        parent = f",\n    parent_id INTEGER REFERENCES table_{n // 3} (id)" if n else ""
        columns = "".join(f",\n    column_{n}_{c} {('TEXT', 'NUMERIC', 'DATE')[c % 3]}" for c in range(8))
        parts.append(f"CREATE TABLE table_{n} (\n    id INTEGER PRIMARY KEY{parent}{columns}\n);\n")
    return "\n".join(parts)


def queries(lines: int, tables: int, seed: random.Random) -> str:
    """Queries with joins, subqueries and comments, to about that many lines."""
    parts: list[str] = []
    count = 0
    while count < lines:
        n = seed.randrange(1, tables)
        parts.append(
            f"-- report {count} on table {n}\n"
            f"WITH recent AS (\n    SELECT id, column_{n}_1 AS amount, parent_id\n    FROM table_{n}\n"
            f"    WHERE column_{n}_2 > '2024-01-01'\n)\n"
            f"SELECT p.id, COUNT(*) AS n, SUM(r.amount) AS total\n"
            f"FROM recent r\nJOIN table_{n // 3} p ON p.id = r.parent_id\n"
            f"WHERE p.column_{n // 3}_0 = 'x'\n    AND EXISTS (SELECT 1 FROM table_{n} q WHERE q.id = r.id)\n"
            f"GROUP BY p.id\nORDER BY total DESC\nLIMIT 10;\n"
        )
        count = sum(p.count("\n") + 1 for p in parts)
    return "\n".join(parts)


class Bench:
    """A server with the file open, and the times of its answers."""

    def __init__(self, client: LanguageClient, uri: str, text: str, seed: random.Random) -> None:
        self.client = client
        self.uri = uri
        self.text = text
        self.seed = seed
        self.version = 1
        self.lines = text.split("\n")
        self.identifier = types.TextDocumentIdentifier(uri)

    def type_something(self, line: int, character: int, text: str) -> None:
        """One edit, as an editor sends it."""
        self.version += 1
        place = types.Position(line, character)
        change = types.TextDocumentContentChangePartial(types.Range(place, place), text)
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def undo(self, line: int, character: int, text: str) -> None:
        """Take the edit back."""
        self.version += 1
        span = types.Range(types.Position(line, character), types.Position(line, character + len(text)))
        change = types.TextDocumentContentChangePartial(span, "")
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def place(self, needle: str) -> tuple[int, int]:
        """Somewhere right behind a text in the file."""
        found = [n for n, line in enumerate(self.lines) if needle in line]
        line = self.seed.choice(found)
        return line, self.lines[line].index(needle) + len(needle)

    async def measure(
        self, ask: Callable[[types.Position], Awaitable[Any]], needle: str, typed: str, times: int
    ) -> tuple[list[float], int]:
        """Milliseconds of each answer, and how many answered something."""
        taken, answered = [], 0
        for _ in range(times):
            line, character = self.place(needle)
            self.type_something(line, character, typed)
            began = time.perf_counter()
            answer = await ask(types.Position(line, character + len(typed)))
            taken.append((time.perf_counter() - began) * 1000)
            answered += bool(answer)
            self.undo(line, character, typed)
        return taken, answered


def requests(bench: Bench) -> dict[str, tuple[Callable[[types.Position], Awaitable[Any]], str, str]]:
    """Name of the request → how to ask, behind which text, what is typed before."""
    c, identifier = bench.client, bench.identifier

    def at(kind: Any, **more: Any) -> Callable[[types.Position], Any]:
        return lambda position: kind(text_document=identifier, position=position, **more)

    whole = types.Range(types.Position(0, 0), types.Position(60, 0))
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    context = types.CodeActionContext([])
    return {
        "completion: column": (
            lambda p: c.text_document_completion_async(at(types.CompletionParams)(p)),
            "SELECT p.",
            "c",
        ),
        "completion: join": (
            lambda p: c.text_document_completion_async(at(types.CompletionParams)(p)),
            "FROM recent r",
            " JOIN ",
        ),
        "completion: table": (lambda p: c.text_document_completion_async(at(types.CompletionParams)(p)), "FROM ", "t"),
        "hover": (lambda p: c.text_document_hover_async(at(types.HoverParams)(p)), "JOIN ta", ""),
        "signature help": (
            lambda p: c.text_document_signature_help_async(at(types.SignatureHelpParams)(p)),
            "SUM(",
            " ",
        ),
        "definition": (lambda p: c.text_document_definition_async(at(types.DefinitionParams)(p)), "JOIN ta", ""),
        "references": (
            lambda p: c.text_document_references_async(
                at(types.ReferenceParams, context=types.ReferenceContext(include_declaration=True))(p)
            ),
            "JOIN ta",
            "",
        ),
        "prepare rename": (
            lambda p: c.text_document_prepare_rename_async(at(types.PrepareRenameParams)(p)),
            "JOIN ta",
            "",
        ),
        "document highlight": (
            lambda p: c.text_document_document_highlight_async(at(types.DocumentHighlightParams)(p)),
            "recent ",
            "",
        ),
        "code action": (
            lambda p: c.text_document_code_action_async(types.CodeActionParams(identifier, types.Range(p, p), context)),
            "GROUP BY p.",
            "",
        ),
        "selection range": (
            lambda p: c.text_document_selection_range_async(types.SelectionRangeParams(identifier, [p])),
            "SELECT p",
            "",
        ),
        "semantic tokens: 60 lines": (
            lambda _: c.text_document_semantic_tokens_range_async(types.SemanticTokensRangeParams(identifier, whole)),
            "SELECT p.",
            "c",
        ),
        "range formatting": (
            lambda p: c.text_document_range_formatting_async(
                types.DocumentRangeFormattingParams(identifier, types.Range(p, p), options)
            ),
            "GROUP BY",
            "  ",
        ),
        "workspace symbol": (
            lambda _: c.workspace_symbol_async(types.WorkspaceSymbolParams("column_7_")),
            "SELECT p.",
            "",
        ),
        "whole file: document symbol": (
            lambda _: c.text_document_document_symbol_async(types.DocumentSymbolParams(identifier)),
            "SELECT p.",
            "c",
        ),
        "whole file: folding": (
            lambda _: c.text_document_folding_range_async(types.FoldingRangeParams(identifier)),
            "SELECT p.",
            "c",
        ),
        "whole file: semantic tokens": (
            lambda _: c.text_document_semantic_tokens_full_async(types.SemanticTokensParams(identifier)),
            "SELECT p.",
            "c",
        ),
    }


async def run(lines: int, tables: int, times: int) -> int:
    """Ask everything and print the table; 1 when a request at the cursor takes over 30 ms at the 95th percentile."""
    seed = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "schema.sql").write_text(ddl(tables), encoding="utf-8")
        text = queries(lines, tables, seed)
        path = root / "report.sql"
        path.write_text(text, encoding="utf-8")
        client = LanguageClient("bench", "1")
        ready = asyncio.Event()

        @client.feature("sqlCopilot/status")
        def status(params: Any) -> None:
            if params.state != "indexing":
                ready.set()

        await client.start_io(sys.executable, "-c", SERVE)
        await client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(),
                workspace_folders=[types.WorkspaceFolder(root.as_uri(), "bench")],
            )
        )
        client.initialized(types.InitializedParams())
        await ready.wait()
        uri = path.as_uri()
        client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "sql", 1, text)))
        bench = Bench(client, uri, text, seed)
        pid = client._server.pid if client._server is not None else 0
        await asyncio.sleep(1)
        sys.stdout.write(
            f"{text.count(chr(10)):,} lines, {tables} tables; milliseconds per answer, after a keystroke\n"
        )
        sys.stdout.write(f"{'request':32}{'median':>9}{'p95':>9}{'worst':>9}{'processor':>11}{'answered':>11}\n")
        slow = False
        for name, (ask, needle, typed) in requests(bench).items():
            await bench.measure(ask, needle, typed, 2)
            before = processor_milliseconds(pid)
            taken, answered = await bench.measure(ask, needle, typed, times)
            processor = (processor_milliseconds(pid) - before) / len(taken)
            p95 = sorted(taken)[max(round(len(taken) * 0.95) - 1, 0)]
            slow = slow or (p95 > 30 and not name.startswith("whole file"))
            sys.stdout.write(
                f"{name:32}{statistics.median(taken):9.1f}{p95:9.1f}{max(taken):9.1f}{processor:11.1f}{answered:>7}/{len(taken)}\n"
            )
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
    return int(slow)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--times", type=int, default=60, help="measurements per request")
    arguments = parser.parse_args()
    return asyncio.run(run(arguments.lines, arguments.tables, arguments.times))


if __name__ == "__main__":
    sys.exit(main())
