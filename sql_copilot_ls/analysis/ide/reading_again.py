"""Whether a laid-out statement, read again, is the same statement and would be laid out the same: seen in one pass over
its text, so that it need not be read, planned and laid out a second time.
"""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.analysis.ide.layout import GENERIC, Leaf, spaced
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import SAFE_STARTS, words
from sql_copilot_ls.sql.lexer import Kind, Token, pieces

BATCHED = words("EXEC EXECUTE PRINT DECLARE IF WHILE RETURN SET USE GRANT ALTER DROP TRUNCATE RAISERROR THROW COMMIT")
"""What begins a statement of SQL Server where nothing ended the one before."""
SETTINGS = words("SET DECLARE EXEC EXECUTE PRINT USE")
"""What need not be ended where a line begins another."""
_ENDS_ABOVE = frozenset((SAFE_STARTS - {"SELECT", "WITH"}) | {"GO", "/", "\\", "DELIMITER", ","})
"""What on a line of its own may end the statement above it, or says that commas lead."""
_NO_DIRECTIVES = frozenset(("::", ":=", "!="))


def reads_the_same(statement: Statement, above: Sequence[Token], own: Sequence[Leaf], text: str) -> bool:
    """Whether `text` is the statement again, and a fixed point; False also where one pass cannot tell.

    `above` are the comments before the statement, `own` what was laid out of the rest, keywords in their case. Where a
    text has the same tokens, ends with the semicolon that ended the statement, holds no comment in its midst, begins no
    line with what could begin a statement, and parts only what it may part, all that the layout depends on is as it
    was; unless a name is spelled by several tokens, or the statement was read by its lines.
    """
    if not text.endswith(";"):
        return False
    ends_above = _ends_above(statement)
    within = len(above)
    size = within + len(own)
    space, comment, string = Kind.SPACE, Kind.COMMENT, Kind.STRING
    apart = ""
    before: Leaf | None = None
    i = 0
    for kind, piece in pieces(text, statement.dialect):
        if kind is space:
            apart = piece
            continue
        if i == size:
            return False
        if i < within:
            if kind is not comment or piece != above[i].text.rstrip() or piece[0] == "#":
                return False
        else:
            leaf = own[i - within]
            if kind is not leaf.kind or piece != leaf.text or kind is comment:
                return False
            plainly = apart == " " if leaf.space else not apart
            if before is not None and (kind is string or not plainly or piece == "<"):
                if kind is string and before.kind is string:
                    return False
                if not _parts(before, leaf, apart, ends_above):
                    return False
            before = leaf
        apart = ""
        i += 1
    return i == size


def _parts(before: Leaf, leaf: Leaf, apart: str, ends_above: frozenset[str]) -> bool:
    """Whether two tokens with that white space between them would be laid out as they were."""
    if leaf.text == "<" and before.upper in GENERIC:
        return False
    if not apart:
        return not leaf.space
    if "\n" in apart and (leaf.upper in ends_above or (leaf.text[0] in ":!" and leaf.text not in _NO_DIRECTIVES)):
        return False
    return leaf.space or not spaced(before, leaf, adjacent=False)


def _ends_above(statement: Statement) -> frozenset[str]:
    dialect = dialect_of(statement.dialect)
    head = statement.significant[0].upper
    if not dialect.needs_no_semicolon:
        return _ENDS_ABOVE
    if head in SETTINGS:
        return _ENDS_ABOVE | SAFE_STARTS | BATCHED
    batched = BATCHED - {"SET"} if head == "UPDATE" else BATCHED
    return _ENDS_ABOVE | batched | (SAFE_STARTS if dialect.name == "tsql" else frozenset())
