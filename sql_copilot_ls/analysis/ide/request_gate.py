"""The one gate of requests: which comments ask for SQL, and why another does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

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
    r"|检索|筛选|选出|选择|按.{1,12}(?:排序|分组|统计|汇总)|每[个位种名家年月天]|各个?|平均|总[数和额量共计]|最[高低大小多少新早晚长短贵便近]|前\s*[\d一二三四五六七八九十]+|没有|尚未|还未|超过|大于|小于|不到|以上|以下|之间|最近|本月|上个?月|今[天年]|昨天|去年|所有|全部|数量|人数|个数"
)
_NOTES = re.compile(
    r"(?:todo|fixme|xxx|hack|note|nb|warning|caution|deprecated|see\s|cf\.|e\.g\.|example\s*:|usage\s*:|author|created\b"
    r"|modified\b|version\b|date\s*:|file\s*:|description\s*:|purpose\s*:|schema\s*:|table\s*:|database\s*:|migration\b"
    r"|changelog|changeset|liquibase|rollback|\+goose|\+migrate|\+micrate|noqa|sqlfluff|name\s*:|encoding|vim:|region|endregion"
    r"|up\s*$|down\s*$|table structure|structure for|dumping|dumped|dump completed|indexes for|constraints for"
    r"|auto_?increment for|triggers\s|host\s*:|server version|generated\b|postgresql database|mysql dump"
    r"|step\s+\d+"
    r"|this\s(?!(?:week|month|quarter|year|morning|wk|mth|qtr|yr)\b)|these\s|the\s+following|we\s+(?!need)|if\s|when\s+the\s|because|since\s(?!\d)|used\s+(?:by|for|in|to|as|when|only)\b|uses\s"
    r"|注意|备注|说明|作者|创建|版本|日期|警告|表结构"
    r"|转储|废弃|参见|本表|该表|这(?:个|张|段|条)?(?:表|字段|列|脚本|文件|视图|查询|语句|函数|索引|存储过程)|用于|例如)",
    re.I,
)
_LEGAL = re.compile(
    r"copyright|licen[cs]ed?\s+(?:is\s+)?under\b|licen[cs]e,?\s+version|licen[cs]e\s+(?:file|terms)\b"
    r"|(?:the|see)\s+(?:mit|apache|gpl|bsd)\b.{0,40}licen[cs]e"
    r"|\b(?:mit|apache|gpl|bsd)\s+licen[cs]e|\blicen[cs]e\s*:|spdx"
    r"|all rights reserved|(?:without|no|any)\s+warrant(?:y|ies)\b|warranty\s+of"
    r"|permission is hereby|do not edit|auto-?generated|\(c\)\s*\d{4}|<\S{1,80}@\w+\.\w+"
    r"|版权所有|版权归|(?:遵循|依据|根据|基于|采用|使用).{0,20}许可证|许可证[:：]|保留所有权利",
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
        r"(?:create|drop|alter|truncate)\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|unique\s+)?(?:table|index|database|schema|type|function|procedure|trigger|sequence)\b"
        rf"|create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+|materialized\s+)?view\s+(?:if\s+not\s+exists\s+)?{_NAME}\s*(?:$|\(\w+(?:,\s*\w+)*\)\s*as\b|as\s*(?:$|select\b|with\b|\())|(?:drop|alter)\s+view\b",
        re.I,
    ),
    re.compile(
        r"(?:from|join|where|and|or|on|having|values|group\s+by|order\s+by|limit)\s+[\w.`\"(]+\s*(?:[=<>(]|\sin\s*\(|\slike\s|$|\d)",
        re.I,
    ),
    re.compile(
        r"(?:use|grant|revoke|commit|rollback|begin|end|go|set|pragma|call|exec|execute|explain|analyze|vacuum)\b[^?？]*;$"
        rf"|(?:commit|rollback|begin|end|go|vacuum)(?:\s+(?:transaction|work|tran|full))?$|use\s+{_NAME}$|(?:grant|revoke)\s+(?:all(?:\s+privileges)?|\w+(?:,\s*\w+){{0,8}})\s+on\s"
        rf"|set\s+(?:@*{_NAME}\s*=|(?:names|search_path|session|local|global|transaction|role|identity_insert|nocount)\b)|pragma\s+\w+"
        rf"|(?:call|exec|execute)\s+{_NAME}\s*(?:\(|@|'|$)|(?:explain|analyze)\s+(?:select|with|analyze|insert|update|delete|verbose)\b",
        re.I,
    ),
    re.compile(
        r"[`\"\[]?\w+[`\"\]]?\s+(?:int|integer|bigint|smallint|tinyint|varchar|char|text|date|datetime|timestamp|numeric|decimal|float|double|boolean|serial|uuid|json|blob)"
        r"(?:\s*(?:\(\s*\d+(?:\s*,\s*\d+)?\s*\)|\[\]))?\s*(?:,?$|(?:not\s+null|null|default|primary|references|unique|check|comment|generated|unsigned|auto_increment|collate|constraint)\b[^?]*$)",
        re.I,
    ),
)
_WORD = re.compile(rf"[A-Za-z_][A-Za-z0-9_]*|[{HANZI}]+")
_DEFINITION = re.compile(
    r"(?:create|drop|alter|truncate)\s+(?:a\s+|an\s+|the\s+|new\s+|or\s+replace\s+)*(?:\w+\s+)?"
    r"(?:table|index|column|database|schema|type|function|procedure|trigger|sequence|constraint|key|role|user)\b"
    r"|add\s+(?:a\s+|an\s+|the\s+|new\s+)*(?:\w+\s+)?(?:table|index|column|constraint|(?:foreign|primary|unique)\s+key)\b"
    r"|(?:创建|新建|建立?|删除|修改|增加|添加).{0,12}(?:表|索引|字段|列|数据库|约束|外键|触发器|存储过程)$",
    re.I,
)
_HEADING = re.compile(
    r"\b(?:tables?|sections?|ind(?:ex|exes|ices)|schemas?|views?|functions?|procedures?|triggers?|constraints?|data|modules?|seeds?|fixtures?|quer(?:y|ies)"
    r"|migrations?|keys?|columns?|entit(?:y|ies)|models?|stuff|definitions?|basics?|setup|config(?:uration)?|inserts?|samples?|domain|management|tracking)\s*[:.]?$",
    re.I,
)
_CHINESE_HEADING = re.compile(
    r"[^，,、；;\s]{0,10}(?:(?<!列)表|表结构|结构|索引|字段|模块|接口|说明|相关|配置|脚本|初始化|初始数据|测试数据|示例数据|外键|约束|视图|触发器|存储过程|管理|部分)[:：]?$"
)


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
    if _LEGAL.search(text):
        return "licence"
    if is_code(comment):
        return "code"
    if text.rstrip(" .!。！").endswith(("?", "？")):
        return ""
    if _DEFINITION.match(text):
        return "definition"
    if (_NOTES.match(text) and not _QUESTION_WORDS.match(text)) or not_asking(text):
        return "note"
    if has_hanzi(text):
        if _CHINESE_REQUEST.search(text):
            return ""
        if _CHINESE_HEADING.fullmatch(text) and "的" not in text:
            return "heading"
        return "" if text.casefold() not in names and any(_spoken(_WORD.findall(text), names)) else "unrelated"
    words = _WORD.findall(text)
    if len(words) > 1 and (_QUESTION_WORDS.match(text) or _INSTRUCTIONS.match(text)):
        return ""
    spoken = sum(1 for _ in zip(_spoken(words, names), range(2), strict=False))
    if len(words) < 2 or (len(words) <= _HEADING_WORDS and spoken < 2 and _HEADING.search(text)):
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


def is_code(comment: Comment) -> bool:
    """Whether a comment is a statement or part of one, commented out."""
    lines = [line for line in comment.lines if line]
    if not lines:
        return True
    if comment.text.endswith(";") and not comment.text.endswith(("?;", "？;")):
        return True
    if any(p.match(comment.text) for p in _CODE[:3]):
        return True
    code = sum(1 for line in lines if line.endswith((";", "(", "),")) or any(p.match(line) for p in _CODE))
    return code * 2 > len(lines) or (code > 0 and any(_CODE[0].match(line) for line in lines))


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
