"""A glossary's text under the cursor: which names of the schema it mentions, and what may be written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sql_copilot_ls.query.catalog import Catalog
from sql_copilot_ls.schema.terms import FIELDS

_PAIR = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*(?:"((?:[^"\\\n]|\\.)*)"?|'([^'\n]*)'?)""")
_NAME = re.compile(
    r"""'[^']*'|(?P<name>\\?"(?:[^"\\])*\\?"|`[^`]*`|\[[^\[\]]*\]|[^\W\d][\w$]*)(?P<call>\s*\()?(?P<dot>\s*\.)?"""
)
_FROM = re.compile(r"\s*(?P<table>[^\s]+)(?:\s+(?:as\s+)?(?P<alias>\w+))?", re.IGNORECASE)
_LINE_HEAD = re.compile(r"\s*[\w-]*$")
_NAMING = frozenset({"table", "column", "of", "over"})
_EXPRESSIONS = frozenset({"condition", "measure"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A table (`column` empty) or column of the schema, named at offsets `start` … `end`."""

    start: int
    end: int
    table: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be written in the place of `start` … `end`. `kind`: field, table or column; of columns the `table`."""

    start: int
    end: int
    label: str
    kind: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class _Value:
    """One text of an entry: where it stands and which field it is of."""

    field: str
    start: int
    text: str


def mentions(text: str, catalog: Catalog) -> list[Mention]:
    """Every name of the schema that a glossary's entries mention, in order."""
    found: list[Mention] = []
    for entry in _entries(text):
        over = next((_over(value, catalog) for value in entry if value.field == "over"), None)
        for value in entry:
            if value.field in _NAMING:
                found += _named(value, catalog)
            elif value.field in _EXPRESSIONS and over is not None:
                found += _in_expression(value, *over, catalog)
    return sorted(found, key=lambda mention: mention.start)


def offers(text: str, offset: int, catalog: Catalog) -> list[Offer]:
    """What may be written at an offset; nothing outside of entries."""
    for entry in _entries(text):
        for value in entry:
            if value.start <= offset <= value.start + len(value.text):
                return list(_for_value(value, offset, entry, catalog))
    start = text.rfind("\n", 0, offset) + 1
    inside = re.findall(r"^[ \t]*\[([^\]\n]*)\]", text[:offset], re.MULTILINE)
    if not inside or not inside[-1].strip().startswith("terms.") or not _LINE_HEAD.match(text[start:offset]):
        return []
    begin = start + len(text[start:offset]) - len(text[start:offset].lstrip())
    header = text.rfind("[", 0, start)
    written = {value.field for entry in _entries(text[header:]) for value in entry[:1]} if header >= 0 else set()
    return [Offer(begin, offset, field, "field") for field in FIELDS if field not in written]


def _entries(text: str) -> Iterator[list[_Value]]:
    """The texts of every entry: those below one header, or in one line of the table of terms."""
    entry: list[_Value] = []
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.lstrip()
        if stripped.startswith("[") and "=" not in stripped.partition("]")[0]:
            if entry:
                yield entry
            entry = []
        elif not stripped.startswith("#"):
            values: list[_Value] = []
            for pair in _PAIR.finditer(line):
                group = 2 if pair[2] is not None else 3
                values.append(_Value(pair[1], at + pair.start(group), pair[group]))
            if "{" in line.partition('"')[0]:
                yield values
            else:
                entry += values
        at += len(line)
    if entry:
        yield entry


def _over(value: _Value, catalog: Catalog) -> tuple[str, frozenset[str]] | None:
    """The table that a FROM clause begins with, and what it may be called in an expression."""
    match = _FROM.match(value.text)
    key = catalog.find_table(match["table"].rpartition(".")[2].strip('"`[]')) if match else None
    if match is None or key is None:
        return None
    called = {key.casefold(), catalog.tables[key].name.casefold(), (match["alias"] or "").casefold()}
    return key, frozenset(called)


def _named(value: _Value, catalog: Catalog) -> Iterator[Mention]:
    """A dotted name: a table, and for `column` and `of` a column of it."""
    first = _FROM.match(value.text)
    if first is None:
        return
    parts = list(re.finditer(r'"[^"]*"|`[^`]*`|\[[^\]]*\]|[^.\s]+', first["table"]))
    base = value.start + first.start("table")
    has_column = value.field in ("column", "of")
    if has_column and len(parts) < 2:
        return
    at = parts[-2] if has_column else parts[-1]
    key = catalog.find_table(at[0].strip('"`[]'))
    if key is None:
        return
    yield Mention(base + at.start(), base + at.end(), key)
    if has_column:
        column = catalog.find_column(key, parts[-1][0].strip('"`[]'))
        if column is not None:
            yield Mention(base + parts[-1].start(), base + parts[-1].end(), key, column)


def _in_expression(value: _Value, table: str, called: frozenset[str], catalog: Catalog) -> Iterator[Mention]:
    """The columns of a table in an expression over it."""
    qualifier = ""
    for match in _NAME.finditer(value.text):
        name = match["name"]
        if name is None or match["call"] is not None:
            qualifier = ""
            continue
        plain = name.strip('\\"`[]')
        start, end = value.start + match.start("name"), value.start + match.end("name")
        if match["dot"] is not None:
            qualifier = plain.casefold()
            if qualifier == catalog.tables[table].name.casefold():
                yield Mention(start, end, table)
            continue
        column = catalog.find_column(table, plain) if not qualifier or qualifier in called else None
        if column is not None:
            yield Mention(start, end, table, column)
        qualifier = ""


def _for_value(value: _Value, offset: int, entry: list[_Value], catalog: Catalog) -> Iterator[Offer]:
    typed = value.text[: offset - value.start]
    if value.field in _EXPRESSIONS:
        over = next((_over(other, catalog) for other in entry if other.field == "over"), None)
        if over is not None:
            start = offset
            while start > value.start and (
                typed[start - value.start - 1].isalnum() or typed[start - value.start - 1] in "_$"
            ):
                start -= 1
            for column in catalog.tables[over[0]].stored:
                yield Offer(start, offset, column.name, "column", over[0])
    elif value.field in ("column", "of") and "." in typed:
        key = catalog.find_table(typed.rpartition(".")[0].rpartition(".")[2].strip('"`[]'))
        if key is not None:
            start = value.start + typed.rfind(".") + 1
            for column in catalog.tables[key].stored:
                yield Offer(start, offset, column.name, "column", key)
    elif value.field in _NAMING and not re.search(r"\s", typed):
        for key in catalog.tables:
            yield Offer(value.start, offset, key, "table")
