"""The one way from a client's URI to a file of this machine, and back."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from pygls.uris import from_fs_path, to_fs_path

from sql_copilot_ls.files import is_name


def file_of(uri: str) -> Path | None:
    """The file that a URI names; None for what is no file, or has a name that none can have."""
    path = to_fs_path(uri) if is_uri(uri) else None
    return Path(path) if path and is_name(path) and Path(path).is_absolute() else None


def is_uri(uri: str) -> bool:
    """Whether a text can be taken apart as a URI; relative ones can."""
    try:
        urlsplit(uri)
    except ValueError:
        return False
    return True


def uri_of_file(path: Path) -> str:
    """A file's URI, spelled as VS Code does."""
    try:
        return from_fs_path(str(path)) or ""
    except UnicodeEncodeError:  # a name that is no UTF-8, which a URI holds byte by byte
        return path.as_uri()
