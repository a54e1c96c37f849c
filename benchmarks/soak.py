"""Edits a schema and asks for suggestions for a long time: `python -m benchmarks.soak --minutes 20`.

Prints memory and latency as they go, and fails when either has grown: memory by more than 15 MB over its level after
the first two minutes (in a shorter run: after its first half), latency to more than twice that of that time.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types

from benchmarks.server import QUESTIONS, Editor, ddl, row

MOST_GROWTH_MB = 15
MOST_SLOWER = 2.0
_BASELINE_SECONDS = 120.0
_ROUND = 25
"""Edits between two looks at memory."""


async def rounds(
    editor: Editor, name: str, original: str, tables: list[str], seconds: float
) -> list[tuple[float, ...]]:
    """Time, memory in MB and median latency in ms of each round."""
    measured: list[tuple[float, ...]] = []
    schema = editor.open(name, original)
    query = editor.open("queries.sql", "SELECT 1;\n")
    began = time.perf_counter()
    edit = 0
    while time.perf_counter() - began < seconds:
        latencies = []
        for _ in range(_ROUND):
            edit += 1
            editor.change(schema, original.replace("id bigint", f"id bigint, column_{edit % 997} text", 1))
            question = QUESTIONS[edit % len(QUESTIONS)].format(table=tables[edit % len(tables)].replace("_", " "))
            editor.change(
                query, f"-- {question} since {1000 + edit % 5000}\nSELECT * FROM {tables[edit % len(tables)]} t\n"
            )
            started = time.perf_counter()
            await editor.inline(query, 1)
            place = {"text_document": types.TextDocumentIdentifier(query), "position": types.Position(1, 16)}
            await editor.client.text_document_hover_async(types.HoverParams(**place))
            await editor.client.text_document_completion_async(types.CompletionParams(**place))
            await editor.command("sqlCopilot.alternatives", {"uri": query, "position": {"line": 0, "character": 3}})
            latencies.append((time.perf_counter() - started) * 1000)
        memory = float((await editor.command("sqlCopilot.status"))["memoryMegabytes"])
        measured.append((time.perf_counter() - began, memory, statistics.median(latencies)))
        row(f"{measured[-1][0]:7.0f} s, {edit} edits", f"{memory:.0f} MB, {measured[-1][2]:.0f} ms")
    return measured


def verdict(measured: list[tuple[float, ...]], seconds: float) -> str:
    """What has grown; empty when nothing has."""
    start = min(_BASELINE_SECONDS, seconds / 2)
    before = [m for m in measured if m[0] <= start] or measured[:1]
    after = [m for m in measured if m[0] > start] or measured[-1:]
    grown = after[-1][1] - before[-1][1]
    slower = statistics.median(m[2] for m in after[-3:]) / statistics.median(m[2] for m in before[-3:])
    row("memory since the start of the steady part", f"{grown:+.0f} MB", f"<= {MOST_GROWTH_MB} MB")
    row("latency against that of the time before", f"x {slower:.2f}", f"<= {MOST_SLOWER}")
    faults = ["memory"] if grown > MOST_GROWTH_MB else []
    return " and ".join(faults + (["latency"] if slower > MOST_SLOWER else []))


async def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--tables", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "soaked"
        folder.mkdir()
        ((_, text),) = ddl(options.tables, 1).items()
        (folder / "schema.sql").write_text(text)
        tables = [line.split()[2] for line in text.splitlines() if line.startswith("CREATE")]
        async with Editor(folder, Path(scratch) / "cache") as editor:
            measured = await rounds(editor, "schema.sql", text, tables, options.minutes * 60)
    grown = verdict(measured, options.minutes * 60)
    if grown:
        print(f"{grown} has grown", file=sys.stderr)
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
