"""Pipe syntax, `FROM t |> WHERE … |> AGGREGATE … GROUP BY …`: each step is a block over the rows of the step before.

All steps are written in the same block: what one costs to read, or to look names up in, is not that of those before it.
"""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.blocks import Block, Clause, Item, Relation
from sql_copilot_ls.analysis.syntax.expression_reader import ExpressionReader, QueryReader
from sql_copilot_ls.analysis.syntax.relation_reader import RelationReader
from sql_copilot_ls.analysis.syntax.token_reader import ENDS, JOIN_WORDS, PIPE, SET_OPERATORS, TokenReader
from sql_copilot_ls.sql.keywords import words

_FORGETS = words("SELECT AGGREGATE CALL") | SET_OPERATORS
"""Steps behind which the names of earlier tables mean nothing any more. AS gives another instead of them."""
_EXTENDS = words("EXTEND WINDOW")
_CONDITIONS = {"WHERE": "WHERE", "LIMIT": "LIMIT", "ASSERT": "WHERE", "SET": "SET"}
_ADDS = words("SET DROP RENAME PIVOT UNPIVOT CALL MATCH_RECOGNIZE")
"""Steps that give other columns than came in, beyond those that are read."""


class PipeReader:
    """Reads the steps behind a query."""

    def __init__(
        self, reader: TokenReader, expressions: ExpressionReader, sources: RelationReader, query: QueryReader
    ) -> None:
        self.reader = reader
        self.expressions = expressions
        self.sources = sources
        self.query = query

    def steps(self, blocks: list[Block]) -> list[Block]:
        """The blocks of the last step over those of a query; earlier steps are in their relations."""
        reader = self.reader
        forgets = blocks[0].clause("SELECT") is not None
        while reader.upper() == PIPE:
            reader.i += 1
            word = reader.upper()
            first = blocks[0]
            step = Block("select", reader.here(), reader.end, first.parent, first.outer)
            step.follows = None if forgets or word == "AS" else first
            for block in blocks:
                block.operands = block.operands or blocks
                block.feeds = step
            before = Relation(first.start, step.start, body=blocks)
            step.relations.append(before)
            step.children += blocks
            self.step(step, before, word)
            step.end = reader.here()
            for clause in step.clauses:
                clause.end = step.end
            blocks, forgets = [step], word in _FORGETS
        return blocks

    def step(self, step: Block, before: Relation, word: str) -> None:
        """One step from its keyword on; what is not known is passed over."""
        reader = self.reader
        self.clause(step, "FROM", 0)
        if word == "SELECT":
            self.clause(step, "SELECT", 1)
            self.sources.select_list(step)
        elif word == "AGGREGATE":
            self.aggregate(step)
        elif word in _EXTENDS:
            step.items.append(Item(step.start, step.start, star=True))
            self.clause(step, "SELECT", 1)
            self.sources.select_list(step)
        elif word == "AS" and reader.at_name(1):
            before.alias = reader.tokens[reader.i + 1]
            reader.i += 2
        elif word in JOIN_WORDS:
            self.sources.relations(step)
        elif word == "ORDER":
            self.clause(step, "ORDER BY", 2 if reader.upper(1) == "BY" else 1)
            self.expressions.listed(step, "ORDER BY")
        elif word in _CONDITIONS:
            self.clause(step, _CONDITIONS[word], 1)
            self.expressions.listed(step, _CONDITIONS[word])
        elif word in SET_OPERATORS:
            while reader.i < reader.size and reader.upper() not in ENDS:
                if reader.upper() == "(":
                    reader.i += 1
                    step.children += self.query(step, None)
                    reader.skip_to_close()
                else:
                    reader.i += 1
        if word in _ADDS:
            step.relations.append(Relation(step.start, step.start, is_function=True))
        self.to_the_end()

    def aggregate(self, step: Block) -> None:
        """AGGREGATE items GROUP [AND ORDER] BY items: what it is grouped by comes first."""
        reader = self.reader
        self.clause(step, "SELECT", 1)
        self.sources.select_list(step)
        aggregates, step.items = step.items, []
        if reader.upper() == "GROUP":
            end = 1
            while reader.upper(end) in ("AND", "ORDER", "BY"):
                end += 1
            self.clause(step, "GROUP BY", end)
            self.sources.select_list(step)
        step.items += aggregates

    def clause(self, step: Block, name: str, length: int) -> None:
        """Begin a clause whose keyword has so many words."""
        reader = self.reader
        start = reader.here()
        reader.i += length
        if step.clauses:
            step.clauses[-1].end = start
        step.clauses.append(Clause(name, start, reader.tokens[reader.i - 1].end, reader.end))

    def to_the_end(self) -> None:
        """To the next step, or the end of the query."""
        reader = self.reader
        while reader.i < reader.size and reader.upper() not in ENDS:
            if reader.upper() == "(":
                reader.skip_group()
            else:
                reader.i += 1
