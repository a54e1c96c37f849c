"""Fuzzes the language server's pure rooms with atheris: `python -m fuzz analysis --seconds 600`.

Needs `pip install '.[fuzz]'`. A crash, or an input that takes longer than the time box, ends the run with status 1 or
77 and leaves the input in the corpus folder, to be given to `--replay`.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = re.compile(r"\w+|[^\w\s]+")
TIME_BOX_SECONDS = 5
"""Of the processor, for one input: instrumentation makes everything several times slower."""
HANGS_AFTER_SECONDS = 120
"""By the clock, which on a busy machine says little."""
LONGEST = 1500
MOST_SEEDS = 2000


def seeds(folders: list[Path]) -> list[str]:
    """The texts of SQL files, cut to pieces of a fitting length."""
    texts = [p.read_text(encoding="utf-8", errors="replace") for f in folders for p in sorted(f.rglob("*.sql"))]
    pieces = [text[i : i + LONGEST // 2] for text in texts for i in range(0, len(text), LONGEST // 2)]
    return random.Random(0).sample(pieces, min(len(pieces), MOST_SEEDS))


def boxed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """A target that also fails when it takes longer than the time box."""

    def run(data: bytes) -> None:
        began = time.thread_time()
        target(data)
        assert time.thread_time() - began < TIME_BOX_SECONDS, "the time box is exceeded"

    return run


def main() -> int:
    """Fuzz, or run one input again."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=("analysis", "schema"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, default=ROOT / "build" / "fuzz", help="kept from run to run")
    parser.add_argument("--seeds", type=Path, action="append", help="folders of SQL files; the tests' by default")
    parser.add_argument("--replay", type=Path, help="run one input and stop")
    arguments = parser.parse_args()
    if arguments.replay:
        importlib.import_module("fuzz.targets").TARGETS[arguments.target](arguments.replay.read_bytes())
        return 0
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is missing: pip install '.[fuzz]'")
    corpus = arguments.corpus / arguments.target
    corpus.mkdir(parents=True, exist_ok=True)
    texts = seeds(arguments.seeds or [ROOT / "tests", ROOT / "examples"])
    for number, text in enumerate(texts):
        head = bytes((number % 10, number * 37 % 256, number * 91 % 256, number * 53 % 256))
        (corpus / f"seed{number}").write_bytes(head + text.encode())
    words = sorted({w for text in texts for w in WORDS.findall(text) if w.isascii() and 1 < len(w) < 24})[:2000]
    dictionary = arguments.corpus / f"{arguments.target}.dict"
    quoted = (w.replace("\\", "\\\\").replace('"', '\\"') for w in words)
    dictionary.write_text("".join(f'"{w}"\n' for w in quoted), encoding="ascii")
    with atheris.instrument_imports(include=["sql_copilot_ls"]):
        targets = importlib.import_module("fuzz.targets")
    options = [
        f"-max_total_time={arguments.seconds}",
        f"-timeout={HANGS_AFTER_SECONDS}",
        f"-max_len={LONGEST}",
        f"-dict={dictionary}",
        f"-artifact_prefix={corpus}/",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], boxed(targets.TARGETS[arguments.target]))
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
