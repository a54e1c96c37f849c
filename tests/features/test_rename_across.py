"""Renames over a folder's files, through a real server: what is history, and what is declared in no SQL."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.features.test_requests import applied, where

QUERY = "SELECT nm FROM teams;\n"


async def edit_of(start: Any, files: dict[str, str], new: str = "label") -> dict[str, list[Any]]:
    session = await start(files)
    await session.ready()
    uri = session.open(QUERY, "q.sql")
    params = types.RenameParams(new_name=new, **where(uri, QUERY, "nm"))
    edit = await session.client.text_document_rename_async(params)
    return {c.text_document.uri.rsplit("/", 1)[-1]: list(c.edits) for c in edit.document_changes}


async def test_migrations_that_may_have_run_are_not_changed(start: Any) -> None:
    files = {"m/V1__a.sql": "CREATE TABLE teams (id INT, nm TEXT);\n", "m/V2__b.sql": "UPDATE teams SET nm = 'x';\n"}
    with pytest.raises(JsonRpcException, match=r"V1__a.sql, V2__b.sql .* ALTER TABLE teams RENAME COLUMN nm TO label"):
        await edit_of(start, files)


async def test_what_prisma_declares_is_renamed_there_first(start: Any) -> None:
    files = {"schema.prisma": 'model teams {\n  id Int @id\n  label String @map("nm")\n}\n'}
    with pytest.raises(JsonRpcException, match=r"schema\.prisma, line"):
        await edit_of(start, files, "other")


async def test_a_dbt_file_that_names_a_column_too_stops_a_rename(start: Any) -> None:
    dbt = "version: 2\nmodels:\n  - name: teams\n    columns:\n      - name: nm\n"
    files = {"schema.sql": "CREATE TABLE teams (id INT, nm TEXT);\n", "models/schema.yml": dbt}
    with pytest.raises(JsonRpcException, match=r"schema\.yml, line"):
        await edit_of(start, files)


async def test_temporary_tables_of_other_scripts_keep_their_columns(start: Any) -> None:
    other = "CREATE TEMP TABLE teams (nm INT);\nSELECT nm FROM teams;\n"
    ddl = "CREATE TABLE teams (id INT, nm TEXT);\nCOMMENT ON COLUMN teams.nm IS 'nm';\n"
    changed = await edit_of(start, {"schema.sql": ddl, "jobs/a.sql": other})
    assert sorted(changed) == ["q.sql", "schema.sql"]
    assert applied(ddl, changed["schema.sql"]) == (
        "CREATE TABLE teams (id INT, label TEXT);\nCOMMENT ON COLUMN teams.label IS 'nm';\n"
    )
