import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sql_copilot_compression.data.corpora import Example, schema_of
from sql_copilot_compression.judging import evaluate
from sql_copilot_compression.judging.judge import Judge, Prediction, Verdict
from sql_copilot_compression.judging.summaries import summarise, table

DDL = "CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def example(tmp_path: Path) -> Example:
    path = tmp_path / "music.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(DDL)
    connection.executemany("INSERT INTO singer VALUES (?, ?, ?)", [(i, f"singer {i}", 30 + i) for i in range(1, 21)])
    connection.commit()
    connection.close()
    return Example(
        "q1", "Names?", "SELECT name FROM singer WHERE age > 30", schema_of(DDL), path, "own", "sqlite", "music", DDL
    )


def judged(example: Example, prediction: Prediction) -> Verdict:
    (verdict,) = evaluate.evaluate([example], {example.id: prediction}, Judge(copies=5))
    return verdict


def test_a_right_answer(example: Example) -> None:
    verdict = judged(example, Prediction("SELECT name FROM singer WHERE 30 < age", 0.9))
    assert verdict.parses
    assert verdict.prepares
    assert verdict.execution
    assert verdict.robust
    assert verdict.shown


def test_an_answer_right_by_luck_is_not_robust(example: Example) -> None:
    verdict = judged(example, Prediction("SELECT name FROM singer WHERE id > 0"))
    assert verdict.execution
    assert not verdict.robust
    assert not verdict.exact


def test_an_answer_over_unknown_columns_parses_only(example: Example) -> None:
    verdict = judged(example, Prediction("SELECT singer.title FROM singer"))
    assert verdict.parses
    assert not verdict.prepares
    assert not verdict.runs


def test_precision_counts_shown_suggestions_only(example: Example) -> None:
    right, wrong = Prediction(example.sql, 0.9), Prediction("SELECT age FROM singer", 0.2, abstained=True)
    verdicts = [judged(example, right), judged(example, wrong)]
    summary = summarise(verdicts)
    assert summary["execution"] == 50
    assert summary["shown"] == {"coverage": 50, "precision": 100}
    assert [(b["confidence"], b["accuracy"]) for b in summary["calibration"]] == [(0.2, 0), (0.9, 1)]
    assert "50.0%" in table(summary, "own")


def test_a_question_without_prediction_counts_as_wrong(example: Example) -> None:
    assert not judged(example, Prediction(None)).answered
    with pytest.raises(evaluate.EvaluationError, match="q1"):
        evaluate.evaluate([example], {"other": Prediction("SELECT 1")}, Judge(copies=1))


def test_gold_that_does_not_run_is_named_and_left_out(example: Example, tmp_path: Path) -> None:
    broken = Example("q2", "?", "SELECT nothing FROM singer", example.schema, example.database, "own", ddl=DDL)
    summary = summarise([judged(example, Prediction(example.sql)), judged(broken, Prediction("SELECT 1"))])
    assert summary["questions"] == 1
    assert summary["gold_does_not_run"] == ["q2"]


def test_predictions_and_questions_have_the_batch_format(example: Example, tmp_path: Path) -> None:
    line = json.loads(evaluate.write_questions([example], tmp_path).read_text(encoding="utf-8"))
    assert Path(line["schema"]).read_text(encoding="utf-8") == DDL
    assert (line["id"], line["question"], line["dialect"]) == ("q1", "Names?", "sqlite")
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text('{"id": "q1", "sql": null, "error": "no schema"}\n', encoding="utf-8")
    assert evaluate.read_predictions(predictions) == {"q1": Prediction(None, error="no schema")}
    predictions.write_text("not json\n", encoding="utf-8")
    with pytest.raises(evaluate.EvaluationError, match="line 1"):
        evaluate.read_predictions(predictions)


def test_an_empty_database_is_replaced_by_one_with_invented_rows(example: Example, tmp_path: Path) -> None:
    empty = tmp_path / "empty.sqlite"
    connection = sqlite3.connect(empty)
    connection.executescript(DDL)
    connection.close()
    verdict = judged(replace(example, database=empty), Prediction("SELECT name FROM singer WHERE age < 30"))
    assert verdict.runs
    assert not verdict.execution


def test_the_ddl_of_another_dialect_is_judged_too() -> None:
    ddl = (
        "CREATE TYPE state AS ENUM ('open', 'shut');\n"
        "CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tags text[], state state);"
    )
    schema = schema_of(ddl, "postgres")
    example = Example("q1", "open shops", "SELECT id FROM shop WHERE state = 'open'", schema, None, "own", ddl=ddl)
    judge = Judge(copies=2)
    judge.prepare_databases([example])
    verdict = judge.judge(example, Prediction(example.sql))
    assert verdict.prepares
    assert verdict.execution
    assert not judge.judge(example, Prediction("SELECT nothing FROM shop")).prepares
