"""Select lists and FROM: items with their aliases, relations with their joins."""

from __future__ import annotations

from sql_copilot_ls.analysis.blocks import Block, Item, Relation
from sql_copilot_ls.analysis.parse_expressions import AGGREGATES, ExpressionReader, ends_operand, has_over
from sql_copilot_ls.analysis.parse_tokens import CLAUSES, DEEPEST, JOIN_WORDS, SET_OPERATORS, WORDS
from sql_copilot_ls.sql.keywords import RESERVED, words
from sql_copilot_ls.sql.lexer import Kind

_NO_ALIAS = (
    RESERVED
    | JOIN_WORDS
    | words(
        """
    WINDOW QUALIFY RETURNING TABLESAMPLE SAMPLE PIVOT UNPIVOT PARTITION USE FORCE IGNORE CONNECT START MATCHED
    MINUS PREWHERE OPTION LATERAL CLUSTER DISTRIBUTE SORT FINAL APPLY MATCH_RECOGNIZE GO LOOP DO FORMAT SETTINGS
    ARRAY VERSION TIMESTAMP OUTPUT
    """
    )
    - {"USER"}
)


class RelationReader(ExpressionReader):
    """Reads select lists and relations into a block."""

    def select_list(self, block: Block) -> None:
        """The entries behind SELECT or RETURNING, with DISTINCT and TOP before them."""
        while True:
            upper = self.upper()
            if upper in ("DISTINCT", "ALL", "DISTINCTROW", "SQL_CALC_FOUND_ROWS", "STRAIGHT_JOIN"):
                self.i += 1
                if self.upper() == "ON" and self.upper(1) == "(":
                    self.i += 1
                    self.group(block, "DISTINCT ON", None)
            elif upper == "TOP" and (
                self.upper(1) == "("
                or (self.i + 1 < self.size and self.tokens[self.i + 1].kind in (Kind.NUMBER, Kind.PARAMETER))
            ):
                self.i += 1
                if self.upper() == "(":
                    self.group(block, "TOP", None)
                else:
                    self.i += 1
                while self.upper() in ("PERCENT",) or (self.upper() == "WITH" and self.upper(1) == "TIES"):
                    self.i += 1 if self.upper() == "PERCENT" else 2
            else:
                break
        while True:
            self.item(block)
            if self.upper() != ",":
                return
            self.i += 1

    def item(self, block: Block) -> None:
        """One entry with its alias."""
        start, first_ref, first_call = self.i, len(block.refs), len(block.calls)
        clause = block.clauses[-1].name
        self.expression(block, clause)
        if self.i == start:
            return
        tokens = self.tokens[start : self.i]
        item = Item(tokens[0].start, tokens[-1].end)
        refs = block.refs[first_ref:]
        if self.dialect == "tsql" and len(tokens) > 2 and tokens[1].text == "=" and tokens[0].kind in WORDS:
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
        if item.alias is last and before is not None:
            core = tokens[:-2] if before.upper == "AS" and before.kind == Kind.WORD else tokens[:-1]
            block.refs[first_ref:] = [r for r in block.refs[first_ref:] if r.parts[-1] is not last]
        refs = block.refs[first_ref:]
        if core and core[-1].text == "*" and (len(core) == 1 or core[-2].text == "."):
            item.star = True
            item.qualifier = core[-3].text if len(core) > 2 else ""
        elif "*" in (t.text for t in core[:3:2]) and any(t.upper in ("EXCEPT", "EXCLUDE", "REPLACE") for t in core[:5]):
            item.star = True
            item.qualifier = core[0].text if len(core) > 2 and core[1].text == "." else ""
        if len(refs) == 1 and core and refs[0].parts[0] is core[0] and refs[0].parts[-1] is core[-1]:
            item.column = refs[0]
        elif len(core) > 1 and core[0].kind == Kind.WORD and core[1].text == "(":
            item.function = core[0].text
        calls = [c for c in block.calls[first_call:] if c.name.upper in AGGREGATES]
        item.aggregates = bool(calls) and not all(has_over(self.tokens, c) for c in calls)
        block.items.append(item)

    def relations(self, block: Block) -> None:
        """Relations with their joins and conditions."""
        join, join_start, natural = "", self.here(), False
        while self.i < self.size:
            upper = self.upper()
            if upper == ",":
                join, join_start, natural = ",", self.here(), False
                self.i += 1
                continue
            if upper in JOIN_WORDS and not (upper in ("LEFT", "RIGHT") and self.upper(1) == "("):
                words = []
                join_start = self.here()
                while self.upper() in JOIN_WORDS | {"APPLY", "ANY", "ALL", "LATERAL"} or self.joins_arrays():
                    words.append(self.upper())
                    self.i += 1
                join, natural = " ".join(words), "NATURAL" in words
                if "ARRAY" in words:
                    self.arrays(block)
                continue
            if self.joins_arrays():
                self.i += 2
                self.arrays(block)
                continue
            if (upper, self.upper(1)) == ("LATERAL", "VIEW"):
                self.lateral_view(block)
                continue
            if upper == "ON" and self.upper(1) not in ("CONFLICT", "DUPLICATE"):
                start = self.tokens[self.i].end
                if block.kind == "merge":
                    return
                self.i += 1
                self.expression(block, "ON")
                if block.relations:
                    relation = next(
                        (r for r in reversed(block.relations) if r.on is None and r.join not in ("", ",")),
                        block.relations[-1],
                    )
                    relation.on = (start, self.here())
                continue
            if upper == "USING" and self.upper(1) == "(" and block.kind != "merge":
                self.i += 1
                start = self.tokens[self.i].end
                columns = self.plain_list()
                if block.relations:
                    block.relations[-1].using = columns
                    block.relations[-1].on = (start, self.here())
                continue
            if (
                upper in (")", ";")
                or upper in CLAUSES
                or upper in SET_OPERATORS
                or (
                    upper in RESERVED
                    and upper not in ("TABLE", "VALUES", "LEFT", "USER")
                    and (self.upper(1) != "AS" or upper == "ON")
                )
            ):
                return
            at = self.i
            if (
                upper == "("
                or upper in ("LATERAL", "TABLE", "ONLY", "UNNEST")
                or self.at_name()
                or self.tokens[self.i].kind == Kind.PARAMETER
                or self.tokens[self.i].kind == Kind.STRING
            ):
                found = self.relation(block)
                if found is not None:
                    found.join, found.join_start, found.natural = join, join_start, natural
                    block.relations.append(found)
                    join, natural = "", False
            if self.i == at:
                return
            self.skip_suffix(block)

    def joins_arrays(self) -> bool:
        """Whether ClickHouse's ARRAY JOIN is at the cursor."""
        return (self.upper(), self.upper(1)) == ("ARRAY", "JOIN")

    def arrays(self, block: Block) -> None:
        """The expressions behind ARRAY JOIN; their aliases are columns."""
        relation = Relation(self.here(), self.here(), is_function=True, join="ARRAY JOIN")
        while True:
            self.expression(block, "FROM")
            if self.i > 1 and self.tokens[self.i - 2].upper == "AS":
                relation.columns.append(self.tokens[self.i - 1])
            if self.upper() != ",":
                break
            self.i += 1
        relation.end = self.tokens[self.i - 1].end
        block.relations.append(relation)

    def lateral_view(self, block: Block) -> None:
        """Hive's and Spark's LATERAL VIEW [OUTER] function (…) table AS column, …"""
        relation = Relation(self.here(), self.here(), is_function=True, join="LATERAL VIEW")
        self.i += 3 if self.upper(2) == "OUTER" else 2
        relation.parts = self.names()
        if self.upper() == "(" and relation.parts:
            self.group(block, "FROM", relation.parts[-1])
        if self.at_name() and self.upper() not in _NO_ALIAS:
            relation.alias = self.tokens[self.i]
            self.i += 1
        if self.upper() == "AS":
            self.i += 1
            while self.at_name():
                relation.columns.append(self.tokens[self.i])
                self.i += 1
                if self.upper() != "," or not self.at_name(1):
                    break
                self.i += 1
        relation.end = self.tokens[self.i - 1].end
        block.relations.append(relation)

    def history(self) -> bool:
        """Whether a version or time of a table was passed over: VERSION AS OF …, FOR SYSTEM_TIME BETWEEN … AND …"""
        at = self.i
        if self.upper() == "FOR":
            self.i += 1
        if self.upper() not in ("VERSION", "TIMESTAMP", "SYSTEM_TIME", "SYSTEM_VERSION"):
            self.i = at
            return False
        self.i += 1
        if (self.upper(), self.upper(1)) == ("AS", "OF"):
            self.i += 2
            self.moment()
        elif self.upper() in ("FROM", "BETWEEN") and self.i - at == 2:
            self.i += 1
            self.moment()
            self.i += 1
            self.moment()
        elif self.upper() == "ALL" and self.i - at == 2:
            self.i += 1
        else:
            self.i = at
            return False
        return True

    def moment(self) -> None:
        """To behind a value: a literal, a name, a call."""
        if self.upper() != "(":
            self.i += 1
        if self.upper() == "(":
            self.skip_group()

    def sample(self) -> bool:
        """Whether DuckDB's USING SAMPLE … was passed over."""
        if (self.upper(), self.upper(1)) != ("USING", "SAMPLE"):
            return False
        self.i += 2
        while self.i < self.size and (
            self.tokens[self.i].kind == Kind.NUMBER
            or self.upper() in ("%", "(", "PERCENT", "ROWS", "RESERVOIR", "BERNOULLI", "SYSTEM", "REPEATABLE")
        ):
            if self.upper() == "(":
                self.skip_group()
            else:
                self.i += 1
        return True

    def skip_suffix(self, block: Block) -> None:
        """Hints, samples, versions and pivots behind a relation."""
        while True:
            if self.history() or self.sample():
                if block.relations and block.relations[-1].alias is None:
                    self.alias(block.relations[-1], block)
                continue
            upper = self.upper()
            if upper in ("PIVOT", "UNPIVOT", "MATCH_RECOGNIZE") and block.relations:
                self.i += 1
                if self.upper() == "(":
                    self.skip_group()
                block.relations[-1].is_function = True
                self.alias(block.relations[-1], block)
            elif (
                upper in ("TABLESAMPLE", "SAMPLE", "WITH", "PARTITION", "USE", "FORCE", "IGNORE", "FINAL", "INDEXED")
                and upper != ""
            ):
                if upper == "WITH" and self.upper(1) not in ("(", "ORDINALITY"):
                    return
                self.i += 1
                while self.upper() in (
                    "BERNOULLI",
                    "SYSTEM",
                    "INDEX",
                    "KEY",
                    "BY",
                    "ORDINALITY",
                    "FOR",
                    "RESERVOIR",
                ) or (self.i < self.size and self.tokens[self.i].kind == Kind.NUMBER):
                    self.i += 1
                if self.upper() == "(":
                    self.skip_group()
                if block.relations and block.relations[-1].alias is None:
                    self.alias(block.relations[-1], block)
            else:
                return

    def relation(self, block: Block) -> Relation | None:
        """One relation with its alias; None for parentheses around joins, which add to the block themselves."""
        start = self.here()
        if self.depth > DEEPEST:
            self.skip_group()
            return None
        lateral = False
        while self.upper() in ("LATERAL", "ONLY"):
            lateral = lateral or self.upper() == "LATERAL"
            self.i += 1
        relation = Relation(start, start)
        if self.upper() == "(":
            inner = self.upper(1)
            if inner in ("SELECT", "WITH", "VALUES", "FROM", "(") or inner in ("INSERT", "UPDATE", "DELETE"):
                at = self.i
                self.i += 1
                self.depth += 1
                lateral = lateral or (at > 0 and self.tokens[at - 1].upper in ("APPLY", "LATERAL"))
                relation.body = self.query(block, block if lateral else block.outer)
                if relation.body:
                    block.children += relation.body
                    self.skip_to_close()
                    self.depth -= 1
                else:
                    self.depth -= 1
                    self.i = at
                    relation.body = None
            if relation.body is None:
                self.i += 1
                self.depth += 1
                self.relations(block)
                self.depth -= 1
                if self.upper() == ")":
                    self.i += 1
                return None
        elif self.i < self.size and self.tokens[self.i].kind in (Kind.PARAMETER, Kind.STRING):
            relation.is_function = True
            self.i += 1
            if self.upper() == "(":
                self.skip_group()
        elif self.upper() == "VALUES":
            self.i += 1
            relation.is_function = True
            self.listed(block, "VALUES")
        elif self.upper() == "TABLE" and self.upper(1) == "(":
            call = self.tokens[self.i]
            self.i += 1
            relation.is_function = True
            self.parenthesis(block, "FROM", call)
        else:
            relation.parts = self.names()
            if self.upper() == ".":
                self.i += 1
            if self.upper() == "(" and block.kind not in ("insert",) and relation.parts:
                self.group(block, "FROM", relation.parts[-1])
                relation.is_function = True
        if not relation.parts and relation.body is None and not relation.is_function:
            return None
        relation.end = self.tokens[self.i - 1].end
        self.alias(relation, block)
        return relation

    def alias(self, relation: Relation, block: Block) -> None:
        """The alias at the cursor, if there is one, with names for the columns."""
        explicit = self.upper() == "AS"
        if explicit:
            self.i += 1
        if (
            self.at_name()
            and (self.tokens[self.i].kind == Kind.QUOTED or self.upper() not in _NO_ALIAS)
            and not (block.kind == "merge" and self.upper() == "USING")
        ):
            relation.alias = self.tokens[self.i]
            self.i += 1
            relation.end = self.tokens[self.i - 1].end
            if self.upper() == "(" and block.kind != "insert":
                relation.columns = self.plain_list()
        elif self.i < self.size and explicit and self.upper() == "(":
            relation.columns = self.plain_list()
