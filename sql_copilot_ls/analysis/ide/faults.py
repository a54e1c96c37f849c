"""What is wrong with a query, as far as the schema can tell; silent wherever something in scope is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import PurePath

from sql_copilot_ls.analysis.ide.clause_faults import ClauseFaults
from sql_copilot_ls.analysis.ide.fault import Fault, like, listed
from sql_copilot_ls.analysis.ide.form_faults import count_faults, form_faults
from sql_copilot_ls.analysis.ide.value_faults import change_faults, value_faults
from sql_copilot_ls.analysis.scoping.layers import catalog_at
from sql_copilot_ls.analysis.scoping.table_lookup import Asked, Catalog
from sql_copilot_ls.analysis.scoping.variables import bare_variables
from sql_copilot_ls.analysis.scoping.visible import Meaning, Scope
from sql_copilot_ls.analysis.syntax.blocks import Block, Parsed, Ref, Relation
from sql_copilot_ls.analysis.syntax.script import Script, Statement
from sql_copilot_ls.analysis.syntax.statement_reader import parse
from sql_copilot_ls.schema.model import Became, Schema
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import KEYWORDS, words
from sql_copilot_ls.sql.lexer import Kind, Token
from sql_copilot_ls.sql.quoting import needs_quotes, quote, unquote

_SYSTEM = words(
    """
    information_schema pg_catalog sys sqlite_master sqlite_schema sqlite_sequence sqlite_temp_master mysql
    performance_schema dual pg_temp deleted inserted system user_tables all_tables dba_tables sysibm syscat values
    svv_table_info excluded new old
    """
)
_SYSTEM_PREFIXES = ("pg_", "sqlite_", "stv_", "stl_", "svl_", "svv_", "svcs_")
"""What tables of the database's own begin with; the last are Redshift's."""
_DICTIONARY = ("v$", "gv$", "v_$", "all_", "dba_", "user_", "cdb_", "nls_")
"""What the views of Oracle's data dictionary begin with."""
_SYSTEM_COLUMNS = words(
    """
    ctid xmin xmax cmin cmax tableoid oid rowid rownum ora_rowscn input__file__name block__offset__inside__file
    grouping__id crdb_internal_mvcc_timestamp versions_startscn versions_endscn versions_starttime versions_endtime
    versions_xid versions_operation
    """
)
"""Columns that every table of some database has."""
_FIELDS = words("bigquery spark hive duckdb snowflake clickhouse") | {""}
"""Dialects where a dot behind a column leads into its value."""
_CHECKED = frozenset(
    (
        "SELECT",
        "WHERE",
        "ON",
        "GROUP BY",
        "HAVING",
        "ORDER BY",
        "SET",
        "QUALIFY",
        "RETURNING",
        "FROM",
        "DISTINCT ON",
        "PREWHERE",
    )
)
_PATTERN = frozenset("|()+*?[]^")
_ALWAYS_COMPARED = 16
_MOST_COMPARED = 20_000
"""Names that the unknown ones of a statement are compared with; behind them, nothing is proposed."""
_MOST_NAMED = 12
"""Relations that one message names."""
_KINDS_OF_OBJECTS = words("VIEW FUNCTION PROCEDURE MACRO TRIGGER")


def diagnose(script: Script, schema: Schema) -> list[Fault]:
    """The faults of every statement; those of statements and schemas that did not change are remembered."""
    faults: list[Fault] = []
    given = bare_variables(script)
    for start, statement in zip(script.starts, script.statements, strict=True):
        faults += [
            Fault(start + f.start, start + f.end, f.code, f.message, f.severity, f.fixes, f.insert)
            for f in _faults(statement, catalog_at(script, start, schema), given)
        ]
    return faults


def _faults(statement: Statement, known: Catalog, given: frozenset[str]) -> list[Fault]:
    kept = statement.analysed.get("faults")
    asks = frozenset(known.schemas), bool(known.whole.tables), known.whole.former, given
    if isinstance(kept, tuple):
        former, asked, asked_with, found = kept
        # Of an unknown table any table of the schema can be the nearest.
        anew = former is not known and any(f.code == "unknown-table" for f in found)
        if asked_with == asks and not anew and asked.holds_in(known):
            statement.analysed["faults"] = known, asked, asks, found
            return list(found)
    asked = Asked(known)
    found = list(_Checker(statement, known, asked, given).run())
    statement.analysed["faults"] = known, asked, asks, found
    return found


class _Checker:
    def __init__(self, statement: Statement, known: Catalog, asked: Asked, given: frozenset[str]) -> None:
        self.statement = statement
        self.given = given
        self.catalog = known
        self.parsed: Parsed = parse(statement)
        self.dialect = statement.dialect
        self._items: dict[int, tuple[frozenset[int], frozenset[str]]] = {}
        self._names: dict[int, Counter[str]] = {}
        self._aliases: dict[int, dict[str, bool]] = {}
        self._asked = self._compared = 0
        self._choices: dict[int, tuple[Collection[str], Mapping[str, bool]]] = {}
        self.scope = Scope(self.parsed, asked, self.dialect)
        head = [t.upper for t in statement.significant[:6]]
        self.procedural = bool(head) and (
            head[0] in ("DECLARE", "BEGIN", "DO", "IF", "WHILE")
            or any(w in head for w in ("FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE"))
        )

    def run(self) -> Iterator[Fault]:
        if any(t.text.startswith(("{", "${")) for t in self.statement.significant):
            return
        if not self.procedural:
            of_form = list(form_faults(self.statement, self.parsed))
            yield from of_form
            if any(f.code == "misspelt-keyword" for f in of_form):  # the rest is read wrongly
                return
        clauses = ClauseFaults(self.statement, self.scope, self.following)
        # Where views alone are declared, the tables below them are elsewhere.
        knows_tables = not all(t.is_view for t in self.catalog.whole.tables)
        for block in self.parsed.walk():
            if not self.procedural:
                yield from count_faults(self.statement, block, self.scope)
                yield from change_faults(self.statement, block)
            if self.catalog.has_tables:
                yield from value_faults(self.statement, block, self.scope, self.following)
            if knows_tables:
                yield from self.tables(block)
            if self.catalog.has_tables:
                yield from self.columns(block)
                yield from clauses.comparisons(block)
            yield from clauses.joins(block)
            yield from clauses.groups(block)

    def tables(self, block: Block) -> Iterator[Fault]:
        for relation in block.sources:
            if (
                not relation.parts
                or relation.is_function
                or self.scope.cte(relation, block)
                or self.scope.table(relation, block)
            ):
                continue
            name, folded = relation.table, relation.table.casefold()
            if (
                folded in _SYSTEM
                or name[:1] in "#@$%"
                or relation.schema.casefold() in _SYSTEM
                or folded.startswith(_SYSTEM_PREFIXES)
                or (self.dialect == "oracle" and folded.startswith(_DICTIONARY))
            ):
                continue
            if relation.elsewhere or (relation.schema and relation.schema.casefold() not in self.catalog.schemas):
                continue
            if name.endswith("*") and dialect_of(self.dialect).has_wildcard_tables:  # many tables at once
                continue
            if self.procedural or (relation is block.target and self._is_alias(relation, block)):
                continue
            if self._lateral_column(relation, block) or self._stray(relation):
                continue
            start, end = relation.span
            fate = self.catalog.whole.former.get((folded, ""))
            if fate is not None:
                there = self.catalog.table(fate.now) if fate.now else None
                fixes = (quote(fate.now, self.dialect, there.quoted),) if there is not None else ()
                yield Fault(start, end, "unknown-table", _told(name, fate), fixes=fixes)
                continue
            names: dict[str, bool] = {}
            if self._may_compare(len(self.catalog.schema.tables) + self._ctes_around(block)):
                names |= {t.name: t.quoted for t in self.catalog.schema.tables}
                names |= {unquote(c.name.text): c.name.kind == Kind.QUOTED for c in block.visible_ctes()}
            near = self.catalog.nearest(name, list(names))
            yield Fault(
                start,
                end,
                "unknown-table",
                f"Unknown table {name}{like(near)}",
                fixes=tuple(quote(n, self.dialect, names[n]) for n in near),
            )

    def _may_compare(self, names: int) -> bool:
        """Whether what an unknown name may have meant is looked for among so many: for the first ones always."""
        self._asked += 1
        self._compared += names
        return self._asked <= _ALWAYS_COMPARED or self._compared <= _MOST_COMPARED

    @staticmethod
    def _ctes_around(block: Block) -> int:
        """How many common table expressions there are in the blocks around."""
        count, at = 0, block.parent
        while at is not None:
            count += len(at.ctes)
            at = at.parent
        return count

    def _is_alias(self, relation: Relation, block: Block) -> bool:
        return any(r.name.casefold() == relation.table.casefold() for r in block.relations if r is not relation)

    def _stray(self, relation: Relation) -> bool:
        """Whether the name stands where no relation can, behind another name: the reader knows that clause not."""
        at = self.following.get(relation.parts[0].end, 1) - 2
        before = self.statement.significant[at] if at >= 0 else None
        if before is None or relation.join:
            return False
        if relation.parts[0].upper in _KINDS_OF_OBJECTS and before.upper == "REPLACE":
            return True
        return before.kind == Kind.QUOTED or (before.kind == Kind.WORD and before.upper not in KEYWORDS)

    def _lateral_column(self, relation: Relation, block: Block) -> bool:
        """Whether `FROM t, t.items` names a column of an earlier relation."""
        if len(relation.parts) < 2:
            return False
        if id(block) not in self._names:
            self._names[id(block)] = Counter(r.name.casefold() for r in block.relations)
        wanted = relation.schema.casefold()
        return self._names[id(block)][wanted] > (relation.name.casefold() == wanted)

    def columns(self, block: Block) -> Iterator[Fault]:
        if block.kind == "insert" and block.target is not None:
            yield from self.listed(block.columns, block.target, block)
        # The columns of Spark's TRANSFORM are named behind its AS.
        transforms = any(c.name.upper == "TRANSFORM" for c in block.calls)
        for ref in block.refs:
            if (
                (transforms and ref.clause == "SELECT")
                or (ref.soft and not self._was_column(ref, block))
                or ref.clause not in _CHECKED
                or (self.procedural and not ref.qualifier)
            ):
                continue
            meaning = self.scope.resolve(ref, block)
            if meaning.alias is not None or self._assigns(ref, block):
                continue
            hidden = self.hidden(ref, block)
            if hidden is not None:
                yield hidden
                continue
            if len(meaning.found) == 1 and self._folded(ref, meaning.found[0][1].name, meaning.found[0][1].quoted):
                yield self.in_other_case(ref, meaning.found[0][1].name)
                continue
            if len(meaning.found) > 1:
                if ref.qualifier or ref.clause == "SET" or self.dialect == "clickhouse":
                    continue
                yield from self.ambiguous(ref, meaning, block)
            elif not meaning.found and meaning.certain and not self._otherwise(ref, block):
                yield from self.unknown(ref, meaning, block)

    def _was_column(self, ref: Ref, block: Block) -> bool:
        """Whether a word that need not be a column stands where only one can, and a migration took that away."""
        if self._fate(ref.name, self._choice(None, block)[0] if self.catalog.whole.former else ()) is None:
            return False
        at = self.following.get(ref.end, -1)
        behind = self.statement.significant[at].upper if 0 <= at < len(self.statement.significant) else ""
        return behind in (",", "FROM", "=", "<>", "AND", "OR", ";", "")

    def hidden(self, ref: Ref, block: Block) -> Fault | None:
        """A table's own name used where its alias has taken its place, which no dialect but ClickHouse lets pass."""
        if len(ref.parts) != 2 or self.dialect == "clickhouse":
            return None
        where = self.scope.relation(ref.qualifier, block)
        if where is None or where[1].kind != "select" or where[0].alias is None:
            return None
        relation, token = where[0], ref.parts[0]
        if relation.name.casefold() == ref.qualifier.casefold() or relation.body is not None:
            return None
        alias = quote(relation.name, self.dialect, relation.in_quotes)
        message = f"{ref.qualifier} is called {relation.name} here"
        return Fault(token.start, token.end, "unknown-alias", message, "error", (alias,))

    def in_other_case(self, ref: Ref, name: str) -> Fault:
        """A name whose case counts, written without its quotes."""
        token, written = ref.parts[-1], quote(name, self.dialect, declared_in_quotes=True)
        message = f"{ref.name} is read as another name without its quotes{like([written])}"
        return Fault(token.start, token.end, "unknown-column", message, fixes=(written,))

    def _folded(self, ref: Ref, name: str, quoted: bool) -> bool:
        """Whether a name is written bare whose case counts, so that the dialect reads another one."""
        written = ref.parts[-1]
        if written.kind != Kind.WORD or not quoted or not needs_quotes(name, self.dialect, declared_in_quotes=True):
            return False
        fold = {"lower": str.lower, "upper": str.upper}.get(dialect_of(self.dialect).folds_names)
        return fold is not None and fold(written.text) != name

    def _assigns(self, ref: Ref, block: Block) -> bool:
        """Whether a select list may name its entry this way, `name = expression`, in a dialect nobody knows."""
        if self.dialect or ref.start not in self._of_items(block)[0]:
            return False
        at = self.following.get(ref.end, -1)
        return 0 <= at < len(self.statement.significant) and self.statement.significant[at].text == "="

    @cached_property
    def following(self) -> dict[int, int]:
        """The number of the token behind each, by where that ends."""
        return {token.end: number for number, token in enumerate(self.statement.significant, 1)}

    def _of_items(self, block: Block) -> tuple[frozenset[int], frozenset[str]]:
        """Where the entries of a select list begin, and their names, folded."""
        known = self._items.get(id(block))
        if known is None:
            starts, names = (i.start for i in block.items), (i.name.casefold() for i in block.items)
            known = self._items[id(block)] = frozenset(starts), frozenset(names)
        return known

    def listed(self, tokens: list[Token], target: Relation, block: Block) -> Iterator[Fault]:
        offered = self.scope.offered(target, block)
        if not offered.known:
            return
        for token in tokens:
            name = unquote(token.text)
            if offered.find(name) is None:
                compares = self._may_compare(len(offered.columns))
                names = {c.name: c.quoted for c in offered.columns} if compares else {}
                near = self.catalog.nearest(name, list(names))
                yield Fault(
                    token.start,
                    token.end,
                    "unknown-column",
                    f"{target.table} has no column {name}{like(near)}",
                    fixes=tuple(quote(n, self.dialect, names[n]) for n in near),
                )

    def _otherwise(self, ref: Ref, block: Block) -> bool:
        """Whether the name can be something else than a column."""
        token = ref.parts[-1]
        if (
            token.kind == Kind.QUOTED
            and token.text[:1] == '"'
            and dialect_of(self.dialect).lets_strings_name
            and not ref.qualifier
        ):
            return True
        if (
            not token.closed
            or token.upper.startswith(("_", "$", "METADATA$"))
            or self._is_pattern(token)
            or (ref.qualifier or ref.name).casefold() in self.given
            or ref.name.casefold() in _SYSTEM_COLUMNS
            or (ref.name.isupper() and ref.name.startswith(("CURRENT_", "SESSION_", "SYS")))
        ):
            return True
        reaches_in = self.dialect in _FIELDS and self.scope.relation(ref.qualifier, block) is None
        at: Block | None = block
        while at is not None:
            if self.scope.is_window(ref.name, at) or self.scope.is_relation(
                ref.parts[0].text if len(ref.parts) > 2 else "" if ref.qualifier else ref.name, at
            ):
                return True
            if ref.qualifier:
                fields = self.scope.offers(ref.qualifier, at)
                if fields.found or (reaches_in and not fields.certain):
                    return True
            if at.kind in ("insert", "with") or (at.kind == "merge" and not ref.qualifier):
                return True
            at = at.outer
        if not block.sources:
            return True
        here = block
        while here.parent is not None:
            if here.parent.kind in ("insert", "merge") and not ref.qualifier and not here.sources:
                return True
            here = here.parent
        return False

    def _is_pattern(self, token: Token) -> bool:
        """Whether a name in backticks is a pattern of names, as Hive and Spark take them."""
        known = dialect_of(self.dialect)
        return known.has_name_patterns and token.text[:1] == "`" and not _PATTERN.isdisjoint(token.text)

    def unknown(self, ref: Ref, meaning: Meaning, block: Block) -> Iterator[Fault]:
        token = ref.parts[-1]
        if ref.qualifier and meaning.relation is None:
            qualifier = ref.parts[-2]
            if id(block) not in self._aliases:
                self._aliases[id(block)] = {r.name: r.in_quotes for r in block.sources if r.name}
            names = self._aliases[id(block)]
            compared = list(names) if self._may_compare(len(names)) else []
            near = self.catalog.nearest(ref.qualifier, compared) or (compared if len(names) == 1 else [])
            yield Fault(
                qualifier.start,
                qualifier.end,
                "unknown-alias",
                f"Nothing in FROM is named {ref.qualifier}" + like(near),
                fixes=tuple(quote(n, self.dialect, names[n]) for n in near),
            )
            return
        tables, columns = self._choice(meaning.relation, block)
        told = self._fate(ref.name, tables)
        if told is not None:
            fixes = (quote(told.now, self.dialect, columns[told.now]),) if told.now in columns else ()
            yield Fault(token.start, token.end, "unknown-column", _told(ref.name, told), fixes=fixes)
            return
        near = self.catalog.nearest(ref.name, list(columns) if self._may_compare(len(columns)) else [])
        where = (
            meaning.relation.table or meaning.relation.name
            if meaning.relation
            else ", ".join(r.table or r.name for r in block.sources[:_MOST_NAMED])
            + (", …" if len(block.sources) > _MOST_NAMED else "")
        )
        verb = "has" if meaning.relation or len(block.sources) == 1 else "have"
        yield Fault(
            token.start,
            token.end,
            "unknown-column",
            f"{where} {verb} no column {ref.name}{like(near)}",
            fixes=tuple(quote(n, self.dialect, columns[n]) for n in near),
        )

    def _choice(self, relation: Relation | None, block: Block) -> tuple[Collection[str], Mapping[str, bool]]:
        """What a relation, or all of a block, offer: the tables behind it, folded, and columns by name, with whether
        their case counts."""
        known = self._choices.get(id(relation or block))
        if known is None:
            several = [relation] if relation is not None else block.sources
            offered = list({id(o): o for o in (self.scope.offered(r, block) for r in several)}.values())
            if not self._may_compare(sum(len(o.columns) for o in offered)):
                offered = []
            tables = dict.fromkeys(c.table.name.casefold() for o in offered for c in o.columns if c.table is not None)
            columns = {c.name: c.quoted for o in offered for c in o.columns if c.name}
            known = self._choices[id(relation or block)] = tables, columns
        return known

    def _fate(self, name: str, tables: Collection[str]) -> Became | None:
        """What became of a column of one of these tables."""
        former = self.catalog.whole.former
        fates = [fate for t in tables if (fate := former.get((t, name.casefold()))) is not None] if former else []
        return fates[0] if len(fates) == 1 else None

    def ambiguous(self, ref: Ref, meaning: Meaning, block: Block) -> Iterator[Fault]:
        if ref.clause in ("ORDER BY", "GROUP BY", "HAVING") and ref.name.casefold() in self._of_items(block)[1]:
            return
        relations = [r for r, _ in meaning.found[:_MOST_NAMED] if r.name]
        names = [r.name for r in relations]
        if len({n.casefold() for n in names}) < 2 or not meaning.certain:
            return
        written = self.statement.text[ref.start : ref.end]
        yield Fault(
            ref.start,
            ref.end,
            "ambiguous-column",
            f"{ref.name} is in {listed(names)}: say which",
            "error",
            tuple(f"{quote(r.name, self.dialect, r.in_quotes)}.{written}" for r in relations),
        )


def _told(name: str, fate: Became) -> str:
    """What became of a name, in words."""
    file = PurePath(fate.file).name
    return f"{name} was renamed to {fate.now} in {file}" if fate.now else f"{name} was dropped in {file}"
