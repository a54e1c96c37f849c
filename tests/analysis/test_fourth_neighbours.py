"""Forty more neighbours of the faults that were once found (A to J): what people of each dialect write."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.structure import symbol
from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.embedded import regions
from tests.analysis.folder import Folder
from tests.analysis.renames import rename
from tests.analysis.test_neighbours import MEMBERS, ORDERS, TEAMS, TWO

HITS = "CREATE TABLE hits (uid UInt64, tags Array(String)) ENGINE = MergeTree ORDER BY uid;\n"

CLEAN = [
    (
        "A",
        "postgres",
        {
            "schema.sql": MEMBERS,
            "a.sql": "CREATE TEMP TABLE IF NOT EXISTS x (a int) ON COMMIT DROP;\n"
            "INSERT INTO x (a) SELECT 1;\nSELECT a FROM x;",
            "b.sql": "DROP TABLE IF EXISTS x;\nCREATE TEMP TABLE x AS SELECT id AS b FROM members;\nSELECT b FROM x;",
        },
    ),
    (
        "A",
        "mysql",
        {
            "V1__a.sql": "CREATE TABLE emp (id int, fname text);\nINSERT INTO emp (id, fname) VALUES (1, 'x');",
            "V2__b.sql": "ALTER TABLE emp CHANGE COLUMN fname first_name varchar(20), ADD INDEX (first_name);",
            "V3__c.sql": "UPDATE emp SET first_name = UPPER(first_name) WHERE id = 1;",
        },
    ),
    (
        "A",
        "sqlite",
        {
            "schema.sql": "CREATE TABLE emp (id INTEGER PRIMARY KEY, name TEXT);\n"
            "CREATE TABLE new_emp (id INTEGER PRIMARY KEY, title TEXT);\n"
            "INSERT INTO new_emp SELECT id, name FROM emp;\nDROP TABLE emp;\nALTER TABLE new_emp RENAME TO emp;\n"
            "SELECT title FROM emp;",
        },
    ),
    (
        "A",
        "tsql",
        {
            "schema.sql": "CREATE TABLE dbo.Orders (OrderId int, Qty int)\nGO\nSELECT Qty FROM dbo.Orders\nGO\n"
            "EXEC sp_rename 'dbo.Orders.Qty', 'Amount', 'COLUMN'\nGO\nSELECT Amount FROM dbo.Orders\nGO\n",
        },
    ),
    (
        "D",
        "postgres",
        {"s.sql": TWO + "INSERT INTO b.t (id, only_b) VALUES (1, 2);\nUPDATE a.t SET only_a = 3 WHERE id = 1;"},
    ),
    ("D", "postgres", {"s.sql": TWO + "SELECT a.t.nm, b.t.only_b FROM a.t, b.t WHERE a.t.id = b.t.id;"}),
    (
        "E",
        "tsql",
        {
            "s.sql": ORDERS
            + "SELECT TOP (10) WITH TIES o.OrderId FROM dbo.Orders AS o WITH (NOLOCK) ORDER BY o.Qty DESC "
            "OPTION (RECOMPILE);"
        },
    ),
    (
        "E",
        "tsql",
        {
            "s.sql": ORDERS + "UPDATE o SET o.Qty += 1 OUTPUT deleted.Qty, inserted.Qty AS NewQty FROM dbo.Orders AS o "
            "WHERE o.OrderId = 1;"
        },
    ),
    (
        "E",
        "tsql",
        {
            "s.sql": ORDERS
            + "SELECT s.[1] FROM (SELECT OrderId, Qty FROM dbo.Orders) q PIVOT (SUM(Qty) FOR OrderId IN "
            "([1], [2])) AS s ORDER BY s.[2];"
        },
    ),
    (
        "E",
        "tsql",
        {
            "s.sql": ORDERS
            + "SELECT o.OrderId, x.n FROM dbo.Orders o CROSS APPLY (SELECT COUNT(*) AS n FROM dbo.Orders p "
            "WHERE p.Qty = o.Qty) x FOR JSON PATH, ROOT('orders');"
        },
    ),
    (
        "F",
        "bigquery",
        {
            "s.sql": "CREATE TABLE d.t (a INT64, b INT64);\nSELECT * EXCEPT (a), b AS c FROM d.t "
            "QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) = 1;"
        },
    ),
    (
        "F",
        "snowflake",
        {
            "s.sql": "CREATE TABLE raw.ev (v VARIANT);\nSELECT f.value:name::string AS n, f.index FROM raw.ev, "
            "LATERAL FLATTEN(input => v:items) f WHERE f.index > 0;"
        },
    ),
    (
        "F",
        "clickhouse",
        {
            "s.sql": HITS + "SELECT uid, tag FROM hits ARRAY JOIN tags AS tag WHERE uid = 1 LIMIT 2 BY uid "
            "SETTINGS max_threads = 1;"
        },
    ),
    (
        "F",
        "sqlite",
        {
            "s.sql": "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n"
            "SELECT rowid, body FROM notes WHERE body GLOB 'a*' ORDER BY rowid;\n"
            "INSERT INTO notes (body) VALUES ('a') ON CONFLICT (id) DO UPDATE SET body = excluded.body;"
        },
    ),
    (
        "F",
        "postgres",
        {
            "s.sql": MEMBERS + "SELECT m.id, x.k FROM members m, json_each(m.data) AS x(k, v) WHERE x.v IS NOT NULL;\n"
            "SELECT m.id FROM members m WHERE m.team_id IN (SELECT n.team_id FROM members n WHERE n.id <> m.id);"
        },
    ),
    (
        "F",
        "mysql",
        {
            "s.sql": MEMBERS
            + "SELECT m.id, jt.q FROM members m, JSON_TABLE(m.data, '$[*]' COLUMNS (q INT PATH '$.q')) jt "
            "WHERE jt.q > 1;"
        },
    ),
    (
        "F",
        "duckdb",
        {"s.sql": MEMBERS + "FROM members SELECT id WHERE id > 1;\nSUMMARIZE members;\nFROM members LIMIT 3;"},
    ),
]


@pytest.mark.parametrize(("cause", "dialect", "files"), CLEAN)
def test_nothing_is_said(cause: str, dialect: str, files: dict[str, str]) -> None:
    folder = Folder(files, dialect)
    assert [message for name in files for message in folder.messages(name)] == [], cause


SAID = [
    ("D", "postgres", TWO + "SELECT x.only_a FROM a.t x JOIN b.t y ON x.id = y.id WHERE y.only_a = 1;", "only_a"),
    (
        "E",
        "tsql",
        ORDERS
        + "DECLARE @t TABLE (k int);\nINSERT INTO @t (k) SELECT OrderId FROM dbo.Orders;\nSELECT t.k, t.zz FROM @t t;",
        "zz",
    ),
    (
        "I",
        "postgres",
        "CREATE TYPE mood AS ENUM ('ok', 'bad');\nCREATE TABLE p (id int, m mood);\n"
        "INSERT INTO p (id, m) VALUES (1, 'good');",
        "'good'",
    ),
]


@pytest.mark.parametrize(("cause", "dialect", "text", "at"), SAID)
def test_one_thing_is_said(cause: str, dialect: str, text: str, at: str) -> None:
    folder = Folder({"s.sql": text}, dialect)
    assert [text[f.start : f.end] for f in folder.faults("s.sql") if f.severity != "hint"] == [at], cause


OFFERS = [
    (
        "B",
        "snowflake",
        'CREATE TABLE t ("mixedCase" INT, PLAIN INT, "order" INT);',
        {'"mixedCase"', "PLAIN", '"order"'},
    ),
    ("B", "mysql", "CREATE TABLE t (`rank` INT, `lead` INT, `name` INT);", {"`rank`", "`lead`", "name"}),
    ("B", "duckdb", 'CREATE TABLE t ("User Name" TEXT, qty INT, "select" INT);', {'"User Name"', "qty", '"select"'}),
    ("B", "postgres", 'CREATE TABLE t ("user" int, "Total" int, total2 int);', {'"user"', '"Total"', "total2"}),
]


@pytest.mark.parametrize(("cause", "dialect", "ddl", "wanted"), OFFERS)
def test_columns_are_offered_as_they_must_be_written(cause: str, dialect: str, ddl: str, wanted: set[str]) -> None:
    found = {c.insert for c in complete(Script("SELECT  FROM t", dialect), 7, parse_ddl(ddl, dialect=dialect))}
    assert wanted <= found, cause


def test_columns_of_a_body_are_offered() -> None:  # I
    marked = (
        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ DECLARE r members%ROWTYPE; BEGIN SELECT m.‸ INTO r FROM members m;"
        " END $$;"
    )
    base, script = innermost(Script(marked.replace("‸", ""), "postgres"), marked.index("‸"))
    found = {c.insert for c in complete(script, marked.index("‸") - base, parse_ddl(MEMBERS, dialect="postgres"))}
    assert {"full_name", "team_id"} <= found


FOLLOWS = [
    "UPDATE teams SET {} = upper({}) WHERE {} LIKE 'a%' RETURNING id, {};",
    "CREATE VIEW v AS SELECT t.{} AS n FROM teams t; SELECT n FROM v;",
    "ALTER TABLE teams ALTER COLUMN {} SET NOT NULL, ADD CHECK (length({}) > 2);",
    "DELETE FROM teams WHERE EXISTS (SELECT 1 FROM teams t WHERE t.{} = teams.{} AND t.id < teams.id);",
    "INSERT INTO teams (id, {}) SELECT m.id, m.name FROM members m WHERE m.name IS NOT NULL;",
]


@pytest.mark.parametrize("more", FOLLOWS, ids=lambda _: "C")
def test_what_follows_a_rename(more: str) -> None:
    text = TEAMS + more.replace("{}", "name")
    found = rename(Folder({"schema.sql": text}), "schema.sql", TEAMS.index("name", TEAMS.index("teams (")), "label")
    assert found["schema.sql"].endswith(more.replace("{}", "label"))


@pytest.mark.parametrize(
    ("dialect", "ddl", "wanted"),
    [
        (
            "mysql",
            "CREATE TABLE `a` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT, `t` enum('x','y') CHARACTER SET utf8"
            " DEFAULT 'x',"
            " PRIMARY KEY (`id`), KEY `k` (`t`) USING BTREE, FULLTEXT KEY f (`t`)) ENGINE=InnoDB"
            " PARTITION BY HASH(id) PARTITIONS 4;",
            {"a": "id t"},
        ),
        (
            "postgres",
            "-- migrate:up\nCREATE TABLE m (id bigint GENERATED BY DEFAULT AS IDENTITY, span tstzrange,"
            " EXCLUDE USING gist (span WITH &&), total numeric GENERATED ALWAYS AS (id * 2) STORED);\n"
            "\n-- migrate:down\nDROP TABLE m;",
            {"m": "id span total"},
        ),
        (
            "oracle",
            "CREATE TABLE emp (id NUMBER(10) GENERATED ALWAYS AS IDENTITY, doc CLOB, CONSTRAINT pk PRIMARY KEY (id)"
            " USING INDEX TABLESPACE x) LOB (doc) STORE AS SECUREFILE (TABLESPACE y) NOLOGGING;",
            {"emp": "id doc"},
        ),
        (
            "tsql",
            "CREATE TABLE dbo.T ([Id] int NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED WITH (PAD_INDEX = OFF)"
            " ON [PRIMARY], [N] AS ([Id] + 1) PERSISTED, [V] rowversion, INDEX ix NONCLUSTERED ([V]))\nGO\n",
            {"T": "Id N V"},
        ),
    ],
    ids=lambda _: "G",
)
def test_what_is_declared(dialect: str, ddl: str, wanted: dict[str, str]) -> None:
    schema = parse_ddl(ddl, dialect=dialect)
    assert {t.name: " ".join(c.name for c in t.columns) for t in schema.tables} == wanted


@pytest.mark.parametrize(
    ("dialect", "text", "wanted"),
    [
        (
            "mysql",
            "select straight_join id from t force index (ix) limit 5, 10;",
            "FROM t FORCE INDEX (ix) LIMIT 5, 10;",
        ),
        ("tsql", "select top 5 x.id from t cross apply f(t.id) x outer apply g(x.a) y;", "CROSS APPLY f(t.id) x"),
        ("postgres", "select a from t order by a fetch first 5 rows with ties;", "FETCH FIRST 5 ROWS WITH TIES;"),
        ("postgres", "select a from t where b @> '{1}'::int[] and c !~* 'z';", "b @> '{1}'::int[] AND c !~* 'z'"),
    ],
    ids=lambda _: "H",
)
def test_what_formatting_makes(dialect: str, text: str, wanted: str) -> None:
    found = format_script(text, dialect)
    assert wanted in found
    assert format_script(found, dialect) == found


@pytest.mark.parametrize(
    ("language", "text", "is_sql"),
    [
        ("python", 'cur.execute(f"SELECT id FROM members WHERE id = {x}")', True),
        ("java", 'var q = """\n    SELECT m.id\n    FROM members m\n    """;', True),
        ("go", 'fmt.Println("Insert into the slot, then update the card")', False),
        ("python", 'raise ValueError("select from the list below")', False),
    ],
    ids=lambda _: "I",
)
def test_sql_in_programs(language: str, text: str, is_sql: bool) -> None:
    assert bool(regions(text, language)) == is_sql


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        ("postgres", "CREATE MATERIALIZED VIEW s.mv AS SELECT 1 AS a;", "mv"),
        ("tsql", "ALTER TABLE dbo.Orders DROP CONSTRAINT df_x", "dbo.Orders DROP CONSTRAINT df_x"),
        ("mysql", "CREATE DEFINER=`r`@`%` PROCEDURE `p`() BEGIN SELECT 1; END", "p"),
        ("oracle", "CREATE OR REPLACE EDITIONABLE PACKAGE BODY hr.pk AS END;", "hr.pk"),
    ],
    ids=lambda _: "J",
)
def test_what_the_outline_says(dialect: str, text: str, name: str) -> None:
    assert [found.name for s in Script(text, dialect).statements if (found := symbol(s)) is not None][:1] == [name]
