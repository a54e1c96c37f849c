"""INSERT … VALUES of names, literals and calls over literals laid out without a look at grammar: so dumps are made.

The layout is the printer's to the letter; a test compares the two. What is written are the statement's own tokens in
their order with white space between any two words, so it reads as before and formatting it again gives it again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sql_copilot_ls.analysis.ide.keyword_case import FIRST_WORDS
from sql_copilot_ls.analysis.ide.layout import ONE_LINE
from sql_copilot_ls.analysis.ide.printer import MANY, WIDTH, Style
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_CONSTANTS = words("NULL TRUE FALSE DEFAULT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP")
_NAMES = (Kind.WORD, Kind.QUOTED)
_CASTS = words("CAST TRY_CAST SAFE_CAST")
_DEEPEST = 4
"""Calls in calls, from which on the printer is asked."""
_HEADS = (("INSERT", "INTO"), ("REPLACE", "INTO"), ("INSERT",))


def value_rows(tokens: list[Token], style: Style) -> str | None:
    """The statement's significant tokens laid out; None where it is anything else than rows of literals."""
    change: Callable[[str], str] = {"upper": str.upper, "lower": str.lower}.get(style.keyword_case, str)
    count = next((len(h) for h in _HEADS if tuple(t.upper for t in tokens[: len(h)]) == h), 0)
    i, size = count, len(tokens)
    if not count or size < count + 5:
        return None
    verb = " ".join(change(t.text) for t in tokens[:count])
    name = ""
    while i + 1 < size and tokens[i].kind in _NAMES and tokens[i].upper not in RESERVED:
        name += tokens[i].text
        i += 1
        if tokens[i].text != ".":
            break
        name += "."
        i += 1
    if not name or name.endswith("."):
        return None
    columns: list[str] = []
    before = ""
    if tokens[i].text == "(":
        before = "" if tokens[i].start == tokens[i - 1].end else " "
        while tokens[i].text != ")":
            if i + 2 >= size or tokens[i + 1].kind not in _NAMES or tokens[i + 2].text not in (",", ")"):
                return None
            columns.append(tokens[i + 1].text)
            i += 2
        i += 1
    if i >= size or tokens[i].upper != "VALUES":
        return None
    values = change(tokens[i].text)
    rows, i = _rows(tokens, i + 1, change, WIDTH - 2 * style.indent - 2)
    if rows is None or i + (i < size and tokens[i].text == ";") < size:
        return None
    return _laid_out(verb, name, before, columns, values, rows, ";" if i < size else "", style)


class _Row(NamedTuple):
    """The texts of a row's entries; `short` where each is a literal."""

    entries: list[str]
    short: bool


def _rows(tokens: list[Token], i: int, change: Callable[[str], str], room: int) -> tuple[list[_Row] | None, int]:
    """The rows from a token on, and where they end; none where a call is too long for a line with `room`."""
    size = len(tokens)
    rows: list[_Row] = []
    string, number, word = Kind.STRING, Kind.NUMBER, Kind.WORD
    while i < size and tokens[i].text == "(":
        row: list[str] = []
        short = True
        while True:
            i += 1
            if i + 1 >= size:
                return None, i
            token = tokens[i]
            text = token.text
            if token.kind is string:
                if "\n" in text or not token.closed:
                    return None, i
            elif token.kind is word and token.upper in _CONSTANTS:
                text = change(text)
            elif token.kind is not number:
                short = short and text == "-"
                found, i = _value(tokens, i, change, 0)
                if found is None or (not short and len(found) > room):
                    return None, i
                text = found
            row.append(text)
            i += 1
            if i >= size:
                return None, i
            following = tokens[i].text
            if following == ")":
                break
            if following != ",":
                return None, i
        rows.append(_Row(row, short))
        i += 1
        if i >= size or tokens[i].text != ",":
            break
        i += 1
        if i >= size or tokens[i].text != "(":
            return None, i
    return rows or None, i


def _value(tokens: list[Token], i: int, change: Callable[[str], str], depth: int) -> tuple[str | None, int]:
    """A literal, a type's name or a call at a token as it is written, and its last token; None for anything else."""
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else token
    if token.kind is Kind.NUMBER:
        return token.text, i
    if token.kind is Kind.STRING:
        return (token.text if token.closed and "\n" not in token.text else None), i
    if token.text == "-" and following.kind is Kind.NUMBER and following.start == token.end:
        return f"-{following.text}", i + 1
    if token.kind is not Kind.WORD:
        return None, i
    if token.upper in _CONSTANTS and following.text != "(":
        return change(token.text), i
    name = change(token.text) if token.upper == "CAST" else token.text
    if token.upper in FIRST_WORDS and token.upper != "CAST":
        return None, i
    if following.text != "(":
        return (name if depth else None), i
    if following.start != token.end or depth >= _DEEPEST:
        return None, i
    return _call(tokens, i + 2, name, change, depth + 1)


def _call(tokens: list[Token], i: int, name: str, change: Callable[[str], str], depth: int) -> tuple[str | None, int]:
    """A call from its first argument on."""
    if tokens[i].text == ")":
        return f"{name}()", i
    arguments: list[str] = []
    while True:
        found, i = _value(tokens, i, change, depth)
        i += 1
        if found is None or i + 1 >= len(tokens):
            return None, i
        if tokens[i].upper == "AS" and name.upper() in _CASTS:
            into = tokens[i + 1]
            text, last = (into.text, i + 1) if into.kind is Kind.QUOTED else _value(tokens, i + 1, change, depth)
            if text is None or into.kind not in _NAMES or last + 1 >= len(tokens):
                return None, i
            found = f"{found} {change(tokens[i].text)} {text}"
            i = last + 1
        arguments.append(found)
        if tokens[i].text == ")":
            return f"{name}({', '.join(arguments)})", i
        if tokens[i].text != ",":
            return None, i
        i += 1


def _laid_out(
    verb: str, name: str, before: str, columns: list[str], values: str, rows: list[_Row], end: str, style: Style
) -> str:
    listed = f"{before}({', '.join(columns)})" if columns else ""
    head = f"{verb} {name}{listed}"
    texts = [f"({', '.join(row.entries)})" for row in rows]
    body = f"{', '.join(texts)}{end}"
    if len(head) + len(values) + len(body) + 2 <= ONE_LINE:
        return f"{head} {values} {body}"
    if columns and len(head) > WIDTH:
        opening = f"{verb} {name}{before}("
        head = _group(opening, _Row(columns, True), "", 0, style)
    if len(values) + 1 + len(body) <= WIDTH:
        return f"{head}\n{values} {body}"
    if len(rows) == 1:
        return f"{head}\n" + _group(f"{values} (", rows[0], end, 0, style)
    inner = _indent(1, style)
    written = []
    last = len(rows) - 1
    for n, (row, text) in enumerate(zip(rows, texts, strict=True)):
        behind = end if n == last else ","
        fits = style.indent + len(text) + len(behind) <= WIDTH
        written.append(f"{inner}{text}{behind}" if fits else inner + _group("(", row, behind, 1, style))
    return f"{head}\n{values}\n" + "\n".join(written)


def _group(opening: str, row: _Row, behind: str, level: int, style: Style) -> str:
    """Parentheses at a level, on one line where they fit."""
    entries = row.entries
    content = ", ".join(entries)
    if level * style.indent + len(opening) + len(content) + 1 <= WIDTH:
        return f"{opening}{content}){behind}"
    inner = _indent(level + 1, style)
    start = (level + 1) * style.indent
    last = len(entries) - 1
    lines: list[str] = []
    column = 0
    for n, entry in enumerate(entries):
        text = entry if n == last else f"{entry},"
        if lines and row.short and len(entries) >= MANY and column + 1 + len(text) <= WIDTH:
            lines[-1] += f" {text}"
            column += 1 + len(text)
        else:
            lines.append(inner + text)
            column = start + len(text)
    return f"{opening}\n" + "\n".join(lines) + f"\n{_indent(level, style)}){behind}"


def _indent(level: int, style: Style) -> str:
    return ("\t" if style.tabs else " " * style.indent) * level
