"""Clauses that cannot mean what they say: numbers compared with words, joins without a condition, loose groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from sql_copilot_ls.analysis.ide.fault import Fault
from sql_copilot_ls.analysis.scoping.join_conditions import join_conditions
from sql_copilot_ls.analysis.scoping.visible import Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Item, Ref
from sql_copilot_ls.analysis.syntax.script import Statement
from sql_copilot_ls.schema.model import ColumnKind
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import words
from sql_copilot_ls.sql.lexer import Kind

_AGGREGATES_NEVER_SCALAR = words("COUNT SUM AVG ARRAY_AGG STRING_AGG GROUP_CONCAT")


class ClauseFaults:
    """The faults of a statement's blocks, clause by clause; `following` as of the checker of names."""

    def __init__(self, statement: Statement, scope: Scope, following: Mapping[int, int]) -> None:
        self.statement = statement
        self.scope = scope
        self.dialect = statement.dialect
        self.following = following

    def comparisons(self, block: Block) -> Iterator[Fault]:
        """Number columns compared with texts that are no numbers."""
        significant = self.statement.significant
        for ref in block.refs:
            at = self.following.get(ref.end, len(significant))
            if ref.clause not in ("WHERE", "ON", "HAVING") or at + 1 >= len(significant):
                continue
            operator, value = significant[at], significant[at + 1]
            if (
                operator.text not in ("=", "<>", "!=", "<", ">", "<=", ">=")
                or value.kind != Kind.STRING
                or value.text[:1] != "'"
                or not value.closed
            ):
                continue
            found = self.scope.resolve(ref, block).found
            if len(found) == 1 and found[0][1].kind == ColumnKind.NUMBER and not _numeric(value.text[1:-1]):
                yield Fault(
                    value.start,
                    value.end,
                    "type-clash",
                    f"{ref.name} holds numbers ({found[0][1].type}), this is text",
                    "hint",
                )

    def joins(self, block: Block) -> Iterator[Fault]:
        """Relations that nothing joins to the others."""
        used = {r.qualifier.casefold() for r in block.refs if r.clause in ("WHERE", "ON")}
        for relation in block.relations:
            words = relation.join.split()
            if (
                "JOIN" not in words
                or relation.on is not None
                or relation.natural
                or {"CROSS", "POSITIONAL", "LATERAL", "PASTE"} & set(words)
                or relation.is_function
            ):
                continue
            # WHERE, or the ON of a later join, says how it is joined.
            if dialect_of(self.dialect).joins_may_be_bare and relation.name.casefold() in used:
                continue
            texts = join_conditions(self.scope, block, relation, self.dialect, str) if relation.name else []
            yield Fault(
                relation.start,
                relation.end,
                "missing-join-condition",
                f"{relation.name or 'The subquery'} is joined without a condition: every row meets every row",
                insert=f" ON {texts[0]}" if texts else "",
            )

    def groups(self, block: Block) -> Iterator[Fault]:
        """Aggregates in WHERE, and columns that are neither grouped nor aggregated."""
        where = block.clause("WHERE")
        if where is not None:
            for call in block.calls:
                if (
                    where.body <= call.name.start < where.end
                    and call.name.upper in _AGGREGATES_NEVER_SCALAR
                    and not self._windowed(call.end)
                ):
                    yield Fault(
                        call.name.start,
                        call.name.end,
                        "aggregate-in-where",
                        f"{call.name.text} cannot stand in WHERE: use HAVING",
                        "error",
                    )
        if block.kind != "select" or not dialect_of(self.dialect).strict_groups:
            return
        group = block.clause("GROUP BY")
        own = {id(relation) for relation in block.sources}
        if group is None:
            if any(i.aggregates for i in block.items):
                for item in block.items:
                    if item.column is not None and not self._outer(item.column, block, own):
                        yield self._ungrouped(item)
            return
        text = self.statement.text[group.body : group.end]
        if any(w in text.upper() for w in ("ALL", "ROLLUP", "CUBE", "SETS")):
            return
        grouped = {
            (id(r), c.name.casefold())
            for ref in block.refs
            if ref.clause == "GROUP BY"
            for r, c in self.scope.resolve(ref, block).found
        }
        names = {ref.name.casefold() for ref in block.refs if ref.clause == "GROUP BY"}
        numbers = {int(n) for n in text.replace(",", " ").split() if n.isdecimal() and len(n) < 4}
        for i, item in enumerate(block.items, 1):
            if item.column is None or i in numbers or item.name.casefold() in names:
                continue
            found = self.scope.resolve(item.column, block).found
            if (
                len(found) != 1
                or self._outer(item.column, block, own)
                or (id(found[0][0]), found[0][1].name.casefold()) in grouped
            ):
                continue
            table = found[0][1].table
            if (
                table is not None
                and table.primary_key
                and all((id(found[0][0]), k.casefold()) in grouped for k in table.primary_key)
            ):
                continue
            yield self._ungrouped(item)

    def _outer(self, ref: Ref, block: Block, own: set[int]) -> bool:
        found = self.scope.resolve(ref, block).found
        return not found or all(id(r) not in own for r, _ in found)

    def _windowed(self, end: int) -> bool:
        significant = self.statement.significant
        at = bisect_right(significant, end, key=lambda token: token.start)
        return at < len(significant) and significant[at].upper in ("OVER", "FILTER")

    def _ungrouped(self, item: Item) -> Fault:
        assert item.column is not None
        ref = item.column
        return Fault(ref.start, ref.end, "not-grouped", f"{ref.name} is neither grouped nor aggregated", "error")


def _numeric(text: str) -> bool:
    try:
        float(text.strip().replace(",", "").rstrip("%") or "0")
    except ValueError:
        return False
    return True
