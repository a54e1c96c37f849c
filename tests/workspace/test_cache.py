"""The index on disk: plain data, of no effect when anything is wrong with it."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from sql_copilot_ls.schema import Declarations, declarations
from sql_copilot_ls.schema.events import CreateTable
from sql_copilot_ls.schema.model import ColumnKind, ForeignKey, Skipped
from sql_copilot_ls.workspace import cache as module
from sql_copilot_ls.workspace import plain_data
from sql_copilot_ls.workspace.cache import IndexCache

EVERYTHING = """\
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT 'x', -- 名字
    mood mood CHECK (mood IN ('sad', 'ok')),
    UNIQUE (name)
);
CREATE TABLE posts (id INTEGER, user_id INTEGER, CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id));
CREATE VIEW named AS SELECT id, name AS label FROM users;
ALTER TABLE posts ADD COLUMN title VARCHAR(40);
ALTER TABLE posts RENAME COLUMN title TO heading;
ALTER TABLE posts ALTER COLUMN heading SET NOT NULL;
ALTER TABLE posts DROP CONSTRAINT fk;
ALTER TABLE posts RENAME TO articles;
COMMENT ON COLUMN users.name IS 'as they sign';
INSERT INTO users (id, name) VALUES (1, 'Ann'), (2, 'Bob');
DROP TABLE old;
CREATE TABLE (;
"""


def filled(tmp_path: Path) -> IndexCache:
    cache = IndexCache(Path("/folder"), root=tmp_path)
    cache.save({"key": declarations(EVERYTHING, dialect="postgres", file="a.sql")})
    return cache


def rewritten(cache: IndexCache, payload: bytes) -> IndexCache:
    """A cache with another content and the digest that fits it, as someone would write who may write there."""
    head = cache.path.read_bytes()[: len(module._MAGIC) + 32]
    cache.path.write_bytes(head + hashlib.sha256(payload).digest() + payload)
    return cache


def test_it_gives_back_what_it_kept(tmp_path: Path) -> None:
    kept = {"key": declarations(EVERYTHING, dialect="postgres", file="a.sql")}
    assert len({type(event) for event in kept["key"].events}) > 8
    assert kept["key"].skipped
    assert filled(tmp_path).load() == kept
    assert IndexCache(Path("/other"), root=tmp_path).load() == {}


def test_a_name_that_is_no_unicode_is_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.sql")
    kept = {"key": Declarations(name, "", skipped=(Skipped(name, 0, "why"),))}
    cache = IndexCache(Path("/folder"), root=tmp_path)
    cache.save(kept)
    assert cache.load() == kept


def test_files_are_lines_and_equal_texts_of_two_are_one_object(tmp_path: Path) -> None:
    texts = ("CREATE TABLE users (id INT, name VARCHAR(20));", "CREATE TABLE posts (id INT, name VARCHAR(20));")
    kept = {f"key {n}": declarations(text, file=f"{n}.sql") for n, text in enumerate(texts)}
    cache = IndexCache(Path("/folder"), root=tmp_path)
    cache.save(kept)
    assert cache.path.read_bytes().count(b'\n{"key 1"') == 1
    found = cache.load()
    assert found == kept
    made = [event for key in kept for event in found[key].events]
    first, second = (event.table.columns[1] for event in made if isinstance(event, CreateTable))
    assert first.type is second.type
    cache.save({})
    assert cache.load() == {}


@pytest.mark.parametrize("position", [0, 20, 60, 100, -1])
def test_damage_is_seen(tmp_path: Path, position: int) -> None:
    cache = filled(tmp_path)
    content = bytearray(cache.path.read_bytes())
    content[position] ^= 0xFF
    cache.path.write_bytes(content)
    assert cache.load() == {}


@pytest.mark.parametrize(
    "payload",
    [
        pickle.dumps({"key": print}, protocol=5),
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"3",
        b'{"key":3}',
        b'{"key":[]}',
        b'{"key":["a.sql","",[["DropTable",[["","t"],"more"]]],[],[],[],[]]}',
        b'{"key":["a.sql","",[["Popen",["ls"]]],[],[],[],[]]}',
        b'{"key":["a.sql","",[["DropTable",[["",3]]]],[],[],[],[]]}',
        b'{"key":["a.sql","",[{"DropTable":1}],[],[],[],[]]}',
        b'{"key":["a.sql",null,[],[],[],[],[]]}',
        b'{"key":' + b"[" * 1_000_000,
        b'{"key":' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}",
        b'{"key":' + b"9" * 5000 + b"}",
        b'{"key":["a.sql","",[],[["a.sql",1e999,"why"]],[],[],[]]}',
        b'{"key":["a.sql","",[],[["a.sql",NaN,"why"]],[],[],[]]}',
        b'{"key":["a.sql","",[],[],[],[],[]],"key":[]}',
        b'\n\n{"key":["a.sql","",[],[],[],[],[]]}',
        b'{"key":["a.sql","",[],[],[],[],[]]} {"other":["a.sql","",[],[],[],[],[]]}',
    ],
)
def test_what_fits_no_declaration_is_no_cache(tmp_path: Path, payload: bytes) -> None:
    assert rewritten(filled(tmp_path), payload).load() == {}


def test_it_reads_what_fits(tmp_path: Path) -> None:
    payload = b'{"key":["a.sql","",[["DropTable",[["","t"]]]],[],[],[],[]]}'
    assert [str(e) for e in rewritten(filled(tmp_path), payload).load()["key"].events] == ["DropTable(name=('', 't'))"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_another_users_cache_is_not_read(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    os.chown(cache.path, 12345, 12345)
    assert cache.load() == {}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="modes are not how this system protects files")
def test_a_cache_that_others_may_write_to_is_not_read(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.path.chmod(0o622)
    assert cache.load() == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_its_place_is_not_read(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.path.unlink()
    os.mkfifo(cache.path)
    assert cache.load() == {}


@pytest.mark.parametrize("what", ["a folder", "a link to a device", "a link to itself", "a link to another's file"])
def test_what_stands_in_its_place_is_neither_read_nor_written_through(tmp_path: Path, what: str) -> None:
    cache = filled(tmp_path / "index")
    cache.path.unlink()
    other = tmp_path / "other"
    other.write_text("mine")
    if what == "a folder":
        cache.path.mkdir()
    else:
        target = {"a link to a device": Path("/dev/zero"), "a link to itself": cache.path}.get(what, other)
        cache.path.symlink_to(target)
    assert cache.load() == {}
    cache.save({"key": Declarations("a.sql", "")})
    assert other.read_text() == "mine"
    assert cache.load() == ({} if what == "a folder" else {"key": Declarations("a.sql", "")})
    assert [left.name for left in cache.path.parent.iterdir()] == [cache.path.name]


def test_sweeping_removes_links_and_never_what_they_point_to(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("mine")
    os.utime(target, (0, 0))
    (tmp_path / "index" / "folder.new").mkdir(parents=True)
    (tmp_path / "index" / "a.new").symlink_to(target)
    filled(tmp_path / "index")
    assert target.read_text() == "mine"
    assert (tmp_path / "index" / "folder.new").is_dir()


def test_what_killed_writers_left_is_swept(tmp_path: Path) -> None:
    old, new = tmp_path / "a.new", tmp_path / "b.new"
    for path in (old, new):
        path.write_text("")
    os.utime(old, (0, 0))
    filled(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    IndexCache(Path("/folder"), root=tmp_path / "file" / "below").save({})


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (tuple[str, ...], ("a", "b"), '["a","b"]'),
        (tuple[tuple[str, str | int], ...], (("a", 1), ("b", "c")), '[["a",1],["b","c"]]'),
        (str | None, None, "null"),
        (bool | None, True, "true"),
        (ColumnKind, ColumnKind.TIME, "3"),
        (ForeignKey | None, ForeignKey(("a",), "t", ("b",)), '[["a"],"t",["b"],false]'),
        (ForeignKey | tuple[str, ...], ForeignKey(("a",), "t", ()), '["ForeignKey",[["a"],"t",[],false]]'),
        (ForeignKey | tuple[str, ...], ("a",), '["tuple",["a"]]'),
        (dict[str, tuple[str, ...]], {"k": ()}, '{"k":[]}'),
    ],
)
def test_plain_data(kind: Any, value: Any, text: str) -> None:
    assert plain_data.dumps(value, kind) == text
    assert plain_data.loads(text, kind) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (str, "1"),
        (int, "true"),
        (bool, "1"),
        (ColumnKind, "99"),
        (ColumnKind, "true"),
        (ColumnKind, "[]"),
        (tuple[str, str], '["a"]'),
        (tuple[str, ...], '"ab"'),
        (ForeignKey, '[["a"],"t"]'),
        (ForeignKey | tuple[str, ...], '["list",[]]'),
        (ForeignKey | None, "3"),
    ],
)
def test_data_of_another_type_is_refused(kind: Any, text: str) -> None:
    with pytest.raises(plain_data.UnfitError):
        plain_data.loads(text, kind)
