"""What names mean: the columns of every relation, through subqueries and WITH back to the tables."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from sql_copilot_ls.analysis.scoping.table_lookup import Asked, Catalog
from sql_copilot_ls.analysis.syntax.blocks import Block, Cte, Item, Parsed, Ref, Relation
from sql_copilot_ls.schema.model import Column, ColumnKind, ForeignKey, Table
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

_DEEPEST = 24
MOST_RELATIONS = 200
"""Of one FROM clause that a bare name is looked for in; behind them, nothing is certain."""
MOST_COLUMNS = 4000
"""Of what one query gives; stars in stars would double them at each level. Behind them, nothing is certain."""
_ALIAS_CLAUSES = frozenset(("ORDER BY", "GROUP BY", "HAVING", "QUALIFY", "LIMIT BY"))
_LATERAL_ALIASES = words("duckdb snowflake redshift clickhouse databricks spark")


@dataclass(frozen=True, slots=True)
class ScopeColumn:
    """A column a relation offers. `table` and `column` say where it comes from; `span` is where a derived one is
    written in the statement.
    """

    name: str
    table: Table | None = None
    column: Column | None = None
    span: tuple[int, int] | None = None
    aggregate: bool = False
    in_quotes: bool | None = None
    """Whether a derived one is named in quotes; None where it has the name of its column."""

    @property
    def quoted(self) -> bool:
        """Whether its case counts where names fold."""
        return self.in_quotes if self.in_quotes is not None else self.column is not None and self.column.quoted

    @property
    def kind(self) -> ColumnKind:
        """What it holds, as far as known."""
        return self.column.kind if self.column else ColumnKind.OTHER

    @property
    def type(self) -> str:
        """Its declared type, or empty."""
        return self.column.type if self.column else ""


@dataclass(frozen=True)
class Offered:
    """The columns of a relation; `known` is False when there may be others."""

    columns: tuple[ScopeColumn, ...]
    known: bool

    @cached_property
    def by_name(self) -> dict[str, ScopeColumn]:
        """The columns by folded names, the first of each."""
        found: dict[str, ScopeColumn] = {}
        for column in self.columns:
            found.setdefault(column.name.casefold(), column)
        return found

    def find(self, name: str) -> ScopeColumn | None:
        """The column of that name, case-insensitively."""
        return self.by_name.get(name.casefold())


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
class _Names:
    """What one block names, by folded names; of relations and entries of the select list the first of a name."""

    relations: dict[str, Relation]
    tables: dict[str, Relation]
    paths: dict[tuple[str, str], Relation]
    """By table and schema, of those without an alias."""
    items: dict[str, Item]
    windows: frozenset[str]
    ctes: dict[str, list[Cte]]
    """In the order of the text."""

    @staticmethod
    def of(block: Block) -> _Names:
        windows = frozenset(unquote(token.text).casefold() for token in block.windows)
        names = _Names({}, {}, {}, {}, windows, {})
        for relation in block.sources:
            table = relation.table.casefold()
            names.relations.setdefault(relation.name.casefold(), relation)
            names.tables.setdefault(table, relation)
            if relation.alias is None:
                names.paths.setdefault((table, relation.schema.casefold()), relation)
        for item in block.items:
            if item.name:
                names.items.setdefault(item.name.casefold(), item)
        for cte in block.ctes:
            names.ctes.setdefault(unquote(cte.name.text).casefold(), []).append(cte)
        return names


@dataclass(frozen=True, slots=True)
class _Found:
    """What a bare name means among the relations of one block: `merged` by NATURAL or USING, `certain` where no other
    relation can have it."""

    columns: tuple[tuple[Relation, ScopeColumn], ...]
    merged: bool
    certain: bool


class _Level:
    """What the relations of one block offer under which name, worked out once for all the names looked for there."""

    def __init__(self, block: Block) -> None:
        sources = block.sources
        self.has_more = len(sources) > MOST_RELATIONS
        self.sources = sources[:MOST_RELATIONS]
        self.pending = dict(enumerate(self.sources))
        """Those whose columns are not known yet, or are being worked out around the question."""
        self._alike: dict[int, list[int]] = {}
        """The places of relations that offer the very same columns, by these."""
        self._hits: dict[str, list[tuple[list[int], ScopeColumn]]] = {}
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
        places = self._alike.get(id(offered))
        if places is None:
            places = self._alike[id(offered)] = []
            for name, column in offered.by_name.items():
                self._hits.setdefault(name, []).append((places, column))
        places.append(place)
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
        hits = {i: column for places, column in self._hits.get(name, ()) for i in places if i not in left_out}
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
        self._named: dict[int, _Names] = {}
        self._levels: dict[int, _Level] = {}
        self._underway: set[int] = set()
        """Relations whose columns are being worked out; meanwhile they have none."""

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

    def _names(self, block: Block) -> _Names:
        known = self._named.get(id(block))
        if known is None:
            known = self._named[id(block)] = _Names.of(block)
        return known

    def table(self, relation: Relation, block: Block) -> Table | None:
        """The table of the schema a relation names, or None."""
        if not relation.parts or relation.is_function or self.cte(relation, block):
            return None
        return self.catalog.table(relation.table, relation.schema)

    def offered(self, relation: Relation, block: Block) -> Offered:
        """The columns of a relation that stands in `block`."""
        known = self._offered.get(id(relation))
        if known is None:
            if len(self._underway) > _DEEPEST:
                return Offered((), False)
            self._offered[id(relation)] = Offered((), False)
            self._underway.add(id(relation))
            known = self._work_out(relation, block)
            self._underway.discard(id(relation))
            self._offered[id(relation)] = known
        return known

    def _work_out(self, relation: Relation, block: Block) -> Offered:
        if relation.is_function:
            return Offered(tuple(_named(t) for t in relation.columns), False)
        if relation.body is not None:
            return _renamed(self.output(relation.body), relation.columns)
        cte = self.cte(relation, block)
        if cte is not None:
            offered = _renamed(self.output(cte.body), cte.columns)
            if cte.marks:
                offered = Offered(offered.columns + tuple(_named(t) for t in cte.marks), offered.known)
            return _renamed(offered, relation.columns)
        table = self.catalog.table(relation.table, relation.schema)
        if table is None:
            return Offered((), False)
        known = self._tables.get(id(table))
        if known is None:
            columns = tuple(ScopeColumn(c.name, table, c) for c in table.columns)
            known = self._tables[id(table)] = Offered(columns, bool(columns) and table.complete)
        return _renamed(known, relation.columns)

    def output(self, blocks: list[Block]) -> Offered:
        """The columns a query gives."""
        if not blocks:
            return Offered((), False)
        block = blocks[0]
        known = self._outputs.get(id(block))
        if known is None:
            self._outputs[id(block)] = Offered((), False)
            known = self._outputs[id(block)] = self._output(block)
        return known

    def _output(self, block: Block) -> Offered:
        if block.kind == "with":
            return self.output(block.operands)
        columns: list[ScopeColumn] = []
        complete = bool(block.items) or block.clause("FROM") is not None
        if any(c.name.upper == "TRANSFORM" for c in block.calls):  # its columns are named behind USING … AS, or nowhere
            complete = False
        if not block.items and block.clause("SELECT") is None and block.clauses and block.clauses[0].name == "FROM":
            star = self._stars(block)[""]
            columns += star.columns
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
                star = stars.get(wanted, Offered((), bool(block.sources)))  # of another query's relation: nothing
                columns += star.columns
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
            columns.append(base)
        if block.clause("VALUES") is not None and block.kind == "select":
            complete = False
        return Offered(tuple(columns[:MOST_COLUMNS]), complete and len(columns) <= MOST_COLUMNS)

    def _stars(self, block: Block) -> dict[str, Offered]:
        """What `*` stands for in a block, under an empty name, and `name.*` under each."""
        columns: dict[str, list[ScopeColumn]] = {"": []}
        unknown: set[str] = set() if block.sources else {""}
        for relation in block.sources:
            offered = self.offered(relation, block)
            for name in {"", relation.name.casefold(), relation.table.casefold()}:
                several = columns.setdefault(name, [])
                several += offered.columns[: MOST_COLUMNS + 1 - len(several)]
                if not offered.known:
                    unknown.add(name)
        return {name: Offered(tuple(several), name not in unknown) for name, several in columns.items()}

    def relation(self, name: str, block: Block, schema: str = "") -> tuple[Relation, Block] | None:
        """The relation that a qualifier names, here or in a block around; of two of one name, that of a schema. A table
        goes by its own name only where it has no alias, so one further out that has none is meant before it."""
        folded = name.casefold()
        renamed: tuple[Relation, Block] | None = None
        at: Block | None = block
        while at is not None:
            named = self._names(at)
            relation = named.paths.get((folded, schema)) if schema else None
            relation = relation or named.relations.get(folded)
            if relation is not None:
                return relation, at
            if renamed is None and folded in named.tables:
                renamed = named.tables[folded], at
                if self.dialect == "clickhouse":  # where an alias is one more name
                    break
            at = at.outer
        return renamed

    def is_relation(self, name: str, block: Block) -> bool:
        """Whether a relation of the block itself goes by a name."""
        return bool(name) and name.casefold() in self._names(block).relations

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
            if not level.sources and at.clause("FROM") is None and at.outer is None:
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


def _named(token: Token) -> ScopeColumn:
    return ScopeColumn(unquote(token.text), span=(token.start, token.end), in_quotes=token.kind == Kind.QUOTED)


def _renamed(offered: Offered, names: list[Token]) -> Offered:
    if not names:
        return offered
    columns = list(offered.columns)
    renamed = []
    for i, token in enumerate(names):
        base = columns[i] if i < len(columns) else ScopeColumn("")
        named = _named(token)
        renamed.append(replace(base, name=named.name, span=named.span, in_quotes=named.in_quotes))
    rest = columns[len(renamed) :] if offered.known else []
    return Offered(tuple(renamed + rest), True)


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key between two relations as pairs of column names (left's, right's). `inferred` when nobody declared
    it.
    """

    pairs: tuple[tuple[str, str], ...]
    inferred: bool
    quoted: frozenset[str] = frozenset()
    """Those of the names that are declared in quotes."""


def links(left: Offered, right: Offered) -> list[Link]:
    """The foreign keys that join two relations, declared ones first, by the tables their columns come from."""
    found: list[Link] = []
    for source, target, flipped in ((left, right, False), (right, left, True)):
        for table in {id(c.table): c.table for c in source.columns if c.table is not None}.values():
            for key in table.foreign_keys:
                pairs = _pairs(source, table, target, key)
                if pairs:
                    named = {n for pair in pairs for n in pair}
                    quoted = frozenset(c.name for c in (*left.columns, *right.columns) if c.quoted and c.name in named)
                    link = Link(tuple((b, a) for a, b in pairs) if flipped else pairs, key.inferred, quoted)
                    if link.pairs not in [f.pairs for f in found]:
                        found.append(link)
    return sorted(found, key=lambda link: link.inferred)


def _pairs(source: Offered, table: Table, target: Offered, key: ForeignKey) -> tuple[tuple[str, str], ...]:
    wanted = key.table.casefold().rpartition(".")[2]
    pairs = []
    references = key.references
    for i, name in enumerate(key.columns):
        own = next(
            (
                c
                for c in source.columns
                if c.table is table and c.column is not None and c.column.name.casefold() == name.casefold()
            ),
            None,
        )
        other = None
        for c in target.columns:
            if c.table is None or c.column is None or c.table.name.casefold() != wanted:
                continue
            names = references or c.table.primary_key
            if i < len(names) and c.column.name.casefold() == names[i].casefold():
                other = c
                break
        if own is None or other is None or own.aggregate or other.aggregate:
            return ()
        pairs.append((own.name, other.name))
    return tuple(pairs)
