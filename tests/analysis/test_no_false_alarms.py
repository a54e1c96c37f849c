"""Right statements, read off the dialects' own test files, of which nothing may be said."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

SCHEMA = parse_ddl(
    """
CREATE TABLE t1 (c INT, id INT);
CREATE TABLE t2 (c INT, id INT);
CREATE TABLE a (e INT, f INT, g INT);
CREATE TABLE b (e INT, f INT, g INT);
CREATE TABLE d (f INT);
"""
)


def test_a_table_under_another_qualifier_is_another_table() -> None:
    schema = parse_ddl("CREATE TABLE site.v (id INT);\nCREATE TABLE site.other (id INT);\nCREATE TABLE bare (id INT);")
    text = "SELECT w.temperature FROM warehouse.v w; SELECT b.id FROM warehouse.bare b; SELECT o.id FROM site.other o;"
    assert [f.message for f in diagnose(Script(text, "tsql"), schema)] == []


def test_where_views_alone_are_declared_their_tables_are_elsewhere() -> None:
    text = "CREATE VIEW v AS SELECT a.id FROM accounts a;\nSELECT id FROM v; SELECT x FROM others;"
    assert [f.message for f in diagnose(Script(text, "tsql"), parse_ddl(text, dialect="tsql"))] == []


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("", "SELECT * FROM ((SELECT c FROM t1) CROSS JOIN t2)"),
        ("", "SELECT * FROM a JOIN b JOIN d USING (f) USING (g)"),
        ("", "SELECT * FROM a JOIN b JOIN d ON b.f = d.f ON a.g = b.g"),
        ("", "SELECT * FROM t1 distributed randomly"),
        ("", "REPLACE VIEW vw AS SELECT c FROM t1"),
        ("", "WITH k AS (SELECT c FROM t1) CREATE TABLE n AS SELECT c FROM k; SELECT c FROM n"),
        ("", "WITH k AS (SELECT c FROM t1), l AS (SELECT c FROM k) CREATE VIEW n AS SELECT * FROM l; SELECT c FROM n"),
        ("clickhouse", "SELECT * FROM t1 LEFT ANY JOIN t2 USING c, id"),
        ("clickhouse", "SELECT * FROM t1 PASTE JOIN t2"),
        ("oracle", "CREATE VIEW v AS SELECT c FROM t1 WITH READ ONLY"),
        ("oracle", "SELECT LISTAGG(c, ', ' ON OVERFLOW TRUNCATE '...' WITH COUNT) WITHIN GROUP (ORDER BY c) FROM t1"),
        ("postgres", "CREATE VIEW v AS SELECT c FROM t1 WITH CASCADED CHECK OPTION"),
        ("postgres", "SELECT c IS NFC NORMALIZED, c IS NOT NORMALIZED FROM t1"),
        ("postgres", 'SELECT "substring"((c)::text, 1) FROM t1'),
        ("postgres", "INSERT INTO t1 VALUES (ARRAY[1, 2, 3], 1)"),
        ("postgres", "SELECT x.c FROM (t1 JOIN t2 ON t1.c = t2.c) AS x"),
        ("postgres", "\\copy (\n SELECT c FROM t1\n) TO '/path/to/out.csv'"),
        ("postgres", "CREATE POLICY p ON t1 FOR INSERT TO PUBLIC WITH CHECK (true)"),
        ("postgres", "CREATE POLICY p ON t1 FOR UPDATE USING (c = 1)"),
        ("tsql", "INSERT INTO t1 (c, id) SELECT t2.c, NEXT VALUE FOR Sequences.Ids FROM t2"),
        ("tsql", "SELECT NEXT VALUE FOR Ids OVER (ORDER BY c), c FROM t1"),
        ("tsql", "SELECT [dbo].[day] (c) FROM t1"),
        ("tsql", "SELECT CONVERT(money, c), TRY_CONVERT(dbo.Flag, id), CONVERT(sysname, c) FROM t1"),
        (
            "tsql",
            "SELECT DATEADD(m, 6, c), DATEDIFF(q, c, id), DATEPART(wk, c), DATENAME(dw, c), DATETRUNC(y, c) FROM t1",
        ),
        ("snowflake", "SELECT DATEADD(mon, 1, c), DATE_TRUNC(mm, c), DATE_PART(wk, c), TIMEDIFF(ms, c, id) FROM t1"),
        ("redshift", "SELECT DATEDIFF(qtr, c, id), DATEADD(mons, 1, c) FROM t1"),
        ("tsql", "SELECT k.[KEY], k.[RANK] FROM CONTAINSTABLE(t1, c, 'x', LANGUAGE 1033, 5) AS k"),
        ("tsql", "SELECT k.[KEY] FROM t2 JOIN FREETEXTTABLE(t1, (c, id), @s) k ON k.[KEY] = t2.id"),
        ("tsql", "SELECT k.[KEY] FROM t2 JOIN CONTAINSTABLE(dbo.t1, *, @s) AS k ON k.[KEY] = t2.id"),
        ("tsql", "SELECT x.* FROM OPENROWSET('P', 'f.mdb';'admin';'secret', t1) AS x;"),
        ("spark", "WITH k AS (SELECT TRANSFORM(c) USING 'cat' AS (y STRING) FROM t1) SELECT k.y FROM k"),
        ("postgres", "CREATE TABLE p PARTITION OF t1 FOR VALUES FROM (MINVALUE, 1) TO (2016, MAXVALUE)"),
        (
            "",
            "SELECT a.f FROM a LEFT JOIN ((SELECT e FROM b) x LEFT JOIN (SELECT f FROM d) y ON x.e = y.f) ON a.e = x.e",
        ),
        ("spark", "SELECT * FROM STREAM read_files('s3://x'); SELECT * FROM STREAM t1"),
        (
            "spark",
            "CREATE FLOW f AS AUTO CDC INTO t1 FROM stream(t2) KEYS (c) APPLY AS DELETE WHEN c = 1 SEQUENCE BY id;",
        ),
        ("redshift", "SELECT query FROM stl_query JOIN stv_tbl_perm USING (query)"),
        ("mysql", "DELETE FROM t1 FOR PORTION OF p FROM '2001-01-01' TO '2018-01-01';"),
        ("tsql", "SELECT c FROM t1\nEXEC dbo.p @a = 1\nSELECT id FROM t1\nEXEC [x].[q]"),
        ("postgres", "CREATE SCHEMA s\n  CREATE VIEW v AS SELECT e FROM a\n  CREATE VIEW w AS SELECT e FROM b;"),
        ("tsql", "DELETE FROM t1\nWHILE @n <= 3\nBEGIN\n  EXEC [x].[q]\n    @a = 1\nEND"),
        ("tsql", "INSERT INTO t1 (c)\nEXEC dbo.p"),
        ("tsql", "UPDATE STATISTICS t1\nUPDATE STATISTICS t2\nGO"),
        ("oracle", "SELECT p.value FROM v$system_parameter p, nls_database_parameters n, all_tables a"),
        ("tsql", "DELETE OPENQUERY (Server, 'SELECT c FROM t WHERE c = 1');"),
        ("bigquery", "DECLARE x, y INT64; SELECT c FROM t1 WHERE c = x AND id = y"),
        ("spark", "SELECT TRANSFORM(c) USING 'cat' AS (y STRING) FROM t1"),
        ("oracle", "UPDATE t1 SET c = c MULTISET UNION id WHERE c MULTISET EXCEPT DISTINCT id IS NOT EMPTY"),
        ("oracle", "SELECT c MULTISET INTERSECT ALL id AS x FROM t1 WHERE c IS NAN OR c IS A SET OR c IS DANGLING"),
        (
            "oracle",
            "SELECT c FROM t1 WHERE c IS JSON STRICT OR c IS OF TYPE (ONLY some_type) OR id IS NOT OF (one, two)",
        ),
        ("postgres", "SELECT c FROM t1 WHERE c IS DOCUMENT OR c IS NOT JSON ARRAY WITH UNIQUE KEYS"),
        ("", "SELECT c FROM t1 WHERE id = (SELECT max(x.id) FROM t1 x WHERE x.c = t1.c)"),
        ("postgres", "DELETE FROM t1 WHERE EXISTS (SELECT 1 FROM t1 d WHERE d.c = t1.c AND d.id < t1.id)"),
        ("oracle", "UPDATE t1 SET c = CAST(MULTISET(SELECT x.c FROM t1 x WHERE x.id = t1.id) AS tab) WHERE id = 1"),
        ("tsql", "SELECT c FROM dbo.t1 WHERE id > (SELECT AVG(x.id) FROM dbo.t1 x WHERE x.c = dbo.t1.c)"),
    ],
)
def test_nothing_is_said(dialect: str, text: str) -> None:
    assert [f.message for f in diagnose(Script(text, dialect), SCHEMA)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT t1.c FROM t1 x", "t1 is called x here"),
        ("SELECT x.c FROM t1 x WHERE EXISTS (SELECT 1 FROM t2 WHERE t2.id = t1.id)", "t1 is called x here"),
        ("SELECT c FROM t1 x WHERE EXISTS (SELECT 1 FROM t1 y WHERE y.id = t1.id)", "t1 is called y here"),
        ("SELECT c FROM t1 WHERE NOT empty", "t1 has no column empty"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    assert [f.message for f in diagnose(Script(text, "postgres"), SCHEMA)] == [said]
