"""Questions over a small database, and a Llama of random weights, for tests of the Llama line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from sql_copilot_compression.data.corpora import HELD_OUT_DATABASES, Example, schema_of
from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.records import Record, record_of

DDL = """CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT, city TEXT, founded INTEGER);
CREATE TABLE player (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team_id INTEGER REFERENCES team(id));
"""
ROWS = """INSERT INTO team VALUES (1, 'Lions', 'Oslo', 1901), (2, 'Bears', 'Rome', 1950), (3, 'Owls', 'Oslo', 1987);
INSERT INTO player VALUES (1, 'Ann', 20, 1), (2, 'Bob', 31, 1), (3, 'Cid', 27, 2), (4, 'Dee', 35, 3);
"""
PAIRS = [
    ("How many players are there?", "SELECT count(*) FROM player"),
    ("What are the names of all players?", "SELECT name FROM player"),
    ("Which players are older than 30?", "SELECT name FROM player WHERE age > 30"),
    ("What is the average age of players?", "SELECT avg(age) FROM player"),
    ("How many teams are in Oslo?", "SELECT count(*) FROM team WHERE city = 'Oslo'"),
    ("Who is the oldest player?", "SELECT name FROM player ORDER BY age DESC LIMIT 1"),
]


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Spider-shaped data: a training database and one of those that are held out."""
    root = tmp_path_factory.mktemp("data")
    rows = []
    for name in ("league", min(HELD_OUT_DATABASES)):
        folder = root / "spider" / "database" / name
        folder.mkdir(parents=True)
        connection = sqlite3.connect(folder / f"{name}.sqlite")
        connection.executescript(DDL + ROWS)
        connection.close()
        rows += [{"db_id": name, "question": question, "query": sql} for question, sql in PAIRS]
    (root / "spider" / "train_spider.json").write_text(json.dumps(rows))
    return root


@pytest.fixture(scope="session")
def examples(data: Path) -> Sequence[Example]:
    """The questions over the training database."""
    database = data / "spider" / "database" / "league" / "league.sqlite"
    return [
        Example(f"{at}", question, sql, schema_of(DDL), database, "spider-train", "sqlite", "league", DDL)
        for at, (question, sql) in enumerate(PAIRS)
    ]


@pytest.fixture(scope="session")
def questions(examples: Sequence[Example]) -> Sequence[Record]:
    """The same as a language model learns them."""
    found = [record_of(example) for example in examples]
    return [record for record in found if record is not None]


@pytest.fixture(scope="session")
def llama(questions: Sequence[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a random Llama with a vocabulary of the questions."""
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("llama")
    sizes = folders.RandomLlama(layers=3, width=32, heads=4, pairs=2, hidden=48, pieces=300)
    folders.random_llama(sizes, [text for q in questions for text in (q.shared, q.own, q.answer)], folder)
    return folder


@pytest.fixture
def model(llama: Path) -> Any:
    """That Llama, afresh."""
    return folders.load_model(llama)


@pytest.fixture(scope="session")
def tokenizer(llama: Path) -> Any:
    """Its tokenizer."""
    return folders.load_tokenizer(llama)
