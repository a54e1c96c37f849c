"""What every part of the statement reader stands on: the token at hand, names, lists of names, skipping."""

from __future__ import annotations

import itertools
from functools import cached_property

from sql_copilot_ls.analysis.syntax.dbt_templates import named
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

WORDS = (Kind.WORD, Kind.QUOTED)
DEEPEST = 40
"""Parentheses nested deeper than this are skipped as they are."""
SET_OPERATORS = words("UNION EXCEPT INTERSECT MINUS")
JOIN_WORDS = words("JOIN LEFT RIGHT INNER FULL CROSS NATURAL OUTER ASOF SEMI ANTI POSITIONAL STRAIGHT_JOIN GLOBAL")
CLAUSES = {
    word: word
    for word in words(
        """
        SELECT FROM WHERE HAVING LIMIT OFFSET FETCH WINDOW QUALIFY INTO SET VALUES RETURNING OUTPUT USING WHEN PREWHERE
        FOR OPTION SETTINGS FORMAT
        """
    )
} | {
    "GROUP": "GROUP BY",
    "ORDER": "ORDER BY",
    "CONNECT": "CONNECT BY",
    "START": "START WITH",
    "DISTRIBUTE": "DISTRIBUTE BY",
    "SORT": "SORT BY",
    "CLUSTER": "CLUSTER BY",
}
"""Words that begin a clause, and the clause's name."""
PIPE = "|>"
"""What carries the rows of one step to the next, in BigQuery and Spark."""
ENDS = frozenset((")", ";", PIPE))
"""What ends every clause."""
_BEGIN_ANOTHER = frozenset(("CREATE", "EXEC", "EXECUTE", "WHILE", "DECLARE", "PRINT"))
_BEHIND = [""] * 8
"""What stands behind the last token, as far as anyone looks ahead."""
_PATH_MARKS = frozenset("./-~%=@")


class TokenReader:
    """A statement's significant tokens and the place in them."""

    def __init__(self, statement: Statement) -> None:
        tokens = statement.significant
        if statement.delimiter != ";":
            tokens = [t for t in tokens if t.text != statement.delimiter]
        self.tokens = [named(t) for t in tokens] if "{{" in statement.text else list(tokens)
        self.size = len(self.tokens)
        number, word = Kind.NUMBER, Kind.WORD
        self.uppers = [t.upper if t.kind is word or t.kind > number else "" for t in self.tokens]
        """Each token in upper case; empty for names in quotes and literals, and behind the end."""
        self.uppers += _BEHIND
        self.text = statement.text
        self.end = len(statement.text)
        self.i = 0
        self.depth = 0
        self.dialect = statement.dialect
        self.wholes: list[Token] = []
        """Names that several tokens spell: with dashes, or paths."""
        self.by_lines = False
        """Whether it was asked where a line begins, so that other line breaks could have been read otherwise."""
        self._opened = (0, 0)

    def upper(self, ahead: int = 0) -> str:
        """The token at the cursor, or some ahead, in upper case; empty for names in quotes, literals and the end."""
        return self.uppers[self.i + ahead] if self.i <= self.size else ""

    def opened_until(self, i: int) -> int:
        """Where the opening parentheses from a token on end; the same run is counted once, however deep one is in."""
        first, end = self._opened
        if not first <= i < end:
            end = i
            while end < self.size and self.tokens[end].text == "(":
                end += 1
            self._opened = i, end
        return end

    def at_name(self, ahead: int = 0) -> bool:
        """Whether a name may stand there."""
        i = self.i + ahead
        return i < self.size and self.tokens[i].kind in WORDS

    def at_table(self) -> bool:
        """Whether a table's name may stand there: SQL Server's table variables too."""
        return self.at_name() or (
            self.i < self.size
            and dialect_of(self.dialect).has_table_variables
            and self.tokens[self.i].kind == Kind.PARAMETER
            and self.tokens[self.i].text[:1] == "@"
            and self.tokens[self.i].text[1:2] not in ("", "@")
        )

    def begins_line(self) -> bool:
        """Whether the token at the cursor is the first on its line."""
        self.by_lines = True
        before = self.tokens[self.i - 1].end if self.i else 0
        return "\n" in self.text[before : self.here()]

    def begins_another(self) -> bool:
        """Whether a statement begins at the cursor that nothing but a line's end parts from the one before: EXEC and
        the like of SQL Server, and the CREATEs that a CREATE SCHEMA holds.
        """
        upper = self.upper()
        if not self.i or upper not in _BEGIN_ANOTHER:
            return False
        if upper == "CREATE":
            return self.upper(1) in ("VIEW", "TABLE", "OR", "INDEX", "SEQUENCE", "TRIGGER")
        executes = upper in ("EXEC", "EXECUTE") and dialect_of(self.dialect).has_table_variables and self.at_name(1)
        return (executes or self.dialect == "tsql") and self.begins_line()

    def here(self) -> int:
        """Offset of the token at the cursor."""
        return self.tokens[self.i].start if self.i < self.size else self.end

    def after_dot(self) -> bool:
        """Whether the token at the cursor is the name behind a dot, not a keyword behind one left dangling."""
        if not self.i or self.tokens[self.i - 1].text != ".":
            return False
        token = self.tokens[self.i]
        return self.tokens[self.i - 1].end == token.start or token.upper not in RESERVED

    def names(self) -> tuple[Token, ...]:
        """A dotted name at the cursor."""
        i, tokens, uppers = self.i, self.tokens, self.uppers
        if i >= self.size or tokens[i].kind not in WORDS:
            return ()
        if uppers[i + 1] != ".":
            self.i += 1
            return (tokens[i],)
        if (
            i + 2 < self.size
            and tokens[i + 2].kind in WORDS
            and tokens[i + 2].start == tokens[i + 1].end
            and uppers[i + 3] != "."
        ):
            self.i += 3
            return tokens[i], tokens[i + 2]
        parts: list[Token] = []
        while self.at_name():
            parts.append(self.tokens[self.i])
            self.i += 1
            if (self.upper(), self.upper(1)) == (".", ".") and self.at_name(2):  # SQL Server's database..table
                at = self.tokens[self.i].end
                parts.append(Token(Kind.WORD, at, at, "", ""))
                self.i += 1
            if self.upper() != "." or not self.at_name(1):
                break
            dot, following = self.tokens[self.i], self.tokens[self.i + 1]
            if following.start != dot.end and following.kind == Kind.WORD and following.upper in RESERVED:
                break
            self.i += 1
        return tuple(parts)

    def relation_names(self) -> tuple[Token, ...]:
        """A dotted name of a relation: where BigQuery may be spoken, its first part can have dashes in it."""
        first = self.i
        if not dialect_of(self.dialect).has_dashed_names or not self.at_name() or self.tokens[first].kind != Kind.WORD:
            return self.names()
        last = first
        while (
            self.upper(last + 1 - first) == "-"
            and last + 2 < self.size
            and self.tokens[last + 2].kind in (Kind.WORD, Kind.NUMBER)
            and self.tokens[last].end == self.tokens[last + 1].start
            and self.tokens[last + 1].end == self.tokens[last + 2].start
        ):
            last += 2
        if last == first:
            return self.names()
        text = "".join(t.text for t in self.tokens[first : last + 1])
        whole = Token(Kind.WORD, self.tokens[first].start, self.tokens[last].end, text, text.upper())
        self.i = last + 1
        self.wholes.append(whole)
        if self.upper() != "." or not self.at_name(1):
            return (whole,)
        self.i += 1
        return (whole, *self.names())

    def stage_path(self) -> bool:
        """Whether Snowflake's `@stage/path/file` was passed over."""
        first = self.i
        if (
            not dialect_of(self.dialect).has_stages
            or self.i >= self.size
            or not self.tokens[first].text.startswith("@")
        ):
            return False
        self.i += 1
        while self.i < self.size:
            token = self.tokens[self.i]
            if token.start != self.tokens[self.i - 1].end:
                break
            if token.kind not in (*WORDS, Kind.NUMBER, Kind.PARAMETER) and token.text not in _PATH_MARKS:
                break
            self.i += 1
        text = "".join(t.text for t in self.tokens[first : self.i])
        if not self.dialect and "/" not in text:
            self.i = first
            return False
        self.wholes.append(Token(Kind.PARAMETER, self.tokens[first].start, self.tokens[self.i - 1].end, text, text))
        return True

    def plain_list(self) -> list[Token]:
        """The names directly in the parentheses at the cursor; ends behind them."""
        found: list[Token] = []
        depth = 0
        while self.i < self.size:
            token, upper = self.tokens[self.i], self.upper()
            if upper == "(":
                depth += 1
            elif upper == ")":
                depth -= 1
                if depth <= 0:
                    self.i += 1
                    return found
            elif upper == ";" or (depth == 1 and upper in ("SELECT", "VALUES", "FROM", "WHERE")):
                return found
            elif depth == 1 and token.kind in WORDS and self.tokens[self.i - 1].text in ("(", ",", "."):
                if self.tokens[self.i - 1].text == "." and found and found[-1] is self.tokens[self.i - 2]:
                    found.pop()  # a path counts by its last part
                found.append(token)
            self.i += 1
        return found

    def skip_group(self) -> None:
        """To behind the parentheses that open at the cursor."""
        self.i += 1
        depth = 1
        while self.i < self.size and depth and self.upper() != ";":
            depth += {"(": 1, ")": -1}.get(self.upper(), 0)
            self.i += 1

    def skip_to_close(self) -> None:
        """To behind the parenthesis that closes this level, unless a statement's keyword says that it is missing."""
        depth = 0
        while self.i < self.size:
            upper = self.upper()
            if upper == "(":
                depth += 1
            elif upper == ")":
                if depth == 0:
                    self.i += 1
                    return
                depth -= 1
            elif upper == ";" or (depth == 0 and upper in ("SELECT", "FROM", "WHERE", ",", "JOIN")):
                return
            self.i += 1

    def matched(self, start: int) -> bool:
        """Whether the parenthesis that opens before `start` is closed."""
        balance, lowest = self._balances
        return start < self.size and lowest[start] < balance[start]

    @cached_property
    def _balances(self) -> tuple[list[int], list[int]]:
        """How many parentheses are open before each token, and the fewest after any token from it on."""
        steps = [1 if u == "(" else -1 if u == ")" else 0 for u in self.uppers[: self.size]]
        balance = list(itertools.accumulate(steps, initial=0))
        lowest = list(itertools.accumulate(reversed(balance[1:]), min))
        lowest.reverse()
        return balance, lowest
