"""Work off the event loop: given up when it does not come back, and others go on."""

from __future__ import annotations

import logging
import threading

import pytest

from sql_copilot_ls.server.background import Background, OverBudgetError


async def test_work_over_budget_is_given_up_and_named_and_the_next_is_done(caplog: pytest.LogCaptureFixture) -> None:
    released = threading.Event()

    def never_ends() -> None:
        released.wait()

    background = Background(threads=1, budget_seconds=0.05)
    with caplog.at_level(logging.ERROR), pytest.raises(OverBudgetError) as error:
        await background.run(never_ends)
    assert error.value.code == -32803
    assert "never_ends" in caplog.text
    assert await Background.run(background, lambda a, b: a + b, 1, 2) == 3
    released.set()
    background.close()


async def test_a_failure_is_the_callers() -> None:
    background = Background()
    with pytest.raises(ZeroDivisionError):
        await background.run(lambda: 1 // 0)
    background.close()
