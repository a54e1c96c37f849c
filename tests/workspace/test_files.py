"""The door through which files are read."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from sql_copilot_ls.features.common import across
from sql_copilot_ls.files import TooLargeError, UnreadableError, read_file, refusal
from sql_copilot_ls.workspace.folder import Folder
from sql_copilot_ls.workspace.options import IndexOptions


def test_a_file_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.sql"
    path.write_bytes(b"x" * 10)
    assert read_file(path, 10) == b"x" * 10
    with pytest.raises(TooLargeError, match="larger than 9 bytes"):
        read_file(path, 9)


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert read_file(tmp_path / "b", 10) == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.sql")
    with pytest.raises(UnreadableError, match="no regular file"):
        read_file(tmp_path / "pipe.sql", 10)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "zero.sql").symlink_to("/dev/zero")
    for path in (tmp_path / "zero.sql", tmp_path):
        with pytest.raises(UnreadableError, match="no regular file"):
            read_file(path, 10)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "missing", 10)


def table(name: str) -> str:
    return f"CREATE TABLE {name} (id INTEGER);"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_and_devices_in_a_workspace_hold_nothing_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.sql")
    (tmp_path / "b.sql").symlink_to("/dev/zero")
    (tmp_path / "c.sql").write_text(table("c"))
    folder = Folder("file:///x", tmp_path, IndexOptions(), None)
    schema = folder.scan(use_cache=False, report=lambda _progress: None, stop=threading.Event()).schema
    assert [t.name for t in schema.tables] == ["c"]
    (tmp_path / "d.sql").write_text(table("d"))
    refreshed = folder.refresh([tmp_path / name for name in ("a.sql", "b.sql", "d.sql")])
    assert refreshed is not None
    assert [t.name for t in refreshed.schema.tables] == ["c", "d"]
    assert {s.reason for s in refreshed.schema.skipped} == {"cannot be read: it is no regular file"}


def test_the_indexs_files_over_the_limit_are_not_read_for_references(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = tmp_path / "small.sql", tmp_path / "large.sql"
    small.write_text("SELECT * FROM customers")
    large.write_text("SELECT * FROM customers" + " " * 100)
    monkeypatch.setattr(across, "MAX_FILE_BYTES", 50)
    assert across._holding([small, large, tmp_path / "missing.sql"], "customers") == [small]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (r"\\evil\share\a.sql", "another machine"),
        ("//evil/share/a.sql", "another machine"),
        (r"\\.\COM1", "a device"),
        (r"\\?\C:\a.sql", "a device"),
        (r"C:\data\nul.sql", "a device"),
        ("C:/data/Com1", "a device"),
        (r"C:\data\lpt².sql", "a device"),
        (r"C:\aux\a.sql", "a device"),
        (r"C:\data\console.sql", ""),
        ("C:/data/auxiliary.sql", ""),
    ],
)
def test_devices_and_other_machines_are_not_even_looked_at(path: str, reason: str) -> None:
    said = refusal(path, windows=True)
    assert reason in said if reason else said == ""


def test_the_machine_of_the_folder_that_the_user_opened_is_no_other() -> None:
    opened = Path(r"\\Server\work\project")
    assert refusal(r"\\server\WORK\project\a.sql", opened) == ""
    assert "another machine" in refusal(r"\\server\private\a.sql", opened)
    assert "another machine" in refusal(r"\\other\work\a.sql", opened)


@pytest.mark.parametrize("target", ["//evil/share/a.sql", r"\\evil\share\a.sql", r"\\?\UNC\evil\share\a.sql"])
def test_a_link_to_another_machine_is_refused_unseen(tmp_path: Path, target: str) -> None:
    (tmp_path / "far.sql").symlink_to(target)
    (tmp_path / "a.sql").symlink_to("far.sql")
    (tmp_path / "b.sql").write_text(table("b"))
    with pytest.raises(UnreadableError, match="another machine"):
        read_file(tmp_path / "a.sql", 10)
    folder = Folder("file:///x", tmp_path, IndexOptions(), None)
    schema = folder.scan(use_cache=False, report=lambda _progress: None, stop=threading.Event()).schema
    assert [t.name for t in schema.tables] == ["b"]
    assert [s.reason for s in schema.skipped] == ["cannot be read: it is on another machine"] * 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_takes_a_files_place_while_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sql"
    path.write_text(table("a"))
    opened = os.open

    def exchanged(name: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(name, flags)

    monkeypatch.setattr(os, "open", exchanged)
    with pytest.raises(UnreadableError, match="no regular file"):
        read_file(path, 100)


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sql"
    path.write_text("x")
    state = os.fstat

    def grown(handle: int) -> os.stat_result:
        before = state(handle)
        path.write_text("x" * 1000)
        return before

    monkeypatch.setattr(os, "fstat", grown)
    with pytest.raises(TooLargeError):
        read_file(path, 100)


def test_sizes_that_take_no_room_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.sql").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooLargeError):
        read_file(tmp_path / "a.sql", 64 << 20)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no such sockets")
def test_what_a_folder_may_hold_beside_files_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b\nc.sql").write_text(table("b"))
    (tmp_path / "folder.sql").mkdir()
    (tmp_path / "folder.sql" / "up").symlink_to(tmp_path)
    (tmp_path / "folder.sql" / "root").symlink_to("/")
    (tmp_path / "sqlcopilot.toml").symlink_to("/dev/zero")
    (tmp_path / ".gitignore").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("a.sql")
        folder = Folder("file:///x", tmp_path, IndexOptions(), None)
        schema = folder.scan(use_cache=False, report=lambda _progress: None, stop=threading.Event()).schema
    assert [t.name for t in schema.tables] == ["b"]


@pytest.mark.parametrize("glob", ["../**/*.sql", "/**/*.sql", "**/../*.sql", "./../*.sql", "~/**", "folder/up/*.sql"])
def test_no_glob_leads_out_of_the_folder(tmp_path: Path, glob: str) -> None:
    inner = tmp_path / "inner"
    (inner / "folder").mkdir(parents=True)
    (tmp_path / "secret.sql").write_text(table("secret"))
    (inner / "own.sql").write_text(table("own"))
    (inner / "folder" / "up").symlink_to(tmp_path)
    options = IndexOptions(schema_globs=(glob,))
    folder = Folder("file:///x", inner, options, None)
    schema = folder.scan(use_cache=False, report=lambda _progress: None, stop=threading.Event()).schema
    assert "secret" not in [t.name for t in schema.tables]
    assert not folder.wants(tmp_path / "secret.sql")
    assert not folder.wants(inner / ".." / "secret.sql")


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.sql").symlink_to("b.sql")
    (tmp_path / "b.sql").symlink_to("a.sql")
    with pytest.raises(UnreadableError, match="leads nowhere"):
        read_file(tmp_path / "a.sql", 10)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="this system has no such folder")
def test_what_the_system_says_of_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.sql").symlink_to("/proc/self/environ")
    with pytest.raises(UnreadableError, match="system"):
        read_file(tmp_path / "a.sql", 1_000_000)
