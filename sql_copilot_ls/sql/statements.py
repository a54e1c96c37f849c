"""Where statements end: at semicolons, GO, slashes and DELIMITERs, but not inside the blocks of routines.

`statements` skims a file, for readers that want few of its statements; `read_statement` gives all tokens of one and
finds the beginning of the next even where nobody ended the first. Both split finished text alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .dialects import dialect_of
from .keywords import SAFE_STARTS, words
from .lexer import (
    BACKTICKED,
    BRACKETED,
    DOLLAR,
    ESCAPED_STRING,
    LOOSELY_BRACKETED,
    Kind,
    Lexer,
    Token,
    double_quoted,
    line_comments,
    single_quoted,
)

_GOES_ON = words(
    """
    AS UNION ALL EXCEPT INTERSECT MINUS DISTINCT THEN DO KEY FOR ON OR AND NOT BEFORE AFTER OF EXPLAIN ANALYZE (
    , = < > + - * / | . IN EXISTS SELECT FROM WHERE JOIN BY SET VALUES INTO ELSE WHEN INSTEAD NAME CORRESPONDING
    RETURN IS PLAN QUERY VERBOSE LATERAL ANY SOME FORMATTED EXTENDED
    """
)
_RECOVERS = words("SELECT WITH INSERT UPDATE DELETE MERGE CREATE DROP TRUNCATE VALUES REPLACE")
_PROCEDURAL = words("FUNCTION PROCEDURE PROC TRIGGER PACKAGE EVENT TASK MACRO")
_NAMED_DATA = words("TABLE VIEW INDEX TYPE SCHEMA DATABASE SEQUENCE")
_TRANSACTION = words("; TRANSACTION TRAN WORK ISOLATION DEFERRED IMMEDIATE EXCLUSIVE READ CONCURRENT")
_LOOP_ENDS = words("IF LOOP WHILE REPEAT FOR")
_LINE_END = r"(?=\r?\n|\r?\Z)"
_GO = rf"[gG][oO][ \t]*(?:\d{{1,6}}[ \t]*)?(?:;[ \t]*)?{_LINE_END}"
_SLASH = rf"/[ \t]*{_LINE_END}"
_DELIMITER = r"[dD][eE][lL][iI][mM][iI][tT][eE][rR][ \t]+(?P<delimiter>[^\s'\"]\S{0,15})[^\n]*"
_DIRECTIVE = (
    r":(?i:(?:setvar|connect|r|out|error|perftrace)[ \t]+[^\s;,)]|on[ \t]+error\b"
    rf"|(?:list|listvar|serverlist|help|reset|quit|exit|ed|xml)\b[^\n;,]{{0,60}}{_LINE_END})[^\n]*|!![^\n]*"
)
"""Lines for sqlcmd."""
_META = rf"\\[a-zA-Z.!?][^\n]*|{_DIRECTIVE}"
_SENT = r"\\(?:[gG](?=[\s;]|\Z)|(?:gx|gset|gexec|gdesc|watch|crosstabview)\b[^\n]*)"
"""What ends a statement for the clients of MySQL and PostgreSQL."""
_GO_LINE, _SLASH_LINE, _DELIMITER_LINE, _META_LINE = map(re.compile, (_GO, _SLASH, _DELIMITER, _META))
_DIRECTIVE_LINE, _SENDING = re.compile(_DIRECTIVE), re.compile(_SENT)
_COPY_END = re.compile(rf"\n\\\.{_LINE_END}")
_NOISE = re.compile(r"\s+|--[^\n]*|/\*(?!!)[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z)|\#(?=[\s\#!-])[^\n]*")
_MAY_HAVE_BLOCKS = re.compile(
    r"(?:(?:CREATE|ALTER)\b(?!\s+(?:TABLE|VIEW|INDEX|UNIQUE|SEQUENCE|SCHEMA|DATABASE|TYPE)\b)|BEGIN\b|DECLARE\b|IF\b|WHILE\b|ELSE\b)",
    re.IGNORECASE,
)
_ROUTINE = re.compile(r"\b(?:FUNCTION|PROC(?:EDURE)?|TRIGGER|PACKAGE|EVENT|TASK|MACRO)\b", re.IGNORECASE)
_HEAD = 400
"""Characters of a statement among which the word stands that says it is a routine."""

TOO_DEEP = "it is nested too deep"
"""Why a statement is not worked out whose reading takes more depth than there is."""
MOST_PIPE_STEPS = 64
"""Steps of pipes (`|>`) in a statement that is read into a tree: sqlglot puts each inside the next, in time that grows
with their square."""


def require_few_steps(sql: str) -> None:
    """Raises `RecursionError`, as too deep a statement does on being read, for one with more steps than these."""
    if sql.count("|>") > MOST_PIPE_STEPS:
        raise RecursionError(TOO_DEEP)


class Piece(NamedTuple):
    """One statement's text, its offset in the file and that of its first word."""

    text: str
    start: int
    head: int


class Blocks:
    """What is known of a statement as far as it has been read: its head, its parentheses, its open blocks."""

    def __init__(self, dialect: str) -> None:
        self.dialect = dialect
        self.head: list[str] = []
        self.last: Token | None = None
        self.depth = 0
        self.blocks = 0
        self.opened = False
        self.procedural = False
        self.verb_seen = False
        self.ended = False

    def take(self, token: Token) -> None:
        """Counts parentheses and blocks."""
        upper = token.upper
        if len(self.head) < 8:
            self.head.append(upper)
            if upper in _PROCEDURAL and self.head[0] in ("CREATE", "ALTER") and _NAMED_DATA.isdisjoint(self.head):
                self.procedural = True
            if upper == "DECLARE" and len(self.head) == 1 and self.dialect == "oracle":
                self.procedural = True
        if upper == "(":
            self.depth += 1
        elif upper == ")":
            self.depth = max(self.depth - 1, 0)
        elif token.kind == Kind.WORD:
            self._word(upper)
        self.last = token

    def _word(self, upper: str) -> None:
        before = self.last.upper if self.last else ""
        if before == "END" and self.ended and upper in _LOOP_ENDS:
            self.blocks += 1
        self.ended = False
        if upper == "BEGIN" and before != ".":
            if (
                self.procedural
                or len(self.head) == 1
                or self.blocks
                or self.head[0] in ("DECLARE", "IF", "WHILE", "ELSE")
            ):
                self.blocks += 1
                self.opened = True
        elif upper == "CASE" and self.blocks and before != "END":
            self.blocks += 1
        elif upper == "END" and self.blocks:
            self.blocks -= 1
            self.ended = True
        elif upper in _TRANSACTION and before == "BEGIN" and len(self.head) == 2:
            self.blocks = max(self.blocks - 1, 0)
        elif (
            self.depth == 0
            and upper in ("SELECT", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE")
            and len(self.head) > 1
        ):
            self.verb_seen = True

    def ends_at_semicolon(self) -> bool:
        """Whether a `;` here ends the statement."""
        if self.blocks == 1 and len(self.head) == 1 and self.head[0] == "BEGIN":
            return True
        if self.blocks:
            return False
        return not (
            self.procedural
            and not self.opened
            and self.dialect == "oracle"
            and ({"IS", "AS"} & set(self.head) or self.head[0] == "DECLARE")
        )

    def restarts(self, upper: str, blank_line: bool) -> bool:
        """Whether this word at the beginning of a line begins a new statement though nothing ended the last."""
        if not self.head or self.blocks or self.procedural or self.last is None or self.last.upper in _GOES_ON:
            return False
        first = self.head[0]
        if first not in _RECOVERS or upper not in SAFE_STARTS:
            return False
        if first in ("WITH", "INSERT", "REPLACE", "CREATE") and not self.verb_seen and self.depth == 0:
            return (
                first == "CREATE"
                and upper not in ("SELECT", "WITH")
                and "(" in self.last.text + ")"
                and self.last.text == ")"
            )
        if upper == "WITH":
            return False
        if upper == "SELECT":
            return blank_line or (self.dialect == "tsql" and self.depth == 0)
        return self.depth == 0 or blank_line


class Extent(NamedTuple):
    """A statement as it was read: its tokens, where it ends, whether a terminator does it, and the delimiter then."""

    tokens: list[Token]
    end: int
    terminated: bool
    delimiter: str


def read_statement(lexer: Lexer, start: int, delimiter: str, *, recovers: bool = True) -> Extent:
    """The statement at `start`; the delimiter is the one in force behind it. Unless told otherwise it also ends where
    a line begins the next one.
    """
    text = lexer.text
    reader = Blocks(lexer.dialect.name)
    tokens: list[Token] = []
    trivia_from = 0
    at_line_start = True
    space_lines = 2
    position = start
    copies = False
    terminated = False
    for token in lexer.tokens(start):
        kind, upper = token.kind, token.upper
        if kind == Kind.SPACE:
            breaks = token.text.count("\n")
            if breaks:
                space_lines = breaks + (1 if at_line_start and reader.last is not None and space_lines else 0)
                at_line_start = token.text.endswith("\n")
            else:
                at_line_start = False
            tokens.append(token)
            continue
        if kind == Kind.COMMENT:
            tokens.append(token)
            continue
        if reader.last is None or space_lines:
            special = _special_line(text, token, reader, delimiter)
            if special:
                end, following, alone = special
                line = text[token.start : end]
                if alone and reader.last is None:
                    delimiter = following
                    tokens.append(Token(Kind.COMMENT if alone == "data" else Kind.WORD, token.start, end, line, line))
                    position, terminated = end, True
                    break
                if reader.last is not None and not alone:
                    tokens.append(Token(Kind.PUNCTUATION, token.start, end, line, line))
                    position, terminated = end, True
                    break
                if reader.last is not None:
                    break
        if (
            recovers
            and kind == Kind.WORD
            and reader.last is not None
            and at_line_start
            and reader.restarts(upper, space_lines > 1)
        ):
            break
        if upper == "\\" and kind == Kind.OPERATOR and reader.last is not None and not reader.blocks:
            sent = _SENDING.match(text, token.start)
            if sent:
                line = sent[0].rstrip()
                position, terminated = token.start + len(line), True
                tokens.append(Token(Kind.PUNCTUATION, token.start, position, line, line))
                break
        if delimiter != ";":
            at = (
                token.text.find(delimiter)
                if kind == Kind.WORD
                else 0
                if text.startswith(delimiter, token.start)
                else -1
            )
            if at >= 0:
                at += token.start
                if at > token.start:  # END$$
                    word = text[token.start : at]
                    tokens.append(Token(Kind.WORD, token.start, at, word, word.upper()))
                position, terminated = at + len(delimiter), True
                tokens.append(Token(Kind.PUNCTUATION, at, position, delimiter, delimiter))
                break
        at_line_start = False
        space_lines = 0
        tokens.append(token)
        trivia_from = len(tokens)
        if upper == ";" and delimiter == ";" and reader.ends_at_semicolon():
            position, terminated = token.end, True
            copies = reader.head[:1] == ["COPY"] and "STDIN" in (t.upper for t in tokens)
            break
        reader.take(token)
        position = token.end
    else:
        position = len(text)
        trivia_from = len(tokens)
    if copies:
        end = copied_data_end(lexer, position)
        if end > position:
            tokens.append(Token(Kind.COMMENT, position, end, text[position:end], text[position:end]))
            position = end
    if not terminated:
        del tokens[trivia_from:]
        position = tokens[-1].end if tokens else len(text)
    return Extent(tokens, position, terminated, delimiter)


def copied_data_end(lexer: Lexer, start: int) -> int:
    """Where the rows behind a COPY … FROM STDIN end; `start` when no line ends them."""
    return lexer.search(_COPY_END, start, start)


def _special_line(text: str, token: Token, reader: Blocks, delimiter: str) -> tuple[int, str, str] | None:
    """Lines that are no SQL: (end, delimiter from then on, "" when the line ends the statement before it)."""
    upper = token.upper
    if upper == "GO":
        found = _GO_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "" if reader.last is not None else "go"
    elif upper == "/" and (reader.procedural or reader.last is None or reader.dialect == "oracle"):
        found = _SLASH_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "" if reader.last is not None else "slash"
    elif upper == "DELIMITER":
        found = _DELIMITER_LINE.match(text, token.start)
        if found:
            return found.end(), found[1], "delimiter"
    elif upper == "\\" and reader.last is None:
        found = _META_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "data"
    elif upper[0] in ":!" and (reader.last is None or not (reader.depth or reader.last.upper in _GOES_ON)):
        found = _DIRECTIVE_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "data"
    return None


def without_noise(text: str, position: int = 0) -> int:
    """Offset of the first character from a position on that is neither white space nor comment."""
    while found := _NOISE.match(text, position):
        position = found.end()
    return position


@lru_cache(maxsize=128)
def _skimmer(name: str, delimiter: str, dead: str) -> re.Pattern[str]:
    """What a file is searched for: what ends statements, and what may hide such ends, but for the `dead` quotes, which
    nothing closes. What no pattern can tell alone is left to the lexer: such alternatives have a group of no use here.

    Each alternative begins with one character, so that the search passes over all others at the speed of C.
    """
    dialect = dialect_of(name)
    line = rf"{_DELIMITER}|(?P<go>{_GO})|(?P<slash>{_SLASH})|(?P<meta>{_META})"
    parts = [rf"(?:{re.escape(delimiter)}|{_SENT})(?P<end>)", rf"\n[ \t]*(?:{line})"]
    if dialect.alternative_quotes:
        parts.append(r"'(?:(?<=\W[qQ]')|(?<=\W[nN][qQ]'))(?=[!-~])(?P<prefixed>)")
    if dialect.triple_quotes:
        parts += [r"'''(?P<three>)", r'"""(?P<three_double>)']
    else:
        parts.append(r"'(?<=\W[eE]')" + ESCAPED_STRING.partition("'")[2])
    parts += [] if "'" in dead else [single_quoted(dialect)]
    parts += [] if '"' in dead else [double_quoted(dialect)]
    parts += [BACKTICKED, *line_comments(dialect), r"/\*[^*/]*(?:(?:\*(?!/)|/(?!\*))[^*/]*)*\*/"]
    if dialect.brackets == "always":
        parts.append(BRACKETED)
    elif dialect.brackets:
        parts.append(r"\[(?<![\w$\])}\"`]\[)" + LOOSELY_BRACKETED.removeprefix(r"\["))
    if dialect.dollar_quotes:
        parts.append(r"\$(?<![\w$]\$)" + DOLLAR.removeprefix(r"\$") + "(?P<dollar>)")
    parts += [r"'(?P<open>)", r'"(?P<open_double>)', r"`(?P<open_back>)", r"/\*(?P<block>)", r"\{[{%\#](?P<template>)"]
    return re.compile("|".join(parts))


_ENDS = frozenset({"end", "go", "slash", "delimiter", "meta"})
_FIRST_LINE = re.compile(rf"\s*(?:{_DELIMITER}|{_GO}|{_SLASH}|{_META})")


def statements(text: str, dialect: str = "") -> Iterator[Piece]:
    """The statements of a file without what ends them; empty ones and lines for a client are left out."""
    lexer = Lexer(text, dialect)
    name = lexer.dialect.name
    delimiter, position, start, head = ";", 0, -1, 0
    # The statement at hand starts at `start`, with its first word at `head`; it has not begun where start is −1.
    again = True
    while again:
        if start < 0:
            while line := _FIRST_LINE.match(text, position):
                position = line.end()
                delimiter = line["delimiter"] or delimiter
            start, head = position, without_noise(text, position)
        again = False
        for found in _skimmer(name, delimiter, lexer.never_closed(position)).finditer(text, position):
            kind = found.lastgroup
            if kind is None:
                continue
            position = found.end()
            again = True
            if kind not in _ENDS:
                begin = found.start()
                while kind == "prefixed" and text[begin - 1].isalpha():
                    begin -= 1
                position = next(lexer.tokens(begin)).end
                break
            goes_on = kind == "meta" or (kind == "slash" and name != "oracle" and not _may_have_blocks(text, head))
            if goes_on and head < found.start():
                position = found.start() + 1
                break
            if head < found.start():
                stop = found.start()
                if delimiter == ";" and _may_have_blocks(text, head):
                    extent = read_statement(lexer, start, delimiter, recovers=False)
                    if extent.end > position or not extent.terminated:
                        stop, position, kind = extent.end, extent.end, "block"
                yield Piece(text[start:stop], start, head)
                if kind == "end" and text[head : head + 4].upper() == "COPY" and "STDIN" in text[head:stop].upper():
                    position = copied_data_end(lexer, position)
            if kind == "delimiter":
                delimiter = found["delimiter"]
            start = -1
            break
    if start < len(text):
        yield Piece(text[start:], start, head)


def _may_have_blocks(text: str, head: int) -> bool:
    """Whether semicolons inside the statement that begins here may not end it."""
    word = _MAY_HAVE_BLOCKS.match(text, head)
    if word is None:
        return False
    return word[0].upper() not in ("CREATE", "ALTER") or _ROUTINE.search(text, head, head + _HEAD) is not None
