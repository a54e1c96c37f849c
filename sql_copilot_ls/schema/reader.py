"""A cursor over a statement's tokens: the words, names and lists that all DDL is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from sys import intern

from sql_copilot_ls.sql.lexer import Kind, Token

from .events import Name

_END = Token(Kind.SPACE, -1, -1, "", "")
NAMES = frozenset({Kind.WORD, Kind.QUOTED, Kind.PARAMETER})
"""Tokens that name things; placeholders of templates too."""
_SPELLINGS = NAMES | {Kind.STRING, Kind.NUMBER}
_GENERIC_TYPES = frozenset({"ARRAY", "STRUCT", "MAP", "UNIONTYPE"})
"""Types with parameters in angle brackets, commas among them."""


_PLACEHOLDER = re.compile(r"\$\{[^{}]*\}|\$\(\w+\)|\{\{[^{}]*\}\}|^:\"?\w+\"?")
"""What Flyway, sqlcmd, Jinja and psql put a value for."""


class UnreadableError(Exception):
    """The statement is not of a form that the reader knows; the message says what was expected where."""


class Reader:
    """Reads tokens from left to right; never past the end."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.position = 0

    def peek(self, ahead: int = 0) -> Token:
        """The token so many places on, or an empty one past the end."""
        at = self.position + ahead
        return self.tokens[at] if at < len(self.tokens) else _END

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.tokens)

    def next(self) -> Token:
        """The next token, consumed."""
        token = self.peek()
        self.position += 1
        return token

    def accept(self, *words: str) -> bool:
        """Consume these keywords or marks if they come next, all of them."""
        if all(self.peek(i).upper == word for i, word in enumerate(words)):
            self.position += len(words)
            return True
        return False

    def accept_any(self, *words: str) -> str:
        """Consume one of these keywords if it comes next; returns it or the empty string."""
        word = self.peek().upper
        if word in words:
            self.position += 1
            return word
        return ""

    def expect(self, *words: str) -> None:
        """Consume these keywords or raise UnreadableError."""
        if not self.accept(*words):
            raise UnreadableError(f"expected {' '.join(words)} before '{self.peek().text or 'the end'}'")

    def is_name(self, ahead: int = 0) -> bool:
        """Whether a name may start here."""
        return self.peek(ahead).kind in _SPELLINGS

    def name(self) -> str:
        """One identifier, quoted or not, the same object wherever it is spelled so; raises UnreadableError."""
        if not self.is_name():
            raise UnreadableError(f"expected a name before '{self.peek().text or 'the end'}'")
        return intern(self.next().value)

    def qualified(self) -> Name:
        """A name with its qualifier; of more than two parts the last two count. A qualifier that a placeholder stands
        for is none.
        """
        parts = [self._part()]
        while self.peek().text == ".":
            self.next()
            if self.peek().text == ".":  # database..table
                continue
            parts.append(self._part())
        if len(parts) == 1 and self.tokens[self.position - 1].text.startswith("`") and "." in parts[0]:
            parts = parts[0].split(".")  # BigQuery quotes the whole path
        return (parts[-2] if len(parts) > 1 else "", parts[-1])

    def _part(self) -> str:
        """One part of a name; of one that a placeholder is part of, the rest, and of a placeholder alone itself."""
        if self.peek().text in ("&", "&&"):  # SQL*Plus
            self.next()
            self.name()
            return "" if self.peek().text == "." else self.peek(-1).value
        before = self.peek()
        text = self.name()
        mixed = before.kind == Kind.PARAMETER or _PLACEHOLDER.search(text) is not None
        while self.peek().start == before.end and self.peek().kind in (Kind.WORD, Kind.PARAMETER):
            before = self.next()
            mixed = True
            text += before.text
        if not mixed:
            return text
        rest = _PLACEHOLDER.sub("", text).strip("_-")
        return rest or ("" if self.peek().text == "." else text)

    def on_cluster(self) -> None:
        """Pass over ClickHouse's UUID '…' and ON CLUSTER name, which may stand behind the name of anything."""
        if self.peek().upper == "UUID" and self.peek(1).kind == Kind.STRING:
            self.position += 2
        if self.peek().upper == "ON" and self.peek(1).upper == "CLUSTER" and self.is_name(2):
            self.position += 3

    def names(self) -> tuple[str, ...]:
        """A parenthesised list of names; lengths, directions and expressions in it are passed over."""
        return tuple(element[0].value for element in self.group() if element and element[0].kind in _SPELLINGS)

    def group(self) -> list[list[Token]]:
        """A parenthesised list: its elements' tokens, split at its own commas. An unclosed one ends with the text."""
        if self.peek().text != "(":
            raise UnreadableError(f"expected ( before '{self.peek().text or 'the end'}'")
        self.next()
        elements: list[list[Token]] = [[]]
        depth = angles = 0
        while not self.done:
            token = self.next()
            if token.kind >= Kind.OPERATOR:
                if token.text in "([{":
                    depth += 1
                elif token.text in ")]}":
                    if depth == 0 and token.text == ")":
                        return elements
                    depth -= 1
                elif token.text == "<" and (angles or self.peek(-2).upper in _GENERIC_TYPES):
                    angles += 1
                elif token.text in (">", ">>") and angles:
                    angles = max(angles - len(token.text), 0)
                elif token.text == "," and depth == 0 and not angles:
                    elements.append([])
                    continue
            elements[-1].append(token)
        return elements

    def skip_group(self) -> None:
        """Pass over a parenthesised list if one comes next."""
        if self.peek().text == "(":
            self.group()


def split_actions(tokens: Sequence[Token]) -> list[list[Token]]:
    """The actions of an ALTER TABLE: tokens split at the commas outside parentheses."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.text in ("(", ")") and token.kind >= Kind.OPERATOR:
            depth += 1 if token.text == "(" else -1
        if token.text == "," and token.kind >= Kind.OPERATOR and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]
