"""Databases in memory in which no single value, nor the matching of one, takes long or much room."""

from __future__ import annotations

import sqlite3
import sys

_LONGEST_VALUE = 16 << 20
_LONGEST_PATTERN = 1000


def memory_database() -> sqlite3.Connection:
    """A new one. A query's time is looked at between its steps, not within one, so what one may do is limited too;
    Python 3.10 cannot set such limits.
    """
    connection = sqlite3.connect(":memory:")
    if sys.version_info >= (3, 11):
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
    return connection
