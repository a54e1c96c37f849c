"""The door through which files are read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sql_copilot_ls.files import TooLargeError, UnreadableError, read_file


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
