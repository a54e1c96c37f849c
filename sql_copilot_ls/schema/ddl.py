"""CREATE TABLE, VIEW, TYPE, DOMAIN and UNIQUE INDEX to events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sql_copilot_ls.sql.lexer import Kind, Token

from .code_lists import codes_of, with_listed
from .columns import ElementReader
from .context import FileContext, Note
from .events import AddKey, CreateTable, CreateType, CreateView, Name
from .model import Column, ColumnKind, Source, Table
from .objects import KINDS, made
from .reader import NAMES, Reader, UnreadableError
from .views import renamed, select_outputs

_TABLE_WORDS = frozenset(
    [
        "OR",
        "REPLACE",
        "GLOBAL",
        "LOCAL",
        "TEMP",
        "TEMPORARY",
        "UNLOGGED",
        "EXTERNAL",
        "FOREIGN",
        "COLUMN",
        "ROW",
        "VIRTUAL",
        "MEMORY",
        "CACHED",
        "TRANSIENT",
        "VOLATILE",
        "MULTISET",
        "SET",
        "DYNAMIC",
        "PRIVATE",
        "SHARDED",
        "DUPLICATED",
        "HYBRID",
        "IMMUTABLE",
        "BLOCKCHAIN",
        "TEXT",
        "FACT",
        "DIMENSION",
        "REFERENCE",
        "REMOTE",
        "LIVE",
        "STREAMING",
        "ERROR",
        "ICEBERG",
    ]
)
_OTHER_OBJECTS = frozenset(
    {"FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE", "RULE", "EVENT", "POLICY", "SEQUENCE"}
)
_SESSION_WORDS = frozenset({"TEMP", "TEMPORARY", "VOLATILE", "PRIVATE"})
_SESSION_QUALIFIERS = frozenset({"temp", "pg_temp", "tempdb"})
_COMMENT_LENGTH = 500
_CODE_PUT_ASIDE = re.compile(
    r"[\w\"`\[\]]+\s+(?:int|bigint|smallint|tinyint|varchar|n?varchar2?|char|text|date|datetime|timestamp|num|dec|bool|serial)"
    r"\w*\s*(?:[(,]|not\b|null\b|default\b|$)",
    re.IGNORECASE,
)


def create(context: FileContext, reader: Reader, comments: Sequence[Note]) -> None:
    """Any CREATE; what is no table, view, type, domain or unique index does not concern a schema."""
    first = reader.next()
    replacing = reader.accept("OR", "REPLACE")
    while reader.peek().upper in _TABLE_WORDS:
        replacing |= reader.next().upper == "REPLACE"
    virtual = reader.peek(-1).upper == "VIRTUAL"
    start = reader.position
    temporary = _for_a_session(context, {t.upper for t in reader.tokens[1:start]})
    if reader.accept("STREAM"):
        _stream(context, reader, first)
        return
    while reader.peek().kind == Kind.WORD and reader.peek().upper not in ("VIEW", "TYPE", "DOMAIN", "INDEX", "TABLE"):
        if reader.peek().upper in _OTHER_OBJECTS:
            keyword = reader.next().upper
            if keyword in KINDS:
                made(context, reader, keyword)
            return
        reader.next()
        if reader.peek().text == "=":  # MySQL's ALGORITHM = …, DEFINER = `a`@`b`
            reader.next()
            reader.next()
            if reader.peek().text.startswith("@"):
                reader.next()
                if reader.peek(-1).text == "@":
                    reader.next()
    if reader.accept("VIEW"):
        _view(context, reader, first, temporary)
    elif reader.peek().upper in ("TYPE", "DOMAIN"):
        keyword, behind = reader.next().upper, reader.position
        made(context, reader, keyword)
        reader.position = behind
        (_type if keyword == "TYPE" else _domain)(context, reader)
    elif reader.accept("INDEX"):
        if any(t.upper == "UNIQUE" for t in reader.tokens[start : reader.position]):
            _unique_index(context, reader)
    elif reader.accept("TABLE") and virtual:
        _virtual_table(context, reader, first)
    elif reader.peek(-1).upper == "TABLE":
        _table(context, reader, comments, first, replacing, temporary)


def create_parts(context: FileContext, reader: Reader) -> None:
    """A table that its name and elements declare, for the script alone: behind TABLE, as in DECLARE @t TABLE (…)."""
    _table(context, reader, (), reader.next(), replacing=False, temporary=True)


def _for_a_session(context: FileContext, words: Collection[str]) -> bool:
    """Whether a table goes when its session does. The definition of a GLOBAL one stays, but for PostgreSQL."""
    return not _SESSION_WORDS.isdisjoint(words) and ("GLOBAL" not in words or context.dialect == "postgres")


def is_temporary(name: Name) -> bool:
    """Whether a name alone says that a table is for a session: #t, @t, tempdb..t."""
    return name[1][:1] in ("#", "@") or name[0].casefold() in _SESSION_QUALIFIERS


def _virtual_table(context: FileContext, reader: Reader, first: Token) -> None:
    """SQLite's CREATE VIRTUAL TABLE … USING module(arguments): columns are what the module makes of its arguments,
    and there may be hidden ones.
    """
    keep = reader.accept("IF", "NOT", "EXISTS")
    schema, name = context.name(reader)
    at = context.source(first.start, reader.tokens[-1].end)
    reader.accept("USING")
    module = reader.name().casefold() if reader.is_name() else ""
    elements = ElementReader(context.text, at)
    for tokens in reader.group() if reader.peek().text == "(" else []:
        if tokens and tokens[0].text == "+":  # a column that is stored beside the index
            tokens = tokens[1:]  # noqa: PLW2901
        if not tokens or tokens[0].kind not in NAMES or (len(tokens) > 1 and tokens[1].text == "="):
            continue
        place = context.source(tokens[0].start, tokens[-1].end)
        if module.startswith("fts") or len(tokens) > 1:
            elements.element(tokens[:1] if module.startswith("fts") else tokens, place)
        elif module.startswith("rtree"):
            kind = "REAL" if elements.parts.columns else "INTEGER"
            elements.parts.columns.append(Column(tokens[0].value, kind, ColumnKind.NUMBER, source=place))
        elif module == "geopoly":
            elements.element(tokens, place)
    parts = elements.finished()
    table = Table(name, tuple(parts.columns), schema, primary_key=parts.primary_key, source=at, complete=False)
    context.events.append(CreateTable(table, keep))


def _table(
    context: FileContext,
    reader: Reader,
    comments: Sequence[Note],
    first: Token,
    replacing: bool,
    temporary: bool,
) -> None:
    """CREATE TABLE after its keyword."""
    keep = reader.accept("IF", "NOT", "EXISTS") and not replacing
    schema, name = context.name(reader)
    temporary = temporary or is_temporary((schema, name))
    quoted = reader.peek(-1).kind == Kind.QUOTED
    at = context.source(first.start, reader.tokens[-1].end)
    elements = ElementReader(context.text, at)
    reader.on_cluster()
    like: list[Name] = []
    partition = False
    if reader.accept("PARTITION", "OF"):
        like.append(context.name(reader))
        partition = True
    if reader.accept_any("LIKE", "CLONE", "SHALLOW", "DEEP"):
        reader.accept("CLONE")
        like.append(context.name(reader))
    elif reader.peek().text == "(" and reader.peek(1).upper not in ("SELECT", "WITH"):
        _elements(context, reader, elements, comments)
    parts = elements.finished()
    comment = ""
    selects = False
    while not reader.done:
        if reader.accept("INHERITS"):
            like += [("", n) for n in reader.names()]
        elif reader.accept("COMMENT"):
            reader.accept_any("=", "IS")
            if reader.peek().kind == Kind.STRING:
                comment = reader.next().value
        elif reader.accept("PARTITIONED", "BY") and reader.peek().text == "(":
            _hive_partitions(context, reader, elements)
        elif not parts.columns and not like and _selects(reader):
            selects = True
            break
        elif reader.accept("LIKE") or (not parts.columns and _copies(reader)):
            like.append(context.name(reader))
        else:
            reader.next()
    if selects:
        _add_view(context, (schema, name), (), reader, comment=comment, at=at, is_view=False, temporary=temporary)
        return
    if not parts.columns and not like and not parts.like:
        raise UnreadableError(f"table {name} has no columns that could be read")
    table = Table(
        name=name,
        columns=tuple(parts.columns),
        schema=schema,
        primary_key=parts.primary_key,
        foreign_keys=tuple(parts.foreign_keys),
        unique=tuple(parts.unique),
        comment=comment,
        source=at,
        quoted=quoted,
    )
    context.events.append(CreateTable(table, keep, (*like, *parts.like), partition, tuple(parts.named), temporary))


def _selects(reader: Reader) -> bool:
    """Whether a query starts here; WITH (…) gives a table's options."""
    word = reader.peek().upper
    if word in ("VALUES", "TABLE"):
        return reader.peek(-1).upper == "AS"
    return word == "SELECT" or (
        word == "WITH" and reader.peek(1).text != "(" and reader.peek(1).upper not in ("DATA", "NO")
    )


def _copies(reader: Reader) -> bool:
    """Whether ClickHouse's AS table was passed over, to the table's name."""
    following = reader.peek(2)
    if reader.peek().upper == "AS" and reader.is_name(1) and following.upper in ("", ".", "ENGINE"):
        return reader.accept("AS")
    return False


def _hive_partitions(context: FileContext, reader: Reader, elements: ElementReader) -> None:
    """Hive's PARTITIONED BY (name type, …) declares further columns; without types it names some."""
    for tokens in reader.group():
        if len(tokens) > 1 and tokens[1].kind == Kind.WORD:
            elements.element(tokens, context.source(tokens[0].start, tokens[-1].end))


def _elements(context: FileContext, reader: Reader, elements: ElementReader, comments: Sequence[Note]) -> None:
    """The parenthesised elements; one that cannot be read is skipped alone. Comments trailing a column are its own, no
    column's those before the parenthesis: what stands above a table of one line says what the table is.
    """
    opening = reader.peek().start
    for tokens in reader.group():
        if not tokens:
            continue
        at = context.source(tokens[0].start, tokens[-1].end)
        try:
            elements.element(tokens, at)
        except UnreadableError as error:
            context.skip(tokens[0].start, str(error))
    inside = [note for note in comments if note.start > opening]
    _notes(context, elements.parts.columns, elements.parts.ends, inside)


def _notes(context: FileContext, columns: list[Column], ends: Sequence[int], notes: Sequence[Note]) -> None:
    """Give columns the notes that trail them; where none does, those on the lines above, unless they are headings."""
    line = context.lines.line
    alone: dict[int, str] = {}
    trailing = False
    for note in notes:
        before = bisect_right(ends, note.start) - 1
        if before >= 0 and line(ends[before]) == line(note.start):
            trailing = True
            if note.text and not columns[before].comment:
                columns[before] = replace(columns[before], comment=note.text[:_COMMENT_LENGTH])
        elif context.begins_line(note.start) and not _CODE_PUT_ASIDE.match(note.text):
            alone[line(note.start) + note.text.count("\n")] = note.text
    above = {} if trailing or not alone else {n: _lines_above(column, alone) for n, column in enumerate(columns)}
    explained = sum(1 for n, text in above.items() if text or columns[n].comment)
    for n, text in above.items():
        if text and not columns[n].comment and (2 * explained >= len(columns) or codes_of(text, columns[n].kind)):
            columns[n] = replace(columns[n], comment=text[:_COMMENT_LENGTH])
    columns[:] = [with_listed(column) for column in columns]


def _lines_above(column: Column, alone: Mapping[int, str]) -> str:
    """The notes on the lines right above a column, as one."""
    texts: list[str] = []
    at = column.source.line - 1 if column.source else -1
    while at in alone:
        texts.insert(0, alone[at])
        at -= 1 + alone[at].count("\n")
    return " ".join(" ".join(texts).split())


def _stream(context: FileContext, reader: Reader, first: Token) -> None:
    """Snowflake's CREATE STREAM … ON TABLE t: the table's columns, and others that say what was changed."""
    reader.accept("IF", "NOT", "EXISTS")
    name = context.name(reader)
    at = context.source(first.start, reader.tokens[-1].end)
    context.events.append(CreateView(name, (), (), "", at, is_view=True, quoted=(), complete=False, temporary=False))


def cache(context: FileContext, reader: Reader) -> None:
    """Spark's CACHE [LAZY] TABLE t [OPTIONS (…)] [AS] query: a view of the session."""
    first = reader.next()
    reader.accept("LAZY")
    reader.expect("TABLE")
    name = context.name(reader)
    if reader.accept("OPTIONS"):
        reader.skip_group()
    reader.accept("AS")
    if reader.peek().upper in ("SELECT", "WITH", "FROM"):
        at = context.source(first.start, reader.tokens[-1].end)
        _add_view(context, name, (), reader, comment="", at=at, is_view=True, temporary=True)


def _view(context: FileContext, reader: Reader, first: Token, temporary: bool) -> None:
    """CREATE VIEW after its keyword."""
    reader.accept("IF", "NOT", "EXISTS")
    name = context.name(reader)
    at = context.source(first.start, reader.tokens[-1].end)
    names = reader.names() if reader.peek().text == "(" else ()
    comment = ""
    while not reader.done and reader.peek().upper not in ("AS", "SELECT", "WITH"):
        if reader.accept("COMMENT"):
            reader.accept("=")
            comment = reader.peek().value
        reader.next()
    reader.accept("AS")
    _add_view(context, name, names, reader, comment=comment, at=at, is_view=True, temporary=temporary)


def _add_view(
    context: FileContext,
    name: Name,
    names: tuple[str, ...],
    reader: Reader,
    *,
    comment: str,
    at: Source,
    is_view: bool,
    temporary: bool,
) -> None:
    """A view or table whose columns come from the SELECT that stands at the reader."""
    given = renamed(select_outputs(reader.tokens[reader.position :]), names)
    told = tuple(given.outputs), tuple(given.stars)
    in_quotes = {t.value for t in reader.tokens if t.kind == Kind.QUOTED}
    quoted = tuple(o[0] for o in given.outputs if o[0] in in_quotes)
    context.events.append(CreateView(name, *told, comment, at, is_view, quoted, given.complete, temporary))
    if not any(told):
        raise UnreadableError(f"the columns of {name[1]} cannot be told from its SELECT")


def _type(context: FileContext, reader: Reader) -> None:
    """CREATE TYPE … AS ENUM; other types have no values."""
    name = reader.qualified()[1]
    if reader.accept("AS", "ENUM") or reader.accept("ENUM"):
        values = tuple(e[0].value for e in reader.group() if e)
        context.events.append(CreateType(name, "enum", values))
    elif reader.accept("FROM"):
        context.events.append(CreateType(name, reader.qualified()[1], ()))


def _domain(context: FileContext, reader: Reader) -> None:
    """CREATE DOMAIN, with the values its CHECK allows."""
    name = reader.qualified()[1]
    reader.accept("AS")
    base = reader.qualified()[1]
    rest = reader.tokens[reader.position :]
    checked = any(t.upper in ("IN", "ANY") for t in rest)
    context.events.append(
        CreateType(name, base, tuple(t.value for t in rest if t.kind == Kind.STRING) if checked else ())
    )


def _unique_index(context: FileContext, reader: Reader) -> None:
    """CREATE UNIQUE INDEX … ON t (columns), unless it is partial."""
    while not reader.done and not reader.accept("ON"):
        reader.next()
    reader.accept("ONLY")
    table = context.name(reader)
    while not reader.done and reader.peek().text != "(":
        reader.next()
    elements = reader.group()
    plain = all(e and e[0].kind in NAMES and (len(e) == 1 or e[1].text != "(") for e in elements)
    if plain and not any(t.upper == "WHERE" for t in reader.tokens[reader.position :]):
        context.events.append(AddKey(table, unique=tuple(e[0].value for e in elements)))
