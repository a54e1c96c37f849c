"""Offsets and positions in every encoding, and edits as LSP has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from sql_copilot_ls.analysis.syntax.text_lines import TextLines, column_to_units, units_to_column
from sql_copilot_ls.server.documents import Document

TEXTS = st.text(alphabet="a é客😀\n\r\f\u2028", max_size=40)
ENCODINGS = ["utf-8", "utf-16", "utf-32"]


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 9), ("utf-16", 4), ("utf-32", 3)])
def test_units_of_a_line(encoding: str, units: int) -> None:
    line = "é客😀x"
    assert column_to_units(line, 3, encoding) == units
    assert units_to_column(line, units, encoding) == 3
    assert units_to_column(line, 99, encoding) == 4


def test_inside_a_character_counts_as_its_start() -> None:
    assert units_to_column("😀x", 1, "utf-16") == 0
    assert units_to_column("客x", 2, "utf-8") == 0


def test_only_lsp_line_breaks_break_lines() -> None:
    lines = TextLines("a\fb\u2028c\r\nd\re\n")
    assert [lines.line(i) for i in range(lines.count)] == ["a\fb\u2028c", "d", "e", ""]


@given(TEXTS, st.integers(0, 50), st.sampled_from(ENCODINGS))
def test_offset_to_position_and_back(text: str, offset: int, encoding: str) -> None:
    offset = min(offset, len(text))
    document = Document("file:///a.sql", text, 1, "sql", encoding)
    back = document.offset_at(document.position_at(offset))
    inside_break = text[max(offset - 1, 0) : offset + 1] == "\r\n"
    assert back == (offset - 1 if inside_break else offset)


@given(TEXTS, st.integers(0, 9), st.integers(0, 99), st.sampled_from(ENCODINGS))
def test_any_position_is_inside_the_text(text: str, line: int, character: int, encoding: str) -> None:
    document = Document("file:///a.sql", text, 1, "sql", encoding)
    assert 0 <= document.offset_at(types.Position(line, character)) <= len(text)


@given(TEXTS, TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_lines_after_an_edit_are_those_of_the_new_text(text: str, replacement: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    lines = TextLines(text)
    edited = lines.edited(start, end, replacement)
    assert edited.text == text[:start] + replacement + text[end:]
    assert edited.starts == TextLines(edited.text).starts
