"""The table of what a new user tripped over names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "e2e"
ROWS = re.findall(r"^\| (\d+) \| .+? \| (.+) \|$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)


def test_every_row_has_tests_and_each_is_there() -> None:
    assert [int(number) for number, _ in ROWS] == list(range(1, 22))
    for number, cell in ROWS:
        found = re.findall(r"`([\w/.-]+)`(?: \"(rows? [\w ]+)\")?", cell)
        assert found, number
        for name, title in found:
            path = FOLDER / name if name.startswith("suites/") else ROOT / name
            assert title in path.read_text("utf-8"), (number, name, title)
