"""The document says what the grammar says."""

from __future__ import annotations

from tests.query.engines.document import PATH, text


def test_the_document_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == text(), "python -m tests.query.engines.document"
