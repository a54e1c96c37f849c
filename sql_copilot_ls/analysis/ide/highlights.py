"""Semantic tokens: what every word of a script is, kept per statement in the form LSP sends them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.analysis.scoping.name_uses import Use, uses
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.syntax.expression_reader import AGGREGATES, PSEUDO
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.text_lines import TextLines, column_to_units
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.keywords import KEYWORDS, RESERVED
from sql_copilot_ls.sql.lexer import Kind

TOKEN_TYPES = (
    "keyword",
    "comment",
    "string",
    "number",
    "operator",
    "function",
    "class",
    "property",
    "variable",
    "parameter",
    "namespace",
)
"""The legend: class for tables, property for columns, variable for aliases and derived columns, namespace for
schemas.
"""
TOKEN_MODIFIERS = ("declaration", "modification", "defaultLibrary")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A token's span with the index of its type in `TOKEN_TYPES`, and modifiers as bits over `TOKEN_MODIFIERS`."""

    start: int
    end: int
    type: int
    modifiers: int = 0


_KINDS = {"table": 6, "column": 7, "alias": 8, "cte": 6, "output": 8}
_KINDS |= {"function": 5, "procedure": 5, "type": 6, "sequence": 6}
_PLAIN = {Kind.COMMENT: 1, Kind.STRING: 2, Kind.NUMBER: 3, Kind.PARAMETER: 9}


def semantic_tokens(script: Script, schema: Schema) -> list[Highlight]:
    """The tokens of a script that have a meaning, in order."""
    return [
        Highlight(at + h.start, at + h.end, h.type, h.modifiers)
        for at, statement in zip(script.starts, script.statements, strict=True)
        for h in _highlights(statement, uses(statement, catalog_at(script, at, schema)))
    ]


def _highlights(statement: Statement, used: Sequence[Use]) -> Iterator[Highlight]:
    names = {u.start: u for u in used}
    following = {a.start: b for a, b in itertools.pairwise(statement.significant)}
    for token in statement.tokens:
        if token.kind == Kind.SPACE:
            continue
        use = names.get(token.start)
        if use is not None:
            yield Highlight(token.start, token.end, _KINDS[use.key.kind], int(use.declares) | int(use.writes) << 1)
        elif token.kind in _PLAIN:
            yield Highlight(token.start, token.end, _PLAIN[token.kind])
        elif token.kind == Kind.WORD:
            ahead = following.get(token.start)
            if (
                ahead is not None
                and ahead.text == "("
                and (token.upper not in RESERVED or token.upper in AGGREGATES)
                and token.upper not in ("OVER", "USING")
            ):
                yield Highlight(token.start, token.end, 5, 4 if token.upper in AGGREGATES else 0)
            elif (
                token.upper in RESERVED
                or (token.upper in KEYWORDS and not (ahead is not None and ahead.text == "."))
                or token.upper in PSEUDO
            ):
                yield Highlight(token.start, token.end, 0)
            elif ahead is not None and ahead.text == ".":
                yield Highlight(token.start, token.end, 10)


@dataclass(frozen=True, slots=True)
class Encoded:
    """The tokens of one statement as LSP writes them: five numbers each, positions relative to the token before.

    `first` and `last` are line and character of the first and last token, counted from the statement's start, so that
    nothing changes in here when a statement moves. `numbers` is all but the two relative positions of the first token.
    """

    count: int
    first: tuple[int, int]
    last: tuple[int, int]
    numbers: str


def encoded(statement: Statement, source: str, encoding: str, known: Catalog) -> Encoded:
    """The tokens of a statement; a token over several lines is sent line by line.

    `source` is the statement as it stands in the document, where embedded SQL is written with escapes.
    """
    used = uses(statement, known)
    kept = statement.analysed.get("encoded")
    if isinstance(kept, tuple) and kept[0] is used and kept[1] == encoding and kept[2] == source:
        found: Encoded = kept[3]
        return found
    pieces: list[tuple[int, int, str]] = []
    lines = TextLines(source)
    line, line_end, following = 0, lines.line_end(0), _line_start(lines, 1)
    plain = source.isascii() or encoding == "utf-32"
    measured = units = 0  # up to where the line is measured, and what it is up to there
    for token in _highlights(statement, used):
        at = token.start
        while at < token.end:
            while at >= following:
                line += 1
                measured, units = following, 0
                line_end, following = lines.line_end(line), _line_start(lines, line + 1)
            stop = min(token.end, line_end)
            if stop > at:
                if plain:
                    units, length = units + at - measured, stop - at
                else:
                    units += column_to_units(source[measured:at], at - measured, encoding)
                    length = column_to_units(source[at:stop], stop - at, encoding)
                pieces.append((line, units, f"{length},{token.type},{token.modifiers}"))
                measured, units = stop, units + length
            at = following if stop < token.end else token.end
    result = _encoded(pieces)
    statement.analysed["encoded"] = used, encoding, source, result
    return result


def _line_start(lines: TextLines, line: int) -> int:
    return lines.starts[line] if line < lines.count else len(lines.text) + 1


def _encoded(pieces: list[tuple[int, int, str]]) -> Encoded:
    if not pieces:
        return Encoded(0, (0, 0), (0, 0), "")
    numbers = [pieces[0][2]]
    for (line, character, _), (next_line, next_character, rest) in itertools.pairwise(pieces):
        if line == next_line:
            numbers.append(f"0,{next_character - character},{rest}")
        else:
            numbers.append(f"{next_line - line},{next_character},{rest}")
    return Encoded(len(pieces), pieces[0][:2], pieces[-1][:2], ",".join(numbers))


class Run(NamedTuple):
    """The tokens of a statement in their place: `line` and `character` are relative to the token before them."""

    line: int
    character: int
    tokens: Encoded

    @property
    def numbers(self) -> str:
        """All numbers of the run."""
        return f"{self.line},{self.character},{self.tokens.numbers}"


def runs(placed: Iterable[tuple[int, int, Encoded]]) -> list[Run]:
    """Statements with line and character of their starts, in order, one behind the other."""
    found: list[Run] = []
    last_line = last_character = 0
    for line, character, tokens in placed:
        if not tokens.count:
            continue
        at_line, at_character = tokens.first
        at_character += 0 if at_line else character
        at_line += line
        found.append(Run(at_line - last_line, at_character - (last_character if at_line == last_line else 0), tokens))
        last_line, last_character = tokens.last
        last_character += 0 if last_line else character
        last_line += line
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """Numbers to take out of the list sent before, and those to put in their place."""

    start: int
    removed: int
    numbers: str


def change(old: list[Run], new: list[Run]) -> Change | None:
    """What turns one list of runs into another; None when they are the same."""
    shorter = min(len(old), len(new))
    same = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    if same == len(old) == len(new):
        return None
    behind = next((i for i in range(shorter - same) if old[-1 - i] != new[-1 - i]), shorter - same)
    return Change(
        5 * sum(r.tokens.count for r in old[:same]),
        5 * sum(r.tokens.count for r in old[same : len(old) - behind]),
        ",".join(r.numbers for r in new[same : len(new) - behind]),
    )
