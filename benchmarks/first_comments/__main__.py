"""What a new user sees: `PYTHONPATH=.:compression python -m benchmarks.first_comments [-v] [--out FILE]`.

The 68 comments over the two workspaces of this folder (numbered PostgreSQL migrations; a MySQL dump in Chinese) were
written, with the SQL that answers them, before the copilot was asked. Each is typed into a document of a real server
at default settings. Counted are the answers that are right (by rows, as the corpus's judge), those that come unasked,
and right ones that the request gate or a filter hides although they are sure enough.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sql_copilot_compression.comments.corpus_judge import SchemaJudge

from benchmarks.editor import Editor
from sql_copilot_ls.schema import ColumnKind, read_schema

FOLDER = Path(__file__).parent
WORKSPACES = {"logistics": "postgres", "clinic": "mysql"}
"""Folder → the dialect that its answers are read in."""
_AUTOMATIC = {"triggerKind": 2}


@dataclass(frozen=True, slots=True)
class Expected:
    """A comment, the SQL that answers it, and what else is right."""

    comment: str
    sql: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a comment. `state` and `why` are the status bar's; `place` counts the right alternative from 1,
    0 where none is; `hidden`: right and sure enough, yet not shown.
    """

    workspace: str
    comment: str
    state: str
    why: str
    confidence: float
    place: int
    is_shown: bool
    is_right: bool
    hidden: bool
    sql: str
    expected: str


def expected(workspace: str) -> Iterator[Expected]:
    """The comments of a workspace: blocks of a comment, its SQL, and lines that begin with `also`."""
    for block in (FOLDER / f"{workspace}.txt").read_text("utf-8").strip().split("\n\n"):
        comment, sql, *also = block.splitlines()
        yield Expected(comment.removeprefix("-- "), sql, tuple(line.removeprefix("also ") for line in also))


def judge_of(workspace: str, asked: Sequence[Expected]) -> SchemaJudge:
    """Databases of invented rows that can tell answers apart; of each date some are today and some yesterday."""
    schema = read_schema(FOLDER / workspace)
    judge = SchemaJudge(schema, [one.sql for one in asked])
    for database in judge.databases:
        for table in schema.tables:
            for number, column in enumerate(table.columns):
                if column.kind == ColumnKind.TIME:
                    day = "CURRENT_DATE - CAST(rowid % 2 AS INTEGER) + INTERVAL 9 HOUR"
                    database.execute(
                        f'UPDATE "{table.name}" SET "{column.name}" = {day} WHERE rowid % 7 = {number % 7}'
                    )
    for one in asked:
        for sql in (one.sql, *one.also):
            why = judge.verdict(sql, (), "SELECT 'another'").why
            assert not why.startswith(("gold", "undecided")), (one.comment, sql, why)
    return judge


async def seen(workspace: str, scratch: Path) -> list[Seen]:
    """Type every comment of a workspace and look."""
    folder = scratch / workspace
    shutil.copytree(FOLDER / workspace, folder)
    asked, dialect = list(expected(workspace)), WORKSPACES[workspace]
    uri = (folder / "questions.sql").as_uri()
    editor = await Editor.start(folder, scratch / "cache")
    await editor.ready.wait()

    async def command(name: str, **argument: Any) -> Any:
        return await editor.ask("workspace/executeCommand", {"command": f"sqlCopilot.{name}", "arguments": [argument]})

    status = await command("status")
    assert status["folders"][0]["dialect"] == dialect, status["folders"]
    editor.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "sql", "version": 0, "text": ""}})
    found = []
    with closing(judge_of(workspace, asked)) as judge:

        def is_right(one: Expected, sql: str) -> bool:
            return judge.verdict(one.sql, one.also, sql.rstrip(";"), dialect).right

        for version, one in enumerate(asked, 1):
            editor.tell(
                "textDocument/didChange",
                {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": f"-- {one.comment}\n"}]},
            )
            place = {"line": 1, "character": 0}
            ghost = await editor.ask(
                "textDocument/inlineCompletion",
                {"textDocument": {"uri": uri}, "position": place, "context": _AUTOMATIC},
            )
            items = ghost["items"] if ghost else []
            state = await command("comment", uri=uri, line=0)
            answer = await command("alternatives", uri=uri, line=0)
            told = answer.get("suggestions", [])
            right = [is_right(one, suggestion["sql"]) for suggestion in told]
            text = items[0]["insertText"] if items else ""
            shown = text if isinstance(text, str) else text["value"]
            first = bool(right and right[0])
            sure = bool(told) and told[0]["confidence"] >= (status["model"]["threshold"] or 0)
            found.append(
                Seen(
                    workspace, one.comment, state["state"], state["why"],
                    round(told[0]["confidence"], 3) if told else 0.0,
                    right.index(True) + 1 if True in right else 0, bool(items),
                    is_right(one, shown) if items else first,
                    first and not items and (state["state"] == "shown" or (state["state"] == "refused" and sure)),
                    " ".join((shown or (told[0]["sql"] if told else "")).split()), one.sql,
                )
            )  # fmt: skip
    await editor.stop()
    return found


async def main() -> None:
    """Ask, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is not right and shown")
    parser.add_argument("--out", type=Path, help="keep a JSON line a comment")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = [row for workspace in WORKSPACES for row in await seen(workspace, Path(scratch))]
    for row in rows:
        if options.verbose and not (row.is_right and row.is_shown):
            verdict = "right" if row.is_right else f"wrong (right: {row.place or 'none'})"
            shown = "SHOWN" if row.is_shown else row.state
            print(f"{row.comment}\n    {verdict}, {shown}, {row.confidence:.0%} {row.why}\n    {row.sql}")
    if options.out:
        options.out.write_text("".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows), "utf-8")
    for name in ("all", *WORKSPACES):
        own = [row for row in rows if name in ("all", row.workspace)]
        unasked = [row for row in own if row.is_shown]
        good = sum(row.is_right for row in unasked)
        print(
            f"{name}: {len(own)} comments, {sum(row.is_right for row in own)} right"
            f" ({sum(row.place > 0 for row in own)} among the alternatives), {len(unasked)} shown, {good} right:"
            f" right and shown {good / len(own):.1%}, precision {good / max(1, len(unasked)):.1%};"
            f" right and sure but hidden: {sum(row.hidden for row in own)};"
            f" states {dict(Counter(row.state for row in own))}"
        )


if __name__ == "__main__":
    asyncio.run(main())
