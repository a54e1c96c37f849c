"""What a name means depends on where it stands: the script, the turn of a migration, the nearest folder."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.scoping import layers as scoping
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences, source_of
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.declarations import statement_events
from sql_copilot_ls.schema.events import Event
from tests.analysis.folder import Folder

MEMBERS = "CREATE TABLE members (id BIGSERIAL PRIMARY KEY, full_name TEXT NOT NULL, team_id INT);\n"
JOBS = Folder(
    {
        "schema.sql": MEMBERS,
        "jobs/a.sql": "CREATE TEMP TABLE stage (k1 INT, k2 TEXT);\nSELECT k1, k2 FROM stage;\n",
        "jobs/b.sql": "CREATE TEMP TABLE stage (p INT, q TEXT);\nSELECT p, q FROM stage;\n",
        "jobs/c.sql": "CREATE TEMP TABLE stage AS SELECT id AS z FROM members;\nSELECT z FROM stage;\n",
        "jobs/d.sql": "SELECT k1 FROM stage;\n",
        "jobs/e.sql": "CREATE TEMP TABLE members AS SELECT id, 1 AS extra FROM members;\n"
        "SELECT extra FROM members;\nDROP TABLE members;\nSELECT full_name FROM members;\n",
        "jobs/f.sql": "CREATE TEMP TABLE s (a INT);\nALTER TABLE s ADD COLUMN b INT;\nSELECT a, b FROM s;\n"
        "ALTER TABLE s RENAME COLUMN b TO c;\nSELECT a, c FROM s;\nDROP TABLE s;\nCREATE TEMP TABLE s (x INT);\n"
        "SELECT x FROM s;\n",
    }
)


@pytest.mark.parametrize("name", ["jobs/a.sql", "jobs/b.sql", "jobs/c.sql", "jobs/e.sql", "jobs/f.sql"])
def test_a_temporary_table_is_its_scripts_own(name: str) -> None:
    assert JOBS.messages(name) == []


def test_a_temporary_table_is_unknown_to_other_scripts() -> None:
    assert JOBS.messages("jobs/d.sql") == ["Unknown table stage"]
    assert "stage" not in JOBS.offered("jobs/d.sql", "SELECT * FROM $0")


def test_what_a_temporary_table_lacks_is_said() -> None:
    text = "CREATE TEMP TABLE stage (amount INT);\nSELECT amuont FROM stage;\n"
    assert Folder({"schema.sql": MEMBERS, "a.sql": text}).messages("a.sql") == [
        "stage has no column amuont; did you mean amount?"
    ]


def test_a_column_renamed_above_is_unknown_below() -> None:
    text = "CREATE TEMP TABLE s (a INT);\nALTER TABLE s RENAME COLUMN a TO b;\nSELECT a FROM s;\n"
    assert len(Folder({"schema.sql": MEMBERS, "a.sql": text}).faults("a.sql")) == 1


EXERCISES = Folder(
    {
        "ex/01.sql": "CREATE TABLE emp (id int, salary int);\nINSERT INTO emp (id, salary) VALUES (1, 2);\n"
        "SELECT salary FROM emp;\n",
        "ex/02.sql": "CREATE TABLE emp (eid int, wage int);\nINSERT INTO emp (eid, wage) VALUES (1, 2);\n"
        "SELECT wage FROM emp;\n",
        "plain/first.sql": "DROP TABLE IF EXISTS pay;\nCREATE TABLE IF NOT EXISTS pay (id int, salary int);\n"
        "SELECT salary FROM pay;\n",
        "plain/second.sql": "CREATE TABLE IF NOT EXISTS pay (id int, wage int);\nSELECT wage FROM pay;\n",
        "plain/both.sql": "SELECT salary, wage FROM pay;\n",
        "plain/third.sql": "SELECT wage FROM pay;\nCREATE TABLE pay (id int, wage int);\n",
    }
)


@pytest.mark.parametrize("name", EXERCISES.files)
def test_a_file_means_the_tables_that_it_declares_itself(name: str) -> None:
    assert EXERCISES.messages(name) == []


def test_a_files_own_columns_are_offered() -> None:
    text = "CREATE TABLE emp (id int, salary int);\nSELECT e.$0 FROM emp e;\n"
    assert EXERCISES.offered("ex/01.sql", text)[:2] == ["id", "salary"]


MIGRATIONS = Folder(
    {
        "m/V1__a.sql": "CREATE TABLE emp (id int, fname text, lname text);\nSELECT fname FROM emp;\n",
        "m/V2__b.sql": "ALTER TABLE emp ADD full_nm text;\nUPDATE emp SET full_nm = fname || ' ' || lname;\n",
        "m/V3__c.sql": "CREATE TABLE note (id int, body text);\nUPDATE emp SET fname = 'x';\n"
        "ALTER TABLE emp DROP COLUMN fname, DROP COLUMN lname;\nSELECT full_nm FROM emp;\n",
        "m/V4__d.sql": "INSERT INTO note (id, body) VALUES (1, 'x');\nALTER TABLE note RENAME TO memo;\n"
        "SELECT body FROM memo;\nUPDATE emp SET full_nm = 'x' WHERE full_nm IS NULL;\n"
        "ALTER TABLE emp RENAME COLUMN full_nm TO label;\nUPDATE emp SET label = 'y';\n",
        "m/V5__e.sql": "DELETE FROM memo WHERE body = '';\nDROP TABLE memo;\nSELECT label FROM emp;\n",
        "m/U4__d.sql": "ALTER TABLE memo RENAME TO note;\nSELECT body FROM note;\n",
        "m/V10__later.sql": "CREATE TABLE memo (id int, other text);\nSELECT other FROM memo;\n",
        "q/now.sql": "SELECT label FROM emp JOIN memo ON memo.id = emp.id WHERE other = '';\n",
    }
)


@pytest.mark.parametrize("name", MIGRATIONS.files)
def test_a_migration_sees_the_schema_at_its_turn(name: str) -> None:
    assert MIGRATIONS.messages(name) == []


def test_a_migration_is_completed_with_what_there_is_at_its_turn() -> None:
    assert MIGRATIONS.offered("m/V2__b.sql", "SELECT e.$0 FROM emp e")[:4] == ["id", "fname", "lname"]
    assert MIGRATIONS.offered("m/V5__e.sql", "SELECT e.$0 FROM emp e")[:2] == ["id", "label"]


@pytest.mark.parametrize(
    ("name", "query", "message"),
    [
        ("q/x.sql", "SELECT id FROM note;", "note was renamed to memo in V4__d.sql"),
        ("q/x.sql", "SELECT full_nm FROM emp;", "full_nm was renamed to label in V4__d.sql"),
        ("q/x.sql", "SELECT e.fname FROM emp e;", "fname was dropped in V3__c.sql"),
        ("m/V6__x.sql", "UPDATE emp SET lname = '';", "lname was dropped in V3__c.sql"),
    ],
)
def test_what_became_of_a_name_is_said(name: str, query: str, message: str) -> None:
    folder = Folder({**MIGRATIONS.files, name: query})
    assert folder.messages(name) == [message]


def test_a_name_before_and_behind_its_change_in_one_file() -> None:
    text = (
        "CREATE TABLE t (id int, a text);\nUPDATE t SET a = 'x';\nALTER TABLE t RENAME COLUMN a TO b;\n"
        "UPDATE t SET b = 'y';\nALTER TABLE t RENAME TO u;\nSELECT b FROM u;\n"
    )
    assert Folder({"schema.sql": text}).messages("schema.sql") == []


MONOREPO = Folder(
    {
        "services/auth/db/schema.sql": "CREATE TABLE users (id int, email text);\n",
        "services/billing/db/schema.sql": "CREATE TABLE users (id int, iban text);\n"
        "CREATE TABLE bills (id int, user_id int);\n",
        "services/billing/db/schema_more.sql": "ALTER TABLE users ADD COLUMN bic text;\n",
        "services/auth/app/q.sql": "SELECT email FROM users;\n",
        "services/billing/app/q.sql": "SELECT iban, bic FROM users JOIN bills ON bills.user_id = users.id;\n",
        "services/auth/app/far.sql": "SELECT user_id FROM bills;\n",
        "reports/all.sql": "SELECT email, iban FROM users;\n",
    }
)


@pytest.mark.parametrize("name", MONOREPO.files)
def test_the_nearest_declaration_counts(name: str) -> None:
    assert MONOREPO.messages(name) == []


def test_columns_of_a_farther_declaration_are_unknown() -> None:
    folder = Folder({**MONOREPO.files, "services/auth/app/x.sql": "SELECT iban FROM users;"})
    assert folder.messages("services/auth/app/x.sql") == ["users has no column iban"]
    assert folder.offered("services/auth/app/x.sql", "SELECT u.$0 FROM users u")[:2] == ["id", "email"]


def test_a_dump_beside_the_migrations_does_not_hide_their_states() -> None:
    folder = Folder(
        {
            "db/structure.sql": "CREATE TABLE emp (id int, label text);\n",
            "db/migrate/001_a.sql": "CREATE TABLE emp (id int, nm text);\n",
            "db/migrate/002_b.sql": "UPDATE emp SET nm = 'x';\nALTER TABLE emp RENAME COLUMN nm TO label;\n",
            "app/q.sql": "SELECT label FROM emp;\n",
        }
    )
    assert [folder.messages(name) for name in folder.files] == [[], [], [], []]


def test_columns_that_other_files_add_are_there_in_the_file_that_creates() -> None:
    folder = Folder(
        {
            "a.sql": "CREATE TABLE t (id int, nm text);\nSELECT added, label FROM t;\n",
            "b.sql": "ALTER TABLE t ADD COLUMN added int;\nALTER TABLE t RENAME COLUMN nm TO label;\n",
        }
    )
    assert folder.messages("a.sql") == []


PICK = "CREATE TEMP TABLE pick AS SELECT id FROM members;\n"


@pytest.mark.parametrize(
    "text",
    [
        PICK + "SELECT m.full_name, p.id FROM members m JOIN pick p ON p.id = m.id;\n",
        "SELECT full_name FROM members;\n",
        "CREATE TABLE extra (a int);\nSELECT a FROM extra, members;\n",
        "CREATE TABLE members (a int);\nSELECT a FROM members;\n",
        "ALTER TABLE members ADD COLUMN age int;\nSELECT age, full_name FROM members;\n",
    ],
)
def test_untitled_documents_stand_on_the_workspace(text: str) -> None:
    assert Folder({"schema.sql": MEMBERS}).untitled(text) == []


@pytest.mark.parametrize(
    ("dialect", "text"),
    [
        ("tsql", "CREATE TABLE #t (k1 INT, k2 varchar(10));\nSELECT y.k1, y.«k3» FROM #t y;"),
        ("tsql", "DECLARE @t TABLE (k1 INT, k2 varchar(10));\nSELECT y.k1, y.«k3» FROM @t y;"),
        ("tsql", "SELECT id AS k1 INTO #p FROM members;\nSELECT k1, «k3» FROM #p;"),
        ("tsql", "SELECT id AS k1 INTO dbo.Snap FROM members;\nSELECT k1, «k3» FROM dbo.Snap;"),
        ("tsql", "WITH c AS (SELECT id AS k1 FROM members) SELECT k1 INTO #p FROM c;\nSELECT k1, «k3» FROM #p;"),
        (
            "tsql",
            "CREATE PROCEDURE p AS BEGIN CREATE TABLE #x (k1 int) SELECT k1 AS k2 INTO #y FROM #x;\n"
            "SELECT y.k2, x.k1, x.«k3» FROM #x x JOIN #y y ON y.k2 = x.k1 END",
        ),
        (
            "tsql",
            "DROP TABLE IF EXISTS #t\nCREATE TABLE #t (a int)\nGO\nSELECT t.a, t.«b» FROM #t t\nDROP TABLE #t\nGO",
        ),
        ("tsql", "DECLARE @t TABLE (a int);\nINSERT INTO @t (a, «b») SELECT id, id FROM members;"),
        ("postgres", "SELECT id AS k1 INTO TEMP pick FROM members;\nSELECT k1, «k3» FROM pick;"),
        ("postgres", "CREATE TEMP VIEW w AS SELECT id AS k1 FROM members;\nSELECT k1, «k3» FROM w;"),
        ("postgres", "CREATE TEMP TABLE c (LIKE members);\nSELECT full_name, «k3» FROM c;"),
        ("mysql", "CREATE TEMPORARY TABLE w SELECT id AS k1 FROM members;\nSELECT k1, «k3» FROM w;"),
        ("sqlite", "CREATE TEMP TABLE w(k1);\nSELECT k1, «k3» FROM temp.w;"),
        ("snowflake", "CREATE OR REPLACE TEMPORARY TABLE w (k1 int);\nSELECT k1, «k3» FROM w;"),
    ],
)
def test_every_way_to_make_a_table_for_oneself_is_known(dialect: str, text: str) -> None:
    plain = text.replace("«", "").replace("»", "")
    folder = Folder({"schema.sql": "CREATE TABLE members (id int, full_name varchar(20));\n", "q.sql": plain}, dialect)
    wanted = [text[text.index("«") + 1 : text.index("»")]]
    assert [plain[f.start : f.end] for f in folder.faults("q.sql")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CREATE TABLE #t3 (k1 INT, k2 varchar(10));\nSELECT y.$0 FROM #t3 y", ["k1", "k2"]),
        ("DECLARE @t4 TABLE (k1 INT, k2 int);\nSELECT y.$0 FROM @t4 y", ["k1", "k2"]),
        ("SELECT id, full_name AS nm INTO #p FROM members;\nSELECT y.$0 FROM #p y", ["id", "nm"]),
        ("CREATE TABLE #zed (a int);\nSELECT * FROM #z$0", ["#zed"]),
    ],
)
def test_tables_of_the_script_are_completed(text: str, wanted: list[str]) -> None:
    folder = Folder({"schema.sql": "CREATE TABLE members (id int, full_name varchar(20));\n"}, "tsql")
    assert folder.offered("q.sql", text)[: len(wanted)] == wanted


TWO = "CREATE TABLE a.t (id INT, nm TEXT, only_a INT);\nCREATE TABLE b.t (id INT, nm TEXT, only_b INT);\n"


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT x.n$0m FROM b.t x;", 1),
        ("SELECT x.nm FROM b.$0t x;", 1),
        ("SELECT x.n$0m FROM a.t x;", 0),
        ("SELECT b.t.n$0m FROM b.t;", 1),
        ("SELECT only$0_b FROM b.t;", 1),
        ("UPDATE b.t SET n$0m = 'x';", 1),
        ("SELECT db.b.t.n$0m FROM db.b.t;", 1),
        ("CREATE INDEX i ON b.t (n$0m);", 1),
    ],
)
def test_a_qualifier_says_which_of_two_tables_is_meant(query: str, line: int) -> None:
    text = TWO + query.replace("$0", "")
    at = len(TWO) + query.index("$0")
    folder = Folder({"schema.sql": text})
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    use = name_at(script, at, schema)
    assert use is not None
    source = source_of(use, script, schema)
    assert source is not None
    assert source.line == line
    assert all(text[u.start : u.end] in ("nm", "t", "only_b") for u in occurrences(script, use.key, schema))
    declared = {text[: u.start].count("\n") for u in occurrences(script, use.key, schema) if u.declares}
    assert declared == {line}
    card = hover(script, at, schema)
    assert card is not None


def test_of_two_tables_the_card_is_that_of_the_one_meant() -> None:
    text = TWO + "SELECT x.only_b FROM b.t x;"
    folder = Folder({"schema.sql": text})
    card = hover(folder.script("schema.sql"), text.rindex("only_b"), folder.seen_from("schema.sql"))
    assert card is not None
    assert "only_b" in card.markdown


def test_the_definition_of_a_temporary_table_is_in_its_script() -> None:
    script, schema = JOBS.script("jobs/b.sql"), JOBS.seen_from("jobs/b.sql")
    use = name_at(script, script.text.index("p, q FROM"), schema)
    assert use is not None
    source = source_of(use, script, schema)
    assert source is not None
    assert (source.file, source.line) == ("/w/jobs/b.sql", 0)


def test_what_the_schema_was_read_from_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(
        f"CREATE TABLE t{n} (id int PRIMARY KEY, t{n}_id int REFERENCES t{n} (id), CHECK (id > 0));\n" for n in range(9)
    )
    folder = Folder({"schema.sql": text + "ALTER TABLE t3 ADD COLUMN extra int;\nSELECT extra FROM t3;\n"})
    schema = folder.seen_from("schema.sql")
    read: list[str] = []

    def noted(text: str, **known: str) -> tuple[Event, ...]:
        read.append(text.split()[2])
        return statement_events(text, **known)

    monkeypatch.setattr(scoping, "statement_events", noted)
    assert folder.messages("schema.sql") == []
    assert sorted(read) == ["t3", "t3"]
    read.clear()
    edited = Script(text.replace("t5_id int", "t5_ix int") + "SELECT t5_ix FROM t5;", "postgres", file="/w/schema.sql")
    assert diagnose(edited, schema) == []
    assert sorted(read) == ["t3", "t5"]
    read.clear()
    moved = Script("-- a line above all\n" + text + "SELECT t5_id FROM t5;", "postgres", file="/w/schema.sql")
    assert diagnose(moved, schema) == []
    assert read == ["t3"]
    read.clear()
    again = Script(text + text, "postgres", file="/w/schema.sql")
    assert diagnose(again, schema) == []
    assert sorted(read) == sorted([*(f"t{n}" for n in range(9)), "t3"])
