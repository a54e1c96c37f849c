"""Literal candidates: what a query may compare with, found in the question or among the schema's known values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sql_copilot_ls.linking import lexicon
from sql_copilot_ls.linking.match import Matches
from sql_copilot_ls.linking.names import FUNCTION_WORDS
from sql_copilot_ls.linking.text import IRREGULAR, has_hanzi, stem
from sql_copilot_ls.linking.words import Quoted, Word, chinese_number

MAX_LITERALS = 24
TEXT, NUMBER, DATE, ALLOWED = 7, 8, 9, 10

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
     "thousand": 1000, "dozen": 12, "twice": 2, "couple": 2, "million": 1_000_000, "billion": 1_000_000_000}  # fmt: skip
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}
_MULTIPLIERS = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1000,
    "m": 1_000_000,
}
_CHINESE_MULTIPLIERS = {"万": 10_000, "亿": 100_000_000, "千": 1000, "百万": 1_000_000, "千万": 10_000_000}
_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct"
        "|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
_ONE_AFTER = frozenset("than least most exactly only top over under above below equals limit first last".split())
_JOINERS = frozenset("of the and de la le van von der du for in on at to s & a an no".split())
_BEFORE_TEXT = frozenset(
    "letter letters character characters string substring word words prefix suffix phrase text code codes pattern "
    "named called titled initial".split()
)
_CHINESE_PARTICLES = frozenset("的了是有在吗呢吧啊哪几我你他她它和与或及都也很被把从到请这那谁将让使吗其该此并且但而除每各不没过着得地")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])")


@dataclass(frozen=True, slots=True)
class Literal:
    """A candidate; words `start` … `end` − 1 are its span (of what it was taken from). `members`: columns it is a value of."""

    text: str
    is_number: bool
    start: int
    end: int
    kind: int
    shape: str
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class _Found:
    priority: int
    literal: Literal


class _Finder:
    """Collects candidates, the surest first when there are too many."""

    def __init__(self, question: str, words: Sequence[Word], quoted: Sequence[Quoted], matches: Matches) -> None:
        self.question = question
        self.words = words
        self.quoted = quoted
        self.matches = matches
        self.found: dict[tuple[str, bool], _Found] = {}
        self.taken = [False] * len(words)
        self.lower = [word.text.lower() for word in words]

    def add(
        self,
        priority: int,
        text: str,
        start: int,
        end: int,
        shape: str,
        kind: int = TEXT,
        *,
        members: tuple[int, ...] = (),
    ) -> None:
        """Keep a candidate unless a surer one with the same text is there."""
        text = text.strip()
        key = (text.casefold() if not members else text, kind == NUMBER)
        if not text or (key in self.found and self.found[key].priority <= priority):
            return
        self.found[key] = _Found(priority, Literal(text, kind == NUMBER, start, end, kind, shape, members))

    def span_text(self, start: int, end: int) -> str:
        """The question's text from word `start` to before word `end`."""
        text = self.question[self.words[start].start : self.words[end - 1].end]
        return text[:-2] if text.endswith(("'s", "’s")) else text

    def take(self, start: int, end: int) -> None:
        """Mark words as accounted for, so that no weaker rule uses them."""
        for w in range(start, end):
            self.taken[w] = True

    def result(self) -> list[Literal]:
        """The candidates in the order of their spans."""
        ranked = sorted(
            self.found.values(), key=lambda f: (f.priority, f.literal.start, -f.literal.end, f.literal.text)
        )
        kept = [f.literal for f in ranked[:MAX_LITERALS]]
        return sorted(kept, key=lambda c: (c.start, -c.end, c.kind, c.text))


def find_literals(question: str, words: Sequence[Word], quoted: Sequence[Quoted], matches: Matches) -> list[Literal]:
    """The candidates of a question, at most `MAX_LITERALS`, in the order of their spans."""
    finder = _Finder(question, words, quoted, matches)
    _allowed_values(finder)
    _quoted(finder)
    _dates(finder)
    _numbers(finder)
    _codes(finder)
    _lexicon_values(finder)
    _capitalised(finder)
    _chinese_spans(finder)
    _lower_case(finder)
    return finder.result()


def _allowed_values(finder: _Finder) -> None:
    values = finder.matches.index.values
    if not values:
        return
    count = len(finder.words)
    for start in range(count):
        for end in range(min(count, start + 5), start, -1):
            text = finder.span_text(start, end).casefold()
            found = values.get(text) or values.get(text.replace(" ", "_")) or values.get(text.replace(" ", "-"))
            if found is None and end == start + 1 and finder.words[start].kind == "word":
                found = next((v for key in _value_keys(finder.lower[start]) if (v := values.get(key))), None)
            if found is not None and finder.lower[start] not in FUNCTION_WORDS:
                by_text: dict[str, list[int]] = {}
                for value, item in found:
                    by_text.setdefault(value, []).append(item)
                for value, items in by_text.items():
                    finder.add(0, value, start, end, "allowed", ALLOWED, members=tuple(items))
                break


def _value_keys(word: str) -> Iterator[str]:
    root = stem(word)
    yield root
    yield from (value.casefold() for value in lexicon.values().get(word, ()))
    yield word + "s"
    yield root + "ed"
    yield root + "d"


def _quoted(finder: _Finder) -> None:
    for span in finder.quoted:
        inside = [w for w, word in enumerate(finder.words) if word.start < span.end and word.end > span.start]
        text = finder.question[span.start : span.end].strip().strip("%")
        if not inside or not text:
            continue
        number = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
        finder.add(1, text.rstrip(".,?!"), inside[0], inside[-1] + 1, "quoted")
        if text[-1] in ".?!":
            finder.add(3, text, inside[0], inside[-1] + 1, "quoted")
        if number:
            finder.add(1, text, inside[0], inside[-1] + 1, "quoted", NUMBER)
        else:
            for w in inside if 1 < len(inside) <= 4 else ():
                if finder.lower[w] not in FUNCTION_WORDS:
                    finder.add(5, finder.words[w].text, w, w + 1, "quoted_word")
            finder.take(inside[0], inside[-1] + 1)


def _dates(finder: _Finder) -> None:
    words, lower = finder.words, finder.lower
    for w, word in enumerate(words):
        if word.kind == "date" and not finder.taken[w]:
            finder.add(1, word.text, w, w + 1, "date", DATE)
            if "/" in word.text and re.match(r"\d{4}/", word.text):
                parts = word.text.split("/")
                finder.add(1, f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2][:2]):02d}", w, w + 1, "date", DATE)
            finder.take(w, w + 1)
        month = _MONTHS.get(lower[w].rstrip("."))
        if month is not None and word.kind == "word" and (lower[w] != "may" or word.text == "May"):
            _english_date(finder, w, month)
    for match in re.finditer(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?", finder.question):
        inside = [w for w, word in enumerate(words) if match.start() <= word.start < match.end()]
        if inside:
            iso = "-".join(f"{int(part):02d}" for part in match.groups() if part)
            finder.add(1, iso, inside[0], inside[-1] + 1, "date", DATE)
            finder.add(2, match.group(), inside[0], inside[-1] + 1, "date")


def _english_date(finder: _Finder, w: int, month: int) -> None:
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
        finder.add(1, iso, start, end, "date", DATE)
    if end - start > 1:
        finder.add(2, finder.span_text(start, end), start, end, "date")


def _numbers(finder: _Finder) -> None:
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
            finder.add(1, str(value), w, end, "number_word", NUMBER)
        elif lower[w] in _ORDINALS:
            finder.add(4, str(_ORDINALS[lower[w]]), w, w + 1, "number_word", NUMBER)
        elif (match := re.fullmatch(r"(\d+)(?:st|nd|rd|th|s|x|d)", lower[w])) is not None:
            finder.add(1, match.group(1), w, w + 1, "number", NUMBER)


def _number(finder: _Finder, w: int) -> None:
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
    year = len(value) == 4 and value.isdigit() and 1000 <= int(value) <= 2100
    finder.add(1, value, w, end, "year" if year else "number", NUMBER)
    if text.endswith("%"):
        finder.add(3, f"{float(value) / 100:g}", w, end, "number", NUMBER)
    if value.startswith("0") and len(value) > 1 and "." not in value:
        finder.add(2, value, w, end, "code")


def _codes(finder: _Finder) -> None:
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


def _lexicon_values(finder: _Finder) -> None:
    table = lexicon.values()
    for w, word in enumerate(finder.words):
        for end in (w + 2, w + 1):
            if end > len(finder.words):
                continue
            text = word.text.lower() if end == w + 1 else " ".join(finder.lower[w:end])
            if text == "us" and word.text != "US":
                continue
            for value in table.get(text, ()) or table.get(stem(text), ()):
                finder.add(3, value, w, end, "lexicon")


def _is_capital(finder: _Finder, w: int) -> bool:
    word = finder.words[w]
    if not word.text[0].isupper() or word.kind != "word":
        return False
    before = finder.question[: word.start].rstrip("\"'“‘( ")
    if before and (before[-1] not in ".?!:" or re.search(r"\b[A-Z][a-z]{0,4}\.$", before)):
        return True
    return stem(finder.lower[w]) not in lexicon.query_words() and finder.lower[w] not in FUNCTION_WORDS


def _capitalised(finder: _Finder) -> None:
    words = finder.words
    capital = [not finder.taken[w] and _is_capital(finder, w) for w in range(len(words))]
    w = 0
    while w < len(words):
        if not capital[w]:
            w += 1
            continue
        end = w + 1
        while end < len(words) and _joined(finder, end, capital):
            end += 1
        while end > w and not capital[end - 1] and words[end - 1].kind != "number":
            end -= 1
        _capital_run(finder, w, end, capital)
        w = end


def _joined(finder: _Finder, at: int, capital: Sequence[bool]) -> bool:
    """Whether the capitalised run goes on at this word: a capital, a joiner before a capital, or a number."""
    words = finder.words
    gap = finder.question[words[at - 1].end : words[at].start]
    if any(c in gap for c in '?!;:"“”,') or ("." in gap and len(words[at - 1].text) > 5):
        return False
    if capital[at] or words[at].kind == "number":
        return True
    if finder.lower[at] not in _JOINERS:
        return False
    ahead = at + 1 if at + 1 < len(words) and (capital[at + 1] or finder.lower[at + 1] not in _JOINERS) else at + 2
    return ahead < len(words) and capital[ahead]


def _capital_run(finder: _Finder, start: int, end: int, capital: Sequence[bool]) -> None:
    _extended_run(finder, start, end)
    if finder.question[finder.words[end - 1].end :].startswith(".") and len(finder.words[end - 1].text) <= 4:
        finder.add(4, finder.span_text(start, end) + ".", start, end, "capital")
    single = end == start + 1
    if (
        single
        and finder.matches.cells[start]
        and finder.matches.names_something(start)
        and len(finder.words[start].text) > 1
    ):
        finder.add(6, finder.span_text(start, end), start, end, "capital")
        return
    finder.add(2, finder.span_text(start, end), start, end, "capital")
    finder.take(start, end)
    lists = _split_run(
        start, end, [finder.lower[w] not in ("and", "to", "for", "in", "at", "on") for w in range(start, end)]
    )
    for a, b in lists:
        finder.add(3, finder.span_text(a, b), a, b, "capital")
        if b < end:
            _extended_run(finder, a, b)
    pieces = _split_run(start, end, capital[start:end])
    for a, b in pieces:
        finder.add(3 if len(pieces) < 3 else 4, finder.span_text(a, b), a, b, "capital")
    if (
        start
        and finder.words[start - 1].kind == "number"
        and finder.words[start].start == finder.words[start - 1].end + 1
    ):
        finder.add(3, finder.span_text(start - 1, end), start - 1, end, "capital")
    if (
        end + 1 < len(finder.words)
        and finder.question[finder.words[end - 1].end : finder.words[end].start].strip() == ","
    ):
        after = next((w for w in range(end, len(capital)) if not capital[w]), len(capital))
        if after > end:
            finder.add(5, finder.span_text(start, after), start, after, "capital")
    if end - start <= 5:
        for a, b in pieces:
            if b - a > 1:
                for w in range(a, b):
                    finder.add(5, finder.span_text(w, w + 1), w, w + 1, "capital_word")
            if b - a > 2:
                finder.add(5, finder.span_text(a + 1, b), a + 1, b, "capital")
                finder.add(5, finder.span_text(a, b - 1), a, b - 1, "capital")


def _split_run(start: int, end: int, keep: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of start … end − 1 between the words that are not kept."""
    found: list[tuple[int, int]] = []
    first = start
    for w in range(start, end + 1):
        if w == end or not keep[w - start]:
            if w > first:
                found.append((first, w))
            first = w + 1
    return found


def _extended_run(finder: _Finder, start: int, end: int) -> None:
    """`Oil and gas`, `Armed schooner`: a capitalised run and the lower-case words that may belong to it."""
    last = end
    for w in range(end, min(len(finder.words), end + 4)):
        gap = finder.question[finder.words[w - 1].end : finder.words[w].start]
        word = finder.words[w]
        if gap.strip(" -") or word.kind not in ("word", "number"):
            break
        if finder.lower[w] in FUNCTION_WORDS or finder.lower[w] in _JOINERS:
            if w + 1 < len(finder.words) and finder.lower[w] in ("of", "and", "to", "the") and w - last < 1:
                continue
            break
        if stem(finder.lower[w]) in lexicon.query_words():
            break
        last = w + 1
        finder.add(
            4 if not finder.matches.names_something(w) else 5, finder.span_text(start, last), start, last, "extended"
        )


def _chinese_spans(finder: _Finder) -> None:
    """Runs of words that are not query words: what in them names nothing in the schema, alone and with its neighbours."""
    words = finder.words
    w = 0
    while w < len(words):
        end = w
        while end < len(words) and _is_chinese_content(finder, end) and (
            end == w or words[end].start == words[end - 1].end
        ):
            end += 1
        if end > w:
            _chinese_run(finder, w, end)
        w = max(end, w + 1)
    for v, word in enumerate(words):
        beside = has_hanzi(finder.question[max(0, word.start - 1) : word.end + 1])
        if word.kind == "word" and beside and not finder.taken[v] and not finder.matches.names_something(v):
            finder.add(4, word.text, v, v + 1, "latin")


def _is_chinese_content(finder: _Finder, w: int) -> bool:
    """Whether a word may be part of a value: no query word, unless a lone hanzi that touches an unknown one (海上钢琴师)."""
    word = finder.words[w]
    hanzi = word.kind == "hanzi" or (word.kind == "number" and len(word.text) == 1 and has_hanzi(word.text))
    if not hanzi or finder.taken[w] or word.text in _CHINESE_PARTICLES:
        return False
    if word.text not in lexicon.query_words():
        return True
    return len(word.text) == 1 and any(
        0 <= v < len(finder.words) and _is_unknown_hanzi(finder.words[v]) and finder.words[min(v, w)].end == finder.words[max(v, w)].start
        for v in (w - 1, w + 1)
    )


def _is_unknown_hanzi(word: Word) -> bool:
    return word.kind == "hanzi" and word.text not in lexicon.chinese() and word.text not in _CHINESE_PARTICLES


def _chinese_run(finder: _Finder, start: int, end: int) -> None:
    words = finder.words
    unnamed = [not finder.matches.names_something(w) for w in range(start, end)]
    for a, b in _split_run(start, end, unnamed):
        finder.add(3, finder.span_text(a, b), a, b, "hanzi")
        for last in range(b + 1, min(end, b + 2) + 1):
            finder.add(5, finder.span_text(a, last), a, last, "hanzi")
        if a > start:
            finder.add(6, finder.span_text(start, b), start, b, "hanzi")
            if b < end:
                finder.add(6, finder.span_text(start, end), start, end, "hanzi")
        known = [words[w].text in lexicon.chinese() for w in range(a, b)]
        for c, d in _split_run(a, b, [not k for k in known]):
            if d - c < b - a:
                finder.add(4, finder.span_text(c, d), c, d, "hanzi")
        for w in range(a, b) if b - a > 1 else ():
            if known[w - a] and len(words[w].text) > 1:
                finder.add(5, words[w].text, w, w + 1, "hanzi")
        if not known[0]:
            for last in range(a + 1, min(end, a + 4) + 1):
                if 1 < words[last - 1].end - words[a].start <= 4:
                    finder.add(7, finder.span_text(a, last), a, last, "hanzi")
    weak = lexicon.query_words()
    first = next((w for w in range(start, end) if words[w].text not in weak), start)
    last = next((w + 1 for w in range(end - 1, start, -1) if words[w].text not in weak), end)
    if (first, last) != (start, end) and last > first and any(unnamed[first - start : last - start]):
        finder.add(4, finder.span_text(first, last), first, last, "hanzi")
    for w in range(start, end):
        if not unnamed[w - start] and len(words[w].text) > 1:
            finder.add(9, words[w].text, w, w + 1, "hanzi")


def _lower_case(finder: _Finder) -> None:
    """Content words and short runs of them: people type values in lower case."""
    words, lower = finder.words, finder.lower
    content = [
        word.kind == "word"
        and not finder.taken[w]
        and len(word.text) > 1
        and lower[w] not in FUNCTION_WORDS
        and lower[w] not in NUMBER_WORDS
        and stem(lower[w]) not in lexicon.query_words()
        for w, word in enumerate(words)
    ]
    named = [finder.matches.names_something(w) for w in range(len(words))]
    for w, word in enumerate(words):
        if w and lower[w - 1] in _BEFORE_TEXT and word.kind == "word" and (len(word.text) == 1 or content[w]):
            finder.add(3, word.text, w, w + 1, "lower")
        if not content[w]:
            continue
        priority = 9 if named[w] else 6
        singular = _singular(lower[w])
        if singular != lower[w]:
            finder.add(priority, singular, w, w + 1, "lower")
        finder.add(priority + (singular != lower[w]), finder.span_text(w, w + 1), w, w + 1, "lower")
        _lower_runs(finder, w, content, named)


def _lower_runs(finder: _Finder, w: int, content: Sequence[bool], named: Sequence[bool]) -> None:
    words = finder.words
    unnamed = not named[w]
    for end in range(w + 2, min(len(words), w + 4) + 1):
        gap = finder.question[words[end - 2].end : words[end - 1].start]
        number = words[end - 1].kind == "number" and end == w + 2
        joiner = finder.lower[end - 1] in ("of", "and", "the") and end < min(len(words), w + 4) and content[end]
        if gap.strip() not in ("", "-", "/", "&") or not (content[end - 1] or number or joiner):
            return
        if joiner:
            continue
        unnamed = unnamed or (not named[end - 1] and not number)
        if unnamed or number:
            finder.add(7 if end == w + 2 else 8, finder.span_text(w, end), w, end, "lower")
        if number:
            return


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word] if word in _IRREGULAR_PLURALS else word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_IRREGULAR_PLURALS = frozenset("people children men women feet teeth mice geese wives knives wolves".split())
