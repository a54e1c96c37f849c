"""Answers to a corpus folder, from the batch interface's lines to figures by kind and language."""

import json
from dataclasses import replace
from pathlib import Path

from sql_copilot_compression.comments.corpus_judge import Answer, figures, gold_faults, judged, questions_below
from sql_copilot_compression.data import corpora
from sql_copilot_compression.judging.evaluate import evaluate
from sql_copilot_compression.judging.judge import Judge, Prediction
from sql_copilot_compression.judging.summaries import summarise
from sql_copilot_compression.roundtrip import Outcome, comment_predictions

DDL = "CREATE TABLE shop (id INTEGER PRIMARY KEY, city TEXT NOT NULL, sales INTEGER NOT NULL);"
ITEMS = [
    ("filter", "en", "shops in Oslo", "SELECT * FROM shop WHERE city = 'Oslo'", []),
    ("count", "zh", "有多少商店", "SELECT COUNT(*) FROM shop", []),
    ("list", "en", "cities", "SELECT DISTINCT city FROM shop", ["SELECT city FROM shop"]),
]


def corpus(folder: Path, name: str) -> Path:
    """A data folder whose comments corpus holds one schema."""
    (folder / "comments").mkdir(parents=True)
    (folder / "comments" / f"{name}.sql").write_text(DDL)
    rows = [
        {"id": f"{name}-{n}", "kind": kind, "lang": lang, "comments": [text, text + "!", text + "?"], "sql": sql}
        | ({"also": also} if also else {})
        for n, (kind, lang, text, sql, also) in enumerate(ITEMS)
    ]
    (folder / "comments" / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_figures_count_by_language_and_kind(tmp_path: Path) -> None:
    questions = questions_below([corpus(tmp_path, "stamps")])
    answers: dict[str, Answer] = {
        "stamps-0#0": Prediction("SELECT id FROM shop WHERE city = 'Oslo'", 0.9),
        "stamps-1#0": Prediction("SELECT 1", 0.2, True, alternatives=("SELECT 1", "SELECT count(id) FROM shop")),
        "stamps-2#0": Prediction("SELECT city FROM shop", 0.8),
    }
    found = figures(list(judged(questions, answers)))
    assert list(found) == ["all", "en", "zh", "count", "filter", "list"]
    assert found["all"] == {
        "questions": 3, "right": 33.3, "lenient": 66.7, "among": 66.7, "shown": 66.7,
        "precision": 50.0, "precision lenient": 100.0,
    }  # fmt: skip
    assert found["zh"]["shown"] == 0
    assert list(gold_faults(questions)) == []


def test_the_reader_gives_every_wording_and_holds_out_by_name(tmp_path: Path) -> None:
    seen, kept = corpus(tmp_path / "seen", "gym"), corpus(tmp_path / "kept", "stamps")
    examples = list(corpora.training_examples(seen, ["comments"]))
    assert [(e.id, e.origin, e.language, e.dialect, e.database_id) for e in examples[:4]] == [
        ("gym-0#0", "comments/filter", "en", "postgres", "gym"),
        ("gym-0#1", "comments/filter", "en", "postgres", "gym"),
        ("gym-0#2", "comments/filter", "en", "postgres", "gym"),
        ("gym-1#0", "comments/count", "zh", "postgres", "gym"),
    ]
    assert list(corpora.training_examples(kept, ["comments"])) == []
    assert len(list(corpora.held_out(kept, ["comments"]))) == 9


def test_evaluation_judges_comments_by_rows(tmp_path: Path) -> None:
    examples = [e for e in corpora.held_out(corpus(tmp_path, "stamps"), ["comments"]) if e.id.endswith("#0")]
    predictions = {
        "stamps-0#0": Prediction("SELECT id FROM shop WHERE city = 'Oslo'", 0.9),
        "stamps-1#0": Prediction("SELECT COUNT(*) FROM shop", 0.9),
        "stamps-2#0": Prediction("SELECT nothing FROM shop", 0.1, True),
    }
    summary = summarise(evaluate(examples, predictions, Judge()))
    assert (summary["execution"], summary["lenient"], summary["runs"]) == (33.33, 66.67, 66.67)
    assert summary["by_group"]["zh"]["execution"] == 100
    assert list(summary["by_group"]) == ["count", "en", "filter", "list", "zh"]


def test_a_round_trip_writes_what_the_judge_reads(tmp_path: Path) -> None:
    folder = corpus(tmp_path, "stamps")
    outcome = Outcome()
    lines = list(comment_predictions([folder], outcome))
    assert [line["id"] for line in lines] == ["stamps-0#0", "stamps-1#0", "stamps-2#0"]
    answers: dict[str, Answer] = {line["id"]: Prediction(line["sql"]) for line in lines}
    assert figures(list(judged(questions_below([folder]), answers)))["all"]["right"] == 100


def test_what_no_row_can_tell_is_wrong_but_not_decided(tmp_path: Path) -> None:
    folder = corpus(tmp_path, "stamps")
    (example, *_) = corpora.held_out(folder, ["comments"])
    example = replace(example, sql="SELECT * FROM shop WHERE city = 'Oslo' AND city = 'Rome'")
    for sql, right, decided in (("SELECT * FROM shop WHERE 1 = 0", False, False), (example.sql, True, True)):
        (verdict,) = evaluate([example], {example.id: Prediction(sql)}, Judge())
        assert (verdict.execution, verdict.decided) == (right, decided)
