"""One way in for every kind of schema source: SQL, Prisma and dbt files, glossaries, and the queries of programs, told
apart by their names.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from .dbt import dbt_declarations
from .declarations import sql_declarations
from .events import Declarations
from .kept import Kept
from .prisma import prisma_declarations
from .source_queries import is_program, source_declarations
from .terms import glossary_declarations, is_glossary


class SourceReader(Protocol):
    """Reads one file's text; never raises, what cannot be read is in `skipped`."""

    def __call__(self, text: str, *, dialect: str = "", file: str = "") -> Declarations:
        """What the text declares; `file` names it in sources and diagnostics."""


_BY_SUFFIX: dict[str, SourceReader] = {
    ".sql": sql_declarations,
    ".ddl": sql_declarations,
    ".prisma": prisma_declarations,
    ".yml": dbt_declarations,
    ".yaml": dbt_declarations,
}


def is_schema_file(name: str) -> bool:
    """Whether a file is a schema source by its name; of YAML files those that dbt calls schema or sources."""
    path = PurePath(name.casefold())
    if is_glossary(path.name):
        return True
    if path.suffix in (".yml", ".yaml"):
        return path.stem in ("schema", "sources", "_sources", "_schema") or path.stem.endswith(
            ("__models", "__sources")
        )
    return path.suffix in _BY_SUFFIX


def declarations(text: str, *, dialect: str = "", file: str = "", kept: Kept | None = None) -> Declarations:
    """What one file declares, read as its name says, else as SQL; `dialect` "" means detect. Never raises.

    `kept` spares the reading of unchanged statements of SQL (see `sql_declarations`).
    """
    if is_glossary(PurePath(file).name):
        return glossary_declarations(text, dialect=dialect, file=file)
    reader = _BY_SUFFIX.get(PurePath(file).suffix.casefold(), sql_declarations)
    if is_program(file):
        return source_declarations(text, dialect=dialect, file=file, kept=kept)
    if kept is not None and reader is sql_declarations:
        return sql_declarations(text, dialect=dialect, file=file, kept=kept)
    return reader(text, dialect=dialect, file=file)
