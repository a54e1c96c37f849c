"""`sqlcopilot-ls llm`: export, predict, chat and serve over a Llama of chance; what is wrong is said in a sentence."""

from __future__ import annotations

import http.client
import io
import json
import sqlite3
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("peft")

from sql_copilot_compression.llama import folders
from sql_copilot_compression.llama.answering import decoded, query_in
from sql_copilot_compression.llama.endpoint import remote_answerer
from sql_copilot_compression.llama.families import LanguageModelError
from sql_copilot_compression.llama.local_server import LocalServer
from sql_copilot_compression.llama.masked_writing import prompt_of
from sql_copilot_compression.llama.records import Record
from sql_copilot_compression.llama.speakers import Prompts, Speaker

from sql_copilot_ls.cli import main
from sql_copilot_ls.schema import parse_ddl

DDL = """CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT, city TEXT, founded INTEGER);
CREATE TABLE player (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team_id INTEGER REFERENCES team(id));
"""


def prepares(sql: str) -> bool:
    connection = sqlite3.connect(":memory:")
    connection.executescript(DDL)
    try:
        connection.execute(f"EXPLAIN {sql}")
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True


@pytest.fixture(scope="module")
def archive(llama: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The random Llama, exported by the command."""
    target = tmp_path_factory.mktemp("archive") / "tiny.pt"
    assert main(["llm", "export", str(llama), str(target)]) == 0
    return target


def asked(tmp_path: Path, *lines: dict[str, Any]) -> str:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_predicted_sql_prepares_whatever_the_model_knows(
    form: str, archive: Path, llama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": n, "question": q, "ddl": DDL} for n, q in enumerate(["How many players are there?", "谁最老？"])]
    given = asked(tmp_path, *lines, {"id": 2, "question": "x", "ddl": "no table"}, {"id": 3, "ddl": DDL})
    model = str(archive if form == "archive" else llama)
    assert main(["llm", "predict", "--model", model, "--input", given, "--longest", "24"]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3]
    assert all(prepares(answer["sql"]) for answer in answers[:2])
    assert "CREATE TABLE" in answers[2]["error"]
    assert "question" in answers[3]["error"]


@pytest.mark.parametrize("form", ["archive", "folder"])
def test_prompts_that_begin_alike_are_read_on_from_there(form: str, archive: Path, llama: Path) -> None:
    speaker = Speaker(archive if form == "archive" else llama)
    prompts = Prompts(speaker.reader())
    for text in ("SELECT name FROM", "SELECT name FROM player", "SELECT age", "SELECT age", "x"):
        tokens, fresh = speaker.pieces.encode(text), speaker.reader()
        fresh.read(tokens)
        found = prompts.read(tokens).best(3)
        prompts.reader.read([found[0][0]])  # an answer, which the next prompt must not see
        assert [token for token, _ in found] == [token for token, _ in fresh.best(3)]
        assert [odds for _, odds in found] == pytest.approx([odds for _, odds in fresh.best(3)], abs=1e-3)


def test_without_the_mask_engine_and_transformers_say_the_same(
    archive: Path, llama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "Which players are older than 30?"
    given = asked(tmp_path, {"question": question, "ddl": DDL})
    assert main(["llm", "predict", "--model", str(archive), "--input", given, "--longest", "6", "--no-mask"]) == 0
    said = json.loads(capsys.readouterr().out)["sql"]
    model, tokenizer = folders.load_model(llama), folders.load_tokenizer(llama)
    prompt = prompt_of(parse_ddl(DDL), question)
    assert said == query_in(decoded(model, tokenizer, [prompt], longest=6)[0][0])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["predict", "--model", "nowhere.pt", "--input", "{given}"], "there is no such model"),
        (["predict", "--model", "{given}", "--input", "{given}"], "zip"),
        (["predict", "--model", "{archive}", "--input", "nowhere.jsonl"], "No such file"),
        (["predict", "--model", "{empty}", "--input", "{given}"], "config.json"),
        (["predict", "--model", "{bare}", "--input", "{given}"], "weights missing"),
        (["chat", "--model", "{archive}", "--schema", "nowhere.sql"], "schema cannot be read"),
        (["export", "nowhere", "out.pt"], "no such folder"),
        (["serve", "--model", "{archive}", "--host", "0.0.0.0"], "not on this machine"),
    ],
)
def test_what_is_wrong_is_a_sentence(
    words: list[str], sentence: str, archive: Path, llama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "config.json").write_bytes((llama / "config.json").read_bytes())
    (tmp_path / "empty").mkdir()
    places = {"given": asked(tmp_path, {"question": "x", "ddl": DDL}), "archive": archive, "bare": bare}
    filled = [word.format(empty=tmp_path / "empty", **places) for word in words]
    assert main(["llm", *filled]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


def test_too_little_memory_is_told_with_both_numbers(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_text

    def read_text(path: Path, *arguments: Any, **named: Any) -> str:
        return "MemAvailable: 10 kB\n" if str(path) == "/proc/meminfo" else real(path, *arguments, **named)

    monkeypatch.setattr(Path, "read_text", read_text)
    with pytest.raises(LanguageModelError, match=r"needs about .* GB of memory, 0\.0 GB are free"):
        Speaker(archive)


def test_chat_answers_line_by_line(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    schema = tmp_path / "schema.sql"
    schema.write_text(DDL, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("How many teams?\n\n"))
    assert main(["llm", "chat", "--model", str(archive), "--schema", str(schema), "--longest", "16"]) == 0
    said = capsys.readouterr().out.partition("\n> ")[2]
    assert prepares(said.removesuffix("\n> "))


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[LocalServer]:
    server = LocalServer("127.0.0.1", 0, Speaker(archive), parse_ddl(DDL), 24)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def post(server: LocalServer, path: str, body: Any, **headers: str) -> tuple[int, str]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"{server.address}/{path}", data, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def events(text: str) -> list[Any]:
    parts = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    assert parts[-1] == "[DONE]"
    return [json.loads(part) for part in parts[:-1]]


def test_chat_is_valid_sql_and_the_stream_says_the_same(served: LocalServer) -> None:
    body = {"model": "tiny", "messages": [{"role": "user", "content": "How many players are there?"}]}
    status, text = post(served, "chat/completions", body)
    said = json.loads(text)["choices"][0]["message"]["content"]
    assert status == 200
    assert prepares(said)
    _, stream = post(served, "chat/completions", {**body, "stream": True})
    chunks = events(stream)
    assert "".join(c["choices"][0]["delta"].get("content", "") for c in chunks) == said
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert len(chunks) > 2


def test_a_schema_may_come_with_the_question(served: LocalServer) -> None:
    messages = [{"role": "system", "content": "CREATE TABLE boat (length INT);"}, {"role": "user", "content": "boats"}]
    _, text = post(served, "chat/completions", {"messages": messages})
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE boat (length INT)")
    connection.execute(f"EXPLAIN {json.loads(text)['choices'][0]['message']['content']}")
    connection.close()


def test_completions_stop_where_they_are_told_to(served: LocalServer) -> None:
    body = {"prompt": "SELECT", "max_tokens": 12}
    whole = json.loads(post(served, "completions", body)[1])["choices"][0]["text"]
    assert whole
    stop = whole[len(whole) // 2 :][:2]
    cut = json.loads(post(served, "completions", {**body, "stop": [stop]})[1])["choices"][0]["text"]
    assert cut == whole[: whole.find(stop)]
    streamed = events(post(served, "completions", {**body, "stream": True})[1])
    assert "".join(chunk["choices"][0]["text"] for chunk in streamed) == whole


def test_a_served_model_can_teach(served: LocalServer) -> None:
    record = Record("1", "CREATE TABLE t (x int);", "\n\n-- how many\nSELECT", "")
    assert remote_answerer(served.address, "tiny")([record], 1)[0][0].startswith("SELECT")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("completions", b"{", 400),
        ("completions", [], 400),
        ("completions", {}, 400),
        ("completions", {"prompt": "x", "n": 2}, 400),
        ("completions", {"prompt": "x", "max_tokens": -1}, 400),
        ("completions", {"prompt": "x", "stop": [3]}, 400),
        ("completions", {"prompt": "word " * 9000}, 400),
        ("chat/completions", {"messages": []}, 400),
        ("chat/completions", {"messages": "x"}, 400),
        ("embeddings", {}, 404),
        ("completions", b" " * ((1 << 20) + 1), 413),
    ],
)
def test_wrong_requests_are_told_why(served: LocalServer, path: str, body: Any, status: int) -> None:
    found, text = post(served, path, body)
    assert found == status
    assert json.loads(text)["error"]["message"]


def test_pages_of_the_web_are_refused(served: LocalServer) -> None:
    body = {"prompt": "x"}
    assert post(served, "completions", body, Origin="https://example.org")[0] == 403
    connection = http.client.HTTPConnection("127.0.0.1", served.server_address[1], timeout=60)
    connection.request("GET", "/v1/models", headers={"Host": "example.org"})
    assert connection.getresponse().status == 403
    connection.close()
    with urllib.request.urlopen(f"{served.address}/models", timeout=60) as answer:
        assert json.load(answer)["data"][0]["id"] == "tiny"
