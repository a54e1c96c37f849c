"""What is wrong with the form of a statement, whatever the schema: misspelt keywords, parentheses, counts of columns.

Each is a reading that no dialect has, so that silence is kept wherever a statement could be meant as it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sql_copilot_ls.analysis.ide.fault import Fault, like
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Parsed
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.keywords import KEYWORDS, RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_BEGINS = {
    "SELECT": words("FROM"),
    "INSERT": words("INTO"),
    "UPDATE": words("SET"),
    "DELETE": words("FROM"),
    "CREATE": words("TABLE VIEW INDEX UNIQUE OR TEMPORARY TEMP MATERIALIZED FUNCTION PROCEDURE TRIGGER TYPE SCHEMA"),
    "ALTER": words("TABLE VIEW INDEX COLUMN TYPE"),
    "DROP": words("TABLE VIEW INDEX FUNCTION PROCEDURE TRIGGER"),
    "TRUNCATE": words("TABLE"),
    "MERGE": words("INTO"),
}
"""What begins a statement, and one of the words that must come in it."""
_SECOND = {"INSERT": "INTO", "DELETE": "FROM", "MERGE": "INTO", "CREATE": "TABLE", "DROP": "TABLE", "ALTER": "TABLE"}
_BALANCED = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES CREATE ALTER")
_OTHERWISE = words("BEGIN DECLARE OPENROWSET SCRIPT OPENDATASOURCE MACRO")
"""Where parentheses may be those of another language, or have semicolons in them."""
_LITERALS = (Kind.QUOTED, Kind.STRING, Kind.NUMBER, Kind.PARAMETER)
_SHORTEST = 3
_CONDITIONS = ("WHERE", "ON", "HAVING", "QUALIFY")


def form_faults(statement: Statement, parsed: Parsed) -> Iterator[Fault]:
    """What can be told without names."""
    tokens = statement.significant
    if statement.is_open or statement.delimiter != ";" or len(tokens) < _SHORTEST:
        return
    yield from _misspelt_start(tokens)
    if parsed.blocks:
        yield from _misspelt(tokens, parsed)
    yield from _parentheses(tokens)


# -- keywords ---------------------------------------------------------------------------------------------------------


def _misspelt_start(tokens: Sequence[Token]) -> Iterator[Fault]:
    first, second = tokens[0], tokens[1]
    if first.kind == Kind.WORD and first.upper not in KEYWORDS and second.text not in (".", "=", ":", "("):
        if one_edit(first.upper, "SELECT") and second.kind in (Kind.NUMBER, Kind.STRING):  # begins nothing else
            yield _keyword(first, "SELECT")
            return
        following = {t.upper for t in tokens[1:200] if t.kind == Kind.WORD}
        for keyword, partners in _BEGINS.items():
            if one_edit(first.upper, keyword) and not partners.isdisjoint(following):
                yield _keyword(first, keyword)
                return
    wanted = _SECOND.get(first.upper)
    is_word = second.kind == Kind.WORD and second.upper not in KEYWORDS
    if wanted and is_word and one_edit(second.upper, wanted) and tokens[2].kind in (Kind.WORD, Kind.QUOTED):
        yield _keyword(second, wanted)


class _Conditions:
    """The spans of the conditions that join a block's relations."""

    def __init__(self, block: Block) -> None:
        spans = sorted(r.on for r in block.relations if r.on)
        self._starts = [start for start, _ in spans]
        self._ends = [*accumulate((end for _, end in spans), max)]
        """Of each span the last end of those that begin before it, or with it."""

    def hold(self, offset: int) -> bool:
        """Whether an offset lies in one of them."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset <= self._ends[before - 1]


def _misspelt(tokens: Sequence[Token], parsed: Parsed) -> Iterator[Fault]:
    conditions: dict[int, _Conditions] = {}
    for i in range(1, len(tokens) - 1):
        token = tokens[i]
        if token.kind != Kind.WORD or token.upper in KEYWORDS or len(token.text) > 8:
            continue
        before, following = tokens[i - 1], tokens[i + 1]
        if before.text in (".", ",", "(") or following.text in (".", ",", ")", ";"):
            continue
        keyword = _meant(tokens, i, parsed, conditions)
        if keyword:
            yield _keyword(token, keyword)


def _meant(tokens: Sequence[Token], i: int, parsed: Parsed, conditions: dict[int, _Conditions]) -> str:
    """The keyword that a word between two others must be; empty where it may be a name."""
    before, token, following = tokens[i - 1], tokens[i], tokens[i + 1]
    upper = token.upper
    if following.upper == "BY" and following.kind == Kind.WORD:
        return next((k for k in ("GROUP", "ORDER", "PARTITION") if one_edit(upper, k)), "")
    if not _ends_operand(before):
        if before.upper in ("GROUP", "ORDER") and sorted(upper) == ["B", "Y"] and _begins_operand(following):
            return "BY"
        if before.upper in ("LEFT", "RIGHT", "INNER", "FULL", "CROSS", "OUTER") and one_edit(upper, "JOIN"):
            return "JOIN" if following.kind in (Kind.WORD, Kind.QUOTED) and following.upper not in RESERVED else ""
        return ""
    if following.upper in ("SELECT", "ALL") and one_edit(upper, "UNION"):
        return "UNION"
    if not _begins_operand(following):
        return ""
    block = parsed.block_at(token.start)
    if block is None:
        return ""
    clause = block.clause_at(token.start)
    name = clause.name if clause is not None else ""
    named = following.kind in (Kind.WORD, Kind.QUOTED)
    if name == "SELECT" and block.kind == "select" and named and one_edit(upper, "FROM"):
        return "FROM"
    if id(block) not in conditions:
        conditions[id(block)] = _Conditions(block)
    in_condition = name in _CONDITIONS or conditions[id(block)].hold(token.start)
    if in_condition:
        if _transposed(upper, "AND"):
            return "AND"
        if following.kind in (Kind.STRING, Kind.NUMBER) or named:
            return next((k for k in ("BETWEEN", "LIKE") if one_edit(upper, k) and not named), "")
    if name in ("FROM", "UPDATE", "SET") or in_condition:
        if one_edit(upper, "WHERE") and following.text != "(":
            return "WHERE"
        if named and name == "FROM" and one_edit(upper, "JOIN"):
            return "JOIN"
        if named and name == "UPDATE" and _transposed(upper, "SET"):
            return "SET"
    if one_edit(upper, "LIMIT") and following.kind == Kind.NUMBER:
        return "LIMIT"
    return "HAVING" if name == "GROUP BY" and one_edit(upper, "HAVING") else ""


def _ends_operand(token: Token) -> bool:
    return (
        token.kind in _LITERALS
        or token.text in (")", "*")
        or (
            token.kind == Kind.WORD and (token.upper not in KEYWORDS or token.upper in ("END", "NULL", "TRUE", "FALSE"))
        )
    )


def _begins_operand(token: Token) -> bool:
    return (
        token.kind in _LITERALS
        or token.text == "("
        or (
            token.kind == Kind.WORD
            and (token.upper not in RESERVED or token.upper in ("NOT", "EXISTS", "CASE", "NULL"))
        )
    )


def _keyword(token: Token, keyword: str) -> Fault:
    fix = keyword.lower() if token.text.islower() else keyword
    return Fault(
        token.start, token.end, "misspelt-keyword", f"{token.text} is no keyword{like([keyword])}", "error", (fix,)
    )


def one_edit(word: str, wanted: str) -> bool:
    """Whether one letter too many, too few or wrong, or two exchanged, make the one of the other."""
    if word == wanted or abs(len(word) - len(wanted)) > 1 or not word or word[0] != wanted[0]:
        return _transposed(word, wanted)
    same = next((i for i, (a, b) in enumerate(zip(word, wanted, strict=False)) if a != b), min(len(word), len(wanted)))
    if len(word) == len(wanted):
        return word[same + 1 :] == wanted[same + 1 :] or _transposed(word, wanted)
    longer, shorter = (word, wanted) if len(word) > len(wanted) else (wanted, word)
    return longer[same + 1 :] == shorter[same:]


def _transposed(word: str, wanted: str) -> bool:
    """Whether two neighbouring letters are exchanged."""
    if len(word) != len(wanted) or word == wanted:
        return False
    differ = [i for i, (a, b) in enumerate(zip(word, wanted, strict=True)) if a != b]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(word) == sorted(wanted)


# -- parentheses ------------------------------------------------------------------------------------------------------


def _parentheses(tokens: Sequence[Token]) -> Iterator[Fault]:
    if tokens[0].upper not in _BALANCED or any(t.upper in _OTHERWISE for t in tokens[:60]):
        return
    opened: list[Token] = []
    for token, following in zip(tokens, (*tokens[1:], tokens[0]), strict=True):
        if token.kind != Kind.PUNCTUATION:
            continue
        if token.text == "(":
            opened.append(token)
        elif token.text == ")":
            if not opened:
                if following.upper == "TO":  # the end of psql's \\copy
                    return
                yield Fault(
                    token.start, token.end, "parenthesis", "No parenthesis opens that this one could close", "error"
                )
                return
            opened.pop()
    if opened:
        yield Fault(opened[-1].start, opened[-1].end, "parenthesis", "This parenthesis is never closed", "error")


# -- counts -----------------------------------------------------------------------------------------------------------


def count_faults(statement: Statement, block: Block, scope: Scope) -> Iterator[Fault]:
    """Rows of an INSERT and queries of a UNION that have more or fewer columns than they must."""
    if block.kind == "insert":
        yield from _rows(statement, block, scope)
    operands = block.operands
    if len(operands) > 1 and operands[0] is block:
        yield from _set_operation(statement, operands, scope)


def _rows(statement: Statement, block: Block, scope: Scope) -> Iterator[Fault]:
    exact = bool(block.columns)
    wanted = len(block.columns)
    if not exact:
        if block.target is None:
            return
        offered = scope.offered(block.target, block)
        if not offered.known:
            return
        wanted = len(offered.columns)
    columns = "1 column" if wanted == 1 else f"{wanted} columns"
    values = block.clause("VALUES")
    if values is not None:
        for start, end, count in _groups(statement, values.body, values.end):
            if count > wanted or (exact and count < wanted):
                said = "1 value" if count == 1 else f"{count} values"
                yield Fault(start, end, "wrong-count", f"{said} for {columns}", "error")
        return
    query = next((b for b in block.children if b.kind == "select" and b.items), None)
    found = _width(query, scope) if query is not None else None
    if query is not None and found is not None and (found > wanted or (exact and found < wanted)):
        yield Fault(
            query.items[0].start,
            query.items[-1].end,
            "wrong-count",
            f"The query gives {found}, for {columns}",
            "error",
        )


def _groups(statement: Statement, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The rows between two offsets: where they begin and end, and how many values each has."""
    depth = commas = opened = within = 0
    empty = certain = True
    tokens = statement.significant
    for i in range(bisect_left(tokens, start, key=lambda token: token.start), len(tokens)):
        token = tokens[i]
        if token.start >= end:
            return
        if token.text == "(" and token.kind == Kind.PUNCTUATION:
            depth += 1
            if depth == 1:
                opened, commas, empty, certain = token.start, 0, True, True
                continue
        elif token.text == ")" and token.kind == Kind.PUNCTUATION:
            depth -= 1
            if not depth and certain and not empty:
                yield opened, token.end, commas + 1
        elif not depth and token.text not in (",", ";"):
            return
        elif token.text in "[]{}":
            within += 1 if token.text in "[{" else -1
        elif token.text == "," and depth == 1 and not within:
            commas += 1
        elif token.text == "*" or token.text.startswith("{"):
            certain = False
        empty = False


def _set_operation(statement: Statement, operands: Sequence[Block], scope: Scope) -> Iterator[Fault]:
    between = statement.text[operands[0].start : operands[-1].end].upper()
    if "BY NAME" in between or "CORRESPONDING" in between or "|>" in between:
        return
    first: int | None = None
    for operand in operands:
        found = _width(operand, scope)
        if found is None:
            continue
        if first is None:
            first = found
        elif found != first:
            yield Fault(
                operand.items[0].start,
                operand.items[-1].end,
                "wrong-count",
                f"This query gives {found} column{'s' * (found != 1)}, the first of them {first}",
                "error",
            )


def _width(block: Block, scope: Scope) -> int | None:
    """How many columns a query gives; None where that is not known."""
    if block.kind != "select" or not block.items or block.clause("SELECT") is None:
        return None
    if not any(i.star for i in block.items):
        return len(block.items)
    output = scope.output([block])
    return len(output.columns) if output.known else None
