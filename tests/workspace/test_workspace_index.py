"""The index without a client: folders, edits, progress."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pygls.uris import from_fs_path

from sql_copilot_ls.schema import declarations
from sql_copilot_ls.workspace import folder
from sql_copilot_ls.workspace.indexing import WorkspaceIndex
from sql_copilot_ls.workspace.options import IndexOptions

USERS = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n"
POSTS = "CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));\n"


def uri_of(path: Path) -> str:
    return from_fs_path(str(path)) or ""


def tables(index: WorkspaceIndex, uri: str) -> list[str]:
    return sorted(t.name for t in index.schema_for(uri).schema.tables)


async def opened(root: Path, cache: Path, **kwargs: object) -> WorkspaceIndex:
    index = WorkspaceIndex(cache_root=cache, **kwargs)  # type: ignore[arg-type]
    index.set_folder(uri_of(root), IndexOptions())
    await index.settled()
    return index


async def test_progress_and_changes_are_told(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for number in range(5):
        (root / f"d{number}").mkdir(parents=True)
        (root / f"d{number}" / "t.sql").write_text(f"CREATE TABLE t{number} (id INT);")
    steps: list[tuple[int, int]] = []
    changes: list[str] = []
    index = await opened(root, tmp_path / "cache", on_progress=lambda *s: steps.append(s), on_change=changes.append)
    await asyncio.sleep(0)
    assert (steps[0], steps[-1]) == ((0, 5), (5, 5))
    assert changes == [uri_of(root)]
    assert tables(index, uri_of(root / "q.sql")) == ["t0", "t1", "t2", "t3", "t4"]
    index.close()


async def test_migrations_of_several_files_are_folded(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "V1__users.sql").write_text(USERS)
    (root / "V2__email.sql").write_text("ALTER TABLE users ADD COLUMN email TEXT;")
    (root / "V10__drop.sql").write_text("ALTER TABLE users DROP COLUMN name;")
    index = await opened(root, tmp_path / "cache")
    (table,) = index.schema_for(uri_of(root / "q.sql")).schema.tables
    assert [c.name for c in table.columns] == ["id", "email"]
    index.close()


async def test_edits_that_declare_nothing_keep_the_version_and_the_linking_index(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "schema.sql").write_text(USERS)
    index = await opened(root, tmp_path / "cache")
    query = uri_of(root / "q.sql")
    before = index.schema_for(query)
    linked = before.linked()
    index.text_changed(query, "SELECT * FROM users")
    await index.settled()
    after = index.schema_for(query)
    assert (after.version, after.linked()) == (before.version, linked)
    index.text_changed(query, POSTS)
    await index.settled()
    assert index.schema_for(query).version != before.version
    assert tables(index, query) == ["posts", "users"]
    index.close()


async def test_innermost_folder_holds_a_document(tmp_path: Path) -> None:
    outer, inner = tmp_path / "outer", tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    (outer / "a.sql").write_text(USERS)
    (inner / "b.sql").write_text(POSTS)
    index = await opened(outer, tmp_path / "cache")
    index.set_folder(uri_of(inner), IndexOptions())
    await index.settled()
    assert tables(index, uri_of(inner / "q.sql")) == ["posts"]
    assert tables(index, uri_of(outer / "q.sql")) == ["posts", "users"]
    index.close()


async def test_folder_that_does_not_exist_is_empty_and_named(tmp_path: Path) -> None:
    index = await opened(tmp_path / "nowhere", tmp_path / "cache")
    schema = index.schema_for(uri_of(tmp_path / "nowhere" / "q.sql")).schema
    assert schema.tables == ()
    assert "cannot be read" in schema.skipped[0].reason
    index.close()


async def test_typing_is_not_kept_waiting_while_files_are_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    for number in range(60):
        text = "".join(f"CREATE TABLE t{number}_{i} (id INT PRIMARY KEY, a TEXT, b TEXT);\n" for i in range(20))
        (root / f"{number}.sql").write_text(text)
    index = WorkspaceIndex(cache_root=tmp_path / "cache")
    index.set_folder(uri_of(root), IndexOptions())
    turns = 0
    while index.is_indexing:
        await asyncio.sleep(0)
        turns += 1
    await index.settled()
    assert turns > 10
    assert len(index.schema_for(uri_of(root)).schema.tables) == 1200
    index.close()


async def test_a_file_that_the_index_does_not_come_back_from_is_given_up_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    root, released = tmp_path / "root", threading.Event()
    root.mkdir()
    (root / "a.sql").write_text(USERS)
    (root / "evil.sql").write_text("-- evil")
    (root / "posts.sql").write_text(POSTS)

    def reads(text: str, **kwargs: Any) -> Any:
        if "evil" in text:
            released.wait()
        return declarations(text, **kwargs)

    monkeypatch.setattr(folder, "declarations", reads)
    index = WorkspaceIndex(cache_root=tmp_path / "cache", budget_seconds=0.3)
    index.set_folder(uri_of(root), IndexOptions())
    index.text_changed(uri_of(root / "open.sql"), "CREATE TABLE opened (id INT);")
    await index.settled()
    assert tables(index, uri_of(root)) == ["opened", "posts", "users"]
    assert [(Path(s.file).name, s.reason[:24]) for s in index.schema_for(uri_of(root)).schema.skipped] == [
        ("evil.sql", "takes too long to read: ")
    ]
    assert "evil.sql" in caplog.text
    index.text_changed(uri_of(root / "query.sql"), "CREATE TABLE evil (id INT);")
    index.text_changed(uri_of(root / "open.sql"), "CREATE TABLE later (id INT);")
    await index.settled()
    assert "later" in tables(index, uri_of(root))
    released.set()
    index.close()


@pytest.mark.parametrize("again", [False, True])
async def test_a_folder_that_is_closed_is_walked_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """It may be a whole disk. One that is opened again meanwhile is read from its beginning."""
    root, begun, released = tmp_path / "root", threading.Event(), threading.Event()
    for number in range(5):
        (root / f"d{number}").mkdir(parents=True)
        (root / f"d{number}" / "t.sql").write_text(f"CREATE TABLE t{number} (id INT);")
    looked: list[str] = []

    def scandir(path: Any) -> Any:
        looked.append(str(path))
        if len(looked) == 2:
            begun.set()
            released.wait()
        return os.scandir(path)

    monkeypatch.setattr(folder, "os", SimpleNamespace(**{**vars(os), "scandir": scandir}))
    index = WorkspaceIndex(cache_root=tmp_path / "cache")
    index.set_folder(uri_of(root), IndexOptions())
    await asyncio.to_thread(begun.wait)
    index.remove_folder(uri_of(root))
    if again:
        index.set_folder(uri_of(root), IndexOptions())
    released.set()
    await index.settled()
    assert len(looked) == 2 + again * 6
    assert not index.is_indexing
    assert tables(index, uri_of(root)) == (["t0", "t1", "t2", "t3", "t4"] if again else [])
    index.close()
