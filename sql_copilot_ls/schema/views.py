"""Output columns of a query, as far as its text alone tells them: for views and CREATE TABLE … AS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sql_copilot_ls.sql.keywords import RESERVED
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
_STARTS = frozenset({"SELECT", "VALUES", "TABLE", "FROM"})
_CHANGES_STAR = frozenset({"EXCEPT", "EXCLUDE", "REPLACE", "RENAME", "ILIKE", "LIKE"})
_BEHIND_CALL = frozenset({"", "OVER", "FILTER", "WITHIN", "IGNORE", "RESPECT"})
_OPERAND_WORDS = frozenset({"END", "NULL", "TRUE", "FALSE", "USER"})
_DEEPEST = 12


@dataclass
class Selected:
    """What a query gives: named outputs, the tables whose columns a * stands for, and whether that is all."""

    outputs: list[Output] = field(default_factory=list)
    stars: list[str] = field(default_factory=list)
    complete: bool = True

    def take(self, other: Selected) -> None:
        """Give all that another gives."""
        self.outputs += other.outputs
        self.stars += other.stars
        self.complete = self.complete and other.complete


Source = str | Selected
"""A table by its name, or what a derived one gives."""


def select_outputs(tokens: Sequence[Token], known: Mapping[str, Selected] | None = None, depth: int = 0) -> Selected:
    """What a query gives, with what is `known` of the WITHs around it; of a UNION the first part counts."""
    if depth > _DEEPEST:
        return Selected(complete=False)
    reader = Reader(list(tokens))
    ctes = dict(known or {})
    if reader.accept("WITH"):
        _read_ctes(reader, ctes, depth)
    while reader.peek().text == "(":
        reader.next()
    if reader.accept("VALUES"):
        row = reader.group() if reader.peek().text == "(" else []
        return Selected([(f"column{n}", "", "") for n in range(1, len(row) + 1)], [], False)
    if reader.peek().upper in ("TABLE", "FROM") and reader.is_name(1):
        reader.next()
        found = ctes.get(reader.peek().value.casefold())
        return found or Selected([], [reader.qualified()[1]], reader.done)
    if not reader.accept("SELECT"):
        return Selected(complete=False)
    reader.accept_any("DISTINCT", "ALL")
    items = _until(reader, _AFTER_LIST)
    aliases = _tables(reader, ctes, depth)
    selected = Selected()
    for item in split_actions(items):
        if _is_star(item):
            qualifier = item[-3].value.casefold() if len(item) > 2 else ""
            meant = [source for alias, source in aliases if not qualifier or alias == qualifier]
            selected.complete = selected.complete and bool(meant)
            for source in meant:
                selected.take(source if isinstance(source, Selected) else Selected([], [source]))
        elif any(a.text == "*" and b.upper in _CHANGES_STAR for a, b in pairwise(item[:6])):
            selected.complete = False
        else:
            name, table, column, told = _output(item, aliases, depth)
            selected.complete = selected.complete and told
            if name:
                selected.outputs.append((name, table, column))
    return selected


def _is_star(item: Sequence[Token]) -> bool:
    last = item[-1]
    return last.text == "*" and last.kind >= Kind.OPERATOR and (len(item) == 1 or item[-2].text == ".")


def _read_ctes(reader: Reader, ctes: dict[str, Selected], depth: int) -> None:
    """To the query behind WITH, remembering what each of its names gives."""
    reader.accept("RECURSIVE")
    while not reader.done and reader.peek().upper not in _STARTS:
        if not reader.is_name():
            if reader.peek().text == "(":
                reader.skip_group()
            else:
                reader.next()
            continue
        name = reader.name()
        names = reader.names() if reader.peek().text == "(" else ()
        if not reader.accept("AS"):
            continue
        reader.accept("NOT")
        reader.accept("MATERIALIZED")
        if reader.peek().text == "(":
            given = select_outputs(_inside(reader), ctes, depth + 1)
            ctes[name.casefold()] = renamed(given, names)


def renamed(given: Selected, names: Sequence[str]) -> Selected:
    """What a query gives under other names, where there are any."""
    if not names:
        return given
    origins = given.outputs if not given.stars and given.complete else []
    padded = [*origins, *[("", "", "")] * (len(names) - len(origins))]
    return Selected([(n, *o[1:]) for n, o in zip(names, padded, strict=False)])


def _inside(reader: Reader) -> Sequence[Token]:
    """The tokens in the parentheses at the reader, which ends behind them."""
    start = reader.position + 1
    reader.skip_group()
    return reader.tokens[start : reader.position - 1]


def _until(reader: Reader, words: frozenset[str]) -> Sequence[Token]:
    start = reader.position
    while not reader.done and reader.peek().upper not in words:
        if reader.peek().text == "(":
            reader.skip_group()
        elif reader.peek().text == "*" and reader.peek(1).upper == "EXCEPT" and reader.peek(2).text == "(":
            reader.position += 2
        else:
            reader.next()
    return reader.tokens[start : reader.position]


def _tables(reader: Reader, ctes: Mapping[str, Selected], depth: int) -> list[tuple[str, Source]]:
    """(Alias in small letters, source) of the FROM clause."""
    found: list[tuple[str, Source]] = []
    while not reader.done:
        if not (reader.accept_any("FROM", "JOIN", "APPLY") or reader.accept(",")):
            if reader.peek().upper in ("WHERE", "GROUP", "ORDER", "HAVING", "UNION", "LIMIT"):
                break
            if reader.peek().text == "(":
                reader.skip_group()
            else:
                reader.next()
            continue
        reader.accept("LATERAL")
        source: Source
        if reader.peek().text == "(" and reader.peek(1).upper in _STARTS | {"WITH", "("}:
            source, alias = select_outputs(_inside(reader), ctes, depth + 1), ""
        elif reader.peek().text == "(":
            inner = Reader([reader.peek()._replace(text="FROM", upper="FROM"), *_inside(reader)])
            found += _tables(inner, ctes, depth + 1) if depth < _DEEPEST else []
            continue
        elif reader.is_name():
            try:
                alias = reader.qualified()[1]
            except UnreadableError:
                continue
            called = reader.peek().text == "("
            if called:
                reader.skip_group()
            source = Selected(complete=False) if called else ctes.get(alias.casefold(), alias)
        else:
            continue
        reader.accept("AS")
        if reader.peek().kind in NAMES and reader.peek().upper not in _AFTER_TABLE:
            alias = reader.name()
            if reader.peek().text == "(" and isinstance(source, Selected):
                source = renamed(source, reader.names())
        found.append((alias.casefold(), source))
    return found


def _output(item: Sequence[Token], aliases: Sequence[tuple[str, Source]], depth: int) -> tuple[str, str, str, bool]:
    """Name, source table and column of an entry, and whether its name is written there."""
    alias = ""
    if len(item) > 2 and item[-2].upper == "AS":
        alias, item = item[-1].value, item[:-2]
    elif len(item) > 1 and _bare_alias(item[-2], item[-1]):
        alias, item = item[-1].value, item[:-1]
    names = [t.value for t in item if t.kind in NAMES]
    if len(item) == 2 * len(names) - 1 and names and all(t.text == "." for t in item[1::2]):
        return (alias or names[-1], *_origin(names, aliases), True)
    return alias or figured(item, depth), "", "", bool(alias)


def _bare_alias(before: Token, last: Token) -> bool:
    """Whether the last token of an entry is an alias without AS."""
    if last.kind not in NAMES or (last.kind == Kind.WORD and last.upper in RESERVED):
        return False
    if before.kind == Kind.WORD and before.upper in RESERVED and before.upper not in _OPERAND_WORDS:
        return False
    return before.kind < Kind.OPERATOR or before.text in (")", "]")


def _origin(names: Sequence[str], aliases: Sequence[tuple[str, Source]]) -> tuple[str, str]:
    """Table and column that a name stands for."""
    if len(names) > 1:
        source = next((s for a, s in aliases if a == names[-2].casefold()), "")
    else:
        source = aliases[0][1] if len(aliases) == 1 else ""
    if isinstance(source, str):
        return source, names[-1]
    folded = names[-1].casefold()
    found = next(((table, column) for name, table, column in source.outputs if name.casefold() == folded), None)
    return found or (source.stars[0] if len(source.stars) == 1 else "", names[-1])


def figured(item: Sequence[Token], depth: int = 0) -> str:
    """The name that PostgreSQL gives to an entry without one; "" where it gives none."""
    if not item or depth > _DEEPEST:
        return ""
    first = item[0].upper
    cast = next((i for i, t in enumerate(item) if t.text == "::" and not _open(item[:i])), 0)
    if cast and cast + 1 < len(item):
        return figured(item[:cast], depth + 1) or item[cast + 1].value.casefold()
    if first == "CASE" and item[-1].upper == "END":
        return "case"
    names = [t for t in item if t.kind in NAMES]
    if len(item) == 2 * len(names) - 1 and names and all(t.text == "." for t in item[1::2]):
        return names[-1].value
    reader = Reader(item)
    if reader.peek().text == "(":
        inner = _inside(reader)
        if not reader.done:
            return ""
        if inner and inner[0].upper in ("SELECT", "WITH"):
            outputs = select_outputs(inner, None, depth + 1).outputs
            return outputs[0][0] if outputs else ""
        return figured(inner, depth + 1)
    try:
        name = reader.qualified()[1].casefold() if item[0].kind in NAMES else ""
    except UnreadableError:
        return ""
    if not name or reader.peek().text not in ("(", "["):
        return ""
    if reader.peek().text == "[":
        return name if name == "array" else ""
    inner = _inside(reader)
    if reader.peek().upper not in _BEHIND_CALL:
        return ""
    if first in ("CAST", "TRY_CAST") and "AS" in (t.upper for t in inner):
        at = [t.upper for t in inner].index("AS")
        return figured(inner[:at], depth + 1) or (inner[at + 1].value.casefold() if at + 1 < len(inner) else "")
    return name


def _open(tokens: Sequence[Token]) -> int:
    """How many parentheses are open behind tokens."""
    return sum((t.text == "(") - (t.text == ")") for t in tokens if t.kind >= Kind.OPERATOR)
