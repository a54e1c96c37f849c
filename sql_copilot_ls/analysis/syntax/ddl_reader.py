"""The names in DDL: what a statement creates, and the tables and columns it mentions."""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.blocks import Declaration, Parsed
from sql_copilot_ls.analysis.syntax.expression_reader import QueryReader
from sql_copilot_ls.analysis.syntax.token_reader import WORDS, TokenReader
from sql_copilot_ls.sql.keywords import KEYWORDS
from sql_copilot_ls.sql.lexer import Kind


class DdlReader:
    """Reads declarations into what is parsed of the statement."""

    def __init__(self, reader: TokenReader, query: QueryReader, parsed: Parsed) -> None:
        self.reader = reader
        self.query = query
        self.parsed = parsed

    def ddl(self, upper: str) -> None:
        """A statement that creates, changes, drops or comments a table, or a REFERENCES clause."""
        reader = self.reader
        start = reader.i
        creating = upper == "CREATE"
        while reader.i < reader.size and reader.upper() not in (
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
            reader.i += 1
        what = reader.upper()
        if what not in ("TABLE", "VIEW", "REFERENCES", "COLUMN") and what != "INDEX":
            reader.i = max(reader.i, start + 1)
            return
        reader.i += 1
        while reader.upper() in ("IF", "NOT", "EXISTS", "ONLY", "CONCURRENTLY"):
            reader.i += 1
        if what == "INDEX":
            while reader.i < reader.size and reader.upper() not in ("ON", ";"):
                reader.i += 1
            reader.i += 1
        begin = reader.here()
        parts = reader.names()
        if not parts:
            return
        creating = creating and what in ("TABLE", "VIEW")
        declaration = Declaration(parts, creates=creating, start=begin, end=reader.tokens[reader.i - 1].end)
        if what == "COLUMN":
            if len(parts) < 2:
                return
            declaration = Declaration(parts[:-1], [parts[-1]], start=begin, end=reader.tokens[reader.i - 1].end)
        self.parsed.declarations.append(declaration)
        if reader.upper() == "USING":
            reader.i += 2
        if reader.upper() == "(":
            if what == "TABLE" and creating:
                self.column_definitions(declaration)
            else:
                declaration.columns += [
                    t for t in reader.plain_list() if t.upper not in KEYWORDS or t.kind == Kind.QUOTED
                ]

    def column_definitions(self, table: Declaration) -> None:
        """The columns in the parentheses of CREATE TABLE."""
        reader = self.reader
        reader.i += 1
        depth, fresh = 1, True
        while reader.i < reader.size and depth:
            token, upper = reader.tokens[reader.i], reader.upper()
            if upper in (";",):
                return
            if upper == "(":
                depth += 1
            elif upper == ")":
                depth -= 1
            elif upper == "," and depth == 1:
                fresh = True
                reader.i += 1
                continue
            elif upper == "SELECT" and depth == 1 and fresh:
                self.parsed.blocks += self.query(None, None)
                continue
            elif fresh and token.kind in WORDS and depth == 1:
                if upper in ("PRIMARY", "UNIQUE", "FOREIGN"):
                    while reader.i < reader.size and reader.upper() not in ("(", ",", ")"):
                        reader.i += 1
                    if reader.upper() == "(":
                        table.columns += reader.plain_list()
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
                    reader.i += 2
                    continue
            elif upper == "REFERENCES":
                self.ddl("REFERENCES")
                fresh = False
                continue
            fresh = False
            reader.i += 1
