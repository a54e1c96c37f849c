"""A schema as short text, so that a test's expectation is readable at a glance."""

from __future__ import annotations

from sql_copilot_ls.schema import ForeignKey, Schema, Table


def key(foreign: ForeignKey) -> str:
    """`a -> t.b`, with a question mark when it is inferred."""
    mark = "?" if foreign.inferred else ""
    return f"{', '.join(foreign.columns)} -> {foreign.table}.{', '.join(foreign.references)}{mark}"


def show(schema: Schema) -> list[str]:
    """One line a table: `name(column type, …)`, its qualifier in front."""
    return [line(table) for table in schema.tables]


def line(table: Table) -> str:
    """`schema.name(column type, …)`."""
    columns = ", ".join(f"{c.name} {c.type}".strip() for c in table.columns)
    return f"{table.schema}{'.' if table.schema else ''}{table.name}({columns})"


def keys(schema: Schema, table: str) -> list[str]:
    """The foreign keys of a table."""
    found = schema.table(table)
    assert found is not None
    return [key(k) for k in found.foreign_keys]


def names(schema: Schema, table: str) -> list[str]:
    """The columns of a table."""
    found = schema.table(table)
    assert found is not None
    return [c.name for c in found.columns]


def reasons(schema: Schema) -> list[tuple[int, str]]:
    """(Line, reason) of what was skipped; lines count from 0."""
    return [(s.line, s.reason) for s in schema.skipped]
