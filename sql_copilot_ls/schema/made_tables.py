"""Tables that a statement makes in passing: SELECT … INTO, DECLARE @t TABLE, and CREATE inside a routine's body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Kind, Token

from .context import FileContext
from .ddl import create, create_parts, is_temporary
from .events import CreateView
from .reader import NAMES, Reader, UnreadableError
from .views import select_outputs

_INTO_WORDS = frozenset({"TEMP", "TEMPORARY", "UNLOGGED", "LOCAL", "GLOBAL", "TABLE"})
_SET_WORDS = frozenset({"UNION", "ALL", "EXCEPT", "INTERSECT", "DISTINCT"})
_STATEMENTS = frozenset(
    {
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "MERGE",
        "DROP",
        "CREATE",
        "ALTER",
        "EXEC",
        "EXECUTE",
        "IF",
        "WHILE",
        "DECLARE",
        "BEGIN",
        "END",
        "RETURN",
        "PRINT",
        "TRUNCATE",
        "GRANT",
        "GO",
    }
)
"""Words that begin a statement where no semicolon ends the one before."""
_OTHER_INTO = frozenset({"INSERT", "MERGE", "FETCH", "REPLACE", "OUTPUT", "RETURNING", "FROM", "COPY"})
"""Words of which an INTO may be, if they stand nearer than SELECT."""
_BEHIND_INTO = frozenset({"FROM", ";", "", "WHERE", "UNION", "ORDER", "GROUP"})
_NOT_BEFORE_CREATE = frozenset({"GRANT", ",", "REVOKE", "DENY", "ON"})


def made(context: FileContext, tokens: Sequence[Token]) -> None:
    """Add the tables that a statement makes to the events; the statement's own CREATE is not among them."""
    head = tokens[0].upper if tokens else ""
    routine = head not in ("SELECT", "WITH", "(")
    queries = _Queries(tokens)
    depth = 0
    for i, token in enumerate(tokens):
        if token.kind >= Kind.OPERATOR:
            depth = max(0, depth + (token.text == "(") - (token.text == ")"))
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        try:
            if token.upper == "INTO" and dialect_of(context.dialect).into_makes_tables:
                _into(context, tokens, i, queries, routine)
            elif token.text[:1] == "@" and following is not None and following.upper in ("TABLE", "AS"):
                _declared(context, tokens, i)
            elif i and not depth and token.upper == "CREATE" and token.kind == Kind.WORD:
                _created(context, tokens, i, queries)
        except UnreadableError:
            continue


def _into(context: FileContext, tokens: Sequence[Token], at: int, queries: _Queries, routine: bool) -> None:
    reader = Reader(tokens)
    reader.position = at + 1
    while reader.peek().upper in _INTO_WORDS and reader.peek(1).kind in NAMES:
        reader.next()
    if reader.peek().kind not in (Kind.WORD, Kind.QUOTED):
        return
    name = reader.qualified()
    if routine and name[1][:1] != "#" and context.dialect != "tsql":
        return
    begin = queries.before(at)
    if (
        begin is None
        or begin < queries.made_to
        or reader.peek().upper not in ("FROM", ";", "", "WHERE", "UNION", "ORDER", "GROUP")
    ):
        return
    queries.made_to = queries.end(at)
    query = tokens[begin : queries.made_to]
    outputs = select_outputs(query)
    place = context.source(tokens[begin].start, query[-1].end)
    in_quotes = {t.value for t in query if t.kind == Kind.QUOTED}
    quoted = tuple(o[0] for o in outputs.outputs if o[0] in in_quotes)
    context.events.append(
        CreateView(
            name,
            tuple(outputs.outputs),
            tuple(outputs.stars),
            "",
            place,
            is_view=False,
            quoted=quoted,
            complete=outputs.complete,
            temporary=is_temporary(name) or any(t.upper in ("TEMP", "TEMPORARY") for t in tokens[at + 1 : at + 3]),
        )
    )


class _Queries:
    """Where the queries of a statement's tokens begin and end, each found in one pass, when first asked for."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.made_to = 0
        """Behind the last one that made a table: they do not overlap."""

    def before(self, at: int) -> int | None:
        """Where the query begins whose INTO stands there; None when it is that of an INSERT, MERGE or FETCH."""
        return self._begins.get(at)

    def end(self, at: int) -> int:
        """Behind the last token of the query that the token stands in."""
        return self._ends[min(at + 1, len(self._tokens))]

    @cached_property
    def _begins(self) -> dict[int, int | None]:
        found: dict[int, int | None] = {}
        semicolon = -1
        outer: list[tuple[int | None, int]] = []
        begin, with_at = None, -1
        for i, token in enumerate(self._tokens):
            upper = token.upper
            if token.kind >= Kind.OPERATOR:
                if token.text == "(":
                    outer.append((begin, with_at))
                    begin, with_at = None, -1
                elif token.text == ")":
                    begin, with_at = outer.pop() if outer else (None, -1)
                elif token.text == ";":
                    semicolon = i
            elif upper == "INTO":
                found[i] = begin if begin is not None and begin > semicolon else None
            elif upper == "WITH":
                with_at = i
            elif upper == "SELECT":
                begin, with_at = with_at if with_at > semicolon else i, -1
            else:
                begin = None if upper in _OTHER_INTO else begin
                with_at = -1 if upper in _STATEMENTS else with_at
        return found

    @cached_property
    def _ends(self) -> list[int]:
        tokens = self._tokens
        size = semicolon = end = len(tokens)
        found = [size] * (size + 1)
        outer: list[int] = []
        for i in range(size - 1, -1, -1):
            token = tokens[i]
            if token.kind >= Kind.OPERATOR:
                if token.text == ")":
                    outer.append(end)
                    end = i
                elif token.text == "(":
                    end = outer.pop() if outer else size
                elif token.text == ";":
                    semicolon = i
            elif token.upper in _STATEMENTS and not (i and tokens[i - 1].upper in _SET_WORDS):
                end = i
            found[i] = min(end, semicolon)
        return found


def _declared(context: FileContext, tokens: Sequence[Token], at: int) -> None:
    """DECLARE @t [AS] TABLE (…) and RETURNS @t TABLE (…)."""
    name = tokens[at]
    reader = Reader(tokens)
    reader.position = at + 1
    reader.accept("AS")
    if not reader.accept("TABLE") or reader.peek().text != "(":
        return
    begin = reader.position
    reader.skip_group()
    word = name._replace(kind=Kind.WORD)
    create_parts(context, Reader([name._replace(text="TABLE", upper="TABLE"), word, *tokens[begin : reader.position]]))


def _created(context: FileContext, tokens: Sequence[Token], at: int, queries: _Queries) -> None:
    """A CREATE TABLE or temporary view that stands in the middle of a statement."""
    if tokens[at - 1].upper in _NOT_BEFORE_CREATE:
        return
    reader = Reader(tokens)
    reader.position = at + 1
    while reader.peek().kind == Kind.WORD and reader.peek().upper not in ("TABLE", "VIEW", "("):
        if reader.position - at > 5:
            return
        reader.next()
    if not reader.accept_any("TABLE", "VIEW"):
        return
    reader.accept("IF", "NOT", "EXISTS")
    reader.qualified()
    if reader.peek().text == "(":
        reader.skip_group()
        end = reader.position if reader.peek().upper != "AS" else queries.end(reader.position + 1)
    else:
        end = queries.end(reader.position + 1)
    create(context, Reader(tokens[at:end]), ())
