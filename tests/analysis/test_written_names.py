"""One way to write a name: completion, quick fixes and rename quote as the generator does."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.query.naming import identifier
from sql_copilot_ls.schema import parse_ddl
from sql_copilot_ls.sql.quoting import quote

FOLDED = 'CREATE TABLE Members (FullName TEXT, id serial, LOUD INT, "Kept" INT);'
FILES = "CREATE TABLE dbo.Files ([File] int, [Key] int, [Plan] int, [Percent] int, [Public] int, [Rule] int, Size int);"
WORDS = "CREATE TABLE tt (`key` int, `groups` int, `system` int, `condition` int, `range` int, `usage` int, plain int);"


@pytest.mark.parametrize(
    ("dialect", "ddl", "query", "written"),
    [
        ("postgres", FOLDED, "SELECT ‸ FROM Members", {"FullName", "LOUD", "id", '"Kept"'}),
        ("postgres", FOLDED, "SELECT * FROM ‸", {"Members"}),
        ("postgres", FOLDED, "SELECT m.‸ FROM Members m", {"FullName", "LOUD", '"Kept"'}),
        ("postgres", FOLDED, "INSERT INTO Members (‸)", {'FullName, id, LOUD, "Kept"', "FullName", '"Kept"'}),
        ("postgres", FOLDED, "UPDATE Members SET ‸", {"FullName", '"Kept"'}),
        ("postgres", FOLDED, 'SELECT "‸ FROM Members', {'"FullName"', '"Kept"'}),
        ("redshift", FOLDED, "SELECT ‸ FROM Members", {"FullName", "LOUD", '"Kept"'}),
        ("snowflake", 'CREATE TABLE t (low int, "kept" int);', "SELECT ‸ FROM t", {"low", '"kept"'}),
        ("postgres", FOLDED, 'WITH "Cte" AS (SELECT 1 AS "A", 2 AS B) SELECT ‸ FROM "Cte"', {'"A"', "B"}),
        ("postgres", FOLDED, 'WITH "Cte" AS (SELECT 1) SELECT 1 FROM ‸', {'"Cte"'}),
        (
            "postgres",
            FOLDED + ' CREATE VIEW v AS SELECT id AS "Id", LOUD FROM Members;',
            "SELECT ‸ FROM v",
            {'"Id"', "LOUD"},
        ),
        (
            "tsql",
            FILES,
            "SELECT f.‸ FROM dbo.Files f",
            {"[File]", "[Key]", "[Plan]", "[Percent]", "[Public]", "[Rule]", "Size"},
        ),
        ("mysql", WORDS, "SELECT ke‸ FROM tt", {"`key`"}),
        ("mysql", WORDS, "SELECT ‸ FROM tt", {"`groups`", "`system`", "`condition`", "`range`", "`usage`", "plain"}),
        ("postgres", "CREATE TABLE t (key int, rank int, value int);", "SELECT ‸ FROM t", {"key", "rank", "value"}),
        ("bigquery", "CREATE TABLE t (`groups` INT64, `key` INT64);", "SELECT ‸ FROM t", {"`groups`", "key"}),
    ],
)
def test_completion_writes_names_as_they_must_be(dialect: str, ddl: str, query: str, written: set[str]) -> None:
    offset = query.index("‸")
    found = complete(Script(query.replace("‸", ""), dialect), offset, parse_ddl(ddl, dialect=dialect))
    assert written <= {item.label for item in found}


@pytest.mark.parametrize(
    ("dialect", "ddl", "query", "fix"),
    [
        ("postgres", FOLDED, "SELECT m.fulname FROM Members m", "FullName"),
        ("postgres", FOLDED, "SELECT m.keptt FROM Members m", '"Kept"'),
        ("postgres", FOLDED, "SELECT id FROM Membrs", "Members"),
        ("tsql", FILES, "SELECT f.Fil FROM dbo.Files f", "[File]"),
        ("tsql", FILES, "INSERT INTO dbo.Files (Percnt) VALUES (1)", "[Percent]"),
        ("mysql", WORDS, "SELECT conditon FROM tt", "`condition`"),
    ],
)
def test_quick_fixes_write_names_as_they_must_be(dialect: str, ddl: str, query: str, fix: str) -> None:
    script, schema = Script(query, dialect), parse_ddl(ddl, dialect=dialect)
    faults = diagnose(script, schema)
    found = actions(script, faults[0].start, faults[0].end, schema, faults)
    assert f"Change to {fix}" in [action.title for action in found]


def test_join_conditions_and_expanded_stars_write_names_as_they_must_be() -> None:
    ddl = 'CREATE TABLE A ("Id" INT PRIMARY KEY); CREATE TABLE B (AId INT REFERENCES A ("Id"));'
    schema = parse_ddl(ddl, dialect="postgres")
    query = "SELECT * FROM A JOIN B ON "
    script = Script(query, "postgres")
    assert 'B.AId = A."Id"' in [item.label for item in complete(script, len(query), schema)]
    star = actions(Script("SELECT * FROM A JOIN B ON true", "postgres"), 7, 7, schema, [])[0]
    assert star.edits[0].text == 'A."Id", B.AId'


@pytest.mark.parametrize("dialect", ["postgres", "mysql", "tsql", "oracle", "sqlite", "snowflake", "bigquery", ""])
@pytest.mark.parametrize("name", ["plain", "Mixed", "order", "key", "two words", "select", "file", "groups", "größe"])
@pytest.mark.parametrize("in_quotes", [False, True])
def test_the_generator_and_the_editor_agree(dialect: str, name: str, in_quotes: bool) -> None:
    assert identifier(name, dialect, in_quotes).quoted == (quote(name, dialect, in_quotes) != name)
