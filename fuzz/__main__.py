"""Fuzzes the language server's pure rooms with atheris: `python -m fuzz analysis --seconds 600` asserts properties,
`python -m fuzz formatter --seconds 600` watches the clock (`fuzz/clock.py`).

Needs `pip install '.[fuzz]'`. A crash, or an input that takes too long, ends the run with status 1 or 77 and leaves the
input in the corpus folder, to be given to `--replay`.
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
CLOCKED = ("schema-files", "script", "embedded", "formatter", "diagnostics", "completion")
"""What is timed; the other targets assert properties."""
WORDS = re.compile(r"\w+|[^\w\s]+")
TIME_BOX_SECONDS = 5
"""Of the processor, for one input: instrumentation makes everything several times slower."""
HANGS_AFTER_SECONDS = 600
"""By the clock, which on a busy machine says little."""
LONGEST = 1500
SHORT = 200
"""Of what is stretched."""
MOST_SEEDS = 2000
MOST_CLOCKED_SEEDS = 200
"""They are all run before the time begins to count."""


def seeds(folders: list[Path], endings: tuple[str, ...] = (".sql",), length: int = LONGEST // 2) -> list[str]:
    """The texts of files, by default of SQL, cut to pieces of a fitting length."""
    files = [p for f in folders for p in sorted(f.rglob("*")) if p.suffix in endings and p.is_file()]
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in files]
    pieces = [text[i : i + length] for text in texts for i in range(0, len(text), length)]
    return random.Random(0).sample(pieces, min(len(pieces), MOST_SEEDS))


def boxed(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """A target that also fails when it takes longer than the time box."""

    def run(data: bytes) -> None:
        began = time.thread_time()
        target(data)
        assert time.thread_time() - began < TIME_BOX_SECONDS, "the time box is exceeded"

    return run


def _target(name: str, real: list[str]) -> Callable[[bytes], None]:
    """Imported late, so that what it imports is instrumented."""
    if name in CLOCKED:
        timed: Callable[[bytes], None] = importlib.import_module("fuzz.clock").timed(name, real)
        return timed
    return boxed(importlib.import_module("fuzz.targets").TARGETS[name])


def main() -> int:
    """Fuzz, or run one input again."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=("analysis", "schema", *CLOCKED))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, default=ROOT / "build" / "fuzz", help="kept from run to run")
    parser.add_argument("--seeds", type=Path, action="append", help="folders of SQL files; the tests' by default")
    parser.add_argument("--replay", type=Path, help="run one input and stop")
    arguments = parser.parse_args()
    is_clocked = arguments.target in CLOCKED
    folders = arguments.seeds or [ROOT / "tests", ROOT / "examples", ROOT / "vscode-extension" / "src"]
    endings = (".py", ".ts") if arguments.target == "embedded" else (".sql",)
    texts = seeds(folders, endings, SHORT - 4 if is_clocked else LONGEST // 2)
    if arguments.replay:
        _target(arguments.target, texts)(arguments.replay.read_bytes())
        return 0
    try:
        import atheris
        from atheris.import_hook import HookManager
    except ImportError:
        sys.exit("atheris is missing: pip install '.[fuzz]'")
    corpus = arguments.corpus / arguments.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts[: MOST_CLOCKED_SEEDS if is_clocked else None]):
        head = bytes((number % 10, number * 37 % 256, number * 91 % 256, number * 53 % 256))
        (corpus / f"seed{number}").write_bytes(head + text.encode())
    words = sorted({w for text in texts for w in WORDS.findall(text) if w.isascii() and 1 < len(w) < 24})[:2000]
    dictionary = arguments.corpus / f"{arguments.target}.dict"
    quoted = (w.replace("\\", "\\\\").replace('"', '\\"') for w in words)
    dictionary.write_text("".join(f'"{w}"\n' for w in quoted), encoding="ascii")
    # Comparisons are not traced where time counts: that takes twenty times as long as all the rest.
    with HookManager({"sql_copilot_ls"}, set(), enable_loader_override=True, trace_dataflow=not is_clocked):
        target = _target(arguments.target, texts)
    options = [
        f"-max_total_time={arguments.seconds}",
        f"-timeout={HANGS_AFTER_SECONDS}",
        f"-max_len={SHORT if is_clocked else LONGEST}",
        "-len_control=0",
        f"-dict={dictionary}",
        f"-artifact_prefix={corpus}/",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
