"""Both readers of statements, the one that skims and the one that follows the cursor, split every text alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import detect, parse_ddl
from sql_copilot_ls.sql.lexer import Kind, Lexer
from sql_copilot_ls.sql.statements import statements

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(p for p in ROOT.rglob("*.sql") if not {"node_modules", ".git"} & set(p.parts))
_CLIENT_LINE = re.compile(r"(?i)go[ \t\d;]*|/[ \t]*|delimiter.*|\\.*|;")


def _skimmed(text: str, dialect: str) -> set[int]:
    lexer = Lexer(text, dialect)
    firsts = set()
    for piece in statements(text, dialect):
        tokens = lexer.tokens(piece.start, piece.start + len(piece.text))
        firsts |= {next((t.start for t in tokens if t.kind > Kind.COMMENT), -1)}
    return firsts - {-1}


def _followed(text: str, dialect: str) -> tuple[set[int], set[int]]:
    """Where statements begin, behind an end and anywhere."""
    script = Script(text, dialect)
    behind, anywhere, ended = set(), set(), True
    for start, statement in zip(script.starts, script.statements, strict=True):
        significant = statement.significant
        if significant and not (len(significant) == 1 and _CLIENT_LINE.fullmatch(significant[0].text)):
            anywhere.add(start + statement.first)
            if ended:
                behind.add(start + statement.first)
        ended = statement.terminated
    return behind, anywhere


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_split_alike(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for dialect in {detect(text, str(path)), ""}:
        behind, anywhere = _followed(text, dialect)
        assert behind <= _skimmed(text, dialect) <= anywhere


@pytest.mark.parametrize(
    ("dialect", "text", "expected"),
    [
        ("snowflake", r"A 'it\'s; '; B;", "A B"),
        ("postgres", "A $$ ; $$; B; C $t$ $$; $t$", "A B C"),
        ("mysql", "DELIMITER $$\nA x; y; END$$\nB ;$$\nDELIMITER ;\nC; D", "A B C D"),
        ("mysql", "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET a = 1; SET b = 2; END; B", "CREATE B"),
        ("tsql", "A\nGO\nB; GO\nC\n  go 2\nD", "A B C D"),
        ("oracle", "CREATE PROCEDURE p IS x INT; BEGIN y; END;\n/\nB;", "CREATE B"),
        ("oracle", "A\n/\nB\n/\n", "A B"),
        ("", "A\n/ 2;\nB", "A B"),
        ("postgres", "COPY t FROM STDIN;\n1;2\n\\.\nB;", "COPY B"),
        ("postgres", "\\connect x;y\nA;\n\\i z;\nB", "A B"),
        ("postgres", "BEGIN; A; COMMIT;", "BEGIN A COMMIT"),
        ("oracle", "A q'[;]'; B q'!;!'; C", "A B C"),
        ("bigquery", "A ''';'''; B r\"\"\";\"\"\"; C", "A B C"),
        ("postgres", "A /* ; /* ; */ ; */; B -- ;\n; C", "A B C"),
        ("sqlite", "A 'open\n; B; C", "A B C"),
        ("", "A {{ f(';') }}; B", "A B"),
    ],
)
def test_statements_of_dialects(dialect: str, text: str, expected: str) -> None:
    behind, _ = _followed(text, dialect)
    skimmed = _skimmed(text, dialect)
    assert " ".join(re.compile(r"\w+").findall(text, at)[0] for at in sorted(skimmed)) == expected
    assert behind <= skimmed


def test_escaped_quotes_of_snowflake_hide_no_table() -> None:
    ddl = "".join(f"CREATE TABLE {t} (id NUMBER, note VARCHAR DEFAULT 'it\\'s');\n" for t in "abc")
    schema = parse_ddl(ddl, dialect="snowflake")
    assert [t.name for t in schema.tables] == ["a", "b", "c"]
    assert schema.tables[0].columns[1].default == r"'it\'s'"
