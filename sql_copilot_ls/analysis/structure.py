"""The outline of a script: folding, selection ranges, symbols and semantic tokens."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from sql_copilot_ls.analysis.blocks import Block
from sql_copilot_ls.analysis.catalog import Catalog, catalog
from sql_copilot_ls.analysis.keywords import KEYWORDS, RESERVED
from sql_copilot_ls.analysis.names import uses
from sql_copilot_ls.analysis.parse import parse
from sql_copilot_ls.analysis.parse_expressions import AGGREGATES, PSEUDO
from sql_copilot_ls.analysis.script import Script, Statement
from sql_copilot_ls.analysis.tokens import Kind, Token, unquote
from sql_copilot_ls.schema.model import Schema


@dataclass(frozen=True, slots=True)
class Fold:
    """A span that can be folded; `kind` is comment, region or empty."""

    start: int
    end: int
    kind: str = ""


def folds(script: Script) -> list[Fold]:
    """Statements, parentheses, CASE and BEGIN blocks, comments and runs of comment lines that span lines."""
    found: list[Fold] = []
    for start, statement in zip(script.starts, script.statements, strict=True):
        tokens = statement.significant
        if tokens and "\n" in statement.text[tokens[0].start : tokens[-1].end]:
            found.append(Fold(start + tokens[0].start, start + tokens[-1].end))
        opened: list[Token] = []
        for token in tokens:
            if token.text == "(" or (token.kind == Kind.WORD and token.upper in ("CASE", "BEGIN")):
                opened.append(token)
            elif opened and (token.text == ")" if opened[-1].text == "(" else token.upper == "END"):
                begin = opened.pop()
                if "\n" in statement.text[begin.end : token.start]:
                    found.append(Fold(start + begin.end, start + token.start))
        found += [Fold(start + f.start, start + f.end, "comment") for f in _comment_folds(statement)]
    return found


def _comment_folds(statement: Statement) -> Iterator[Fold]:
    run: list[Token] = []
    for token in (*statement.tokens, None):
        if token is not None and token.kind == Kind.SPACE and token.text.count("\n") <= 1:
            continue
        if token is not None and token.kind == Kind.COMMENT and not token.text.startswith("/*"):
            run.append(token)
            continue
        if len(run) > 1:
            yield Fold(run[0].start, run[-1].end, "comment")
        run = []
        if token is not None and token.kind == Kind.COMMENT and "\n" in token.text.rstrip():
            yield Fold(token.start, token.end, "comment")


def selections(script: Script, offset: int) -> list[tuple[int, int]]:
    """Spans around an offset, each within the next: token, item, parentheses, clause, block, statement, script."""
    start, statement = script.at(offset)
    here = offset - start
    spans: set[tuple[int, int]] = set()
    opened: list[Token] = []
    tokens = statement.significant
    for token in statement.tokens:
        if token.start <= here <= token.end and token.kind != Kind.SPACE:
            spans.add((token.start, token.end))
    for token in tokens:
        if token.text == "(":
            opened.append(token)
        elif token.text == ")" and opened:
            begin = opened.pop()
            spans |= {(begin.end, token.start), (begin.start, token.end)}
    for block in parse(statement).walk():
        spans.add(_trimmed(statement, block.start, block.end))
        spans.update((i.start, i.end) for i in block.items)
        spans.update((r.start, r.end) for r in block.refs)
        spans.update((r.start, r.end) for r in block.relations)
        spans.update(_trimmed(statement, c.start, c.end) for c in block.clauses)
        spans.update((c.start, c.end) for c in block.ctes)
    if tokens:
        spans.add((tokens[0].start, tokens[-1].end))
    around = sorted({s for s in spans if s[0] <= here <= s[1] and s[0] < s[1]}, key=lambda s: (s[1] - s[0], -s[0]))
    nested: list[tuple[int, int]] = []
    for span in around:
        if not nested or (span[0] <= nested[-1][0] and span[1] >= nested[-1][1] and span != nested[-1]):
            nested.append(span)
    return [(start + a, start + b) for a, b in nested] + [(0, len(script.text))]


def _trimmed(statement: Statement, start: int, end: int) -> tuple[int, int]:
    return start, start + len(statement.text[start:end].rstrip())


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry of the outline: kind is table, view, column, cte, query or statement. `name_start` and `name_end` span
    its name.
    """

    name: str
    kind: str
    detail: str
    start: int
    end: int
    name_start: int
    name_end: int
    children: tuple[Symbol, ...] = field(default=())


def symbols(script: Script) -> list[Symbol]:
    """One symbol per statement, with columns and common table expressions below."""
    found = []
    for start, statement in zip(script.starts, script.statements, strict=True):
        if not statement.significant:
            continue
        symbol = statement.analysed.get("symbol")
        if not isinstance(symbol, Symbol):
            symbol = statement.analysed["symbol"] = _symbol(statement)
        found.append(_moved(symbol, start))
    return found


def _moved(symbol: Symbol, by: int) -> Symbol:
    return Symbol(
        symbol.name,
        symbol.kind,
        symbol.detail,
        symbol.start + by,
        symbol.end + by,
        symbol.name_start + by,
        symbol.name_end + by,
        tuple(_moved(c, by) for c in symbol.children),
    )


def _symbol(statement: Statement) -> Symbol:
    tokens = statement.significant
    parsed = parse(statement)
    first, end = tokens[0], tokens[-1].end
    for declaration in parsed.declarations:
        if declaration.creates:
            name = declaration.parts[-1]
            columns = tuple(
                Symbol(unquote(c.text), "column", "", c.start, c.end, c.start, c.end)
                for c in {c.start: c for c in declaration.columns if _fresh(declaration.columns, c)}.values()
            )
            view = any(t.upper == "VIEW" for t in tokens[:6])
            return Symbol(
                unquote(name.text), "view" if view else "table", "", first.start, end, name.start, name.end, columns
            )
    ctes = tuple(
        Symbol(unquote(c.name.text), "cte", "", c.start, c.end, c.name.start, c.name.end)
        for block in parsed.blocks
        for c in block.ctes
    )
    words = " ".join(t.upper for t in tokens[:2] if t.kind == Kind.WORD and t.upper in KEYWORDS) or first.text
    block = next(
        (
            b
            for b in parsed.walk()
            if b.kind != "with" and (b.target or b.relations) and (b.parent is None or b.parent.kind == "with")
        ),
        None,
    )
    detail = _tables(block) if block is not None else statement.text[first.start : end].split("\n", 1)[0][:60]
    comment = next((t.text for t in reversed(statement.tokens) if t.kind == Kind.COMMENT and t.end <= first.start), "")
    title = comment.lstrip("-/*# ").split("\n", 1)[0].rstrip("*/ ")[:60] if comment else ""
    kind = "query" if words.split(" ", maxsplit=1)[0] in ("SELECT", "WITH", "FROM", "VALUES") else "statement"
    return Symbol(
        title or f"{words.split(' ', maxsplit=1)[0] if kind == 'query' else words} {detail}".strip(),
        kind,
        detail,
        first.start,
        end,
        first.start,
        first.end,
        ctes,
    )


def _fresh(columns: list[Token], column: Token) -> bool:
    return next(c for c in columns if c.text.casefold() == column.text.casefold()) is column


def _tables(block: Block) -> str:
    names = [r.table for r in block.sources if r.table]
    return ", ".join(dict.fromkeys(names))[:60]


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
_PLAIN = {Kind.COMMENT: 1, Kind.STRING: 2, Kind.NUMBER: 3, Kind.PARAMETER: 9}


def semantic_tokens(script: Script, schema: Schema, start: int = 0, end: int | None = None) -> list[Highlight]:
    """The tokens between two offsets (widened to whole statements) that have a meaning, in order."""
    known = catalog(schema)
    found: list[Highlight] = []
    for at, statement in script.within(start, len(script.text) if end is None else end):
        found += [Highlight(at + h.start, at + h.end, h.type, h.modifiers) for h in _highlights(statement, known)]
    return found


def _highlights(statement: Statement, known: Catalog) -> list[Highlight]:
    kept = statement.analysed.get("highlights")
    if isinstance(kept, tuple) and kept[0] is known:
        found: list[Highlight] = kept[1]
        return found
    names = {u.start: u for u in uses(statement, known)}
    found = []
    tokens = statement.significant
    following = {a.start: b for a, b in itertools.pairwise(tokens)}
    for token in statement.tokens:
        if token.kind == Kind.SPACE:
            continue
        use = names.get(token.start)
        if use is not None:
            found.append(
                Highlight(token.start, token.end, _KINDS[use.key.kind], int(use.declares) | int(use.writes) << 1)
            )
        elif token.kind in _PLAIN:
            found.append(Highlight(token.start, token.end, _PLAIN[token.kind]))
        elif token.kind == Kind.WORD:
            ahead = following.get(token.start)
            if (
                ahead is not None
                and ahead.text == "("
                and (token.upper not in RESERVED or token.upper in AGGREGATES)
                and token.upper not in ("OVER", "USING")
            ):
                found.append(Highlight(token.start, token.end, 5, 4 if token.upper in AGGREGATES else 0))
            elif (
                token.upper in RESERVED
                or (token.upper in KEYWORDS and not (ahead is not None and ahead.text == "."))
                or token.upper in PSEUDO
            ):
                found.append(Highlight(token.start, token.end, 0))
            elif ahead is not None and ahead.text == ".":
                found.append(Highlight(token.start, token.end, 10))
    statement.analysed["highlights"] = (known, found)
    return found
