"""Counts the diagnostics on queries known to be right: `python -m benchmarks.false_alarms --data SPIDER --sql FOLDER`.

`--data` has `tables.json` and question files in Spider's format; only the training files are read. `--sql` is a folder
of SQL files, each opened alone over what it declares itself: tables that it asks for and does not declare are counted,
not shown, and neither are hints. What is printed is to be read: true, or an alarm to mend.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.fixtures import dialect_of
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Schema, Table

_AROUND = 40
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


def files(folder: Path, counts: Counter[str]) -> None:
    """Files of SQL over their own declarations."""
    for path in sorted(folder.rglob("*.sql")):
        text = path.read_text(encoding="utf-8", errors="replace")
        schema = parse_ddl(text, dialect=dialect_of(path))
        counts["files"] += 1
        for fault in diagnose(Script(text, dialect_of(path) or schema.dialect), schema):
            counts[fault.code] += 1
            if fault.severity != "hint" and fault.code != "unknown-table":
                around = text[max(fault.start - _AROUND, 0) : fault.end + _AROUND]
                sys.stdout.write(f"{path.relative_to(folder)}: {fault.message}: {around!r}\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder in Spider's format")
    parser.add_argument("--sql", type=Path, help="a folder of SQL files")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    if arguments.data is not None:
        spider(arguments.data, counts)
    if arguments.sql is not None:
        files(arguments.sql, counts)
    for code, count in counts.items():
        sys.stdout.write(f"{code:32}{count:>8,}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
