"""The one door through which files of others are read: regular files only, to a limit, opened once."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for a writer."""


class UnreadableError(Exception):
    """A file that is not read; the message says why, for a person."""


class TooLargeError(UnreadableError):
    """A file larger than the limit."""


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    What is opened is what is looked at, so a file that is exchanged meanwhile changes nothing. Raises `OSError`,
    `UnreadableError` for what is no regular file, and `TooLargeError`.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # before opening: to open a device may do something
        raise UnreadableError("cannot be read: it is no regular file")
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("cannot be read: it is no regular file")
        if status.st_size > limit:
            raise TooLargeError(f"is larger than {limit:,} bytes")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(data) > limit:
        raise TooLargeError(f"is larger than {limit:,} bytes")
    return data
