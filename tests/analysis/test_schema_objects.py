"""Functions, procedures, types and sequences that the workspace declares: found wherever they are named."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.signature import signature
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences, source_of
from sql_copilot_ls.analysis.syntax.bodies import innermost
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import Kept, declarations, fold, parse_ddl

POSTGRES = """CREATE TABLE members (id int, mood mood, team_id int);
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE FUNCTION team_size(p_team int, p_all boolean DEFAULT false) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE OR REPLACE PROCEDURE do_close(IN p_day date) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE SEQUENCE IF NOT EXISTS bill_numbers START 100;
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE FUNCTION app.members_of(p_team int) RETURNS TABLE (id int, name text) AS $$ SELECT 1, 'a' $$ LANGUAGE sql;
"""
TSQL = """CREATE TABLE dbo.Orders (Id int, Qty int)
GO
CREATE PROCEDURE dbo.CloseOrders @day date, @max int = 10 AS SELECT Id FROM dbo.Orders
GO
CREATE FUNCTION dbo.Total (@id AS int) RETURNS decimal(10, 2) AS BEGIN RETURN 1 END
GO
"""
SCHEMAS = {"postgres": parse_ddl(POSTGRES, dialect="postgres"), "tsql": parse_ddl(TSQL, dialect="tsql")}


@pytest.mark.parametrize(
    ("dialect", "name", "signature_of", "returns"),
    [
        ("postgres", "team_size", "team_size(p_team int, p_all boolean DEFAULT false)", "integer"),
        ("postgres", "do_close", "do_close(IN p_day date)", ""),
        ("postgres", "bill_numbers", "bill_numbers", ""),
        ("postgres", "email", "email", "text"),
        ("postgres", "members_of", "app.members_of(p_team int)", "TABLE (id int, name text)"),
        ("tsql", "CloseOrders", "dbo.CloseOrders(@day date, @max int = 10)", ""),
        ("tsql", "Total", "dbo.Total(@id AS int)", "decimal(10, 2)"),
    ],
)
def test_what_is_read(dialect: str, name: str, signature_of: str, returns: str) -> None:
    (one,) = (o for o in SCHEMAS[dialect].objects if o.name == name)
    assert (one.signature, one.returns) == (signature_of, returns)


def test_what_is_dropped_or_made_anew_is_not_twice() -> None:
    first = "CREATE FUNCTION f(a int) RETURNS int AS $$ $$ LANGUAGE sql;\nCREATE TYPE t AS ENUM ('a');\n"
    second = "CREATE OR REPLACE FUNCTION f(a int) RETURNS text AS $$ $$ LANGUAGE sql;\nDROP TYPE IF EXISTS t CASCADE;\n"
    files = [declarations(text, dialect="postgres", file=f"V{n}__x.sql") for n, text in ((1, first), (2, second))]
    assert [(o.name, o.returns) for o in fold(files).objects] == [("f", "text")]
    overload = declarations(
        "CREATE FUNCTION f(a text) RETURNS int AS $$ $$ LANGUAGE sql;", dialect="postgres", file="V3__x.sql"
    )
    assert [o.signature for o in fold([*files, overload]).objects] == ["f(a int)", "f(a text)"]


def test_objects_move_with_their_statements() -> None:
    kept = Kept()
    declarations(POSTGRES, dialect="postgres", kept=kept)
    moved = declarations("\n\n" + POSTGRES, dialect="postgres", kept=kept)
    assert moved == declarations("\n\n" + POSTGRES, dialect="postgres")


@pytest.mark.parametrize(
    ("dialect", "query", "line"),
    [
        ("postgres", "SELECT team_s‸ize(1);", 2),
        ("postgres", "SELECT m.id FROM members m WHERE public.team_s‸ize(m.team_id) > 1;", 2),
        ("postgres", "CALL do_‸close('2024-01-01');", 3),
        ("postgres", "SELECT 'ok'::mo‸od;", 1),
        ("postgres", "SELECT CAST('ok' AS mo‸od);", 1),
        ("postgres", "ALTER TABLE members ADD COLUMN other mo‸od;", 1),
        ("postgres", "CREATE TABLE more (a int, b mo‸od[], c text);", 1),
        ("postgres", "SELECT nextval('bill_nu‸mbers');", 4),
        ("postgres", "CREATE TABLE bills (id int DEFAULT nextval('public.bill_nu‸mbers'::regclass));", 4),
        ("postgres", "ALTER SEQUENCE bill_nu‸mbers RESTART;", 4),
        ("postgres", "SELECT x.id FROM app.members_‸of(1) x;", 6),
        ("postgres", "DROP FUNCTION IF EXISTS team_s‸ize(int);", 2),
        ("postgres", "CREATE TRIGGER t AFTER INSERT ON members FOR EACH ROW EXECUTE FUNCTION team_s‸ize();", 2),
        ("postgres", "DO $$ BEGIN PERFORM team_s‸ize(1); END $$;", 2),
        ("tsql", "EXEC dbo.Close‸Orders '2024-01-01';", 2),
        ("tsql", "EXEC Close‸Orders @day = '2024-01-01';", 2),
        ("tsql", "SELECT dbo.To‸tal(1);", 4),
    ],
)
def test_definition_and_hover(dialect: str, query: str, line: int) -> None:
    schema = SCHEMAS[dialect]
    offset = query.index("‸")
    base, script = innermost(Script(query.replace("‸", ""), dialect), offset)
    use = name_at(script, offset - base, schema)
    assert use is not None
    source = source_of(use, script, schema)
    assert source is not None
    assert source.line == line
    card = hover(script, offset - base, schema)
    assert card is not None
    assert script.text[card.start : card.end].casefold() == use.key.name


def test_a_column_that_is_called_as_its_type_stays_a_column() -> None:
    script = Script("SELECT m.mood FROM members m WHERE mood = 'ok'::mood;", "postgres")
    kinds = [u.key.kind for u in occurrences_of(script, "mood")]
    assert kinds == ["column", "column", "type"]


def occurrences_of(script: Script, name: str) -> list:  # type: ignore[type-arg]
    schema = SCHEMAS[script.dialect]
    starts = [i for i in range(len(script.text)) if script.text.startswith(name, i)]
    return [use for i in starts if (use := name_at(script, i + 1, schema)) is not None]


def test_references_reach_bodies_and_texts() -> None:
    text = POSTGRES + "SELECT team_size(2), nextval('bill_numbers');\nDO $$ BEGIN PERFORM team_size(3); END $$;\n"
    schema = parse_ddl(text, dialect="postgres")
    script = Script(text, "postgres")
    for name, declared in (("team_size", 1), ("bill_numbers", 1)):
        use = name_at(script, text.index(name) + 1, schema)
        assert use is not None
        found = occurrences(script, use.key, schema)
        assert [text[u.start : u.end] for u in found] == [name] * text.count(name)
        assert sum(u.declares for u in found) == declared


@pytest.mark.parametrize(
    ("dialect", "text", "first"),
    [
        ("postgres", "SELECT team_s‸", "team_size"),
        ("postgres", "SELECT m.id FROM members m WHERE team_‸", "team_size"),
        ("postgres", "CALL do‸", "do_close"),
        ("postgres", "CALL ‸", "do_close"),
        ("postgres", "SELECT 'ok'::mo‸", "mood"),
        ("postgres", "SELECT 'ok'::‸", "mood"),
        ("postgres", "CREATE TABLE x (a mo‸", "mood"),
        ("postgres", "SELECT nextval('‸')", "'bill_numbers'"),
        ("postgres", "SELECT nextval('bi‸", "'bill_numbers'"),
        ("postgres", "DROP SEQUENCE ‸", "bill_numbers"),
        ("postgres", "DROP FUNCTION te‸", "team_size"),
        ("postgres", "SELECT members‸", "app.members_of"),
        ("tsql", "EXEC Clo‸", "CloseOrders"),
        ("tsql", "SELECT To‸", "Total"),
    ],
)
def test_completion(dialect: str, text: str, first: str) -> None:
    script = Script(text.replace("‸", ""), dialect)
    assert first in [c.label for c in complete(script, text.index("‸"), SCHEMAS[dialect])][:3]


@pytest.mark.parametrize(
    ("dialect", "text", "label", "active"),
    [
        ("postgres", "SELECT team_size(‸", "team_size(p_team int, p_all boolean DEFAULT false)", 0),
        ("postgres", "SELECT team_size(1, ‸)", "team_size(p_team int, p_all boolean DEFAULT false)", 1),
        ("postgres", "CALL do_close(‸)", "do_close(IN p_day date)", 0),
        ("tsql", "SELECT dbo.Total(‸)", "Total(@id AS int)", 0),
    ],
)
def test_signature_help(dialect: str, text: str, label: str, active: int) -> None:
    found = signature(Script(text.replace("‸", ""), dialect), text.index("‸"), SCHEMAS[dialect])
    assert found is not None
    assert (found.label, found.active) == (label, active)
