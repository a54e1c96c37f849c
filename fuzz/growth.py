"""How a reader's cost grows with hostile texts: a walk over every pattern and every reader of the package.

Nothing is judged by absolute time: the processor's time for a text is
compared with what a scan known to be quadratic takes for one as long, and with the reader's own for a text a quarter
of its length.
"""

from __future__ import annotations

import importlib
import math
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

LENGTH = 2000
"""Characters of a text: a quadratic scan of so many is told from a linear one with ease."""
MOST_GROWTH = 1.75
"""Exponent: 1 is linear, 2 quadratic; n·log n lies below 1.15 at these lengths, a busy machine adds up to a half."""
Run = Callable[[str], object]
_STEP = 0.004
_LEAST_LIMIT = 0.1


class TooSlowError(Exception):
    """A run took more of the processor than any linear one could."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A reader's cost over a kind of text: time ~ length ** exponent. `text` begins as the texts do."""

    reader: str
    text: str
    exponent: float

    def __str__(self) -> str:
        return f"{self.exponent:5.2f}  {self.reader}  {self.text[:60]!r}"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` after so much of the processor's time; patterns and Python both look at signals."""

    def stop(_number: int, _frame: object) -> None:
        raise TooSlowError

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, min(seconds, 3600))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def cost(run: Run, text: str, *, most: float = math.inf, times: int = 1) -> float:
    """Seconds of the processor for one run, the least of several; infinite above `most`.

    Systems count the processor's time in steps of some milliseconds, so that short runs are told apart by the clock:
    the shortest of them was not interrupted.
    """
    best = math.inf
    for _ in range(times):
        clock, processor = time.perf_counter(), time.process_time()
        try:
            with limited(max(most, _LEAST_LIMIT)):
                run(text)
        except TooSlowError:
            return math.inf
        passed, used = time.perf_counter() - clock, time.process_time() - processor
        best = min(best, passed, used + _STEP)
    return best


def quadratic_cost(length: int) -> float:
    """What a scan costs on this machine that begins anew at each character and goes to the end."""
    return cost(re.compile("a*b").search, "a" * length, times=5)


def growth(run: Run, texts: Callable[[int], str], length: int, quadratic: float) -> float:
    """The exponent by which a run's cost grows from texts of a length to those sixteen times as long; infinite when one
    takes many times what a quadratic scan of its length does."""
    first = cost(run, texts(length), most=40 * quadratic, times=5)
    if math.isinf(first):
        return math.inf
    second = cost(run, texts(4 * length), most=max(640 * quadratic, 64 * first), times=2)
    if math.isinf(second):
        return math.inf
    last = cost(run, texts(16 * length), most=max(10240 * quadratic, 64 * second), times=2)
    if math.isinf(last):
        return math.inf
    return math.log(last / first, 16) if first > 0 and last > 0 else 0.0


SHORT = 800
"""Characters: beyond what bounded look-ahead costs a reader at most, such as the 128 of a bracketed name."""


def reader_exponent(run: Run, texts: Callable[[int], str], quadratic: float) -> float:
    """How a reader's cost grows over texts up to sixteen times `SHORT`, looked at closely only where it seems to."""
    first = cost(run, texts(SHORT), most=100 * quadratic, times=2)
    second = cost(run, texts(4 * SHORT), most=max(400 * quadratic, 64 * first))
    if second < 8 * first:
        return 1.0
    first = cost(run, texts(SHORT), times=4)
    last = cost(run, texts(16 * SHORT), most=max(6400 * quadratic, 1024 * first), times=2)
    return math.log(last / first, 16)


def worst_of_reader(run: Run, kinds: Iterable[Callable[[int], str]], quadratic: float) -> Growth:
    """The kind of text over which a reader's cost grows most."""
    run("select 1")
    worst = Growth("", "", 1.0)
    for texts in kinds:
        exponent = reader_exponent(run, texts, quadratic)
        if exponent > worst.exponent:
            worst = Growth("", texts(60), exponent)
    return worst


# Patterns


_parser: Any = getattr(re, "_parser", None) or importlib.import_module("sre_parse")  # Python 3.10
_PROBES = "xa1 \n'\"_-中\\*/.:=(){}[]<>%$;,#@~\t0Z"
_CATEGORIES = {
    "CATEGORY_DIGIT": "17",
    "CATEGORY_NOT_DIGIT": "x ",
    "CATEGORY_SPACE": " \n\t",
    "CATEGORY_NOT_SPACE": "x-",
    "CATEGORY_WORD": "a1_",
    "CATEGORY_NOT_WORD": " -'",
}


class Sampler:
    """Texts made from a pattern's own parts."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        source = pattern.pattern
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        self._parsed = _parser.parse(text, pattern.flags & ~re.UNICODE if isinstance(source, bytes) else pattern.flags)
        self.bodies: dict[tuple[str, str], None] = {}
        """What comes before a repeated part, and a text of that part."""
        self.starts: dict[str, None] = {}
        """What the pattern may begin with, cut off after each of its parts."""
        self.characters: dict[str, None] = {}
        whole = self._walk(self._parsed, "")
        self.starts.setdefault(whole)

    def texts(self) -> Iterator[Callable[[int], str]]:
        """Hostile texts, each as a function of its length."""
        units = [*self.characters][:24]
        for unit in (*self.starts, *units):
            if unit:
                yield repeated("", unit, "")
        heads = [""]
        for head, body in self.bodies:
            if head not in heads:
                heads.append(head)
            for end in ("", "\x00", head[:1] or "x"):
                yield repeated(head, body, end)
        for head in [*heads, *self.starts][:16]:
            for unit in units:
                yield repeated(head, unit, "\x00")
        for a in units[:10]:
            for b in units[:10]:
                if a != b:
                    yield repeated("", a + b, "\x00")

    def _walk(self, parts: Any, before: str) -> str:
        """A text that the parts match; on the way, note what they repeat."""
        text = ""
        for code, value in parts:
            text += self._sample(str(code), value, before + text)
            if before == "":
                self.starts.setdefault(text)
        return text

    def _sample(self, code: str, value: Any, before: str) -> str:
        if code in ("LITERAL", "NOT_LITERAL"):
            found = [chr(value)] if code == "LITERAL" else [c for c in _PROBES if c != chr(value)][:3]
        elif code == "ANY":
            found = ["x", " "]
        elif code == "IN":
            found = _of_class(value)
        elif code in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(value, before)
        elif code == "BRANCH":
            samples = [self._walk(branch, before) for branch in value[1]]
            for a in samples[:8]:
                self.bodies.setdefault((before, a))
            return next((s for s in samples if s), "")
        elif code == "SUBPATTERN":
            return self._walk(value[3], before)
        elif code == "ATOMIC_GROUP":
            return self._walk(value, before)
        elif code in ("ASSERT", "ASSERT_NOT"):
            self._walk(value[1], before or "\x00")
            return ""
        elif code == "GROUPREF_EXISTS":
            return self._walk(value[1], before)
        else:
            return ""
        for character in found:
            self.characters.setdefault(character)
        return found[0] if found else ""

    def _repeat(self, value: Any, before: str) -> str:
        low, high, body = value
        sample = self._walk(body, before)
        if high > 3:
            self.bodies.setdefault((before, sample))
            if len(body) == 1 and str(body[0][0]) in ("IN", "ANY", "NOT_LITERAL"):
                code, inner = str(body[0][0]), body[0][1]
                for c in _of_class(inner) if code == "IN" else _PROBES[:3]:
                    self.bodies.setdefault((before, c))
            elif len(body) == 1 and str(body[0][0]) == "SUBPATTERN":
                for part_code, part in body[0][1][3]:
                    if str(part_code) == "BRANCH":
                        for branch in part[1]:
                            self.bodies.setdefault((before, self._walk(branch, before)))
        return sample * max(1, min(low, 12)) if low or sample else ""


def _of_class(items: Any) -> list[str]:
    """Some characters of a class."""
    negated = False
    found: list[str] = []
    for code, value in items:
        match str(code):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found.append(chr(value))
            case "RANGE":
                found += [chr(value[0]), chr(value[1])]
            case "CATEGORY":
                found += _CATEGORIES.get(str(value), "")
    if not negated:
        return found[:12]
    source = "[^" + "".join(re.escape(c) for c in found) + "]"
    test = re.compile(source)
    return [c for c in _PROBES if test.match(c)][:5]


def repeated(head: str, unit: str, end: str) -> Callable[[int], str]:
    """A text of about a length: head, unit over and over, end."""
    return lambda length: head + unit * max(1, (length - len(head) - len(end)) // max(1, len(unit))) + end


def scans(pattern: re.Pattern[Any], methods: Iterable[str]) -> list[tuple[str, Run]]:
    """The ways in which a pattern is used, as runs over a text."""
    is_bytes = isinstance(pattern.pattern, bytes)

    def at_every_place(text: Any) -> None:
        for _ in pattern.finditer(text):
            pass

    found: dict[str, Callable[[Any], object]] = {}
    for method in methods:
        if method in ("match", "fullmatch"):
            found[method] = getattr(pattern, method)
        else:
            found["search"] = at_every_place
    return [(name, _over_bytes(run) if is_bytes else run) for name, run in found.items()]


def _over_bytes(run: Callable[[bytes], object]) -> Run:
    return lambda text: run(text.encode("latin-1", "replace"))


def worst_of_pattern(pattern: re.Pattern[Any], methods: Iterable[str], quadratic: float) -> Growth:
    """The text over which a pattern's cost grows most."""
    worst = Growth("", "", 1.0)
    for name, run in scans(pattern, methods):
        for texts in Sampler(pattern).texts():
            text = texts(LENGTH)
            if any(cost(run, text, most=20 * quadratic) < quadratic / 6 for _ in range(5)):
                continue
            exponent = growth(run, texts, LENGTH // 4, quadratic / 16)
            if exponent > worst.exponent:
                worst = Growth(name, text, exponent)
                if exponent > MOST_GROWTH:
                    return worst
    return worst
