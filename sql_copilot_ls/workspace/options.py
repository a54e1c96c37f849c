"""What the index is told about a folder: its dialect and which files declare tables."""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA_GLOBS = ("**/*.sql", "**/*.ddl", "**/*.prisma", "**/schema.yml")
EXCLUDE_GLOBS = (
    "**/node_modules/**",
    "**/.git/**",
    "**/.venv/**",
    "**/venv/**",
    "**/dist/**",
    "**/build/**",
    "**/target/**",
)


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """One folder's; `dialect` empty: detected from the DDL. A folder with other options is read anew."""

    dialect: str = ""
    schema_globs: tuple[str, ...] = SCHEMA_GLOBS
    exclude_globs: tuple[str, ...] = EXCLUDE_GLOBS
    index_ignored_files: bool = False
    """Whether files that Git ignores count too."""
    programs: bool = True
    """Whether programs are looked through for queries with comments."""
