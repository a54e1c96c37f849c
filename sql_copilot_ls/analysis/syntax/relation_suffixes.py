"""What may stand behind a relation: versions and times of it, samples, indexes and hints."""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.expression_reader import UNITS
from sql_copilot_ls.analysis.syntax.token_reader import TokenReader
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind

_TABLE_HINTS = words(
    """
    NOLOCK READPAST READUNCOMMITTED READCOMMITTED READCOMMITTEDLOCK REPEATABLEREAD SERIALIZABLE ROWLOCK PAGLOCK
    TABLOCK TABLOCKX UPDLOCK XLOCK HOLDLOCK NOWAIT NOEXPAND FORCESEEK FORCESCAN SNAPSHOT KEEPIDENTITY KEEPDEFAULTS
    """
)
_TRAVELS = words("AT BEFORE CHANGES")
SUFFIXES = _TRAVELS | words(
    """
    AS FOR VERSION TIMESTAMP SYSTEM_TIME SYSTEM_VERSION USING NOT ( PIVOT UNPIVOT MATCH_RECOGNIZE TABLESAMPLE SAMPLE
    WITH PARTITION USE FORCE IGNORE FINAL INDEXED
    """
)
"""What may begin something behind a relation that is no alias and no clause."""
_TRAVELS_TO = words("OFFSET TIMESTAMP STATEMENT STREAM INFORMATION VERSION")


class RelationSuffixes:
    """Passes over what stands behind a relation."""

    def __init__(self, reader: TokenReader) -> None:
        self.reader = reader

    def history(self) -> bool:
        """Whether a version or time of a table was passed over: VERSION AS OF …, FOR SYSTEM_TIME BETWEEN … AND …,
        AS OF TIMESTAMP …, AT (OFFSET => …).
        """
        reader = self.reader
        at = reader.i
        if self.travels():
            while reader.upper() in _TRAVELS | {"END"} and reader.upper(1) == "(":
                reader.i += 1
                reader.skip_group()
            return True
        if (reader.upper(), reader.upper(1)) == ("AS", "OF"):
            reader.i += 2
            while reader.upper() in ("SYSTEM", "TIME", "TIMESTAMP", "SCN", "VERSION", "PERIOD", "FOR"):
                reader.i += 1
            self.moment()
            return True
        if reader.upper() == "FOR":
            reader.i += 1
        if reader.upper() not in ("VERSION", "TIMESTAMP", "SYSTEM_TIME", "SYSTEM_VERSION"):
            reader.i = at
            return False
        reader.i += 1
        if (reader.upper(), reader.upper(1)) == ("AS", "OF"):
            reader.i += 2
            self.moment()
        elif reader.upper() in ("FROM", "BETWEEN") and reader.i - at == 2:
            reader.i += 1
            self.moment()
            reader.i += 1
            self.moment()
        elif reader.upper() == "ALL" and reader.i - at == 2:
            reader.i += 1
        else:
            reader.i = at
            return False
        return True

    def travels(self) -> bool:
        """Whether Snowflake's and DuckDB's AT (TIMESTAMP => …) and the like is at the cursor, not an alias."""
        reader = self.reader
        return reader.upper() in _TRAVELS and reader.upper(1) == "(" and reader.upper(2) in _TRAVELS_TO

    def moment(self) -> None:
        """To behind a value: a literal, a name, a call, or what is added to it."""
        reader = self.reader
        while True:
            if reader.upper() == "INTERVAL":
                reader.i += 1
            if reader.upper() != "(":
                reader.i += 1
            while reader.upper() in (".", "::") and reader.at_name(1):
                reader.i += 2
            if reader.upper() == "(":
                reader.skip_group()
            if reader.upper() in UNITS:
                reader.i += 1
            if reader.upper() not in ("+", "-", "||"):
                return
            reader.i += 1

    def sample(self) -> bool:
        """Whether DuckDB's USING SAMPLE … was passed over."""
        reader = self.reader
        if (reader.upper(), reader.upper(1)) != ("USING", "SAMPLE"):
            return False
        reader.i += 2
        while reader.i < reader.size and (
            reader.tokens[reader.i].kind == Kind.NUMBER
            or reader.upper() in ("%", "(", "PERCENT", "ROWS", "RESERVOIR", "BERNOULLI", "SYSTEM", "REPEATABLE")
        ):
            if reader.upper() == "(":
                reader.skip_group()
            else:
                reader.i += 1
        return True

    def indexed(self) -> bool:
        """Whether SQLite's INDEXED BY is at the cursor."""
        return (self.reader.upper(), self.reader.upper(1)) == ("INDEXED", "BY")

    def only_hints(self) -> bool:
        """Whether parentheses are at the cursor that hold nothing but SQL Server's hints."""
        reader = self.reader
        if reader.upper() != "(":
            return False
        k = 1
        while reader.upper(k) in _TABLE_HINTS:
            k += 1
            if reader.upper(k) == ",":
                k += 1
        return k > 1 and reader.upper(k) == ")"
