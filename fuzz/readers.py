"""Every reader of texts that others wrote, as a function of a text, and what is repeated in the texts put before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO

from fuzz.growth import Run, repeated
from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.comment_request import request_near, requests, typing_at
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.continuation import continued
from sql_copilot_ls.analysis.ide.dbt_sql import with_references
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.highlights import semantic_tokens
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.ide.request_shape import not_asking
from sql_copilot_ls.analysis.ide.signature import signature
from sql_copilot_ls.analysis.ide.structure import folds, selections, symbol
from sql_copilot_ls.analysis.scoping.fields import element, fields
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.analysis.syntax.dbt_templates import reference_at
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.explaining import NotExplainedError, explained
from sql_copilot_ls.generation.changes import means_all
from sql_copilot_ls.generation.prefix import goes_on
from sql_copilot_ls.glossary.glossary_text import mentions, offers
from sql_copilot_ls.linking.words import quoted_spans, split_words
from sql_copilot_ls.own_queries.wording import wording
from sql_copilot_ls.periods import read_periods
from sql_copilot_ls.query.catalog import catalog_of
from sql_copilot_ls.schema.code_lists import codes_of
from sql_copilot_ls.schema.fold import fold
from sql_copilot_ls.schema.model import ColumnKind, Schema
from sql_copilot_ls.schema.readers import declarations
from sql_copilot_ls.schema.terms import glossary_declarations
from sql_copilot_ls.server.framing import FramedInput
from sql_copilot_ls.sql.comments import comments
from sql_copilot_ls.sql.embedded import regions
from sql_copilot_ls.sql.lexer import tokenize
from sql_copilot_ls.sql.statements import statements
from sql_copilot_ls.workspace.globs import LONGEST, Globs, alternatives

MARKS = (
    "(", ")", "()", "((", "[", "{", "{{", "${", "<", ",", ";", ".", "a.", "=", "-", "--", "-- a\n", "--\n", "#", "/*",
    "/* ", "/*!", "*/", "/**/", "//", "'", "''", '"', '""', '"""', "`", "$", "$$",
    "$a$", "q'[", "\\", "\\d", "\n", "\n\n", "\r\n", " ", "\t", "%%", "@", "@@", ":", "::", "?", "|", "“", "《", "中",
    "年", "1", "1-", "1,", "1.", "a", "a ", "_", "GO\n", "GO ", "/\n", "\\.\n",
)  # fmt: skip
"""Delimiters of all languages that are read."""
STATEMENTS = (
    "select ", "select id from t union ", "select (", "with a as (", "case when ", "case ", "end ", "begin ", "if ",
    "not ", "and ", "or ", "exists (select ", "from t join ", "select a.b, ", "from (",
    "in (", "cast(a as ", "over (partition by ", "between 1 and ", "interval '", "x -> ", "f(", "a[", "array<",
    "struct<a ", "as ", "insert into t values (", "(1),", "update t set a = ", "merge into t ",
    "create table t (", "create table t (a int); ", "a int, ", "a int default ", "check (", "enum('a',",
    "references t(", "constraint c foreign key (", "comment on column a.b is 'x';\n",
    "alter table t add a int;\n", "drop table t;\n", "create view v as select ", "create function f() as $$ begin ",
    "create procedure p begin ", "delimiter //\n", "copy t from stdin;\n",
    "insert into t values ('a');\n", "-- +goose Down\n", "-- migrate:up\n", "model a {\n", "enum a {\n}\n",
    "  a Int @default(", "@relation(", "models:\n  - name: a\n", "  - ", "a: ", "\"a\": ",
    "$0 from payments p where ",
    "last month and ", "between 1 may and ", "最近", "2024年1月到", "the ", "from 1 to ", "P = \"\"\"",
    "'select a from b'\n%sql select 1\n",
    "db.run('select ", "`select ${", "'a' 'b' ", "1=a, ", "0: a; ",
)  # fmt: skip
"""What statements and comments begin with."""


def units() -> Iterator[Callable[[int], str]]:
    """Texts as functions of their length."""
    for unit in (*MARKS, *STATEMENTS):
        yield repeated("", unit, "")
    for head, unit, end in (
        ("select ", "(", ""), ("select ", "(", ")"), ("select 1\nGO", " ", "x"), ("-- a", "\n", "--"),
        ("-- a", "=", "x"), ("create table t (a int /* ", "*", "x */"), ("P = \"\"\"\n", "\\d", ""),
        ("select * from ", "t,", ""), ("select * from ", "orders o join ", ""),
        ("select ", "a,", " from t"), ("select * from t where ", "a = 1 or ", "1"),
        ("with ", "a as (select 1), ", "b as (select 2) select * from a"),
        ("create table t (a enum(", "'a',", "'b'))"), ("create table t (a int comment '", "1=a, ", "')"),
        ("create table t (a ", "x", ")"), ("create table t (a int default ", "(", ")"),
        ("insert into t values ", "(1,2),", "(1,2)"), ("select '", "''", ""), ("select $a$", "$b$", ""),
        ("/* ", "*", "x"), ("-- ", " ", "x"), ("-- list ", "pls ", "x"), ("-- select a from ", "a", "+"),
        ("a: ", " ", "#x"), ("a: ", "x ", "#"), ("Content-Length: ", "1", "\r\n"), ("", "a\n", ""),
        ("from t ", "left join t on a = b ", ""), ("select ", "a as b, ", "c"), ("select a from t ", "-", "-"),
    ):  # fmt: skip
        yield repeated(head, unit, end)
    for a, b in (
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("/*", "*/"),
        ("begin ", "end "),
        ("case when 1 then ", " end"),
        ("struct<a ", ">"),
        ("(select ", ")"),
        ("array(", ")"),
    ):
        yield _nested(a, b)
    yield (
        lambda length: (
            "with "
            + ", ".join(f"c{i} as (select * from c{i - 1})" for i in range(max(1, length // 32)))
            + " select * from c0"
        )
    )
    yield lambda length: "".join(f"create table t{i} (a int references t{i - 1}(a));\n" for i in range(length // 44))
    yield lambda length: "create table t (" + ", ".join(f"c{i} int" for i in range(length // 9)) + ")"
    yield (
        lambda length: (
            "create table t (a int);\n"
            + "".join(f"alter table t rename to t; alter table t add c{i} int;\n" for i in range(length // 50))
        )
    )


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    """As many of the one as of the other behind them."""

    def text(length: int) -> str:
        times = length // (len(opening) + len(closing))
        return opening * times + closing * times

    return text


def _readers_of(dialect: str) -> dict[str, Run]:
    return {
        f"tokens {dialect}".strip(): lambda text: [*tokenize(text, dialect)],
        f"statements {dialect}".strip(): lambda text: [*statements(text, dialect)],
        f"schema {dialect}".strip(): _schema_reader("a.sql", dialect),
    }


def _schema_reader(file: str, dialect: str = "") -> Run:
    return lambda text: fold([declarations(text, dialect=dialect, file=file)])


def _embedded_reader(language: str) -> Run:
    return lambda text: regions(text, language)


def _program_reader(file: str) -> Run:
    return lambda text: declarations(f"select {text}", file=file)


def readers(schema: Schema) -> dict[str, Run]:
    """All of them by name."""
    found: dict[str, Run] = {}
    for dialect in ("", "postgres", "mysql", "tsql", "oracle", "bigquery"):
        found |= _readers_of(dialect)
    found |= {f"schema {file}": _schema_reader(file) for file in ("schema.prisma", "schema.yml", "V1__a.down.sql")}
    found |= {f"embedded {language}": _embedded_reader(language) for language in ("python", "typescript", "go")}
    found |= {f"queries of {file}": _program_reader(file) for file in ("a.py", "a.ts")}
    found |= {
        "comments": lambda text: comments(text, ""),
        "comments mysql": lambda text: comments(text, "mysql"),
        "codes": lambda text: codes_of.__wrapped__(text, ColumnKind.TEXT, "status"),
        "nested types": lambda text: (fields(text), element(text)),
        "script": lambda text: Script(text, ""),
        "completion": lambda text: complete(Script(text, ""), len(text), schema),
        "hover": lambda text: hover(Script(text, ""), len(text) // 2, schema),
        "signature": lambda text: signature(Script(text, ""), len(text), schema),
        "diagnostics": lambda text: diagnose(Script(text, ""), schema),
        "highlights": lambda text: semantic_tokens(Script(text, ""), schema),
        "structure": _structure,
        "names": lambda text: _names(text, schema),
        "formatter": lambda text: format_script(text, ""),
        "requests": requests,
        "request near": lambda text: request_near(text, len(text), names=None),
        "typing": lambda text: typing_at(text, len(text), names=None),
        "gate of requests": lambda text: (not_asking(text), means_all(text)),
        "continuation": lambda text: (continued(text, text + "x"), goes_on(text, text + "x")),
        "question": lambda text: (quoted_spans(text), split_words(text)),
        "periods": read_periods,
        "globs": lambda text: Globs([text[:500]]).match("a/" * (len(text) // 2)),
        "glob braces": _braces,
        "framing": _frames,
        "code actions": lambda text: actions(Script(text, ""), len(text) // 2, len(text), schema, []),
        "glossary": lambda text: glossary_declarations(text, file="sqlcopilot.toml"),
        "glossary names": lambda text: (
            mentions(text, catalog_of(schema)),
            offers(text, len(text), catalog_of(schema)),
        ),
        "dbt template": lambda text: reference_at(text, len(text)),
        "dbt query": lambda text: with_references(text, "", schema),
        "words of an example": wording.__wrapped__,
        "explained": lambda text: _told(text, schema),
    }
    return found


def _structure(text: str) -> None:
    script, lines = Script(text, ""), TextLines(text)
    folds(script, lines)
    selections(script, len(text) // 2)
    for statement in script.statements:
        symbol(statement)


def _names(text: str, schema: Schema) -> None:
    script = Script(text, "")
    use = name_at(script, len(text) // 2, schema)
    if use is not None:
        occurrences(script, use.key, schema, near=len(text) // 2)


def _told(text: str, schema: Schema) -> None:
    with suppress(NotExplainedError):
        explained(text, schema)


def _braces(text: str) -> None:
    with suppress(ValueError):
        alternatives(text[:LONGEST])  # longer ones are refused before


def _frames(text: str) -> None:
    framed = FramedInput(BytesIO(text.encode()))
    while framed.message() is not None:
        pass
