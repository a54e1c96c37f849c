"""SECURITY.md says what holds and tests/README.md what was wrong once, both with the tests; caches are bounded."""

from __future__ import annotations

import functools
import inspect
import re
from pathlib import Path

import pytest

from fuzz.inventory import modules

ROOT = Path(__file__).resolve().parents[1]
PAGES = [(ROOT / page).read_text(encoding="utf-8") for page in ("SECURITY.md", "tests/README.md")]
NAMED = sorted({named for page in PAGES for named in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", page)})


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_exists(file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE)


def test_every_sentence_names_a_test() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    cannot = text[text.index("## What a workspace cannot do") : text.index("## What it can do")]
    rows = [line for line in cannot.splitlines() if line.startswith("| ") and not line.startswith("| sentence")]
    assert len(rows) >= 15
    assert all("::test_" in line for line in rows)


def test_every_cache_of_texts_is_bounded() -> None:
    """One without a bound takes nothing that a file or a client says: no parameter, a type, or one of a few names."""
    of_few_values = {"_encoder", "_decoder"}
    unbounded = []
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == module.__name__:
                is_bounded = value.cache_parameters()["maxsize"] is not None
                if not is_bounded and inspect.signature(value).parameters and name not in of_few_values:
                    unbounded.append(f"{module.__name__}.{name}")
    assert unbounded == []
