"""Where the cursor stands: the word being typed, what comes before it, the query block and clause around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Clause, Parsed
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.lexer import Kind, Token


@dataclass(eq=False)
class Cursor:
    """A place in a script. `start` is the statement's offset in the script; all other offsets count from there.

    `word` is the token being typed (None between tokens), `before` the significant tokens before it.
    """

    statement: Statement
    start: int
    offset: int
    word: Token | None
    before: list[Token]
    after: list[Token]
    parsed: Parsed
    scope: Scope
    catalog: Catalog
    inside: Kind | None

    @property
    def prefix(self) -> str:
        """What is typed of the word, its opening quote included."""
        return self.word.text[: self.offset - self.word.start] if self.word is not None else ""

    @property
    def quote(self) -> str:
        """The quote that opens the word, or empty."""
        return self.prefix[:1] if self.prefix[:1] in ('"', "`", "[") else ""

    @property
    def typed(self) -> str:
        """The prefix without its quote."""
        return self.prefix[len(self.quote) :]

    @property
    def replaced(self) -> tuple[int, int]:
        """The span that a completion replaces, in the script."""
        if self.word is None:
            return self.start + self.offset, self.start + self.offset
        end = self.word.end if self.quote and self.word.closed else self.offset
        return self.start + self.word.start, self.start + end

    def previous(self, back: int = 1) -> str:
        """The upper-case text of a token before the word; empty when there is none."""
        return self.before[-back].upper if len(self.before) >= back else ""

    @cached_property
    def block(self) -> Block | None:
        """The innermost block around the cursor."""
        return self.parsed.block_at(self.word.start if self.word is not None else self.offset)

    @cached_property
    def clause(self) -> Clause | None:
        """The clause around the cursor."""
        return self.block.clause_at(self.word.start if self.word is not None else self.offset) if self.block else None

    @cached_property
    def open_parenthesis(self) -> int | None:
        """Index in `before` of the innermost parenthesis of this block that is open here, or None."""
        depth = 0
        begin = self.block.start if self.block else 0
        for i in range(len(self.before) - 1, -1, -1):
            token = self.before[i]
            if token.start < begin:
                return None
            if token.text == ")":
                depth += 1
            elif token.text == "(":
                if depth == 0:
                    return i
                depth -= 1
        return None

    @property
    def lower(self) -> bool:
        """Whether keywords before the cursor are written in lower case."""
        from sql_copilot_ls.sql.keywords import RESERVED

        words = [t for t in self.before if t.kind == Kind.WORD and t.upper in RESERVED]
        return sum(t.text.islower() for t in words) > len(words) / 2


def cursor(script: Script, offset: int, schema: Schema, *, whole: bool = False) -> Cursor:
    """The place at `offset`. The word being typed is left out of the parse, unless `whole` (for questions about what
    is written).
    """
    start, statement = script.at(offset)
    here = offset - start
    word: Token | None = None
    inside: Kind | None = None
    before: list[Token] = []
    after: list[Token] = []
    for token in statement.tokens:
        if token.end < here or (
            token.end == here
            and token.kind not in (Kind.WORD, Kind.QUOTED, Kind.NUMBER, Kind.PARAMETER)
            and token.closed
        ):
            if token.kind > Kind.COMMENT:
                before.append(token)
            elif token.kind == Kind.COMMENT and token.end == here and not token.text.startswith("/*"):
                inside = Kind.COMMENT
        elif token.start < here:
            if token.kind in (Kind.WORD, Kind.QUOTED) and not (
                token.kind == Kind.QUOTED and token.closed and token.end == here
            ):
                word = token
            elif token.kind == Kind.QUOTED:
                before.append(token)
            elif token.kind != Kind.SPACE:
                inside = token.kind
                if token.kind in (Kind.NUMBER, Kind.PARAMETER, Kind.STRING):
                    word = token
        elif token.kind > Kind.COMMENT:
            after.append(token)
    parsed_statement = statement
    if word is not None and not whole:
        kept = tuple(t for t in statement.tokens if t is not word)
        parsed_statement = Statement(statement.text, kept, statement.delimiter, statement.terminated, statement.dialect)
    parsed = parse(parsed_statement)
    catalog = catalog_at(script, start, schema)
    scope = Scope(parsed, catalog, script.dialect)
    return Cursor(statement, start, here, word, before, after, parsed, scope, catalog, inside)
