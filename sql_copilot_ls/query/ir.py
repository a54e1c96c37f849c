"""The intermediate representation: a query over a schema whose FROM clause is implied by the columns it uses, and the
statements that change or name rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

Instance: TypeAlias = tuple[str, int]
"""An occurrence of a table: (table key, counted from 1); of a derived table the key is empty."""
TEXT_KIND, NUMBER_KIND, PERIOD_KIND, LISTED_KIND = 7, 8, 11, 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the block `outer` levels further out; `instance` tells the occurrences of its table in FROM apart."""

    table: str
    name: str
    instance: int = 1
    outer: int = 0


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """An output column of a derived table in FROM, counted from 1; `instance` tells the first from the second."""

    position: int
    instance: int = 1


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as text, or a period by its canonical one; whether it is quoted depends on what it is compared with."""

    text: str
    is_number: bool = False
    is_period: bool = False

    @property
    def kind(self) -> int:
        """The node kind that it has as a candidate."""
        return PERIOD_KIND if self.is_period else NUMBER_KIND if self.is_number else TEXT_KIND

    @property
    def members(self) -> tuple[int, ...]:
        """The columns that list it as a candidate: none."""
        return ()


@dataclass(frozen=True, slots=True)
class OfTable:
    """`CountRows` or `AllColumns` of one table, which by this becomes part of FROM."""

    action: str
    table: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator, function or condition, named by its grammar action.

    `InList` holds the tested expression and then its values; `Case` conditions and values in turn, and the ELSE last;
    window functions their window last; `With` and `Without` the query that selects all of their table's rows.
    """

    action: str
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One key of ORDER BY."""

    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """What stands between the parentheses of OVER."""

    partition: tuple[Expression, ...] = ()
    order: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """An explicit join edge between two columns; with `left` the right column's table is the optional side, with `full`
    both are.
    """

    left_column: Column | DerivedColumn
    right_column: Column | DerivedColumn
    left: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class OptionalRows:
    """A table that is left joined along foreign keys, and the condition that its rows meet."""

    table: str
    condition: Expression


@dataclass(frozen=True, slots=True)
class Query:
    """One SELECT block, and the blocks that set operators chain to it.

    FROM is the tables of the columns used, joined along foreign keys, plus the tables `also` (joined in the same way),
    `optional` and `optional_rows` (left joined in the same way), `full` (full joined), `cross` (not joined), the
    explicit `joins`, and the tables `derived` and `second`.
    ORDER BY and LIMIT of the last block in a chain apply to the whole chain, as in SQL text.
    """

    select: tuple[Expression, ...]
    distinct: bool = False
    also: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    cross: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    derived: Query | None = None
    second: Query | None = None
    optional_rows: tuple[OptionalRows, ...] = ()
    full: tuple[str, ...] = ()
    where: Expression | None = None
    group_by: tuple[Expression, ...] = ()
    having: Expression | None = None
    qualify: Expression | None = None
    order_by: tuple[Order, ...] = ()
    limit: Expression | None = None
    offset: Expression | None = None
    operator: str = ""
    chained: Query | None = None


@dataclass(frozen=True, slots=True)
class Insert:
    """One new row: names of columns and their values."""

    table: str
    values: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """New values for the rows of a table that meet the condition; without one, for all."""

    table: str
    values: tuple[tuple[str, Expression], ...]
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Removes the rows of a table that meet the condition; without one, all."""

    table: str
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A query that gets a name; None where nobody chose one."""

    name: Literal | None
    query: Query


Expression: TypeAlias = Column | DerivedColumn | Literal | OfTable | Call | Window | Query
Change: TypeAlias = Insert | Update | Delete | View
Statement: TypeAlias = Query | Change


def rows_of(statement: Insert | Update | Delete) -> Query:
    """The rows that a change is about, as a query: what its expressions stand in."""
    where = None if isinstance(statement, Insert) else statement.where
    return Query((OfTable("AllColumns", statement.table),), where=where)


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all below it in token order; queries inside are yielded, not entered."""
    yield expression
    parts: Iterable[Expression] = ()
    if isinstance(expression, Call):
        parts = expression.arguments
    elif isinstance(expression, Window):
        parts = (*expression.partition, *(order.expression for order in expression.order))
    for part in parts:
        if isinstance(part, (Call, Window)):
            yield from walk(part)
        else:  # as most are
            yield part


def block_expressions(query: Query) -> Iterator[Expression]:
    """The expressions of one block in token order: join edges come after the select list."""
    yield from query.select
    for join in query.joins:
        yield join.left_column
        yield join.right_column
    for rows in query.optional_rows:
        yield rows.condition
    if query.where is not None:
        yield query.where
    yield from query.group_by
    for condition in (query.having, query.qualify):
        if condition is not None:
            yield condition
    for order in query.order_by:
        yield order.expression
    for amount in (query.limit, query.offset):
        if amount is not None:
            yield amount


def block_atoms(query: Query) -> Iterator[Expression]:
    """Every expression node of one block, at any depth, without what is inside its subqueries."""
    for expression in block_expressions(query):
        if isinstance(expression, (Call, Window)):
            yield from walk(expression)
        else:
            yield expression


def outer_columns(query: Query) -> Iterator[Column]:
    """The columns of enclosing blocks that a subquery mentions, at any depth, as the enclosing block names them."""
    block: Query | None = query
    while block is not None:
        for atom in block_atoms(block):
            inner = outer_columns(atom) if isinstance(atom, Query) else (atom,)
            for column in inner:
                if isinstance(column, Column) and column.outer:
                    yield replace(column, outer=column.outer - 1)
        block = block.chained


def literals_of(statement: Statement) -> list[Literal]:
    """All values of a statement, subqueries included, without repetition: its own candidates for `encode`."""
    found: dict[tuple[str, bool, bool], Literal] = {}

    def visit(expression: Expression) -> None:
        for atom in walk(expression):
            if isinstance(atom, Literal):
                found.setdefault((atom.text, atom.is_period, atom.is_number), atom)
            elif isinstance(atom, Query):
                enter(atom)

    def enter(block: Query | None) -> None:
        if block is None:
            return
        for expression in block_expressions(block):
            visit(expression)
        for inner in (block.derived, block.second, block.chained):
            enter(inner)

    match statement:
        case Query():
            enter(statement)
        case View(name, query):
            if name is not None:
                visit(name)
            enter(query)
        case Insert() | Update() | Delete():
            for _, value in () if isinstance(statement, Delete) else statement.values:
                visit(value)
            enter(rows_of(statement))
    return list(found.values())
