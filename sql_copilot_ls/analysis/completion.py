"""What could be written at the cursor, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sql_copilot_ls.analysis import clauses
from sql_copilot_ls.analysis.blocks import Block, Ref, Relation
from sql_copilot_ls.analysis.catalog import Catalog, catalog
from sql_copilot_ls.analysis.cursor import Cursor, cursor
from sql_copilot_ls.analysis.functions import functions
from sql_copilot_ls.analysis.joins import alias_for, condition, join_conditions, written
from sql_copilot_ls.analysis.keywords import DIALECT_TYPES, TYPES
from sql_copilot_ls.analysis.scope import Offered, ScopeColumn, links
from sql_copilot_ls.analysis.script import Script
from sql_copilot_ls.analysis.tokens import Kind, Token, quote, unquote
from sql_copilot_ls.schema.model import ColumnKind, Schema, Table

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer. `kind` is table, column, alias, cte, join, condition, function, keyword, value, type or list; `snippet` has `$0` for the cursor.

    `start` and `end` are the span it replaces in the script; `filter` is what the typed word is compared with.
    """

    label: str
    kind: str
    insert: str
    start: int
    end: int
    detail: str = ""
    filter: str = ""
    snippet: str = ""
    table: Table | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    label: str
    kind: str
    detail: str = ""
    insert: str = ""
    filter: str = ""
    snippet: str = ""
    table: Table | None = None
    column: str = ""
    name: str = ""


def complete(script: Script, offset: int, schema: Schema) -> list[Completion]:
    """The completions at an offset, best first and at most `LIMIT`; those that do not match the word being typed are left out."""
    return _Completer(cursor(script, offset, catalog(schema)), catalog(schema)).run()


class _Completer:
    def __init__(self, at: Cursor, known: Catalog) -> None:
        self.at = at
        self.catalog = known
        self.scope = at.scope
        self.dialect = at.statement.dialect
        self.lower = at.lower

    def run(self) -> list[Completion]:
        """Everything that matches, in order."""
        at = self.at
        if at.inside == Kind.STRING:
            offers: Iterable[_Offer] = [] if at.word is None else self.values()
        elif at.inside is not None:
            return []
        else:
            offers = self.offers()
        start, end = at.replaced
        typed = at.typed.casefold()
        if at.inside == Kind.STRING:
            assert at.word is not None
            typed, start, end = (
                at.prefix.casefold(),
                at.start + at.word.start,
                at.start + (at.word.end if at.word.closed else at.offset),
            )
        scored: list[tuple[int, int, Completion]] = []
        seen: set[tuple[str, str]] = set()
        for i, offer in enumerate(offers):
            score = _match(typed, offer, quoted=bool(at.quote))
            if score is None or (offer.label, offer.kind) in seen:
                continue
            seen.add((offer.label, offer.kind))
            insert = offer.insert or offer.label
            shown = insert if at.quote or at.inside == Kind.STRING else (offer.filter or offer.label)
            scored.append(
                (
                    score,
                    i,
                    Completion(
                        offer.label,
                        offer.kind,
                        insert,
                        start,
                        end,
                        offer.detail,
                        shown,
                        offer.snippet,
                        offer.table,
                        offer.column,
                    ),
                )
            )
        scored.sort(key=lambda s: s[:2])
        return [c for _, _, c in scored[:LIMIT]]

    # -- where -----------------------------------------------------------------------------------------------------------------------

    def offers(self) -> Iterator[_Offer]:
        at = self.at
        previous = at.previous()
        if not at.before:
            yield from self.keywords(clauses.STARTS)
            return
        if previous == ".":
            yield from self.after_dot()
            return
        if (
            previous == "::"
            or (previous == "AS" and self.call_name() in ("CAST", "TRY_CAST", "SAFE_CAST"))
            or self.defines_type()
        ):
            yield from self.types()
            return
        if previous == "AS":
            head = at.before[0].upper
            if head in ("CREATE", "EXPLAIN"):
                yield from self.keywords(("SELECT", "WITH"))
            return
        block = at.block
        opened = at.open_parenthesis
        if opened is not None and block is not None:
            handled = self.in_parentheses(block, opened)
            if handled is not None:
                yield from handled
                return
        if self.wants_relation():
            yield from self.relations()
            return
        if block is None:
            yield from self.keywords(clauses.following(at, block))
            return
        if self.in_set_target(block):
            yield from self.set_targets(block)
            return
        if self.wants_operand():
            yield from self.operands(block)
        else:
            yield from self.on_clause(block)
            yield from self.keywords(clauses.following(at, block))

    def call_name(self) -> str:
        opened = self.at.open_parenthesis
        return self.at.before[opened - 1].upper if opened else ""

    def defines_type(self) -> bool:
        """Whether a column of CREATE TABLE or ALTER TABLE has its name and wants its type."""
        at = self.at
        head = at.before[0].upper
        if head not in ("CREATE", "ALTER") or len(at.before) < 4 or at.before[-1].kind not in (Kind.WORD, Kind.QUOTED):
            return False
        if head == "ALTER":
            return at.previous(2) in ("ADD", "COLUMN", "TYPE") and at.previous() not in (
                "COLUMN",
                "CONSTRAINT",
                "PRIMARY",
                "FOREIGN",
                "UNIQUE",
                "CHECK",
            )
        return at.previous(2) in ("(", ",") and "TABLE" in (t.upper for t in at.before[:5]) and at.previous() not in (
            "CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "REFERENCES", "SELECT",
        )  # fmt: skip

    def in_parentheses(self, block: Block, opened: int) -> Iterator[_Offer] | None:
        """Offers for parentheses that hold names of their own, None for ordinary ones."""
        at = self.at
        before = at.before[opened - 1].upper if opened else ""
        if (
            block.kind == "insert"
            and at.clause is not None
            and at.clause.name == "COLUMNS"
            and block.target is not None
        ):
            return self.insert_columns(block)
        if before == "USING":
            return self.using_columns(block)
        if before == "CONFLICT" or (block.kind == "insert" and at.clause is not None and at.clause.name == "CONFLICT"):
            return self.listed(block, keys_first=True)
        if at.previous() == "(" and before == "REFERENCES":
            return iter(())
        if before and opened > 1 and at.before[opened - 2].upper == "REFERENCES":
            table = self.catalog.table(unquote(at.before[opened - 1].text))
            return (
                iter([self.column_offer(ScopeColumn(c.name, table, c), "") for c in table.columns])
                if table
                else iter(())
            )
        return None

    def wants_relation(self) -> bool:
        at = self.at
        previous = at.previous()
        if previous in ("JOIN", "APPLY") or (
            previous in ("INTO", "UPDATE", "TABLE", "OVERWRITE", "REFERENCES", "DESCRIBE")
            and not self.after_select(previous)
        ):
            return True
        if previous == "FROM":
            return self.call_name() not in ("EXTRACT", "TRIM", "SUBSTRING") and at.previous(2) != "DISTINCT"
        if previous in (",", "(") and at.clause is not None and at.clause.name == "FROM" and at.block is not None:
            inside = [r for r in at.block.relations if r.on and r.on[0] <= at.offset <= r.on[1]]
            return not inside and not (at.open_parenthesis is not None and self.call_name() in functions(self.dialect))
        return previous == "USING" and at.block is not None and at.block.kind in ("merge", "delete")

    def after_select(self, previous: str) -> bool:
        return previous == "UPDATE" and self.at.previous(2) in ("FOR", "DO", "KEY", "THEN")

    def wants_operand(self) -> bool:
        at = self.at
        last = at.before[-1]
        if last.kind == Kind.NUMBER:
            return at.previous(2) == "TOP"
        if last.text == ")":
            return False
        if last.text == "*":
            return len(at.before) > 1 and at.before[-2].upper not in ("SELECT", ",", ".", "DISTINCT", "(", "ALL")
        if last.kind == Kind.WORD:
            return last.upper in clauses.BEFORE_OPERAND
        return last.kind in (Kind.OPERATOR, Kind.PUNCTUATION)

    def in_set_target(self, block: Block) -> bool:
        at = self.at
        return (
            block.kind in ("update", "insert", "merge")
            and at.clause is not None
            and at.clause.name == "SET"
            and at.previous() in ("SET", ",")
            and at.open_parenthesis is None
        )

    # -- what ------------------------------------------------------------------------------------------------------------------------

    def word(self, text: str) -> str:
        return text.lower() if self.lower else text

    def keywords(self, words: Iterable[str]) -> Iterator[_Offer]:
        if self.at.quote:
            return
        for word in words:
            yield _Offer(self.word(word), "keyword")

    def name(self, name: str) -> str:
        """A name as it must be written here, in the quote already typed."""
        opened = self.at.quote
        if not opened:
            return quote(name, self.dialect)
        closer = "]" if opened == "[" else opened
        return opened + name.replace(closer, closer * 2) + closer

    def column_offer(self, column: ScopeColumn, qualifier: str) -> _Offer:
        label = self.name(column.name)
        if qualifier and not self.at.quote:
            label = f"{written(qualifier, self.dialect)}.{label}"
        origin = f" · {column.table.name}" if column.table is not None else ""
        return _Offer(
            label,
            "column",
            (column.type + origin).strip(" ·"),
            filter=column.name,
            table=column.table,
            column=column.column.name if column.column else "",
            name=column.name,
        )

    def types(self) -> Iterator[_Offer]:
        for name in DIALECT_TYPES.get(self.dialect, TYPES).split():
            yield _Offer(name.upper() if self.dialect == "oracle" and not self.lower else name, "type")

    def after_dot(self) -> Iterator[_Offer]:
        at = self.at
        if len(at.before) < 2 or at.before[-2].kind not in (Kind.WORD, Kind.QUOTED):
            return
        qualifier = unquote(at.before[-2].text)
        relation_position = self.before_qualifier() in ("FROM", "JOIN", "INTO", "UPDATE", "TABLE", ",")
        if relation_position and qualifier.casefold() in self.catalog.schemas:
            for table in self.catalog.schema.tables:
                if table.schema.casefold() == qualifier.casefold():
                    yield _Offer(self.name(table.name), "table", _table_detail(table), filter=table.name, table=table)
            return
        block = at.block
        where = self.scope.relation(qualifier, block) if block is not None else None
        if block is None or where is None:
            table = self.catalog.table(qualifier)
            for column in table.columns if table else ():
                yield self.column_offer(ScopeColumn(column.name, table, column), "")
            return
        relation, owner = where
        offered = self.scope.offered(relation, owner)
        left = self.compared(3)
        if left is not None:
            yield from self.partners(left, relation, offered)
        elif (
            at.clause is not None
            and (at.clause.name == "ON" or self.in_condition(block))
            and at.previous(3) in ("ON", "AND")
        ):
            for link_text in join_conditions(self.scope, block, relation, self.dialect, self.word):
                prefix = f"{written(relation.name, self.dialect)}."
                if link_text.startswith(prefix):
                    yield _Offer(link_text[len(prefix) :], "condition", "foreign key")
        yield from self.columns([(relation, offered)], block, qualified=False)

    def before_qualifier(self) -> str:
        tokens = self.at.before
        i = len(tokens) - 1
        while i > 0 and tokens[i].text == ".":
            i -= 2
        return tokens[i].upper if i >= 0 else ""

    def in_condition(self, block: Block) -> bool:
        offset = self.at.offset
        return any(r.on is not None and r.on[0] <= offset <= r.on[1] for r in block.relations)

    def compared(self, back: int = 1) -> tuple[Relation, ScopeColumn] | None:
        """What stands left of the comparison before the cursor, when it is a column."""
        at = self.at
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
        parts: list[Token] = []
        tokens = self.at.before
        while i > 0 and tokens[i - 1].kind in (Kind.WORD, Kind.QUOTED):
            parts.insert(0, tokens[i - 1])
            i -= 1
            if i > 1 and tokens[i - 1].text == ".":
                i -= 1
            else:
                break
        if not parts:
            return None
        found = self.scope.resolve(Ref(tuple(parts), "WHERE"), block).found
        return found[0] if found else None

    def partners(self, left: tuple[Relation, ScopeColumn], relation: Relation, offered: Offered) -> Iterator[_Offer]:
        """Columns of a relation that a foreign key pairs with the left side of a comparison."""
        block = self.at.block
        assert block is not None
        if left[0] is relation:
            return
        for link in links(self.scope.offered(left[0], block), offered):
            for a, b in link.pairs:
                if a.casefold() == left[1].name.casefold():
                    column = offered.find(b)
                    if column is not None:
                        yield self.column_offer(column, "")

    def values(self) -> Iterator[_Offer]:
        """Values that the column left of a comparison, or the one being inserted, allows."""
        found = self.compared() or self.list_member()
        if found is None:
            return
        column = found[1]
        if column.column is None or column.table is None:
            return
        for value in column.column.values:
            yield _Offer(
                "'" + value.replace("'", "''") + "'", "value", f"allowed in {column.table.name}.{column.column.name}"
            )
        if not column.column.values and column.kind in (ColumnKind.TEXT, ColumnKind.TIME):
            for value in self.catalog.schema.literals.get((column.table.name, column.column.name), ()):
                yield _Offer(
                    "'" + value.replace("'", "''") + "'", "value", f"seen in {column.table.name}.{column.column.name}"
                )
        if column.kind == ColumnKind.BOOLEAN:
            yield from self.keywords(("TRUE", "FALSE") if self.dialect not in ("tsql", "sqlite", "oracle") else ())

    def list_member(self) -> tuple[Relation, ScopeColumn] | None:
        """For a later member of an `IN (…)` list, the column before IN; for a row of VALUES, the column at that place."""
        at = self.at
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
            offered = self.scope.offered(block.target, block)
            if block.columns:
                column = offered.find(unquote(block.columns[place].text)) if place < len(block.columns) else None
            else:
                column = offered.columns[place] if place < len(offered.columns) else None
            return (block.target, column) if column is not None else None
        return None

    def relations(self) -> Iterator[_Offer]:
        at = self.at
        block = at.block
        previous = at.previous()
        if block is not None and previous in ("JOIN", "APPLY"):
            yield from self.joins(block)
        if block is not None and at.clause is not None and at.clause.name in ("FROM", "USING"):
            for cte in block.visible_ctes():
                name = unquote(cte.name.text)
                yield _Offer(self.name(name), "cte", "common table expression", filter=name)
        for table in self.ranked_tables(block):
            label = self.name(table.name)
            if table.schema and sum(1 for t in self.catalog.by_name[table.name.casefold()]) > 1:
                label = f"{self.name(table.schema)}.{label}"
            yield _Offer(label, "table", _table_detail(table), filter=table.name, table=table)
        for schema in self.catalog.schemas.values():
            yield _Offer(self.name(schema), "schema", "schema", filter=schema)
        if previous in ("FROM", "JOIN", ","):
            yield from self.keywords(
                ("LATERAL", "UNNEST") if self.dialect in ("postgres", "duckdb", "bigquery") else ()
            )

    def ranked_tables(self, block: Block | None) -> list[Table]:
        """Tables that fit the columns already named first, then those that foreign keys tie to the tables in scope, then the others."""
        tables = list(self.catalog.schema.tables)
        if block is None:
            return tables
        scores: dict[int, int] = {}
        for ref in block.refs:
            if not self.scope.resolve(ref, block).found and not ref.qualifier:
                for table in self.catalog.by_column.get(ref.name.casefold(), ()):
                    scores[id(table)] = scores.get(id(table), 0) - 4
        for relation in block.relations:
            own = self.scope.table(relation, block)
            if own is None:
                continue
            scores[id(own)] = scores.get(id(own), 0) + 2
            for key in own.foreign_keys:
                other = self.catalog.table(key.table)
                if other is not None:
                    scores[id(other)] = scores.get(id(other), 0) - 2
            for other, _ in self.catalog.referring.get(own.name.casefold(), ()):
                scores[id(other)] = scores.get(id(other), 0) - 1
        return sorted(tables, key=lambda t: scores.get(id(t), 0))

    def joins(self, block: Block) -> Iterator[_Offer]:
        """Tables with the condition that joins them to what is there, nearest relation first."""
        at = self.at
        existing = [r for r in block.relations if r.start < at.offset]
        aliased = any(r.alias is not None for r in existing)
        taken = {r.name.casefold() for r in block.relations}
        has_condition = bool(at.after) and at.after[0].upper in ("ON", "USING", "AS")
        seen: set[tuple[str, str]] = set()
        candidates: list[tuple[int, int, _Offer]] = []
        for distance, relation in enumerate(reversed(existing)):
            offered = self.scope.offered(relation, block)
            for table in self.neighbours(offered):
                other = Offered(tuple(ScopeColumn(c.name, table, c) for c in table.columns), True)
                alias = alias_for(table.name, taken) if aliased or table.name.casefold() in taken else ""
                for link in links(other, offered):
                    self.join_offer(
                        candidates,
                        distance,
                        table.name,
                        alias,
                        condition(link, alias or table.name, relation.name, self.dialect, self.word),
                        has_condition,
                        table,
                        link.inferred,
                    )
            for cte in block.visible_ctes():
                name = unquote(cte.name.text)
                if name.casefold() in taken:
                    continue
                other = self.scope.output(cte.body)
                alias = alias_for(name, taken) if aliased else ""
                for link in links(other, offered):
                    self.join_offer(
                        candidates,
                        distance - 1,
                        name,
                        alias,
                        condition(link, alias or name, relation.name, self.dialect, self.word),
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
        candidates: list[tuple[int, int, _Offer]],
        distance: int,
        name: str,
        alias: str,
        text: str,
        has_condition: bool,
        table: Table | None,
        inferred: bool,
    ) -> None:
        head = f"{self.name(name)} {alias}".strip()
        label = head if has_condition else f"{head} {self.word('ON')} {text}"
        rank = (
            distance
            + (10 if inferred else 0)
            + (
                5
                if table is not None
                and any(
                    r.table.casefold() == name.casefold() for r in (self.at.block.relations if self.at.block else ())
                )
                else 0
            )
        )
        candidates.append(
            (
                rank,
                len(candidates),
                _Offer(label, "join", "inferred foreign key" if inferred else "foreign key", filter=name, table=table),
            )
        )

    def neighbours(self, offered: Offered) -> list[Table]:
        """Tables that some foreign key ties to the tables behind these columns: those referred to first."""
        found: dict[int, Table] = {}
        for table in {id(c.table): c.table for c in offered.columns if c.table is not None}.values():
            for own, key in self.catalog.referring.get(table.name.casefold(), ()):
                found.setdefault(id(own), own)
        parents: dict[int, Table] = {}
        for table in {id(c.table): c.table for c in offered.columns if c.table is not None}.values():
            for key in table.foreign_keys:
                other = self.catalog.table(key.table)
                if other is not None:
                    parents.setdefault(id(other), other)
        return [*parents.values(), *(t for i, t in found.items() if i not in parents)]

    def on_clause(self, block: Block) -> Iterator[_Offer]:
        """`ON condition` behind a joined relation that has none yet."""
        at = self.at
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
        for text in join_conditions(self.scope, block, relation, self.dialect, self.word):
            yield _Offer(f"{self.word('ON')} {text}", "condition", "foreign key")

    def operands(self, block: Block) -> Iterator[_Offer]:
        at = self.at
        previous = at.previous()
        clause = at.clause.name if at.clause is not None else ""
        sources = [
            (r, self.scope.offered(r, block)) for r in block.sources if not (at.word and r.start == at.word.start)
        ]
        in_on = self.in_condition(block) or previous == "ON"
        if at.previous() == "(" and self.call_name() in ("COUNT",):
            yield _Offer("*", "keyword", "all rows")
        left = self.compared()
        yield from self.values()
        if left is not None and previous != "IN":
            for relation, offered in sources:
                for offer in self.partners(left, relation, offered):
                    qualifier = relation.name if len(sources) > 1 else ""
                    column = offered.find(offer.filter)
                    if column is not None:
                        yield self.column_offer(column, qualifier)
        if previous == "SELECT" and block.parent is not None:
            yield from self.referring_columns(block, sources)
        if previous in ("ON", "AND", "WHERE") and (in_on or clause == "WHERE"):
            yield from self.conditions(block, in_on)
        if clause in ("GROUP BY", "ORDER BY") and at.open_parenthesis is None:
            yield from self.selected(block, clause)
        if len(sources) > 1 and at.typed:
            yield from self.aliases(sources)
        yield from self.columns(sources, block, qualified=len(sources) > 1)
        if len(sources) > 1 and not at.typed:
            yield from self.aliases(sources)
        outer = block.outer
        while outer is not None:
            yield from self.columns([(r, self.scope.offered(r, outer)) for r in outer.sources], outer, qualified=True)
            outer = outer.outer
        if not block.sources and clause in ("SELECT", "") and at.typed:
            yield from self.tables_to_qualify()
        yield from self.calls(clause)
        yield from self.keywords(clauses.operands(clause, previous))

    def aliases(self, sources: list[tuple[Relation, Offered]]) -> Iterator[_Offer]:
        for relation, _ in sources:
            if relation.name:
                yield _Offer(self.name(relation.name), "alias", relation.table or "subquery", filter=relation.name)

    def tables_to_qualify(self) -> Iterator[_Offer]:
        """Columns of the whole schema while nothing is in FROM, with their table."""
        for table in self.catalog.schema.tables:
            for column in table.columns:
                yield _Offer(
                    self.name(column.name),
                    "column",
                    f"{column.type} · {table.name}".strip(" ·"),
                    filter=column.name,
                    table=table,
                    column=column.name,
                )

    def referring_columns(self, block: Block, sources: list[tuple[Relation, Offered]]) -> Iterator[_Offer]:
        """In `x IN (SELECT …`, the columns that a foreign key ties to x."""
        parent = block.parent
        tokens = [t for t in self.at.before if t.start < block.start]
        if parent is None or len(tokens) < 3 or tokens[-1].text != "(" or tokens[-2].upper not in ("IN", "="):
            return
        i = len(tokens) - 2
        if tokens[i - 1].upper == "NOT":
            i -= 1
        left = self.column_before(i, parent)
        if left is None:
            return
        for _relation, offered in sources:
            for link in links(self.scope.offered(left[0], parent), offered):
                for a, b in link.pairs:
                    column = offered.find(b)
                    if a.casefold() == left[1].name.casefold() and column is not None:
                        yield self.column_offer(column, "")

    def conditions(self, block: Block, in_on: bool) -> Iterator[_Offer]:
        """Foreign-key conditions that are still missing here: for the relation being joined, between comma-joined ones, and with the block around."""
        at = self.at
        if in_on:
            before = [r for r in block.relations if r.start < at.offset]
            if before and at.previous() == "ON":
                for text in join_conditions(self.scope, block, before[-1], self.dialect, self.word):
                    yield _Offer(text, "condition", "foreign key")
            return
        unjoined = [r for r in block.sources if r.on is None and not r.natural]
        if at.previous() == "AND" and not at.typed and len(unjoined) < 2:
            return
        written_text = at.statement.text.casefold()
        for i, relation in enumerate(unjoined):
            for other in reversed(unjoined[:i]):
                for link in links(self.scope.offered(relation, block), self.scope.offered(other, block)):
                    text = condition(link, relation.name, other.name, self.dialect, self.word)
                    if text.casefold() not in written_text:
                        yield _Offer(text, "condition", "foreign key")
        if block.outer is not None:
            for relation in block.sources:
                for other in block.outer.sources:
                    for link in links(self.scope.offered(relation, block), self.scope.offered(other, block.outer)):
                        text = condition(link, relation.name, other.name, self.dialect, self.word)
                        if text.casefold() not in written_text:
                            yield _Offer(text, "condition", "foreign key")

    def selected(self, block: Block, clause: str) -> Iterator[_Offer]:
        """Entries of the select list that GROUP BY needs or ORDER BY may name."""
        first = block.operands[0] if block.operands else block
        body = self.at.statement.text
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
                yield _Offer(text, "column", "selected", filter=item.name or text)

    def columns(self, sources: list[tuple[Relation, Offered]], block: Block, *, qualified: bool) -> Iterator[_Offer]:
        """The columns of relations, ranked by clause, keys, place and whether they are used already."""
        at = self.at
        clause = at.clause.name if at.clause is not None else ""
        used: set[tuple[str, str]] = set()
        for ref in block.refs:
            if ref.clause == clause:
                used.add((ref.qualifier.casefold(), ref.name.casefold()))
        ranked: list[tuple[int, int, _Offer]] = []
        for n, (relation, offered) in enumerate(sources):
            for i, column in enumerate(offered.columns):
                if not column.name:
                    continue
                name = column.name.casefold()
                rank = i + 3 + n
                key = _is_key(column)
                if key == "primary":
                    rank = n
                elif key == "foreign" and clause in ("WHERE", "ON"):
                    rank = 2 + n
                if clause == "SET":
                    rank = i + (50 if key else 0)
                if (relation.name.casefold(), name) in used or ("", name) in used:
                    rank += 100
                ranked.append((rank, len(ranked), self.column_offer(column, relation.name if qualified else "")))
        for _, _, offer in sorted(ranked, key=lambda r: r[:2]):
            yield offer

    def calls(self, clause: str) -> Iterator[_Offer]:
        if self.at.quote or clause in ("LIMIT", "OFFSET"):
            return
        for function in functions(self.dialect).values():
            name = function.name.lower() if self.lower else function.name
            inner = "$0" if function.parameters else ""
            yield _Offer(
                name,
                "function",
                function.signature,
                insert=f"{name}()",
                filter=name,
                snippet=f"{name}({inner})" + ("" if inner else "$0"),
            )

    def insert_columns(self, block: Block) -> Iterator[_Offer]:
        assert block.target is not None
        offered = self.scope.offered(block.target, block)
        used = {unquote(t.text).casefold() for t in block.columns}
        rest = [c for c in offered.columns if c.name.casefold() not in used]
        if not block.columns and len(rest) > 1 and not self.at.typed:
            text = ", ".join(self.name(c.name) for c in rest)
            yield _Offer(text, "list", "all columns")
        for column in rest:
            yield self.column_offer(column, "")

    def listed(self, block: Block, *, keys_first: bool) -> Iterator[_Offer]:
        if block.target is None:
            return
        columns = self.scope.offered(block.target, block).columns
        for column in sorted(
            columns,
            key=lambda c: 0 if keys_first and (_is_key(c) == "primary" or (c.column and c.column.unique)) else 1,
        ):
            yield self.column_offer(column, "")

    def using_columns(self, block: Block) -> Iterator[_Offer]:
        """Columns that both sides of the join have."""
        existing = [r for r in block.relations if r.start < self.at.offset]
        if len(existing) < 2:
            return
        right = self.scope.offered(existing[-1], block)
        left = {c.name.casefold() for r in existing[:-1] for c in self.scope.offered(r, block).columns}
        shared = [c for c in right.columns if c.name.casefold() in left]
        for column in sorted(shared, key=lambda c: 0 if _is_key(c) and c.name.casefold() != "id" else 1):
            yield self.column_offer(column, "")

    def set_targets(self, block: Block) -> Iterator[_Offer]:
        if block.target is None:
            return
        where = self.scope.relation(block.target.table, block)
        relation, owner = where if where is not None else (block.target, block)
        for offer in self.columns([(relation, self.scope.offered(relation, owner))], block, qualified=False):
            yield _Offer(
                offer.label, "column", offer.detail, f"{offer.label} = ", offer.filter, "", offer.table, offer.column
            )


def _is_key(column: ScopeColumn) -> str:
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


def _table_detail(table: Table) -> str:
    kind = "view" if table.is_view else "table"
    return f"{kind} · {table.comment}" if table.comment else f"{kind} · {len(table.columns)} columns"


def _match(typed: str, offer: _Offer, *, quoted: bool) -> int | None:
    """How well an offer fits what is typed: 0 best, None not at all."""
    if not typed:
        return 0
    text = (offer.filter or offer.label).casefold()
    if offer.kind in ("condition", "list", "value") and not quoted:
        text = offer.label.casefold()
    if text.startswith(typed):
        return 0
    if offer.kind in ("keyword", "value"):
        return None
    if f"_{typed}" in text or f".{typed}" in offer.label.casefold() or f" {typed}" in text:
        return 1
    if len(typed) > 1 and typed in text:
        return 2
    if len(typed) > 2:
        letters = iter(text)
        if text[0] == typed[0] and all(c in letters for c in typed):
            return 3
    return None
