"""A person's name is shown whole: who asks for names, and not for first or last ones, means both columns; and who says
a whole name compares both.

Changes candidates of 5 of 383 comments over held-out schemas of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sql_copilot_ls.linking.word_forms import name_parts
from sql_copilot_ls.query import Statement, rewritten
from sql_copilot_ls.query.ir import Call, Column, Expression, Literal, Query

from .circumstances import NAMING_WHOLLY, Circumstances

_FIRST = frozenset({"first", "given", "fore", "f"})
_LAST = frozenset({"last", "family", "sur", "l"})
_NAME = frozenset({"name", "names"})
_JOINED = {f"{which}name": part for part in (_FIRST, _LAST) for which in part} | {"姓氏": _LAST}
"""A name written as one word, and the part it is of."""


def with_full_names(query: Statement, asked: Circumstances) -> Statement:
    """The query with a first name beside every last one that it shows, and the other way round, where the table has one
    column for each and the comment does not ask for one of the two by itself.
    """
    parts = _parts_asked_for([word.text for word in asked.linked.words])
    if not isinstance(query, Query) or query.chained is not None or len(parts) == 1:
        return query

    def whole(shown: Expression) -> tuple[Expression, ...]:
        if not isinstance(shown, Column) or _part_of(shown.name) is None:
            return (shown,)
        both = _both(shown, asked)
        alone = [column for column in both if asked.words_for(shown.table, column.name, NAMING_WHOLLY)]
        return (shown,) if not both or (len(alone) == 1 and not parts) else both

    def all_whole(items: tuple[Expression, ...]) -> tuple[Expression, ...]:
        names = tuple(name for item in items for name in whole(item))
        return tuple(dict.fromkeys(names)) if len(names) > len(items) else items

    return replace(query, select=all_whole(query.select), group_by=all_whole(query.group_by))


def with_names_in_parts(query: Statement, asked: Circumstances) -> Statement:
    """The query with a whole name that it compares with a first or a last one compared part by part."""

    def call(call: Call) -> Call:
        if call.action != "Eq" or not isinstance(named := call.arguments[0], Column) or _part_of(named.name) is None:
            return call
        value = call.arguments[1]
        words = value.text.split() if isinstance(value, Literal) and not value.is_period else []
        both = _both(named, asked) if len(words) == 2 else ()
        return (
            Call("And", tuple(Call("Eq", (c, Literal(w))) for c, w in zip(both, words, strict=True))) if both else call
        )

    return rewritten(query, call=call)


def _both(name: Column, asked: Circumstances) -> tuple[Column, ...]:
    """The columns of a first and a last name beside one of them; none where the table has several of either."""
    columns = [column.name for column in asked.catalog.tables[name.table].columns]
    first, last = ([c for c in columns if _part_of(c) is part] for part in (_FIRST, _LAST))
    return (replace(name, name=first[0]), replace(name, name=last[0])) if len(first) == len(last) == 1 else ()


def _part_of(column: str) -> frozenset[str] | None:
    """Which part of a person's name a column holds: first_name, customerLastName, surname."""
    parts = name_parts(column)
    if len(parts) > 1 and parts[-1] == "name":
        return next((part for part in (_FIRST, _LAST) if parts[-2] in part), None)
    return _JOINED.get(parts[-1]) if parts else None


def _parts_asked_for(words: Iterable[str]) -> set[frozenset[str]]:
    """The parts that a comment names: "last names", "first and last name", "surname"; not "first 5 members"."""
    found: set[frozenset[str]] = set()
    waiting: set[frozenset[str]] = set()
    for text in words:
        word = text.casefold()
        part = next((part for part in (_FIRST, _LAST) if word in part), None)
        if part is not None:
            waiting.add(part)
        elif word in _NAME:
            found |= waiting
        elif (joined := _JOINED.get(word) or _JOINED.get(word.removesuffix("s"))) is not None:
            found.add(joined)
        if part is None and word not in {"and", "or"}:
            waiting.clear()
    return found
