"""What is wrong whatever a reader may have meant is said; what may be meant is not."""

from __future__ import annotations

import pytest

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import parse_ddl

DDL = """
CREATE TABLE members (id INT PRIMARY KEY, full_name TEXT, team_id INT, title TEXT);
CREATE TABLE teams (id INT PRIMARY KEY, name TEXT);
CREATE TABLE logs (msg TEXT, lvl INT);
CREATE TABLE "User" (id INT, "firstName" TEXT, "lower" TEXT);
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE TABLE tasks (id INT, status TEXT CHECK (status IN ('open', 'done')), felt mood, kind TEXT);
"""
SCHEMA = parse_ddl(DDL, dialect="postgres")


def faults(text: str, dialect: str = "postgres") -> list[tuple[str, str]]:
    """Code and marked text of every fault."""
    return [(f.code, text[f.start : f.end]) for f in diagnose(Script(text, dialect), SCHEMA)]


@pytest.mark.parametrize(
    ("text", "word", "keyword"),
    [
        ("SELEC id FROM members", "SELEC", "SELECT"),
        ("selcet id from members", "selcet", "select"),
        ("selct 1;", "selct", "select"),
        ("UPDTE members SET id = 1 WHERE id = 2", "UPDTE", "UPDATE"),
        ("INSERT INOT logs (msg) VALUES ('a')", "INOT", "INTO"),
        ("CREATE TABEL t (a INT)", "TABEL", "TABLE"),
        ("SELECT id FORM members", "FORM", "FROM"),
        ("SELECT id FROM members WHER id = 1", "WHER", "WHERE"),
        ("SELECT id FROM members WHEER id = 1", "WHEER", "WHERE"),
        ("SELECT id FROM members ODER BY id", "ODER", "ORDER"),
        ("SELECT team_id FROM members GRUOP BY team_id", "GRUOP", "GROUP"),
        ("SELECT m.id FROM members m JION teams t ON t.id = m.team_id", "JION", "JOIN"),
        ("SELECT m.id FROM members m LEFT JION teams t ON t.id = m.team_id", "JION", "JOIN"),
        ("SELECT id FROM members WHERE id = 1 ADN title = 'x'", "ADN", "AND"),
        ("SELECT id FROM members LIMT 5", "LIMT", "LIMIT"),
        ("SELECT team_id FROM members GROUP BY team_id HAVIN COUNT(*) > 1", "HAVIN", "HAVING"),
        ("SELECT id FROM members UNOIN SELECT id FROM teams", "UNOIN", "UNION"),
    ],
)
def test_a_misspelt_keyword_is_all_that_is_said(text: str, word: str, keyword: str) -> None:
    (fault,) = diagnose(Script(text, "postgres"), SCHEMA)
    assert (fault.code, text[fault.start : fault.end], fault.fixes) == ("misspelt-keyword", word, (keyword,))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT id form FROM members",
        "SELECT m.id FROM members form, teams m",
        "SELECT wher.id FROM members wher",
        "SELECT jion.id FROM members jion WHERE jion.id = 1",
        "SELECT id AS limt FROM members",
        "SELECT id FROM members oder ORDER BY id",
    ],
)
def test_names_that_resemble_keywords_are_names(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "code", "marked"),
    [
        ("SELECT id FROM members WHERE (id = 1", "parenthesis", "("),
        ("SELECT id FROM members WHERE id IN (1, 2;", "parenthesis", "("),
        ("SELECT id FROM members WHERE id = 1)", "parenthesis", ")"),
        ("INSERT INTO logs (msg, lvl) VALUES ('a', 1, 2)", "wrong-count", "('a', 1, 2)"),
        ("INSERT INTO logs (msg, lvl) VALUES ('a', 1), ('b')", "wrong-count", "('b')"),
        ("INSERT INTO logs VALUES ('a', 1, 2)", "wrong-count", "('a', 1, 2)"),
        ("INSERT INTO logs (msg) SELECT id, title FROM members", "wrong-count", "id, title"),
        ("SELECT id FROM members UNION SELECT id, title FROM members", "wrong-count", "id, title"),
        ("SELECT id, name FROM teams UNION ALL SELECT * FROM members", "wrong-count", "*"),
        ("SELECT members.id FROM members m", "unknown-alias", "members"),
        ('SELECT firstName FROM "User"', "unknown-column", "firstName"),
        ('SELECT u.firstname FROM "User" u', "unknown-column", "firstname"),
        ("DELETE FROM members;", "no-condition", "DELETE"),
        ("UPDATE members SET title = 'x';", "no-condition", "UPDATE"),
        ("SELECT id FROM tasks WHERE status = 'opne'", "value-not-listed", "'opne'"),
        ("SELECT id FROM tasks WHERE status IN ('open', 'x')", "value-not-listed", "'x'"),
        ("SELECT id FROM tasks t WHERE t.felt <> 'fine'", "value-not-listed", "'fine'"),
        ("INSERT INTO tasks (id, status) VALUES (1, 'dnoe')", "value-not-listed", "'dnoe'"),
        ("UPDATE tasks SET status = 'closed' WHERE id = 1", "value-not-listed", "'closed'"),
    ],
)
def test_what_no_reading_allows_is_flagged(text: str, code: str, marked: str) -> None:
    assert faults(text) == [(code, marked)]


@pytest.mark.parametrize(
    "text",
    [
        "INSERT INTO logs (msg, lvl) VALUES ('a', DEFAULT), (upper('b,c'), (1 + 2))",
        "INSERT INTO logs VALUES ('a')",
        "INSERT INTO logs (msg, lvl) SELECT * FROM unknown_function()",
        "SELECT id FROM members UNION SELECT id FROM teams",
        "SELECT * FROM teams UNION SELECT id, title FROM members",
        "SELECT members.id FROM members",
        "SELECT m.id FROM members m WHERE EXISTS (SELECT 1 FROM members WHERE members.id = m.team_id)",
        'SELECT "firstName", lower FROM "User"',
        "DELETE FROM members WHERE id = 1;",
        "DELETE FROM members USING teams t WHERE t.id = members.team_id;",
        "UPDATE members SET title = t.name FROM teams t WHERE t.id = members.team_id;",
        "SELECT id FROM tasks WHERE status = 'OPEN' OR kind = 'any'",
        "SELECT id FROM tasks WHERE status = 'do' || 'ne'",
        "UPDATE members SET title = 'x'",
    ],
)
def test_what_may_be_meant_is_not(text: str) -> None:
    assert faults(text) == []
