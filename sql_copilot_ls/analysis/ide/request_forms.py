"""What comments begin with, hold or end in, by what that makes them: the words of `request_gate`, as tables."""

from __future__ import annotations

import re


def _words(text: str) -> str:
    """Words and phrases with a bar between them, as alternatives of a pattern; a space is any white space."""
    return "|".join(phrase.strip().replace(" ", r"\s+") for phrase in text.split("|"))


def _begins(*alternatives: str, before: str = "", ends: str = "") -> re.Pattern[str]:
    """What begins with one of the alternatives, after any of what may stand before."""
    return re.compile(rf"{before}(?:{'|'.join(alternatives)}){ends}", re.I)


def _holds(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


QUESTIONS = _begins(
    _words("who | whose | whom | what | what's | which | when | where | why"),
    _words("how many | how much | how often | how long | how old | how far | how big"),
    _words("how is | how are | how do | how does | how did | how was | how were | how has | how have"),
    _words("is there | are there | did | has any | have any"),
    r"do(?:es)?\s+\w+\s+have",
    _words("in which | on which | for which | to which | from which | at which | by whom"),
    before=r"(?:and\s+|so\s+|for\s+\w+\s*,\s*|in\s+\w+\s*,\s*)?",
    ends=r"\b",
)
"""Questions, by their first words."""

INSTRUCTIONS = _begins(
    # what to do
    _words("show | list | find | get | count | select | return | returns | give | display | calculate | compute | sum"),
    _words("rank | group | sort | order | fetch | retrieve | report | print | query | search | pull | extract"),
    _words("determine | identify | tell | see | know | name | compare | sum up | add up | average | total"),
    r"look\s*up",
    _words("insert | delete | remove | update"),
    # of what, where the verb is left out
    _words("number of | amount of"),
    r"names?\s+of|ids?\s+of|details?\s+of",
    r"top\s+\w+|bottom\s+\w+|first\s+\d+|last\s+\d+",
    _words("latest | newest | oldest | most | least | highest | lowest | largest | smallest | biggest | cheapest"),
    _words("longest | shortest | maximum | minimum | max | min | avg | mean | median"),
    _words("percentage | percent | share | ratio | distribution | breakdown"),
    r"all\s+(?:the\s+)?\w+|every\s+\w+|each\s+\w+",
    _words("distinct | unique | different | duplicate | duplicates"),
    before=r"(?:please\s+|pls\s+|can\s+you\s+|could\s+you\s+|i\s+(?:want|need|would\s+like)\s+(?:to\s+)?"
    r"|we\s+need\s+(?:to\s+)?|let'?s\s+|now\s+|then\s+|also\s+)*",
    ends=r"\b",
)
"""Instructions, by their first words."""

CHINESE_REQUESTS = _holds(
    # questions
    "多少|哪|谁|什么|几[个位种名家次]|是否|吗[?？]?$|如何|怎[么样]",
    # instructions
    "请|查询|查找|查出|查一下|列出|显示|展示|统计|计算|找出|找到|返回|获取|求|给出|给我|检索|筛选|选出|选择",
    # what is told of a result
    "按.{1,12}(?:排序|分组|统计|汇总)|每[个位种名家年月天]|各个?|平均|总[数和额量共计]",
    r"最[高低大小多少新早晚长短贵便近]|前\s*[\d一二三四五六七八九十]+|所有|全部|数量|人数|个数",
    # conditions
    "没有|尚未|还未|超过|大于|小于|不到|以上|以下|之间|最近|本月|上个?月|今[天年]|昨天|去年",
)
"""Chinese requests, by any of their words."""

_PERIOD = "week|month|quarter|year|morning|wk|mth|qtr|yr"
NOTES = _begins(
    # to oneself and others
    "todo|fixme|xxx|hack|note|nb|warning|caution|deprecated",
    r"see\s|cf\.|e\.g\.|example\s*:|usage\s*:",
    # the head of a file
    r"author|created\b|modified\b|version\b|date\s*:|file\s*:|description\s*:|purpose\s*:|schema\s*:|table\s*:",
    r"database\s*:|name\s*:|host\s*:|encoding",
    # marks of tools
    r"migration\b|changelog|changeset|liquibase|rollback|\+goose|\+migrate|\+micrate|noqa|sqlfluff|vim:",
    r"region|endregion|up\s*$|down\s*$|step\s+\d+",
    # dumps
    r"table structure|structure for|dumping|dumped|dump completed|indexes for|constraints for|auto_?increment for",
    r"triggers\s|server version|generated\b|postgresql database|mysql dump",
    # sentences about what stands below
    rf"this\s(?!(?:{_PERIOD})\b)|these\s|the\s+following|we\s+(?!need)|if\s|when\s+the\s|because|since\s(?!\d)",
    r"used\s+(?:by|for|in|to|as|when|only)\b|uses\s",
    # the same in Chinese
    "注意|备注|说明|作者|创建|版本|日期|警告|表结构|转储|废弃|参见|本表|该表|用于|例如",
    "这(?:个|张|段|条)?(?:表|字段|列|脚本|文件|视图|查询|语句|函数|索引|存储过程)",
)
"""Notes, by their first words."""

LICENCES = _holds(
    r"copyright|licen[cs]ed?\s+(?:is\s+)?under\b|licen[cs]e,?\s+version|licen[cs]e\s+(?:file|terms)\b|licen[cs]e\s*:",
    r"(?:the|see)\s+(?:mit|apache|gpl|bsd)\b.{0,40}licen[cs]e|\b(?:mit|apache|gpl|bsd)\s+licen[cs]e|spdx",
    r"all rights reserved|permission is hereby|\(c\)\s*\d{4}|<\S{1,80}@\w+\.\w+",
    r"(?:without|no|any)\s+warrant(?:y|ies)\b|warranty\s+of",
    "do not edit|auto-?generated",
    "版权所有|版权归|(?:遵循|依据|根据|基于|采用|使用).{0,20}许可证|许可证[:：]|保留所有权利",
)
"""Heads of files, by words anywhere in them."""

_A = r"(?:a\s+|an\s+|the\s+|new\s+|or\s+replace\s+)*(?:\w+\s+)?"
_MADE = "table|index|column|database|schema|type|function|procedure|trigger|sequence|constraint|key|role|user"
DEFINITIONS = _begins(
    rf"(?:create|drop|alter|truncate)\s+{_A}(?:{_MADE})\b",
    r"add\s+(?:a\s+|an\s+|the\s+|new\s+)*(?:\w+\s+)?(?:table|index|column|constraint|(?:foreign|primary|unique)\s+key)\b",
    "(?:创建|新建|建立?|删除|修改|增加|添加).{0,12}(?:表|索引|字段|列|数据库|约束|外键|触发器|存储过程)$",
)
"""What asks for a schema, not for data."""

HEADINGS = re.compile(
    r"\b(?:tables?|ind(?:ex|exes|ices)|schemas?|views?|functions?|procedures?|triggers?|constraints?|keys?|columns?"
    r"|sections?|data|modules?|seeds?|fixtures?|quer(?:y|ies)|migrations?|entit(?:y|ies)|models?|definitions?"
    r"|stuff|basics?|setup|config(?:uration)?|inserts?|samples?|domain|management|tracking)\s*[:.]?$",
    re.I,
)
"""Headings, by their last word."""

CHINESE_HEADINGS = re.compile(
    r"[^，,、；;\s]{0,10}(?:(?<!列)表|表结构|结构|索引|字段|模块|接口|说明|相关|配置|脚本|初始化|初始数据|测试数据|示例数据"
    "|外键|约束|视图|触发器|存储过程|管理|部分)[:：]?$"
)
"""Chinese headings, as a whole."""
