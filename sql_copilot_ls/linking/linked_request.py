"""Links a question with a schema: nodes, pieces, relations and literal candidates, as the network reads them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sql_copilot_ls.linking.candidates import DATE, LISTED, NUMBER, PERIOD, TEXT, Literal
from sql_copilot_ls.linking.index import SchemaIndex
from sql_copilot_ls.linking.literals import find_literals
from sql_copilot_ls.linking.match import GRADE, Matches
from sql_copilot_ls.linking.name_reading import read_name
from sql_copilot_ls.linking.relation_matrix import relation_matrix
from sql_copilot_ls.linking.value_matches import ValueMatches
from sql_copilot_ls.linking.vocabulary import PieceIds
from sql_copilot_ls.linking.words import Word, quoted_spans, split_words

MAX_NODES = 640
MAX_LITERAL_PIECES = 5
MAX_PERIOD_PIECES = 3
MAX_SAID = 24
"""Words of a glossary that one question may speak of."""
_SAYING = frozenset(
    GRADE[name] for name in ("near_table", "exact", "inside", "all", "sound", "initials", "contrary", "fuzzy")
)
"""Grades of a word with a whole name, which make the name part of the request."""


class Counts(NamedTuple):
    """How many nodes of each sort; nodes stand in this order."""

    words: int
    columns: int
    tables: int
    literals: int


@dataclass(frozen=True, slots=True)
class LinkedRequest:
    """One question over one schema, ready for the network; N = the sum of `counts`, P pieces."""

    words: tuple[Word, ...]
    literals: tuple[Literal, ...]
    pieces: array[int]
    """i32 [P]: vocabulary ids."""
    piece_node: array[int]
    """i32 [P]: the node each piece belongs to, ascending."""
    kinds: bytes
    """u8 [N]: 0 word, 1–5 column by kind, 6 table, 7 text literal, 8 number, 9 date, 10 allowed value, 11 period,
    12 listed value, 13 column of geometries."""
    relations: bytes
    """u8 [N × N], row-major."""
    column_kinds: bytes
    """u8 [C]."""
    counts: Counts
    columns: tuple[int, ...]
    """Column node → column of the whole schema."""
    tables: tuple[int, ...]
    """Table node → table of the whole schema."""
    node_pieces: tuple[tuple[str, ...], ...]
    """Each node's pieces as text."""


def link(question: str, index: SchemaIndex, vocabulary: PieceIds, now: date | None = None) -> LinkedRequest:
    """Link a question with a schema; deterministic, and the same for training and serving.

    `now` settles periods that name no year; without it they lie in the running one.
    """
    words = split_words(question)
    quoted = quoted_spans(question)
    matches = Matches(question, words, index)
    literals = find_literals(question, words, quoted, matches, now)
    if index.glossary:
        called = _called(question, words, index.glossary)
        literals = [
            c for c in literals if c.kind != TEXT or c.shape == "quoted" or not called.issuperset(range(c.start, c.end))
        ]
    said = index.defined and _said(index, matches)
    part = index.part(_choose_tables(index, matches, MAX_NODES - len(words) - len(literals), said), said)
    values = ValueMatches(question, words, matches, index.listed)
    room = MAX_NODES - len(words) - len(literals) - len(part.items)
    listed = values.chosen(matches, part.columns, literals, room)
    spelled = len(literals)
    literals += [_listed_literal(v.text, v.is_number, v.column) for v in map(index.listed.values.__getitem__, listed)]
    counts = Counts(len(words), len(part.columns), len(part.tables), len(literals))
    literal_pieces = [literal_pieces_of(literal) for literal in literals[:spelled]]
    pieces: list[int] = []
    piece_node: list[int] = []

    def read(texts: Iterable[tuple[str, ...]], node: int) -> None:
        for of_node in texts:
            ids = vocabulary.ids_of(of_node)
            pieces.extend(ids)
            piece_node.extend((node,) * len(ids))
            node += 1

    read([word.pieces for word in words], 0)
    item_ids, item_nodes = index.piece_ids(part, vocabulary)
    pieces += item_ids
    before = counts.words
    piece_node += [node + before for node in item_nodes]
    listed_pieces = [index.listed.values[value].pieces for value in listed]
    read((*literal_pieces, *listed_pieces), before + len(part.items))
    return LinkedRequest(
        words=tuple(words),
        literals=tuple(literals),
        pieces=array("i", pieces),
        piece_node=array("i", piece_node),
        kinds=bytes(counts.words) + part.kinds + bytes([literal.kind for literal in literals]),
        relations=relation_matrix(words, part, literals, matches, [values.cells.get(value, {}) for value in listed]),
        column_kinds=part.column_kinds,
        counts=counts,
        columns=part.columns,
        tables=part.tables,
        node_pieces=(
            *[word.pieces for word in words],
            *part.pieces,
            *literal_pieces,
            *listed_pieces,
        ),
    )


def piece_strings(question: str, index: SchemaIndex) -> Iterator[str]:
    """Every piece of a question and its schema, for counting what a vocabulary should hold."""
    for word in split_words(question):
        yield from word.pieces
    for pieces in index.pieces:
        yield from pieces


def literal_pieces_of(literal: Literal) -> tuple[str, ...]:
    """What the network reads of a literal: its shape and what it says; of a period which sides are open and where it
    begins, or ends.
    """
    shape = f"<{literal.shape}>"
    if literal.kind == PERIOD:
        start, _, end = literal.text.partition("/")
        sides = "<within>" if start and end else "<since>" if start else "<until>"
        return (shape, sides, *read_name(start or end).pieces[:MAX_PERIOD_PIECES])
    if literal.kind in (NUMBER, DATE):
        return (shape, *read_name(literal.text).pieces[:1]) if literal.kind == NUMBER else (shape,)
    return (shape, *read_name(literal.text).pieces[:MAX_LITERAL_PIECES])


@lru_cache(maxsize=1 << 10)
def _listed_literal(text: str, is_number: bool, column: int) -> Literal:
    return Literal(text, is_number, 0, 0, LISTED, "listed", (column,))


def _said(index: SchemaIndex, matches: Matches) -> frozenset[int]:
    """The words of a glossary that the question speaks of."""
    grades: dict[int, int] = {}
    for row in matches.cells:
        for item in row.keys() & index.defined:
            grades[item] = min(row[item], grades.get(item, row[item]))
    ranked = sorted((grade, item) for item, grade in grades.items() if grade in _SAYING)
    return frozenset(item for _, item in ranked[:MAX_SAID])


def _called(question: str, words: Sequence[Word], names: frozenset[str]) -> set[int]:
    """The words that a glossary's names are made of, the longest names first: they are no values."""
    text, longest = question.lower(), max(map(len, names))
    found: set[int] = set()
    at = 0
    while at < len(text):
        ends = range(min(at + longest, len(text)), at, -1)
        end = next((end for end in ends if text[at:end] in names and _stands_alone(text, at, end)), 0)
        if end:
            found.update(w for w, word in enumerate(words) if at <= word.start < end)
        at = end or at + 1
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on from a name before or after it, but for an s; hanzi stand as they are."""
    before, after = text[start - 1 : start], text[end : end + 2].removeprefix("s")[:1]
    return not ((text[start] + before).isascii() and before.isalnum()) and not (
        (text[end - 1] + after).isascii() and after.isalnum()
    )


def _choose_tables(index: SchemaIndex, matches: Matches, room: int, said: frozenset[int]) -> tuple[int, ...]:
    """All tables when they fit; else those the question touches best, then their neighbours, in schema order."""
    every = tuple(range(len(index.tables)))
    if len(index.columns) - len(index.defined) + len(said) + len(every) <= room:
        return every
    columns = len(index.columns)
    best: dict[int, dict[int, float]] = {}
    for w, row in enumerate(matches.cells):
        for item, grade in row.items():
            if grade == GRADE["of_table"]:
                continue
            table, weight = (item - columns, 2.0) if item >= columns else (index.column_table[item], 1.0)
            score = weight / (1 + grade)
            words = best.setdefault(table, {})
            words[w] = max(words.get(w, 0.0), score)
    ranked = sorted(best, key=lambda t: (-sum(best[t].values()), t))
    chosen: list[int] = []

    def take(tables: Sequence[int]) -> None:
        nonlocal room
        for t in tables:
            size = 1 + len(index.items_of(t, said))
            if size <= room and t not in chosen:
                chosen.append(t)
                room -= size

    top = ranked[:6]
    take(top)
    take(sorted(index.neighbours(top)))
    take(ranked[6:])
    take(every if not ranked else ())
    return tuple(sorted(chosen))
