"""Writes what is to be laid out, line by line: clauses, lists, expressions, parentheses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sql_copilot_ls.analysis.ide.layout import ONE_LINE, Group, Leaf, Node, flat, is_on_line, split_clauses, split_items
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind

WIDTH = 100
MANY = 12
"""Short entries of a list, from which number on they fill their lines."""
_SHORT = 3
"""Tokens of such an entry."""
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
_ACTIONS = words(
    """
    ADD DROP ALTER MODIFY CHANGE RENAME SET RESET ENABLE DISABLE OWNER ATTACH DETACH VALIDATE CLUSTER INHERIT ENGINE
    CONVERT FORCE REPLICA COMMENT AUTO_INCREMENT SWITCH REBUILD
    """
)
"""What ALTER may do."""
_ENDS_TRIGGER_LINE = words("BEFORE AFTER INSTEAD FOR WHEN EXECUTE BEGIN REFERENCING")
Commas: TypeAlias = Literal["keep", "trailing", "leading"]


@dataclass(frozen=True, slots=True)
class Style:
    """How to format: `keyword_case` is upper, lower or preserve; `indent` the spaces of a level, or a tab's width;
    `commas` end the lines of a list, lead them, or stand as they do in each statement.
    """

    keyword_case: str = "upper"
    indent: int = 4
    tabs: bool = False
    commas: Commas = "keep"


@dataclass
class Writer:
    """Text as it grows, and where on its line it ends."""

    style: Style
    parts: list[str] = field(default_factory=list)
    column: int = 0
    pending: int | None = None
    continuation: int = 0

    def newline(self, level: int) -> None:
        """A new line at an indentation level before what is written next."""
        self.pending = level
        self.continuation = level

    def put(self, text: str, space: bool) -> None:
        """A text, behind a space or on the line that is due."""
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

    def leaf(self, node: Leaf) -> None:
        """A token or a comment with what it needs around it."""
        if node.kind == Kind.COMMENT:
            self.comment(node)
            return
        if node.kind == Kind.STRING and not node.closed and self.pending is None:
            self.pending = self.continuation + 1  # it goes on with the string before only from a line of its own
        self.put(node.text, node.space)

    def comment(self, node: Leaf) -> None:
        """A comment: on its own line where it had one, else behind what stands there."""
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

    def text(self) -> str:
        """What was written."""
        return "".join(self.parts)


class Printer:
    """Lays the nodes of a statement out; `leading` for commas before the entries of a list."""

    def __init__(self, writer: Writer, style: Style, *, leading: bool = False) -> None:
        self.writer = writer
        self.style = style
        self.leading = leading

    def room(self, level: int) -> int:
        """Characters of a line at a level."""
        return WIDTH - level * self.style.indent

    def statement(self, nodes: list[Node]) -> None:
        """A whole query, change or plain CREATE."""
        self.query(nodes, 0, top=True)

    def alter(self, nodes: list[Node]) -> None:
        """ALTER with its actions, each on a line of its own where there are several."""
        at = next((i for i, n in enumerate(nodes) if i > 1 and isinstance(n, Leaf) and n.upper in _ACTIONS), 0)
        actions = split_items(nodes[at:])
        text = flat(nodes)
        if not at or (len(actions) == 1 and text is not None):
            if text is not None and len(text) <= WIDTH:
                self.on_line(nodes, text, 0)
            else:
                self.run(nodes, 0)
            return
        self.run(nodes[:at], 0)
        self.writer.newline(1)
        self.lines(actions, 1)

    def trigger(self, nodes: list[Node], *, body: bool) -> None:
        """CREATE TRIGGER: its head, then, where there is a `body` between BEGIN and END, the statements of that."""
        begin = next((i for i, n in enumerate(nodes) if isinstance(n, Leaf) and n.upper == "BEGIN"), len(nodes))
        head = nodes[:begin] if body else nodes
        if flat(head, ONE_LINE) is not None:
            self.run(head, 0)
        else:
            for i, node in enumerate(head):
                if isinstance(node, Leaf) and node.kind == Kind.WORD and node.upper in _ENDS_TRIGGER_LINE and i > 1:
                    self.writer.newline(0)
                self.node(node, 0)
        if not body:
            return
        self.writer.newline(0)
        self.node(nodes[begin], 0)
        end = max(i for i, n in enumerate(nodes) if isinstance(n, Leaf) and n.upper == "END")
        statement: list[Node] = []
        for node in nodes[begin + 1 : end]:
            statement.append(node)
            if isinstance(node, Leaf) and node.text == ";":
                self.writer.newline(1)
                self.query(statement, 1, top=True)
                statement = []
        if statement:  # comments
            self.writer.newline(1)
            self.run(statement, 1)
        self.writer.newline(0)
        self.run(nodes[end:], 0)

    def lines(self, items: list[list[Node]], level: int) -> None:
        """The entries of a list, each on a line of its own; the first where the writer stands."""
        comma: Leaf | None = None
        for i, item in enumerate(items):
            shown, own = item, comma
            comma = None
            if self.leading and i + 1 < len(items) and isinstance(item[-1], Leaf) and item[-1].text == ",":
                shown, comma = item[:-1], item[-1]
            if i:
                self.writer.newline(level)
            if own is not None:
                self.writer.leaf(own)
            self.expression(shown, level)

    def filled(self, items: list[list[Node]], level: int) -> None:
        """Short entries, as many on a line as fit."""
        writer = self.writer
        for i, item in enumerate(items):
            if i and writer.column + 1 + len(flat(item) or "") > WIDTH:
                writer.newline(level)
            self.run(item, level)

    def query(self, nodes: list[Node], level: int, *, top: bool = False) -> None:
        """A query: on one line, or each clause on its own."""
        clauses = split_clauses(nodes)
        text = flat(nodes, min(ONE_LINE, self.room(level)))
        if text is not None and len(clauses) <= (3 if top else 9) and not _has_definitions(nodes):
            self.on_line(nodes, text, level)
            return
        for i, (name, head, body) in enumerate(clauses):
            if i:
                self.writer.newline(level)
            self.clause(name, head, body, level)

    def clause(self, name: str, head: list[Node], body: list[Node], level: int) -> None:
        """A clause: on one line, or what is listed in it an entry a line."""
        self.run(head, level)
        used = self.writer.column if self.writer.pending is None else level * self.style.indent
        text = flat(body, WIDTH - used - 1)
        if text is not None and not _has_definitions(head + body):
            self.on_line(body, text, level)
            return
        items = split_items(body)
        if name in ("WITH", "WITH RECURSIVE") or (len(items) == 1 and name in ("FROM", "VALUES", "INTO")):
            self.lines(items, level)
            return
        if name in _LISTS and (len(items) > 1 or name == "SELECT"):
            self.writer.newline(level + 1)
            self.lines(items, level + 1)
            return
        self.expression(body, level)

    def expression(self, nodes: list[Node], level: int) -> None:
        """An expression: on one line if it fits, else broken at AND and OR, then inside its parentheses and CASEs."""
        used = self.writer.column + 1 if self.writer.pending is None else level * self.style.indent
        text = flat(nodes, WIDTH - used)
        if text is not None:
            self.on_line(nodes, text, level)
            return
        previous_continuation = self.writer.continuation
        between, cases = 0, 0
        for i, node in enumerate(nodes):
            upper = node.upper if isinstance(node, Leaf) and node.kind == Kind.WORD else ""
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

    def on_line(self, nodes: list[Node], text: str, level: int) -> None:
        """Nodes whose `text` has room on the line; at once, unless something in them takes lines all the same."""
        writer = self.writer
        if nodes and writer.pending in (None, level) and is_on_line(nodes):
            writer.put(text, nodes[0].space)
        else:
            self.run(nodes, level)

    def node(self, node: Node, level: int) -> None:
        """A token, or parentheses with what is in them."""
        writer = self.writer
        if isinstance(node, Leaf):
            writer.leaf(node)
            return
        text = node.flat
        fits = node.on_line and writer.pending is None
        if fits and text is not None and writer.column + node.space + len(text) <= WIDTH:
            writer.put(text, node.space)
            return
        writer.leaf(node.opening)
        used = writer.column
        if (
            text is not None
            and used + len(text) - 1 <= WIDTH
            and not node.defines
            and not (node.is_query and len(text) - 2 > ONE_LINE)
        ):
            self.run(node.children, level)
        else:
            writer.newline(level + 1)
            if node.is_query:
                self.query(node.children, level + 1)
            else:
                items = split_items(node.children)
                if len(items) >= MANY and not node.defines and all(map(_short, items)):
                    self.filled(items, level + 1)
                else:
                    self.lines(items, level + 1)
            writer.newline(level)
        if node.closing is not None:
            writer.leaf(node.closing)


def _has_definitions(nodes: list[Node]) -> bool:
    for node in nodes:  # noqa: SIM110 - half the time of any()
        if node.__class__ is Group and node.defines:
            return True
    return False


def _short(item: list[Node]) -> bool:
    """Whether an entry of a list is a name or a literal, perhaps with a sign."""
    return len(item) <= _SHORT and flat(item) is not None and all(isinstance(node, Leaf) for node in item)
