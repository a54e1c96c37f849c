"""The index on disk: what files declare, keyed by their content, versioned, and of no effect when damaged."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import logging
import os
import pickle
import tempfile
from pathlib import Path
from typing import Any

import platformdirs

import sql_copilot_ls.schema
from sql_copilot_ls.schema import Declarations
from sql_copilot_ls.versions import package_version

_MAGIC = b"sqlcopilot index 1\n"
_LOG = logging.getLogger(__name__)
_ALLOWED = "sql_copilot_ls.schema"


class _Reader(pickle.Unpickler):
    """Reads only our own data classes: a cache that someone tampered with cannot name anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """The class, when it is one of the schema room's or a plain container."""
        if module == _ALLOWED or module.startswith(_ALLOWED + "."):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not part of an index")


def _version() -> bytes:
    """Changes whenever the code that reads DDL does: a cache made by another version is not used."""
    digest = hashlib.sha256()
    folder = Path(sql_copilot_ls.schema.__file__ or "").parent
    for source in sorted(folder.glob("*.py")):
        with contextlib.suppress(OSError):
            digest.update(source.name.encode() + source.read_bytes())
    digest.update(package_version().encode())
    return digest.digest()


def content_key(data: bytes, dialect: str) -> str:
    """What a file's declarations are kept under."""
    return hashlib.sha256(dialect.encode() + b"\0" + data).hexdigest()


class IndexCache:
    """One folder's declarations on disk, in the user's cache folder unless told otherwise."""

    def __init__(self, folder: str, *, root: Path | None = None) -> None:
        root = root or Path(platformdirs.user_cache_dir("sqlcopilot", appauthor=False)) / "index"
        self.path = root / (hashlib.sha256(folder.encode()).hexdigest()[:24] + ".bin")

    def load(self) -> dict[str, Declarations]:
        """What is kept, by content; nothing when there is no cache, or it is damaged or of another version."""
        try:
            data = self.path.read_bytes()
        except OSError:
            return {}
        head = len(_MAGIC)
        if data[:head] != _MAGIC or data[head : head + 32] != _version():
            return {}
        payload = memoryview(data)[head + 64 :]
        if hashlib.sha256(payload).digest() != data[head + 32 : head + 64]:
            _LOG.warning("the index cache is damaged and will be rebuilt: %s", self.path)
            return {}
        collecting = gc.isenabled()
        gc.disable()  # nothing here is garbage, and looking for it doubles the time
        try:
            # Damaged data makes pickle raise almost anything; the answer is always to rebuild.
            kept = _Reader(io.BytesIO(payload)).load()
        except Exception as error:
            _LOG.warning("the index cache cannot be read and will be rebuilt (%s): %s", type(error).__name__, self.path)
            return {}
        finally:
            if collecting:
                gc.enable()
        return kept if isinstance(kept, dict) else {}

    def save(self, declarations: dict[str, Declarations]) -> None:
        """Replace what is kept, all or nothing. A folder that cannot be written to is no error: the next start is
        merely slower."""
        payload = pickle.dumps(declarations, protocol=5)
        header = _MAGIC + _version() + hashlib.sha256(payload).digest()
        temporary = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.stem)
            with os.fdopen(handle, "wb") as file:
                file.write(header + payload)
            Path(temporary).replace(self.path)
        except OSError as error:
            _LOG.info("the index cache cannot be written: %s", error)
            if temporary:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink()
