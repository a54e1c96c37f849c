"""From spawning the packaged server to its first suggestion, and its memory then: latency.py SERVER WORKSPACE."""

from __future__ import annotations

import re
import statistics
import sys
import time
from pathlib import Path

from client import Client
from privacy import TEXT, suggestions

RUNS = 5


def once(server: Path, workspace: Path) -> tuple[float, float]:
    """Milliseconds and megabytes."""
    begun = time.perf_counter()
    with Client([str(server), "--stdio"]) as client:
        client.start(workspace)
        suggestions(client, client.open(workspace / "query.sql", TEXT))
        milliseconds = (time.perf_counter() - begun) * 1000
        status = Path(f"/proc/{client.process.pid}/status").read_text()
        client.stop()
    resident = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert resident
    return milliseconds, int(resident[1]) / 1024


def main() -> None:
    """Print the first (cold) and the median of the others (warm)."""
    server, workspace = Path(sys.argv[1]), Path(sys.argv[2])
    cold, *warm = [once(server, workspace) for _ in range(1 + RUNS)]
    print(f"spawn to first suggestion: {statistics.median(t for t, _ in warm):.0f} ms (first run {cold[0]:.0f} ms)")
    print(f"server memory after it: {statistics.median(m for _, m in warm):.0f} MB resident")


if __name__ == "__main__":
    main()
