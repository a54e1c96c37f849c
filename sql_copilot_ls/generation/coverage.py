"""Coverage: what a comment says that a query leaves out. It is the strongest sign that the query is not what was meant.

A word is *spent* by an item that the query uses and that the word names, or by a value that the query holds and whose
span it stands in. Words that only ask (show, which, 查询) say nothing; those that ask for a construct (average, per,
without) are explained by an action of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sql_copilot_ls.analysis.ide.request_shape import not_asking
from sql_copilot_ls.linking import LinkedRequest, lexicon
from sql_copilot_ls.linking.candidates import LATER_READING
from sql_copilot_ls.linking.name_reading import FUNCTION_WORDS
from sql_copilot_ls.linking.relations import COLUMN_GRADES, GRADES, ID
from sql_copilot_ls.linking.word_forms import stem
from sql_copilot_ls.query import Statement
from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.query.ir import Call, Column, Delete, Expression, Insert, Literal, OfTable, Query, Update, View
from sql_copilot_ls.query.traversal import every_node

from .cues import CUES, strays
from .listed_items import listed_items

COVERAGE = (
    "loose_words", "loose_share", "loose_values", "loose_columns", "loose_tables", "unknown_words", "loose_cues",
    "unasked_columns", "unasked_tables", "fixed_items", "named_values", "listed_items", "later_readings",
    "no_request", "chinese", "question", "length", "abroad",
)  # fmt: skip
"""`loose_words`: content words that nothing in the query spends, `loose_share` their share of all; `loose_values`:
numbers, dates, quoted and listed values that it does not hold; `loose_columns`, `loose_tables`: words that name a
column or table in full which it does not use; `unknown_words`: content words that speak of nothing in the schema and of
no value held; `loose_cues`: constructs asked for that it lacks. The other way round, `unasked_columns` and
`unasked_tables` are those of which no word speaks, `fixed_items` columns shown although a condition leaves them one
value, `named_values` its texts that are words which speak of something in the schema, `listed_items` how many more or
fewer things it shows than the comment lists. `no_request`: 1 when the comment's shape is that of no request. How it is
put says how far the other signs can be trusted: `chinese`, `question` (a sentence that asks) and `abroad` (Chinese over
a schema that has none) are 1 or 0, `length` is its words in tens.

On the held-out schemas of the corpus, with the model of 3.9 million parameters, they take the area under the curve of
right against wrong first suggestions from 0.71 (decoding alone) to 0.85.
"""
_ASKS = re.compile(r"(?:what|which|who|whose|whom|how|where|when|why|is|are|do|does|did)\b|[^?？]*[?？]\s*$")
_CERTAIN = ("loose_values", "listed_items")
"""Signs of what the query that is meant hardly ever leaves out."""
MOST = 5.0
"""More than that of a sign is not worse."""
_TEXT, _NUMBER, _DATE, _ALLOWED, _PERIOD, _LISTED = 7, 8, 9, 10, 11, 12
_HARD_SHAPES = frozenset({"quoted", "code", "address"})
_SPENDING = frozenset(
    [ID[f"column_word_{grade}"] for grade in COLUMN_GRADES if grade != "of_table"]
    + [ID[f"table_word_{grade}"] for grade in GRADES]
)
_SPEAKS = frozenset(
    [ID[f"word_column_{grade}"] for grade in COLUMN_GRADES if grade != "of_table"]
    + [ID[f"word_table_{grade}"] for grade in GRADES]
)
_SPEAKS_OF_VALUE = frozenset(ID[f"literal_word_{grade}"] for grade in ("label", "opposite", "lexicon", "sound"))
_NAMES_COLUMN = frozenset(ID[f"word_column_{grade}"] for grade in ("near_table", "exact", "all"))
_NAMES_TABLE = frozenset(ID[f"word_table_{grade}"] for grade in ("exact", "all"))


@dataclass(frozen=True, slots=True)
class UnusedWord:
    """A word of the comment that the query leaves out, with its place in the question. `is_known` says that it speaks
    of something in the schema.
    """

    text: str
    start: int
    end: int
    is_known: bool


class Covered(NamedTuple):
    """How a candidate stands to the comment: the signs by the names of `COVERAGE`, the words that it leaves out, and
    whether it holds a construct for which there is no word.
    """

    signs: dict[str, float]
    unused: tuple[UnusedWord, ...]
    strays: bool


def is_whole(signs: Mapping[str, float]) -> bool:
    """Whether a candidate of these signs leaves out nothing that is certain: no value, and nothing of a list."""
    return not any(signs[name] for name in _CERTAIN)


@dataclass(slots=True)
class _Used:
    """What a query holds."""

    columns: set[tuple[str, str]] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)


class Coverage:
    """What one comment says, against which its candidates are held."""

    def __init__(self, question: str, linked: LinkedRequest, catalog: Catalog) -> None:
        self.linked = linked
        self.catalog = catalog
        self.nodes, self.words = sum(linked.counts), linked.counts.words
        self.text = text = question.lower()
        found = [(cue, match) for cue in CUES if (match := cue.words.search(text))]
        asking = [(cue, match) for cue, match in found if not any(_is_inside(match, other) for _, other in found)]
        self.cues = [cue for cue, _ in asking]
        self.cue_spans = [match.span() for _, match in asking]
        self.is_no_request = bool(not_asking(question))
        is_chinese = any(word.kind == "hanzi" for word in linked.words)
        self.manner = {
            "chinese": float(is_chinese),
            "abroad": float(is_chinese and not catalog.is_chinese),
            "question": float(bool(_ASKS.match(text.strip()))),
            "length": min(3.0, self.words / 10),
        }
        self.listed = listed_items(question)
        self.later_readings = {c.text for c in linked.literals if c.shape == LATER_READING}
        rows = [linked.relations[w * self.nodes : (w + 1) * self.nodes] for w in range(self.words)]
        self.content = {w for w in range(self.words) if self._has_content(w)}
        self.of_literal = [self._words_of(place) for place in range(linked.counts.literals)]
        of_values = {w for c, words in zip(linked.literals, self.of_literal, strict=True) if c.members for w in words}
        self.speaking = {w for w in self.content if w in of_values or not _SPEAKS.isdisjoint(rows[w])}
        self.for_columns = {w for w in self.content if not _NAMES_COLUMN.isdisjoint(rows[w])}
        self.for_tables = {w for w in self.content if not _NAMES_TABLE.isdisjoint(rows[w])}

    def _words_of(self, place: int) -> set[int]:
        """The words that a literal was taken from; of a listed value those that speak of it."""
        literal = self.linked.literals[place]
        if literal.kind != _LISTED:
            return set(range(literal.start, literal.end))
        start = (self.words + sum(self.linked.counts[1:3]) + place) * self.nodes
        row = self.linked.relations[start : start + self.words]
        return {w for w, relation in enumerate(row) if relation in _SPEAKS_OF_VALUE}

    def _has_content(self, place: int) -> bool:
        word = self.linked.words[place]
        text = word.text.lower()
        if word.kind not in {"word", "hanzi"} or text in FUNCTION_WORDS or (len(text) < 2 and text.isascii()):
            return False
        if any(start <= word.start and word.end <= end for start, end in self.cue_spans):
            return False
        return text not in lexicon.query_words() and stem(text) not in lexicon.query_words()

    @cached_property
    def _hard_spans(self) -> set[tuple[int, int]]:
        """Spans of values that nobody writes in passing."""
        hard = {_NUMBER, _DATE, _ALLOWED, _PERIOD}
        return {(c.start, c.end) for c in self.linked.literals if c.kind in hard or c.shape in _HARD_SHAPES}

    def __call__(self, query: Statement) -> Covered:
        """How one candidate stands to the comment."""
        used = _used(query)
        inside = self._inside(used)
        spent = inside.union(*map(self._spent, used.columns), *map(self._spent, used.tables))
        loose = self.content - spent
        signs = self._signs(query, used, inside, spent, loose)
        return Covered(signs, self._unused(loose), strays(self.text, used.actions))

    def _signs(
        self, query: Statement, used: _Used, inside: set[int], spent: set[int], loose: set[int]
    ) -> dict[str, float]:
        spans = [(a, b) for a, b in self._hard_spans if inside.isdisjoint(range(a, b)) and not spent >= {*range(a, b)}]
        cues = [cue for cue in self.cues if cue.actions.isdisjoint(used.actions)]
        return {
            "loose_words": min(MOST, len(loose)),
            "loose_share": len(loose) / max(1, len(self.content)),
            "loose_values": min(MOST, _apart(spans)),
            "loose_columns": min(MOST, len(loose & self.for_columns)),
            "loose_tables": min(MOST, len(loose & self.for_tables)),
            "unknown_words": min(MOST, len(loose - self.speaking)),
            "loose_cues": min(MOST, len(cues)),
            **self._unasked(query, used.columns, used.tables),
            "named_values": min(MOST, self._named_values(used.texts)),
            "listed_items": min(MOST, self._off_the_list(query, used.actions)),
            "later_readings": min(MOST, len(self.later_readings & used.periods)),
            "no_request": float(self.is_no_request),
            **self.manner,
        }

    def _named_values(self, texts: set[str]) -> int:
        """How many texts are unquoted words of the comment, each of which speaks of something in the schema."""
        return sum(
            literal.kind == _TEXT
            and literal.shape not in _HARD_SHAPES
            and literal.text.casefold() in texts
            and bool(words & self.content)
            and words & self.content <= self.speaking
            for literal, words in zip(self.linked.literals, self.of_literal, strict=True)
        )

    def _off_the_list(self, query: Statement, actions: set[str]) -> int:
        """How many more or fewer things a query shows than the comment lists; groups may be shown besides, and what
        CASE calls things is listed too.
        """
        if self.listed is None or not isinstance(query, Query) or "Case" in actions:
            return 0
        shown = len(query.select)
        if query.group_by and shown > self.listed.number:
            return 0
        is_whole = any(isinstance(item, OfTable) and item.action == "AllColumns" for item in query.select)
        return 0 if is_whole and not self.listed.by_colon else abs(self.listed.number - shown)

    def _unused(self, loose: set[int]) -> tuple[UnusedWord, ...]:
        """The content words that nothing in a candidate spends, in order; hanzi that follow each other as one."""
        found: list[UnusedWord] = []
        for place in sorted(loose):
            word = self.linked.words[place]
            own = UnusedWord(word.text, word.start, word.end, place in self.speaking)
            last = found[-1] if found else None
            if last is not None and word.kind == "hanzi" and (last.end, last.is_known) == (own.start, own.is_known):
                found[-1] = UnusedWord(last.text + own.text, last.start, own.end, own.is_known)
            else:
                found.append(own)
        return tuple(found)

    def _inside(self, used: _Used) -> set[int]:
        """The words of the values that a query holds."""
        number = self.catalog.column_number
        names = {number[column] for column in used.columns if column in number}
        inside: set[int] = set()
        for literal, words in zip(self.linked.literals, self.of_literal, strict=True):
            is_held = literal.text.casefold() in used.texts
            if is_held and (literal.kind != _LISTED or not names.isdisjoint(literal.members)):
                inside |= words
        return inside

    def _spent(self, used: tuple[str, str] | str) -> set[int]:
        """The words that name a column (its table and name) or table which is used."""
        if isinstance(used, str):
            item = self._table_places.get(self.catalog.table_number.get(used, -1))
        else:
            item = self._column_places.get(self.catalog.column_number.get(used, -1))
        if item is None:
            return set()
        row = self.linked.relations[item * self.nodes : item * self.nodes + self.words]
        return {w for w, relation in enumerate(row) if relation in _SPENDING}

    def _unasked(self, query: Statement, columns: set[tuple[str, str]], tables: set[str]) -> dict[str, float]:
        """The signs of what is in a query although the comment does not speak of it."""
        said = [c for c, words in zip(self.linked.literals, self.of_literal, strict=True) if words]
        members = {self.catalog.columns[item] for literal in said for item in literal.members}
        keys = {(link.table, name) for table in tables for link in self.catalog.links[table] for name in link.columns}
        unasked = {column for column in columns - members - keys if not self._spent(column)}
        named = {table for table, _ in columns - keys - unasked}
        return {
            "unasked_columns": min(MOST, len(unasked)),
            "unasked_tables": min(MOST, sum(table not in named and not self._spent(table) for table in tables)),
            "fixed_items": min(MOST, _fixed_items(query)),
        }

    @cached_property
    def _column_places(self) -> dict[int, int]:
        return {column: self.words + place for place, column in enumerate(self.linked.columns)}

    @cached_property
    def _table_places(self) -> dict[int, int]:
        first = self.words + self.linked.counts.columns
        return {table: first + place for place, table in enumerate(self.linked.tables)}


def _used(query: Statement) -> _Used:
    used = _Used()
    for node in every_node(query):
        match node:
            case Column():
                used.columns.add((node.table, node.name))
                used.tables.add(node.table)
            case OfTable():
                used.tables.add(node.table)
                used.actions.add(node.action)
            case Literal():
                used.texts.add(node.text.casefold())
                if node.is_period:
                    used.periods.add(node.text)
            case Call():
                used.actions |= _actions_of(node)
            case Query():
                used.tables.update((*node.also, *node.optional, *node.full, *node.cross))
                used.tables.update(rows.table for rows in node.optional_rows)
                used.actions |= _clauses_of(node)
            case Insert() | Update() | Delete():
                used.tables.add(node.table)
                used.columns |= {(node.table, name) for name, _ in getattr(node, "values", ())}
                used.actions.add(type(node).__name__)
            case View():
                used.actions.add("View")
    return used


def _fixed_items(query: Statement) -> int:
    """How many columns are shown, or make groups, although an equality or a test for NULL leaves them one value."""
    if not isinstance(query, Query):
        return 0
    parts = [query.where]
    fixed: set[Expression] = set()
    while parts:
        part = parts.pop()
        if isinstance(part, Call) and part.action == "And":
            parts += part.arguments
        elif isinstance(part, Call) and (part.action == "IsNull" or _is_one_value(part)):
            fixed.add(part.arguments[0])
    return len(fixed & {*query.select, *query.group_by})


def _is_one_value(condition: Call) -> bool:
    return condition.action == "Eq" and isinstance(condition.arguments[1], Literal)


def _is_inside(match: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a cue is only a part of another one: "without" of "including those without"."""
    return match.span() != other.span() and other.start() <= match.start() and match.end() <= other.end()


def _apart(spans: Iterable[tuple[int, int]]) -> int:
    """How many spans there are when those that overlap count once."""
    count, end = 0, -1
    for first, last in sorted(spans):
        if first >= end:
            count += 1
        end = max(end, last)
    return count


def _actions_of(call: Call) -> set[str]:
    """A call's action; an equality with false is a negation too."""
    value = call.arguments[-1] if call.action == "Eq" else None
    is_false = isinstance(value, Literal) and value.text.casefold() in {"0", "false", "f", "no", "n"}
    if is_false or (isinstance(value, Call) and value.action == "False"):
        return {call.action, "Eq:False"}
    return {call.action}


def _clauses_of(block: Query) -> set[str]:
    """The clauses of a block, as cues name them."""
    clauses = {
        "Sort": bool(block.order_by),
        "Group": bool(block.group_by),
        "Distinct": block.distinct,
        "Limited": block.limit is not None,
        "Optional": bool(block.optional or block.optional_rows or block.full)
        or any(join.left or join.full for join in block.joins),
        block.operator: bool(block.operator),
    }
    return {name for name, is_there in clauses.items() if is_there}
