"""The formatter: lays tokens out anew; comments stay, and nothing but the case of keywords and white space changes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from sql_copilot_ls.analysis.ide.layout import Group, Node, flat, nest, spaced, split_clauses, split_items
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_HEADS = words("SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES CREATE FROM (")
_PLAIN_CREATES = words(
    """
    TABLE VIEW INDEX MATERIALIZED UNIQUE TEMP TEMPORARY OR REPLACE GLOBAL LOCAL EXTERNAL RECURSIVE IF NOT EXISTS
    UNLOGGED TRANSIENT
    """
)
_LISTS = frozenset(
    (
        "SELECT",
        "GROUP BY",
        "ORDER BY",
        "SET",
        "VALUES",
        "FROM",
        "RETURNING",
        "PARTITION BY",
        "WITH",
        "WITH RECURSIVE",
        "ON DUPLICATE KEY UPDATE",
    )
)
_CASED = RESERVED | words(
    """
    BY OVER PARTITION RECURSIVE RETURNING LATERAL QUALIFY ILIKE NULLS ROWS PRECEDING FOLLOWING UNBOUNDED
    MATERIALIZED CONFLICT NOTHING DO IF TEMPORARY VIEW REPLACE MERGE MATCHED BEGIN COMMIT CASCADE CONSTRAINT KEY
    WITHIN FILTER EXPLAIN TRUNCATE
    """
)
_ALSO_NAMES = words("KEY USER VIEW WINDOW PARTITION OVER")
"""Keywords that are as often the names of columns."""
WIDTH = 100
_INLINE = 72
_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Style:
    """How to format: `keyword_case` is upper, lower or preserve; `indent` the spaces of a level, or a tab's width."""

    keyword_case: str = "upper"
    indent: int = 4
    tabs: bool = False


def format_script(text: str, dialect: str = "", style: Style | None = None, script: Script | None = None) -> str:
    """The text with its statements formatted; `script` is the text's, if there is one already.

    Formatting the result again gives the result. Statements that are not queries, DML or plain CREATE (procedures,
    scripts) stay as they are. The lines end as they do in the text.
    """
    formatted = _laid_out(text, dialect, style or Style(), script)
    if text.count("\r\n") and text.count("\n") == text.count("\r\n"):
        return formatted.replace("\r\n", "\n").replace("\n", "\r\n")
    return formatted


def _laid_out(text: str, dialect: str, style: Style, script: Script | None) -> str:
    current = script or Script(text, dialect)
    end = len(current.statements) - 1
    alone = [_alone(s, style, first=i == 0, last=i == end) for i, s in enumerate(current.statements)]
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
    return _ended(script, [_statement(statement, style, first=i == 0) for i, statement in enumerate(script.statements)])


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
    kept = statement.analysed.get("formatted")
    if isinstance(kept, tuple) and kept[:2] == (style, first):
        return str(kept[2])
    formatted = _formatted(statement, style, first=first)
    statement.analysed["formatted"] = style, first, formatted
    return formatted


def _alone(statement: Statement, style: Style, *, first: bool, last: bool) -> str | None:
    """A statement formatted until nothing changes; None when what stands around it could make a difference."""
    kept = statement.analysed.get("formatted alone")
    if isinstance(kept, tuple) and kept[:3] == (style, first, last):
        found: str | None = kept[3]
        return found
    found = _settled(statement, style, first=first, last=last)
    statement.analysed["formatted alone"] = style, first, last, found
    return found


def _settled(statement: Statement, style: Style, *, first: bool, last: bool) -> str | None:
    if not (statement.terminated or last) or statement.delimiter != ";":
        return statement.text if not statement.significant else None
    text = statement.text
    for _ in range(_ATTEMPTS):
        formatted = _statement(statement, style, first=first)
        if formatted == text:
            return text
        following = Script(formatted, statement.dialect).statements
        if len(following) != 1 or following[0].terminated != statement.terminated:
            return None
        statement, text = following[0], formatted
    return None


def _formatted(statement: Statement, style: Style, *, first: bool) -> str:
    if not _formats(statement):
        return statement.text
    writer = _Writer(style)
    tokens = _whole(statement, _cased(statement, style))
    leading: list[Token] = []
    body: list[Token] = []
    for token in tokens:
        (body if body or token.kind > Kind.COMMENT else leading).append(token)
    head = _leading(leading, first)
    _Printer(writer, style).statement(nest(body))
    formatted = head + writer.text()
    return formatted if _same(statement, formatted) else statement.text


def _formats(statement: Statement) -> bool:
    significant = statement.significant
    if not significant or significant[0].upper not in _HEADS or statement.is_open or statement.delimiter != ";":
        return False
    if any(t.text in ("\\", "{", "}") or t.text.startswith(("{{", "{%", "{#", "${")) for t in significant):
        return False
    if any(t.upper in ("BEGIN", "DECLARE") or t.upper.startswith("GO\n") for t in significant[:40]) or significant[
        -1
    ].upper.strip(" \t;") in ("GO", "/"):
        return False
    if significant[0].upper == "CREATE":
        return (
            len(significant) > 1
            and significant[1].upper in _PLAIN_CREATES
            and any(t.upper in ("TABLE", "VIEW", "INDEX") for t in significant[:6])
        )
    if any(t.kind == Kind.COMMENT and not t.text.startswith(("--", "/*", "#", "//")) for t in statement.tokens):
        return False
    depth = 0
    for token in significant:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth < 0:
            return False
    return depth == 0


def _same(statement: Statement, formatted: str) -> bool:
    again = [a for s in Script(formatted, statement.dialect).statements for a in s.tokens if a.kind != Kind.SPACE]
    wanted = [w for w in statement.tokens if w.kind != Kind.SPACE]
    return len(again) == len(wanted) and all(_equal(a, w) for a, w in zip(again, wanted, strict=True))


def _equal(token: Token, other: Token) -> bool:
    if token.kind == Kind.WORD:
        return token.kind == other.kind and token.upper == other.upper
    return token.kind == other.kind and token.text.rstrip() == other.text.rstrip()


def _cased(statement: Statement, style: Style) -> list[Token]:
    """The tokens with keywords in the wanted case; words used as names stay as they are."""
    if style.keyword_case == "preserve":
        return list(statement.tokens)
    change: Callable[[str], str] = str.upper if style.keyword_case == "upper" else str.lower
    names: set[int] = set()
    for block in parse(statement).walk():
        for ref in block.refs:
            if not ref.soft:
                names.update(t.start for t in ref.parts)
        for relation in block.sources:
            names.update(t.start for t in relation.parts)
            names.update(t.start for t in relation.columns)
            if relation.alias is not None:
                names.add(relation.alias.start)
        names.update(i.alias.start for i in block.items if i.alias is not None)
        names.update(t.start for t in block.columns)
        for cte in block.ctes:
            names.add(cte.name.start)
            names.update(t.start for t in cte.columns)
    for declaration in parse(statement).declarations:
        names.update(t.start for t in declaration.parts)
        names.update(t.start for t in declaration.columns)
    found = []
    before = ""
    exact = statement.dialect == "clickhouse"  # names there are told apart by their case
    significant = statement.significant
    following = {a.start: b.text for a, b in itertools.pairwise(significant)}
    for token in statement.tokens:
        if (
            token.kind == Kind.WORD
            and token.upper in _CASED
            and token.start not in names
            and not (exact and token.upper in _ALSO_NAMES and following.get(token.start, "").upper() not in ("BY", "("))
            and before != "."
            and following.get(token.start) != "."
        ):
            found.append(token._replace(text=change(token.text)))
        else:
            found.append(token)
        if token.kind > Kind.COMMENT:
            before = token.text
    return found


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


@dataclass
class _Writer:
    style: Style
    parts: list[str] = field(default_factory=list)
    column: int = 0
    pending: int | None = None
    continuation: int = 0
    last: Token | None = None

    def newline(self, level: int) -> None:
        """A new line at an indentation level before what is written next."""
        self.pending = level
        self.continuation = level

    def put(self, text: str, space: bool) -> None:
        if self.pending is not None:
            if self.parts:
                unit = "\t" if self.style.tabs else " " * self.style.indent
                self.parts.append("\n" + unit * self.pending)
            self.column = self.style.indent * self.pending
            self.pending = None
        elif space and self.parts:
            self.parts.append(" ")
            self.column += 1
        self.parts.append(text)
        newline = text.rfind("\n")
        self.column = len(text) - newline - 1 if newline >= 0 else self.column + len(text)

    def token(self, node: Token, before_space: bool) -> None:
        """A token or a comment with what it needs around it."""
        if node.kind == Kind.COMMENT:
            self.comment(node)
            return
        if node.kind == Kind.STRING and not node.closed and self.pending is None:
            self.pending = self.continuation + 1  # it goes on with the string before only from a line of its own
        self.put(node.text, before_space)
        self.last = node

    def comment(self, node: Token) -> None:
        own = not node.closed
        text = node.text.rstrip()
        ends_line = not text.startswith("/*")
        if own:
            if self.pending is None and self.parts:
                self.pending = self.continuation
            level = self.pending if self.pending is not None else self.continuation
            self.put(text, False)
            self.pending = level
        else:
            self.parts.append((" " if self.parts else "") + text)
            newline = text.rfind("\n")
            self.column = len(text) - newline - 1 if newline >= 0 else self.column + len(text) + 1
            if ends_line and self.pending is None:
                self.pending = self.continuation
        self.last = node

    def text(self) -> str:
        """What was written."""
        return "".join(self.parts)


class _Printer:
    def __init__(self, writer: _Writer, style: Style) -> None:
        self.writer = writer
        self.style = style

    def room(self, level: int) -> int:
        return WIDTH - level * self.style.indent

    def statement(self, nodes: list[Node]) -> None:
        """A whole statement."""
        self.query(nodes, 0, top=True)

    def query(self, nodes: list[Node], level: int, *, top: bool = False) -> None:
        clauses = split_clauses(nodes)
        text = flat(nodes)
        if (
            text is not None
            and len(text) <= min(_INLINE, self.room(level))
            and len(clauses) <= (3 if top else 9)
            and not _has_definitions(nodes)
        ):
            self.run(nodes, level)
            return
        for i, (name, head, body) in enumerate(clauses):
            if i:
                self.writer.newline(level)
            self.clause(name, head, body, level)

    def clause(self, name: str, head: list[Node], body: list[Node], level: int) -> None:
        self.run(head, level)
        text = flat(body)
        used = self.writer.column if self.writer.pending is None else level * self.style.indent
        if text is not None and used + 1 + len(text) <= WIDTH and not _has_definitions(head + body):
            self.run(body, level)
            return
        items = split_items(body)
        if name in ("WITH", "WITH RECURSIVE") or (len(items) == 1 and name in ("FROM", "VALUES", "INTO")):
            for i, item in enumerate(items):
                if i:
                    self.writer.newline(level)
                self.expression(item, level)
            return
        if name in _LISTS and (len(items) > 1 or name == "SELECT"):
            for item in items:
                self.writer.newline(level + 1)
                self.expression(item, level + 1)
            return
        self.expression(body, level)

    def expression(self, nodes: list[Node], level: int) -> None:
        """An expression: on one line if it fits, else broken at AND and OR, then inside its parentheses and CASEs."""
        text = flat(nodes)
        used = self.writer.column + 1 if self.writer.pending is None else level * self.style.indent
        if text is not None and used + len(text) <= WIDTH:
            self.run(nodes, level)
            return
        previous_continuation = self.writer.continuation
        between, cases = 0, 0
        for i, node in enumerate(nodes):
            upper = node.upper if isinstance(node, Token) and node.kind == Kind.WORD else ""
            if upper == "BETWEEN":
                between += 1
            elif upper == "CASE":
                cases += 1
            elif upper in ("WHEN", "ELSE") and cases:
                self.writer.newline(level + cases)
            elif upper == "END" and cases:
                cases -= 1
                self.writer.newline(level + cases)
            elif upper == "AND" and between:
                between -= 1
            elif upper in ("AND", "OR") and not cases and i:
                self.writer.newline(level + 1)
            self.node(node, level + 1 if self.writer.continuation > level else level)
        self.writer.continuation = previous_continuation

    def run(self, nodes: list[Node], level: int) -> None:
        """Nodes one after the other."""
        for node in nodes:
            self.node(node, level)

    def node(self, node: Node, level: int) -> None:
        writer = self.writer
        if isinstance(node, Token):
            writer.token(node, spaced(writer.last, node))
            return
        text = flat(node.children)
        writer.token(node.opening, spaced(writer.last, node.opening))
        used = writer.column
        if (
            text is not None
            and used + len(text) + 1 <= WIDTH
            and not node.defines
            and not (node.is_query and len(text) > _INLINE)
        ):
            self.run(node.children, level)
        else:
            writer.newline(level + 1)
            if node.is_query:
                self.query(node.children, level + 1)
            else:
                for i, item in enumerate(split_items(node.children)):
                    if i:
                        writer.newline(level + 1)
                    self.expression(item, level + 1)
            writer.newline(level)
        if node.closing is not None:
            writer.token(node.closing, spaced(writer.last, node.closing))


def _has_definitions(nodes: list[Node]) -> bool:
    return any(isinstance(n, Group) and n.defines for n in nodes)
