"""Statements of one file to events: which reader reads which statement, within bounds of size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from sql_copilot_ls.sql.lexer import Token
from sql_copilot_ls.sql.statements import Piece, statements

from .alter import alter, drop, rename
from .context import FORGOTTEN, FileContext, Note, segments
from .ddl import cache, create
from .dialect_habits import detect
from .events import CreateTable, CreateType, CreateView, Declarations, DropTable, Event, Name
from .kept import Kept, Read
from .made_tables import made
from .migrations import applied_part
from .model import Example
from .queries import MAX_PER_FILE, QUERIES, example_of
from .reader import Reader, UnreadableError
from .remarks import comment_on, described
from .rows import insert, wanted

MAX_STATEMENT = 400_000
"""Longer statements are read only if they are INSERTs, and of those only the beginning."""
_WORD = re.compile(r"(?:/\*!\d*\s*|\()*([A-Za-z_]+)")
_INSERT = re.compile("insert", re.IGNORECASE)
_USED = re.compile(r"^[ \t]*USE[ \t]+([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_HANDLERS: dict[str, Callable[[FileContext, Reader], None]] = {
    "ALTER": alter,
    "COMMENT": comment_on,
    "DROP": drop,
    "RENAME": rename,
    "EXEC": described,
    "EXECUTE": described,
    "CALL": described,
    "INSERT": insert,
    "CACHE": cache,
}
_READ = frozenset({*_HANDLERS, "CREATE", "USE", "SET", "IF", "BEGIN"})


def sql_declarations(text: str, *, dialect: str = "", file: str = "", kept: Kept | None = None) -> Declarations:
    """What one SQL file declares. Never raises: what cannot be read is in `skipped`.

    With the same `kept` for every version of a file, only statements that are new to it are read, and no examples: what
    is being written is none yet.
    """
    text = applied_part(text)
    context = FileContext(text, dialect or detect(text, file), file)
    examples: list[Example] = []
    several = len({name.casefold() for name in _USED.findall(text)}) > 1
    if kept is not None:
        kept.begin()
    for statement in statements(text, context.dialect):
        # How many INSERTs are read depends on those before.
        if kept is None:
            _read(context, statement, several)
            _keep_example(context, statement, examples)
        elif _INSERT.search(statement.text):
            _read(context, statement, several)
        else:
            _read_once(context, statement, several, kept)
    return Declarations(
        file,
        context.dialect,
        tuple(_lasting(context.events)),
        tuple(context.skipped),
        examples=tuple(examples[:MAX_PER_FILE]),
        objects=tuple(context.objects),
    )


def statement_events(text: str, *, dialect: str, file: str = "") -> tuple[Event, ...]:
    """What one statement of a script declares, what it makes for the script or its session alone included."""
    context = FileContext(text, dialect, file)
    if len(text) > MAX_STATEMENT:
        return ()
    tokens, notes = context.tokens(0, len(text))
    for segment in segments(tokens, text):
        _read_segment(context, segment, notes, several_databases=False)
    made(context, tokens)
    return tuple(context.events)


def _lasting(events: Sequence[Event]) -> Iterator[Event]:
    """The events but for those that concern temporary tables, which hide others of their names while they stand."""
    temporary: set[Name] = set()
    for event in events:
        match event:
            case CreateTable(table=table):
                name = table.schema.casefold(), table.name.casefold()
                passing = event.temporary
            case CreateView():
                name = event.name[0].casefold(), event.name[1].casefold()
                passing = event.temporary
            case CreateType():
                yield event
                continue
            case DropTable():
                name = event.name[0].casefold(), event.name[1].casefold()
                passing = name in temporary
                temporary.discard(name)
                if not passing:
                    yield event
                continue
            case _:
                name = event.table[0].casefold(), event.table[1].casefold()
                passing = name in temporary
        if passing:
            temporary.add(name)
        else:
            temporary.discard(name)
            yield event


def _right_before(context: FileContext, statement: Piece) -> str:
    """The end of another statement where one stands right before; empty where none does."""
    return context.text[max(statement.start - 1, 0) : statement.start].strip()


def _keep_example(context: FileContext, statement: Piece, examples: list[Example]) -> None:
    at = statement.head - statement.start
    first = _WORD.match(statement.text, at)
    if first is not None and first[1].upper() in QUERIES and len(examples) <= MAX_PER_FILE:
        line = context.lines.at(statement.head)[0]
        before, query = _right_before(context, statement) + statement.text[:at], statement.text[at:]
        found = example_of(before, query, context.dialect, context.file, line)
        if found is not None:
            examples.append(found)
            if len(examples) > MAX_PER_FILE:
                context.skip(statement.head, f"more than {MAX_PER_FILE:,} commented queries: the rest are no examples")


def _read_once(context: FileContext, statement: Piece, several_databases: bool, kept: Kept) -> None:
    # A comment right behind another statement is that one's.
    before = _right_before(context, statement)
    key = statement.text, before, context.dialect, context.qualifier, several_databases, context.file
    place = context.lines.at(statement.start + len(statement.text) - len(statement.text.lstrip()))
    found = kept.find(key, *place)
    if found is not None:
        context.events += found.events
        context.skipped += found.skipped
        context.objects += found.objects
        context.qualifier = found.qualifier
        return
    events, skipped, objects = len(context.events), len(context.skipped), len(context.objects)
    _read(context, statement, several_databases)
    new = context.events[events:], context.skipped[skipped:], context.objects[objects:]
    kept.put(key, Read(*place, new[0], new[1], context.qualifier, new[2]))


def _read(context: FileContext, statement: Piece, several_databases: bool) -> None:
    text, start = statement.text, statement.start
    end = start + len(text)
    at = statement.head - start
    first = _WORD.match(text, at)
    word = first.group(1).upper() if first else ""
    if word == "INSERT":
        length = wanted(context, text, at)
        _read_tokens(context, statement.head, statement.head + length, several_databases)
    elif word in _READ and len(text) <= MAX_STATEMENT:
        _read_tokens(context, start, end, several_databases)
        return
    elif word == "CREATE":
        context.skip(statement.head, f"a statement of over {MAX_STATEMENT:,} characters")
        return
    forgotten = FORGOTTEN.search(text, at + 1)
    if forgotten is not None and len(text) - forgotten.start() <= MAX_STATEMENT:
        begin = text.index(forgotten.group().split()[-2], forgotten.start())
        _read_tokens(context, start + begin, end, several_databases)


def _read_tokens(context: FileContext, start: int, end: int, several_databases: bool) -> None:
    tokens, notes = context.tokens(start, end)
    for segment in segments(tokens, context.text):
        _read_segment(context, segment, notes, several_databases=several_databases)


def _read_segment(
    context: FileContext, segment: Sequence[Token], notes: Sequence[Note], *, several_databases: bool
) -> None:
    reader = Reader(segment)
    word = reader.peek().upper
    handler = _HANDLERS.get(word)
    try:
        if word == "CREATE":
            create(context, reader, notes)
        elif word == "SET" or (word == "USE" and several_databases):
            context.search_path(reader)
        elif handler is not None:
            handler(context, reader)
    except UnreadableError as error:
        if word in ("CREATE", "ALTER", "COMMENT"):
            context.skip(segment[0].start, str(error))
