"""SQL of one dialect in another, with a list of what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass

import sqlglot
from sqlglot import exp

from sql_copilot_ls.sql.statements import TOO_DEEP, require_few_steps, statements


@dataclass(frozen=True, slots=True)
class Converted:
    """The text in the other dialect, and (line from 0, reason) for each statement that lost something."""

    text: str
    lost: tuple[tuple[int, str], ...]


def convert(text: str, source: str, target: str) -> Converted:
    """Every statement of a text in another dialect; one that cannot be read stays as it is. What stands between
    statements, comments among it, stays.
    """
    parts: list[str] = []
    lost: list[tuple[int, str]] = []
    position = line = counted = 0
    for piece in statements(text, source):
        begin = max(piece.head, piece.start)
        body = piece.text[begin - piece.start :]
        kept = body.rstrip()
        if not kept.strip(";") or piece.head < piece.start:
            continue
        parts.append(text[position:begin])
        converted, reasons = _statement(kept, source, target)
        parts.append(converted)
        line, counted = line + text.count("\n", counted, begin), begin
        lost += [(line, reason) for reason in reasons]
        position = begin + len(kept)
    parts.append(text[position:])
    return Converted("".join(parts), tuple(lost))


def _statement(sql: str, source: str, target: str) -> tuple[str, list[str]]:
    try:
        return _converted(sql, source, target)
    except RecursionError:
        return sql, [f"not read: {TOO_DEEP}"]


def _converted(sql: str, source: str, target: str) -> tuple[str, list[str]]:
    require_few_steps(sql)
    try:
        tree = sqlglot.parse_one(sql, dialect=source if source and sqlglot.Dialect.get(source) else None)
    except sqlglot.errors.SqlglotError as error:
        return sql, [f"not read: {str(error).partition(chr(10))[0][:160]}"]
    if isinstance(tree, exp.Command):
        return sql, [f"{sql.split(None, 1)[0].upper()} is left as it is"]
    generator = sqlglot.Dialect.get_or_raise(target).generator(pretty=True, unsupported_level=sqlglot.ErrorLevel.IGNORE)
    written = generator.generate(tree)
    reasons = list(dict.fromkeys(str(message) for message in generator.unsupported_messages))
    try:
        sqlglot.parse_one(written, dialect=target)
    except sqlglot.errors.SqlglotError:
        return sql, [*reasons, f"{target} would not read the result, so it is left as it is"]
    return written, reasons
