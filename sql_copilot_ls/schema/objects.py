"""CREATE and DROP of functions, procedures, types and sequences: what a schema holds beside tables."""

from __future__ import annotations

from collections.abc import Iterable

from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token

from .context import FileContext
from .model import SchemaObject
from .reader import Reader, UnreadableError, split_actions

KINDS = {
    "FUNCTION": "function",
    "PROCEDURE": "procedure",
    "PROC": "procedure",
    "SEQUENCE": "sequence",
    "TYPE": "type",
    "DOMAIN": "type",
}
"""What is read, by its keyword."""
_ENDS_TYPE = words(
    """
    AS IS BEGIN LANGUAGE IMMUTABLE STABLE VOLATILE STRICT PARALLEL COST ROWS SECURITY CALLED RETURN SET WITH NOT
    DETERMINISTIC READS MODIFIES CONTAINS COMMENT SQL DECLARE LEAKPROOF WINDOW SUPPORT TRANSFORM PIPELINED
    AUTHID RESULT_CACHE OPTIONS ; $$
    """
)
_MOST_PARAMETERS = 100


def made(context: FileContext, reader: Reader, keyword: str) -> None:
    """What is created, told from behind its keyword on; a body of a package declares nothing by itself."""
    reader.accept("IF", "NOT", "EXISTS")
    if reader.accept("BODY"):
        return
    start = reader.position
    try:
        schema, name = context.name(reader)
    except UnreadableError:
        return
    place = context.source(reader.tokens[start].start, reader.tokens[reader.position - 1].end)
    kind = KINDS[keyword]
    parameters: tuple[str, ...] = ()
    returns = ""
    values: tuple[str, ...] = ()
    if kind in ("function", "procedure"):
        parameters = tuple(_text(context, p) for p in _parameters(reader) if p)[:_MOST_PARAMETERS]
        returns = _returned(context, reader)
    elif keyword == "DOMAIN":
        reader.accept("AS")
        returns = _text(context, _until(reader, _ENDS_TYPE | {"CHECK", "DEFAULT", "CONSTRAINT", "NULL", "COLLATE"}))
    elif kind == "type" and (reader.accept("AS", "ENUM") or reader.accept("ENUM")) and reader.peek().text == "(":
        values = tuple(e[0].value for e in reader.group() if e)
    elif kind == "type":
        reader.accept_any("AS", "FROM")
        returns = _text(context, reader.tokens[reader.position :])[:200].rstrip("; \n")
    context.objects.append(SchemaObject(kind, name, schema, parameters, returns, values, place))


def dropped(context: FileContext, reader: Reader, keyword: str) -> None:
    """DROP FUNCTION and its kin."""
    reader.accept("IF", "EXISTS")
    while reader.is_name():
        schema, name = context.name(reader)
        context.objects.append(SchemaObject(KINDS[keyword], name, schema, is_dropped=True))
        reader.skip_group()
        if not reader.accept(","):
            break


def remaining(objects: Iterable[SchemaObject]) -> tuple[SchemaObject, ...]:
    """What there is in the end, of what files create and drop in order; of two alike the last counts."""
    found: dict[tuple[str, str, str], dict[tuple[str, ...], SchemaObject]] = {}
    for one in objects:
        key = one.kind, one.schema.casefold(), one.name.casefold()
        if one.is_dropped:
            found.pop(key, None)
        else:
            found.setdefault(key, {})[one.parameters] = one
    return tuple(one for several in found.values() for one in several.values())


def _parameters(reader: Reader) -> list[list[Token]]:
    """The parameters, in parentheses or, as in T-SQL, without."""
    if reader.peek().text == "(":
        return reader.group()
    begin = reader.position
    if not reader.peek().text.startswith("@"):
        return []
    while not reader.done:
        token = reader.peek()
        if token.kind == Kind.WORD and token.upper in ("AS", "RETURNS", "WITH", "BEGIN", "FOR"):
            declares = token.upper == "AS" and reader.peek(-1).text.startswith("@") and reader.peek(1).upper != "BEGIN"
            if not declares:
                break
        reader.next()
    return split_actions(reader.tokens[begin : reader.position])


def _returned(context: FileContext, reader: Reader) -> str:
    """The type behind RETURNS or RETURN, which stands near the head."""
    for _ in range(4):
        word = reader.next().upper
        if word in ("RETURNS", "RETURN"):
            return _text(context, _until(reader, _ENDS_TYPE))
        if word in ("AS", "IS", "BEGIN", ""):
            break
    return ""


def _until(reader: Reader, ends: frozenset[str] | set[str]) -> list[Token]:
    found: list[Token] = []
    depth = 0
    while not reader.done and len(found) < 200:
        token = reader.peek()
        if depth == 0 and found and (token.upper in ends or token.kind == Kind.STRING):
            break
        depth += (token.text == "(") - (token.text == ")")
        found.append(reader.next())
    return found


def _text(context: FileContext, tokens: Iterable[Token]) -> str:
    """The text that tokens span, on one line."""
    spanned = list(tokens)
    return " ".join(context.text[spanned[0].start : spanned[-1].end].split()) if spanned else ""
