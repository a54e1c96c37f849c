"""Logs hold nothing of a document."""

from __future__ import annotations

import logging

from sql_copilot_ls.server.logs import _PrivateFormatter


def logged(message: str, *arguments: object, name: str = "pygls.protocol", is_open: bool = False) -> str:
    formatter = _PrivateFormatter()
    formatter.is_open = is_open
    return formatter.format(logging.LogRecord(name, logging.ERROR, "a.py", 1, message, arguments, None))


def test_messages_of_pygls_are_told_without_what_they_quote() -> None:
    told = logged('Failed to handle request "%s" %s, 100 %%\n%s', 1, "SECRET", "SECRET")
    assert "SECRET" not in told
    assert told.endswith("Failed to handle request … …, 100 %%")
    assert "SECRET" in logged("Failed %s", "SECRET", is_open=True)


def test_our_own_messages_are_told_as_they_are() -> None:
    assert logged("given up after %g s", 10.0, name="sql_copilot_ls.server").endswith("given up after 10 s")
