"""Statements that somebody commented out: code, not requests."""

from __future__ import annotations

import re

from sql_copilot_ls.sql.comments import Comment

_NAME = r"[\w.`\"\[\]]+(?![\w.`\"\[\]])"
"""A name as a whole: what follows cannot take a part of it, so that there is one way to read it."""
_ITEM_REST = r"(?:\s*\([^)]*\))?(?:\s+as\s+\w+\b)?"
_ITEMS = rf"(?:\*|{_NAME}{_ITEM_REST})(?:\s*,\s*(?:\*|{_NAME}(?:\.\*)?{_ITEM_REST}))*"
_ALIAS = r"(?:(?:as\s+)?(?!where|join|inner|left|right|cross|group|order|limit)\w+\b\s*)??"
_CONDITION = r"where\b.*[=<>]|where\b.*\b(?:in|like|is|between)\b"
_JOIN = r"(?:inner\s+|left\s+|right\s+|cross\s+)?join\b"
_TEMPORARY = r"(?:or\s+replace\s+)?(?:temp(?:orary)?\s+"
_TYPES = (
    "int|integer|bigint|smallint|tinyint|varchar|char|text|date|datetime|timestamp|numeric|decimal|float|double"
    "|boolean|serial|uuid|json|blob"
)
_CONSTRAINTS = (
    r"not\s+null|null|default|primary|references|unique|check|comment|generated|unsigned|auto_increment|collate"
    "|constraint"
)
_STATEMENTS = {
    "query": rf"select\s+(?:distinct\s+)?{_ITEMS}\s+from\s+{_NAME}\s*{_ALIAS}"
    rf"(?:$|;|,|{_CONDITION}|{_JOIN}|group\s+by\s|order\s+by\s|limit\s+\d)",
    "change": r"insert\s+into\s+\S+\s*(?:\(|values|select)|update\s+\S+\s+set\s"
    r"|delete\s+from\s+\S+\s*(?:where\b.*[=<>]|;|$)",
    "definition": rf"(?:create|drop|alter|truncate)\s+{_TEMPORARY}|unique\s+)?"
    r"(?:table|index|database|schema|type|function|procedure|trigger|sequence)\b"
    rf"|create\s+{_TEMPORARY}|materialized\s+)?view\s+(?:if\s+not\s+exists\s+)?{_NAME}\s*"
    r"(?:$|\(\w+(?:,\s*\w+)*\)\s*as\b|as\s*(?:$|select\b|with\b|\())|(?:drop|alter)\s+view\b",
}
"""What a commented-out statement begins with."""
_LINES = {
    "clause": r"(?:from|join|where|and|or|on|having|values|group\s+by|order\s+by|limit)\s+[\w.`\"(]+\s*"
    r"(?:[=<>(]|\sin\s*\(|\slike\s|$|\d)",
    "command that ends": r"(?:use|grant|revoke|commit|rollback|begin|end|go|set|pragma|call|exec|execute|explain"
    r"|analyze|vacuum)\b[^?？]*;$",
    "transaction": r"(?:commit|rollback|begin|end|go|vacuum)(?:\s+(?:transaction|work|tran|full))?$",
    "session": rf"use\s+{_NAME}$|set\s+(?:@*{_NAME}\s*="
    r"|(?:names|search_path|session|local|global|transaction|role|identity_insert|nocount)\b)|pragma\s+\w+",
    "rights": r"(?:grant|revoke)\s+(?:all(?:\s+privileges)?|\w+(?:,\s*\w+){0,8})\s+on\s",
    "call": rf"(?:call|exec|execute)\s+{_NAME}\s*(?:\(|@|'|$)",
    "plan": r"(?:explain|analyze)\s+(?:select|with|analyze|insert|update|delete|verbose)\b",
    "column": rf"[`\"\[]?\w+[`\"\]]?\s+(?:{_TYPES})(?:\s*(?:\(\s*\d+(?:\s*,\s*\d+)?\s*\)|\[\]))?\s*"
    rf"(?:,?$|(?:{_CONSTRAINTS})\b[^?]*$)",
}
"""What a line of one begins with, besides."""
_QUERY = re.compile(_STATEMENTS["query"], re.I)
_STATEMENT = re.compile("|".join(_STATEMENTS.values()), re.I)
_LINE = re.compile("|".join((*_STATEMENTS.values(), *_LINES.values())), re.I)


def is_code(comment: Comment) -> bool:
    """Whether a comment is a statement or part of one, commented out."""
    lines = [line for line in comment.lines if line]
    if not lines:
        return True
    if comment.text.endswith(";") and not comment.text.endswith(("?;", "？;")):
        return True
    if _STATEMENT.match(comment.text):
        return True
    code = sum(1 for line in lines if line.endswith((";", "(", "),")) or _LINE.match(line))
    return code * 2 > len(lines) or (code > 0 and any(_QUERY.match(line) for line in lines))
