"""Which table occurrence a name in SQL text means: the sources of one SELECT block and of those around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from .catalog import Catalog
from .errors import InexpressibleError, UnknownNameError
from .ir import Column, DerivedColumn, Expression, Instance, Literal


@dataclass(slots=True)
class Source:
    """One entry of FROM: a table occurrence, or the derived table with the names of its columns."""

    alias: str
    table: str = ""
    instance: int = 1
    outputs: tuple[str, ...] = ()

    @property
    def occurrence(self) -> Instance:
        """What the joins call it."""
        return self.table, self.instance


@dataclass(slots=True)
class Scope:
    """The sources of one block, its select aliases, the block around it, and the common table expressions in reach."""

    catalog: Catalog
    parent: Scope | None = None
    sources: list[Source] = field(default_factory=list)
    aliases: dict[str, exp.Expr] = field(default_factory=dict)
    expanding: set[str] = field(default_factory=set)
    ctes: dict[str, exp.Expr] = field(default_factory=dict)
    starred: dict[str, str] = field(default_factory=dict)
    """Table name → the alias of which all columns are shown: the first occurrence is kept for it."""
    dialect: str = "sqlite"

    def add_table(self, table: str, alias: str) -> Source:
        """Enter one more occurrence of a table."""
        used = {source.instance for source in self.sources if source.table == table}
        starred = self.starred.get(table.rpartition(".")[2].casefold(), "")
        free = [number for number in range(1, len(used) + 3) if number not in used]
        instance = free[1] if starred and starred != alias.casefold() and 1 not in used else free[0]
        source = Source(alias, table, instance)
        self.sources.append(source)
        return source

    def by_alias(self, name: str) -> Source | None:
        """The source of that alias, else of that table name."""
        folded = name.casefold()
        for source in self.sources:
            if source.alias.casefold() == folded:
                return source
        return next((s for s in self.sources if s.table.rpartition(".")[2].casefold() == folded), None)

    def in_source(self, source: Source, name: str) -> Column | DerivedColumn | None:
        """The column of that name in one source."""
        if source.table:
            declared = self.catalog.find_column(source.table, name)
            return Column(source.table, declared, source.instance) if declared else None
        folded = [output.casefold() for output in source.outputs]
        return DerivedColumn(folded.index(name.casefold()) + 1, source.instance) if name.casefold() in folded else None

    def qualified(self, qualifier: str, name: str) -> Column | DerivedColumn:
        """The column meant by `qualifier.name`, here or in the block around."""
        source = self.by_alias(qualifier)
        if source is not None:
            found = self.in_source(source, name)
            if found is None:
                raise UnknownNameError("unknown column", f"{qualifier}.{name}")
            return found
        if self.parent is None:
            raise UnknownNameError("unknown table", qualifier)
        return as_outer(self.parent.qualified(qualifier, name))

    def bare(self, name: str) -> Column | DerivedColumn | None:
        """The column meant by a name alone, here or in the block around; None when there is none."""
        for source in self.sources:
            found = self.in_source(source, name)
            if found is not None:
                return found
        if self.parent is None:
            return None
        found = self.parent.bare(name)
        return None if found is None else as_outer(found)


def as_outer(column: Column | DerivedColumn) -> Column:
    """A column of the block around, seen from inside."""
    if isinstance(column, DerivedColumn):
        raise InexpressibleError("a reference to a derived table of the enclosing block")
    return Column(column.table, column.name, column.instance, column.outer + 1)


def text_of(node: exp.Expr) -> Expression | None:
    """A name in double quotes that no table has: SQLite reads it as text."""
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier) and node.this.quoted and not node.table:
        return Literal(node.name, is_numeric(node.name))
    return None


def is_numeric(text: str) -> bool:
    """Whether a value reads as a plain number."""
    try:
        float(text)
    except ValueError:
        return False
    return bool(text) and text[-1].isdigit() and text.lstrip("-+")[:1].isdigit()
