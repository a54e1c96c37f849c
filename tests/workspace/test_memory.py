"""What is remembered of suggestions: bounded, this user's, moved aside when damaged, and gone when cleared."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from sql_copilot_ls.workspace import memory as memory_module
from sql_copilot_ls.workspace.memory import MAX_BYTES, MAX_ROWS, Memory, Remembered

COUNT = Remembered("accepted", "how many customers", "SELECT COUNT(*) FROM customers;", "queries.sql", 3, 100.0)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(Path("/home/me/shop"), root=tmp_path / "remembered")


def test_nothing_is_made_by_looking(memory: Memory) -> None:
    assert memory.entries() == []
    assert not memory.path.parent.exists()


def test_what_is_noted_is_there_for_the_next_server(memory: Memory, tmp_path: Path) -> None:
    memory.note([COUNT, replace(COUNT, comment="names", kind="edited", sql="SELECT name FROM customers", stood=True)])
    again = Memory(Path("/home/me/shop"), root=tmp_path / "remembered").entries()
    assert [(entry.kind, entry.comment, entry.stood) for entry in again] == [
        ("accepted", "how many customers", False),
        ("edited", "names", True),
    ]
    assert Memory(Path("/home/me/other"), root=tmp_path / "remembered").entries() == []
    if hasattr(os, "getuid"):
        assert memory.path.stat().st_mode & 0o077 == 0


def test_one_query_counts_for_a_comment_and_what_has_stood_goes_on_standing(memory: Memory) -> None:
    memory.note([replace(COUNT, stood=True)])
    memory.note([replace(COUNT, at=200.0)])
    assert memory.entries() == [replace(COUNT, at=200.0, stood=True)]
    memory.note([replace(COUNT, at=300.0, sql="SELECT COUNT(id) FROM customers")])
    assert [entry.sql for entry in memory.entries()] == ["SELECT COUNT(id) FROM customers"]


def test_what_is_dismissed_was_not_accepted(memory: Memory) -> None:
    memory.note([COUNT])
    memory.note([replace(COUNT, kind="dismissed", at=101.0)])
    assert [entry.kind for entry in memory.entries()] == ["dismissed"]
    memory.note([replace(COUNT, at=102.0)])
    assert [entry.kind for entry in memory.entries()] == ["accepted"]


def test_rows_and_characters_are_bounded_and_the_oldest_goes(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory_module, "MAX_ROWS", 5)
    memory.note([replace(COUNT, comment=f"comment {n}", at=float(n)) for n in range(9)])
    assert [entry.comment for entry in memory.entries()] == [f"comment {n}" for n in range(4, 9)]
    monkeypatch.setattr(memory_module, "MAX_TEXT", 200)
    memory.note([replace(COUNT, comment="long", sql="x" * 120, at=20.0)])
    assert [entry.comment for entry in memory.entries()] == ["comment 8", "long"]
    memory.note([replace(COUNT, comment="too long", sql="x" * 10_000)])
    assert len(memory.entries()) == 2


def test_clearing_leaves_no_file(memory: Memory) -> None:
    memory.note([COUNT])
    memory.path.write_bytes(b"no database")
    memory.note([COUNT])
    assert memory.clear() == 1
    assert list(memory.path.parent.iterdir()) == []
    assert memory.clear() == 0


def other_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id INTEGER)")


def trigger(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON remembered BEGIN DELETE FROM remembered; END")


def endless_view(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE remembered")
        connection.execute(
            "CREATE VIEW remembered AS WITH RECURSIVE n(kind) AS (SELECT 1 UNION ALL SELECT kind + 1 FROM n) "
            "SELECT 1 AS id, kind, '' AS comment, '' AS sql, '' AS file, 1 AS line, 1.0 AS at, 1 AS stood FROM n"
        )


def scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[120:4000] = b"\xff" * 3880
    path.write_bytes(bytes(data))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(MAX_BYTES + 1)


def text(path: Path) -> None:
    path.write_text("DROP TABLE customers;\n" * 1000)


@pytest.mark.parametrize("damage", [other_table, trigger, endless_view, scribbled, cut, huge, text])
def test_damage_is_moved_aside_with_a_message(memory: Memory, damage: object) -> None:
    memory.note([COUNT])
    assert callable(damage)
    damage(memory.path)
    before = memory.path.read_bytes()
    assert memory.entries() == []
    notice = memory.take_notice()
    aside = memory.path.with_name(memory.path.name + ".damaged")
    assert str(aside) in notice
    assert aside.read_bytes() == before
    assert memory.take_notice() == ""
    memory.note([COUNT])
    assert memory.entries() == [COUNT]


def test_rows_that_fit_nothing_are_left_out(memory: Memory) -> None:
    memory.note([COUNT])
    with closing(sqlite3.connect(memory.path, isolation_level=None)) as connection:
        for values in (
            ("accepted", b"\xff\xfe", "SELECT 1", "", 0, 1.0, 1),
            ("accepted", "x", None, "", 0, 1.0, 1),
            ("run", "x", "DROP TABLE customers", "", 0, 1.0, 1),
            ("accepted", "x", "y" * 100_000, "", 0, 1.0, 1),
            ("accepted", "x", "SELECT 1", "", "here", 1.0, 1),
        ):
            connection.execute(
                "INSERT INTO remembered (kind, comment, sql, file, line, at, stood) VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )
    assert memory.entries() == [COUNT]
    assert memory.take_notice() == ""


def test_of_a_file_of_ten_megabytes_the_latest_counts_and_stays(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_module, "_SECONDS", 60.0)
    memory.note([COUNT])
    rows = [(f"comment {n}", f"SELECT '{'x' * 60}'", float(n)) for n in range(100_000)]
    with closing(sqlite3.connect(memory.path)) as connection, connection:
        insert = (
            "INSERT INTO remembered (kind, comment, sql, file, line, at, stood) VALUES ('accepted', ?, ?, '', 0, ?, 1)"
        )
        connection.executemany(insert, rows)
    assert memory.path.stat().st_size > 10_000_000
    latest = [f"comment {n}" for n in range(100_000 - MAX_ROWS, 100_000)]
    assert [entry.comment for entry in memory.entries()] == latest
    memory.note([replace(COUNT, comment="another", at=200_000.0)])
    assert [entry.comment for entry in memory.entries()] == [*latest[1:], "another"]
    assert memory.take_notice() == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_its_place_holds_nothing_up(memory: Memory) -> None:
    memory.path.parent.mkdir(parents=True)
    os.mkfifo(memory.path)
    assert memory.entries() == []
    memory.note([COUNT])
    assert memory.entries() == [COUNT]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps a user's folders to the user")
def test_a_file_that_others_may_write_to_is_not_used(memory: Memory) -> None:
    memory.note([COUNT])
    memory.path.chmod(0o666)
    assert memory.entries() == []
    memory.note([COUNT])
    memory.path.chmod(0o600)
    assert memory.entries() == [COUNT]


def test_a_memory_that_another_server_holds_is_waited_for_and_then_left(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.note([COUNT])
    monkeypatch.setattr(memory_module, "_SECONDS", 0.05)
    with closing(sqlite3.connect(memory.path, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert memory.entries() == []
    assert memory.entries() == [COUNT]
