"""Where the SQL that a comment asks for would stand, or stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace

from sql_copilot_ls.analysis.ide.commented_code import is_code
from sql_copilot_ls.analysis.ide.request_gate import Reason, is_request, may_ask, refusal, unworded
from sql_copilot_ls.sql.comments import Comment, comments

_MAX_PREFIX = 400
_WHOLE = 150_000
"""Characters; of a longer text only the surroundings of the cursor are looked at."""
_AROUND = 40_000

_SQL_START = re.compile(r"(?:select|with|insert|update|delete|merge|replace)\b", re.I)
_ANSWER = re.compile(rf"{_SQL_START.pattern}|create\s+(?:or\s+replace\s+)?view\b", re.I)
"""What a statement that may have come of a comment begins with."""
_OPENING = re.compile(
    r"(?:select(?:\s+(?:distinct|all|top))?|with(?:\s+recursive)?|insert(?:\s+into)?|update|delete(?:\s+from)?|merge(?:\s+into)?)\s*$",
    re.I,
)
_PARTIAL_KEYWORD = re.compile(r"(?:s|se|sel|sele|selec|w|wi|wit)$", re.I)

_NEXT_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?=\S)")
_PIECE = re.compile(
    r"'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|(?P<stop>;|(?:\r\n|\r|\n)[ \t]*(?:(?:\r\n|\r|\n)|--|/\*|\Z)|\Z)"
)
"""What a statement is passed through by: quoted text, or where it ends."""


@dataclass(frozen=True, slots=True)
class Request:
    """A comment that asks, and the place below it.

    `question` is what it asks. `[start, end)` is what its SQL would replace: empty at the end of the comment, or the
    opening of a statement
    (`prefix`) already typed below; `indent` is the white space the comment's lines begin with. `answered` says that
    a statement follows; `statement` is where it stands if it can be the comment's answer: a query or a change.
    """

    question: str
    comment_start: int
    comment_end: int
    start: int
    end: int
    prefix: str
    indent: str
    answered: bool
    statement: tuple[int, int] | None = None


def request_near(text: str, offset: int, *, dialect: str = "", names: Collection[str] | None = None) -> Request | None:
    """The request whose comment or answer holds the offset, or which stands above it with no statement between; None
    when there is none.

    With `names` None any comment with words counts: the user asks for it by name. Else one that may ask, even if it
    names nothing in the schema.
    """
    base, text = _surroundings(text, offset)
    found = _comment_near(text, offset - base, dialect, names)
    return _shifted(_place(text, found), base) if found is not None else None


def why_none(text: str, offset: int, *, dialect: str = "", names: Collection[str] = ()) -> Reason | None:
    """Why the comment that holds an offset is no request, empty when it is one; None where no comment is."""
    base, text = _surroundings(text, offset)
    offset -= base
    held = [c for c in comments(text, dialect) if c.start <= offset <= c.end]
    return refusal(held[-1], names) if held else None


def _comment_near(text: str, offset: int, dialect: str, names: Collection[str] | None) -> Comment | None:
    found = comments(text, dialect)
    index = bisect_right([c.start for c in found], _line_end(text, offset)) - 1
    while index >= 0:
        comment = found[index]
        if comment.alone:
            request = _place(text, comment)
            stands = statement_after(text, comment.end) if request.answered else None
            end = stands[1] if stands is not None else request.end
            if offset > _line_end(text, end) and (stands is not None or text[end:offset].strip()):
                return None
            if may_ask(comment, names or ()) or (names is None and not unworded(comment) and not is_code(comment)):
                return comment
            if offset > comment.end or text[max(offset, comment.start) : comment.end].strip():
                return None
        index -= 1
    return None


def _surroundings(text: str, offset: int) -> tuple[int, str]:
    """Of a long text the part around an offset, from a blank line on, with where it begins."""
    if len(text) <= _WHOLE:
        return 0, text
    start = max(text.rfind("\n\n", 0, max(offset - _AROUND, 0)), text.rfind("\n\r\n", 0, max(offset - _AROUND, 0)), 0)
    return start, text[start : offset + _AROUND]


def _shifted(request: Request, by: int) -> Request:
    return replace(
        request,
        comment_start=request.comment_start + by,
        comment_end=request.comment_end + by,
        start=request.start + by,
        end=request.end + by,
        statement=request.statement and (request.statement[0] + by, request.statement[1] + by),
    )


def requests(text: str, *, dialect: str = "", names: Collection[str] = ()) -> list[Request]:
    """Every request of a text, in order."""
    return [_place(text, comment) for comment in comments(text, dialect) if is_request(comment, names)]


def statements_below(text: str, questions: Collection[str], *, dialect: str = "") -> dict[str, list[tuple[int, int]]]:
    """Where the queries and changes stand that are directly below comments with these words; comments that are not
    there are not named.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for comment in comments(text, dialect):
        if comment.text in questions:
            statement = _place(text, comment).statement
            found.setdefault(comment.text, []).extend([statement] if statement is not None else [])
    return found


def typing_at(text: str, offset: int, *, dialect: str = "", names: Collection[str] | None = ()) -> Request | None:
    """The request that text at the cursor would answer while typing; None when nothing should be suggested there.

    The cursor is at the end of the comment or below it, with nothing but blank lines and one statement's opening
    between and nothing after it on its line. `start` and `end` then lie on the cursor's line: what was typed of the
    statement so far.
    """
    base, text = _surroundings(text, offset)
    offset -= base
    line_start, line_end = _line_start(text, offset), _line_end(text, offset)
    if text[offset:line_end].strip():
        return None
    found = comments(text, dialect)
    index = bisect_right([c.start for c in found], offset) - 1
    if index < 0:
        return None
    comment = found[index]
    if unworded(comment) if names is None else not may_ask(comment, names):
        return None
    indent = _indent(text, comment.start)
    if line_start <= comment.end:
        if offset < comment.end or text[comment.end : offset].strip():
            return None
        return _shifted(Request(comment.text, comment.start, comment.end, offset, offset, "", indent, False), base)
    between = text[comment.end : line_start]
    if between.strip() or between.count("\n") > 2:
        return None
    typed = text[line_start:offset]
    prefix = typed.lstrip()
    if len(prefix) > _MAX_PREFIX or (prefix and not _SQL_START.match(prefix) and not _PARTIAL_KEYWORD.match(prefix)):
        return None
    if prefix.rstrip().endswith(";"):
        return None
    indent = typed[: len(typed) - len(prefix)]
    start = line_start + len(indent)
    return _shifted(Request(comment.text, comment.start, comment.end, start, offset, prefix, indent, False), base)


def repeats_following(sql: str, text: str, offset: int) -> bool:
    """Whether a suggestion says what the statement after the offset says already, but for white space, case and the
    final semicolon."""
    following = re.sub(r"\s+", "", text[offset : offset + 4 * len(sql) + 200]).casefold()
    wanted = re.sub(r"\s+", "", sql).casefold().rstrip(";")
    return (
        bool(wanted)
        and following.startswith(wanted)
        and following[len(wanted) : len(wanted) + 1] in ("", ";", "-", "/", "#")
    )


def in_word(text: str, offset: int) -> bool:
    """Whether a word is being typed at the offset."""
    return offset > 0 and (text[offset - 1].isalnum() or text[offset - 1] == "_")


def statement_after(text: str, offset: int) -> tuple[int, int] | None:
    """Where the statement directly below the offset stands: up to its semicolon (included), a blank line or a
    comment; None when there is none."""
    match = _NEXT_LINE.match(text, offset)
    if not match or text.startswith(("--", "/*", "#"), match.end()):
        return None
    start = position = match.end()
    while True:
        found = _PIECE.search(text, position)
        if found is None:
            return start, len(text)
        if found["stop"] is not None:
            end = found.end() if found["stop"] == ";" else found.start()
            return start, end
        position = found.end()


def _place(text: str, comment: Comment) -> Request:
    indent = _indent(text, comment.start)
    below = statement_after(text, comment.end)
    if below is None:
        return Request(comment.text, comment.start, comment.end, comment.end, comment.end, "", indent, False)
    start, end = below
    written = text[start:end]
    if _OPENING.match(written) or _PARTIAL_KEYWORD.match(written):
        return Request(comment.text, comment.start, comment.end, start, end, written, indent, False)
    statement = below if _ANSWER.match(written) else None
    return Request(comment.text, comment.start, comment.end, comment.end, comment.end, "", indent, True, statement)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    ends = [e for e in (text.find("\n", offset), text.find("\r", offset)) if e >= 0]
    return min(ends, default=len(text))


def _indent(text: str, offset: int) -> str:
    before = text[_line_start(text, offset) : offset]
    return before if not before.strip() else ""
