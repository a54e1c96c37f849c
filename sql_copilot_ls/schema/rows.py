"""INSERT rows to samples of text values; only the first rows of the first statements of each table are read."""

from __future__ import annotations

import re

from sql_copilot_ls.sql.lexer import Kind

from .context import FileContext
from .events import SampleRows
from .reader import Reader

INSERT_PREFIX = 8_000
"""Characters read of one INSERT."""
STATEMENTS = 25
"""INSERT statements read of one table in one file."""
SAMPLE_VALUES = 20
"""Different values kept of each column."""
SAMPLE_LENGTH = 40

_INTO = re.compile(
    r"INSERT\s+(?:(?:OR|IGNORE|REPLACE|OVERWRITE)\s+)*(?:INTO\s+)?(?:TABLE\s+)?([^\s(]{1,300})", re.IGNORECASE
)


def wanted(context: FileContext, text: str, start: int) -> int:
    """How much of an INSERT is worth reading: nothing when its table has been sampled enough."""
    match = _INTO.match(text, start)
    if match is None:
        return 0
    table = match.group(1)
    count = context.sampled.get(table, 0)
    if count >= STATEMENTS:
        return 0
    context.sampled[table] = count + 1
    return min(len(text) - start, INSERT_PREFIX)


def insert(context: FileContext, reader: Reader) -> None:
    """The first rows of an INSERT … VALUES give examples of text values."""
    reader.next()
    reader.accept("OR")
    reader.accept_any("REPLACE", "IGNORE", "OVERWRITE")
    reader.accept("INTO")
    reader.accept("TABLE")
    table = context.name(reader)
    names: tuple[str | int, ...] = reader.names() if reader.peek().text == "(" else ()
    reader.accept("OVERRIDING", "SYSTEM", "VALUE")
    if not reader.accept_any("VALUES", "VALUE"):
        return
    seen: dict[str | int, dict[str, None]] = {}
    while reader.peek().text == "(":
        row = reader.group()
        if reader.done and reader.peek(-1).text != ")":  # cut off
            break
        for position, element in enumerate(row):
            key = names[position] if position < len(names) else position
            if len(element) == 1 and element[0].kind == Kind.STRING and 0 < len(element[0].value) <= SAMPLE_LENGTH:
                kept = seen.setdefault(key, {})
                if len(kept) < SAMPLE_VALUES:
                    kept[element[0].value] = None
        reader.accept(",")
    if seen:
        context.events.append(SampleRows(table, tuple((k, tuple(v)) for k, v in seen.items())))
