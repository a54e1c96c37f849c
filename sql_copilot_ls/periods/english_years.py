"""English years and decades, and the words that make a number one: 2024, '24, last year, the 1970s, the nineties."""

from __future__ import annotations

from sql_copilot_ls.periods import calendar_spans as calendar
from sql_copilot_ls.periods.calendar_spans import Span
from sql_copilot_ls.periods.comment_tokens import Tokens
from sql_copilot_ls.periods.english_date_words import UNITS, unit_of, word_set, year_number
from sql_copilot_ls.periods.number_words import CARDINALS
from sql_copilot_ls.periods.numeric_dates import full_year

Found = tuple[Span, int] | None
"""A span and the token after it."""

ARTICLES = ("the", "my", "our", "your")
DATE_WORDS = word_set(
    "since pre from until till til before after by between in on during for of to through thru starting ending dated "
    "due this last next past previous each every or and within as around of beginning week weekend month year - ~ "
    "从 到 至"
)
SHIFTS = {
    **dict.fromkeys(("this", "current", "same", "that", "ongoing", "present"), 0),
    **dict.fromkeys(("last", "previous", "past", "prior", "preceding", "trailing"), -1),
    **dict.fromkeys(("next", "coming", "upcoming", "following"), 1),
}
DECADES = {
    **{"twenties": 2020, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970},
    **{"eighties": 1980, "nineties": 1990, "noughties": 2000, "aughts": 2000},
}
_TENS = {"tens": 1, "teens": 1, "hundreds": 0} | {word: start // 10 % 10 for word, start in list(DECADES.items())[:8]}
_COMPARED = word_set(
    "> < = # $ € £ ¥ id no number nr over above below under than least most exceeds equals top limit order room code "
    "named called"
)
_BEFORE_DECADES = ("'", "’", "‘", "in", "early", "mid", "late")
_MEASURES = frozenset("元块件个条人次家名笔台吨斤万亿分米公里号")


def known(span: Span | None, end: int) -> Found:
    """A span with its end, where there is one."""
    return (span, end) if span is not None else None


def year_after(tokens: Tokens, at: int) -> Found:
    """A year, absolute or relative, after a month or a day: `2024`, `, 2024`, `of last year`, `'24`."""
    start = at + 1 if tokens.word(at) in (",", "of", "-", "/", ".", "in", "(") else at
    number = year_number(tokens, start)
    if number is not None and tokens.word(at) == "(":
        return known(calendar.year(number[0]), number[1] + 1) if tokens.word(number[1]) == ")" else None
    if number is not None:
        return known(calendar.year(number[0]), number[1])
    start = start + 1 if tokens.word(start) == "the" else start
    if tokens.word(start) in SHIFTS and tokens.word(start + 1) == "year":
        return calendar.unit("year", SHIFTS[tokens.word(start)]), start + 2
    return None


def short_year(tokens: Tokens, at: int) -> Found:
    """The two digits of `15-Jun-16`."""
    digits = tokens.word(at + 1)
    if tokens.word(at) in ("-", "/") and tokens.glued(at) and len(digits) == 2 and tokens.is_number(at + 1):
        return known(calendar.year(full_year(int(digits))), at + 2)
    return None


def decade(tokens: Tokens, at: int) -> Found:
    """`1970s`, `1970's`, `the 70's`, `nineteen seventies`, `noughties`."""
    word = tokens.word(at)
    if word.isdecimal() and len(word) in (2, 4) and word.endswith("0"):
        end = at + 2 if tokens.word(at + 1) in ("'", "’") else at + 1
        shown = tokens.word(at - 1) in ARTICLES or len(word) == 4 or tokens.word(at - 1) in _BEFORE_DECADES
        if tokens.word(end) != "s" or not tokens.glued(end) or not shown:
            return None
        number = int(word) if len(word) == 4 else int(word) + (2000 if int(word) < 30 else 1900)
        return known(calendar.year(number, 100 if word.endswith("00") and len(word) == 4 else 10), end + 1)
    century = CARDINALS.get(word, 0)
    after = at + 2 if tokens.word(at + 1) == "-" else at + 1
    tens = _TENS.get(tokens.word(after))
    if 10 <= century <= 20 and tens is not None:
        return known(calendar.year(century * 100 + tens * 10, 10 if tens else 100), after + 1)
    return None


def named_decade(tokens: Tokens, at: int) -> Found:
    """`the nineties`."""
    return known(calendar.year(DECADES[tokens.word(at)], 10), at + 1)


def is_year(tokens: Tokens, at: int, end: int, number: int) -> bool:
    """Whether a number that could be a year is one, by the words around it: `in 2024`, not `2000 units`, `id 2024`."""
    before, after = tokens.word(at - 1), tokens.word(end)
    earlier = before == "than" and tokens.word(at - 2) in ("earlier", "later", "older", "newer", "recent", "younger")
    if (before in _COMPARED and not earlier) or (after in ("%", "$", "€") or (unit_of(after) and after not in UNITS)):
        return False
    if after in ("and", "to", "-") and tokens.is_number(end + 1) and not year_number(tokens, end + 1):
        return before in DATE_WORDS and len(tokens.word(end + 1)) < 4
    if earlier:
        return True
    if before in DATE_WORDS and before not in ("by", "to", "or", "and", "each", "on"):
        return number >= 1400 or before == "in"
    plausible = 1980 <= number < 2050
    if not (after.isalpha() and after.isascii()) or after in DATE_WORDS:
        return (plausible or before in DATE_WORDS) and after not in _MEASURES
    return plausible and number % 100 != 0
