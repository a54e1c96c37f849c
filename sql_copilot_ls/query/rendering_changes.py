"""INSERT, UPDATE, DELETE and CREATE VIEW as SQL text; required columns without a value are `:column`."""

from __future__ import annotations

import re

from sqlglot import exp

from sql_copilot_ls.schema.model import Column as SchemaColumn
from sql_copilot_ls.schema.model import ColumnKind, Table

from .catalog import Catalog
from .errors import InexpressibleError
from .ir import (
    Call,
    Change,
    Column,
    Delete,
    Expression,
    Insert,
    OfTable,
    Query,
    Update,
    View,
    block_atoms,
    rows_of,
    walk,
)
from .rendering import Block, Style, chain
from .rendering_expressions import placeholder

ASK = Call("Ask")
_COUNTS_ITSELF = re.compile(r"serial|identity|auto", re.IGNORECASE)


def required_columns(table: Table) -> list[SchemaColumn]:
    """Columns that a new row must have a value for and that nothing fills in."""
    return [
        column
        for column in table.stored
        if not column.nullable and column.default is None and not _fills_itself(column, table)
    ]


def _fills_itself(column: SchemaColumn, table: Table) -> bool:
    """Numeric keys of one column are counted up by most schemas."""
    is_key = len(table.primary_key) == 1 and table.primary_key[0].casefold() == column.name.casefold()
    return (is_key and column.kind == ColumnKind.NUMBER) or _COUNTS_ITSELF.search(column.type) is not None


def completed(statement: Insert, catalog: Catalog) -> Insert:
    """The row with every required column, in the order of the table's columns where columns are added."""
    given = dict(statement.values)
    missing = [c.name for c in required_columns(catalog.tables[statement.table]) if c.name not in given]
    return Insert(statement.table, (*statement.values, *((name, ASK) for name in missing)))


def preview_of(statement: Update | Delete) -> Query:
    """How many rows a change is about, as a query."""
    return Query((OfTable("CountRows", statement.table),), where=statement.where)


def change(statement: Change, style: Style) -> exp.Expr:
    """The tree of a statement that changes rows or makes a view."""
    match statement:
        case View(name, query):
            text = name.text if name is not None else _view_name(query, style.catalog)
            table = exp.Table(this=style.identifier(text))
            return exp.Create(this=table, kind="VIEW", expression=chain(query, style, None, named=True, complete=True))
        case Insert():
            return _Change(statement, style).insert(completed(statement, style.catalog))
        case Update():
            return _Change(statement, style).update(statement)
        case Delete():
            return _Change(statement, style).delete()
    raise InexpressibleError(type(statement).__name__)


class _Change:
    def __init__(self, statement: Insert | Update | Delete, style: Style) -> None:
        self.style = style
        self.table = style.catalog.tables[statement.table]
        query = rows_of(statement)
        values = [value for _, value in statement.values] if not isinstance(statement, Delete) else []
        own = set() if isinstance(statement, Insert) else {(statement.table, 1)}
        for atom in (*block_atoms(query), *(atom for value in values for atom in walk(value))):
            if isinstance(atom, Column) and not atom.outer and (atom.table, atom.instance) not in own:
                raise InexpressibleError("a change that depends on another table's columns", atom.table)
        self.block = Block(query, style, None, table=self.table.name)
        self.target = self.block.declared_table(statement.table)

    def value(self, name: str, value: Expression) -> exp.Expr:
        if value == ASK:
            return placeholder(name)
        column = self.table.column(name)
        return self.block.expressions.render(value, column.kind if column is not None else ColumnKind.OTHER)

    def identifier(self, name: str) -> exp.Identifier:
        column = self.table.column(name)
        return self.style.identifier(name, quoted=column.quoted if column is not None else False)

    def insert(self, statement: Insert) -> exp.Expr:
        if not statement.values:
            raise InexpressibleError("a row without values")
        columns = [self.identifier(name) for name, _ in statement.values]
        row = exp.Tuple(expressions=[self.value(name, value) for name, value in statement.values])
        return exp.Insert(
            this=exp.Schema(this=self.target, expressions=columns), expression=exp.Values(expressions=[row])
        )

    def update(self, statement: Update) -> exp.Expr:
        sets = [
            exp.EQ(this=exp.Column(this=self.identifier(name)), expression=self.value(name, value))
            for name, value in statement.values
        ]
        return exp.Update(this=self.target, expressions=sets, where=self.where())

    def delete(self) -> exp.Expr:
        return exp.Delete(this=self.target, where=self.where())

    def where(self) -> exp.Where | None:
        found = self.block.where()
        return exp.Where(this=found) if found is not None else None


def _view_name(query: Query, catalog: Catalog) -> str:
    """A name for a view that nobody named: after its first table."""
    table = next((getattr(atom, "table", "") for atom in block_atoms(query) if getattr(atom, "table", "")), "rows")
    name = catalog.tables[table].name if table in catalog.tables else table
    return f"V_{name}" if name.isupper() else f"v_{name}"
