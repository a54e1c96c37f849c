"""The intermediate representation: a query over a schema whose FROM clause is implied by the columns it uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `instance` tells the occurrences of its table in FROM apart, `outer` one of the enclosing block's."""

    table: str
    name: str
    instance: int = 1
    outer: bool = False


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """An output column of the derived table in FROM, counted from 1."""

    position: int


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as text; whether it is quoted in SQL depends on what it is compared with."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class OfTable:
    """`CountRows` or `AllColumns` of one table, which by this becomes part of FROM."""

    action: str
    table: str


@dataclass(frozen=True, slots=True)
class Call:
    """An operator, function or condition, named by its grammar action.

    `InList` holds the tested expression and then its values; `Case` conditions and values in turn, and the ELSE last.
    """

    action: str
    arguments: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One key of ORDER BY."""

    expression: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """An explicit join edge between two columns; with `left` the right column's table is the optional side."""

    left_column: Column | DerivedColumn
    right_column: Column | DerivedColumn
    left: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One SELECT block, and the blocks that set operators chain to it.

    FROM is the tables of the columns used, joined along foreign keys, plus the tables `also` (joined in the same way),
    `optional` (left joined in the same way), `cross` (not joined), the explicit `joins` and the `derived` table.
    ORDER BY and LIMIT of the last block in a chain apply to the whole chain, as in SQL text.
    """

    select: tuple[Expression, ...]
    distinct: bool = False
    also: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    cross: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    derived: Query | None = None
    where: Expression | None = None
    group_by: tuple[Expression, ...] = ()
    having: Expression | None = None
    order_by: tuple[Order, ...] = ()
    limit: Expression | None = None
    offset: Expression | None = None
    operator: str = ""
    chained: Query | None = None


Expression: TypeAlias = Column | DerivedColumn | Literal | OfTable | Call | Query


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all below it in token order; queries inside are yielded, not entered."""
    yield expression
    if isinstance(expression, Call):
        for argument in expression.arguments:
            yield from walk(argument)


def block_expressions(query: Query) -> Iterator[Expression]:
    """The expressions of one block in token order: join edges come after the select list."""
    yield from query.select
    for join in query.joins:
        yield join.left_column
        yield join.right_column
    if query.where is not None:
        yield query.where
    yield from query.group_by
    if query.having is not None:
        yield query.having
    for order in query.order_by:
        yield order.expression
    for amount in (query.limit, query.offset):
        if amount is not None:
            yield amount


def block_atoms(query: Query) -> Iterator[Expression]:
    """Every expression node of one block, at any depth, without what is inside its subqueries."""
    for expression in block_expressions(query):
        yield from walk(expression)


def outer_columns(query: Query) -> Iterator[Column]:
    """The columns of the enclosing block that a subquery mentions, as columns of that block."""
    block: Query | None = query
    while block is not None:
        for atom in block_atoms(block):
            if isinstance(atom, Column) and atom.outer:
                yield Column(atom.table, atom.name, atom.instance)
        block = block.chained


def literals_of(query: Query) -> list[Literal]:
    """All values of a query, subqueries included, without repetition: its own candidates for `encode`."""
    found: dict[str, Literal] = {}

    def visit(block: Query | None) -> None:
        if block is None:
            return
        for atom in block_atoms(block):
            if isinstance(atom, Literal):
                found.setdefault(atom.text, atom)
            elif isinstance(atom, Query):
                visit(atom)
        visit(block.derived)
        visit(block.chained)

    visit(query)
    return list(found.values())
