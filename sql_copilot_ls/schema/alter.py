"""ALTER TABLE, DROP and RENAME to events."""

from __future__ import annotations

from sql_copilot_ls.sql.lexer import Kind, Token

from .columns import ElementReader, TableParts
from .context import FileContext
from .events import (
    AddColumn,
    AddKey,
    AllowValues,
    DropColumn,
    DropKey,
    DropTable,
    Event,
    Name,
    RenameColumn,
    RenameTable,
    SetComment,
    SetDefault,
    SetType,
)
from .objects import KINDS, dropped
from .reader import NAMES, Reader, split_actions

_NO_COLUMN = frozenset(
    {"CONSTRAINT", "PRIMARY", "FOREIGN", "INDEX", "KEY", "CHECK", "DEFAULT", "PARTITION", "PERIOD", "UNIQUE"}
)


def alter(context: FileContext, reader: Reader) -> None:
    """ALTER TABLE; what else is altered does not concern a schema."""
    reader.next()
    reader.accept_any("FOREIGN", "EXTERNAL", "IGNORE")
    if not reader.accept("TABLE"):
        return
    reader.accept("IF", "EXISTS")
    reader.accept("ONLY")
    table = context.name(reader)
    reader.on_cluster()
    reader.accept_any("*")
    if reader.accept_any("WITH"):
        reader.accept_any("CHECK", "NOCHECK")
    adding = False
    for action in split_actions(reader.tokens[reader.position :]):
        adding = _action(context, Reader(action), table, adding)


def _action(context: FileContext, reader: Reader, table: Name, adding: bool) -> bool:
    """One action; returns whether a bare definition may follow (SQL Server: ADD a int, b int)."""
    events = context.events
    word = reader.accept_any("ADD", "DROP", "RENAME", "MODIFY", "CHANGE", "ALTER", "COMMENT", "SET")
    if word == "ADD" or (adding and not word):
        _add(context, reader, table)
        return True
    if word == "DROP":
        if reader.peek().upper in _NO_COLUMN and reader.peek(1).text:
            _drop_key(context, reader, table)
            return False
        reader.accept_any("COLUMN", "COLUMNS")
        reader.accept("IF", "EXISTS")
        names = reader.names() if reader.peek().text == "(" else (reader.name(),)
        events += [DropColumn(table, n) for n in names]
    elif word == "RENAME":
        if reader.accept_any("TO", "AS"):
            events.append(RenameTable(table, reader.qualified()[1]))
        elif not reader.accept_any("CONSTRAINT", "INDEX", "KEY"):
            reader.accept("COLUMN")
            old = reader.name()
            reader.expect("TO")
            events.append(RenameColumn(table, old, reader.name()))
    elif word in ("MODIFY", "CHANGE"):
        reader.accept("COLUMN")
        if reader.peek().text == "(":
            for element in reader.group():
                _element(context, Reader(element), table, element[0].value if element else "")
        else:
            old = reader.name() if word == "CHANGE" else reader.peek().value
            _element(context, reader, table, old)
    elif word == "ALTER":
        _alter_column(context, reader, table)
    elif word == "COMMENT":
        reader.accept("=")
        events.append(SetComment(table, "", reader.next().value))
    return False


def _drop_key(context: FileContext, reader: Reader, table: Name) -> None:
    """DROP CONSTRAINT and MySQL's variants; CHECK, DEFAULT, PARTITION and PERIOD leave the schema as it is."""
    word = reader.next().upper
    if word == "PRIMARY":
        context.events.append(DropKey(table, ""))
    elif word in ("CONSTRAINT", "FOREIGN", "INDEX", "KEY"):
        if word == "FOREIGN":
            reader.accept("KEY")
        reader.accept("IF", "EXISTS")
        context.events.append(DropKey(table, reader.name()))


def _add(context: FileContext, reader: Reader, table: Name) -> None:
    """What comes after ADD: a column, several in parentheses, or a constraint."""
    reader.accept_any("COLUMN", "COLUMNS")
    reader.accept("IF", "NOT", "EXISTS")
    if reader.peek().text == "(":
        for element in reader.group():
            _element(context, Reader(element), table, "")
    elif reader.peek().upper != "PARTITION":
        _element(context, reader, table, "")


def _element(context: FileContext, reader: Reader, table: Name, replaces: str) -> None:
    """One element of an ALTER TABLE as events."""
    tokens = reader.tokens[reader.position :]
    if not tokens:
        return
    if _default_for(context, Reader(tokens), table):
        return
    at = context.source(tokens[0].start, tokens[-1].end)
    elements = ElementReader(context.text, at)
    elements.element(tokens, at)
    parts = elements.finished()
    context.events += [AddColumn(table, c, replaces) for c in parts.columns]
    context.events += _keys(table, parts)
    context.events += [AllowValues(table, c, v) for c, v in parts.allowed.items() if not parts.columns]


def _default_for(context: FileContext, reader: Reader, table: Name) -> bool:
    """SQL Server's [CONSTRAINT name] DEFAULT value FOR column; whether it is one."""
    if reader.accept("CONSTRAINT"):
        reader.name()
    if not reader.accept("DEFAULT"):
        return False
    start = reader.position
    while not reader.done and reader.peek().upper != "FOR":
        reader.next()
    value = reader.tokens[start : reader.position]
    if not value or not reader.accept("FOR"):
        return False
    context.events.append(SetDefault(table, reader.name(), context.text[value[0].start : value[-1].end]))
    return True


def _alter_column(context: FileContext, reader: Reader, table: Name) -> None:
    """ALTER COLUMN: a new type, or NULL or NOT NULL."""
    reader.accept("COLUMN")
    at = reader.peek()
    name = reader.name()
    if reader.accept("SET", "NOT", "NULL"):
        context.events.append(SetType(table, name, nullable=False))
    elif reader.accept("DROP", "NOT", "NULL"):
        context.events.append(SetType(table, name, nullable=True))
    elif (
        reader.accept("SET", "DATA", "TYPE")
        or reader.accept("TYPE")
        or (reader.peek().kind in NAMES and reader.peek().upper not in ("SET", "DROP", "ADD", "RESTART", "OPTIONS"))
    ):
        source = context.source(at.start, at.end)
        definition = [Token(Kind.QUOTED, at.start, at.end, f'"{name}"', f'"{name}"'), *reader.tokens[reader.position :]]
        column = ElementReader(context.text, source).column(Reader(definition), definition, source)
        if column.type:
            context.events.append(SetType(table, name, column.type, None if column.nullable else False))


def _keys(table: Name, parts: TableParts) -> list[Event]:
    names = {key: name for name, key in parts.named}
    events: list[Event] = [AddKey(table, foreign_key=key, name=names.get(key, "")) for key in parts.foreign_keys]
    if parts.primary_key:
        events.append(AddKey(table, primary_key=parts.primary_key, name=names.get(parts.primary_key, "")))
    return events + [AddKey(table, unique=columns, name=names.get(columns, "")) for columns in parts.unique]


def drop(context: FileContext, reader: Reader) -> None:
    """DROP TABLE and DROP VIEW; of functions, procedures, types and sequences too."""
    reader.next()
    reader.accept_any("TEMPORARY", "FOREIGN", "EXTERNAL", "MATERIALIZED")
    keyword = reader.accept_any(*KINDS)
    if keyword:
        dropped(context, reader, keyword)
    if not reader.accept_any("TABLE", "VIEW"):
        return
    reader.accept("IF", "EXISTS")
    while reader.is_name():
        context.events.append(DropTable(context.name(reader)))
        if reader.peek().text != ",":
            break
        reader.next()


def rename(context: FileContext, reader: Reader) -> None:
    """MySQL's RENAME TABLE a TO b, …"""
    reader.next()
    if not reader.accept("TABLE"):
        return
    for action in split_actions(reader.tokens[reader.position :]):
        part = Reader(action)
        old = context.name(part)
        part.expect("TO")
        context.events.append(RenameTable(old, part.qualified()[1]))
