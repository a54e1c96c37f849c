"""What a rewrite may look at besides the query: the schema, the linked comment, and how the SQL is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sql_copilot_ls.linking import LinkedRequest, SchemaIndex
from sql_copilot_ls.linking.relations import COLUMN_GRADES, ID
from sql_copilot_ls.query.catalog import Catalog, catalog_of
from sql_copilot_ls.query.ir import Column
from sql_copilot_ls.schema.model import Column as Declared

NAMING = frozenset(ID[f"word_column_{grade}"] for grade in COLUMN_GRADES if grade != "of_table")
"""Relations of a word with a column that it names, or a part of whose name it is."""
NAMING_WHOLLY = frozenset(ID[f"word_column_{grade}"] for grade in ("near_table", "exact"))
"""Relations of a word with a column whose whole name the comment says in one piece."""


@dataclass(frozen=True)
class Circumstances:
    """One request: `match_case` says that values are compared as the comment writes them, `aliases` that computed
    columns get a name.
    """

    index: SchemaIndex
    linked: LinkedRequest
    comment: str
    dialect: str = "sqlite"
    match_case: bool = False
    aliases: bool = False

    @cached_property
    def catalog(self) -> Catalog:
        """The schema as queries see it."""
        return catalog_of(self.index.schema)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {column: place for place, column in enumerate(self.linked.columns)}

    def declared(self, tested: object) -> Declared | None:
        """The declaration of what is tested, where that is a column of a table."""
        return self.catalog.column(tested.table, tested.name) if isinstance(tested, Column) else None

    def words_for(self, table: str, column: str, relations: frozenset[int] = NAMING) -> set[int]:
        """The words of the comment that stand in one of these relations with a column."""
        place = self._places.get(self.catalog.column_number[table, column])
        if place is None:
            return set()
        nodes, node = sum(self.linked.counts), self.linked.counts.words + place
        words = range(self.linked.counts.words)
        return {w for w in words if self.linked.relations[w * nodes + node] in relations}

    def said_as(self, value: str) -> Sequence[str]:
        """How the comment says a value: the texts of the spans that its candidates were taken from."""
        spans = [(c.start, c.end) for c in self.linked.literals if c.text == value]
        return [" ".join(word.text for word in self.linked.words[start:end]) for start, end in spans]
