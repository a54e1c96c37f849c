"""The formatter: lays tokens out anew; comments stay, and nothing but the case of keywords and white space changes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from sql_copilot_ls.analysis.ide.keyword_case import cased
from sql_copilot_ls.analysis.ide.layout import Leaf, flat, leaves, nest
from sql_copilot_ls.analysis.ide.printer import WIDTH, Printer, Style, Writer
from sql_copilot_ls.analysis.ide.reading_again import BATCHED, SETTINGS, reads_the_same
from sql_copilot_ls.analysis.ide.statement_shapes import Shape, Shapes, literals, shape_of
from sql_copilot_ls.analysis.ide.value_rows import value_rows
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import SAFE_STARTS, words
from sql_copilot_ls.sql.lexer import Kind, Token

_QUERIES = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES FROM ( EXPLAIN")
_PLAIN = words(
    """
    ALTER DROP TRUNCATE GRANT REVOKE COMMENT ANALYZE VACUUM SET USE COMMIT ROLLBACK SAVEPOINT RELEASE START LOCK UNLOCK
    REINDEX REFRESH CALL SHOW PRAGMA ATTACH DETACH RENAME BEGIN END OPTIMIZE CLUSTER DISCARD RESET DEALLOCATE EXEC
    EXECUTE PRINT DENY ABORT DESCRIBE DESC DECLARE CREATE
    """
)
"""What begins a statement of one line."""
_TABLE_CREATES = words(
    """
    TABLE VIEW INDEX MATERIALIZED UNIQUE TEMP TEMPORARY OR REPLACE GLOBAL LOCAL EXTERNAL RECURSIVE IF NOT EXISTS
    UNLOGGED TRANSIENT CLUSTERED NONCLUSTERED FULLTEXT SPATIAL
    """
)
_ROUTINES = words("FUNCTION PROCEDURE PROC TRIGGER PACKAGE EVENT TASK MACRO")
_PROCEDURAL = words("BEGIN DECLARE IF WHILE ELSE DO CREATE")
_TRANSACTION = 4
"""Tokens of a BEGIN that opens no block."""
_SIGNS = frozenset("(),;.[]{}")
_LEADING_COMMA = re.compile(r"^[^\S\n]*,", re.MULTILINE)
_TRIGGER_BODY = words("SELECT INSERT UPDATE DELETE REPLACE WITH")
_ATTEMPTS = 4
_REPEATED = 2_000
"""Tokens of a statement that may come again with other literals; longer ones hardly do."""


class _Laid(NamedTuple):
    """A statement's body as it was laid out, and all that this depends on."""

    plan: str
    leads: bool
    leaves: list[Leaf]
    text: str
    comments: list[Token]
    """Those above it."""

    def shape(self, statement: Statement) -> Shape:
        """What stands for all statements that are the same but for literals."""
        above = [t for t in statement.tokens if t.start < statement.first]
        places = literals(self.leaves, statement.tokens)
        written = _leading(above, first=False), _leading(above, first=True)
        return Shape(self.plan, self.comments, written, self.leaves, places)


def format_script(text: str, dialect: str = "", style: Style | None = None, script: Script | None = None) -> str:
    """The text with its statements formatted; `script` is the text's, if there is one already.

    Formatting the result again gives the result. Of procedures and scripts only the case of
    keywords changes. The lines end as they do in the text.
    """
    formatted = _laid_out(text, dialect, style or Style(), script)
    if text.count("\r\n") and text.count("\n") == text.count("\r\n"):
        return formatted.replace("\r\n", "\n").replace("\n", "\r\n")
    return formatted


def _laid_out(text: str, dialect: str, style: Style, script: Script | None) -> str:
    current = script or Script(text, dialect)
    end = len(current.statements) - 1
    shapes = Shapes()
    alone = [_alone(s, style, shapes, first=i == 0, last=i == end) for i, s in enumerate(current.statements)]
    pieces = [piece for piece in alone if piece is not None]
    if len(pieces) == len(alone):
        return _ended(current, pieces)
    for _ in range(_ATTEMPTS):
        following = _once(current, style)
        if following == current.text:
            return following
        current = Script(following, dialect, current)
    return text


def _once(script: Script, style: Style) -> str:
    end = len(script.statements) - 1
    pieces = []
    shapes = Shapes()
    for i, statement in enumerate(script.statements):
        alone = _alone(statement, style, shapes, first=i == 0, last=i == end)
        pieces.append(_statement(statement, style, first=i == 0) if alone is None else alone)
    return _ended(script, pieces)


def _ended(script: Script, pieces: list[str]) -> str:
    """The pieces of a script's statements, with one line break at the end where there was white space."""
    result = "".join(pieces)
    if result.strip() and script.text.endswith(("\n", " ", "\t")) and not script.statements[-1].is_open:
        return result.rstrip(" \t\r\n") + "\n"
    return result


def format_range(script: Script, start: int, end: int, style: Style | None = None) -> tuple[int, int, str] | None:
    """The statements that touch a range, formatted: their span and what to put there; None when there are none."""
    places = [(at, s) for at, s in script.within(start, max(end, start + 1)) if s.significant and at + s.first <= end]
    if not places:
        return None
    first = places[0][0] + places[0][1].first
    last = places[-1][0] + len(places[-1][1].text)
    return first, last, format_script(script.text[first:last], script.dialect, style)


def _statement(statement: Statement, style: Style, *, first: bool) -> str:
    """A statement formatted once, among others."""
    plan = _plan(statement)
    if not plan:
        return statement.text
    formatted, _ = _formatted(statement, style, plan, None, first=first)
    again = [t for s in Script(formatted, statement.dialect).statements for t in s.tokens]
    return formatted if _same(statement.tokens, again) else statement.text


def _alone(statement: Statement, style: Style, shapes: Shapes, *, first: bool, last: bool) -> str | None:
    """A statement formatted until nothing changes; None when what stands around it could make a difference."""
    kept = statement.analysed.get("formatted alone")
    if isinstance(kept, tuple) and kept[:3] == (style, first, last):
        found: str | None = kept[3]
        return found
    key = shape_of(statement) if _may_come_again(statement) else ()
    found = _as_another(statement, style, shapes.known.get(key), first=first)
    if found is None:
        found, laid = _settled(statement, style, first=first, last=last)
        if laid is not None and key and shapes.comes_again(key):
            shapes.known[key] = laid.shape(statement)
    statement.analysed["formatted alone"] = style, first, last, found
    return found


def _as_another(statement: Statement, style: Style, shape: Shape | None, *, first: bool) -> str | None:
    """A statement laid out as those of its shape; None where there are none, or where it must be read again."""
    if shape is None:
        return None
    own = shape.of(statement)
    text = _body(own, style, shape.plan, leads=False)
    if text is None:
        return None
    formatted = shape.above[first] + text
    alike = formatted == statement.text or reads_the_same(statement, shape.comments, own, formatted)
    return formatted if alike else None


def _may_come_again(statement: Statement) -> bool:
    """Whether it is of a kind that a text often holds with other literals."""
    return (
        statement.terminated
        and len(statement.tokens) <= _REPEATED
        and bool(statement.significant)
        and statement.significant[0].upper in _QUERIES
    )


def _settled(statement: Statement, style: Style, *, first: bool, last: bool) -> tuple[str | None, _Laid | None]:
    """A statement formatted until nothing changes, and how that came to be where one look was enough."""
    plan = _plan(statement)
    if not plan:
        return statement.text, None
    rows = _rows(statement, style, first=first) if plan == "query" else None
    if rows is not None:
        return rows, None
    if not (statement.terminated or last):
        return None, None
    original = statement
    laid: _Laid | None = None
    for _ in range(_ATTEMPTS):
        formatted, laid = _formatted(statement, style, _plan(statement), laid, first=first)
        if formatted == statement.text:
            return formatted, None
        if laid is not None and not laid.leads and _reads_alike(statement, laid, formatted):
            return formatted, laid if statement is original else None
        following = Script(formatted, statement.dialect).statements
        if len(following) != 1 or following[0].terminated != statement.terminated:
            return None, None
        if not _same(statement.tokens, following[0].tokens):
            return original.text, None
        parsed = parse(statement)
        if not parsed.by_lines and not parsed.wholes:
            following[0].analysed["cased"] = style.keyword_case  # the same words in other places: read alike
        statement = following[0]
    return None, None


def _reads_alike(statement: Statement, laid: _Laid, formatted: str) -> bool:
    """Whether nothing would change if a statement were read and laid out again, by one look over its text."""
    parsed = parse(statement)
    if not statement.terminated or parsed.by_lines or parsed.wholes:
        return False
    return reads_the_same(statement, laid.comments, laid.leaves, formatted)


def _rows(statement: Statement, style: Style, *, first: bool) -> str | None:
    """A statement that is rows of literals, formatted."""
    tokens = statement.significant
    if tokens[0].upper not in ("INSERT", "REPLACE") or _leads(statement, style):
        return None
    start = tokens[0].start
    if any(t.kind == Kind.COMMENT and t.start > start for t in statement.tokens):
        return None
    body, ending = _ending(tokens)
    found = value_rows(body, style)
    if found is None:
        return None
    return _leading([t for t in statement.tokens if t.start < start], first) + found + ending


def _formatted(
    statement: Statement, style: Style, plan: str, laid: _Laid | None, *, first: bool
) -> tuple[str, _Laid | None]:
    """A statement laid out once, by its plan; `laid` is how its text came to be."""
    tokens = list(statement.tokens)
    if statement.analysed.get("cased") != style.keyword_case:
        tokens = _whole(statement, cased(statement, style.keyword_case))
    if plan == "case":
        return "".join(t.text for t in tokens), None
    at = next(i for i, t in enumerate(tokens) if t.kind > Kind.COMMENT)
    body, ending = _ending(tokens[at:])
    leads, own = _leads(statement, style), leaves(body)
    if laid is None or laid[:3] != (plan, leads, own):
        text = _body(own, style, plan, leads=leads)
        if text is None:
            return "".join(t.text for t in tokens), None
        laid = _Laid(plan, leads, own, text, [t for t in tokens[:at] if t.kind == Kind.COMMENT])
    return _leading(tokens[:at], first) + laid.text + ending, laid


def _body(tokens: list[Leaf], style: Style, plan: str, *, leads: bool) -> str | None:
    """A statement between its comments and its end, laid out; None where it must stay."""
    writer = Writer(style)
    printer = Printer(writer, style, leading=leads)
    nodes = nest(tokens)
    if plan == "query":
        printer.statement(nodes)
    elif plan == "trigger":
        printer.trigger(nodes, body=any(t.upper == "BEGIN" for t in tokens))
    elif tokens[0].upper == "ALTER":
        printer.alter(nodes)
    else:
        text = flat(nodes, WIDTH)
        if text is None:
            return None
        printer.on_line(nodes, text, 0)
    return writer.text()


def _ending(tokens: list[Token]) -> tuple[list[Token], str]:
    """A statement without the line or the mark for a client that ends it, and that as it must be written."""
    last = tokens[-1]
    if last.kind != Kind.PUNCTUATION or last.text in _SIGNS or len(tokens) < 2:
        return tokens, ""
    before = tokens[:-1]
    while before and before[-1].kind == Kind.SPACE:
        before.pop()
    if last.text.startswith("\\"):
        return before, last.text if before[-1].end == last.start else f" {last.text}"
    return before, f"\n{last.text.strip()}"


def _leads(statement: Statement, style: Style) -> bool:
    """Whether commas come before the entries of a list."""
    if style.commas != "keep":
        return style.commas == "leading"
    if _LEADING_COMMA.search(statement.text) is None:
        return False
    tokens = [t for t in statement.tokens if t.text == "," or t.kind == Kind.SPACE]
    lead = trail = 0
    for before, token in itertools.pairwise(tokens):
        if token.text == "," and before.kind == Kind.SPACE and before.end == token.start and "\n" in before.text:
            lead += 1
        elif before.text == "," and token.kind == Kind.SPACE and token.start == before.end and "\n" in token.text:
            trail += 1
    return lead > trail


def _plan(statement: Statement) -> str:
    """What may be done with a statement: `query`, `trigger`, `plain` (one line), `case` (keywords only), or nothing."""
    kept = statement.analysed.get("plan")
    if kept is None:
        kept = statement.analysed["plan"] = _planned(statement)
    return str(kept)


def _planned(statement: Statement) -> str:
    significant = statement.significant
    if not significant or statement.is_open or statement.delimiter != ";":
        return ""
    head = significant[0].upper
    if head not in _QUERIES and head not in _PLAIN and head not in _PROCEDURAL:
        return ""
    marked = "\\" in statement.text or "{" in statement.text or "}" in statement.text
    if marked and any(t.text in ("\\", "{", "}") or t.text.startswith(("{{", "{%", "{#", "${")) for t in significant):
        return ""
    comments = [t for t in statement.tokens if t.kind == Kind.COMMENT]
    if any(not t.text.startswith(("--", "/*", "#", "//")) for t in comments) or not _balanced(significant):
        return ""
    started = [t.upper for t in significant[:40]]
    if head == "CREATE":
        if not _ROUTINES.isdisjoint(started[:8]) and not {"TABLE", "VIEW", "INDEX"} & set(started[:4]):
            return _routine(significant)
        if started[1:2] and started[1] in _TABLE_CREATES and {"TABLE", "VIEW", "INDEX"} & set(started[:6]):
            return "case" if "BEGIN" in started else "query"
    if "BEGIN" in started[1:] or (head == "BEGIN" and len(started) > _TRANSACTION) or head in _PROCEDURAL - _PLAIN:
        return "case"
    if "DECLARE" in started[1:] or _goes_on(statement):
        return "case"
    if head in _QUERIES:
        return "query"
    return "plain" if all(t.start < significant[0].start for t in comments) or head == "ALTER" else "case"


def _balanced(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def _routine(tokens: list[Token]) -> str:
    """The plan of a CREATE of something with a body."""
    uppers = [t.upper for t in tokens]
    if "TRIGGER" not in uppers[:6]:
        return "case"
    if "BEGIN" not in uppers:
        return "trigger" if "EXECUTE" in uppers else "case"
    begin = uppers.index("BEGIN")
    starts = [begin + 1, *(i + 1 for i in range(begin, len(uppers)) if uppers[i] == ";")]
    end = len(uppers) - 1 - uppers[::-1].index("END") if "END" in uppers else 0
    within = [uppers[i] for i in starts if i < end]
    is_last = end in starts and all(u in (";", "END") or u.startswith(("GO", "/")) for u in uppers[end:])
    return "trigger" if is_last and within and all(u in _TRIGGER_BODY for u in within) else "case"


def _goes_on(statement: Statement) -> bool:
    """Whether a line of it begins another statement though nothing ended the first, as SQL Server allows."""
    if not dialect_of(statement.dialect).needs_no_semicolon:
        return False
    depth = 0
    fresh = False
    seen: list[str] = []
    for token in statement.tokens:
        if token.kind == Kind.SPACE:
            fresh = fresh or "\n" in token.text
            continue
        if token.kind == Kind.COMMENT:
            fresh = fresh or token.text.endswith("\n")
            continue
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        begins = token.upper in BATCHED or (bool(seen) and seen[0] in SETTINGS and token.upper in SAFE_STARTS)
        if fresh and not depth and seen and token.kind == Kind.WORD and begins:
            belongs = seen[0] == "ALTER" or (token.upper == "SET" and {"UPDATE", "MERGE", "INSERT"} & set(seen))
            if not belongs and seen[-1] not in ("THEN", "OR", "AS", ","):
                return True
        fresh = False
        seen.append(token.upper)
    return False


def _same(tokens: Sequence[Token], others: Sequence[Token]) -> bool:
    again = [a for a in others if a.kind != Kind.SPACE]
    wanted = [w for w in tokens if w.kind != Kind.SPACE]
    return len(again) == len(wanted) and all(map(_equal, again, wanted))


def _equal(token: Token, other: Token) -> bool:
    return token.kind is other.kind and (token.upper == other.upper or token.text.rstrip() == other.text.rstrip())


def _whole(statement: Statement, tokens: list[Token]) -> list[Token]:
    """The tokens, but one for each name that several spell: no space may come between its parts."""
    wholes = parse(statement).wholes
    if not wholes:
        return tokens
    starts = {whole.start: whole for whole in wholes}
    found: list[Token] = []
    until = -1
    for token in tokens:
        if token.start in starts:
            found.append(starts[token.start])
            until = starts[token.start].end
        elif token.start >= until:
            found.append(token)
    return found


def _leading(tokens: list[Token], first: bool) -> str:
    """White space and comments before a statement: comments on lines of their own, at most one blank line."""
    out = ""
    breaks = 2 if first else 0
    for token in tokens:
        if token.kind == Kind.SPACE:
            breaks += token.text.count("\n")
            continue
        if not breaks and not out:
            out += " " + token.text.rstrip()
        else:
            out += ("" if first and not out else "\n" * min(max(breaks, 0 if not out else 1), 2)) + token.text.rstrip()
        breaks = 0
        if token.text.endswith("\n"):
            breaks = 1
    if first and not out:
        return ""
    return out + "\n" * min(max(breaks, 1), 2)
