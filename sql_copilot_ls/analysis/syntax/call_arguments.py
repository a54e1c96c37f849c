"""What is known of calls by their names: first arguments that are no columns, and which calls have a window."""

from __future__ import annotations

from bisect import bisect_left

from sql_copilot_ls.analysis.syntax.blocks import Call, Ref
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Token

_UNITS_FIRST = {
    "DATEADD": 2,
    "DATEDIFF": 2,
    "DATEDIFF_BIG": 2,
    "DATEPART": 1,
    "DATENAME": 1,
    "DATETRUNC": 1,
    "DATE_BUCKET": 2,
    "DATE_DIFF": 2,
    "DATE_PART": 1,
    "DATE_TRUNC": 1,
    "TIMEADD": 2,
    "TIMEDIFF": 2,
    "TIMESTAMPADD": 2,
    "TIMESTAMPDIFF": 2,
}
"""Calls that begin with a unit of time, often shortened, and how many commas they have at least."""
_TYPES_FIRST = frozenset(("CONVERT", "TRY_CONVERT"))
"""Calls that in SQL Server begin with a type, which may be one of a schema's own."""
_MOST_BETWEEN = 400
"""Tokens between a call and its OVER."""


def is_no_column(call: Call, dialect: str) -> bool:
    """Whether the first argument of a call may be a word that is no column."""
    name, commas = call.name.upper, len(call.commas)
    if name in _TYPES_FIRST:
        return commas > 0 and dialect_of(dialect).types_lead
    return commas >= _UNITS_FIRST.get(name, commas + 1)


def soften(refs: list[Ref], call: Call, text: str) -> None:
    """Has a name that is all of a call's first argument taken for what may be no column."""
    argument = text[call.start : call.commas[0]].strip()
    for ref in refs[:1]:
        if text[ref.start : ref.end] == argument:
            ref.soft = True


def has_over(tokens: list[Token], call: Call) -> bool:
    """Whether a call is a window function's; FILTER (…), WITHIN GROUP (…) and IGNORE NULLS may stand between,
    `_MOST_BETWEEN` tokens at most."""
    i = bisect_left(tokens, call.end, key=lambda token: token.start)
    i = i + 1 if i < len(tokens) and tokens[i].start == call.end and tokens[i].text == ")" else len(tokens)
    between = range(i, i + _MOST_BETWEEN)
    while (
        i in between
        and i < len(tokens)
        and tokens[i].upper
        in (
            "FILTER",
            "WITHIN",
            "GROUP",
            "(",
            "IGNORE",
            "RESPECT",
            "NULLS",
            "KEEP",
        )
    ):
        if tokens[i].text == "(":
            depth = 1
            while depth and i + 1 < len(tokens) and i in between:
                i += 1
                depth += {"(": 1, ")": -1}.get(tokens[i].text, 0)
        i += 1
    return i < len(tokens) and tokens[i].upper == "OVER"
