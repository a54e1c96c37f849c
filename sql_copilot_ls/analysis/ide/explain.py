"""A query in one English sentence, for "Explain as a comment"."""

from __future__ import annotations

from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Item, Parsed
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.sql.lexer import Kind

_AGGREGATES = {
    "COUNT": "the number of",
    "SUM": "the total of",
    "AVG": "the average of",
    "MIN": "the smallest of",
    "MAX": "the largest of",
}
_OPERATORS = {
    "=": "is",
    "<>": "is not",
    "!=": "is not",
    ">": "is more than",
    "<": "is less than",
    ">=": "is at least",
    "<=": "is at most",
    "LIKE": "is like",
    "IN": "is in",
    "AND": "and",
    "OR": "or",
    "NOT": "not",
    "BETWEEN": "is between",
    "IS": "is",
    "NULL": "empty",
    "ILIKE": "is like",
}


def explain(parsed: Parsed, scope: Scope, statement: Statement) -> str:
    """What the statement does; empty when it is no query or DML statement."""
    block = next(
        (
            b
            for b in parsed.walk()
            if b.kind != "with" and (b.parent is None or (b.parent.kind == "with" and not _in_cte(b)))
        ),
        None,
    )
    if block is None:
        return ""
    words = _Words(statement, scope)
    if block.kind == "select":
        return words.select(block)
    target = block.target.table if block.target else ""
    if not target:
        return ""
    if block.kind == "insert":
        return f"Add rows to {target}" + (
            f" from {words.tables(block.children[0])}" if block.children and block.children[0].relations else ""
        )
    if block.kind == "update":
        columns = list(dict.fromkeys(r.name for r in block.refs if r.clause == "SET"))
        return f"Change {_list(columns[:4]) or 'rows'} of {target}{words.where(block)}"
    if block.kind == "delete":
        return f"Remove rows from {target}{words.where(block)}"
    return f"Merge rows into {target}"


def _in_cte(block: Block) -> bool:
    return block.parent is not None and any(c.start <= block.start <= c.end for c in block.parent.ctes)


class _Words:
    def __init__(self, statement: Statement, scope: Scope) -> None:
        self.statement = statement
        self.scope = scope

    def select(self, block: Block) -> str:
        items = [self.item(i) for i in block.items if i.end > i.start]
        what = _list(list(dict.fromkeys(items))[:6]) if items else "rows"
        text = f"Show {what}" + (f" of {self.tables(block)}" if block.relations else "") + self.where(block)
        group = [r.name for r in block.refs if r.clause == "GROUP BY"]
        if group:
            text += f", for each {_list(group)}"
        having = block.clause("HAVING")
        if having is not None:
            text += f", only where {self.phrase(having.body, having.end)}"
        order = block.clause("ORDER BY")
        if order is not None:
            names = list(self.tokens(order.body, order.end))
            text += f", sorted by {self.named(self.phrase(order.body, order.end), block)}" if names else ""
        limit = block.clause("LIMIT")
        if limit is not None:
            text += f", at most {self.phrase(limit.body, limit.end)} rows"
        return " ".join(text.split())

    def named(self, keys: str, block: Block) -> str:
        """Keys of an order in words; a number means that item."""
        told = []
        for key in keys.replace(" DESC", " descending").replace(" ASC", "").split(", "):
            first, space, rest = key.partition(" ")
            place = int(first) - 1 if first.isdecimal() else -1
            word = self.item(block.items[place]) if 0 <= place < len(block.items) else first
            told.append(word + space + rest)
        return ", ".join(told)

    def tables(self, block: Block) -> str:
        return _list(list(dict.fromkeys(r.table or "a subquery" for r in block.relations)))

    def item(self, item: Item) -> str:
        if item.star:
            return "all columns"
        if item.column is not None:
            return item.column.name
        word = _AGGREGATES.get(item.function.upper())
        inside = self.statement.text[item.start : item.end]
        if word is not None and "(" in inside:
            inner = inside[inside.index("(") + 1 : inside.rindex(")")].strip() if ")" in inside else ""
            if not any(c in inner for c in "()+-/"):
                name = inner.rsplit(".", 1)[-1]
                name = name[9:].strip() if name.upper().startswith("DISTINCT ") else name
                different = "different " if inner.upper().startswith("DISTINCT") else ""
                return f"{word} rows" if inner == "*" else f"{word} {different}{name}"
        return item.name or " ".join(inside.split())[:60]

    def where(self, block: Block) -> str:
        clause = block.clause("WHERE")
        phrase = self.phrase(clause.body, clause.end) if clause is not None else ""
        return f" where {phrase}" if phrase else ""

    def tokens(self, start: int, end: int) -> list[str]:
        return [t.text for t in self.statement.significant if start <= t.start < end and t.text != ";"]

    def phrase(self, start: int, end: int) -> str:
        """Tokens in words: qualifiers dropped, operators spelled out."""
        words: list[str] = []
        tokens = [t for t in self.statement.significant if start <= t.start < end and t.text != ";"]
        for i, token in enumerate(tokens):
            if (i + 1 < len(tokens) and tokens[i + 1].text == ".") or token.text == ".":
                continue
            key = token.upper if token.kind == Kind.WORD else token.text
            tight = token.text in (")", ",") or (words and words[-1].endswith("(")) or token.text == "("
            word = _OPERATORS.get(key, token.text)
            if tight and words and not (token.text == "(" and words[-1] in _OPERATORS.values()):
                words[-1] += word
            else:
                words.append(word)
        text = " ".join(words)
        return text if len(text) <= 160 else text[:157].rstrip() + "…"


def _list(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)
