"""Further neighbours of the faults that were once found, six for each root cause (A to J), made up without looking."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.structure import folds, symbol
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.embedded import regions
from tests.analysis.folder import Folder
from tests.analysis.renames import rename
from tests.analysis.test_neighbours import MEMBERS, ORDERS, TEAMS, TWO

SAYS = [
    ("A", "postgres", "CREATE TEMP TABLE s (k int); ALTER TABLE s ADD v int; SELECT k, v FROM s;", []),
    ("A", "postgres", "SELECT id AS z INTO TEMP pick FROM members; SELECT z FROM pick;", []),
    ("A", "sqlite", "CREATE TEMP TABLE s AS SELECT id, full_name AS n FROM members; SELECT n FROM temp.s;", []),
    ("A", "postgres", "ALTER TABLE members RENAME COLUMN full_name TO nm; SELECT nm FROM members;", []),
    ("A", "postgres", "ALTER TABLE members RENAME TO people; SELECT full_name FROM people;", []),
    (
        "A",
        "snowflake",
        "CREATE OR REPLACE TEMPORARY TABLE s (k INT); INSERT INTO s (k) VALUES (1); SELECT k FROM s;",
        [],
    ),
    ("D", "postgres", "SELECT t.only_b FROM b.t;", []),
    ("D", "postgres", "INSERT INTO b.t (id, only_b) VALUES (1, 2);", []),
    ("D", "postgres", "DELETE FROM a.t WHERE only_b = 1;", ["t has no column only_b; did you mean only_a?"]),
    ("D", "postgres", "SELECT x.only_a, y.only_b FROM a.t x JOIN b.t y ON x.id = y.id;", []),
    ("E", "tsql", "SELECT o.Qty FROM [dbo].[Orders] AS o WITH (NOLOCK, INDEX(1)) WHERE o.Qty > 1;", []),
    ("E", "tsql", "DECLARE @n int = 3; SELECT TOP (@n) OrderId FROM dbo.Orders;", []),
    ("E", "tsql", "INSERT INTO dbo.Orders (Qty) OUTPUT inserted.OrderId VALUES (1);", []),
    ("E", "tsql", "SELECT s.Name FROM Shop.sales.Stores s;", []),
    (
        "E",
        "tsql",
        "WHILE EXISTS (SELECT 1 FROM dbo.Orders) BEGIN DELETE TOP (10) FROM dbo.Orders WHERE Qty = 0 END",
        [],
    ),
    ("F", "postgres", "SELECT g FROM generate_series(1, 3) AS g;", []),
    ("F", "postgres", "SELECT u.v FROM members m CROSS JOIN LATERAL unnest(ARRAY[1, 2]) AS u(v);", []),
    ("F", "snowflake", "SELECT f.value:name::string FROM members, LATERAL FLATTEN(input => data) f;", []),
    ("F", "mysql", "SELECT @row := @row + 1 AS n, full_name FROM members, (SELECT @row := 0) AS init;", []),
    ("F", "sqlite", "SELECT rowid, full_name FROM members WHERE full_name GLOB 'a*';", []),
    ("F", "duckdb", "SELECT * EXCLUDE (data) REPLACE (upper(full_name) AS full_name) FROM members;", []),
    ("I", "postgres", "SELECT id FROM members WEHRE id = 1;", ["WEHRE is no keyword; did you mean WHERE?"]),
    ("I", "postgres", "SELECT id FROM members UNION SELECT id, full_name FROM members;", None),
    ("I", "postgres", "INSERT INTO members (id, full_name) VALUES (1, 'a'), (2);", None),
    ("I", "postgres", "UPDATE members SET full_name = 'x';", None),
]


@pytest.mark.parametrize(("cause", "dialect", "text", "said"), SAYS)
def test_what_is_said(cause: str, dialect: str, text: str, said: list[str] | None) -> None:
    schema = ORDERS if cause == "E" else TWO if cause == "D" else MEMBERS
    folder = Folder({"schema.sql": schema, "job.sql": text}, dialect)
    found = [f.message for f in folder.faults("job.sql") if f.severity != "hint"]
    if said is None:  # something, whatever its words
        assert found or folder.faults("job.sql")
    else:
        assert found == said


OFFERS = [
    (
        "B",
        "postgres",
        'CREATE TABLE t ("Plan" INT, "user" INT, Other INT);',
        "SELECT t.‸ FROM t",
        {'"Plan"', '"user"', "Other"},
    ),
    (
        "B",
        "mysql",
        "CREATE TABLE t (`rank` INT, `system` INT, plain INT);",
        "SELECT ‸ FROM t",
        {"`rank`", "`system`", "plain"},
    ),
    (
        "B",
        "tsql",
        "CREATE TABLE t ([Order] INT, [Two Words] INT, Plain INT);",
        "SELECT t.‸ FROM t",
        {"[Order]", "[Two Words]", "Plain"},
    ),
    ("B", "snowflake", 'CREATE TABLE t ("low" INT, PLAIN INT);', "SELECT t.‸ FROM t", {'"low"', "PLAIN"}),
    ("B", "redshift", 'CREATE TABLE t (Mixed INT, "tag" INT);', "SELECT t.‸ FROM t", {"Mixed"}),
    (
        "B",
        "postgres",
        'CREATE TABLE "Big" (id INT); CREATE TABLE Small (id INT);',
        "SELECT * FROM ‸",
        {'"Big"', "Small"},
    ),
    ("D", "postgres", TWO, "UPDATE b.t SET ‸", {"only_b = "}),
    ("D", "postgres", TWO, "DELETE FROM b.t WHERE ‸", {"only_b"}),
    ("E", "tsql", ORDERS, "CREATE TABLE #n (k1 INT, k2 INT);\nSELECT ‸ FROM #n", {"k1", "k2"}),
    ("I", "postgres", MEMBERS, "EXPLAIN ANALYZE SELECT m.‸ FROM members m", {"full_name"}),
    ("I", "postgres", MEMBERS, "CREATE INDEX i ON members (‸", {"full_name"}),
]


@pytest.mark.parametrize(("cause", "dialect", "ddl", "marked", "wanted"), OFFERS)
def test_what_is_offered(cause: str, dialect: str, ddl: str, marked: str, wanted: set[str]) -> None:
    offset = marked.index("‸")
    found = {
        c.insert for c in complete(Script(marked.replace("‸", ""), dialect), offset, parse_ddl(ddl, dialect=dialect))
    }
    assert wanted <= found
    assert cause != "D" or "only_a" not in found


FOLLOWS = [
    ("COMMENT ON COLUMN public.teams.name IS 'x';", "COMMENT ON COLUMN public.teams.label IS 'x';"),
    ("GRANT UPDATE (name) ON teams TO web;", "GRANT UPDATE (label) ON teams TO web;"),
    ("COPY teams (id, name) FROM STDIN;", "COPY teams (id, label) FROM STDIN;"),
    ("CREATE INDEX i ON teams (name DESC NULLS LAST);", "CREATE INDEX i ON teams (label DESC NULLS LAST);"),
    (
        "UPDATE teams t SET name = upper(t.name) WHERE t.name <> '';",
        "UPDATE teams t SET label = upper(t.label) WHERE t.label <> '';",
    ),
    ("ALTER TABLE teams ALTER COLUMN name SET NOT NULL;", "ALTER TABLE teams ALTER COLUMN label SET NOT NULL;"),
]


@pytest.mark.parametrize(("more", "wanted"), FOLLOWS, ids=lambda _: "C")
def test_what_follows_a_rename(more: str, wanted: str) -> None:
    text = TEAMS + more
    found = rename(Folder({"schema.sql": text}), "schema.sql", TEAMS.index("name", TEAMS.index("teams (")), "label")
    assert found["schema.sql"].endswith(wanted)


@pytest.mark.parametrize(
    ("dialect", "ddl", "wanted"),
    [
        ("clickhouse", "CREATE TABLE h (a UInt8, INDEX ix a TYPE minmax GRANULARITY 1) ENGINE = Log;", {"h": "a"}),
        (
            "db2",
            "CREATE TABLE p (id INT, b DATE NOT NULL, e DATE NOT NULL, PERIOD BUSINESS_TIME (b, e));",
            {"p": "id b e"},
        ),
        ("", "-- +migrate Up\nCREATE TABLE s (id int);\n-- +migrate Down\nDROP TABLE s;\n", {"s": "id"}),
        ("", "CREATE TABLE ${prefix}orders (id int);", {"orders": "id"}),
        ("snowflake", "CREATE TABLE s (id INT, v VARIANT) CLUSTER BY (id) COMMENT = 'x';", {"s": "id v"}),
        (
            "bigquery",
            "CREATE TABLE d.e (id INT64 OPTIONS(description='x'), ts TIMESTAMP) PARTITION BY DATE(ts);",
            {"e": "id ts"},
        ),
    ],
    ids=lambda _: "G",
)
def test_what_is_declared(dialect: str, ddl: str, wanted: dict[str, str]) -> None:
    schema = parse_ddl(ddl, dialect=dialect)
    tables = {t.name.removeprefix("${prefix}"): " ".join(c.name for c in t.columns) for t in schema.tables}
    assert tables == wanted


@pytest.mark.parametrize(
    ("dialect", "text", "wanted"),
    [
        (
            "tsql",
            "select Qty from dbo.Orders\nGO\nupdate dbo.Orders set Qty=1\nGO\n",
            "UPDATE dbo.Orders SET Qty = 1\nGO",
        ),
        ("mysql", "select a from t limit 5\\G\nselect b from t;", "LIMIT 5\\G"),
        ("clickhouse", "select Key, user from kv final where Key='a';", "SELECT Key, user"),
        (
            "postgres",
            "create unique index concurrently if not exists i on t (a);",
            "INDEX CONCURRENTLY IF NOT EXISTS i",
        ),
        ("postgres", "select 'a'\n  'b' as x;", "'a'\n"),
        (
            "postgres",
            "begin; savepoint s; rollback to savepoint s; commit;",
            "\nSAVEPOINT s;\nROLLBACK TO SAVEPOINT s;\nCOMMIT;",
        ),
    ],
    ids=lambda _: "H",
)
def test_what_formatting_makes(dialect: str, text: str, wanted: str) -> None:
    found = format_script(text, dialect)
    assert wanted in found
    assert format_script(found, dialect) == found


def test_what_is_sql_in_other_languages() -> None:  # I
    assert not regions('fmt.Println("select from the menu")', "go")


@pytest.mark.parametrize(
    ("dialect", "text", "name"),
    [
        ("tsql", "CREATE OR ALTER PROCEDURE dbo.p AS SELECT 1", "dbo.p"),
        ("tsql", "CREATE TRIGGER dbo.tr ON dbo.Orders AFTER INSERT AS SELECT 1", "dbo.tr"),
        ("postgres", "CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)", "ix"),
        ("postgres", "CREATE TYPE mood AS ENUM ('a')", "mood"),
    ],
    ids=lambda _: "J",
)
def test_what_the_outline_says(dialect: str, text: str, name: str) -> None:
    said = [found.name for s in Script(text, dialect).statements if (found := symbol(s)) is not None][:1]
    assert [one.removeprefix("dbo.") for one in said] == [name.removeprefix("dbo.")]


@pytest.mark.parametrize("marks", [("-- #region x", "-- #endregion"), ("--#region", "--#endregion")], ids=lambda _: "J")
def test_regions_fold(marks: tuple[str, str]) -> None:
    text = f"{marks[0]}\nSELECT 1;\nSELECT 2;\n{marks[1]}\n"
    assert (0, 3) in [(f.start, f.end) for f in folds(Script(text, "postgres"), TextLines(text)) if f.kind == "region"]
