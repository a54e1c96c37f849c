"""A document as statements, split so that half-written ones do not swallow the next, and re-split only where an edit
touched it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Kind, Lexer, Token
from sql_copilot_ls.sql.statements import read_statement

_CLOSED = attrgetter("closed")
_TEMPLATE = re.compile(r"\{[{%#]")
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
        comment = Kind.COMMENT
        return [t for t in self.tokens if t[0] > comment]

    @cached_property
    def first(self) -> int:
        """Offset of the first significant token, or the end."""
        return self.significant[0].start if self.significant else len(self.text)

    def is_like(self, other: Statement) -> bool:
        """Whether another statement is read the same."""
        return (self.text, self.delimiter, self.terminated, self.dialect, self.tokens) == (
            other.text,
            other.delimiter,
            other.terminated,
            other.dialect,
            other.tokens,
        )

    @cached_property
    def is_open(self) -> bool:
        """Whether a quote or comment in it is never closed."""
        return not all(map(_CLOSED, self.tokens))

    @cached_property
    def hangs(self) -> bool:
        """Whether text far behind it could make it end elsewhere: what closes a quote, a comment or a template that
        opens in it, or the rows that COPY reads.
        """
        if self.is_open:
            return True
        text, dialect = self.text, dialect_of(self.dialect)
        if "$" in text and dialect.dollar_quotes and any(_opens(t, text) for t in self.tokens):
            return True
        if _TEMPLATE.search(text) is not None and any(t.text == "{" for t in self.tokens):
            return True
        if dialect.nested_comments and text.count("/*") > 1:
            return any(t.kind == Kind.COMMENT and "/*" in t.text[2:] for t in self.tokens)
        first = next((t for t in self.tokens if t.kind > Kind.COMMENT), None)
        reads_rows = first is not None and first.upper == "COPY" and self.tokens[-1] is self.significant[-1]
        return reads_rows and any(t.upper == "STDIN" for t in self.significant)

    @cached_property
    def analysed(self) -> dict[str, object]:
        """Room for what analyses want to keep about the statement."""
        return {}


class Script:
    """A text as statements; with the script of the text before an edit, only the touched statements are read again."""

    def __init__(
        self,
        text: str,
        dialect: str = "",
        previous: Script | None = None,
        file: str = "",
        lines: TextLines | None = None,
    ) -> None:
        self.text = text
        self._lines = lines
        self.dialect = dialect
        self.file = file
        """The path or address under which a schema knows what the text declares; empty when it is no file's."""
        self.starts: list[int] = []
        self.statements: list[Statement] = []
        if previous is not None and previous.dialect == dialect:
            self._follow(previous)
        else:
            self._read(0, ";")

    @cached_property
    def lines(self) -> TextLines:
        """The lines of the text."""
        return self._lines if self._lines is not None else TextLines(self.text)

    @cached_property
    def analysed(self) -> dict[str, object]:
        """Room for what analyses want to keep about the whole text."""
        return {}

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

    def _read(self, position: int, delimiter: str, old: Script | None = None, keep: int = 0, same: int = 0) -> None:
        """Statements from a position on; those of `old` from index `keep` on that stand unchanged are taken over, and
        all at once where the rest of the text is: its last `same` characters are those of the old text.
        """
        text, lexer = self.text, Lexer(self.text, self.dialect)
        old_statements = old.statements if old is not None else []
        following = keep
        unchanged = len(text) - same
        while position < len(text):
            if position > unchanged and old is not None:
                moved = len(text) - len(old.text)
                index = bisect_left(old.starts, position - moved)
                if (
                    old.starts[index : index + 1] == [position - moved]
                    and _delimiter_before(old_statements, index) == delimiter
                ):
                    self.starts += [start + moved for start in old.starts[index:]]
                    self.statements += old_statements[index:]
                    return
            if _stands(old_statements, following, text, position, delimiter):
                statement = old_statements[following]
                delimiter = statement.delimiter
                following += 1
            else:
                statement, delimiter = _next_statement(lexer, position, self.dialect, delimiter)
                if following < len(old_statements) and old_statements[following].is_like(statement):
                    statement = old_statements[following]  # only looked at again, and all that is known of it holds
                    following += 1
                after = position + len(statement.text)
                for index in range(following, min(following + _LOOK_FOR, len(old_statements))):
                    if _stands(old_statements, index, text, after, delimiter):
                        following = index
                        break
            self.starts.append(position)
            self.statements.append(statement)
            position += len(statement.text)

    def _follow(self, old: Script) -> None:
        prefix = common_prefix(self.text, old.text)
        if prefix == len(self.text) == len(old.text):
            self.starts, self.statements = old.starts, old.statements
            return
        # How a statement ends can depend on the one behind it, so the one before what changed is read again too.
        changed = bisect_right(old.starts, prefix) - 1
        changed = next((i for i in range(changed) if old.statements[i].hangs), changed)
        keep = max(changed - 1, 0)
        self.starts = old.starts[:keep]
        self.statements = old.statements[:keep]
        position = self.starts[-1] + len(self.statements[-1].text) if keep else 0
        self._read(
            position, _delimiter_before(old.statements, keep), old, keep, common_suffix(self.text, old.text, prefix)
        )


def _opens(token: Token, text: str) -> bool:
    """Whether a token begins a dollar quote that nothing closes."""
    return token.text == "$" or (token.kind == Kind.PARAMETER and text[token.end : token.end + 1] == "$")


def _stands(old: Sequence[Statement], index: int, text: str, position: int, delimiter: str) -> bool:
    """Whether a statement of the text before an edit, and what its end depends on, stands at a position."""
    if index + 1 >= len(old) or old[index].hangs or old[index + 1].hangs or _delimiter_before(old, index) != delimiter:
        return False
    return text.startswith(old[index].text, position) and text.startswith(
        old[index + 1].text, position + len(old[index].text)
    )


def _next_statement(lexer: Lexer, start: int, dialect: str, delimiter: str) -> tuple[Statement, str]:
    """The statement at `start`, its tokens counted from there, and the delimiter in force behind it."""
    tokens, end, terminated, behind = read_statement(lexer, start, delimiter)
    if start:
        new = tuple.__new__  # half the time of Token(…)
        tokens = [new(Token, (kind, at - start, to - start, *rest)) for kind, at, to, *rest in tokens]
    return Statement(lexer.text[start:end], tuple(tokens), behind, terminated, dialect), behind


def _empty(dialect: str) -> Statement:
    return Statement("", (), ";", False, dialect)


def _delimiter_before(statements: Sequence[Statement], index: int) -> str:
    return statements[index - 1].delimiter if index else ";"


def common_prefix(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix(a: str, b: str, prefix: int = 0) -> int:
    """How many characters two texts end with alike, those of a common beginning not counted."""
    low, high = 0, min(len(a), len(b)) - prefix
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle : len(a) - low] == b[len(b) - middle : len(b) - low]:
            low = middle
        else:
            high = middle - 1
    return low
