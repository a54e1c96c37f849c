"""What a language model is asked: NSQL's prompt over a schema, English or Chinese, or a family's own chat around it."""

from __future__ import annotations

import re

from sql_copilot_compression.llama.families import Family
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.schema.model import Column, Schema, Table

DIALECTS = {"sqlite": "SQLite", "postgres": "PostgreSQL", "duckdb": "DuckDB", "mysql": "MySQL", "tsql": "T-SQL"}
"""Dialects as a prompt names them."""
ORDERS = {
    "en": "-- Using valid {dialect}, answer the following questions for the tables provided above.",
    "zh": "-- 请用有效的 {dialect} 回答下列关于上述表的问题。",
}
"""The line between schema and question, by language."""
WORD = {"en": "-- Say in one line what the following query asks for.", "zh": "-- 用一句话说出下列查询的意思。"}
"""What asks for a query's wording, by language."""
BEGINNING = "SELECT"
"""What every answer begins with, as part of the prompt."""
_PLAIN = re.compile(r"[A-Za-z_]\w*")
COMMENT_LENGTH = 60
VALUES = 8
"""Of a column's listed values, so many are told."""


def language_of(question: str) -> str:
    """zh where a question has hanzi, else en."""
    return "zh" if has_hanzi(question) else "en"


def schema_text(schema: Schema, question: str = "", limit: int | None = None) -> str:
    """CREATE TABLE statements, one a line, in declaration order.

    With a `limit` (characters), only tables that fit in it: those whose names the question speaks of come first.
    """
    tables = [(table, _table(table)) for table in schema.tables if not table.is_view]
    if limit is not None and sum(len(text) + 1 for _, text in tables) > limit:
        words = set(re.findall(r"[^\W_]+", question.casefold()))
        ranked = sorted(tables, key=lambda pair: -_overlap(pair[0], words))
        kept: set[str] = set()
        used = 0
        for table, text in ranked:
            if not kept or used + len(text) + 1 <= limit:
                kept.add(table.name)
                used += len(text) + 1
        tables = [pair for pair in tables if pair[0].name in kept]
    return "\n".join(text for _, text in tables)


def _overlap(table: Table, words: set[str]) -> float:
    """How much of a question's words a table's names and comments take up; its own name counts thrice."""

    def parts(text: str) -> set[str]:
        spread = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).casefold()
        found = set(re.findall(r"[^\W_]+", spread))
        return found | {part.removesuffix("s") for part in found}

    spoken = words | {word.removesuffix("s") for word in words}
    columns = set().union(*(parts(f"{c.name} {c.comment}") for c in table.columns)) if table.columns else set()
    return 3.0 * len(parts(f"{table.name} {table.comment}") & spoken) + len(columns & spoken)


def _table(table: Table) -> str:
    parts = [_column(column) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_name, table.primary_key))})")
    for key in table.foreign_keys:
        if not key.inferred:
            own, other = (", ".join(map(_name, names)) for names in (key.columns, key.references))
            parts.append(f"FOREIGN KEY ({own}) REFERENCES {_name(key.table)} ({other})")
    return f"CREATE TABLE {_name(table.name)} ({', '.join(parts)});{_comment(table.comment)}"


def _column(column: Column) -> str:
    kind = re.sub(r"\s*\(.*", "", column.type).casefold()
    values = ""
    if column.values:
        labels = column.labels or ("",) * len(column.values)
        told = [f"{v} {label}".strip() for v, label in zip(column.values, labels, strict=False)][:VALUES]
        values = f" {' | '.join(told)}"
    elif column.comment:
        values = f" {column.comment[:COMMENT_LENGTH]}"
    return f"{_name(column.name)} {kind}".rstrip() + _comment(values.strip())


def _comment(text: str) -> str:
    return f" /* {' '.join(text.split()).replace('*/', '')} */" if text else ""


def _name(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else '"' + name.replace('"', '""') + '"'


def nsql_parts(schema: str, question: str, dialect: str = "sqlite", language: str = "") -> tuple[str, str]:
    """(What questions over one schema share, what is the question's own): the prompt is one after the other.

    The cut lies where byte-level tokenizers cut as well, so that both may be made tokens apart.
    """
    order = ORDERS[language or language_of(question)].format(dialect=DIALECTS.get(dialect, dialect))
    return f"{schema}\n\n{order}", f"\n\n-- {' '.join(question.split())}\n{BEGINNING}"


def nsql_prompt(schema: str, question: str, dialect: str = "sqlite", language: str = "") -> str:
    """CREATE TABLEs, what to do, the question, and SELECT: a model goes on from there."""
    return "".join(nsql_parts(schema, question, dialect, language))


def chat_prompt(family: Family, schema: str, question: str, dialect: str = "sqlite", language: str = "") -> str:
    """The same inside a family's own template; the answer is whole, with its SELECT."""
    query = nsql_prompt(schema, question, dialect, language).removesuffix(f"\n{BEGINNING}")
    return family.template.replace("{query}", query)
