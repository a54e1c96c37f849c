"""What a language model's answers are made of: labels for the small network, weights by execution, pairs, rewards."""

from __future__ import annotations

import json
import math
import random
import threading
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sql_copilot_compression.data.corpora import Example
from sql_copilot_compression.data.corpora.corpus import Rejects
from sql_copilot_compression.data.corpora.pairs import pairs
from sql_copilot_compression.llama import endpoint, guided_tuning, labelling, preferences, reinforcement, scores
from sql_copilot_compression.llama.answering import query_in
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.labelling import Agreement
from sql_copilot_compression.llama.masked_answers import Drawing, masked_answerer
from sql_copilot_compression.llama.masked_writing import write_query
from sql_copilot_compression.llama.packing import tokens_of
from sql_copilot_compression.llama.records import Record, asked
from sql_copilot_compression.llama.speakers import Speaker
from sql_copilot_compression.stages.labelled import Labelled
from sql_copilot_compression.stages.workshop import Handed, Workshop
from sql_copilot_compression.training.objectives import ExecutionConfig


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def saying(*answers: str) -> Callable[[Sequence[Record], int], list[list[str]]]:
    """A teacher that says the same to everybody."""
    return lambda records, samples: [list(answers[:samples]) for _ in records]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (("SELECT name FROM player WHERE age > 30", "SELECT player.name FROM player WHERE player.age > 30"),
         "SELECT name FROM player WHERE age > 30"),
        (("SELECT name FROM player", "SELECT age FROM player"), None),  # they disagree
        (("SELECT nome FROM player", "SELECT nome FROM player"), None),  # no such column
        (("SELECT name FROM player WHERE 1 = 0", "SELECT name FROM player WHERE 1 = 0"), None),  # nothing
        (("DELETE FROM player", "DELETE FROM player"), None),
        (("SELECT name FROM", "SELECT name FROM"), None),
    ],
)  # fmt: skip
def test_a_label_is_what_samples_agree_on(said: Sequence[str], label: str | None, examples: Sequence[Example]) -> None:
    found = list(labelling.labelled(examples[2:3], saying(*said), Agreement(samples=2, share=1.0)))
    assert [example.sql for example in found] == ([label] if label else [])


def test_a_wording_stays_where_its_own_answer_returns_the_same(examples: Sequence[Example], tmp_path: Path) -> None:
    def answers(records: Sequence[Record], samples: int) -> list[list[str]]:
        right = "SELECT count(id) FROM player"
        return [[right if "headcount" in record.prompt else "SELECT max(age) FROM player"] for record in records]

    wordings = saying("headcount of players", "oldest age", examples[0].question)
    (found,) = labelling.reworded(examples[:1], wordings, answers, Agreement(samples=3))
    assert (found.question, found.sql) == ("headcount of players", examples[0].sql)
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(labelling.pair_of(found)) + "\n")
    (read,) = pairs(path, Rejects(), "jsonl:pairs.jsonl")
    assert (read.question, read.sql, read.database_id) == (found.question, found.sql, "league")


def test_execution_weighs_gold_by_edit_distance_and_keeps_what_is_right(
    tokenizer: Any, questions: Sequence[Record]
) -> None:
    original = ExecutionConfig(floor=0.0, keep=0.0)
    assert guided_tuning.guided(questions[:1], saying("SELECT count(id) FROM player"), tokenizer, original, 2) == []
    (near,) = guided_tuning.guided(questions[:1], saying("SELECT count(*) FROM team"), tokenizer, original, 2)
    (far,) = guided_tuning.guided(questions[:1], saying("SELECT name, age FROM team"), tokenizer, original, 2)
    assert 0 < near.weight < far.weight <= 1
    assert near.answer == far.answer == tokens_of(questions[0], tokenizer).answer
    kept = ExecutionConfig(floor=0.3, keep=0.1)
    (own,) = guided_tuning.guided(questions[:1], saying("SELECT count(id) FROM player"), tokenizer, kept, 2)
    assert own.weight == 0.1
    assert tokenizer.decode(own.answer[:-1]) == " count(id) FROM player"


def test_a_corrupted_query_is_another_query_that_still_binds(questions: Sequence[Record]) -> None:
    found = 0
    for record in questions:
        wrong = preferences.corrupted(record)
        if wrong is not None:
            found += 1
            assert record.example is not None
            assert labelling.binds(record.example, wrong), wrong
            assert sqlglot.parse_one(wrong) != sqlglot.parse_one(record.example.sql)
    assert found >= 4
    assert {pair["prompt"] for pair in preferences.corrupted_pairs(questions)} <= {q.prompt for q in questions}


def test_pairs_of_a_model_hold_a_sample_that_returns_something_else(questions: Sequence[Record]) -> None:
    said = saying("SELECT count(id) FROM player", "SELECT max(age) FROM player")
    (pair,) = preferences.sampled_pairs(questions[:1], said, 2, 2)
    assert (pair["chosen"], pair["rejected"]) == (" count(*) FROM player", " max(age) FROM player")


def test_rewards_are_what_queries_return(questions: Sequence[Record]) -> None:
    (row,) = reinforcement.rows_of(questions[:1], 2)
    columns = {name: [row[name]] * 3 for name in ("gold", "databases")}
    said = [" count(id) FROM player", " age FROM player", " nothing FROM nowhere"]
    assert reinforcement.reward_of([row["prompt"]] * 3, said, **columns) == [1.0, reinforcement.RUNS, 0.0]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (" name FROM t; SELECT 2", "SELECT name FROM t"),
        (" name\nFROM t\n\n-- next", "SELECT name FROM t"),
        (" 1\n-- why", "SELECT 1"),
    ],
)
def test_an_answer_ends_where_its_query_does(text: str, query: str) -> None:
    assert query_in(text) == query
    assert query_in(f"Sure:\n```sql\n{query}\n```", begun=False) == query


def test_texts_are_compared_in_words_of_either_language() -> None:
    same = scores.text_scores(["查询所有学生的姓名和年龄"], ["查询所有学生的姓名和年龄"])
    other = scores.text_scores(["查询老师"], ["查询所有学生的姓名和年龄"])
    assert same == {"bleu4": 100.0, "rouge_l": 100.0}
    assert other["rouge_l"] < 60
    assert scores.text_scores([""], ["SELECT 1"])["rouge_l"] == 0.0


class _Teacher(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        choices = [{"text": f" {asked['model']}, {number} FROM t; x"} for number in range(asked["n"])]
        body = json.dumps({"choices": choices} if asked["model"] != "odd" else {"error": "odd"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None: ...


def test_a_teacher_behind_an_endpoint_answers_on_this_machine_alone(questions: Sequence[Record]) -> None:
    server = HTTPServer(("127.0.0.1", 0), _Teacher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/v1"
    said = endpoint.remote_answerer(address, "big")(questions[:2], 2)
    assert said == [["SELECT big, 0 FROM t", "SELECT big, 1 FROM t"]] * 2
    with pytest.raises(LanguageModelError, match="not as OpenAI's completions do"):
        endpoint.remote_answerer(address, "odd")(questions[:1], 1)
    server.shutdown()
    server.server_close()
    with pytest.raises(LanguageModelError, match="does not answer"):
        endpoint.remote_answerer(address, "big")(questions[:1], 1)
    for elsewhere in (
        "http://example.org/v1",
        "http://10.0.0.8/v1",
        "ftp://127.0.0.1/v1",
        "http://localhost.example/v1",
    ):
        with pytest.raises(LanguageModelError, match="not on this machine"):
            endpoint.require_loopback(elsewhere)


class Liking:
    """A model that likes three pieces, always alike."""

    def read(self, tokens: Sequence[int]) -> None: ...

    def best(self, count: int) -> list[tuple[int, float]]:
        return [(7, math.log(0.6)), (8, math.log(0.3)), (9, math.log(0.1))][:count]


@pytest.mark.parametrize(("temperature", "shares"), [(1.0, (0.6, 0.3, 0.1)), (0.5, (0.783, 0.196, 0.022))])
def test_pieces_are_drawn_as_often_as_the_model_likes_them(temperature: float, shares: Sequence[float]) -> None:
    drawing = Drawing(Liking(), temperature, random.Random(1))
    orders = [[token for token, _ in drawing.best(3)] for _ in range(4000)]
    assert all(sorted(order) == [7, 8, 9] for order in orders)
    assert [sum(o[0] == token for o in orders) / 4000 for token in (7, 8, 9)] == pytest.approx(shares, abs=0.03)
    refused = [next(token for token in order if token != 7) for order in orders]  # as a mask would that refuses 7
    wanted = shares[1] / (shares[1] + shares[2])
    assert refused.count(8) / 4000 == pytest.approx(wanted, abs=0.03)


def test_a_masked_teacher_labels_what_it_knows_nothing_of_in_sql_that_prepares(
    data: Path, llama: Path, examples: Sequence[Example], tmp_path: Path
) -> None:
    shop = Workshop("labels", data, tmp_path / "work", tmp_path / "out.pt", lambda _: None)
    agreement = Agreement(samples=1, copies=2)
    stage = Labelled(questions=("spider-train",), mask=True, agreement=agreement)
    handed = stage.run(shop, Handed(language_model=llama))
    found = list(pairs(handed.labels(), Rejects(), "jsonl:pairs.jsonl"))
    assert found
    assert all(labelling.binds(examples[0], pair.sql) for pair in found)
    assert {pair.question for pair in found} <= {example.question for example in examples}

    speaker = Speaker(handed.labels().parent / "teacher.pt")
    records = [asked(example) for example in examples[:2]]
    once, again = (masked_answerer(speaker, temperature=5.0, longest=24)(records, 3) for _ in range(2))
    assert once == again
    assert [len(said) for said in once] == [3, 3]
    assert len({sql for said in once for sql in said}) > 3
    assert all(labelling.binds(examples[0], sql) for said in once for sql in said)
    schema, question = examples[0].schema, examples[0].question
    greedy = masked_answerer(speaker, temperature=5.0, longest=24)(records[:1], 1)
    assert greedy == [[write_query(speaker, schema, question, longest=24).sql]]


def test_only_a_model_of_the_build_can_be_masked() -> None:
    with pytest.raises(ValueError, match="not the one behind an endpoint"):
        Labelled(questions=("cosql",), mask=True, endpoint="http://127.0.0.1:1/v1")
