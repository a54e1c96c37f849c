"""What could be written at the cursor, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sql_copilot_ls.analysis.ide import clauses
from sql_copilot_ls.analysis.ide.functions import functions
from sql_copilot_ls.analysis.ide.offers import Here, Offer, fit, table_detail
from sql_copilot_ls.analysis.ide.offers_columns import ColumnOffers
from sql_copilot_ls.analysis.ide.offers_members import MemberOffers
from sql_copilot_ls.analysis.ide.offers_relations import RelationOffers
from sql_copilot_ls.analysis.ide.offers_statements import StatementOffers
from sql_copilot_ls.analysis.ide.offers_values import ValueOffers
from sql_copilot_ls.analysis.ide.refactorings import star_columns
from sql_copilot_ls.analysis.ide.snippet_stops import filled
from sql_copilot_ls.analysis.ide.statement_snippets import statement_snippets
from sql_copilot_ls.analysis.scoping.cursor import Cursor, cursor
from sql_copilot_ls.analysis.scoping.offered import ScopeColumn
from sql_copilot_ls.analysis.scoping.table_lookup import Catalog
from sql_copilot_ls.analysis.scoping.variables import variables
from sql_copilot_ls.analysis.syntax.blocks import Block
from sql_copilot_ls.analysis.syntax.dbt_templates import reference_at
from sql_copilot_ls.analysis.syntax.script import Script
from sql_copilot_ls.schema.model import Schema, Table
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.lexer import Kind
from sql_copilot_ls.sql.quoting import unquote

LIMIT = 60


@dataclass(frozen=True, slots=True)
class Completion:
    """One offer. `kind` is table, column, alias, cte, join, condition, function, keyword, value, type, list, variable,
    snippet;
    `snippet` has `$0` for the cursor.

    `meaning` says what a value stands for. `start` and `end` are the span it replaces in the script; `filter` is what
    the typed word is compared with.
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
    meaning: str = ""


def complete(script: Script, offset: int, schema: Schema) -> list[Completion]:
    """The completions at an offset, best first and at most `LIMIT`; those that do not match the word being typed are
    left out.
    """
    at = cursor(script, offset, schema)
    special = _references(script, offset, at.catalog)
    if special is None:
        special = _variables(script, at)
    return special if special is not None else _expansion(at) or _Completer(Here(at)).run()


def _references(script: Script, offset: int, known: Catalog) -> list[Completion] | None:
    """The models and sources that a template of dbt can name; None outside of one."""
    asked = reference_at(script.text, offset)
    if asked is None:
        return None
    what, first, typed = asked
    tables = [t for t in known.schema.tables if what == "ref" or t.schema]
    if what == "source" and not first:
        found = dict.fromkeys(t.schema for t in tables)
        offers: list[tuple[str, str, str, Table | None]] = [(name, "schema", "source", None) for name in found]
    else:
        wanted = [t for t in tables if (t.schema.casefold() == first.casefold() if first else not t.schema)]
        offers = [(t.name, "table", table_detail(t), t) for t in wanted]
    start = offset - len(typed)
    return [
        Completion(name, kind, name, start, offset, detail, name, table=table)
        for name, kind, detail, table in offers
        if fit(typed.casefold(), name.casefold()) is not None
    ][:LIMIT]


def _variables(script: Script, at: Cursor) -> list[Completion] | None:
    """The variables that begin as what is typed behind an @; None where no variable can be typed."""
    begun = at.word.start if at.word is not None and at.inside == Kind.PARAMETER else at.offset - 1
    typed = at.statement.text[max(begun, 0) : at.offset]
    has_variables = dialect_of(at.statement.dialect).has_at_variables
    if not has_variables or not typed.startswith("@") or at.inside not in (None, Kind.PARAMETER):
        return None
    start = at.start + begun
    found = variables(script, start)
    return [
        Completion(name, "variable", name, start, at.start + at.offset, declared, name)
        for name, declared in found.items()
        if name.casefold().startswith(typed.casefold())
    ]


def _expansion(at: Cursor) -> list[Completion]:
    """The columns that a star right before the cursor stands for."""
    if at.word is not None or not at.before or at.before[-1].text != "*" or at.before[-1].end != at.offset:
        return []
    block = at.block
    item = next((i for i in block.items if i.star and i.end == at.offset), None) if block is not None else None
    names = star_columns(at, block, item) if block is not None and item is not None else []
    if item is None or not names:
        return []
    text = ", ".join(names)
    start, end = at.start + item.start, at.start + item.end
    return [Completion(text, "list", text, start, end, "all columns", at.statement.text[item.start : item.end])]


class _Completer:
    """Decides what may stand at the cursor."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.value_offers = ValueOffers(here)
        self.column_offers = ColumnOffers(here, self.value_offers)
        self.relation_offers = RelationOffers(here)
        self.statement_offers = StatementOffers(here, self.relation_offers)
        self.member_offers = MemberOffers(here, self.column_offers, self.value_offers)

    def run(self) -> list[Completion]:
        """Everything that matches, in order."""
        here = self.here
        at = here.at
        if at.inside in (Kind.STRING, Kind.NUMBER):
            counts = here.call_name() in ("NEXTVAL", "CURRVAL", "SETVAL") and at.previous() == "("
            told = here.sequence_texts() if counts else self.value_offers.values()
            offers: Iterable[Offer] = [] if at.word is None else told
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
        here = self.here
        at = here.at
        insert = offer.insert or offer.label
        shown = insert if at.quote or at.inside == Kind.STRING else (offer.filter or offer.label)
        if at.inside == Kind.STRING and offer.filter:
            shown = f"'{offer.filter}"
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
            offer.meaning,
        )

    def offers(self) -> Iterator[Offer]:
        here = self.here
        at = here.at
        previous = at.previous()
        if not at.before:
            yield from here.keywords(clauses.STARTS)
            if at.word is not None and not at.quote:
                for word, (detail, snippet) in statement_snippets(here.dialect).items():
                    yield Offer(word, "snippet", detail, filled(snippet), word, snippet)
            return
        if previous == ".":
            yield from self.member_offers.offers()
            return
        if (
            previous == "::"
            or (previous == "AS" and here.call_name() in ("CAST", "TRY_CAST", "SAFE_CAST"))
            or self.defines_type()
        ):
            yield from here.types()
            return
        special = self.statement_offers.in_special_parentheses() or self.statement_offers.elsewhere()
        if special is not None:
            yield from special
            return
        if previous == "AS":
            head = at.before[0].upper
            if head in ("CREATE", "EXPLAIN"):
                yield from here.keywords(("SELECT", "WITH"))
            return
        block = at.block
        opened = at.open_parenthesis
        if opened is not None and block is not None:
            handled = self.in_parentheses(block, opened)
            if handled is not None:
                yield from handled
                return
        if self.wants_relation():
            yield from self.relation_offers.relations()
            return
        if block is None:
            yield from here.keywords(clauses.following(at, block))
            return
        if previous == "DO" and block.kind == "insert":
            yield from here.keywords(clauses.following(at, block))
            return
        if self.in_set_target(block):
            yield from self.column_offers.set_targets(block)
            return
        if self.wants_operand():
            yield from self.operands(block)
        else:
            yield from self.relation_offers.on_clause(block)
            yield from here.keywords(clauses.following(at, block))

    def defines_type(self) -> bool:
        """Whether a column of CREATE TABLE or ALTER TABLE has its name and wants its type."""
        here = self.here
        at = here.at
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
        here = self.here
        at = here.at
        before = at.before[opened - 1].upper if opened else ""
        if (
            block.kind == "insert"
            and at.clause is not None
            and at.clause.name == "COLUMNS"
            and block.target is not None
        ):
            return self.column_offers.insert_columns(block)
        if before == "USING":
            return self.column_offers.using_columns(block)
        if before == "CONFLICT" or (block.kind == "insert" and at.clause is not None and at.clause.name == "CONFLICT"):
            return self.column_offers.listed(block, keys_first=True)
        if at.previous() == "(" and before == "REFERENCES":
            return iter(())
        if before and opened > 1 and at.before[opened - 2].upper == "REFERENCES":
            table = here.catalog.table(unquote(at.before[opened - 1].text))
            return (
                iter([here.column_offer(ScopeColumn(c.name, table, c)) for c in table.columns]) if table else iter(())
            )
        return None

    def wants_relation(self) -> bool:
        here = self.here
        at = here.at
        previous = at.previous()
        if previous in ("JOIN", "APPLY") or (
            previous in ("INTO", "UPDATE", "TABLE", "OVERWRITE", "REFERENCES", "DESCRIBE")
            and not self.after_select(previous)
        ):
            return True
        if previous == "FROM":
            return here.call_name() not in ("EXTRACT", "TRIM", "SUBSTRING") and at.previous(2) != "DISTINCT"
        if previous in (",", "(") and at.clause is not None and at.clause.name == "FROM" and at.block is not None:
            inside = [r for r in at.block.relations if r.on and r.on[0] <= at.offset <= r.on[1]]
            return not inside and not (at.open_parenthesis is not None and here.call_name() in functions(here.dialect))
        return previous == "USING" and at.block is not None and at.block.kind in ("merge", "delete")

    def after_select(self, previous: str) -> bool:
        here = self.here
        return previous == "UPDATE" and here.at.previous(2) in ("FOR", "DO", "KEY", "THEN")

    def wants_operand(self) -> bool:
        here = self.here
        at = here.at
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
        here = self.here
        at = here.at
        return (
            block.kind in ("update", "insert", "merge")
            and at.clause is not None
            and at.clause.name == "SET"
            and (at.previous() in ("SET", ",") or (at.previous(2), at.previous()) == ("KEY", "UPDATE"))
            and at.open_parenthesis is None
        )

    def operands(self, block: Block) -> Iterator[Offer]:
        here = self.here
        at = here.at
        previous = at.previous()
        clause = at.clause.name if at.clause is not None else ""
        sources = [
            (r, here.scope.offered(r, block)) for r in block.sources if not (at.word and r.start == at.word.start)
        ]
        in_on = here.in_condition(block) or previous == "ON"
        if at.previous() == "(" and here.call_name() in ("COUNT",):
            yield Offer("*", "keyword", "all rows")
        left = self.value_offers.compared()
        yield from self.value_offers.values()
        if left is not None and previous != "IN":
            for relation, offered in sources:
                for offer in self.value_offers.partners(left, relation, offered):
                    column = offered.find(offer.filter)
                    if column is not None:
                        yield here.column_offer(column, relation if len(sources) > 1 else None)
        if previous == "SELECT" and block.parent is not None:
            yield from self.column_offers.referring_columns(block, sources)
        if previous in ("ON", "AND", "WHERE") and (in_on or clause == "WHERE"):
            yield from self.column_offers.conditions(block, in_on)
        if clause in ("GROUP BY", "ORDER BY") and at.open_parenthesis is None:
            yield from self.column_offers.selected(block, clause)
        if len(sources) > 1 and at.typed:
            yield from self.column_offers.aliases(sources)
        yield from self.column_offers.columns(sources, block, qualified=len(sources) > 1)
        if len(sources) > 1 and not at.typed:
            yield from self.column_offers.aliases(sources)
        step = block.follows
        while step is not None:  # what a pipe's steps before this one name
            named = [(r, here.scope.offered(r, step)) for r in step.sources if r.name]
            yield from self.column_offers.columns(named, step, qualified=True)
            step = step.follows
        outer = block.outer
        while outer is not None:
            yield from self.column_offers.columns(
                [(r, here.scope.offered(r, outer)) for r in outer.sources], outer, qualified=True
            )
            outer = outer.outer
        if not block.sources and clause in ("SELECT", "") and at.typed:
            yield from self.column_offers.tables_to_qualify()
        yield from self.column_offers.calls(clause)
        yield from here.keywords(clauses.operands(clause, previous))


def _match(typed: str, offer: Offer, *, quoted: bool) -> int | None:
    """How well an offer fits what is typed: 0 best, None not at all."""
    if not typed:
        return 0
    text = (offer.filter or offer.label).casefold()
    if offer.kind in ("condition", "list", "value") and not quoted:
        text = offer.label.casefold()
    if offer.kind == "value" and offer.filter:
        bare = typed.removeprefix("'")
        texts = (offer.filter, offer.label, offer.label.removeprefix("'"), offer.meaning)
        return 0 if any(known.casefold().startswith(bare) for known in texts) else None
    if offer.kind in ("keyword", "value"):
        return 0 if text.startswith(typed) else None
    score = fit(typed, text)
    return 1 if score in (None, 2, 3) and f".{typed}" in offer.label.casefold() else score
