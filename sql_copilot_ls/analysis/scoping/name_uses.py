"""Which names a statement uses and what each means: the ground of definition, references, highlight and rename."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sql_copilot_ls.analysis.scoping.table_lookup import Asked, Catalog
from sql_copilot_ls.analysis.scoping.visible import Scope, ScopeColumn
from sql_copilot_ls.analysis.syntax.blocks import Block, Ref, Relation
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Column, Source, Table
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import quote, unquote


@dataclass(frozen=True, slots=True)
class Key:
    """What a name means. `kind` is table, column, alias, cte or output (a named entry of a select list).

    Tables and columns are the same everywhere: `name` (and `table`) in folded case. The others belong to one
    statement: `at` is where
    they are declared in it.
    """

    kind: str
    name: str
    table: str = ""
    at: int = -1

    @property
    def is_local(self) -> bool:
        """Whether it means something in its statement only."""
        return self.kind in ("alias", "cte", "output")


@dataclass(frozen=True, slots=True)
class Use:
    """A name at a span, of a statement or of a script. `declares` where it is declared; `writes` in an INSERT list or
    SET.
    """

    start: int
    end: int
    key: Key
    declares: bool = False
    writes: bool = False


class RenameRefusedError(ValueError):
    """A rename that would break something; the message says what and what to do."""


def uses(statement: Statement, known: Catalog) -> list[Use]:
    """All names of a statement that mean something, worked out once for schemas in which its tables are the same."""
    found = remembered_uses(statement, known)
    if found is None:
        asked = Asked(known)
        found = sorted(_Finder(statement, asked).run(), key=lambda u: u.start)
        statement.analysed["uses"] = asked, found
    return found


def remembered_uses(statement: Statement, known: Catalog) -> list[Use] | None:
    """What `uses` gives, if that is known already."""
    kept = statement.analysed.get("uses")
    if not isinstance(kept, tuple) or not kept[0].holds_in(known):
        return None
    found: list[Use] = kept[1]
    return found


class _Finder:
    def __init__(self, statement: Statement, known: Asked) -> None:
        self.parsed = parse(statement)
        self.scope = Scope(self.parsed, known, statement.dialect)
        self.relations: dict[int, Key] = {}
        tokens = statement.significant
        self.assigned = {t.start for t, following in pairwise(tokens) if following.text == "="}
        self.seen: set[int] = set()

    def run(self) -> Iterator[Use]:
        for declaration in self.parsed.declarations:
            token = declaration.parts[-1]
            yield from self.use(token, _table_key(unquote(token.text)), declares=declaration.creates)
            for column in declaration.columns:
                yield from self.use(
                    column,
                    Key("column", unquote(column.text).casefold(), unquote(token.text).casefold()),
                    declares=declaration.creates,
                )
        for block in self.parsed.walk():
            for cte in block.ctes:
                yield from self.use(
                    cte.name, Key("cte", unquote(cte.name.text).casefold(), at=cte.name.start), declares=True
                )
                for column in cte.columns:
                    yield from self.use(
                        column, Key("output", unquote(column.text).casefold(), at=column.start), declares=True
                    )
            for relation in block.sources:
                yield from self.relation(relation, block)
        for block in self.parsed.walk():
            yield from self.columns(block)

    def use(self, token: Token, key: Key, *, declares: bool = False, writes: bool = False) -> Iterator[Use]:
        if token.start not in self.seen:
            self.seen.add(token.start)
            yield Use(token.start, token.end, key, declares, writes)

    def relation(self, relation: Relation, block: Block) -> Iterator[Use]:
        if id(relation) in self.relations:
            return
        key: Key | None = None
        cte = self.scope.cte(relation, block)
        if cte is not None:
            key = Key("cte", relation.table.casefold(), at=cte.name.start)
        elif relation.parts and not relation.is_function:
            other = next(
                (
                    r
                    for r in block.relations
                    if r is not relation and r.alias is not None and r.name.casefold() == relation.table.casefold()
                ),
                None,
            )
            if relation is block.target and other is not None and other.alias is not None:
                key = Key("alias", relation.table.casefold(), at=other.alias.start)
            else:
                key = _table_key(relation.table)
        if key is not None:
            start, end = relation.span
            yield from self.use(relation.parts[-1]._replace(start=start, end=end), key)
            self.relations[id(relation)] = key
        if relation.alias is not None:
            key = Key("alias", relation.name.casefold(), at=relation.alias.start)
            self.relations[id(relation)] = key
            yield from self.use(relation.alias, key, declares=True)
        for column in relation.columns:
            yield from self.use(column, Key("output", unquote(column.text).casefold(), at=column.start), declares=True)

    def columns(self, block: Block) -> Iterator[Use]:
        if block.target is not None:
            table = self.scope.table(block.target, block)
            for token in block.columns:
                if table is not None and table.column(unquote(token.text)):
                    yield from self.use(
                        token, Key("column", unquote(token.text).casefold(), table.name.casefold()), writes=True
                    )
        for relation in block.relations:
            for token in relation.using or ():
                column = self.scope.offered(relation, block).find(unquote(token.text))
                if column is not None:
                    yield from self.use(token, _column_key(column))
        for ref in block.refs:
            yield from self.ref(ref, block)
        for item in block.items:
            if item.alias is not None:
                yield from self.use(item.alias, Key("output", item.name.casefold(), at=item.alias.start), declares=True)

    def ref(self, ref: Ref, block: Block) -> Iterator[Use]:
        if ref.qualifier:
            where = self.scope.relation(ref.qualifier, block)
            if where is not None:
                key = self.relations.get(id(where[0]))
                if key is not None and key.kind == "alias" and key.name != ref.qualifier.casefold():
                    key = _table_key(ref.qualifier)
                if key is not None:
                    yield from self.use(ref.parts[-2], key)
        meaning = self.scope.resolve(ref, block)
        if meaning.alias is not None and meaning.alias.alias is not None:
            yield from self.use(ref.parts[-1], Key("output", ref.name.casefold(), at=meaning.alias.alias.start))
        elif meaning.found:
            yield from self.use(
                ref.parts[-1],
                _column_key(meaning.found[0][1]),
                writes=ref.clause == "SET" and ref.parts[-1].start in self.assigned,
            )


def _table_key(name: str) -> Key:
    return Key("table", name.casefold())


def _column_key(column: ScopeColumn) -> Key:
    if (
        column.column is not None
        and column.table is not None
        and column.column.name.casefold() == column.name.casefold()
    ):
        return Key("column", column.name.casefold(), column.table.name.casefold())
    return Key("output", column.name.casefold(), at=column.span[0] if column.span else -1)


def name_at(script: Script, offset: int, known: Catalog) -> Use | None:
    """The name at an offset (also right behind it), with its span in the script."""
    for start, statement in script.within(max(offset - 1, 0), offset + 1):
        for use in uses(statement, known):
            if start + use.start <= offset <= start + use.end:
                return Use(start + use.start, start + use.end, use.key, use.declares, use.writes)
    return None


def declared(key: Key, known: Catalog) -> tuple[Table, Column | None] | None:
    """The table, or table and column, of the schema that a key names."""
    table = known.table(key.table or key.name) if key.kind in ("table", "column") else None
    if table is None:
        return None
    if key.kind == "table":
        return table, None
    column = table.column(key.name)
    return (table, column) if column is not None else None


def source_of(key: Key, known: Catalog) -> Source | None:
    """Where the schema says that a table or column is declared."""
    found = declared(key, known)
    if found is None:
        return None
    return (found[1].source if found[1] is not None and found[1].source else None) or found[0].source


def occurrences(script: Script, key: Key, known: Catalog, *, near: int | None = None) -> list[Use]:
    """The uses of a key in a script, in order; those of a local one only in the statement around `near`."""
    found: list[Use] = []
    if key.is_local:
        if near is None:
            return []
        places = [(s, t) for s, t in script.within(max(near - 1, 0), near + 1) if s <= near <= s + len(t.text)]
    else:
        wanted = key.name
        places = [(s, t) for s, t in zip(script.starts, script.statements, strict=True) if wanted in t.text.casefold()]
    for start, statement in places:
        for use in uses(statement, known):
            if use.key == key:
                found.append(Use(start + use.start, start + use.end, key, use.declares, use.writes))
    return found


def check_rename(use: Use | None, new_name: str, known: Catalog, script: Script) -> str:
    """The new name, unquoted, when the name may be renamed; raises `RenameRefusedError` otherwise."""
    if use is None:
        raise RenameRefusedError("There is no table, column, alias or common table expression here to rename.")
    name = unquote(new_name.strip())
    if not name:
        raise RenameRefusedError("A name cannot be empty.")
    if "\n" in name or "\0" in name:
        raise RenameRefusedError("A name cannot hold a line break.")
    key = use.key
    if name.casefold() == key.name:
        return name
    if key.kind in ("table", "column"):
        found = declared(key, known)
        if found is None:
            raise RenameRefusedError(
                f"No file of the workspace declares {key.name}: renaming it here would only break the query."
            )
        table, _ = found
        if key.kind == "table" and known.table(name) is not None:
            raise RenameRefusedError(f"There is a table {known.table(name).name} already.")  # type: ignore[union-attr]
        if key.kind == "column" and table.column(name) is not None:
            raise RenameRefusedError(f"{table.name} has a column {name} already.")
        if key.kind == "column" and table.is_view:
            raise RenameRefusedError(f"{table.name} is a view: rename the column in the view's query.")
        if len(known.by_name.get(table.name.casefold(), ())) > 1:
            raise RenameRefusedError(f"Several schemas have a table {table.name}; rename it in each file by hand.")
    elif key.kind in ("alias", "cte"):
        for start, statement in script.within(max(use.start - 1, 0), use.start + 1):
            for other in uses(statement, known):
                if (
                    other.key.kind in ("alias", "cte", "table")
                    and other.key.name == name.casefold()
                    and start <= use.start <= start + len(statement.text)
                ):
                    raise RenameRefusedError(f"{name} is in use in this statement.")
    return name


def unresolved(script: Script, key: Key, known: Catalog) -> int | None:
    """Offset of a place that may mean the key but cannot be resolved (a procedure's body, a dynamic statement), or
    None.
    """
    for start, statement in zip(script.starts, script.statements, strict=True):
        if key.name not in statement.text.casefold():
            continue
        head = [t.upper for t in statement.significant[:8]]
        if (
            not head
            or head[0] not in ("CREATE", "DO", "DECLARE", "BEGIN", "ALTER")
            or not any(
                w in ("FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE", "DO", "DECLARE", "BEGIN") for w in head
            )
        ):
            continue
        covered = {u.start for u in uses(statement, known)}
        for token in statement.significant:
            if token.start not in covered and (
                (token.kind in (Kind.WORD, Kind.QUOTED) and unquote(token.text).casefold() == key.name)
                or (token.kind == Kind.STRING and re.search(rf"\b{re.escape(key.name)}\b", token.text, re.I))
            ):
                return start + token.start
    return None


def renamed(text: str, use: Use, name: str, dialect: str) -> str:
    """How the new name is written at a use: quoted where it must be, or where the old one was."""
    old = text[use.start : use.end]
    if old[:1] in ('"', "`", "["):
        closer = "]" if old[0] == "[" else old[0]
        return old[0] + name.replace(closer, closer * 2) + closer
    return quote(name, dialect)
