"""The one gate of requests: which comments ask for SQL, and why another does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from sql_copilot_ls.analysis.ide.commented_code import is_code
from sql_copilot_ls.analysis.ide.request_forms import (
    CHINESE_HEADINGS,
    CHINESE_REQUESTS,
    DEFINITIONS,
    HEADINGS,
    INSTRUCTIONS,
    LICENCES,
    NOTES,
    QUESTIONS,
)
from sql_copilot_ls.analysis.ide.request_shape import not_asking
from sql_copilot_ls.hanzi import HANZI, has_hanzi
from sql_copilot_ls.sql.comments import Comment

Reason = Literal[
    "",
    "unfinished",
    "beside code",
    "too long",
    "no words",
    "licence",
    "code",
    "definition",
    "note",
    "heading",
    "unrelated",
]
"""Why a comment is no request; empty for one that is."""
MAX_QUESTION = 600
"""Characters; a longer comment is documentation."""
_HEADING_WORDS = 4
_MOST_GUESSED = 8
"""Words of one comment that are tried as misspelt names."""
_WORD = re.compile(rf"[A-Za-z_][A-Za-z0-9_]*|[{HANZI}]+")


def is_request(comment: Comment, names: Collection[str] = ()) -> bool:
    """Whether a comment asks for SQL."""
    return not refusal(comment, names)


def may_ask(comment: Comment, names: Collection[str] = ()) -> bool:
    """Whether a comment asks for SQL, or for all that its form says might: its words name nothing in the schema, but
    may mean something there ("lapsed women"). How sure the model's answer is tells then.
    """
    return refusal(comment, names) in ("", "unrelated")


def refusal(comment: Comment, names: Collection[str] = ()) -> Reason:
    """Why a comment asks for no SQL. It does when it is question-shaped, has an instruction verb, or speaks of the
    schema (`names`: case-folded names and comments of its items), even misspelt: how sure its answer is decides then
    whether that is shown. Licence headers, commented-out SQL, tools' marks, notes, headings and separators do not.
    """
    text = comment.text
    unfit = unworded(comment)
    if unfit:
        return unfit
    if LICENCES.search(text):
        return "licence"
    if is_code(comment):
        return "code"
    if text.rstrip(" .!。！").endswith(("?", "？")):
        return ""
    if DEFINITIONS.match(text):
        return "definition"
    if (NOTES.match(text) and not QUESTIONS.match(text)) or not_asking(text):
        return "note"
    if has_hanzi(text):
        if CHINESE_REQUESTS.search(text):
            return ""
        if CHINESE_HEADINGS.fullmatch(text) and "的" not in text:
            return "heading"
        return "" if text.casefold() not in names and any(_spoken(_WORD.findall(text), names)) else "unrelated"
    words = _WORD.findall(text)
    if len(words) > 1 and (QUESTIONS.match(text) or INSTRUCTIONS.match(text)):
        return ""
    spoken = sum(1 for _ in zip(_spoken(words, names), range(2), strict=False))
    if len(words) < 2 or (len(words) <= _HEADING_WORDS and spoken < 2 and HEADINGS.search(text)):
        return "heading"
    return "" if spoken >= 2 or (spoken == 1 and len(words) <= 20) else "unrelated"


def unworded(comment: Comment) -> Reason:
    """Why a comment could be no request at all, whoever asks."""
    if not comment.closed:
        return "unfinished"
    if not comment.alone:
        return "beside code"
    if len(comment.text) > MAX_QUESTION:
        return "too long"
    return "" if len(comment.text) > 1 and _WORD.search(comment.text) else "no words"


def _spoken(words: list[str], names: Collection[str]) -> Iterator[str]:
    """The different names that words speak of: in singular or plural, within a run of hanzi, or with one slip of the
    pen."""
    seen: set[str] = set()
    unknown = []
    for word in words:
        found = _name(word.casefold(), names)
        if not found and has_hanzi(word[:1]):
            found = next((name for name in names if len(name) >= 2 and name in word and has_hanzi(name[:1])), "")
        if not found:
            unknown.append(word.casefold())
        elif found not in seen:
            seen.add(found)
            yield found
    for word in unknown[:_MOST_GUESSED]:
        found = next((f for slip in _slips(word) if (f := _name(slip, names))), "") if names else ""
        if found and found not in seen:
            seen.add(found)
            yield found


def _name(word: str, names: Collection[str]) -> str:
    """The name that a word is, up to its number; empty when there is none."""
    forms = (
        word,
        word[:-1] if word.endswith("s") else word + "s",
        word[:-3] + "y" if word.endswith("ies") else word[:-1] + "ies" if word.endswith("y") else word,
    )
    return next((form for form in forms if len(form) > 2 and form in names), "")


def _slips(word: str) -> Iterator[str]:
    """What a longer word of ASCII letters may have been meant to be: a letter too few, too many, swapped or wrong."""
    if len(word) < 6 or not word.isascii() or not word.isalpha():
        return
    for i in range(1, len(word)):
        head, tail = word[:i], word[i:]
        yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in "abcdefghijklmnopqrstuvwxyz":
            yield head + letter + tail
            yield head + letter + tail[1:]
