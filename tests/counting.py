"""Work counted in steps, which are the same on every machine, and texts of a part over and over."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def calls(run: Callable[[], object]) -> int:
    """The functions that a run calls, Python's own and built-in ones, each turn of a generator counted as one."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    former = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(former)
    return count


def listed(pattern: str, times: int, between: str = ", ") -> str:
    """A part over and over, `#` in it being its number."""
    return between.join(pattern.replace("#", str(i)) for i in range(times))


def instructions(run: Callable[[], object]) -> int:
    """The instructions of Python that a run takes, so that a loop within one line counts by its turns."""
    count = 0

    def traced(frame: FrameType, event: str, _argument: object) -> TraceFunction:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return traced

    former = sys.gettrace()
    sys.settrace(traced)
    try:
        run()
    finally:
        sys.settrace(former)
    return count
