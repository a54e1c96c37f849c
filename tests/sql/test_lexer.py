"""Tokens in every dialect: what is a string, a name, a comment; and that hostile text takes linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sql_copilot_ls.schema.migrations import applied_part
from sql_copilot_ls.schema.prisma import prisma_declarations
from sql_copilot_ls.sql.comments import comments
from sql_copilot_ls.sql.dialects import DIALECTS, canonical
from sql_copilot_ls.sql.lexer import Kind, Lexer, tokenize
from sql_copilot_ls.sql.statements import read_statement, statements

SHORT = {
    "W": Kind.WORD,
    "Q": Kind.QUOTED,
    "S": Kind.STRING,
    "C": Kind.COMMENT,
    "N": Kind.NUMBER,
    "P": Kind.PARAMETER,
    "O": Kind.OPERATOR,
    ".": Kind.PUNCTUATION,
}


@pytest.mark.parametrize(
    ("dialects", "text", "expected"),
    [
        ("mysql snowflake bigquery spark hive clickhouse", r"'it\'s' x", r"S'it\'s' Wx"),
        ("postgres sqlite oracle tsql duckdb ", r"'it\' x", r"S'it\' Wx"),
        ("postgres duckdb sqlite ", r"E'it\'s' x", r"SE'it\'s' Wx"),
        ("postgres duckdb snowflake ", "$$a;'b$$ $t$ c $$ $t$ $1", "S$$a;'b$$ S$t$ c $$ $t$ P$1"),
        ("mysql bigquery spark hive", '"a" `b`', 'S"a" Q`b`'),
        ("postgres oracle tsql sqlite ", '"a" `b`', 'Q"a" Q`b`'),
        ("tsql sqlite ", "[a b].[c]", "Q[a b] .. Q[c]"),
        ("postgres duckdb bigquery", "a[b]", "Wa .[ Wb .]"),
        ("mysql bigquery", "a #b\nc", "Wa C#b Wc"),
        ("tsql oracle ", "#b c", "W#b Wc"),
        ("postgres sqlite tsql", "# note\nc", "C# note Wc"),
        ("snowflake", "a // b\nc", "Wa C// b Wc"),
        ("postgres tsql duckdb ", "/* a /* b */ c */ d", "C/* a /* b */ c */ Wd"),
        ("mysql oracle sqlite snowflake", "/* a /* b */ d", "C/* a /* b */ Wd"),
        ("postgres ", "/* a /* b */ d", "C/* a /* b */ Wd"),
        ("oracle ", "q'[it's]' nq'!a'b!' x", "Sq'[it's]' Snq'!a'b!' Wx"),
        ("bigquery", "r'''a'b''' \"\"\"c\"d\"\"\" e", "Sr'''a'b''' S\"\"\"c\"d\"\"\" We"),
        ("mysql hive ", "2fa_codes 1.5 1e5 0xFF 12", "W2fa_codes N1.5 N1e5 N0xFF N12"),
        ("postgres ", "a->>'b' @> c::int", "Wa O->> S'b' O@> Wc O:: Wint"),
        ("postgres mysql tsql", "'open\nselect 1", "S'open Wselect N1"),
        ("", "{{ ref('a;b') }} {% if x %}", "P{{ ref('a;b') }} P{% if x %}"),
    ],
)  # fmt: skip
def test_tokens_of_dialects(dialects: str, text: str, expected: str) -> None:
    names = {kind: letter for letter, kind in SHORT.items()}
    for dialect in dialects.split(" "):
        tokens = list(tokenize(text, dialect))
        assert "".join(t.text for t in tokens) == text
        assert " ".join(names[t.kind] + t.text for t in tokens if t.kind != Kind.SPACE) == expected, dialect


@pytest.mark.parametrize(
    ("dialect", "text", "value"),
    [
        ("mysql", r"'it\'s'", "it's"),
        ("postgres", "'it''s'", "it's"),
        ("tsql", "N'ö'", "ö"),
        ("oracle", "q'[it's]'", "it's"),
        ("postgres", "$t$it's$t$", "it's"),
        ("bigquery", '"""it\'s"""', "it's"),
        ("mysql", '"it\'s"', "it's"),
        ("tsql", "[a]]b]", "a]b"),
        ("postgres", '"a""b"', 'a"b'),
        ("mysql", "`a``b`", "a`b"),
    ],
)
def test_values_are_without_their_quotes(dialect: str, text: str, value: str) -> None:
    (token,) = tokenize(text, dialect)
    assert token.value == value


def test_dialects_by_any_name() -> None:
    assert [canonical(n) for n in ("MariaDB", "postgresql", "SQLServer", "databricks", "klingon", "")] == [
        "mysql",
        "postgres",
        "tsql",
        "spark",
        "",
        "",
    ]
    named = [name for d in DIALECTS for name in (d.name, *d.aliases)]
    assert len(named) == len(set(named))


HOSTILE: dict[str, tuple[str, Callable[[int], str]]] = {
    "escaped quotes on lines of their own": ("mysql", lambda n: "'" + "\\'\n" * n),
    "escaped double quotes": ("mysql", lambda n: '"' + '\\"\n' * n),
    "dollar quotes that nothing closes": ("postgres", lambda n: "".join(f"$t{i}$ " for i in range(n))),
    "comments that open and never close": ("postgres", lambda n: "/* " * n),
    "stray openings inside comments": ("postgres", lambda n: "/* /**/ " * n),
    "openings and endings that share a star": ("postgres", lambda n: "*/" * n),
    "templates that nothing closes": ("", lambda n: "{{ " * n),
    "q quotes that nothing closes": ("oracle", lambda n: "q'[ a\n" * n),
    "triple quotes": ("bigquery", lambda n: "'''" + "\\''' \n" * n),
    "brackets that nothing closes": ("tsql", lambda n: "[" * n),
    "slashes after a comment": ("mysql", lambda n: "-- " + "x" * n + "\nselect 1" + "\n/" * n),
    "a GO that goes on": ("tsql", lambda n: "select 1\nGO" + " " * n + "x"),
    "blank lines and a comment": ("postgres", lambda n: "-- a" + "\n" * n),
    "COPY without its end": ("postgres", lambda n: "COPY t FROM STDIN;\n" * n),
    "ornaments": ("postgres", lambda n: "-- a" + "=" * n + "x\n/* " + "*" * n + " x */"),
}


def _read_everything(text: str, dialect: str) -> None:
    for _ in tokenize(text, dialect):
        pass
    comments(text, dialect)
    list(statements(text, dialect))
    lexer, position, delimiter = Lexer(text, dialect), 0, ";"
    while position < len(text):
        _, position, _, delimiter = read_statement(lexer, position, delimiter)
    applied_part(text)


def _cpu(read: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        read()
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_whatever_the_text_holds(name: str) -> None:
    dialect, make = HOSTILE[name]
    short, long = make(1_500), make(12_000)
    ratio = _cpu(lambda: _read_everything(long, dialect)) / _cpu(lambda: _read_everything(short, dialect))
    assert ratio < 24, f"8 times the text takes {ratio:.0f} times as long"


def test_prisma_blocks_take_linear_time() -> None:
    short, long = "enum a {\n  x\n}\n" * 1_000, "enum a {\n  x\n}\n" * 8_000
    ratio = _cpu(lambda: prisma_declarations(long)) / _cpu(lambda: prisma_declarations(short))
    assert ratio < 24, f"8 times the text takes {ratio:.0f} times as long"
