"""The index on disk: what files declare, keyed by their content, versioned, and of no effect when damaged."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import logging
import os
import tempfile
import time
from pathlib import Path

import platformdirs

import sql_copilot_ls
from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.schema import Declarations
from sql_copilot_ls.versions import package_version
from sql_copilot_ls.workspace import plain_data

_MAGIC = b"sqlcopilot index 3\n"
_LOG = logging.getLogger(__name__)
_READ_BY = ("schema", "sql", "workspace/plain_data.py")
"""Code that decides what a kept file says, below the package."""
_KEPT = dict[str, Declarations]
MAX_BYTES = 512 * 1024 * 1024
_TEMPORARY = ".new"
_ABANDONED_SECONDS = 3600.0
"""A file being written is older than this only when its writer was killed."""


def _version() -> bytes:
    """Changes whenever the code that reads DDL does: a cache made by another version is not used."""
    digest = hashlib.sha256()
    package = Path(sql_copilot_ls.__file__).parent
    for name in _READ_BY:
        place = package / name
        for source in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            with contextlib.suppress(OSError):
                digest.update(source.name.encode() + source.read_bytes())
    digest.update(package_version().encode())
    return digest.digest()


def content_key(data: bytes, dialect: str) -> str:
    """What a file's declarations are kept under."""
    return hashlib.sha256(dialect.encode() + b"\0" + data).hexdigest()


class IndexCache:
    """One folder's declarations on disk, in the user's cache folder unless told otherwise.

    It is plain data, a line of JSON a file, so that no more than one is held twice: nothing in it is run, whoever wrote
    it.
    """

    def __init__(self, folder: Path, *, root: Path | None = None) -> None:
        root = root or Path(platformdirs.user_cache_dir("sqlcopilot", appauthor=False)) / "index"
        self.path = root / (hashlib.sha256(os.fsencode(folder)).hexdigest()[:24] + ".json")

    def load(self) -> dict[str, Declarations]:
        """What is kept, by content; nothing when there is no cache, or it is damaged, of another version, another
        user's, or larger than any that is written.
        """
        try:
            data = read_file(self.path, MAX_BYTES, own=True, within=self.path.parent)
        except FileNotFoundError:
            return {}
        except (OSError, UnreadableError) as error:
            _LOG.warning("the index cache is not used: it %s", error)
            return {}
        head = len(_MAGIC)
        if data[:head] != _MAGIC or data[head : head + 32] != _version():
            return {}
        if hashlib.sha256(memoryview(data)[head + 64 :]).digest() != data[head + 32 : head + 64]:
            _LOG.warning("the index cache is damaged and will be rebuilt: %s", self.path)
            return {}
        collecting = gc.isenabled()
        gc.disable()  # nothing here is garbage, and looking for it doubles the time
        try:
            kept: dict[str, Declarations] = {}
            texts: dict[str, str] = {}
            at = head + 64
            while at < len(data):
                end = data.find(b"\n", at)
                line = data[at : end if end >= 0 else len(data)]
                kept.update(plain_data.loads(line, _KEPT, texts))
                at += len(line) + 1
        except plain_data.UnfitError as error:
            _LOG.warning("the index cache cannot be read and will be rebuilt (%s): %s", error, self.path)
            return {}
        finally:
            if collecting:
                gc.enable()
        return kept

    def save(self, declarations: dict[str, Declarations]) -> None:
        """Replace what is kept, all or nothing. A folder that cannot be written to is no error: the next start is
        merely slower.
        """
        lines = [
            plain_data.dumps({key: declared}, _KEPT).encode("utf-8", "surrogatepass")
            for key, declared in declarations.items()
        ]
        digest, size = hashlib.sha256(), len(_MAGIC) + 64
        for number, line in enumerate(lines):
            digest.update(b"\n" + line if number else line)
            size += len(line) + 1
        if size > MAX_BYTES:
            _LOG.info("the index is too large to be kept: %d bytes", size)
            return
        temporary = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._sweep()
            handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.stem, suffix=_TEMPORARY)
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + _version() + digest.digest())
                for number, line in enumerate(lines):
                    file.write(b"\n" + line if number else line)
            Path(temporary).replace(self.path)
        except OSError as error:
            _LOG.info("the index cache cannot be written: %s", error)
            if temporary:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink()

    def _sweep(self) -> None:
        """Remove what writers left that were killed."""
        for left in self.path.parent.glob(f"*{_TEMPORARY}"):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                    left.unlink()
