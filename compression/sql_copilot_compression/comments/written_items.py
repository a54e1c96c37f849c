"""Items of the corpus of comments as they stand in its files: NAME.sql, a schema, and NAME.jsonl, an item a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

KINDS = frozenset(
    {
        "filter", "list", "join", "count", "aggregate", "group", "having", "superlative", "date", "text", "null",
        "anti", "set", "subquery", "case", "ratio", "window", "top_per_group", "running", "compare_periods", "dedupe",
        "dml_update", "dml_delete", "dml_insert", "view",
    }
)  # fmt: skip
LANGUAGES = frozenset({"en", "zh", "mixed"})
ONE_IN = 8
"""One schema in so many is never trained on."""


class ItemError(Exception):
    """A line of the corpus cannot be read; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Item:
    """One request in several wordings over one schema, and its canonical query in PostgreSQL's syntax."""

    id: str
    kind: str
    language: str
    comments: tuple[str, ...]
    sql: str
    also: tuple[str, ...] = ()
    """Further right queries, where the comment leaves something open."""


def is_held_out(name: str) -> bool:
    """Whether the schema of that name (its file's stem) is kept for choosing and judging."""
    return hashlib.sha256(name.encode()).digest()[0] % ONE_IN == 0


def item_files(folders: Iterable[Path]) -> list[Path]:
    """The .jsonl files below the folders, in order of name."""
    return [path for folder in folders for path in sorted(folder.rglob("*.jsonl"))]


def item_of(line: str) -> Item:
    """The item of a line. Raises `ItemError`."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ItemError(f"not JSON: {error}") from error
    if not isinstance(row, dict) or set(row) - {"also"} != {"id", "kind", "lang", "comments", "sql"}:
        raise ItemError("an item has id, kind, lang, comments and sql, perhaps also, and nothing else")
    texts = [row["id"], row["kind"], row["lang"], row["sql"]]
    lists = [row["comments"], row.get("also", [])]
    if not all(isinstance(text, str) for text in texts):
        raise ItemError("id, kind, lang and sql are texts")
    if not all(isinstance(part, list) and all(isinstance(text, str) for text in part) for part in lists):
        raise ItemError("comments and also are lists of texts")
    return Item(row["id"], row["kind"], row["lang"], tuple(row["comments"]), row["sql"], tuple(row.get("also", [])))


def read_items(path: Path) -> list[Item]:
    """All items of a file. Raises `ItemError` for the first line that is none."""
    items = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            items.append(item_of(line))
        except ItemError as error:
            raise ItemError(f"{path}:{number}: {error}") from error
    return items
