"""How long each language request takes over a long file and a big schema, each after a keystroke.

A real server process is asked over LSP, so times are what an editor sees, its parsing of the answer included. Prints a
table of milliseconds for a file of queries and one for a file of CREATE TABLE statements; on Linux also the processor
time the server took per answer, its background work included, which a busy machine does not blur. `--beside FOLDER`
asks the server of another working tree (of 2dc1fd6, say) each question in turn, so that the machine's load hits both
alike, and prints both 95th percentiles and their ratio.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.editor import ROOT, Editor

Position = dict[str, int]
BAR = 30


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

    def __init__(self, editor: Editor, uri: str, text: str, seed: random.Random) -> None:
        self.editor = editor
        self.uri = uri
        self.seed = seed
        self.version = 1
        self.lines = text.split("\n")
        self.result_id = ""
        editor.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "sql", "version": 1, "text": text}},
        )

    def edit(self, start: Position, end: Position, text: str) -> None:
        """One edit, as an editor sends it."""
        self.version += 1
        self.editor.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": self.uri, "version": self.version},
                "contentChanges": [{"range": {"start": start, "end": end}, "text": text}],
            },
        )

    def place(self, needle: str) -> Position:
        """Somewhere right behind a text in the file."""
        found = [n for n, line in enumerate(self.lines) if needle in line]
        line = self.seed.choice(found)
        return {"line": line, "character": self.lines[line].index(needle) + len(needle)}

    async def measure(self, request: Request, times: int) -> tuple[list[float], list[float], int]:
        """Milliseconds of each answer, of them the processor's, and how many answered something."""
        taken: list[float] = []
        used: list[float] = []
        answered = 0
        for _ in range(times):
            place = self.place(request.needle)
            behind = {"line": place["line"], "character": place["character"] + len(request.typed)}
            if request.typed == "\n":
                behind = {"line": place["line"] + 1, "character": 0}
            self.edit(place, place, request.typed)
            params: dict[str, Any] = {"textDocument": {"uri": self.uri}}
            if request.at_cursor:
                params["position"] = behind
            for name, value in request.more.items():
                params[name] = {"start": behind, "end": behind} if value == "cursor" else value
            if request.method == "textDocument/selectionRange":
                params["positions"] = [behind]
            if request.method.endswith("/delta"):
                params["previousResultId"] = self.result_id
            began, before = time.perf_counter(), self.editor.processor_milliseconds()
            answer = await self.editor.ask(request.method, params)
            taken.append((time.perf_counter() - began) * 1000)
            used.append(self.editor.processor_milliseconds() - before)
            answered += bool(answer)
            if isinstance(answer, dict):
                self.result_id = answer.get("resultId", self.result_id)
            self.edit(place, behind, "")
        return taken, used, answered


@dataclass(frozen=True)
class Request:
    """What is asked, behind which text, and what is typed there before."""

    name: str
    method: str
    needle: str
    typed: str = ""
    at_cursor: bool = True
    more: dict[str, Any] = field(default_factory=dict)


OPTIONS = {"tabSize": 4, "insertSpaces": True}
SCREEN = {"start": {"line": 0, "character": 0}, "end": {"line": 60, "character": 0}}


def at_cursor(column: str, table: str) -> list[Request]:
    """Requests for a place: columns are typed behind one text, tables stand behind the other."""
    return [
        Request("hover", "textDocument/hover", table),
        Request("definition", "textDocument/definition", table),
        Request("references", "textDocument/references", table, more={"context": {"includeDeclaration": True}}),
        Request("prepare rename", "textDocument/prepareRename", table),
        Request("document highlight", "textDocument/documentHighlight", table),
        Request(
            "code action",
            "textDocument/codeAction",
            column,
            at_cursor=False,
            more={"range": "cursor", "context": {"diagnostics": []}},
        ),
        Request("selection range", "textDocument/selectionRange", column, at_cursor=False),
        Request(
            "semantic tokens: 60 lines",
            "textDocument/semanticTokens/range",
            column,
            "c",
            at_cursor=False,
            more={"range": SCREEN},
        ),
        Request(
            "range formatting",
            "textDocument/rangeFormatting",
            column,
            "  ",
            at_cursor=False,
            more={"range": "cursor", "options": OPTIONS},
        ),
        Request("workspace symbol", "workspace/symbol", column, at_cursor=False, more={"query": "column_7_"}),
    ]


def of_the_file(needle: str) -> list[Request]:
    """Requests for the whole file, after a letter and after a line break."""
    return [
        Request(f"whole file: {name}, {what} typed", method, needle, typed, at_cursor=False, more=more)
        for name, method, more in (
            ("document symbols", "textDocument/documentSymbol", {}),
            ("folding", "textDocument/foldingRange", {}),
            ("semantic tokens", "textDocument/semanticTokens/full", {}),
            ("tokens' difference", "textDocument/semanticTokens/full/delta", {}),
            ("code lenses", "textDocument/codeLens", {}),
            ("formatting", "textDocument/formatting", {"options": OPTIONS}),
        )
        for typed, what in (("c", "letter"), ("\n", "line break"))
    ]


def in_queries() -> list[Request]:
    """What is asked in a file of queries."""
    completion = "textDocument/completion"
    return [
        Request("completion: column", completion, "SELECT p.", "c"),
        Request("completion: join", completion, "FROM recent r", " JOIN "),
        Request("completion: table", completion, "FROM ", "t"),
        Request("signature help", "textDocument/signatureHelp", "SUM(", " "),
        *at_cursor("GROUP BY p.", "JOIN ta"),
        *of_the_file("SELECT p."),
    ]


def in_ddl() -> list[Request]:
    """What is asked in a file of CREATE TABLE statements."""
    return [*at_cursor("    column_", "CREATE TABLE ta"), *of_the_file("    column_")]


async def measure(bench: Bench, requests: list[Request], times: int) -> bool:
    """Ask everything and print the table; whether something took too long at the 95th percentile."""
    editor, slow = bench.editor, False
    sys.stdout.write(f"{'request':48}{'median':>9}{'p95':>9}{'worst':>9}{'processor':>11}{'answered':>11}\n")
    for request in requests:
        await bench.measure(request, 2)
        before = editor.processor_milliseconds()
        taken, _, answered = await bench.measure(request, times)
        processor = (editor.processor_milliseconds() - before) / len(taken)
        p95 = percentile(taken)
        slow = slow or p95 > BAR
        sys.stdout.write(
            f"{request.name:48}{statistics.median(taken):9.1f}{p95:9.1f}{max(taken):9.1f}{processor:11.1f}"
            f"{answered:>7}/{len(taken)}{'  over' if p95 > BAR else ''}\n"
        )
        sys.stdout.flush()
    return slow


def percentile(values: list[float]) -> float:
    """The 95th."""
    return sorted(values)[max(round(len(values) * 0.95) - 1, 0)]


async def compare(benches: tuple[Bench, Bench], requests: list[Request], times: int) -> None:
    """Ask two servers everything in turn, and print what the second takes of the first's time.

    Of the processor's time the median counts: where a machine is so busy that the server's work after an edit falls
    into an answer, the 95th percentile is that work's.
    """
    heads = ("p95 there", "here", "ratio", "cpu median", "here", "ratio", "cpu p95", "here", "ratio")
    sys.stdout.write(f"{'request':48}{''.join(f'{head:>11}' for head in heads)}\n")
    medians, ends = [], []
    for request in requests:
        taken: tuple[list[float], list[float]] = ([], [])
        used: tuple[list[float], list[float]] = ([], [])
        for time_number in range(times + 1):
            for which in (0, 1) if time_number % 2 else (1, 0):
                one, processor, _ = await benches[which].measure(request, 1)
                if time_number:  # the first is for warmth
                    taken[which].extend(one)
                    used[which].extend(processor)
        rows = [tuple(map(percentile, taken)), tuple(map(statistics.median, used)), tuple(map(percentile, used))]
        ratios = [here / max(there, 1e-9) for there, here in rows]
        medians.append(ratios[1])
        ends.append(ratios[2])
        cells = "".join(f"{a:11.1f}{b:11.1f}{ratio:11.2f}" for (a, b), ratio in zip(rows, ratios, strict=True))
        sys.stdout.write(f"{request.name:48}{cells}\n")
        sys.stdout.flush()
    sys.stdout.write(
        f"processor, median of the ratios: of medians {statistics.median(medians):.2f}, of 95th percentiles "
        f"{statistics.median(ends):.2f}\n"
    )


async def run(lines: int, tables: int, times: int, beside: Path | None) -> int:
    """Both files; 1 when a request takes over 30 ms at the 95th percentile."""
    seed = random.Random(7)
    slow = False
    for name, requests in (("report.sql", in_queries()), ("schema.sql", in_ddl())):
        with tempfile.TemporaryDirectory() as scratch:
            root = Path(scratch, "workspace")
            root.mkdir()
            texts = {"schema.sql": ddl(tables), "report.sql": queries(lines, tables, seed)}
            for file, text in texts.items():
                (root / file).write_text(text, encoding="utf-8")
            checkouts = [beside, ROOT] if beside else [ROOT]
            editors = [await Editor.start(root, Path(scratch, f"cache{n}"), tree) for n, tree in enumerate(checkouts)]
            for editor in editors:
                await editor.ready.wait()
            benches = [Bench(editor, (root / name).as_uri(), texts[name], random.Random(11)) for editor in editors]
            await asyncio.sleep(1)
            count = texts[name].count("\n")
            sys.stdout.write(
                f"\n{name}: {count:,} lines, {tables} tables; milliseconds per answer, after a keystroke\n"
            )
            if beside:
                await compare((benches[0], benches[1]), requests, times)
            else:
                slow = await measure(benches[0], requests, times) or slow
            for editor in editors:
                await editor.stop()
    return int(slow)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--times", type=int, default=60, help="measurements per request")
    parser.add_argument("--beside", type=Path, help="another working tree, whose server is asked in turn")
    arguments = parser.parse_args()
    return asyncio.run(run(arguments.lines, arguments.tables, arguments.times, arguments.beside))


if __name__ == "__main__":
    sys.exit(main())
