"""Followed edit by edit, a script is that of the text as it stands, wherever quotes and delimiters open and close."""

from __future__ import annotations

import random

import pytest

from sql_copilot_ls.analysis.syntax.script import Script

_PIECES = (
    *("SELECT 1;", "SELECT a\nFROM t\n\n", "SELECT b FROM u;\n", "UPDATE t SET a = 1 ", "INSERT INTO t VALUES (1);\n"),
    *(
        "GO\n",
        " GO\n",
        "/\n",
        "\\G\n",
        "DELIMITER //\n",
        "DELIMITER ;\n",
        "-- c\n",
        "/* d\n*/ ",
        "/* a /* b */ ",
        "\n",
        "\r\n",
    ),
    *("CREATE TRIGGER x BEGIN SELECT 1; END //\n", "CREATE PROCEDURE p AS BEGIN SELECT 1; SELECT 2 END\n", "BEGIN;"),
    *(
        "'open ",
        "'s'; ",
        "$$ body; $$ ",
        "$tag$ ",
        "$tag$;\n",
        "{{ x ",
        "}} ",
        "{% ",
        "COPY t FROM STDIN;\n1\t2\n",
        "\\.\n",
    ),
)
_EDITS = (
    *("", "x", "'", ";", "(", "--", "\n", "/*", "*/", "$$", "$t$", ":a", "{{", "}}", "\n\\.\n", "\nSELECT ", "GO\n"),
    *("DELIMITER ;\n", " BEGIN "),
)


def _read(script: Script) -> list[tuple[object, ...]]:
    statements = zip(script.starts, script.statements, strict=True)
    return [(start, s.text, s.delimiter, s.terminated, s.tokens) for start, s in statements]


@pytest.mark.parametrize("dialect", ["", "tsql", "mysql", "postgres", "oracle", "snowflake"])
@pytest.mark.parametrize("seed", range(12))
def test_step_by_step_it_is_what_it_is_afresh(seed: int, dialect: str) -> None:
    chance = random.Random(f"{seed} {dialect}")
    for _ in range(25):
        text = "".join(chance.choice(_PIECES) for _ in range(chance.randrange(2, 14)))
        script = Script(text, dialect)
        for _ in range(4):
            at, length = chance.randrange(len(text) + 1), chance.randrange(5)
            before, text = text, text[:at] + chance.choice(_EDITS) + text[at + length :]
            script = Script(text, dialect, script)
            assert _read(script) == _read(Script(text, dialect)), (before, text)


@pytest.mark.parametrize(
    ("dialect", "before", "after"),
    [
        ("postgres", "SELECT $$ a;\nSELECT 1;\nSELECT 2;\nSELECT 3;", "SELECT $$ a;\nSELECT 1;\nSELECT 2;\nSELECT $$;"),
        ("postgres", "SELECT $t$ a; 1;\nSELECT $$;\n2; $$;\n3;", "SELECT $t$ a; 1;\nSELECT $$;\n2; $$;\n$t$;"),
        ("", "SELECT {{ a;\n1;\n2;\n3;", "SELECT {{ a;\n1;\n2;\n}};"),
        ("postgres", "/* a /* b */ 1;\n2;\n3;\n4;", "/* a /* b */ 1;\n2;\n3;\n*/ 4;"),
        ("postgres", "COPY t FROM STDIN;\n1;\n2;\n3;\n", "COPY t FROM STDIN;\n1;\n2;\n3;\n\\.\n"),
        ("mysql", "SELECT 1\nDELIMITER //\nSELECT 2//", "SELECT 1\nDELIMITER //SELECT 2//"),
    ],
)
def test_what_closes_far_below_is_read_from_where_it_opened(dialect: str, before: str, after: str) -> None:
    for one, other in ((before, after), (after, before)):
        assert _read(Script(other, dialect, Script(one, dialect))) == _read(Script(other, dialect))


def test_a_delimiter_holds_from_its_line_on() -> None:
    script = Script("SELECT 1\nDELIMITER //\nSELECT 2//\n", "mysql")
    assert [s.delimiter for s in script.statements[:3]] == [";", "//", "//"]
