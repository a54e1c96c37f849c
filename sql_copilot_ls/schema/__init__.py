"""DDL text to `Schema`: a pure room, but for `read_schema` and `read_declarations`, which read files."""

from __future__ import annotations

from .dialect_habits import detect
from .events import Declarations
from .fold import fold
from .kept import Kept
from .migrations import applied_part
from .model import Column, ColumnKind, ForeignKey, Schema, Skipped, Source, Table
from .readers import declarations
from .refold import Refolding
from .sources import read_declarations, read_schema, schema_files
from .standpoints import Standpoints, became, joined

__all__ = [
    "Column",
    "ColumnKind",
    "Declarations",
    "ForeignKey",
    "Kept",
    "Refolding",
    "Schema",
    "Skipped",
    "Source",
    "Standpoints",
    "Table",
    "applied_part",
    "became",
    "declarations",
    "detect",
    "fold",
    "joined",
    "parse_ddl",
    "read_declarations",
    "read_schema",
    "schema_files",
]


def parse_ddl(text: str, *, dialect: str = "", file: str = "") -> Schema:
    """The schema of one DDL text; `dialect` "" means detect. Never raises: what cannot be read is in `skipped`."""
    return fold([declarations(text, dialect=dialect, file=file)], dialect=dialect)
