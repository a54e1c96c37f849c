"""A workspace's comments and queries as pairs to teach a model with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.words.judging import FOLDER
from sql_copilot_ls.cli import main
from sql_copilot_ls.schema import parse_ddl

DDL = """\
-- what people buy
CREATE TABLE goods (id INT PRIMARY KEY, state ENUM('on', 'off') COMMENT 'on sale or not') ENGINE=InnoDB;
INSERT INTO goods VALUES (1, 'on');
"""
QUERIES = """\
-- 在售商品
SELECT id FROM goods WHERE state = 'on';

-- gone
SELECT nothing FROM nowhere;

SELECT id FROM goods;
"""


def test_pairs_hold_comment_query_ddl_and_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schema.sql").write_text(DDL, "utf-8")
    (tmp_path / "q.sql").write_text(QUERIES, "utf-8")
    out = tmp_path / "pairs.jsonl"
    assert main(["export-pairs", str(tmp_path), "--output", str(out)]) == 0
    pairs = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(p["question"], p["answer"], p["dialect"]) for p in pairs] == [
        ("在售商品", "SELECT id FROM goods WHERE state = 'on'", "mysql")
    ]
    read = parse_ddl(pairs[0]["context"], dialect="mysql")
    assert [(t.name, t.columns[1].values, t.columns[1].comment) for t in read.tables] == [
        ("goods", ("on", "off"), "on sale or not")
    ]
    assert "SELECT" not in pairs[0]["context"]
    assert "INSERT" not in pairs[0]["context"]
    said = capsys.readouterr().err
    assert "left out: q.sql:5" in said
    assert "1 pairs in mysql, 1 queries left out" in said


def test_queries_of_programs_are_pairs_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "schema.sql").write_text(DDL, "utf-8")
    (tmp_path / "app").mkdir()
    program = 'def gone(db):\n    """What is off."""\n    return db.all("SELECT id FROM goods WHERE state = \'off\'")\n'
    (tmp_path / "app" / "store.py").write_text(program, "utf-8")
    assert main(["export-pairs", str(tmp_path)]) == 0
    (pair,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (pair["question"], pair["answer"]) == ("What is off.", "SELECT id FROM goods WHERE state = 'off'")
    assert "def gone" not in pair["context"]


def test_the_workspace_of_sixty_queries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export-pairs", str(FOLDER / "examples" / "reports")]) == 1
    assert "no CREATE TABLE" in capsys.readouterr().err
    assert main(["export-pairs", str(FOLDER / "examples")]) == 0
    pairs = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(pairs) == 120  # those to judge on stand there too


@pytest.mark.parametrize(
    ("name", "text", "why"), [("a.sql", DDL, "no query with a comment"), ("a.txt", "", "no CREATE")]
)
def test_what_cannot_be_exported_says_why(
    name: str, text: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert main(["export-pairs", str(tmp_path)]) == 1
    assert why in capsys.readouterr().err
    assert main(["export-pairs", str(tmp_path / name)]) == 1
    assert "no folder" in capsys.readouterr().err
