"""The SQLite files that come with a corpus or are made from it: where each is, and the DDL inside."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import platformdirs


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


@cache
def has_rows(path: Path) -> bool:
    """Whether at least half of the tables of a SQLite file hold a row; on empty tables most queries agree."""
    with closing(open_read_only(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        quoted = ['"' + name.replace('"', '""') + '"' for name in names]
        filled = sum(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is not None for name in quoted)
    return filled * 2 >= len(names) > 0


def digest(*parts: object) -> str:
    """A short name for whatever a made database depends on."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def cached_databases(kind: str, name: str, count: int, fill: Callable[[sqlite3.Connection, int], None]) -> list[Path]:
    """Paths of `count` databases in the user's cache folder; `fill` makes those that are missing."""
    folder = Path(platformdirs.user_cache_dir("sqlcopilot")) / kind
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}-{index}.sqlite" for index in range(count)]
    for index, path in enumerate(paths):
        if path.exists():
            continue
        handle, draft = tempfile.mkstemp(dir=folder, suffix=".draft")
        os.close(handle)
        with closing(sqlite3.connect(draft)) as connection:
            fill(connection, index)
            connection.commit()
        Path(draft).replace(path)
    return paths
