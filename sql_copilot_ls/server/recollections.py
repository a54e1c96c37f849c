"""What is remembered of each open folder, as the session needs it: its memory, and what of it is at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sql_copilot_ls.schema.model import Example
from sql_copilot_ls.schema.queries import QUERIES
from sql_copilot_ls.server.acceptance import squeezed
from sql_copilot_ls.workspace.memory import Memory, Remembered
from sql_copilot_ls.workspace.uris import file_of


class Recollections:
    """The memories of folders, by their URIs. Called on the event loop; the memories themselves work anywhere."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._memories: dict[str, Memory] = {}
        self._dismissed: dict[str, frozenset[tuple[str, str]]] = {}

    def memory(self, folder_uri: str) -> Memory | None:
        """A folder's memory; None for what is no folder on this machine."""
        path = file_of(folder_uri)
        if path is None:
            return None
        if folder_uri not in self._memories:
            self._memories[folder_uri] = Memory(path, root=self._root)
        return self._memories[folder_uri]

    def have(self, folder_uri: str, entries: Sequence[Remembered]) -> None:
        """These are all that is remembered of a folder."""
        self._dismissed[folder_uri] = frozenset(
            (entry.comment, squeezed(entry.sql)) for entry in entries if entry.kind == "dismissed"
        )

    def was_dismissed(self, folder_uri: str, comment: str, sql: str) -> bool:
        """Whether a person did not want this for this comment."""
        known = self._dismissed.get(folder_uri)
        return bool(known) and (comment, squeezed(sql)) in (known or ())


def examples_of(entries: Sequence[Remembered]) -> tuple[Example, ...]:
    """What of it answers comments that say the same: queries that have stood for a while. What changes data comes from
    the model alone, which says so.
    """
    return tuple(
        Example(entry.comment, entry.sql.rstrip().rstrip(";"), entry.file, entry.line, was_accepted=True)
        for entry in entries
        if entry.stood and entry.kind != "dismissed" and _is_query(entry.sql)
    )


def _is_query(sql: str) -> bool:
    words = sql.split(None, 1)
    return bool(words) and words[0].upper() in QUERIES
