"""Queries as a dbt project writes them: its models by `ref`, its sources by `source`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from sql_copilot_ls.analysis.scoping.table_lookup import catalog
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Schema, Table

_DECLARED_IN = frozenset((".yml", ".yaml"))


def with_references(sql: str, dialect: str, schema: Schema) -> str:
    """The query with a template in place of each table that a property file of dbt declares, and then without the
    semicolon that a model may not end with."""
    if not any(_is_dbt(t) for t in schema.tables):
        return sql
    found = sorted(_templates(sql, dialect, schema), reverse=True)
    for start, end, text in found:
        sql = sql[:start] + text + sql[end:]
    return sql.rstrip("; \n") if found else sql


def _templates(sql: str, dialect: str, schema: Schema) -> Iterator[tuple[int, int, str]]:
    known = catalog(schema)
    script = Script(sql, dialect)
    for start, statement in zip(script.starts, script.statements, strict=True):
        parsed = parse(statement)
        scope = Scope(parsed, known, dialect)
        for block in parsed.walk():
            for relation in block.relations:
                table = scope.table(relation, block)
                if table is not None and _is_dbt(table):
                    span = start + relation.parts[0].start, start + relation.parts[-1].end
                    yield (*span, _template(table))


def _is_dbt(table: Table) -> bool:
    return table.source is not None and PurePath(table.source.file).suffix.casefold() in _DECLARED_IN


def _template(table: Table) -> str:
    if table.schema:
        return f"{{{{ source('{table.schema}', '{table.name}') }}}}"
    return f"{{{{ ref('{table.name}') }}}}"
