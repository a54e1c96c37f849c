"""Functions, procedures, types and sequences are renamed wherever they are named, or the rename is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.analysis.scoping.name_uses import Use, uses
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError
from tests.analysis.folder import Folder
from tests.analysis.renames import rename

BASE = (
    "CREATE TYPE mood AS ENUM ('ok', 'sad');\n"
    "CREATE FUNCTION size(p int) RETURNS int LANGUAGE sql AS $$ SELECT p $$;\n"
    "CREATE PROCEDURE close_day(d date) LANGUAGE sql AS $$ SELECT 1 $$;\n"
    "CREATE SEQUENCE bills;\n"
    "CREATE TABLE teams (id INT PRIMARY KEY, mood mood, size INT);\n"
)
NAMES = ("mood", "size", "close_day", "bills")


def after(more: str, name: str, dialect: str = "postgres") -> str:
    """The further text after a rename of what the base declares under a name to `fresh`."""
    at = BASE.index(f" {name}") + 1
    return rename(Folder({"schema.sql": BASE + more}, dialect), "schema.sql", at, "fresh")["schema.sql"]


FOLLOWS = [
    ("mood", "SELECT 'ok'::«mood», CAST('ok' AS «mood»), t.mood FROM teams t;"),
    ("mood", "SELECT CAST(ARRAY['ok'] AS «mood»[]), '{}'::public.«mood»[];"),
    ("mood", "SELECT «mood» 'ok' AS mood; SELECT mood FROM teams WHERE mood = 'ok'::«mood»;"),
    ("mood", "ALTER TABLE teams ADD COLUMN other «mood», ALTER COLUMN mood TYPE «mood» USING mood::«mood»;"),
    ("mood", "ALTER TYPE «mood» ADD VALUE 'odd'; COMMENT ON TYPE «mood» IS 'mood';"),
    (
        "mood",
        "CREATE FUNCTION g(m «mood») RETURNS «mood» AS $$ DECLARE x «mood»; BEGIN RETURN x; END $$ LANGUAGE plpgsql;",
    ),
    ("mood", "CREATE VIEW v AS SELECT mood, 'sad'::«mood» AS m FROM teams;"),
    ("size", "SELECT «size»(1), size FROM teams WHERE public.«size»(id) > size;"),
    ("size", "COMMENT ON FUNCTION «size»(int) IS 'size'; ALTER FUNCTION «size»(int) STABLE;"),
    ("size", "GRANT EXECUTE ON FUNCTION «size»(int) TO joe;"),
    ("size", "CREATE INDEX i ON teams («size»(id), size);"),
    ("size", "CREATE TRIGGER t AFTER INSERT ON teams FOR EACH ROW EXECUTE FUNCTION «size»();"),
    ("size", "DO $$ BEGIN PERFORM «size»(2); END $$;"),
    ("size", "ALTER TABLE teams ADD CHECK («size»(size) > 0), ALTER size SET DEFAULT «size»(1);"),
    ("close_day", "CALL «close_day»('2024-01-01'); GRANT EXECUTE ON PROCEDURE «close_day» TO joe;"),
    ("bills", "SELECT nextval('«bills»'), currval('public.«bills»'::regclass); ALTER SEQUENCE «bills» RESTART;"),
    ("bills", "CREATE TABLE b (id INT DEFAULT nextval('«bills»'), bills INT); GRANT USAGE ON SEQUENCE «bills» TO joe;"),
]


@pytest.mark.parametrize(("name", "marked"), FOLLOWS)
def test_it_follows_everywhere(name: str, marked: str) -> None:
    found = after(marked.replace("«", "").replace("»", ""), name)
    assert found.endswith(marked.replace(f"«{name}»", "fresh"))
    assert found.count("fresh") == marked.count("«") + 1 + (name == "mood")


REFUSED = [
    ("size", "CREATE AGGREGATE total (int) (sfunc = size, stype = int);"),
    ("size", "DO $$ BEGIN EXECUTE 'SELECT size(1)'; END $$;"),
    ("size", "SELECT to_regproc('size');"),
    ("mood", "SELECT x.a FROM json_to_recordset('[]') AS x(a mood);"),
    ("bills", "SELECT last_value FROM bills;"),
    ("bills", "SELECT 'bills'::regclass;"),
]


@pytest.mark.parametrize(("name", "more"), REFUSED)
def test_what_cannot_follow_is_refused(name: str, more: str) -> None:
    with pytest.raises(RenameRefusedError):
        after(more, name)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("size", "CREATE FUNCTION fresh() RETURNS int AS $$ $$ LANGUAGE sql;"),
        ("size", "CREATE PROCEDURE fresh() AS $$ $$ LANGUAGE sql;"),
        ("mood", "CREATE DOMAIN fresh AS text;"),
        ("bills", "CREATE TABLE fresh (id INT);"),
    ],
)
def test_a_name_that_is_taken_is_refused(name: str, more: str) -> None:
    with pytest.raises(RenameRefusedError, match="already"):
        after(more, name)


def test_a_function_of_another_schema_stays() -> None:
    assert after("SELECT other.size(1), size(2);", "size").endswith("SELECT other.size(1), fresh(2);")


_STATEMENTS = [
    "SELECT size({column}), {column} FROM teams WHERE mood = 'ok'::mood;",
    "SELECT nextval('bills') AS bills, t.{column} FROM teams t ORDER BY bills;",
    "INSERT INTO teams (id, mood, size) VALUES (nextval('bills'), CAST('ok' AS mood), size(3));",
    "UPDATE teams SET size = size(size), mood = 'sad'::mood WHERE {column} IS NOT NULL;",
    "CREATE VIEW v AS SELECT size(id) AS size, {column} FROM teams;",
    "CREATE TABLE more (mood mood, size INT DEFAULT size(1), bills INT DEFAULT nextval('bills'));",
    "CREATE FUNCTION h(mood mood) RETURNS int AS $$ BEGIN RETURN size(1); END $$ LANGUAGE plpgsql;",
    "WITH size AS (SELECT {column} FROM teams) SELECT size.{column}, size(1) FROM size;",
    "CALL close_day('2024-01-01');",
    "ALTER TABLE teams ADD COLUMN n{column} mood DEFAULT 'ok'::mood;",
    "SELECT mood.{column} FROM teams AS mood WHERE size(mood.id) = mood.size;",
]


def read(folder: Folder) -> list[tuple[str, Use]]:
    """Every name with what it means, in order, over all statements."""
    script, schema = folder.script("schema.sql"), folder.seen_from("schema.sql")
    found = []
    for start, statement in zip(script.starts, script.statements, strict=True):
        for use in uses(statement, catalog_at(script, start, schema)):
            found.append((statement.text[use.start : use.end], use))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(_STATEMENTS), st.sampled_from(("id", "mood", "size"))), min_size=1, max_size=4),
    st.sampled_from(NAMES),
)
def test_names_mean_what_they_meant(more: list[tuple[str, str]], name: str) -> None:
    text = "\n".join(statement.format(column=column) for statement, column in more)
    before = Folder({"schema.sql": BASE + text})
    try:
        changed = after(text, name)
    except RenameRefusedError:
        return
    found = Folder({"schema.sql": changed})
    assert re.sub(r"\bfresh\b", name, changed) == BASE + text, "nothing else has changed"
    assert found.messages("schema.sql") == before.messages("schema.sql")

    def told(uses_of: list[tuple[str, Use]]) -> list[tuple[str, str, str]]:
        return [
            (name if w == "fresh" else w, u.key.kind, name if u.key.name == "fresh" else u.key.name) for w, u in uses_of
        ]

    assert told(read(found)) == told(read(before))
