"""Writes a schema as DDL in any of the common dialects, with its comments, values, defaults and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

from sql_copilot_ls.schema.model import Column, ColumnKind, Schema, Table

DIALECTS = ("postgres", "mysql", "sqlite", "tsql", "oracle")

_BY_KIND = {
    ColumnKind.NUMBER: {"": "INTEGER", "oracle": "NUMBER(10)"},
    ColumnKind.TEXT: {"": "VARCHAR(100)", "sqlite": "TEXT", "tsql": "NVARCHAR(100)", "oracle": "VARCHAR2(100)"},
    ColumnKind.TIME: {"": "TIMESTAMP", "mysql": "DATETIME", "tsql": "DATETIME2", "sqlite": "DATETIME"},
    ColumnKind.BOOLEAN: {"": "BOOLEAN", "mysql": "TINYINT(1)", "tsql": "BIT"},
}
_QUOTES = {"mysql": ("`", "`"), "tsql": ("[", "]")}
_SIMPLE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_RESERVED = frozenset(
    {
        "add", "all", "alter", "and", "any", "as", "asc", "between", "by", "case", "check", "column", "comment",
        "condition", "constraint", "create", "date", "default", "delete", "desc", "distinct", "drop", "else", "end",
        "exists", "for", "foreign", "from", "full", "grant", "group", "having", "in", "index", "inner", "insert",
        "interval", "into", "is", "join", "key", "left", "level", "like", "limit", "mode", "not", "null", "number",
        "offset", "on", "or", "order", "outer", "primary", "range", "rank", "references", "resource", "right",
        "row", "rows", "select", "session", "set", "size", "start", "table", "then", "time", "to", "trigger",
        "type", "union", "unique", "update", "user", "using", "value", "values", "view", "when", "where", "with",
        "year",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hand:
    """How somebody writes DDL."""

    dialect: str
    keys_apart: bool = False
    """Foreign keys by ALTER TABLE at the end."""
    quoted: bool = False
    """Every name in quotes."""


def written_ddl(schema: Schema, hand: Hand) -> str:
    """CREATE TABLE and what belongs to it; views are left out."""
    return "".join(_Writer(schema, hand).statements())


class _Writer:
    def __init__(self, schema: Schema, hand: Hand) -> None:
        self.schema, self.hand, self.dialect = schema, hand, hand.dialect
        self.tables = [table for table in schema.tables if not table.is_view]

    def statements(self) -> Iterator[str]:
        for table in self.tables:
            yield self.create(table)
        if self.dialect in ("postgres", "oracle"):
            for table in self.tables:
                yield from self.comments(table)
        if self.hand.keys_apart:
            for table in self.tables:
                for number, key in enumerate(self.keys(table), 1):
                    name = self.name(f"fk_{table.name}_{number}")
                    yield f"ALTER TABLE {self.table(table)} ADD CONSTRAINT {name} {key};\n"

    def name(self, name: str) -> str:
        """A name, in quotes where it needs them or this hand likes them."""
        folds = self.dialect in ("postgres", "oracle") and name != name.lower()
        plain = _SIMPLE.fullmatch(name) and name.lower() not in _RESERVED
        if plain and not self.hand.quoted and not (folds and self.schema.dialect in ("mysql", "tsql", "sqlite")):
            return name
        before, after = _QUOTES.get(self.dialect, ('"', '"'))
        return before + name.replace(after, after * 2) + after

    def table(self, table: Table) -> str:
        """A table's name, qualified as it was."""
        qualifier = table.schema if self.dialect in ("postgres", "tsql", "oracle") else ""
        return f"{self.name(qualifier)}.{self.name(table.name)}" if qualifier else self.name(table.name)

    def text(self, text: str) -> str:
        """A text literal."""
        escaped = text.replace("\\", "\\\\") if self.dialect == "mysql" else text
        return "'" + escaped.replace("'", "''") + "'"

    def create(self, table: Table) -> str:
        lines = [self.column(column) for column in table.columns]
        notes = [self.note(column) for column in table.columns]
        if table.primary_key:
            lines.append(f"PRIMARY KEY ({', '.join(map(self.name, table.primary_key))})")
        if not self.hand.keys_apart:
            lines += self.keys(table)
        notes += [""] * (len(lines) - len(notes))
        body = "\n".join(
            f"  {line}{',' if number < len(lines) else ''}{note}"
            for number, (line, note) in enumerate(zip(lines, notes, strict=True), 1)
        )
        above = f"-- {_one_line(table.comment)}\n" if table.comment and self.dialect in ("sqlite", "tsql") else ""
        after = f" COMMENT={self.text(table.comment)}" if table.comment and self.dialect == "mysql" else ""
        return f"{above}CREATE TABLE {self.table(table)} (\n{body}\n){after};\n"

    def column(self, column: Column) -> str:
        """A column's declaration."""
        parts = [self.name(column.name), self.type(column)]
        if not column.nullable:
            parts.append("NOT NULL")
        declared = column.values and not all(value in column.comment for value in column.values)
        if declared and not (self.dialect == "mysql" and column.kind is ColumnKind.TEXT):
            numbers = column.kind is not ColumnKind.TEXT
            values = ", ".join(value if numbers else self.text(value) for value in column.values)
            parts.append(f"CHECK ({self.name(column.name)} IN ({values}))")
        if column.comment and self.dialect == "mysql":
            parts.append(f"COMMENT {self.text(column.comment)}")
        return " ".join(parts)

    def type(self, column: Column) -> str:
        """The declared type in this dialect; one by the column's kind where it has no translation."""
        if column.values and column.kind is ColumnKind.TEXT:
            if self.dialect == "mysql" and not all(value in column.comment for value in column.values):
                return f"ENUM({', '.join(map(self.text, column.values))})"
        elif column.kind is not ColumnKind.BOOLEAN:
            try:
                built = exp.DataType.build(column.type, dialect=self.schema.dialect or None)
                if not built.is_type(exp.DataType.Type.USERDEFINED, exp.DataType.Type.UNKNOWN):
                    return built.sql(dialect=self.dialect)
            except (sqlglot.errors.SqlglotError, ValueError):
                pass  # a type of another system, or words that are no type: by kind
        known = _BY_KIND.get(column.kind)
        if known is None:
            return column.type or "TEXT"
        return known.get(self.dialect, known[""])

    def keys(self, table: Table) -> list[str]:
        """Declared foreign keys."""
        targets = {other.name.casefold(): other for other in self.tables}
        return [
            f"FOREIGN KEY ({', '.join(map(self.name, key.columns))}) REFERENCES "
            f"{self.table(targets[key.table.casefold()])} ({', '.join(map(self.name, key.references))})"
            for key in table.foreign_keys
            if not key.inferred and key.table.casefold() in targets
        ]

    def note(self, column: Column) -> str:
        """The comment behind a column in dialects that have no other."""
        return f" -- {_one_line(column.comment)}" if column.comment and self.dialect in ("sqlite", "tsql") else ""

    def comments(self, table: Table) -> Iterator[str]:
        """COMMENT ON of a table and its columns."""
        if table.comment:
            yield f"COMMENT ON TABLE {self.table(table)} IS {self.text(table.comment)};\n"
        for column in table.columns:
            if column.comment:
                place = f"{self.table(table)}.{self.name(column.name)}"
                yield f"COMMENT ON COLUMN {place} IS {self.text(column.comment)};\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
