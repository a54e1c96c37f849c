"""What names mean: the columns of every relation, through subqueries and WITH back to the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sql_copilot_ls.analysis.scoping.block_names import BlockNames, PipeNames
from sql_copilot_ls.analysis.scoping.offered import (
    NOTHING_KNOWN,
    Columns,
    Offered,
    ScopeColumn,
    column_named,
    columns_of,
    renamed,
)
from sql_copilot_ls.analysis.scoping.table_lookup import Asked, Catalog
from sql_copilot_ls.analysis.syntax.blocks import Block, Cte, Item, Parsed, Ref, Relation
from sql_copilot_ls.schema.model import Table
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_DEEPEST = 24
"""Blocks around one another, of each of which a column of the one within is looked for."""
MOST_RELATIONS = 200
"""Of one FROM clause that a bare name is looked for in; behind them, nothing is certain."""
MOST_COLUMNS = 4000
"""Of what one query gives; stars in stars would double them at each level. Behind them, nothing is certain."""
_ALIAS_CLAUSES = frozenset(("ORDER BY", "GROUP BY", "HAVING", "QUALIFY", "LIMIT BY"))
_LATERAL_ALIASES = words("duckdb snowflake redshift clickhouse databricks spark")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column reference may mean: each relation that offers it; `certain` is False where something in scope is
    unknown.

    `alias` is set when it names an entry of the select list instead.
    """

    found: tuple[tuple[Relation, ScopeColumn], ...] = ()
    certain: bool = True
    alias: Item | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What a bare name means among the relations of one block: `merged` by NATURAL or USING, `certain` where no other
    relation can have it."""

    columns: tuple[tuple[Relation, ScopeColumn], ...]
    merged: bool
    certain: bool


_Place = tuple[Relation, Block]
"""A relation and the block it stands in."""


class _Level:
    """What the relations of one block offer under which name, worked out once for all the names looked for there."""

    def __init__(self, block: Block) -> None:
        sources = block.sources
        self.has_from = block.clause("FROM") is not None
        self.has_more = len(sources) > MOST_RELATIONS
        self.sources = sources[:MOST_RELATIONS]
        self.pending = dict(enumerate(self.sources))
        """Those whose columns are not known yet, or are being worked out around the question."""
        self._alike: dict[int, tuple[Offered, list[int]]] = {}
        """What relations offer, and the places of those that offer the very same."""
        self._unknown: set[int] = set()
        self._filters = {i for i, relation in self.pending.items() if _only_filters(relation)}
        self._using = {
            i: frozenset(unquote(t.text).casefold() for t in relation.using)
            for i, relation in self.pending.items()
            if relation.using
        }
        self._answers: dict[tuple[str, bool], _Found] = {}

    def settle(self, place: int, offered: Offered) -> None:
        """From now on, a relation's columns are known as they will stay."""
        del self.pending[place]
        self._alike.setdefault(id(offered), (offered, []))[1].append(place)
        if not offered.known:
            self._unknown.add(place)

    def find(self, name: str, *, filters: bool) -> _Found:
        """What a folded name means, in relations that only filter as well or not."""
        answer = self._answers.get((name, filters))
        if answer is None:
            answer = self._find(name, filters)
            if not self.pending:
                self._answers[name, filters] = answer
        return answer

    def _find(self, name: str, filters: bool) -> _Found:
        left_out = frozenset() if filters else self._filters
        named = ((offered.columns.find(name), places) for offered, places in self._alike.values())
        hits = {i: column for column, places in named if column is not None for i in places if i not in left_out}
        found: list[tuple[Relation, ScopeColumn]] = []
        merged = False
        for place, column in sorted(hits.items(), key=lambda hit: hit[0]):
            relation = self.sources[place]
            joined = relation.natural or name in self._using.get(place, ())
            merged = merged or joined
            if not (joined and found):
                found.append((relation, column))
        doubtful = (self._unknown | self.pending.keys()) - left_out
        return _Found(tuple(found), merged, doubtful <= hits.keys())


class Scope:
    """Resolves names of one parsed statement against a catalog, remembering what it worked out."""

    def __init__(self, parsed: Parsed, catalog: Catalog | Asked, dialect: str = "") -> None:
        self.parsed = parsed
        self.catalog = catalog
        self.dialect = dialect
        self._offered: dict[int, Offered] = {}
        self._outputs: dict[int, Offered] = {}
        self._tables: dict[int, Offered] = {}
        self._named: dict[int, BlockNames] = {}
        self._pipes: dict[int, PipeNames] = {}
        self._levels: dict[int, _Level] = {}
        self._underway: set[int] = set()
        """Relations whose columns are being worked out; meanwhile they have none."""
        self._depth = 0

    def cte(self, relation: Relation, block: Block) -> Cte | None:
        """The common table expression a relation names, or None."""
        if len(relation.parts) != 1 or relation.is_function:
            return None
        name = relation.table.casefold()
        at: Block | None = block
        while at is not None:
            named = self._names(at).ctes.get(name)
            if named:
                hides = at.hides_later_ctes(block)
                before = bisect_right(named, block.start, key=lambda cte: cte.start) if hides else len(named)
                if before:
                    return named[before - 1]
            at = at.parent
        return None

    def _names(self, block: Block) -> BlockNames:
        known = self._named.get(id(block))
        if known is None:
            known = self._named[id(block)] = BlockNames.of(block)
        return known

    def _pipe(self, block: Block) -> PipeNames:
        """What the steps up to a block are called; each adds its names to those of the step before it."""
        steps = []
        at: Block | None = block
        while at is not None and id(at) not in self._pipes:
            steps.append(at)
            at = at.follows
        names = self._pipes[id(at)] if at is not None else PipeNames()
        for step in reversed(steps):
            names.add(step, self._names(step))
            self._pipes[id(step)] = names
        return self._pipes[id(block)]

    def table(self, relation: Relation, block: Block) -> Table | None:
        """The table of the schema a relation names, or None."""
        if not relation.parts or relation.is_function or self.cte(relation, block):
            return None
        return self.catalog.table(relation.table, relation.schema)

    def offered(self, relation: Relation, block: Block) -> Offered:
        """The columns of a relation that stands in `block`."""
        known = self._offered.get(id(relation))
        if known is None:
            known = self._work_out(relation, block) if self._depth <= _DEEPEST else NOTHING_KNOWN
        return known

    def _work_out(self, relation: Relation, block: Block) -> Offered:
        """What a relation offers, after those that it is made of, however long the chain of these is."""
        waiting = [self._begun(relation, block)]
        self._depth += 1
        while True:
            relation, block, sources = waiting[-1]
            missing = next(((r, b) for r, b in sources if id(r) not in self._offered), None)
            if missing is not None:
                waiting.append(self._begun(*missing))
                continue
            known = self._columns(relation, block)
            self._underway.discard(id(relation))
            self._offered[id(relation)] = known
            waiting.pop()
            if not waiting:
                self._depth -= 1
                return known

    def _begun(self, relation: Relation, block: Block) -> tuple[Relation, Block, Iterator[tuple[Relation, Block]]]:
        """A relation that is being worked out, with those that its columns come from."""
        self._offered[id(relation)] = NOTHING_KNOWN
        self._underway.add(id(relation))
        body = relation.body
        if body is None and not relation.is_function:
            cte = self.cte(relation, block)
            body = cte.body if cte is not None else None
        while body and body[0].kind == "with":
            body = body[0].operands
        return relation, block, iter([(r, body[0]) for r in body[0].sources] if body else ())

    def _columns(self, relation: Relation, block: Block) -> Offered:
        if relation.is_function:
            return Offered(Columns(map(column_named, relation.columns)), False)
        if relation.body is not None:
            return renamed(self.output(relation.body), relation.columns)
        cte = self.cte(relation, block)
        if cte is not None:
            offered = renamed(self.output(cte.body), cte.columns)
            if cte.marks:
                marks = [column_named(mark) for mark in cte.marks]
                offered = Offered(offered.columns.followed_by(marks), offered.known)
            return renamed(offered, relation.columns)
        table = self.catalog.table(relation.table, relation.schema)
        if table is None:
            return NOTHING_KNOWN
        known = self._tables.get(id(table))
        if known is None:
            columns = columns_of(table)
            known = self._tables[id(table)] = Offered(columns, bool(columns) and table.complete)
        return renamed(known, relation.columns)

    def output(self, blocks: list[Block]) -> Offered:
        """The columns a query gives."""
        if not blocks:
            return NOTHING_KNOWN
        block = blocks[0]
        known = self._outputs.get(id(block))
        if known is None:
            self._outputs[id(block)] = NOTHING_KNOWN
            known = self._outputs[id(block)] = self._output(block)
        return known

    def _output(self, block: Block) -> Offered:
        if block.kind == "with":
            return self.output(block.operands)
        columns = Columns()
        complete = bool(block.items) or block.clause("FROM") is not None
        if any(c.name.upper == "TRANSFORM" for c in block.calls):  # its columns are named behind USING … AS, or nowhere
            complete = False
        if not block.items and block.clause("SELECT") is None and block.clauses and block.clauses[0].name == "FROM":
            star = self._stars(block)[""]
            columns = star.columns
            complete = complete and star.known
        stars: dict[str, Offered] | None = None
        for item in block.items:
            if len(columns) > MOST_COLUMNS:
                complete = False
                break
            if item.star:
                wanted = unquote(item.qualifier).casefold()
                if stars is None:
                    stars = self._stars(block)
                star = stars.get(wanted, Offered(Columns(), bool(block.sources)))  # of another's relation: nothing
                columns = columns.followed_by(star.columns)
                complete = complete and star.known
                continue
            span = (item.alias.start, item.alias.end) if item.alias else (item.start, item.end)
            written = item.alias or (item.column.parts[-1] if item.column is not None else None)
            in_quotes = written is not None and written.kind == Kind.QUOTED
            base = ScopeColumn(item.name or item.function.lower(), None, None, span, item.aggregates, in_quotes)
            if item.column is not None:
                found = self.resolve(item.column, block).found
                if found:
                    kept = found[0][1].quoted if item.alias is None else in_quotes
                    base = replace(found[0][1], name=item.name, span=span, in_quotes=kept)
            complete = complete and bool(base.name)
            columns = columns.followed_by((base,))
        if block.clause("VALUES") is not None and block.kind == "select":
            complete = False
        return Offered(columns.first(MOST_COLUMNS), complete and len(columns) <= MOST_COLUMNS)

    def _stars(self, block: Block) -> dict[str, Offered]:
        """What `*` stands for in a block, under an empty name, and `name.*` under each."""
        columns = {"": Columns()}
        unknown: set[str] = set() if block.sources else {""}
        for relation in block.sources:
            offered = self.offered(relation, block)
            for name in {"", relation.name.casefold(), relation.table.casefold()}:
                several = columns.get(name, Columns())
                columns[name] = several.followed_by(offered.columns.first(MOST_COLUMNS + 1 - len(several)))
                if not offered.known:
                    unknown.add(name)
        return {name: Offered(several, name not in unknown) for name, several in columns.items()}

    def relation(self, name: str, block: Block, schema: str = "") -> _Place | None:
        """The relation that a qualifier names, here or in a block around; of two of one name, that of a schema. A table
        goes by its own name only where it has no alias, so one further out that has none is meant before it."""
        folded = name.casefold()
        by_table: _Place | None = None
        at: Block | None = block
        while at is not None:
            called, table = self._called(folded, schema, at)
            if called is not None:
                return called
            by_table = by_table or table
            if table is not None and self.dialect == "clickhouse":  # where an alias is one more name
                break
            at = at.outer
        return by_table

    def _called(self, name: str, schema: str, block: Block) -> tuple[_Place | None, _Place | None]:
        """The relation of a block that goes by a folded name, and that of a table of the name; of a pipe's step, those
        of the steps before it as well."""
        if block.follows is not None:
            return self._pipe(block).find(name, schema, block)
        names = self._names(block)
        relation, table = names.called(name, schema), names.tables.get(name)
        return (relation, block) if relation is not None else None, (table, block) if table is not None else None

    def is_relation(self, name: str, block: Block) -> bool:
        """Whether a relation of the block itself goes by a name."""
        return bool(name) and self._called(name.casefold(), "", block)[0] is not None

    def item(self, name: str, block: Block) -> Item | None:
        """The first entry of a block's select list that goes by a name."""
        return self._names(block).items.get(name.casefold())

    def is_window(self, name: str, block: Block) -> bool:
        """Whether a window of the block itself goes by a name."""
        return name.casefold() in self._names(block).windows

    def offers(self, name: str, block: Block) -> Meaning:
        """The relations of the block itself that offer a column of a name."""
        answer = self._level(block).find(name.casefold(), filters=True)
        return Meaning(answer.columns, answer.certain)

    def resolve(self, ref: Ref, block: Block) -> Meaning:
        """What a reference means in a block."""
        name = ref.name
        if ref.qualifier:
            where = self.relation(ref.qualifier, block, ref.schema)
            if where is None:
                return Meaning(certain=len(ref.parts) == 2)
            offered = self.offered(where[0], where[1])
            column = offered.find(name)
            if column is not None:
                return Meaning(((where[0], column),), True, relation=where[0])
            return Meaning((), offered.known, relation=where[0])
        at: Block | None = block
        certain = True
        folded = name.casefold()
        while at is not None:
            level = self._level(at)
            answer = level.find(folded, filters=ref.clause == "ON" or at is not block)
            found = answer.columns
            certain = certain and answer.certain and not level.has_more
            if (
                ref.clause in _ALIAS_CLAUSES
                or (self.dialect in _LATERAL_ALIASES)
                or (not found and at.kind == "select")
            ):
                item = self._alias(at, name, ref.clause)
                if item is not None and item.column is not ref and not (found and ref.clause not in ("ORDER BY",)):
                    return Meaning(alias=item, found=found)
            if found:
                return Meaning(found, (certain and not answer.merged) or len(found) == 1)
            if not level.sources and not level.has_from and at.outer is None:
                certain = False
            at = at.outer
        return Meaning((), certain)

    def _level(self, block: Block) -> _Level:
        """What the relations of a block offer, as far as it can be said while some are being worked out."""
        level = self._levels.get(id(block))
        if level is None:
            level = self._levels[id(block)] = _Level(block)
        for place, relation in list(level.pending.items()):
            offered = self.offered(relation, block)
            is_settled = id(relation) in self._offered and id(relation) not in self._underway
            if is_settled and place in level.pending:  # it may have been on the way
                level.settle(place, offered)
        return level

    def _alias(self, block: Block, name: str, clause: str) -> Item | None:
        dialect = self.dialect
        if (
            clause not in _ALIAS_CLAUSES
            and dialect not in _LATERAL_ALIASES
            and not (clause == "WHERE" and dialect == "sqlite")
            and dialect
        ):
            return None
        folded = name.casefold()
        first = block.operands[0] if block.operands else block
        return self._names(block).items.get(folded) or self._names(first).items.get(folded)


def _only_filters(relation: Relation) -> bool:
    """Whether a relation is joined to choose rows and offers no columns to the other clauses."""
    return not {"SEMI", "ANTI"}.isdisjoint(relation.join.split())
