"""The fuzzer's targets run, on what it starts from; the fuzzing itself is `python -m fuzz`."""

from __future__ import annotations

import random

import pytest

from fuzz.__main__ import ROOT, seeds
from fuzz.targets import TARGETS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_targets_hold_on_seeds_and_garbage(name: str) -> None:
    chance = random.Random(1)
    texts = seeds([ROOT / "tests/analysis/samples", ROOT / "tests/features/situations", ROOT / "examples"])
    for text in chance.sample(texts, 8):
        TARGETS[name](chance.randbytes(4) + text.encode())
    for _ in range(40):
        TARGETS[name](chance.randbytes(60))
