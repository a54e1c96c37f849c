"""`sqlCopilot.runStatement`, `compareStatements`, `explainStatement`, `convertText`: what lets people check a query."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sql_copilot_ls.analysis.ide.comment_request import request_near
from sql_copilot_ls.features.common.arguments import BadArgumentsError, place_of, refused
from sql_copilot_ls.features.common.generating import Refusal
from sql_copilot_ls.features.common.wire import plain
from sql_copilot_ls.files import UnreadableError, read_file
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.schema.sources import MAX_FILE_BYTES, decode
from sql_copilot_ls.server.messages import say
from sql_copilot_ls.server.session import SqlCopilotServer
from sql_copilot_ls.server.settings import DIALECTS

if TYPE_CHECKING:
    from sql_copilot_ls.running import Result

_T = TypeVar("_T")
_MOST_BYTES = 20_000_000
"""Of the workspace's files that are looked through for rows."""


def register(server: SqlCopilotServer) -> None:
    """Add the commands."""

    @server.command("sqlCopilot.runStatement")
    async def run_statement(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        from sql_copilot_ls.running import run

        def work(sql: str, schema: Schema, dialect: str, texts: Iterator[str]) -> dict[str, Any]:
            return _result(run(sql, schema, dialect, texts))

        return await _with_statement(ls, arguments, work)

    @server.command("sqlCopilot.compareStatements")
    async def compare_statements(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        from sql_copilot_ls.running import compare

        options = arguments[0] if len(arguments) == 1 and isinstance(arguments[0], dict) else {}
        other = options.get("other")
        if not isinstance(other, str) or not other.strip():
            return refused(Refusal("badArguments", '"other" should be the statement to compare with.'))

        def work(sql: str, schema: Schema, dialect: str, texts: Iterator[str]) -> dict[str, Any]:
            found = compare(sql, other, schema, dialect, texts)
            return {
                "left": _result(found.left),
                "right": _result(found.right),
                "onlyLeft": [list(row) for row in found.only_left],
                "onlyRight": [list(row) for row in found.only_right],
            }

        return await _with_statement(ls, arguments, work)

    @server.command("sqlCopilot.explainStatement")
    async def explain_statement(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        from sql_copilot_ls.explaining import explained

        options = arguments[0] if len(arguments) == 1 and isinstance(arguments[0], dict) else {}
        language = options.get("language")
        spoken = language if isinstance(language, str) else ls.locale

        def work(sql: str, schema: Schema, dialect: str, _texts: Iterator[str]) -> dict[str, Any]:
            return {"sql": sql, "sentences": explained(sql, schema, dialect, spoken)}

        return await _with_statement(ls, arguments, work)

    @server.command("sqlCopilot.convertText")
    async def convert_text(ls: SqlCopilotServer, *arguments: Any) -> dict[str, Any]:
        from sql_copilot_ls.explaining import convert

        options = arguments[0] if len(arguments) == 1 else None
        target = options.get("to") if isinstance(options, dict) else None
        if not isinstance(options, dict) or not isinstance(options.get("uri"), str) or target not in DIALECTS:
            listed = ", ".join(DIALECTS)
            return refused(Refusal("badArguments", f'The argument should be {{"uri", "to"}}, "to" one of {listed}.'))
        uri = options["uri"]
        sql = options.get("sql")
        text = sql if isinstance(sql, str) else ls.document(uri).text
        found = await ls.in_background(convert, text, ls.dialect_for(uri), target)
        return {"text": found.text, "lost": [{"line": line, "reason": reason} for line, reason in found.lost]}


async def _with_statement(
    ls: SqlCopilotServer,
    arguments: tuple[Any, ...],
    work: Callable[[str, Schema, str, Iterator[str]], dict[str, Any]],
) -> dict[str, Any]:
    """What is worked out of the statement at a place, with where that stands."""
    try:
        uri, offset, options = place_of(ls, arguments)
    except BadArgumentsError as error:
        return refused(Refusal("badArguments", str(error)))
    document = ls.document(uri)
    span = await _statement_at(ls, uri, offset)
    given = options.get("sql")
    sql = given if isinstance(given, str) and given.strip() else document.text[slice(*span)] if span else ""
    if not sql.strip():
        return refused(Refusal("noStatement", say("refused.no statement", ls.locale)))
    dialect, schema = ls.dialect_for(uri), ls.index.schema_for(uri).schema
    opened = {d.path: d.text for d in ls.open_documents() if d.path is not None}
    files = ls.index.files(uri)

    def bounded() -> dict[str, Any]:
        from sql_copilot_ls.explaining import NotExplainedError
        from sql_copilot_ls.running import NotRunnableError

        try:
            return work(sql, schema, dialect, _texts(files, opened))
        except (NotRunnableError, NotExplainedError) as error:
            return refused(Refusal("notRunnable", say("refused.not runnable", ls.locale, why=error)))

    answer = await ls.in_background(bounded)
    return {**answer, "range": plain(document.range_at(*span)) if span else None}


async def _statement_at(ls: SqlCopilotServer, uri: str, offset: int) -> tuple[int, int] | None:
    """Where the statement of the comment at an offset, or else the one around it, stands."""
    document = ls.document(uri)
    request = request_near(document.text, offset, dialect=ls.dialect_for(uri), names=None)
    if request is not None and request.statement is not None:
        return request.statement
    for part in await ls.parts_read(document):
        if part.base <= offset <= part.base + len(part.script.text):
            at = offset - part.base
            for start, statement in part.script.within(max(0, at - 1), at + 1):
                if statement.significant:
                    first, last = start + statement.significant[0].start, start + statement.significant[-1].end
                    if first <= at and "\n" not in part.script.text[last:at]:
                        return part.base + first, part.base + last
    return None


def _texts(files: list[Path], opened: dict[Path, str]) -> Iterator[str]:
    """The text of SQL files, as they are open or else on disk, until they come to too much."""
    left = _MOST_BYTES
    for path in files:
        text = opened.get(path)
        if text is None:
            try:
                text = decode(read_file(path, min(MAX_FILE_BYTES, max(left, 0))))[0]
            except (OSError, UnreadableError):
                continue
        left -= len(text)
        yield text


def _result(found: Result) -> dict[str, Any]:
    change = found.change
    return {
        "columns": list(found.columns),
        "rows": [list(row) for row in found.rows],
        "cut": found.is_cut,
        "invented": list(found.invented),
        "sql": found.sql,
        **(
            {
                "change": {
                    "table": change.table,
                    "removed": [list(row) for row in change.removed],
                    "added": [list(row) for row in change.added],
                }
            }
            if change is not None
            else {}
        ),
    }
