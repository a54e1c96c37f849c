"""Faults of a corpus folder are named with their line."""

import json
from pathlib import Path

import pytest
from sql_copilot_compression.comments.corpus_check import faults
from sql_copilot_compression.comments.suspects import suspicions
from sql_copilot_compression.comments.written_items import Item, ItemError, is_held_out, item_of, read_items

from sql_copilot_ls.schema import parse_ddl

ROOT = Path(__file__).parents[3]
DDL = """
CREATE TABLE shop (id INTEGER PRIMARY KEY, city TEXT NOT NULL, rent INTEGER, owner_id INTEGER REFERENCES owner (id));
CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);
"""
GOOD = {
    "id": "market-01",
    "kind": "filter",
    "lang": "en",
    "comments": ["shops in Oslo", "Oslo shops", "which shops are in Oslo?"],
    "sql": "SELECT * FROM shop WHERE city = 'Oslo'",
}


def folder_of(tmp_path: Path, **changed: object) -> Path:
    (tmp_path / "market.sql").write_text(DDL)
    (tmp_path / "market.jsonl").write_text(json.dumps({**GOOD, **changed}) + "\n")
    return tmp_path


def test_a_whole_item_has_no_fault(tmp_path: Path) -> None:
    assert list(faults([folder_of(tmp_path)])) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"id": "other-01"}, "the id is not market-NUMBER"),
        ({"kind": "fliter"}, "no kind is called 'fliter'"),
        ({"lang": "de"}, "no language is called 'de'"),
        ({"comments": ["shops in Oslo", "Oslo shops"]}, "three different comments are wanted"),
        ({"comments": ["a", "a", "b"]}, "three different comments are wanted"),
        ({"comments": ["-- a", "b", "c"]}, "begins with its mark"),
        ({"comments": "abc"}, "comments and also are lists of texts"),
        ({"sql": "SELECT * FROM shop;"}, "a query ends with a semicolon"),
        ({"sql": "SELECT town FROM shop"}, "town"),
        ({"sql": "SELECT * FROM stall"}, "stall"),
        ({"sql": "UPDATE shop SET town = 'Rome'"}, "no column town"),
        ({"sql": "DELETE FROM stall WHERE id = 1"}, "no table stall"),
        ({"sql": "INSERT INTO shop (id, town) VALUES (1, 'Rome')"}, "no column town"),
        ({"sql": "DROP TABLE shop"}, "a Drop is no kind of answer"),
        ({"also": ["SELECT town FROM shop"]}, "town"),
        ({"note": "x"}, "an item has id, kind, lang, comments and sql"),
    ],
)
def test_faults_are_named_with_their_line(tmp_path: Path, changed: dict[str, object], fault: str) -> None:
    found = list(faults([folder_of(tmp_path, **changed)]))
    assert found
    assert all("market.jsonl:1: " in line for line in found)
    assert any(fault in line for line in found)


def test_a_query_that_is_worded_already_may_come_back_with_one_comment(tmp_path: Path) -> None:
    pairs = folder_of(tmp_path) / "market.jsonl"
    again = {**GOOD, "id": "market-02", "lang": "zh", "comments": ["奥斯陆（Oslo）的店"]}
    other = {**again, "id": "market-03", "sql": "SELECT * FROM shop WHERE city <> 'Oslo'"}
    pairs.write_text("".join(json.dumps(item) + "\n" for item in (GOOD, again, other, {**other, "id": "market-04"})))
    assert list(faults([tmp_path])) == [f"{pairs}:{n}: three different comments are wanted" for n in (3, 4)]


def test_tables_that_are_not_read_and_names_used_twice_are_faults(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        folder_of(tmp_path / name)
    (tmp_path / "a" / "market.sql").write_text(DDL + "CREATE TABLE broken (;\n")
    found = list(faults([tmp_path]))
    assert "2 schemas are called market: rename all but one" in found
    assert any("3 CREATE TABLE, 2 read (shop, owner)" in line for line in found)


def test_our_corpus_is_whole_in_a_sample_of_its_folders() -> None:
    corpus = ROOT / "compression" / "corpus"
    assert list(faults([corpus / "mix1"])) == []
    languages = {item.language for path in corpus.rglob("*.jsonl") for item in read_items(path)}
    assert languages == {"en", "zh", "mixed"}


def test_one_schema_in_eight_is_held_out_by_its_name() -> None:
    names = [path.stem for path in (ROOT / "compression" / "corpus").rglob("*.jsonl")]
    held_out = [name for name in names if is_held_out(name)]
    assert {"stamps", "payroll"} <= set(held_out)
    assert "gym" not in held_out
    assert 0.07 < len(held_out) / len(names) < 0.18


def test_a_line_that_is_no_item_is_refused() -> None:
    with pytest.raises(ItemError, match="not JSON"):
        item_of("{")


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "SELECT s.city, o.name FROM shop s JOIN owner o ON s.owner_id = o.id",
            ["inner join over a key that can be NULL"],
        ),
        ("SELECT s.city, o.name FROM shop s LEFT JOIN owner o ON s.owner_id = o.id", []),
        ("SELECT s.city, o.name FROM shop s JOIN owner o ON s.owner_id = o.id WHERE o.name = 'Ann'", []),
        (
            "SELECT o.name, COUNT(*) FROM owner o JOIN shop s ON s.owner_id = o.id GROUP BY o.id, o.name "
            "HAVING COUNT(*) < 3",
            ["fewer than N drops those with none"],
        ),
        (
            "SELECT name, COUNT(*) FROM owner GROUP BY name ORDER BY COUNT(*) DESC LIMIT 1",
            ["top N whose label can be NULL"],
        ),
        ("SELECT city, COUNT(*) FROM shop GROUP BY city ORDER BY COUNT(*) DESC LIMIT 1", []),
        ("SELECT * FROM owner ORDER BY name LIMIT 1", ["superlative over a column that can be NULL"]),
        ("SELECT * FROM owner WHERE name IS NOT NULL ORDER BY name LIMIT 1", []),
        ("SELECT * FROM owner WHERE name < 'M' ORDER BY name DESC LIMIT 1", []),
        ("SELECT * FROM shop ORDER BY city LIMIT 1", []),
        (
            "SELECT id, RANK() OVER (PARTITION BY city ORDER BY rent DESC) FROM shop",
            ["rank over a column that can be NULL"],
        ),
        ("SELECT id, RANK() OVER (ORDER BY rent DESC) FROM shop WHERE rent IS NOT NULL", []),
        ('SELECT "id", RANK() OVER (ORDER BY "rent" DESC) FROM shop WHERE "rent" IS NOT NULL', []),
        ("SELECT id, RANK() OVER (ORDER BY city DESC) FROM shop", []),
        (
            "SELECT * FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY city ORDER BY rent DESC) AS rn FROM shop) t "
            "WHERE rn = 1",
            ["rank over a column that can be NULL"],
        ),
        (
            'SELECT * FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY city ORDER BY "rent" DESC) AS rn FROM shop '
            'WHERE "rent" IS NOT NULL) t WHERE rn = 1',
            [],
        ),
        (
            "SELECT city, SUM(rent) FROM shop GROUP BY city ORDER BY SUM(rent) DESC LIMIT 3",
            ["top N of a sum that can be NULL"],
        ),
        ("SELECT city, SUM(rent) FROM shop WHERE rent IS NOT NULL GROUP BY city ORDER BY SUM(rent) DESC LIMIT 3", []),
        ("SELECT city, SUM(rent) FROM shop GROUP BY city ORDER BY SUM(rent) DESC", []),
        (
            "SELECT CASE WHEN rent < 100 THEN 'low' ELSE 'high' END, COUNT(*) FROM shop "
            "GROUP BY CASE WHEN rent < 100 THEN 'low' ELSE 'high' END",
            ["the class of the rest counts rows without a value"],
        ),
        (
            "SELECT CASE WHEN rent < 100 THEN 'low' ELSE 'high' END, COUNT(*) FROM shop WHERE rent > 0 "
            "GROUP BY CASE WHEN rent < 100 THEN 'low' ELSE 'high' END",
            [],
        ),
        (
            "SELECT CASE WHEN rent IS NULL THEN 'none' WHEN rent < 100 THEN 'low' ELSE 'high' END, COUNT(*) FROM shop "
            "GROUP BY CASE WHEN rent IS NULL THEN 'none' WHEN rent < 100 THEN 'low' ELSE 'high' END",
            [],
        ),
    ],
)
def test_suspicious_queries(sql: str, expected: list[str]) -> None:
    item = Item("market-01", "join", "en", ("a", "b", "c"), sql)
    assert list(suspicions(item, parse_ddl(DDL))) == expected
