"""Our engine beside libtorch and ONNX Runtime: `python -m benchmarks.engine [--out docs/engine-benchmark.md]`.

Needs the extra `build-model`, and onnx, onnxruntime for that peer. All run one thread and beam 4 for exactly STEPS
steps: the grammar of the file that is written for this never ends. Weights are random, sizes the shipped network's.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.engine_peers import PEERS, write_files
from benchmarks.engine_report import report

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = (20, 50, 150, 500)
STEPS = 30
QUESTION = "names and prices of the 5 most expensive items delivered in 2023 with more than 10 orders"


def run_worker(name: str, folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    """One engine in its own process: `first` holds seconds from its start to its first answer."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.engine_peers", name, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", **environment},
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        first = time.perf_counter() - start
        rest = process.stdout.read()
    if process.returncode or not ready.startswith("first"):
        return {}
    return {"first": first, **json.loads(rest)}


def measure_peaks(folder: Path) -> dict[str, float]:
    """Rates of this core in G/s; empty where the little program cannot be built."""
    program = folder / "peak"
    source = Path(__file__).with_name("engine_peak.cpp")
    built = subprocess.run(["c++", "-O2", "-std=c++20", "-o", program, source], check=False, capture_output=True)
    if built.returncode:
        return {}
    lines = subprocess.run([program], check=True, capture_output=True, text=True).stdout.split("\n")
    return {name: float(value) for name, value in (line.split() for line in lines if line)}


def main() -> None:
    """Measure everything, print the table, and write it with its plot when asked to."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, help="Markdown file to write; the plot goes beside it")
    parser.add_argument("--peers", default=",".join(PEERS), help="which to run, of " + ", ".join(PEERS))
    arguments = parser.parse_args()
    import native_runtime

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work = write_files(folder, COLUMNS, QUESTION, STEPS)
        results: dict[str, dict[str, Any]] = {}
        for peer in arguments.peers.split(","):
            if peer == "ours":
                for isa in native_runtime.instruction_sets():
                    results[f"ours, {isa}"] = run_worker(peer, folder, {"SQLCOPILOT_ISA": isa})
            else:
                results[PEERS[peer]] = run_worker(peer, folder, {})
        text, plot = report(results, work, measure_peaks(folder), f"{platform.machine()}, {cpu_name()}", STEPS)
    print(text)
    if arguments.out:
        arguments.out.write_text(text)
        arguments.out.with_suffix(".svg").write_text(plot)


def cpu_name() -> str:
    """The processor as Linux names it."""
    lines = Path("/proc/cpuinfo").read_text().split("\n") if Path("/proc/cpuinfo").exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


if __name__ == "__main__":
    main()
