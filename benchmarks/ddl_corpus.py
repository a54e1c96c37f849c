"""Checks what is read of a folder of real DDL against other parsers: `python benchmarks/ddl_corpus.py --data DIR`.

The folder's first level names the dialect. Names and column counts are checked against SQLite itself (`sqlite/`),
PostgreSQL's own parser (`postgresql/`, needs pglast) and a sample counted without a parser
(tests/schema/ddl_sample.json); in every file each CREATE TABLE outside comments and strings must give a table of that
name.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from sql_copilot_ls.schema import Declarations, applied_part, declarations, fold
from sql_copilot_ls.schema.events import CreateTable, CreateView
from sql_copilot_ls.schema.sources import decode

_SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "schema" / "ddl_sample.json"
_NOISE = re.compile(r"--[^\n]*|/\*(?!!).*?\*/|'(?:[^'\\\n]|''|\\.)*'|(\$\w*\$).*?\1", re.DOTALL)
_NAME = r"(?:`[^`]+`|\"[^\"]+\"|\[[^\]]+\]|[\w$#@{}]+)"
_CREATE = re.compile(
    r"^[ \t]*(?:/\*!\d+\s*)?CREATE\s+(?:OR\s+REPLACE\s+)?"
    r"(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|EXTERNAL|FOREIGN|COLUMN|MEMORY|CACHED|VIRTUAL)\s+)*"
    rf"TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?((?:{_NAME}\s*\.\s*)*{_NAME})",
    re.IGNORECASE | re.MULTILINE,
)
_PLACEHOLDER = re.compile(r"@\w+\.")
"""A template's qualifier, which only our own reader takes."""
_PATH_PART = re.compile(_NAME)


@dataclass
class Tally:
    """One check's result: how many tables agree, and why the others do not."""

    agree: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def compare(self, where: str, wanted: Counter[tuple[str, int]], given: Counter[tuple[str, int]]) -> None:
        """Count the tables of one file; a count of −1 stands for any."""
        for (name, columns), times in wanted.items():
            counts = [n for (other, n), k in given.items() for _ in range(k) if other == name]
            right = min(times, len(counts) if columns < 0 else counts.count(columns))
            self.agree += right
            if right < times:
                reason = "no table of that name" if not counts else f"{counts[0] - columns:+d} columns"
                self.faults[reason] += times - right
                self.examples.append(f"{where}: {name}: {reason} (wanted {columns}, given {counts})")

    @property
    def total(self) -> int:
        """Tables looked at."""
        return self.agree + sum(self.faults.values())


def created(found: Declarations) -> Counter[tuple[str, int]]:
    """(Name, number of own columns) of each CREATE TABLE that was read; of CREATE TABLE … AS the number of outputs."""
    tables: Counter[tuple[str, int]] = Counter()
    for event in found.events:
        if isinstance(event, CreateTable):
            tables[event.table.name.casefold(), len(event.table.columns)] += 1
        elif isinstance(event, CreateView) and not event.is_view:
            tables[event.name[1].casefold(), len(event.outputs)] += 1
    return tables


def by_sqlite(text: str) -> tuple[Counter[tuple[str, int]], int]:
    """What SQLite itself makes of the CREATE TABLE statements of a file, and how many of them it refuses."""
    connection = sqlite3.connect(":memory:")
    tables: Counter[tuple[str, int]] = Counter()
    refused = 0
    pending = ""
    for line in text.splitlines(keepends=True):
        pending += line
        if not sqlite3.complete_statement(pending):
            continue
        statement, pending = pending, ""
        bare = _NOISE.sub(" ", statement).lstrip().upper()
        if not bare.startswith(("CREATE TABLE", "CREATE TEMP", "ALTER TABLE", "DROP TABLE")):
            continue
        before = {row[0] for row in connection.execute("select name from sqlite_master")}
        try:
            connection.executescript(statement)
        except sqlite3.Error:
            refused += bare.startswith("CREATE")
            continue
        for (name,) in connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite/_%' escape '/'"
        ):
            if name not in before and bare.startswith("CREATE"):
                tables[name.casefold(), len(connection.execute(f'pragma table_info("{name}")').fetchall())] += 1
    return tables, refused


def by_postgres(text: str) -> tuple[Counter[tuple[str, int]], int]:
    """What PostgreSQL's parser makes of the CREATE TABLE statements of a file, and how many of them it refuses.

    The commands of psql and COPY data are taken out first: the parser does not know them.
    """
    from pglast import ast, parse_sql, split
    from pglast.error import Error

    text = re.sub(r"^COPY\b[^;]*FROM stdin;\n.*?^\\\.$", "", text, flags=re.DOTALL | re.MULTILINE | re.IGNORECASE)
    text = re.sub(r"^\s*\\.*$", "", text, flags=re.MULTILINE)
    tables: Counter[tuple[str, int]] = Counter()
    refused = 0
    try:
        statements = list(split(text, with_parser=False))
    except Error:
        return tables, sum(by_words(text).values())
    for statement in statements:
        if not re.search(r"\bTABLE\b", statement, re.IGNORECASE):
            continue
        try:
            nodes = [raw.stmt for raw in parse_sql(statement)]
        except Error:
            refused += sum(by_words(statement).values())
            continue
        for node in nodes:
            if isinstance(node, ast.CreateStmt) and not node.partbound and node.relation is not None:
                own = sum(isinstance(e, ast.ColumnDef) for e in node.tableElts or ())
                tables[str(node.relation.relname).casefold(), own] += 1
    return tables, refused


def by_words(text: str) -> Counter[tuple[str, int]]:
    """The names after CREATE TABLE, with any number of columns; temporary tables of SQL Server do not count."""
    names = (_PATH_PART.findall(found.group(1))[-1] for found in _CREATE.finditer(_NOISE.sub(" ", text)))
    return Counter((name.strip('`"[]').casefold(), -1) for name in names if not name.strip("[").startswith("#"))


def main() -> int:
    """Print the tables; 1 when fewer than 99 % of any check's tables agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of DDL files, one folder per dialect")
    parser.add_argument("--show", type=int, default=30, help="how many disagreements to list")
    arguments = parser.parse_args()
    checks: dict[str, Tally] = defaultdict(Tally)
    refused: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    dialects: dict[str, Counter[str]] = defaultdict(Counter)
    sample: dict[str, list[dict[str, object]]] = defaultdict(list)
    for entry in json.loads(_SAMPLE.read_text(encoding="utf-8")) if _SAMPLE.exists() else []:
        sample[entry["path"]].append(entry)
    size = tables = 0
    seconds = 0.0
    files = sorted(p for p in arguments.data.rglob("*") if p.suffix.casefold() in (".sql", ".ddl"))
    for path in files:
        where = path.relative_to(arguments.data).as_posix()
        folder = where.split("/", maxsplit=1)[0]
        data = path.read_bytes()
        text = decode(data)[0]
        began = time.process_time()
        found = declarations(applied_part(text), file=where)
        schema = fold([found])
        seconds += time.process_time() - began
        size += len(data)
        tables += len(schema.tables)
        skipped.update(
            re.sub(r"'[^']*'|\b\d[\d,]*|(?<=table )\S+|(?<=of )\S+(?= cannot)", "…", s.reason) for s in found.skipped
        )
        dialects[folder][found.dialect or "none"] += 1
        given = created(found)
        checks["every file: a table of that name"].compare(where, by_words(text), given)
        if folder == "sqlite":
            wanted, refusals = by_sqlite(_PLACEHOLDER.sub("", text))
            refused["SQLite"] += refusals
            checks["sqlite files: SQLite's name and count"].compare(where, wanted, given)
        elif folder == "postgresql":
            wanted, refusals = by_postgres(_PLACEHOLDER.sub("", text))
            refused["pglast"] += refusals
            checks["postgresql files: pglast's name and count"].compare(where, wanted, given)
        for entry in sample.get(where, []):
            wanted = Counter({(str(entry["table"]).casefold(), int(str(entry["columns"]))): 1})
            checks["others: the sample counted without a parser"].compare(where, wanted, given)
    out = sys.stdout.write
    speed = size / 1e6 / max(seconds, 1e-9)
    out(f"{len(files)} files, {size / 1e6:.1f} MB, {tables} tables, {speed:.1f} MB/s of processor time\n")
    out(f"CREATE TABLE statements that another parser refuses: {dict(refused)}\n\n")
    out(f"{'check':45}{'tables':>8}{'agree':>8}{'share':>9}\n")
    for name, tally in sorted(checks.items()):
        out(f"{name:45}{tally.total:>8}{tally.agree:>8}{tally.agree / max(tally.total, 1):>9.2%}\n")
    for name, tally in sorted(checks.items()):
        out(f"\ndisagreements, {name}\n")
        for reason, count in tally.faults.most_common():
            out(f"{count:>8}  {reason}\n")
        for example in tally.examples[: arguments.show]:
            out(f"          {example}\n")
    out("\nstatements that were skipped, by reason\n")
    for reason, count in skipped.most_common():
        out(f"{count:>8}  {reason}\n")
    out("\ndialects detected, by folder\n")
    for folder, counts in sorted(dialects.items()):
        out(f"{folder:16}{', '.join(f'{d} {n}' for d, n in counts.most_common())}\n")
    return 0 if all(t.agree >= 0.99 * t.total for t in checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
