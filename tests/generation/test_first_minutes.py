"""What a new user meets first, the sample, the walkthrough and README, is shown unasked by the packaged model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sql_copilot_ls.generation import Copilot
from sql_copilot_ls.linking import SchemaIndex
from sql_copilot_ls.schema import parse_ddl

EXTENSION = Path(__file__).resolve().parents[2] / "vscode-extension"
SAMPLE, _, UNSURE = (EXTENSION / "sample" / "questions.sql").read_text(encoding="utf-8").partition("-- This one")
PAGES = [EXTENSION / "README.md", *sorted((EXTENSION / "walkthrough").glob("*.md"))]
QUESTIONS = [line.removeprefix("-- ") for line in SAMPLE.splitlines()[1:] if line.startswith("-- ")]
QUESTIONS += [
    question
    for page in PAGES
    for block in re.findall(r"```sql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for question in re.findall(r"^-- (.*)$", block, re.MULTILINE)
]


def test_there_are_questions_in_both_languages() -> None:
    assert len(QUESTIONS) > 6
    assert any(not question.isascii() for question in QUESTIONS)


@pytest.mark.parametrize("question", list(dict.fromkeys(QUESTIONS)))
def test_it_is_shown_at_default_settings(copilot: Copilot, question: str) -> None:
    schema = SchemaIndex(parse_ddl((EXTENSION / "sample" / "schema.sql").read_text(encoding="utf-8")))
    best = copilot.suggest(question, schema, aliases=True)[0]
    assert best.should_show, f"{best.confidence:.2f} {best.sql}"


def test_what_the_sample_calls_less_sure_waits_to_be_asked_and_is_right(copilot: Copilot) -> None:
    schema = SchemaIndex(parse_ddl((EXTENSION / "sample" / "schema.sql").read_text(encoding="utf-8")))
    (question,) = re.findall(r"^-- (.*)$", UNSURE, re.MULTILINE)
    best = copilot.suggest(question, schema, aliases=True)[0]
    assert (best.should_show, best.sql) == (False, "SELECT * FROM products WHERE price > 100")
