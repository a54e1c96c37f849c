"""All pure functions of the analysis room at once, for tests that any text may be thrown at."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.ide.highlights import semantic_tokens
from sql_copilot_ls.analysis.ide.refactorings import actions
from sql_copilot_ls.analysis.ide.signature import signature
from sql_copilot_ls.analysis.ide.structure import folds, selections, symbol
from sql_copilot_ls.analysis.scoping.name_uses import name_at, occurrences
from sql_copilot_ls.analysis.scoping.renaming import RenameRefusedError, check_rename, unresolved
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.lexer import tokenize


def everything(text: str, offset: int, dialect: str, schema: Schema, *, formats: bool = True) -> None:
    """Ask for all there is at an offset; what must always hold is asserted, and nothing may be raised."""
    assert "".join(t.text for t in tokenize(text, dialect)) == text
    script = Script(text, dialect)
    assert "".join(s.text for s in script.statements) == text
    for item in complete(script, offset, schema):
        assert 0 <= item.start <= offset <= item.end <= len(text)
    card = hover(script, offset, schema)
    assert card is None or 0 <= card.start <= offset <= card.end <= len(text)
    signature(script, offset, schema)
    use = name_at(script, offset, schema)
    if use is not None:
        for found in occurrences(script, use.key, schema, near=offset):
            assert 0 <= found.start < found.end <= len(text)
        unresolved(script, use.key, schema)
        with suppress(RenameRefusedError):
            check_rename(use, "fresh", schema, script)
    spans = selections(script, offset)
    for (a, b), (c, d) in pairwise(spans):
        assert c <= a
        assert b <= d
    lines = TextLines(text)
    assert all(0 <= f.start < f.end < lines.count for f in folds(script, lines))
    for statement in script.statements:
        symbol(statement)
    highlights = semantic_tokens(script, schema)
    assert all(a.end <= b.start for a, b in pairwise(highlights))
    faults = diagnose(script, schema)
    assert all(0 <= f.start <= f.end <= len(text) for f in faults)
    for action in actions(script, offset, offset, schema, faults):
        assert action.edits
    if formats:
        formatted = format_script(text, dialect)
        assert format_script(formatted, dialect) == formatted
