"""The outline of a script: folding, selection ranges and symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sql_copilot_ls.analysis.syntax.blocks import Block
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.analysis.syntax.text_lines import TextLines
from sql_copilot_ls.sql.keywords import KEYWORDS, words
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

_REGION = re.compile(r"(?:--|/\*|//)?[ \t]*#(?P<ends>end)?region\b", re.I)
"""What begins and ends a region, as editors and SQL Server Management Studio have it."""
_OBJECTS = words(
    """
    PROCEDURE PROC FUNCTION TRIGGER INDEX SEQUENCE TYPE DOMAIN SCHEMA DATABASE EVENT PACKAGE ROLE USER POLICY EXTENSION
    SYNONYM RULE MACRO AGGREGATE OPERATOR TASK STREAM STAGE PIPE DICTIONARY
    """
)
"""What CREATE makes beside tables and views."""
_ACTION_WORDS = words(
    """
    ADD DROP ALTER MODIFY CHANGE RENAME SET RESET ENABLE DISABLE OWNER TO ATTACH DETACH VALIDATE COLUMN COLUMNS
    CONSTRAINT PRIMARY FOREIGN UNIQUE KEY INDEX PARTITION IF NOT EXISTS TRIGGER ROW LEVEL SECURITY WITH CHECK NOCHECK
    FORCE NO INHERIT SWITCH REBUILD FULLTEXT SPATIAL CLUSTERED NONCLUSTERED DEFAULT SCHEMA TABLESPACE CLUSTER ON LOGGED
    UNLOGGED REPLICA IDENTITY ALL USER CONVERT COMMENT ENGINE AUTO_INCREMENT EXPRESSION PROJECTION STATISTICS
    """
)
"""What says what ALTER TABLE does; the first other word says to what."""
_LONGEST = 60
"""Characters of a name in the outline."""
_CLIENT_LINES = words("GO DELIMITER /")


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines, the last included, that can be folded into the first; `kind` is comment, region or empty."""

    start: int
    end: int
    kind: str = ""


def folds(script: Script, lines: TextLines) -> list[Fold]:
    """Statements, parentheses, CASE and BEGIN blocks, comments, runs of comment lines and regions, one of each extent.

    `lines` are those of the script's text.
    """
    found: dict[tuple[int, int], Fold] = {}
    regions: list[int] = []
    for start, statement in zip(script.starts, script.statements, strict=True):
        kept = statement.analysed.get("folds")
        if not isinstance(kept, tuple):
            kept = statement.analysed["folds"] = tuple(_folds(statement))
        if kept:
            line = lines.position(start)[0]
            for first, last, kind in kept:
                if kind == "#region":
                    regions.append(line + first)
                    continue
                if kind == "#endregion":
                    if regions:
                        begin = regions.pop()
                        found[begin, line + first] = Fold(begin, line + first, "region")
                    continue
                found.setdefault((line + first, line + last), Fold(line + first, line + last, kind))
    return list(found.values())


def _folds(statement: Statement) -> Iterator[tuple[int, int, str]]:
    """First line, last line and kind, lines counted from the statement's start."""
    lines = TextLines(statement.text)
    for start, end, kind in _foldable(statement):
        first, last = lines.position(start)[0], lines.position(end)[0]
        if last > first or kind.startswith("#"):
            yield first, last, kind


def _foldable(statement: Statement) -> Iterator[tuple[int, int, str]]:
    tokens = statement.significant
    if tokens:
        yield tokens[0].start, tokens[-1].end, ""
    opened: list[Token] = []
    for token in tokens:
        if token.text == "(" or (token.kind == Kind.WORD and token.upper in ("CASE", "BEGIN")):
            opened.append(token)
        elif opened and (token.text == ")" if opened[-1].text == "(" else token.upper == "END"):
            yield opened.pop().end, token.start, ""
    yield from _comment_folds(statement)


def _comment_folds(statement: Statement) -> Iterator[tuple[int, int, str]]:
    run: list[Token] = []
    for each in statement.tokens:
        mark = _REGION.match(each.text) if each.kind == Kind.COMMENT else None
        if mark is not None:
            yield each.start, each.start, "#endregion" if mark["ends"] else "#region"
    for token in (*statement.tokens, None):
        if token is not None and token.kind == Kind.SPACE and token.text.count("\n") <= 1:
            continue
        if (
            token is not None
            and token.kind == Kind.COMMENT
            and not token.text.startswith("/*")
            and not _REGION.match(token.text)
        ):
            run.append(token)
            continue
        if len(run) > 1:
            yield run[0].start, run[-1].end, "comment"
        run = []
        if token is not None and token.kind == Kind.COMMENT and "\n" in token.text.rstrip():
            yield token.start, token.start + len(token.text.rstrip()), "comment"


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
    """An entry of the outline: kind is table, view, column, cte, query, statement, or what else CREATE makes
    (procedure, index, …). `name_start` and `name_end` span
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


def symbol(statement: Statement) -> Symbol | None:
    """A statement as a symbol, with columns and common table expressions below; None for one without a word and for
    lines that only a client reads.

    Offsets count from the statement's start.
    """
    tokens = statement.significant
    if not tokens or tokens[0].upper.split(maxsplit=1)[0] in _CLIENT_LINES:
        return None
    return _symbol(statement)


def _symbol(statement: Statement) -> Symbol:
    tokens = statement.significant
    parsed = parse(statement)
    first, end = tokens[0], tokens[-1].end
    for declaration in parsed.declarations:
        if declaration.creates:
            name = declaration.parts[-1]
            fresh: dict[str, Token] = {}
            for column in declaration.columns:
                fresh.setdefault(column.text.casefold(), column)
            columns = tuple(
                Symbol(unquote(c.text), "column", "", c.start, c.end, c.start, c.end) for c in fresh.values()
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
    created = _created(statement)
    if created is not None:
        return created
    head = " ".join(t.upper for t in tokens[:2] if t.kind == Kind.WORD and t.upper in KEYWORDS) or first.text
    block = next(
        (
            b
            for b in parsed.walk()
            if b.kind != "with" and (b.target or b.relations) and (b.parent is None or b.parent.kind == "with")
        ),
        None,
    )
    detail = _tables(block) if block is not None else statement.text[first.start : end].split("\n", 1)[0][:_LONGEST]
    comment = next((t.text for t in reversed(statement.tokens) if t.kind == Kind.COMMENT and t.end <= first.start), "")
    title = comment.lstrip("-/*# ").split("\n", 1)[0].rstrip("*/ ")[:_LONGEST] if comment else ""
    verb = head.split(" ", maxsplit=1)[0]
    kind = "query" if verb in ("SELECT", "WITH", "FROM", "VALUES") else "statement"
    plain = f"{verb if kind == 'query' else head} {detail}".strip() if block is not None else detail
    altered = _altered(tokens)
    if altered is not None:
        plain, detail = altered, "ALTER TABLE"
    return Symbol(title or plain, kind, detail, first.start, end, first.start, first.end, ctes)


def _altered(tokens: list[Token]) -> str | None:
    """The table that ALTER TABLE changes and what is done to it: `dbo.Orders ADD z, DROP CONSTRAINT c`."""
    at = next((i for i, t in enumerate(tokens[:4]) if t.upper == "TABLE"), 0)
    if tokens[0].upper != "ALTER" or not at:
        return None
    at += 1
    while at < len(tokens) and tokens[at].upper in ("IF", "EXISTS", "ONLY"):
        at += 1
    table, at = _dotted(tokens, at)
    if not table:
        return None
    actions: list[str] = []
    action: list[str] = []
    depth, named = 0, False
    for token in tokens[at:]:
        if token.text == "(":
            depth += 1
            named = named or action[-1:] not in (["ADD"], ["MODIFY"], ["COLUMN"], ["COLUMNS"])  # Oracle's ADD (z int)
        elif token.text == ")":
            depth -= 1
        elif token.text == "," and not depth:
            actions.append(" ".join(action))
            action, named = [], False
        elif not named:
            is_keyword = token.kind == Kind.WORD and token.upper in _ACTION_WORDS
            named = not is_keyword
            if is_keyword or token.kind in (Kind.WORD, Kind.QUOTED):
                action.append(token.upper if is_keyword else unquote(token.text))
    actions.append(" ".join(action))
    done = ", ".join(a for a in actions if a)
    return f"{table} {done}".strip()[:_LONGEST]


def _dotted(tokens: list[Token], at: int) -> tuple[str, int]:
    """The dotted name at a token without its quotes, and where it ends; empty where there is none."""
    if at >= len(tokens) or tokens[at].kind not in (Kind.WORD, Kind.QUOTED):
        return "", at
    last = at
    while last + 2 < len(tokens) and tokens[last + 1].text == "." and tokens[last + 2].kind in (Kind.WORD, Kind.QUOTED):
        last += 2
    return ".".join(unquote(t.text) for t in tokens[at : last + 1 : 2]), last + 1


def _created(statement: Statement) -> Symbol | None:
    """What a CREATE that is neither of a table nor of a view makes, by its name as it is written."""
    tokens = statement.significant
    if tokens[0].upper not in ("CREATE", "ALTER"):
        return None
    at = next((i for i, t in enumerate(tokens[1:8], 1) if t.upper in _OBJECTS and t.kind == Kind.WORD), 0)
    replaces = tokens[0].upper == "CREATE" or any(
        t.upper in ("PROCEDURE", "PROC", "FUNCTION", "TRIGGER") for t in tokens[:2]
    )
    if not at or not replaces or any(t.upper in ("TABLE", "VIEW") for t in tokens[:at]):
        return None
    kind = tokens[at].upper
    at += 1
    if kind == "PACKAGE" and tokens[at : at + 1] and tokens[at].upper == "BODY":
        at += 1
    while at < len(tokens) and tokens[at].upper in ("IF", "NOT", "EXISTS", "CONCURRENTLY"):
        at += 1
    name, behind = _dotted(tokens, at)
    if not name or tokens[at].upper in ("ON", "AS"):
        return None
    what = {"PROC": "procedure"}.get(kind, kind.lower())
    start, end = tokens[at].start, tokens[behind - 1].end
    return Symbol(name, what, what, tokens[0].start, tokens[-1].end, start, end)


def _tables(block: Block) -> str:
    names = [r.table for r in block.sources if r.table]
    return ", ".join(dict.fromkeys(names))[:_LONGEST]
