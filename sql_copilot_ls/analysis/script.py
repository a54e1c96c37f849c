"""A document as statements, split so that half-written ones do not swallow the next, and re-split only where an edit
touched it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from sql_copilot_ls.analysis.keywords import SAFE_STARTS, words
from sql_copilot_ls.analysis.tokens import Kind, Token, tokenize

_SPACES = (Kind.SPACE, Kind.COMMENT)
_GOES_ON = words(
    """
    AS UNION ALL EXCEPT INTERSECT MINUS DISTINCT THEN DO KEY FOR ON OR AND NOT BEFORE AFTER OF EXPLAIN ANALYZE (
    , = < > + - * / | . IN EXISTS SELECT FROM WHERE JOIN BY SET VALUES INTO ELSE WHEN INSTEAD NAME CORRESPONDING
    RETURN IS PLAN QUERY VERBOSE LATERAL ANY SOME FORMATTED EXTENDED
    """
)
_RECOVERS = words("SELECT WITH INSERT UPDATE DELETE MERGE CREATE DROP TRUNCATE VALUES REPLACE")
_PROCEDURAL = words("FUNCTION PROCEDURE PROC TRIGGER PACKAGE EVENT TASK MACRO")
_TRANSACTION = words("; TRANSACTION TRAN WORK ISOLATION DEFERRED IMMEDIATE EXCLUSIVE READ CONCURRENT")
_LOOP_ENDS = words("IF LOOP WHILE REPEAT FOR")
_GO = re.compile(r"[ \t]*GO[ \t]*\d*[ \t]*;?[ \t]*(?=\r?\n|\Z)", re.I)
_SLASH_LINE = re.compile(r"/[ \t]*(?=\r?\n|\Z)")
_DELIMITER = re.compile(r"DELIMITER[ \t]+(\S+)[^\n]*", re.I)
_COPY_DATA = re.compile(r"[ \t]*\n(?:[^\n]*\n)*?\\\.(?=\r?\n|\Z)")
_META_LINE = re.compile(r"\\[a-zA-Z.!?][^\n]*")


_LOOK_FOR = 4
"""How many statements of the old text are tried behind one that was read anew."""


class Statement:
    """One statement: its text with the comments before it, its tokens (offsets from the statement's start), and
    whether a `;` ends it.
    """

    def __init__(self, text: str, tokens: tuple[Token, ...], delimiter: str, terminated: bool, dialect: str) -> None:
        self.text = text
        self.tokens = tokens
        self.delimiter = delimiter
        self.terminated = terminated
        self.dialect = dialect

    @cached_property
    def significant(self) -> list[Token]:
        """The tokens that are neither space nor comment."""
        return [t for t in self.tokens if t.kind > Kind.COMMENT]

    @cached_property
    def first(self) -> int:
        """Offset of the first significant token, or the end."""
        return self.significant[0].start if self.significant else len(self.text)

    @cached_property
    def is_open(self) -> bool:
        """Whether a quote or comment in it is never closed."""
        return any(not t.closed for t in self.tokens)

    @cached_property
    def analysed(self) -> dict[str, object]:
        """Room for what analyses want to keep about the statement."""
        return {}


class Script:
    """A text as statements; with the script of the text before an edit, only the touched statements are read again."""

    def __init__(self, text: str, dialect: str = "", previous: Script | None = None) -> None:
        self.text = text
        self.dialect = dialect
        self.starts: list[int] = []
        self.statements: list[Statement] = []
        if previous is not None and previous.dialect == dialect:
            self._follow(previous)
        else:
            self._read(0, ";")

    def at(self, offset: int) -> tuple[int, Statement]:
        """The statement the cursor is in, with its start. After a terminator it is the next one; far below an
        unfinished one it is a new, empty one.
        """
        if not self.statements:
            return offset, _empty(self.dialect)
        index = max(bisect_right(self.starts, offset) - 1, 0)
        start, statement = self.starts[index], self.statements[index]
        gap = self.text[start:offset]
        if index and offset <= start + statement.first and not gap.strip():
            before = self.statements[index - 1]
            if not before.terminated and before.significant:
                if gap.count("\n") < 2:
                    return self.starts[index - 1], before
                return offset, _empty(self.dialect)
        if offset >= start + len(statement.text) and statement.terminated:
            return offset, _empty(self.dialect)
        if not statement.terminated and statement.significant and "\n" in gap:
            last = start + statement.significant[-1].end
            if offset > last and re.search(r"\n[ \t\r]*\n[ \t\r]*\n", self.text[last:offset]):
                return offset, _empty(self.dialect)
        return start, statement

    def within(self, start: int, end: int) -> list[tuple[int, Statement]]:
        """The statements that overlap a span, with their starts."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return [
            (s, t) for s, t in zip(self.starts[first:], self.statements[first:], strict=True) if s < end or s == start
        ]

    def _read(self, position: int, delimiter: str, old: Script | None = None, keep: int = 0) -> None:
        """Statements from a position on; those of `old` from index `keep` on that stand unchanged are taken over."""
        text = self.text
        old_statements = old.statements if old is not None else []
        following = keep
        while position < len(text):
            if _stands(old_statements, following, text, position, delimiter):
                statement = old_statements[following]
                delimiter = statement.delimiter
                following += 1
            else:
                statement, delimiter = _next_statement(text, position, self.dialect, delimiter)
                after = position + len(statement.text)
                for index in range(following, min(following + _LOOK_FOR, len(old_statements))):
                    if _stands(old_statements, index, text, after, delimiter):
                        following = index
                        break
            self.starts.append(position)
            self.statements.append(statement)
            position += len(statement.text)

    def _follow(self, old: Script) -> None:
        prefix = _common_prefix(self.text, old.text)
        if prefix == len(self.text) == len(old.text):
            self.starts, self.statements = old.starts, old.statements
            return
        # How a statement ends can depend on the one behind it, so the one before the edit is read again too.
        keep = max(bisect_right(old.starts, prefix) - 2, 0)
        keep = next((i for i in range(keep) if old.statements[i].is_open), keep)
        self.starts = old.starts[:keep]
        self.statements = old.statements[:keep]
        position = self.starts[-1] + len(self.statements[-1].text) if keep else 0
        self._read(position, _delimiter_before(old.statements, keep), old, keep)


def _stands(old: Sequence[Statement], index: int, text: str, position: int, delimiter: str) -> bool:
    """Whether a statement of the text before an edit, and what its end depends on, stands at a position."""
    if (
        index + 1 >= len(old)
        or old[index].is_open
        or old[index + 1].is_open
        or _delimiter_before(old, index) != delimiter
    ):
        return False
    return text.startswith(old[index].text, position) and text.startswith(
        old[index + 1].text, position + len(old[index].text)
    )


def _empty(dialect: str) -> Statement:
    return Statement("", (), ";", False, dialect)


def _delimiter_before(statements: Sequence[Statement], index: int) -> str:
    return statements[index - 1].delimiter if index else ";"


def _common_prefix(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class _Reader:
    """What the splitter knows of the statement so far."""

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
            if upper in _PROCEDURAL and self.head[0] in ("CREATE", "ALTER"):
                self.procedural = True
            elif len(self.head) == 1 and upper == "DECLARE" and self.dialect in ("oracle", "postgres", ""):
                self.procedural = self.dialect == "oracle"
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


def _next_statement(text: str, start: int, dialect: str, delimiter: str) -> tuple[Statement, str]:
    """The statement at `start`, and the delimiter in force after it."""
    reader = _Reader(dialect)
    tokens: list[Token] = []
    trivia_from = 0
    at_line_start = True
    space_lines = 2
    position = start
    stream = tokenize(text, dialect, start)
    extra_start = -1
    terminated = False
    for token in stream:
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
                end, delimiter, alone = special
                if alone and reader.last is None:
                    tokens.append(
                        Token(
                            Kind.COMMENT if alone == "data" else Kind.WORD,
                            token.start,
                            end,
                            text[token.start : end],
                            text[token.start : end],
                        )
                    )
                    position, terminated = end, True
                    break
                if reader.last is not None and not alone:
                    tokens.append(
                        Token(Kind.PUNCTUATION, token.start, end, text[token.start : end], text[token.start : end])
                    )
                    position, terminated = end, True
                    break
                if reader.last is not None:
                    break
        if kind == Kind.WORD and reader.last is not None and at_line_start and reader.restarts(upper, space_lines > 1):
            break
        if delimiter != ";" and text.startswith(delimiter, token.start):
            end = token.start + len(delimiter)
            tokens.append(Token(Kind.PUNCTUATION, token.start, end, delimiter, delimiter))
            position, terminated = end, True
            break
        at_line_start = False
        space_lines = 0
        tokens.append(token)
        trivia_from = len(tokens)
        if upper == ";" and delimiter == ";" and reader.ends_at_semicolon():
            position, terminated = token.end, True
            if reader.head[:1] == ["COPY"] and "STDIN" in (t.upper for t in tokens):
                extra_start = token.end
            break
        reader.take(token)
        position = token.end
    else:
        position = len(text)
        trivia_from = len(tokens)
    if extra_start >= 0:
        data = _COPY_DATA.match(text, extra_start)
        if data:
            tokens.append(Token(Kind.COMMENT, extra_start, data.end(), data.group(), data.group()))
            position = data.end()
    if not terminated:
        del tokens[trivia_from:]
        position = tokens[-1].end if tokens else len(text)
    body = text[start:position]
    placed = (
        tuple(Token(t.kind, t.start - start, t.end - start, t.text, t.upper, t.closed) for t in tokens)
        if start
        else tuple(tokens)
    )
    return Statement(body, placed, delimiter, terminated, dialect), delimiter


def _special_line(text: str, token: Token, reader: _Reader, delimiter: str) -> tuple[int, str, str] | None:
    """Lines that are no SQL: (end, delimiter from then on, "" when the line ends the statement before it)."""
    upper = token.upper
    if upper == "GO":
        found = _GO.match(text, token.start)
        if found:
            return found.end(), delimiter, "" if reader.last is not None else "go"
    elif upper == "/" and (reader.procedural or reader.last is None or reader.dialect == "oracle"):
        found = _SLASH_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "" if reader.last is not None else "slash"
    elif upper == "DELIMITER":
        found = _DELIMITER.match(text, token.start)
        if found:
            return found.end(), found[1], "delimiter"
    elif upper == "\\" and reader.last is None:
        found = _META_LINE.match(text, token.start)
        if found:
            return found.end(), delimiter, "data"
    return None
