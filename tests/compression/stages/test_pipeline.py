"""The tiny recipe runs every stage on data made here; a killed build resumes to the very file an uninterrupted one
gives.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sql_copilot_compression.data import corpora

import native_runtime

ROOT = Path(__file__).parents[3]
PEOPLE = """
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT, city TEXT, founded INTEGER);
CREATE TABLE player (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team_id INTEGER REFERENCES team(id));
INSERT INTO team VALUES (1, 'Lions', 'Oslo', 1901), (2, 'Bears', 'Rome', 1950), (3, 'Owls', 'Oslo', 1987);
INSERT INTO player VALUES (1, 'Ann', 20, 1), (2, 'Bob', 31, 1), (3, 'Cid', 27, 2), (4, 'Dee', 35, 3);
"""
PAIRS = [
    ("How many players are there?", "SELECT count(*) FROM player"),
    ("What are the names of all players?", "SELECT name FROM player"),
    ("List the names and ages of players.", "SELECT name, age FROM player"),
    ("Which players are older than 30?", "SELECT name FROM player WHERE age > 30"),
    ("What is the average age of players?", "SELECT avg(age) FROM player"),
    ("Show the cities of teams.", "SELECT city FROM team"),
    ("How many teams are in Oslo?", "SELECT count(*) FROM team WHERE city = 'Oslo'"),
    ("Who is the oldest player?", "SELECT name FROM player ORDER BY age DESC LIMIT 1"),
    ("How many players does each team have?",
     "SELECT team.name, count(*) FROM team JOIN player ON player.team_id = team.id GROUP BY team.id"),
    ("Names of teams founded before 1950", "SELECT name FROM team WHERE founded < 1950"),
]  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Spider-shaped data: three training databases and one of those that are held out."""
    root = tmp_path_factory.mktemp("data")
    held_out = sorted(corpora.HELD_OUT_DATABASES)[0]
    rows = []
    for database in ("league_a", "league_b", "league_c", held_out):
        folder = root / "spider" / "database" / database
        folder.mkdir(parents=True)
        connection = sqlite3.connect(folder / f"{database}.sqlite")
        connection.executescript(PEOPLE)
        connection.close()
        rows += [{"db_id": database, "question": q, "query": sql} for q, sql in PAIRS]
    (root / "spider" / "train_spider.json").write_text(json.dumps(rows))
    columns: list[tuple[int, str]] = [(-1, "*"), (0, "id"), (0, "name"), (0, "city"), (0, "founded")]
    columns += [(1, "id"), (1, "name"), (1, "age"), (1, "team_id")]
    entry = {
        "table_names_original": ["team", "player"],
        "table_names": ["team", "player"],
        "column_names_original": columns,
        "column_names": [[t, name.replace("_", " ")] for t, name in columns],
        "column_types": ["text", "number", "text", "text", "number", "number", "text", "number", "number"],
        "primary_keys": [1, 5],
        "foreign_keys": [[8, 1]],
    }
    databases = ("league_a", "league_b", "league_c")
    (root / "spider" / "tables.json").write_text(json.dumps([{"db_id": name, **entry} for name in databases]))
    return root


def command(data: Path, work: Path) -> list[str]:
    recipe = ROOT / "compression" / "recipes" / "tiny.toml"
    options = ["--config", str(recipe), "--data", str(data), "--work", str(work)]
    return [sys.executable, "-m", "sql_copilot_ls.cli", "build-model", *options]


def environment(tmp: Path) -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "XDG_CACHE_HOME": str(tmp / "cache")}


@pytest.mark.timeout(900)
def test_a_killed_build_resumes_to_the_same_file_as_an_uninterrupted_one(data: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    done = subprocess.run(command(data, whole), env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]

    killed = tmp_path / "killed"
    process = subprocess.Popen(command(data, killed), env=environment(tmp_path), stderr=subprocess.DEVNULL)
    runs = killed / "runs"
    while not any('"step": 40' in log.read_text() for log in runs.glob("student-*/log.jsonl")):  # past step 30's
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    resumed = subprocess.run(
        command(data, killed), env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert resumed.returncode == 0, resumed.stderr[-3000:]

    first, second = (folder / "sqlcopilot.pt" for folder in (whole, killed))
    metadata = json.loads(native_runtime.Model(str(first)).extra("metadata.json"))
    (first_finish,) = {
        json.loads(path.read_text())["network"]["hidden"] for path in whole.glob("runs/finish-2-*/config.json")
    }
    grown = metadata["network"]
    assert first_finish == 48  # pruned from 64, or what the search chose
    assert (grown["hidden"], grown["encoder_layers"], grown["layer_bits"]) == (64, 6, 4)
    assert (
        metadata["weights_sha256"]
        == json.loads(native_runtime.Model(str(second)).extra("metadata.json"))["weights_sha256"]
    )
    assert "held-out" in (whole / "report.html").read_text()
    assert "Spider, train" in (whole / "MODEL_CARD.md").read_text()
    for stage in (
        "teacher-1", "candidate-0", "candidate-1", "candidate-2", "student", "prune-0", "finish-2", "guided",
        "reverse-kl",
    ):  # fmt: skip
        assert len(list(whole.glob(f"runs/{stage}-*/weights.pt"))) == 1, stage
    assert len(list(whole.glob("runs/finish-1-*/weights.pt"))) == 2  # before the network grew, and after
    assert not (whole / "draft.pt").exists()


def test_a_recipe_with_an_unknown_key_says_which(tmp_path: Path) -> None:
    recipe = tmp_path / "wrong.toml"
    recipe.write_text('[[stage]]\nkind = "student"\nnetwrok = {}\n')
    options = ["--config", str(recipe), "--data", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "sql_copilot_ls.cli", "build-model", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "wrong.toml:3: student: unknown key netwrok" in done.stderr
