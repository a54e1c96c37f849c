"""The shape of a statement: query blocks with their clauses, relations, select items and column references."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote


@dataclass(slots=True, eq=False)
class Clause:
    """One clause by its keyword (upper case: `SELECT`, `GROUP BY`, …); `body` is where its keyword ends."""

    name: str
    start: int
    body: int
    end: int


@dataclass(slots=True, eq=False)
class Ref:
    """A possibly qualified column name in an expression. `soft` when the word may as well be a keyword or unit."""

    parts: tuple[Token, ...]
    clause: str
    soft: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def name(self) -> str:
        """The column's name, unquoted."""
        return unquote(self.parts[-1].text)

    @property
    def qualifier(self) -> str:
        """The alias or table before the dot, unquoted; empty when bare."""
        return unquote(self.parts[-2].text) if len(self.parts) > 1 else ""

    @property
    def schema(self) -> str:
        """What stands before the table, folded: empty where nothing does."""
        return unquote(self.parts[-3].text).casefold() if len(self.parts) > 2 else ""


@dataclass(slots=True, eq=False)
class Item:
    """One entry of a select list. `column` is set when it is a plain reference, `star` for `*` and `t.*`."""

    start: int
    end: int
    alias: Token | None = None
    column: Ref | None = None
    star: bool = False
    qualifier: str = ""
    aggregates: bool = False
    function: str = ""

    @property
    def name(self) -> str:
        """The name the outside sees; empty when it has none of its own."""
        if self.alias is not None:
            return unquote(self.alias.text)
        return self.column.name if self.column is not None else ""


@dataclass(slots=True, eq=False)
class Relation:
    """Something in FROM, or the target of INSERT, UPDATE, DELETE or MERGE."""

    start: int
    end: int
    parts: tuple[Token, ...] = ()
    alias: Token | None = None
    body: list[Block] | None = None
    columns: list[Token] = field(default_factory=list)
    join: str = ""
    on: tuple[int, int] | None = None
    using: list[Token] | None = None
    join_start: int = 0
    is_function: bool = False
    natural: bool = False

    @property
    def path(self) -> list[str]:
        """The table's name with its qualifiers, unquoted. BigQuery quotes them all together."""
        if len(self.parts) == 1 and self.parts[0].text.startswith("`") and "." in self.parts[0].text:
            return unquote(self.parts[0].text).split(".")
        return [unquote(p.text) for p in self.parts]

    @property
    def table(self) -> str:
        """The table's name without its qualifier, unquoted; empty for a derived table."""
        return self.path[-1] if self.parts else ""

    @property
    def schema(self) -> str:
        """The qualifier before the table's name, unquoted."""
        return self.path[-2] if self.parts and len(self.path) > 1 else ""

    @property
    def elsewhere(self) -> bool:
        """Whether the name says in which database, or on which server, so that it need not be one of the workspace."""
        return len(self.path) > 2

    @property
    def span(self) -> tuple[int, int]:
        """Where the table's own name is written, with its own quotes."""
        last = self.parts[-1]
        if len(self.parts) == 1 and len(self.path) > 1 and last.closed:
            return last.end - 1 - len(self.path[-1]), last.end - 1
        return last.start, last.end

    @property
    def in_quotes(self) -> bool:
        """Whether that name is written in quotes."""
        token = self.alias if self.alias is not None else self.parts[-1] if self.parts else None
        return token is not None and token.kind == Kind.QUOTED

    @property
    def name(self) -> str:
        """The name columns are qualified with."""
        return unquote(self.alias.text) if self.alias is not None else self.table


@dataclass(slots=True, eq=False)
class Cte:
    """A common table expression; `marks` are the columns that SEARCH and CYCLE add."""

    name: Token
    columns: list[Token]
    body: list[Block]
    start: int
    end: int
    marks: list[Token] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Call:
    """A function call: its name and the span between its parentheses."""

    name: Token
    start: int
    end: int
    commas: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Block:
    """A query or DML statement without its subqueries, which are `children`.

    `outer` is the block whose relations are visible too (correlation); `parent` the block it is written in. Of the
    steps of a pipe, `follows` is the one before whose relations can still be named here, `feeds` the one that takes
    the rows.
    """

    kind: str
    start: int
    end: int
    parent: Block | None = None
    outer: Block | None = None
    ctes: list[Cte] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    pseudo: list[Ref] = field(default_factory=list)
    """What looks like a column or row that is there everywhere (EXCLUDED.a, NEW.a, LEVEL), yet may be a column."""
    calls: list[Call] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)
    operands: list[Block] = field(default_factory=list)
    target: Relation | None = None
    columns: list[Token] = field(default_factory=list)
    windows: list[Token] = field(default_factory=list)
    follows: Block | None = None
    feeds: Block | None = None

    def walk(self) -> Iterator[Block]:
        """This block and all below it."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += reversed(block.children)

    def clause(self, name: str) -> Clause | None:
        """The first clause of that name."""
        return next((c for c in self.clauses if c.name == name), None)

    def clause_at(self, offset: int) -> Clause | None:
        """The clause whose body the offset is in or right behind."""
        behind = bisect_right(self.clauses, offset, key=lambda clause: clause.body)
        return self.clauses[behind - 1] if behind else None

    @property
    def sources(self) -> list[Relation]:
        """Target and relations: everything columns can come from."""
        if self.target is None or any(r is self.target for r in self.relations):
            return self.relations
        if self.target.table and any(r.name.casefold() == self.target.table.casefold() for r in self.relations):
            return self.relations
        return [self.target, *self.relations]

    def visible_ctes(self) -> Iterator[Cte]:
        """Common table expressions that can be used here, nearest first."""
        block: Block | None = self
        while block is not None:
            hides = block.hides_later_ctes(self)
            yield from (cte for cte in reversed(block.ctes) if cte.start <= self.start or not hides)
            block = block.parent

    def hides_later_ctes(self, inner: Block) -> bool:
        """Whether a block stands in one of this block's common table expressions: that sees those before it and,
        recursively, itself."""
        if inner is self:
            return False
        at = bisect_right(self.ctes, inner.start, key=lambda cte: cte.start) - 1
        return at >= 0 and inner.start <= self.ctes[at].end


@dataclass(slots=True, eq=False)
class Declaration:
    """A table a statement creates, or a table or column that DDL mentions: `table` names it, `columns` are names of
    its columns.
    """

    parts: tuple[Token, ...]
    columns: list[Token] = field(default_factory=list)
    creates: bool = False
    start: int = 0
    end: int = 0


@dataclass(slots=True, eq=False)
class Parsed:
    """A statement's blocks, outermost first, and what its DDL names."""

    blocks: list[Block] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    wholes: list[Token] = field(default_factory=list)
    """Names that several tokens of the statement spell: BigQuery's dashes, Snowflake's paths to files."""
    by_lines: bool = False
    """Whether other line breaks could have been read otherwise."""
    _innermost: tuple[list[int], list[Block | None]] | None = field(default=None, repr=False)

    def walk(self) -> Iterator[Block]:
        """Every block."""
        for block in self.blocks:
            yield from block.walk()

    def block_at(self, offset: int) -> Block | None:
        """The innermost block around an offset: the one that begins last, of those the one that ends first. Which
        that is where, is worked out when it is first asked for; from then on the blocks stay as they are."""
        if self._innermost is None:
            self._innermost = _innermost(list(self.walk()))
        offsets, blocks = self._innermost
        behind = bisect_right(offsets, offset)
        return blocks[behind - 1] if behind else None


def _innermost(blocks: list[Block]) -> tuple[list[int], list[Block | None]]:
    """Offsets in order, and the block that is the innermost from each of them on."""
    begin = sorted(range(len(blocks)), key=lambda i: blocks[i].start, reverse=True)
    offsets = sorted({block.start for block in blocks} | {block.end + 1 for block in blocks})
    found: list[Block | None] = []
    around: list[tuple[int, int, int]] = []
    for offset in offsets:
        while begin and blocks[begin[-1]].start <= offset:
            number = begin.pop()
            heappush(around, (-blocks[number].start, blocks[number].end, -number))
        while around and around[0][1] < offset:
            heappop(around)
        found.append(blocks[-around[0][2]] if around else None)
    return offsets, found
