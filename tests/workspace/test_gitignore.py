"""Files that Git ignores: the same ones as Git itself says, and what follows when the rules change."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sql_copilot_ls.workspace.folder import Folder
from sql_copilot_ls.workspace.gitignore import Ignored
from sql_copilot_ls.workspace.options import IndexOptions

FILES = (
    *("a.sql", "b.sql", "tmp/a.sql", "db/a.sql", "db/tmp/a.sql", "db/gen/a.sql", "db/gen/keep.sql", "db/old.sql"),
    *("db/v1/old.sql", "x/build/a.sql", "x/build/deep/a.sql", "x/logs", "logs/a.sql", "a b.sql", "#a.sql", "!a.sql"),
)
RULES = [
    "*.sql",
    "/a.sql",
    "tmp/",
    "tmp",
    "db/tmp",
    "/db/",
    "db/*\n!db/old.sql",
    "db/\n!db/old.sql",
    "**/old.sql",
    "db/**/old.sql",
    "db/**",
    "**/build/**",
    "build",
    "logs/",
    "*\n!*/\n!keep.sql",
    "db/gen/*\n!keep.sql",
    "[ab].sql",
    "[!ab].sql",
    "?.sql",
    "a?b.sql",
    "a b.sql   ",
    "\\#a.sql\n\\!a.sql",
    "# a comment\n\n   \n",
    "a*.sql\n!a.sql\na.sql",
]


def folder_with(root: Path, rules: dict[str, str]) -> Path:
    for name in FILES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    for name, text in rules.items():
        (root / name).write_text(text)
    return root


def ignored_by_git(root: Path) -> set[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "init", "-q", root], check=True, env=environment)
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--ignored", "--exclude-standard"],
        check=True,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
    ).stdout
    return set(listing.split("\0")) & set(FILES)


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
@pytest.mark.parametrize("rules", RULES)
def test_the_same_files_as_git(rules: str, tmp_path: Path) -> None:
    root = folder_with(tmp_path, {".gitignore": rules})
    expected = ignored_by_git(root)
    ignored = Ignored(root)
    assert {name for name in FILES if ignored.holds(root / name)} == expected


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
def test_inner_rules_come_last_and_the_repositorys_own_list_first(tmp_path: Path) -> None:
    root = folder_with(tmp_path, {".gitignore": "*.sql\n", "db/.gitignore": "!a.sql\n/gen\n"})
    ignored_by_git(root)
    (root / ".git" / "info" / "exclude").write_text("logs\n")
    expected = ignored_by_git(root)
    assert "db/a.sql" not in expected
    assert {name for name in FILES if Ignored(root).holds(root / name)} == expected
    inner = Ignored(root / "db")
    assert {name for name in FILES if name.startswith("db/") and inner.holds(root / name)} == {
        name for name in expected if name.startswith("db/")
    }


def test_rules_above_the_folder_count_only_within_a_repository(tmp_path: Path) -> None:
    root = folder_with(tmp_path / "project", {})
    (tmp_path / ".gitignore").write_text("a.sql\n")
    assert not Ignored(root).holds(root / "a.sql")
    (tmp_path / ".git").mkdir()
    assert Ignored(root).holds(root / "a.sql")


def table(name: str) -> str:
    return f"CREATE TABLE {name} (id INTEGER);"


def tables(folder: Folder) -> list[str]:
    return [t.name for t in folder.fold().schema.tables]


def scanned(root: Path, **options: Any) -> Folder:
    import threading

    folder = Folder("file:///x", root, IndexOptions(**options), None)
    folder.scan(use_cache=False, report=lambda _progress: None, stop=threading.Event())
    return folder


def test_ignored_files_are_indexed_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "gen").mkdir()
    (tmp_path / "gen" / "a.sql").write_text(table("generated"))
    (tmp_path / "b.sql").write_text(table("own"))
    (tmp_path / ".gitignore").write_text("gen/\n")
    assert tables(scanned(tmp_path)) == ["own"]
    assert tables(scanned(tmp_path, index_ignored_files=True)) == ["own", "generated"]


def test_events_and_open_texts_of_ignored_files_change_nothing(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("gen/\n")
    folder = scanned(tmp_path)
    (tmp_path / "gen").mkdir()
    path = tmp_path / "gen" / "a.sql"
    path.write_text(table("generated"))
    assert folder.refresh([path]) is None
    assert not folder.put(path, table("typed"))
    assert tables(folder) == []


def test_a_change_of_the_rules_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text(table("a"))
    folder = scanned(tmp_path)
    assert tables(folder) == ["a"]
    rules = tmp_path / ".gitignore"
    rules.write_text("*.sql\n")
    folder.refresh([rules])
    assert tables(folder) == []
    rules.unlink()
    folder.refresh([rules])
    assert tables(folder) == ["a"]
