"""Literal candidates that are quantities: numbers in digits and in words, amounts, shares, dates."""

from __future__ import annotations

import re

from sql_copilot_ls.linking.candidates import DATE, NUMBER, Finder
from sql_copilot_ls.linking.word_forms import word_set
from sql_copilot_ls.periods.english_date_words import MONTHS, WEEKDAYS
from sql_copilot_ls.periods.number_words import CARDINALS, POWERS, chinese_number, number_at, ordinal_at

_COUNTS = {"dozen": 12, "twice": 2, "couple": 2}
NUMBER_WORDS = frozenset((*CARDINALS, *POWERS, *_COUNTS))
_MULTIPLIERS = {**POWERS, "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "dozen": 12}
_CHINESE_FACTOR = re.compile(" ?(百万|千万|百亿|千亿|万亿|万|亿|千|百)")
_CHINESE_FACTORS = {
    **{"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7},
    **{"亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12},
}
_MOST_DIGITS = 30
"""Of a number that is multiplied; more are no amount of anything."""
_ONE_AFTER = word_set("than least most exactly only top over under above below equals limit first last")
_CHINESE_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天])")
_CHINESE_WEEKDAYS = {character: number for number, character in enumerate("日一二三四五六")} | {"天": 0}
_GLUED = re.compile(r"(?<![A-Za-z0-9_.])(\d+(?:\.\d+)?) ?([A-Za-z]{1,5})(?![A-Za-z0-9_])")
_TOP = re.compile(r"(?<![A-Za-z0-9])[tT][oO][pP](\d{1,4})(?!\d)")
_NTH = re.compile("第 ?([0-9]{1,4}|[一二两三四五六七八九十百]{1,4})")
_PER_HUNDRED = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?) ?(?:%|％|percent\b|per cent\b|pct\b|个百分点)"
    r"|百分之([零一二三四五六七八九十百]+|\d+(?:\.\d+)?)"
)
_KILOMETRES = re.compile(r"(?<![A-Za-z0-9_.])(\d{1,6}(?:\.\d{1,3})?) ?(?:km\b|kilomet|公里|千米)", re.IGNORECASE)
_RAISED = re.compile(r"\b(?:rais|increas|up|add|mark\w* up|hik|lift|grow)|涨|上调|提高|提价|加价|增加", re.IGNORECASE)
_LOWERED = re.compile(r"\b(?:cut|reduc|lower|decreas|down|drop|discount|less|off)|降|下调|减|打折", re.IGNORECASE)


def dates(finder: Finder) -> None:
    """Dates, as written and in ISO form; months and weekdays as the numbers that parts of dates are compared with."""
    words, lower = finder.words, finder.lower
    for w, word in enumerate(words):
        if word.kind == "date" and not finder.taken[w]:
            finder.add(1, word.text, w, w + 1, "date", kind=DATE)
            if "/" in word.text and re.match(r"\d{4}/", word.text):
                parts = word.text.split("/")
                finder.add(1, f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2][:2]):02d}", w, w + 1, "date", kind=DATE)
            finder.take(w, w + 1)
        month = MONTHS.get(lower[w].rstrip("."))
        if month is not None and word.kind == "word" and (lower[w] != "may" or word.text == "May"):
            _english_date(finder, w, month)
        day = WEEKDAYS.get(lower[w].removesuffix("s") if len(lower[w]) > 6 else lower[w])
        if day is not None and word.kind == "word" and (len(lower[w]) > 3 or word.text[0].isupper()):
            finder.add(5, str((day + 1) % 7), w, w + 1, "number_word", kind=NUMBER)  # as EXTRACT(DOW …) counts
    for match in re.finditer(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?", finder.question):
        inside = [w for w, word in enumerate(words) if match.start() <= word.start < match.end()]
        if inside:
            iso = "-".join(f"{int(part):02d}" for part in match.groups() if part)
            finder.add(1, iso, inside[0], inside[-1] + 1, "date", kind=DATE)
            finder.add(2, match.group(), inside[0], inside[-1] + 1, "date")
    for match in re.finditer(r"(?<![\w.-])\d{4}-(?:0[1-9]|1[0-2])(?![\w.-])", finder.question):
        inside = [w for w, word in enumerate(words) if word.start < match.end() and word.end > match.start()]
        if inside:
            finder.add(2, match.group(), inside[0], inside[-1] + 1, "date", kind=DATE)
    for match in _CHINESE_WEEKDAY.finditer(finder.question):
        _add_number(finder, 5, match, str(_CHINESE_WEEKDAYS[match.group(1)]))


def _english_date(finder: Finder, w: int, month: int) -> None:
    """`January 5 2014`, `5th of Jan, 2014`, `January 2014` around the month at word w; `January` as a number."""
    words = finder.words

    def number(at: int) -> int | None:
        if not 0 <= at < len(words):
            return None
        match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", words[at].text.lower())
        return int(match.group(1)) if match else None

    start, end, day, year = w, w + 1, None, None
    after = number(end)
    if after is not None and after <= 31:
        day, end = after, end + 1
        after = number(end)
    if after is not None and 1000 <= after <= 2200:
        year, end = after, end + 1
    if day is None:
        before = w - 2 if w >= 2 and finder.lower[w - 1] == "of" else w - 1
        value = number(before)
        if value is not None and value <= 31:
            day, start = value, before
    if year is not None:
        iso = f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
        finder.add(1, iso, start, end, "date", kind=DATE)
    if end - start > 1:
        finder.add(2, finder.span_text(start, end), start, end, "date")
    if year is None:
        finder.add(5, str(month), w, w + 1, "number_word", kind=NUMBER)


def numbers(finder: Finder) -> None:
    """Numbers in digits and in words."""
    words, lower = finder.words, finder.lower
    spelt_until = 0
    for w, word in enumerate(words):
        if word.kind == "number":
            _number(finder, w)
        elif (nth := ordinal_at(lower, w)) is not None and nth[0] > 1:
            finder.add(4, str(nth[0]), w, nth[1], "number_word", kind=NUMBER)
            spelt_until = max(spelt_until, nth[1])
        elif w >= spelt_until and not finder.taken[w] and (lower[w] in NUMBER_WORDS or lower[w] == "half"):
            spelt_until = max(spelt_until, _spelt(finder, w))
        elif (match := re.fullmatch(r"(\d+)(?:st|nd|rd|th|s|x|d)", lower[w])) is not None:
            finder.add(1, match.group(1), w, w + 1, "number", kind=NUMBER)
    for match in _GLUED.finditer(finder.question):
        if match.group(2).lower() not in ("k", "m", "bn", "mn", "st", "nd", "rd", "th"):
            _add_number(finder, 2, match, match.group(1))
        elif match.group(2) == "m" and "." not in match.group(1):
            _add_number(finder, 3, match, match.group(1))  # 5000m may be metres
    for match in _TOP.finditer(finder.question):
        _add_number(finder, 1, match, match.group(1))
    for match in _NTH.finditer(finder.question):
        value = int(match.group(1)) if match.group(1).isdecimal() else chinese_number(match.group(1))
        if value is not None and value > 1:
            _add_number(finder, 4, match, str(value))
    for match in _KILOMETRES.finditer(finder.question):
        _add_number(finder, 3, match, f"{float(match.group(1)) * 1000:.0f}")  # distances are asked in metres
    shares = list(_PER_HUNDRED.finditer(finder.question))
    signs = [sign for pattern, sign in ((_RAISED, 1), (_LOWERED, -1)) if shares and pattern.search(finder.question)]
    for match in shares:
        _share(finder, match, signs)


def _add_number(finder: Finder, priority: int, match: re.Match[str], value: str) -> None:
    inside = [w for w, word in enumerate(finder.words) if word.start < match.end() and word.end > match.start()]
    if inside:
        finder.add(priority, value, inside[0], inside[-1] + 1, "number", kind=NUMBER)


def _spelt(finder: Finder, w: int) -> int:
    """A number in words, `two dozen`, `half a million`, `a hundred`; gives the word after it."""
    lower = finder.lower
    previous = lower[w - 1] if w else ""
    if lower[w] in POWERS and w and finder.words[w - 1].kind == "number":
        return w + 1
    if lower[w] == "half":
        power = lower[w + 2] if lower[w + 1 : w + 2] == ["a"] and w + 2 < len(lower) else ""
        if power in POWERS and POWERS[power] > 100:
            finder.add(1, str(POWERS[power] // 2), w, w + 3, "number_word", kind=NUMBER)
            return w + 3
        return w + 1
    if lower[w] in _COUNTS:
        found: tuple[int, int] | None = (_COUNTS[lower[w]], w + 1)
    elif lower[w] in POWERS:
        found = (POWERS[lower[w]], w + 1)
    else:
        found = number_at(lower, w)
    if found is None or (lower[w] == "one" and found[1] == w + 1 and previous not in _ONE_AFTER):
        return w + 1
    value, end = found
    if end < len(lower) and lower[end] == "dozen" and lower[w] != "dozen":
        value, end = value * 12, end + 1
    finder.add(1, str(value), w, end, "number_word", kind=NUMBER)
    return end


def _number(finder: Finder, w: int) -> None:
    words, text = finder.words, finder.words[w].text
    following = finder.lower[w + 1] if w + 1 < len(words) else ""
    chinese = chinese_number(text)
    value = str(chinese) if chinese is not None else text.replace(",", "")
    end = w + 1
    factor = _MULTIPLIERS.get(value[-1].lower(), 1) if value[-1].isalpha() else 1
    value = value.rstrip("kKmM%")
    if len(following) > 1 and following in _MULTIPLIERS:
        factor, end = factor * _MULTIPLIERS[following], w + 2
    elif (match := _CHINESE_FACTOR.match(finder.question, words[w].end)) is not None:
        factor *= _CHINESE_FACTORS[match.group(1)]
        end = next((v + 1 for v in range(w, len(words)) if words[v].end >= match.end()), w + 1)
    if factor > 1 and len(value) <= _MOST_DIGITS:
        if _CHINESE_FACTOR.match(finder.question, words[w].end):
            finder.add(3, value, w, w + 1, "number", kind=NUMBER)  # a column may count in 万
        scaled = round(float(value) * factor, 6)
        value = str(int(scaled)) if scaled == int(scaled) else str(scaled)
    year = len(value) == 4 and value.isdecimal() and 1000 <= int(value) <= 2100
    finder.add(1, value, w, end, "year" if year else "number", kind=NUMBER)
    if value.startswith("0") and len(value) > 1 and "." not in value:
        finder.add(2, value, w, end, "code")


def _share(finder: Finder, match: re.Match[str], signs: list[int]) -> None:
    """A share: 5 % as 5 and 0.05, and what it makes of a price that it is added to (sign 1) or taken off (−1)."""
    spelt = match.group(2) and not match.group(2)[0].isdecimal()
    if len(match.group()) > _MOST_DIGITS:
        return
    share = float(chinese_number(match.group(2)) or 0) if spelt else float(match.group(1) or match.group(2))
    _add_number(finder, 1, match, f"{share:g}")
    _add_number(finder, 3, match, f"{share / 100:g}")
    for sign in signs:
        _add_number(finder, 4, match, f"{1 + sign * share / 100:g}")
