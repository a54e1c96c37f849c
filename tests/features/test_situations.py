"""The cursor situations: the wanted item is among the first three completions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.syntax.script import Script
from tests.shop import shop

SCHEMA = shop()
_BLOCK = re.compile(
    r"^-- # (?P<title>.*)\n-- want: (?P<want>.*)\n(?:-- dialect: (?P<dialect>.*)\n)?(?P<sql>(?:(?!-- # ).*\n?)*)", re.M
)


@dataclass(frozen=True)
class Situation:
    title: str
    want: str
    dialect: str
    sql: str


def situations() -> list[Situation]:
    found = []
    for path in sorted((Path(__file__).parent / "situations").glob("*.sql")):
        for match in _BLOCK.finditer(path.read_text(encoding="utf-8")):
            found.append(
                Situation(f"{path.stem}: {match['title']}", match["want"], match["dialect"] or "", match["sql"])
            )
    return found


def first_three(situation: Situation) -> list[str]:
    offset = situation.sql.index("$0")
    text = situation.sql.replace("$0", "", 1)
    return [item.label for item in complete(Script(text, situation.dialect), offset, SCHEMA)][:3]


def test_there_are_sixty() -> None:
    assert len(situations()) == 60


@pytest.mark.parametrize("situation", situations(), ids=lambda s: s.title)
def test_the_wanted_item_is_among_the_first_three(situation: Situation) -> None:
    assert situation.want in first_three(situation)
