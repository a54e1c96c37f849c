"""A lossless tokenizer for SQL as people type it: every character belongs to a token, nothing is an error, quoting
follows the dialect, and time is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from .dialects import Dialect, dialect_of
from .quoting import unquote, unquote_string


class Kind(IntEnum):
    """What a token is."""

    SPACE = 0
    COMMENT = 1
    WORD = 2
    QUOTED = 3
    STRING = 4
    NUMBER = 5
    PARAMETER = 6
    OPERATOR = 7
    PUNCTUATION = 8


class Token(NamedTuple):
    """A piece of text at an offset. `upper` is the text in upper case for words, else the text itself; `closed` is
    False for a quote left open.
    """

    kind: Kind
    start: int
    end: int
    text: str
    upper: str
    closed: bool = True

    @property
    def value(self) -> str:
        """The text without its quotes, what is doubled or escaped in it undone."""
        if self.kind == Kind.QUOTED:
            return unquote(self.text)
        return unquote_string(self.text) if self.kind == Kind.STRING else self.text


def single_quoted(dialect: Dialect) -> str:
    """A string in single quotes; its `''` and escapes can be read in one way only, so a failure costs one look."""
    return r"'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*'" if dialect.backslash else r"'[^']*(?:''[^']*)*'"


def double_quoted(dialect: Dialect) -> str:
    """What stands in double quotes."""
    if dialect.double_quoted_strings:
        return r'"[^"\\]*(?:(?:\\[\s\S]|"")[^"\\]*)*"'
    return r'"[^"]*(?:""[^"]*)*"'


ESCAPED_STRING = r"[eE]'[^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*'"
BACKTICKED = r"`[^`]*(?:``[^`]*)*`"
BRACKETED = r"\[(?:[^\]\n]|\]\]){0,128}\]"
LOOSELY_BRACKETED = r"\[[^\W\d][^\]\n'\",]{0,255}\]"
"""What no subscript or list would be."""
DOLLAR = r"\$(?P<tag>(?:[^\W\d]\w*)?)\$"


def line_comments(dialect: Dialect) -> list[str]:
    """The comments of a dialect that run to the end of their line."""
    hashes = {"always": r"\#[^\n]*", "space": r"\#(?=[\s\#!])[^\n]*", "line": r"\#(?<![^\n]\#)(?=[\s\#!])[^\n]*"}
    return [r"--[^\n]*", hashes[dialect.hash_comments], *([r"//[^\n]*"] if dialect.slash_comments else [])]


@lru_cache(maxsize=64)
def _pattern(name: str, dead: str) -> tuple[re.Pattern[str], list[Kind | None]]:
    """All tokens of a dialect, and the kind that each group stands for; None for tokens of which the pattern gives the
    beginning only. In `dead` are quotes that are known never to be closed.

    Each alternative begins with a character or a set, so that most are passed over at once.
    """
    dialect = dialect_of(name)
    single, double = single_quoted(dialect), double_quoted(dialect)
    tail = r"[\w" + ("$" if dialect.dollar_in_words else "") + (r"\#" if dialect.hash_in_words else "") + "]*"
    alternatives: list[tuple[Kind | None, str]] = [
        (Kind.SPACE, r"\s+"),
        (Kind.WORD, rf"[^\W\d_bBeEnNqQrRuUxX]{tail}"),  # what can begin no string, most words
    ]
    alternatives += [(Kind.COMMENT, comment) for comment in line_comments(dialect)]
    alternatives += [(None, r"/\*"), (None, r"\{[{%\#]")]
    if dialect.alternative_quotes:
        alternatives += [(None, r"[qQ]'(?=[!-~])"), (None, r"[nN][qQ]'(?=[!-~])")]
    if dialect.dollar_quotes:
        alternatives.append((None, DOLLAR))
    if dialect.triple_quotes:
        alternatives += [(None, r"[rRbB]{1,2}(?:'''|\"\"\")"), (None, r"'{3}"), (None, r'"{3}')]
        raw = r"'(?!'')[^'\\]*(?:\\[\s\S][^'\\]*)*'|\"(?!\"\")[^\"\\]*(?:\\[\s\S][^\"\\]*)*\""
        alternatives.append((Kind.STRING, rf"[rRbB]{{1,2}}(?:{raw})"))
    else:
        alternatives += [(Kind.STRING, ESCAPED_STRING), (Kind.STRING, rf"[uU]&{single}")]
        alternatives += [(Kind.STRING, rf"[nNbBxXrR]{single}"), (Kind.STRING, rf"_\w+\s?{single}")]
    if "'" not in dead:
        alternatives.append((Kind.STRING, single))
    if not dialect.double_quoted_strings:
        alternatives += [(Kind.QUOTED, double), (Kind.QUOTED, r"[uU]&" + double)]
    elif '"' not in dead:
        alternatives.append((Kind.STRING, double))
    alternatives.append((Kind.QUOTED, BACKTICKED))
    if dialect.brackets == "always":
        alternatives.append((Kind.QUOTED, BRACKETED))
    if dialect.brackets:
        alternatives.append((None, r"\["))
    if dialect.hash_in_words:
        alternatives.append((Kind.WORD, r"\#{1,2}[^\W\d][\w$\#@]*"))
    alternatives += [
        (Kind.NUMBER, r"0[xX][0-9a-fA-F]+(?!\w)"),
        (Kind.NUMBER, r"\d[\d_]*(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?(?!\w)"),
        (Kind.NUMBER, r"\.\d+(?:[eE][+-]?\d+)?(?!\w)"),
        (Kind.WORD, rf"\w{tail}"),
        (Kind.PARAMETER, r"@{1,2}[^\W\d][\w$\#@]*"),
        (Kind.PARAMETER, r":(?<![:\w]:)[^\W\d]\w*"),
        (Kind.PARAMETER, r":(?<![:\w\])'\"]:)(?:\"[^\"\n]*\"|'[^'\n]*')"),  # psql's
        (Kind.PARAMETER, r"\$(?:\d+|\{[\w:.-]+\}|\(\w+\)|[^\W\d]\w*)"),
        (Kind.PARAMETER, r"%(?:\(\w+\)s|s\b)"),
        (Kind.PARAMETER, r"\?(?![|&?])"),
        (
            Kind.OPERATOR,
            r"::|:=|<=>|\|>(?!>)|<=|>=|<>|!=|!~\*|!~|~\*|\|\||->>|->|=>|==|\^=|<<|>>|\#>>|\#>|@>|<@|&&|\?\||\?&|\*\*"
            r"|[-+*/%=<>!~^&|@\#?:\\]",
        ),
        (Kind.PUNCTUATION, r"[(),;.\[\]{}]"),
        (None, r"['\"`]"),
        (Kind.OPERATOR, r"[\s\S]"),
    ]
    pattern = re.compile(
        "|".join(
            f"(?:{one})(?P<g{n}>)" if "|" in one else f"{one}(?P<g{n}>)" for n, (_, one) in enumerate(alternatives)
        )
    )
    kinds: list[Kind | None] = [None] * (pattern.groups + 1)
    for n, (kind, _) in enumerate(alternatives):
        kinds[pattern.groupindex[f"g{n}"]] = kind
    return pattern, kinds


_LOOSE_BRACKET_NAME = re.compile(LOOSELY_BRACKETED)
_OPEN_NAME = re.compile(r".[\w$]*")
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_DOLLAR_MARK = re.compile(r"\$(?=((?:[^\W\d]\w{0,63})?)\$)")
_TEMPLATES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_CLOSERS = {"[": "]'", "(": ")'", "{": "}'", "<": ">'"}
_SUBSCRIPTABLE = frozenset({")", "]", "}"})
_NO_SUBSCRIPT_AFTER = frozenset({Kind.WORD, Kind.QUOTED, Kind.PARAMETER})


def pieces(text: str, dialect: str) -> Iterator[tuple[Kind | None, str]]:
    """The kinds and texts of a text's tokens, white space too, up to the first whose end no pattern tells: the kind of
    that is None, its text its beginning, and what comes behind it means nothing.
    """
    pattern, kinds = _pattern(dialect_of(dialect).name, "")
    for found in pattern.finditer(text):
        yield kinds[found.lastindex or 0], found.group()


class Lexer:
    """The tokens of one text, from anywhere on; remembers what would cost a second look at all that follows."""

    def __init__(self, text: str, dialect: str = "") -> None:
        self.text = text
        self.dialect = dialect_of(dialect)
        self._missing: dict[str, int] = {}
        """From where on a text does not come any more."""
        self._never_closed: dict[tuple[str, int], int] = {}
        """From where on nothing closes a quote before an end."""
        self._comment_ends: dict[int, int] = {}

    def tokens(self, start: int = 0, end: int | None = None, *, spaces: bool = True) -> Iterator[Token]:
        """The tokens from `start` on; joined, their texts are the text, if `spaces` are among them.

        A quote that nothing closes ends with its line and has `closed=False`, so that half-written text does not
        swallow what follows.
        """
        size = len(self.text) if end is None else end
        word, space = Kind.WORD, Kind.SPACE
        new = tuple.__new__  # half the time of Token(…)
        before: Token | None = None
        position = start
        while position < size:
            pattern, kinds = _pattern(self.dialect.name, self.never_closed(position, size))
            for found in pattern.finditer(self.text, position, size):
                kind = kinds[found.lastindex or 0]
                stop = found.end()
                if kind is space:
                    if spaces:
                        piece = found.group()
                        yield new(Token, (kind, position, stop, piece, piece, True))
                    position = stop
                    continue
                piece = found.group()
                if kind is word:
                    before = new(Token, (kind, position, stop, piece, piece.upper(), True))
                elif kind is None:
                    before = self._special(position, piece, before, size)
                    yield before
                    position = before.end
                    break
                else:
                    before = new(Token, (kind, position, stop, piece, piece, True))
                yield before
                position = stop

    def never_closed(self, position: int, size: int | None = None) -> str:
        """The quotes that are known not to be closed before the end, wherever one opens from a position on."""
        if not self._never_closed:
            return ""
        size = len(self.text) if size is None else size
        return "".join(q for q in "'\"" if position >= self._never_closed.get((q, size), size))

    def search(self, pattern: re.Pattern[str], start: int, otherwise: int) -> int:
        """Where what a pattern finds ends; looked for once only where there is none."""
        if start >= self._missing.get(pattern.pattern, start + 1):
            return otherwise
        found = pattern.search(self.text, start)
        if found is None:
            self._missing[pattern.pattern] = start
            return otherwise
        return found.end()

    def _special(self, start: int, opening: str, before: Token | None, size: int) -> Token:
        """A token whose end no pattern tells."""
        kind, end, closed = self._extent(start, opening, before)
        if not closed and self.dialect.backslash and start < self._never_closed.get((opening, size), size):
            self._never_closed[opening, size] = start  # not one such quote behind it stands without a backslash
        end = min(end, size)
        piece = self.text[start:end]
        return Token(kind, start, end, piece, piece, closed)

    def _extent(self, start: int, opening: str, before: Token | None) -> tuple[Kind, int, bool]:
        text = self.text
        inner = start + len(opening)
        first = opening[0]
        if opening == "/*":
            return self._block_comment(start)
        if first == "{":
            end = self._find(_TEMPLATES[opening], inner)
            return (Kind.PARAMETER, end, True) if end >= 0 else (Kind.PUNCTUATION, start + 1, True)
        if first == "$":
            end = self._dollar_end(opening, inner)
            if end >= 0:
                return Kind.STRING, end, True
            return (Kind.PARAMETER, inner - 1, True) if len(opening) > 2 else (Kind.OPERATOR, start + 1, True)
        if first == "[":
            return self._bracket(start, before)
        if len(opening) >= 3 and opening[-3:] in ("'''", '"""'):
            end = self._triple_end(opening[-3:], inner)
            return (Kind.STRING, end, True) if end >= 0 else (Kind.STRING, self._line_end(start), False)
        if len(opening) > 1:  # q'
            mark = text[inner]
            end = self._find(_CLOSERS.get(mark, mark + "'"), inner + 1)
            return (Kind.STRING, end, True) if end >= 0 else (Kind.STRING, self._line_end(start), False)
        if first == "'" or (first == '"' and self.dialect.double_quoted_strings):
            return Kind.STRING, self._line_end(start), False
        return Kind.QUOTED, self._open_name_end(start), False

    def _bracket(self, start: int, before: Token | None) -> tuple[Kind, int, bool]:
        always = self.dialect.brackets == "always"
        subscript = (
            before is not None
            and before.end == start
            and (before.kind in _NO_SUBSCRIPT_AFTER or before.text in _SUBSCRIPTABLE)
        )
        name = None if subscript or always else _LOOSE_BRACKET_NAME.match(self.text, start)
        if name:
            return Kind.QUOTED, name.end(), True
        if always and not subscript:
            return Kind.QUOTED, self._open_name_end(start), False
        return Kind.PUNCTUATION, start + 1, True

    def _block_comment(self, start: int) -> tuple[Kind, int, bool]:
        end = self._nested_end(start + 2) if self.dialect.nested_comments else -1
        if end < 0:
            # Nothing closes the outer one: most likely a stray opener inside a comment that does not nest.
            end = self._find("*/", start + 2)
        return (Kind.COMMENT, end, True) if end >= 0 else (Kind.COMMENT, len(self.text), False)

    def _nested_end(self, start: int) -> int:
        """Where a comment that nests ends, from behind its opening on; −1 when it does not. What is found of the
        comments inside is kept.
        """
        ends = self._comment_ends
        asked = [[start]]
        position = start
        while True:
            known = ends.get(position)
            if known is None:
                edge = _COMMENT_EDGE.search(self.text, position)
                if edge is not None and edge.group() == "/*":
                    position = edge.end()
                    asked.append([position])
                    continue
                known = edge.end() if edge is not None else -1
            if known < 0:
                ends.update((p, -1) for same in asked for p in same)
                return -1
            ends.update((p, known) for p in asked.pop())
            if not asked:
                return known
            asked[-1].append(known)
            position = known

    def _find(self, closing: str, start: int) -> int:
        """Where a text ends that comes next; −1 when it does not, which is looked for once only."""
        if start >= self._missing.get(closing, start + 1):
            return -1
        found = self.text.find(closing, start)
        if found < 0:
            self._missing[closing] = start
            return -1
        return found + len(closing)

    @cached_property
    def _dollar_marks(self) -> dict[str, list[int]]:
        marks: dict[str, list[int]] = {}
        for found in _DOLLAR_MARK.finditer(self.text):
            marks.setdefault(found[1], []).append(found.start())
        return marks

    def _dollar_end(self, opening: str, start: int) -> int:
        places = self._dollar_marks.get(opening[1:-1], [])
        at = bisect_left(places, start)
        return places[at] + len(opening) if at < len(places) else -1

    def _triple_end(self, quotes: str, start: int) -> int:
        if start >= self._missing.get(quotes, start + 1):
            return -1
        found = _TRIPLE[quotes].match(self.text, start)
        if found is None:
            self._missing[quotes] = start
            return -1
        return found.end()

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _open_name_end(self, start: int) -> int:
        found = _OPEN_NAME.match(self.text, start)
        return found.end() if found else start + 1


_TRIPLE = {
    quotes: re.compile(rf"[^{quotes[0]}\\]*(?:(?:\\[\s\S]|{quotes[0]}(?!{quotes[:2]}))[^{quotes[0]}\\]*)*{quotes}")
    for quotes in ("'''", '"""')
}


def tokenize(text: str, dialect: str = "", start: int = 0) -> Iterator[Token]:
    """The tokens of `text` from `start` on; see `Lexer.tokens`."""
    return Lexer(text, dialect).tokens(start)
