"""`sqlCopilot.remembered` and `sqlCopilot.forget`, and following what becomes of suggestions: those that were accepted
and left are examples from then on.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from sql_copilot_ls.analysis.ide.comment_request import statements_below
from sql_copilot_ls.server.acceptance import Outcome, Standing
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.recollections import examples_of
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.workspace.indexing import LOOSE
from sql_copilot_ls.workspace.memory import MAX_QUERY, Memory, Remembered
from sql_copilot_ls.workspace.uris import file_of


def register(server: SqlCopilotServer) -> None:
    """Add the commands, and follow documents."""
    timers: dict[str, asyncio.TimerHandle] = {}

    def look(uri: str) -> None:
        if server.acceptance.comments(uri):
            server.start(_look(server, uri, lambda seconds: plan(uri, seconds)))

    def plan(uri: str, seconds: float | None) -> None:
        timer = timers.pop(uri, None)
        if timer is not None:
            timer.cancel()
        if seconds is not None:
            timers[uri] = asyncio.get_running_loop().call_later(seconds, look, uri)

    def closed(uri: str) -> None:
        plan(uri, None)
        server.acceptance.closed(uri)

    server.on_document_change(look)
    server.on_document_close(closed)

    @server.command("sqlCopilot.remembered")
    async def remembered(ls: SqlCopilotServer, *_arguments: Any) -> dict[str, Any]:
        folders = []
        for uri, memory in _memories(ls):
            entries = await ls.in_background(memory.entries)
            _tell(ls, memory)
            folders.append(
                {
                    "uri": uri,
                    "path": str(memory.path),
                    "on": ls.settings_for(uri).remember,
                    "entries": [_plain(entry) for entry in reversed(entries)],
                }
            )
        return {"folders": folders}

    @server.command("sqlCopilot.forget")
    async def forget(ls: SqlCopilotServer, *_arguments: Any) -> dict[str, Any]:
        count = 0
        for uri, memory in _memories(ls):
            count += await ls.in_background(memory.clear)
            _tell(ls, memory)
            await recall(ls, uri)
        return {"forgotten": count}


async def recall(ls: SqlCopilotServer, folder_uri: str) -> None:
    """Let what is remembered of a folder count, or nothing where its settings say so."""
    memory = ls.recollections.memory(folder_uri)
    if memory is None:
        return
    entries = await ls.in_background(memory.entries) if ls.settings_for(folder_uri).remember else []
    _tell(ls, memory)
    ls.recollections.have(folder_uri, entries)
    ls.index.remember(folder_uri, examples_of(entries))


async def _look(ls: SqlCopilotServer, uri: str, plan: Any) -> None:
    """See what stands below the comments that something was suggested for, and remember what that says."""
    document, comments, dialect = ls.document(uri), ls.acceptance.comments(uri), ls.dialect_for(uri)
    found = await ls.in_background(
        lambda: {
            comment: [_standing(document, *place) for place in places if place[1] - place[0] <= MAX_QUERY]
            for comment, places in statements_below(document.text, comments, dialect=dialect).items()
        }
    )
    if ls.document(uri).version != document.version:  # looked at again after the pause
        return
    outcomes = ls.acceptance.seen(uri, found)
    plan(ls.acceptance.next_look(uri))
    folder = ls.index.folder_of(uri).uri
    memory = ls.recollections.memory(folder)
    if not outcomes or memory is None or not ls.settings_for(uri).remember:
        return
    await ls.in_background(memory.note, [_entry(ls, folder, document, outcome) for outcome in outcomes])
    await recall(ls, folder)


def _standing(document: Document, start: int, end: int) -> Standing:
    return Standing(document.text[start:end], document.lines.position(start)[0])


def _entry(ls: SqlCopilotServer, folder_uri: str, document: Document, outcome: Outcome) -> Remembered:
    try:
        file = (document.path or Path()).relative_to(file_of(folder_uri) or "").as_posix()
    except ValueError:
        file = ""
    now = ls.acceptance.clock()
    return Remembered(outcome.kind, outcome.comment, outcome.sql.strip(), file, outcome.line, now, outcome.stood)


def _memories(ls: SqlCopilotServer) -> list[tuple[str, Memory]]:
    folders = [folder.uri for folder in ls.index.folders if folder.uri != LOOSE]
    return [(uri, memory) for uri in folders if (memory := ls.recollections.memory(uri)) is not None]


def _tell(ls: SqlCopilotServer, memory: Memory) -> None:
    notice = memory.take_notice()
    if notice:
        ls.show_once(notice)


def _plain(entry: Remembered) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "comment": entry.comment,
        "sql": entry.sql,
        "file": entry.file,
        "line": entry.line,
        "at": entry.at,
        "stood": entry.stood,
    }
