"""Another number, name or period in a comment and its query alike."""

from __future__ import annotations

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlglot.dialects.postgres import Postgres
from sqlglot.tokens import Token, TokenType  # type: ignore[attr-defined]

from sql_copilot_compression.data.corpora.corpus import Example
from sql_copilot_ls.hanzi import has_hanzi
from sql_copilot_ls.schema.model import Schema

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_YEAR = re.compile(r"(?<![\d.,-])(19[5-9]\d|20[0-4]\d)(?![\d.,]\d|[-/]\d|\d)")
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(.*)", re.DOTALL)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_SPAN = re.compile(r"(\d+) (\w+)")


_COMPARES = frozenset({TokenType.EQ, TokenType.NEQ, TokenType.LIKE, TokenType.ILIKE})


def literals(sql: str) -> list[Token]:
    """Numbers and texts of a statement in PostgreSQL's syntax, with their places."""
    tokens: list[Token] = Postgres().tokenize(sql)
    return [token for token in tokens if token.token_type in (TokenType.NUMBER, TokenType.STRING)]


def compared_texts(sql: str) -> list[Token]:
    """The text literals that a statement compares columns with: after a sign, LIKE, or in a list."""
    tokens: list[Token] = Postgres().tokenize(sql)
    found = []
    for at, token in enumerate(tokens):
        if token.token_type is TokenType.STRING:
            before = at - 1
            while before > 0 and tokens[before].token_type in (TokenType.COMMA, TokenType.STRING):
                before -= 1
            listed = tokens[before].token_type is TokenType.L_PAREN and tokens[before - 1].token_type is TokenType.IN
            if listed or (before == at - 1 and tokens[before].token_type in _COMPARES):
                found.append(token)
    return found


def shape(text: str) -> str:
    """What a name looks like: names of one shape can stand for each other."""
    if has_hanzi(text):
        return f"hanzi {min(len(text), 6)}" if all(map(has_hanzi, text)) else ""
    words = text.split()
    if not words or not all(word.isalpha() for word in words):
        return re.sub(r"[A-Z]", "A", re.sub(r"[a-z]", "a", re.sub(r"\d", "0", text)))
    case = "title" if text.istitle() else "upper" if text.isupper() else "lower" if text.islower() else "mixed"
    return f"{case} {len(words)}"


@dataclass
class Pools:
    """Names that queries look for, by shape."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @staticmethod
    def of(examples: Iterable[Example]) -> Pools:
        """Those of the examples' queries."""
        found = Pools()
        schemas = {id(example.schema): example.schema for example in examples}
        listed = {value for schema in schemas.values() for value in listed_values(schema)}
        for sql in dict.fromkeys(example.sql for example in examples):
            for token in compared_texts(sql):
                text = token.text.strip("%")
                if is_name(text) and text not in listed:
                    known = found.names[shape(text)]
                    if text not in known:
                        known.append(text)
        return found


def listed_values(schema: Schema) -> set[str]:
    """The values that a schema lists: they are states and codes, not names or numbers of anybody's choice."""
    return {value for table in schema.tables for column in table.columns for value in column.values}


def is_name(text: str) -> bool:
    """Whether a text value may be a name: no date, no interval, no part of a date, not a letter or two."""
    return len(text) > 1 and not _DATE.match(text) and not _SPAN.fullmatch(text) and not _NUMBER.fullmatch(text)


def swapped(example: Example, pools: Pools, rng: random.Random) -> Example | None:
    """The example with one value exchanged, or its year or month; None when none can be."""
    ways = [_other_year, _other_month, _other_number, _other_name]
    rng.shuffle(ways)
    for way in ways:
        found = way(example, pools, rng)
        if found is not None:
            question, sql = found
            return replace(example, question=question, sql=sql)
    return None


Swap = tuple[str, str]
"""The question and the query afterwards."""


def _rewritten(sql: str, changes: dict[int, str]) -> str:
    """The statement with the literals that begin at some places written anew."""
    for token in sorted(literals(sql), key=lambda t: -t.start):
        if token.start in changes:
            sql = sql[: token.start] + changes[token.start] + sql[token.end + 1 :]
    return sql


def _once(question: str, text: str) -> re.Match[str] | None:
    """Where a value stands in a question, when it does once, as a whole word or among hanzi."""
    before = r"(?<![A-Za-z0-9.,])" if text[0].isascii() else ""
    after = r"(?![A-Za-z0-9]|[.,]\d)" if text[-1].isascii() else ""
    found = list(re.finditer(before + re.escape(text) + after, question, re.IGNORECASE))
    return found[0] if len(found) == 1 else None


def _in_place(question: str, match: re.Match[str], text: str) -> str:
    return question[: match.start()] + text + question[match.end() :]


def _dates(sql: str) -> list[tuple[Token, datetime.date, str]]:
    """Date literals with what follows the day."""
    found = []
    for token in literals(sql):
        match = _DATE.fullmatch(token.text) if token.token_type is TokenType.STRING else None
        if match:
            found.append((token, datetime.date(int(match[1]), int(match[2]), int(match[3])), match[4]))
    return found


def _other_year(example: Example, _pools: Pools, rng: random.Random) -> Swap | None:
    """All dates moved by some years, where the question names one year and the query holds that one alone."""
    years = set(_YEAR.findall(example.question))
    dates = _dates(example.sql)
    if len(years) != 1 or not dates:
        return None
    year = int(years.pop())
    start, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    if not all(start <= date <= end for _, date, _ in dates) or any(d.month == 2 and d.day == 29 for _, d, _ in dates):
        return None
    moved = year + rng.choice([step for step in range(-4, 5) if step and 2000 <= year + step <= 2026] or [-1])
    changes = {token.start: f"'{date.replace(year=date.year + moved - year)}{rest}'" for token, date, rest in dates}
    return _YEAR.sub(str(moved), example.question), _rewritten(example.sql, changes)


def _other_month(example: Example, _pools: Pools, rng: random.Random) -> Swap | None:
    """Another month, where question and query speak of one whole month and of no day."""
    dates = _dates(example.sql)
    if len(dates) != 2 or any(date.day != 1 for _, date, _ in dates):
        return None
    first, second = (date for _, date, _ in dates)
    if _next_month(first) != second or first.month == 12:
        return None
    named = [(m, re.compile(rf"\b{m}\b")) for m in (MONTHS[first.month - 1], MONTHS[first.month - 1][:3])]
    spelt = [(text, match) for text, pattern in named for match in pattern.finditer(example.question)]
    hanzi = list(re.finditer(rf"(?<!\d)0?{first.month}月(?!\d)", example.question))
    if len({match.start() for _, match in spelt}) + len(hanzi) != 1:
        return None
    month = rng.choice([m for m in range(1, 12) if m != first.month])
    if hanzi:
        question = _in_place(example.question, hanzi[0], f"{month}月")
    else:
        text, match = spelt[0]
        question = _in_place(example.question, match, MONTHS[month - 1][: len(text) if len(text) == 3 else None])
    start = first.replace(month=month)
    changes = {
        token.start: f"'{new}{rest}'" for (token, _, rest), new in zip(dates, (start, _next_month(start)), strict=True)
    }
    return question, _rewritten(example.sql, changes)


def _next_month(day: datetime.date) -> datetime.date:
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)


def _other_number(example: Example, _pools: Pools, rng: random.Random) -> Swap | None:
    """Another number of the same length, where both hold it once and it is no code; of a span of time its number."""
    found, listed = literals(example.sql), listed_values(example.schema)
    chances = []
    for token in found:
        span = _SPAN.fullmatch(token.text)
        text = token.text if token.token_type is TokenType.NUMBER else span[1] if span else ""
        held = sum(text in re.findall(r"\d+(?:\.\d+)?", other.text) for other in found)
        if text and held == 1 and text not in listed and float(text) > 1 and not _YEAR.fullmatch(text):
            match = _once(example.question, text)
            if match:
                chances.append((token, text, match))
    if not chances:
        return None
    token, text, match = rng.choice(chances)
    new = next((other for other in (_like_number(text, rng) for _ in range(8)) if other != text), None)
    if new is None:
        return None
    literal = token.text.replace(text, new, 1)
    written = literal if token.token_type is TokenType.NUMBER else f"'{literal}'"
    return _in_place(example.question, match, new), _rewritten(example.sql, {token.start: written})


def _like_number(text: str, rng: random.Random) -> str:
    """A number with as many digits, and as many of them zeros at the end."""
    whole, _, fraction = text.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if len(whole) > 1 else 0
    head = whole[: len(whole) - zeros]
    low = 2 if len(whole) == 1 else 10 ** (len(head) - 1)
    new = str(rng.randint(low, 10 ** len(head) - 1)) + "0" * zeros
    return new + ("." + "".join(rng.choice("123456789") for _ in fraction) if fraction else "")


def _other_name(example: Example, pools: Pools, rng: random.Random) -> Swap | None:
    """Another name of the same shape, where the comment spells it once and the schema does not list it."""
    listed, found = listed_values(example.schema), compared_texts(example.sql)
    chances = []
    for token in found:
        name = token.text.strip("%")
        others = [other for other in pools.names.get(shape(name), []) if other != name]
        if is_name(name) and name not in listed and len(others) > 2 and sum(name in t.text for t in found) == 1:
            match = _once(example.question, name)
            if match:
                chances.append((token, name, match, others))
    if not chances:
        return None
    token, name, match, others = rng.choice(chances)
    new = rng.choice(others)
    spelt = match.group()
    written = new if spelt == name else new.lower() if spelt.islower() else new.upper() if spelt.isupper() else new
    text = token.text.replace(name, new).replace("'", "''")
    return _in_place(example.question, match, written), _rewritten(example.sql, {token.start: f"'{text}'"})
