"""Queries that are right, in every dialect, give no diagnostics; faults in them are found where they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

RIGHT = {p.stem: p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parent / "right").glob("*.sql"))}
SCHEMAS = {dialect: parse_ddl(text, dialect=dialect) for dialect, text in RIGHT.items()}


@pytest.mark.parametrize("dialect", RIGHT)
@pytest.mark.parametrize("told", [True, False])
def test_what_is_right_is_not_complained_about(dialect: str, told: bool) -> None:
    text = RIGHT[dialect]
    faults = [
        (f.code, f.message, text[: f.start].count("\n") + 1)
        for f in diagnose(Script(text, dialect if told else ""), SCHEMAS[dialect])
        # ClickHouse takes a column that two tables have from the first; nobody else does.
        if told or dialect != "clickhouse" or f.code != "ambiguous-column"
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("dialect", "query"),
    [
        ("postgres", "SELECT «nmae» FROM customers"),
        ("postgres", "SELECT c.«nmae» FROM customers c"),
        ("postgres", "SELECT name FROM «custmers»"),
        ("postgres", "SELECT «x».name FROM customers c"),
        ("postgres", "SELECT «id» FROM customers c JOIN orders o ON o.customer_id = c.id"),
        ("postgres", "SELECT c.id FROM customers c JOIN orders o ON o.«custmer_id» = c.id"),
        ("postgres", "SELECT name FROM customers WHERE name ILIKE «emial»"),
        ("postgres", "SELECT name FROM customers WHERE «emial» ILIKE 'x'"),
        ("postgres", "SELECT «name», count(*) FROM customers"),
        ("postgres", "SELECT name FROM customers WHERE «count»(*) > 1"),
        ("postgres", "SELECT customer_id, «total» FROM orders GROUP BY customer_id"),
        ("postgres", "SELECT c.name FROM customers c JOIN «orders o»"),
        ("postgres", "INSERT INTO orders (id, «totl») VALUES (1, 2)"),
        ("postgres", "UPDATE orders SET «totl» = 1 WHERE id = 1"),
        ("postgres", "DELETE FROM orders WHERE «idd» = 3"),
        ("postgres", "SELECT * FROM orders WHERE total = «'abc'»"),
        ("postgres", "WITH x AS (SELECT id, name FROM customers) SELECT x.«nam» FROM x"),
        ("postgres", "SELECT l.«totl» FROM customers c LEFT JOIN LATERAL (SELECT total FROM orders) l ON true"),
        ("postgres", "SELECT sum(«totl») OVER (PARTITION BY customer_id ORDER BY «created_att») FROM orders"),
        ("postgres", "MERGE INTO employees t USING customers s ON s.«idd» = t.id WHEN MATCHED THEN DELETE"),
        ("mysql", "SELECT u.«nam» DIV 2 FROM users u"),
        ("mysql", "UPDATE posts p JOIN users u ON u.id = p.«usr_id» SET p.views = 0"),
        ("tsql", "SELECT c.«[Full Nam]» FROM dbo.Customer AS c WITH (NOLOCK)"),
        ("tsql", "SELECT * FROM Sales.«Orders»"),
        ("bigquery", "SELECT o.«idd» FROM `proj.shop.orders` o"),
        ("bigquery", "SELECT id FROM `shop.«ordrs»`"),
        ("duckdb", "SELECT list_transform(tags, x -> x || «ctiy») FROM trips"),
        ("spark", "SELECT t.tag FROM logs l LATERAL VIEW EXPLODE(l.«tagz») t AS tag"),
    ],
)
def test_faults_are_found_where_they_are(dialect: str, query: str) -> None:
    marked = re.findall("«(.*?)»", query)
    text = query.replace("«", "").replace("»", "")
    faults = diagnose(Script(text, dialect), SCHEMAS[dialect])
    assert [text[f.start : f.end] for f in faults] == marked
