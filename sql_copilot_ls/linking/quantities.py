"""Literal candidates that are quantities and codes: numbers, dates, identifiers, addresses."""

from __future__ import annotations

import re

from sql_copilot_ls.linking.candidates import DATE, NUMBER, Finder
from sql_copilot_ls.linking.word_forms import word_set
from sql_copilot_ls.linking.words import chinese_number

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ROUND = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNTS = {"dozen": 12, "twice": 2, "couple": 2}
NUMBER_WORDS = {word: value for value, word in enumerate(_SMALL.split())} | _TENS | _ROUND | _COUNTS
_NTH = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: value for value, word in enumerate(_NTH.split(), 2)}
_MULTIPLIERS = {**_ROUND, "k": 1000, "m": 10**6}
_CHINESE_MULTIPLIERS = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百万": 1_000_000, "千万": 10_000_000}
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
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
        ],
        1,
    )
    for name in names.split()
}
_ONE_AFTER = word_set("than least most exactly only top over under above below equals limit first last")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])")


def dates(finder: Finder) -> None:
    """Dates, as written and in ISO form."""
    words, lower = finder.words, finder.lower
    for w, word in enumerate(words):
        if word.kind == "date" and not finder.taken[w]:
            finder.add(1, word.text, w, w + 1, "date", kind=DATE)
            if "/" in word.text and re.match(r"\d{4}/", word.text):
                parts = word.text.split("/")
                finder.add(1, f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2][:2]):02d}", w, w + 1, "date", kind=DATE)
            finder.take(w, w + 1)
        month = _MONTHS.get(lower[w].rstrip("."))
        if month is not None and word.kind == "word" and (lower[w] != "may" or word.text == "May"):
            _english_date(finder, w, month)
    for match in re.finditer(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?", finder.question):
        inside = [w for w, word in enumerate(words) if match.start() <= word.start < match.end()]
        if inside:
            iso = "-".join(f"{int(part):02d}" for part in match.groups() if part)
            finder.add(1, iso, inside[0], inside[-1] + 1, "date", kind=DATE)
            finder.add(2, match.group(), inside[0], inside[-1] + 1, "date")


def _english_date(finder: Finder, w: int, month: int) -> None:
    """`January 5 2014`, `5th of Jan, 2014`, `January 2014` around the month at word w."""
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


def numbers(finder: Finder) -> None:
    """Numbers in digits and in words."""
    words, lower = finder.words, finder.lower
    for w, word in enumerate(words):
        if word.kind == "number":
            _number(finder, w)
        elif lower[w] in NUMBER_WORDS and not finder.taken[w]:
            previous = lower[w - 1] if w else ""
            if lower[w] in _MULTIPLIERS and (previous in NUMBER_WORDS or (w and words[w - 1].kind == "number")):
                continue
            if lower[w] == "one" and previous not in _ONE_AFTER:
                continue
            value = NUMBER_WORDS[lower[w]]
            following = lower[w + 1] if w + 1 < len(words) else ""
            end = w + 1
            if following in _MULTIPLIERS:
                value, end = value * _MULTIPLIERS[following], w + 2
            elif value >= 20 and value < 100 and NUMBER_WORDS.get(following, 99) < 10:
                value, end = value + NUMBER_WORDS[following], w + 2
            finder.add(1, str(value), w, end, "number_word", kind=NUMBER)
        elif lower[w] in _ORDINALS:
            finder.add(4, str(_ORDINALS[lower[w]]), w, w + 1, "number_word", kind=NUMBER)
        elif (match := re.fullmatch(r"(\d+)(?:st|nd|rd|th|s|x|d)", lower[w])) is not None:
            finder.add(1, match.group(1), w, w + 1, "number", kind=NUMBER)


def _number(finder: Finder, w: int) -> None:
    words, text = finder.words, finder.words[w].text
    following = finder.lower[w + 1] if w + 1 < len(words) else ""
    chinese = chinese_number(text)
    value = str(chinese) if chinese is not None else text.replace(",", "")
    end = w + 1
    factor = _MULTIPLIERS.get(value[-1].lower(), 1) if value[-1].isalpha() else 1
    value = value.rstrip("kKmM%")
    factor *= _MULTIPLIERS.get(following, 1) if len(following) > 1 else _CHINESE_MULTIPLIERS.get(following, 1)
    if (following in _MULTIPLIERS and len(following) > 1) or following in _CHINESE_MULTIPLIERS:
        end = w + 2
    if factor > 1:
        scaled = float(value) * factor
        value = str(int(scaled)) if scaled == int(scaled) else str(scaled)
    year = len(value) == 4 and value.isdecimal() and 1000 <= int(value) <= 2100
    finder.add(1, value, w, end, "year" if year else "number", kind=NUMBER)
    if text.endswith("%"):
        finder.add(3, f"{float(value) / 100:g}", w, end, "number", kind=NUMBER)
    if value.startswith("0") and len(value) > 1 and "." not in value:
        finder.add(2, value, w, end, "code")


def codes(finder: Finder) -> None:
    """Addresses, and words with digits or signs in them."""
    for w, word in enumerate(finder.words):
        if word.kind == "address":
            finder.add(1, word.text.rstrip("."), w, w + 1, "address")
            finder.take(w, w + 1)
    for match in re.finditer(r"[A-Za-z0-9][\w]*(?:[-./:#+&][\w]+)+[+#]?|[A-Za-z]+[#+]+", finder.question):
        inside = [w for w, word in enumerate(finder.words) if word.start < match.end() and word.end > match.start()]
        text = match.group()
        hyphenated = text.replace("-", "").isalpha() and text.islower()
        if inside and not re.fullmatch(r"[\d.,-]+", text) and not any(finder.words[w].kind == "date" for w in inside):
            finder.add(4 if hyphenated else 2, text, inside[0], inside[-1] + 1, "code")
    for w, word in enumerate(finder.words):
        if word.kind == "word" and _CODE.match(word.text) and not re.fullmatch(r"\d+(st|nd|rd|th|s)", finder.lower[w]):
            finder.add(2, word.text, w, w + 1, "code")
