"""Tables for FROM, and joins with their conditions from foreign keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sql_copilot_ls.analysis.ide.offers import Here, Offer, fit, table_detail
from sql_copilot_ls.analysis.scoping.join_conditions import alias_for, condition, join_conditions, written
from sql_copilot_ls.analysis.scoping.offered import Offered, columns_of, links
from sql_copilot_ls.analysis.syntax.blocks import Block
from sql_copilot_ls.schema.model import Table
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

_SEARCHED = frozenset(("", "public", "dbo", "main"))
"""Qualifiers that nobody needs to write."""


class RelationOffers:
    """Offers for relations."""

    def __init__(self, here: Here) -> None:
        self.here = here

    def relations(self) -> Iterator[Offer]:
        """Joins, common table expressions, tables and schemas."""
        here = self.here
        at = here.at
        block = at.block
        previous = at.previous()
        if block is not None and previous in ("JOIN", "APPLY"):
            yield from self.joins(block)
        if block is not None and at.clause is not None and at.clause.name in ("FROM", "USING"):
            for cte in block.visible_ctes():
                name = unquote(cte.name.text)
                label = here.name(name, cte.name.kind == Kind.QUOTED)
                yield Offer(label, "cte", "common table expression", filter=name)
        typed = at.typed.casefold()
        for table in self.ranked_tables(block):
            if typed and not table.schema and fit(typed, table.name.casefold()) is None:
                continue  # most of a big schema, spared the making of an offer
            label = self.table_name(table)
            yield Offer(label, "table", table_detail(table), filter=table.name, table=table)
        for schema in here.catalog.schemas.values():
            yield Offer(here.name(schema, self.schema_in_quotes(schema)), "schema", "schema", filter=schema)
        if previous in ("FROM", "JOIN", ","):
            yield from here.keywords(("LATERAL", "UNNEST") if dialect_of(here.dialect).has_lateral else ())

    def table_name(self, table: Table) -> str:
        """A table's name as it must be written: under its qualifier, where that is not one that is searched anyway."""
        here = self.here
        if here.at.quote or table.schema.casefold() in _SEARCHED:
            return here.name(table.name, table.quoted)
        return f"{here.name(table.schema, table.quoted)}.{here.name(table.name, table.quoted)}"

    def schema_in_quotes(self, name: str) -> bool:
        """Whether a schema is written in quotes, as its tables are."""
        return any(t.quoted for t in self.here.catalog.schema.tables if t.schema == name)

    def ranked_tables(self, block: Block | None) -> list[Table]:
        """Tables that fit the columns already named first, then those that foreign keys tie to the tables in scope,
        then the others.
        """
        here = self.here
        tables = list(here.catalog.schema.tables)
        if block is None:
            return tables
        scores: Counter[int] = Counter()
        bare = (ref for ref in block.refs if not ref.qualifier)
        missing = Counter(ref.name.casefold() for ref in bare if not here.scope.resolve(ref, block).found)
        for name, times in missing.items():
            for table in here.catalog.by_column.get(name, ()):
                scores[id(table)] -= 4 * times
        there = [own for relation in block.relations if (own := here.scope.table(relation, block)) is not None]
        uses = Counter(id(own) for own in there)
        for own in {id(own): own for own in there}.values():
            times = uses[id(own)]
            scores[id(own)] += 2 * times
            for key in own.foreign_keys:
                other = here.catalog.table(key.table)
                if other is not None:
                    scores[id(other)] -= 2 * times
            for other, _ in here.catalog.referring.get(own.name.casefold(), ()):
                scores[id(other)] -= times
        return sorted(tables, key=lambda t: scores.get(id(t), 0))

    def joins(self, block: Block) -> Iterator[Offer]:
        """Tables with the condition that joins them to what is there, nearest relation first."""
        here = self.here
        at = here.at
        existing = [r for r in block.relations if r.start < at.offset]
        aliased = any(r.alias is not None for r in existing)
        taken = {r.name.casefold() for r in block.relations}
        there = {r.table.casefold() for r in block.relations}
        has_condition = bool(at.after) and at.after[0].upper in ("ON", "USING", "AS")
        seen: set[tuple[str, str]] = set()
        candidates: list[tuple[int, int, Offer]] = []
        for distance, relation in enumerate(reversed(existing)):
            offered = here.scope.offered(relation, block)
            for table in self.neighbours(offered):
                other = Offered(columns_of(table), True)
                alias = alias_for(table.name, taken) if aliased or table.name.casefold() in taken else ""
                for link in links(other, offered):
                    self.join_offer(
                        candidates,
                        distance,
                        table.name,
                        self.table_name(table),
                        alias,
                        condition(
                            link,
                            alias or here.name(table.name, table.quoted),
                            written(relation, here.dialect),
                            here.dialect,
                            here.word,
                        ),
                        has_condition,
                        table,
                        link.inferred,
                        again=table.name.casefold() in there,
                    )
            for cte in block.visible_ctes():
                name = unquote(cte.name.text)
                if name.casefold() in taken:
                    continue
                other = here.scope.output(cte.body)
                alias = alias_for(name, taken) if aliased else ""
                for link in links(other, offered):
                    self.join_offer(
                        candidates,
                        distance - 1,
                        name,
                        here.name(name, cte.name.kind == Kind.QUOTED),
                        alias,
                        condition(
                            link,
                            alias or here.name(name, cte.name.kind == Kind.QUOTED),
                            written(relation, here.dialect),
                            here.dialect,
                            here.word,
                        ),
                        has_condition,
                        None,
                        link.inferred,
                    )
        for _, _, offer in sorted(candidates, key=lambda c: c[:2]):
            if (offer.label, offer.kind) not in seen:
                seen.add((offer.label, offer.kind))
                yield offer

    def join_offer(
        self,
        candidates: list[tuple[int, int, Offer]],
        distance: int,
        name: str,
        path: str,
        alias: str,
        text: str,
        has_condition: bool,
        table: Table | None,
        inferred: bool,
        *,
        again: bool = False,
    ) -> None:
        """Adds a table with its condition to the candidates; one that is there already comes later."""
        here = self.here
        head = f"{path} {alias}".strip()
        label = head if has_condition else f"{head} {here.word('ON')} {text}"
        rank = distance + (10 if inferred else 0) + (5 if again else 0)
        candidates.append(
            (
                rank,
                len(candidates),
                Offer(label, "join", "inferred foreign key" if inferred else "foreign key", filter=name, table=table),
            )
        )

    def neighbours(self, offered: Offered) -> list[Table]:
        """Tables that some foreign key ties to the tables behind these columns: those referred to first."""
        here = self.here
        found: dict[int, Table] = {}
        for table in {id(c.table): c.table for c in offered.columns if c.table is not None}.values():
            for own, _ in here.catalog.referring.get(table.name.casefold(), ()):
                found.setdefault(id(own), own)
        parents: dict[int, Table] = {}
        for table in {id(c.table): c.table for c in offered.columns if c.table is not None}.values():
            for key in table.foreign_keys:
                other = here.catalog.table(key.table)
                if other is not None:
                    parents.setdefault(id(other), other)
        return [*parents.values(), *(t for i, t in found.items() if i not in parents)]

    def on_clause(self, block: Block) -> Iterator[Offer]:
        """`ON condition` behind a joined relation that has none yet."""
        here = self.here
        at = here.at
        relation = next((r for r in reversed(block.relations) if r.end <= at.offset), None)
        if (
            relation is None
            or relation.join in ("", ",")
            or relation.on is not None
            or relation.natural
            or "CROSS" in relation.join
        ):
            return
        if (
            (at.before and at.before[-1].end != relation.end)
            or at.clause is None
            or at.clause.name not in ("FROM", "USING")
        ):
            return
        for text in join_conditions(here.scope, block, relation, here.dialect, here.word):
            yield Offer(f"{here.word('ON')} {text}", "condition", "foreign key")
