import json
import random
import re
import sqlite3
from pathlib import Path

import pytest
from sql_copilot_compression.data.corpora import CorpusError, schema_of
from sql_copilot_compression.data.synthesis import FAMILIES, Source, generate
from sql_copilot_compression.data.synthesis.english_words import plural, singular
from sql_copilot_compression.data.synthesis.names_in_words import Names, Role
from sql_copilot_compression.data.synthesis.noise import add_noise, misspelt
from sql_copilot_compression.data.synthesis.plan import Ref
from sql_copilot_compression.data.synthesis.restyle import restyled
from sql_copilot_compression.data.synthesis.schema_sources import load_sources, neighbourhoods
from sql_copilot_compression.data.synthesis.weights import DEFAULT_WEIGHTS, estimate_weights, family_of

DDL = """
CREATE TABLE singer (
  singer_id INTEGER PRIMARY KEY, name TEXT, country TEXT, age INTEGER, net_worth REAL, is_active BOOLEAN,
  birth_date DATE
);
CREATE TABLE concert (
  concert_id INTEGER PRIMARY KEY, title TEXT, city TEXT, attendance INTEGER, held_on DATE, ticket_price REAL
);
CREATE TABLE singer_in_concert (
  singer_id INTEGER REFERENCES singer (singer_id), concert_id INTEGER REFERENCES concert (concert_id), fee REAL,
  PRIMARY KEY (singer_id, concert_id)
);
CREATE TABLE song (
  song_id INTEGER PRIMARY KEY, title TEXT, genre TEXT, duration INTEGER, singer_id INTEGER REFERENCES singer (singer_id)
);
"""
CHINESE_DDL = """
CREATE TABLE "歌手" ("编号" INTEGER PRIMARY KEY, "姓名" TEXT, "国籍" TEXT, "年龄" INTEGER, "是否签约" BOOLEAN);
CREATE TABLE "歌曲" (
  "编号" INTEGER PRIMARY KEY, "名称" TEXT, "时长" INTEGER, "发行日期" DATE, "歌手编号" INTEGER,
  FOREIGN KEY ("歌手编号") REFERENCES "歌手" ("编号")
);
"""
MUSIC = Source(schema_of(DDL), DDL, "music")
CHINESE = Source(schema_of(CHINESE_DDL), CHINESE_DDL, "音乐")


def prepare(ddl: str, sql: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(ddl)
    connection.execute(f"EXPLAIN {sql}")
    connection.close()


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_family_speaks_both_languages_and_prepares(family: str, language: str) -> None:
    examples = list(generate([MUSIC], 40, 3, languages={language: 1}, families={family: 1}))
    assert len(examples) == 40
    for example in examples:
        prepare(DDL, example.sql)
        assert example.family == family
        assert not re.search(r"[\ue000-\uf8ff]|  |None| object at ", example.question), example
        assert len(example.question) > 2


def test_chinese_schemas_are_asked_about_in_chinese() -> None:
    for example in generate([CHINESE], 200, 5, languages={"zh": 1}):
        prepare(CHINESE_DDL, example.sql)
        assert re.search(r"[\u4e00-\u9fff]", example.question)


def test_the_same_seed_gives_the_same_examples() -> None:
    first = [(e.question, e.sql) for e in generate([MUSIC], 50, 11)]
    assert first == [(e.question, e.sql) for e in generate([MUSIC], 50, 11)]
    assert first != [(e.question, e.sql) for e in generate([MUSIC], 50, 12)]


def test_values_of_the_query_stand_in_the_question() -> None:
    for example in generate([MUSIC], 300, 7, families={"filter": 1, "join_filter": 1}):
        for text in re.findall(r"'([^']*)'", example.sql):
            assert text in example.question or text.startswith("%")  # the format of a date function
        for number in re.findall(r"[<>=] (\d{2,})", example.sql):  # 0 and 1 may be flags, which words say
            assert number in example.question


def test_states_are_said_in_a_word_or_two() -> None:
    said = {
        (re.search(r"WHERE (.*)", e.sql)[1], e.question)  # type: ignore[index]
        for e in generate([MUSIC], 400, 7, families={"boolean": 1, "null": 1})
        if "WHERE" in e.sql
    }
    questions = {condition: " | ".join(q.lower() for c, q in said if c == condition) for condition, _ in said}
    assert re.search(r"\bactive singers", questions["is_active = 1"])
    assert re.search(r"\b(non-|un|not )active singers", questions["is_active = 0"])


def test_families_can_be_left_out_and_unknown_ones_are_named() -> None:
    weights = {family: weight for family, weight in DEFAULT_WEIGHTS.items() if family != "having"}
    assert all(e.family != "having" for e in generate([MUSIC], 200, 1, families=weights))
    with pytest.raises(ValueError, match="no family of queries is called haiku"):
        list(generate([MUSIC], 1, 1, families={"haiku": 1}))


def test_a_schema_that_lacks_what_a_family_needs_is_passed_over() -> None:
    ddl = "CREATE TABLE tag (id INTEGER PRIMARY KEY, label TEXT);"
    assert list(generate([Source(schema_of(ddl), ddl, "tags")], 5, 1, families={"boolean": 1})) == []


@pytest.mark.parametrize(
    ("column", "role"),
    [
        ("singer_id", Role.KEY),
        ("name", Role.NAME),
        ("country", Role.CLASS),
        ("age", Role.MEASURE),
        ("is_active", Role.FLAG),
        ("birth_date", Role.TIME),
    ],
)
def test_roles_of_columns(column: str, role: Role) -> None:
    singer = MUSIC.schema.tables[0]
    found = singer.column(column)
    assert found is not None
    assert Names(MUSIC).role(Ref(singer, found)) is role


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("city", "cities"),
        ("person", "people"),
        ("class", "classes"),
        ("head of department", "heads of department"),
        ("day", "days"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
    if " of " not in one:
        assert singular(many) == one


def test_noise_leaves_held_values_alone() -> None:
    for seed in range(200):
        assert "\ue000" in add_noise("singers whose country is \ue000", random.Random(seed), typo=1.0)


def test_a_typo_changes_one_word() -> None:
    before = "average attendance of concerts"
    after = misspelt(before, random.Random(4))
    assert sum(a != b for a, b in zip(before.split(), after.split(), strict=True)) == 1


def test_restyling_keeps_the_order_of_tables_and_columns() -> None:
    for seed in range(20):
        other = restyled(MUSIC, seed)
        assert [len(t.columns) for t in other.schema.tables] == [len(t.columns) for t in MUSIC.schema.tables]
        assert [len(t.foreign_keys) for t in other.schema.tables] == [len(t.foreign_keys) for t in MUSIC.schema.tables]
        for example in generate([other], 20, seed):
            prepare(other.ddl, example.sql)
    assert len({restyled(MUSIC, seed).ddl for seed in range(20)}) > 10


def test_large_schemas_are_cut_along_foreign_keys() -> None:
    ddl = "".join(
        f"CREATE TABLE t{i} (id INTEGER PRIMARY KEY, name TEXT, up INTEGER REFERENCES t{max(0, i - 1)} (id));"
        for i in range(30)
    )
    parts = list(neighbourhoods(schema_of(ddl), random.Random(1)))
    assert sum(len(part.tables) for part in parts) == 30
    assert all(len(part.tables) <= 8 for part in parts)


@pytest.mark.parametrize(
    ("sql", "family"),
    [
        ("SELECT name FROM singer", "list"),
        ("SELECT count(*) FROM singer", "count"),
        ("SELECT name FROM singer ORDER BY age DESC LIMIT 1", "superlative"),
        ("SELECT country FROM singer GROUP BY country ORDER BY count(*) DESC LIMIT 1", "group_superlative"),
        ("SELECT name FROM singer WHERE singer_id NOT IN (SELECT singer_id FROM song)", "unlinked"),
        ("SELECT name FROM singer WHERE age > (SELECT avg(age) FROM singer)", "compare_average"),
        ("SELECT a FROM x UNION SELECT a FROM y", "set_operation"),
        ("DELETE FROM singer", None),
    ],
)
def test_gold_queries_are_sorted_into_families(sql: str, family: str | None) -> None:
    assert family_of(sql) == family


def test_weights_follow_the_gold_and_leave_no_family_out() -> None:
    weights = estimate_weights(["SELECT count(*) FROM singer"] * 9 + ["SELECT name FROM singer"])
    assert weights["count"] == pytest.approx(0.9)
    assert set(weights) == set(FAMILIES) == set(DEFAULT_WEIGHTS)
    assert min(weights.values()) > 0


def test_sources_are_the_training_databases_of_the_data_folder_in_several_styles(tmp_path: Path) -> None:
    entry = {
        "db_id": "music",
        "table_names_original": ["Singer"],
        "table_names": ["singer"],
        "column_names_original": [[-1, "*"], [0, "SID"], [0, "Nm"], [0, "Cntry"], [0, "Yrs"]],
        "column_names": [[-1, "*"], [0, "singer id"], [0, "name"], [0, "country"], [0, "age"]],
        "column_types": ["text", "number", "text", "text", "number"],
        "primary_keys": [1],
        "foreign_keys": [],
    }
    held_out = {**entry, "db_id": "wine_1"}
    (tmp_path / "spider").mkdir()
    (tmp_path / "spider" / "tables.json").write_text(json.dumps([entry, held_out]), encoding="utf-8")
    sources = load_sources(tmp_path, styles=2)
    assert [source.id for source in sources["spider"]] == ["spider:music"]
    assert len(sources["restyled"]) == 2
    assert sources["ddl"] == sources["web"] == sources["chase"] == []
    for example in generate(sources["spider"] + sources["restyled"], 30, 1):
        prepare(example.ddl, example.sql)


def test_no_schemas_at_all_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="put Spider"):
        load_sources(tmp_path)
