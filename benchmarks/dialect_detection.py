"""Which dialect is detected of DDL whose dialect is known: `python benchmarks/dialect_detection.py [--data DIR]`.

Files of the corpus that name their dialect in their first lines are read without their comments; those of a folder
whose first level names the dialect without their path. "none" is no fault: many files are the same in every dialect.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from sql_copilot_ls.schema.dialect_habits import detect, named_in
from sql_copilot_ls.schema.sources import decode
from sql_copilot_ls.sql.dialects import DIALECTS, canonical
from sql_copilot_ls.sql.lexer import Kind, Lexer

CORPUS = Path(__file__).resolve().parent.parent / "compression" / "corpus"
KNOWN = {dialect.name for dialect in DIALECTS}


def corpus() -> Iterator[tuple[str, str, str]]:
    """(Dialect, text without comments, name) of the files that say what they are."""
    for path in sorted(CORPUS.rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        names = named_in(text[:400])
        if len(names) == 1:
            name = names[0]
            tokens = Lexer(text, name).tokens(0, len(text), spaces=True)
            yield name, "".join(t.text for t in tokens if t.kind != Kind.COMMENT), path.stem


def folder(root: Path) -> Iterator[tuple[str, str, str]]:
    """(Dialect, text, name) of the files below folders that are named by a dialect that we know."""
    for path in sorted(root.rglob("*")):
        if path.suffix.casefold() in (".sql", ".ddl"):
            where = path.relative_to(root)
            name = canonical(where.parts[0])
            if name in KNOWN:
                yield name, decode(path.read_bytes())[0], where.as_posix()


def report(title: str, files: Iterable[tuple[str, str, str]], show: int) -> None:
    """Print one table: a row for what is right, the counts of what was detected."""
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for name, text, where in files:
        found = detect(text) or "none"
        confusion[name][found] += 1
        if found != name:
            wrong.append(f"{name:11} {found:11} {where}")
    total = sum(sum(row.values()) for row in confusion.values())
    right = sum(row[name] for name, row in confusion.items())
    none = sum(row["none"] for row in confusion.values())
    out = sys.stdout.write
    out(f"{title}: {total} files, {right} right, {none} none, {total - right - none} wrong\n")
    for name, row in sorted(confusion.items()):
        out(f"  {name:12}{', '.join(f'{found} {count}' for found, count in row.most_common())}\n")
    for line in wrong[:show]:
        out(f"    {line}\n")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of DDL files, one folder per dialect")
    parser.add_argument("--show", type=int, default=0, help="how many files to list that are not right")
    arguments = parser.parse_args()
    report("corpus, comments hidden", corpus(), arguments.show)
    if arguments.data is not None:
        report(f"{arguments.data.name}, paths hidden", folder(arguments.data), arguments.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
