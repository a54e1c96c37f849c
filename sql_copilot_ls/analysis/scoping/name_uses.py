"""Which names a statement uses and what each means: the ground of definition, references, highlight and rename."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sql_copilot_ls.analysis.scoping.layers import catalog_around, catalog_at
from sql_copilot_ls.analysis.scoping.object_uses import named_objects
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.analysis.scoping.table_lookup import Asked, Catalog
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Item, Parsed, Ref, Relation
from sql_copilot_ls.analysis.syntax.bodies import bodies
from sql_copilot_ls.analysis.syntax.mention_reader import mentions
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.fold import place_of
from sql_copilot_ls.schema.model import Column, Schema, SchemaObject, Source, Table
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote


@dataclass(frozen=True, slots=True)
class Key:
    """What a name means. `kind` is table, column, alias, cte, output (a named entry of a select list), or that of a
    `SchemaObject`.

    Tables and columns are the same everywhere: `name` (and `table`) in folded case, `schema` the qualifier the table
    stands under, empty for a default one; those that a script makes for itself are its `own`. The others belong to
    one statement: `at` is where they are declared in it.
    """

    kind: str
    name: str
    table: str = ""
    at: int = -1
    schema: str = ""
    own: bool = False
    homes: frozenset[str] = field(default=frozenset(), compare=False)
    """Of a table that several files declare, those whose table is meant."""

    @property
    def is_local(self) -> bool:
        """Whether it means something in its statement only."""
        return self.kind in ("alias", "cte", "output")

    @property
    def is_object(self) -> bool:
        """Whether it means a function, procedure, type or sequence."""
        return self.kind in ("function", "procedure", "type", "sequence")

    def means(self, other: Key) -> bool:
        """Whether another key is the same, or may well be where several files declare a table."""
        return self == other and (not self.homes or not other.homes or not self.homes.isdisjoint(other.homes))


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
    names_output: bool = False
    """Whether the name of a column that a view or a union gives comes from here: it must stay what it is."""


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
        self.known = known
        self.statement = statement
        self.parsed = parse(statement)
        self.rows: Relation | None = None
        """What NEW and OLD are rows of."""
        if _names_rows(statement):
            zones = mentions(statement).zones
            self.rows = zones[-1].relations[0] if zones else None
        kept = _kept_outputs(self.parsed, statement)
        self.kept = {i.column.parts[-1].start for i in kept if i.column is not None}
        self.kept_items = {i.start for i in kept}
        self.scope = Scope(self.parsed, known, statement.dialect)
        self.relations: dict[int, Key] = {}
        tokens = statement.significant
        self.assigned = {t.start for t, following in pairwise(tokens) if following.text == "="}
        self.called = {
            name.start
            for name, opened, first in zip(tokens, tokens[1:], tokens[2:], strict=False)
            if opened.text == "(" and first.kind != Kind.NUMBER and name.kind == Kind.WORD
        }
        """Names of functions; of an index over the beginning of a column the number behind it is no argument."""
        self.seen: set[int] = set()

    def run(self) -> Iterator[Use]:
        for declaration in self.parsed.declarations:
            path = [unquote(t.text) for t in declaration.parts]
            key = self.table_key(path[-1], path[-2] if len(path) > 1 else "")
            yield from self.use(declaration.parts[-1], key, declares=declaration.creates)
            for column in declaration.columns:
                name = unquote(column.text).casefold()
                if not declaration.creates and column.start in self.called:
                    continue
                yield from self.use(column, _column_of(key, name), declares=declaration.creates)
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
        yield from self.mentioned()
        columns = {p.start for block in self.parsed.walk() for ref in block.refs if not ref.soft for p in ref.parts}
        for token, one, declares in named_objects(self.statement, self.known.objects):
            if one.kind != "type" or token.start not in columns:
                yield from self.use(token, object_key(one), declares=declares)

    def mentioned(self) -> Iterator[Use]:
        """Names outside queries."""
        found = mentions(self.statement)
        for made in found.made:
            path = [unquote(t.text) for t in made.parts]
            key = self.table_key(path[-1], path[-2] if len(path) > 1 else "")
            if not made.columns:
                yield from self.use(made.parts[-1], key, declares=True)
            for column in made.columns:
                yield from self.use(column, _column_of(key, unquote(column.text).casefold()), declares=True)
        for zone in found.zones:
            self.rows = zone.relations[0]
            for block in zone.walk():
                for relation in block.sources:
                    yield from self.relation(relation, block)
            for block in zone.walk():
                yield from self.columns(block)

    def use(
        self, token: Token, key: Key, *, declares: bool = False, writes: bool = False, names_output: bool = False
    ) -> Iterator[Use]:
        if token.start not in self.seen:
            self.seen.add(token.start)
            yield Use(token.start, token.end, key, declares, writes, names_output)

    def table_key(self, name: str, schema: str = "") -> Key:
        """What a table's name means."""
        table = self.known.table(name, schema)
        return self.key_of(table) if table is not None else Key("table", name.casefold(), schema=_folded_schema(schema))

    def key_of(self, table: Table) -> Key:
        """The key of a table of the schema."""
        name = table.name.casefold()
        own = self.known.is_own(table)
        homes = frozenset() if own else self.known.homes(name)
        return Key("table", name, schema=_folded_schema(table.schema), own=own, homes=homes)

    def column_key(self, column: ScopeColumn) -> Key:
        """The key of a column of a relation."""
        if (
            (column.span is None or column.span[0] not in self.kept_items)
            and column.column is not None
            and column.table is not None
            and column.column.name.casefold() == column.name.casefold()
        ):
            return _column_of(self.key_of(column.table), column.name.casefold())
        return Key("output", column.name.casefold(), at=column.span[0] if column.span else -1)

    @staticmethod
    def named_by(target: Relation, block: Block) -> Token | None:
        """The alias of another relation that a target's name means: `UPDATE o SET … FROM orders o`."""
        wanted = target.table.casefold()
        others = (r for r in block.relations if r is not target and r.alias is not None)
        return next((r.alias for r in others if r.name.casefold() == wanted), None)

    def relation(self, relation: Relation, block: Block) -> Iterator[Use]:
        if id(relation) in self.relations:
            return
        key: Key | None = None
        cte = self.scope.cte(relation, block)
        if cte is not None:
            key = Key("cte", relation.table.casefold(), at=cte.name.start)
        elif relation.parts and not relation.is_function:
            other = self.named_by(relation, block) if relation is block.target else None
            if other is not None:
                key = Key("alias", relation.table.casefold(), at=other.start)
            else:
                key = self.table_key(relation.table, relation.schema)
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
                    key = _column_of(self.key_of(table), unquote(token.text).casefold())
                    yield from self.use(token, key, writes=True)
        for relation in block.relations:
            for token in relation.using or ():
                column = self.scope.offered(relation, block).find(unquote(token.text))
                if column is not None:
                    yield from self.use(token, self.column_key(column))
        for ref in block.refs:
            yield from self.ref(ref, block)
        for ref in block.pseudo:
            yield from self.row(ref, block)
        for item in block.items:
            if item.alias is not None:
                yield from self.use(item.alias, Key("output", item.name.casefold(), at=item.alias.start), declares=True)

    def ref(self, ref: Ref, block: Block) -> Iterator[Use]:
        if ref.qualifier:
            where = self.scope.relation(ref.qualifier, block, ref.schema)
            if where is not None:
                key = self.relations.get(id(where[0]))
                if key is not None and key.kind == "alias" and key.name != ref.qualifier.casefold():
                    key = self.table_key(where[0].table, where[0].schema)
                if key is not None:
                    yield from self.use(ref.parts[-2], key)
        if ref.clause == "ORDER BY" and not ref.qualifier and block.kind == "select" and len(block.operands) > 1:
            output = self.scope.item(ref.name, block.operands[0])
            if output is not None:
                at = output.alias.start if output.alias is not None else output.start
                yield from self.use(ref.parts[-1], Key("output", ref.name.casefold(), at=at))
                return
        meaning = self.scope.resolve(ref, block)
        if meaning.alias is not None and meaning.alias.alias is not None:
            yield from self.use(ref.parts[-1], Key("output", ref.name.casefold(), at=meaning.alias.alias.start))
        elif meaning.found:
            yield from self.use(
                ref.parts[-1],
                self.column_key(meaning.found[0][1]),
                writes=ref.clause == "SET" and ref.parts[-1].start in self.assigned,
                names_output=ref.parts[-1].start in self.kept,
            )
        elif not ref.qualifier:
            named = self.scope.relation(ref.name, block)
            key = self.relations.get(id(named[0])) if named is not None else None
            if key is not None:  # the whole row
                yield from self.use(ref.parts[-1], key)

    def row(self, ref: Ref, block: Block) -> Iterator[Use]:
        """EXCLUDED.a and the like, and columns that are called as what is there everywhere."""
        found = self.scope.resolve(ref, block).found
        if found:
            yield from self.use(ref.parts[-1], self.column_key(found[0][1]))
            return
        if len(ref.parts) < 2:
            return
        at: Block | None = block
        while at is not None and at.target is None:
            at = at.parent or at.outer
        relation, where = (at.target, at) if at is not None and at.target is not None else (self.rows, block)
        if ref.parts[0].upper in ("NEW", "OLD") and self.rows is not None:
            relation, where = self.rows, block
        column = self.scope.offered(relation, where).find(ref.name) if relation is not None else None
        if column is not None:
            yield from self.use(ref.parts[-1], self.column_key(column))


def _names_rows(statement: Statement) -> bool:
    """Whether a statement makes a trigger or a rule, in which NEW and OLD are rows of its table."""
    heads = [t.upper for t in statement.significant[:8]]
    return heads[:1] == ["CREATE"] and not {"TRIGGER", "RULE"}.isdisjoint(heads)


def gives_names(statement: Statement) -> bool:
    """Whether a statement makes a view or a table of its query, whose columns are called as that has them."""
    heads = [t.upper for t in statement.significant[:8]]
    if heads[:1] != ["CREATE"] or {"VIEW", "TABLE"}.isdisjoint(heads):
        return False
    start = parse(statement).blocks[0].start if parse(statement).blocks else 0
    declared = next((d for d in parse(statement).declarations if d.creates), None)
    return declared is None or not declared.columns or declared.columns[0].start > start


def _kept_outputs(parsed: Parsed, statement: Statement) -> list[Item]:
    """The columns whose names a view, a table made of a query, or a union gives to the outside."""
    makes = gives_names(statement)
    kept: list[Item] = []
    for block in parsed.walk():
        if block.kind != "select" or (block.operands and block is not block.operands[0]):
            continue
        around = block.parent
        is_outermost = around is None or (around.kind == "with" and block in around.operands)
        gives = makes and is_outermost and block.feeds is None
        if gives or block.clause("INTO") is not None or len(block.operands) > 1:
            kept += [i for i in block.items if i.column is not None and i.alias is None]
    return kept


def _folded_schema(qualifier: str) -> str:
    """A qualifier in keys: the defaults are all the same."""
    return place_of((qualifier, ""))[0]


def _column_of(table: Key, name: str) -> Key:
    return Key("column", name, table.name, schema=table.schema, own=table.own, homes=table.homes)


def name_at(script: Script, offset: int, schema: Schema) -> Use | None:
    """The name at an offset (also right behind it), with its span in the script."""
    for start, statement in script.within(max(offset - 1, 0), offset + 1):
        for use in uses(statement, catalog_at(script, start, schema)):
            if start + use.start <= offset <= start + use.end:
                return _moved(use, start)
    return None


def declared(key: Key, known: Catalog) -> tuple[Table, Column | None] | None:
    """The table, or table and column, of the schema that a key names."""
    table = known.table(key.table or key.name, key.schema) if key.kind in ("table", "column") else None
    if table is None:
        return None
    if key.kind == "table":
        return table, None
    column = table.column(key.name)
    return (table, column) if column is not None else None


def object_key(one: SchemaObject) -> Key:
    """The key of something beside tables."""
    return Key(one.kind, one.name.casefold(), schema=_folded_schema(one.schema))


def objects_of(key: Key, known: Catalog) -> list[SchemaObject]:
    """What a key names beside tables: of a function that takes several kinds of parameters, all of them."""
    return [one for one in known.objects.get(key.name, ()) if object_key(one) == key]


def source_of(use: Use, script: Script, schema: Schema) -> Source | None:
    """Where the schema, or the script itself, declares the table or column that is used there."""
    known = catalog_around(script, use.start, schema)
    found = declared(use.key, known)
    if found is None:
        return next((one.source for one in objects_of(use.key, known)), None)
    return (found[1].source if found[1] is not None and found[1].source else None) or found[0].source


def occurrences(script: Script, key: Key, schema: Schema, *, near: int | None = None) -> list[Use]:
    """The uses of a key in a script and in its routines' bodies, in order; those of a local one only in the statement
    around `near`.
    """
    found: list[Use] = []
    if key.is_local:
        if near is None:
            return []
        places = [(s, t) for s, t in script.within(max(near - 1, 0), near + 1) if s <= near <= s + len(t.text)]
    else:
        wanted = key.name
        places = [(s, t) for s, t in zip(script.starts, script.statements, strict=True) if wanted in t.text.casefold()]
    for start, statement in places:
        for use in uses(statement, catalog_at(script, start, schema)):
            if key.means(use.key):
                found.append(_moved(use, start))
        if not key.is_local:
            for at, body in bodies(statement):
                found += (_moved(use, start + at) for use in occurrences(body, key, schema))
    return sorted(found, key=lambda u: u.start)


def _moved(use: Use, by: int) -> Use:
    return Use(by + use.start, by + use.end, use.key, use.declares, use.writes, use.names_output)
