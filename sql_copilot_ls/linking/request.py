"""Links a question with a schema: nodes, pieces, relations and literal candidates, as the network reads them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sql_copilot_ls.linking.candidates import DATE, LISTED, NUMBER, PERIOD, Literal
from sql_copilot_ls.linking.index import Part, SchemaIndex
from sql_copilot_ls.linking.literals import find_literals
from sql_copilot_ls.linking.match import GRADE, Matches
from sql_copilot_ls.linking.names import read_name
from sql_copilot_ls.linking.relations import COLUMN_GRADES, GRADES, ID, SPAN_REACH, VALUE_GRADES, WORD_REACH
from sql_copilot_ls.linking.value_matches import ValueMatches
from sql_copilot_ls.linking.vocabulary import Vocabulary
from sql_copilot_ls.linking.words import MAX_WORDS, Word, quoted_spans, split_words
from sql_copilot_ls.schema.model import ColumnKind

MAX_NODES = 640
MAX_LITERAL_PIECES = 5
_NAMED = GRADE["head"]


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


def link(question: str, index: SchemaIndex, vocabulary: Vocabulary) -> LinkedRequest:
    """Link a question with a schema; deterministic, and the same for training and serving."""
    words = split_words(question)
    quoted = quoted_spans(question)
    matches = Matches(question, words, index)
    literals = find_literals(question, words, quoted, matches)
    part = index.part(_choose_tables(index, matches, MAX_NODES - len(words) - len(literals)))
    values = ValueMatches(question, words, matches, index.listed)
    room = MAX_NODES - len(words) - len(literals) - len(part.items)
    listed = values.chosen(matches, part.columns, literals, room)
    spelled = len(literals)
    literals += [values.literal(value) for value in listed]
    counts = Counts(len(words), len(part.columns), len(part.tables), len(literals))
    literal_pieces = [_literal_pieces(literal) for literal in literals[:spelled]]
    literal_pieces += [index.listed.values[value].pieces for value in listed]
    pieces, piece_node = array("i"), array("i")

    def extend(node: int, texts: Sequence[str]) -> None:
        for text in texts:
            for piece in vocabulary.ids(text):
                pieces.append(piece)
                piece_node.append(node)

    for node, word in enumerate(words):
        extend(node, word.pieces)
    ids, nodes = index.piece_ids(part, vocabulary)
    pieces.extend(ids)
    piece_node.extend([node + counts.words for node in nodes])
    for node, texts in enumerate(literal_pieces, counts.words + len(part.items)):
        extend(node, texts)
    return LinkedRequest(
        words=tuple(words),
        literals=tuple(literals),
        pieces=pieces,
        piece_node=piece_node,
        kinds=bytes(counts.words) + part.kinds + bytes(literal.kind for literal in literals),
        relations=_relations(words, part, literals, matches, [values.cells.get(value, {}) for value in listed]),
        column_kinds=part.column_kinds,
        counts=counts,
        columns=part.columns,
        tables=part.tables,
        node_pieces=(
            *(word.pieces for word in words),
            *(index.pieces[item] for item in part.items),
            *literal_pieces,
        ),
    )


def piece_strings(question: str, index: SchemaIndex) -> Iterator[str]:
    """Every piece of a question and its schema, for counting what a vocabulary should hold."""
    for word in split_words(question):
        yield from word.pieces
    for pieces in index.pieces:
        yield from pieces


def _literal_pieces(literal: Literal) -> tuple[str, ...]:
    shape = f"<{literal.shape}>"
    if literal.kind in (NUMBER, DATE):
        return (shape, *read_name(literal.text).pieces[:1]) if literal.kind == NUMBER else (shape,)
    return (shape, *read_name(literal.text).pieces[:MAX_LITERAL_PIECES])


def _choose_tables(index: SchemaIndex, matches: Matches, room: int) -> tuple[int, ...]:
    """All tables when they fit; else those the question touches best, then their neighbours, in schema order."""
    every = tuple(range(len(index.tables)))
    if len(index.columns) + len(every) <= room:
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
            size = 1 + len(index.tables[t].columns)
            if size <= room and t not in chosen:
                chosen.append(t)
                room -= size

    top = ranked[:6]
    take(top)
    take(sorted(index.neighbours(top)))
    take(ranked[6:])
    take(every if not ranked else ())
    return tuple(sorted(chosen))


_DISTANCES = bytes(
    ID["word_self"]
    if d == 0
    else ID[f"word_{d:+d}"]
    if abs(d) <= WORD_REACH
    else ID["word_after" if d > 0 else "word_before"]
    for d in range(-MAX_WORDS, MAX_WORDS + 1)
)
_WORD_COLUMN = tuple(ID[f"word_column_{grade}"] for grade in COLUMN_GRADES)
_COLUMN_WORD = tuple(ID[f"column_word_{grade}"] for grade in COLUMN_GRADES)
_WORD_TABLE = tuple(ID[f"word_table_{grade}"] if grade in GRADES else 0 for grade in COLUMN_GRADES)
_TABLE_WORD = tuple(ID[f"table_word_{grade}"] if grade in GRADES else 0 for grade in COLUMN_GRADES)
_WORD_VALUE = tuple(ID[f"word_literal_{grade}"] for grade in VALUE_GRADES)
_VALUE_WORD = tuple(ID[f"literal_word_{grade}"] for grade in VALUE_GRADES)
_FITTING = {
    NUMBER: (ColumnKind.NUMBER, "value_number", "value_near"),
    DATE: (ColumnKind.TIME, "value_time", "value_near"),
    PERIOD: (ColumnKind.TIME, "period_fits", "period_near"),
}
_OTHERWISE = (ColumnKind.TEXT, "value_text", "value_near")
_ONLY_FITTING = frozenset((NUMBER, PERIOD))
"""Kinds of literals that are no values of columns of other kinds, however near they are named."""


def _relations(
    words: Sequence[Word],
    part: Part,
    literals: Sequence[Literal],
    matches: Matches,
    listed: Sequence[Mapping[int, int]],
) -> bytes:
    """The matrix; the last literals are listed values, `listed` their grades by word."""
    size, count, columns = len(part.items), len(words), len(part.columns)
    word_item = [bytearray(size) for _ in words]
    item_word: dict[int, bytearray] = {}
    near_words: dict[int, list[int]] = {}
    for w, row in enumerate(matches.cells):
        for item, grade in row.items():
            local = part.local.get(item)
            if local is None:
                continue
            column = local < columns
            word_item[w][local] = (_WORD_COLUMN if column else _WORD_TABLE)[grade]
            back = item_word.get(local)
            if back is None:
                back = item_word[local] = bytearray(count)
            back[w] = (_COLUMN_WORD if column else _TABLE_WORD)[grade]
            if column and grade <= _NAMED:
                near_words.setdefault(local, []).append(w)
    word_literal, literal_word = _word_literal(count, literals, listed)
    literal_item, item_literal = _item_literal(part, literals, near_words)
    rows: list[bytes | bytearray] = []
    for w in range(count):
        rows += (_DISTANCES[MAX_WORDS - w : MAX_WORDS - w + count], word_item[w], word_literal[w])
    no_words = bytes(count)
    for local in range(size):
        rows += (item_word.get(local, no_words), part.static[local], item_literal[local])
    for number in range(len(literals)):
        rows += (literal_word[number], literal_item[number], _literal_literal(literals, number))
    return b"".join(rows)


def _word_literal(
    count: int, literals: Sequence[Literal], listed: Sequence[Mapping[int, int]]
) -> tuple[list[bytearray], list[bytearray]]:
    spelled = len(literals) - len(listed)
    word_literal = [bytearray(len(literals)) for _ in range(count)]
    literal_word = [bytearray(count) for _ in literals]
    for number, literal in enumerate(literals[:spelled]):
        for w in range(max(0, literal.start - SPAN_REACH), min(count, literal.end + SPAN_REACH)):
            sort = "span" if literal.start <= w < literal.end else "span_previous" if w < literal.start else "span_next"
            word_literal[w][number] = ID[f"word_literal_{sort}"]
            literal_word[number][w] = ID[f"literal_word_{sort}"]
    for number, grades in enumerate(listed, spelled):
        for w, grade in grades.items():
            word_literal[w][number] = _WORD_VALUE[grade]
            literal_word[number][w] = _VALUE_WORD[grade]
    return word_literal, literal_word


def _item_literal(
    part: Part, literals: Sequence[Literal], near_words: dict[int, list[int]]
) -> tuple[list[bytes], list[bytes]]:
    columns, tables = len(part.columns), len(part.tables)
    forward: list[bytearray] = []
    for literal in literals:
        row = bytearray(columns + tables)
        if literal.kind == LISTED:
            _put_owner(row, part, literal.members[0])
            forward.append(row)
            continue
        kind, relation, near = _FITTING.get(literal.kind, _OTHERWISE)
        fits = bytearray(256)
        fits[kind] = ID[f"literal_column_{relation}"]
        fits[ColumnKind.OTHER] = fits[kind]
        if literal.shape == "year":
            fits[ColumnKind.TIME] = ID["literal_column_value_time"]
        row[:columns] = part.column_kinds.translate(bytes(fits))
        for local, words in near_words.items():
            if any(literal.start - SPAN_REACH <= w < literal.end + SPAN_REACH for w in words) and (
                row[local] or literal.kind not in _ONLY_FITTING
            ):
                row[local] = ID[f"literal_column_{near}"]
        for item in literal.members:
            if item in part.local:
                row[part.local[item]] = ID["literal_column_value_member"]
        forward.append(row)
    if not forward:
        return [], [b""] * (columns + tables)
    return [bytes(row) for row in forward], [bytes(item).translate(_REVERSED) for item in zip(*forward, strict=True)]


def _put_owner(row: bytearray, part: Part, item: int) -> None:
    """The column of a listed value, and its table."""
    column = part.local[item]
    row[column] = ID["literal_column_value_listed"]
    row[part.local[part.table_item[column]]] = ID["literal_table_value_of"]


def _reversal() -> bytes:
    table = bytearray(256)
    for name, number in ID.items():
        for item in ("column", "table"):
            if name.startswith(f"literal_{item}_"):
                table[number] = ID[name.replace(f"literal_{item}_", f"{item}_literal_")]
    return bytes(table)


_REVERSED = _reversal()


def _literal_literal(literals: Sequence[Literal], number: int) -> bytes:
    mine = literals[number]
    overlap, other, sibling = ID["literal_overlap"], ID["literal_other"], ID["literal_sibling"]
    if mine.kind == LISTED:
        row = bytearray(sibling if t.kind == LISTED and t.members == mine.members else other for t in literals)
    else:
        row = bytearray(overlap if mine.start < t.end and t.start < mine.end else other for t in literals)
    row[number] = ID["literal_self"]
    return bytes(row)
