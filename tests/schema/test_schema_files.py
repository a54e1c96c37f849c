"""Files as they are found: noise of clients and dumps, encodings, sizes, folders, migrations."""

# ruff: noqa: E501 (DDL is read more easily on one line)

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from sql_copilot_ls.schema import (
    applied_part,
    declarations,
    detect,
    fold,
    parse_ddl,
    read_declarations,
    read_schema,
    schema_files,
)
from tests.schema.schema_text import names, show


def test_noise_of_psql_and_pg_dump() -> None:
    schema = parse_ddl(
        r"""\set ON_ERROR_STOP on
\connect shop
SET search_path = public;
CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN CREATE TABLE no (x int); END; $body$ LANGUAGE plpgsql;
CREATE TABLE t (a int);
COPY t (a) FROM stdin;
1
CREATE TABLE not_this (x int);
\.
ALTER TABLE ONLY t OWNER TO me;
CREATE TABLE u (b text DEFAULT E'it\'s; fine');
\copy t from 'x.csv'
CREATE TABLE v (c int);""",
        dialect="postgres",
    )
    assert show(schema) == ["t(a int)", "u(b text)", "v(c int)"]
    assert schema.skipped == ()


def test_noise_of_mysqldump() -> None:
    schema = parse_ddl(
        """-- MySQL dump
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `t`;
/*!40101 SET @saved_cs_client = @@character_set_client */;
CREATE TABLE `t` (`a` int /*!80000 INVISIBLE */, `b` varchar(5) DEFAULT 'a\\'b;');
LOCK TABLES `t` WRITE;
INSERT INTO `t` VALUES (1,'it\\'s'),(2,'x');
UNLOCK TABLES;
DELIMITER $$
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW BEGIN SET @a = 1; SET @b = 2; END $$
DELIMITER ;
CREATE TABLE u (c int);
""",
        dialect="mysql",
    )
    assert show(schema) == ["t(a int, b varchar(5))", "u(c int)"]
    assert schema.literals == {("t", "b"): ("it's", "x")}


def test_batches_of_sql_server_and_scripts_of_sqlplus() -> None:
    tsql = "USE [shop]\nGO\nIF OBJECT_ID('t') IS NULL\nCREATE TABLE t (a int)\nGO\nCREATE TABLE u (b int)\ngo 2\nPRINT 'x'\nCREATE TABLE #tmp (z int)\n"
    assert show(parse_ddl(tsql, dialect="tsql")) == ["t(a int)", "u(b int)"]
    oracle = "SET DEFINE OFF\nPROMPT hello\nCREATE TABLE t (a NUMBER)\n/\nBEGIN\n  EXECUTE IMMEDIATE 'x';\nEND;\n/\nCREATE TABLE u (b DATE);\n"
    assert show(parse_ddl(oracle, dialect="oracle")) == ["t(a NUMBER)", "u(b DATE)"]


def test_search_path_and_use_say_the_qualifier() -> None:
    schema = parse_ddl(
        "SET search_path TO sales, public;\nCREATE TABLE t (a int);\nSET search_path = public;\nCREATE TABLE u (b int);"
    )
    assert show(schema) == ["sales.t(a int)", "u(b int)"]
    schema = parse_ddl("USE one;\nCREATE TABLE t (a int);\nUSE two;\nCREATE TABLE t (b int);")
    assert show(schema) == ["one.t(a int)", "two.t(b int)"]


def test_alterations() -> None:
    schema = parse_ddl(
        """CREATE TABLE t (a int, b text, c int, d int);
        ALTER TABLE t ADD COLUMN IF NOT EXISTS e date NOT NULL, ADD f int;
        ALTER TABLE IF EXISTS ONLY t DROP COLUMN IF EXISTS c CASCADE;
        ALTER TABLE t RENAME COLUMN a TO id;
        ALTER TABLE t ALTER COLUMN b TYPE varchar(9), ALTER COLUMN b SET NOT NULL;
        ALTER TABLE t ADD (g int, h int);
        ALTER TABLE t MODIFY d bigint;
        ALTER TABLE t CHANGE f ff decimal(3,1);
        ALTER TABLE t ADD CONSTRAINT pk PRIMARY KEY (id);
        ALTER TABLE t RENAME TO tt;
        CREATE TABLE gone (x int);
        DROP TABLE IF EXISTS gone, never;"""
    )
    assert show(schema) == ["tt(id int, b varchar(9), d bigint, e date, ff decimal(3,1), g int, h int)"]
    assert schema.tables[0].primary_key == ("id",)
    assert not schema.tables[0].columns[1].nullable


def test_keys_added_and_dropped_by_name() -> None:
    base = """CREATE TABLE p (id int, code text, CONSTRAINT p_pk PRIMARY KEY (id), CONSTRAINT p_code UNIQUE (code));
        CREATE TABLE c (x int);
        ALTER TABLE c ADD CONSTRAINT c_fk FOREIGN KEY (x) REFERENCES p (id);"""
    schema = parse_ddl(base)
    assert [k.table for k in schema.tables[1].foreign_keys] == ["p"]
    assert schema.tables[0].unique == (("code",),)
    schema = parse_ddl(
        base
        + "ALTER TABLE c DROP CONSTRAINT c_fk; ALTER TABLE p DROP CONSTRAINT IF EXISTS p_code; ALTER TABLE p DROP PRIMARY KEY;"
    )
    assert schema.tables[1].foreign_keys == ()
    assert (schema.tables[0].unique, schema.tables[0].primary_key) == ((), ())
    assert (
        parse_ddl(base + "ALTER TABLE p RENAME COLUMN code TO k; ALTER TABLE p DROP CONSTRAINT p_code;")
        .tables[0]
        .unique
        == ()
    )
    assert len(parse_ddl(base + "ALTER TABLE c DROP CONSTRAINT another;").tables[1].foreign_keys) == 1


def test_a_renamed_table_and_column_are_followed_by_keys() -> None:
    schema = parse_ddl(
        """CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (x int REFERENCES p (id));
        ALTER TABLE p RENAME COLUMN id TO pid; RENAME TABLE p TO parent;"""
    )
    (key,) = schema.tables[0].foreign_keys or schema.tables[1].foreign_keys
    assert (key.table, key.references) == ("parent", ("pid",))


def test_a_table_created_twice() -> None:
    assert show(parse_ddl("CREATE TABLE t (a int); CREATE TABLE T (b int);")) == ["T(b int)"]
    assert show(parse_ddl("CREATE TABLE t (a int); CREATE TABLE IF NOT EXISTS t (b int);")) == ["t(a int)"]


@pytest.mark.parametrize(
    "order",
    [
        ("V1__init.sql", "V2__add.sql", "V10__drop.sql"),
        ("0001_init.sql", "0002_add.sql", "0010_drop.sql"),
        ("20200101120000_init.sql", "20200101120001_add.sql", "20210101000000_drop.sql"),
        ("V1__init.sql", "V1.2__add.sql", "R__drop.sql"),
    ],
)
def test_migrations_are_folded_in_order(tmp_path: Path, order: tuple[str, str, str]) -> None:
    steps = (
        "CREATE TABLE t (a int, old int);",
        "ALTER TABLE t ADD b text;",
        "ALTER TABLE t DROP COLUMN old;",
    )
    for name, step in zip(order, steps, strict=True):
        (tmp_path / name).write_text(step)
    (tmp_path / "U2__undo.sql").write_text("ALTER TABLE t DROP COLUMN b;")
    (tmp_path / "0001_init.down.sql").write_text("DROP TABLE t;")
    assert names(read_schema(tmp_path), "t") == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "-- +goose Up\nCREATE TABLE t (a int);\n-- +goose Down\nDROP TABLE t;\n",
        "-- migrate:up\nCREATE TABLE t (a int);\n\n-- migrate:down\nDROP TABLE t;",
        "CREATE TABLE t (a int);\n-- DOWN\nDROP TABLE t;",
        "-- +migrate Up\nCREATE TABLE t (a int);\n-- +migrate Down\nDROP TABLE t;\n-- +migrate Up\nCREATE TABLE u (b int);",
    ],
)
def test_down_sections_do_not_apply(text: str) -> None:
    assert parse_ddl(text).table("t") is not None
    kept = applied_part(text)
    assert (len(kept), kept.count("\n")) == (len(text), text.count("\n"))
    assert applied_part(kept) == kept


def test_insert_rows_give_a_bounded_sample_of_text_values() -> None:
    rows = ",".join(f"({i}, 'v{i}', NULL, '{'x' * 100}')" for i in range(500))
    schema = parse_ddl(
        f"CREATE TABLE t (a int, b text, c text, d text); INSERT INTO t VALUES {rows}; INSERT INTO t (c) VALUES ('named');"
    )
    assert len(schema.literals[("t", "b")]) == 20
    assert schema.literals[("t", "c")] == ("named",)
    assert ("t", "a") not in schema.literals
    assert ("t", "d") not in schema.literals


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("CREATE TABLE `t` (`a` int AUTO_INCREMENT) ENGINE=InnoDB DEFAULT CHARSET=utf8;", "mysql"),
        ("CREATE TABLE t (a bigserial, b jsonb DEFAULT '{}'::jsonb); ALTER TABLE t OWNER TO me;", "postgres"),
        ("CREATE TABLE [dbo].[t] ([a] [int] IDENTITY(1,1))\nGO\n", "tsql"),
        ("CREATE TABLE t (a NUMBER(10), b VARCHAR2(20))\n/\n", "oracle"),
        ("PRAGMA foreign_keys=ON; CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);", "sqlite"),
        ("CREATE TRANSIENT TABLE t (a VARIANT, b TIMESTAMP_NTZ);", "snowflake"),
        ("CREATE TABLE t (a INT64, b STRUCT<x STRING>) OPTIONS(description='x');", "bigquery"),
        ("CREATE TABLE t (a UInt8, b Nullable(String)) ENGINE = MergeTree ORDER BY a", "clickhouse"),
        ("create table t (a int)", ""),
        ("CREATE TABLE t (id integer, tags varchar[], point struct(x double, y double))", "duckdb"),
        ("CREATE OR REPLACE TABLE t AS SELECT * FROM read_csv('a.csv')", "duckdb"),
        ("CREATE TABLE t (id TEXT PRIMARY KEY, seats INTEGER, opened_on TEXT)", "sqlite"),
        ("CREATE TABLE t (id NUMBER(38,0) NOT NULL AUTOINCREMENT, doc VARIANT)", "snowflake"),
        ("CREATE TABLE t (variant STRING NOT NULL, n INT64)", "bigquery"),
        ("-- weekly roster, Snowflake mart\nCREATE TABLE t (a varchar(3))", "snowflake"),
        ("/* exported from Microsoft SQL Server 2016 */ CREATE TABLE t (a varchar(3))", "tsql"),
        ("-- Sakila for Oracle, a port of the database for MySQL\nDROP TABLE t;", "oracle"),
        ("-- the bee hive\nCREATE TABLE t (a int)", ""),
    ],
)
def test_the_dialect_is_told_by_habits(text: str, dialect: str) -> None:
    assert detect(text) == dialect
    assert parse_ddl(text).dialect == dialect
    assert parse_ddl(text, dialect="duckdb").dialect == "duckdb"


def test_text_that_is_not_utf8_is_read_and_noted(tmp_path: Path) -> None:
    ddl = "CREATE TABLE 学生 (姓名 text);"
    for name, data in {
        "gb.sql": ddl.encode("gb18030"),
        "u16.sql": ddl.encode("utf-16"),
        "bom.sql": b"\xef\xbb\xbf" + ddl.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        schema = read_schema(tmp_path / name)
        assert show(schema) == ["学生(姓名 text)"]
        assert len(schema.skipped) == (name != "bom.sql")
    (tmp_path / "latin.sql").write_bytes(b"CREATE TABLE caf\xe9 (a int); -- \xff\xe9 \x81")
    assert "not UTF-8" in read_schema(tmp_path / "latin.sql").skipped[0].reason


def test_files_that_cannot_be_used_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty.sql").write_text(" \n")
    assert [s.reason for s in read_schema(tmp_path / "empty.sql").skipped] == ["the file is empty"]
    assert "cannot be read" in read_declarations(tmp_path).skipped[0].reason
    with pytest.raises(FileNotFoundError, match="no such file"):
        read_schema(tmp_path / "nowhere")
    (tmp_path / "none").mkdir()
    assert "no schema file" in read_schema(tmp_path / "none").skipped[0].reason
    monkeypatch.setattr("sql_copilot_ls.schema.sources.MAX_FILE_BYTES", 10)
    (tmp_path / "large.sql").write_text("CREATE TABLE t (a int);")
    assert "larger than 10 bytes" in read_schema(tmp_path / "large.sql").skipped[0].reason


def test_a_folder_is_read_whole_but_for_what_tools_put_there(tmp_path: Path) -> None:
    for name in (
        "a.sql",
        "deep/b.DDL",
        "node_modules/c.sql",
        ".git/d.sql",
        "notes.txt",
        "prisma/schema.prisma",
        "dbt/schema.yml",
        "ci.yml",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("CREATE TABLE x (a int);")
    found = [p.relative_to(tmp_path).as_posix() for p in schema_files(tmp_path)]
    assert sorted(found) == ["a.sql", "dbt/schema.yml", "deep/b.DDL", "prisma/schema.prisma"]


def test_declarations_can_be_kept_and_folded_later() -> None:
    a = declarations("CREATE TABLE a (id int PRIMARY KEY);", file="a.sql")
    b = declarations("CREATE TABLE b (a_id int);\nALTER TABLE a ADD x int;\nCREATE TABLE;", file="b.sql")
    kept = pickle.loads(pickle.dumps((a, b)))
    assert kept == (a, b)
    schema = fold(kept)
    assert show(schema) == ["a(id int, x int)", "b(a_id int)"]
    assert [(s.file, s.line) for s in schema.skipped] == [("b.sql", 2)]
    assert schema == fold([a, b])
