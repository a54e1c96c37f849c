"""Counts the diagnostics on queries known to be right: `python -m benchmarks.false_alarms --data SPIDER --sql FOLDER`.

`--data` has `tables.json` and question files in Spider's format; only the training files are read. `--sql` is a folder
of SQL files, each opened alone over what it declares itself, as the server would see a folder that holds only it:
tables that a file asks for and does not declare are counted, not shown, and neither are hints, unless `--all`.
`--sample N` shows N of all that is said, chosen by a hash, to be judged one by one. What is printed is to be read:
true, or an alarm to mend.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest
from pathlib import Path
from typing import Any

from benchmarks.fixtures import dialect_of
from sql_copilot_ls.analysis.ide.fault import Fault
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import Refolding, Standpoints, became, declarations
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Table
from sql_copilot_ls.schema.sources import decode

_AROUND = 40
_MADE = (
    r"\b(?:table|view|stream|source|rename\s+to|clone|with|declare)\s+"
    r"(?:if\s+not\s+exists\s+)?(?:[\w\"`\[\]$]+\s*\.\s*)*"
)
"""What stands before a name that a file gives to a table, where nobody reads its grammar."""
KINDS = {"number": ColumnKind.NUMBER, "text": ColumnKind.TEXT, "time": ColumnKind.TIME, "boolean": ColumnKind.BOOLEAN}


def schema_of(database: dict[str, Any]) -> Schema:
    """A database of tables.json."""
    columns = database["column_names_original"]
    names = database["table_names_original"]
    keys = {k for key in database["primary_keys"] for k in (key if isinstance(key, list) else [key])}
    tables = []
    for number, name in enumerate(names):
        own = [(i, c[1]) for i, c in enumerate(columns) if c[0] == number]
        tables.append(
            Table(
                name,
                tuple(
                    Column(c, database["column_types"][i], KINDS.get(database["column_types"][i], ColumnKind.OTHER))
                    for i, c in own
                ),
                primary_key=tuple(c for i, c in own if i in keys),
                foreign_keys=tuple(
                    ForeignKey((columns[a][1],), names[columns[b][0]], (columns[b][1],))
                    for a, b in database["foreign_keys"]
                    if columns[a][0] == number
                ),
            )
        )
    return Schema(tuple(tables))


def spider(data: Path, counts: Counter[str]) -> None:
    """The right queries of Spider's training files."""
    databases = json.loads((data / "tables.json").read_text(encoding="utf-8"))
    schemas = {d["db_id"]: schema_of(d) for d in databases}
    for name in ("train_spider.json", "train_others.json"):
        for row in json.loads((data / name).read_text(encoding="utf-8")):
            counts["queries"] += 1
            for fault in diagnose(Script(row["query"], "sqlite"), schemas[row["db_id"]]):
                counts[fault.code] += 1
                sys.stdout.write(f"{row['db_id']}: {fault.message}: {row['query']}\n")


def opened(path: Path) -> Iterator[tuple[str, Fault]]:
    """What is said of a file that is alone in its folder, with the file's text."""
    text = decode(path.read_bytes())[0]
    declared = declarations(text, dialect=dialect_of(path), file=str(path))
    schema = Refolding().fold([declared], dialect=dialect_of(path))
    schema = replace(schema, former=became([declared], schema))
    seen = Standpoints([declared], schema).seen_from(str(path))
    script = Script(text, dialect_of(path) or schema.dialect, file=str(path))
    for fault in diagnose(script, seen):
        yield text, fault


def is_plain(text: str, fault: Fault) -> bool:
    """Whether nobody need look: a hint, or a table of which the file speaks only as of one that is elsewhere."""
    if fault.code != "unknown-table":
        return fault.severity == "hint"
    name = re.escape(text[fault.start : fault.end].strip('`"[]'))
    return re.search(rf"{_MADE}[\"`\[]?{name}\b(?!\s*\.)", text, re.I | re.S) is None


def files(folder: Path, counts: Counter[str], *, most: int, sample: int, whole: bool) -> None:
    """Files of SQL over their own declarations."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix.casefold() in (".sql", ".ddl"))
    shown: list[tuple[str, str]] = []
    for path in nsmallest(most or len(paths), paths, key=lambda p: _hash(str(p.relative_to(folder)))):
        counts["files"] += 1
        for text, fault in opened(path):
            counts[fault.code] += 1
            if sample or whole or not is_plain(text, fault):
                around = text[max(fault.start - _AROUND, 0) : fault.start] + "»" + text[fault.start : fault.end] + "«"
                line = text.count("\n", 0, fault.start) + 1
                where = f"{path.relative_to(folder)}:{line}"
                around += text[fault.end : fault.end + _AROUND]
                shown.append((where, f"{where}: {fault.code}: {fault.message}: {around!r}\n"))
    if sample:
        shown = nsmallest(sample, shown, key=lambda s: _hash(s[1]))
    for _, line_of in sorted(shown):
        sys.stdout.write(line_of)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder in Spider's format")
    parser.add_argument("--sql", type=Path, help="a folder of SQL files")
    parser.add_argument("--files", type=int, default=0, help="how many of the files, chosen by a hash; 0 for all")
    parser.add_argument("--sample", type=int, default=0, help="how many of all diagnostics to show, chosen by a hash")
    parser.add_argument("--all", action="store_true", help="show hints and tables from elsewhere, too")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    if arguments.data is not None:
        spider(arguments.data, counts)
    if arguments.sql is not None:
        files(arguments.sql, counts, most=arguments.files, sample=arguments.sample, whole=arguments.all)
    for code, count in counts.items():
        sys.stdout.write(f"{code:32}{count:>8,}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
