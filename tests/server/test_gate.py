"""One gate for suggestions: the newest request, once typing pauses."""

from __future__ import annotations

import asyncio
import threading

import pytest

from sql_copilot_ls.server.gate import Gate


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The gate's clock, and in `slept` how long it waited: nothing of this takes time."""
    now = [100.0]
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        for _ in range(3):
            await real_sleep(0)

    real_sleep = asyncio.sleep
    monkeypatch.setattr("sql_copilot_ls.server.gate.time.monotonic", lambda: now[0])
    monkeypatch.setattr("sql_copilot_ls.server.gate.asyncio.sleep", sleep)
    return slept


async def test_a_request_that_comes_alone_does_not_wait(clock: list[float]) -> None:
    one = Gate()
    assert await one.settles(one.arrive(), 0.04)
    assert clock == []


async def test_of_a_burst_only_the_last_is_worked_on(clock: list[float]) -> None:
    one = Gate()
    assert await one.settles(one.arrive(), 0.04)
    burst = [one.settles(one.arrive(), 0.04) for _ in range(3)]
    assert await asyncio.gather(*burst) == [False, False, True]
    assert clock == [0.04] * 3


async def test_a_request_by_name_overtakes_what_typing_asked_for(clock: list[float]) -> None:
    one = Gate()
    await one.settles(one.arrive(), 0.04)
    waiting = asyncio.ensure_future(one.settles(one.arrive(), 0.04))
    await asyncio.sleep(0)
    one.arrive()
    assert not await waiting


def test_only_what_typing_asked_for_gives_way() -> None:
    one, typed, named = Gate(), threading.Event(), threading.Event()
    with one.running(typed, asked=False), one.running(named, asked=True):
        assert one.is_busy
        one.stop_unasked()
        assert (typed.is_set(), named.is_set()) == (True, False)
        one.stop_all()
        assert named.is_set()
    assert not one.is_busy
