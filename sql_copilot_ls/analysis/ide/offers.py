"""What completion offers is made of, and the offers that need no scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sql_copilot_ls.analysis.scoping.cursor import Cursor
from sql_copilot_ls.analysis.scoping.join_conditions import written
from sql_copilot_ls.analysis.scoping.object_uses import ROUTINES
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.analysis.syntax.blocks import Block, Relation
from sql_copilot_ls.schema.model import Table
from sql_copilot_ls.sql.keywords import DIALECT_TYPES, TYPES
from sql_copilot_ls.sql.quoting import quote

_SEARCHED = frozenset({"public", "dbo", "main"})
"""Qualifiers that nobody needs to write."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer before it is matched with what is typed; fields as in `Completion`."""

    label: str
    kind: str
    detail: str = ""
    insert: str = ""
    filter: str = ""
    snippet: str = ""
    table: Table | None = None
    column: str = ""
    name: str = ""
    meaning: str = ""


class Here:
    """What the offers at a cursor share: the scope there, how names and keywords are written, plain offers."""

    def __init__(self, at: Cursor) -> None:
        self.at = at
        self.catalog = at.catalog
        self.scope = at.scope
        self.dialect = at.statement.dialect
        self.lower = at.lower

    def word(self, text: str) -> str:
        """A keyword in the case of those before the cursor."""
        return text.lower() if self.lower else text

    def keywords(self, words: Iterable[str]) -> Iterator[Offer]:
        """Keywords, unless a quoted name has begun."""
        if self.at.quote:
            return
        for word in words:
            yield Offer(self.word(word), "keyword")

    def name(self, name: str, declared_in_quotes: bool = False) -> str:
        """A name as it must be written here, in the quote already typed."""
        opened = self.at.quote
        if not opened:
            return quote(name, self.dialect, declared_in_quotes)
        closer = "]" if opened == "[" else opened
        return opened + name.replace(closer, closer * 2) + closer

    def column_offer(self, column: ScopeColumn, relation: Relation | None = None) -> Offer:
        """A column, qualified when a relation is given that has a name."""
        label = self.name(column.name, column.quoted)
        if relation is not None and relation.name and not self.at.quote:
            label = f"{written(relation, self.dialect)}.{label}"
        origin = f" · {column.table.name}" if column.table is not None else ""
        return Offer(
            label,
            "column",
            (column.type + origin).strip(" ·"),
            filter=column.name,
            table=column.table,
            column=column.column.name if column.column else "",
            name=column.name,
        )

    def types(self) -> Iterator[Offer]:
        """The types that the schema has, then those of the dialect."""
        yield from self.objects("type")
        for name in DIALECT_TYPES.get(self.dialect, TYPES).split():
            yield Offer(name.upper() if self.dialect == "oracle" and not self.lower else name, "type")

    def objects(self, *kinds: str) -> Iterator[Offer]:
        """What the schema has beside tables, of some kinds."""
        for several in self.catalog.objects.values():
            one = next((o for o in several if o.kind in kinds), None)
            if one is None:
                continue
            name = self.name(one.name)
            if one.schema and one.schema.casefold() not in _SEARCHED and not self.at.quote:
                name = f"{self.name(one.schema)}.{name}"
            detail = f"{one.signature} → {one.returns}" if one.returns else one.signature
            if one.kind not in ROUTINES:
                yield Offer(name, "type" if one.kind == "type" else "table", one.kind, filter=one.name)
            elif self.dialect == "tsql" and "procedure" in kinds:  # EXEC takes no parentheses
                yield Offer(name, "function", detail, filter=one.name)
            else:
                inner = "($0)" if one.parameters else "()$0"
                yield Offer(name, "function", detail, f"{name}()", one.name, f"{name}{inner}")

    def sequence_texts(self) -> Iterator[Offer]:
        """Sequences as nextval is told them."""
        for several in self.catalog.objects.values():
            for one in several:
                if one.kind == "sequence":
                    yield Offer(f"'{one.name}'", "value", one.kind, filter=one.name)

    def call_name(self) -> str:
        """The function whose parentheses are open at the cursor."""
        opened = self.at.open_parenthesis
        return self.at.before[opened - 1].upper if opened else ""

    def in_condition(self, block: Block) -> bool:
        """Whether the cursor is in the ON of a join."""
        offset = self.at.offset
        return any(r.on is not None and r.on[0] <= offset <= r.on[1] for r in block.relations)


def fit(typed: str, name: str) -> int | None:
    """How well a name fits what is typed, both folded: 0 best, None not at all."""
    if name.startswith(typed):
        return 0
    if f"_{typed}" in name or f" {typed}" in name:
        return 1
    if len(typed) > 1 and typed in name:
        return 2
    if len(typed) > 2 and name[:1] == typed[0]:
        letters = iter(name)
        if all(c in letters for c in typed):
            return 3
    return None


def key_kind(column: ScopeColumn) -> str:
    """`primary`, `foreign` or empty."""
    if column.table is None or column.column is None:
        return ""
    name = column.column.name.casefold()
    if any(name == k.casefold() for key in column.table.foreign_keys for k in key.columns):
        return (
            "foreign"
            if len(column.table.primary_key) != 1 or column.table.primary_key[0].casefold() != name
            else "primary"
        )
    return "primary" if any(name == k.casefold() for k in column.table.primary_key) else ""


def table_detail(table: Table) -> str:
    """What a table is, in a few words."""
    kind = "view" if table.is_view else "table"
    return f"{kind} · {table.comment}" if table.comment else f"{kind} · {len(table.columns)} columns"
