"""No pattern of the package, over any text made from its own parts, costs more than in proportion to the text."""

from __future__ import annotations

import re
import signal

import pytest

from fuzz.growth import LENGTH, MOST_GROWTH, quadratic_cost, worst_of_pattern
from fuzz.inventory import Used, patterns
from fuzz.walk import worst_use

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a clock of the processor's time"),
]


@pytest.fixture(scope="module")
def every() -> list[Used]:
    return patterns()


@pytest.mark.timeout(1200)
def test_every_pattern_is_linear(every: list[Used]) -> None:
    quadratic = quadratic_cost(LENGTH)
    slow = []
    for used in every:
        worst = worst_use(used, quadratic)
        if worst.exponent > MOST_GROWTH:
            slow.append(f"{used.place} {worst}")
    assert slow == []


@pytest.mark.parametrize(
    "place", ["sql.lexer:_OPEN_NAME", "server.framing:_HEADER", "analysis.ide.request_shape:_SIGNS"]
)
def test_patterns_are_found_wherever_they_are_held(every: list[Used], place: str) -> None:
    assert place in {used.place for used in every}


@pytest.mark.parametrize(
    "pattern", [r"(?:\\[\s\S]|[\s\S])*'", r"\nGO[ \t]*;?[ \t]*\s*$", r"^\s*--", r"(\w+\s?)*;", r"=+x", r"a\s*\s*b"]
)
def test_the_walk_finds_what_is_slow(pattern: str) -> None:
    worst = worst_of_pattern(re.compile(pattern, re.MULTILINE), ["search"], quadratic_cost(LENGTH))
    assert worst.exponent > MOST_GROWTH
