"""Databases for tests: SQLite and DuckDB in this process, PostgreSQL and MariaDB on a socket in a temporary folder."""

from __future__ import annotations

import csv
import io
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from glob import glob
from pathlib import Path
from typing import Any

Rows = list[tuple[Any, ...]]
START_SECONDS = 60
_FOREIGN_KEYS = re.compile(r"(?:,\s*FOREIGN KEY \([^)]*\))? REFERENCES \w+ \([^)]*\)")


class DatabaseError(Exception):
    """What a database said about a statement."""


class Database(ABC):
    """One database; `name` is its dialect."""

    name: str

    @abstractmethod
    def run(self, *statements: str) -> Rows:
        """Runs statements in one session and gives the rows of the last. Raises `DatabaseError`."""

    @abstractmethod
    def close(self) -> None:
        """Give back what it holds; stops a server."""


class SQLite(Database):
    """The library of this Python."""

    name = "sqlite"

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)

    def run(self, *statements: str) -> Rows:
        try:
            found: Rows = []
            for statement in statements:
                found = self.connection.execute(statement).fetchall()
            return found
        except sqlite3.Error as error:
            raise DatabaseError(str(error)) from error

    def close(self) -> None:
        self.connection.close()


class DuckDB(Database):
    """The wheel."""

    name = "duckdb"

    def __init__(self) -> None:
        import duckdb

        self.errors = duckdb.Error
        self.connection = duckdb.connect(":memory:")

    def run(self, *statements: str) -> Rows:
        try:
            found: Rows = []
            for statement in statements:
                found = self.connection.execute(statement).fetchall()
            return found
        except self.errors as error:
            raise DatabaseError(str(error)) from error

    def close(self) -> None:
        self.connection.close()


class _Server(Database):
    """A server that runs as `user` (a server refuses to run as root) with its data in `folder`."""

    user: str

    def __init__(self, folder: Path) -> None:
        self.folder = folder / self.name
        self.folder.mkdir()
        self.process: subprocess.Popen[bytes] | None = None
        if os.getuid() == 0:
            shutil.chown(self.folder, self.user)
        self.start()

    def command(self, *arguments: str) -> list[str]:
        """The command as the server's user runs it."""
        if os.getuid():
            return [*arguments]
        return [
            "setpriv",
            f"--reuid={self.user}",
            f"--regid={self.user}",
            "--clear-groups",
            "--pdeathsig=TERM",
            "--",
            *arguments,
        ]

    @abstractmethod
    def start(self) -> None:
        """Make the data folder and start the server."""

    def launch(self, *arguments: str) -> None:
        """Start the server and wait until it answers."""
        log = (self.folder.parent / f"{self.name}.log").open("wb")
        self.process = subprocess.Popen(
            self.command(*arguments), stdout=log, stderr=log, env={**os.environ, "TZ": "UTC"}, cwd="/"
        )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.run("SELECT 1")
                return
            except DatabaseError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.close()
                    raise
                time.sleep(0.2)

    def client(self, *arguments: str, text: str) -> str:
        """What a command-line client prints."""
        done = subprocess.run(
            self.command(*arguments), input=text, capture_output=True, text=True, check=False, encoding="utf-8", cwd="/"
        )
        if done.returncode:
            raise DatabaseError(done.stderr.strip())
        return done.stdout

    def close(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(START_SECONDS)
            self.process = None


class PostgreSQL(_Server):
    """Debian's package, with PostGIS where it is installed."""

    name = "postgres"
    user = "postgres"

    @staticmethod
    def programs() -> Path | None:
        """Where its programs are; None when it is not installed."""
        found = sorted(glob("/usr/lib/postgresql/*/bin/initdb"))  # noqa: PTH207
        return Path(found[-1]).parent if found and _exists(PostgreSQL.user) else None

    def start(self) -> None:
        programs = self.programs()
        assert programs is not None
        self.client(
            str(programs / "initdb"), "-D", str(self.folder / "data"), "-A", "trust", "-E", "UTF8", "-U", "postgres",
            "--no-sync", text="",
        )  # fmt: skip
        self.launch(
            str(programs / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder),
            "-c", "listen_addresses=", "-c", "fsync=off", "-c", "timezone=UTC",
        )  # fmt: skip

    def run(self, *statements: str) -> Rows:
        text = self.client(
            "psql", "-h", str(self.folder), "-U", "postgres", "-d", "postgres", "-X", "-q", "-v", "ON_ERROR_STOP=1",
            "--csv", "-t", "-P", "null=\\N", "-f", "-", text="\n".join(f"{statement};" for statement in statements),
        )  # fmt: skip
        return [tuple(None if cell == "\\N" else cell for cell in row) for row in csv.reader(io.StringIO(text))]


_MAKE_DATABASE = "CREATE DATABASE IF NOT EXISTS test_shop CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"


class MariaDB(_Server):
    """Debian's package."""

    name = "mysql"
    user = "mysql"

    @staticmethod
    def installed() -> bool:
        """Whether it is."""
        return shutil.which("mariadbd") is not None and _exists(MariaDB.user)

    def start(self) -> None:
        data = f"--datadir={self.folder / 'data'}"
        self.client("mariadb-install-db", "--no-defaults", data, "--auth-root-authentication-method=normal", text="")
        self.launch(
            "mariadbd", "--no-defaults", data, f"--socket={self.folder / 'socket'}", "--skip-networking",
            f"--pid-file={self.folder / 'pid'}", "--character-set-server=utf8mb4", "--default-time-zone=+00:00",
        )  # fmt: skip

    def run(self, *statements: str) -> Rows:
        script = "".join(f"{statement};\n" for statement in (_MAKE_DATABASE, "USE test_shop", *statements))
        text = self.client(
            "mariadb", "--no-defaults", f"--socket={self.folder / 'socket'}", "-u", "root", "--batch", "--raw",
            "--skip-column-names", "--default-character-set=utf8mb4",
            text=script,
        )  # fmt: skip
        lines = text.split("\n")[:-1]
        return [tuple(None if cell == "NULL" else cell for cell in line.split("\t")) for line in lines]


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return shutil.which("setpriv") is not None


def databases(folder: Path) -> Iterator[Database]:
    """Every database that this machine has."""
    yield SQLite()
    yield DuckDB()
    if PostgreSQL.programs() is not None:
        yield PostgreSQL(folder)
    if MariaDB.installed():
        yield MariaDB(folder)


def comparable(rows: Rows, *, ordered: bool) -> list[tuple[str, ...]]:
    """Rows as text that is equal where databases mean the same."""
    found = [tuple(map(_cell, row)) for row in rows]
    return found if ordered else sorted(found)


def _cell(value: Any) -> str:
    match value:
        case None:
            return "NULL"
        case int() | float() | Decimal():
            return _number(float(value))
        case datetime():
            value = f"{value:%Y-%m-%d %H:%M:%S}"
        case date():
            value = str(value)
    text = str(value)
    if text in ("t", "f"):
        return _number(text == "t")
    try:
        return _number(float(text))
    except ValueError:
        return text.removesuffix("+00").removesuffix(" 00:00:00")


def _number(value: float) -> str:
    return f"{value:.3f}"


def statements_of(ddl: str, rows: Mapping[str, Sequence[Sequence[object]]], dialect: str) -> list[str]:
    """What makes the tables and fills them, in a dialect; keys are left to be believed, so that rows can be changed."""
    ddl = _FOREIGN_KEYS.sub("", ddl)
    if dialect == "mysql":
        ddl = ddl.replace('"', "`").replace(" TIMESTAMP", " DATETIME")
    quote = "`" if dialect == "mysql" else '"'
    statements = [part for part in map(str.strip, ddl.split(";")) if part]
    for table, values in rows.items():
        lines = ", ".join(f"({', '.join(map(_literal, row))})" for row in values)
        statements.append(f"INSERT INTO {quote}{table}{quote} VALUES {lines}")
    return statements


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).upper()
    return str(value) if isinstance(value, int | float) else "'" + str(value).replace("'", "''") + "'"
