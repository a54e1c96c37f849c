"""The relations of all nodes of a request with each other, as the encoder's attention reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sql_copilot_ls.linking.candidates import DATE, NUMBER, PERIOD, TEXT, Literal
from sql_copilot_ls.linking.index import Part
from sql_copilot_ls.linking.match import GRADE, Matches
from sql_copilot_ls.linking.relations import COLUMN_GRADES, GRADES, ID, SPAN_REACH, VALUE_GRADES, WORD_REACH
from sql_copilot_ls.linking.words import MAX_WORDS, Word
from sql_copilot_ls.schema.model import ColumnKind

_NAMED = GRADE["head"]
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


def _fits(kind: ColumnKind, relation: str) -> bytes:
    """Column kind → the relation of a literal that fits columns of this kind, and of no known one."""
    table = bytearray(256)
    table[kind] = table[ColumnKind.OTHER] = ID[f"literal_column_{relation}"]
    return bytes(table)


_NEAR = ID["literal_column_value_near"]
_FITS = {
    TEXT: (_fits(ColumnKind.TEXT, "value_text"), _NEAR),
    NUMBER: (_fits(ColumnKind.NUMBER, "value_number"), _NEAR),
    DATE: (_fits(ColumnKind.TIME, "value_time"), _NEAR),
    PERIOD: (_fits(ColumnKind.TIME, "period_fits"), ID["literal_column_period_near"]),
}
"""Kind of literal → by column kind how it fits, and the relation when the column is named beside it."""
_YEAR_FITS = bytes(
    ID["literal_column_value_time"] if k == ColumnKind.TIME else r for k, r in enumerate(_FITS[NUMBER][0])
)
_MEMBER = ID["literal_column_value_member"]
_SPAN, _BEFORE, _AFTER = (
    (ID[f"word_literal_{sort}"], ID[f"literal_word_{sort}"]) for sort in ("span", "span_previous", "span_next")
)
_ONLY_FITTING = frozenset((NUMBER, PERIOD))
"""Kinds of literals that are no values of columns of other kinds, however near they are named."""


def relation_matrix(
    words: Sequence[Word],
    part: Part,
    literals: Sequence[Literal],
    matches: Matches,
    listed: Sequence[Mapping[int, int]],
) -> bytes:
    """u8 [N × N], row-major; the last literals are listed values, `listed` their grades by word."""
    size, count, columns = len(part.items), len(words), len(part.columns)
    word_item = [bytearray(size) for _ in words]
    item_word: dict[int, bytearray] = {}
    named_at: list[list[int]] = [[] for _ in words]
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
                named_at[w].append(local)
    spelled = len(literals) - len(listed)
    runs = _runs(literals, spelled)
    word_literal, literal_word = _word_literal(count, literals, listed)
    literal_item, item_literal = _item_literal(part, literals, runs, named_at)
    rows: list[bytes | bytearray] = []
    for w in range(count):
        rows += (_DISTANCES[MAX_WORDS - w : MAX_WORDS - w + count], word_item[w], word_literal[w])
    no_words = bytes(count)
    for local in range(size):
        rows += (item_word.get(local, no_words), part.static[local], item_literal[local])
    literal_literal = _literal_literal(literals, spelled, runs)
    for number in range(len(literals)):
        rows += (literal_word[number], literal_item[number], literal_literal[number])
    return b"".join(rows)


def _word_literal(
    count: int, literals: Sequence[Literal], listed: Sequence[Mapping[int, int]]
) -> tuple[list[bytearray], list[bytearray]]:
    spelled = len(literals) - len(listed)
    word_literal = [bytearray(len(literals)) for _ in range(count)]
    literal_word = [bytearray(count) for _ in literals]
    for number, literal in enumerate(literals[:spelled]):
        for w in range(max(0, literal.start - SPAN_REACH), min(count, literal.end + SPAN_REACH)):
            there, back = _SPAN if literal.start <= w < literal.end else _BEFORE if w < literal.start else _AFTER
            word_literal[w][number] = there
            literal_word[number][w] = back
    for number, grades in enumerate(listed, spelled):
        for w, grade in grades.items():
            word_literal[w][number] = _WORD_VALUE[grade]
            literal_word[number][w] = _VALUE_WORD[grade]
    return word_literal, literal_word


def _runs(literals: Sequence[Literal], spelled: int) -> list[tuple[int, int, int]]:
    """The listed values by column: (first, end, column of the whole schema)."""
    runs: list[tuple[int, int, int]] = []
    first = spelled
    for end in range(spelled + 1, len(literals) + 1):
        if end == len(literals) or literals[end].members != literals[first].members:
            runs.append((first, end, literals[first].members[0]))
            first = end
    return runs


def _item_literal(
    part: Part, literals: Sequence[Literal], runs: Sequence[tuple[int, int, int]], named_at: Sequence[Sequence[int]]
) -> tuple[list[bytearray], Sequence[bytes]]:
    columns, size = len(part.columns), len(part.items)
    spelled = runs[0][0] if runs else len(literals)
    forward = [_literal_items(literal, part, named_at) for literal in literals[:spelled]]
    back = [bytes(len(literals))] * size
    if forward:
        after = bytes(len(literals) - spelled)
        flat = b"".join([row[:columns] for row in forward]).translate(_REVERSED)
        back[:columns] = [flat[item::columns] + after for item in range(columns)]
    for first, end, member in runs:
        column = part.local[member]
        row = bytearray(size)
        for item, relation in ((column, _LISTED), (part.local[part.table_item[column]], _VALUE_OF)):
            row[item] = relation
            known = back[item]
            back[item] = known[:first] + _REVERSED[relation : relation + 1] * (end - first) + known[end:]
        forward += [row] * (end - first)
    return forward, back


def _literal_items(literal: Literal, part: Part, named_at: Sequence[Sequence[int]]) -> bytearray:
    """The relations of a literal that the question spells with the items."""
    fits, near = _FITS.get(literal.kind, _FITS[TEXT])
    row = bytearray(part.column_kinds.translate(_YEAR_FITS if literal.shape == "year" else fits))
    row += bytes(len(part.tables))
    only_fitting = literal.kind in _ONLY_FITTING
    for named in named_at[max(0, literal.start - SPAN_REACH) : literal.end + SPAN_REACH]:
        for local in named:
            if row[local] or not only_fitting:
                row[local] = near
    for item in literal.members:
        if item in part.local:
            row[part.local[item]] = _MEMBER
    return row


def _reversal() -> bytes:
    table = bytearray(256)
    for name, number in ID.items():
        for item in ("column", "table"):
            if name.startswith(f"literal_{item}_"):
                table[number] = ID[name.replace(f"literal_{item}_", f"{item}_literal_")]
    return bytes(table)


_REVERSED = _reversal()
_LISTED, _VALUE_OF = ID["literal_column_value_listed"], ID["literal_table_value_of"]
_OTHER = bytes([ID["literal_other"]])
_SIBLING = bytes([ID["literal_sibling"]])


def _literal_literal(
    literals: Sequence[Literal], spelled: int, runs: Sequence[tuple[int, int, int]]
) -> list[bytearray]:
    plain = _OTHER * len(literals)
    rows = [bytearray(plain) for _ in range(spelled)]
    overlap, itself = ID["literal_overlap"], ID["literal_self"]
    for number, mine in enumerate(literals[:spelled]):
        for other in range(number + 1, spelled):  # in the order of their starts
            their = literals[other]
            if their.start >= mine.end:
                break
            if mine.start < their.end:
                rows[number][other] = rows[other][number] = overlap
    for first, end, _ in runs:
        beside = plain[:first] + _SIBLING * (end - first) + plain[end:]
        rows += [bytearray(beside) for _ in range(first, end)]
    for number, row in enumerate(rows):
        row[number] = itself
    return rows
