"""Generation in its thread: what takes too long is told, and holds nothing up."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import pytest

from sql_copilot_ls.schema import Schema
from sql_copilot_ls.server.suggesting import Engine, Suggester, TimeIsUpError
from sql_copilot_ls.workspace.folder_schema import FolderSchema
from tests.server.double import ANSWERS, TableCopilot

QUESTION = next(iter(ANSWERS))


class HeldCopilot(TableCopilot):
    """Does not stop when told to, until it is let go."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def suggest(self, question: str, *arguments: Any, **options: Any) -> Any:
        if "held" in question:
            self.released.wait()
        return super().suggest(question, *arguments, **options)


def suggester(copilot: Any, **options: Any) -> Suggester:
    def opened(_path: Path | None) -> Any:
        return copilot

    found = Suggester(Engine(opened, threading.Event), **options)
    found.use("")
    return found


async def test_time_that_is_up_is_not_taken_for_having_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    copilot = HeldCopilot()
    one = suggester(copilot, stuck_seconds=0.05)
    schema = FolderSchema("", Schema(), "")
    assert await one.loaded()
    assert list(await one.suggest("about nothing that is known", schema)) == []
    with caplog.at_level(logging.ERROR), pytest.raises(TimeIsUpError):
        await one.suggest("held up", schema, seconds=0.05)
    found = await one.suggest(QUESTION, schema, seconds=30)
    assert [s.sql for s in found] == [sql for sql, _ in ANSWERS[QUESTION]]
    assert "left to itself" in caplog.text
    copilot.released.set()
    one.close()


async def test_what_stops_in_time_keeps_its_thread(caplog: pytest.LogCaptureFixture) -> None:
    one = suggester(TableCopilot(), stuck_seconds=0.2)
    schema = FolderSchema("", Schema(), "")
    assert await one.loaded()
    with caplog.at_level(logging.ERROR), pytest.raises(TimeIsUpError):
        await one.suggest("slowly list all customers", schema, seconds=0.05)
    assert await one.suggest(QUESTION, schema, seconds=30)
    assert "left to itself" not in caplog.text
    one.close()
