"""Answers for a whole file, kept per statement: after any edits they are what a fresh server would say."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.highlights import Run, change, semantic_tokens
from sql_copilot_ls.analysis.ide.structure import folds
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.features.document_symbol import outline
from sql_copilot_ls.features.semantic_tokens import tokens_of
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.server.documents import Document
from sql_copilot_ls.server.scripts import Part
from tests.analysis.test_any_text import SAMPLES
from tests.features.test_requests import begin
from tests.shop import SHOP, shop

LATER = shop(SHOP.replace("total number", "amount number").replace("name text", "title text"))
LATER = Schema(tuple(t for t in LATER.tables if t.name != "reviews"))
SCHEMAS = [shop(), LATER, Schema()]
TEXTS = [*SAMPLES, "SELECT '𝒜', o.id -- é\r\nFROM orders o; SELECT 1;\rSELECT /* 𝒜\r\n\r */ total FROM orders\n"]
EDIT = st.tuples(
    st.floats(0, 1), st.integers(0, 8), st.sampled_from(["", "x", "'", ";", "(", "--", "\n", "\r", "𝒜", "\n\nSELECT "])
)


def numbers(runs: list[Run]) -> list[int]:
    return [int(n) for run in runs for n in run.numbers.split(",")]


def plainly(document: Document, script: Script, schema: Schema) -> list[int]:
    """The semantic tokens, worked out token by token over the whole text."""
    places: list[tuple[int, int, int, int, int]] = []
    for token in semantic_tokens(script, schema):
        for line in range(document.lines.position(token.start)[0], document.lines.position(token.end)[0] + 1):
            start = max(token.start, document.lines.starts[line])
            end = min(token.end, document.lines.line_end(line))
            if start < end:
                first, last = document.position_at(start).character, document.position_at(end).character
                places.append((line, first, last - first, token.type, token.modifiers))
    found: list[int] = []
    for (line, character, *_), (next_line, next_character, *rest) in pairwise([(0, 0, 0, 0, 0), *places]):
        found += [next_line - line, next_character - (character if line == next_line else 0), *rest]
    return found


@pytest.mark.slow
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(EDIT, st.sampled_from(SCHEMAS)), max_size=5),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_answers_that_follow_edits_are_those_of_a_fresh_server(
    text: str, edits: list[tuple[tuple[float, int, str], Schema]], encoding: str
) -> None:
    script: Script | None = None
    sent: list[int] = []
    former: list[Run] = []
    for (part, removed, put), schema in [((0.0, 0, ""), SCHEMAS[0]), *edits]:
        at = round(len(text) * part)
        text = text[:at] + put + text[at + removed :]
        document = Document("file:///a.sql", text, 1, "sql", encoding)
        script, fresh = Script(text, "", script), Script(text)
        runs = tokens_of(document, [Part(0, script)], schema)
        assert numbers(runs) == plainly(document, fresh, schema)
        assert outline(document, script) == outline(document, fresh)
        assert folds(script, document.lines) == folds(fresh, document.lines)
        if len(text) < 1500:
            assert format_script(text, "", None, script) == format_script(text)
        assert diagnose(script, schema) == diagnose(fresh, schema)
        changed = change(former, runs)
        if changed is not None:
            put_in = [int(n) for n in changed.numbers.split(",") if n]
            sent[changed.start : changed.start + changed.removed] = put_in
        assert sent == numbers(runs)
        former = runs


def test_an_edit_sends_the_tokens_of_its_statement_only() -> None:
    text = "SELECT id FROM orders;\n" * 50
    former = tokens_of(Document("", text, 1, "sql", "utf-16"), [Part(0, Script(text))], SCHEMAS[0])
    edited = "\n" + text.replace("id", "total", 1)
    document = Document("", edited, 2, "sql", "utf-16")
    runs = tokens_of(document, [Part(0, Script(edited))], SCHEMAS[0])
    changed = change(former, runs)
    assert changed is not None
    assert (changed.start, changed.removed, changed.numbers.count(",") + 1) == (0, 20, 20)


def test_what_is_known_of_statements_around_an_edit_is_kept() -> None:
    text = "".join(f"CREATE TABLE t{n} (id INT);\n" for n in range(9))
    before = Script(text)
    after = Script(text.replace("t4 (", "t4 (a INT, "), "", before)
    changed = [
        n for n, (old, new) in enumerate(zip(before.statements, after.statements, strict=False)) if old is not new
    ]
    assert changed == [4]
    again = Script(text.replace("t2", "x2").replace("t6", "x6"), "", before)
    changed = [
        n for n, (old, new) in enumerate(zip(before.statements, again.statements, strict=False)) if old is not new
    ]
    assert changed == [2, 6]


def test_symbols_name_what_percent_signs_and_quotes_surround() -> None:
    text = 'SELECT 1; CREATE TABLE "50% \\ off" ("%d" INT,\n"é" INT);'
    document = Document("", text, 1, "sql", "utf-16")
    found: list[Any] = [json.loads(s) for s in outline(document, Script(text))]
    assert [(s["name"], [c["name"] for c in s["children"]]) for s in found[1:]] == [("50% \\ off", ["%d", "é"])]
    assert found[1]["children"][0]["range"] == {
        "start": {"line": 0, "character": 36},
        "end": {"line": 0, "character": 40},
    }
    assert found[1]["children"][1]["range"]["start"] == {"line": 1, "character": 0}


async def test_the_difference_follows_the_whole_in_a_real_server(start: Any) -> None:
    text = "SELECT id, total FROM orders;\nSELECT name FROM customers;\n"
    session, uri = await begin(start, text)
    identifier = types.TextDocumentIdentifier(uri)
    client = session.client
    first = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(identifier))
    edited = text.replace("total", "customer_id")
    session.change(uri, edited)
    asked = types.SemanticTokensDeltaParams(identifier, first.result_id)
    delta = await client.text_document_semantic_tokens_full_delta_async(asked)
    data = list(first.data)
    for edit in delta.edits:
        data[edit.start : edit.start + edit.delete_count] = edit.data
    second = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(identifier))
    assert list(second.data) == data != list(first.data)
    stale = await client.text_document_semantic_tokens_full_delta_async(asked)
    assert list(stale.data) == data
    lines = types.Range(types.Position(1, 0), types.Position(1, 3))
    part = await client.text_document_semantic_tokens_range_async(types.SemanticTokensRangeParams(identifier, lines))
    assert list(part.data[:5]) == [1, 0, 6, 0, 0]


@pytest.mark.parametrize("at", [0, 1, 250, 498])
def test_after_an_edit_only_what_it_touched_is_read_again(at: int) -> None:
    lines = [f"CREATE TABLE t{n} (id INT, 名 TEXT);" for n in range(500)]
    old = Script("\n".join(lines), "sqlite")
    lines[at] = lines[at].replace("id INT", "id INT, more INT")
    new = Script("\n".join(lines), "sqlite", old)
    fresh = Script("\n".join(lines), "sqlite")
    assert (new.starts, [s.text for s in new.statements]) == (fresh.starts, [s.text for s in fresh.statements])
    kept = {id(s) for s in old.statements}
    assert [n for n, s in enumerate(new.statements) if id(s) not in kept] == [at]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", ["a;\nbc;\n\n;d", "é𝒜;\n 𝒜x;\ny", "a;\r\nb;\rc;\n"])
def test_places_of_many_offsets_are_those_of_each(text: str, encoding: str) -> None:
    document = Document("file:///a.sql", text, 1, "sql", encoding)
    offsets = list(range(len(text) + 1))
    assert document.places_of(offsets) == [document.place_of(offset) for offset in offsets]
