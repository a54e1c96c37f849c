"""Writes docs/what-it-can-say.md from the table of constructs: `python -m tests.query.engines.document`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from sql_copilot_ls.query import InexpressibleError, parse_sql, render
from tests.query.engines.constructs import CHANGES, CONSTRUCTS
from tests.query.engines.shop_rows import SCHEMA

PATH = Path(__file__).resolve().parents[3] / "docs" / "what-it-can-say.md"
DIALECTS = {"postgres": "PostgreSQL", "mysql": "MySQL", "tsql": "SQL Server", "sqlite": "SQLite"}
HEAD = """# What it can say

Every construct of the query grammar, as a comment and as SQL. Made by `python -m tests.query.engines.document` from the
table that `python -m pytest tests/query/engines` runs on SQLite, DuckDB, PostgreSQL and MariaDB, where the rows must be
equal, and reads back for SQL Server, Oracle, Snowflake, BigQuery, Databricks and ClickHouse.
"""


def text() -> str:
    """The document: each construct in PostgreSQL's words, and in others' where those differ by more than quotes."""
    parts = [HEAD]
    changes = [("Changes", change.comment, change.sql) for change in CHANGES]
    rows = [(construct.room, construct.comment, construct.sql) for construct in CONSTRUCTS] + changes
    rooms = {
        name: list(found) for name, found in groupby(sorted(rows, key=lambda row: _place(row[0], rows)), lambda r: r[0])
    }
    for room, found in rooms.items():
        parts.append(f"\n## {room}\n")
        for _, comment, sql in found:
            lines = [f"-- {comment}"]
            seen: set[str] = set()
            for dialect, name in DIALECTS.items():
                try:
                    said = render(parse_sql(sql, SCHEMA, "postgres"), SCHEMA, dialect)
                except InexpressibleError as error:
                    lines.append(f"-- {name}: {error}")
                    continue
                plain = said.translate(str.maketrans("`[]", '"""'))
                if plain not in seen:
                    lines.append(f"{said};" if dialect == "postgres" else f"/* {name} */ {said};")
                    seen.add(plain)
            parts.append("```sql\n" + "\n".join(lines) + "\n```\n")
    return "".join(parts)


def _place(room: str, rows: list[tuple[str, str, str]]) -> int:
    return next(place for place, row in enumerate(rows) if row[0] == room)


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
