"""Select lists and FROM: items with their aliases, relations with their joins."""

from __future__ import annotations

from sql_copilot_ls.analysis.syntax.blocks import Block, Clause, Item, Ref, Relation
from sql_copilot_ls.analysis.syntax.call_arguments import has_over
from sql_copilot_ls.analysis.syntax.expression_reader import AGGREGATES, ExpressionReader, QueryReader, ends_operand
from sql_copilot_ls.analysis.syntax.relation_suffixes import SUFFIXES, RelationSuffixes
from sql_copilot_ls.analysis.syntax.token_reader import (
    CLAUSES,
    DEEPEST,
    ENDS,
    JOIN_WORDS,
    SET_OPERATORS,
    WORDS,
    TokenReader,
)
from sql_copilot_ls.analysis.syntax.unjoined import Unjoined
from sql_copilot_ls.sql.dialects import dialect_of
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind, Token

_NO_ALIAS = (
    RESERVED
    | JOIN_WORDS
    | words(
        """
    WINDOW QUALIFY RETURNING TABLESAMPLE SAMPLE PIVOT UNPIVOT PARTITION USE FORCE IGNORE CONNECT START MATCHED
    MINUS PREWHERE OPTION LATERAL CLUSTER DISTRIBUTE SORT FINAL APPLY MATCH_RECOGNIZE GO LOOP DO FORMAT SETTINGS
    ARRAY VERSION TIMESTAMP OUTPUT MATCH_CONDITION
    """
    )
    - {"USER"}
)
_JOIN_HINTS = words("HASH LOOP MERGE REMOTE LOOKUP INVERTED")
"""What SQL Server and CockroachDB let stand before JOIN."""
_JOINING = JOIN_WORDS | words("PASTE APPLY ANY ALL LATERAL")
_SEARCHES = words("CONTAINSTABLE FREETEXTTABLE SEMANTICKEYPHRASETABLE SEMANTICSIMILARITYTABLE")
_LEAVES_OUT = words("EXCEPT EXCLUDE REPLACE")
_MAKE_ROWS = words("PIVOT UNPIVOT DESCRIBE SUMMARIZE SHOW")
"""What DuckDB lets stand in parentheses as a query does."""


class RelationReader:
    """Reads select lists and relations into a block."""

    def __init__(self, reader: TokenReader, expressions: ExpressionReader, query: QueryReader) -> None:
        self.reader = reader
        self.expressions = expressions
        self.query = query
        self.suffixes = RelationSuffixes(reader)
        self.unjoined = Unjoined()

    def top(self, block: Block) -> None:
        """SQL Server's TOP with its number, behind the verb of any statement."""
        reader = self.reader
        if reader.upper() != "TOP" or not (
            reader.upper(1) == "("
            or (reader.i + 1 < reader.size and reader.tokens[reader.i + 1].kind in (Kind.NUMBER, Kind.PARAMETER))
        ):
            return
        reader.i += 1
        if reader.upper() == "(":
            self.expressions.group(block, "TOP", None)
        else:
            reader.i += 1
        while reader.upper() in ("PERCENT",) or (reader.upper() == "WITH" and reader.upper(1) == "TIES"):
            reader.i += 1 if reader.upper() == "PERCENT" else 2

    def select_list(self, block: Block) -> None:
        """The entries behind SELECT or RETURNING, with DISTINCT and TOP before them."""
        reader = self.reader
        while True:
            upper = reader.upper()
            if upper in ("DISTINCT", "ALL", "DISTINCTROW", "SQL_CALC_FOUND_ROWS", "STRAIGHT_JOIN"):
                reader.i += 1
                if reader.upper() == "ON" and reader.upper(1) == "(":
                    reader.i += 1
                    self.expressions.group(block, "DISTINCT ON", None)
            else:
                break
        self.top(block)
        while True:
            self.item(block)
            if reader.upper() != ",":
                return
            reader.i += 1

    def item(self, block: Block) -> None:
        """One entry with its alias."""
        reader = self.reader
        start, first_ref, first_call = reader.i, len(block.refs), len(block.calls)
        clause = block.clauses[-1].name
        self.expressions.expression(block, clause)
        if reader.i == start:
            return
        tokens = reader.tokens[start : reader.i]
        item = Item(tokens[0].start, tokens[-1].end)
        refs = block.refs[first_ref:]
        if reader.dialect == "tsql" and len(tokens) > 2 and tokens[1].text == "=" and tokens[0].kind in WORDS:
            item.alias = tokens[0]
            block.refs[first_ref:] = [r for r in refs if r.parts[0] is not tokens[0]]
        last, before = tokens[-1], tokens[-2] if len(tokens) > 1 else None
        after_as = before is not None and before.upper == "AS" and before.kind == Kind.WORD
        bare = last.kind in WORDS and (last.kind == Kind.QUOTED or last.upper not in RESERVED)
        if (
            item.alias is None
            and before is not None
            and (
                (after_as and (last.kind in WORDS or last.kind == Kind.STRING))
                or (bare and ends_operand(before) and before.upper != "OVER")
            )
        ):
            item.alias = last
        core = tokens
        if (
            last.text == ")"
            and dialect_of(reader.dialect).aliases_several
            and self.named_several(block, tokens, first_ref)
        ):
            return
        if item.alias is last and before is not None:
            core = tokens[:-2] if before.upper == "AS" and before.kind == Kind.WORD else tokens[:-1]
            block.refs[first_ref:] = [r for r in block.refs[first_ref:] if r.parts[-1] is not last]
        refs = block.refs[first_ref:]
        if core and core[-1].text == "*" and (len(core) == 1 or core[-2].text == "."):
            item.star = True
            item.qualifier = core[-3].text if len(core) > 2 else ""
        elif any(t.text == "*" and any(t.upper in _LEAVES_OUT for t in core[:5]) for t in core[:3:2]):
            item.star = True
            item.qualifier = core[0].text if len(core) > 2 and core[1].text == "." else ""
        if len(refs) == 1 and core and refs[0].parts[0] is core[0] and refs[0].parts[-1] is core[-1]:
            item.column = refs[0]
        elif len(core) > 1 and core[0].kind == Kind.WORD and core[1].text == "(":
            item.function = core[0].text
        if len(block.calls) > first_call:
            calls = [c for c in block.calls[first_call:] if c.name.upper in AGGREGATES]
            item.aggregates = bool(calls) and not all(has_over(reader.tokens, c) for c in calls)
        block.items.append(item)

    def named_several(self, block: Block, tokens: list[Token], first_ref: int) -> bool:
        """Whether an entry gives several columns their names, as Spark's `stack(…) AS (a, b)`; adds them then."""
        if not dialect_of(self.reader.dialect).aliases_several:
            return False
        opened = max((i for i, t in enumerate(tokens) if t.text == "("), default=0)
        if not opened or tokens[opened - 1].upper != "AS":
            return False
        names = [t for t in tokens[opened:] if t.kind in WORDS]
        starts = {name.start for name in names}
        block.refs[first_ref:] = [r for r in block.refs[first_ref:] if r.parts[-1].start not in starts]
        block.items += [Item(tokens[0].start, tokens[-1].end, alias=name) for name in names]
        return True

    def relations(self, block: Block) -> None:
        """Relations with their joins and conditions."""
        reader = self.reader
        join, join_start, natural = "", reader.here(), False
        while reader.i < reader.size:
            upper = reader.upper()
            if reader.begins_another():
                return
            if upper == ",":
                join, join_start, natural = ",", reader.here(), False
                reader.i += 1
                continue
            if (upper in JOIN_WORDS or (upper, reader.upper(1)) == ("PASTE", "JOIN")) and not (
                upper in ("LEFT", "RIGHT") and reader.upper(1) == "("
            ):
                words = []
                join_start = reader.here()
                while (
                    reader.upper() in _JOINING
                    or self.joins_arrays()
                    or (reader.upper() in _JOIN_HINTS and reader.upper(1) == "JOIN")
                ):
                    words.append(reader.upper())
                    reader.i += 1
                join, natural = " ".join(words), "NATURAL" in words
                if "ARRAY" in words:
                    self.arrays(block)
                continue
            if self.joins_arrays():
                reader.i += 2
                self.arrays(block)
                continue
            if (upper, reader.upper(1)) == ("LATERAL", "VIEW"):
                self.lateral_view(block)
                continue
            if (upper, reader.upper(1)) == ("MATCH_CONDITION", "("):
                start = reader.here()
                reader.i += 1
                self.expressions.group(block, "ON", None)
                if block.relations:
                    block.relations[-1].on = (start, reader.here())
                continue
            if upper == "ON" and reader.upper(1) not in ("CONFLICT", "DUPLICATE"):
                start = reader.tokens[reader.i].end
                if block.kind == "merge":
                    return
                reader.i += 1
                self.expressions.expression(block, "ON")
                if block.relations:
                    self.unjoined.last(block).on = (start, reader.here())
                continue
            bare = self.lists_bare(block) and reader.at_name(1)  # USING a, b
            if upper == "USING" and (reader.upper(1) == "(" or bare) and block.kind != "merge":
                reader.i += 1
                start = reader.here() if bare else reader.tokens[reader.i].end
                columns = self.bare_list() if bare else reader.plain_list()
                if block.relations:
                    relation = self.unjoined.last(block)
                    relation.using = columns
                    relation.on = (start, reader.here())
                continue
            if (
                upper in ENDS
                or upper in CLAUSES
                or upper in SET_OPERATORS
                or (
                    upper in RESERVED
                    and upper not in ("TABLE", "VALUES", "LEFT", "USER")
                    and (reader.upper(1) != "AS" or upper == "ON")
                )
            ):
                return
            at = reader.i
            if (
                upper == "("
                or upper in ("LATERAL", "TABLE", "ONLY", "UNNEST")
                or reader.at_name()
                or reader.tokens[reader.i].kind == Kind.PARAMETER
                or reader.tokens[reader.i].kind == Kind.STRING
            ):
                found = self.relation(block)
                if found is not None:
                    found.join, found.join_start, found.natural = join, join_start, natural
                    block.relations.append(found)
                    join, natural = "", False
            if reader.i == at:
                return
            self.skip_suffix(block.relations[-1] if block.relations else None, block)

    def searched(self, block: Block) -> None:
        """What SQL Server's CONTAINSTABLE (table, column, …) searches: a query of its own over that table."""
        reader = self.reader
        reader.i += 1
        start = reader.here()
        parts = reader.names()
        inner = Block("select", start, reader.here(), block, None)
        inner.relations.append(Relation(start, parts[-1].end, parts))
        inner.clauses.append(Clause("FROM", start, start, reader.here()))
        if reader.upper() == ",":
            reader.i += 1
            clause = Clause("SELECT", reader.here(), reader.here(), reader.here())
            columns = reader.plain_list() if reader.upper() == "(" else list(reader.names())
            inner.refs += [Ref((column,), "SELECT") for column in columns]
            inner.end = clause.end = reader.here()
            inner.clauses.append(clause)
        block.children.append(inner)
        self.expressions.group(block, "FROM", None, opened=True)

    def lists_bare(self, block: Block) -> bool:
        """Whether USING may be followed by names without parentheses, as in ClickHouse."""
        reader = self.reader
        joined = bool(block.relations) and block.relations[-1].join not in ("", ",")
        return reader.dialect == "clickhouse" or (not reader.dialect and block.kind == "select" and joined)

    def bare_list(self) -> list[Token]:
        """Names with commas between them."""
        reader = self.reader
        found = []
        while reader.at_name():
            found.append(reader.tokens[reader.i])
            reader.i += 1
            if reader.upper() != ",":
                break
            reader.i += 1
        return found

    def joins_arrays(self) -> bool:
        """Whether ClickHouse's ARRAY JOIN is at the cursor."""
        reader = self.reader
        return (reader.upper(), reader.upper(1)) == ("ARRAY", "JOIN")

    def arrays(self, block: Block) -> None:
        """The expressions behind ARRAY JOIN; their aliases are columns."""
        reader = self.reader
        relation = Relation(reader.here(), reader.here(), is_function=True, join="ARRAY JOIN")
        while True:
            self.expressions.expression(block, "FROM")
            if reader.i > 1 and reader.tokens[reader.i - 2].upper == "AS":
                relation.columns.append(reader.tokens[reader.i - 1])
            if reader.upper() != ",":
                break
            reader.i += 1
        relation.end = reader.tokens[reader.i - 1].end
        block.relations.append(relation)

    def lateral_view(self, block: Block) -> None:
        """Hive's and Spark's LATERAL VIEW [OUTER] function (…) table AS column, …"""
        reader = self.reader
        relation = Relation(reader.here(), reader.here(), is_function=True, join="LATERAL VIEW")
        reader.i += 3 if reader.upper(2) == "OUTER" else 2
        relation.parts = reader.names()
        if reader.upper() == "(" and relation.parts:
            self.expressions.group(block, "FROM", relation.parts[-1])
        if reader.at_name() and reader.upper() not in _NO_ALIAS:
            relation.alias = reader.tokens[reader.i]
            reader.i += 1
        if reader.upper() == "AS":
            reader.i += 1
            while reader.at_name():
                relation.columns.append(reader.tokens[reader.i])
                reader.i += 1
                if reader.upper() != "," or not reader.at_name(1):
                    break
                reader.i += 1
        relation.end = reader.tokens[reader.i - 1].end
        block.relations.append(relation)

    def hinted(self, block: Block) -> Relation | None:
        """The target of INSERT, DELETE or MERGE, with the hints that may stand before its alias."""
        found = self.relation(block)
        self.skip_suffix(found, block)
        return found

    def skip_suffix(self, relation: Relation | None, block: Block) -> None:
        """Hints, samples, versions and pivots behind a relation."""
        reader = self.reader
        while reader.upper() in SUFFIXES:
            if self.suffixes.history() or self.suffixes.sample():
                if relation is not None and relation.alias is None:
                    self.alias(relation, block)
                continue
            upper = reader.upper()
            if (upper, reader.upper(1)) == ("NOT", "INDEXED"):
                reader.i += 2
                continue
            if self.suffixes.only_hints():
                reader.skip_group()
                if relation is not None and relation.alias is None:
                    self.alias(relation, block)
                continue
            if upper in ("PIVOT", "UNPIVOT", "MATCH_RECOGNIZE") and relation is not None:
                reader.i += 1
                while reader.upper() in ("INCLUDE", "EXCLUDE", "NULLS"):
                    reader.i += 1
                if reader.upper() == "(":
                    reader.skip_group()
                relation.is_function = True
                self.alias(relation, block)
            elif (
                upper in ("TABLESAMPLE", "SAMPLE", "WITH", "PARTITION", "USE", "FORCE", "IGNORE", "FINAL")
                or self.suffixes.indexed()
            ):
                if upper == "WITH" and reader.upper(1) not in ("(", "ORDINALITY"):
                    return
                if upper == "INDEXED":
                    reader.i += 3
                    continue
                reader.i += 1
                while reader.upper() in (
                    "BERNOULLI",
                    "SYSTEM",
                    "INDEX",
                    "KEY",
                    "BY",
                    "ORDINALITY",
                    "FOR",
                    "RESERVOIR",
                ) or (reader.i < reader.size and reader.tokens[reader.i].kind == Kind.NUMBER):
                    reader.i += 1
                if reader.upper() == "(":
                    reader.skip_group()
                if relation is not None and relation.alias is None:
                    self.alias(relation, block)
            else:
                return

    def relation(self, block: Block) -> Relation | None:
        """One relation with its alias; None for parentheses around joins, which add to the block themselves."""
        reader = self.reader
        start = reader.here()
        if reader.depth > DEEPEST:
            reader.skip_group()
            return None
        lateral = False
        while reader.upper() in ("LATERAL", "ONLY"):
            lateral = lateral or reader.upper() == "LATERAL"
            reader.i += 1
        if reader.dialect == "spark" and reader.upper() == "STREAM" and reader.at_name(1):
            reader.i += 1
        relation = Relation(start, start)
        if reader.upper() in ("FINAL", "OLD", "NEW") and (reader.upper(1), reader.upper(2)) == ("TABLE", "("):
            reader.i += 3  # Db2's rows of a change
            block.children += self.query(block, block.outer)
            reader.skip_to_close()
            relation.is_function = True
        elif reader.upper() == "(":
            inner = reader.upper(1)
            if inner in _MAKE_ROWS and reader.at_name(2):
                reader.skip_group()
                relation.is_function = True
            elif inner in ("SELECT", "WITH", "VALUES", "FROM", "(") or inner in ("INSERT", "UPDATE", "DELETE"):
                at = reader.i
                reader.i += 1
                reader.depth += 1
                lateral = lateral or (at > 0 and reader.tokens[at - 1].upper in ("APPLY", "LATERAL"))
                relation.body = self.query(block, block if lateral else block.outer)
                if relation.body and not (inner == "(" and reader.upper() not in (")", ";", "")):
                    block.children += relation.body
                    reader.skip_to_close()
                    reader.depth -= 1
                else:
                    reader.depth -= 1
                    reader.i = at
                    relation.body = None
            if relation.body is None and not relation.is_function:
                reader.i += 1
                reader.depth += 1
                self.relations(block)
                reader.depth -= 1
                if reader.upper() == ")":
                    reader.i += 1
                relation.is_function = True  # what an alias of joins offers, nobody knows
                relation.end = reader.tokens[reader.i - 1].end
                self.alias(relation, block)
                return relation if relation.alias is not None else None
        elif reader.stage_path():
            relation.is_function = True
            if reader.upper() == "(":
                reader.skip_group()
        elif reader.i < reader.size and reader.tokens[reader.i].kind in (Kind.PARAMETER, Kind.STRING):
            if reader.tokens[reader.i].kind == Kind.PARAMETER and reader.upper(1) == "." and reader.at_name(2):
                reader.i += 2  # a placeholder for the schema
                relation.parts = reader.names()
            elif reader.at_table() and (reader.upper(1) != "(" or block.kind == "insert"):
                relation.parts = (reader.tokens[reader.i],)
                reader.i += 1
            else:
                relation.is_function = True
                reader.i += 1
            if reader.upper() == "(" and relation.is_function:
                reader.skip_group()
        elif reader.upper() == "VALUES":
            reader.i += 1
            relation.is_function = True
            self.expressions.listed(block, "VALUES")
        elif reader.upper() == "TABLE" and reader.upper(1) == "(":
            call = reader.tokens[reader.i]
            reader.i += 1
            relation.is_function = True
            self.expressions.parenthesis(block, "FROM", call)
        else:
            relation.parts = reader.relation_names()
            if reader.upper() == ".":
                reader.i += 1
            if (
                reader.upper() == "("
                and not self.suffixes.only_hints()
                and block.kind not in ("insert",)
                and relation.parts
            ):
                if relation.parts[-1].upper in _SEARCHES and reader.at_name(1):
                    self.searched(block)
                else:
                    self.expressions.group(block, "FROM", relation.parts[-1])
                relation.is_function = True
        if not relation.parts and relation.body is None and not relation.is_function:
            return None
        relation.end = reader.tokens[reader.i - 1].end
        self.alias(relation, block)
        return relation

    def alias(self, relation: Relation, block: Block) -> None:
        """The alias at the cursor, if there is one, with names for the columns."""
        reader = self.reader
        explicit = reader.upper() == "AS"
        if (explicit and reader.upper(1) == "OF") or self.suffixes.travels() or self.suffixes.indexed():
            return
        if explicit:
            reader.i += 1
        if (
            reader.at_name()
            and (reader.tokens[reader.i].kind == Kind.QUOTED or reader.upper() not in _NO_ALIAS)
            and not (block.kind == "merge" and reader.upper() == "USING")
            and (reader.upper(), reader.upper(1)) != ("PASTE", "JOIN")
            and not reader.begins_another()
        ):
            relation.alias = reader.tokens[reader.i]
            reader.i += 1
            relation.end = reader.tokens[reader.i - 1].end
            if reader.upper() == "(" and block.kind != "insert" and not self.suffixes.only_hints():
                relation.columns = reader.plain_list()
        elif reader.i < reader.size and explicit and reader.upper() == "(":
            relation.columns = reader.plain_list()
