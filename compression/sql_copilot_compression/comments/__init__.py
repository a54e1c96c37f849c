"""The corpus of comments: its items, the proof that they are whole, and the judge that compares answers by rows."""

from __future__ import annotations

from sql_copilot_compression.comments.written_items import (
    KINDS,
    LANGUAGES,
    Item,
    ItemError,
    is_held_out,
    item_files,
    read_items,
)

__all__ = ["KINDS", "LANGUAGES", "Item", "ItemError", "is_held_out", "item_files", "read_items"]
