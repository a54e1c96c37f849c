"""How well undeclared foreign keys are told: declared ones are hidden, inferred and compared.

`python benchmarks/inferred_keys.py [FOLDER…] [--show N]`; without folders, every schema of the corpus that declares
keys. A key that is inferred right but declared nowhere counts as wrong, so precision is a lower bound.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sql_copilot_ls.schema import Table, read_schema
from sql_copilot_ls.schema.inference import infer_foreign_keys

CORPUS = Path(__file__).resolve().parent.parent / "compression" / "corpus"
MIN_KEYS = 2
"""Schemas that declare fewer keep their keys to themselves: what is missing there says nothing."""

Link = tuple[str, str, str]
"""Table, column, the table that it points to."""


def links(tables: Sequence[Table], inferred: bool) -> set[Link]:
    """The keys of one column, folded."""
    return {
        (table.name.casefold(), key.columns[0].casefold(), key.table.casefold())
        for table in tables
        for key in table.foreign_keys
        if len(key.columns) == 1 and key.inferred == inferred
    }


def hidden(tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables as if nobody had declared a key of one column."""
    return tuple(
        replace(t, foreign_keys=tuple(k for k in t.foreign_keys if not k.inferred and len(k.columns) > 1))
        for t in tables
    )


def files(folders: Sequence[Path]) -> Iterator[Path]:
    """The SQL files below some folders, in order."""
    for folder in folders:
        yield from sorted(folder.rglob("*.sql"))


def main() -> int:
    """Print recall and precision, and what was missed or made up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[CORPUS])
    parser.add_argument("--show", type=int, default=0, help="how many missed and made-up keys to list")
    arguments = parser.parse_args()
    schemas = declared = found = right = undeclared = 0
    missed: list[str] = []
    made_up: list[str] = []
    for path in files(arguments.folders):
        tables = read_schema(path).tables
        wanted = links(tables, inferred=False)
        if len(wanted) < MIN_KEYS:
            undeclared += len(links(tables, inferred=True))
            continue
        given = links(infer_foreign_keys(hidden(tables)), inferred=True)
        schemas += 1
        declared += len(wanted)
        found += len(given)
        right += len(wanted & given)
        missed += [f"{path.stem}: {t}.{c} -> {to}" for t, c, to in sorted(wanted - given)]
        made_up += [f"{path.stem}: {t}.{c} -> {to}" for t, c, to in sorted(given - wanted)]
    out = sys.stdout.write
    out(f"{schemas} schemas that declare keys: {declared} declared, {found} inferred, {right} of these declared\n")
    out(f"recall {right / max(declared, 1):.1%}, precision {right / max(found, 1):.1%}\n")
    out(f"inferred in schemas that declare none: {undeclared}\n")
    for title, names in (("missed", missed), ("made up", made_up)):
        if arguments.show:
            out(f"\n{title}\n" + "".join(f"  {name}\n" for name in names[: arguments.show]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
