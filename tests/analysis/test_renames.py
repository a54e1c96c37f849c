"""A rename never breaks anything: every place where the name can stand follows, or it is refused."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError
from tests.analysis.folder import Folder
from tests.analysis.renames import rename

BASE = (
    "CREATE TABLE members (id INT PRIMARY KEY, name TEXT, team_id INT);\n"
    "CREATE TABLE teams (id INT PRIMARY KEY, name TEXT, level INT);\n"
    "CREATE SEQUENCE s;\n"
)
QUERY = "SELECT name FROM teams;\n"


def after(more: str, needle: str, new: str, dialect: str = "postgres") -> str:
    """The further text after a rename of what stands at `needle` in the query."""
    text = BASE + QUERY + more
    folder = Folder({"schema.sql": text}, dialect)
    found = rename(folder, "schema.sql", len(BASE) + QUERY.index(needle), new)["schema.sql"]
    at = found.index(QUERY.replace(needle, new))
    assert found[:at] == BASE.replace("teams (id INT PRIMARY KEY, name", "teams (id INT PRIMARY KEY, label") or (
        needle == "teams" and found[:at] == BASE.replace("teams", new)
    )
    return found[at + len(QUERY.replace(needle, new)) :]


COLUMN = [
    ("postgres", "COMMENT ON COLUMN teams.«name» IS 'name';"),
    ("postgres", "COMMENT ON COLUMN public.teams.«name» IS 'name';"),
    ("postgres", "ALTER TABLE teams ADD CONSTRAINT name UNIQUE («name»);"),
    ("postgres", "ALTER TABLE teams ADD CHECK (length(«name») > 1 AND «name» <> 'name');"),
    ("postgres", "ALTER TABLE teams ALTER COLUMN «name» TYPE varchar(20) USING «name»::varchar;"),
    ("postgres", "ALTER TABLE teams ALTER «name» SET NOT NULL, ALTER COLUMN id DROP DEFAULT;"),
    ("postgres", "CREATE UNIQUE INDEX i ON teams (lower(«name»)) INCLUDE (id) WHERE «name» <> '';"),
    ("postgres", "CREATE INDEX name ON teams USING btree («name» DESC NULLS LAST, id);"),
    ("postgres", "CREATE INDEX i ON ONLY public.teams («name» text_pattern_ops) INCLUDE («name»);"),
    ("postgres", "GRANT SELECT («name»), UPDATE (id, «name») ON teams TO joe;"),
    ("postgres", "CREATE POLICY name ON teams USING («name» = current_user) WITH CHECK («name» <> '');"),
    (
        "postgres",
        "CREATE POLICY p ON teams USING (EXISTS (SELECT 1 FROM members m WHERE m.name = teams.«name»));",
    ),
    ("postgres", "CREATE TRIGGER t BEFORE UPDATE OF «name» ON teams FOR EACH ROW EXECUTE FUNCTION f();"),
    (
        "postgres",
        "CREATE TRIGGER t AFTER UPDATE ON teams FOR EACH ROW WHEN (OLD.«name» IS DISTINCT FROM NEW.«name») "
        "EXECUTE FUNCTION f();",
    ),
    ("sqlite", "CREATE TRIGGER t AFTER INSERT ON teams BEGIN UPDATE members SET name = NEW.«name»; END;"),
    ("postgres", "CREATE STATISTICS st ON id, «name» FROM teams;"),
    ("postgres", "COPY teams (id, «name») FROM STDIN;"),
    ("postgres", "ANALYZE teams («name»);"),
    ("postgres", "CREATE TABLE part (x INT REFERENCES teams (id), name TEXT);"),
    ("postgres", "ALTER TABLE members ADD FOREIGN KEY (name) REFERENCES teams («name»);"),
    (
        "postgres",
        "INSERT INTO teams (id, «name») VALUES (1,'a') ON CONFLICT («name») DO UPDATE SET «name» = EXCLUDED.«name» "
        "WHERE teams.«name» <> EXCLUDED.«name» RETURNING «name»;",
    ),
    ("mysql", "INSERT INTO teams (id, «name») VALUES (1, 'a') ON DUPLICATE KEY UPDATE «name» = VALUES(«name»);"),
    ("mysql", "INSERT INTO teams (id, «name») VALUES (1, 'a') AS new ON DUPLICATE KEY UPDATE «name» = new.«name»;"),
    (
        "postgres",
        "MERGE INTO teams t USING members s ON s.id = t.id WHEN MATCHED THEN UPDATE SET «name» = s.name "
        "WHEN NOT MATCHED THEN INSERT (id, «name») VALUES (s.id, s.name);",
    ),
    ("tsql", "UPDATE teams SET «name» = 'x' OUTPUT inserted.«name», deleted.«name» WHERE id = 1;"),
    ("tsql", "SELECT k.[KEY] FROM CONTAINSTABLE(teams, («name», id), 'name') AS k;"),
    ("postgres", "WITH x AS (SELECT * FROM teams) SELECT x.«name» FROM x ORDER BY x.«name»;"),
    ("postgres", "SELECT t.«name» FROM (SELECT id, «name» FROM teams) t;"),
    ("postgres", "SELECT m.name, t.«name» FROM members m JOIN teams t ON t.id = m.team_id;"),
    ("postgres", "SELECT name FROM members ORDER BY name;"),
    ("postgres", "UPDATE teams SET «name» = upper(«name») WHERE «name» IS NULL RETURNING «name»;"),
]


@pytest.mark.parametrize(("dialect", "marked"), COLUMN)
def test_a_column_follows_everywhere(dialect: str, marked: str) -> None:
    plain = marked.replace("«", "").replace("»", "")
    assert after(plain, "name", "label", dialect) == marked.replace("«name»", "label")


KEEPS = [
    ("CREATE VIEW tv AS SELECT name FROM teams; SELECT tv.name FROM tv;", "SELECT label AS name FROM teams"),
    ("CREATE VIEW tv AS SELECT t.id, t.name FROM teams t; SELECT name FROM tv;", "t.label AS name FROM teams t"),
    (
        "CREATE VIEW a AS SELECT name FROM teams; CREATE VIEW b AS SELECT * FROM a; SELECT b.name FROM b;",
        "label AS name",
    ),
    ("CREATE TABLE c AS SELECT name FROM teams; SELECT c.name FROM c;", "SELECT label AS name FROM teams"),
    (
        "SELECT name FROM teams UNION SELECT name FROM members ORDER BY name;",
        "label AS name FROM teams UNION SELECT name",
    ),
    ("SELECT x.name FROM (SELECT name FROM teams UNION ALL SELECT name FROM members) x;", "label AS name FROM teams"),
    ("WITH x AS (SELECT name FROM teams UNION SELECT name FROM members) SELECT name FROM x;", "label AS name FROM"),
]


@pytest.mark.parametrize(("more", "wanted"), KEEPS)
def test_names_that_a_query_gives_to_the_outside_stay(more: str, wanted: str) -> None:
    found = after(more, "name", "label")
    assert wanted in found
    assert found.replace("label AS name", "name") == more


def test_the_second_part_of_a_union_follows_alone() -> None:
    more = "SELECT name FROM members UNION SELECT name FROM teams ORDER BY name;"
    assert after(more, "name", "label") == "SELECT name FROM members UNION SELECT label FROM teams ORDER BY name;"


TABLE = [
    "COMMENT ON COLUMN «teams».name IS 'teams';",
    "COMMENT ON TABLE «teams» IS 'x';",
    "GRANT SELECT (name) ON «teams» TO joe;",
    "GRANT SELECT ON members, «teams» TO teams_role;",
    "GRANT ALL ON TABLE «teams» TO joe;",
    "TRUNCATE «teams»;",
    "TRUNCATE TABLE members, «teams» RESTART IDENTITY CASCADE;",
    "ANALYZE «teams»;",
    "VACUUM (FULL, ANALYZE) «teams»;",
    "COPY «teams» (id, name) TO STDOUT;",
    "COPY «teams» TO '/tmp/teams.csv';",
    "CREATE POLICY p ON «teams» USING (true);",
    "DROP POLICY p ON «teams»;",
    "ALTER TABLE «teams» ENABLE ROW LEVEL SECURITY;",
    "ALTER SEQUENCE s OWNED BY «teams».id;",
    "CREATE SEQUENCE s2 OWNED BY «teams».id;",
    "CREATE TABLE kid (x INT) INHERITS («teams»);",
    "CREATE TABLE copy1 (LIKE «teams» INCLUDING ALL);",
    "CREATE TABLE teams_rest PARTITION OF «teams» DEFAULT;",
    "ALTER TABLE «teams» ATTACH PARTITION members DEFAULT;",
    "LOCK TABLE «teams» IN EXCLUSIVE MODE;",
    "DROP TABLE IF EXISTS members, «teams» CASCADE;",
    "CREATE INDEX teams_name ON «teams» (name);",
    "CREATE TRIGGER teams BEFORE INSERT ON «teams» FOR EACH ROW EXECUTE FUNCTION f();",
    "CREATE VIEW v AS SELECT * FROM «teams»;",
    "SELECT «teams».name, to_jsonb(«teams») FROM «teams» WHERE «teams».id = 1;",
    "DELETE FROM «teams» USING members WHERE «teams».id = members.team_id;",
    "INSERT INTO «teams» (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET name = 'x' WHERE «teams».id > 0;",
    "ALTER TABLE members ADD FOREIGN KEY (team_id) REFERENCES «teams» (id);",
    "CREATE RULE r AS ON INSERT TO «teams» DO NOTHING;",
    "CREATE PUBLICATION p FOR TABLE «teams»;",
    "CLUSTER «teams» USING i;",
    "REINDEX TABLE «teams»;",
]


@pytest.mark.parametrize("marked", TABLE)
def test_a_table_follows_everywhere(marked: str) -> None:
    plain = marked.replace("«", "").replace("»", "")
    assert after(plain, "teams", "squads") == marked.replace("«teams»", "squads")


REFUSED = [
    ("name", "CREATE VIEW tv AS SELECT * FROM teams; SELECT tv.name FROM tv;"),
    ("name", "CREATE VIEW tv AS SELECT * FROM teams; CREATE VIEW b AS SELECT * FROM tv; SELECT b.name FROM b;"),
    ("name", "CREATE TABLE c AS SELECT t.* FROM teams t; SELECT c.name FROM c;"),
    ("name", "SELECT * FROM teams UNION SELECT * FROM members ORDER BY name;"),
    ("name", "SELECT name, level FROM teams JOIN members USING (name) WHERE teams.name = 'x';"),
    ("name", "SELECT level FROM teams NATURAL JOIN members;"),
    (
        "name",
        "CREATE FUNCTION f() RETURNS int AS $$ BEGIN EXECUTE 'UPDATE teams SET name = 1'; END $$ LANGUAGE plpgsql;",
    ),
    ("name", "DO $$ BEGIN EXECUTE 'UPDATE teams SET name = 1'; END $$;"),
    ("name", "SELECT pg_get_serial_sequence('teams', 'name');"),
    ("teams", "SELECT 'teams'::regclass;"),
    ("teams", "SELECT pg_total_relation_size('public.teams');"),
    ("teams", "DO $$ BEGIN EXECUTE 'DROP TABLE teams'; END $$;"),
]


@pytest.mark.parametrize(("needle", "more"), REFUSED)
def test_what_cannot_follow_is_refused(needle: str, more: str) -> None:
    with pytest.raises(RenameRefusedError):
        after(more, needle, "label" if needle == "name" else "squads")


def test_a_column_named_as_what_is_there_everywhere_follows() -> None:
    text = BASE + "SELECT level FROM teams WHERE level > 1;\n"
    folder = Folder({"schema.sql": text})
    found = rename(folder, "schema.sql", BASE.index("level"), "rung")["schema.sql"]
    assert found == text.replace("level", "rung")


SCHEMAS = (
    "CREATE TABLE a.t (id INT, nm TEXT, only_a INT);\nCREATE TABLE b.t (id INT, nm TEXT, only_b INT);\n"
    "SELECT x.nm FROM b.t x;\nSELECT y.nm, y.only_a FROM a.t y;\nCREATE INDEX i ON b.t (nm);\n"
    "UPDATE b.t SET nm = 'x' WHERE b.t.nm = 'y';\n"
)


def test_of_two_tables_of_one_name_only_the_one_meant_follows() -> None:
    found = rename(Folder({"schema.sql": SCHEMAS}), "schema.sql", SCHEMAS.index("nm FROM b"), "label")["schema.sql"]
    assert found == (
        "CREATE TABLE a.t (id INT, nm TEXT, only_a INT);\nCREATE TABLE b.t (id INT, label TEXT, only_b INT);\n"
        "SELECT x.label FROM b.t x;\nSELECT y.nm, y.only_a FROM a.t y;\nCREATE INDEX i ON b.t (label);\n"
        "UPDATE b.t SET label = 'x' WHERE b.t.label = 'y';\n"
    )
