"""Values that a column cannot hold, and changes of every row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from sql_copilot_ls.analysis.ide.fault import Fault, like
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.lexer import Kind, Token

_COMPARES = ("=", "<>", "!=")
_MOST = 400
"""Tokens of a list, or of a change, that are looked at."""
_LIMITS = frozenset({"PORTION", "PREFERRING"})
"""Words that limit a change as WHERE does."""
_CHECKED = ("WHERE", "ON", "HAVING", "SET")


def value_faults(statement: Statement, block: Block, scope: Scope, following: Mapping[int, int]) -> Iterator[Fault]:
    """Texts compared with, or set to, columns whose ENUM or CHECK does not list them."""
    tokens = statement.significant
    for ref in block.refs:
        at = following.get(ref.end, len(tokens))
        if ref.clause not in _CHECKED or at + 1 >= len(tokens):
            continue
        values = _compared(tokens, at)
        if not values:
            continue
        found = scope.resolve(ref, block).found
        if len(found) == 1:
            for value in values:
                yield from _outside(found[0][1], value)
    if block.kind == "insert" and block.target is not None and block.columns:
        yield from _inserted(tokens, block, scope)


def _compared(tokens: Sequence[Token], at: int) -> list[Token]:
    """The texts that the operator at a token compares with."""
    if tokens[at].text in _COMPARES:
        ends = tokens[at + 2 : at + 3]
        goes_on = ends and (ends[0].kind == Kind.OPERATOR or ends[0].upper == "COLLATE")
        return [] if goes_on else _texts(tokens[at + 1 : at + 2])
    if tokens[at].upper == "NOT":
        at += 1
    if at + 1 < len(tokens) and tokens[at].upper == "IN" and tokens[at + 1].text == "(":
        found: list[Token] = []
        for token in tokens[at + 2 : at + _MOST]:
            if token.kind != Kind.STRING and token.text != ",":
                return found if token.text == ")" else []
            found += _texts([token])
    return []


def _texts(tokens: Sequence[Token]) -> list[Token]:
    return [t for t in tokens if t.kind == Kind.STRING and t.closed and t.text[:1] == "'"]


def _inserted(tokens: Sequence[Token], block: Block, scope: Scope) -> Iterator[Fault]:
    clause = block.clause("VALUES")
    if clause is None or block.target is None:
        return
    offered = scope.offered(block.target, block)
    columns = [offered.find(t.value) for t in block.columns]
    if not any(c is not None and _enforced(c) for c in columns):
        return
    depth = place = 0
    before: Token | None = None
    for i in range(bisect_left(tokens, clause.body, key=lambda token: token.start), len(tokens)):
        token = tokens[i]
        if token.start >= clause.end:
            return
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(token.text, 0)
        if token.text == "(" and depth == 1:
            place = 0
        elif token.text == "," and depth == 1:
            place += 1
        elif depth == 1 and before is not None and before.text in ("(", ",") and place < len(columns):
            column = columns[place]
            if column is not None and tokens[i + 1 : i + 2] and tokens[i + 1].text in (",", ")"):
                for value in _texts([token]):
                    yield from _outside(column, value)
        before = token


def _enforced(found: ScopeColumn) -> bool:
    """Whether the database lets nothing in but the listed values: a comment may list them, too."""
    column = found.column
    if column is None or not column.values or found.aggregate:
        return False
    return column.type.upper().startswith("ENUM") or not column.comment


def _outside(found: ScopeColumn, value: Token) -> Iterator[Fault]:
    column = found.column
    if column is None or not _enforced(found):
        return
    known = {v.casefold() for v in column.values}
    if value.value.casefold() in known or not value.value:
        return
    near = get_close_matches(value.value, column.values, 3, 0.6)
    fixes = tuple("'" + v.replace("'", "''") + "'" for v in near)
    yield Fault(
        value.start,
        value.end,
        "value-not-listed",
        f"{found.name} never holds {value.text}{like(near)}",
        fixes=fixes,
    )


def change_faults(statement: Statement, block: Block) -> Iterator[Fault]:
    """UPDATE and DELETE of every row: a hint, for that may be meant."""
    if block.kind not in ("update", "delete") or block.parent is not None or block.feeds is not None:
        return
    if not statement.terminated:
        return
    if len(block.sources) != 1 or any(block.clause(n) for n in ("WHERE", "LIMIT", "FROM", "USING") if n != "FROM"):
        return
    if block.kind == "update" and (block.clause("SET") is None or block.clause("FROM") is not None):
        return
    source = block.sources[0]
    if source.table[:1] in "#@" or not source.parts or source.is_function:
        return
    tokens = statement.significant
    first = bisect_left(tokens, block.start, key=lambda token: token.start)
    if any(t.upper in _LIMITS for t in tokens[first : first + _MOST]):
        return
    verb = tokens[first] if first < len(tokens) else None
    if verb is not None and "TOP" not in (t.upper for t in tokens[:3]):
        done = "changes" if block.kind == "update" else "deletes"
        yield Fault(verb.start, verb.end, "no-condition", f"Without WHERE this {done} every row", "hint")
