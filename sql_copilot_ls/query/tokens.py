"""Queries as token sequences and back: preorder, every action with fixed children, pointers for names and values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sql_copilot_ls.schema.model import Schema

from .catalog import Catalog, catalog_of
from .errors import BadTokensError, InexpressibleError, LiteralNotFoundError, UnknownNameError
from .grammar import ACTION_NAMES, ACTIONS, CONSTANTS, GRAMMAR, SYMBOLS
from .ir import Call, Column, DerivedColumn, Expression, Join, Literal, OfTable, Order, Query

A = len(ACTION_NAMES)
ONE = Literal("1", True)


class Candidate(Protocol):
    """A value found in the question."""

    @property
    def text(self) -> str:
        """The value as SQL would hold it."""

    @property
    def is_number(self) -> bool:
        """Whether it may stand unquoted."""


def singular(text: str) -> str:
    """An English plural's last word without its ending: dogs, boxes, cities."""
    if re.search(r"[^aeiou]ies$", text, re.IGNORECASE):
        return text[:-3] + ("Y" if text[-1].isupper() else "y")
    if re.search(r"(s|x|z|ch|sh)es$", text, re.IGNORECASE):
        return text[:-2]
    if re.search(r"[^s]s$", text, re.IGNORECASE):
        return text[:-1]
    return text


def title(text: str) -> str:
    """Every word with a capital letter, the rest of it small."""
    return re.sub(r"\w+", lambda match: match.group()[:1].upper() + match.group()[1:].lower(), text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "LowerCase": str.lower,
    "TitleCase": title,
    "UpperCase": str.upper,
    "Singular": singular,
}
"""Actions that change a copied value, in the order in which `encode` prefers them."""


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

    def act(self, name: str, symbol: str) -> list[str]:
        """Emit an action; returns its children's symbols."""
        entry = GRAMMAR["symbols"][SYMBOLS[symbol]]
        if name not in ACTIONS or ACTIONS[name] not in entry["actions"]:
            raise InexpressibleError(f"{name} as {symbol}")
        self.tokens.append(ACTIONS[name])
        return [GRAMMAR["symbols"][child]["name"] for child in GRAMMAR["actions"][ACTIONS[name]]["children"]]

    def allows(self, symbol: str, what: str) -> bool:
        entry = GRAMMAR["symbols"][SYMBOLS[symbol]]
        return bool(entry["literals"] if what == "literals" else entry["columns"])

    def table(self, key: str) -> None:
        number = self.catalog.table_number.get(key)
        if number is None:
            raise UnknownNameError("unknown table", key)
        self.tokens.append(self.first_table + number)

    def query(self, query: Query) -> None:
        symbol = self.act("SelectDistinct" if query.distinct else "Select", "query")[1]
        self.expression(query.select[0], "item")
        for item in query.select[1:]:
            self.act("Item", symbol)
            self.expression(item, "item")
        for action, tables in (("FromAlso", query.also), ("FromLeft", query.optional), ("FromCross", query.cross)):
            for key in tables:
                symbol = self.act(action, symbol)[-1]
                self.table(key)
        for join in query.joins:
            symbol = self.act("FromLeftOn" if join.left else "FromOn", symbol)[-1]
            self.expression(join.left_column, "column")
            self.expression(join.right_column, "column")
        if query.derived is not None:
            symbol = self.act("FromQuery", symbol)[-1]
            self.query(query.derived)
        if query.where is not None:
            symbol = self.act("Where", symbol)[-1]
            self.expression(query.where, "condition")
        for expression in query.group_by:
            symbol = self.act("GroupBy", symbol)[-1]
            self.expression(expression, "expression")
        if query.having is not None:
            symbol = self.act("Having", symbol)[-1]
            self.expression(query.having, "condition")
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
            self.query(query.chained)
        else:
            self.act("Done", symbol)

    def expression(self, expression: Expression, symbol: str) -> None:
        match expression:
            case Column():
                self.column(expression, symbol)
            case DerivedColumn():
                self.act(f"Derived{expression.position}", symbol)
            case Literal():
                self.literal(expression, symbol)
            case OfTable():
                self.act(expression.action, symbol)
                self.table(expression.table)
            case Query():
                if symbol != "query":
                    self.act("Subquery", symbol)
                self.query(expression)
            case Call("InList" | "NotInList"):
                self.act(expression.action, symbol)
                tested, first, *rest = expression.arguments
                self.expression(tested, "expression")
                self.expression(first, "value")
                for value in rest:
                    self.act("ListItem", "list_rest")
                    self.expression(value, "value")
                self.act("ListEnd", "list_rest")
            case Call("Case"):
                self.case(expression, symbol)
            case Call():
                children = self.act(expression.action, symbol)
                if len(children) != len(expression.arguments):
                    raise InexpressibleError(f"{expression.action} with {len(expression.arguments)} arguments")
                for child, argument in zip(children, expression.arguments, strict=True):
                    self.expression(argument, child)

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

    def column(self, column: Column, symbol: str) -> None:
        if column.outer:
            symbol = self.act("Outer", symbol)[0]
        if column.instance > 1:
            if column.instance > 3:
                raise InexpressibleError("a table more than three times in FROM")
            symbol = self.act("Second" if column.instance == 2 else "Third", symbol)[0]
        if not self.allows(symbol, "columns"):
            raise InexpressibleError(f"a column as {symbol}")
        number = self.catalog.column_number.get((column.table, column.name))
        if number is None:
            raise UnknownNameError("unknown column", f"{column.table}.{column.name}")
        self.tokens.append(A + number)

    def literal(self, literal: Literal, symbol: str) -> None:
        allowed = self.allows(symbol, "literals")
        if allowed and (found := self.candidate(lambda text: text == literal.text)) is not None:
            self.tokens.append(self.first_literal + found)
            return
        value = _number(literal.text)
        if allowed and value is not None:
            found = self.candidate(lambda text: _number(text) == value)
            if found is not None:
                self.tokens.append(self.first_literal + found)
                return
        actions = GRAMMAR["symbols"][SYMBOLS[symbol]]["actions"]
        for name, constant in CONSTANTS.items():
            if constant == literal.text and ACTIONS[name] in actions:
                self.act(name, symbol)
                return
        for name, change in SPELLINGS.items():
            if ACTIONS[name] in actions:
                changed = [change(candidate.text) for candidate in self.literals]
                if literal.text in changed:
                    self.act(name, symbol)
                    self.tokens.append(self.first_literal + changed.index(literal.text))
                    return
        if not allowed:
            raise InexpressibleError(f"a value as {symbol}")
        raise LiteralNotFoundError("value not in the question", literal.text)

    def candidate(self, fits: Callable[[str], bool]) -> int | None:
        return next((i for i, candidate in enumerate(self.literals) if fits(candidate.text)), None)


def encode(query: Query, schema: Schema, literals: Sequence[Candidate]) -> list[int]:
    """The tokens of a query.

    Raises `LiteralNotFoundError` when a value is no candidate, `UnknownNameError`, or `InexpressibleError`.
    """
    encoder = _Encoder(catalog_of(schema), literals)
    encoder.query(query)
    return encoder.tokens


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
        entry = GRAMMAR["symbols"][SYMBOLS[symbol]]
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
        if self.first_literal <= token < self.first_literal + len(self.literals) and entry["literals"]:
            candidate = self.literals[token - self.first_literal]
            return Literal(candidate.text, candidate.is_number)
        raise BadTokensError("a pointer out of place", f"{token} as {symbol}")

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

    def query(self) -> Query:
        distinct = self.action("query") == "SelectDistinct"
        select = [self.expression("item")]
        tables: dict[str, list[str]] = {"FromAlso": [], "FromLeft": [], "FromCross": []}
        joins: list[Join] = []
        group_by: list[Expression] = []
        order_by: list[Order] = []
        derived = chained = None
        where: Expression | None = None
        having: Expression | None = None
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
                case "FromAlso" | "FromLeft" | "FromCross":
                    tables[name].append(self.table())
                case "FromOn" | "FromLeftOn":
                    joins.append(Join(self.column(), self.column(), name == "FromLeftOn"))
                case "FromQuery":
                    if derived is not None:
                        raise InexpressibleError("two derived tables")
                    derived = self.query()
                case "Where":
                    where = self.expression("condition")
                case "GroupBy":
                    group_by.append(self.expression("expression"))
                case "Having":
                    having = self.expression("condition")
                case "OrderAsc" | "OrderDesc":
                    order_by.append(Order(self.expression("expression"), name == "OrderDesc"))
                case "Limit1":
                    limit = ONE
                case "Limit":
                    limit = self.expression("amount")
                case "Offset":
                    offset = self.expression("amount")
                    symbol = ""
                case "Done":
                    pass
                case _:
                    operator, chained, symbol = name, self.query(), ""
        return Query(
            tuple(select),
            distinct,
            tuple(tables["FromAlso"]),
            tuple(tables["FromLeft"]),
            tuple(tables["FromCross"]),
            tuple(joins),
            derived,
            where,
            tuple(group_by),
            having,
            tuple(order_by),
            limit,
            offset,
            operator,
            chained,
        )

    def expression(self, symbol: str) -> Expression:
        if symbol == "query":
            return self.query()
        name = self.next(symbol)
        if not isinstance(name, str):
            return name
        if name in CONSTANTS:
            return Literal(CONSTANTS[name], CONSTANTS[name].isdigit())
        if name in SPELLINGS:
            copied = self.expression("copied")
            if not isinstance(copied, Literal):
                raise BadTokensError("a value expected")
            return Literal(SPELLINGS[name](copied.text), copied.is_number)
        match name:
            case "CountRows" | "AllColumns":
                return OfTable(name, self.table())
            case "Derived1" | "Derived2" | "Derived3" | "Derived4":
                return DerivedColumn(int(name[-1]))
            case "Second" | "Third" | "Outer":
                column = self.column()
                if not isinstance(column, Column) or column.outer or (name != "Outer" and column.instance > 1):
                    raise InexpressibleError(f"{name} of another occurrence")
                if name == "Outer":
                    return Column(column.table, column.name, column.instance, True)
                return Column(column.table, column.name, 2 if name == "Second" else 3)
            case "Subquery":
                return self.query()
            case "InList" | "NotInList":
                arguments = [self.expression("expression"), self.expression("value")]
                while self.action("list_rest") == "ListItem":
                    arguments.append(self.expression("value"))
                return Call(name, tuple(arguments))
            case "Case":
                return self.case()
        children = GRAMMAR["actions"][ACTIONS[name]]["children"]
        return Call(name, tuple(self.expression(GRAMMAR["symbols"][child]["name"]) for child in children))

    def case(self) -> Call:
        arguments = [self.expression("condition"), self.expression("value")]
        while (name := self.action("case_rest")) == "CaseWhen":
            arguments += [self.expression("condition"), self.expression("value")]
        if name == "CaseElse":
            arguments.append(self.expression("value"))
        return Call("Case", tuple(arguments))


def decode(tokens: Iterable[int], schema: Schema, literals: Sequence[Candidate]) -> Query:
    """The query that tokens mean.

    Raises `BadTokensError` when they do not follow the grammar, `InexpressibleError` when they do but mean no query.
    """
    decoder = _Decoder(tokens, catalog_of(schema), literals)
    query = decoder.query()
    if decoder.position != len(decoder.tokens):
        raise BadTokensError("the sequence is too long")
    return query
