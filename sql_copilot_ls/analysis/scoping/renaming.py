"""Whether a name may be renamed, and how the new one is written at each use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from sql_copilot_ls.analysis.scoping.layers import catalog_around, catalog_at
from sql_copilot_ls.analysis.scoping.name_uses import Key, Use, declared, gives_names, objects_of, uses
from sql_copilot_ls.analysis.scoping.object_uses import ROUTINES
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Ref, Relation
from sql_copilot_ls.analysis.syntax.bodies import bodies
from sql_copilot_ls.analysis.syntax.expression_reader import ends_operand
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.fold import place_of
from sql_copilot_ls.schema.model import Schema
from sql_copilot_ls.sql.keywords import KEYWORDS, RESERVED, words
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import quote, unquote

_OTHER_LANGUAGES = frozenset({".prisma", ".yml", ".yaml"})
"""Files that declare tables in no SQL."""


class RenameRefusedError(ValueError):
    """A rename that would break something; the message says what and what to do."""


def check_rename(use: Use | None, new_name: str, schema: Schema, script: Script) -> str:
    """The new name, unquoted, when the name may be renamed; raises `RenameRefusedError` otherwise."""
    if use is None:
        raise RenameRefusedError("There is no table, column, alias or common table expression here to rename.")
    name = unquote(new_name.strip())
    if not name:
        raise RenameRefusedError("A name cannot be empty.")
    if "\n" in name or "\0" in name:
        raise RenameRefusedError("A name cannot hold a line break.")
    key = use.key
    known = catalog_around(script, use.start, schema)
    if name.casefold() == key.name:
        return name
    if key.kind in ("table", "column"):
        found = declared(key, known)
        if found is None:
            raise RenameRefusedError(
                f"No file of the workspace declares {key.name}: renaming it here would only break the query."
            )
        table, column = found
        source = (column.source if column is not None else None) or table.source
        if source is not None and PurePath(source.file).suffix.casefold() in _OTHER_LANGUAGES:
            file = PurePath(source.file).name
            raise RenameRefusedError(f"{file}, line {source.line + 1} declares {key.name}: rename it there first.")
        there = known.table(name, key.schema) if key.kind == "table" else None
        if there is not None:
            raise RenameRefusedError(f"There is a table {there.name} already.")
        if key.kind == "column" and table.column(name) is not None:
            raise RenameRefusedError(f"{table.name} has a column {name} already.")
        if key.kind == "column" and table.is_view:
            raise RenameRefusedError(f"{table.name} is a view: rename the column in the view's query.")
    elif key.is_object:
        _check_object(key, name, known)
    elif key.kind in ("alias", "cte"):
        for start, statement in script.within(max(use.start - 1, 0), use.start + 1):
            for other in uses(statement, catalog_at(script, start, schema)):
                if (
                    other.key.kind in ("alias", "cte", "table")
                    and other.key.name == name.casefold()
                    and start <= use.start <= start + len(statement.text)
                ):
                    raise RenameRefusedError(f"{name} is in use in this statement.")
    return name


def _check_object(key: Key, name: str, known: Catalog) -> None:
    """Refuse a new name that something of the kind has, or of a kind that shares its names."""
    if not objects_of(key, known):
        raise RenameRefusedError(
            f"No file of the workspace declares {key.name}: renaming it here would only break the query."
        )
    kinds = ROUTINES if key.kind in ROUTINES else (key.kind,)
    there = any(objects_of(replace(key, kind=kind, name=name.casefold()), known) for kind in kinds)
    if there or (key.kind not in ROUTINES and known.table(name, key.schema) is not None):
        raise RenameRefusedError(f"There is a {key.kind if there else 'table'} {name} already.")


def renamed(text: str, use: Use, name: str, dialect: str) -> str:
    """How the new name is written at a use: quoted where it must be, or where the old one was; where the outside knows
    the old one, that stays as an alias."""
    old = text[use.start : use.end]
    new = quote(name, dialect)
    if old[:1] in ('"', "`", "["):
        closer = "]" if old[0] == "[" else old[0]
        new = old[0] + name.replace(closer, closer * 2) + closer
    return f"{new} AS {old}" if use.names_output else new


def rename_statement(table: str, column: str, new: str, dialect: str, kind: str = "table") -> str:
    """The statement that renames a table, a column of it, or something beside tables, names as they are written.

    >>> rename_statement("teams", "name", "label", "postgres")
    'ALTER TABLE teams RENAME COLUMN name TO label;'
    >>> rename_statement("mood", "", "feeling", "postgres", "type")
    'ALTER TYPE mood RENAME TO feeling;'
    """
    if dialect == "tsql":
        old = f"{table}.{column}" if column else table
        return f"EXEC sp_rename '{old}', '{new}', 'COLUMN';" if column else f"EXEC sp_rename '{old}', '{new}';"
    return f"ALTER {kind.upper()} {table} RENAME {f'COLUMN {column} ' if column else ''}TO {new};"


def unresolved(script: Script, key: Key, schema: Schema, *, is_body: bool = False) -> int | None:
    """Offset of a place that may mean the key but cannot follow a rename: in a routine's body, a dynamic statement, a
    column that joins by its name, a view that passes all columns on; or None.
    """
    around = script.text if is_body else ""
    for start, statement in zip(script.starts, script.statements, strict=True):
        folded = statement.text.casefold()
        if key.name in folded or (key.table and key.table in folded):
            known = catalog_at(script, start, schema)
            place = _Doubts(statement, key, known, around).first()
            if place is not None:
                return start + place
            for at, body in bodies(statement):
                place = unresolved(body, key, schema, is_body=True)
                if place is not None:
                    return start + at + place
    return None


_ROUTINES = words("FUNCTION PROCEDURE PROC TRIGGER PACKAGE DO DECLARE BEGIN EVENT")
_RUNS_TEXT = words("EXEC EXECUTE DO CALL PREPARE EXECUTE_IMMEDIATE SP_RENAME SP_EXECUTESQL")
_NAMES_IN_TEXT = words(
    """
    REGCLASS TO_REGCLASS PG_RELATION_SIZE PG_TOTAL_RELATION_SIZE PG_TABLE_SIZE PG_INDEXES_SIZE OBJECT_ID COL_LENGTH
    PG_GET_SERIAL_SEQUENCE HAS_TABLE_PRIVILEGE HAS_COLUMN_PRIVILEGE COLUMNPROPERTY OBJECTPROPERTY IDENT_CURRENT
    SP_RENAME SP_HELP DBMS_STATS EXPLAIN_PLAN LISTEN_TO COL_NAME REGPROC REGPROCEDURE REGTYPE TO_REGPROC
    TO_REGPROCEDURE TO_REGTYPE HAS_FUNCTION_PRIVILEGE HAS_SEQUENCE_PRIVILEGE HAS_TYPE_PRIVILEGE TYPE_ID
    """
)
"""Functions that are told names as strings."""
_OTHER_NAMES = words(
    """
    CONSTRAINT INDEX KEY POLICY TRIGGER RULE ROLE USER SCHEMA DATABASE SEQUENCE FUNCTION PROCEDURE TYPE EXTENSION
    LANGUAGE SAVEPOINT CURSOR COLLATE PUBLICATION SUBSCRIPTION STATISTICS DOMAIN TABLESPACE SERVER TO AS LOGIN AGGREGATE
    """
)
"""Behind these words stand names of other things."""


_MADE_OF_ROUTINES = words("AGGREGATE OPERATOR TYPE CAST")


class _Doubts:
    """What of a statement may mean a key, but is no use that is known."""

    def __init__(self, statement: Statement, key: Key, known: Catalog, around: str = "") -> None:
        self.statement = statement
        self.around = around.casefold()
        """The body of the routine that the statement is part of."""
        self.key = key
        self.known = known
        self.tokens = statement.significant
        self.used = uses(statement, known)
        self.parsed = parse(statement)
        self.scope = Scope(self.parsed, known, statement.dialect)
        heads = [t.upper for t in self.tokens[:8]]
        self.is_routine = bool(around) or (
            bool(heads)
            and heads[0] in ("CREATE", "DO", "DECLARE", "BEGIN", "ALTER")
            and not _ROUTINES.isdisjoint(heads)
        )
        self.runs_text = self.is_routine or not _RUNS_TEXT.isdisjoint(heads)

    def first(self) -> int | None:
        """The first place in doubt."""
        places = [*self.joined(), *self.passed_on(), *self.in_words(), *self.in_texts()]
        return min(places, default=None)

    def concerns(self) -> bool:
        """Whether the statement speaks of the table at all."""
        table = self.key.table or self.key.name
        if self.around:  # rows and variables take columns from one of its statements to the next
            return re.search(rf"(?<!\w){re.escape(table)}(?!\w)", self.around) is not None
        return any(
            (t.kind in (Kind.WORD, Kind.QUOTED) and unquote(t.text).casefold() == table)
            or (t.kind == Kind.STRING and table in t.text.casefold())
            for t in self.tokens
        ) or any(u.key == self.key for u in self.used)

    def joined(self) -> Iterator[int]:
        """Columns that join two relations by having one name."""
        if self.key.kind != "column":
            return
        for block in self.parsed.walk():
            for relation in block.relations:
                named = [t for t in relation.using or () if unquote(t.text).casefold() == self.key.name]
                if named and any(self.is_of(r, block) for r in block.sources):
                    yield named[0].start
                elif relation.natural and any(self.is_of(r, block) for r in block.sources):
                    offers = [r for r in block.sources if self.scope.offered(r, block).find(self.key.name)]
                    if len(offers) > 1:
                        yield relation.join_start or relation.start

    def passed_on(self) -> Iterator[int]:
        """A * through which a view, a table made of a query, or a union takes the column's name to the outside."""
        if self.key.kind != "column":
            return
        gives = gives_names(self.statement)
        for block in self.parsed.walk():
            top = block.operands[0] if block.operands else block
            outermost = (block.parent is None or block.parent.kind == "with") and block.feeds is None
            if block is not top or not (
                (gives and outermost) or block.clause("INTO") is not None or len(block.operands) > 1
            ):
                continue
            for item in block.items:
                wanted = unquote(item.qualifier).casefold()
                for relation in block.sources if item.star else ():
                    named = not wanted or wanted in (relation.name.casefold(), relation.table.casefold())
                    if named and self.is_of(relation, block):
                        yield item.start

    def is_of(self, relation: Relation, block: Block) -> bool:
        """Whether a relation offers the column that is renamed."""
        column = self.scope.offered(relation, block).find(self.key.name)
        if column is None or column.table is None or column.column is None:
            return False
        schema = place_of((column.table.schema, ""))[0]
        return (column.table.name.casefold(), schema) == (self.key.table, self.key.schema)

    def in_words(self) -> Iterator[int]:
        """Names that nothing explains."""
        if self.key.name not in self.statement.text.casefold():
            return
        covered = {u.start for u in self.used}
        if self.around and self.key.kind == "column":
            yield from self.in_rows(covered)
        if self.key.is_object:
            yield from self.in_objects()
            return
        if not self.concerns():
            return
        refs = {
            part.start: (ref, block)
            for block in self.parsed.walk()
            for ref in (*block.refs, *block.pseudo)
            for part in ref.parts[-1:]
        }
        for i, token in enumerate(self.tokens):
            if (
                token.kind not in (Kind.WORD, Kind.QUOTED)
                or token.start in covered
                or unquote(token.text).casefold() != self.key.name
            ):
                continue
            before = self.tokens[i - 1] if i else None
            following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            if following is not None and following.text == "(" and token.kind == Kind.WORD:
                continue
            if following is not None and following.text == "." and self.key.kind == "column":
                continue
            if before is not None and (before.upper in _OTHER_NAMES or before.text in ("::", "@", ":", "$")):
                continue
            if token.kind == Kind.WORD and token.upper in RESERVED:
                continue
            ref = refs.get(token.start)
            if ref is not None:
                if not self.is_open(*ref):
                    continue
            elif token.kind == Kind.WORD and token.upper in KEYWORDS and not self.is_routine:
                continue
            elif not self.is_routine and self.key.kind == "column" and before is not None and ends_operand(before):
                continue  # a type or an option behind another name
            yield token.start

    def in_objects(self) -> Iterator[int]:
        """Names of a function, type or sequence where nothing says what they are."""
        known = {u.start for u in self.used if u.key.kind != "table" or self.known.table(u.key.name) is not None}
        columns = {p.start for block in self.parsed.walk() for ref in block.refs for p in ref.parts}
        heads = {t.upper for t in self.tokens[:4]}
        for i, token in enumerate(self.tokens):
            if token.kind not in (Kind.WORD, Kind.QUOTED) or unquote(token.text).casefold() != self.key.name:
                continue
            before = self.tokens[i - 1].text if i else ""
            following = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
            if token.start in known:
                continue
            if self.key.kind in ROUTINES:  # as CREATE AGGREGATE (sfunc = f) and f.parameter name it
                if (before == "=" and not _MADE_OF_ROUTINES.isdisjoint(heads)) or (self.around and following == "."):
                    yield token.start
            elif token.start not in columns and before != ".":
                yield token.start

    def in_rows(self, covered: set[int]) -> Iterator[int]:
        """Columns of the row that a trigger's function is called for: its text does not say which table's."""
        for row, dot, name in zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False):
            is_column = row.upper in ("NEW", "OLD") and dot.text == "." and name.start not in covered
            if is_column and unquote(name.text).casefold() == self.key.name:
                yield name.start

    def is_open(self, ref: Ref, block: Block) -> bool:
        """Whether a column reference that resolves to nothing may still mean the key."""
        if not ref.qualifier:
            return self.is_routine and self.key.kind == "column"
        if self.key.kind == "table":
            return False
        return self.scope.relation(ref.qualifier, block) is None

    def in_texts(self) -> Iterator[int]:
        """Names in strings that are run, or that functions are told."""
        whole = re.compile(rf"\b{re.escape(self.key.name)}\b", re.IGNORECASE)
        table = re.compile(rf"\b{re.escape(self.key.table)}\b", re.IGNORECASE)
        read = {at for at, _ in bodies(self.statement)}
        whole_name = self.key.kind == "table" or self.key.is_object
        known = [u.start for u in self.used if u.key == self.key]
        for i, token in enumerate(self.tokens):
            if token.kind != Kind.STRING or not whole.search(token.text):
                continue
            if any(token.start < at < token.end for at in (*read, *known)):
                continue
            around = self.tokens[max(i - 8, 0) : i + 3]
            told = any(t.kind == Kind.WORD and t.upper in _NAMES_IN_TEXT for t in around)
            if (told and (whole_name or any(table.search(t.text) for t in around))) or (
                (self.runs_text or token.text.startswith("$")) and (whole_name or table.search(token.text))
            ):
                yield token.start
