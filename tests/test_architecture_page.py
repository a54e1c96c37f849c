"""docs/architecture.md says what is: its files and functions exist, its table of rooms is the one that is enforced."""

from __future__ import annotations

import ast
import re

from tests.test_architecture import NAMED_TWICE, ROOMS, ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)(?::(\w+))?`", PAGE)
ROW = re.compile(r"^\| `(?:sql_copilot_ls/)?(\w+)` \|.*\| ([^|]*) \|$", re.MULTILINE)
BELOW = ("", "sql_copilot_ls/")
"""Where a path may start."""


def test_every_file_and_function_exists() -> None:
    assert len(NAMED) > 25
    wrong = []
    for path, function in NAMED:
        file = next((ROOT / start / path for start in BELOW if (ROOT / start / path).is_file()), None)
        if file is None:
            wrong.append(path)
        elif function:
            nodes = ast.walk(ast.parse(file.read_bytes()))
            if not any(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and n.name == function for n in nodes):
                wrong.append(f"{path}:{function}")
    assert wrong == []


def test_the_rooms_are_those_that_are_enforced() -> None:
    said = {room: set() if may == "–" else set(may.split(", ")) for room, may in ROW.findall(PAGE)}
    assert said == ROOMS


def test_every_name_that_occurs_twice_has_its_reason() -> None:
    reasons = PAGE[PAGE.index("## Names and sizes") :]
    assert [name for name in NAMED_TWICE if f"`{name}`" not in reasons] == []
