"""Edits a schema and asks for suggestions for a long time: `python -m benchmarks.soak --minutes 20`.

Prints memory and latency as they go, and fails when either has grown: memory by more than 15 MB over its level after
the first two minutes (in a shorter run: after its first half), latency to more than twice that of that time. Levels
are medians of several rounds, and a run goes on until there are enough of these, so that a busy machine fails nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from benchmarks.server import QUESTIONS, Editor, ddl, row

MOST_GROWTH_MB = 15
MOST_SLOWER = 2.0
_BASELINE_SECONDS = 120.0
_ROUND = 5
"""Edits of the schema between two looks at memory."""
_LEVEL = 5
"""Rounds whose median is a level."""
_WARM = 30
"""Rounds until every table and every word has been asked for, of sixty tables."""
_FEWEST = _WARM + 4 * _LEVEL
"""Rounds of the shortest run."""
_WORDS = 97
"""Names and numbers that are typed again and again, as people do; what is known of a word is kept."""


@dataclass(frozen=True, slots=True)
class Round:
    """What was measured of some edits: when they ended, memory then, and how long the quicker of them took, which other
    programs disturb least."""

    seconds: float
    megabytes: float
    milliseconds: float


async def rounds(editor: Editor, name: str, original: str, tables: list[str], seconds: float) -> list[Round]:
    """Rounds of edits, for so many seconds and until there are enough."""
    measured: list[Round] = []
    schema = editor.open(name, original)
    query = editor.open("queries.sql", "SELECT 1;\n")
    began = time.perf_counter()
    edit = 0
    while time.perf_counter() - began < seconds or len(measured) < _FEWEST:
        latencies = []
        for _ in range(_ROUND):
            edit += 1
            await changed(editor, schema, original.replace("id bigint", f"id bigint, column_{edit % _WORDS} text", 1))
            table = tables[edit % len(tables)]
            question = QUESTIONS[edit % len(QUESTIONS)].format(table=table.replace("_", " "))
            editor.change(query, f"-- {question} since {1900 + edit % _WORDS}\nSELECT * FROM {table} t\n")
            latencies.append(await asked(editor, query))
        memory = float((await editor.command("sqlCopilot.status"))["memoryMegabytes"])
        quicker = statistics.quantiles(latencies, n=4)[0]
        measured.append(Round(time.perf_counter() - began, memory, quicker))
        row(f"{measured[-1].seconds:7.0f} s, {edit} edits", f"{memory:.0f} MB, {quicker:.0f} ms")
    return measured


async def changed(editor: Editor, uri: str, text: str) -> None:
    """Change a schema file and wait until the index has worked it in."""
    before = (await editor.command("sqlCopilot.status"))["timings"]["edits"]
    editor.change(uri, text)
    while (await editor.command("sqlCopilot.status"))["timings"]["edits"] == before:
        await asyncio.sleep(0.01)


async def asked(editor: Editor, uri: str) -> float:
    """Ask for what an editor shows of the query below a comment; the milliseconds that took."""
    started = time.perf_counter()
    await editor.inline(uri, 1)
    document, place = types.TextDocumentIdentifier(uri), types.Position(1, 16)
    await editor.client.text_document_hover_async(types.HoverParams(document, place))
    await editor.client.text_document_completion_async(types.CompletionParams(document, place))
    await editor.command("sqlCopilot.alternatives", {"uri": uri, "position": {"line": 0, "character": 3}})
    return (time.perf_counter() - started) * 1000


def verdict(measured: list[Round], seconds: float) -> str:
    """What has grown; empty when nothing has."""
    start = min(_BASELINE_SECONDS, seconds / 2)
    steady = next((i for i, m in enumerate(measured) if m.seconds > start), len(measured))
    steady = min(max(steady, _WARM), len(measured) - _LEVEL)
    before, after = measured[steady - _LEVEL : steady], measured[-_LEVEL:]
    grown = statistics.median(m.megabytes for m in after) - statistics.median(m.megabytes for m in before)
    slower = statistics.median(m.milliseconds for m in after) / statistics.median(m.milliseconds for m in before)
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
