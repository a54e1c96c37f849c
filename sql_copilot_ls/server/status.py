"""What the server says of its own state: for a status bar, and why there is no schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sql_copilot_ls.server.settings import Settings
from sql_copilot_ls.server.suggesting import Suggester
from sql_copilot_ls.workspace.indexing import LOOSE, WorkspaceIndex

STATUS = "sqlCopilot/status"
"""The notification; docs/protocol.md has its fields."""


class Status:
    """The state of one session, worked out from its parts when asked for."""

    def __init__(self, index: WorkspaceIndex, suggester: Suggester, settings_for: Callable[[str], Settings]) -> None:
        self._index = index
        self._suggester = suggester
        self._settings_for = settings_for
        self.indexed = (0, 0)
        """Schema files read, of how many."""

    def now(self) -> dict[str, Any]:
        """The state as docs/protocol.md has it."""
        done, total = self.indexed
        tables = sum(len(f.schema.tables) for f in self._index.folders)
        if self._suggester.problem:
            state, detail = "error", self._suggester.problem
        elif self._index.is_indexing:
            state, detail = "indexing", f"reading schema files: {done} of {total}"
        elif self._suggester.is_running:
            state, detail = "suggesting", ""
        elif not self._settings_for(LOOSE).automatic_trigger:
            state, detail = "off", "Suggestions while typing are switched off (sqlCopilot.automaticTrigger)."
        elif not tables:
            state, detail = "off", self.no_schema_hint()
        else:
            state, detail = "ready", f"{tables} tables from {total} files"
        return {"state": state, "detail": detail, "indexed": done, "total": total, "tables": tables}

    def no_schema_hint(self) -> str:
        """Why there is no schema and what to do."""
        folders = [f for f in self._index.folders if f.uri != LOOSE]
        if not folders:
            return (
                "No tables found: open a folder with the CREATE TABLE files of your database, "
                "or put CREATE TABLE statements into this file."
            )
        skipped = sum(len(f.schema.skipped) for f in folders)
        globs = ", ".join(self._settings_for(folders[0].uri).schema_globs)
        more = f" {skipped} statements or files could not be read." if skipped else ""
        return f"No tables found: no CREATE TABLE in the files of sqlCopilot.schemaGlobs ({globs}).{more}"
