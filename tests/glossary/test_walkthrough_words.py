"""The glossary that the walkthrough shows means what it says over the sample's tables, with the packaged model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.glossary import worded
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import declarations, fold

EXTENSION = Path(__file__).resolve().parents[2] / "vscode-extension"


@pytest.fixture(scope="module")
def index() -> SchemaIndex:
    page = (EXTENSION / "walkthrough" / "words.md").read_text("utf-8")
    glossary = "\n".join(re.findall(r"```toml\n(.*?)```", page, re.DOTALL))
    ddl = (EXTENSION / "sample" / "schema.sql").read_text("utf-8")
    found = worded(fold([declarations(ddl, file="schema.sql"), declarations(glossary, file="words.glossary.toml")]))
    assert found.faults == ()
    return SchemaIndex(found.schema)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("units by category", "SUM("),
        ("number of old hands by city", "joined_on < '2024-01-01'"),
        ("老客户的数量", "joined_on < '2024-01-01'"),
    ],
)
def test_its_words_are_understood(index: SchemaIndex, comment: str, said: str) -> None:
    assert said in Copilot().suggest(comment, index)[0].sql
