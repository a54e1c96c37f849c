"""Which functions, procedures, types and sequences of the schema a statement names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.schema.fold import place_of
from sql_copilot_ls.schema.model import SchemaObject
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

ROUTINES = ("function", "procedure")
_CALLS = words("CALL EXEC EXECUTE FUNCTION PROCEDURE PROC PERFORM ROUTINE")
_GRANTS = words("GRANT REVOKE DENY")
_DECLARES = words("CREATE ALTER DECLARE DROP COMMENT GRANT REVOKE")
"""Heads of statements in which a type stands behind a name, or is named itself."""
_COUNTS = words("NEXTVAL CURRVAL SETVAL")
_CREATED = {"FUNCTION": ROUTINES, "PROCEDURE": ROUTINES, "PROC": ROUTINES, "TYPE": ("type",), "DOMAIN": ("type",)}


def named_objects(
    statement: Statement, objects: Mapping[str, Sequence[SchemaObject]]
) -> Iterator[tuple[Token, SchemaObject, bool]]:
    """Each name, what it names, and whether it is declared there."""
    if not objects:
        return
    tokens = statement.significant
    head = tokens[0].upper if tokens else ""
    last = first = -1
    for i, token in enumerate(tokens):
        if token.kind == Kind.STRING:
            yield from _told(tokens, i, objects)
        if token.kind not in (Kind.WORD, Kind.QUOTED):
            continue
        if last != i - 2 or last < 0 or tokens[i - 1].text != ".":
            first = i
        last = i
        found = objects.get(unquote(token.text).casefold())
        if not found:
            continue
        at = first - 1
        if at >= 0 and tokens[at].upper == "EXISTS":
            while at >= 0 and tokens[at].upper in ("IF", "NOT", "EXISTS"):
                at -= 1
        before = tokens[at].upper if at >= 0 else ""
        kinds = _kinds_at(tokens, i, before, head)
        wanted = [one for one in found if one.kind in kinds]
        if first < i:  # a qualifier that is no schema of such an object leads to something else
            schema = place_of((unquote(tokens[i - 2].text), ""))[0]
            wanted = [one for one in wanted if place_of((one.schema, ""))[0] == schema]
        if wanted:
            one = wanted[0]
            made = _CREATED.get(before, ("sequence",) if before == "SEQUENCE" else ())
            yield token, one, head == "CREATE" and one.kind in made


def _kinds_at(tokens: Sequence[Token], i: int, before: str, head: str) -> tuple[str, ...]:
    """The kinds of objects that may be named at a token."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if before == "SEQUENCE" or (before == "FOR" and "VALUE" in (t.upper for t in tokens[max(i - 5, 0) : i])):
        return ("sequence",)
    if following is not None and following.text == ".":
        counts = i + 2 < len(tokens) and tokens[i + 2].upper in _COUNTS
        return ("sequence",) if counts else ()
    if before in ("::", "TYPE", "DOMAIN") or (
        before == "AS" and following is not None and following.text in (")", "[")
    ):
        return ("type",)
    if head in _GRANTS and before == "ON":
        return (*ROUTINES, "type", "sequence")
    if before in _CALLS or (following is not None and following.text == "(") or _ends_routine(tokens, i, before):
        return ROUTINES
    if following is not None and following.kind == Kind.STRING:  # mood 'ok'
        return ("type",)
    return ("type",) if head in _DECLARES else ()


def _ends_routine(tokens: Sequence[Token], i: int, before: str) -> bool:
    """Whether a name stands behind the END of a routine, or where SQL Server calls one for what it returns."""
    if before == "END":
        return i + 1 == len(tokens) or tokens[i + 1].text == ";"
    return before == "=" and any(t.upper in ("EXEC", "EXECUTE") for t in tokens[max(i - 5, 0) : i])


def _told(
    tokens: Sequence[Token], i: int, objects: Mapping[str, Sequence[SchemaObject]]
) -> Iterator[tuple[Token, SchemaObject, bool]]:
    """A sequence that nextval and its kin are told as a text."""
    token = tokens[i]
    if i < 2 or tokens[i - 1].text != "(" or tokens[i - 2].upper not in _COUNTS or not token.closed:
        return
    inner = token.text[1:-1]
    name = unquote(inner.rpartition(".")[2])
    one = next((o for o in objects.get(name.casefold(), ()) if o.kind == "sequence"), None)
    if one is not None:
        start = token.end - 1 - len(inner.rpartition(".")[2])
        yield token._replace(start=start, end=token.end - 1), one, False
