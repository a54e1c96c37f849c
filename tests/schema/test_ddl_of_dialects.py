"""DDL that one dialect or one migration tool alone writes declares the tables and columns that it says."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.schema.migrations import is_undo
from sql_copilot_ls.schema.sources import decode


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        (
            "clickhouse",
            (
                "CREATE TABLE default.hits ON CLUSTER c (ts DateTime64(3), uid UInt64) ENGINE = MergeTree() ORDE"
                "R BY uid;"
            ),
            "default.hits ts uid",
        ),
        (
            "",
            (
                "CREATE TABLE default.hits ON CLUSTER '{cluster}' (ts DateTime64(3), uid UInt64) ENGINE = MergeT"
                "ree() ORDER BY uid; ALTER TABLE default.hits ON CLUSTER '{cluster}' ADD COLUMN z String AFTER t"
                "s"
            ),
            "default.hits ts uid z",
        ),
        (
            "clickhouse",
            (
                "CREATE TABLE h (ts DateTime64(3), uid UInt64, CONSTRAINT c CHECK uid > 0, PROJECTION p (SELECT "
                "uid ORDER BY ts), INDEX i uid TYPE minmax GRANULARITY 1, CONSTRAINT a ASSUME uid < 5) ENGINE = "
                "MergeTree() ORDER BY uid"
            ),
            "h ts uid",
        ),
        (
            "clickhouse",
            (
                "CREATE MATERIALIZED VIEW mv ON CLUSTER c TO h AS SELECT uid, count() AS n FROM h GROUP BY uid; "
                "CREATE TABLE d ON CLUSTER c AS h ENGINE = Distributed(c, default, h, rand()); CREATE TABLE e AS"
                " h"
            ),
            "mv uid n",
        ),
        (
            "postgres",
            (
                "CREATE TABLE t (a INT PRIMARY KEY, j JSONB, family TEXT, projection varchar(3), INVERTED INDEX "
                "(j), FAMILY f (a, j), FAMILY (family), INDEX (a) STORING (j), UNIQUE INDEX u (a))"
            ),
            "t a j family projection",
        ),
        (
            "db2",
            (
                "CREATE TABLE p (id INT NOT NULL, s TIMESTAMP(12) GENERATED ALWAYS AS ROW BEGIN, e TIMESTAMP(12)"
                ", PERIOD SYSTEM_TIME (s, e), PERIOD BUSINESS_TIME (s,e))"
            ),
            "p id s e",
        ),
        (
            "sqlite",
            (
                "CREATE VIRTUAL TABLE notes_fts USING fts5(body, title UNINDEXED, content='notes', tokenize = 'p"
                "orter'); CREATE VIRTUAL TABLE IF NOT EXISTS m.box USING rtree(id, minX, maxX, +label TEXT); CRE"
                "ATE VIRTUAL TABLE v USING vec0(id integer primary key, emb float[4]); CREATE VIRTUAL TABLE c US"
                "ING csv(filename='x.csv'); create virtual table email using fts3(subject TEXT, body, tokenize=p"
                "orter)"
            ),
            "notes_fts body title; m.box id minX maxX label; v id emb; c; email subject body",
        ),
        (
            "",
            (
                "CREATE TABLE ${schema}.u (id int); CREATE TABLE $(Sch).v (id int); CREATE TABLE {{ schema }}.w "
                "(id int); CREATE TABLE ${flyway:defaultSchema}.x (id int); CREATE TABLE :schema.y (id int); CRE"
                'ATE TABLE :"schema".z (id int); CREATE TABLE ${prefix}users (id int); CREATE TABLE [$(Db)].[dbo'
                '].[q] (id int); CREATE TABLE &owner..r (id int); CREATE TABLE "${schema}"."s" (id int); CREATE '
                "TABLE {{ prefix }}_t (id int)"
            ),
            "u id; v id; w id; x id; y id; z id; users id; dbo.q id; r id; s id; t id",
        ),
        (
            "tsql",
            (
                "CREATE TABLE $(Sch).v (id int)\nGO\nCREATE TABLE [$(Sch)].[w] (id int, note varchar(3) default '$"
                "(x)')\nGO\n:setvar X y\nCREATE TABLE z (id int)"
            ),
            "v id; w id note; z id",
        ),
        pytest.param(
            "", "-- Up Migration\nCREATE TABLE npm (id int);\n-- Down Migration\nDROP TABLE npm;", "npm id", id="G3"
        ),
        ("", ("# --- !Ups\nCREATE TABLE play (id int);\n# --- !Downs\nDROP TABLE play;"), "play id"),
        ("", ("-- !Ups\nCREATE TABLE play (id int);\n-- !Downs\nDROP TABLE play;"), "play id"),
        ("", ("CREATE TABLE tern (id int);\n---- create above / drop below ----\nDROP TABLE tern;"), "tern id"),
        ("", ("-- +micrate Up\nCREATE TABLE mi (id int);\n-- +micrate Down\nDROP TABLE mi;"), "mi id"),
        ("", ("-- rambler up\nCREATE TABLE ra (id int);\n-- rambler down\nDROP TABLE ra;"), "ra id"),
        ("", ("-- === UP ===\nCREATE TABLE dd (id int);\n-- === DOWN ===\nDROP TABLE dd;"), "dd id"),
        ("", ("--UP\nCREATE TABLE d2 (id int);\n--DOWN:\nDROP TABLE d2;"), "d2 id"),
        ("", ("-- migrate:up\nCREATE TABLE d3 (id int); -- scale down\nCREATE TABLE d4 (id int)"), "d3 id; d4 id"),
    ],
)
def test_what_is_declared(dialect: str, text: str, expected: str) -> None:
    schema = parse_ddl(text, dialect=dialect)
    tables = [
        (f"{t.schema}." if t.schema else "") + " ".join([t.name, *(c.name for c in t.columns)]) for t in schema.tables
    ]
    assert "; ".join(tables) == expected
    assert schema.skipped == ()


@pytest.mark.parametrize(
    ("path", "undoes"),
    [
        ("db/deploy/users.sql", False),
        ("db/revert/users.sql", True),
        ("db/verify/users.sql", True),
        ("migrations/2024_users/up.sql", False),
        ("migrations/2024_users/down.sql", True),
        ("migrations/down/001.sql", True),
        ("reports/downtime.sql", False),
    ],
)
def test_scripts_that_take_back_are_known_by_their_path(path: str, undoes: bool) -> None:
    assert is_undo(path) is undoes


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("CREATE TABLE t ([naïve] int, [Größe] int)", "cp1252"),
        ("CREATE TABLE t (é int, preis€ int)", "cp1252"),
        ("CREATE TABLE 用户 (姓名 text, 年龄 int)", "gb18030"),
        ("-- 订单表\nCREATE TABLE t (a int)", "gbk"),
    ],
)
def test_old_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text
