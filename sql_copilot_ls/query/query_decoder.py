"""Token sequences as statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sql_copilot_ls.periods import Period
from sql_copilot_ls.schema.model import ColumnKind, Schema

from .catalog import Catalog, catalog_of
from .errors import BadTokensError, InexpressibleError
from .grammar import ACTION_NAMES, ACTIONS, CONSTANTS, GRAMMAR, SYMBOLS
from .ir import (
    LISTED_KIND,
    PERIOD_KIND,
    Call,
    Column,
    Delete,
    DerivedColumn,
    Expression,
    Insert,
    Join,
    Literal,
    OfTable,
    OptionalRows,
    Order,
    Query,
    Statement,
    Update,
    View,
    Window,
)
from .moments import moment_of, period_of
from .query_encoder import ONE, A, Candidate, takes
from .spellings import SPELLINGS

_SET_OPERATORS = ("Union", "UnionAll", "Intersect", "Except")


class _Decoder:
    def __init__(self, tokens: Iterable[int], catalog: Catalog, literals: Sequence[Candidate]) -> None:
        self.tokens = list(tokens)
        self.catalog = catalog
        self.literals = literals
        self.position = 0
        self.first_table = A + len(catalog.columns)
        self.first_literal = self.first_table + len(catalog.table_keys)

    def next(self, symbol: str) -> str | Expression:
        """Read one token: an action's name, or what a pointer points to (a table as `OfTable` without action)."""
        if self.position >= len(self.tokens):
            raise BadTokensError("the sequence ends too early")
        token = self.tokens[self.position]
        self.position += 1
        number = SYMBOLS[symbol]
        entry = GRAMMAR["symbols"][number]
        if 0 <= token < A:
            if token not in entry["actions"]:
                raise BadTokensError("an action out of place", f"{ACTION_NAMES[token]} as {symbol}")
            return ACTION_NAMES[token]
        if A <= token < self.first_table:
            table, name = self.catalog.columns[token - A]
            if not entry["columns"] >> self.catalog.kind(table, name) & 1:
                raise BadTokensError("a column out of place", f"{table}.{name} as {symbol}")
            return Column(table, name)
        if self.first_table <= token < self.first_literal and entry["tables"]:
            return OfTable("", self.catalog.table_keys[token - self.first_table])
        if self.first_literal <= token < self.first_literal + len(self.literals):
            candidate = self.literals[token - self.first_literal]
            if takes(number, candidate):
                return self.value(candidate)
        raise BadTokensError("a pointer out of place", f"{token} as {symbol}")

    def value(self, candidate: Candidate) -> Expression:
        """A candidate as a value; TRUE and FALSE of a column as it declares them: booleans, or 1 and 0."""
        if candidate.kind == LISTED_KIND and candidate.text in ("TRUE", "FALSE"):
            column = self.catalog.column(*self.catalog.columns[candidate.members[0]])
            if column.kind == ColumnKind.BOOLEAN:
                if column.type.casefold().startswith("bool"):
                    return Call(candidate.text.capitalize())
                return Literal("1" if candidate.text == "TRUE" else "0", True)
        return Literal(candidate.text, candidate.is_number, candidate.kind == PERIOD_KIND)

    def action(self, symbol: str) -> str:
        name = self.next(symbol)
        if not isinstance(name, str):
            raise BadTokensError("a pointer out of place", symbol)
        return name

    def table(self) -> str:
        pointed = self.next("table")
        if not isinstance(pointed, OfTable):
            raise BadTokensError("a table expected")
        return pointed.table

    def column(self) -> Column | DerivedColumn:
        column = self.expression("column")
        if not isinstance(column, Column | DerivedColumn):
            raise BadTokensError("a column expected")
        return column

    def copied(self, symbol: str) -> Literal:
        value = self.expression(symbol)
        if not isinstance(value, Literal):
            raise BadTokensError("a value expected")
        return value

    def statement(self) -> Statement:
        match self.action("statement"):
            case "InsertRow":
                table = self.table()
                values, _ = self.values(table, "InsertValue", "insert_rest")
                return Insert(table, values)
            case "UpdateRows":
                table = self.table()
                values, end = self.values(table, "SetTo", "set_rest")
                if not values:
                    raise InexpressibleError("an update of no column")
                return Update(table, values, self.expression("condition") if end == "RowsThat" else None)
            case "DeleteRows":
                table = self.table()
                return Delete(table, self.expression("condition") if self.action("rows") == "RowsThat" else None)
            case "CreateView":
                name = self.copied("literal")
                return View(name, self.query("query"))
            case "CreateViewUnnamed":
                return View(None, self.query("query"))
        self.position -= 1
        return self.query("statement")

    def values(self, table: str, action: str, symbol: str) -> tuple[tuple[tuple[str, Expression], ...], str]:
        """Columns and their values, and the action that ends them."""
        values: dict[str, Expression] = {}
        while (end := self.action(symbol)) == action:
            column = self.column()
            if not isinstance(column, Column) or column != Column(table, column.name) or column.name in values:
                raise InexpressibleError("a value for another table's column, or a second one")
            values[column.name] = self.expression("value")
        return tuple(values.items()), end

    def query(self, symbol: str) -> Query:
        distinct = self.action(symbol) == "SelectDistinct"
        select = [self.expression("item")]
        tables: dict[str, list[str]] = {"FromAlso": [], "FromLeft": [], "FromFull": [], "FromCross": []}
        joins: list[Join] = []
        optional_rows: list[OptionalRows] = []
        derived: list[Query] = []
        group_by: list[Expression] = []
        order_by: list[Order] = []
        conditions: dict[str, Expression] = {}
        chained: Query | None = None
        limit: Expression | None = None
        offset: Expression | None = None
        operator = ""
        symbol = "after_select"
        while symbol:
            name = self.action(symbol)
            children = GRAMMAR["actions"][ACTIONS[name]]["children"]
            symbol = GRAMMAR["symbols"][children[-1]]["name"] if children else ""
            match name:
                case "Item":
                    select.append(self.expression("item"))
                case "FromAlso" | "FromLeft" | "FromFull" | "FromCross":
                    tables[name].append(self.table())
                case "FromLeftThat":
                    optional_rows.append(OptionalRows(self.table(), self.expression("condition")))
                case "FromOn" | "FromLeftOn" | "FromFullOn":
                    joins.append(Join(self.column(), self.column(), name == "FromLeftOn", name == "FromFullOn"))
                case "FromQuery":
                    derived.append(self.query("query"))
                case "Where" | "Having" | "Qualify":
                    conditions[name] = self.expression("condition")
                case "GroupBy":
                    group_by.append(self.expression("expression"))
                case "OrderAsc" | "OrderDesc":
                    order_by.append(Order(self.expression("expression"), name == "OrderDesc"))
                case "Limit1":
                    limit = ONE
                case "Limit":
                    limit = self.expression("amount")
                case "Offset":
                    offset, symbol = self.expression("amount"), ""
                case "Done":
                    pass
                case _ if name in _SET_OPERATORS:
                    operator, chained, symbol = name, self.query("query"), ""
        if len(derived) > 2:
            raise InexpressibleError("three derived tables")
        return Query(
            tuple(select),
            distinct,
            also=tuple(tables["FromAlso"]),
            optional=tuple(tables["FromLeft"]),
            cross=tuple(tables["FromCross"]),
            joins=tuple(joins),
            derived=derived[0] if derived else None,
            second=derived[1] if len(derived) > 1 else None,
            optional_rows=tuple(optional_rows),
            full=tuple(tables["FromFull"]),
            where=conditions.get("Where"),
            group_by=tuple(group_by),
            having=conditions.get("Having"),
            qualify=conditions.get("Qualify"),
            order_by=tuple(order_by),
            limit=limit,
            offset=offset,
            operator=operator,
            chained=chained,
        )

    def expression(self, symbol: str) -> Expression:
        if symbol == "query":
            return self.query("query")
        if symbol == "window":
            return self.window()
        name = self.next(symbol)
        if not isinstance(name, str):
            return name
        if name in CONSTANTS:
            return Literal(CONSTANTS[name], CONSTANTS[name].isdigit())
        if name in SPELLINGS:
            copied = self.copied("copied")
            return Literal(SPELLINGS[name](copied.text), copied.is_number)
        match name:
            case "CountRows" | "AllColumns":
                return OfTable(name, self.table())
            case "Second" | "Third" | "Outer":
                return self.occurrence(name)
            case "Subquery":
                return self.query("query")
            case "InList" | "NotInList":
                arguments = [self.expression("expression"), self.expression("value")]
                while self.action("list_rest") == "ListItem":
                    arguments.append(self.expression("value"))
                return Call(name, tuple(arguments))
            case "Case":
                return self.case()
            case "Since" | "After" | "Before" | "Until":
                return self.bound(name)
            case "PeriodStart":
                period = Period.parse(self.copied("period").text)
                side = period.start or period.end
                assert side is not None
                return moment_of(side)
            case "With" | "Without":
                rows = OfTable("AllColumns", self.table())
                where = self.expression("condition") if self.action("with_rest") == "That" else None
                return Call(name, (Query((rows,), where=where),))
        if name.startswith("Derived"):
            return DerivedColumn(int(name.removeprefix("Derived")))
        children = GRAMMAR["actions"][ACTIONS[name]]["children"]
        return Call(name, tuple(self.expression(GRAMMAR["symbols"][child]["name"]) for child in children))

    def occurrence(self, name: str) -> Expression:
        column = self.column()
        if isinstance(column, DerivedColumn):
            if name != "Second" or column.instance > 1:
                raise InexpressibleError(f"{name} of a derived table")
            return DerivedColumn(column.position, 2)
        if name == "Outer":
            return Column(column.table, column.name, column.instance, column.outer + 1)
        if column.outer or column.instance > 1:
            raise InexpressibleError(f"{name} of another occurrence")
        return Column(column.table, column.name, 2 if name == "Second" else 3)

    def window(self) -> Window:
        partition: list[Expression] = []
        order: list[Order] = []
        while (name := self.action("window")) != "WindowEnd":
            key = self.expression("expression")
            if name == "PartitionBy":
                partition.append(key)
            else:
                order.append(Order(key, name == "WindowDesc"))
        return Window(tuple(partition), tuple(order))

    def bound(self, name: str) -> Expression:
        """A condition on one side of a period, as the half open period that it means."""
        tested, period = self.expression("expression"), Period.parse(self.copied("period").text)
        side = (period.start or period.end) if name in ("Since", "Before") else (period.end or period.start)
        found = period_of(side, None) if name in ("Since", "After") else period_of(None, side)
        assert found is not None
        return Call("During", (tested, found))

    def case(self) -> Call:
        arguments = [self.expression("condition"), self.expression("value")]
        while (name := self.action("case_rest")) == "CaseWhen":
            arguments += [self.expression("condition"), self.expression("value")]
        if name == "CaseElse":
            arguments.append(self.expression("value"))
        return Call("Case", tuple(arguments))


def decode(tokens: Iterable[int], schema: Schema, literals: Sequence[Candidate]) -> Statement:
    """The statement that tokens mean.

    Raises `BadTokensError` when they do not follow the grammar, `InexpressibleError` when they do but mean nothing.
    """
    decoder = _Decoder(tokens, catalog_of(schema), literals)
    statement = decoder.statement()
    if decoder.position != len(decoder.tokens):
        raise BadTokensError("the sequence is too long")
    return statement
