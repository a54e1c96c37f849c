"""Statements that differ in their literals alone: what the layout of one needs but their text is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sql_copilot_ls.analysis.ide.layout import Leaf
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.lexer import Kind, Token

Key: TypeAlias = "tuple[object, ...]"


def shape_of(statement: Statement) -> Key:
    """Alike for statements that a literal apart are the same, white space and comments included.

    A literal counts by its kind, with a line break in it by its text: what a statement is, which of its words are
    keywords and where spaces belong depends on no more of it.
    """
    string, number = Kind.STRING, Kind.NUMBER
    return (
        statement.dialect,
        statement.delimiter,
        *[
            text if (kind is not string and kind is not number) or "\n" in text else kind
            for kind, _, _, text, _, _ in statement.tokens
        ],
    )


class Shape(NamedTuple):
    """All that is laid out of a statement, whose commas do not lead, but its literals."""

    plan: str
    comments: list[Token]
    """Those above it."""
    above: tuple[str, str]
    """These as they are written before it where it is not the first of its text, and where it is."""
    leaves: list[Leaf]
    literals: list[tuple[int, int]]
    """Where literals are: among the leaves and among the statement's tokens."""

    def of(self, statement: Statement) -> list[Leaf]:
        """Another statement's leaves."""
        found = self.leaves.copy()
        new = tuple.__new__
        for at, i in self.literals:
            kind, _, _, closed, space, one_line = found[at]
            text = statement.tokens[i].text
            found[at] = new(Leaf, (kind, text, text, closed, space, text if one_line is not None else None))
        return found


def literals(own: list[Leaf], tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Where literals are among the leaves of a statement, and among its tokens."""
    kinds = (Kind.STRING, Kind.NUMBER)
    leaves = [at for at, leaf in enumerate(own) if leaf.kind in kinds]
    places = [i for i, token in enumerate(tokens) if token.kind in kinds]
    return list(zip(leaves, places, strict=True))


@dataclass
class Shapes:
    """The shapes of a text's statements, for one style: kept from the second of a kind on, for most come once only."""

    known: dict[Key, Shape] = field(default_factory=dict)
    once: set[int] = field(default_factory=set)
    """Hashes of the shapes that were seen once."""

    def comes_again(self, key: Key) -> bool:
        """Whether a statement of that shape was there before; it is remembered."""
        seen = hash(key)
        if seen in self.once:
            return True
        self.once.add(seen)
        return False
