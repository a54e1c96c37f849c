"""dbt's schema.yml to events: models, seeds and sources are tables; tests give keys and allowed values."""

from __future__ import annotations

from dataclasses import replace

from .code_lists import with_listed, with_values
from .dbt_metrics import metric_terms
from .events import CreateTable, Declarations, Name
from .kinds import kind_of
from .model import Column, ForeignKey, Skipped, Source, Table
from .yaml_tree import Node, read_yaml


def dbt_declarations(text: str, *, dialect: str = "", file: str = "") -> Declarations:
    """What a dbt property file declares; a YAML file of another sort declares nothing."""
    read, error = read_yaml(text)
    root = read.entries[0] if read.entries else read
    events: list[CreateTable] = []
    skipped = [] if error is None else [Skipped(file, error.line, str(error))]

    def add(node: Node, schema: str) -> None:
        name = node.text("identifier") or node.text("name")
        columns: list[Column] = []
        keys: list[ForeignKey] = []
        primary: list[str] = []
        for entry in node.items("columns"):
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
        table = Table(
            name=name,
            columns=tuple(columns),
            schema=schema,
            comment=node.text("description"),
            source=_source(node, file),
            primary_key=tuple(primary[:1]),
            foreign_keys=tuple(keys),
        )
        events.append(CreateTable(table, keep_existing=True))

    for group in ("models", "seeds", "snapshots"):
        for node in root.items(group):
            add(node, "")
    for source in root.items("sources"):
        for node in source.items("tables"):
            add(node, source.text("schema") or source.text("name"))
    return Declarations(file, dialect, tuple(events), tuple(skipped), terms=metric_terms(root, file))


def _source(node: Node, file: str) -> Source:
    return Source(file, node.line, node.column, max(node.last_line, node.line), 0)


def _column(entry: Node, file: str) -> tuple[Column | None, ForeignKey | None, bool]:
    """(Column, foreign key, whether it is unique and never null)."""
    name = entry.text("name")
    if not name:
        return None, None, False
    declared = entry.text("data_type")
    column = Column(
        name=name,
        type=declared,
        kind=kind_of(declared),
        comment=entry.text("description"),
        source=_source(entry, file),
    )
    key = None
    for test in (*entry.items("tests"), *entry.items("data_tests")):
        words = {test.value, *test.pairs}
        column = replace(
            column, nullable=column.nullable and "not_null" not in words, unique=column.unique or "unique" in words
        )
        if "accepted_values" in test.pairs:
            values = _arguments(test.pairs["accepted_values"]).items("values")
            column = with_values(column, tuple(v.value for v in values))
        if "relationships" in test.pairs:
            relation = _arguments(test.pairs["relationships"])
            target, referred = _referred(relation.text("to")), relation.text("field")
            if target[1] and referred:
                key = ForeignKey((name,), target[1], (referred,))
    return with_listed(column), key, column.unique and not column.nullable


def _arguments(test: Node) -> Node:
    """What a test is given; dbt may nest it under `arguments`."""
    return test.pairs.get("arguments", test)


def _referred(expression: str) -> Name:
    """The table in ref('t') or source('s', 't')."""
    parts = [p.strip(" '\"") for p in expression.partition("(")[2].rstrip(") }").split(",")]
    return (parts[0] if len(parts) > 1 else "", parts[-1])
