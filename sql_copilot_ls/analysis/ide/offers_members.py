"""Offers behind a dot: the columns of a relation, the tables of a schema, the fields of a struct."""

from __future__ import annotations

from collections.abc import Iterator

from sql_copilot_ls.analysis.ide.offers import Here, Offer, table_detail
from sql_copilot_ls.analysis.ide.offers_columns import ColumnOffers
from sql_copilot_ls.analysis.ide.offers_values import ValueOffers
from sql_copilot_ls.analysis.scoping.fields import element, fields
from sql_copilot_ls.analysis.scoping.join_conditions import join_conditions, written
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.analysis.syntax.blocks import Block, Relation
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_TARGET_ROWS = ("EXCLUDED", "INSERTED", "DELETED")


class MemberOffers:
    """Offers what the name before the dot has."""

    def __init__(self, here: Here, column_offers: ColumnOffers, value_offers: ValueOffers) -> None:
        self.here = here
        self.column_offers = column_offers
        self.value_offers = value_offers

    def offers(self) -> Iterator[Offer]:
        """What can stand behind the dot at the cursor."""
        here = self.here
        at = here.at
        if len(at.before) < 2 or at.before[-2].kind not in (Kind.WORD, Kind.QUOTED):
            return
        qualifier = unquote(at.before[-2].text)
        relation_position = self.before_qualifier() in ("FROM", "JOIN", "INTO", "UPDATE", "TABLE", ",")
        if relation_position and qualifier.casefold() in here.catalog.schemas:
            for table in here.catalog.schema.tables:
                if table.schema.casefold() == qualifier.casefold():
                    yield Offer(
                        here.name(table.name, table.quoted),
                        "table",
                        table_detail(table),
                        filter=table.name,
                        table=table,
                    )
            return
        block = at.block
        where = here.scope.relation(qualifier, block) if block is not None else None
        if block is not None and where is None and qualifier.upper() in _TARGET_ROWS:
            yield from self.target_columns(block)
            return
        if block is not None and (where is None or where[0].is_function):
            yield from self.nested(block)
        if block is None or where is None:
            found = here.catalog.table(qualifier)
            for column in found.columns if found else ():
                yield here.column_offer(ScopeColumn(column.name, found, column))
            return
        relation, owner = where
        offered = here.scope.offered(relation, owner)
        left = self.value_offers.compared(3)
        if left is not None:
            yield from self.value_offers.partners(left, relation, offered)
        elif (
            at.clause is not None
            and (at.clause.name == "ON" or here.in_condition(block))
            and at.previous(3) in ("ON", "AND")
        ):
            for link_text in join_conditions(here.scope, block, relation, here.dialect, here.word):
                prefix = f"{written(relation, here.dialect)}."
                if link_text.startswith(prefix):
                    yield Offer(link_text[len(prefix) :], "condition", "foreign key")
        yield from self.column_offers.columns([(relation, offered)], block, qualified=False)

    def target_columns(self, block: Block) -> Iterator[Offer]:
        """The columns of the rows that a DML statement writes."""
        here = self.here
        at: Block | None = block
        while at is not None and at.target is None:
            at = at.parent
        if at is None or at.target is None:
            return
        relation, owner = here.scope.relation(at.target.table, at) or (at.target, at)
        offered = here.scope.offered(relation, owner)
        # Most often a column is set to its own new value: SET name = EXCLUDED.name
        own = offered.find(unquote(here.at.before[-4].text)) if here.at.previous(3) == "=" else None
        if own is not None:
            yield here.column_offer(own)
        yield from self.column_offers.columns([(relation, offered)], at, qualified=False)

    def nested(self, block: Block) -> Iterator[Offer]:
        """The fields of the struct that the dotted name before the cursor ends in."""
        here = self.here
        tokens, start = here.at.before, len(here.at.before) - 2
        while start > 1 and tokens[start - 1].text == "." and tokens[start - 2].kind in (Kind.WORD, Kind.QUOTED):
            start -= 2
        names = [unquote(t.text) for t in tokens[start:-1:2]]
        for name, declared in fields(self.type_of(names, block)):
            yield Offer(here.name(name), "column", declared, filter=name)

    def around(self, block: Block) -> Iterator[tuple[Relation, Block]]:
        """The relations of a block and of those around it."""
        at: Block | None = block
        while at is not None:
            for relation in at.sources:
                yield relation, at
            at = at.outer

    def type_of(self, names: list[str], block: Block) -> str:
        """The declared type of a dotted name: a column, an alias of UNNEST (array), or a field in one of them."""
        here = self.here
        where = here.scope.relation(names[0], block)
        if where is not None and where[0].is_function:
            relation, owner = where
            array = next((r for r in owner.refs if relation.start <= r.start < relation.end), None)
            found = element(self.type_of([unquote(p.text) for p in array.parts], owner)) if array else ""
            rest = names[1:]
        else:
            sources = [where] if where is not None else list(self.around(block))
            rest = names[2:] if where is not None else names[1:]
            wanted = names[1] if where is not None and len(names) > 1 else names[0]
            columns = (here.scope.offered(r, owner).find(wanted) for r, owner in sources)
            found = next((c.type for c in columns if c is not None), "")
        for name in rest:
            found = next((declared for n, declared in fields(found) if n.casefold() == name.casefold()), "")
        return found

    def before_qualifier(self) -> str:
        """The word before the dotted name at the cursor."""
        here = self.here
        tokens = here.at.before
        i = len(tokens) - 1
        while i > 0 and tokens[i].text == ".":
            i -= 2
        return tokens[i].upper if i >= 0 else ""
