"""The grammar as data: which tokens may stand where, and what each action expects to its right."""

from __future__ import annotations

from typing import TypedDict

GRAMMAR_VERSION = 2
ANY_COLUMN = 0b111111
"""A bit for every `ColumnKind`: declared types lie too often to forbid a column anywhere."""
FIRST_LITERAL_KIND = 7
"""The node kind of a literal that is plain text; the mask of a symbol counts from it."""
TEXT, NUMBER, DATE, ALLOWED, PERIOD, LISTED = (1 << place for place in range(6))
"""One bit for every kind of literal. `LISTED` values are those that the schema names, said in the comment or not."""
VALUES = TEXT | NUMBER | DATE | ALLOWED | LISTED


class ActionEntry(TypedDict):
    """One action: the symbols of its children, expanded leftmost first."""

    name: str
    children: list[int]


class SymbolEntry(TypedDict):
    """One symbol: its actions, bit masks of the column and literal kinds it may point to, and whether to tables."""

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

_FIRST: dict[str, tuple[dict[str, str], str]] = {
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
    "value": (_VALUE, "columns values"),
    "condition": (_CONDITIONS, ""),
    "pattern": ({**_PATTERNS, **_SPELLINGS}, "columns values"),
    "amount": (_NUMBERS, "numbers"),
    "literal": (_SPELLINGS, "values"),
    "copied": ({}, "spelt"),
    "column": ({**_INSTANCES, **_DERIVED}, "columns"),
    "table": ({}, "tables"),
    "list_rest": ({"ListItem": "value list_rest", "ListEnd": ""}, ""),
    "case_rest": ({"CaseWhen": "condition value case_rest", "CaseElse": "value", "CaseEnd": ""}, ""),
}
"""What version 1 had, in its numbering."""

_TIMES = {
    "HourStart": "value",
    "DayStart": "value",
    "WeekStart": "value",
    "QuarterStart": "value",
    "YearStart": "value",
    "Quarter": "value",
    "Week": "value",
    "Weekday": "value",
    "Hour": "value",
    "DaysSince": "value",
    "YearsSince": "value",
    "SecondsBetween": "value value",
    "MinutesBetween": "value value",
    "HoursBetween": "value value",
    "ElapsedDays": "value value",
    "MonthsBetween": "value value",
    "YearsBetween": "value value",
    "PlusMinutes": "value amount",
    "PlusHours": "value amount",
    "PlusDays": "value amount",
    "PlusMonths": "value amount",
    "PlusYears": "value amount",
    "MinusMinutes": "value amount",
    "MinusHours": "value amount",
    "MinusDays": "value amount",
    "MinusMonths": "value amount",
    "MinusYears": "value amount",
}
_SHARES = {
    "CountIf": "condition",
    "SumIf": "condition expression",
    "ShareIf": "condition",
    "PercentIf": "condition",
    "SafeDivide": "value value",
    "Percent": "value value",
}
_WINDOWS = {
    "RowNumber": "window",
    "Rank": "window",
    "DenseRank": "window",
    "Ntile": "amount window",
    "Lag": "expression window",
    "Lead": "expression window",
    "LagBy": "expression amount window",
    "FirstValue": "expression window",
    "LastValue": "expression window",
    "RunningSum": "expression window",
    "RunningAvg": "expression window",
    "RunningCount": "window",
    "MovingSum": "expression amount window",
    "MovingAvg": "expression amount window",
    "WindowSum": "expression window",
    "WindowAvg": "expression window",
    "WindowCount": "window",
    "WindowMin": "expression window",
    "WindowMax": "expression window",
    "ShareOfTotal": "expression window",
    "PercentOfTotal": "expression window",
    "ChangeFromPrevious": "expression window",
    "PercentChange": "expression window",
}
_MORE_FUNCTIONS = {
    "JoinTextDistinct": "expression",
    "Median": "expression",
    "StdDev": "expression",
    "Modulo": "value value",
    "Floor": "expression",
    "Ceiling": "expression",
    "Random": "",
}
_SPACE = {
    "Distance": "expression expression",
    "Area": "expression",
    "GeoLength": "expression",
    "Point": "value value",
}
_MORE_CONDITIONS = {
    "During": "expression period",
    "Before": "expression period",
    "Since": "expression period",
    "After": "expression period",
    "Until": "expression period",
    "Weekend": "expression",
    "With": "table with_rest",
    "Without": "table with_rest",
    "WithinDistance": "expression expression value",
    "SpatialContains": "expression expression",
    "Intersects": "expression expression",
}
_MORE_FROM = {
    "FromFull": "table after_from",
    "FromFullOn": "column column after_from",
    "FromLeftThat": "table condition after_from",
}
_QUALIFY = {"Qualify": "condition after_qualify"}
_MORE_DERIVED = {"Derived5": "", "Derived6": ""}
_MORE_NUMBERS = {"Ten": "", "Twelve": "", "Sixty": "", "Thousand": ""}
_MORE_EXPRESSION = {**_TIMES, **_SHARES, **_WINDOWS, **_MORE_FUNCTIONS, **_SPACE, **_MORE_DERIVED}
_ROWS = {"RowsThat": "condition", "AllRows": ""}

_SECOND: dict[str, tuple[dict[str, str], str]] = {
    "statement": (
        {
            "Select": "item after_select",
            "SelectDistinct": "item after_select",
            "InsertRow": "table insert_rest",
            "UpdateRows": "table set_rest",
            "DeleteRows": "table rows",
            "CreateView": "literal query",
            "CreateViewUnnamed": "query",
        },
        "",
    ),
    "after_select": ({**_MORE_FROM, **_QUALIFY}, ""),
    "after_from": ({**_MORE_FROM, **_QUALIFY}, ""),
    "after_where": (_QUALIFY, ""),
    "after_group": (_QUALIFY, ""),
    "after_having": (_QUALIFY, ""),
    "after_qualify": ({**_ORDER, **_LIMIT, **_END}, ""),
    "item": (_MORE_EXPRESSION, ""),
    "expression": (_MORE_EXPRESSION, ""),
    "value": ({**_MORE_NUMBERS, **_MORE_EXPRESSION, "PeriodStart": "period", "Ask": ""}, ""),
    "condition": (_MORE_CONDITIONS, ""),
    "amount": (_MORE_NUMBERS, ""),
    "column": (_MORE_DERIVED, ""),
    "period": ({}, "periods"),
    "window": (
        {
            "PartitionBy": "expression window",
            "WindowAsc": "expression window",
            "WindowDesc": "expression window",
            "WindowEnd": "",
        },
        "",
    ),
    "with_rest": ({"That": "condition", "ThatEnd": ""}, ""),
    "insert_rest": ({"InsertValue": "column value insert_rest", "InsertEnd": ""}, ""),
    "set_rest": ({"SetTo": "column value set_rest", **_ROWS}, ""),
    "rows": (_ROWS, ""),
}
"""What version 2 adds; its new actions and symbols are numbered after those of version 1."""
_LITERALS = {
    "values": VALUES,
    "numbers": NUMBER | ALLOWED | LISTED,
    "spelt": TEXT | ALLOWED,
    "periods": PERIOD,
}
"""What a symbol that points to literals may point to."""

CONSTANTS: dict[str, str] = {
    "Zero": "0",
    "One": "1",
    "Two": "2",
    "Hundred": "100",
    "Ten": "10",
    "Twelve": "12",
    "Sixty": "60",
    "Thousand": "1000",
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
    allowed: dict[str, set[str]] = {}
    pointers: dict[str, list[str]] = {}
    for version in (_FIRST, _SECOND):
        for name, (actions, points_to) in version.items():
            children.update(actions)
            allowed.setdefault(name, set()).update(actions)
            pointers.setdefault(name, []).extend(points_to.split())
    action_number = {name: i for i, name in enumerate(children)}
    symbol_number = {name: i for i, name in enumerate(allowed)}
    return {
        "version": GRAMMAR_VERSION,
        "start": symbol_number["statement"],
        "actions": [
            {"name": name, "children": [symbol_number[symbol] for symbol in expected.split()]}
            for name, expected in children.items()
        ],
        "symbols": [
            {
                "name": name,
                "actions": sorted(action_number[action] for action in actions),
                "columns": ANY_COLUMN if "columns" in pointers[name] else 0,
                "tables": int("tables" in pointers[name]),
                "literals": sum(_LITERALS.get(pointer, 0) for pointer in pointers[name]),
            }
            for name, actions in allowed.items()
        ],
    }


GRAMMAR: Grammar = _build()
ACTION_NAMES: tuple[str, ...] = tuple(action["name"] for action in GRAMMAR["actions"])
ACTIONS: dict[str, int] = {name: i for i, name in enumerate(ACTION_NAMES)}
SYMBOLS: dict[str, int] = {symbol["name"]: i for i, symbol in enumerate(GRAMMAR["symbols"])}
