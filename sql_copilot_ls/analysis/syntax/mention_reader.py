"""Tables and columns that statements mention outside queries: in constraints, indexes, comments, grants, triggers."""

from __future__ import annotations

from dataclasses import dataclass, field

from sql_copilot_ls.analysis.syntax.blocks import Block, Declaration, Ref, Relation
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.analysis.syntax.statement_reader import readers
from sql_copilot_ls.analysis.syntax.token_reader import WORDS
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token

CLAUSE = "DDL"
"""The clause of what is mentioned."""
_QUERIES = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES FROM EXPLAIN")
_BEFORE_TABLE = words(
    """
    TABLE ONLY TRUNCATE ANALYZE ANALYSE VACUUM COPY LOCK CLUSTER DESCRIBE DESC REFERENCES LIKE INHERIT VIEW OPTIMIZE
    REINDEX STATISTICS IDENTITY_INSERT CLONE SYNONYM
    """
)
_FILLERS = words(
    """
    TABLE TABLES ONLY IF NOT EXISTS MATERIALIZED VIEW CONCURRENTLY FULL FREEZE VERBOSE ANALYZE SKIP_LOCKED COLUMN
    FOREIGN EXTENDED LOCAL NO_WRITE_TO_BINLOG QUICK
    """
)
_ON_NAMES_TABLE = words("INDEX TRIGGER POLICY RULE GRANT REVOKE COMMENT DENY CONSTRAINT")
_NO_TABLE = words("DELETE UPDATE CONFLICT COMMIT CLUSTER DUPLICATE SCHEMA DATABASE FUNCTION SEQUENCE ALL TYPE DOMAIN")
_LISTS = words("GRANT REVOKE DENY TRUNCATE DROP ANALYZE VACUUM LOCK")
_ZONES = words(
    """
    CHECK AS KEY UNIQUE BY RANGE LIST HASH DISTKEY SORTKEY INCLUDE WHERE SYSTEM_TIME USING WHEN COLUMNS INDEX EXCLUDE
    INVERTED FULLTEXT SPATIAL SELECT UPDATE INSERT
    """
)
"""What stands before parentheses that hold columns of the table a statement is about."""
_NAMED_ZONES = words("INDEX KEY UNIQUE USING EXCLUDE CONSTRAINT FULLTEXT SPATIAL")
_NAMES_OTHERS = words("CONSTRAINT INDEX KEY POLICY TRIGGER RULE PUBLICATION SUBSCRIPTION SEQUENCE STATISTICS")
_TAKES_COLUMN = words("COLUMN MODIFY CHANGE DROP ALTER RENAME ADD AFTER OF")
_NO_COLUMN = words(
    """
    CONSTRAINT PRIMARY FOREIGN UNIQUE CHECK INDEX KEY DEFAULT PARTITION PERIOD TO TABLE NOT IF EXISTS COLUMN TRIGGER
    EXPRESSION IDENTITY STATISTICS FULLTEXT SPATIAL
    """
)


@dataclass(slots=True)
class Mentions:
    """`zones` are blocks over one relation each, with the columns of it that are mentioned; `made` are columns and
    tables that a statement gives their name."""

    zones: list[Block] = field(default_factory=list)
    made: list[Declaration] = field(default_factory=list)


def mentions(statement: Statement) -> Mentions:
    """What a statement mentions outside its queries, computed once."""
    kept = statement.analysed.get("mentions")
    if isinstance(kept, Mentions):
        return kept
    found = Mentions()
    tokens = statement.significant
    if tokens and tokens[0].kind == Kind.WORD and tokens[0].upper not in _QUERIES:
        found = _Reader(statement).run()
    statement.analysed["mentions"] = found
    return found


class _Reader:
    def __init__(self, statement: Statement) -> None:
        self.reader, self.expressions = readers(statement)
        self.found = Mentions()
        self.subject: Block | None = None
        self.head = self.reader.upper()
        kinds = {t.upper for t in self.reader.tokens[:8] if t.kind == Kind.WORD}
        self.on_names_table = not _ON_NAMES_TABLE.isdisjoint(kinds)
        self.creates_table = self.head == "CREATE" and "TABLE" in kinds
        self.alters = self.head == "ALTER" and "TABLE" in kinds
        self.is_trigger = "TRIGGER" in kinds
        self.waiting: list[tuple[int, int]] = []
        """Groups of columns that stand before the name of their table."""

    def run(self) -> Mentions:
        reader = self.reader
        while reader.i < reader.size:
            at = reader.i
            if self.head == "CREATE" and reader.upper() in ("SELECT", "WITH") and self.begins_query():
                break  # the rest is read as queries
            self.step()
            if reader.i == at:
                reader.i += 1
        return self.found

    def begins_query(self) -> bool:
        reader = self.reader
        before = reader.tokens[reader.i - 1].upper if reader.i else ""
        return before in ("AS", "BEGIN", ")", "DO") and reader.upper(1) not in ("(", "CHECK")

    def step(self) -> None:
        """One token, with what it leads to."""
        reader = self.reader
        upper = reader.upper()
        before = reader.tokens[reader.i - 1].upper if reader.i else ""
        if upper == "(":
            self.parenthesis(before)
        elif (
            upper in _NAMES_OTHERS and reader.at_name(1) and reader.upper(1) not in ("ON", "IF", "NOT", "CONCURRENTLY")
        ):
            if upper == "CONSTRAINT" and reader.upper(2) == "ON" and self.head == "COMMENT":
                reader.i += 1
            reader.i += 1 if (upper == "KEY" and reader.upper(1) in _NO_COLUMN) else 2
        elif upper == "ON" and before == "COMMENT":
            reader.i += 1
        elif upper == "ON" and self.head == "CREATE" and "STATISTICS" in self.statement_words():
            self.named_before_table()
        elif upper == "COLUMN" and self.head == "COMMENT":
            reader.i += 1
            self.commented()
        elif upper == "OWNED" and reader.upper(1) == "BY":
            reader.i += 2
            self.commented()
        elif (
            (upper == "INHERITS" and reader.upper(1) == "(")
            or (upper, reader.upper(1)) == ("PARTITION", "OF")
            or (upper in ("ATTACH", "DETACH") and reader.upper(1) == "PARTITION")
        ):
            reader.i += 2
            self.other_table()
        elif (upper == "LIKE" and before in ("(", ",")) or upper == "REFERENCES":
            reader.i += 1
            self.other_table()
        elif (
            upper in ("ON", "TO")
            and self.on_names_table
            and reader.upper(1) not in _NO_TABLE
            and (
                upper == "ON" or (self.head == "CREATE" and before not in ("FOR",) and "RULE" in self.statement_words())
            )
        ):
            reader.i += 1
            self.tables(lists=self.head in _LISTS)
        elif upper == "FROM" and (self.head == "SHOW" or "STATISTICS" in self.statement_words()):
            reader.i += 1
            self.tables(lists=False)
        elif upper in _BEFORE_TABLE and not (upper == "DESC" and reader.i) and before not in ("ENABLE", "DISABLE"):
            if self.head == "COMMENT" and upper not in ("TABLE", "VIEW"):
                reader.i += 1
                return
            reader.i += 1
            self.tables(lists=self.head in _LISTS, named=upper in ("TABLE", "VIEW", "ONLY"))
        elif (upper in ("WHERE", "WHEN") and self.subject is not None) or (
            upper == "USING" and self.subject is not None and self.alters
        ):
            reader.i += 1
            self.expressions.expression(self.subject, CLAUSE)
        elif upper in _TAKES_COLUMN and (self.alters or (self.is_trigger and upper == "OF")):
            self.altered(upper)

    def statement_words(self) -> set[str]:
        return {t.upper for t in self.reader.tokens[:8] if t.kind == Kind.WORD}

    def tables(self, *, lists: bool, named: bool = False) -> None:
        """A table, or several with commas between; the last is what the statement is about."""
        reader = self.reader
        while True:
            while reader.upper() in _FILLERS or (
                reader.upper() == "(" and reader.upper(1) in ("FULL", "VERBOSE", "ANALYZE")
            ):
                if reader.upper() == "(":
                    reader.skip_group()
                else:
                    reader.i += 1
            if not reader.at_name() or (reader.upper() in _NO_TABLE and not named):
                return
            self.subject = self.zone(reader.names())
            for start, end in self.waiting:
                self.listed(start, end)
            self.waiting = []
            if reader.upper() == "USING" and reader.at_name(1):
                reader.i += 2
            if reader.upper() == "(" and not self.creates_table:
                self.columns(self.subject)
            if not lists or reader.upper() != ",":
                return
            reader.i += 1

    def other_table(self) -> None:
        """A table that is not what the statement is about, with its columns."""
        reader = self.reader
        while reader.upper() in _FILLERS:
            reader.i += 1
        if reader.at_name():
            zone = self.zone(reader.names())
            if reader.upper() == "(":
                self.columns(zone)

    def commented(self) -> None:
        """`[schema.]table.column`."""
        reader = self.reader
        parts = reader.names()
        if len(parts) > 1:
            self.subject = self.zone(parts[:-1])
            self.subject.refs.append(Ref((parts[-1],), CLAUSE))

    def zone(self, parts: tuple[Token, ...]) -> Block:
        """A block over a table."""
        start, end = parts[0].start, parts[-1].end
        relation = Relation(start, end, parts)
        block = Block("ddl", start, end, relations=[relation])
        self.found.zones.append(block)
        return block

    def columns(self, zone: Block) -> None:
        """The parentheses at the cursor hold columns of a table, or expressions of them."""
        self.expressions.group(zone, CLAUSE, None)

    def listed(self, start: int, end: int) -> None:
        assert self.subject is not None
        for token in self.reader.tokens[start:end]:
            if token.kind in WORDS:
                self.subject.refs.append(Ref((token,), CLAUSE))

    def parenthesis(self, before: str) -> None:
        """Parentheses where the statement goes on: into those that hold definitions, through those that do not hold
        columns."""
        reader = self.reader
        earlier = reader.tokens[reader.i - 2].upper if reader.i > 1 else ""
        opened = before in _ZONES or (earlier in _NAMED_ZONES and reader.tokens[reader.i - 1].kind in WORDS)
        if opened and self.subject is None and self.head in ("GRANT", "REVOKE", "DENY"):
            start = reader.i + 1
            reader.skip_group()
            self.waiting.append((start, reader.i - 1))
        elif opened and self.subject is not None:
            self.columns(self.subject)
        elif (
            self.subject is not None
            and self.creates_table
            and self.subject.relations[0].end == reader.tokens[reader.i - 1].end
        ):
            reader.i += 1  # the definitions
        elif before in ("ADD", "MODIFY", "DROP", "COLUMN") and self.alters:
            reader.i += 1
            self.altered_name(before)
        else:
            reader.skip_group()

    def altered(self, upper: str) -> None:
        """The column behind the verb of ALTER TABLE, and behind UPDATE OF in a trigger."""
        reader = self.reader
        verb = upper
        reader.i += 1
        while reader.upper() in ("COLUMN", "IF", "NOT", "EXISTS"):
            reader.i += 1
        if reader.upper() == "(":
            if verb == "ADD":
                reader.i += 1
            else:
                return
        if verb == "RENAME" and reader.upper() in ("TO", "AS"):
            reader.i += 1
            parts = reader.names()
            if parts:
                self.found.made.append(Declaration(parts))
            return
        if verb == "OF":
            reader.i -= 1
            self.named_before_table()
            return
        if not reader.at_name() or (reader.upper() in _NO_COLUMN and reader.tokens[reader.i].kind == Kind.WORD):
            return
        self.altered_name(verb)

    def named_before_table(self) -> None:
        """Columns in a list, before the table that they are of."""
        reader = self.reader
        reader.i += 1
        while reader.at_name():
            self.waiting.append((reader.i, reader.i + 1))
            reader.i += 1
            if reader.upper() != ",":
                return
            reader.i += 1

    def altered_name(self, verb: str) -> None:
        reader = self.reader
        if not reader.at_name() or self.subject is None:
            return
        token = reader.tokens[reader.i]
        reader.i += 1
        if verb == "ADD":
            self.make(token)
            return
        self.subject.refs.append(Ref((token,), CLAUSE))
        if verb == "RENAME" and reader.upper() == "TO" and reader.at_name(1):
            self.make(reader.tokens[reader.i + 1])
            reader.i += 2
        elif verb == "CHANGE" and reader.at_name():
            self.make(reader.tokens[reader.i])
            reader.i += 1

    def make(self, token: Token) -> None:
        """A column gets its name."""
        assert self.subject is not None
        self.found.made.append(Declaration(self.subject.relations[0].parts, [token]))
