"""Columns that are words of a glossary: in every query they give way to the condition or measure that they stand for.

A condition is a truth value: `Holds` and comparisons with TRUE and FALSE become it, or its negation. A measure is a
number; where it aggregates, conditions on it move to HAVING and what is shown beside it makes the groups.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sql_copilot_ls.schema.model import ColumnKind

from .catalog import Catalog
from .errors import InexpressibleError
from .ir import Call, Column, Expression, Insert, Join, Literal, OfTable, Query, Statement, Update, block_atoms
from .joins import conjuncts_of
from .kinds import AGGREGATES
from .traversal import every_node, with_parts

MAX_DEPTH = 8
"""Words within words."""
_TRUE, _FALSE = frozenset({"1", "true", "t", "yes", "y"}), frozenset({"0", "false", "f", "no", "n"})
_NEGATED = {
    "Eq": "Ne", "Lt": "Ge", "Gt": "Le", "Like": "NotLike", "InList": "NotInList", "In": "NotIn", "IsNull": "IsNotNull",
    "Exists": "NotExists", "With": "Without",
}  # fmt: skip
_NEGATIONS = _NEGATED | {negated: plain for plain, negated in _NEGATED.items()}
_NAME_LIKE = re.compile(r"name|title|label|名|称", re.IGNORECASE)


def expanded(statement: Statement, catalog: Catalog) -> Statement:
    """The statement with every word of a glossary written out; the very same object where there is none.

    Raises `InexpressibleError` where a word stands in a place that its meaning does not fit, and `QueryError` when it
    has none over this schema.
    """
    if not catalog.defines:
        return statement
    return _Expansion(catalog).statement(statement)


def meaning(table: str, name: str, catalog: Catalog) -> Expression:
    """What a word of a glossary stands for, other words inside it written out. Raises `QueryError`."""
    return _Expansion(catalog).meaning(Column(table, name))


def written_meaning(table: str, name: str, catalog: Catalog) -> Expression:
    """The same as its definition writes it. Raises `QueryError`."""
    known = catalog.meanings.get((table, name))
    if known is None:
        known = catalog.meanings[table, name] = _read(table, name, catalog)
    return known  # type: ignore[return-value]


def _read(table: str, name: str, catalog: Catalog) -> Expression:
    from .parse import parse_over

    declared = catalog.column(table, name)
    query = parse_over(declared.definition, catalog, catalog.dialect)
    if not isinstance(query, Query):
        raise InexpressibleError("no expression")
    plain = Query(query.select, where=query.where)
    if query != plain or len(query.select) != 1:
        raise InexpressibleError("more than one expression over joined tables")
    if declared.kind == ColumnKind.BOOLEAN:
        if query.where is None:
            raise InexpressibleError("no condition")
        return query.where
    if query.where is not None or isinstance(query.select[0], Query):
        raise InexpressibleError("more than one expression over joined tables")
    return query.select[0]


def aggregates(expression: Expression) -> bool:
    """Whether an expression is one value for many rows."""
    if isinstance(expression, OfTable):
        return expression.action == "CountRows"
    if isinstance(expression, Call):
        return expression.action in AGGREGATES or any(map(aggregates, expression.arguments))
    return False


class _Expansion:
    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.inside: list[tuple[str, str]] = []

    def statement(self, statement: Statement) -> Statement:
        if isinstance(statement, Insert | Update):
            for name, _ in statement.values:
                if self.is_defined(Column(statement.table, name)):
                    raise InexpressibleError("a value for a word of the glossary")
        result: Statement = self.changed(statement)
        return result

    def is_defined(self, node: object) -> bool:
        return isinstance(node, Column) and bool(self.catalog.column(node.table, node.name).definition)

    def is_condition(self, node: object) -> bool:
        return (
            isinstance(node, Column)
            and self.is_defined(node)
            and self.catalog.kind(node.table, node.name) == ColumnKind.BOOLEAN
        )

    def changed(self, node: Any) -> Any:
        if isinstance(node, Column):
            return self.value(node) if self.is_defined(node) else node
        if isinstance(node, Join) and (self.is_defined(node.left_column) or self.is_defined(node.right_column)):
            raise InexpressibleError("a join over a word of the glossary")
        if isinstance(node, Call) and node.arguments:
            found = self.call(node)
            if found is not None:
                return found
        new = with_parts(node, self.changed)
        if isinstance(node, Query) and any(map(self.is_defined, block_atoms(node))):
            return _grouped(new, self.catalog)
        return new

    def call(self, call: Call) -> Expression | None:
        """What stands for a call whose first argument is a word; None for any other call."""
        word, *values = call.arguments
        if not isinstance(word, Column) or not self.is_defined(word):
            return None
        if self.is_condition(word):
            return self.of_condition(call.action, word, values)
        found = self.meaning(word)
        if call.action not in AGGREGATES or not aggregates(found):
            if call.action == "Holds":
                raise InexpressibleError("a number as a condition")
            return None
        own = "CountAll" if isinstance(found, OfTable) else found.action if isinstance(found, Call) else ""
        if call.action in {"Sum", own} or (own in {"CountAll", "CountDistinct", "CountIf"} and call.action == "Count"):
            return found
        if own == "Sum" and call.action in {"Avg", "Median", "StdDev"} and isinstance(found, Call):
            return Call(call.action, found.arguments)
        raise InexpressibleError("an aggregate of a measure that aggregates")

    def of_condition(self, action: str, word: Column, values: list[Expression]) -> Expression:
        condition = self.meaning(word)
        match action:
            case "Holds" | "IsNotNull":
                return condition
            case "IsNull":
                return negated(condition)
            case "Eq" | "Ne" | "InList" | "NotInList" if len(values) == 1:
                truth = _truth(values[0])
                if truth is not None:
                    return condition if truth == (action in {"Eq", "InList"}) else negated(condition)
            case "Sum" | "Count":
                return Call("CountIf", (condition,))
            case "Avg":
                return Call("ShareIf", (condition,))
        raise InexpressibleError("a condition in the place of a value")

    def value(self, word: Column) -> Expression:
        found = self.meaning(word)
        if self.is_condition(word):
            return Call("Case", (found, Literal("1", True), Literal("0", True)))
        return found

    def meaning(self, word: Column) -> Expression:
        """What a word stands for, in the block and for the occurrence of its table that it is a column of."""
        key = word.table, word.name
        if key in self.inside or len(self.inside) >= MAX_DEPTH:
            raise InexpressibleError("words that stand for each other")
        self.inside.append(key)
        try:
            found = self.changed(Call("Holds", (written_meaning(*key, self.catalog),)))
        finally:
            self.inside.pop()
        inner: Expression = found.arguments[0]
        if word.outer or word.instance > 1:
            return _moved(inner, word)
        return inner


def negated(condition: Expression) -> Expression:
    """The contrary of a condition."""
    if isinstance(condition, Call) and condition.action in _NEGATIONS:
        return Call(_NEGATIONS[condition.action], condition.arguments)
    if isinstance(condition, Call) and condition.action == "Not":
        return condition.arguments[0]
    return Call("Not", (condition,))


def _truth(value: Expression) -> bool | None:
    word = (
        value.text.casefold()
        if isinstance(value, Literal)
        else value.action.casefold()
        if isinstance(value, Call)
        else ""
    )
    return True if word in _TRUE else False if word in _FALSE else None


def _moved(meaning: Expression, word: Column) -> Expression:
    """A meaning over another occurrence of its table, or that of a block around."""
    for node in every_node(meaning):
        if isinstance(node, Query | OfTable) or (isinstance(node, Column) and node.table != word.table):
            raise InexpressibleError("a word of the glossary over a repeated table")

    def moved(node: Any) -> Any:
        if isinstance(node, Column):
            return replace(node, instance=word.instance, outer=word.outer)
        return with_parts(node, moved)

    result: Expression = moved(meaning)
    return result


def _grouped(block: Query, catalog: Catalog) -> Query:
    """A block in which measures have been written out, with its conditions and groups where they belong."""
    parts = conjuncts_of(block.where)
    late = [part for part in parts if aggregates(part)]
    if any(not isinstance(p, Call) or p.action in {"Or", "Not"} for p in late) or any(map(aggregates, block.group_by)):
        raise InexpressibleError("a measure among the conditions on rows")
    if late:
        early = [part for part in parts if part not in late]
        having = [*conjuncts_of(block.having), *late]
        block = replace(block, where=_joined(early), having=_joined(having))
    shown = (*block.select, *(order.expression for order in block.order_by))
    if block.group_by or not (block.having is not None or any(map(aggregates, shown))):
        return block
    bare = [item for item in block.select if not aggregates(item) and not isinstance(item, Literal)]
    if any(isinstance(item, OfTable) for item in bare) or (not bare and block.having is not None):
        raise InexpressibleError("all columns beside a measure")
    keys: dict[Expression, None] = {}
    for item in bare:
        keys.update(dict.fromkeys(_keys_for(item, catalog)))
    return replace(block, group_by=tuple(keys), distinct=block.distinct and not keys)


def _keys_for(item: Expression, catalog: Catalog) -> list[Expression]:
    """What makes the groups of an item that is shown: of a thing's name the thing's key, else itself."""
    if isinstance(item, Column) and not item.outer and _NAME_LIKE.search(item.name):
        primary = catalog.tables[item.table].primary_key
        name = catalog.find_column(item.table, primary[0]) if len(primary) == 1 else None
        if name is not None:
            return [Column(item.table, name, item.instance)]
    return [item]


def _joined(parts: list[Expression]) -> Expression | None:
    found: Expression | None = None
    for part in parts:
        found = part if found is None else Call("And", (found, part))
    return found
