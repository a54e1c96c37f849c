"""A team's own pairs: JSON Lines of {context, question, answer} or {db_id, instruction, input, output, history}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sql_copilot_compression.data.corpora.corpus import Example, MissingCorpusError, Rejects, create_table, schema_of

_TABLE = re.compile(r"Table (?P<table>.+?) has columns such as (?P<columns>.+?)\.(?:\s|$)")
_KEY = re.compile(r"(?P<column>\S+) is the primary key", re.IGNORECASE)
_REFERENCE = re.compile(
    r"The (?P<column>\S+) of (?P<table>\S+) is the foreign key of (?P<other>\S+) of (?P<target>\S+?)\.?(?:\s|$)",
    re.IGNORECASE,
)


def described_ddl(text: str) -> str:
    """DDL from prose such as "Table singer has columns such as id, name."; empty when it holds none."""
    tables = [
        (m["table"].strip(), [c.strip() for c in m["columns"].split(",") if c.strip()], m.end())
        for m in _TABLE.finditer(text)
    ]
    references = [(m["table"], m["column"], m["target"], m["other"]) for m in _REFERENCE.finditer(text)]
    parts = []
    for index, (table, columns, end) in enumerate(tables):
        until = tables[index + 1][2] if index + 1 < len(tables) else len(text)
        key = _KEY.search(text, end, until)
        primary = (key["column"],) if key and key["column"] in columns else ()
        keys = [(c, other, target) for t, c, other, target in references if t == table and c in columns]
        parts.append(create_table(table, [(c, "") for c in columns], primary, keys))
    return "".join(parts)


def fields(row: dict[str, Any]) -> tuple[str, str, str] | None:
    """(DDL, question, SQL) of a row in either format; None when it is in neither."""
    if (
        isinstance(row.get("context"), str)
        and isinstance(row.get("question"), str)
        and isinstance(row.get("answer"), str)
    ):
        return row["context"], row["question"], row["answer"]
    if (
        isinstance(row.get("instruction"), str)
        and isinstance(row.get("input"), str)
        and isinstance(row.get("output"), str)
    ):
        instruction = row["instruction"]
        start = re.search(r"CREATE\s+TABLE", instruction, re.IGNORECASE)
        ddl = instruction[start.start() :] if start else described_ddl(instruction)
        question = re.sub(r"^#*\s*Input:\s*|\s*#*\s*Response:\s*$", "", row["input"].strip())
        return ddl, question, row["output"]
    return None


def pairs(path: Path, rejects: Rejects, name: str) -> Iterator[Example]:
    """Examples of a JSON Lines file; rows with a `history` are not context-free and are left out."""
    if not path.is_file():
        raise MissingCorpusError(name, path)
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            row_id = f"{name}:{number}"
            try:
                row = json.loads(line)
            except ValueError:
                rejects.add("not JSON", row_id)
                continue
            known = fields(row) if isinstance(row, dict) else None
            if known is None:
                rejects.add("in neither of the two formats", row_id)
                continue
            if row.get("history"):
                rejects.add("needs the turns before", row_id)
                continue
            ddl, question, sql = known
            schema = schema_of(ddl, str(row.get("dialect", "")))
            if not schema.tables:
                rejects.add("no table in its schema", row_id)
                continue
            database_id = str(row.get("db_id", ""))
            yield Example(
                row_id, " ".join(question.split()), sql.strip().rstrip(";").strip(), schema, None, name,
                str(row.get("dialect") or "sqlite"), database_id, ddl,
            )  # fmt: skip
