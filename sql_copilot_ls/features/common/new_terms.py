"""Where a new term of a folder is written: at the end of its first glossary, or in a new one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from sql_copilot_ls.glossary.proposing import Entry
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.session import SqlCopilotServer

NEW_FILE = "words.glossary.toml"


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The edit that writes a term, and the glossary that it goes into, which may have to be made first."""

    uri: str
    is_new: bool
    edit: types.TextEdit


def new_term(ls: SqlCopilotServer, root: Path, schema: Schema, entry: Entry, name: str) -> NewTerm:
    """The term as it would stand in a glossary of the folder `root`."""
    files = sorted({term.source.file for term in schema.terms if term.source is not None})
    known = (Path(file) for file in files if file.endswith(".glossary.toml"))
    document = ls.text_of(next((path for path in known if path.is_absolute()), root / NEW_FILE))
    end = len(document.text)
    before = "" if not document.text else "\n" if document.text.endswith("\n") else "\n\n"
    return NewTerm(
        document.uri, not document.text, types.TextEdit(document.range_at(end, end), before + entry.text(name))
    )
