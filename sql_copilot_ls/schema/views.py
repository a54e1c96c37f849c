"""Output columns of a SELECT, as far as its text alone tells them: for views and CREATE TABLE … AS."""

from __future__ import annotations

from collections.abc import Sequence

from sql_copilot_ls.sql.lexer import Kind, Token

from .reader import NAMES, Reader, UnreadableError, split_actions

Output = tuple[str, str, str]
"""(Name, source table or "", source column or "")."""

_AFTER_LIST = frozenset({"FROM", "WHERE", "GROUP", "ORDER", "HAVING", "UNION", "LIMIT", "INTO", "EXCEPT", "INTERSECT"})
_AFTER_TABLE = _AFTER_LIST | {
    "JOIN",
    "LEFT",
    "RIGHT",
    "INNER",
    "FULL",
    "CROSS",
    "NATURAL",
    "ON",
    "USING",
    "OUTER",
    "LATERAL",
    "WINDOW",
}


def select_outputs(tokens: Sequence[Token]) -> tuple[list[Output], list[str]]:
    """(Named outputs, tables whose columns a * stands for). CTEs are passed over; of a UNION the first part counts."""
    reader = Reader(list(tokens))
    if reader.accept("WITH"):
        reader.accept("RECURSIVE")
        while not reader.done and reader.peek().upper != "SELECT":
            if reader.peek().text == "(":
                reader.skip_group()
            else:
                reader.next()
    while reader.peek().text == "(":
        reader.next()
    if not reader.accept("SELECT"):
        return [], []
    reader.accept_any("DISTINCT", "ALL")
    items, rest = _until(reader, _AFTER_LIST)
    aliases = _tables(rest)
    outputs: list[Output] = []
    stars: list[str] = []
    for item in split_actions(items):
        if item[-1].text == "*" and item[-1].kind >= Kind.OPERATOR and (len(item) == 1 or item[-2].text == "."):
            qualifier = item[0].value.casefold() if len(item) > 1 else ""
            stars += [table for alias, table in aliases if not qualifier or alias == qualifier]
        else:
            outputs.append(_output(item, aliases))
    return [o for o in outputs if o[0]], stars


def _until(reader: Reader, words: frozenset[str]) -> tuple[list[Token], Reader]:
    start = reader.position
    while not reader.done and reader.peek().upper not in words:
        if reader.peek().text == "(":
            reader.skip_group()
        else:
            reader.next()
    return reader.tokens[start : reader.position], reader  # type: ignore[return-value]


def _tables(reader: Reader) -> list[tuple[str, str]]:
    """(Alias in small letters, table) of the FROM clause."""
    found: list[tuple[str, str]] = []
    while not reader.done:
        if not (reader.accept_any("FROM", "JOIN") or reader.accept(",")):
            if reader.peek().upper in ("WHERE", "GROUP", "ORDER", "HAVING", "UNION", "LIMIT"):
                break
            if reader.peek().text == "(":
                reader.skip_group()
            else:
                reader.next()
            continue
        if not reader.is_name():
            continue
        try:
            table = reader.qualified()[1]
        except UnreadableError:
            continue
        reader.accept("AS")
        alias = table
        if reader.peek().kind in NAMES and reader.peek().upper not in _AFTER_TABLE:
            alias = reader.name()
        found.append((alias.casefold(), table))
    return found


def _output(item: Sequence[Token], aliases: Sequence[tuple[str, str]]) -> Output:
    plain = [t for t in item if t.text != "."]
    alias = ""
    if len(item) > 2 and item[-2].upper == "AS":
        alias, item = item[-1].value, item[:-2]
    elif (
        len(item) > 2 and item[-1].kind in NAMES and item[-2].text not in (".", "::") and item[-2].kind < Kind.OPERATOR
    ) or (len(item) > 2 and item[-2].text == ")" and item[-1].kind in NAMES and item[-1].upper != "END"):
        alias, item = item[-1].value, item[:-1]
    elif len(plain) == 2 and len(item) == 2 and plain[1].kind in NAMES:
        alias, item = plain[1].value, item[:1]
    names = [t.value for t in item if t.kind in NAMES]
    if len(item) == 2 * len(names) - 1 and names and all(t.text == "." for t in item[1::2]):
        table = ""
        if len(names) > 1:
            table = next((t for a, t in aliases if a == names[-2].casefold()), "")
        elif len(aliases) == 1:
            table = aliases[0][1]
        return (alias or names[-1], table, names[-1])
    return (alias or (names[0] if len(names) == 1 else ""), "", "")
