"""Time as the oracle: a text fails that costs a reader more than ten times what real texts of its length do, in the
median, and grows faster than its length; one of forty times fails whatever it grows like.

Every input is stretched to one length by repeating a part of it, so that what grows shows, and costs can be compared as
they are. They are of the processor, and the least of three runs where one seems too high. Growth is asked for because a
text of nothing but commas has twenty times the tokens of a real one; the dearest of those that are only dear is told.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from fuzz.growth import Run
from fuzz.targets import DIALECTS, FILES, SCHEMA
from sql_copilot_ls.analysis.ide.completing import complete
from sql_copilot_ls.analysis.ide.faults import diagnose
from sql_copilot_ls.analysis.ide.formatter import format_script
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema import declarations, fold
from sql_copilot_ls.sql.embedded import regions

LENGTH = 4000
"""Characters of every text."""
_SHORTER = {"formatter": 1000, "diagnostics": 2000, "completion": 2000}
"""Of those of readers that take long."""
MOST_OF_MEDIAN = 10
MOST_WHATEVER_IT_GROWS = 40
MOST_GROWTH = 6.0
"""From a text to one four times as long; linear is four, and a busy machine adds to it."""
_REAL = 100
"""Texts that the median is of: of the schema reader's, such as declare something, since it passes over the others."""
_LANGUAGES = ("python", "typescript", "go")


class TooSlowError(AssertionError):
    """A text costs more than ten times the median."""


def readers(choice: int) -> dict[str, Run]:
    """What is timed, in the dialect, kind of file or language that a byte of the input chooses."""
    dialect, file = DIALECTS[choice % len(DIALECTS)], FILES[choice // 16 % len(FILES)]
    return {
        "schema-files": lambda text: fold([declarations(text, dialect=dialect, file=file)]),
        "script": lambda text: Script(text, dialect),
        "embedded": lambda text: regions(text, _LANGUAGES[choice % len(_LANGUAGES)]),
        "formatter": lambda text: format_script(text, dialect),
        "diagnostics": lambda text: diagnose(Script(text, dialect), SCHEMA),
        "completion": lambda text: complete(Script(text, dialect), len(text), SCHEMA),
    }


def stretched(data: bytes, length: int = LENGTH) -> str:
    """A head, a part of up to 40 characters over and over, and a tail: which ones, the first bytes say."""
    text = data[4:].decode("utf-8", "replace") or "a"
    start = len(text) * data[1] // 256
    end = min(len(text), start + 1 + data[2] % 40)
    head, unit, tail = text[:start], text[start:end], text[end:] if data[3] % 2 else ""
    times = max(1, (length - len(head) - len(tail)) // len(unit))
    return (head + unit * times + tail)[:length]


def timed(name: str, real: Sequence[str]) -> Callable[[bytes], None]:
    """A target that raises `TooSlowError`, measured against real texts."""
    length = _SHORTER.get(name, LENGTH)
    kind = [text for text in real if text and (name != "schema-files" or declarations(text, dialect="").events)]
    some = [(text * (length // len(text) + 1))[:length] for text in kind][:_REAL]
    median = statistics.median(_cost(readers(0)[name], text) for text in some)
    dearest = 0.0

    def run(data: bytes) -> None:
        nonlocal dearest
        if len(data) < 5:
            return
        reader, text = readers(data[0])[name], stretched(data, length)
        least = math.inf
        for _ in range(3):
            least = min(least, _cost(reader, text))
            if least <= MOST_OF_MEDIAN * median:
                return
        times = least / median
        said = f"{times:.0f} times the median of {median * 1000:.1f} ms: {text[:160]!r} … {text[-40:]!r}"
        if times <= MOST_WHATEVER_IT_GROWS:
            longer = stretched(data, 4 * length)
            if min(_cost(reader, longer) for _ in range(2)) <= MOST_GROWTH * least:
                if times > dearest:
                    dearest = times
                    sys.stderr.write(f"dear, but linear: {said}\n")
                return
        raise TooSlowError(said)

    return run


def _cost(reader: Run, text: str) -> float:
    began = time.thread_time()
    reader(text)
    return time.thread_time() - began
