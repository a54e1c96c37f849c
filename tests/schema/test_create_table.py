"""CREATE TABLE in every common dialect: names, types, keys, values, defaults, comments and sources."""

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import ColumnKind, ForeignKey, Source, Table, parse_ddl


def only(ddl: str, dialect: str = "") -> Table:
    schema = parse_ddl(ddl, dialect=dialect)
    assert [s.reason for s in schema.skipped] == []
    (table,) = schema.tables
    return table


def names(table: Table) -> list[str]:
    return [c.name for c in table.columns]


@pytest.mark.parametrize(
    ("ddl", "dialect", "qualifier", "name", "columns"),
    [
        ("CREATE TABLE db..t (a int)", "tsql", "db", "t", ["a"]),
        ("CREATE TABLE server.db.schema1.t (a int)", "tsql", "schema1", "t", ["a"]),
        ("CREATE TABLE `project.data.t` (a INT64)", "bigquery", "data", "t", ["a"]),
        ('CREATE TABLE "S"."T" ("Unit Price" int, "a""b" text)', "postgres", "S", "T", ["Unit Price", 'a"b']),
        ("CREATE TABLE 客户 (编号 int, 姓名 text)", "", "", "客户", ["编号", "姓名"]),
        ("CREATE TABLE t (date date, index int, user text)", "sqlite", "", "t", ["date", "index", "user"]),
        ("create global temporary table t (a number) on commit delete rows", "oracle", "", "t", ["a"]),
        ("CREATE COLUMN TABLE t (a INTEGER CS_INT, b NVARCHAR(3))", "", "", "t", ["a", "b"]),
        ("CREATE TABLE t (a array<struct<x:int,y:string>>, b int)", "hive", "", "t", ["a", "b"]),
        ("CREATE TABLE t (a int, b int,)", "tsql", "", "t", ["a", "b"]),
        ("CREATE TABLE t (a int, INDEX ix NONCLUSTERED (a))", "tsql", "", "t", ["a"]),
    ],
)
def test_names_in_every_quoting_style(ddl: str, dialect: str, qualifier: str, name: str, columns: list[str]) -> None:
    table = only(ddl, dialect)
    assert (table.schema, table.name, names(table)) == (qualifier, name, columns)


@pytest.mark.parametrize(
    ("kind", "declared"),
    [
        ("NUMBER", "int"),
        ("NUMBER", "BIGINT UNSIGNED"),
        ("NUMBER", "numeric(10, 2)"),
        ("NUMBER", "double precision"),
        ("NUMBER", "money"),
        ("NUMBER", "serial"),
        ("NUMBER", "number(9)"),
        ("NUMBER", "INT64"),
        ("NUMBER", "real"),
        ("NUMBER", "smallint"),
        ("TEXT", "varchar(30)"),
        ("TEXT", "character varying(3)"),
        ("TEXT", "nvarchar(max)"),
        ("TEXT", "STRING"),
        ("TEXT", "clob"),
        ("TEXT", "longtext"),
        ("TEXT", "enum('a','b')"),
        ("TEXT", "citext"),
        ("TIME", "date"),
        ("TIME", "timestamp with time zone"),
        ("TIME", "datetime2(7)"),
        ("TIME", "timestamptz"),
        ("TIME", "year"),
        ("BOOLEAN", "bool"),
        ("BOOLEAN", "boolean"),
        ("BOOLEAN", "bit"),
        ("BOOLEAN", "tinyint(1)"),
        ("OTHER", "jsonb"),
        ("OTHER", "bytea"),
        ("OTHER", "uuid"),
        ("OTHER", "int[]"),
        ("GEOMETRY", "geometry(Point)"),
        ("OTHER", "interval"),
        ("OTHER", ""),
    ],
)
def test_declared_types_say_what_sort_of_value_a_column_holds(kind: str, declared: str) -> None:
    column = only(f"CREATE TABLE t (a {declared} NOT NULL, b int)").columns[0]
    assert column.kind.name == kind
    assert column.type == declared
    assert not column.nullable


def test_keys_are_read_inline_and_as_table_constraints() -> None:
    schema = parse_ddl(
        """
        CREATE TABLE customers (id int PRIMARY KEY, email text UNIQUE, a int, b int, CONSTRAINT ab UNIQUE (a, b));
        CREATE TABLE orders (
          id int, line int,
          customer int NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
          again int REFERENCES customers,
          a int, b int,
          PRIMARY KEY (id, line),
          CONSTRAINT fk_ab FOREIGN KEY (a, b) REFERENCES customers (a, b) ON UPDATE NO ACTION
        );
        """
    )
    customers, orders = schema.tables
    assert customers.primary_key == ("id",)
    assert customers.columns[1].unique
    assert customers.unique == (("a", "b"),)
    assert orders.primary_key == ("id", "line")
    assert orders.foreign_keys == (
        ForeignKey(("customer",), "customers", ("id",)),
        ForeignKey(("again",), "customers", ("id",)),
        ForeignKey(("a", "b"), "customers", ("a", "b")),
    )


def test_a_foreign_key_takes_the_spelling_of_what_it_points_to() -> None:
    schema = parse_ddl(
        "CREATE TABLE Parent (Id int PRIMARY KEY); CREATE TABLE child (p int, FOREIGN KEY (P) REFERENCES PARENT (ID));"
    )
    assert schema.tables[1].foreign_keys == (ForeignKey(("p",), "Parent", ("Id",)),)


def test_mysql_keys_and_indexes_are_no_columns() -> None:
    table = only(
        """CREATE TABLE `t` (
          `id` int unsigned NOT NULL AUTO_INCREMENT COMMENT 'the id; of it',
          `name` varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'it\\'s' COMMENT '名称',
          `state` enum('new','done') NOT NULL DEFAULT 'new',
          PRIMARY KEY (`id`) USING BTREE, UNIQUE KEY `u` (`name`(10)), KEY `k` (`state`), FULLTEXT INDEX `f` (`name`),
          SPATIAL KEY `s` (`name`), INDEX `i`(`state` ASC) USING BTREE
        ) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4 COMMENT='my table';"""
    )
    assert names(table) == ["id", "name", "state"]
    assert table.comment == "my table"
    assert [c.comment for c in table.columns] == ["the id; of it", "名称", ""]
    assert table.columns[1].default == "'it\\'s'"
    assert table.columns[2].values == ("new", "done")
    assert table.primary_key == ("id",)
    assert ("name",) in table.unique


@pytest.mark.parametrize(
    "check",
    [
        "CHECK (state IN ('new', 'done'))",
        "CHECK ((state)::text = ANY ((ARRAY['new'::character varying, 'done'::character varying])::text[]))",
        "CHECK (([state]='new' OR [state]='done'))",
        "CONSTRAINT c CHECK (state in ('new','done'))",
    ],
)
def test_checked_values_are_the_allowed_ones(check: str) -> None:
    table = only(f"CREATE TABLE t (id int, state varchar(9), {check})")
    assert names(table) == ["id", "state"]
    assert table.columns[1].values == ("new", "done")
    assert only(f"CREATE TABLE t (id int, state varchar(9) {check})").columns[1].values == ("new", "done")


def test_defaults_are_kept_as_written() -> None:
    table = only(
        "CREATE TABLE t (a int DEFAULT 0 NOT NULL, b timestamp DEFAULT now() UNIQUE, c text DEFAULT 'x, y',"
        " d int DEFAULT (1 + 2), e text DEFAULT NULL)"
    )
    assert [c.default for c in table.columns] == ["0", "now()", "'x, y'", "(1 + 2)", "NULL"]
    assert [c.nullable for c in table.columns] == [False, True, True, True, True]


def test_a_comment_that_trails_a_column_is_its_comment() -> None:
    table = only(
        """CREATE TABLE t ( -- the table
          a int, -- first one
          b int /* second */,
          c int NOT NULL -- 第三列
        );"""
    )
    assert [c.comment for c in table.columns] == ["first one", "second", "第三列"]


def test_computed_and_identity_columns_count() -> None:
    table = only(
        """CREATE TABLE [t] ([id] [int] IDENTITY(1,1) NOT NULL
          CONSTRAINT [pk] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY],
        [net] money NOT NULL CONSTRAINT [df] DEFAULT ((0)), [gross] AS ([net] * 1.2) PERSISTED,
        [valid] datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, [until] datetime2 GENERATED ALWAYS AS ROW END,
        PERIOD FOR SYSTEM_TIME ([valid], [until]), INDEX ix NONCLUSTERED ([net])) ON [PRIMARY]""",
        "tsql",
    )
    assert names(table) == ["id", "net", "gross", "valid", "until"]


def test_sources_count_lines_and_code_points_from_zero() -> None:
    table = only("-- 表\n\n  CREATE TABLE 表 (\n    编号 int,\n    名 text\n  );")
    assert table.source == Source("", 2, 2, 5, 3)
    assert table.columns[1].source == Source("", 4, 4, 4, 10)


def test_an_element_that_cannot_be_read_is_skipped_alone() -> None:
    schema = parse_ddl("CREATE TABLE t (\n  a int,\n  = what,\n  b int\n);\nCREATE TABLE u (c int);", file="f.sql")
    assert [(t.name, names(t)) for t in schema.tables] == [("t", ["a", "b"]), ("u", ["c"])]
    (skipped,) = schema.skipped
    assert (skipped.file, skipped.line) == ("f.sql", 2)
    assert "name" in skipped.reason


def test_a_statement_that_cannot_be_read_says_where_and_why() -> None:
    schema = parse_ddl("CREATE TABLE a (x int);\n\nCREATE TABLE ();\nCREATE TABLE b (y int);", file="f.sql")
    assert [t.name for t in schema.tables] == ["a", "b"]
    (skipped,) = schema.skipped
    assert (skipped.file, skipped.line) == ("f.sql", 2)
    assert "name" in skipped.reason


def test_column_kinds_of_created_types_are_those_of_their_base() -> None:
    schema = parse_ddl(
        """CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE DOMAIN grade AS text CHECK (VALUE IN ('A', 'B'));
        CREATE DOMAIN price AS numeric(9,2);
        CREATE TABLE t (m mood NOT NULL, g public.grade, p price);"""
    )
    assert [c.values for c in schema.tables[0].columns] == [("sad", "ok"), ("A", "B"), ()]
    assert [c.kind for c in schema.tables[0].columns] == [ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.NUMBER]


def test_a_column_that_counts_itself_has_no_default() -> None:
    counted = "GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b int GENERATED ALWAYS AS IDENTITY (START WITH 1)"
    ddl = f"CREATE TABLE t (a int {counted})"
    assert [(c.default, c.nullable) for c in parse_ddl(ddl).tables[0].columns] == [(None, False), (None, True)]
