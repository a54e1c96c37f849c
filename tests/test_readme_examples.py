"""README's examples are what the command says, and sure enough to be shown unasked in an editor."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from sql_copilot_ls.cli import main

ROOT = Path(__file__).resolve().parent.parent
CONSOLE = (ROOT / "README.md").read_text(encoding="utf-8").split("```console\n")[1].split("```")[0]
EXAMPLES = [example.split("\n", 1) for example in CONSOLE.split("$ ")[1:]]


@pytest.mark.parametrize(("command", "answer"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_is_what_the_command_says(
    command: str, answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)[1:]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == answer.strip()
    assert said.err == ""
