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


def read_file(path: Path, limit: int, *, own: bool = False) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    What is opened is what is looked at, so a file that is exchanged meanwhile changes nothing. With `own`, it must be
    this user's and nobody else may write to it. Raises `OSError`, `UnreadableError` for any other file, and
    `TooLargeError`.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # before opening: to open a device may do something
        raise UnreadableError("cannot be read: it is no regular file")
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("cannot be read: it is no regular file")
        if own and not _is_own(status):
            raise UnreadableError("cannot be trusted: it belongs to another user, or others may write to it")
        if status.st_size > limit:
            raise TooLargeError(f"is larger than {limit:,} bytes")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(data) > limit:
        raise TooLargeError(f"is larger than {limit:,} bytes")
    return data


def _is_own(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps a user's folders to the user
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
