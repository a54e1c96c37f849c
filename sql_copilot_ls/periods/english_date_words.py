"""Words of English dates: months, weekdays, units, and durations made of them."""

from __future__ import annotations

from dataclasses import dataclass

from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.number_words import number_at, ordinal_at, year_at
from sql_copilot_ls.periods.numeric_dates import full_year
from sql_copilot_ls.periods.period import Anchor


def word_set(words: str) -> frozenset[str]:
    """Words between spaces as a set."""
    return frozenset(words.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat")
    )
    for name in names.split()
} | {"sunday": 6, "sun": 6}
AMBIGUOUS = word_set("may march mar mon wed sat sun sec dec sep")
"""Months and weekdays that are other words as well: they need a preposition or a number."""

UNITS = {
    "minute": ("min", 1),
    "hour": ("min", 60),
    "day": ("d", 1),
    "night": ("d", 1),
    "week": ("d", 7),
    "fortnight": ("d", 14),
    "month": ("mo", 1),
    "quarter": ("mo", 3),
    "year": ("mo", 12),
    "decade": ("mo", 120),
}
_SHORT_UNITS = {
    "min": "minute",
    "hr": "hour",
    "wk": "week",
    "mo": "month",
    "mth": "month",
    "yr": "year",
    "qtr": "quarter",
}
_LETTER_UNITS = {"h": "hour", "d": "day", "w": "week", "y": "year"}
_VAGUE = {"few": 3, "couple": 2, "several": 3}
_FILLERS = word_set("full whole complete calendar business working straight consecutive entire rolling")


def unit_of(word: str) -> str | None:
    """The unit that a word names, singular or plural, whole or shortened (minutes and hours too)."""
    word = _SHORT_UNITS.get(word, word)
    if word in UNITS:
        return word
    word = word[:-1] if word.endswith("s") else word
    word = _SHORT_UNITS.get(word, word)
    return word if word in UNITS else None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in months, days and minutes; `count` of its first `unit`, `full` if the calendar's."""

    months: int
    days: int
    minutes: int
    unit: str
    count: int
    full: bool = False

    def back(self, anchor: Anchor | None = None) -> Anchor:
        """So long before an anchor: before today, or before now where hours count."""
        return self._base(anchor).shifted(-self.months, -self.days, -self.minutes)

    def ahead(self, anchor: Anchor | None = None) -> Anchor:
        """So long after an anchor: after today, or after now where hours count."""
        return self._base(anchor).shifted(self.months, self.days, self.minutes)

    def _base(self, anchor: Anchor | None) -> Anchor:
        return anchor or self.present

    @property
    def present(self) -> Anchor:
        """Now where hours count, else today."""
        return Anchor(None, "now" if self.minutes else "today")


def count_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number in digits or words, and where it ends."""
    if tokens.is_number(at) and len(tokens.word(at)) <= 4:
        return int(tokens.word(at)), at + 1
    word = tokens.word(at)
    if word in ("a", "an") and tokens.word(at + 1) in _VAGUE:
        return _vague(tokens, at + 1)
    if word in _VAGUE:
        return _vague(tokens, at)
    if word == "half" and tokens.word(at + 1) in ("a", "year"):
        return None
    return number_at(tokens.words, at)


def _vague(tokens: Tokens, at: int) -> tuple[int, int]:
    return _VAGUE[tokens.word(at)], at + 2 if tokens.word(at + 1) == "of" else at + 1


def duration_at(tokens: Tokens, at: int, *, bare: bool = False) -> tuple[Duration, int] | None:
    """A duration such as `90 days`, `a year and a half`, `5 years 1 month 12 days`, `24h`, and where it ends.

    With `bare`, a unit without its number is one of it (`last month`).
    """
    found = _half(tokens, at) or _one(tokens, at, bare=bare)
    if found is None:
        return None
    total, end = found
    while True:
        following = end + 1 if tokens.word(end) in ("and", ",") else end
        half = tokens.word(following), tokens.word(following + 1)
        if following > end and half == ("a", "half"):
            grain, size = UNITS[total.unit]
            extra = {"mo": (size // 2, 0, 0), "d": (0, size // 2, 0), "min": (0, 0, size // 2)}[grain]
            return _sum(total, Duration(*extra, total.unit, 0)), following + 2
        more = _one(tokens, following)
        if more is None or list(UNITS).index(more[0].unit) >= list(UNITS).index(total.unit):
            return total, end
        total, end = _sum(total, more[0]), more[1]


def _one(tokens: Tokens, at: int, *, bare: bool = False) -> tuple[Duration, int] | None:
    if tokens.word(at) in ("a", "an") and unit_of(tokens.word(at + 1)):
        counted: tuple[int, int] | None = (1, at + 1)
    else:
        counted = count_at(tokens, at)
    if counted is None:
        if not bare:
            return None
        counted = (1, at)
    count, end = counted
    full = False
    if end > at and tokens.word(end) in ("+", "-"):
        end += 1
    while tokens.word(end) in _FILLERS:
        full = full or tokens.word(end) in ("full", "whole", "complete", "calendar", "entire")
        end += 1
    written = end > at and tokens.word(end - 1).isdecimal() and (tokens.glued(end) or tokens.word(end) == "h")
    letter = _LETTER_UNITS.get(tokens.word(end)) if written else None
    unit = unit_of(tokens.word(end)) or letter
    if unit is None or (count >= 1000 and tokens.word(end) in UNITS):
        return None  # 2025 day by day
    grain, size = UNITS[unit]
    amount = count * size
    months, days, minutes = (amount if grain == kind else 0 for kind in ("mo", "d", "min"))
    return Duration(months, days, minutes, unit, count, full), end + 1


def _half(tokens: Tokens, at: int) -> tuple[Duration, int] | None:
    if tokens.word(at) != "half":
        return None
    end = at + 2 if tokens.word(at + 1) in ("a", "an", "-") else at + 1
    lengths = {"year": Duration(6, 0, 0, "month", 6), "hour": Duration(0, 0, 30, "minute", 30)}
    found = lengths.get(tokens.word(end))
    return (found, end + 1) if found is not None else None


def _sum(first: Duration, more: Duration) -> Duration:
    return Duration(
        first.months + more.months, first.days + more.days, first.minutes + more.minutes, first.unit, first.count
    )


def year_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A year, and where it ends: 2024, '24, nineteen ninety nine."""
    word = tokens.word(at)
    if word in ("'", "’", "‘") and len(tokens.word(at + 1)) == 2 and tokens.is_number(at + 1):
        return full_year(int(tokens.word(at + 1))), at + 2
    if len(word) == 4 and tokens.is_number(at) and 1000 <= int(word) < 2200 and not _is_clock(tokens, at + 1):
        return int(word), at + 1
    return year_at(tokens.words, at) if word.isalpha() else None


def _is_clock(tokens: Tokens, at: int) -> bool:
    """Whether a colon and minutes follow."""
    return tokens.word(at) == ":" and tokens.glued(at + 1) and tokens.word(at + 1).isdecimal()


def day_number(tokens: Tokens, at: int) -> tuple[int, int, bool] | None:
    """A day of the month, where it ends, and whether it was written as an ordinal: 3, 3rd, third, twenty-first."""
    if tokens.is_number(at) and len(tokens.word(at)) <= 2:
        number = int(tokens.word(at))
        ordinal = tokens.glued(at + 1) and tokens.word(at + 1) in ("st", "nd", "rd", "th")
        end = at + 2 if ordinal else at + 1
        clock = not ordinal and (_is_clock(tokens, end) or tokens.word(end) in ("am", "pm"))
        return (number, end, ordinal) if 1 <= number <= 31 and not clock else None
    spelt = ordinal_at(tokens.words, at)
    if spelt is not None:
        return (spelt[0], spelt[1], True) if spelt[0] <= 31 else None
    cardinal = number_at(tokens.words, at)
    return (cardinal[0], cardinal[1], False) if cardinal is not None and 1 <= cardinal[0] <= 31 else None
