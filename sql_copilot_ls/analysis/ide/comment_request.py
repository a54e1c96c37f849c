"""Which comments ask for SQL, and where the SQL they ask for would stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace

from sql_copilot_ls.sql.comments import Comment, comments

MAX_QUESTION = 600
"""Characters; a longer comment is documentation."""
_MAX_PREFIX = 400
_WHOLE = 150_000
"""Characters; of a longer text only the surroundings of the cursor are looked at."""
_AROUND = 40_000

_SQL_START = re.compile(r"(?:select|with|insert|update|delete|merge|replace)\b", re.I)
_OPENING = re.compile(
    r"(?:select(?:\s+(?:distinct|all|top))?|with(?:\s+recursive)?|insert(?:\s+into)?|update|delete(?:\s+from)?|merge(?:\s+into)?)\s*$",
    re.I,
)
_PARTIAL_KEYWORD = re.compile(r"(?:s|se|sel|sele|selec|w|wi|wit)$", re.I)

_QUESTION_WORDS = re.compile(
    r"(?:and\s+|so\s+|for\s+\w+\s*,\s*|in\s+\w+\s*,\s*)?(?:who|whose|whom|what|what's|which|when|where|why|how\s+(?:many|much|often|long|old|far|big|is|are|do|does|did|was"
    r"|were|has|have)|is\s+there|are\s+there|do(?:es)?\s+\w+\s+have|did|has\s+any|have\s+any|in\s+which|on\s+which|for\s+which|to\s+which|from\s+which|at\s+which|by\s+whom)\b",
    re.I,
)
_INSTRUCTIONS = re.compile(
    r"(?:please\s+|pls\s+|can\s+you\s+|could\s+you\s+|i\s+(?:want|need|would\s+like)\s+(?:to\s+)?|we\s+need\s+(?:to\s+)?|let'?s\s+|now\s+|then\s+|also\s+)*"
    r"(?:show|list|find|get|count|select|return|returns|give|display|calculate|compute|sum|average|rank|group|sort|order|fetch|retrieve|report|print|query|search"
    r"|look\s*up|pull|extract|determine|identify|tell|see|know|name|compare|sum\s+up|add\s+up|total|number\s+of|names?\s+of|ids?\s+of|details?\s+of|amount\s+of"
    r"|top\s+\w+|bottom\s+\w+|first\s+\d+|last\s+\d+|latest|newest|oldest|most|least|highest|lowest|largest|smallest|biggest|cheapest|longest|shortest|maximum"
    r"|minimum|max|min|avg|mean|median|percentage|percent|share|ratio|distribution|breakdown|all\s+(?:the\s+)?\w+|every\s+\w+|each\s+\w+|distinct|unique|different"
    r"|duplicate|duplicates|insert|delete|remove|update)\b",
    re.I,
)
_CHINESE_REQUEST = re.compile(
    r"多少|哪[些个位种一年月天家里几]|哪|谁|什么|几[个位种名家次]|是否|吗[?？]?$|如何|怎[么样]|请|查询|查找|查出|查一下|列出|显示|展示|统计|计算|找出|找到|返回|获取|求|给出|给我"
    r"|检索|筛选|选出|选择|按.{1,12}(?:排序|分组|统计|汇总)|每[个位种名家年月天]|各个?|平均|总[数和额量共计]|最[高低大小多少新早晚长短贵便近]|前\s*[\d一二三四五六七八九十]+|所有|全部|数量|人数|个数"
)
_HANZI = re.compile(r"[㐀-鿿]")
_NOTES = re.compile(
    r"(?:todo|fixme|xxx|hack|note|nb|warning|caution|deprecated|see\s|cf\.|e\.g\.|example\s*:|usage\s*:|author|created\b"
    r"|modified\b|version\b|date\s*:|file\s*:|description\s*:|purpose\s*:|schema\s*:|table\s*:|database\s*:|migration\b"
    r"|changelog|changeset|liquibase|rollback|\+goose|\+migrate|\+micrate|noqa|sqlfluff|name\s*:|encoding|vim:|region|endregion"
    r"|up\s*$|down\s*$|table structure|structure for|dumping|dumped|dump completed|indexes for|constraints for"
    r"|auto_?increment for|triggers\s|host\s*:|server version|generated\b|postgresql database|mysql dump"
    r"|step\s+\d+|create\s|drop\s|alter\s"
    r"|this\s|these\s|the\s+following|we\s+(?!need)|if\s|when\s+the\s|because|since\s|used\s|uses\s"
    r"|注意|备注|说明|作者|创建|版本|日期|警告|表结构"
    r"|转储|废弃|参见|本表|该表|这[个张]|用于|例如)",
    re.I,
)
_LEGAL = re.compile(
    r"copyright|licen[cs]e[ds]?\b.{0,100}\b(?:under|version|file|terms|mit|apache|gpl|bsd)|\blicense\s*:|spdx"
    r"|all rights reserved|warranty|permission is hereby|do not edit|auto-?generated|\(c\)\s*\d{4}|@\w+\.\w+"
    r"|版权|许可证|保留所有权利",
    re.I,
)
_NAME = r"[\w.`\"\[\]]+(?![\w.`\"\[\]])"
"""A name as a whole: what follows cannot take a part of it, so that there is one way to read it."""
_ITEM_REST = r"(?:\s*\([^)]*\))?(?:\s+as\s+\w+\b)?"
_CODE = (
    re.compile(
        rf"select\s+(?:distinct\s+)?(?:\*|{_NAME}{_ITEM_REST})(?:\s*,\s*(?:\*|{_NAME}(?:\.\*)?{_ITEM_REST}))*\s+from\s+{_NAME}\s*"
        r"(?:(?:as\s+)?(?!where|join|inner|left|right|cross|group|order|limit)\w+\b\s*)??(?:$|;|,|where\b.*[=<>]|where\b.*\b(?:in|like|is|between)\b|(?:inner\s+|left\s+|right\s+|cross\s+)?join\b|group\s+by\s|order\s+by\s|limit\s+\d)",
        re.I,
    ),
    re.compile(
        r"(?:insert\s+into\s+\S+\s*(?:\(|values|select)|update\s+\S+\s+set\s|delete\s+from\s+\S+\s*(?:where\b.*[=<>]|;|$))",
        re.I,
    ),
    re.compile(
        r"(?:create|drop|alter|truncate)\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+)?(?:table|index|view|database|schema|type|function|procedure|trigger|sequence)\b",
        re.I,
    ),
    re.compile(
        r"(?:from|join|where|and|or|on|having|set|values|group\s+by|order\s+by|limit)\s+[\w.`\"(]+\s*(?:[=<>(]|\sin\s*\(|\slike\s|$|\d)",
        re.I,
    ),
    re.compile(
        r"(?:use|grant|revoke|commit|rollback|begin|end|go|set|pragma|call|exec|execute|explain|analyze|vacuum)\b[^?？]*(?:;|$)",
        re.I,
    ),
    re.compile(
        r"[`\"\[]?\w+[`\"\]]?\s+(?:int|integer|bigint|smallint|tinyint|varchar|char|text|date|datetime|timestamp|numeric|decimal|float|double|boolean|serial|uuid|json|blob)\b[^?]*,?$",
        re.I,
    ),
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[㐀-鿿]+")
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
    a statement follows.
    """

    question: str
    comment_start: int
    comment_end: int
    start: int
    end: int
    prefix: str
    indent: str
    answered: bool


def is_request(comment: Comment, names: Collection[str] = ()) -> bool:
    """Whether a comment asks for SQL: question-shaped, with an instruction verb, or naming schema items (`names`:
    case-folded).

    Licence headers, commented-out SQL, tools' marks, notes and separators do not.
    """
    text = comment.text
    if not comment.closed or not comment.alone or not 2 <= len(text) <= MAX_QUESTION or _LEGAL.search(text):
        return False
    if not _WORD.search(text) or _is_code(comment):
        return False
    asks = text.rstrip(" .!。！").endswith(("?", "？"))
    if asks:
        return True
    if _NOTES.match(text) and not _QUESTION_WORDS.match(text):
        return False
    words = _WORD.findall(text)
    if _HANZI.search(text):
        return bool(_CHINESE_REQUEST.search(text)) or _named(words, names) >= 2
    if len(words) < 2:
        return False
    if _QUESTION_WORDS.match(text) or _INSTRUCTIONS.match(text):
        return True
    named = _named(words, names)
    return named >= 2 or (named == 1 and 3 <= len(words) <= 20)


def _is_worded(comment: Comment) -> bool:
    """Whether a comment could be a request at all."""
    return comment.closed and comment.alone and len(comment.text) <= MAX_QUESTION and bool(_WORD.search(comment.text))


def _named(words: list[str], names: Collection[str]) -> int:
    """How many different words name schema items, plural or singular."""
    seen = set()
    for word in words:
        folded = word.casefold()
        for form in (
            folded,
            folded[:-1] if folded.endswith("s") else folded + "s",
            folded[:-3] + "y" if folded.endswith("ies") else folded,
        ):
            if len(form) > 2 and form in names:
                seen.add(form)
                break
        else:
            if _HANZI.match(word) and any(len(name) >= 2 and name in word for name in names if _HANZI.match(name)):
                seen.add(word)
    return len(seen)


def _is_code(comment: Comment) -> bool:
    lines = [line for line in comment.lines if line]
    if not lines:
        return True
    if comment.text.endswith(";") and not comment.text.endswith(("?;", "？;")):
        return True
    if any(p.match(comment.text) for p in _CODE[:3]):
        return True
    code = sum(1 for line in lines if line.endswith((";", "(", "),")) or any(p.match(line) for p in _CODE))
    return code * 2 > len(lines) or (code > 0 and any(_CODE[0].match(line) for line in lines))


def request_near(text: str, offset: int, *, dialect: str = "", names: Collection[str] | None = None) -> Request | None:
    """The request whose comment holds the offset or stands above it with no statement between; None when there is
    none.

    With `names` None any comment with words counts: the user asks for it by name.
    """
    base, text = _surroundings(text, offset)
    offset -= base
    found = comments(text, dialect)
    index = bisect_right([c.start for c in found], _line_end(text, offset)) - 1
    while index >= 0:
        comment = found[index]
        request = _place(text, comment)
        if offset > comment.end and offset > _line_end(text, request.end) and text[request.end : offset].strip():
            return None
        if is_request(comment, names or ()) or (names is None and _is_worded(comment) and not _is_code(comment)):
            return _shifted(request, base)
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
    )


def requests(text: str, *, dialect: str = "", names: Collection[str] = ()) -> list[Request]:
    """Every request of a text, in order."""
    return [_place(text, comment) for comment in comments(text, dialect) if is_request(comment, names)]


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
    if not (_is_worded(comment) if names is None else is_request(comment, names)):
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
    return Request(comment.text, comment.start, comment.end, comment.end, comment.end, "", indent, True)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    ends = [e for e in (text.find("\n", offset), text.find("\r", offset)) if e >= 0]
    return min(ends, default=len(text))


def _indent(text: str, offset: int) -> str:
    before = text[_line_start(text, offset) : offset]
    return before if not before.strip() else ""
