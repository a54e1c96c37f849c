"""What the beginning of a query leaves open: brackets, CASE, clauses, and the tables that its columns speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token

KEYWORDS = words(
    """
    SELECT DISTINCT ALL FROM WHERE GROUP ORDER BY HAVING LIMIT OFFSET JOIN INNER LEFT OUTER CROSS ON AS AND OR NOT IN IS
    NULL LIKE GLOB BETWEEN EXISTS CASE WHEN THEN ELSE END CAST UNION INTERSECT EXCEPT ASC DESC COLLATE NOCASE ESCAPE
    INTEGER REAL TEXT FLOAT NUMERIC
    """
)
"""What a query may be made of besides names, values and functions."""
FUNCTIONS = words(
    """
    COUNT SUM AVG MIN MAX TOTAL GROUP_CONCAT ABS ROUND LENGTH LOWER UPPER SUBSTR SUBSTRING TRIM LTRIM RTRIM REPLACE
    INSTR COALESCE IFNULL NULLIF IIF DATE TIME DATETIME JULIANDAY STRFTIME PRINTF RANDOM TYPEOF
    """
)
JOINING = words("FROM JOIN")
BEFORE_JOIN = words("INNER LEFT OUTER CROSS")
TYPES = words("INTEGER REAL TEXT FLOAT NUMERIC")
ENDS_OPERAND = words("NULL END ASC DESC NOCASE") | TYPES
CLAUSES = {"SELECT": "items", "FROM": "from", "JOIN": "from", "ON": "on", "WHERE": "where", "GROUP": "group",
           "HAVING": "having", "ORDER": "order", "LIMIT": "limit"}  # fmt: skip


@dataclass
class Select:
    """One SELECT that is open."""

    clause: str = "items"
    columns: int = 1
    """Of its list, as far as it goes."""
    like: int = 0
    """Columns that it must have, being joined by UNION or its like; 0 for any number."""
    names: list[tuple[str, str]] = field(default_factory=list)
    """(Qualifier or "", column) that it speaks of."""
    tables: list[tuple[str, str]] = field(default_factory=list)
    """(Name in the query, table or "" for a query in brackets) that it reads, folded."""
    aliases: set[str] = field(default_factory=set)
    star: bool = False
    """Whether all columns are asked for, which takes a table."""


@dataclass
class Bracket:
    """A parenthesis or a CASE that is open."""

    opener: str = ""
    """The word before a parenthesis, or "CASE"; of CASE, `part` says which of its words was last."""
    part: str = ""
    select: Select | None = None
    between: bool = False


class OpenQuery:
    """What a text leaves open: `brackets`, the innermost last, the SELECT it stands in and the `outermost` one."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.outermost = select = Select()
        brackets: list[Bracket] = []
        ground = Bracket()
        selects = [select]
        for at, token in enumerate(tokens):
            upper, before = token.upper, tokens[at - 1].upper if at else ""
            inner = brackets[-1] if brackets else ground
            select = selects[-1]
            if token.text == "(":
                brackets.append(Bracket(before if tokens[at - 1].kind == Kind.WORD else "("))
                if before in JOINING or (before == "," and select.clause == "from"):
                    select.tables.append((f"({at}", ""))
            elif token.text == ")":
                if brackets:
                    if brackets.pop().select is not None:
                        selects.pop()
                    if not selects:
                        selects.append(Select())
            elif token.kind == Kind.WORD and upper in KEYWORDS and before not in (".", "AS"):
                self._keyword(upper, before, brackets, selects, inner)
            elif token.text == "*" and before in ("SELECT", "DISTINCT", "ALL", ",") and select.clause == "items":
                select.star = select.star or not brackets or inner.select is not None
            elif token.text == ",":
                if select.clause == "items" and (not brackets or inner.select is not None):
                    select.columns += 1
            elif token.kind in (Kind.WORD, Kind.QUOTED):
                following = tokens[at + 1].text if at + 1 < len(tokens) else ""
                self._name(tokens, at, following, select, in_source=not brackets or inner.select is not None)
            if upper == "AS" and inner.opener == "CAST":
                inner.part = "AS"
        self.brackets = [Bracket("ground", between=True)] if ground.between and not brackets else brackets
        self.select = selects[-1]

    def _keyword(self, upper: str, before: str, brackets: list[Bracket], selects: list[Select], inner: Bracket) -> None:
        select = selects[-1]
        if upper == "SELECT":
            if before == "(" and inner.select is None and brackets:
                inner.select = Select()
                selects.append(inner.select)
            elif before in ("UNION", "ALL", "INTERSECT", "EXCEPT"):
                fresh = Select(like=select.like or select.columns)
                if brackets and inner.select is not None:
                    inner.select = fresh
                else:
                    self.outermost = fresh
                selects[-1] = fresh
        elif upper == "CASE":
            brackets.append(Bracket("CASE", "CASE"))
        elif inner.opener == "CASE" and upper in ("WHEN", "THEN", "ELSE"):
            inner.part = upper
        elif inner.opener == "CASE" and upper == "END":
            brackets.pop()
        elif upper == "BETWEEN":
            inner.between = True
        elif upper == "AND":
            inner.between = False
        elif upper in CLAUSES and (not brackets or inner.select is not None):
            select.clause = CLAUSES[upper]

    def _name(self, tokens: Sequence[Token], at: int, following: str, select: Select, *, in_source: bool) -> None:
        token, before = tokens[at], tokens[at - 1]
        name = token.value.casefold()
        if before.upper == "AS" or (
            select.clause == "from"
            and in_source
            and (before.kind in (Kind.WORD, Kind.QUOTED) or before.text == ")")
            and before.upper not in JOINING
        ):
            if select.clause == "from" and select.tables:
                select.tables[-1] = name, select.tables[-1][1]
            elif select.clause == "items":
                select.aliases.add(name)
        elif select.clause == "from" and in_source and (before.upper in JOINING or before.text == ","):
            select.tables.append((name, name))
        elif before.text == ".":
            qualifier = tokens[at - 2].value.casefold() if at > 1 else ""
            select.names.append((qualifier, name))
        elif following == "." or (at + 1 < len(tokens) and following == "("):
            if following == ".":
                select.names.append((name, "")) if at + 2 >= len(tokens) else None
        elif token.kind == Kind.WORD and token.upper not in FUNCTIONS:
            select.names.append(("", name))


def place_of(before: Sequence[Token], opened: OpenQuery) -> str:
    """What a word would be behind these tokens: alias, column (behind a dot), table, type, operand, or what follows
    one.
    """
    select, brackets = opened.select, opened.brackets
    last = before[-1]
    upper = last.upper
    if last.text == ".":
        return "column"
    if upper == "AS":
        return "type" if brackets and brackets[-1].opener == "CAST" else "alias"
    source = select.clause == "from" and (not brackets or brackets[-1].select is not None or brackets[-1].opener == "(")
    if upper in JOINING or (source and last.text == ","):
        return "table"
    if last.text == "(" and len(before) > 1 and before[-2].upper in JOINING:
        return "table"
    if upper in BEFORE_JOIN:
        return "after"
    if last.kind in (Kind.STRING, Kind.NUMBER, Kind.QUOTED) or last.text == ")":
        return "after"
    if last.text == "*":
        return "after" if len(before) > 1 and before[-2].text in ("(", ",", ".", "SELECT", "select", "Select") else ""
    if last.kind == Kind.WORD and (upper not in KEYWORDS or upper in ENDS_OPERAND):
        return "after"
    return ""
