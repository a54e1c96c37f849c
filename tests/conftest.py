"""Which tests are slow by nature: those that start a server process of their own."""

from __future__ import annotations

import pytest

_STARTS_A_SERVER = {"start", "wire"}
_QUICK_ALL_THE_SAME = "test_generation.py"
"""The way from a comment to its ghost text, through a real server: what a quick run must not miss."""


@pytest.hookimpl(tryfirst=True)  # before the marks choose
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A process takes a second or two of the processor to begin; a hundred of them were half of the quick tests."""
    for item in items:
        used = _STARTS_A_SERVER.intersection(getattr(item, "fixturenames", ()))
        if used and item.path.name != _QUICK_ALL_THE_SAME:
            item.add_marker(pytest.mark.slow)
