"""The grammar as data: which tokens may stand where, and what each action expects to its right."""

from __future__ import annotations

from typing import TypedDict

GRAMMAR_VERSION = 1
ANY_COLUMN = 0b111111
"""A bit for every `ColumnKind`: declared types lie too often to forbid a column anywhere."""


class ActionEntry(TypedDict):
    """One action: the symbols of its children, expanded leftmost first."""

    name: str
    children: list[int]


class SymbolEntry(TypedDict):
    """One symbol: its actions, a bit mask of the column kinds it may point to, and whether to tables and literals."""

    name: str
    actions: list[int]
    columns: int
    tables: int
    literals: int


class Grammar(TypedDict):
    """Symbols and actions are numbered by position."""

    version: int
    start: int
    actions: list[ActionEntry]
    symbols: list[SymbolEntry]


_SET = {"Union": "query", "UnionAll": "query", "Intersect": "query", "Except": "query"}
_LIMIT = {"Limit1": "", "Limit": "amount after_limit"}
_ORDER = {"OrderAsc": "expression after_order", "OrderDesc": "expression after_order"}
_GROUP = {"GroupBy": "expression after_group"}
_WHERE = {"Where": "condition after_where"}
_FROM = {
    "FromAlso": "table after_from",
    "FromLeft": "table after_from",
    "FromCross": "table after_from",
    "FromOn": "column column after_from",
    "FromLeftOn": "column column after_from",
    "FromQuery": "query after_from",
}
_DONE = {"Done": ""}

_INSTANCES = {"Second": "column", "Third": "column", "Outer": "column"}
_DERIVED = {"Derived1": "", "Derived2": "", "Derived3": "", "Derived4": ""}
_NUMBERS = {"Zero": "", "One": "", "Two": "", "Hundred": ""}
_SPELLINGS = {"TitleCase": "copied", "UpperCase": "copied", "LowerCase": "copied", "Singular": "copied"}
_WORDS = {"Y": "", "N": "", "T": "", "F": "", "Yes": "", "No": "", "True": "", "False": "", "Null": ""}
_AGGREGATES = {
    "CountRows": "table",
    "CountAll": "",
    "Count": "expression",
    "CountDistinct": "expression",
    "Sum": "expression",
    "SumDistinct": "expression",
    "Avg": "expression",
    "AvgDistinct": "expression",
    "Min": "expression",
    "Max": "expression",
    "JoinText": "expression",
}
_ARITHMETIC = {"Add": "value value", "Subtract": "value value", "Multiply": "value value", "Divide": "value value"}
_FUNCTIONS = {
    "Case": "condition value case_rest",
    "Coalesce": "value value",
    "NullIf": "value value",
    "Round": "expression",
    "RoundTo": "expression amount",
    "Abs": "expression",
    "Length": "expression",
    "Lower": "expression",
    "Upper": "expression",
    "Trim": "expression",
    "Substring": "expression amount amount",
    "Concat": "value value",
    "CastNumber": "expression",
    "CastInteger": "expression",
    "CastText": "expression",
    "Year": "value",
    "Month": "value",
    "Day": "value",
    "MonthStart": "value",
    "Today": "",
    "Now": "",
    "DaysAgo": "amount",
    "MonthsAgo": "amount",
    "YearsAgo": "amount",
    "DaysBetween": "value value",
    "Subquery": "query",
}
_CONDITIONS = {
    "And": "condition condition",
    "Or": "condition condition",
    "Not": "condition",
    "Eq": "expression value",
    "Ne": "expression value",
    "Lt": "expression value",
    "Le": "expression value",
    "Gt": "expression value",
    "Ge": "expression value",
    "Between": "expression value value",
    "Like": "expression pattern",
    "NotLike": "expression pattern",
    "InList": "expression value list_rest",
    "NotInList": "expression value list_rest",
    "In": "expression query",
    "NotIn": "expression query",
    "IsNull": "expression",
    "IsNotNull": "expression",
    "Exists": "query",
    "NotExists": "query",
    "Holds": "expression",
}
_PATTERNS = {"Contains": "literal", "StartsWith": "literal", "EndsWith": "literal"}
_EXPRESSION = {**_AGGREGATES, **_ARITHMETIC, **_FUNCTIONS, **_INSTANCES, **_DERIVED}
_VALUE = {**_NUMBERS, **_WORDS, **_SPELLINGS, **_EXPRESSION}
_END = {**_SET, **_DONE}

_SYMBOLS: dict[str, tuple[dict[str, str], str]] = {
    "query": ({"Select": "item after_select", "SelectDistinct": "item after_select"}, ""),
    "after_select": (
        {"Item": "item after_select", **_FROM, **_WHERE, **_GROUP, **_ORDER, **_LIMIT, **_END},
        "",
    ),
    "after_from": ({**_FROM, **_WHERE, **_GROUP, **_ORDER, **_LIMIT, **_END}, ""),
    "after_where": ({**_GROUP, **_ORDER, **_LIMIT, **_END}, ""),
    "after_group": ({**_GROUP, "Having": "condition after_having", **_ORDER, **_LIMIT, **_END}, ""),
    "after_having": ({**_ORDER, **_LIMIT, **_END}, ""),
    "after_order": ({**_ORDER, **_LIMIT, **_DONE}, ""),
    "after_limit": ({"Offset": "amount", **_DONE}, ""),
    "item": ({"AllColumns": "table", **_EXPRESSION}, "columns"),
    "expression": (_EXPRESSION, "columns"),
    "value": (_VALUE, "columns literals"),
    "condition": (_CONDITIONS, ""),
    "pattern": ({**_PATTERNS, **_SPELLINGS}, "columns literals"),
    "amount": (_NUMBERS, "literals"),
    "literal": (_SPELLINGS, "literals"),
    "copied": ({}, "literals"),
    "column": ({**_INSTANCES, **_DERIVED}, "columns"),
    "table": ({}, "tables"),
    "list_rest": ({"ListItem": "value list_rest", "ListEnd": ""}, ""),
    "case_rest": ({"CaseWhen": "condition value case_rest", "CaseElse": "value", "CaseEnd": ""}, ""),
}

CONSTANTS: dict[str, str] = {
    "Zero": "0",
    "One": "1",
    "Two": "2",
    "Hundred": "100",
    "Y": "Y",
    "N": "N",
    "T": "T",
    "F": "F",
    "Yes": "Yes",
    "No": "No",
}
"""Actions that stand for a value which questions rarely spell out."""


def _build() -> Grammar:
    children: dict[str, str] = {}
    for allowed, _ in _SYMBOLS.values():
        children.update(allowed)
    names = list(children)
    action_number = {name: i for i, name in enumerate(names)}
    symbol_number = {name: i for i, name in enumerate(_SYMBOLS)}
    return {
        "version": GRAMMAR_VERSION,
        "start": symbol_number["query"],
        "actions": [
            {"name": name, "children": [symbol_number[symbol] for symbol in children[name].split()]} for name in names
        ],
        "symbols": [
            {
                "name": name,
                "actions": sorted(action_number[action] for action in allowed),
                "columns": ANY_COLUMN if "columns" in pointers else 0,
                "tables": int("tables" in pointers),
                "literals": int("literals" in pointers),
            }
            for name, (allowed, pointers) in _SYMBOLS.items()
        ],
    }


GRAMMAR: Grammar = _build()
ACTION_NAMES: tuple[str, ...] = tuple(action["name"] for action in GRAMMAR["actions"])
ACTIONS: dict[str, int] = {name: i for i, name in enumerate(ACTION_NAMES)}
SYMBOLS: dict[str, int] = {symbol["name"]: i for i, symbol in enumerate(GRAMMAR["symbols"])}
