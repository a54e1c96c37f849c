"""Times of day in English and in digits, alone and on a day: 8pm, 17:30, noon, from 4 to 5 pm, in the morning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sql_copilot_ls.periods.calendar_spans import Span, unit, with_time
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.number_words import CARDINALS

DAY_PARTS = {"morning": 8 * 60, "afternoon": 12 * 60, "evening": 16 * 60, "night": 20 * 60}
"""Where parts of the day begin, in minutes; each takes four hours."""
_PART = 4 * 60
_NOON = 12 * 60
_NAMED = {"noon": _NOON, "midday": _NOON, "midnight": 0}
_HALVES = {"am": 0, "pm": _NOON}
_BETWEEN_DAY_AND_TIME = frozenset((",", "-", "t", "@", "at", "on", "in", "around", "about", "of", "the", "for"))
_TO = frozenset(("to", "till", "until", "-", "and", "through", "~"))

SpanAt = Callable[[Tokens, int], tuple[Span, int] | None]


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes, the token after it, how long it lasts as a period, and whether am or pm is settled."""

    minutes: int
    end: int
    length: int
    certain: bool
    settled: bool


def clock_at(tokens: Tokens, at: int) -> Clock | None:
    """A time of day, or a bare hour, which is not `certain` to be one."""
    word = tokens.word(at)
    if word in _NAMED:
        return Clock(_NAMED[word], at + 1, 60, True, True)
    hour = int(word) if word.isdecimal() and len(word) <= 2 else CARDINALS.get(word, 25)
    if hour > 24 or (word.isdecimal() and tokens.glued(at) and tokens.word(at - 1) in (".", ":", "/")):
        return None
    end, minutes, length = at + 1, hour * 60, 60
    certain = False
    if tokens.word(end) in (":", ".") and tokens.glued(end) and _is_minutes(tokens, end + 1):
        certain = tokens.word(end) == ":"
        minutes, end, length = minutes + int(tokens.word(end + 1)), end + 2, 1
        if tokens.word(end) == ":" and _is_minutes(tokens, end + 1):
            end += 2
    half = _half_of_day(tokens, end)
    if half is not None:
        return Clock(minutes % _NOON + half[0], half[1], length, True, True) if hour <= 12 else None
    if length == 1 and not certain:
        return None
    if tokens.word(end) == "o" and tokens.word(end + 2) == "clock":
        certain, end = True, end + 3
    if not certain and (not word.isdecimal() or hour > 23):
        return None
    part = day_part_at(tokens, end)
    if part is not None and tokens.word(end) in ("in", "at"):
        late = part[0] >= _NOON and hour < 12
        return Clock(minutes + (_NOON if late else 0), part[2], length, True, True)
    return Clock(minutes, end, length, certain, hour > 12)


def _is_minutes(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return tokens.glued(at) and len(word) == 2 and word.isdecimal() and int(word) < 60


def _half_of_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """`pm`, `p.m.`: the minutes it adds, and where it ends."""
    if tokens.word(at) in _HALVES:
        return _HALVES[tokens.word(at)], at + 1
    if tokens.word(at) in ("a", "p") and tokens.word(at + 1) == "." and tokens.word(at + 2) == "m":
        return _HALVES[tokens.word(at) + "m"], at + 4 if tokens.word(at + 3) == "." else at + 3
    return None


def day_part_at(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    """A part of the day as start and length in minutes and the token after: `in the early morning`, `night`, `AM`."""
    while tokens.word(at) in ("in", "at", "during", "the", ","):
        at += 1
    length, shift = _PART, 0
    if tokens.word(at) in ("early", "late"):
        length, shift = _PART // 2, _PART // 2 if tokens.word(at) == "late" else 0
        at += 2 if tokens.word(at + 1) == "-" else 1
    word = tokens.word(at)
    if word in DAY_PARTS:
        return DAY_PARTS[word] + shift, length, at + 1
    half = _half_of_day(tokens, at)
    if half is None or length != _PART:
        return None
    return (DAY_PARTS["morning"], _PART, half[1]) if half[0] == 0 else (_NOON, _NOON, half[1])


def clock_range(tokens: Tokens, at: int) -> tuple[Clock, Clock] | None:
    """Two times of day: `from 5 to 6`, `between 4 and 5pm`, `3:00 - 4:00`; at least one says that it is a time."""
    opened = tokens.word(at) in ("from", "between")
    first = clock_at(tokens, at + 1 if opened else at)
    if first is None or tokens.word(first.end) not in _TO:
        return None
    last = clock_at(tokens, first.end + 1)
    if last is None or not (opened or first.certain or last.certain):
        return None
    start, end = first.minutes, last.minutes
    if last.settled and not first.settled and start + _NOON < end:
        start += _NOON
    if not last.settled and end <= start:
        end += _NOON
    if end <= start or end > 24 * 60:
        return None
    return Clock(start, first.end, 0, first.certain, True), Clock(end, last.end, 0, last.certain, True)


def timed(tokens: Tokens, at: int, span_at: SpanAt) -> tuple[Span, int] | None:
    """A time, part or stretch of a day, in either order: `8pm on May 3`, `tomorrow morning`, `Friday from 1 to 4`."""
    word = tokens.word(at)
    if word in ("tonight", "this", "last", "next") and (named := _named_part(tokens, at)) is not None:
        return named
    day = span_at(tokens, at)
    if day is not None and day[0].grain == "day":
        found = _time_after(tokens, day[1])
        return (_on(day[0], found), found[2]) if found is not None else None
    time = _time_at(tokens, at, alone=False)
    if time is None:
        return None
    start = time[2]
    if tokens.word(start) == "," and word in DAY_PARTS:
        return None  # all shifts of kind night, next week
    while tokens.word(start) in _BETWEEN_DAY_AND_TIME and start < time[2] + 2:
        start += 1
    part = day_part_at(tokens, start)
    day = span_at(tokens, start)
    if day is None or day[0].grain != "day":
        return None
    return _on(day[0], time), max(day[1], part[2] if part else 0)


def _on(day: Span, time: tuple[int, int, int]) -> Span:
    return with_time(day, time[0], time[1], "time" if time[1] <= 60 else "stretch")


def _time_after(tokens: Tokens, at: int) -> tuple[int, int, int] | None:
    start = at
    while tokens.word(start) in _BETWEEN_DAY_AND_TIME and start < at + 3:
        start += 1
    # A bare hour is one after `at` only; between other words it is just a number.
    found = _time_at(tokens, start, alone=tokens.word(start - 1) in ("at", "@") and start > at)
    if found is None:
        return None
    if found[1] >= _PART and (inner := _time_after_part(tokens, found)) is not None:
        return inner
    return found


def _time_after_part(tokens: Tokens, part: tuple[int, int, int]) -> tuple[int, int, int] | None:
    """`tomorrow morning at 7`, `afternoon at 5`: the hour in the part of the day."""
    if tokens.word(part[2]) not in ("at", "@", "around"):
        return None
    clock = clock_at(tokens, part[2] + 1)
    if clock is None:
        return None
    late = part[0] >= _NOON and clock.minutes < _NOON and not clock.settled
    return clock.minutes + (_NOON if late else 0), clock.length, clock.end


def _time_at(tokens: Tokens, at: int, *, alone: bool) -> tuple[int, int, int] | None:
    """A stretch, time or part of a day as start and length in minutes and the token after."""
    stretch = clock_range(tokens, at)
    if stretch is not None:
        return stretch[0].minutes, stretch[1].minutes - stretch[0].minutes, stretch[1].end
    clock = clock_at(tokens, at)
    if clock is not None and (clock.certain or alone):
        return clock.minutes, clock.length, clock.end
    return day_part_at(tokens, at)


def _named_part(tokens: Tokens, at: int) -> tuple[Span, int] | None:
    """`tonight`, `this morning`, `last night`."""
    word = tokens.word(at)
    if word == "tonight":
        part: tuple[int, int, int] | None = (DAY_PARTS["night"], _PART, at + 1)
    else:
        part = day_part_at(tokens, at + 1) if tokens.word(at + 1) in DAY_PARTS else None
    if part is None:
        return None
    day = unit("day", {"last": -1, "next": 1}.get(word, 0))
    inner = _time_after_part(tokens, part)
    return _on(day, inner or part), (inner or part)[2]
