"""INSERT … VALUES of names and literals laid out without a look at grammar: of such rows are dumps made.

The layout is the printer's to the letter; a test compares the two. What is written are the statement's own tokens in
their order with white space between any two words, so it reads as before and formatting it again gives it again.
"""

from __future__ import annotations

from collections.abc import Callable

from sql_copilot_ls.analysis.ide.printer import MANY, ONE_LINE, WIDTH, Style
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_CONSTANTS = words("NULL TRUE FALSE DEFAULT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP")
_NAMES = (Kind.WORD, Kind.QUOTED)
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
    rows, i = _rows(tokens, i + 1, change)
    if rows is None or i + (i < size and tokens[i].text == ";") < size:
        return None
    return _laid_out(verb, name, before, columns, values, rows, ";" if i < size else "", style)


def _rows(tokens: list[Token], i: int, change: Callable[[str], str]) -> tuple[list[list[str]] | None, int]:
    """The rows from a token on, each entry as its text, and where they end."""
    size = len(tokens)
    rows: list[list[str]] = []
    string, number, word = Kind.STRING, Kind.NUMBER, Kind.WORD
    while i < size and tokens[i].text == "(":
        row: list[str] = []
        while True:
            i += 1
            if i + 1 >= size:
                return None, i
            token = tokens[i]
            text = token.text
            if text == "-" and tokens[i + 1].kind is number and tokens[i + 1].start == token.end:
                i += 1
                text += tokens[i].text
            elif token.kind is string:
                if "\n" in text or not token.closed:
                    return None, i
            elif token.kind is word and token.upper in _CONSTANTS:
                text = change(text)
            elif token.kind is not number:
                return None, i
            row.append(text)
            i += 1
            if i >= size:
                return None, i
            following = tokens[i].text
            if following == ")":
                break
            if following != ",":
                return None, i
        rows.append(row)
        i += 1
        if i >= size or tokens[i].text != ",":
            break
        i += 1
        if i >= size or tokens[i].text != "(":
            return None, i
    return rows or None, i


def _laid_out(
    verb: str, name: str, before: str, columns: list[str], values: str, rows: list[list[str]], end: str, style: Style
) -> str:
    listed = f"{before}({', '.join(columns)})" if columns else ""
    head = f"{verb} {name}{listed}"
    texts = [f"({', '.join(row)})" for row in rows]
    body = f"{', '.join(texts)}{end}"
    if len(head) + len(values) + len(body) + 2 <= ONE_LINE:
        return f"{head} {values} {body}"
    if columns and len(head) > WIDTH:
        opening = f"{verb} {name}{before}("
        head = _group(opening, columns, "", 0, style) if len(head) > WIDTH else head
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


def _group(opening: str, entries: list[str], behind: str, level: int, style: Style) -> str:
    """Parentheses at a level, on one line where they fit."""
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
        if lines and len(entries) >= MANY and column + 1 + len(text) <= WIDTH:
            lines[-1] += f" {text}"
            column += 1 + len(text)
        else:
            lines.append(inner + text)
            column = start + len(text)
    return f"{opening}\n" + "\n".join(lines) + f"\n{_indent(level, style)}){behind}"


def _indent(level: int, style: Style) -> str:
    return ("\t" if style.tabs else " " * style.indent) * level
