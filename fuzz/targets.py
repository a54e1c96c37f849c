"""What the fuzzer throws bytes at. Each target asserts what must hold for any text, and nothing else may be raised."""

from __future__ import annotations

from dataclasses import replace

from sql_copilot_ls.analysis.ide.highlights import encoded, runs
from sql_copilot_ls.analysis.ide.structure import folds
from sql_copilot_ls.analysis.scoping.table_lookup import catalog
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema import Kept, declarations, fold
from tests.analysis.everything import everything
from tests.shop import shop

DIALECTS = ("", "postgres", "mysql", "tsql", "oracle", "sqlite", "bigquery", "snowflake", "duckdb", "clickhouse")
FILES = ("a.sql", "V1__a.sql", "a.down.sql", "schema.prisma", "schema.yml", "")
PUT = ("", ";", "'", "(", "\n", "--", "\n\nSELECT ", "x")
SCHEMA = shop()


def analysis(data: bytes) -> None:
    """Every request of the language server, at one place; then an edit, followed and read anew."""
    if len(data) < 5:
        return
    dialect, place, at, put = DIALECTS[data[0] % len(DIALECTS)], data[1], data[2], PUT[data[3] % len(PUT)]
    text = data[4:].decode("utf-8", "replace")
    everything(text, len(text) * place // 255, dialect, SCHEMA, formats=len(text) < 1500)
    script, start = Script(text, dialect), len(text) * at // 255
    edited = text[:start] + put + text[start + data[3] // 8 :]
    followed, fresh = Script(edited, dialect, script), Script(edited, dialect)
    assert followed.starts == fresh.starts
    assert [s.text for s in followed.statements] == [s.text for s in fresh.statements]
    assert _tokens(followed) == _tokens(fresh)
    lines = TextLines(edited)
    assert folds(followed, lines) == folds(fresh, lines)


def _tokens(script: Script) -> list[str]:
    known = catalog(SCHEMA)
    placed = [(number, 0, encoded(s, s.text, "utf-16", known)) for number, s in enumerate(script.statements)]
    return [run.numbers for run in runs(placed)]


def schema(data: bytes) -> None:
    """The reader of every kind of schema file: a schema that holds together, and the same after an edit."""
    if len(data) < 5:
        return
    dialect, file, at, put = DIALECTS[data[0] % len(DIALECTS)], FILES[data[1] % len(FILES)], data[2], PUT[data[3] % 8]
    text, kept = data[4:].decode("utf-8", "replace"), Kept()
    start = len(text) * at // 255
    for version in (text, text[:start] + put + text[start + data[3] // 8 :]):
        read = declarations(version, dialect=dialect, file=file, kept=kept)
        anew = declarations(version, dialect=dialect, file=file)
        assert read == replace(anew, examples=())  # what is being written is no example yet
        folded = fold([read])
        for table in folded.tables:
            for key in table.foreign_keys:
                target = folded.table(key.table)
                assert target is not None
                assert len(key.columns) == len(key.references)
                assert all(target.column(c) is not None for c in key.references)


TARGETS = {"analysis": analysis, "schema": schema}
