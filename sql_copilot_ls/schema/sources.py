"""Reads schema files from disk: encodings, sizes and folders; the only part of this room that does I/O."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sql_copilot_ls.files import TooLargeError, UnreadableError, read_file

from .events import Declarations
from .fold import fold
from .model import Schema, Skipped
from .readers import declarations, is_schema_file
from .source_queries import is_program

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_FILES = 20_000
IGNORED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "venv", ".tox", "dist", "build"}
)


_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_LOOKED_AT = 4 * 1024 * 1024


def decode(data: bytes) -> tuple[str, str]:
    """(Text, note): the note names the encoding when it is not UTF-8."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), "" if encoding == "utf-8-sig" else f"read as {encoding}"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    for encoding in ("gb18030", "cp1252") if _in_pairs(data) else ("cp1252", "gb18030"):
        try:
            return data.decode(encoding), f"not UTF-8: read as {encoding}; save it as UTF-8 if names look wrong"
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "not UTF-8: read as latin-1; save it as UTF-8 if names look wrong"


def _in_pairs(data: bytes) -> bool:
    """Whether most runs of bytes beyond ASCII are of even length and no part of a word, as Chinese is written and the
    letters of `naïve` are not.
    """
    runs = list(_BEYOND_ASCII.finditer(data, 0, _LOOKED_AT))
    pairs = sum(
        len(run[0]) % 2 == 0
        and not (
            len(run[0]) < 4
            and data[run.start() - 1 : run.start()].isalpha()
            and data[run.end() : run.end() + 1].isalpha()
        )
        for run in runs
    )
    return 2 * pairs >= len(runs)


def read_declarations(path: Path, *, dialect: str = "") -> Declarations:
    """What one file declares; a file that cannot be read declares nothing and says why in `skipped`."""
    name = str(path)
    try:
        data = read_file(path, MAX_FILE_BYTES, within=path.parent)
    except TooLargeError as error:
        reason = f"{error}: keep its CREATEs in a file of their own"
        return Declarations(name, dialect, skipped=(Skipped(name, 0, reason),))
    except UnreadableError as error:
        return Declarations(name, dialect, skipped=(Skipped(name, 0, str(error)),))
    except OSError as error:
        return Declarations(name, dialect, skipped=(Skipped(name, 0, f"cannot be read: {error.strerror or error}"),))
    if not data.strip():
        return Declarations(name, dialect, skipped=(Skipped(name, 0, "the file is empty"),))
    text, note = decode(data)
    found = declarations(text, dialect=dialect, file=name)
    if note:
        found = replace(found, skipped=(Skipped(name, 0, note), *found.skipped))
    return found


def schema_files(folder: Path) -> Iterator[Path]:
    """Schema files below a folder, in a stable order; links to folders are not followed."""
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if f not in IGNORED_FOLDERS)
        for file in sorted(files):
            if is_schema_file(file):
                yield Path(root) / file


def query_files(folder: Path) -> Iterator[Path]:
    """Files below a folder in which queries may stand below comments: schema files, then programs."""
    yield from schema_files(folder)
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if f not in IGNORED_FOLDERS)
        yield from (Path(root) / file for file in sorted(files) if is_program(file))


def read_schema(path: Path | str, *, dialect: str = "") -> Schema:
    """The schema of a file or of all schema files below a folder. Raises FileNotFoundError when there is neither."""
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file or folder")
    files = list(islice(schema_files(path), MAX_FILES + 1)) if path.is_dir() else [path]
    if not files:
        reason = "no schema file in this folder: none ends in .sql, .ddl or .prisma or is a dbt schema.yml"
        return Schema(skipped=(Skipped(str(path), 0, reason),), dialect=dialect)
    schema = fold([read_declarations(f, dialect=dialect) for f in files[:MAX_FILES]], dialect=dialect)
    if len(files) > MAX_FILES:
        reason = f"more than {MAX_FILES:,} schema files: the rest is left out; name a folder further down"
        schema = replace(schema, skipped=(*schema.skipped, Skipped(str(path), 0, reason)))
    return schema
