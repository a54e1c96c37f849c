"""Statements as token sequences: preorder, every action with fixed children, pointers for names and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from sql_copilot_ls.periods import Anchor, Period
from sql_copilot_ls.schema.model import ColumnKind, Schema

from .catalog import Catalog, catalog_of
from .errors import InexpressibleError, LiteralNotFoundError, UnknownNameError
from .grammar import ACTION_NAMES, ACTIONS, CONSTANTS, FIRST_LITERAL_KIND, GRAMMAR, SYMBOLS
from .ir import (
    LISTED_KIND,
    PERIOD_KIND,
    Call,
    Column,
    Delete,
    DerivedColumn,
    Expression,
    Insert,
    Literal,
    OfTable,
    Query,
    Statement,
    Update,
    View,
    Window,
)
from .moments import anchor_of, moment_of
from .spellings import SPELLINGS

A = len(ACTION_NAMES)
COMPARISONS = frozenset(("Eq", "Ne", "Lt", "Le", "Gt", "Ge", "Between"))
"""Actions whose first argument is compared with the others."""
FLAGS = {"1": ("TRUE",), "0": ("FALSE",), "Y": ("TRUE",), "N": ("FALSE",)}
"""What is written for TRUE and FALSE of boolean columns."""
ONE = Literal("1", True)


class Candidate(Protocol):
    """A value found in the question, or one that the schema lists."""

    @property
    def text(self) -> str:
        """The value as SQL would hold it; of a period, its canonical text."""

    @property
    def is_number(self) -> bool:
        """Whether it may stand unquoted."""

    @property
    def kind(self) -> int:
        """Its node kind."""

    @property
    def members(self) -> tuple[int, ...]:
        """The columns, by number, that it is a value of."""


def takes(symbol: int, candidate: Candidate) -> bool:
    """Whether a symbol may point to a literal of that kind."""
    return bool(GRAMMAR["symbols"][symbol]["literals"] >> (candidate.kind - FIRST_LITERAL_KIND) & 1)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


class _Encoder:
    def __init__(self, catalog: Catalog, literals: Sequence[Candidate]) -> None:
        self.catalog = catalog
        self.literals = literals
        self.first_table = A + len(catalog.columns)
        self.first_literal = self.first_table + len(catalog.table_keys)
        self.tokens: list[int] = []
        self.compared: int | None = None
        """The column, by number, that the value to be read is compared with."""
        self.periods = [(i, Period.parse(c.text)) for i, c in enumerate(literals) if c.kind == PERIOD_KIND]

    def act(self, name: str, symbol: str) -> list[str]:
        """Emit an action; returns its children's symbols."""
        entry = GRAMMAR["symbols"][SYMBOLS[symbol]]
        if name not in ACTIONS or ACTIONS[name] not in entry["actions"]:
            raise InexpressibleError(f"{name} as {symbol}")
        self.tokens.append(ACTIONS[name])
        return [GRAMMAR["symbols"][child]["name"] for child in GRAMMAR["actions"][ACTIONS[name]]["children"]]

    def table(self, key: str) -> None:
        number = self.catalog.table_number.get(key)
        if number is None:
            raise UnknownNameError("unknown table", key)
        self.tokens.append(self.first_table + number)

    def statement(self, statement: Statement) -> None:
        match statement:
            case Query():
                self.query(statement, "statement")
            case View(name, query):
                self.act("CreateView" if name is not None else "CreateViewUnnamed", "statement")
                if name is not None:
                    self.literal(name, "literal")
                self.query(query, "query")
            case Insert(table, values):
                self.act("InsertRow", "statement")
                self.table(table)
                self.values(table, values, "InsertValue", "insert_rest")
                self.act("InsertEnd", "insert_rest")
            case Update(table, values, where):
                self.act("UpdateRows", "statement")
                self.table(table)
                self.values(table, values, "SetTo", "set_rest")
                self.condition_or_all(where, "set_rest")
            case Delete(table, where):
                self.act("DeleteRows", "statement")
                self.table(table)
                self.condition_or_all(where, "rows")

    def values(self, table: str, values: tuple[tuple[str, Expression], ...], action: str, symbol: str) -> None:
        for name, value in values:
            self.act(action, symbol)
            self.column(Column(table, name), "column")
            with self.beside(Column(table, name)):
                self.expression(value, "value")

    def condition_or_all(self, where: Expression | None, symbol: str) -> None:
        if where is None:
            self.act("AllRows", symbol)
        else:
            self.act("RowsThat", symbol)
            self.expression(where, "condition")

    @contextmanager
    def beside(self, tested: Expression) -> Iterator[None]:
        """While values are read that are compared with an expression."""
        before = self.compared
        if isinstance(tested, Column):
            self.compared = self.catalog.column_number.get((tested.table, tested.name))
        else:
            self.compared = None
        yield
        self.compared = before

    def query(self, query: Query, symbol: str) -> None:
        symbol = self.act("SelectDistinct" if query.distinct else "Select", symbol)[1]
        self.expression(query.select[0], "item")
        for item in query.select[1:]:
            self.act("Item", symbol)
            self.expression(item, "item")
        symbol = self.from_clause(query, symbol)
        if query.where is not None:
            symbol = self.act("Where", symbol)[-1]
            self.expression(query.where, "condition")
        for expression in query.group_by:
            symbol = self.act("GroupBy", symbol)[-1]
            self.expression(expression, "expression")
        for action, condition in (("Having", query.having), ("Qualify", query.qualify)):
            if condition is not None:
                symbol = self.act(action, symbol)[-1]
                self.expression(condition, "condition")
        for order in query.order_by:
            symbol = self.act("OrderDesc" if order.descending else "OrderAsc", symbol)[-1]
            self.expression(order.expression, "expression")
        if query.limit == ONE and query.offset is None:
            self.act("Limit1", symbol)
        elif query.limit is not None:
            symbol = self.act("Limit", symbol)[-1]
            self.expression(query.limit, "amount")
            if query.offset is not None:
                self.act("Offset", symbol)
                self.expression(query.offset, "amount")
            else:
                self.act("Done", symbol)
        elif query.chained is not None:
            self.act(query.operator, symbol)
            self.query(query.chained, "query")
        else:
            self.act("Done", symbol)

    def from_clause(self, query: Query, symbol: str) -> str:
        for action, tables in (
            ("FromAlso", query.also),
            ("FromLeft", query.optional),
            ("FromFull", query.full),
            ("FromCross", query.cross),
        ):
            for key in tables:
                symbol = self.act(action, symbol)[-1]
                self.table(key)
        for rows in query.optional_rows:
            symbol = self.act("FromLeftThat", symbol)[-1]
            self.table(rows.table)
            self.expression(rows.condition, "condition")
        for join in query.joins:
            symbol = self.act("FromLeftOn" if join.left else "FromFullOn" if join.full else "FromOn", symbol)[-1]
            self.expression(join.left_column, "column")
            self.expression(join.right_column, "column")
        for derived in (query.derived, query.second):
            if derived is not None:
                symbol = self.act("FromQuery", symbol)[-1]
                self.query(derived, "query")
        return symbol

    def expression(self, expression: Expression, symbol: str) -> None:
        match expression:
            case Column():
                self.column(expression, symbol)
            case DerivedColumn():
                if expression.instance > 1:
                    symbol = self.act("Second", symbol)[0]
                self.act(f"Derived{expression.position}", symbol)
            case Literal():
                self.literal(expression, symbol)
            case OfTable():
                self.act(expression.action, symbol)
                self.table(expression.table)
            case Query():
                if symbol != "query":
                    self.act("Subquery", symbol)
                with self.beside(expression):
                    self.query(expression, "query")
            case Window():
                self.window(expression)
            case Call("InList" | "NotInList"):
                self.act(expression.action, symbol)
                tested, first, *rest = expression.arguments
                self.expression(tested, "expression")
                with self.beside(tested):
                    self.expression(first, "value")
                    for value in rest:
                        self.act("ListItem", "list_rest")
                        self.expression(value, "value")
                self.act("ListEnd", "list_rest")
            case Call("True" | "False") if (
                flag := self.listed(SYMBOLS[symbol], expression.action.upper())
            ) is not None:
                self.tokens.append(self.first_literal + flag)
            case Call("Case"):
                self.case(expression, symbol)
            case Call("During"):
                self.period(expression, symbol)
            case Call("With" | "Without", (Query((OfTable(_, table),), where=where),)):
                self.act(expression.action, symbol)
                self.table(table)
                self.act("ThatEnd" if where is None else "That", "with_rest")
                if where is not None:
                    self.expression(where, "condition")
            case Call():
                children = self.act(expression.action, symbol)
                if len(children) != len(expression.arguments):
                    raise InexpressibleError(f"{expression.action} with {len(expression.arguments)} arguments")
                for place, (child, argument) in enumerate(zip(children, expression.arguments, strict=True)):
                    if place and expression.action in COMPARISONS:
                        with self.beside(expression.arguments[0]):
                            self.expression(argument, child)
                    else:
                        self.expression(argument, child)

    def window(self, window: Window) -> None:
        for key in window.partition:
            self.act("PartitionBy", "window")
            self.expression(key, "expression")
        for order in window.order:
            self.act("WindowDesc" if order.descending else "WindowAsc", "window")
            self.expression(order.expression, "expression")
        self.act("WindowEnd", "window")

    def case(self, expression: Call, symbol: str) -> None:
        arguments = expression.arguments
        self.act("Case", symbol)
        for index in range(0, len(arguments) - 1, 2):
            if index:
                self.act("CaseWhen", "case_rest")
            self.expression(arguments[index], "condition")
            self.expression(arguments[index + 1], "value")
        if len(arguments) % 2:
            self.act("CaseElse", "case_rest")
            self.expression(arguments[-1], "value")
        else:
            self.act("CaseEnd", "case_rest")

    def period(self, expression: Call, symbol: str) -> None:
        """The candidate that is the period, else candidates that begin or end where it does, else plain comparisons."""
        tested, literal = expression.arguments
        assert isinstance(literal, Literal)
        wanted = Period.parse(literal.text)
        if (exact := next((i for i, period in self.periods if period == wanted), None)) is not None:
            self.act("During", symbol)
            self.expression(tested, "expression")
            self.tokens.append(self.first_literal + exact)
            return
        if wanted.start is not None and wanted.end is not None:
            self.act("And", symbol)
        if wanted.start is not None:
            self.bound(tested, wanted.start, ("Since", "After", "Ge"), symbol)
        if wanted.end is not None:
            self.bound(tested, wanted.end, ("Until", "Before", "Lt"), symbol)

    def bound(self, tested: Expression, side: Anchor, actions: tuple[str, str, str], symbol: str) -> None:
        """One side of a period; `actions` for a candidate that has it as its own side, as its other one, for none."""
        own, other, plain = actions
        for action in (own, other):
            for i, period in self.periods:
                if (period.start if action in ("Since", "Before") else period.end) == side:
                    self.act(action, symbol)
                    self.expression(tested, "expression")
                    self.tokens.append(self.first_literal + i)
                    return
        self.act(plain, symbol)
        self.expression(tested, "expression")
        self.expression(moment_of(side), "value")

    def column(self, column: Column, symbol: str) -> None:
        for _ in range(column.outer):
            symbol = self.act("Outer", symbol)[0]
        if column.instance > 1:
            if column.instance > 3:
                raise InexpressibleError("a table more than three times in FROM")
            symbol = self.act("Second" if column.instance == 2 else "Third", symbol)[0]
        if not GRAMMAR["symbols"][SYMBOLS[symbol]]["columns"]:
            raise InexpressibleError(f"a column as {symbol}")
        number = self.catalog.column_number.get((column.table, column.name))
        if number is None:
            raise UnknownNameError("unknown column", f"{column.table}.{column.name}")
        self.tokens.append(A + number)

    def literal(self, literal: Literal, symbol: str) -> None:
        entry = GRAMMAR["symbols"][SYMBOLS[symbol]]
        number = SYMBOLS[symbol]
        value = _number(literal.text)
        found = self.listed(number, literal.text)
        if found is None:
            found = self.candidate(number, lambda text: text == literal.text)
        if found is None and value is not None:
            found = self.candidate(number, lambda text: _number(text) == value)
        if found is not None:
            self.tokens.append(self.first_literal + found)
            return
        actions = entry["actions"]
        for name, constant in CONSTANTS.items():
            if constant == literal.text and ACTIONS[name] in actions:
                self.act(name, symbol)
                return
        for name, change in SPELLINGS.items():
            if ACTIONS[name] in actions:
                changed = self.candidate(SYMBOLS["copied"], lambda text: change(text) == literal.text)  # noqa: B023
                if changed is not None:
                    self.act(name, symbol)
                    self.tokens.append(self.first_literal + changed)
                    return
        if ACTIONS["PeriodStart"] in actions and (side := anchor_of(literal)) is not None:
            for i, period in self.periods:
                if period.start == side:
                    self.act("PeriodStart", symbol)
                    self.tokens.append(self.first_literal + i)
                    return
        other = next((i for i, c in enumerate(self.literals) if takes(number, c) and c.text == literal.text), None)
        if other is not None:
            self.tokens.append(self.first_literal + other)
            return
        if not entry["literals"]:
            raise InexpressibleError(f"a value as {symbol}")
        raise LiteralNotFoundError("value not in the question", literal.text)

    def candidate(self, symbol: int, fits: Callable[[str], bool]) -> int | None:
        """A candidate that the question spells."""
        return next(
            (i for i, c in enumerate(self.literals) if c.kind != LISTED_KIND and takes(symbol, c) and fits(c.text)),
            None,
        )

    def listed(self, symbol: int, text: str) -> int | None:
        """The candidate that is this value of the column compared with; a flag's 1 is TRUE when the schema says so."""
        if self.compared is None:
            return None
        wanted = {text, *FLAGS.get(text, ())} if self.is_flag(self.compared) else {text}
        return next(
            (
                i
                for i, c in enumerate(self.literals)
                if c.text in wanted and self.compared in c.members and takes(symbol, c)
            ),
            None,
        )

    def is_flag(self, column: int) -> bool:
        """Whether a column holds booleans."""
        return self.catalog.kind(*self.catalog.columns[column]) == ColumnKind.BOOLEAN


def encode(statement: Statement, schema: Schema, literals: Sequence[Candidate]) -> list[int]:
    """The tokens of a statement.

    Raises `LiteralNotFoundError` when a value is no candidate, `UnknownNameError`, or `InexpressibleError`.
    """
    encoder = _Encoder(catalog_of(schema), literals)
    encoder.statement(statement)
    return encoder.tokens
