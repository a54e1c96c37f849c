import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from sql_copilot_compression.data import corpora
from sql_copilot_compression.data.corpora.pairs import described_ddl
from sql_copilot_compression.data.corpora.spider import tables_ddl
from sql_copilot_compression.data.corpora.turns import stands_alone
from sql_copilot_compression.data.corpora.web_tables import restyle

SINGER = "CREATE TABLE singer (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)"


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def write_lines(path: Path, rows: Sequence[object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def make_database(root: Path, name: str, ddl: str = SINGER) -> None:
    folder = root / "spider" / "database" / name
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / f"{name}.sqlite")
    connection.executescript(ddl)
    connection.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("club", "wine_1", "concert_singer"):
        make_database(tmp_path, name)
    write(
        tmp_path / "spider" / "train_spider.json",
        [
            {"db_id": "club", "question": "How many  singers?", "query": "SELECT count(*) FROM singer;"},
            {"db_id": "wine_1", "question": "Names?", "query": "SELECT name FROM singer"},
            {"db_id": "concert_singer", "question": "Names?", "query": "SELECT name FROM singer"},
            {"db_id": "nowhere", "question": "Names?", "query": "SELECT name FROM singer"},
            {"db_id": "club", "question": "Names?"},
        ],
    )
    write(
        tmp_path / "spider" / "dev.json",
        [{"db_id": "concert_singer", "question": "Ages?", "query": "SELECT age FROM singer"}],
    )
    return tmp_path


def test_training_rows_carry_schema_database_and_origin(root: Path) -> None:
    (example,) = corpora.training_examples(root, ["spider-train"])
    assert example.question == "How many singers?"
    assert example.sql == "SELECT count(*) FROM singer"
    assert [table.name for table in example.schema.tables] == ["singer"]
    assert example.database is not None
    assert example.database.name == "club.sqlite"
    assert example.origin == "spider/train_spider"


def test_broken_rows_are_counted_and_named(root: Path) -> None:
    rejects = corpora.Rejects()
    list(corpora.training_examples(root, ["spider-train"], rejects))
    assert rejects.counts["unknown database"] == 1
    assert rejects.counts["no question, query or db_id"] == 1
    assert rejects.samples["unknown database"] == ["spider/train_spider:train_spider/3"]


def test_held_out_databases_are_in_no_training_corpus_but_can_be_chosen_on(root: Path) -> None:
    assert corpora.is_held_out("wine_1")
    assert [example.database_id for example in corpora.held_out(root)] == ["wine_1"]


@pytest.mark.parametrize("name", [c.name for c in corpora.CORPORA.values() if c.use is corpora.Use.JUDGE])
def test_judging_sets_cannot_be_trained_on(root: Path, name: str) -> None:
    with pytest.raises(corpora.JudgingSetError, match="judging only"):
        corpora.training_examples(root, ["spider-train", name])


def test_training_sets_cannot_be_judged_on(root: Path) -> None:
    with pytest.raises(corpora.JudgingSetError, match="training data"):
        corpora.judge(root, "spider-train")


def test_unknown_and_missing_corpora_say_what_to_do(root: Path) -> None:
    with pytest.raises(corpora.UnknownCorpusError, match="spider-train"):
        corpora.training_examples(root, ["spyder"])
    with pytest.raises(corpora.MissingCorpusError, match=r"squall_dev1\.json"):
        list(corpora.training_examples(root, ["squall"]))


def test_first_turns_only_of_flat_and_sparc_shaped_dialogues(root: Path) -> None:
    turn = {"db_id": "club", "type": "INFORM_SQL", "on_spider_dev_db": False, "executes": True}
    write(
        root / "cosql" / "cosql_train.json",
        [
            {**turn, "history": [], "question": "Names?", "query": "SELECT name FROM singer"},
            {**turn, "history": ["Names?"], "question": "And ages?", "query": "SELECT name, age FROM singer"},
            {**turn, "history": [], "question": "Bad?", "query": "SELECT nothing FROM singer", "executes": False},
            {"database_id": "club", "interaction": [{"utterance": "Ages?", "query": "SELECT age FROM singer"}]},
        ],
    )
    rejects = corpora.Rejects()
    assert [e.question for e in corpora.training_examples(root, ["cosql"], rejects)] == ["Names?", "Ages?"]
    assert rejects.counts == {"query does not run": 1}


def test_later_turns_that_stand_alone_are_a_corpus_of_their_own(root: Path) -> None:
    turn = {"db_id": "club", "history": ["Names?"]}
    alone = "Which singer has the highest age of all?"
    leaning = "Which of those has the highest age of all?"
    write(
        root / "cosql" / "cosql_train.json",
        [
            {**turn, "question": alone, "query": "SELECT name FROM singer ORDER BY age DESC LIMIT 1"},
            {**turn, "question": leaning, "query": "SELECT name FROM singer ORDER BY age DESC LIMIT 1"},
            {**turn, "question": "Their ages?", "query": "SELECT age FROM singer"},
            {**turn, "question": "SELECT name, age, id FROM singer", "query": "SELECT name FROM singer"},
            {
                "database_id": "club",
                "interaction": [
                    {"utterance": "What are the ages of all singers?", "query": "SELECT age FROM singer"},
                    {"utterance": "How many singers are called Ann?", "query": "SELECT count(*) FROM singer"},
                ],
            },
        ],
    )
    rejects = corpora.Rejects()
    found = [e.question for e in corpora.training_examples(root, ["cosql-later"], rejects)]
    assert found == [alone, "How many singers are called Ann?"]
    assert not rejects.counts


def test_later_chinese_turns_stand_alone_unless_they_point_back() -> None:
    assert stands_alone("列出至少有15个车站的所有城市的名称和车站数量。")
    assert not stands_alone("好的，它的省花和省树分别是什么呢？")
    assert not stands_alone("按年份呢？")


def test_the_same_question_is_read_once(root: Path) -> None:
    assert len(list(corpora.training_examples(root, ["spider-train", "spider-train"]))) == 1


def test_wikisql_headers_become_column_names_among_distractors(tmp_path: Path) -> None:
    write(
        tmp_path / "wikisql" / "partial_columns.json",
        {"1-1": ["PLAYER", "YEARS IN TORONTO"], "1-2": ["CITY", "POPULATION (2010)"], "1-3": ["NO."], "1-4": ["SCORE"]},
    )
    rows = [
        {
            "table_id": "1-1",
            "question": "Who played 1995-96 Toronto?",
            "query": 'SELECT "PLAYER" FROM t WHERE "YEARS IN TORONTO" = \'1995-96 toronto\'',
        },
        {
            "table_id": "1-2",
            "question": "Cities over 5?",
            "query": 'SELECT "CITY" FROM t WHERE "POPULATION (2010)" > 5',
        },
        {"table_id": "1-3", "question": "No.?", "query": 'SELECT "CITY" FROM t'},
        {"table_id": "1-4", "question": "Sum?", "query": 'SELECT SUM("SCORE") FROM t'},
    ]
    write_lines(tmp_path / "wikisql" / "train.jsonl", rows)
    rejects = corpora.Rejects()
    examples = list(corpora.training_examples(tmp_path, ["wikisql"], rejects))
    assert len(examples) == 3
    assert rejects.counts == {"column that the table does not have": 1}
    assert "'1995-96 Toronto'" in examples[0].sql
    for example in examples:
        connection = sqlite3.connect(":memory:")
        connection.executescript(example.ddl)
        connection.execute(example.sql)
        connection.close()
    assert examples == list(corpora.training_examples(tmp_path, ["wikisql"]))


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("snake", "school_club_team"),
        ("camel", "schoolClubTeam"),
        ("pascal", "SchoolClubTeam"),
        ("title", "School Club Team"),
        ("upper", "SCHOOL_CLUB_TEAM"),
    ],
)
def test_headers_are_restyled(style: str, name: str) -> None:
    assert restyle("SCHOOL/CLUB TEAM", style) == name


def test_squall_cells_become_named_columns(tmp_path: Path) -> None:
    row = {
        "id": "nt-1",
        "tbl": "1_1",
        "question": "losses under fred jordan -lrb- coach -rrb- ?",
        "query": "select c2_number from w where c1 = 'fred jordan'",
        "nl_headers": ["1_id", "2_agg", "3_coach", "4_losses", "5_losses_number"],
        "columns": ["id", "agg", "c1", "c2", "c2_number"],
    }
    unknown = {**row, "id": "nt-2", "query": "select c2_length from w"}
    write(tmp_path / "squall" / "squall_dev1.json", [row, unknown])
    rejects = corpora.Rejects()
    (example,) = corpora.training_examples(tmp_path, ["squall"], rejects)
    (table,) = example.schema.tables
    assert [column.name.lower() for column in table.columns] == ["id", "coach", "losses"]
    assert "( coach )" in example.question
    assert rejects.counts == {"parts of cells": 1}


def test_tables_json_gives_ddl_with_keys() -> None:
    entry = {
        "table_names_original": ["歌手", "演唱会"],
        "column_names_original": [[-1, "*"], [0, "编号"], [0, "姓名"], [1, "歌手编号"], [1, "日期"]],
        "column_types": ["text", "number", "text", "number", "time"],
        "primary_keys": [1],
        "foreign_keys": [[3, 1]],
    }
    schema = corpora.schema_of(tables_ddl(entry))
    singer, concert = schema.tables
    assert singer.primary_key == ("编号",)
    assert concert.foreign_keys[0].table == "歌手"


def test_a_teams_own_pairs_in_both_formats(tmp_path: Path) -> None:
    prose = (
        "music contains tables such as singer, concert. "
        "Table singer has columns such as id, name. id is the primary key.\n"
        "Table concert has columns such as id, singer_id. id is the primary key.\n"
        "The singer_id of concert is the foreign key of id of singer.\n"
    )
    pair = {
        "db_id": "music",
        "instruction": prose,
        "input": "###Input:\nNames?\n\n###Response:",
        "output": "SELECT name FROM singer;",
    }
    write_lines(
        tmp_path / "ours.jsonl",
        [
            {"context": SINGER, "question": "How many singers?", "answer": "SELECT count(*) FROM singer"},
            {**pair, "history": []},
            {**pair, "history": [["Ages?", "SELECT age FROM singer"]]},
            {"sql": "SELECT 1"},
        ],
    )
    rejects = corpora.Rejects()
    first, second = corpora.training_examples(tmp_path, ["jsonl:ours.jsonl"], rejects)
    assert first.question == "How many singers?"
    assert (second.question, second.sql) == ("Names?", "SELECT name FROM singer")
    assert [table.name for table in second.schema.tables] == ["singer", "concert"]
    assert rejects.counts == {"needs the turns before": 1, "in neither of the two formats": 1}
    assert 'FOREIGN KEY ("singer_id") REFERENCES "singer" ("id")' in described_ddl(prose)


def test_a_spider_shaped_corpus_without_sqlite_files_takes_its_schemas_from_tables_json(tmp_path: Path) -> None:
    entry = {
        "db_id": "music",
        "table_names_original": ["singer"],
        "table_names": ["歌手"],
        "column_names_original": [[-1, "*"], [0, "name"]],
        "column_names": [[-1, "*"], [0, "名字"]],
        "column_types": ["text", "text"],
        "primary_keys": [],
        "foreign_keys": [],
    }
    write(tmp_path / "cspider" / "tables.json", [entry])
    rows = [{"db_id": "music", "question": "有哪些歌手？", "query": "SELECT name FROM singer"}]
    write(tmp_path / "cspider" / "train.json", rows)
    (example,) = corpora.training_examples(tmp_path, ["cspider"])
    assert example.question == "有哪些歌手？"
    assert example.schema.tables[0].columns[0].name == "name"


def test_chinese_questions_move_to_the_english_schema_of_the_same_database(root: Path) -> None:
    make_database(
        root, "party", "CREATE TABLE host (hid INTEGER, name TEXT); CREATE TABLE party (pid INTEGER, hid INTEGER);"
    )
    shape = {"column_types": ["text"] * 5, "primary_keys": [], "foreign_keys": [], "db_id": "party"}
    english = {
        **shape,
        "table_names_original": ["host", "party"],
        "column_names_original": [[-1, "*"], [0, "hid"], [0, "name"], [1, "pid"], [1, "hid"]],
    }
    chinese = {
        **shape,
        "table_names_original": ["主办方", "派对"],
        "column_names_original": [[-1, "*"], [0, "编号"], [0, "姓名"], [1, "编号"], [1, "主办方编号"]],
    }
    write(root / "spider" / "tables.json", [english])
    write(root / "chase" / "chase_tables.json", [chinese])
    query = (
        'select T1.姓名 from 主办方 as T1 join 派对 as T2 on T1.编号 = T2.主办方编号 where T2.编号 = 3 and 姓名 != "李"'
    )
    row = {"db_id": "party", "history": [], "question": "谁主办？", "query": query}
    broken = {**row, "query": "select 年龄 from 主办方"}
    write(root / "chase" / "chase_train_slim.json", [row, broken])
    rejects = corpora.Rejects()
    (example,) = corpora.training_examples(root, ["chase-english"], rejects)
    assert 'T1."name"' in example.sql
    assert 'T1."hid" = T2."hid"' in example.sql
    assert 'T2."pid" = 3' in example.sql
    assert "'李'" in example.sql
    assert rejects.counts == {"query over names that the schema lacks": 1}
