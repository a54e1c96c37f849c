"""Faults, actions and refusals in the client's language: what the analysis says in English, said in Chinese if set.

The analysis has no language of a client; each of its sentences has one template here, and a test has each said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("Unknown table {a}", "未知的表 {a}"),
    ("{a} is called {b} here", "{a} 在这里叫作 {b}"),
    ("{a} is read as another name without its quotes", "{a} 不加引号会被当作另一个名称"),
    ("{a} has no column {b}", "{a} 没有列 {b}"),
    ("{a} have no column {b}", "{a} 都没有列 {b}"),
    ("Nothing in FROM is named {a}", "FROM 中没有叫 {a} 的"),
    ("{a} is in {b}: say which", "{b} 中都有 {a}：请指明是哪一个"),
    ("{a} holds numbers ({b}), this is text", "{a} 存的是数字（{b}），这里是文本"),
    ("{a} is joined without a condition: every row meets every row", "{a} 的连接没有条件：每一行都会与每一行组合"),
    ("{a} cannot stand in WHERE: use HAVING", "{a} 不能用在 WHERE 中：请用 HAVING"),
    ("{a} is neither grouped nor aggregated", "{a} 既没有分组也没有聚合"),
    ("{a} is no keyword", "{a} 不是关键字"),
    ("No parenthesis opens that this one could close", "这个括号没有对应的左括号"),
    ("This parenthesis is never closed", "这个括号没有闭合"),
    ("{a} value for {b}", "{a} 个值对应 {b}"),
    ("{a} values for {b}", "{a} 个值对应 {b}"),
    ("The query gives {a}, for {b}", "查询给出 {a}，而目标是 {b}"),
    ("This query gives {a} column, the first of them {b}", "这个查询给出 {a} 列，第一个查询给出 {b} 列"),
    ("This query gives {a} columns, the first of them {b}", "这个查询给出 {a} 列，第一个查询给出 {b} 列"),
    ("{a} never holds {b}", "{a} 不会是 {b}"),
    ("Without WHERE this changes every row", "没有 WHERE，会更改每一行"),
    ("Without WHERE this deletes every row", "没有 WHERE，会删除每一行"),
    ("Change to {a}", "改为 {a}"),
    ("Expand * to its columns", "将 * 展开为各列"),
    ("Explain as a comment", "用注释解释"),
    ("Qualify columns", "为列加上表名"),
    ("Join {a} ON {b}", "连接 {a} ON {b}"),
    ("Add {a}", "添加 {a}"),
    ("{a} was renamed to {b} in {c}", "{a} 已在 {c} 中改名为 {b}"),
    ("{a} was dropped in {b}", "{a} 已在 {b} 中删除"),
    (
        "There is no table, column, alias or common table expression here to rename.",
        "这里没有可以重命名的表、列、别名或公用表表达式。",
    ),
    ("A name cannot be empty.", "名称不能为空。"),
    ("A name cannot hold a line break.", "名称中不能有换行。"),
    (
        "No file of the workspace declares {a}: renaming it here would only break the query.",
        "工作区中没有文件声明 {a}：在这里重命名只会破坏查询。",
    ),
    ("{a}, line {b} declares {c}: rename it there first.", "{a} 第 {b} 行声明了 {c}：请先在那里重命名。"),
    ("There is a table {a} already.", "已经有名为 {a} 的表。"),
    ("There is a {a} {b} already.", "已经有名为 {b} 的 {a}。"),
    ("{a} has a column {b} already.", "{a} 已经有列 {b}。"),
    ("{a} is a view: rename the column in the view's query.", "{a} 是视图：请在视图的查询中重命名该列。"),
    ("{a} is in use in this statement.", "{a} 在这条语句中已被使用。"),
    (
        "{a}, line {b}: what is written there may mean {c}, and cannot follow by itself (a routine's body, a string, a "
        "column that joins by its name, or a * that passes it on). Change it there by hand first.",
        "{a} 第 {b} 行写的可能就是 {c}，但无法自动跟随修改（例程体、字符串、按列名连接的列，或传递它的 *）。"
        "请先在那里手动修改。",
    ),
    (
        "{a} may have run already: migrations are history. Write a new one that says {b} and rename again in what is "
        "left.",
        "{a} 可能已经执行过：迁移是历史。请新写一个迁移：{b}，然后在其余文件中再次重命名。",
    ),
)
"""English, Chinese. The first that fits counts."""
_GUESS = "; did you mean "
_COUNT = re.compile(r"\b(\d+) columns?\b")


def _pieces(english: str) -> list[str]:
    """What stands still, and between it the names of what changes."""
    return re.split(r"\{(\w)\}", english)


_SAID = tuple((_pieces(english), chinese) for english, chinese in _SENTENCES)


def _changing(pieces: Sequence[str], sentence: str) -> dict[str, str] | None:
    """What stands in a sentence where these pieces change; None when they do not fit. The first takes the most."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return {} if sentence == first else None
    end = len(sentence) - len(last)
    if not sentence.startswith(first) or not sentence.endswith(last) or end <= len(first):
        return None
    found: dict[str, str] = {}
    for place in range(len(pieces) - 2, 1, -2):
        still = pieces[place - 1]
        at = sentence.rfind(still, len(first) + 1, end)
        if at < 0 or at + len(still) == end:
            return None
        found[pieces[place]] = sentence[at + len(still) : end]
        end = at
    return {pieces[1]: sentence[len(first) : end], **found}


def spoken(sentence: str, locale: str) -> str:
    """The sentence in the client's language; one that has no Chinese stays as it is."""
    if not locale.casefold().startswith("zh") or len(sentence) > 1000:
        return sentence
    said, guess, names = sentence.partition(_GUESS) if sentence.endswith("?") else (sentence, "", "")
    for pieces, chinese in _SAID:
        found = _changing(pieces, said)
        if found is not None:
            parts = {name: _COUNT.sub(r"\1 列", part) for name, part in found.items()}
            told = chinese.format(**parts).replace(" and ", " 和 ")
            return f"{told}；是否指 {names[:-1].replace(' or ', ' 或 ')}？" if guess else told
    return sentence
