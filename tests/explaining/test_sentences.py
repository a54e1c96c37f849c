"""Statements in sentences, English and Chinese."""

from __future__ import annotations

import string

import pytest

from sql_copilot_ls.explaining import NotExplainedError, explained
from sql_copilot_ls.explaining.spoken_parts import CHINESE, ENGLISH
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl(
    "CREATE TABLE patients (id INT PRIMARY KEY, name TEXT, city TEXT);"
    "CREATE TABLE visits (id INT PRIMARY KEY, patient_id INT REFERENCES patients (id), fee NUMERIC,"
    " status INT COMMENT '状态(0待诊 1已诊 2取消)');"
)


@pytest.mark.parametrize(
    ("sql", "sentences"),
    [
        ("SELECT * FROM patients", ["Shows all columns from patients."]),
        (
            "SELECT p.name, COUNT(*) AS n FROM visits v JOIN patients p ON p.id = v.patient_id "
            "GROUP BY p.id, p.name HAVING COUNT(*) > 3 ORDER BY n DESC, 1 LIMIT 5",
            [
                "Shows patients.name and the number of rows (as n) from visits.",
                "patients is joined where patients.id is visits.patient_id.",
                "One row for each patients.id and patients.name.",
                "Only groups where the number of rows is more than 3.",
                "Sorted by the number of rows, highest first, patients.name.",
                "At most 5 rows.",
            ],
        ),
        (
            "SELECT id FROM visits WHERE status = 2 AND (fee > 10 OR fee IS NULL)",
            [
                "Shows id from visits.",
                "Only where status is 2 (取消) and either fee is more than 10 or fee is empty.",
            ],
        ),
        (
            "SELECT name FROM patients p WHERE NOT EXISTS (SELECT 1 FROM visits v WHERE v.patient_id = p.id)",
            [
                "Shows patients.name from patients.".replace("patients.name", "name"),
                "Only where there is no row of visits where visits.patient_id is patients.id.",
            ],
        ),
        (
            "SELECT id FROM visits WHERE fee IS NOT NULL AND id NOT IN (1, 2) AND NOT (fee > 5 OR status IS NULL)",
            [
                "Shows id from visits.",
                "Only where fee is not empty, id is none of 1 or 2 and fee is at most 5 and status is not empty.",
            ],
        ),
        ("DELETE FROM visits", ["Removes rows from visits.", "This concerns every row of visits."]),
        ("UPDATE visits SET fee = 0 WHERE id = 3", ["In visits, sets fee to 0.", "Only where id is 3."]),
        (
            "INSERT INTO patients (name, city) VALUES ('Ann', 'Rome')",
            ["Adds one row to patients, with name 'Ann' and city 'Rome'."],
        ),
        (
            "SELECT DISTINCT city FROM patients WHERE name NOT LIKE 'A%' AND city IN ('Rome', 'Oslo')",
            [
                "Shows city from patients.",
                "Each different row once.",
                "Only where name is not like 'A%' and city is one of 'Rome' or 'Oslo'.",
            ],
        ),
    ],
)
def test_english(sql: str, sentences: list[str]) -> None:
    assert explained(sql, SCHEMA) == sentences


@pytest.mark.parametrize(
    ("sql", "sentences"),
    [
        (
            "SELECT city, COUNT(*) FROM patients GROUP BY city ORDER BY 2 DESC",
            ["从 patients 中显示 city 和行数。", "按 city 分组。", "按行数从高到低排序。"],
        ),
        ("SELECT id FROM visits WHERE status = 2", ["从 visits 中显示 id。", "只取 status 为 2（取消）的行。"]),
        ("DELETE FROM visits WHERE id = 3", ["从 visits 删除行。", "只取 id 为 3 的行。"]),
    ],
)
def test_chinese(sql: str, sentences: list[str]) -> None:
    assert explained(sql, SCHEMA, language="zh-cn") == sentences


def test_both_languages_have_the_same_phrases() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert ENGLISH.keys() == CHINESE.keys()
    assert [code for code, text in ENGLISH.items() if not fields(CHINESE[code]) <= fields(text)] == []


def test_an_order_by_numbers_is_told_by_its_items() -> None:
    told = explained("SELECT city, COUNT(*) FROM patients GROUP BY city ORDER BY 2 DESC, 1", SCHEMA)
    assert told[-1] == "Sorted by the number of rows, highest first, city."


@pytest.mark.parametrize("sql", ["SELEC 1", "CREATE TABLE x (id INT)", "SELECT ("])
def test_what_is_no_statement_says_so(sql: str) -> None:
    with pytest.raises(NotExplainedError):
        explained(sql, SCHEMA)


def test_what_is_nested_too_deep_says_so() -> None:
    with pytest.raises(NotExplainedError, match="too deep"):
        explained(f"SELECT {'(' * 3000}a{')' * 3000} FROM t", parse_ddl("CREATE TABLE t (a INT)"))
