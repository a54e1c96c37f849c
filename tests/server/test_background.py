"""Work off the event loop: given up when it does not come back, and others go on."""

from __future__ import annotations

import asyncio
import itertools
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


async def test_what_waits_behind_work_that_is_given_up_is_done() -> None:
    released = threading.Event()
    background = Background(threads=1, budget_seconds=0.05, patience_seconds=60)
    stuck = asyncio.ensure_future(background.run(released.wait))
    assert await background.run(lambda: "done") == "done"
    with pytest.raises(OverBudgetError):
        await stuck
    released.set()
    background.close()


async def test_slow_work_does_not_hold_up_what_comes_after_it() -> None:
    released = threading.Event()
    background = Background(threads=1, budget_seconds=60, patience_seconds=0.01)
    slow = asyncio.ensure_future(background.run(released.wait))
    assert await background.run(lambda: "done") == "done"
    assert not slow.done()
    released.set()
    assert await slow is True
    background.close()


async def test_work_that_is_given_up_is_stopped() -> None:
    steps = itertools.count()
    threads: list[threading.Thread] = []

    def never_ends() -> None:
        threads.append(threading.current_thread())
        while True:
            next(steps)

    background = Background(threads=1, budget_seconds=0.05)
    with pytest.raises(OverBudgetError):
        await background.run(never_ends)
    while threads[0].is_alive():
        await asyncio.sleep(0.01)
    assert await background.run(lambda: "done") == "done"
    background.close()


async def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    released, begun = threading.Event(), threading.Event()
    background = Background(threads=1, patience_seconds=60)
    first = asyncio.ensure_future(background.run(released.wait))
    second = asyncio.ensure_future(background.run(begun.set))
    await asyncio.sleep(0)
    second.cancel()
    released.set()
    await first
    assert await background.run(begun.is_set) is False
    background.close()


async def test_work_is_done_in_the_order_in_which_it_was_asked_for() -> None:
    done: list[int] = []
    background = Background(threads=1, patience_seconds=60)
    await asyncio.gather(*(background.run(done.append, n) for n in range(100)))
    assert done == list(range(100))
    background.close()
