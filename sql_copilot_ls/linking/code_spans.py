"""Literal candidates that are codes: identifiers, parts of addresses, ends of codes, labels of ranges."""

from __future__ import annotations

import re

from sql_copilot_ls.hanzi import HANZI, has_hanzi
from sql_copilot_ls.linking.candidates import Finder

_RUN = re.compile(r"[A-Za-z0-9]+(?:[-_./:@#+&=]+[A-Za-z0-9]+)*")
_DECIMAL = re.compile(r"\d+\.\d+")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_MONTH = re.compile(r"\d{4}-\d\d")
_NO_SIGN = ("", " ")
"""What stands around most words."""
_ENDS_IN_SIGNS = re.compile(r"[-_/]")
_WILD_END = re.compile(r"[.][xX]|[.]?[*]")
_IN_BRACKETS = re.compile(f"[{HANZI}A-Za-z][(（]\\d{{2,4}}[)）][A-Za-z0-9]{{1,20}}号?|\\{{\\{{?\\w+\\}}?\\}}")
_SPACED_DIGITS = re.compile(r"(?<![\w.,-])\d{2,5}(?: \d{3,8}){1,3}(?![\w.,%])")
_BAND = re.compile(r"(?<![\w.])(?:[<>]=? ?\d+\w?|\d+\w?\+)(?!\w)")
_RANGE = re.compile(r"(?<![\w.-])\d+\w?-\d+\w?(?![\w-])")
_UNDER = re.compile(r"\b(?:under|over|below|above) \d+\w?\b", re.IGNORECASE)
_WHOLE = re.compile(r"[A-Z]{1,6}(?:-[A-Z]{1,6}){0,3}-\d[A-Z0-9]*(?:-[A-Z0-9]+)*")
_NUMBERED = frozenset("号栋楼门路期班线区室院街道届级车")
_SCHEME = re.compile(r"https?://(?![A-Za-z0-9])")


def codes(finder: Finder) -> None:
    """Addresses, and runs of letters and digits with signs or digits in them."""
    question = finder.question
    for w, word in enumerate(finder.words):
        if word.kind == "address":
            finder.add(1, word.text.rstrip("."), w, w + 1, "address")
            finder.take(w, w + 1)
    for match in _RUN.finditer(question):
        _code_run(finder, match)
    for pattern, priority in ((_IN_BRACKETS, 3), (_SPACED_DIGITS, 3), (_SCHEME, 3)):
        for match in pattern.finditer(question):
            _add(finder, priority, match.start(), match.end())
    if _RANGE.search(question):
        _bands(finder)


def _add(finder: Finder, priority: int, start: int, end: int) -> None:
    if inside := finder.words_within(start, end):
        finder.add(priority, finder.question[start:end], inside[0], inside[-1] + 1, "code")


def _bands(finder: Finder) -> None:
    """The labels of ranges, where a question has ranges: 0-30, 31-60, 60+, <1y, under 26."""
    for pattern in (_RANGE, _BAND, _UNDER):
        for match in pattern.finditer(finder.question):
            _add(finder, 5, match.start(), match.end())


def _code_run(finder: Finder, match: re.Match[str]) -> None:
    text, start, end = match.group(), match.start(), match.end()
    question = finder.question
    if text.isalpha() and question[max(0, start - 1) : start] in _NO_SIGN and question[end : end + 1] in _NO_SIGN:
        if text[-1] == "s" and len(text) > 2 and text[:-1].isupper():
            _add(finder, 4, start, end - 1)  # OTAs
        return
    if _WHOLE.fullmatch(text) and (inside := finder.words_within(start, end)):
        finder.whole.append((inside[0], inside[-1] + 1))
    digits = any(c.isdecimal() for c in text)
    letters = any(c.isalpha() for c in text)
    signs = not text.isalnum()
    before, after = question[max(0, start - 1) : start], question[end : end + 1]
    if (signs or (digits and letters)) and not _is_date(finder, start, end):
        hyphenated = text.replace("-", "").isalpha() and text.islower()
        ordinary = (
            _DECIMAL.fullmatch(text) or _TIME.fullmatch(text) or re.fullmatch(r"\d+(?:st|nd|rd|th|s|x|k|m)", text)
        )
        if not ordinary:
            _add(finder, 4 if hyphenated else 2, start, end)
            if text.endswith("s"):
                _add(finder, 4, start, end - 1)  # Volt-3s
    elif text.endswith("s") and len(text) > 2 and text[:-1].isupper():
        _add(finder, 4, start, end - 1)  # OTAs
    # A code's beginning ends in a sign (SKU starts with BK-, 2024-…), its end begins with one (.shop, @acme.io, -K).
    beyond = question[end + 1 : end + 2]
    if (
        _ENDS_IN_SIGNS.match(after)
        and not (beyond.isalnum() and beyond.isascii())
        and (digits or text.isupper() or signs or after == "/")
    ):
        _add(finder, 3, start, end + 1)
    elif after == "." and "." in text and digits and not (beyond.isalnum() and beyond.isascii()):
        _add(finder, 4, start, end + 1)  # IPs that begin with 10.8.
    elif after == "/" and beyond == "*":
        _add(finder, 3, start, end + 1)
    elif (wild := _WILD_END.match(question, end)) is not None and (digits or wild.group() == ".*"):
        _add(finder, 3, start, end + (1 if wild.group().startswith(".") else 0))
    if text[-2:].lower() == ".x" and digits:
        _add(finder, 3, start, end - 1)
    if before and before in ".@/-" and _is_open(question, start - 1):
        _add(finder, 3, start - 1, end)
    elif has_hanzi(before + after):
        _beside_hanzi(finder, start, end)


def _is_date(finder: Finder, start: int, end: int) -> bool:
    return any(word.kind == "date" and word.start < end and word.end > start for word in finder.words)


def _is_open(question: str, sign: int) -> bool:
    """Whether a sign begins something: it stands after a space, a bracket, a hanzi, or first."""
    before = question[sign - 1 : sign] if sign else ""
    return not (before.isalnum() and before.isascii()) and before not in ("/", ":", ".")


def _beside_hanzi(finder: Finder, start: int, end: int) -> None:
    """A code with the hanzi that belong to it: 浙A12345, 3号楼, 东2门, 开屏A, 2025年Q3."""
    words, question = finder.words, finder.question
    inside = finder.words_within(start, end)
    if not inside:
        return
    first, last = inside[0], inside[-1]
    befores = [start]
    if question[start - 1 : start] and has_hanzi(question[start - 1]):
        befores.append(start - 1)
        if first and words[first - 1].end == start:
            befores.append(words[first - 1].start)
            if first > 1 and words[first - 2].end == words[first - 1].start and words[first - 2].text.isdecimal():
                befores.append(words[first - 2].start)
    afters = [end]
    code = question[start:end]
    # Plain numbers are parts of names before few characters (3号楼), before others they count (500米).
    if has_hanzi(question[end : end + 1]) and (not code.isdecimal() or question[end] in _NUMBERED):
        afters.append(end + 1)
        if last + 1 < len(words) and words[last + 1].start == end:
            afters.append(words[last + 1].end)
            if last + 2 < len(words) and words[last + 2].start == words[last + 1].end:
                afters.append(words[last + 2].end)
    for a in dict.fromkeys(befores):
        for b in dict.fromkeys(afters):
            if (a, b) != (start, end) and (b > end or not code.isdecimal()):
                _add(finder, 4 + (a < start and b > end), a, b)
