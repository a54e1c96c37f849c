"""`sqlcopilot-ls link`: what it prints of a comment, for a person, as JSON and in batch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sql_copilot_ls.cli import main

NOW = "2024-05-15T10:30:00"
DDL = "CREATE TABLE orders (id INT PRIMARY KEY, total INT, ordered_at TIMESTAMP, city VARCHAR(20));"


@pytest.mark.parametrize(
    ("comment", "periods"),
    [
        ("orders of yesterday", [("yesterday", "2024-05-14", "2024-05-15")]),
        ("orders since 2024-03-01", [("since 2024-03-01", "2024-03-01", None)]),
        ("orders before May 3", [("before May 3", None, "2024-05-03"), ("before May 3", None, "2025-05-03")]),
        ("orders today at 8pm", [("today at 8pm", "2024-05-15T20:00:00", "2024-05-15T21:00:00")]),
        ("上个月的订单", [("上个月", "2024-04-01", "2024-05-01")]),
        ("all orders", []),
    ],
)
def test_periods_have_their_words_and_both_sides(
    comment: str, periods: list[tuple[str, str | None, str | None]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", "--json", "--now", NOW, comment]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [(found["text"], found["start"], found["end"]) for found in printed["periods"]] == periods


def test_a_schema_gives_the_names_that_words_speak_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = tmp_path / "shop.sql"
    schema.write_text(DDL, encoding="utf-8")
    assert main(["link", "--json", "--schema", str(schema), "orders above 500 in 'Bad Aussee'"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {"500", "Bad Aussee"} <= {value["text"] for value in printed["values"]}
    names = {word["text"]: word["names"] for word in printed["words"]}
    assert {"table": "orders", "match": "exact"} in names["orders"]


def test_a_person_reads_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = tmp_path / "shop.sql"
    schema.write_text(DDL, encoding="utf-8")
    assert main(["link", "--schema", str(schema), "--now", NOW, "city of orders this month"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  this month: 2024-05-01 to before 2024-06-01  [month/month+1mo]" in lines
    assert "  this month: 2024-05-01 to before …  [month/]  (or)" in lines
    assert any(line.startswith("  city: orders.city (") for line in lines)


def test_a_batch_answers_line_by_line_and_a_bad_line_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    questions.write_text(
        '{"id": 1, "question": "orders last month", "now": "2024-05-15"}\n'
        "\n"
        '{"id": 2, "question": "orders last month", "now": "soon"}\n'
        '{"id": 3}\n'
        "no JSON\n"
        '{"question": "过去24小时", "now": "2024-05-15T10:30:00"}\n',
        encoding="utf-8",
    )
    assert main(["link", "--input", str(questions), "--output", str(answers)]) == 1
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert [line.get("error", "")[:10] for line in lines] == ["", "'now' must", "a line mus", "Expecting ", ""]
    assert (lines[0]["id"], lines[0]["periods"][0]["start"]) == (1, "2024-04-01")
    assert lines[4]["periods"][0]["start"] == "2024-05-14T10:30:00"
    assert "3 lines failed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "give either a comment"),
        (["orders", "--now", "soon"], "must be a date or time"),
        (["orders", "--schema", "nowhere.sql"], "nowhere.sql"),
        (["--input", "nowhere.jsonl"], "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_read_is_said(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", *arguments]) == 1
    assert says in capsys.readouterr().err
