"""dbt's schema.yml to events: models, seeds and sources are tables; tests give keys and allowed values."""

from __future__ import annotations

from dataclasses import replace

from .events import CreateTable, Declarations, Name
from .kinds import kind_of
from .model import Column, ForeignKey, Skipped, Source, Table
from .outline import Node, children, entries, read_outline, strings, value_of


def dbt_declarations(text: str, *, dialect: str = "", file: str = "") -> Declarations:
    """What a dbt property file declares; a YAML file of another sort declares nothing."""
    root = read_outline(text)
    events: list[CreateTable] = []
    skipped: list[Skipped] = []

    def add(node: Node, schema: str) -> None:
        name = value_of(node, "identifier") or value_of(node, "name")
        columns: list[Column] = []
        keys: list[ForeignKey] = []
        primary: list[str] = []
        for entry in entries(node, "columns"):
            column, key, is_key = _column(entry, file)
            if column is None:
                skipped.append(Skipped(file, entry.line, "a column without a name"))
                continue
            columns.append(column)
            keys += [key] if key else []
            primary += [column.name] if is_key else []
        if not name or not columns:
            what = f"table {name} lists no columns" if name else "a table without a name"
            skipped.append(Skipped(file, node.line, what))
            return
        at = Source(file, node.line, node.indent, node.last_line, 0)
        events.append(
            CreateTable(
                Table(
                    name=name,
                    columns=tuple(columns),
                    schema=schema,
                    comment=value_of(node, "description"),
                    source=at,
                    primary_key=tuple(primary[:1]),
                    foreign_keys=tuple(keys),
                ),
                keep_existing=True,
            )
        )

    for group in ("models", "seeds", "snapshots"):
        for node in entries(root, group):
            add(node, "")
    for source in entries(root, "sources"):
        for node in entries(source, "tables"):
            add(node, value_of(source, "schema") or value_of(source, "name"))
    return Declarations(file, dialect, tuple(events), tuple(skipped))


def _column(entry: Node, file: str) -> tuple[Column | None, ForeignKey | None, bool]:
    """(Column, foreign key, whether it is unique and never null)."""
    name = value_of(entry, "name")
    if not name:
        return None, None, False
    declared = value_of(entry, "data_type")
    column = Column(
        name=name,
        type=declared,
        kind=kind_of(declared),
        comment=value_of(entry, "description"),
        source=Source(file, entry.line, entry.indent, entry.last_line, 0),
    )
    key = None
    for test in (*entries(entry, "tests"), *entries(entry, "data_tests")):
        word = test.value
        column = replace(
            column, nullable=column.nullable and word != "not_null", unique=column.unique or word == "unique"
        )
        for allowed in children(test, "accepted_values"):
            column = replace(column, values=tuple(strings(allowed, "values")))
        for relation in children(test, "relationships"):
            target = _referred(value_of(relation, "to"))
            field = value_of(relation, "field")
            if target[1] and field:
                key = ForeignKey((name,), target[1], (field,))
    return column, key, column.unique and not column.nullable


def _referred(expression: str) -> Name:
    """The table in ref('t') or source('s', 't')."""
    parts = [p.strip(" '\"") for p in expression.partition("(")[2].rstrip(") }").split(",")]
    return (parts[0] if len(parts) > 1 else "", parts[-1])
