"""The corpus's DDL as databases report it against what our reader says: `python -m benchmarks.ddl_engines`.

Each file is run by the engine of its dialect: SQLite and DuckDB in this process, PostgreSQL and MariaDB on a socket in
a temporary folder where Debian's packages are installed. Compared are the tables, and of each its columns, their kinds,
nullability and defaults, its primary key and its foreign keys. Statements that an
engine refuses are counted; of such a file the tables that it made are compared, without foreign keys.
"""

from __future__ import annotations

import argparse
import csv
import io
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sql_copilot_ls.schema import ColumnKind, Table, detect, read_schema
from sql_copilot_ls.schema.kinds import kind_of
from sql_copilot_ls.sql.statements import statements
from tests.query.engines.databases import Database, DuckDB, MariaDB, PostgreSQL

CORPUS = Path(__file__).resolve().parent.parent / "compression" / "corpus"
_MYISAM = "MyISAM forgets foreign keys"
NAMED: dict[str, str] = {
    "shijiku: tbl_caigou": _MYISAM,
    **{f"forum: pre_{table}": _MYISAM for table in ("favorite", "member", "modlog", "pm", "post", "thread")},
}
"""Differences that stay, by `FILE: TABLE` or `FILE: TABLE.COLUMN`, and why."""


@dataclass
class Reported:
    """One table, all names folded. A column is (kind, whether it may be null, whether it has a default)."""

    columns: dict[str, tuple[ColumnKind, bool, bool]] = field(default_factory=dict)
    primary: list[str] = field(default_factory=list)
    foreign: set[tuple[tuple[str, ...], str]] = field(default_factory=set)


Tables = dict[str, Reported]


def ours(tables: Iterable[Table]) -> Tables:
    """What our reader says, without views and inferred keys."""
    return {
        table.name.casefold(): Reported(
            {
                c.name.casefold(): (c.kind, c.nullable, c.default is not None and c.default.upper() != "NULL")
                for c in table.columns
            },
            [name.casefold() for name in table.primary_key],
            {
                (tuple(c.casefold() for c in key.columns), key.table.casefold())
                for key in table.foreign_keys
                if not key.inferred
            },
        )
        for table in tables
        if not table.is_view
    }


def by_sqlite(text: str) -> tuple[Tables, Counter[str]]:
    """SQLite's catalog after the file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    refused: Counter[str] = Counter()
    for statement in statements(text, "sqlite"):
        try:
            connection.execute(statement.text)
        except (sqlite3.Error, sqlite3.Warning) as error:
            refused[str(error)] += 1
    found: Tables = {}
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite/_%' ESCAPE '/'"
    for (name,) in connection.execute(named).fetchall():
        table = found[name.casefold()] = Reported()
        quoted = name.replace('"', '""')
        keyed = []
        for _, column, declared, not_null, default, key, _ in connection.execute(f'PRAGMA table_xinfo("{quoted}")'):
            table.columns[column.casefold()] = (kind_of(declared), not not_null and not key, default is not None)
            keyed += [(key, column.casefold())] if key else []
        table.primary = [column for _, column in sorted(keyed)]
        parts: dict[int, tuple[list[str], str]] = {}
        for number, _, to, column, *_ in connection.execute(f'PRAGMA foreign_key_list("{quoted}")'):
            parts.setdefault(number, ([], to.casefold()))[0].append(column.casefold())
        table.foreign = {(tuple(columns), to) for columns, to in parts.values()}
    return found, refused


COLUMNS = (
    "SELECT c.table_name, c.column_name, {type}, c.is_nullable, c.column_default "
    "FROM information_schema.columns c "
    "JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name "
    "WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN "
    "('pg_catalog', 'information_schema', 'mysql', 'sys', 'performance_schema') {also} "
    "ORDER BY c.table_schema, c.table_name, c.ordinal_position"
)
POSTGRES_KEYS = (
    "SELECT k.contype, r.relname, coalesce(f.relname, ''), (SELECT string_agg(a.attname, ',' ORDER BY n) "
    "FROM unnest(k.conkey) WITH ORDINALITY AS u(c, n) "
    "JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.c) "
    "FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid LEFT JOIN pg_class f ON f.oid = k.confrelid "
    "WHERE k.contype IN ('p', 'f') AND r.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')"
)
DUCKDB_KEYS = (
    "SELECT CASE constraint_type WHEN 'PRIMARY KEY' THEN 'p' ELSE 'f' END, table_name, coalesce(referenced_table, ''), "
    "array_to_string(constraint_column_names, ',') FROM duckdb_constraints() "
    "WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')"
)
MARIADB_KEYS = (
    "SELECT IF(constraint_name = 'PRIMARY', 'p', 'f'), table_name, COALESCE(referenced_table_name, ''), "
    "GROUP_CONCAT(column_name ORDER BY ordinal_position) FROM information_schema.key_column_usage "
    "WHERE constraint_name = 'PRIMARY' OR referenced_table_name IS NOT NULL GROUP BY table_schema, table_name, "
    "constraint_name, referenced_table_name"
)


def catalog(columns: Iterable[tuple[object, ...]], keys: Iterable[tuple[object, ...]]) -> Tables:
    """A catalog's rows as tables."""
    found: Tables = {}
    for name, column, declared, nullable, default in columns:
        table = found.setdefault(str(name).casefold(), Reported())
        kind = ColumnKind.TEXT if str(declared) == "USER-DEFINED" else kind_of(str(declared))
        table.columns[str(column).casefold()] = (kind, str(nullable) == "YES", default is not None)
    for sort, name, to, listed in keys:
        if str(name).casefold() not in found:  # PostGIS's own
            continue
        table = found[str(name).casefold()]
        own = [part.strip('"').casefold() for part in str(listed).split(",")]
        if sort == "p":
            table.primary = own
        else:
            table.foreign.add((tuple(own), str(to).casefold()))
    for table in found.values():
        for name in table.primary:
            kind, _, default = table.columns[name]
            table.columns[name] = (kind, False, bool(default))
    return found


def by_duckdb(text: str) -> tuple[Tables, Counter[str]]:
    """DuckDB's catalog after the file."""
    database = DuckDB()
    refused: Counter[str] = Counter()
    for statement in statements(text, "duckdb"):
        try:
            database.connection.execute(statement.text)
        except database.errors as error:
            refused[str(error).split("\n", maxsplit=1)[0]] += 1
    found = catalog(database.run(COLUMNS.format(type="c.data_type", also="")), database.run(DUCKDB_KEYS))
    database.close()
    return found, refused


def has_postgis() -> bool:
    """Whether the extension is installed beside the newest PostgreSQL."""
    programs = PostgreSQL.programs()
    version = programs.parent.name if programs else ""
    return Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists()


def by_postgres(server: PostgreSQL, number: int, text: str) -> tuple[Tables, Counter[str]]:
    """PostgreSQL's catalog after the file, which has a database of its own."""
    name = f"file_{number}"
    server.run(f"CREATE DATABASE {name}")

    refused: Counter[str] = Counter()

    def psql(script: str) -> str:
        command = server.command(
            "psql", "-h", str(server.folder), "-U", "postgres", "-d", name, "-X", "-q", "--csv", "-t", "-P", "null=\\N",
            "-f", "-",
        )  # fmt: skip
        done = subprocess.run(
            command, input=script, capture_output=True, text=True, check=True, encoding="utf-8", cwd="/"
        )
        refused.update(line.partition("ERROR: ")[2].strip() for line in done.stderr.splitlines() if "ERROR: " in line)
        return done.stdout

    def rows(query: str) -> list[tuple[object, ...]]:
        return [tuple(None if c == "\\N" else c for c in row) for row in csv.reader(io.StringIO(psql(query + ";")))]

    psql("CREATE EXTENSION IF NOT EXISTS postgis;" if has_postgis() else "")
    refused.clear()
    psql(text)
    declared = "CASE WHEN c.udt_name IN ('geometry', 'geography') THEN c.udt_name ELSE c.data_type END"
    also = "AND c.table_name NOT IN ('spatial_ref_sys')"
    return catalog(rows(COLUMNS.format(type=declared, also=also)), rows(POSTGRES_KEYS)), refused


def by_mariadb(server: MariaDB, text: str) -> tuple[Tables, Counter[str]]:
    """MariaDB's catalog after the file."""
    for (name,) in server.run("SHOW DATABASES"):
        if name not in ("mysql", "sys", "information_schema", "performance_schema"):
            server.run(f"DROP DATABASE `{name}`")
    server.run("SELECT 1")  # makes the database that files without one of their own use
    command = server.command(
        "mariadb", "--no-defaults", f"--socket={server.folder / 'socket'}", "-u", "root", "--force", "--batch",
        "--default-character-set=utf8mb4", "test_shop",
    )  # fmt: skip
    script = f"SET SESSION sql_mode = '', foreign_key_checks = 0;\n{text}"
    done = subprocess.run(command, input=script, capture_output=True, text=True, check=False, encoding="utf-8", cwd="/")
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR ")]
    refused = Counter(line.partition(": ")[2] for line in errors)
    return catalog(server.run(COLUMNS.format(type="c.column_type", also="")), server.run(MARIADB_KEYS)), refused


def differences(wanted: Tables, given: Tables, *, whole: bool) -> Iterator[tuple[str, str]]:
    """(Where, what) of each difference; where the engine refused a part of the file, what else is there."""
    for name, table in wanted.items():
        own = given.get(name)
        if own is None:
            yield name, "no such table was read"
            continue
        if list(table.columns) != list(own.columns):
            yield name, f"columns {list(table.columns)}, read {list(own.columns)}"
            continue
        if table.primary != own.primary:
            yield name, f"primary key {table.primary}, read {own.primary}"
        if whole and table.foreign != own.foreign:
            yield name, f"foreign keys {sorted(table.foreign)}, read {sorted(own.foreign)}"
        for column, (kind, nullable, default) in table.columns.items():
            own_kind, own_nullable, own_default = own.columns[column]
            if kind != own_kind:
                yield f"{name}.{column}", f"{kind.name}, read {own_kind.name}"
            if nullable != own_nullable and column not in table.primary:
                yield f"{name}.{column}", f"nullable {nullable}, read {own_nullable}"
            if own_default and not default:
                yield f"{name}.{column}", "no default, read one"
            if default and not own_default and column not in table.primary:
                yield f"{name}.{column}", "a default, read none"
    for name in given.keys() - wanted.keys() if whole else ():
        yield name, "was read, is none"


def main() -> int:
    """Print the differences by engine; 1 when one is not named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    out = sys.stdout.write
    unnamed = 0
    with tempfile.TemporaryDirectory() as temporary:
        Path(temporary).chmod(0o755)
        engines: dict[str, Callable[[int, str], tuple[Tables, Counter[str]]]] = {
            "sqlite": lambda _, text: by_sqlite(text),
            "duckdb": lambda _, text: by_duckdb(text),
        }
        servers: list[Database] = []
        if PostgreSQL.programs() is None:
            out("postgres is not installed (Debian: postgresql-15, postgresql-15-postgis-3): its files are left out\n")
        else:
            postgres = PostgreSQL(Path(temporary))
            servers.append(postgres)
            engines["postgres"] = lambda number, text: by_postgres(postgres, number, text)
        if not MariaDB.installed():
            out("mysql is not installed (Debian: mariadb-server): its files are left out\n")
        else:
            mariadb = MariaDB(Path(temporary))
            servers.append(mariadb)
            engines["mysql"] = lambda _, text: by_mariadb(mariadb, text)
        try:
            for dialect, engine in engines.items():
                count = tables = 0
                refused: Counter[str] = Counter()
                partly = 0
                found: list[str] = []
                for number, path in enumerate(sorted(arguments.corpus.rglob("*.sql"))):
                    text = path.read_text(encoding="utf-8")
                    if detect(text, str(path)) != dialect:
                        continue
                    wanted, no = engine(number, text)
                    refused += no
                    partly += bool(no)
                    count += 1
                    tables += len(wanted)
                    for where, what in differences(wanted, ours(read_schema(path).tables), whole=not no):
                        label = f"{path.stem}: {where}"
                        unnamed += label not in NAMED
                        found.append(f"  {label}: {NAMED.get(label, what)}\n")
                out(f"{dialect}: {count} files, {tables} tables, {len(found)} differences; ")
                out(f"{refused.total()} statements of {partly} files refused\n")
                out("".join(found))
                out("".join(f"  refused {times} times: {reason}\n" for reason, times in refused.most_common(8)))
        finally:
            for server in servers:
                server.close()
    return 1 if unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
