"""Neighbours of the faults that were once found, five for each root cause (A to J), made up after the mending."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.structure import folds, symbol
from sql_copilot_ls.analysis.scoping.name_uses import name_at, source_of
from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.embedded import regions
from tests.analysis.folder import Folder
from tests.analysis.renames import rename

MEMBERS = "CREATE TABLE members (id INT PRIMARY KEY, full_name TEXT NOT NULL, team_id INT, data JSON);\n"
ORDERS = (
    "CREATE TABLE dbo.Orders (OrderId int IDENTITY PRIMARY KEY, Qty int, Placed datetime2)\nGO\n"
    "CREATE TABLE sales.Stores (StoreId int, Name nvarchar(50))\nGO\n"
)
TWO = "CREATE TABLE a.t (id INT, nm TEXT, only_a INT);\nCREATE TABLE b.t (id INT, nm TEXT, only_b INT);\n"
TEAMS = (
    "CREATE TABLE members (id INT PRIMARY KEY, name TEXT, team_id INT);\n"
    "CREATE TABLE teams (id INT PRIMARY KEY, name TEXT);\n"
)

SAYS = [
    (
        "A",
        "postgres",
        "CREATE TABLE w (a int); SELECT a FROM w; DROP TABLE w; CREATE TABLE w (b int); SELECT b FROM w;",
        [],
    ),
    ("A", "postgres", "CREATE TEMP VIEW tv AS SELECT id AS z FROM members; SELECT z FROM tv;", []),
    ("A", "mysql", "CREATE TEMPORARY TABLE stage LIKE members; SELECT full_name FROM stage;", []),
    ("A", "postgres", "ALTER TABLE members ADD COLUMN nick text; UPDATE members SET nick = 'x' WHERE id = 1;", []),
    (
        "A",
        "postgres",
        "CREATE TEMP TABLE stage AS SELECT id FROM members; SELECT full_name FROM stage;",
        ["stage has no column full_name"],
    ),
    ("E", "tsql", "SELECT TOP (5) WITH TIES OrderId FROM dbo.Orders ORDER BY Qty;", []),
    (
        "E",
        "tsql",
        "UPDATE o SET o.Qty = 1 OUTPUT inserted.OrderId, deleted.Qty FROM dbo.Orders o WITH (ROWLOCK) WHERE o.Qty = 0;",
        [],
    ),
    (
        "E",
        "tsql",
        "SELECT x.dbl FROM dbo.Orders CROSS APPLY (SELECT Qty * 2 AS dbl) x WHERE x.dbl > 3 OPTION (RECOMPILE);",
        [],
    ),
    ("E", "tsql", "WITH c AS (SELECT OrderId FROM dbo.Orders) DELETE FROM c WHERE OrderId = 1;", []),
    (
        "E",
        "tsql",
        "IF EXISTS (SELECT 1 FROM dbo.Orders) PRINT 'x' ELSE PRINT 'y'\nGO\nEXEC sp_executesql N'SELECT 1'\nGO\n"
        "SELECT Qtty FROM dbo.Orders",
        ["Orders has no column Qtty; did you mean Qty?"],
    ),
    ("F", "postgres", "SELECT x.a FROM members m, jsonb_to_recordset(m.data) AS x(a int, b text) WHERE x.b = '1';", []),
    ("F", "mysql", "SELECT j.n FROM members, JSON_TABLE(data, '$[*]' COLUMNS (n INT PATH '$.id')) AS j;", []),
    (
        "F",
        "sqlite",
        "SELECT json_each.value, key FROM members, json_each(members.data) WHERE json_each.type = 'text';",
        [],
    ),
    (
        "F",
        "oracle",
        "SELECT LEVEL, t.n FROM dual, JSON_TABLE(:d, '$[*]' COLUMNS (n NUMBER PATH '$.a')) t CONNECT BY LEVEL < 5;",
        [],
    ),
    ("F", "duckdb", "FROM members SELECT list(id) AS ids, len(ids) AS n WHERE id > 1;", []),
    ("D", "postgres", "UPDATE b.t SET only_b = 1 WHERE id = 2;", []),
    ("D", "postgres", "SELECT only_a FROM b.t;", ["t has no column only_a; did you mean only_b?"]),
    ("D", "postgres", "ALTER TABLE b.t ADD COLUMN extra int; SELECT extra FROM b.t;", []),
    ("I", "postgres", "INSERT INTO members (id, full_name) SELECT 1, 'a', 2;", ["The query gives 3, for 2 columns"]),
    ("I", "postgres", "SELECT id FORM members;", ["FORM is no keyword; did you mean FROM?"]),
]


@pytest.mark.parametrize(("cause", "dialect", "text", "said"), SAYS)
def test_what_is_said(cause: str, dialect: str, text: str, said: list[str]) -> None:
    schema = ORDERS if cause == "E" else TWO if cause == "D" else MEMBERS
    folder = Folder({"schema.sql": schema, "job.sql": text}, dialect)
    assert [f.message for f in folder.faults("job.sql") if f.severity != "hint"] == said


OFFERS = [
    (
        "B",
        "oracle",
        'CREATE TABLE emp (ename VARCHAR2(10), "Level" NUMBER);',
        "SELECT e.‸ FROM emp e",
        {"ename", '"Level"'},
    ),
    (
        "B",
        "bigquery",
        "CREATE TABLE d.t (`group` STRING, `order` INT64, n INT64);",
        "SELECT t.‸ FROM d.t t",
        {"`group`", "`order`", "n"},
    ),
    (
        "B",
        "sqlite",
        'CREATE TABLE t ("order" INT, "index" INT, plain INT);',
        "SELECT ‸ FROM t",
        {'"order"', '"index"', "plain"},
    ),
    (
        "B",
        "duckdb",
        'CREATE TABLE t ("my col" INT, "end" INT, plain INT);',
        "SELECT t.‸ FROM t",
        {'"my col"', '"end"', "plain"},
    ),
    (
        "B",
        "clickhouse",
        "CREATE TABLE t (`a-b` Int8, plain Int8) ENGINE = Memory;",
        "SELECT ‸ FROM t",
        {"`a-b`", "plain"},
    ),
    ("D", "postgres", TWO, "SELECT x.‸ FROM b.t x", {"only_b"}),
    ("D", "postgres", TWO, "INSERT INTO b.t (‸", {"only_b"}),
    ("E", "tsql", ORDERS, "DECLARE @ids TABLE (num INT, tag INT);\nSELECT i.‸ FROM @ids i", {"num", "tag"}),
    ("I", "postgres", MEMBERS, "DO $body$ BEGIN PERFORM m.‸ FROM members m; END $body$;", {"full_name"}),
]


@pytest.mark.parametrize(("cause", "dialect", "ddl", "marked", "wanted"), OFFERS)
def test_what_is_offered(cause: str, dialect: str, ddl: str, marked: str, wanted: set[str]) -> None:
    offset = marked.index("‸")
    base, script = innermost(Script(marked.replace("‸", ""), dialect), offset)
    found = {c.insert for c in complete(script, offset - base, parse_ddl(ddl, dialect=dialect))}
    assert wanted <= found
    assert cause != "D" or "only_a" not in found


FOLLOWS = [
    (
        "CREATE MATERIALIZED VIEW mv AS SELECT name FROM teams;",
        "CREATE MATERIALIZED VIEW mv AS SELECT label AS name FROM teams;",
    ),
    (
        "ALTER TABLE teams ADD COLUMN up TEXT GENERATED ALWAYS AS (upper(name)) STORED;",
        "ALTER TABLE teams ADD COLUMN up TEXT GENERATED ALWAYS AS (upper(label)) STORED;",
    ),
    ("SELECT DISTINCT ON (name) name FROM teams;", "SELECT DISTINCT ON (label) label FROM teams;"),
    (
        "CREATE TABLE t2 (a TEXT, name INT, FOREIGN KEY (a) REFERENCES teams (name) ON DELETE CASCADE);",
        "CREATE TABLE t2 (a TEXT, name INT, FOREIGN KEY (a) REFERENCES teams (label) ON DELETE CASCADE);",
    ),
    (
        "SELECT rank() OVER (PARTITION BY name ORDER BY teams.name) FROM teams GROUP BY ROLLUP (name);",
        "SELECT rank() OVER (PARTITION BY label ORDER BY teams.label) FROM teams GROUP BY ROLLUP (label);",
    ),
]


@pytest.mark.parametrize(("more", "wanted"), FOLLOWS, ids=lambda _: "C")
def test_what_follows_a_rename(more: str, wanted: str) -> None:
    text = TEAMS + more
    found = rename(Folder({"schema.sql": text}), "schema.sql", TEAMS.index("name", TEAMS.index("teams (")), "label")
    assert found["schema.sql"].endswith(wanted)


def test_the_table_of_the_schema_that_is_named_is_found() -> None:  # D
    text = TWO + "SELECT b.t.nm FROM a.t JOIN b.t ON a.t.id = b.t.id WHERE b.t.only_b = 1;"
    folder = Folder({"schema.sql": text})
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    use = name_at(script, text.index("only_b = 1") + 1, schema)
    assert use is not None
    source = source_of(use, script, schema)
    assert source is not None
    assert source.line == 1


@pytest.mark.parametrize(
    ("dialect", "ddl", "wanted"),
    [
        (
            "mysql",
            "CREATE TABLE t (a INT, b TEXT, KEY ix (a), FULLTEXT KEY f (b)) /*!50100 PARTITION BY HASH (a) */;",
            {"t": "a b"},
        ),
        ("postgres", "-- +goose Up\nCREATE TABLE g (id int);\n-- +goose Down\nDROP TABLE g;\n", {"g": "id"}),
        ("postgres", "-- migrate:up\nCREATE TABLE d (id int);\n-- migrate:down\nDROP TABLE d;\n", {"d": "id"}),
        (
            "postgres",
            "CREATE TABLE c (id INT PRIMARY KEY, v INT, FAMILY f1 (id), INDEX (v) STORING (id), UNIQUE INDEX u (v));",
            {"c": "id v"},
        ),
        (
            "oracle",
            "CREATE TABLE o (id NUMBER GENERATED BY DEFAULT AS IDENTITY, SUPPLEMENTAL LOG DATA (ALL) COLUMNS);",
            {"o": "id"},
        ),
    ],
    ids=lambda _: "G",
)
def test_what_is_declared(dialect: str, ddl: str, wanted: dict[str, str]) -> None:
    schema = parse_ddl(ddl, dialect=dialect)
    assert {t.name: " ".join(c.name for c in t.columns) for t in schema.tables} == wanted


@pytest.mark.parametrize(
    ("dialect", "text", "kept"),
    [
        ("mysql", "select /*+ INDEX(t ix) */ a from t where a=1;", "SELECT /*+ INDEX(t ix) */\n    a\n"),
        ("postgres", "select 1;\n\\d members\nselect 2;", "\n\\d members\n"),
        ("postgres", "copy t (a, b) from stdin;\n1\tx  y\n\\.\nselect a,b from t;", "\n1\tx  y\n\\.\n"),
        ("postgres", "select a::int,b->>'x',c@>d from t where e!~*'x';", "a::int"),
        ("mysql", "delimiter //\ncreate procedure p() begin select 1; end//\ndelimiter ;\n", "delimiter //\n"),
    ],
    ids=lambda _: "H",
)
def test_what_formatting_keeps(dialect: str, text: str, kept: str) -> None:
    found = format_script(text, dialect)
    assert kept in found
    assert format_script(found, dialect) == found


@pytest.mark.parametrize(
    ("language", "text", "sql"),
    [
        ("typescript", "await prisma.$queryRaw`SELECT id FROM members WHERE id = ${x}`", True),
        ("python", 'cur.executemany("INSERT INTO members (id) VALUES (%s)", rows)', True),
    ],
    ids=lambda _: "I",
)
def test_what_is_sql_in_other_languages(language: str, text: str, sql: bool) -> None:
    assert bool(regions(text, language)) == sql


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        ("postgres", "CREATE OR REPLACE VIEW app.v AS SELECT 1", "v"),
        ("postgres", "CREATE MATERIALIZED VIEW IF NOT EXISTS mv AS SELECT 1", "mv"),
        ("oracle", "CREATE OR REPLACE PACKAGE BODY hr.pk AS END;", "hr.pk"),
        ("postgres", "CREATE SEQUENCE IF NOT EXISTS s START 1", "s"),
    ],
    ids=lambda _: "J",
)
def test_what_the_outline_says(dialect: str, text: str, name: str) -> None:
    assert [found.name for s in Script(text, dialect).statements if (found := symbol(s)) is not None][:1] == [name]


def test_regions_fold_inside_a_procedure() -> None:  # J
    text = "CREATE PROCEDURE p AS\nBEGIN\n-- #region x\nSELECT 1;\n-- #endregion\nEND\n"
    assert (2, 4) in [(f.start, f.end) for f in folds(Script(text, "tsql"), TextLines(text)) if f.kind == "region"]


def test_there_are_fifty() -> None:
    assert len(SAYS) + len(OFFERS) + len(FOLLOWS) + 1 + 5 + 5 + 2 + 5 == 52
