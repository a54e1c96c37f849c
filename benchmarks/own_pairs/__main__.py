"""Teaches the shipped model 300 pairs of a workspace, as a team would: `python -m benchmarks.own_pairs FOLDER`.

Writes the workspace, takes its pairs by `sqlcopilot-ls export-pairs` and runs `recipes/own-pairs.toml` on them, below
FOLDER; with `--data`, Spider is compared on as well. Prints what was right before and after, and how long it took.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from sql_copilot_ls.cli import main as sqlcopilot

from .tram_workspace import write_workspace

RECIPE = Path(__file__).parents[2] / "compression" / "recipes" / "own-pairs.toml"


def main() -> int:
    """Write, export, build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where everything goes")
    parser.add_argument("--data", type=Path, help="folder with the corpora; the pairs go into a copy of its links")
    options = parser.parse_args()
    workspace, data = options.folder / "trams", options.folder / "data"
    shutil.rmtree(workspace, ignore_errors=True)
    write_workspace(workspace)
    data.mkdir(parents=True, exist_ok=True)
    for corpus in sorted(options.data.iterdir()) if options.data else ():
        if not (data / corpus.name).exists():
            (data / corpus.name).symlink_to(corpus.resolve())
    started = time.perf_counter()
    status = sqlcopilot(["export-pairs", str(workspace), "--output", str(data / "pairs.jsonl")])
    if not status:
        work = str(options.folder / "work")
        status = sqlcopilot(["build-model", "--config", str(RECIPE), "--data", str(data), "--work", work])
    print(f"{time.perf_counter() - started:.0f} s")
    return status


if __name__ == "__main__":
    raise SystemExit(main())
