"""`workspace/executeCommand`: generate from a comment, alternatives, status, schema, reindex. docs/protocol.md has
their contract."""

from __future__ import annotations

import asyncio
import platform
import time
from pathlib import Path
from typing import Any

from lsprotocol import types

from sql_copilot_ls.analysis.ide.comment_request import request_near
from sql_copilot_ls.features.code_action_generate import COMMAND
from sql_copilot_ls.features.common.arguments import BadArgumentsError, place_of, refused
from sql_copilot_ls.features.common.generating import Answer, Refusal, answer, as_first_shown, edit_for, workspace_edit
from sql_copilot_ls.features.common.wire import plain
from sql_copilot_ls.schema.model import Column, Source, Table
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.suggesting import Change
from sql_copilot_ls.versions import package_version
from sql_copilot_ls.workspace.folder_schema import FolderSchema

_MAX_COUNT = 10


def register(server: SqlCopilotServer) -> None:
    """Add the commands."""

    @server.command(COMMAND)
    async def generate_from_comment(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        try:
            uri, offset, options = place_of(ls, arguments)
        except BadArgumentsError as error:
            return refused(Refusal("badArguments", str(error)))
        chosen = options.get("sql")
        if isinstance(chosen, str) and chosen.strip():
            document = ls.document(uri)
            request = request_near(document.text, offset, dialect=ls.dialect_for(uri), names=None)
            if request is None:
                return refused(Refusal("noRequest", say("refused.gone", ls.locale)))
            answered: Answer | Refusal = Answer(document, request, (), 0.0)
            sql = chosen
        else:
            answered = await answer(ls, uri, offset)
            sql = answered.proposals[0].sql if isinstance(answered, Answer) else ""
        if isinstance(answered, Refusal):
            return refused(answered)
        return await _apply(ls, answered, sql)

    @server.command("sqlCopilot.alternatives")
    async def alternatives(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        try:
            uri, offset, options = place_of(ls, arguments)
            count = options.get("count")
            if count is not None and (not isinstance(count, int) or not 1 <= count <= _MAX_COUNT):
                raise BadArgumentsError(f'"count" should be a whole number from 1 to {_MAX_COUNT}.')
        except BadArgumentsError as error:
            return refused(Refusal("badArguments", str(error)))
        answered = await answer(ls, uri, offset, count=count)
        if isinstance(answered, Refusal):
            return refused(answered)
        document, request = answered.document, answered.request
        return {
            "question": request.question,
            "commentRange": plain(document.range_at(request.comment_start, request.comment_end)),
            "range": plain(document.range_at(*(request.statement or (request.start, request.end)))),
            "suggestions": _suggestions(answered),
            "milliseconds": round(answered.milliseconds, 1),
        }

    @server.command("sqlCopilot.status")
    def status(ls: SqlCopilotServer, *_arguments: Any) -> dict[str, Any]:
        return _status(ls)

    @server.command("sqlCopilot.schema")
    def schema(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        argument = arguments[0] if arguments else None
        uri = argument.get("uri") if isinstance(argument, dict) else None
        folders = [ls.index.schema_for(uri)] if isinstance(uri, str) else ls.index.folders
        return {"folders": [_folder(ls, f) for f in folders]}

    @server.command("sqlCopilot.reindex")
    async def reindex(ls: SqlCopilotServer, *_arguments: Any) -> dict[str, Any]:
        started = time.perf_counter()
        await asyncio.gather(*(ls.index.scan(f.uri, use_cache=False) for f in ls.index.folders if f.uri))
        return {
            "files": sum(len(f.files) for f in ls.index.folders),
            "tables": sum(len(f.schema.tables) for f in ls.index.folders),
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        }


def _suggestions(answered: Answer) -> list[dict[str, Any]]:
    return [
        {
            "sql": p.sql,
            "confidence": round(p.confidence, 4),
            "unused": [word.text for word in p.unused],
            "current": p.is_current,
            **({"change": _change(p.change)} if p.change else {}),
            **({"source": p.source} if p.source else {}),
        }
        for p in answered.proposals
    ]


def _change(change: Change) -> dict[str, str]:
    """What a preview says of a change."""
    return {"action": change.action, "table": change.table, "condition": change.condition, "count": change.count}


async def _apply(ls: SqlCopilotServer, answered: Answer, sql: str) -> dict[str, Any]:
    """Put SQL below the comment through the client."""
    document, request = answered.document, answered.request
    present = ls.document(document.uri)
    if present.text != document.text:
        return refused(Refusal("changed", say("refused.changed", ls.locale)))
    start, end, text, begins = edit_for(present, request, sql)
    edit = workspace_edit(ls, present, start, end, text)
    response = await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label="Generate SQL"))
    if not response.applied:
        return refused(Refusal("notApplied", response.failure_reason or say("refused.not applied", ls.locale)))
    written = as_first_shown(ls, present, text)
    after = Document(present.uri, present.text[:start] + written + present.text[end:], None, "", present.encoding)
    stands = after.range_at(start + begins, start + len(written.rstrip()))
    return {
        "applied": True,
        "question": request.question,
        "range": plain(stands),
        "suggestions": _suggestions(answered) or [{"sql": sql, "confidence": None}],
    }


def _status(ls: SqlCopilotServer) -> dict[str, Any]:
    state = ls.status.now()
    suggester, index = ls.suggester, ls.index
    return {
        "state": state["state"],
        "detail": state["detail"],
        "versions": {
            "server": package_version(),
            "python": platform.python_version(),
            **_artefact_versions(suggester.versions),
        },
        "model": {
            "path": suggester.model_path or None,
            "loaded": suggester.is_loaded,
            "threshold": suggester.threshold,
            **({"error": suggester.problem} if suggester.problem else {}),
        },
        "folders": [
            {
                "uri": f.uri,
                "name": _folder_name(f),
                "dialect": f.dialect,
                "files": len(f.files),
                "tables": len(f.schema.tables),
                "columns": sum(len(t.columns) for t in f.schema.tables),
                "skipped": len(f.schema.skipped),
            }
            for f in index.folders
        ],
        "timings": {
            "indexMilliseconds": _rounded(index.milliseconds),
            "editMilliseconds": _rounded(index.edit_milliseconds),
            "edits": index.edits,
            "modelLoadMilliseconds": _rounded(suggester.load_milliseconds),
            "lastSuggestionMilliseconds": _rounded(suggester.last_milliseconds),
            "medianSuggestionMilliseconds": _rounded(suggester.median_milliseconds),
            "suggestions": suggester.count,
        },
        "memoryMegabytes": _memory_megabytes(),
    }


def _artefact_versions(known: dict[str, Any]) -> dict[str, Any]:
    return {name: known.get(name) for name in ("engine", "artefact", "grammar")}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _memory_megabytes() -> float | None:
    """Resident memory of this process, where the system tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return None
    import resource

    return round(pages * resource.getpagesize() / 1024 / 1024, 1)


def _folder(ls: SqlCopilotServer, folder: FolderSchema) -> dict[str, Any]:
    locate = _Locator(ls)
    return {
        "uri": folder.uri,
        "name": _folder_name(folder),
        "dialect": folder.dialect,
        "tables": [_table(locate, t) for t in folder.schema.tables],
        "skipped": [{"file": s.file, "line": s.line, "reason": s.reason} for s in folder.schema.skipped],
    }


def _folder_name(folder: FolderSchema) -> str:
    return folder.uri.rstrip("/").rpartition("/")[2]


class _Locator:
    """Locations of many schema items, each file read once."""

    def __init__(self, ls: SqlCopilotServer) -> None:
        self._ls = ls
        self._documents: dict[str, Document] = {}

    def __call__(self, source: Source | None) -> Any:
        if source is None:
            return None
        document = self._documents.get(source.file)
        if document is None:
            path = Path(source.file)
            document = self._ls.text_of(path) if path.is_absolute() else self._ls.document(source.file)
            self._documents[source.file] = document
        start = document.position_of(source.line, source.column)
        end = document.position_of(source.end_line, source.end_column)
        return plain(types.Location(document.uri, types.Range(start, end)))


def _values(column: Column) -> list[dict[str, str]]:
    """The values that the DDL lists, with what each means."""
    labels = column.labels or ("",) * len(column.values)
    return [{"value": value, "label": label} for value, label in zip(column.values, labels, strict=True)]


def _table(locate: _Locator, table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "schema": table.schema,
        "comment": table.comment,
        "isView": table.is_view,
        "primaryKey": list(table.primary_key),
        "columns": [
            {
                "name": c.name,
                "type": c.type,
                "nullable": c.nullable,
                "comment": c.comment,
                **({"values": _values(c)} if c.values else {}),
                "location": locate(c.source),
            }
            for c in table.columns
        ],
        "foreignKeys": [
            {
                "columns": list(k.columns),
                "table": k.table,
                "references": list(k.references),
                "inferred": k.inferred,
            }
            for k in table.foreign_keys
        ],
        "location": locate(table.source),
    }
