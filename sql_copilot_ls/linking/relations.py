"""The relations between two nodes of a request, as the encoder's attention sees them (row → column of the matrix).

| group | relations |
|---|---|
| any | `none` |
| word → word | `word_self`; `word_-4` … `word_+4`: the other word stands so many words after (+) or before (−); `word_before`, `word_after`: further off |
| word → column, word → table | the ten grades below, the best that holds, and for columns `near_table`, `of_table` |
| column → word, table → word | the same, seen from the item |
| column → column | `column_self`, `column_required` (itself, when it is no key and the DDL says NOT NULL), `same_table`, `references` (this column is a foreign key to that one), `referenced_by`, `same_name` (in another table) |
| column → table | `in_table`, `key_of` (primary key of it), `link_of` (in it, and a foreign key), `points_to` (a foreign key to it); the reverses begin with `has_` |
| table → table | `table_self`, `table_references`, `table_referenced_by`, `table_both`, `table_junction` (a third table refers to both) |
| literal → word | `span` (the word is in the literal's span), `span_next` (within 3 words after it), `span_previous` (within 3 before); and the reverses |
| literal → column | `value_member` (an allowed or inserted value of the column), `value_near` (fits, and the column is named within 3 words), `value_number`, `value_time`, `value_text` (only the kind fits); and the reverses |
| literal → literal | `literal_self`, `literal_overlap` (their spans share a word), `literal_other`, `literal_sibling` (another listed value of the same column) |
| listed value → word | the grades of a value below; and the reverses |
| listed value → column | `value_listed` (the column that it is a value of); and the reverse |
| listed value → table | `value_of` (the table of that column); and the reverse |
| period → column | `period_fits` (it holds times), `period_near` (and is named within 3 words); and the reverses |

The grades of a match between a question's words and a name, best first:

| grade | meaning |
|---|---|
| `near_table` | (columns) the whole name stands in the question, and the name of the column's table within 4 words of it |
| `exact` | the whole name stands in the question, contiguously, after stemming |
| `inside` | it does, but as a part of a longer name that also stands there |
| `all` | every part of the name is there, close together but not contiguous |
| `comment_full` | the item's COMMENT stands in the question |
| `sound` | hanzi of the question are the whole name, read out in pinyin |
| `lexicon` | every part is there or has a synonym there |
| `initials` | hanzi of the question are the whole name by the first letters of their pinyin, or some of them are |
| `head` | the last part of the name is there |
| `part` | another part is there |
| `contrary` | the contrary of a part is there (`inactive` for `is_active`, `unpaid` or open for `paid_at`) |
| `lexicon_part` | a synonym of a part is there |
| `sound_part` | hanzi of the question are a part of the name by pinyin or its first letters |
| `fuzzy` | the word is nearly a part of the name: a typo, a shared beginning, or the name's initials |
| `comment_part` | a part of the COMMENT is there |
| `similar` | nothing of the above, but the words mean something alike |
| `of_table` | (columns) nothing of the above, but the word names the column's table |

The grades of a match with a value that the schema lists, best first:

| grade | meaning |
|---|---|
| `label` | the whole value, or all of what it stands for, is there (a flag stands for its column's name or the contrary) |
| `opposite` | it is there denied, or its contrary is (`inactive`, `not paid`, 未付) |
| `lexicon` | every part is there or has a synonym there |
| `sound` | hanzi of the question are the value, read out in pinyin |
| `part` | a part of it is there |
| `similar` | the word is nearly a part of it: a typo, a shared beginning |
"""  # noqa: E501

from __future__ import annotations

_FIRST_GRADES = (
    "exact", "inside", "all", "comment_full", "lexicon", "head", "part", "lexicon_part", "fuzzy", "comment_part",
)  # fmt: skip
_LATER_GRADES = ("sound", "initials", "sound_part", "similar")
_LAST_GRADES = ("contrary",)
GRADES = (
    "exact", "inside", "all", "comment_full", "sound", "lexicon", "initials", "head", "part", "contrary",
    "lexicon_part", "sound_part", "fuzzy", "comment_part", "similar",
)  # fmt: skip
"""Grades of a match, best first."""
COLUMN_GRADES = ("near_table", *GRADES, "of_table")
VALUE_GRADES = ("label", "opposite", "lexicon", "sound", "part", "similar")
"""Grades of a match with a listed value, best first."""
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
_VALUE = ("value_member", "value_near", "value_number", "value_time", "value_text")
_LATER_VALUE = ("value_listed", "period_fits", "period_near")

RELATIONS: tuple[str, ...] = (
    "none",
    *_WORD,
    *(
        f"{sides}_{grade}"
        for sides in ("word_column", "column_word")
        for grade in ("near_table", *_FIRST_GRADES, "of_table")
    ),
    *(f"{sides}_{grade}" for sides in ("word_table", "table_word") for grade in _FIRST_GRADES),
    *_STATIC,
    *(f"{sides}_{r}" for sides in ("literal_word", "word_literal") for r in _SPAN),
    *(f"{sides}_{r}" for sides in ("literal_column", "column_literal") for r in _VALUE),
    "literal_self",
    "literal_overlap",
    "literal_other",
    *(
        f"{sides}_{grade}"
        for sides in ("word_column", "column_word", "word_table", "table_word")
        for grade in _LATER_GRADES
    ),
    *(f"{sides}_{grade}" for sides in ("word_literal", "literal_word") for grade in VALUE_GRADES),
    *(f"{sides}_{r}" for sides in ("literal_column", "column_literal") for r in _LATER_VALUE),
    "literal_table_value_of",
    "table_literal_value_of",
    "literal_sibling",
    *(
        f"{sides}_{grade}"
        for sides in ("word_column", "column_word", "word_table", "table_word")
        for grade in _LAST_GRADES
    ),
    "column_required",
)
"""Names by id; frozen with every trained artefact, which carries its own copy: new ones stand at the end."""

ID: dict[str, int] = {name: number for number, name in enumerate(RELATIONS)}

RESEMBLES: dict[str, str] = {"column_required": "column_self"}
"""Later relation → the earlier one that a model without it was taught in its place; `none` for all others."""

_SPENT = ("near_table", "exact", "inside", "all", "comment_full", "lexicon", "head", "fuzzy")
MATCH_RELATIONS: tuple[int, ...] = (
    *(ID[f"column_word_{grade}"] for grade in _SPENT),
    *(ID[f"table_word_{grade}"] for grade in _SPENT if grade in GRADES),
    ID["literal_word_span"],
    *(ID[f"{sides}_{grade}"] for sides in ("column_word", "table_word") for grade in ("sound", "initials")),
    *(ID[f"literal_word_{grade}"] for grade in ("label", "opposite", "lexicon", "sound")),
    *(ID[f"{sides}_contrary"] for sides in ("column_word", "table_word")),
)
"""Item → word relations that make a word *spent* once the item is chosen; new ones stand at the end."""
