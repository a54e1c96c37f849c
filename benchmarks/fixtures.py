"""Runs the tokenizer, the splitter and the formatter over a folder of SQL files: `python benchmarks/fixtures.py
--data DIR`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.sql.dialects import canonical
from sql_copilot_ls.sql.lexer import Kind, Token, tokenize


def dialect_of(path: Path) -> str:
    """The dialect that a folder's name says."""
    return next((name for part in reversed(path.parts[:-1]) if (name := canonical(part))), "")


def meaning(tokens: list[Token]) -> list[tuple[Kind, str]]:
    """A token stream but for case and white space."""
    return [(t.kind, t.upper if t.kind == Kind.WORD else t.text.rstrip()) for t in tokens if t.kind != Kind.SPACE]


def check(text: str, dialect: str) -> list[str]:
    """What is wrong with one file; empty when nothing is."""
    faults = []
    tokens = list(tokenize(text, dialect))
    if "".join(t.text for t in tokens) != text:
        faults.append("tokens lose text")
    script = Script(text, dialect)
    if "".join(s.text for s in script.statements) != text:
        faults.append("statements lose text")
    for statement in script.statements:
        parse(statement)
    formatted = format_script(text, dialect)
    if format_script(formatted, dialect) != formatted:
        faults.append("formatting twice differs")
    if meaning([t for s in Script(formatted, dialect).statements for t in s.tokens]) != meaning(
        [t for s in script.statements for t in s.tokens]
    ):
        faults.append("token stream changed")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of .sql files")
    parser.add_argument("--show", type=int, default=20, help="how many faults to list")
    arguments = parser.parse_args()
    files = sorted(arguments.data.rglob("*.sql"))
    totals: Counter[str] = Counter()
    began = time.perf_counter()
    for path in files:
        text = path.read_text(encoding="utf-8", errors="replace")
        dialect = dialect_of(path)
        try:
            faults = check(text, dialect)
        except Exception as error:
            faults = [f"{type(error).__name__}: {error}"]
        totals["files"] += 1
        totals["characters"] += len(text)
        totals["statements"] += len(Script(text, dialect).statements)
        totals["changed"] += format_script(text, dialect) != text
        totals["faulty"] += bool(faults)
        for fault in faults:
            totals[f"fault: {fault[:60]}"] += 1
            if totals["faulty"] <= arguments.show:
                sys.stdout.write(f"{path}: {fault}\n")
    totals["seconds"] = round(time.perf_counter() - began)
    for name, count in totals.items():
        sys.stdout.write(f"{name:40}{count:>12,}\n")
    return 1 if totals["faulty"] else 0


if __name__ == "__main__":
    sys.exit(main())
