"""The relations between two nodes of a request, as the encoder's attention sees them (row → column of the matrix).

| group | relations |
|---|---|
| any | `none` |
| word → word | `word_self`; `word_-4` … `word_+4`: the other word stands so many words after (+) or before (−); `word_before`, `word_after`: further off |
| word → column, word → table | the ten grades below, the best that holds, and for columns `near_table`, `of_table` |
| column → word, table → word | the same, seen from the item |
| column → column | `column_self`, `same_table`, `references` (this column is a foreign key to that one), `referenced_by`, `same_name` (in another table) |
| column → table | `in_table`, `key_of` (primary key of it), `link_of` (in it, and a foreign key), `points_to` (a foreign key to it); the reverses begin with `has_` |
| table → table | `table_self`, `table_references`, `table_referenced_by`, `table_both`, `table_junction` (a third table refers to both) |
| literal → word | `span` (the word is in the literal's span), `span_next` (within 3 words after it), `span_previous` (within 3 before); and the reverses |
| literal → column | `value_member` (an allowed or inserted value of the column), `value_near` (fits, and the column is named within 3 words), `value_number`, `value_time`, `value_text` (only the kind fits); and the reverses |
| literal → literal | `literal_self`, `literal_overlap` (their spans share a word), `literal_other` |

The grades of a match between a question's words and a name, best first:

| grade | meaning |
|---|---|
| `near_table` | (columns) the whole name stands in the question, and the name of the column's table within 4 words of it |
| `exact` | the whole name stands in the question, contiguously, after stemming |
| `inside` | it does, but as a part of a longer name that also stands there |
| `all` | every part of the name is there, close together but not contiguous |
| `comment_full` | the item's COMMENT stands in the question |
| `lexicon` | every part is there or has a synonym there |
| `head` | the last part of the name is there |
| `part` | another part is there |
| `lexicon_part` | a synonym of a part is there |
| `fuzzy` | the word is nearly a part of the name: a typo, a shared beginning, or the name's initials |
| `comment_part` | a part of the COMMENT is there |
| `of_table` | (columns) nothing of the above, but the word names the column's table |
"""  # noqa: E501

from __future__ import annotations

GRADES = (
    "exact", "inside", "all", "comment_full", "lexicon", "head", "part", "lexicon_part", "fuzzy", "comment_part",
)  # fmt: skip
"""Grades of a match, best first."""
COLUMN_GRADES = ("near_table", *GRADES, "of_table")
WORD_REACH = 4
"""Word distances up to this are told apart."""
SPAN_REACH = 3
"""A word this near to a literal's span counts as just before or after it."""

_WORD = ("word_self", *(f"word_{d:+d}" for d in (-4, -3, -2, -1, 1, 2, 3, 4)), "word_before", "word_after")
_STATIC = (
    "column_self", "same_table", "references", "referenced_by", "same_name",
    "in_table", "key_of", "link_of", "points_to", "has_in_table", "has_key_of", "has_link_of", "has_points_to",
    "table_self", "table_references", "table_referenced_by", "table_both", "table_junction",
)  # fmt: skip
_SPAN = ("span", "span_next", "span_previous")
VALUE = ("value_member", "value_near", "value_number", "value_time", "value_text")
"""Relations of a literal with a column, best first."""

RELATIONS: tuple[str, ...] = (
    "none",
    *_WORD,
    *(f"word_column_{grade}" for grade in COLUMN_GRADES),
    *(f"column_word_{grade}" for grade in COLUMN_GRADES),
    *(f"word_table_{grade}" for grade in GRADES),
    *(f"table_word_{grade}" for grade in GRADES),
    *_STATIC,
    *(f"literal_word_{r}" for r in _SPAN),
    *(f"word_literal_{r}" for r in _SPAN),
    *(f"literal_column_{r}" for r in VALUE),
    *(f"column_literal_{r}" for r in VALUE),
    "literal_self",
    "literal_overlap",
    "literal_other",
)
"""Names by id; frozen with every trained artefact, which carries its own copy."""

ID: dict[str, int] = {name: number for number, name in enumerate(RELATIONS)}

_SPENT = ("near_table", "exact", "inside", "all", "comment_full", "lexicon", "head", "fuzzy")
MATCH_RELATIONS: tuple[int, ...] = (
    *(ID[f"column_word_{grade}"] for grade in _SPENT),
    *(ID[f"table_word_{grade}"] for grade in _SPENT if grade in GRADES),
    ID["literal_word_span"],
)
"""Item → word relations that make a word *spent* once the item is chosen."""
