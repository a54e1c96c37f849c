"""What a statement gives in memory is what its own database gives: over the same rows, where that database is here."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sql_copilot_ls.running import run
from sql_copilot_ls.schema import parse_ddl
from tests.query.engines.databases import Database, DuckDB, MariaDB, PostgreSQL, comparable
from tests.running.original_statements import WORKSPACES, Workspace

CASES = [
    pytest.param(workspace, sql, id=f"{workspace.name}-{number}")
    for workspace in WORKSPACES
    for number, sql in enumerate(workspace.statements)
]


@pytest.fixture(scope="module")
def originals() -> Iterator[dict[str, Database]]:
    """Dialect → its database, of those that this machine has, with the tables of the workspaces."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # the servers' users must be able to enter it
        found: dict[str, Database] = {}
        try:
            with contextlib.suppress(ImportError):
                found["duckdb"] = DuckDB()
            if PostgreSQL.programs() is not None:
                found["postgres"] = PostgreSQL(folder)
            if MariaDB.installed():
                found["mysql"] = MariaDB(folder)
            for workspace in WORKSPACES:
                if workspace.dialect in found:
                    text = f"{workspace.ddl}\n{workspace.rows}"
                    found[workspace.dialect].run(*[part for part in map(str.strip, text.split(";")) if part])
            yield found
        finally:
            for database in found.values():
                database.close()


@pytest.mark.parametrize(("workspace", "sql"), CASES)
def test_a_statement_runs_over_the_rows_of_its_workspace(workspace: Workspace, sql: str) -> None:
    found = run(sql, parse_ddl(workspace.ddl, dialect=workspace.dialect), workspace.dialect, [workspace.rows])
    assert found.rows
    assert found.invented == ()


@pytest.mark.slow
@pytest.mark.parametrize(("workspace", "sql"), CASES)
def test_rows_are_those_of_the_original_database(
    workspace: Workspace, sql: str, originals: dict[str, Database]
) -> None:
    original = originals.get(workspace.dialect)
    if original is None:
        pytest.skip(f"there is no {workspace.dialect} here")
    found = run(sql, parse_ddl(workspace.ddl, dialect=workspace.dialect), workspace.dialect, [workspace.rows])
    ordered = "ORDER BY" in sql
    assert comparable(list(found.rows), ordered=ordered) == comparable(original.run(sql), ordered=ordered)
