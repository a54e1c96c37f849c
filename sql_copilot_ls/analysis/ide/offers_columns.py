"""Columns, aliases, functions and missing conditions for expressions, ranked by what the clause wants."""

from __future__ import annotations

from collections.abc import Iterator

from sql_copilot_ls.analysis.ide.functions import functions
from sql_copilot_ls.analysis.ide.offers import Here, Offer, key_kind
from sql_copilot_ls.analysis.ide.offers_values import ValueOffers
from sql_copilot_ls.analysis.scoping.join_conditions import condition, join_conditions, written
from sql_copilot_ls.analysis.scoping.offered import Link, Offered, links
from sql_copilot_ls.analysis.syntax.blocks import Block, Relation
from sql_copilot_ls.sql.quoting import unquote

_MOST_PAIRED = 24
"""Relations of a block, the last ones, that are tried with one another for foreign keys."""


class ColumnOffers:
    """Offers for operands and column lists."""

    def __init__(self, here: Here, values: ValueOffers) -> None:
        self.here = here
        self.values = values

    def aliases(self, sources: list[tuple[Relation, Offered]]) -> Iterator[Offer]:
        """The names relations go by."""
        here = self.here
        for relation, _ in sources:
            if relation.name:
                yield Offer(
                    here.name(relation.name, relation.in_quotes),
                    "alias",
                    relation.table or "subquery",
                    filter=relation.name,
                )

    def tables_to_qualify(self) -> Iterator[Offer]:
        """Columns of the whole schema while nothing is in FROM, with their table."""
        here = self.here
        for table in here.catalog.schema.tables:
            for column in table.columns:
                yield Offer(
                    here.name(column.name, column.quoted),
                    "column",
                    f"{column.type} · {table.name}".strip(" ·"),
                    filter=column.name,
                    table=table,
                    column=column.name,
                )

    def referring_columns(self, block: Block, sources: list[tuple[Relation, Offered]]) -> Iterator[Offer]:
        """In `x IN (SELECT …`, the columns that a foreign key ties to x."""
        here = self.here
        parent = block.parent
        tokens = [t for t in here.at.before if t.start < block.start]
        if parent is None or len(tokens) < 3 or tokens[-1].text != "(" or tokens[-2].upper not in ("IN", "="):
            return
        i = len(tokens) - 2
        if tokens[i - 1].upper == "NOT":
            i -= 1
        left = self.values.column_before(i, parent)
        if left is None:
            return
        for _relation, offered in sources:
            for link in links(here.scope.offered(left[0], parent), offered):
                for a, b in link.pairs:
                    column = offered.find(b)
                    if a.casefold() == left[1].name.casefold() and column is not None:
                        yield here.column_offer(column)

    def joined(self, link: Link, left: Relation, right: Relation) -> str:
        """The condition of a foreign key between two relations."""
        dialect = self.here.dialect
        return condition(link, written(left, dialect), written(right, dialect), dialect, self.here.word)

    def conditions(self, block: Block, in_on: bool) -> Iterator[Offer]:
        """Foreign-key conditions that are still missing here: for the relation being joined, between comma-joined
        ones, and with the block around.
        """
        here = self.here
        at = here.at
        if block.kind == "merge" and block.target is not None and at.previous() == "ON":
            for relation in block.relations:
                yield from self.same_keys(block.target, relation, block)
        if in_on:
            before = [r for r in block.relations if r.start < at.offset]
            if before and at.previous() == "ON":
                for text in join_conditions(here.scope, block, before[-1], here.dialect, here.word):
                    yield Offer(text, "condition", "foreign key")
            return
        unjoined = [r for r in block.sources if r.on is None and not r.natural]
        if at.previous() == "AND" and not at.typed and len(unjoined) < 2:
            return
        written_text = at.statement.text.casefold()
        unjoined = unjoined[-_MOST_PAIRED:]
        for i, relation in enumerate(unjoined):
            for other in reversed(unjoined[:i]):
                for link in links(here.scope.offered(relation, block), here.scope.offered(other, block)):
                    text = self.joined(link, relation, other)
                    if text.casefold() not in written_text:
                        yield Offer(text, "condition", "foreign key")
        if block.outer is not None:
            for relation in block.sources[-_MOST_PAIRED:]:
                for other in block.outer.sources[-_MOST_PAIRED:]:
                    for link in links(here.scope.offered(relation, block), here.scope.offered(other, block.outer)):
                        text = self.joined(link, relation, other)
                        if text.casefold() not in written_text:
                            yield Offer(text, "condition", "foreign key")

    def same_keys(self, target: Relation, relation: Relation, block: Block) -> Iterator[Offer]:
        """Equality of the target's primary key with columns of the same names."""
        here = self.here
        source = here.scope.offered(relation, block)
        keys = [c for c in here.scope.offered(target, block).columns if key_kind(c) == "primary"]
        if keys and all(source.find(c.name) for c in keys):
            left, right = written(relation, here.dialect), written(target, here.dialect)
            pairs = (f"{left}.{here.name(c.name, c.quoted)} = {right}.{here.name(c.name, c.quoted)}" for c in keys)
            yield Offer(f" {here.word('AND')} ".join(pairs), "condition", "primary key")

    def selected(self, block: Block, clause: str) -> Iterator[Offer]:
        """Entries of the select list that GROUP BY needs or ORDER BY may name."""
        here = self.here
        first = block.operands[0] if block.operands else block
        body = here.at.statement.text
        used = {body[r.start : r.end].casefold() for r in block.refs if r.clause == clause}
        items = (
            first.items
            if clause == "ORDER BY"
            else [i for i in first.items if not i.aggregates and i.column is not None]
        )
        aliases = sorted(items, key=lambda i: 0 if i.alias is not None and clause == "ORDER BY" else 1)
        for item in aliases:
            text = (
                body[item.alias.start : item.alias.end]
                if item.alias is not None and clause == "ORDER BY"
                else body[item.column.start : item.column.end]
                if item.column
                else ""
            )
            if text and text.casefold() not in used and not item.star:
                yield Offer(text, "column", "selected", filter=item.name or text)

    def columns(self, sources: list[tuple[Relation, Offered]], block: Block, *, qualified: bool) -> Iterator[Offer]:
        """The columns of relations, ranked by clause, keys, place and whether they are used already."""
        here = self.here
        at = here.at
        clause = at.clause.name if at.clause is not None else ""
        used: set[tuple[str, str]] = set()
        for ref in block.refs:
            if ref.clause == clause:
                used.add((ref.qualifier.casefold(), ref.name.casefold()))
        ranked: list[tuple[int, int, Offer]] = []
        for n, (relation, offered) in enumerate(sources):
            for i, column in enumerate(offered.columns):
                if not column.name:
                    continue
                name = column.name.casefold()
                rank = i + 3 + n
                key = key_kind(column)
                if key == "primary":
                    rank = n
                elif key == "foreign" and clause in ("WHERE", "ON"):
                    rank = 2 + n
                if clause == "SET":
                    rank = i + (50 if key else 0)
                if (relation.name.casefold(), name) in used or ("", name) in used:
                    rank += 100
                ranked.append((rank, len(ranked), here.column_offer(column, relation if qualified else None)))
        for _, _, offer in sorted(ranked, key=lambda r: r[:2]):
            yield offer

    def calls(self, clause: str) -> Iterator[Offer]:
        """The functions of the dialect."""
        here = self.here
        if here.at.quote or clause in ("LIMIT", "OFFSET"):
            return
        yield from here.objects("function")
        for function in functions(here.dialect).values():
            name = function.name.lower() if here.lower else function.name
            inner = "$0" if function.parameters else ""
            yield Offer(
                name,
                "function",
                function.signature,
                insert=f"{name}()",
                filter=name,
                snippet=f"{name}({inner})" + ("" if inner else "$0"),
            )

    def insert_columns(self, block: Block) -> Iterator[Offer]:
        """The columns an INSERT does not list yet, all at once first."""
        here = self.here
        assert block.target is not None
        offered = here.scope.offered(block.target, block)
        used = {unquote(t.text).casefold() for t in block.columns}
        rest = [c for c in offered.columns if c.name.casefold() not in used]
        if not block.columns and len(rest) > 1 and not here.at.typed:
            text = ", ".join(here.name(c.name, c.quoted) for c in rest)
            yield Offer(text, "list", "all columns")
        for column in rest:
            yield here.column_offer(column)

    def listed(self, block: Block, *, keys_first: bool) -> Iterator[Offer]:
        """The target's columns, for ON CONFLICT."""
        here = self.here
        if block.target is None:
            return
        columns = here.scope.offered(block.target, block).columns
        for column in sorted(
            columns,
            key=lambda c: 0 if keys_first and (key_kind(c) == "primary" or (c.column and c.column.unique)) else 1,
        ):
            yield here.column_offer(column)

    def using_columns(self, block: Block) -> Iterator[Offer]:
        """Columns that both sides of the join have."""
        here = self.here
        existing = [r for r in block.relations if r.start < here.at.offset]
        if len(existing) < 2:
            return
        right = here.scope.offered(existing[-1], block)
        left = {c.name.casefold() for r in existing[:-1] for c in here.scope.offered(r, block).columns}
        shared = [c for c in right.columns if c.name.casefold() in left]
        for column in sorted(shared, key=lambda c: 0 if key_kind(c) and c.name.casefold() != "id" else 1):
            yield here.column_offer(column)

    def set_targets(self, block: Block) -> Iterator[Offer]:
        """The columns to SET, with the equals sign."""
        here = self.here
        if block.target is None:
            return
        where = here.scope.relation(block.target.table, block)
        relation, owner = where if where is not None else (block.target, block)
        for offer in self.columns([(relation, here.scope.offered(relation, owner))], block, qualified=False):
            yield Offer(
                offer.label, "column", offer.detail, f"{offer.label} = ", offer.filter, "", offer.table, offer.column
            )
