"""Forty neighbours of the faults that were once found, four for each root cause (A to J), tried once before mending."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.structure import folds, symbol
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.embedded import regions
from tests.analysis.folder import Folder
from tests.analysis.renames import rename
from tests.analysis.test_neighbours import MEMBERS, ORDERS, TEAMS, TWO

SAYS = [
    (
        "A",
        "postgres",
        {
            "V1__a.sql": "CREATE TABLE emp (id int, fname text);",
            "V2__b.sql": "ALTER TABLE emp RENAME TO staff; INSERT INTO staff (id, fname) SELECT id, fname FROM staff;",
            "V3__c.sql": "ALTER TABLE staff ALTER COLUMN fname TYPE varchar(20), ADD COLUMN lname text;\n"
            "UPDATE staff SET lname = split_part(fname, ' ', 2) WHERE lname IS NULL;",
        },
        [],
    ),
    (
        "A",
        "tsql",
        {
            "schema.sql": "CREATE TABLE dbo.Orders (OrderId int, Qty int)\nGO\n",
            "job.sql": "IF OBJECT_ID('tempdb..#agg') IS NOT NULL DROP TABLE #agg;\n"
            "SELECT OrderId, SUM(Qty) AS Total INTO #agg FROM dbo.Orders GROUP BY OrderId;\n"
            "SELECT a.OrderId FROM #agg a WHERE a.Total > 3;",
        },
        [],
    ),
    (
        "A",
        "mysql",
        {
            "schema.sql": "CREATE TABLE a (id int, n text);",
            "job.sql": "CREATE TEMPORARY TABLE t1 SELECT id, n AS label FROM a;\n"
            "ALTER TABLE t1 ADD COLUMN done int;\nUPDATE t1 SET done = 1 WHERE label = 'x';",
        },
        [],
    ),
    (
        "A",
        "bigquery",
        {
            "schema.sql": "CREATE TABLE d.users (uid INT64, nm STRING);",
            "job.sql": "CREATE TEMP TABLE top AS SELECT uid, nm FROM d.users;\nSELECT nmm FROM top;",
        },
        ["top has no column nmm; did you mean nm?"],
    ),
    (
        "D",
        "tsql",
        {
            "schema.sql": "CREATE TABLE hr.Person (Id int, Grade int)\nGO\n"
            "CREATE TABLE crm.Person (Id int, Score int)\nGO\n",
            "job.sql": "SELECT p.Score, h.Grade FROM crm.Person AS p JOIN hr.Person AS h ON h.Id = p.Id;",
        },
        [],
    ),
    (
        "D",
        "postgres",
        {"schema.sql": TWO, "job.sql": "UPDATE b.t SET nm = s.nm FROM a.t s WHERE s.only_b = b.t.id;"},
        ["t has no column only_b; did you mean only_a?"],
    ),
    ("E", "tsql", {"schema.sql": ORDERS, "job.sql": "TRUNCATE TABLE Archive.dbo.Orders2023;"}, []),
    (
        "E",
        "tsql",
        {
            "schema.sql": ORDERS,
            "job.sql": "DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT OrderId FROM dbo.Orders;\nOPEN c;\n"
            "FETCH NEXT FROM c INTO @id;\nWHILE @@FETCH_STATUS = 0\nBEGIN\n  EXEC dbo.p @id;\n"
            "  FETCH NEXT FROM c INTO @id;\nEND\nCLOSE c;\nDEALLOCATE c;",
        },
        [],
    ),
    (
        "E",
        "tsql",
        {
            "schema.sql": ORDERS,
            "job.sql": "SELECT p.[1], p.[2] FROM (SELECT OrderId, Qty FROM dbo.Orders) s\n"
            "PIVOT (SUM(OrderId) FOR Qty IN ([1], [2])) AS p;",
        },
        [],
    ),
    (
        "F",
        "oracle",
        {
            "schema.sql": "CREATE TABLE emp (id NUMBER, boss NUMBER, nm VARCHAR2(20));",
            "job.sql": "SELECT LEVEL, LPAD(' ', 2 * LEVEL) || nm, SYS_CONNECT_BY_PATH(nm, '/') FROM emp\n"
            "START WITH boss IS NULL CONNECT BY NOCYCLE PRIOR id = boss ORDER SIBLINGS BY nm;",
        },
        [],
    ),
    (
        "F",
        "clickhouse",
        {
            "schema.sql": "CREATE TABLE hits (uid UInt64, tags Array(String), ts DateTime) ENGINE = Log;",
            "job.sql": "WITH toStartOfHour(ts) AS hour SELECT hour, tag, uniqExact(uid) AS u FROM hits\n"
            "ARRAY JOIN tags AS tag GROUP BY hour, tag ORDER BY u DESC LIMIT 3 BY hour;",
        },
        [],
    ),
    (
        "F",
        "snowflake",
        {
            "schema.sql": "CREATE TABLE ev (id INT, v VARIANT, at TIMESTAMP);",
            "job.sql": "SELECT id, v:user.name::string AS nm FROM ev\n"
            "QUALIFY ROW_NUMBER() OVER (PARTITION BY nm ORDER BY at DESC) = 1;",
        },
        [],
    ),
    (
        "F",
        "postgres",
        {
            "schema.sql": "CREATE TABLE docs (id int, body jsonb, ts tsvector);",
            "job.sql": "SELECT d.id, j.key, j.value FROM docs d, jsonb_each_text(d.body) AS j\n"
            "WHERE d.ts @@ to_tsquery('a');",
        },
        [],
    ),
    (
        "I",
        "postgres",
        {"schema.sql": MEMBERS, "job.sql": "SELECT id FORM members;"},
        ["FORM is no keyword; did you mean FROM?"],
    ),
    (
        "I",
        "postgres",
        {"schema.sql": MEMBERS, "job.sql": "INSERT INTO members (id, full_name) SELECT id FROM members;"},
        None,
    ),
]


@pytest.mark.parametrize(("cause", "dialect", "files", "said"), SAYS)
def test_what_is_said(cause: str, dialect: str, files: dict[str, str], said: list[str] | None) -> None:
    folder = Folder(files, dialect)
    found = {name: folder.messages(name) for name in files}
    if said is None:
        assert any(found.values())
    else:
        assert [message for messages in found.values() for message in messages] == said, cause


OFFERS = [
    (
        "B",
        "oracle",
        'CREATE TABLE t ("Level" NUMBER, "SIZE" NUMBER, plain NUMBER);',
        "SELECT t.‸ FROM t",
        {'"Level"', '"SIZE"', "plain"},
    ),
    (
        "B",
        "bigquery",
        "CREATE TABLE d.t (`order` INT64, `rank` INT64, plain INT64);",
        "SELECT ‸ FROM d.t",
        {"`order`", "plain"},
    ),
    (
        "B",
        "sqlite",
        'CREATE TABLE t ("group" INT, "index" INT, [two words] INT);',
        "SELECT ‸ FROM t",
        {'"group"', '"index"', '"two words"'},
    ),
    (
        "B",
        "clickhouse",
        "CREATE TABLE t (`date-from` Date, `select` Int8, Plain Int8) ENGINE = Log;",
        "SELECT t.‸ FROM t",
        {"`date-from`", "Plain"},
    ),
    ("D", "postgres", TWO, "UPDATE b.t AS q SET nm = 'x' WHERE q.‸", {"only_b"}),
    (
        "E",
        "tsql",
        ORDERS,
        "WITH c AS (SELECT OrderId AS Oid FROM dbo.Orders)\nMERGE dbo.Orders AS t USING c ON c.‸",
        {"Oid"},
    ),
    ("I", "postgres", MEMBERS, "DO $$ BEGIN UPDATE members SET ‸; END $$;", {"full_name = "}),
]


@pytest.mark.parametrize(("cause", "dialect", "ddl", "marked", "wanted"), OFFERS)
def test_what_is_offered(cause: str, dialect: str, ddl: str, marked: str, wanted: set[str]) -> None:
    offset = marked.index("‸")
    base, script = innermost(Script(marked.replace("‸", ""), dialect), offset)
    found = {c.insert for c in complete(script, offset - base, parse_ddl(ddl, dialect=dialect))}
    assert wanted <= found, cause
    assert cause != "D" or "only_a" not in found


FOLLOWS = [
    (
        "CREATE TRIGGER tr AFTER UPDATE OF name ON teams FOR EACH ROW EXECUTE FUNCTION f();",
        "CREATE TRIGGER tr AFTER UPDATE OF label ON teams FOR EACH ROW EXECUTE FUNCTION f();",
    ),
    (
        "MERGE INTO teams t USING members m ON t.id = m.team_id WHEN MATCHED THEN UPDATE SET name = m.name;",
        "MERGE INTO teams t USING members m ON t.id = m.team_id WHEN MATCHED THEN UPDATE SET label = m.name;",
    ),
    (
        "CREATE POLICY p ON teams USING (name = current_user);",
        "CREATE POLICY p ON teams USING (label = current_user);",
    ),
    (
        "WITH x AS (SELECT name AS n FROM teams) SELECT n, (SELECT max(name) FROM teams) FROM x;",
        "WITH x AS (SELECT label AS n FROM teams) SELECT n, (SELECT max(label) FROM teams) FROM x;",
    ),
]


@pytest.mark.parametrize(("more", "wanted"), FOLLOWS, ids=lambda _: "C")
def test_what_follows_a_rename(more: str, wanted: str) -> None:
    text = TEAMS + more
    found = rename(Folder({"schema.sql": text}), "schema.sql", TEAMS.index("name", TEAMS.index("teams (")), "label")
    assert found["schema.sql"].endswith(wanted)


def test_references_keep_to_the_schema_that_is_named() -> None:  # D
    text = TWO + "SELECT x.nm FROM b.t x; SELECT nm FROM a.t; DELETE FROM b.t WHERE nm = 'q';"
    folder = Folder({"schema.sql": text})
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    use = name_at(script, text.index("x.nm") + 2, schema)
    assert use is not None
    found = sorted(text.count("\n", 0, u.start) for u in occurrences(script, use.key, schema))
    assert found == [1, 2, 2]


@pytest.mark.parametrize(
    ("dialect", "ddl", "wanted"),
    [
        (
            "mysql",
            "CREATE TABLE IF NOT EXISTS `t` (`id` int unsigned NOT NULL AUTO_INCREMENT, `geo` point NOT NULL SRID 4326,"
            " PRIMARY KEY (`id`), SPATIAL KEY `g` (`geo`), CONSTRAINT `c` CHECK ((`id` > 0))) ENGINE=InnoDB;",
            {"t": "id geo"},
        ),
        (
            "postgres",
            "-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE g (id int);\n"
            "-- +goose StatementEnd\n-- +goose Down\nDROP TABLE g;\n",
            {"g": "id"},
        ),
        (
            "clickhouse",
            "CREATE TABLE IF NOT EXISTS db.e ON CLUSTER '{c}' (id UInt64 CODEC(Delta, ZSTD),"
            " m Map(String, String) TTL now())"
            " ENGINE = ReplicatedMergeTree('/t', '{r}') ORDER BY id"
            " SETTINGS index_granularity = 8192;",
            {"e": "id m"},
        ),
        (
            "tsql",
            "CREATE TABLE [$(Schema)].[Log] ([Id] int NOT NULL, [At] datetime2 GENERATED ALWAYS AS ROW START,"
            " [To] datetime2 GENERATED ALWAYS AS ROW END,"
            " PERIOD FOR SYSTEM_TIME ([At], [To])) WITH (SYSTEM_VERSIONING = ON);",
            {"Log": "Id At To"},
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
        ("tsql", "select a from t\n:r other.sql\nselect b from t\nGO\n", "\n:r other.sql\n"),
        (
            "bigquery",
            "select x.a from `p-q.d.t_*` as x, unnest(x.items) as i with offset o;",
            "FROM `p-q.d.t_*` AS x, UNNEST(x.items) AS i",
        ),
        ("snowflake", "copy into raw.ev from @my.stage/in/2024 file_format=(type=csv);", "@my.stage/in/2024"),
        (
            "postgres",
            "insert into t (a,b) values (1,2) on conflict (a) do update set b=excluded.b returning a;",
            "ON CONFLICT (a) DO UPDATE\nSET b = excluded.b\nRETURNING a;",
        ),
    ],
    ids=lambda _: "H",
)
def test_what_formatting_makes(dialect: str, text: str, wanted: str) -> None:
    found = format_script(text, dialect)
    assert wanted in found
    assert format_script(found, dialect) == found


def test_sql_in_other_languages_is_seen_and_prose_is_not() -> None:  # I
    assert regions("const q = sql.unsafe(`SELECT id FROM members`)", "typescript")
    assert not regions('throw new Error("Update the settings first, then select a team")', "typescript")


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        (
            "postgres",
            "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);",
            "public.t ADD CONSTRAINT t_pkey",
        ),
        (
            "postgres",
            "CREATE OR REPLACE PROCEDURE app.close_month(m int) LANGUAGE plpgsql AS $$ BEGIN END $$;",
            "app.close_month",
        ),
        (
            "mysql",
            "CREATE DEFINER=`root`@`localhost` EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM t;",
            "nightly",
        ),
    ],
    ids=lambda _: "J",
)
def test_what_the_outline_says(dialect: str, text: str, name: str) -> None:
    assert [found.name for s in Script(text, dialect).statements if (found := symbol(s)) is not None][:1] == [name]


def test_a_region_folds_around_statements_with_regions_in_them() -> None:  # J
    text = "--#region all\nSELECT 1;\n/* #region one */\nSELECT 2;\n/* #endregion */\n--#endregion\n"
    found = {(f.start, f.end) for f in folds(Script(text, "postgres"), TextLines(text)) if f.kind == "region"}
    assert found == {(0, 5), (2, 4)}
