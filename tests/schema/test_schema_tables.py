"""CREATE TABLE in every dialect: names, columns, types, keys, values and comments."""

# ruff: noqa: E501 (DDL is read more easily on one line)

from __future__ import annotations

import pytest

from sql_copilot_ls.schema import parse_ddl
from tests.schema.schema_text import line, names, reasons, show


@pytest.mark.parametrize(
    ("dialect", "ddl", "expected"),
    [
        ("sqlite", 'CREATE TABLE "my table"("a b" TEXT, [c d] INTEGER, `e` REAL, f)', "my table(a b TEXT, c d INTEGER, e REAL, f)"),
        ("sqlite", "CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT, b) WITHOUT ROWID", "t(a INTEGER, b)"),
        ("sqlite", "CREATE TABLE t(a, b, c)", "t(a, b, c)"),
        ("postgres", "CREATE TABLE IF NOT EXISTS public.t (a serial, b character varying(20) NOT NULL, c timestamp with time zone)",
         "public.t(a serial, b character varying(20), c timestamp with time zone)"),
        ("postgres", "CREATE UNLOGGED TABLE t (a int[] DEFAULT '{}'::int[], b text COLLATE \"C\", c numeric(10,2) DEFAULT (1 + 2))",
         "t(a int[], b text, c numeric(10,2))"),
        ("mysql", "CREATE TABLE `db`.`t` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT, `s` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
         " KEY `i` (`s`), FULLTEXT KEY ft (`s`), UNIQUE KEY u (`s`), PRIMARY KEY (`id`) USING BTREE) ENGINE=InnoDB COMMENT='x'",
         "db.t(id int(11) unsigned, s varchar(9))"),
        ("mysql", "CREATE TABLE t (a int GENERATED ALWAYS AS (b * 2) STORED, b int, CHECK (a > b), INDEX (b), SPATIAL INDEX g (b))", "t(a int, b int)"),
        ("tsql", "CREATE TABLE [dbo].[Order Details]([Id] [int] IDENTITY(1,1) NOT NULL, [Name] [nvarchar](50) NULL, Total AS (1+2) PERSISTED,"
         " CONSTRAINT [PK_x] PRIMARY KEY CLUSTERED ([Id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]) ON [PRIMARY]",
         "dbo.Order Details(Id [int], Name [nvarchar](50), Total)"),
        ("oracle", 'CREATE TABLE "HR"."T" ("ID" NUMBER(7,0) NOT NULL ENABLE, "N" VARCHAR2(30 BYTE), SUPPLEMENTAL LOG DATA (ALL) COLUMNS) TABLESPACE users',
         "HR.T(ID NUMBER(7,0), N VARCHAR2(30 BYTE))"),
        ("db2", "CREATE TABLE s.t (id INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1), d VARCHAR(10) FOR BIT DATA) IN USERSPACE1",
         "s.t(id INTEGER, d VARCHAR(10) FOR BIT DATA)"),
        ("snowflake", "CREATE OR REPLACE TRANSIENT TABLE db.sch.t (a NUMBER(38,0) AUTOINCREMENT START 1 INCREMENT 1, v VARIANT, c TIMESTAMP_NTZ) CLUSTER BY (a)",
         "sch.t(a NUMBER(38,0), v VARIANT, c TIMESTAMP_NTZ)"),
        ("bigquery", "CREATE TABLE `p-1.ds.t` (id INT64 OPTIONS(description='the id'), r STRUCT<a STRING, b INT64>, l ARRAY<STRING>) PARTITION BY DATE(x)",
         "ds.t(id INT64, r STRUCT<a STRING, b INT64>, l ARRAY<STRING>)"),
        ("redshift", "CREATE TABLE t (a int ENCODE az64 DISTKEY, b varchar(5) ENCODE lzo) DISTSTYLE KEY SORTKEY (a)", "t(a int, b varchar(5))"),
        ("hive", "CREATE EXTERNAL TABLE t (a STRING COMMENT 'it''s', m MAP<STRING,INT>) PARTITIONED BY (d STRING) STORED AS PARQUET LOCATION 's3://x'",
         "t(a STRING, m MAP<STRING,INT>, d STRING)"),
        ("spark", "CREATE TABLE t (a STRING, b INT) USING DELTA PARTITIONED BY (b)", "t(a STRING, b INT)"),
        ("clickhouse", "CREATE TABLE d.t (a UInt64 CODEC(ZSTD), b Nullable(String) DEFAULT 'x', INDEX i a TYPE minmax GRANULARITY 1) ENGINE = MergeTree ORDER BY a",
         "d.t(a UInt64, b Nullable(String))"),
        ("duckdb", "CREATE OR REPLACE TABLE t (a HUGEINT, b STRUCT(x INTEGER, y VARCHAR), c INTEGER[])", "t(a HUGEINT, b STRUCT(x INTEGER, y VARCHAR), c INTEGER[])"),
    ],
)  # fmt: skip
def test_a_table_of_each_dialect(dialect: str, ddl: str, expected: str) -> None:
    for text in (ddl, ddl + ";", "-- first\n" + ddl):
        schema = parse_ddl(text, dialect=dialect)
        assert show(schema) == [expected]
        assert schema.skipped == ()


def test_columns_called_like_keywords() -> None:
    schema = parse_ddl(
        "CREATE TABLE t (key varchar(9), index int, check_ int, comment text, date date, `primary` int, order_ int, value int, type text, "
        "timestamp timestamp, unique_id int, constraint_type text, period int, like_count int)",
        dialect="mysql",
    )
    assert names(schema, "t") == [
        "key", "index", "check_", "comment", "date", "primary", "order_", "value", "type", "timestamp", "unique_id",
        "constraint_type", "period", "like_count",
    ]  # fmt: skip


def test_allowed_values() -> None:
    schema = parse_ddl(
        """CREATE TYPE mood AS ENUM ('sad', 'it''s ok');
        CREATE DOMAIN size_t AS text CHECK (VALUE IN ('S', 'M'));
        CREATE TABLE t (
          m mood, z size_t, e ENUM('x','y'),
          c text CHECK (c IN ('on', 'off')), d text, p text,
          CHECK ((d)::text = ANY (ARRAY['u'::text, 'v'::text])),
          CONSTRAINT p_check CHECK (p = 'yes' OR p = 'no'));"""
    )
    (t,) = schema.tables
    assert {c.name: c.values for c in t.columns} == {
        "m": ("sad", "it's ok"), "z": ("S", "M"), "e": ("x", "y"), "c": ("on", "off"), "d": ("u", "v"), "p": ("yes", "no"),
    }  # fmt: skip


def test_comments_of_every_kind() -> None:
    schema = parse_ddl(
        """CREATE TABLE t (
          a int COMMENT '用户编号',
          -- stands alone: speaks of b
          b int, -- the b
          c int /* the c */,
          d int -- the d
        ) COMMENT = 'the table';
        CREATE TABLE u (a int, b int);
        COMMENT ON TABLE u IS 'you';
        COMMENT ON COLUMN public.u.b IS 'it''s b';"""
    )
    t, u = schema.tables
    assert [c.comment for c in t.columns] == ["用户编号", "the b", "the c", "the d"]
    assert (t.comment, u.comment, u.columns[1].comment) == ("the table", "you", "it's b")


def test_comments_of_sql_server() -> None:
    schema = parse_ddl(
        """CREATE TABLE dbo.t (a int)
        GO
        EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'the a', @level0type=N'SCHEMA', @level0name=N'dbo',
             @level1type=N'TABLE', @level1name=N't', @level2type=N'COLUMN', @level2name=N'a'
        GO
        EXEC sp_addextendedproperty N'MS_Description', N'the table', N'SCHEMA', N'dbo', N'TABLE', N't'
        GO"""
    )
    (t,) = schema.tables
    assert (t.comment, t.columns[0].comment) == ("the table", "the a")


def test_like_inherits_partitions_and_clones() -> None:
    schema = parse_ddl(
        """CREATE TABLE base (id int, at timestamp);
        CREATE TABLE a (LIKE base INCLUDING ALL, extra text);
        CREATE TABLE b (own int) INHERITS (base);
        CREATE TABLE c LIKE base;
        CREATE TABLE d CLONE base;
        CREATE TABLE base_2020 PARTITION OF base FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);"""
    )
    assert show(schema) == [
        "base(id int, at timestamp)",
        "a(id int, at timestamp, extra text)",
        "b(id int, at timestamp, own int)",
        "c(id int, at timestamp)",
        "d(id int, at timestamp)",
        "p(id int, at date)",
    ]


def test_views_and_tables_from_queries_take_columns_over() -> None:
    schema = parse_ddl(
        """CREATE TABLE p (id int, name text, price numeric);
        CREATE TABLE s (pid int, n int);
        CREATE VIEW v AS SELECT p.name, s.n AS sold, count(*) AS c, upper(p.name) shout, 1 FROM p JOIN s ON s.pid = p.id;
        CREATE OR REPLACE VIEW named (x, y) AS SELECT id, name FROM p;
        CREATE MATERIALIZED VIEW m AS SELECT * FROM p;
        CREATE TABLE copy AS SELECT id, price AS cost FROM p WHERE name = ';';
        CREATE VIEW w AS WITH q AS (SELECT id FROM p) SELECT p.* FROM p JOIN q ON q.id = p.id;"""
    )
    assert show(schema)[2:] == [
        "v(name text, sold int, c, shout)",
        "named(x int, y text)",
        "m(id int, name text, price numeric)",
        "copy(id int, cost numeric)",
        "w(id int, name text, price numeric)",
    ]
    assert [t.is_view for t in schema.tables] == [False, False, True, True, True, False, True]


def test_what_cannot_be_read_says_where_and_why_and_the_rest_counts() -> None:
    schema = parse_ddl(
        "CREATE TABLE a (x int);\nCREATE TABLE ;\nCREATE VIEW v AS SELECT 1;\nCREATE TABLE b (y int, ), (;\nCREATE TABLE c (z int);"
    )
    assert [t.name for t in schema.tables] == ["a", "v", "b", "c"]
    found = reasons(schema)
    assert [n for n, _ in found] == [1, 2]
    assert "expected a name" in found[0][1]
    assert "v" in found[1][1]


def test_an_unfinished_table_still_gives_its_columns() -> None:
    schema = parse_ddl("CREATE TABLE t (a int, b te")
    assert line(schema.tables[0]) == "t(a int, b te)"


def test_a_star_over_a_join_names_a_column_once_and_views_of_views_stay_small() -> None:
    ddl = "CREATE TABLE v0 (id int, a int);" + "".join(
        f"CREATE VIEW v{i} AS SELECT * FROM v{i - 1} x, v{i - 1} y;" for i in range(1, 40)
    )
    assert names(parse_ddl(ddl), "v39") == ["id", "a"]
