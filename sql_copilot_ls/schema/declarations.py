"""Statements of one file to events: CREATE, ALTER, COMMENT ON, DROP, INSERT and their vendors' variants."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .columns import ElementReader, TableParts
from .dialects import detect
from .events import (
    AddColumn, AddKey, AllowValues, CreateTable, CreateType, CreateView, Declarations, DropColumn, DropTable, Event, Name,
    RenameColumn, RenameTable, SampleRows, SetComment, SetType,
)  # fmt: skip
from .model import Column, ForeignKey, Skipped, Source, Table
from .reader import Reader, Unreadable, split_actions
from .tokens import Comment, Lines, Statement, Token, statements, tokenise
from .views import select_outputs

MAX_STATEMENT = 400_000
"""Longer statements are read only if they are INSERTs, and of those only the beginning."""
INSERT_PREFIX = 20_000
SAMPLE_VALUES = 20
"""Different values kept of each column."""
SAMPLE_LENGTH = 40

_FIRST_WORD = re.compile(r"(?:\s|--[^\n]*(?:\n|\Z)|/\*!\d*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|\#(?=[\s\#!-])[^\n]*)*([A-Za-z_]\w*)")
_TABLE_WORDS = frozenset(
    """OR REPLACE GLOBAL LOCAL TEMP TEMPORARY UNLOGGED EXTERNAL FOREIGN COLUMN ROW VIRTUAL MEMORY CACHED TRANSIENT VOLATILE MULTISET SET DYNAMIC
    PRIVATE SHARDED DUPLICATED HYBRID IMMUTABLE BLOCKCHAIN TEXT FACT DIMENSION REFERENCE REMOTE LIVE STREAMING ERROR ICEBERG""".split()
)  # fmt: skip


class FileReader:
    """Reads the statements of one file."""

    def __init__(self, text: str, dialect: str, file: str) -> None:
        self.text, self.file = text, file
        self.dialect = dialect or detect(text)
        self.lines = Lines(text)
        self.events: list[Event] = []
        self.skipped: list[Skipped] = []
        self.handlers: dict[str, Callable[[Reader, Sequence[Comment], Statement], None]] = {
            "CREATE": self.create,
            "ALTER": self.alter,
            "COMMENT": self.comment_on,
            "DROP": self.drop,
            "INSERT": self.insert,
            "RENAME": self.rename,
            "EXEC": self.described,
            "EXECUTE": self.described,
            "CALL": self.described,
        }

    def read(self) -> Declarations:
        """All statements; those that cannot be read are skipped with a reason."""
        for statement in statements(self.text, self.dialect):
            first = _FIRST_WORD.match(statement.text)
            word = first.group(1).upper() if first else ""
            handler = self.handlers.get(word)
            if handler is None or first is None:
                continue
            if word == "INSERT":
                statement = Statement(statement.text[:INSERT_PREFIX], statement.start)
            elif len(statement.text) > MAX_STATEMENT:
                self.skip(statement.start + first.start(1), f"a statement of over {MAX_STATEMENT:,} characters")
                continue
            tokens, comments = tokenise(statement, self.dialect)
            try:
                handler(Reader(tokens), comments, statement)
            except (Unreadable, RecursionError) as error:
                if word != "INSERT":
                    self.skip(statement.start + first.start(1), str(error) or "nested too deeply")
        return Declarations(self.file, self.dialect, tuple(self.events), tuple(self.skipped))

    def skip(self, offset: int, reason: str) -> None:
        """Note a statement that is left out."""
        self.skipped.append(Skipped(self.file, self.lines.at(offset)[0], reason))

    def source(self, start: int, end: int) -> Source:
        """The span of an offset range."""
        return Source(self.file, *self.lines.at(start), *self.lines.at(end))

    def create(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """CREATE TABLE, VIEW, TYPE, DOMAIN and UNIQUE INDEX; whatever else is created does not concern a schema."""
        first = reader.next()
        replacing = reader.accept("OR", "REPLACE")
        while reader.peek().upper in _TABLE_WORDS:
            replacing |= reader.next().upper == "REPLACE"
        if reader.accept("TABLE"):
            self.create_table(reader, comments, statement, first, replacing)
            return
        start = reader.position
        while reader.peek().kind == "word" and reader.peek().upper not in ("VIEW", "TYPE", "DOMAIN", "INDEX", "TABLE"):
            if reader.peek().upper in ("FUNCTION", "PROCEDURE", "TRIGGER", "PACKAGE", "RULE", "EVENT", "POLICY", "SEQUENCE"):
                return
            reader.next()
            if reader.peek().text == "=":  # MySQL's ALGORITHM = …, DEFINER = `a`@`b`
                reader.next()
                reader.next()
                if reader.peek().text.startswith("@"):
                    reader.next()
                    reader.accept_any("@")
        if reader.accept("VIEW"):
            self.create_view(reader, first, statement)
        elif reader.accept("TYPE"):
            self.create_type(reader)
        elif reader.accept("DOMAIN"):
            self.create_domain(reader)
        elif reader.accept("INDEX"):
            if any(t.upper == "UNIQUE" for t in reader.tokens[start : reader.position]):
                self.unique_index(reader)
        elif reader.accept("TABLE"):
            self.create_table(reader, comments, statement, first, replacing)

    def create_table(
        self, reader: Reader, comments: Sequence[Comment], statement: Statement, first: Token, replacing: bool
    ) -> None:
        """CREATE TABLE after its keyword."""
        keep = reader.accept("IF", "NOT", "EXISTS") and not replacing
        schema, name = reader.qualified()
        at = self.source(first.start, reader.tokens[-1].end)
        elements = ElementReader(self.text, at)
        like: list[Name] = []
        partition = False
        if reader.accept("PARTITION", "OF"):
            like.append(reader.qualified())
            partition = True
        if reader.accept_any("LIKE", "CLONE", "SHALLOW", "DEEP"):
            reader.accept("CLONE")
            like.append(reader.qualified())
        elif reader.peek().text == "(" and reader.peek(1).upper not in ("SELECT", "WITH"):
            self.read_elements(reader, elements, comments)
        parts = elements.finished()
        comment = ""
        selects = False
        while not reader.done:
            if reader.accept("INHERITS"):
                like += [("", n) for n in reader.names()]
            elif reader.accept("COMMENT"):
                reader.accept_any("=", "IS")
                if reader.peek().kind == "string":
                    comment = reader.next().value
            elif not parts.columns and not like and reader.peek().upper in ("SELECT", "WITH"):
                selects = True
                break
            elif reader.accept("LIKE"):
                like.append(reader.qualified())
            else:
                reader.next()
        if selects:
            self.add_view(("" if not schema else schema, name), (), reader, comment, at, is_view=False)
            return
        if not parts.columns and not like and not parts.like:
            raise Unreadable(f"table {name} has no columns that could be read")
        table = Table(
            name=name,
            columns=tuple(parts.columns),
            schema=schema,
            primary_key=parts.primary_key,
            foreign_keys=tuple(parts.foreign_keys),
            unique=tuple(parts.unique),
            comment=comment,
            source=at,
        )
        self.events.append(CreateTable(table, keep, (*like, *parts.like), tuple(parts.types), partition))

    def read_elements(self, reader: Reader, elements: ElementReader, comments: Sequence[Comment]) -> None:
        """The parenthesised elements; one that cannot be read is skipped alone. Comments that trail a column become its comment."""
        for tokens in reader.group():
            if not tokens:
                continue
            at = self.source(tokens[0].start, tokens[-1].end)
            try:
                elements.element(tokens, at)
            except Unreadable as error:
                self.skip(tokens[0].start, str(error))
        columns, ends = elements.parts.columns, elements.parts.ends
        for comment in comments:
            line = self.lines.at(comment.start)[0]
            before = [i for i, end in enumerate(ends) if end <= comment.start and self.lines.at(end)[0] == line]
            if before and not columns[before[-1]].comment:
                columns[before[-1]] = replace(columns[before[-1]], comment=comment.text)

    def create_view(self, reader: Reader, first: Token, statement: Statement) -> None:
        """CREATE VIEW after its keyword."""
        reader.accept("IF", "NOT", "EXISTS")
        name = reader.qualified()
        at = self.source(first.start, reader.tokens[-1].end)
        names = reader.names() if reader.peek().text == "(" else ()
        comment = ""
        while not reader.done and reader.peek().upper not in ("AS", "SELECT", "WITH"):
            if reader.accept("COMMENT"):
                reader.accept("=")
                comment = reader.peek().value
            reader.next()
        reader.accept("AS")
        self.add_view(name, names, reader, comment, at, is_view=True)

    def add_view(
        self, name: Name, names: tuple[str, ...], reader: Reader, comment: str, at: Source, *, is_view: bool
    ) -> None:
        """A view or table whose columns come from the SELECT that stands at the reader."""
        outputs, stars = select_outputs(reader.tokens[reader.position :])
        if names:
            padded = [*outputs, *[("", "", "")] * (len(names) - len(outputs))]
            outputs = [(n, *o[1:]) for n, o in zip(names, padded, strict=False)]
            stars = []
        if not outputs and not stars:
            raise Unreadable(f"the columns of {name[1]} cannot be told from its SELECT")
        self.events.append(CreateView(name, tuple(outputs), tuple(stars), comment, at, is_view))

    def create_type(self, reader: Reader) -> None:
        """CREATE TYPE … AS ENUM; other types have no values."""
        name = reader.qualified()[1]
        if reader.accept("AS", "ENUM") or reader.accept("ENUM"):
            values = tuple(e[0].value for e in reader.group() if e)
            self.events.append(CreateType(name, "enum", values))
        elif reader.accept("FROM"):
            self.events.append(CreateType(name, reader.qualified()[1], ()))

    def create_domain(self, reader: Reader) -> None:
        """CREATE DOMAIN, with the values its CHECK allows."""
        name = reader.qualified()[1]
        reader.accept("AS")
        base = reader.qualified()[1]
        strings = [t.value for t in reader.tokens[reader.position :] if t.kind == "string"]
        checked = any(t.upper in ("IN", "ANY") for t in reader.tokens[reader.position :])
        self.events.append(CreateType(name, base, tuple(strings) if checked else ()))

    def unique_index(self, reader: Reader) -> None:
        """CREATE UNIQUE INDEX … ON t (columns), unless it is partial."""
        while not reader.done and not reader.accept("ON"):
            reader.next()
        reader.accept("ONLY")
        table = reader.qualified()
        while not reader.done and reader.peek().text != "(":
            reader.next()
        elements = reader.group()
        plain = all(e and e[0].kind in ("word", "quoted") and (len(e) == 1 or e[1].text != "(") for e in elements)
        if plain and not any(t.upper == "WHERE" for t in reader.tokens[reader.position :]):
            self.events.append(AddKey(table, unique=tuple(e[0].value for e in elements)))

    def alter(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """ALTER TABLE; what else is altered does not concern a schema."""
        reader.next()
        reader.accept_any("FOREIGN", "EXTERNAL", "IGNORE")
        if not reader.accept("TABLE"):
            return
        reader.accept("IF", "EXISTS")
        reader.accept("ONLY")
        table = reader.qualified()
        reader.accept_any("*")
        if reader.accept_any("WITH"):
            reader.accept_any("CHECK", "NOCHECK")
        adding = False
        for action in split_actions(reader.tokens[reader.position :]):
            adding = self.alter_action(Reader(action), table, adding)

    def alter_action(self, reader: Reader, table: Name, adding: bool) -> bool:
        """One action; returns whether a bare definition may follow (SQL Server: ADD a int, b int)."""
        word = reader.accept_any("ADD", "DROP", "RENAME", "MODIFY", "CHANGE", "ALTER", "COMMENT", "SET")
        if word == "ADD" or (adding and not word):
            self.add_element(reader, table)
            return True
        if word == "DROP":
            if reader.accept("CONSTRAINT") or reader.peek().upper in ("PRIMARY", "FOREIGN", "INDEX", "KEY", "CHECK", "DEFAULT", "PARTITION"):
                return False
            reader.accept("COLUMN")
            reader.accept("IF", "EXISTS")
            names = reader.names() if reader.peek().text == "(" else (reader.name(),)
            self.events += [DropColumn(table, n) for n in names]
        elif word == "RENAME":
            if reader.accept_any("TO", "AS"):
                self.events.append(RenameTable(table, reader.qualified()[1]))
            elif not reader.accept_any("CONSTRAINT", "INDEX", "KEY"):
                reader.accept("COLUMN")
                old = reader.name()
                reader.expect("TO")
                self.events.append(RenameColumn(table, old, reader.name()))
        elif word in ("MODIFY", "CHANGE"):
            reader.accept("COLUMN")
            if reader.peek().text == "(":
                for element in reader.group():
                    self.add_column(Reader(element), table, element[0].value if element else "")
            else:
                old = reader.name() if word == "CHANGE" else reader.peek().value
                self.add_column(reader, table, old)
        elif word == "ALTER":
            self.alter_column(reader, table)
        elif word == "COMMENT":
            reader.accept("=")
            self.events.append(SetComment(table, "", reader.next().value))
        return False

    def add_element(self, reader: Reader, table: Name) -> None:
        """What comes after ADD: a column, several in parentheses, or a constraint."""
        reader.accept("COLUMN")
        reader.accept("IF", "NOT", "EXISTS")
        if reader.peek().text == "(":
            for element in reader.group():
                self.add_element(Reader(element), table)
        else:
            self.add_column(reader, table, "")

    def add_column(self, reader: Reader, table: Name, replaces: str) -> None:
        """One element of an ALTER TABLE as events."""
        tokens = reader.tokens[reader.position :]
        if not tokens:
            return
        at = self.source(tokens[0].start, tokens[-1].end)
        elements = ElementReader(self.text, at)
        elements.element(tokens, at)
        parts = elements.finished()
        self.events += [AddColumn(table, c, replaces) for c in parts.columns]
        self.events += _keys(table, parts)
        self.events += [AllowValues(table, c, v) for c, v in parts.allowed.items() if not parts.columns]

    def alter_column(self, reader: Reader, table: Name) -> None:
        """ALTER COLUMN: a new type, or NULL or NOT NULL."""
        reader.accept("COLUMN")
        name = reader.name()
        if reader.accept("SET", "NOT", "NULL"):
            self.events.append(SetType(table, name, nullable=False))
        elif reader.accept("DROP", "NOT", "NULL"):
            self.events.append(SetType(table, name, nullable=True))
        elif reader.accept("SET", "DATA", "TYPE") or reader.accept("TYPE") or (
            reader.peek().kind in ("word", "quoted") and reader.peek().upper not in ("SET", "DROP", "ADD", "RESTART", "OPTIONS")
        ):
            elements = ElementReader(self.text, self.source(0, 0))
            column = elements.column(Reader([Token("word", name, 0), *reader.tokens[reader.position :]]), reader.tokens, elements.source)
            if column.type:
                self.events.append(SetType(table, name, column.type, column.nullable if not column.nullable else None))

    def comment_on(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """COMMENT ON TABLE, VIEW or COLUMN … IS '…'."""
        reader.next()
        if not reader.accept("ON"):
            return
        kind = reader.accept_any("TABLE", "VIEW", "COLUMN", "MATERIALIZED", "FOREIGN")
        if kind in ("MATERIALIZED", "FOREIGN"):
            reader.next()
            kind = "TABLE"
        if not kind:
            return
        parts = [reader.name()]
        while reader.peek().text == ".":
            reader.next()
            parts.append(reader.name())
        reader.expect("IS")
        text = reader.next()
        value = text.value if text.kind == "string" else ""
        if kind == "COLUMN" and len(parts) > 1:
            self.events.append(SetComment((parts[-3] if len(parts) > 2 else "", parts[-2]), parts[-1], value))
        elif kind != "COLUMN":
            self.events.append(SetComment((parts[-2] if len(parts) > 1 else "", parts[-1]), "", value))

    def drop(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """DROP TABLE and DROP VIEW."""
        reader.next()
        reader.accept_any("TEMPORARY", "FOREIGN", "EXTERNAL", "MATERIALIZED")
        if not reader.accept_any("TABLE", "VIEW"):
            return
        reader.accept("IF", "EXISTS")
        while reader.is_name():
            self.events.append(DropTable(reader.qualified()))
            if reader.peek().text != ",":
                break
            reader.next()

    def rename(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """MySQL's RENAME TABLE a TO b, …"""
        reader.next()
        if not reader.accept("TABLE"):
            return
        for action in split_actions(reader.tokens[reader.position :]):
            part = Reader(action)
            old = part.qualified()
            part.expect("TO")
            self.events.append(RenameTable(old, part.qualified()[1]))

    def described(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """SQL Server's sp_addextendedproperty 'MS_Description' and sp_rename."""
        procedure = next((t.value.casefold() for t in reader.tokens[1:6] if t.value.casefold().startswith("sp_")), "")
        strings = [t.value for t in reader.tokens if t.kind == "string"]
        if procedure in ("sp_addextendedproperty", "sp_updateextendedproperty"):
            folded = [s.casefold() for s in strings]
            if len(strings) < 4 or folded[0] != "ms_description" or "table" not in folded:
                return
            table = strings[folded.index("table") + 1 : folded.index("table") + 2]
            at = folded.index("column", folded.index("table")) if "column" in folded[folded.index("table") :] else -1
            column = strings[at + 1] if 0 <= at < len(strings) - 1 else ""
            if table:
                self.events.append(SetComment(("", table[0]), column, strings[1]))
        elif procedure == "sp_rename" and len(strings) >= 2:
            path = [p.strip("[]") for p in strings[0].split(".")]
            if len(strings) > 2 and strings[2].casefold() == "column" and len(path) > 1:
                self.events.append(RenameColumn(("", path[-2]), path[-1], strings[1]))
            elif len(strings) == 2:
                self.events.append(RenameTable(("", path[-1]), strings[1]))

    def insert(self, reader: Reader, comments: Sequence[Comment], statement: Statement) -> None:
        """The first rows of an INSERT … VALUES give examples of text values."""
        reader.next()
        reader.accept_any("IGNORE", "OR")
        reader.accept_any("REPLACE", "IGNORE")
        if not reader.accept("INTO"):
            return
        table = reader.qualified()
        names: tuple[str | int, ...] = reader.names() if reader.peek().text == "(" else ()
        reader.accept("OVERRIDING", "SYSTEM", "VALUE")
        if not reader.accept_any("VALUES", "VALUE"):
            return
        seen: dict[str | int, dict[str, None]] = {}
        while reader.peek().text == "(":
            for position, element in enumerate(reader.group()):
                key = names[position] if position < len(names) else position
                if len(element) == 1 and element[0].kind == "string" and 0 < len(element[0].value) <= SAMPLE_LENGTH:
                    kept = seen.setdefault(key, {})
                    if len(kept) < SAMPLE_VALUES:
                        kept[element[0].value] = None
            reader.accept(",")
        if seen:
            self.events.append(SampleRows(table, tuple((k, tuple(v)) for k, v in seen.items())))


def _keys(table: Name, parts: TableParts) -> list[Event]:
    events: list[Event] = [AddKey(table, foreign_key=key) for key in parts.foreign_keys]
    if parts.primary_key:
        events.append(AddKey(table, primary_key=parts.primary_key))
    return events + [AddKey(table, unique=names) for names in parts.unique]


def declarations(text: str, *, dialect: str = "", file: str = "") -> Declarations:
    """What one file declares. `dialect` "" means detect. Never raises: what cannot be read is in `skipped`."""
    return FileReader(text, dialect, file).read()


__all__ = ["Column", "ForeignKey", "declarations"]
