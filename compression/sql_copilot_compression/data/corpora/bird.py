"""BIRD's small training release: questions over schemas of which only the column meanings are known."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sql_copilot_compression.data.corpora.corpus import Example, Rejects, create_table, schema_of
from sql_copilot_compression.data.corpora.spider import load_json

_NUMBER = re.compile(
    r"\b(integer|real|numeric|number of|percentage|float|decimal|amount|count of|numerical)\b", re.IGNORECASE
)
_TIME = re.compile(r"\b(datetime|type date|timestamp|date when|the date)\b", re.IGNORECASE)


def column_type(meaning: str) -> str:
    """A type guessed from the sentence that explains a column."""
    if _TIME.search(meaning):
        return "DATETIME"
    return "INTEGER" if _NUMBER.search(meaning) else "TEXT"


def bird(root: Path, rejects: Rejects) -> Iterator[Example]:
    """BIRD mini train; keys are not known, so foreign keys are left to inference from names."""
    folder = root / "bird_mini_train"
    tables: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for key, meaning in load_json("bird", folder / "train_column_meaning.json").items():
        database_id, table, column = key.split("|", 2)
        tables.setdefault(database_id, {}).setdefault(table, []).append((column, column_type(meaning)))
    ddl = {
        database_id: "".join(create_table(table, columns) for table, columns in known.items())
        for database_id, known in tables.items()
    }
    open_databases: dict[str, sqlite3.Connection] = {}
    for row in load_json("bird", folder / "mini_train.json"):
        row_id = f"bird:{row['question_id']}"
        if row["db_id"] not in ddl:
            rejects.add("unknown database", row_id)
            continue
        text = ddl[row["db_id"]]
        if row["db_id"] not in open_databases:
            open_databases[row["db_id"]] = sqlite3.connect(":memory:")
            open_databases[row["db_id"]].executescript(text)
        try:
            open_databases[row["db_id"]].execute(f"EXPLAIN {row['SQL']}")
        except sqlite3.Error:
            rejects.add("names that the column meanings lack", row_id)
            continue
        question = " ".join(row["question"].split())
        yield Example(row_id, question, row["SQL"].strip(), schema_of(text), None, "bird", "sqlite", row["db_id"], text)
