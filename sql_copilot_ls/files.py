"""The one door through which files of others are read: regular files only, to a limit, opened once."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PureWindowsPath

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for a writer."""


_REMOTE = re.compile(r"[\\/]{2}")
"""Another machine's (UNC), or a device of Windows."""
_DEVICE_PREFIX = re.compile(r"[\\/]{2}[.?][\\/]")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\s*(?:[.:]|$)", re.IGNORECASE)
_MOST_LINKS = 40
_SYSTEM_FOLDERS = ("/proc", "/sys", "/dev")
"""Systems keep what they say of themselves there, in files that are regular by name."""


class UnreadableError(Exception):
    """A file that is not read; the message says why, for a person."""


class TooLargeError(UnreadableError):
    """A file larger than the limit."""


def is_name(path: str) -> bool:
    """Whether a file can have this path: the system's functions raise `ValueError` for any other, not `OSError`."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def refusal(path: Path | str, within: Path | None = None, *, windows: bool = os.name == "nt") -> str:
    """Why a path is not even looked at, or empty: no file can have that name; another machine's, unless it is the one
    that the folder `within` is on, which the user opened; and devices. To look at either may tell that machine who we
    are, or do something.
    """
    text = str(path)
    if not is_name(text):
        return "cannot be read: no file has such a name"
    if _DEVICE_PREFIX.match(text) or (windows and any(_DEVICE.match(part) for part in PureWindowsPath(text).parts)):
        return "cannot be read: it is a device"
    if _REMOTE.match(text) and not (within is not None and _machine(within) == _machine(text)):
        return "cannot be read: it is on another machine"
    return ""


def link_refusal(path: Path, within: Path | None = None) -> str:
    """As `refusal`, of what a link points to; nothing but links is looked at."""
    with suppress(OSError):
        for _ in range(_MOST_LINKS):
            if not path.is_symlink():
                return ""
            target = str(path.readlink()).replace("\\\\?\\UNC\\", "\\\\", 1).removeprefix("\\\\?\\")
            reason = refusal(target, within)
            if reason:
                return reason
            path = path.parent / target
    return "cannot be read: it is a link that leads nowhere"


def _machine(path: Path | str) -> str:
    """The share that a path is on, `\\\\server\\share`; the drive of a local one."""
    return PureWindowsPath(path).drive.casefold().replace("/", "\\")


@lru_cache(maxsize=1)
def _system_devices() -> frozenset[int]:
    """The file systems of `_SYSTEM_FOLDERS`, where these are file systems of their own."""
    found = set()
    for name in _SYSTEM_FOLDERS:
        with suppress(OSError):
            found.add(Path(name).stat().st_dev)
    with suppress(OSError):
        found.discard(Path("/").stat().st_dev)
    return frozenset(found)


def read_file(path: Path, limit: int, *, own: bool = False, within: Path | None = None) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    What is opened is what is looked at, so a file that is exchanged meanwhile changes nothing. With `own`, it must be
    this user's and nobody else may write to it. `within` is the folder that the user opened: another machine's files
    are read only if it is there. Raises `OSError`, `UnreadableError` for any other file, and `TooLargeError`.
    """
    reason = refusal(path, within) or link_refusal(path, within)
    if reason:
        raise UnreadableError(reason)
    if not stat.S_ISREG(path.stat().st_mode):  # before opening: to open a device may do something
        raise UnreadableError("cannot be read: it is no regular file")
    handle = os.open(path, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("cannot be read: it is no regular file")
        if status.st_dev in _system_devices():
            raise UnreadableError("cannot be read: it is the system's")
        if own and not is_own(status):
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


def is_own(status: os.stat_result) -> bool:
    """Whether a file is this user's and nobody else may write to it."""
    if not hasattr(os, "getuid"):  # Windows keeps a user's folders to the user
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
