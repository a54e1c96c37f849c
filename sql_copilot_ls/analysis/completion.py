"""What could be written at the cursor, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sql_copilot_ls.analysis import clauses
from sql_copilot_ls.analysis.blocks import Block, Relation
from sql_copilot_ls.analysis.catalog import catalog
from sql_copilot_ls.analysis.cursor import cursor
from sql_copilot_ls.analysis.fields import element, fields
from sql_copilot_ls.analysis.functions import functions
from sql_copilot_ls.analysis.joins import join_conditions, written
from sql_copilot_ls.analysis.offers import Offer, fit, table_detail
from sql_copilot_ls.analysis.offers_statements import StatementOffers
from sql_copilot_ls.analysis.scope import ScopeColumn
from sql_copilot_ls.analysis.script import Script
from sql_copilot_ls.schema.model import Schema, Table
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

LIMIT = 60
_TARGET_ROWS = ("EXCLUDED", "INSERTED", "DELETED")


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer. `kind` is table, column, alias, cte, join, condition, function, keyword, value, type or list;
    `snippet` has `$0` for the cursor.

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


def complete(script: Script, offset: int, schema: Schema) -> list[Completion]:
    """The completions at an offset, best first and at most `LIMIT`; those that do not match the word being typed are
    left out.
    """
    return _Completer(cursor(script, offset, catalog(schema)), catalog(schema)).run()


class _Completer(StatementOffers):
    """Decides what may stand at the cursor."""

    def run(self) -> list[Completion]:
        """Everything that matches, in order."""
        at = self.at
        if at.inside == Kind.STRING:
            offers: Iterable[Offer] = [] if at.word is None else self.values()
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
        scored: list[tuple[int, int, Offer]] = []
        seen: set[tuple[str, str]] = set()
        for i, offer in enumerate(offers):
            score = _match(typed, offer, quoted=bool(at.quote))
            if score is None or (offer.label, offer.kind) in seen:
                continue
            seen.add((offer.label, offer.kind))
            scored.append((score, i, offer))
            if not typed and len(scored) == LIMIT:  # all match alike, so the first are the best
                break
        scored.sort(key=lambda s: s[:2])
        return [self.completion(offer, start, end) for _, _, offer in scored[:LIMIT]]

    def completion(self, offer: Offer, start: int, end: int) -> Completion:
        """An offer for a span of the script."""
        at = self.at
        insert = offer.insert or offer.label
        shown = insert if at.quote or at.inside == Kind.STRING else (offer.filter or offer.label)
        return Completion(
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
        )

    def offers(self) -> Iterator[Offer]:
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
        special = self.in_special_parentheses() or self.elsewhere()
        if special is not None:
            yield from special
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
        if previous == "DO" and block.kind == "insert":
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
        return (
            at.previous(2) in ("(", ",")
            and "TABLE" in (t.upper for t in at.before[:5])
            and at.previous()
            not in (
                "CONSTRAINT",
                "PRIMARY",
                "FOREIGN",
                "UNIQUE",
                "CHECK",
                "REFERENCES",
                "SELECT",
            )
        )

    def in_parentheses(self, block: Block, opened: int) -> Iterator[Offer] | None:
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
            return last.upper in clauses.BEFORE_OPERAND or (at.previous(2), at.previous()) == ("START", "WITH")
        return last.kind in (Kind.OPERATOR, Kind.PUNCTUATION)

    def in_set_target(self, block: Block) -> bool:
        at = self.at
        return (
            block.kind in ("update", "insert", "merge")
            and at.clause is not None
            and at.clause.name == "SET"
            and (at.previous() in ("SET", ",") or (at.previous(2), at.previous()) == ("KEY", "UPDATE"))
            and at.open_parenthesis is None
        )

    def after_dot(self) -> Iterator[Offer]:
        at = self.at
        if len(at.before) < 2 or at.before[-2].kind not in (Kind.WORD, Kind.QUOTED):
            return
        qualifier = unquote(at.before[-2].text)
        relation_position = self.before_qualifier() in ("FROM", "JOIN", "INTO", "UPDATE", "TABLE", ",")
        if relation_position and qualifier.casefold() in self.catalog.schemas:
            for table in self.catalog.schema.tables:
                if table.schema.casefold() == qualifier.casefold():
                    yield Offer(self.name(table.name), "table", table_detail(table), filter=table.name, table=table)
            return
        block = at.block
        where = self.scope.relation(qualifier, block) if block is not None else None
        if block is not None and where is None and qualifier.upper() in _TARGET_ROWS:
            yield from self.target_columns(block)
            return
        if block is not None and (where is None or where[0].is_function):
            yield from self.nested(block)
        if block is None or where is None:
            found = self.catalog.table(qualifier)
            for column in found.columns if found else ():
                yield self.column_offer(ScopeColumn(column.name, found, column), "")
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
                    yield Offer(link_text[len(prefix) :], "condition", "foreign key")
        yield from self.columns([(relation, offered)], block, qualified=False)

    def target_columns(self, block: Block) -> Iterator[Offer]:
        """The columns of the rows that a DML statement writes."""
        at: Block | None = block
        while at is not None and at.target is None:
            at = at.parent
        if at is None or at.target is None:
            return
        relation, owner = self.scope.relation(at.target.table, at) or (at.target, at)
        offered = self.scope.offered(relation, owner)
        # Most often a column is set to its own new value: SET name = EXCLUDED.name
        own = offered.find(unquote(self.at.before[-4].text)) if self.at.previous(3) == "=" else None
        if own is not None:
            yield self.column_offer(own, "")
        yield from self.columns([(relation, offered)], at, qualified=False)

    def nested(self, block: Block) -> Iterator[Offer]:
        """The fields of the struct that the dotted name before the cursor ends in."""
        tokens, start = self.at.before, len(self.at.before) - 2
        while start > 1 and tokens[start - 1].text == "." and tokens[start - 2].kind in (Kind.WORD, Kind.QUOTED):
            start -= 2
        names = [unquote(t.text) for t in tokens[start:-1:2]]
        for name, declared in fields(self.type_of(names, block)):
            yield Offer(self.name(name), "column", declared, filter=name)

    def around(self, block: Block) -> Iterator[tuple[Relation, Block]]:
        """The relations of a block and of those around it."""
        at: Block | None = block
        while at is not None:
            for relation in at.sources:
                yield relation, at
            at = at.outer

    def type_of(self, names: list[str], block: Block) -> str:
        """The declared type of a dotted name: a column, an alias of UNNEST (array), or a field in one of them."""
        where = self.scope.relation(names[0], block)
        if where is not None and where[0].is_function:
            relation, owner = where
            array = next((r for r in owner.refs if relation.start <= r.start < relation.end), None)
            found = element(self.type_of([unquote(p.text) for p in array.parts], owner)) if array else ""
            rest = names[1:]
        else:
            sources = [where] if where is not None else list(self.around(block))
            rest = names[2:] if where is not None else names[1:]
            wanted = names[1] if where is not None and len(names) > 1 else names[0]
            columns = (self.scope.offered(r, owner).find(wanted) for r, owner in sources)
            found = next((c.type for c in columns if c is not None), "")
        for name in rest:
            found = next((declared for n, declared in fields(found) if n.casefold() == name.casefold()), "")
        return found

    def before_qualifier(self) -> str:
        tokens = self.at.before
        i = len(tokens) - 1
        while i > 0 and tokens[i].text == ".":
            i -= 2
        return tokens[i].upper if i >= 0 else ""

    def operands(self, block: Block) -> Iterator[Offer]:
        at = self.at
        previous = at.previous()
        clause = at.clause.name if at.clause is not None else ""
        sources = [
            (r, self.scope.offered(r, block)) for r in block.sources if not (at.word and r.start == at.word.start)
        ]
        in_on = self.in_condition(block) or previous == "ON"
        if at.previous() == "(" and self.call_name() in ("COUNT",):
            yield Offer("*", "keyword", "all rows")
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


def _match(typed: str, offer: Offer, *, quoted: bool) -> int | None:
    """How well an offer fits what is typed: 0 best, None not at all."""
    if not typed:
        return 0
    text = (offer.filter or offer.label).casefold()
    if offer.kind in ("condition", "list", "value") and not quoted:
        text = offer.label.casefold()
    if offer.kind in ("keyword", "value"):
        return 0 if text.startswith(typed) else None
    score = fit(typed, text)
    return 1 if score in (None, 2, 3) and f".{typed}" in offer.label.casefold() else score
