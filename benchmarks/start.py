"""How long it takes from the start of a server to its first suggestion.

Prints, by the clock and by the processor time of the server (which a busy machine blurs less), how long until the
greeting is answered and until the first suggestion is there, over the small sample and, with `--files`, over a folder
of so many: the first time, when nothing is kept of the folder and what Python and we read is not in the machine's file
cache (as far as the system lets go of it), and again. `--beside FOLDER` starts another working tree's server in turn;
`--program FILE` starts a packaged server instead of this interpreter.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import statistics
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.editor import ROOT, Editor
from benchmarks.features import ddl

SAMPLE = ROOT / "vscode-extension" / "sample"
QUESTION = "-- how many customers are in each city\n"
ASKED = 1


async def started(folder: Path, cache: Path, checkout: Path, program: Sequence[str]) -> dict[str, float]:
    """Milliseconds of one start."""
    begun = time.perf_counter()
    editor = await Editor.start(folder, cache, checkout, program)
    times = {"greeting": (time.perf_counter() - begun) * 1000, "greeting, cpu": editor.processor_milliseconds()}
    uri = (folder / "first_comment.sql").as_uri()
    document = {"uri": uri, "languageId": "sql", "version": 1, "text": QUESTION}
    editor.tell("textDocument/didOpen", {"textDocument": document})
    answer = await editor.ask(
        "textDocument/inlineCompletion",
        {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 0}, "context": {"triggerKind": ASKED}},
    )
    times |= {"suggestion": (time.perf_counter() - begun) * 1000, "suggestion, cpu": editor.processor_milliseconds()}
    await editor.stop()
    if not answer or not answer["items"]:
        raise SystemExit(f"{folder}: no suggestion came")
    return times


def let_go(folders: Iterable[Path]) -> None:
    """Ask the system to forget what it holds of the files below; those that something has mapped stay."""
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else [folder]:
            if path.is_file():
                file = os.open(path, os.O_RDONLY)
                try:
                    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
                finally:
                    os.close(file)


def read_at_start(checkout: Path, program: Sequence[str]) -> list[Path]:
    """What a server's start reads."""
    if program:
        return [Path(program[0]).parent]
    packages = Path(sysconfig.get_path("purelib"))
    ours = ("pygls", "lsprotocol", "cattrs", "cattr", "attr", "attrs", "pathspec", "yaml")
    native = packages.glob("native_runtime*")
    library = Path(sysconfig.get_path("stdlib"))
    return [checkout / "sql_copilot_ls", *library.glob("*.py"), *(packages / name for name in ours), *native]


def workspaces(scratch: Path, files: int) -> dict[str, Path]:
    """The sample, and a folder of so many files."""
    sample, many = scratch / "sample", scratch / "many"
    shutil.copytree(SAMPLE, sample)
    if not files:
        return {"sample": sample}
    many.mkdir()
    for number, table in enumerate(ddl(files).split("\n\n")):
        (many / f"{number:04}.sql").write_text(table)
    (many / "customers.sql").write_text("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT);\n")
    return {"sample": sample, f"{files:,} files": many}


async def measured(rounds: int, files: int, trees: Sequence[Path], program: Sequence[str]) -> None:
    """Start all servers in turn, and print the medians."""
    with tempfile.TemporaryDirectory(prefix="sqlcopilot-start-") as place:
        scratch = Path(place)
        found: dict[tuple[str, str, int], list[dict[str, float]]] = {}
        for workspace, folder in workspaces(scratch, files).items():
            for turn in range(rounds):
                for number, tree in enumerate(trees):
                    cache = scratch / f"cache {workspace} {turn} {number}"
                    let_go([folder, *read_at_start(tree, program)])
                    for state in ("cold", "warm"):
                        times = await started(folder, cache, tree, program)
                        found.setdefault((workspace, state, number), []).append(times)
        print(f"{'median ms':<30}" + "".join(f"{what:>18}" for what in next(iter(found.values()))[0]))
        for (workspace, state, number), all_times in sorted(found.items()):
            middle = {what: statistics.median(times[what] for times in all_times) for what in all_times[0]}
            name = f"{workspace}, {state}" + (f" {trees[number].name}" if len(trees) > 1 else "")
            print(f"{name:<30}" + "".join(f"{value:>18.0f}" for value in middle.values()))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=0, help="start over a folder of so many files as well")
    parser.add_argument("--beside", type=Path, help="another working tree")
    parser.add_argument("--program", help="a packaged server")
    options = parser.parse_args()
    trees = [ROOT, *([options.beside.resolve()] if options.beside else [])]
    asyncio.run(measured(options.rounds, options.files, trees, [options.program, "--stdio"] if options.program else []))


if __name__ == "__main__":
    main()
