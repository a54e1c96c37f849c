"""What a person made of suggestions in one folder: a small SQLite file in the user's data folder, whatever is in it."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import platformdirs

from sql_copilot_ls.files import is_own, refusal

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")
MAX_ROWS = 2_000
MAX_COMMENT, MAX_QUERY, MAX_PLACE = 300, 6_000, 1_000
"""Characters; what is longer is not remembered."""
MAX_TEXT = 2_000_000
"""Characters of all that is remembered of a folder; the oldest is forgotten first."""
MAX_BYTES = 32 * 1024 * 1024
"""A larger file is none of ours."""
_SECONDS = 2.0
"""For one look into the file, waiting for another window's server included."""
_APPLICATION, _VERSION = 0x53514C43, 1
_TABLE = (
    "CREATE TABLE remembered (id INTEGER PRIMARY KEY, kind TEXT, comment TEXT, sql TEXT, file TEXT, line INTEGER, "
    "at REAL, stood INTEGER)"
)
_FIELDS = "kind, comment, sql, file, line, at, stood"
Kind = Literal["accepted", "edited", "dismissed"]
KINDS: tuple[str, ...] = get_args(Kind)


class _DamagedError(Exception):
    """The file is not one that we wrote; the message says how one sees that."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What became of a suggestion: the comment, the SQL as it stood below it, where, and when (seconds since 1970).

    `stood`: it was left as it is for a while, and answers comments that say the same.
    """

    kind: Kind
    comment: str
    sql: str
    file: str
    line: int
    at: float
    stood: bool = False


class Memory:
    """One folder's memory. Safe to use from several threads and from several servers.

    Nothing raises: a file that cannot be used counts for nothing. One that is damaged is moved aside, and `notice` says
    so until it is taken.
    """

    def __init__(self, folder: Path, *, root: Path | None = None) -> None:
        root = root or Path(platformdirs.user_data_dir("sqlcopilot", appauthor=False)) / "remembered"
        self.path = root / (hashlib.sha256(os.fsencode(folder)).hexdigest()[:24] + ".sqlite")
        self._lock = threading.Lock()
        self._notice = ""

    def take_notice(self) -> str:
        """What a person should be told, once; empty when there is nothing."""
        notice, self._notice = self._notice, ""
        return notice

    def entries(self) -> list[Remembered]:
        """All that is remembered, the oldest first."""
        return self._with_file(_read, [], makes=False)

    def note(self, entries: Iterable[Remembered]) -> None:
        """Remember these, each instead of what was known of the same comment and query, and of two queries that stand
        below the same comment the later one.
        """
        new = [entry for entry in entries if _is_short(entry)]
        if new:
            self._with_file(lambda connection: _write(connection, new), None, makes=True)

    def clear(self) -> int:
        """Forget everything, what was moved aside too; how much was remembered."""
        count = len(self.entries())
        with self._lock:
            for path in (self.path, self._aside, self.path.with_name(self.path.name + "-journal")):
                try:
                    path.unlink(missing_ok=True)
                except OSError as error:
                    self._notice = f"What is remembered cannot be removed: {path}: {error.strerror}."
        return count

    @property
    def _aside(self) -> Path:
        return self.path.with_name(self.path.name + ".damaged")

    def _with_file(self, work: Callable[[sqlite3.Connection], _T], default: _T, *, makes: bool) -> _T:
        """What work on the file gives; after damage, on a new one."""
        with self._lock:
            for _ in range(2):
                if not makes and not self.path.exists():
                    return default
                try:
                    return self._once(work)
                except sqlite3.OperationalError as error:  # locked, read-only, full: not damaged
                    _LOG.warning("what was accepted is not remembered now: %s", error)
                    return default
                except (sqlite3.DatabaseError, _DamagedError) as error:
                    if not self._move_aside(str(error)):
                        return default
                except OSError as error:
                    _LOG.warning("what was accepted is not remembered: %s", error.strerror)
                    return default
        return default

    def _once(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        self._make_sure_of_file()
        with contextlib.closing(sqlite3.connect(self.path, timeout=_SECONDS, isolation_level=None)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            end = time.monotonic() + _SECONDS
            connection.set_progress_handler(lambda: time.monotonic() > end, 20_000)
            connection.execute("BEGIN IMMEDIATE")
            try:
                _look(connection)
                result = work(connection)
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            return result

    def _make_sure_of_file(self) -> None:
        """Make the file, for this user alone, or see that it is one that may be opened."""
        reason = refusal(self.path)
        if reason:
            raise OSError(0, reason)
        try:
            status = self.path.lstat()
        except FileNotFoundError:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            return
        if not stat.S_ISREG(status.st_mode):
            raise _DamagedError("it is no regular file")
        if not is_own(status):
            raise OSError(0, "its file belongs to another user, or others may write to it")
        if status.st_size > MAX_BYTES:
            raise _DamagedError(f"it is larger than {MAX_BYTES // 1024 // 1024} MB")

    def _move_aside(self, reason: str) -> bool:
        """Make way for a new file; what was moved aside before is replaced."""
        try:
            self.path.replace(self._aside)
        except OSError as error:
            _LOG.warning("what was accepted is not remembered: %s (%s)", reason, error.strerror)
            return False
        self._notice = (
            f"What SQL Copilot remembered of accepted suggestions could not be read ({reason}). "
            f"It begins anew; the old file is kept as {self._aside}."
        )
        return True


def _look(connection: sqlite3.Connection) -> None:
    """See that the file holds our table and nothing else, nothing that would act by itself; fill an empty one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    held = connection.execute("SELECT sql FROM sqlite_master").fetchmany(2)
    if not held and (application, version) == (0, 0):
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    elif held != [(_TABLE,)] or (application, version) != (_APPLICATION, _VERSION):
        raise _DamagedError("it holds something else")


def _read(connection: sqlite3.Connection) -> list[Remembered]:
    latest = f"SELECT * FROM remembered ORDER BY at DESC, id DESC LIMIT {MAX_ROWS}"
    rows = connection.execute(f"SELECT {_FIELDS} FROM ({latest}) ORDER BY at, id")
    return [entry for row in rows if (entry := _entry(row)) is not None]


def _entry(row: tuple[Any, ...]) -> Remembered | None:
    """A row as what it says; None where SQLite let something else in."""
    kind, comment, sql, file, line, at, stood = row
    texts = all(isinstance(text, str) for text in (kind, comment, sql, file))
    if not texts or kind not in KINDS or not isinstance(line, int) or not isinstance(at, float):
        return None
    entry = Remembered(kind, comment, sql, file, line, at, stood == 1)
    return entry if _is_short(entry) else None


def _write(connection: sqlite3.Connection, entries: list[Remembered]) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    for entry in entries:
        stood = entry.stood
        if entry.kind != "dismissed":
            same = "comment = ? AND sql = ? AND kind != 'dismissed' AND stood = 1"
            stood |= bool(connection.execute(f"SELECT 1 FROM remembered WHERE {same}", _key(entry)).fetchone())
            connection.execute("DELETE FROM remembered WHERE comment = ? AND kind != 'dismissed'", (entry.comment,))
        connection.execute("DELETE FROM remembered WHERE comment = ? AND sql = ?", _key(entry))
        values = (entry.kind, entry.comment, entry.sql, entry.file, entry.line, float(entry.at), int(stood))
        connection.execute(f"INSERT INTO remembered ({_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    kept = f"SELECT id FROM remembered ORDER BY at DESC, id DESC LIMIT {MAX_ROWS}"
    connection.execute(f"DELETE FROM remembered WHERE id NOT IN ({kept})")
    room = MAX_TEXT
    sizes = "SELECT id, length(comment) + length(sql) + length(file) FROM remembered ORDER BY at DESC, id DESC"
    for number, size in connection.execute(sizes).fetchall():
        room -= size or 0
        if room < 0:
            connection.execute("DELETE FROM remembered WHERE id = ?", (number,))


def _key(entry: Remembered) -> tuple[str, str]:
    return entry.comment, entry.sql


def _is_short(entry: Remembered) -> bool:
    return 0 < len(entry.comment) <= MAX_COMMENT and 0 < len(entry.sql) <= MAX_QUERY and len(entry.file) <= MAX_PLACE
