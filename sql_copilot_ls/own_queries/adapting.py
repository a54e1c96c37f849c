"""An example's query with the values of a new comment in the place of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sql_copilot_ls.linking.word_forms import word_set
from sql_copilot_ls.periods import Period, PeriodError
from sql_copilot_ls.query import Literal, Statement, literals_of
from sql_copilot_ls.query.traversal import with_parts

from .wording import NUMBER, PERIOD, TEXT, Spoken, Value, Wording, are_alike

_NO_VALUE = word_set(
    "not no never non and or nor but except without than more less over under above below before after since until "
    "last 不 非 没 没有 未 无 和 或 与 除了 大于 小于 超过 低于 高于"
)
"""Words that a value said without quotes never holds: what goes with it is said otherwise."""


def adapted(
    query: Statement, own: Wording, new: Wording, may_be_value: Callable[[str, bool], bool] = lambda _text, _named: True
) -> Statement | None:
    """The query for a comment that says the same with other values; None where the comments do not say the same, or
    where a value of the new one has no place in the query.

    `may_be_value` tells of a text without quotes whether it may be a value, knowing whether it is written as a name.
    """
    literals = literals_of(query)
    own, texts = _with_bare_texts(own, literals)
    new = _with_bare_value(own, new, texts, may_be_value)
    if not _same_words(own.words, new.words):
        return None
    exchanged: dict[Literal, Literal] = {}
    for kind in (TEXT, NUMBER, PERIOD):
        ours = [value for value in own.values if value.kind == kind]
        theirs = [value for value in new.values if value.kind == kind]
        if len(ours) != len(theirs):
            return None
        for old, value in zip(ours, theirs, strict=True):
            if old.text == value.text:
                continue
            places = [literal for literal in literals if _is_value(old, literal)]
            if len(places) != 1 or exchanged.get(places[0], value.text) is None:
                return None
            found = _literal(places[0], value)
            if found is None or exchanged.setdefault(places[0], found) != found:
                return None
    kept = {old for old in own.values for same in new.values if same.kind == old.kind and same.text == old.text}
    if any(_is_value(value, literal) for value in kept for literal in exchanged):
        return None  # one value of the query stands for two of the comment

    def changed(node: Any) -> Any:
        return exchanged.get(node, node) if isinstance(node, Literal) else with_parts(node, changed)

    result: Statement = changed(query)
    return result


def _with_bare_texts(own: Wording, literals: Sequence[Literal]) -> tuple[Wording, int]:
    """An example's wording with the texts of its query that it says without quotes as values, and how many."""
    values, words = list(own.values), list(own.words)
    bare = 0
    for literal in literals:
        if literal.is_number or literal.is_period or len(literal.text) < 2:
            continue
        parts = literal.text.casefold().split()
        for at in range(len(words) - len(parts) + 1):
            run = words[at : at + len(parts)]
            if [word.text.casefold() for word in run] == parts:
                values.append(Value(TEXT, literal.text, run[0].start, run[-1].end))
                del words[at : at + len(parts)]
                bare += 1
                break
    return Wording(own.comment, tuple(words), tuple(sorted(values, key=lambda value: value.start))), bare


def _with_bare_value(own: Wording, new: Wording, bare: int, may_be_value: Callable[[str, bool], bool]) -> Wording:
    """A new comment's wording with what it says beyond the example's words as the one value that it lacks, where that
    stands in one piece.
    """
    texts = [value for value in own.values if value.kind == TEXT]
    if not texts or len(texts) - sum(v.kind == TEXT for v in new.values) != 1:
        return new
    rest = list(own.words)
    loose: list[int] = []
    for at, word in enumerate(new.words):
        mate = next((other for other in rest if are_alike(word.key, other.key)), None)
        if mate is None:
            loose.append(at)
        else:
            rest.remove(mate)
    if not loose or loose[-1] - loose[0] != len(loose) - 1:
        return new
    run = new.words[loose[0] : loose[-1] + 1]
    text = new.comment[run[0].start : run[-1].end]
    is_name = (text[0].isupper() and run[0].start > 0) or any(c.isdigit() for c in text)
    if any(word.key in _NO_VALUE for word in run) or not (is_name or (bare and texts[0].text[0].isupper() is False)):
        return new
    if not may_be_value(text, is_name):
        return new
    value = Value(TEXT, text, run[0].start, run[-1].end)
    words = tuple(word for at, word in enumerate(new.words) if at not in loose)
    return Wording(new.comment, words, tuple(sorted((*new.values, value), key=lambda v: v.start)))


def _same_words(own: Sequence[Spoken], new: Sequence[Spoken]) -> bool:
    """Whether two comments say the same words in any order, each as often, or words for the same thing."""
    if len(own) != len(new):
        return False
    rest = [word.key for word in own]
    loose: list[str] = []
    for word in new:
        if word.key in rest:
            rest.remove(word.key)
        else:
            loose.append(word.key)
    for key in loose:
        mate = next((other for other in rest if are_alike(key, other)), None)
        if mate is None:
            return False
        rest.remove(mate)
    return True


def _is_value(value: Value, literal: Literal) -> bool:
    if value.kind == NUMBER:
        return literal.is_number and _number(literal.text) == _number(value.text)
    if value.kind == PERIOD:
        return literal.is_period and (literal.text == value.text or _as_period(value.text) == literal.text)
    return not literal.is_number and not literal.is_period and literal.text.casefold() == value.text.casefold()


def _literal(old: Literal, value: Value) -> Literal | None:
    """A value as the literal that stands for another one; None where it is of another kind."""
    if value.kind != PERIOD:
        return Literal(value.text, old.is_number, old.is_period)
    found = _as_period(value.text)
    if found is None or _sides(found) != _sides(old.text):
        return None
    return Literal(found, is_period=True)


def _as_period(text: str) -> str | None:
    if "/" not in text:
        return None
    try:
        return str(Period.parse(text))
    except PeriodError:
        return None


def _sides(text: str) -> tuple[bool, bool]:
    """Which sides of a period are closed."""
    start, _, end = text.partition("/")
    return bool(start), bool(end)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
