"""Forms that one dialect alone has are right: nothing in them is complained about, and what they declare is known."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

DECLARED = {
    "tsql": """
CREATE TABLE dbo.Orders (OrderId int IDENTITY PRIMARY KEY, Qty int, Placed datetime2)
GO
CREATE TABLE sales.Stores (StoreId int, Name nvarchar(50))
GO
""",
    "postgres": """
CREATE TABLE members (id INT PRIMARY KEY, full_name TEXT, joined date, team_id INT);
CREATE TABLE teams (id INT PRIMARY KEY, name TEXT);
""",
    "sqlite": """
CREATE TABLE notes(id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE VIRTUAL TABLE notes_fts USING fts5(body, content='notes', content_rowid='id');
CREATE VIRTUAL TABLE box USING rtree(id, minX, maxX, minY, maxY);
""",
    "bigquery": """
CREATE TABLE web.users (uid INT64, nm STRING, age INT64);
CREATE TABLE `p.d.events` (user_id STRING, event_params ARRAY<STRUCT<key STRING,
    value STRUCT<string_value STRING, int_value INT64>>>);
""",
    "snowflake": """
CREATE TABLE RAW.EVENTS (ID NUMBER(38,0) AUTOINCREMENT, V VARIANT, NAME VARCHAR(20), TS TIMESTAMP_NTZ);
CREATE TABLE raw.months (id int, jan int, feb int);
""",
    "mysql": """
CREATE TABLE users (id int, email varchar(20));
""",
}
RIGHT = {
    ("names of other databases and servers", "tsql"): [
        "SELECT w.Id FROM LinkedSrv.OtherDb.dbo.Widgets w",
        "SELECT w.OrderId FROM OtherDb.dbo.Widgets w",
        "SELECT w.Id FROM OtherDb.sales.Widgets AS w JOIN dbo.Orders o ON o.OrderId = w.Id",
        "INSERT INTO Archive.dbo.OldOrders (Id) SELECT OrderId FROM dbo.Orders",
        "EXEC sp_x; SELECT * FROM OPENQUERY(LinkedSrv, 'select 1 from x') q",
    ],
    ("a database without its schema", "tsql"): [
        "SELECT w.OrderId FROM [Shop]..[Orders] w WHERE w.Qty = 1",
        "SELECT w.Id FROM OtherDb..Widgets w",
        "SELECT w.Id FROM Srv.OtherDb..Widgets w",
        "SELECT Srv.Db.dbo.T.x FROM Srv.Db.dbo.T",
        "SELECT Shop..Orders.Qty FROM Shop..Orders",
    ],
    ("hints before the alias", "tsql"): [
        "MERGE dbo.Orders WITH (HOLDLOCK) AS tgt USING (VALUES (1, 2)) AS src (OrderId, Qty) ON tgt.OrderId "
        "= src.OrderId WHEN MATCHED THEN UPDATE SET Qty = src.Qty;",
        "MERGE INTO dbo.Orders WITH (HOLDLOCK) t USING (SELECT 1 AS a) s ON t.OrderId = s.a WHEN NOT MATCHED "
        "BY SOURCE THEN DELETE OUTPUT $action, inserted.OrderId, deleted.Qty;",
        "MERGE TOP (10) dbo.Orders AS t USING sales.Stores AS s ON t.OrderId = s.StoreId WHEN NOT MATCHED BY "
        "TARGET THEN INSERT (Qty) VALUES (s.StoreId);",
        "UPDATE o WITH (ROWLOCK) SET Qty = 1 FROM dbo.Orders o WITH (NOLOCK) WHERE o.OrderId = 1",
        "SELECT o.Qty FROM dbo.Orders (NOLOCK) o JOIN dbo.Orders AS p (NOLOCK) ON p.OrderId = o.OrderId",
        "SELECT o.Qty FROM dbo.Orders o INNER HASH JOIN sales.Stores s ON s.StoreId = o.OrderId LEFT LOOP "
        "JOIN sales.Stores x ON x.StoreId = o.OrderId",
    ],
    ("TOP behind any verb", "tsql"): [
        "DELETE TOP (100) FROM dbo.Orders WHERE Qty = 0;",
        "DELETE TOP (100) dbo.Orders WHERE Qty = 0;",
        "UPDATE TOP (5) dbo.Orders SET Qty = 0;",
        "INSERT TOP (5) INTO dbo.Orders (Qty) SELECT StoreId FROM sales.Stores;",
        "DELETE o OUTPUT deleted.OrderId FROM dbo.Orders o WHERE o.Qty = 0; DELETE FROM dbo.Orders OUTPUT "
        "deleted.OrderId INTO #x WHERE Qty = 3",
    ],
    ("SELECT INTO declares its table", "tsql"): [
        "SELECT OrderId INTO dbo.Snap2 FROM dbo.Orders;\nSELECT OrderId FROM dbo.Snap2;",
        "SELECT OrderId INTO Snap3 FROM dbo.Orders\nGO\nSELECT OrderId FROM Snap3",
    ],
    ("SELECT INTO declares its table", "postgres"): [
        "SELECT id INTO TEMP pick FROM members; SELECT id FROM pick;",
        "SELECT id INTO UNLOGGED TABLE pick FROM members; SELECT id FROM pick;",
    ],
    ("lines for sqlcmd", "tsql"): [
        "select OrderId from dbo.Orders\n:setvar Env prod\nselect Qty from dbo.Orders;",
        ":r other.sql\nselect OrderId from dbo.Orders\nGO\n:on error exit\n!!dir\nselect Qty from dbo.Orders "
        "o where o.Qty=1\n:connect srv\n",
    ],
    ("variables", "tsql"): [
        "CREATE PROCEDURE p @cust int AS BEGIN SELECT * FROM dbo.Orders WHERE OrderId = @cust END",
    ],
    ("what only SQL Server has", "tsql"): [
        "UPDATE dbo.Orders SET Qty = 2 OUTPUT inserted.Qty, deleted.Qty WHERE OrderId = 1",
        "IF EXISTS (SELECT 1 FROM dbo.Orders WHERE Qty = 1) PRINT 'x' ELSE SELECT Qty FROM dbo.Orders",
        "WHILE @@FETCH_STATUS = 0 BEGIN FETCH NEXT FROM cur INTO @a; END",
        "DECLARE @d TABLE (a int); INSERT INTO @d (a) SELECT Qty FROM dbo.Orders; SELECT d.a FROM @d d;",
        "SELECT o.Qty, x.v FROM dbo.Orders o CROSS APPLY (VALUES (o.Qty), (o.OrderId)) AS x(v)",
        "SELECT o.Qty FROM dbo.Orders o FOR XML PATH('x'), TYPE",
        "SELECT o.Qty FROM dbo.Orders AS o FOR SYSTEM_TIME AS OF '2020-01-01' WHERE o.Qty = 1",
        "SELECT j.a FROM dbo.Orders o CROSS APPLY OPENJSON(o.Qty) WITH (a int '$.a') AS j",
        "SELECT * FROM (SELECT Qty, OrderId FROM dbo.Orders) s PIVOT (SUM(OrderId) FOR Qty IN ([1],[2])) AS p",
    ],
    ("virtual tables", "sqlite"): [
        "SELECT rank FROM notes_fts WHERE notes_fts MATCH 'x';",
        "SELECT id FROM box WHERE minX > 1; SELECT rowid, body, snippet(notes_fts,0,'','','',4) FROM "
        "notes_fts('x') ORDER BY bm25(notes_fts)",
        "INSERT INTO notes_fts(notes_fts) VALUES('rebuild'); INSERT INTO notes_fts(rowid, body) VALUES "
        "(1,'a'); SELECT n.title FROM notes n JOIN notes_fts f ON f.rowid = n.id WHERE f.body MATCH 'x' "
        "ORDER BY f.rank",
    ],
    ("fields of structs", "bigquery"): [
        "SELECT user_id, (SELECT value.string_value FROM UNNEST(event_params) WHERE key = 'page') AS page "
        "FROM `p.d.events`",
        "SELECT user_id, key, value.int_value FROM p.d.events, UNNEST(event_params)",
        "SELECT e.user_id, ep.value.string_value FROM p.d.events e, e.event_params ep CROSS JOIN "
        "UNNEST([1,2]) AS n WITH OFFSET AS o WHERE o > n",
    ],
    ("dashes in names", "bigquery"): [
        "SELECT u.uid FROM my-proj.web.users u",
        "SELECT u.uid FROM my-proj-123.web.users AS u JOIN other-p.x.y z ON z.a = u.uid WHERE u.age-1 > 3",
        "SELECT users.uid FROM my-proj.web.users WHERE users.age - users.uid > 0; INSERT INTO "
        "my-proj.web.users (uid) VALUES (1); DELETE FROM my-proj.web.users WHERE uid = 1; UPDATE "
        "my-proj.web.users SET nm = 'x' WHERE uid=1",
    ],
    ("many tables in one name", "bigquery"): [
        "SELECT id FROM `my-proj.web.events_*` WHERE _TABLE_SUFFIX BETWEEN '1' AND '2'",
        "SELECT e.x, e._TABLE_SUFFIX FROM `web.events_2024*` e; SELECT * FROM web.INFORMATION_SCHEMA.TABLES; "
        "SELECT * FROM `region-us`.INFORMATION_SCHEMA.JOBS",
    ],
    ("pipe syntax", "bigquery"): [
        "FROM web.users |> WHERE age > 3 |> AGGREGATE COUNT(*) AS n GROUP BY nm |> ORDER BY n DESC",
        "FROM web.users |> EXTEND age * 2 AS dbl |> WHERE dbl > 3 |> SELECT uid, dbl |> LIMIT 3",
        "FROM web.users AS u |> JOIN p.d.events AS e ON e.user_id = u.nm |> SET age = 3 |> DROP nm |> RENAME "
        "uid AS x |> SELECT x",
        "SELECT uid, age FROM web.users |> AGGREGATE SUM(age) AS s, COUNT(*) AS c GROUP AND ORDER BY uid "
        "DESC |> WHERE c > 1 |> AS t |> SELECT t.s",
    ],
    ("paths into values", "snowflake"): [
        "SELECT v:a.b[0]::string FROM raw.events",
        "SELECT e.v:a.b[0].c::string AS x, e.v:\"Odd Key\".z::int, v['a']['b'] FROM raw.events e WHERE "
        "e.v:a.b = 'x' ORDER BY v:a.b",
        "SELECT f.value:name::string, f.index, f.key FROM raw.events e, LATERAL FLATTEN(input => e.v:items) f",
    ],
    ("travel in time, nearest match, staged files", "snowflake"): [
        "SELECT a.id FROM raw.events AT (OFFSET => -60) a JOIN raw.events BEFORE (STATEMENT => 'x') AS b USING (id)",
        "SELECT e.id, m.jan FROM raw.events e ASOF JOIN raw.months m MATCH_CONDITION (e.ts >= m.jan) ON e.id = m.id",
        "SELECT e.id FROM raw.events e ASOF JOIN raw.months MATCH_CONDITION (ts >= jan); SELECT * FROM "
        "raw.events CHANGES (INFORMATION => DEFAULT) AT (TIMESTAMP => 'x'::timestamp) c WHERE c.id = 1",
        "SELECT * FROM raw.months UNPIVOT (sales FOR mon IN (jan, feb)) AS u WHERE u.mon = 'JAN'; SELECT "
        "t.$1, t.$2 FROM @my.stage/path/f.csv (FILE_FORMAT => 'f') t; SELECT $1 FROM @~/x; SELECT $1 from "
        "@%months/a.csv",
        "SELECT id FROM raw.events SAMPLE (10) e2; SELECT id FROM IDENTIFIER('x'); SELECT id FROM "
        "TABLE(RESULT_SCAN(LAST_QUERY_ID())); SELECT e.id FROM raw.events e QUALIFY ROW_NUMBER() OVER "
        "(PARTITION BY e.name ORDER BY e.ts) = 1",
    ],
    ("what only SQLite has", "sqlite"): [
        "SELECT * FROM notes INDEXED BY ix WHERE id ISNULL",
        "SELECT n.id FROM notes AS n NOT INDEXED WHERE n.id NOTNULL AND n.title IS NOT DISTINCT FROM 'x' AND "
        "n.body NOT NULL; SELECT title ISNULL, body NOTNULL FROM notes",
        "UPDATE notes INDEXED BY ix SET title = 'x' WHERE id ISNULL; DELETE FROM notes NOT INDEXED WHERE id "
        "= 1; SELECT title->>'$.a', body->'b' FROM notes WHERE title GLOB 'x*' AND body REGEXP 'y'",
    ],
    ("what sends a statement", "mysql"): [
        "SELECT email FROM users\\G",
        "SELECT email FROM users \\G\nSELECT email FROM users WHERE id = 1\\g\nSELECT id FROM users;",
    ],
    ("columns of views without a name", "postgres"): [
        "CREATE VIEW v15 AS SELECT m.*, row_number() OVER (ORDER BY joined) FROM members m; SELECT row_number FROM v15",
        "CREATE VIEW v16 AS SELECT id, max(joined), CASE WHEN id = 1 THEN 2 END, CAST(id AS text), "
        "full_name::varchar, (SELECT name FROM teams), upper(full_name) FROM members GROUP BY id; SELECT "
        'max, "case", upper, full_name, name FROM v16',
    ],
    ("columns of views without a name", "mysql"): [
        "CREATE VIEW v17 AS SELECT id, max(email) FROM users; SELECT `max(email)` FROM v17",
    ],
    ("views whose columns come from elsewhere", "postgres"): [
        "CREATE VIEW v3 AS SELECT s.* FROM (SELECT id AS sid FROM members) s; SELECT sid FROM v3",
        "CREATE VIEW v4 AS VALUES (1); SELECT column1 FROM v4; CREATE VIEW v5 AS TABLE members; SELECT "
        "full_name FROM v5",
        "CREATE VIEW v6 AS (SELECT id AS q FROM members); SELECT q FROM v6; CREATE VIEW v7 AS WITH c AS "
        "(SELECT id AS cc FROM members) SELECT * FROM c; SELECT cc FROM v7; CREATE VIEW v8 AS SELECT * FROM "
        "members m JOIN teams t ON t.id=m.team_id; SELECT name FROM v8;CREATE VIEW v9 AS SELECT c.* FROM "
        "generate_series(1,2) c; SELECT c FROM v9; CREATE VIEW v10(a,b) AS SELECT id, name FROM teams; "
        "SELECT a, b FROM v10; CREATE VIEW v11 AS SELECT * FROM pg_unknown; SELECT zz FROM v11",
    ],
}


@pytest.mark.parametrize(
    ("dialect", "query"), [(dialect, query) for (_, dialect), queries in RIGHT.items() for query in queries]
)
@pytest.mark.parametrize("told", [True, False])
def test_what_only_one_dialect_has_is_right(dialect: str, query: str, told: bool) -> None:
    schema = parse_ddl(DECLARED[dialect] + query, dialect=dialect)
    assert [(f.code, query[f.start : f.end]) for f in diagnose(Script(query, dialect if told else ""), schema)] == []


@pytest.mark.parametrize(
    ("dialect", "query"),
    [
        ("tsql", "SELECT o.«Qyt» FROM Shop..Orders o"),
        (
            "tsql",
            "MERGE dbo.Orders WITH (HOLDLOCK) AS t USING sales.Stores s ON t.«OrdrId» = 1 WHEN MATCHED THEN DELETE;",
        ),
        ("tsql", "DELETE TOP (5) FROM dbo.«Ordrs» WHERE Qty = 1"),
        ("tsql", "SELECT o.«Qyt» FROM dbo.Orders (NOLOCK) o"),
        ("tsql", "SELECT k.[KEY] FROM CONTAINSTABLE(dbo.«Ordrs», Qty, 'x') k"),
        ("tsql", "SELECT k.[KEY] FROM CONTAINSTABLE(dbo.Orders, «Qyt», 'x') k"),
        ("tsql", "SELECT CONVERT(money, «Qyt») FROM dbo.Orders"),
        ("tsql", "SELECT DATEADD(m, 1, «Qyt») FROM dbo.Orders"),
        ("mysql", "SELECT CONVERT(«emial», CHAR) FROM users"),
        ("mysql", "SELECT DATEDIFF(«emial», id) FROM users"),
        ("bigquery", "SELECT u.«uidd» FROM my-proj.web.users u"),
        ("bigquery", "FROM web.users |> WHERE «agee» > 3 |> AGGREGATE COUNT(*) AS n GROUP BY nm"),
        ("bigquery", "FROM web.users |> SELECT uid AS x |> WHERE «uidd» > 1"),
        ("snowflake", "SELECT «vv»:a.b FROM raw.events"),
        ("snowflake", "SELECT e.«naem» FROM raw.events AT (OFFSET => -60) e"),
        ("sqlite", "SELECT «titel» FROM notes INDEXED BY ix WHERE id ISNULL"),
        ("mysql", "SELECT «emial» FROM users\\G"),
        ("postgres", "CREATE VIEW w AS SELECT s.* FROM (SELECT id AS sid FROM members) s; SELECT «id» FROM w"),
    ],
)
def test_faults_in_them_are_still_found(dialect: str, query: str) -> None:
    text = query.replace("«", "").replace("»", "")
    schema = parse_ddl(DECLARED[dialect] + text, dialect=dialect)
    found = [text[f.start : f.end] for f in diagnose(Script(text, dialect), schema)]
    assert found == [query[query.index("«") + 1 : query.index("»")]]
