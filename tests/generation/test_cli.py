"""The command as other programs use it: a process of its own, its streams and exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sql_copilot_ls.cli import main

ROOT = Path(__file__).resolve().parents[2]
DDL = "CREATE TABLE singer (singer_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER);"


def run(*arguments: str | Path, text: str | None = None) -> tuple[int, str, str]:
    """The command's exit status, output and errors."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "sql_copilot_ls.cli", *map(str, arguments)]
    done = subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=120
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "schema.sql"
    path.write_text(DDL, encoding="utf-8")
    return path


def test_a_batch_answers_every_line_in_order_and_a_bad_line_never_stops_it(tmp_path: Path, schema: Path) -> None:
    question = {"question": "How many singers are there?"}
    lines = [
        json.dumps({"id": "a", **question, "schema": str(schema)}),
        "{not json",
        json.dumps({"id": "c", **question, "ddl": DDL, "dialect": "tsql", "alternatives": 2}),
        "",
        json.dumps({"id": "d", **question}),
        json.dumps({"id": "e", **question, "schema": str(tmp_path / "nowhere.sql")}),
        json.dumps({"id": "f", "question": " ", "ddl": DDL}),
        json.dumps({"id": "g", **question, "ddl": "SELECT 1"}),
        json.dumps({"id": "h", **question, "ddl": DDL, "dialect": "klingon"}),
        json.dumps({"id": "i", **question, "ddl": DDL, "alternatives": 0}),
        json.dumps(["j"]),
        json.dumps({"id": 11, "question": "歌手有多少", "ddl": DDL}),
    ]
    questions, predictions = tmp_path / "questions.jsonl", tmp_path / "predictions.jsonl"
    questions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, _, errors = run("generate", "--input", questions, "--output", predictions)
    answers = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    assert status == 1
    assert "8 of 11 lines failed" in errors
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d", "e", "f", "g", "h", "i", None, 11]
    assert answers[0]["sql"] == answers[0]["alternatives"][0]["sql"] == "SELECT COUNT(*) FROM singer"
    assert len(answers[2]["alternatives"]) <= 2
    for answer in (answers[0], answers[2], answers[10]):
        assert set(answer) == {"id", "sql", "confidence", "abstained", "alternatives", "milliseconds"}
        assert 0 <= answer["confidence"] <= 1
    for number, words in {
        1: "not JSON", 3: "'schema'", 4: "nowhere.sql", 5: "'question'", 6: "no CREATE TABLE",
        7: "klingon", 8: "'alternatives'", 9: "JSON object",
    }.items():  # fmt: skip
        assert words in answers[number]["error"]
        assert answers[number]["sql"] is None
        assert answers[number]["abstained"] is True


@pytest.mark.parametrize("dialect", ["duckdb", "sqlite", "postgres", "tsql"])
def test_the_answers_dialect_need_not_be_that_of_the_schema(dialect: str) -> None:
    ddl = "CREATE TABLE [dbo].[Singer] ([SingerId] [int] IDENTITY(1,1) NOT NULL, [FullName] [nvarchar](40) NULL)\nGO\n"
    line = json.dumps({"id": "a", "question": "How many singers are there?", "ddl": ddl, "dialect": dialect})
    status, out, errors = run("generate", "--input", "-", text=line)
    assert (status, errors) == (0, "")
    assert "singer" in json.loads(out)["sql"].lower()


def test_a_batch_without_faults_ends_with_zero_and_can_be_piped() -> None:
    line = json.dumps({"id": 1, "question": "names of all singers", "ddl": DDL})
    status, output, errors = run("generate", "--input", "-", text=line + "\n")
    assert (status, errors) == (0, "")
    assert json.loads(output)["sql"] == "SELECT name FROM singer"


def test_a_person_gets_sql(schema: Path) -> None:
    status, output, _ = run("generate", "--schema", schema, "How many singers are there?")
    assert status == 0
    assert " ".join(output.split()) == "SELECT COUNT(*) FROM singer;"


def test_computed_columns_are_named_on_demand(schema: Path) -> None:
    status, output, _ = run("generate", "--schema", schema, "--aliases", "How many singers are there?")
    assert status == 0
    assert " ".join(output.split()) == "SELECT COUNT(*) AS singers FROM singer;"


def test_now_says_in_which_year_a_month_lies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ddl = tmp_path / "orders.sql"
    ddl.write_text("CREATE TABLE orders (id INTEGER PRIMARY KEY, total NUMERIC, created_at DATE);", encoding="utf-8")
    assert main(["generate", "--schema", str(ddl), "--now", "2019-08-20", "--json", "orders created in March"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert any("2019-03-01" in suggestion["sql"] for suggestion in answer["alternatives"])
    assert main(["generate", "--schema", str(ddl), "--now", "soon", "orders created in March"]) == 1
    assert "'now' must be a date" in capsys.readouterr().err


def test_json_for_one_comment_is_the_batch_object(schema: Path) -> None:
    status, output, _ = run("generate", "--schema", schema.parent, "How many singers are there?", "--json")
    assert status == 0
    assert json.loads(output)["sql"] == "SELECT COUNT(*) FROM singer"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["generate"], "either a comment"),
        (["generate", "how many"], "--schema is missing"),
        (["generate", "--schema", "nowhere.sql", "how many"], "nowhere.sql"),
        (["generate", "--input", "nowhere.jsonl"], "nowhere.jsonl"),
        (["generate", "--input", "-", "--model", "nowhere.pt"], "nowhere.pt: there is no such file"),
        (["schema", "nowhere"], "nowhere: no such file or folder"),
        (["schema", "nowhere", "--dialect", "klingon"], "unknown dialect 'klingon'"),
        (["model", "--path", "--model", "nowhere.pt"], "nowhere.pt"),
        (["model", "--json", "--model", "nowhere.pt"], "nowhere.pt"),
    ],
)
def test_what_is_wrong_is_said_and_the_status_is_one(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(arguments) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "CREATE TABLE"),
        (b"\x00\x01\x02\xfe" * 50, "CREATE TABLE"),
        (b"-- nothing", "CREATE TABLE"),
    ],
)
def test_a_schema_file_without_tables_is_named_with_its_cause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, cause: str
) -> None:
    path = tmp_path / "broken.sql"
    path.write_bytes(content)
    assert main(["generate", "--schema", str(path), "how many singers"]) == 1
    errors = capsys.readouterr().err
    assert "broken.sql" in errors
    assert cause in errors


def test_a_schema_in_another_encoding_still_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "schema.sql"
    path.write_bytes("CREATE TABLE 歌手 (编号 INT PRIMARY KEY, 姓名 TEXT);".encode("gb18030"))
    assert main(["generate", "--schema", str(path), "有多少歌手"]) == 0
    assert "歌手" in capsys.readouterr().out


@pytest.mark.slow
def test_a_large_dump_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dump.sql"
    rows = "INSERT INTO singer VALUES (1, 'Joe', 'France', 52);\n" * 20_000
    path.write_text(DDL + "\n" + rows * 10, encoding="utf-8")
    assert path.stat().st_size > 10_000_000
    assert main(["generate", "--schema", str(path), "How many singers are there?"]) == 0
    assert "FROM singer" in " ".join(capsys.readouterr().out.split())


def test_the_schema_is_printed_as_the_index_sees_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "schema.sql"
    path.write_text(
        DDL + "\nCREATE TABLE concert (id INT, singer_id INT NOT NULL REFERENCES singer (singer_id));\n",
        encoding="utf-8",
    )
    assert main(["schema", str(path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [table["name"] for table in printed["tables"]] == ["singer", "concert"]
    concert = printed["tables"][1]
    assert concert["columns"][1] == {"name": "singer_id", "type": "INT", "nullable": False, "comment": "", "values": []}
    assert concert["foreign_keys"] == [
        {"columns": ["singer_id"], "table": "singer", "references": ["singer_id"], "inferred": False}
    ]
    assert concert["source"] == {"file": str(path), "line": 2}
    assert main(["schema", str(path)]) == 0
    assert "-> singer(singer_id)" in capsys.readouterr().out


def test_versions_name_package_engine_artefact_and_grammar(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["sqlcopilot-ls", "engine", "artefact", "grammar"]


def test_the_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "--path"]) == 0
    assert Path(capsys.readouterr().out.strip()).is_file()
    assert main(["model", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["grammar_version"]


def test_building_without_its_extra_names_the_extra(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sql_copilot_compression.pipeline", None)
    assert main(["build-model", "--config", "x"]) == 1
    assert "sqlcopilot-ls[build-model]" in capsys.readouterr().err


def test_generating_imports_nothing_that_only_building_needs(schema: Path) -> None:
    program = (
        "import sys; from sql_copilot_ls.cli import main\n"
        f"status = main(['generate', '--schema', {str(schema)!r}, 'How many singers are there?'])\n"
        "sys.exit(status or bool({'torch', 'transformers', 'numpy'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
