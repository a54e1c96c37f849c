"""Renames reach into routines' bodies between dollars, or are refused where a body leaves open what is meant."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.scoping.name_uses import Key, occurrences
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError
from tests.analysis.folder import Folder
from tests.analysis.renames import rename

BASE = "CREATE TABLE members (id INT PRIMARY KEY, name TEXT, team_id INT);\nCREATE TABLE teams (id INT, name TEXT);\n"
QUERY = "SELECT name FROM teams;\n"

FOLLOWS = [
    "CREATE FUNCTION f(p int) RETURNS text LANGUAGE sql AS $$ SELECT t.«name» FROM teams t WHERE t.id = p $$;",
    "CREATE FUNCTION f() RETURNS text AS $body$ SELECT «name» FROM teams $body$ LANGUAGE sql;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n UPDATE teams SET «name» = upper(«name»);\nEND $$;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n IF EXISTS (SELECT 1 FROM teams WHERE «name» = '') "
    "THEN DELETE FROM teams WHERE «name» = ''; END IF;\nEND $$;",
    "DO $$ BEGIN INSERT INTO teams (id, «name») SELECT m.id, m.name FROM members m; END $$;",
    "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT m.name FROM members m, teams t WHERE t.«name» = '' $$;",
    "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT name FROM members $$;",
]
REFUSED = [
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ DECLARE v teams.name%TYPE; BEGIN v := ''; END $$;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM teams LOOP "
    "RAISE NOTICE '%', r.name; END LOOP; END $$;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'UPDATE teams SET name = 1'; END $$;",
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'x'; RETURN NEW; END $$;",
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpython3u AS $$ plpy.execute('SELECT name FROM teams') $$;",
]


@pytest.mark.parametrize("text", FOLLOWS)
def test_a_column_is_renamed_in_bodies(text: str) -> None:
    plain = text.replace("«", "").replace("»", "")
    folder = Folder({"schema.sql": BASE + QUERY + plain})
    found = rename(folder, "schema.sql", len(BASE) + QUERY.index("name"), "label")["schema.sql"]
    assert found.endswith(text.replace("«name»", "label"))


@pytest.mark.parametrize("text", REFUSED)
def test_a_body_that_leaves_it_open_stops_a_rename(text: str) -> None:
    folder = Folder({"schema.sql": BASE + QUERY + text})
    with pytest.raises(RenameRefusedError):
        rename(folder, "schema.sql", len(BASE) + QUERY.index("name"), "label")


def test_references_are_found_in_bodies() -> None:
    folder = Folder({"schema.sql": BASE + "".join(t.replace("«", "").replace("»", "") + "\n" for t in FOLLOWS)})
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    found = occurrences(script, Key("column", "name", "teams"), schema)
    assert [script.text[u.start : u.end] for u in found] == ["name"] * (1 + sum(t.count("«") for t in FOLLOWS))
