"""Column definitions and table constraints: the elements between the parentheses of CREATE TABLE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from sys import intern

from sql_copilot_ls.sql.lexer import Kind, Token

from .code_lists import with_values
from .events import Key, Name
from .kinds import kind_of
from .model import Column, ForeignKey, Source
from .reader import Reader

_CONSTRAINT_WORDS = frozenset(
    [
        "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "COMMENT", "COLLATE", "GENERATED",
        "AS", "AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "CONSTRAINT", "ON", "ENCODE", "CHARACTER",
        "CHARSET", "KEY", "INVISIBLE", "VISIBLE", "VIRTUAL", "STORED", "PERSISTED", "ENABLE", "DISABLE",
        "SPARSE", "ROWGUIDCOL", "OPTIONS", "DISTKEY", "SORTKEY", "FOREIGN", "MASKED", "COMPRESS", "STORAGE",
        "CODEC", "TTL", "MATERIALIZED", "ALIAS", "FORMAT", "TITLE", "CASESPECIFIC", "FIRST", "AFTER", "USING",
        "NOTNULL", "SERIALIZE", "INLINE", "DEFERRABLE", "INITIALLY", "ORDER", "SUPPLEMENTAL",
    ]
)  # fmt: skip
_TABLE_ELEMENTS = frozenset(
    {"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT", "EXCLUDE", "PERIOD", "SUPPLEMENTAL"}
)
_INDEX_WORDS = frozenset({"KEY", "INDEX", "FULLTEXT", "SPATIAL"})
_INDEX_ATTRIBUTES = frozenset({"INVERTED", "VECTOR", "SHARD", "SORT", "HASH", "BITMAP", "CLUSTERED", "NONCLUSTERED"})
"""What may stand before INDEX or KEY."""
_INDEX_KINDS = frozenset({"USING", "UNIQUE", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE", "HASH"})
_TYPES_OF_KEYS = frozenset(
    [
        "INT",
        "INTEGER",
        "BIGINT",
        "SMALLINT",
        "TINYINT",
        "MEDIUMINT",
        "SERIAL",
        "BIGSERIAL",
        "NUMBER",
        "NUMERIC",
        "DECIMAL",
        "FLOAT",
        "REAL",
        "DOUBLE",
        "CHAR",
        "VARCHAR",
        "VARCHAR2",
        "NCHAR",
        "NVARCHAR",
        "NVARCHAR2",
        "CHARACTER",
        "TEXT",
        "STRING",
        "CLOB",
        "BLOB",
        "BINARY",
        "VARBINARY",
        "BYTEA",
        "UUID",
        "DATE",
        "TIME",
        "DATETIME",
        "TIMESTAMP",
        "BOOLEAN",
        "BOOL",
        "BIT",
        "JSON",
        "JSONB",
        "ENUM",
    ]
)
"""What may follow a column that is called `key` or `index`; any other word there is the name of an index."""
_NOT_IN_DEFAULTS = _CONSTRAINT_WORDS - {"NULL", "CHARACTER", "KEY", "FORMAT", "TITLE", "ORDER", "FIRST", "IDENTITY"}


@dataclass
class TableParts:
    """What the elements of one table add up to."""

    columns: list[Column] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """Offset after each column's last token, for comments that trail it."""
    primary_key: tuple[str, ...] = ()
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    unique: list[tuple[str, ...]] = field(default_factory=list)
    allowed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    like: list[Name] = field(default_factory=list)
    named: list[tuple[str, Key]] = field(default_factory=list)
    """Keys that have a name of their own, by which they can be dropped."""


class ElementReader:
    """Reads elements of one table into `TableParts`; `text` is the whole file, `locate` gives sources of offsets."""

    def __init__(self, text: str, source: Source) -> None:
        self.text = text
        self.source = source
        self.parts = TableParts()

    def element(self, tokens: Sequence[Token], at: Source) -> None:
        """Read one element; raises UnreadableError when it is neither a column nor a constraint."""
        if not tokens:
            return
        reader = Reader(tokens)
        name = ""
        if reader.accept("CONSTRAINT") and not self._is_constraint(reader):
            name = reader.name()
        if reader.accept("LIKE"):
            self.parts.like.append(reader.qualified())
        elif name or self._is_constraint(reader):
            self._constraint(reader, name)
        else:
            self.column(reader, tokens, at)

    def _is_constraint(self, reader: Reader) -> bool:
        word = reader.peek().upper
        following = reader.peek(1)
        if word in _INDEX_ATTRIBUTES and following.upper in ("INDEX", "KEY"):
            return True
        if word in ("PROJECTION", "FAMILY") and reader.peek().kind == Kind.WORD:
            return self._names_parts(reader)
        if word in _INDEX_WORDS:  # else a column of that name
            return following.text == "(" or following.upper in _INDEX_WORDS or _names_index(reader)
        if word in ("PRIMARY", "FOREIGN"):
            return following.upper == "KEY"
        if word == "UNIQUE":
            return (
                following.text == "("
                or following.upper in ("KEY", "INDEX", "CLUSTERED", "NONCLUSTERED", "NULLS")
                or _names_index(reader)
            )
        if word == "PERIOD":
            return following.upper in ("FOR", "SYSTEM_TIME", "BUSINESS_TIME")
        if word == "WATERMARK":
            return following.upper == "FOR"
        if word == "SUPPLEMENTAL":
            return following.upper == "LOG"
        return word in ("CHECK", "EXCLUDE") and (following.text == "(" or following.upper in ("USING", "CONSTRAINT"))

    def _names_parts(self, reader: Reader) -> bool:
        """Whether ClickHouse's PROJECTION p (SELECT …) or CockroachDB's FAMILY f (a, b) is here, not such a column."""
        at = 1 if reader.peek(1).text == "(" else 2
        if reader.peek(at).text != "(" or (at == 2 and not reader.is_name(1)):
            return False
        if reader.peek().upper == "PROJECTION":
            return reader.peek(at + 1).upper in ("SELECT", "WITH")
        return reader.peek(1).upper not in _TYPES_OF_KEYS and reader.peek(at + 1).kind in (Kind.WORD, Kind.QUOTED)

    def _constraint(self, reader: Reader, name: str) -> None:
        key: Key | None = None
        if reader.accept("PRIMARY", "KEY"):
            key = self.parts.primary_key = self._key_columns(reader)
        elif reader.accept("FOREIGN", "KEY"):
            if reader.peek().text != "(":
                name = name or reader.peek().value
                reader.name()
            columns = reader.names()
            key = self._references(reader, columns)
            self.parts.foreign_keys.append(key)
        elif reader.accept("UNIQUE"):
            reader.accept_any("KEY", "INDEX")
            name = name or (reader.peek().value if reader.is_name() else "")
            key = self._key_columns(reader)
            self.parts.unique.append(key)
        elif reader.accept("CHECK") and reader.peek().text == "(":
            self._check(reader)
        if name and key is not None:
            self.parts.named.append((name, key))

    def _key_columns(self, reader: Reader) -> tuple[str, ...]:
        while not reader.done and reader.peek().text != "(":
            reader.next()
        return reader.names()

    def _references(self, reader: Reader, columns: tuple[str, ...]) -> ForeignKey:
        reader.expect("REFERENCES")
        table = reader.qualified()[1]
        references = reader.names() if reader.peek().text == "(" else ()
        return ForeignKey(columns, table, references)

    def _check(self, reader: Reader) -> None:
        """Remember `column IN ('a', 'b')` and `column = 'a' OR column = 'b'`; other conditions are passed over."""
        for group in reader.group()[:1]:
            inner = Reader(_unwrapped(group))
            while inner.peek().text == "(":
                inner.next()
            if not inner.is_name():
                return
            name = inner.name()
            values: tuple[str, ...] = ()
            while inner.peek().text in (")", "::"):
                if inner.next().text == "::":
                    inner.next()
            if inner.accept("IN"):
                values = tuple(e[0].value for e in inner.group() if e and e[0].kind in (Kind.STRING, Kind.NUMBER))
            elif inner.accept("=", "ANY") and inner.peek().text == "(":
                values = tuple(t.value for t in inner.tokens if t.kind == Kind.STRING)
            elif inner.peek().text == "=":
                values = _either(inner, name)
            if values:
                self.parts.allowed[name.casefold()] = values

    def column(self, reader: Reader, tokens: Sequence[Token], at: Source) -> Column:
        """Read a column definition and add it."""
        quoted = reader.peek().kind == Kind.QUOTED
        name = reader.name()
        declared, values = self._type(reader)
        column = Column(name=name, type=declared, kind=kind_of(declared), values=values, source=at, quoted=quoted)
        while not reader.done:
            column = self._column_constraint(reader, column)
        self.parts.columns.append(column)
        self.parts.ends.append(tokens[-1].end)
        return column

    def _type(self, reader: Reader) -> tuple[str, tuple[str, ...]]:
        start = reader.position
        depth = 0
        while not reader.done:
            token = reader.peek()
            if depth == 0 and token.upper in _CONSTRAINT_WORDS and not self._belongs_to_type(reader, start):
                break
            if token.text in "(<[" and token.kind >= Kind.OPERATOR:
                depth += 1
            elif token.text in (")", ">", "]", ">>") and token.kind >= Kind.OPERATOR:
                depth -= len(token.text)
            elif depth == 0 and token.kind >= Kind.OPERATOR and token.text in "=:":
                break
            reader.next()
        used = reader.tokens[start : reader.position]
        if not used:
            return "", ()
        declared = intern(" ".join(self.text[used[0].start : used[-1].end].split()))
        values: tuple[str, ...] = ()
        if used[0].upper in ("ENUM", "SET", "ENUM8", "ENUM16"):
            values = tuple(t.value for t in used if t.kind == Kind.STRING)
        return declared, values

    def _belongs_to_type(self, reader: Reader, start: int) -> bool:
        word, following = reader.peek().upper, reader.peek(1)
        if reader.position == start:  # a type may have a keyword's name only if it is no constraint here
            return word in ("CHARACTER", "FORMAT", "TITLE", "KEY", "ALIAS") and following.text != ""
        return word == "CHARACTER" and following.upper == "VARYING"

    def _column_constraint(self, reader: Reader, column: Column) -> Column:
        word = reader.next().upper
        if word == "NOT" and reader.accept("NULL"):
            return replace(column, nullable=False)
        if word == "NOTNULL":
            return replace(column, nullable=False)
        if word == "PRIMARY":
            reader.accept("KEY")
            names = self._of_the_table(reader)
            if not self.parts.primary_key:
                self.parts.primary_key = names or (column.name,)
            return replace(column, nullable=False)
        if word == "UNIQUE":
            reader.accept_any("KEY")
            names = self._of_the_table(reader)
            if names:
                self.parts.unique.append(names)
            return replace(column, unique=not names)
        if word == "FOREIGN":
            reader.accept("KEY")
            names = self._of_the_table(reader)
            if reader.peek().upper == "REFERENCES":
                self.parts.foreign_keys.append(self._references(reader, names or (column.name,)))
            return column
        if word == "GENERATED":  # BY DEFAULT AS IDENTITY gives no default
            reader.accept("BY", "DEFAULT")
            return column
        if word == "DEFAULT":
            return replace(column, default=self._default(reader))
        if word == "COMMENT":
            reader.accept("=")
            if reader.peek().kind == Kind.STRING:
                return replace(column, comment=reader.next().value)
        elif word == "OPTIONS" and reader.peek().text == "(":
            for option in reader.group():
                if option and option[0].upper == "DESCRIPTION" and option[-1].kind in (Kind.STRING, Kind.QUOTED):
                    return replace(column, comment=option[-1].value)
        elif word == "CHECK" and reader.peek().text == "(":
            self._check(reader)
        elif word == "REFERENCES":
            reader.position -= 1
            self.parts.foreign_keys.append(self._references(reader, (column.name,)))
        elif word == "CONSTRAINT" and reader.peek().upper not in _CONSTRAINT_WORDS:
            reader.name()
        elif reader.peek().text == "(":
            reader.skip_group()
        return column

    def _of_the_table(self, reader: Reader) -> tuple[str, ...]:
        """The columns of a constraint of the whole table, whose comma somebody forgot; none for the column's own."""
        reader.accept_any("CLUSTERED", "NONCLUSTERED")
        return reader.names() if reader.peek().text == "(" else ()

    def _default(self, reader: Reader) -> str:
        start = reader.position
        while not reader.done and (reader.position == start or reader.peek().upper not in _NOT_IN_DEFAULTS):
            if reader.peek().text == "(":
                reader.skip_group()
            elif reader.peek().upper == "NULL" and reader.position > start:
                break
            else:
                reader.next()
        used = reader.tokens[start : reader.position]
        return self.text[used[0].start : used[-1].end] if used else ""

    def finished(self) -> TableParts:
        """The parts, with checked values put on their columns."""
        parts = self.parts
        parts.columns = [
            with_values(c, parts.allowed[c.name.casefold()]) if c.name.casefold() in parts.allowed else c
            for c in parts.columns
        ]
        return parts


def _either(reader: Reader, name: str) -> tuple[str, ...]:
    """The values of `name = 'a' OR name = 'b'`; nothing when the condition says more or something else."""
    values: list[str] = []
    while reader.accept("="):
        if reader.peek().kind not in (Kind.STRING, Kind.NUMBER):
            return ()
        values.append(reader.next().value)
        while reader.peek().text in (")", "(", "::"):
            if reader.next().text == "::":
                reader.next()
        if reader.done:
            return tuple(values) if len(values) > 1 else ()
        if not reader.accept("OR"):
            return ()
        while reader.peek().text == "(":
            reader.next()
        if not reader.is_name() or reader.name().casefold() != name.casefold():
            return ()
    return ()


def _names_index(reader: Reader) -> bool:
    """Whether an index word is followed by the index's name and its columns; not by a type."""
    after = reader.peek(2)
    return reader.peek(1).upper not in _TYPES_OF_KEYS and (
        after.text == "("
        or after.upper in _INDEX_KINDS
        or any(
            reader.peek(i).upper == "TYPE" for i in range(3, len(reader.tokens))
        )  # ClickHouse: INDEX i expression TYPE …
    )


def _unwrapped(tokens: list[Token]) -> list[Token]:
    depth = 0
    while 2 * depth + 1 < len(tokens) and tokens[depth].text == "(" and tokens[-1 - depth].text == ")":
        depth += 1
    return tokens[depth : len(tokens) - depth]
