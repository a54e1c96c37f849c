"""What the formatter lays out: tokens nested by parentheses, clauses, items, and the spaces between two tokens."""

from __future__ import annotations

import itertools
import sys
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token


class Leaf(NamedTuple):
    """A token to be written: whether a space belongs before it, and its text on a line with others, or None.

    `closed` is False for a comment on a line of its own, a string on another line than the one it continues, a sign, a
    star, and a type's angle bracket.
    """

    kind: Kind
    text: str
    upper: str
    closed: bool
    space: bool
    flat: str | None


@dataclass(slots=True)
class Group:
    """Parentheses with what is in them. `defines` for the column definitions of CREATE TABLE, `is_query` for
    subqueries; `space` and `flat` as a leaf's; `on_line` where nothing in it takes lines of its own if it has room.
    """

    opening: Leaf
    children: list[Node] = field(default_factory=list)
    closing: Leaf | None = None
    is_query: bool = False
    defines: bool = False
    space: bool = False
    flat: str | None = None
    on_line: bool = False


Node: TypeAlias = "Leaf | Group"

ONE_LINE = 72
"""Characters of a query that stays on one line."""
_DEEPEST = 40
GENERIC = words("ARRAY STRUCT MAP TABLE ROW")


def leaves(tokens: list[Token]) -> list[Leaf]:
    """Tokens as leaves. White space goes; what it said stays in them."""
    found: list[Leaf] = []
    fresh_line = True
    before: Token | None = None  # what is neither space nor comment
    last: Token | None = None
    generic: bool | None = None
    blank, comment, string, operator = Kind.SPACE, Kind.COMMENT, Kind.STRING, Kind.OPERATOR
    word, punctuation = Kind.WORD, Kind.PUNCTUATION
    new = tuple.__new__  # half the time of Leaf(…)
    for token in tokens:
        kind, _, _, text, upper, closed = token
        if kind is blank:
            fresh_line = fresh_line or "\n" in text
            continue
        if kind is comment:
            found.append(new(Leaf, (kind, text, upper, not fresh_line, last is not None, None)))
            fresh_line = text.endswith("\n")
            last = token
            continue
        one_line: str | None = text
        if kind is string:
            if before is not None and before.kind is string:
                closed = not fresh_line
                token = token._replace(closed=closed)  # noqa: PLW2901
            one_line = text if closed and "\n" not in text else None
        elif kind is operator:
            if text in "<>":
                generic = _has_generics(tokens) if generic is None else generic
                closed = not generic
            elif text in "+-*":
                closed = before is not None and ends_operand(before)
            if not closed:
                token = token._replace(closed=False)  # noqa: PLW2901
        fresh_line = False
        if last is None:
            space = False
        elif kind is word and last.kind is word:
            space = True
        elif kind is punctuation and text in ",;).":
            space = last.kind is comment
        elif last.kind is punctuation and text != "]" and last.text in ".(,":
            space = last.text == ","
        elif last.kind is operator and kind is not operator and text != "]" and last.text in _SPACED_OPERATORS:
            space = last.closed or spaced(last, token, adjacent=last.end == token.start)
        else:
            space = spaced(last, token, adjacent=last.end == token.start)
        found.append(new(Leaf, (kind, text, upper, closed, space, one_line)))
        before = last = token
    return found


def _has_generics(tokens: list[Token]) -> bool:
    """Whether an angle bracket opens the parameters of a type."""
    return any(a.upper in GENERIC and b.text == "<" for a, b in itertools.pairwise(tokens))


def nest(tokens: list[Leaf]) -> list[Node]:
    """Leaves as nested groups."""
    top: list[Node] = []
    current = top
    stack: list[tuple[Group, list[Node]]] = []
    creates = bool(tokens) and tokens[0].upper == "CREATE" and "TABLE" in (t.upper for t in tokens[:5])
    defined = False
    flattened = 0
    punctuation, comment = Kind.PUNCTUATION, Kind.COMMENT
    before = ""
    for leaf in tokens:
        if leaf.kind is punctuation and leaf.text == "(" and len(stack) < _DEEPEST:
            group = Group(leaf, space=leaf.space, defines=creates and not stack and not defined and before != "AS")
            defined = defined or group.defines
            current.append(group)
            stack.append((group, current))
            current = group.children
        elif leaf.kind is punctuation and leaf.text == ")" and stack and not flattened:
            group, current = stack.pop()
            group.closing = leaf
            _told(group)
        else:
            if leaf.kind is punctuation:
                flattened += (leaf.text == "(") - (leaf.text == ")" and flattened > 0)
            current.append(leaf)
        if leaf.kind is not comment:
            before = leaf.upper
    for group, _ in reversed(stack):
        _told(group)
    return top


def _told(group: Group) -> None:
    """Says of a group whose children are known what it is."""
    children = group.children
    first = next((c for c in children if isinstance(c, Leaf) and c.kind is not Kind.COMMENT), None)
    inner = next((c for c in children if isinstance(c, Group)), None)
    if group.closing is not None:
        group.is_query = (first is not None and first.upper in ("SELECT", "WITH") and first.kind is Kind.WORD) or (
            inner is not None
            and inner.is_query
            and any(isinstance(c, Leaf) and c.upper in ("UNION", "EXCEPT", "INTERSECT") for c in children)
        )
        group.defines = (
            group.defines and not group.is_query and any(isinstance(c, Leaf) and c.text == "," for c in children)
        )
    within = flat(children)
    if within is None:
        return
    group.flat = f"({within}{')' * (group.closing is not None)}"
    group.on_line = (
        not group.defines
        and not (group.is_query and len(within) > ONE_LINE)
        and not (children and children[0].space)
        and is_on_line(children)
    )


_CLAUSES: dict[str, tuple[str, ...]] = {
    "SELECT": (),
    "FROM": (),
    "WHERE": (),
    "GROUP": ("BY",),
    "HAVING": (),
    "ORDER": ("BY",),
    "LIMIT": (),
    "WINDOW": (),
    "QUALIFY": (),
    "UNION": ("ALL", "DISTINCT", "BY", "NAME"),
    "EXCEPT": ("ALL", "DISTINCT"),
    "INTERSECT": ("ALL", "DISTINCT"),
    "MINUS": (),
    "VALUES": (),
    "SET": (),
    "RETURNING": (),
    "INSERT": ("INTO", "OVERWRITE", "OR", "REPLACE", "IGNORE", "TABLE"),
    "UPDATE": (),
    "DELETE": ("FROM",),
    "WITH": ("RECURSIVE",),
    "MERGE": ("INTO",),
    "USING": (),
    "JOIN": (),
    "LEFT": ("OUTER", "SEMI", "ANTI", "JOIN"),
    "RIGHT": ("OUTER", "SEMI", "ANTI", "JOIN"),
    "FULL": ("OUTER", "JOIN"),
    "INNER": ("JOIN",),
    "CROSS": ("JOIN", "APPLY"),
    "NATURAL": ("LEFT", "RIGHT", "INNER", "FULL", "JOIN"),
    "WHEN": (),
    "ON": ("CONFLICT", "DUPLICATE", "KEY", "UPDATE"),
    "OUTER": ("APPLY",),
    "STRAIGHT_JOIN": (),
}
_EXPLAINING = words("EXPLAIN ANALYZE VERBOSE PLAN FOR EXTENDED FORMATTED")
_JOINS = words("JOIN LEFT RIGHT FULL INNER CROSS NATURAL")
Clauses: TypeAlias = "list[tuple[str, list[Node], list[Node]]]"


def split_clauses(nodes: list[Node]) -> Clauses:
    """The clauses at the top of a query: name, keyword nodes, the rest. What comes before the first keyword is a
    clause without a name.
    """
    found: Clauses = [("", [], [])]
    body = found[0][2]
    i, cases, size = 0, 0, len(nodes)
    opening = nodes[0].upper if nodes and isinstance(nodes[0], Leaf) else ""
    while i < size:
        node = nodes[i]
        word = node.upper if node.__class__ is Leaf and node.kind is Kind.WORD else ""
        if word == "CASE":
            cases += 1
        elif word == "END" and cases:
            cases -= 1
        if (
            word not in _CLAUSES
            or cases
            or not _begins(
                word,
                nodes[i - 1] if i else None,
                nodes[i + 1] if i + 1 < size else None,
                inside_merge=opening == "MERGE",
                creating=opening == "CREATE",
                seen=[c[0] for c in found],
            )
        ):
            body.append(node)
            i += 1
            continue
        head: list[Node] = [node]
        more = _CLAUSES[word]
        while i + 1 < size:
            ahead = nodes[i + 1]
            if not (isinstance(ahead, Leaf) and ahead.kind == Kind.WORD and ahead.upper in more):
                break
            head.append(ahead)
            i += 1
        name = " ".join(n.upper for n in head if isinstance(n, Leaf))
        body = []
        found.append((name, head, body))
        i += 1
    return found if found[0][2] else found[1:]


def _begins(
    word: str, before: Node | None, following: Node | None, *, inside_merge: bool, creating: bool, seen: list[str]
) -> bool:
    if isinstance(before, Leaf) and before.text in (".", "=", "=>", "::"):
        return False
    previous = before.upper if isinstance(before, Leaf) else ""
    ahead = following.upper if isinstance(following, Leaf) else "(" if isinstance(following, Group) else ""
    if ahead in (".", "=", ",") and word not in ("SELECT",):
        return False
    if word == "WHEN":
        return inside_merge
    if word == "USING":
        return inside_merge
    if word == "SELECT":
        return True
    if word in ("LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL"):
        return ahead in _JOINS or ahead in ("OUTER", "SEMI", "ANTI", "APPLY")
    if word in ("GROUP", "ORDER"):
        return ahead == "BY" and previous != "WITHIN" and previous not in ("CLUSTERED", "CLUSTER")
    if word == "WITH":
        return (
            len(seen) == 1
            and not creating
            and (isinstance(following, Leaf) and following.kind in (Kind.WORD, Kind.QUOTED))
        )
    if word in ("UPDATE", "DELETE", "INSERT"):
        return not previous or previous in _EXPLAINING or (previous == ")" or before.__class__ is Group)
    if word == "OUTER":
        return ahead == "APPLY"
    if word == "STRAIGHT_JOIN":
        return previous != "SELECT"
    if word == "ON":
        return ahead in ("CONFLICT", "DUPLICATE") and "INSERT INTO" in seen
    if word == "SET":
        return previous not in ("UPDATE", "CHARACTER", "DO", "THEN") or "UPDATE" in seen or "ON CONFLICT" in seen
    if word == "FROM":
        return previous != "DISTINCT"
    if word == "VALUES":
        return ahead == "(" and previous not in ("IN",) and not creating
    if word == "MERGE":
        return before is None
    if word in ("EXCEPT", "MINUS"):
        return previous != "*" and ahead != "("
    if word in ("WINDOW", "QUALIFY", "RETURNING", "LIMIT", "WHERE", "HAVING", "UNION", "INTERSECT", "JOIN"):
        return True
    return True


def split_items(nodes: list[Node]) -> list[list[Node]]:
    """Nodes cut behind each comma; a comment right behind the comma stays with the item before it."""
    if not any(isinstance(n, Leaf) and n.text == "," for n in nodes):
        return [nodes] if nodes else []
    items: list[list[Node]] = [[]]
    angles = 0
    for i, node in enumerate(nodes):
        previous = nodes[i - 1] if i else None
        if isinstance(node, Leaf) and (not node.closed or angles) and set(node.text) <= {"<", ">"}:
            angles = max(angles + node.text.count("<") - node.text.count(">"), 0)
        if angles:
            items[-1].append(node)
            continue
        trailing = isinstance(node, Leaf) and node.kind == Kind.COMMENT and node.closed
        if (isinstance(previous, Leaf) and previous.text == "," and not trailing) or (
            i > 1
            and isinstance(previous, Leaf)
            and previous.kind == Kind.COMMENT
            and items[-1][-2:-1]
            and isinstance(items[-1][-2], Leaf)
            and items[-1][-2].text == ","
            and items[-1][-1] is previous
        ):
            items.append([])
        items[-1].append(node)
    return [i for i in items if i]


def flat(nodes: list[Node], most: int = sys.maxsize) -> str | None:
    """Nodes on one line, or None when a comment or a string that continues another forbids it, or when it has more
    than `most` characters.
    """
    out: list[str] = []
    size = 0
    for node in nodes:
        text = node.flat
        if text is None:
            return None
        size += len(text)
        if size > most:
            return None
        if node.space:
            out.append(" ")
        out.append(text)
    line = "".join(out[1:] if nodes and nodes[0].space else out)
    return line if len(line) <= most else None


def is_on_line(nodes: list[Node]) -> bool:
    """Whether nothing in the nodes takes lines of its own if it has room."""
    for node in nodes:  # noqa: SIM110 - a third of the time of all()
        if isinstance(node, Group) and not node.on_line:
            return False
    return True


def ends_operand(token: Token) -> bool:
    """Whether an operand can end with this token, so that an operator behind it takes two."""
    if token.kind == Kind.WORD:
        return token.upper not in RESERVED or token.upper in ("END", "NULL", "TRUE", "FALSE")
    return token.kind in (Kind.QUOTED, Kind.STRING, Kind.NUMBER, Kind.PARAMETER) or token.text in (")", "]")


_TIGHT_BEFORE = frozenset(",;).]")
_SPACED_OPERATORS = frozenset(
    ("=", "<=", ">=", "<>", "!=", "||", "+", "-", "*", "/", "%", "=>", ":=", "==", "<=>", "<", ">")
)
_WORDS_BEFORE_PAREN = words(
    """
    AND OR NOT IN AS ON WHERE WHEN THEN ELSE FROM JOIN SELECT BY OVER USING VALUES UNION ALL HAVING CASE BETWEEN
    LIKE EXCEPT INTERSECT SET INTO
    """
)


def spaced(before: Token | Leaf, token: Token | Leaf, *, adjacent: bool) -> bool:
    """Whether a space belongs between two tokens, which stood side by side or not."""
    if token.kind is before.kind is Kind.WORD:
        return True
    if Kind.COMMENT in (before.kind, token.kind):
        return True
    text, previous = token.text, before.text
    if token.kind == Kind.PUNCTUATION and text in _TIGHT_BEFORE:
        return text == "]" and not adjacent
    if before.kind == Kind.PUNCTUATION and previous in ("(", "."):
        return False
    if text == "(":
        if before.kind == Kind.WORD and before.upper in _WORDS_BEFORE_PAREN:
            return True
        if before.kind in (Kind.WORD, Kind.QUOTED, Kind.PARAMETER) or previous in (")", "]", ">"):
            return not adjacent
        return previous in _SPACED_OPERATORS or previous == "," or not adjacent
    if before.kind == Kind.PUNCTUATION and previous in (",", ";"):
        return True
    if token.kind == Kind.OPERATOR and text in _SPACED_OPERATORS and token.closed and before.closed:
        return not (before.kind == Kind.OPERATOR and adjacent)
    if before.kind == Kind.OPERATOR and previous in _SPACED_OPERATORS and before.closed and token.kind != Kind.OPERATOR:
        return True
    if Kind.OPERATOR in (token.kind, before.kind) or text in "[]{}" or previous in "[{":
        return not adjacent
    return not adjacent or not (
        token.kind in (Kind.STRING, Kind.PARAMETER, Kind.NUMBER)
        or before.kind in (Kind.PARAMETER, Kind.NUMBER, Kind.STRING)
    )
