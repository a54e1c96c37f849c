"""Which completions may pop up while someone types: none that would take an Enter or a space meant for the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sql_copilot_ls.analysis.ide.completing import Completion, complete
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema

TRIGGERS = (".", "'", '"', "`", "[", "@")
"""What asks for completions by itself. Never a space, a comma or a parenthesis: an Enter follows them as often as a
word, and would take the first offer.
"""
_NAMES = frozenset(("table", "column", "alias", "cte", "value", "schema", "variable"))
_CERTAIN = 3
"""Letters from which a keyword or function may be meant; a shorter word that begins no name is an alias more often."""


def popup(script: Script, offset: int, schema: Schema, trigger: str = "") -> list[Completion]:
    """The completions to show at an offset, best first. `trigger` is the sign that was typed, empty for a word or when
    asked for by name.
    """
    found = complete(script, offset, schema)
    if trigger and trigger != ".":
        return [item for item in found if item.start < offset]  # behind a closing quote nothing is begun
    typed = script.text[found[0].start : offset] if found else ""
    found = [_left_at_dots(item) for item in found]
    if trigger or not typed:
        return found
    if len(typed) < _CERTAIN and typed.isalpha() and not any(_begins_name(item, typed) for item in found):
        return []
    return list(_as_typed(found, typed))


def _left_at_dots(item: Completion) -> Completion:
    """An item of several words as the list finds it: up to the first later word with a dot. Who writes `a = b.c` out by
    hand asks anew at that dot, and until the answer comes an editor holds on to the item and gives it the next Enter.
    """
    words = (item.filter or item.label).split(" ")
    dotted = next((number for number, word in enumerate(words) if number and "." in word), 0)
    return replace(item, filter=" ".join(words[:dotted])) if dotted else item


def _begins_name(item: Completion, typed: str) -> bool:
    return item.kind in _NAMES and (item.filter or item.label).casefold().startswith(typed.casefold())


def _as_typed(found: list[Completion], typed: str) -> Iterator[Completion]:
    """Keywords and types in the case in which they were begun, so that one typed to its end is not changed; and the
    first word of those that have several, for whoever goes on in another line.
    """
    words = {item.label.casefold() for item in found}
    firsts: dict[str, Completion] = {}
    for item in found:
        own = item
        if item.kind in ("keyword", "type") and not item.snippet:
            insert = item.insert.lower() if typed.islower() else item.insert.upper() if typed.isupper() else item.insert
            own = replace(item, insert=insert)
            first = item.label.split(" ", 1)[0]
            if first != item.label and first.casefold() not in words:
                begun = insert.split(" ", 1)[0]
                firsts.setdefault(first, replace(own, label=first, insert=begun, filter=first, detail=""))
        yield own
    yield from firsts.values()
