"""Nothing that can stand in an editor makes the analysis throw: every prefix, random edits, random text."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.sql.embedded import regions
from sql_copilot_ls.sql.program_strings import LANGUAGES
from tests.analysis.everything import everything
from tests.shop import shop

HERE = Path(__file__).parent
SAMPLES = [p.read_text(encoding="utf-8") for p in sorted((HERE / "samples").glob("*.sql"))]
SAMPLES += [p.read_text(encoding="utf-8") for p in sorted((HERE.parent / "features/situations").glob("*.sql"))]
DIALECTS = ["", "postgres", "mysql", "tsql", "oracle", "sqlite", "bigquery", "snowflake"]
SCHEMA = shop()
slowly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

WORDS = """
    SELECT FROM WHERE JOIN ON ( ) , ; . * = 'a' "b" `c` [d] -- /* */ WITH AS a.b orders o customers GROUP BY ORDER CASE
    WHEN END BEGIN INSERT INTO VALUES UPDATE SET DELETE UNION $$ ' " ` [ 1 :p @v {{ }} OVER PARTITION CREATE TABLE VIEW
    REFERENCES USING EXISTS IN
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.sampled_from(SAMPLES), st.floats(0, 1), st.sampled_from(DIALECTS))
@slowly
def test_prefixes(text: str, part: float, dialect: str) -> None:
    prefix = text[: round(len(text) * part)]
    everything(prefix, len(prefix), dialect, SCHEMA, formats=len(prefix) < 1500)


@given(st.sampled_from(SAMPLES), st.floats(0, 1), st.sampled_from(DIALECTS))
@slowly
def test_a_cursor_anywhere(text: str, part: float, dialect: str) -> None:
    everything(text, round(len(text) * part), dialect, SCHEMA, formats=False)


@given(st.lists(PIECES, max_size=40), st.sampled_from([" ", "\n", ""]), st.sampled_from(DIALECTS))
@slowly
def test_words_in_any_order(pieces: list[str], between: str, dialect: str) -> None:
    text = between.join(pieces)
    everything(text, len(text) // 2, dialect, SCHEMA)


@given(st.text(max_size=60), st.sampled_from(DIALECTS))
@slowly
def test_any_characters(text: str, dialect: str) -> None:
    everything(text, len(text), dialect, SCHEMA)


@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 8), st.sampled_from(["", "x", "'", ";", "(", "--", "\n\nSELECT "])),
        max_size=4,
    ),
    st.sampled_from(DIALECTS),
)
@slowly
def test_a_script_that_follows_edits_equals_a_fresh_one(
    text: str, edits: list[tuple[float, int, str]], dialect: str
) -> None:
    script = Script(text, dialect)
    for part, removed, put in edits:
        at = round(len(text) * part)
        text = text[:at] + put + text[at + removed :]
        script = Script(text, dialect, script)
        fresh = Script(text, dialect)
        assert script.starts == fresh.starts
        assert [s.text for s in script.statements] == [s.text for s in fresh.statements]


@pytest.mark.parametrize("opening", ["(", "SELECT (", "SELECT * FROM (", "SELECT CASE WHEN ", "WITH a AS (", "[", "/*"])
def test_deep_nesting(opening: str) -> None:
    text = opening * 400
    everything(text, len(text), "", SCHEMA)


@given(st.text(alphabet="ab \"'`\\\n{}$fr#/%*=SELECTFROM", max_size=80), st.sampled_from(sorted(LANGUAGES)))
@slowly
def test_embedded_regions_keep_offsets(text: str, language: str) -> None:
    for region in regions(text + "'SELECT a FROM b'", language):
        assert len(region.text) == region.end - region.start


BEGINNINGS = ("WITH g", "INSERT INTO g", "CREATE TABLE g", "MERGE INTO g USING", "UPDATE g SET", "SELECT f", "CALL f")
MARKS = ("(", ")", ".", ",", "x", "'", "AS", "SELECT")


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_whatever_stands_where_a_list_may(beginning: str) -> None:
    for marks in product(MARKS, repeat=3):
        script = Script(f"{beginning} {' '.join(marks)}", "postgres")
        complete(script, len(script.text), SCHEMA)
        diagnose(script, SCHEMA)


def test_a_path_in_a_list_of_columns_counts_by_its_last_part() -> None:
    text = "WITH g(a, (b).c, d.e, .f) AS (SELECT 1, 2, 3, 4) SELECT  FROM g"
    offered = [item.label for item in complete(Script(text, "postgres"), text.index("  FROM") + 1, SCHEMA)]
    assert offered[:4] == ["a", "c", "e", "f"]
