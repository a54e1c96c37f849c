"""Values for the right side of a comparison, from the column on its left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sql_copilot_ls.analysis.ide.offers import Here, Offer
from sql_copilot_ls.analysis.scoping.offered import Offered, ScopeColumn, links
from sql_copilot_ls.analysis.syntax.blocks import Block, Ref, Relation
from sql_copilot_ls.schema.model import Column, ColumnKind
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import unquote

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_TRUTHS = {"0": "FALSE", "1": "TRUE"}


class ValueOffers:
    """Allowed values, and the columns that foreign keys pair with the left side."""

    def __init__(self, here: Here) -> None:
        self.here = here

    def compared(self, back: int = 1) -> tuple[Relation, ScopeColumn] | None:
        """What stands left of the comparison before the cursor, when it is a column."""
        here = self.here
        at = here.at
        if at.block is None or len(at.before) <= back:
            return None
        i = len(at.before) - back
        if at.before[i].text == "(" and i and at.before[i - 1].upper == "IN":
            i -= 1
            if i and at.before[i - 1].upper == "NOT":
                i -= 1
        elif at.before[i].text not in ("=", "<>", "!=", "==", "<=>") and at.before[i].upper != "IN":
            return None
        return self.column_before(i, at.block)

    def column_before(self, i: int, block: Block) -> tuple[Relation, ScopeColumn] | None:
        """The column that the tokens before an index name."""
        here = self.here
        parts: list[Token] = []
        tokens = here.at.before
        while i > 0 and tokens[i - 1].kind in (Kind.WORD, Kind.QUOTED):
            parts.insert(0, tokens[i - 1])
            i -= 1
            if i > 1 and tokens[i - 1].text == ".":
                i -= 1
            else:
                break
        if not parts:
            return None
        found = here.scope.resolve(Ref(tuple(parts), "WHERE"), block).found
        return found[0] if found else None

    def partners(self, left: tuple[Relation, ScopeColumn], relation: Relation, offered: Offered) -> Iterator[Offer]:
        """Columns of a relation that a foreign key pairs with the left side of a comparison."""
        here = self.here
        block = here.at.block
        assert block is not None
        if left[0] is relation:
            return
        for link in links(here.scope.offered(left[0], block), offered):
            for a, b in link.pairs:
                if a.casefold() == left[1].name.casefold():
                    column = offered.find(b)
                    if column is not None:
                        yield here.column_offer(column)

    def values(self) -> Iterator[Offer]:
        """Values that the column left of a comparison, or the one being inserted, allows."""
        here = self.here
        found = self.compared() or self.list_member()
        if found is None:
            return
        column = found[1]
        if column.column is None or column.table is None:
            return
        declared = column.column
        for value, label in zip(declared.values, declared.labels or ("",) * len(declared.values), strict=True):
            yield Offer(
                self.written(value, declared),
                "value",
                f"allowed in {column.table.name}.{declared.name}",
                filter=f"{value} {label}".strip(),
                meaning=label,
            )
        if not column.column.values and column.kind in (ColumnKind.TEXT, ColumnKind.TIME):
            for value in here.catalog.schema.literals.get((column.table.name, column.column.name), ()):
                yield Offer(
                    "'" + value.replace("'", "''") + "'", "value", f"seen in {column.table.name}.{column.column.name}"
                )
        if column.kind == ColumnKind.BOOLEAN:
            yield from here.keywords(("TRUE", "FALSE") if dialect_of(here.dialect).has_boolean_words else ())

    def written(self, value: str, column: Column) -> str:
        """A stored value as it is compared with its column."""
        if column.kind == ColumnKind.NUMBER and _NUMBER.fullmatch(value):
            return value
        if column.kind == ColumnKind.BOOLEAN:
            is_declared = column.type.casefold().startswith("bool")
            if is_declared and dialect_of(self.here.dialect).has_booleans and value in _TRUTHS:
                return self.here.word(_TRUTHS[value])
            if value in _TRUTHS:
                return value
        return "'" + value.replace("'", "''") + "'"

    def list_member(self) -> tuple[Relation, ScopeColumn] | None:
        """For a later member of an `IN (…)` list, the column before IN; for a row of VALUES, the column at that
        place.
        """
        here = self.here
        at = here.at
        opened = at.open_parenthesis
        if opened is None or at.block is None:
            return None
        if opened and at.before[opened - 1].upper == "IN":
            i = opened - 1
            return self.column_before(i - 1 if at.before[i - 1].upper == "NOT" else i, at.block)
        block = at.block
        if block.kind == "insert" and at.clause is not None and at.clause.name == "VALUES" and block.target is not None:
            place, depth = 0, 0
            for token in at.before[opened + 1 :]:
                depth += {"(": 1, ")": -1}.get(token.text, 0)
                place += token.text == "," and depth == 0
            offered = here.scope.offered(block.target, block)
            if block.columns:
                column = offered.find(unquote(block.columns[place].text)) if place < len(block.columns) else None
            else:
                column = offered.columns[place] if place < len(offered.columns) else None
            return (block.target, column) if column is not None else None
        return None
