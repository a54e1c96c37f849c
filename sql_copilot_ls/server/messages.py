"""What the server says to people, by codes, in English and Chinese."""

from __future__ import annotations

_TEXTS: dict[str, tuple[str, str]] = {
    "action.generate": ("Generate SQL from comment", "根据注释生成 SQL"),
    "action.term": (
        "“{word}” ↔ {place}, {count} queries: add to the glossary",
        "“{word}” ↔ {place}，{count} 个查询：加入术语表",
    ),
    "lens.generate": ("Generate SQL", "生成 SQL"),
    "lens.generate.unsure": ("Generate SQL ({percent} %)", "生成 SQL（{percent} %）"),
    "lens.alternatives": ("Alternatives", "其他写法"),
    "lens.alternatives.counted": ("Alternatives ({count})", "其他写法（{count}）"),
    "lens.explain": ("Explain", "解释"),
    "lens.run": ("Run", "运行"),
    "comment.empty": ("no query over the indexed tables answers this", "已索引的表上没有能回答它的查询"),
    "comment.unused": ("“{words}” was not used", "没有用到“{words}”"),
    "comment.unknown": ("nothing here is called “{words}”", "这里没有叫“{words}”的东西"),
    "comment.change": ("changes data, so only when asked for", "会更改数据，只在主动要求时给出"),
    "comment.below": ("{percent} %, shown from {threshold} %", "{percent} %，达到 {threshold} % 才会显示"),
    "refused.no request": (
        "Put the cursor on a comment that says in words what the SQL should do, or in the statement below it.",
        "请把光标放在用文字说明需求的注释上，或放在它下方的语句中。",
    ),
    "refused.timed out": (
        "No suggestion was worked out within {seconds} seconds. "
        "Ask again; if it stays so, name the tables that the comment is about.",
        "{seconds} 秒内没有得出建议。请再试一次；若仍如此，请在注释中写出相关的表名。",
    ),
    "refused.no suggestion": (
        "No query over the indexed tables answers this comment. "
        "Name the tables or columns it is about, or see which are indexed.",
        "已索引的表上没有能回答这条注释的查询。请写出相关的表或列，或查看哪些表已被索引。",
    ),
    "refused.gone": ("There is no comment there any more.", "那里已经没有注释了。"),
    "refused.changed": ("The document changed meanwhile; ask again.", "文档在此期间有改动，请再试一次。"),
    "refused.not applied": ("The editor did not apply the edit.", "编辑器没有应用这次修改。"),
    "refused.no statement": (
        "Put the cursor in a statement, or on the comment above it.",
        "请把光标放在语句中，或放在它上方的注释上。",
    ),
    "refused.not runnable": ("Not here: {why}.", "无法在这里执行：{why}。"),
    "refused.no folder": (
        "A glossary lies in a folder of the workspace beside its tables: open the folder that holds them.",
        "术语表放在工作区文件夹中，与表的定义在一起：请打开包含它们的文件夹。",
    ),
    "refused.unfinished": ("the comment is not closed", "注释没有结束"),
    "refused.beside code": ("it stands beside code", "它与代码在同一行"),
    "refused.too long": ("too long for a request", "太长，不像是请求"),
    "refused.no words": ("it has no words", "没有文字"),
    "refused.licence": ("a licence", "许可证声明"),
    "refused.code": ("commented-out code", "被注释掉的代码"),
    "refused.definition": (
        "SQL Copilot writes queries and changes of rows, not definitions",
        "SQL Copilot 只写查询和数据更改，不写表结构定义",
    ),
    "refused.note": ("a note", "备注"),
    "refused.heading": ("a heading: say what about it is wanted", "像是标题：请说明想要什么"),
    "refused.unrelated": (
        "it asks nothing and names no table or column",
        "没有提问，也没有提到任何表或列",
    ),
}
"""Code → English, Chinese."""
CODES = frozenset(_TEXTS)


def say(code: str, locale: str, **values: object) -> str:
    """The text of a code in the client's language: Chinese where that is set, else English."""
    english, chinese = _TEXTS[code]
    return (chinese if locale.casefold().startswith("zh") else english).format(**values)
