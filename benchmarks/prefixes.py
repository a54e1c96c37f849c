"""Types files character by character and asks everything at each one: `python -m benchmarks.prefixes --data DIR`.

Every prefix of every .sql file under DIR (every n-th with `--every n`; files of at least some size with `--larger`) is
given to each request of the language server, over the tables that the file itself declares. Nothing may be raised, and
no request may take more processor time than the time box. Prints a table of requests and the faults, and exits with 1
if there are any.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.features import ddl
from benchmarks.fixtures import dialect_of
from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.comment_request import requests, typing_at
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.formatter import format_range
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.ide.signature import signature
from sql_copilot_ls.analysis.ide.structure import folds, selections
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.features.document_symbol import outline
from sql_copilot_ls.features.semantic_tokens import tokens_of
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Part

CHUNK = 4000
"""Characters of a file that one process types in a go."""
HERE = 40_000
"""Characters before the cursor within which comments that ask are looked for at every prefix."""


@dataclass
class Tally:
    """Times of each request in milliseconds of the processor, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def asked(document: Document, script: Script, schema: Schema) -> dict[str, Callable[[], object]]:
    """Every request at the end of a document."""
    end = len(document.text)

    def names() -> object:
        use = name_at(script, end, schema)
        return use and occurrences(script, use.key, schema, near=end)

    return {
        "completion": lambda: complete(script, end, schema),
        "hover": lambda: hover(script, end, schema),
        "signature help": lambda: signature(script, end, schema),
        "definition, references, highlight": names,
        "selection range": lambda: selections(script, end),
        "semantic tokens": lambda: tokens_of(document, [Part(0, script)], schema, (0, end)),
        "document symbols": lambda: outline(document, script),
        "folding": lambda: folds(script, document.lines),
        "diagnostics": lambda: diagnose(script, schema),
        "code actions": lambda: actions(script, end, end, schema, []),
        "range formatting": lambda: format_range(script, end, end),
        "inline completion": lambda: typing_at(document.text, end),
        "code lens": lambda: requests(document.text[-HERE:]),
    }


def typed(path: Path, start: int, stop: int, every: int, box: float) -> Tally:
    """The prefixes of a file that end in a span."""
    text, dialect, tally = path.read_text(encoding="utf-8", errors="replace"), dialect_of(path), Tally()
    schema = fold([declarations(text + ddl(20), file=path.name)])
    lines = Document("", text[:start], 0, "sql", "utf-16").lines
    script: Script | None = None
    for end in range(start, stop, every):
        prefix = text[:end]
        lines = lines.edited(len(lines.text), len(lines.text), text[len(lines.text) : end])
        place = f"{path}: the first {end:,} characters"
        try:
            began = time.thread_time()
            script = Script(prefix, dialect, script)
            _note(tally, "splitting", began, box, place, timed=end > start)
            document = Document("file:///a.sql", prefix, 0, "sql", "utf-16", lines=lines)
            for name, ask in asked(document, script, schema).items():
                began = time.thread_time()
                ask()
                # The first prefix of a span is a file just opened: whole-file answers are not incremental there.
                _note(tally, name, began, box, place, timed=end > start)
        except Exception:
            tally.faults.append(f"{place}: {traceback.format_exc(limit=-2)}")
    return tally


def _note(tally: Tally, name: str, began: float, box: float, place: str, *, timed: bool) -> None:
    taken = (time.thread_time() - began) * 1000
    if timed:
        tally.times.setdefault(name, []).append(taken)
        if taken > box:
            tally.faults.append(f"{place}: {name} took {taken:.0f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--larger", type=int, default=0, help="only files of at least so many characters")
    parser.add_argument("--smaller", type=int, default=1 << 30, help="only files of fewer characters")
    parser.add_argument("--box", type=float, default=250, help="milliseconds of the processor for one request")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    spans, characters = [], 0
    files = [arguments.data] if arguments.data.is_file() else sorted(arguments.data.rglob("*.sql"))
    for path in files:
        size = len(path.read_text(encoding="utf-8", errors="replace"))
        if arguments.larger <= size < arguments.smaller:
            characters += size
            spans += [(path, at, min(at + CHUNK, size + 1)) for at in range(0, size + 1, CHUNK)]
    times: dict[str, list[float]] = {}
    faults = 0
    with ProcessPoolExecutor(arguments.jobs) as pool:
        futures = [pool.submit(typed, *span, arguments.every, arguments.box) for span in spans]
        for number, future in enumerate(futures, 1):
            tally = future.result()
            for name, taken in tally.times.items():
                times.setdefault(name, []).extend(taken)
            faults += len(tally.faults)
            for fault in tally.faults[:3]:
                sys.stdout.write(f"{fault}\n")
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{number} of {len(futures)} spans")
    sys.stdout.write(f"{characters:,} characters, {len(times.get('completion', ())):,} prefixes, {faults} faults\n")
    sys.stdout.write(f"{'milliseconds of the processor':36}{'median':>9}{'p95':>9}{'p99.9':>9}{'worst':>9}\n")
    for name, taken in times.items():
        taken.sort()
        row = [taken[min(int(share * len(taken)), len(taken) - 1)] for share in (0.5, 0.95, 0.999, 1.0)]
        sys.stdout.write(f"{name:36}" + "".join(f"{value:9.2f}" for value in row) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
