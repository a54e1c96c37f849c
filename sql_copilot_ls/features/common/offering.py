"""Tells those who follow suggestions what was shown, and asks them what not to show again."""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.server.session import SqlCopilotServer


def show_offered(ls: SqlCopilotServer, uri: str, comment: str, sql: Sequence[str]) -> None:
    """These were shown for a comment of a document, where its folder's settings let that be remembered."""
    if ls.settings_for(uri).remember:
        ls.acceptance.offered(uri, comment, sql)


def was_dismissed(ls: SqlCopilotServer, uri: str, comment: str, sql: str) -> bool:
    """Whether a suggestion for these very words was taken back, or another query written in its stead."""
    return ls.settings_for(uri).remember and ls.recollections.was_dismissed(ls.index.folder_of(uri).uri, comment, sql)
