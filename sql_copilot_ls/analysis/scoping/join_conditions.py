"""Join conditions from foreign keys, as text, and aliases for tables to join."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from sql_copilot_ls.analysis.scoping.offered import Link, Offered, links
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Relation
from sql_copilot_ls.sql.keywords import KEYWORDS
from sql_copilot_ls.sql.quoting import quote

NEAR = 30
"""Relations that a join is looked for among: all of any query that somebody writes, few of one that repeats them."""
_KEY = re.compile(r"_(?i:id|key|code|uuid|no)\Z|[a-z0-9](?:Id|ID|Key|Code|No)\Z")


def written(relation: Relation, dialect: str) -> str:
    """The name of a relation as a qualifier must be written."""
    return quote(relation.name, dialect, relation.in_quotes)


def condition(link: Link, left: str, right: str, dialect: str, word: Callable[[str], str]) -> str:
    """`left.a = right.b`, for every pair of the key, behind qualifiers as they are written."""

    def column(name: str) -> str:
        return quote(name, dialect, name in link.quoted)

    parts = [f"{left}.{column(a)} = {right}.{column(b)}" for a, b in link.pairs]
    return f" {word('AND')} ".join(parts)


def join_conditions(
    scope: Scope, block: Block, relation: Relation, dialect: str, word: Callable[[str], str]
) -> list[str]:
    """Conditions that join a relation to those before it, the `NEAR` last ones, the last first."""
    found: list[tuple[bool, int, str]] = []
    offered = scope.offered(relation, block)
    sources = block.sources
    at = bisect_left(sources, relation.start, key=lambda r: r.start)
    before = sources[max(0, at - NEAR) : at]
    for distance, other in enumerate(reversed(before)):
        for link in links(offered, scope.offered(other, block)):
            text = condition(link, written(relation, dialect), written(other, dialect), dialect, word)
            found.append((link.inferred, distance, text))
    own = relation.table.casefold()
    if own and any(r.table.casefold() == own for r in before):
        # A table joined to itself: the new one is the parent more often than the child.
        found.sort(key=lambda f: (f[0], f[1], not f[2].startswith(f"{written(relation, dialect)}.id ")))
    else:
        found.sort(key=lambda f: f[:2])
    texts = list(dict.fromkeys(text for _, _, text in found))
    return texts or [
        condition(link, written(relation, dialect), written(other, dialect), dialect, word)
        for other in reversed(before)
        for link in _of_one_name(offered, scope.offered(other, block))
    ]


def _of_one_name(left: Offered, right: Offered) -> list[Link]:
    """Columns that are called alike and as keys are: all there is to go by for tables made in passing."""
    shared = {c.name.casefold() for c in right.columns if _KEY.search(c.name)}
    found = [c for c in left.columns if c.name.casefold() in shared]
    return [Link(((c.name, c.name),), inferred=True, quoted=frozenset((c.name,) if c.quoted else ())) for c in found]


_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\W\d_]+")


def alias_for(table: str, taken: set[str]) -> str:
    """A short alias nobody uses: initials, else more of the first letters, else a number.

    >>> alias_for("order_items", set())
    'oi'
    >>> alias_for("products", {"p"})
    'pr'
    """
    parts: list[str] = _PARTS.findall(table) or [table or "t"]
    initials = "".join(p[0] for p in parts).casefold()
    first = parts[0].casefold()
    for alias in (initials, *(first[:n] for n in range(2, 4)), *(f"{initials}{n}" for n in range(2, 99))):
        if alias not in taken and alias.upper() not in KEYWORDS and alias[:1].isalpha():
            return alias
    return f"{initials}_{len(taken)}"
