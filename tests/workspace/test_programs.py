"""Programs of a folder: read after its tables, bounded, kept, and without a word where one cannot be read."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from sql_copilot_ls.schema.source_queries import MAX_SOURCE
from sql_copilot_ls.workspace import folder as folders
from sql_copilot_ls.workspace.cache import IndexCache
from sql_copilot_ls.workspace.folder import Folder
from sql_copilot_ls.workspace.indexing import WorkspaceIndex
from sql_copilot_ls.workspace.options import IndexOptions

DDL = "CREATE TABLE bills (id INTEGER PRIMARY KEY, amount NUMERIC);\n"
PROGRAM = '# bills over {n}\nq = "SELECT id FROM bills WHERE amount > {n}"\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "shop"
    (path / "app").mkdir(parents=True)
    (path / "schema.sql").write_text(DDL)
    for n in range(5):
        (path / "app" / f"p{n}.py").write_text(PROGRAM.format(n=n))
    return path


def opened(path: Path, *, programs: bool = True) -> Folder:
    cache = IndexCache(path, root=path.parent / "cache")
    return Folder(path.as_uri(), path, IndexOptions(programs=programs), cache)


def scan(folder: Folder) -> list[str]:
    """The comments of all examples, once everything is read."""
    first = folder.scan(use_cache=True, report=lambda _: None, stop=threading.Event())
    assert [table.name for table in first.schema.tables] == ["bills"]
    while folder.read_programs(2):
        pass
    found = folder.with_programs()
    return [example.comment for example in found.examples] if found is not None else []


def test_tables_come_first_and_programs_bit_by_bit(place: Path) -> None:
    folder = opened(place)
    first = folder.scan(use_cache=True, report=lambda _: None, stop=threading.Event())
    assert first.examples == ()
    assert [folder.read_programs(2) for _ in range(4)] == [True, True, False, False]
    found = folder.with_programs()
    assert found is not None
    assert [(e.comment, e.file, e.line) for e in found.examples][1] == ("bills over 1", "app/p1.py", 1)
    assert [path.name for path in found.files] == ["schema.sql"]


def test_what_is_kept_is_not_read_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = scan(opened(place))
    assert len(before) == 5
    monkeypatch.setattr(folders, "declarations", lambda *_args, **_kwargs: pytest.fail("read again"))
    assert scan(opened(place)) == before


def test_changes_follow(place: Path) -> None:
    folder = opened(place)
    scan(folder)
    path = place / "app" / "p1.py"
    path.write_text(PROGRAM.format(n=77))
    found = folder.refresh([path])
    assert found is not None
    assert "bills over 77" in [example.comment for example in found.examples]
    path.unlink()
    (place / "app" / "new.ts").write_text('// all bills\nconst q = "SELECT id FROM bills";\n')
    found = folder.refresh()
    assert found is not None
    assert [e.comment for e in found.examples] == [
        "all bills", "bills over 0", "bills over 2", "bills over 3", "bills over 4",
    ]  # fmt: skip


def test_an_open_file_counts_as_it_was_saved(place: Path) -> None:
    folder = opened(place)
    before = scan(folder)
    folder.put(place / "app" / "p1.py", PROGRAM.format(n=70))
    assert [example.comment for example in folder.fold().examples] == before
    folder.close(place / "app" / "p1.py")
    assert [example.comment for example in folder.fold().examples] == before


def test_they_are_bounded_and_say_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_PROGRAMS", 3)
    (place / "app" / "a.py").write_text("#" * MAX_SOURCE + PROGRAM)
    (place / "app" / "b.py").write_bytes(b"\xff\xfe\x00" + PROGRAM.encode())
    folder = opened(place)
    assert scan(folder) == ["bills over 0"]
    assert folder.fold().schema.skipped == ()


def test_switched_off_there_are_none(place: Path) -> None:
    assert scan(opened(place, programs=False)) == []


@pytest.mark.parametrize("are_there_more", [True, False])
async def test_an_index_that_is_closed_while_it_reads_programs_says_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, are_there_more: bool
) -> None:
    closed = asyncio.Event()
    loop = asyncio.get_running_loop()
    index = WorkspaceIndex(cache_root=place.parent / "cache")

    def read(_folder: Folder, _most: int) -> bool:
        index.close()
        loop.call_soon_threadsafe(closed.set)
        return are_there_more

    monkeypatch.setattr(Folder, "read_programs", read)
    index.set_folder(place.as_uri(), IndexOptions(programs=True))
    await closed.wait()
    await index.settled()
    assert [record.getMessage() for record in caplog.records] == []
