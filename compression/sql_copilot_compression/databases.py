"""The SQLite files that come with a corpus: where each is, and the DDL inside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path


def database_path(root: Path, database_id: str) -> Path | None:
    """The SQLite file of a Spider-shaped folder, `database_filled` before `database`; None when there is none."""
    for folder in ("database_filled", "database"):
        path = root / folder / database_id / f"{database_id}.sqlite"
        if path.is_file():
            return path
    return None


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot change the file; text that is not UTF-8 is read with replacement characters."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


@cache
def read_ddl(path: Path) -> str:
    """The CREATE TABLE statements that a SQLite file was made with, in order of creation."""
    with closing(open_read_only(path)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        ).fetchall()
    return "".join(f"{sql.strip()};\n" for (sql,) in rows)
