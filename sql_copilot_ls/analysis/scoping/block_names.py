"""What a block names, and what the steps of a pipe name up to each of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sql_copilot_ls.analysis.syntax.blocks import Block, Cte, Item, Relation
from sql_copilot_ls.sql.quoting import unquote

_Step = tuple[int, Relation, Block]
"""A step's number with one of its relations."""


@dataclass(frozen=True, slots=True)
class BlockNames:
    """What one block names, by folded names; of relations and entries of the select list the first of a name."""

    relations: dict[str, Relation]
    tables: dict[str, Relation]
    paths: dict[tuple[str, str], Relation]
    """By table and schema, of those without an alias."""
    items: dict[str, Item]
    windows: frozenset[str]
    ctes: dict[str, list[Cte]]
    """In the order of the text."""

    @staticmethod
    def of(block: Block) -> BlockNames:
        """Those of a block."""
        windows = frozenset(unquote(token.text).casefold() for token in block.windows)
        names = BlockNames({}, {}, {}, {}, windows, {})
        for relation in block.sources:
            table = relation.table.casefold()
            names.relations.setdefault(relation.name.casefold(), relation)
            names.tables.setdefault(table, relation)
            if relation.alias is None:
                names.paths.setdefault((table, relation.schema.casefold()), relation)
        for item in block.items:
            if item.name:
                names.items.setdefault(item.name.casefold(), item)
        for cte in block.ctes:
            names.ctes.setdefault(unquote(cte.name.text).casefold(), []).append(cte)
        return names

    def called(self, name: str, schema: str) -> Relation | None:
        """The relation that goes by a name; of two, that of a schema."""
        return (self.paths.get((name, schema)) if schema else None) or self.relations.get(name)


class PipeNames:
    """The relations of a pipe's steps by their names, each seen from its own step on."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._relations: dict[str, list[_Step]] = {}
        self._tables: dict[str, list[_Step]] = {}
        self._paths: dict[tuple[str, str], list[_Step]] = {}

    def add(self, block: Block, names: BlockNames) -> None:
        """The names of the next step."""
        number = self._numbers[id(block)] = len(self._numbers)
        for name, relation in names.relations.items():
            self._relations.setdefault(name, []).append((number, relation, block))
        for name, relation in names.tables.items():
            self._tables.setdefault(name, []).append((number, relation, block))
        for path, relation in names.paths.items():
            self._paths.setdefault(path, []).append((number, relation, block))

    def find(
        self, name: str, schema: str, block: Block
    ) -> tuple[tuple[Relation, Block] | None, tuple[Relation, Block] | None]:
        """As a step sees it, the last relation that goes by a folded name, and the last of a table of that name."""
        number = self._numbers[id(block)]
        called = _last(self._relations.get(name, []), number)
        path = _last(self._paths.get((name, schema), []), number) if schema else None
        if path is not None and (called is None or path[0] >= called[0]):
            called = path
        table = _last(self._tables.get(name, []), number)
        return called[1:] if called is not None else None, table[1:] if table is not None else None


def _last(found: list[_Step], number: int) -> _Step | None:
    """The last of those up to a step."""
    at = bisect_right(found, number, key=lambda step: step[0])
    return found[at - 1] if at else None
