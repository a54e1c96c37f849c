"""The names in DDL: what a statement creates, and the tables and columns it mentions."""

from __future__ import annotations

from sql_copilot_ls.analysis.blocks import Declaration, Parsed
from sql_copilot_ls.analysis.parse_relations import RelationReader
from sql_copilot_ls.analysis.parse_tokens import WORDS
from sql_copilot_ls.analysis.script import Statement
from sql_copilot_ls.sql.keywords import KEYWORDS
from sql_copilot_ls.sql.lexer import Kind


class DdlReader(RelationReader):
    """Reads declarations."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(statement)
        self.parsed = Parsed()

    def ddl(self, upper: str) -> None:
        """A statement that creates, changes, drops or comments a table, or a REFERENCES clause."""
        start = self.i
        creating = upper == "CREATE"
        while self.i < self.size and self.upper() not in (
            "TABLE",
            "VIEW",
            "INDEX",
            "REFERENCES",
            "COLUMN",
            ";",
            "(",
            "AS",
            "ON",
            "FUNCTION",
            "PROCEDURE",
            "TRIGGER",
            "TYPE",
            "BEGIN",
        ):
            self.i += 1
        what = self.upper()
        if what not in ("TABLE", "VIEW", "REFERENCES", "COLUMN") and what != "INDEX":
            self.i = max(self.i, start + 1)
            return
        self.i += 1
        while self.upper() in ("IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY"):
            self.i += 1
        if what == "INDEX":
            while self.i < self.size and self.upper() not in ("ON", ";"):
                self.i += 1
            self.i += 1
        begin = self.here()
        parts = self.names()
        if not parts:
            return
        creating = creating and what in ("TABLE", "VIEW")
        declaration = Declaration(parts, creates=creating, start=begin, end=self.tokens[self.i - 1].end)
        if what == "COLUMN":
            if len(parts) < 2:
                return
            declaration = Declaration(parts[:-1], [parts[-1]], start=begin, end=self.tokens[self.i - 1].end)
        self.parsed.declarations.append(declaration)
        if self.upper() == "USING":
            self.i += 2
        if self.upper() == "(":
            if what == "TABLE" and creating:
                self.column_definitions(declaration)
            else:
                declaration.columns += [
                    t for t in self.plain_list() if t.upper not in KEYWORDS or t.kind == Kind.QUOTED
                ]

    def column_definitions(self, table: Declaration) -> None:
        """The columns in the parentheses of CREATE TABLE."""
        self.i += 1
        depth, fresh = 1, True
        while self.i < self.size and depth:
            token, upper = self.tokens[self.i], self.upper()
            if upper in (";",):
                return
            if upper == "(":
                depth += 1
            elif upper == ")":
                depth -= 1
            elif upper == "," and depth == 1:
                fresh = True
                self.i += 1
                continue
            elif upper == "SELECT" and depth == 1 and fresh:
                self.parsed.blocks += self.query(None, None)
                continue
            elif fresh and token.kind in WORDS and depth == 1:
                if upper in ("PRIMARY", "UNIQUE", "FOREIGN"):
                    while self.i < self.size and self.upper() not in ("(", ",", ")"):
                        self.i += 1
                    if self.upper() == "(":
                        table.columns += self.plain_list()
                    fresh = False
                    continue
                if upper not in (
                    "CONSTRAINT",
                    "CHECK",
                    "KEY",
                    "INDEX",
                    "EXCLUDE",
                    "LIKE",
                    "PERIOD",
                    "FULLTEXT",
                    "SPATIAL",
                ):
                    table.columns.append(token)
                elif upper == "CONSTRAINT":
                    self.i += 2
                    continue
            elif upper == "REFERENCES":
                self.ddl("REFERENCES")
                fresh = False
                continue
            fresh = False
            self.i += 1
