"""Sixty situations in folders of files: what is offered, said and found depends on where a name stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

import pytest

from sql_copilot_ls.analysis.ide.cards import hover
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.scoping.name_uses import name_at, source_of
from sql_copilot_ls.analysis.scoping.sessions import seen_by
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.sql.embedded import regions
from tests.analysis.folder import Folder

_BLOCK = re.compile(r"^-- # (?P<title>.*)\n(?P<body>(?:(?!-- # ).*\n?)*)", re.M)
_ASKED = re.compile(r"-- (want|says|finds|hovers): ?(.*)")
_FILE = re.compile(r"^-- file: (.*)\n", re.M)
_LANGUAGES = {".py": "python", ".ts": "typescript", ".go": "go"}


@dataclass(frozen=True)
class Situation:
    """What is asked at the `$0` of one of the files; `question` is want (among the first three completions), says
    (the messages, hints aside), finds (file and line of the definition) or hovers (part of the card)."""

    title: str
    question: str
    answer: str
    dialect: str
    files: dict[str, str]


def situations() -> list[Situation]:
    found = []
    for path in sorted((Path(__file__).parent / "situations" / "places").glob("*.txt")):
        for match in _BLOCK.finditer(path.read_text(encoding="utf-8")):
            head, *parts = _FILE.split(match["body"])
            asked = _ASKED.search(head)
            assert asked is not None, match["title"]
            dialect = re.search(r"-- dialect: (.*)", head)
            files = {name: text.rstrip("\n") + "\n" for name, text in zip(parts[::2], parts[1::2], strict=True)}
            title = f"{path.stem}: {match['title']}"
            found.append(Situation(title, asked[1], asked[2], dialect[1] if dialect else "postgres", files))
    return found


def answers(situation: Situation) -> list[str]:
    (here,) = (name for name, text in situation.files.items() if "$0" in text)
    marked = situation.files[here].replace(", $1", ", $2") if here.endswith(".go") else situation.files[here]
    offset, text = marked.index("$0"), marked.replace("$0", "", 1)
    declaring = {n: t for n, t in {**situation.files, here: text}.items() if PurePath(n).suffix not in _LANGUAGES}
    folder = Folder(declaring, situation.dialect)
    language = _LANGUAGES.get(PurePath(here).suffix)
    parts = [(r.start, Script(r.text, situation.dialect)) for r in regions(text, language)] if language else []
    if not language:
        parts = [(0, folder.script(here))]
    folder_schema = folder.seen_from(here)
    session = [script for _, script in parts]
    if situation.question == "says":
        return [
            f.message
            for _, script in parts
            for f in diagnose(script, seen_by(script, session, folder_schema))
            if f.severity != "hint"
        ]
    base, script = next((b, s) for b, s in parts if b <= offset <= b + len(s.text))
    schema = seen_by(script, session, folder_schema)
    if situation.question == "want":
        return [c.label if not c.insert.endswith(" = ") else c.insert for c in complete(script, offset - base, schema)]
    if situation.question == "hovers":
        card = hover(script, offset - base, schema)
        return [card.markdown] if card else []
    use = name_at(script, offset - base, schema)
    source = source_of(use, script, schema) if use is not None else None
    return [f"{PurePath(source.file).name}:{source.line + 1}"] if source is not None else []


def is_right(situation: Situation) -> bool:
    found = answers(situation)
    if situation.question == "want":
        return situation.answer in found[:3]
    if situation.question == "hovers":
        return any(situation.answer in card for card in found)
    return found == ([situation.answer] if situation.answer else [])


def test_there_are_sixty() -> None:
    assert len(situations()) == 60


@pytest.mark.parametrize("situation", situations(), ids=lambda s: s.title)
def test_a_situation(situation: Situation) -> None:
    assert is_right(situation), answers(situation)[:5]
