"""Spider-shaped corpora (also CSpider): lists of {db_id, question, query} beside `tables.json` and SQLite files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora.corpus import (
    CorpusError,
    Example,
    MissingCorpusError,
    Rejects,
    create_table,
    schema_of,
)
from sql_copilot_compression.data.corpora.turns import stands_alone
from sql_copilot_compression.data.databases import database_path, read_ddl

TYPES = {"number": "NUMERIC", "time": "DATETIME", "boolean": "BOOLEAN", "text": "TEXT", "others": ""}


def load_json(name: str, path: Path) -> Any:
    """The JSON content of a corpus's file, or a `MissingCorpusError`."""
    if not path.is_file():
        raise MissingCorpusError(name, path)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(f"corpus '{name}': {path} is not JSON ({error}): fetch it again") from error


def tables_ddl(entry: dict[str, Any]) -> str:
    """DDL from one entry of a `tables.json`; table and column names as in the SQL."""
    names: list[str] = entry["table_names_original"]
    columns: list[tuple[int, str]] = [(t, c) for t, c in entry["column_names_original"]]
    keys: set[int] = set()
    for key in entry["primary_keys"]:
        keys.update(key if isinstance(key, list) else [key])
    parts = []
    for index, name in enumerate(names):
        if name.startswith("sqlite_"):
            continue
        own = [i for i, (t, _) in enumerate(columns) if t == index]
        references = [
            (columns[a][1], names[columns[b][0]], columns[b][1])
            for a, b in entry["foreign_keys"]
            if columns[a][0] == index
        ]
        parts.append(
            create_table(
                name,
                [(columns[i][1], TYPES.get(entry["column_types"][i], "")) for i in own],
                tuple(columns[i][1] for i in own if i in keys),
                references,
            )
        )
    return "".join(parts)


class Schemas:
    """DDL by database id: from the SQLite file when there is one, else from `tables.json`."""

    def __init__(self, root: Path, tables: Path | None) -> None:
        self.root = root
        self.entries: dict[str, dict[str, Any]] = {}
        if tables is not None and tables.is_file():
            self.entries = {entry["db_id"]: entry for entry in load_json(tables.name, tables)}

    def find(self, database_id: str) -> tuple[str, Path | None] | None:
        """(DDL, SQLite file) of a database; None when nothing describes it."""
        path = database_path(self.root, database_id)
        if path is not None and (ddl := read_ddl(path)):
            return ddl, path
        entry = self.entries.get(database_id)
        return (tables_ddl(entry), None) if entry else None


def read_rows(
    name: str, path: Path, schemas: Schemas, rejects: Rejects, question_key: str = "question"
) -> Iterator[Example]:
    """Examples of one Spider-shaped list."""
    for number, row in enumerate(load_json(name, path)):
        yield from one(f"{path.stem}/{number}", row, name, schemas, rejects, question_key=question_key)


def one(
    row_id: str,
    row: dict[str, Any],
    name: str,
    schemas: Schemas,
    rejects: Rejects,
    *,
    question_key: str = "question",
) -> Iterator[Example]:
    """The example of one row, or nothing when the row is broken (then it is counted)."""
    row_id = f"{name}:{row_id}"
    question, sql, database_id = row.get(question_key), row.get("query"), row.get("db_id")
    if not (isinstance(question, str) and isinstance(sql, str) and isinstance(database_id, str)):
        rejects.add("no question, query or db_id", row_id)
        return
    found = schemas.find(database_id)
    if found is None:
        rejects.add("unknown database", row_id)
        return
    ddl, database = found
    question, sql = " ".join(question.split()), sql.strip().rstrip(";").strip()
    if not question or not sql:
        rejects.add("empty question or query", row_id)
        return
    yield Example(row_id, question, sql, schema_of(ddl), database, name, "sqlite", database_id, ddl)


def spider(root: Path, rejects: Rejects, part: str, name: str = "spider") -> Iterator[Example]:
    """Spider itself (`part` is train_spider, train_others or dev), or a corpus of its shape such as CSpider."""
    folder = root / name
    return read_rows(f"{name}/{part}", folder / f"{part}.json", Schemas(folder, folder / "tables.json"), rejects)


def spider_syn(root: Path, rejects: Rejects, part: str) -> Iterator[Example]:
    """Spider-Syn: Spider's questions with schema words replaced by synonyms; `part` is train_spider or dev."""
    folder = root / "spider"
    schemas = Schemas(folder, folder / "tables.json")
    return read_rows(f"spider_syn/{part}", root / "spider_syn" / f"{part}.json", schemas, rejects, "SpiderSynQuestion")


def spider_zh(root: Path, rejects: Rejects) -> Iterator[Example]:
    """Spider dev in Chinese: only the rows whose literals stand in the question."""
    folder = root / "spider"
    schemas = Schemas(folder, folder / "tables.json")
    for number, row in enumerate(load_json("spider_zh", root / "spider_zh" / "dev.json")):
        if row.get("literals_in_question"):
            yield from one(f"dev/{number}", row, "spider_zh/dev", schemas, rejects)


def wanted(turn: dict[str, Any], later: bool) -> bool:
    """Whether a turn of a dialogue is a first one, or, if `later` ones are asked for, one that needs no first one."""
    if later:
        return bool(turn.get("history")) and stands_alone(str(turn.get("question")))
    return not turn.get("history")


def turns(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The flat turns of one row: itself, or those of SParC's `interaction`."""
    if "interaction" not in row:
        yield row
    said: list[object] = []
    for turn in row.get("interaction", ()):
        question = turn.get("utterance")
        yield {
            "db_id": row.get("database_id"),
            "question": question,
            "query": turn.get("query"),
            "history": list(said),
        }
        said.append(question)


def dialogues(root: Path, rejects: Rejects, path: str, later: bool = False) -> Iterator[Example]:
    """Turns of dialogues over Spider's databases (see `wanted`): flat ones with `history`, or SParC's."""
    folder = root / "spider"
    name = path.removesuffix(".json")
    schemas = Schemas(folder, folder / "tables.json")
    for number, row in enumerate(load_json(name, root / path)):
        if row.get("interaction") == []:
            rejects.add("empty dialogue", f"{name}:{number}")
        for place, turn in enumerate(turns(row)):
            row_id = f"{number}.{place}" if place else f"{number}"
            if not wanted(turn, later):
                continue
            if turn.get("executes") is False:
                rejects.add("query does not run", f"{name}:{row_id}")
            elif turn.get("type", "INFORM_SQL").upper() not in {"INFORM_SQL", "INFER_SQL", "ANSWERABLE"}:
                rejects.add(f"turn of type {turn['type'].lower()}", f"{name}:{row_id}")
            elif not turn.get("on_spider_dev_db"):
                yield from one(row_id, turn, name, schemas, rejects)


def chase(root: Path, rejects: Rejects, part: str, later: bool = False) -> Iterator[Example]:
    """CHASE: turns of Chinese dialogues (see `wanted`); `part` is train or dev."""
    folder = root / "chase"
    schemas = Schemas(folder, folder / "chase_tables.json")
    for number, row in enumerate(load_json("chase", folder / f"chase_{part}_slim.json")):
        if wanted(row, later):
            yield from one(f"{number}", row, f"chase/{part}", schemas, rejects)
