"""Offers in statements that are no queries: tables and columns that DDL and grants name."""

from __future__ import annotations

from collections.abc import Iterator

from sql_copilot_ls.analysis.ide.offers import Here, Offer
from sql_copilot_ls.analysis.ide.offers_relations import RelationOffers
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.schema.model import Table
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_OF_A_TABLE = words("TRUNCATE ANALYZE VACUUM DESCRIBE DESC REINDEX OPTIMIZE LOCK REFRESH CLUSTER")
_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "ALL PRIVILEGES", "REFERENCES", "TRUNCATE")
_AFTER_COMMENT_ON = ("TABLE", "COLUMN", "VIEW", "SCHEMA", "FUNCTION", "INDEX")
_TAKES_COLUMN = words("COLUMN MODIFY CHANGE DROP ALTER")
_TABLE_HINTS = ("NOLOCK", "READPAST", "UPDLOCK", "ROWLOCK", "TABLOCK", "HOLDLOCK", "FORCESEEK", "READUNCOMMITTED")
_TAKES_UNIT = words("EXTRACT DATEADD DATEDIFF DATEPART DATENAME TIMESTAMPADD TIMESTAMPDIFF")
_UNITS = ("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "WEEK", "QUARTER", "DOW", "DOY", "EPOCH")


class StatementOffers:
    """Offers for what other statements name."""

    def __init__(self, here: Here, relations: RelationOffers) -> None:
        self.here = here
        self.relations = relations

    def elsewhere(self) -> Iterator[Offer] | None:
        """Offers of a statement that is no query; None where the rest decides."""
        here = self.here
        at = here.at
        head, previous = at.before[0].upper, at.previous()
        if head in ("CALL", "EXEC", "EXECUTE", "PERFORM") and len(at.before) == 1:
            return here.objects("procedure", "function") if head != "CALL" else here.objects("procedure")
        if (at.previous(2), at.previous()) == ("VALUE", "FOR") or previous == "SEQUENCE":
            return here.objects("sequence")
        if previous in ("FUNCTION", "PROCEDURE") and head in ("DROP", "ALTER", "COMMENT", "GRANT", "CREATE"):
            named = head != "CREATE" or "TRIGGER" in (t.upper for t in at.before[:6])
            return here.objects(previous.lower()) if named else None
        if previous in ("TYPE", "DOMAIN") and head in ("DROP", "ALTER", "COMMENT") and len(at.before) < 4:
            return here.objects("type")
        if head in _OF_A_TABLE and at.block is None and previous in (head, "TABLE", "VIEW", "ONLY", ","):
            return self.tables_or(("TABLE",) if previous in ("TRUNCATE", "LOCK") else ())
        if head in ("GRANT", "REVOKE"):
            if previous in ("ON", "TABLE"):
                return self.tables_or(())
            return here.keywords(_PRIVILEGES) if previous in (head, ",") else here.keywords(("ON", "TO", "FROM"))
        if head == "COMMENT":
            if previous == "ON":
                return here.keywords(_AFTER_COMMENT_ON)
            return self.tables_or(()) if previous in ("TABLE", "COLUMN", "VIEW") else None
        if head == "ALTER" and previous in _TAKES_COLUMN and at.previous(2) != "ADD" and len(at.before) > 2:
            table = self.named_behind("TABLE")
            return None if table is None else self.columns_or(table, ("COLUMN",) if previous == "DROP" else ())
        if head == "CREATE" and at.block is None:
            if previous == "ON" and any(t.upper in ("INDEX", "TRIGGER") for t in at.before[:8]):
                return self.tables_or(())
            if any(t.upper == "INDEX" for t in at.before[:4]) and previous in ("(", ","):
                table = self.named_behind("ON")
                return None if table is None else self.columns_or(table, ())
        return None

    def tables_or(self, keywords: tuple[str, ...]) -> Iterator[Offer]:
        """All tables, then keywords."""
        here = self.here
        yield from self.relations.relations()
        yield from here.keywords(keywords)

    def columns_or(self, table: Table, keywords: tuple[str, ...]) -> Iterator[Offer]:
        """A table's columns, then keywords."""
        here = self.here
        for column in table.columns:
            yield here.column_offer(ScopeColumn(column.name, table, column))
        yield from here.keywords(keywords)

    def named_behind(self, keyword: str) -> Table | None:
        """The table whose name stands behind a keyword."""
        here = self.here
        tokens = here.at.before
        start = next((i + 1 for i, t in enumerate(tokens) if t.upper == keyword), len(tokens))
        while start < len(tokens) and tokens[start].upper in ("IF", "EXISTS", "ONLY"):
            start += 1
        names = [unquote(t.text) for t in tokens[start : start + 1] if t.kind in (Kind.WORD, Kind.QUOTED)]
        while names and start + 2 < len(tokens) and tokens[start + 1].text == ".":
            start += 2
            names.append(unquote(tokens[start].text))
        return here.catalog.table(names[-1], names[-2] if len(names) > 1 else "") if names else None

    def in_special_parentheses(self) -> Iterator[Offer] | None:
        """Units of time and SQL Server's table hints, where a parenthesis just opened."""
        here = self.here
        at = here.at
        if at.previous() != "(":
            return None
        if at.previous(2) in (
            "EXTRACT",
            "DATEADD",
            "DATEDIFF",
            "DATEPART",
            "DATENAME",
            "TIMESTAMPDIFF",
            "TIMESTAMPADD",
        ):
            return here.keywords(_UNITS)
        if at.previous(2) == "WITH" and here.dialect == "tsql" and at.clause is not None and at.clause.name == "FROM":
            return here.keywords(_TABLE_HINTS)
        return None
